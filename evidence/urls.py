from django.urls import URLPattern, URLResolver, path

from evidence.views import deciding, drafting, marking, people, referral_forms, signing, summary

urlpatterns: list[URLPattern | URLResolver] = [
    path("evidence/cases/<uuid:pk>/panel", drafting.panel, name="summary_panel"),
    path("evidence/cases/<uuid:pk>/new/", drafting.new, name="summary_new"),
    path("evidence/cases/<uuid:pk>/new/<slug:audience>/", drafting.draft, name="summary_draft"),
    path("evidence/cases/<uuid:pk>/people/", people.people, name="case_people"),
    path("evidence/cases/<uuid:pk>/people/<uuid:person>/remove/", people.remove, name="case_person_remove"),
    path("evidence/summaries/<uuid:pk>/", summary.page, name="summary"),
    path("evidence/summaries/<uuid:pk>/progress/", summary.progress, name="summary_progress"),
    path("evidence/summaries/<uuid:pk>/preview/", summary.preview, name="summary_preview"),
    path("evidence/summaries/<uuid:pk>/difference/", summary.changes, name="summary_difference"),
    path("evidence/summaries/<uuid:pk>/file/", summary.download, name="summary_file"),
    path("evidence/summaries/<uuid:pk>/review/", signing.finish, name="summary_review"),
    path("evidence/summaries/<uuid:pk>/approve/", signing.approve, name="summary_approve"),
    path("evidence/summaries/<uuid:pk>/release/", signing.release, name="summary_release"),
    path("evidence/summaries/<uuid:pk>/steps/<slug:name>/", signing.step, name="summary_step"),
    path("evidence/referrals/<uuid:pk>/form/", referral_forms.form, name="social_care_form"),
    path(
        "evidence/referrals/<uuid:pk>/form/progress/", referral_forms.progress, name="referral_form_progress"
    ),
    path("evidence/forms/<uuid:pk>/file/", referral_forms.download, name="referral_form_file"),
    path("evidence/redactions/<uuid:pk>/accept/", deciding.accept, name="redaction_accept"),
    path("evidence/redactions/<uuid:pk>/leave-in/", deciding.leave_in, name="redaction_leave_in"),
    path("evidence/redactions/<uuid:pk>/read-as/", deciding.retype, name="redaction_read_as"),
    path("evidence/texts/<uuid:pk>/accept/", deciding.accept_rest, name="entry_accept"),
    path("evidence/texts/<uuid:pk>/mark/", marking.mark, name="entry_mark"),
]
