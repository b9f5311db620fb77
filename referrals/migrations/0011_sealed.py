from django.db import migrations, models

import vault.fields
from trail.guards import installing
from vault.blind_index import mark
from vault.migrating import SealColumns
from workflows.aliases import names_in, numbers_in


def take_guards_down(apps, schema_editor):
    """They refuse any change of what was sent or written; `migrate` puts them back at its end."""
    installing.remove(schema_editor.connection)


def mark_again(apps, schema_editor):
    """Marks were made with the master key: it could never be replaced. Now they are made with a key of their own."""
    marks = apps.get_model("referrals", "NameMark")
    marks._base_manager.all().delete()
    for child in apps.get_model("referrals", "ConcernChild")._base_manager.exclude(case=None):
        concern = child.concern
        said = "\n".join([concern.child_words, concern.saw, concern.told, concern.contact_names])
        found = sorted(names_in(concern.contact_names) | numbers_in(said))
        rows = [marks(case_id=child.case_id, mark=mark(one, context="referrals_namemark.mark")) for one in found]
        marks._base_manager.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("referrals", "0010_beat_lease"), ("people", "0002_sealed"), ("vault", "0001_keys")]

    operations = [
        migrations.RunPython(take_guards_down, migrations.RunPython.noop),
        migrations.RemoveConstraint("consideration", "consideration_reason_given"),
        migrations.RemoveConstraint("childpart", "child_part_corrected_for_a_reason"),
        migrations.RemoveConstraint("concernchild", "child_pointed_to"),
        migrations.RemoveConstraint("decision", "decision_reason_given"),
        migrations.RemoveConstraint("grant", "grant_reason_given"),
        migrations.RemoveConstraint("note", "note_says_something"),
        migrations.RemoveConstraint("thresholddecision", "threshold_reason_given"),
        SealColumns(
            "case",
            child_text=vault.fields.SealedCharField(blank=True, key_of='self', max_length=300),
            about_text=vault.fields.SealedCharField(blank=True, key_of='self', max_length=200),
        ),
        SealColumns(
            "consideration",
            reason=vault.fields.SealedTextField(key_of='assessment.case'),
        ),
        SealColumns(
            "childpart",
            reason=vault.fields.SealedTextField(blank=True, key_of='case'),
        ),
        SealColumns(
            "concern",
            adult_text=vault.fields.SealedCharField(blank=True, key_of='self', max_length=200),
            happened_text=vault.fields.SealedCharField(blank=True, key_of='self', max_length=200),
            place=vault.fields.SealedCharField(blank=True, key_of='self', max_length=200),
            child_words=vault.fields.SealedTextField(blank=True, key_of='self'),
            saw=vault.fields.SealedTextField(blank=True, key_of='self'),
            told=vault.fields.SealedTextField(blank=True, key_of='self'),
            think=vault.fields.SealedTextField(blank=True, key_of='self'),
            platform=vault.fields.SealedCharField(blank=True, key_of='self', max_length=200),
            contact_names=vault.fields.SealedTextField(blank=True, key_of='self'),
            did=vault.fields.SealedTextField(blank=True, key_of='self'),
        ),
        SealColumns(
            "concernchild",
            description=vault.fields.SealedCharField(blank=True, key_of='concern', max_length=300),
        ),
        SealColumns(
            "decision",
            reason=vault.fields.SealedTextField(blank=True, key_of='case'),
            facts=vault.fields.SealedJSONField(blank=True, default=dict, key_of='case'),
        ),
        SealColumns(
            "grant",
            reason=vault.fields.SealedTextField(key_of='case'),
        ),
        SealColumns(
            "note",
            text=vault.fields.SealedTextField(key_of='case'),
            spoke_to=vault.fields.SealedCharField(blank=True, key_of='case', max_length=200),
            told_by=vault.fields.SealedCharField(blank=True, key_of='case', max_length=120),
        ),
        SealColumns(
            "referral",
            reason=vault.fields.SealedTextField(blank=True, key_of='case'),
            outside_reference=vault.fields.SealedCharField(blank=True, key_of='case', max_length=200),
            sheet_answers=vault.fields.SealedJSONField(blank=True, default=dict, key_of='case'),
            facts=vault.fields.SealedJSONField(blank=True, default=dict, key_of='case'),
        ),
        SealColumns(
            "thresholddecision",
            reason=vault.fields.SealedTextField(key_of='case'),
        ),
        migrations.RunPython(mark_again, migrations.RunPython.noop),
        migrations.AddConstraint("consideration", models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='consideration_reason_given')),
        migrations.AddConstraint("childpart", models.CheckConstraint(condition=models.Q(('corrects', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='child_part_corrected_for_a_reason')),
        migrations.AddConstraint("concernchild", models.CheckConstraint(condition=models.Q(('pupil__isnull', False), models.Q(('description', ''), _negated=True), _connector='OR'), name='child_pointed_to')),
        migrations.AddConstraint("decision", models.CheckConstraint(condition=models.Q(('needs_reason', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='decision_reason_given')),
        migrations.AddConstraint("grant", models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='grant_reason_given')),
        migrations.AddConstraint("note", models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='note_says_something')),
        migrations.AddConstraint("thresholddecision", models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='threshold_reason_given')),
    ]
