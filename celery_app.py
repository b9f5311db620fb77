"""The Celery application: workers wake up here, and the one beat table says who is woken when.

Database rows are the record of work; a message only wakes somebody who looks at the rows. So a lost message costs
at most one sweep, and every message is JSON that holds ids only. Imports no code of ours: tasks are found by name.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

BEAT = {
    "every minute: find the clocks that are due and write their notices": {
        "task": "referrals.tasks.sweep_clocks",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "every minute: send the notices that wait, also those no wake-up came for": {
        "task": "referrals.tasks.send_notices",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "every hour: look for open cases in which nothing is due": {
        "task": "referrals.tasks.watch_silence",
        "schedule": 3600.0,
        "options": {"expires": 1800},
    },
    "every five minutes: count the deadlines that run, for /metrics": {
        "task": "referrals.tasks.tally_clocks",
        "schedule": 300.0,
        "options": {"expires": 240},
    },
    "every half hour: send the weekly overviews to leads and heads who had none this week": {
        "task": "referrals.tasks.send_overviews",
        "schedule": 1800.0,
        "options": {"expires": 900},
    },
    "every minute: work on the evidence summaries that wait, also those no wake-up came for": {
        "task": "evidence.tasks.work_on_summaries",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "every minute: make the files of referral forms that wait, also those no wake-up came for": {
        "task": "evidence.tasks.make_forms",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "every minute: make the files of audit reports that wait, also those no wake-up came for": {
        "task": "oversight.tasks.make_reports",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "every day: reckon findings, measures and the yearly list for the cases that have moved on": {
        "task": "oversight.tasks.reckon",
        "schedule": 86400.0,
        "options": {"expires": 43200},
    },
    "every hour: forget the sign-ins that have ended": {
        "task": "people.tasks.forget_sign_ins",
        "schedule": 3600.0,
        "options": {"expires": 1800},
    },
    "every hour: sign a checkpoint of the trail when something was written, and send it outside": {
        "task": "trail.tasks.write_checkpoint",
        "schedule": 3600.0,
        "options": {"expires": 1800},
    },
    "every minute: send the checkpoints that wait for a target that was away": {
        "task": "trail.tasks.send_checkpoints",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
}

app = Celery("handrail")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = BEAT
