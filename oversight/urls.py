from django.urls import URLPattern, URLResolver, include, path

from oversight.views.cases import cases
from oversight.views.checks import export_of_case, export_of_school, verify_case, verify_school
from oversight.views.counts import counts
from oversight.views.retention import abuse_records, case_page, decide, retention
from oversight.views.trails import case_trail, school_trail

pages: list[URLPattern | URLResolver] = [
    path("oversight/", cases, name="cases"),
    path("oversight/counts/", counts, name="counts"),
    path("oversight/school/", school_trail, name="school"),
    path("oversight/school/verify/", verify_school, name="verify_school"),
    path("oversight/school/export/", export_of_school, name="export_school"),
    path("retention/", retention, name="retention"),
    path("retention/abuse-records/", abuse_records, name="abuse_records"),
    path("retention/<uuid:pk>/", case_page, name="retention_case"),
    path("retention/<uuid:pk>/<slug:act>/", decide, name="retention_decide"),
    path("oversight/cases/<uuid:pk>/", case_trail, name="case"),
    path("oversight/cases/<uuid:pk>/verify/", verify_case, name="verify_case"),
    path("oversight/cases/<uuid:pk>/export/", export_of_case, name="export_case"),
]
urlpatterns: list[URLPattern | URLResolver] = [path("", include((pages, "oversight")))]
