import people.fields
import vault.fields
import vault.marks
from django.db import migrations, models
from vault.migrating import SealColumns


def char(key, length, **options):
    return vault.fields.SealedCharField(key_of=key, max_length=length, **options)


def names():
    return vault.fields.SealedJSONField(blank=True, default=list, key_of="school")


def seal_again(apps, schema_editor):
    """The marks of the pupils' numbers are made by saving them."""
    for pupil in apps.get_model("people", "Pupil").objects.order_by("pk").iterator(500):
        pupil.save(update_fields=["upn_mark"])


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("vault", "0001_keys")]

    operations = [
        migrations.RemoveConstraint("pupil", "pupil_upn_once_a_school"),
        migrations.RemoveIndex("pupil", "pupil_by_name"),
        migrations.RemoveIndex("staffmember", "staff_by_name"),
        migrations.AlterModelOptions("pupil", {}),
        migrations.AlterModelOptions("contact", {}),
        migrations.AlterModelOptions("staffmember", {}),
        migrations.AlterModelOptions("user", {}),
        SealColumns(
            "pupil",
            first=char("school", 80),
            surname=char("school", 80),
            preferred=char("school", 80, blank=True),
            other_names=names(),
            date_of_birth=vault.fields.SealedDateField(key_of="school"),
            address=char("school", 200, blank=True),
            postcode=char("school", 10, blank=True),
            upn=char("school", 13, blank=True),
            username=char("school", 40, blank=True),
            email=char("school", 200, blank=True),
            phone=char("school", 30, blank=True),
            first_language=char("school", 60, blank=True),
            needs=vault.fields.SealedTextField(blank=True, key_of="school"),
            search=vault.fields.SealedTextField(default=" ", editable=False, key_of="school"),
        ),
        SealColumns(
            "contact",
            title=char("school", 20, blank=True),
            first=char("school", 80),
            surname=char("school", 80),
            other_names=names(),
            phone=char("school", 30, blank=True),
            email=char("school", 200, blank=True),
            address=char("school", 200, blank=True),
            postcode=char("school", 10, blank=True),
        ),
        SealColumns(
            "staffmember",
            title=char("school", 20, blank=True),
            first=char("school", 80),
            surname=char("school", 80),
            other_names=names(),
            job=char("school", 120, blank=True),
            email=char("school", 200, blank=True),
            phone=char("school", 30, blank=True),
            search=vault.fields.SealedTextField(default=" ", editable=False, key_of="school"),
        ),
        SealColumns("user", name=char("installation", 120), phone=char("installation", 30, blank=True)),
        # Only now the columns that fill themselves from methods, which the rows of a migration do not have.
        migrations.AlterField("pupil", "search", people.fields.SearchWords()),
        migrations.AlterField("staffmember", "search", people.fields.SearchWords()),
        migrations.AddField("pupil", "upn_mark", vault.marks.MarkField(of="upn", within="school_id")),
        migrations.RunPython(seal_again, migrations.RunPython.noop),
        migrations.AddConstraint(
            "pupil", models.UniqueConstraint(fields=["school", "upn_mark"], name="pupil_upn_once_a_school")
        ),
    ]
