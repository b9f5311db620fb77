import referrals.models.notice
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0013_channels_and_digests'),
    ]

    operations = [
        migrations.AddField(
            model_name='notice',
            name='clock_month',
            field=referrals.models.notice.ClockMonth(blank=True, editable=False, null=True),
        ),
    ]
