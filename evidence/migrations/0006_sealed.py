from django.db import migrations, models

import vault.fields
from trail.guards import installing
from vault.migrating import SealColumns, reseal


def take_guards_down(apps, schema_editor):
    """They refuse any change of what was sent or written; `migrate` puts them back at its end."""
    installing.remove(schema_editor.connection)


#: Model, column, what its bytes are bound to, and whose key seals them now.
FILES = [
    ("Attachment", "sealed_name", "attachment-name", "case"),
    ("AttachmentFile", "sealed", "attachment-file", "attachment.case"),
    ("SummaryFile", "sealed", "summary-file", "summary.case"),
    ("FormFile", "sealed", "form-file", "form.referral.case"),
    ("Handover", "copy", "handover", "file.summary.case"),
    ("SigningKey", "sealed", "signing-key", "school"),
]


def seal_files_again(apps, schema_editor):
    for name, column, kind, path in FILES:
        rows = apps.get_model("evidence", name)._base_manager.all()
        reseal(rows, column, path, lambda row, kind=kind: f"{kind}:{row.pk}")


class Migration(migrations.Migration):
    dependencies = [("evidence", "0005_reviewing_desk"), ("referrals", "0011_sealed"), ("vault", "0001_keys")]

    operations = [
        migrations.RunPython(take_guards_down, migrations.RunPython.noop),
        migrations.RemoveConstraint("attachment", "attachment_described"),
        migrations.RemoveConstraint("policeadvice", "police_advice_says_something"),
        migrations.RemoveConstraint("attachmentswitch", "attachment_switch_has_reason"),
        migrations.RemoveConstraint("handover", "handover_again_with_reason"),
        migrations.RemoveConstraint("redaction", "redaction_left_in_with_reason"),
        migrations.RemoveConstraint("redaction", "redaction_retyped_with_reason"),
        SealColumns(
            "attachment",
            description=vault.fields.SealedTextField(key_of='case'),
        ),
        SealColumns(
            "policeadvice",
            officer=vault.fields.SealedCharField(key_of='quarantine.attachment.case', max_length=120),
            reference=vault.fields.SealedCharField(key_of='quarantine.attachment.case', max_length=60),
            advice=vault.fields.SealedTextField(key_of='quarantine.attachment.case'),
        ),
        SealColumns(
            "attachmentswitch",
            reason=vault.fields.SealedTextField(key_of='school'),
        ),
        SealColumns(
            "summaryentry",
            text=vault.fields.SealedTextField(key_of='summary.case'),
            left_as=vault.fields.SealedJSONField(blank=True, key_of='summary.case', null=True),
        ),
        SealColumns(
            "summaryfile",
            manifest=vault.fields.SealedJSONField(default=dict, key_of='summary.case'),
        ),
        SealColumns(
            "referralform",
            sheet=vault.fields.SealedJSONField(key_of='referral.case'),
        ),
        SealColumns(
            "handover",
            reason=vault.fields.SealedCharField(blank=True, key_of='file.summary.case', max_length=300),
        ),
        SealColumns(
            "caseperson",
            name=vault.fields.SealedCharField(blank=True, key_of='case', max_length=160),
            other_names=vault.fields.SealedJSONField(blank=True, default=list, key_of='case'),
            handles=vault.fields.SealedJSONField(blank=True, default=list, key_of='case'),
            phone=vault.fields.SealedCharField(blank=True, key_of='case', max_length=30),
        ),
        SealColumns(
            "redaction",
            retyped=vault.fields.SealedCharField(blank=True, key_of='entry.summary.case', max_length=120),
            reason=vault.fields.SealedCharField(blank=True, key_of='entry.summary.case', max_length=300),
        ),
        SealColumns(
            "summary",
            recipient=vault.fields.SealedCharField(key_of='case', max_length=200),
        ),
        migrations.RunPython(seal_files_again, migrations.RunPython.noop),
        migrations.AddConstraint("attachment", models.CheckConstraint(condition=models.Q(('description', ''), _negated=True), name='attachment_described')),
        migrations.AddConstraint("policeadvice", models.CheckConstraint(condition=models.Q(('advice', ''), _negated=True), name='police_advice_says_something')),
        migrations.AddConstraint("attachmentswitch", models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='attachment_switch_has_reason')),
        migrations.AddConstraint("handover", models.UniqueConstraint(condition=models.Q(('reason', '')), fields=('file',), name='handover_again_with_reason')),
        migrations.AddConstraint("redaction", models.CheckConstraint(condition=models.Q(models.Q(('decision', 'rejected'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='redaction_left_in_with_reason')),
        migrations.AddConstraint("redaction", models.CheckConstraint(condition=models.Q(models.Q(('retyped', ''), models.Q(('decision', 'retyped'), _negated=True)), models.Q(('decision__in', ['retyped', 'rejected']), models.Q(('retyped', ''), _negated=True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='redaction_retyped_with_reason')),
    ]
