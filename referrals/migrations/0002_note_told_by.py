from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_records")]

    operations = [
        migrations.AddField("note", "told_by", models.CharField(blank=True, max_length=120)),
    ]
