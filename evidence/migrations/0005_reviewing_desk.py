"""The reviewing desk: readings of a reviewer, labels of one summary alone, the text as it left.

Summaries drafted before keep labels without a series: that is how they left.
"""

from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import evidence.models.summary

DECISIONS = [
    ("open", "Not decided"),
    ("accepted", "Taken out"),
    ("rejected", "Left in"),
    ("retyped", "Read otherwise"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0004_attachments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("redaction", "retyped", models.CharField(blank=True, max_length=120)),
        migrations.AlterField(
            "redaction", "decision", models.CharField(choices=DECISIONS, default="open", max_length=8)
        ),
        migrations.AddField(
            "summary", "series", models.CharField(default="", editable=False, max_length=3)
        ),
        migrations.AlterField(
            "summary",
            "series",
            models.CharField(default=evidence.models.summary.summary_series, editable=False, max_length=3),
        ),
        migrations.AddField("summaryentry", "left_as", models.JSONField(blank=True, null=True)),
        migrations.AddConstraint(
            "redaction",
            models.CheckConstraint(
                condition=Q(retyped="") & ~Q(decision="retyped")
                | Q(decision__in=["retyped", "rejected"]) & ~Q(retyped="") & ~Q(reason=""),
                name="redaction_retyped_with_reason",
            ),
        ),
        migrations.AddConstraint(
            "summary",
            models.UniqueConstraint(
                fields=["case", "series"], condition=~Q(series=""), name="summary_series_once_a_case"
            ),
        ),
        migrations.AddConstraint(
            "summary",
            models.CheckConstraint(
                name="summary_approved_by_no_reviewer",
                condition=~Q(state__in=["approved", "released"]) | ~Q(approved_by=F("reviewed_by")),
            ),
        ),
    ]
