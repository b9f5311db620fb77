"""What oversight adds to the demo school, for a process of its own: samples, a name looked up, searches, retention."""

#: Each text that somebody types there, by a word that stands nowhere else.
TYPED = {
    name: f"The {name} was written down by a person of the school."
    for name in (
        "answer note", "case notes", "report summary", "glass reason", "search reason", "placed hold", "lifted hold",
        "keeping reason", "erasing reason", "abuse decision",
    )
}  # fmt: skip
REQUEST, SOUGHT = "SAR/Quillfeather", "Ottoline Quillfeather-Bright"

SCRIPT = f"""
from datetime import timedelta
from django.utils import timezone
from oversight.services import glass, person_search, reporting, retaining, sampling
from people.models import School, User
from referrals.models import Case, Erasure
from workflows.school_years import year_of

TYPED, REQUEST, SOUGHT = {TYPED!r}, {REQUEST!r}, {SOUGHT!r}
school = School.objects.get(short="riverbank")
by = {{user.email.split("@")[0]: user for user in User.objects.all()}}
closed = Case.objects.filter(school=school, state="closed", kind="child", erased_at=None).exclude(pupil=None)
case, another = closed.filter(close_proposed_by__isnull=False)[:2]

year = year_of(timezone.localdate(case.opened_at)).first
sample = sampling.draw_sample(school=school, actor=by["auditor"], year=year, which="all", size=1, own=7)
sampled = sample.cases.get()
answers = {{"read_in_time": ("yes", TYPED["answer note"])}}
sampling.check_case(sampled, actor=by["auditor"], answers=answers, notes=TYPED["case notes"])
reporting.ask_report(sample, actor=by["auditor"], summary=TYPED["report summary"])
glass.break_glass(case, actor=by["auditor"], whose="child", reason=TYPED["glass reason"], minutes=15)
person_search.search_person(
    school=school, actor=by["dpo"], request_reference=REQUEST, names=[SOUGHT], reason=TYPED["search reason"]
)
retaining.place_hold(case, reason=TYPED["placed hold"], actor=by["dsl"])
retaining.lift_hold(case, reason=TYPED["lifted hold"], actor=by["dsl"])
until = timezone.localdate() + timedelta(days=80 * 365)
retaining.keep_longer(case, until=until, reason=TYPED["keeping reason"], actor=by["dsl"])
Erasure.objects.create(
    case=another, schedule="child", due=until, reason=TYPED["erasing reason"], proposed_by=by["dsl"],
    proposed_as="lead",
)
retaining.choose_abuse_records(school, longer=False, reason=TYPED["abuse decision"], actor=by["head"])
"""
