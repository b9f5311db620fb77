"""The addresses of the reporting journey: noun first, verb last."""

from django.urls import URLPattern, path

from referrals.views.concerns import adults, afterwards, children, mine, questions, sending
from referrals.views.concerns.journey import ORDER

ONE = "concerns/<uuid:pk>/"
OWN_VIEWS = ("who", "child", "check")

asked: list[URLPattern] = [
    path(f"{ONE}{page.name}/", questions.question, {"name": page.name}, name=f"concern_{page.name}")
    for page in ORDER
    if page.name not in OWN_VIEWS
]
concerns: list[URLPattern] = [
    path("concerns/", mine.mine, name="concerns"),
    path("concerns/new/", mine.new, name="concern_new"),
    path(ONE, afterwards.concern, name="concern"),
    *asked,
    path(f"{ONE}danger/", questions.danger, name="concern_danger"),
    path(f"{ONE}draft/<slug:name>/", questions.draft, name="concern_draft"),
    path(f"{ONE}who/", adults.who, name="concern_who"),
    path(f"{ONE}who/search/", adults.search, name="concern_who_search"),
    path(f"{ONE}child/", children.child, name="concern_child"),
    path(f"{ONE}child/search/", children.search, name="concern_child_search"),
    path(f"{ONE}child/other/", children.other_child, name="concern_other_child"),
    path(f"{ONE}child/<uuid:pupil>/", children.child_check, name="concern_child_check"),
    path(f"{ONE}child/<uuid:child>/remove/", children.remove_child, name="concern_child_remove"),
    path(f"{ONE}check/", sending.check, name="concern_check"),
    path(f"{ONE}discard/", mine.discard, name="concern_discard"),
    path(f"{ONE}sent/", sending.sent, name="concern_sent"),
    path(f"{ONE}sent/status/", sending.sent_status, name="concern_sent_status"),
    path(f"{ONE}note/", afterwards.note, name="concern_note"),
    path(f"{ONE}danger-now/", afterwards.danger_now, name="concern_danger_now"),
    path(f"{ONE}own-report/", afterwards.own_report, name="concern_own_report"),
]
