"""Where each answer of a sheet comes from. The keys are the `source` of the questions in workflows/*.toml."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.formats import date_format

from people.dates import said
from referrals.models.note import PARENTS
from referrals.queries.numbers import home_council
from referrals.sheets.material import Material, age
from referrals.words import moment
from workflows import contacts, facts, roles
from workflows.access import STAFF

CONSENT, AWARE = dict(facts.CONSENT.choices), dict(facts.AWARE.choices)


def born(m: Material) -> str:
    """Date of birth and age."""
    if m.pupil is None:
        return ""
    return f"{said(m.pupil.date_of_birth)} ({age(m.pupil.date_of_birth, timezone.localdate(m.at))})"


def of_pupil(name: str) -> Callable[[Material], str]:
    """A field of the pupil as text."""
    return lambda m: str(getattr(m.pupil, name)) if m.pupil else ""


def address(m: Material) -> str:
    """Home address with the postcode."""
    return ", ".join(part for part in (m.pupil.address, m.pupil.postcode) if part) if m.pupil else ""


def needs_language(m: Material) -> str:
    """What somebody who meets the child must know."""
    return "; ".join(part for part in (m.pupil.needs, m.pupil.first_language) if part) if m.pupil else ""


def story(m: Material) -> str:
    """What was seen and told, concern by concern, each with the day it happened and the day it was written."""
    parts = []
    for concern in m.concerns:
        head = f"Written at {moment(concern.submitted_at)}"
        if concern.happened_on:
            head += f", about {date_format(concern.happened_on, 'j F Y')}"
        told = [("Seen", concern.saw), ("Told", concern.told), ("Done since", concern.did)]
        parts.append("\n".join([head, *(f"{label}: {text}" for label, text in told if text)]))
    return "\n\n".join(parts)


def family(m: Material) -> str:
    """Each contact with relation, parental responsibility, telephone and address."""
    if m.pupil is None:
        return ""
    rows = m.pupil.relations.select_related("contact")
    lines = []
    for row in rows:
        duty = (
            "has parental responsibility"
            if row.parental_responsibility
            else "parental responsibility not recorded"
        )
        home = "lives with the child" if row.lives_with else row.contact.address
        lines.append(
            ", ".join(x for x in (row.contact.full_name, row.kind, duty, row.contact.phone, home) if x)
        )
    return "\n".join(lines)


def siblings(m: Material) -> str:
    """Other children of the same contacts, with form and date of birth."""
    return "\n".join(child.label for child in m.siblings)


def reported(m: Material) -> str:
    """The other referrals of the case that were made, with their references."""
    made = m.case.referrals.exclude(pk=m.referral.pk).filter(made_at__isnull=False)
    return "\n".join(
        f"{r.label}, {moment(r.made_at)}, reference {r.outside_reference or 'not given'}" for r in made
    )


def parents_told(m: Material) -> str:
    """What the parents were told, by whom and when."""
    told = [note for note in m.notes if note.kind == PARENTS]
    return "\n".join(f"{moment(n.happened_at or n.written_at)}, {n.author.name}: {n.text}" for n in told)


def front_door(m: Material) -> str:
    """The children's social care of the council where the child lives, with the number answered now."""
    code = m.pupil.home_authority if m.pupil else m.school.local_authority
    try:
        contact = contacts.front_door(code, m.at)
    except KeyError:
        return ""
    return f"{contacts.authority(code).name}: {contact.label}, {contact.number}"


def prevent_team(m: Material) -> str:
    """The Prevent team of that council, with its number."""
    council = home_council(m.case)
    return f"{council.name}: {council.contacts['prevent'].number}" if council else ""


def phoned(m: Material) -> str:
    """When the call was made and who took it."""
    told = m.referral.facts
    return ", ".join(
        x for x in (told.get("phoned_at", "")[:16].replace("T", " "), told.get("to_whom", "")) if x
    )


def chronology(m: Material) -> str:
    """The decisions of the case in order."""
    taken = m.case.decisions.filter(by__isnull=False)
    return "\n".join(f"{moment(d.at)}: {d.step.replace('_', ' ')}. {d.reason}".strip() for d in taken)


def earlier(m: Material) -> str:
    """References of the child's earlier cases that the person may open."""
    if m.pupil is None:
        return ""
    mine = type(m.case).objects.visible_to(m.by).filter(pupil=m.pupil).exclude(pk=m.case.pk)
    return ", ".join(f"{case.reference} ({case.get_state_display().lower()})" for case in mine)


def referrer_role(m: Material) -> str:
    """The roles of the person who refers, in words."""
    held = m.case.roles_of(m.by) & roles.READS_CASE
    return ", ".join(sorted(roles.label(role) for role in held))


def happening(m: Material) -> str:
    """What whoever raised the danger wrote last."""
    raised = m.case.decisions.filter(step="raise_immediate_risk").last()
    return raised.reason if raised else m.referral.reason


def other_children(m: Material) -> str:
    """How many other children the same concerns name; numbers, not names."""
    named = {
        child.pk for concern in m.concerns for child in concern.children.all() if child.case_id != m.case.pk
    }
    return f"{len(named)} named in the same concern" if named else ""


SOURCES: dict[str, Callable[[Material], str]] = {
    "danger": lambda m: "Yes" if m.case.urgency == "U3" else "",
    "reported": reported,
    "reference": lambda m: m.referral.reference,
    "referrer.name": lambda m: m.by.name,
    "referrer.role": referrer_role,
    "referrer.name_role": lambda m: ", ".join(x for x in (m.by.name, referrer_role(m)) if x),
    "referrer.phone": lambda m: m.by.phone or m.school.phone,
    "referrer.email": lambda m: m.by.email,
    "school.name": lambda m: m.school.name,
    "school.address": lambda m: m.school.address,
    "story": story,
    "words": lambda m: m.texts("child_words"),
    "platform": lambda m: m.texts("platform"),
    "contact.names": lambda m: m.texts("adult_text") if m.case.kind == STAFF else m.texts("contact_names"),
    "child.name": lambda m: m.case.child_name,
    "child.other_names": lambda m: ", ".join(m.pupil.other_names) if m.pupil else "",
    "child.born": born,
    "child.sex": of_pupil("sex"),
    "child.address": address,
    "child.form": lambda m: f"Year {m.pupil.year}, {m.pupil.form}" if m.pupil else "",
    "child.upn": of_pupil("upn"),
    "child.language": of_pupil("first_language"),
    "child.needs": of_pupil("needs"),
    "child.needs_language": needs_language,
    "happening": happening,
    "family": family,
    "siblings": siblings,
    "other_children": other_children,
    "aware": lambda m: AWARE.get(m.referral.aware, ""),
    "consent": lambda m: CONSENT.get(m.referral.consent, ""),
    "parents_told": parents_told,
    "advice_first": lambda m: (
        "Parents are not to be told before advice" if m.case.advice_before_parents else ""
    ),
    "front_door": front_door,
    "prevent_team": prevent_team,
    "phoned": phoned,
    "reason": lambda m: m.referral.reason,
    "chronology": chronology,
    "earlier": earlier,
}
