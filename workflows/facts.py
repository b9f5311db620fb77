"""What a step asks for. One table, read by the rules that check it, the page that asks it, and the tests."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

# Further back than this a date is a slip of the finger, as the year 26 is.
LONG_AGO = timedelta(days=5 * 366)  # for what somebody did about a case
A_LIFETIME = timedelta(days=100 * 366)  # for what somebody tells


@dataclass(frozen=True)
class Fact:
    """One question of a step. `kind`: line, text, moment, date, choice, pupil, member, case, staff."""

    name: str
    label: str
    kind: str = "text"
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = True
    past: bool = False  # a moment that must not lie in the future

    def optional(self) -> "Fact":
        """The same question, which may be left empty."""
        return replace(self, required=False)

    def worded(self, label: str, hint: str = "") -> "Fact":
        """The same question in other words."""
        return replace(self, label=label, hint=hint or self.hint)


REASON = Fact("reason", "Your reason", hint="What you know, what you considered, and why you decided this.")
HAPPENING = Fact(
    "happening", "What is happening now?", hint="A few words are enough. Write “unknown” if you do not know."
)
CONSENT = Fact(
    "consent",
    "Has a parent or carer agreed to this referral?",
    "choice",
    hint="Agreement is recorded. It is never needed to refer a child who may be at risk of harm.",
    choices=(("yes", "Yes"), ("no", "No"), ("not_asked", "Not asked"), ("unknown", "Not known")),
)
AWARE = Fact(
    "aware",
    "Do the parents or carers know of this referral?",
    "choice",
    hint="Take advice from social care or the police before telling them if it could raise the risk.",
    choices=(
        ("yes", "Yes"),
        ("no", "No, not told"),
        ("not_yet", "Not yet: advice first"),
        ("unknown", "Not known"),
    ),
)
OWNER = Fact("owner", "Who keeps an eye on this?", "member", hint="One named person.")
REVIEW_ON = Fact(
    "review_on",
    "Review date",
    "date",
    hint="At most 10 school days ahead, or what your school has set.",
)
PUPIL = Fact("pupil", "The right child", "pupil", hint="Check form and date of birth.")
INTO = Fact("into", "The open case of the same child", "case")
ROUTE = Fact("route", "Where to", "choice")
OUTCOMES = (
    ("with_agency", "An outside service has taken it on or given its outcome"),
    ("supported", "Support in school is in place and working"),
    ("no_further_action", "No further action: checked, nothing further found"),
    ("unfounded", "Unfounded after checks"),
    ("moved", "The child has moved school and the file was received there"),
    ("low_level", "Low level: kept in the log"),
)
OUTCOME = Fact("outcome", "Outcome", "choice", choices=OUTCOMES)
LOOSE_ENDS = Fact(
    "loose_ends",
    "Why close while something is still open?",
    hint="Name each open referral or running deadline, with a reason for each.",
    required=False,
)

WHEN = Fact("when", "When?", "moment", past=True)
WHO_TOOK_IT = Fact("to_whom", "Who did you speak to?", "line", hint="Name and role, or “not given”.")
REFERENCE = Fact(
    "outside_reference", "Their reference", "line", hint="Incident, case or report number, or “not given”."
)
ADVICE = Fact("advice", "What did they advise?", required=False)
STAYS_WITH = Fact("stays_with", "Who is staying with the child?", "line", required=False)
SUBMITTED_BY = Fact("submitted_by", "Who sent it?", "line")
PHONED_AT = Fact("phoned_at", "When did you telephone?", "moment", past=True, required=False)
WRITTEN_AT = Fact("written_at", "When was the written form sent?", "moment", past=True, required=False)
ANSWER = Fact("answer", "What did they say?", hint="Who answered, and what they will do.")
DECISION = Fact(
    "decision",
    "What did they decide?",
    "choice",
    choices=(
        ("section_17", "Child in need assessment (section 17)"),
        ("section_47", "Child protection enquiries (section 47)"),
        ("strategy", "Strategy discussion"),
        ("investigation", "Police or CEOP investigation"),
        ("early_help", "Early or family help"),
        ("other", "Something else"),
    ),
)
TOOK_PART = Fact(
    "took_part", "Who took part?", hint="Name and service of each, and who spoke for the school."
)
STRATEGY_OUTCOME = Fact(
    "strategy_outcome",
    "What was decided?",
    "choice",
    choices=(
        ("enquiries", "Child protection enquiries (section 47) begin or go on"),
        ("assessed", "Child in need assessment (section 17)"),
        ("no_enquiries", "No enquiries"),
    ),
)
AGREED = Fact("agreed", "What was agreed?", hint="Who does what, by when; what the school does.")
CONFERENCE_OUTCOME = Fact(
    "conference_outcome",
    "What did the conference decide?",
    "choice",
    choices=(
        ("protection_plan", "A child protection plan"),
        ("need_plan", "A child in need plan"),
        ("no_plan", "No plan"),
    ),
)
STAGE = Fact(
    "stage",
    "Which stage?",
    "choice",
    hint="Leave open for the next one. A stage may be skipped where the child is at risk now: say so in the reason.",
    choices=(
        ("1", "1: practitioner to practitioner"),
        ("2", "2: safeguarding lead to team manager"),
        ("3", "3: head to service manager"),
        ("4", "4: senior manager, head of service"),
        ("5", "5: safeguarding partners"),
    ),
    required=False,
)
STAGE_WITH = Fact("stage_with", "Who did you escalate to?", "line", hint="Name and post.")
REMOVAL = Fact(
    "removal",
    "What was done?",
    "choice",
    choices=(
        ("child_alone", "The child used Report Remove themselves"),
        (
            "child_helped",
            "The child used Report Remove with an adult in the room, who looked away from the screen",
        ),
        ("child_later", "The child was told how and will do it later"),
        ("page_sent", "The address of a page was sent to the IWF"),
    ),
)
HELPER = Fact(
    "helper",
    "Which adult helped, or sent the address?",
    "line",
    hint="Name and role. Leave empty if nobody.",
    required=False,
)
UNSEEN = Fact(
    "unseen",
    "Nobody at school looked at or copied a picture: is that so?",
    "choice",
    choices=(
        ("nobody", "Yes: nobody looked and nobody copied"),
        ("seen", "No: it was seen. Who and why is written down under “Evidence”"),
        ("unknown", "Not known"),
    ),
)
PLATFORM = Fact("app", "Which app or platform?", "line")
REPORTED = Fact(
    "reported", "What was reported?", hint="An account, a message, a group: in words. Never attach anything."
)

FACTS = {f.name: f for f in globals().copy().values() if isinstance(f, Fact)}


def clean(facts: dict[str, Any]) -> dict[str, Any]:
    """The given facts without the empty ones; text without white space around it."""
    trimmed = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    return {name: value for name, value in trimmed.items() if value not in (None, "", [])}
