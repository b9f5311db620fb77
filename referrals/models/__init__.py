"""The records: concerns, cases, assessments, decisions, referrals, clocks, notices."""

from referrals.models.assessment import Assessment, Consideration
from referrals.models.beat import BeatLease
from referrals.models.case import Case
from referrals.models.child_on_child import ChildLink, ChildPart
from referrals.models.clock import Clock, Heartbeat, Walk
from referrals.models.concern import Concern, ConcernChild
from referrals.models.decision import Decision
from referrals.models.digest import Digest
from referrals.models.grant import Grant, ShutOut
from referrals.models.name_mark import NameMark
from referrals.models.note import Note
from referrals.models.notice import Notice
from referrals.models.referral import Referral
from referrals.models.retention import Erasure, KeptLonger, LegalHold, LongKeeping
from referrals.models.tally import Tally
from referrals.models.threshold import ThresholdDecision

__all__ = [
    "Assessment", "BeatLease", "Case", "ChildLink", "ChildPart", "Clock", "Concern", "ConcernChild", "Consideration",
    "Decision", "Digest", "Erasure", "Grant", "Heartbeat", "KeptLonger", "LegalHold", "LongKeeping", "NameMark", "Note",
    "Notice", "Referral", "ShutOut", "Tally", "ThresholdDecision", "Walk",
]  # fmt: skip
