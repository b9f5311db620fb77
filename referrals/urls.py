from django.urls import URLPattern, URLResolver, path

from referrals.views import ringing
from referrals.views.cases import access, another_child, assessment, foreseeing, notes, page, threshold
from referrals.views.cases.step import step as case_step
from referrals.views.concerns.urls import concerns
from referrals.views.danger import danger, service_worker
from referrals.views.deadlines import deadlines
from referrals.views.desk import desk
from referrals.views.health import again, health
from referrals.views.low_level import low_level_log
from referrals.views.mailbox import mailbox
from referrals.views.referrals import pages as referral_pages
from referrals.views.referrals import sheets as referral_sheets
from referrals.views.referrals.review import review
from referrals.views.referrals.step import step as referral_step
from referrals.views.reminders import reminder
from referrals.views.report_remove import report_remove
from referrals.views.suggesting import suggesting

cases: list[URLPattern | URLResolver] = [
    path("desk/", desk, name="desk"),
    path("cases/<uuid:pk>/", page.page, name="case"),
    path("cases/<uuid:pk>/print/", page.paper, name="case_print"),
    path("cases/<uuid:pk>/steps/<slug:name>/", case_step, name="case_step"),
    path("cases/<uuid:pk>/notes/<slug:kind>/", notes.note, name="case_note"),
    path("cases/<uuid:pk>/access/", access.give, name="case_access"),
    path("cases/<uuid:pk>/access/<uuid:grant>/back/", access.take_back, name="case_access_back"),
    path("cases/<uuid:pk>/assessment/", assessment.assessment, name="case_assessment"),
    path("cases/<uuid:pk>/assessment/suggestion/", assessment.suggestion, name="case_suggestion"),
    path("cases/<uuid:pk>/advice/", access.advice, name="case_advice"),
    path("cases/<uuid:pk>/another-child/", another_child.another_child, name="case_another_child"),
    path("cases/<uuid:pk>/another-child/<uuid:other>/", another_child.parts, name="case_child_parts"),
    path("cases/<uuid:pk>/if-nobody-acts/", foreseeing.if_nobody_acts, name="case_foreseen"),
    path("cases/<uuid:pk>/threshold/", threshold.threshold, name="case_threshold"),
    path("low-level-concerns/", low_level_log, name="low_level_log"),
]

referrals: list[URLPattern | URLResolver] = [
    path("referrals/<uuid:pk>/", referral_pages.page, name="referral"),
    path("referrals/<uuid:pk>/sheet/", referral_sheets.sheet, name="referral_sheet"),
    path("referrals/<uuid:pk>/sheet/complete/", referral_sheets.complete, name="referral_complete"),
    path("referrals/<uuid:pk>/written/", referral_pages.written, name="referral_written"),
    path("referrals/<uuid:pk>/review/", review, name="referral_review"),
    path("referrals/<uuid:pk>/steps/<slug:name>/", referral_step, name="referral_step"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("danger", danger, name="danger"),
    path("ring/", ringing.choose, name="ring"),
    path("ring/search/", ringing.search, name="ring_search"),
    path("ring/<uuid:pk>/", ringing.card, name="ring_child"),
    path("ring/<uuid:pk>/called/", ringing.called, name="ring_called"),
    path("service-worker.js", service_worker, name="service_worker"),
    path("health/", health, name="health"),
    path("health/again/", again, name="health_again"),
    path("reminders/<uuid:pk>/", reminder, name="reminder"),
    path("report-remove/", report_remove, name="report_remove"),
    path("deadlines/", deadlines, name="deadlines"),
    path("how-handrail-suggests/", suggesting, name="suggesting"),
    path("demo/mail/", mailbox, name="mailbox"),
    *concerns,
    *cases,
    *referrals,
]
