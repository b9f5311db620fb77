from django.urls import URLPattern, URLResolver, path

from evidence.views import (
    answering,
    attachments,
    deciding,
    drafting,
    locking,
    marking,
    people,
    referral_forms,
    signing,
    summary,
)
from evidence.views.collecting import collect
from evidence.views.handing_over import download, download_copy, hand_over, handing, take_back
from evidence.views.school_key import school_key
from evidence.views.switching import switch
from evidence.views.verifying import verify

urlpatterns: list[URLPattern | URLResolver] = [
    path("evidence/cases/<uuid:pk>/panel", drafting.panel, name="summary_panel"),
    path("evidence/cases/<uuid:pk>/new/", drafting.new, name="summary_new"),
    path("evidence/cases/<uuid:pk>/new/<slug:audience>/", drafting.draft, name="summary_draft"),
    path("evidence/cases/<uuid:pk>/people/", people.people, name="case_people"),
    path("evidence/cases/<uuid:pk>/people/<uuid:person>/remove/", people.remove, name="case_person_remove"),
    path("evidence/summaries/<uuid:pk>/", summary.page, name="summary"),
    path("evidence/summaries/<uuid:pk>/progress/", summary.progress, name="summary_progress"),
    path("evidence/summaries/<uuid:pk>/preview/", summary.preview, name="summary_preview"),
    path("evidence/summaries/<uuid:pk>/file/", download, name="summary_file"),
    path("evidence/summaries/<uuid:pk>/handing/", handing, name="summary_handing"),
    path("evidence/summaries/<uuid:pk>/hand-over/", hand_over, name="summary_hand_over"),
    path("evidence/handovers/<uuid:pk>/file/", download_copy, name="handover_file"),
    path("evidence/handovers/<uuid:pk>/take-back/", take_back, name="handover_take_back"),
    path("evidence/school-key/", school_key, name="school_key"),
    path("collect/<slug:token>/", collect, name="collect"),
    path("verify", verify, name="verify"),
    path("evidence/summaries/<uuid:pk>/difference/", summary.changes, name="summary_difference"),
    path("evidence/summaries/<uuid:pk>/review/", signing.finish, name="summary_review"),
    path("evidence/summaries/<uuid:pk>/look-again/", signing.look_again, name="summary_look_again"),
    path("evidence/summaries/<uuid:pk>/approve/", signing.approve, name="summary_approve"),
    path("evidence/summaries/<uuid:pk>/release/", signing.release, name="summary_release"),
    path("evidence/summaries/<uuid:pk>/steps/<slug:name>/", signing.step, name="summary_step"),
    path("evidence/referrals/<uuid:pk>/form/", referral_forms.form, name="social_care_form"),
    path(
        "evidence/referrals/<uuid:pk>/form/progress/", referral_forms.progress, name="referral_form_progress"
    ),
    path("evidence/forms/<uuid:pk>/file/", referral_forms.download, name="referral_form_file"),
    path("evidence/redactions/<uuid:pk>/accept/", deciding.accept, name="redaction_accept"),
    path("evidence/redactions/<uuid:pk>/answer/", answering.answer, name="redaction_answer"),
    path("evidence/redactions/<uuid:pk>/leave-in/", deciding.leave_in, name="redaction_leave_in"),
    path("evidence/redactions/<uuid:pk>/read-as/", deciding.retype, name="redaction_read_as"),
    path("evidence/texts/<uuid:pk>/accept/", deciding.accept_rest, name="entry_accept"),
    path("evidence/texts/<uuid:pk>/mark/", marking.mark, name="entry_mark"),
    path("evidence/cases/<uuid:pk>/attachments/panel", attachments.panel, name="attachment_panel"),
    path("evidence/cases/<uuid:pk>/attachments/new/", attachments.new, name="attachment_new"),
    path("evidence/attachments/<uuid:pk>/", attachments.page, name="attachment"),
    path("evidence/attachments/<uuid:pk>/file/", attachments.download, name="attachment_file"),
    path("evidence/attachments/<uuid:pk>/lock/", locking.lock, name="attachment_lock"),
    path("evidence/attachments/<uuid:pk>/advice/", locking.advice, name="attachment_advice"),
    path("evidence/settings/attachments/", switch, name="attachments_switch"),
]
