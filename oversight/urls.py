from django.urls import URLPattern, URLResolver, include, path

from oversight.views.cases import cases
from oversight.views.checkpoints import checkpoints
from oversight.views.checks import export_of_case, export_of_school, verify_case, verify_school
from oversight.views.counts import counts, yearly
from oversight.views.dpo import breach, person_search, person_searches
from oversight.views.findings import findings, measures
from oversight.views.glass import name
from oversight.views.retention import abuse_records, case_page, decide, retention
from oversight.views.samples import check, report, report_file, report_progress, sample, samples
from oversight.views.trails import case_trail, school_trail
from oversight.views.trust import trust

pages: list[URLPattern | URLResolver] = [
    path("oversight/", cases, name="cases"),
    path("oversight/counts/", counts, name="counts"),
    path("oversight/yearly/", yearly, name="yearly"),
    path("oversight/findings/", findings, name="findings"),
    path("oversight/measures/", measures, name="measures"),
    path("oversight/person/", person_searches, name="person_searches"),
    path("oversight/person/<uuid:pk>/", person_search, name="person_search"),
    path("oversight/breach/", breach, name="breach"),
    path("oversight/trust/", trust, name="trust"),
    path("oversight/checkpoints/", checkpoints, name="checkpoints"),
    path("oversight/samples/", samples, name="samples"),
    path("oversight/samples/<uuid:pk>/", sample, name="sample"),
    path("oversight/samples/<uuid:pk>/report/", report, name="report"),
    path("oversight/samples/<uuid:pk>/report/progress/", report_progress, name="report_progress"),
    path("oversight/samples/<uuid:pk>/report/file/", report_file, name="report_file"),
    path("oversight/sampled/<uuid:pk>/", check, name="check"),
    path("oversight/school/", school_trail, name="school"),
    path("oversight/school/verify/", verify_school, name="verify_school"),
    path("oversight/school/export/", export_of_school, name="export_school"),
    path("retention/", retention, name="retention"),
    path("retention/abuse-records/", abuse_records, name="abuse_records"),
    path("retention/<uuid:pk>/", case_page, name="retention_case"),
    path("retention/<uuid:pk>/<slug:act>/", decide, name="retention_decide"),
    path("oversight/cases/<uuid:pk>/", case_trail, name="case"),
    path("oversight/cases/<uuid:pk>/name/", name, name="name"),
    path("oversight/cases/<uuid:pk>/verify/", verify_case, name="verify_case"),
    path("oversight/cases/<uuid:pk>/export/", export_of_case, name="export_case"),
]
urlpatterns: list[URLPattern | URLResolver] = [path("", include((pages, "oversight")))]
