"""Numbers that stand for one person: UPN, NHS, National Insurance, bank and payment names."""

import re
from dataclasses import replace

from evidence.redaction import span
from evidence.redaction.context import CaseContext, squeeze
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span

UPN = re.compile(r"(?<![\w])[a-z] ?\d{11}[a-z\d]?(?!\w)")
NHS = re.compile(r"(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")
NHS_CUE = re.compile(r"nhs\W{0,3}(?:no|number|num|#)?\W{0,3}(?:is|:)?\W{0,3}$")
NI_CUE = re.compile(r"(?:\bni|national insurance|nino)\W{0,3}(?:no|number|num|#)?\W{0,3}(?:is|:)?\W{0,3}$")
ANY_NINO = re.compile(r"(?<!\w)[a-z]{2} ?(?:\d\d ?){3}[a-d](?!\w)")
NINO = re.compile(r"(?<!\w)[a-ceghj-prstw-z][a-ceghj-npr-tw-z] ?(?:\d\d ?){3}[a-d](?!\w)")
IBAN = re.compile(r"(?<!\w)[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?(?!\w)")
SORT_CODE = re.compile(
    r"(?<![\d-])\d{2}([- ])\d{2}\1\d{2}(?![\d-])"
    r"(?:[\s,;:/]*(?:and\s)?(?:a/?c|acct?|accnt|account)?(?: ?(?:no|number))?[.:\s]*\d{8}(?!\d))?"
)
SOLID_PAIR = re.compile(r"(?<!\d)\d{6}[ ,;/]{1,2}\d{8}(?!\d)")
ACCOUNT = re.compile(
    r"(?<![a-z])(?:a/?c|acct?|accnt|account)(?: ?(?:no|number|num))?\W{0,3}(?:is )?(\d{7,8})(?!\d)"
)
SORT_CUE = re.compile(r"sort|bank|acc(?:oun)?t|\ba/c\b|monzo|barclays|lloyds|pay\w*")
CASHTAG = re.compile(r"(?<![\w£$])[£$][a-z_][\w.-]{2,}\w")
PAY_NAME = re.compile(r"(?:revolut|monzo|paypal|cash ?app|venmo)[\s:]{1,2}(?:is |to |on |at )?@ ?[\w.-]*\w")


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for official numbers and ways of paying. A wrong check digit does not save a number of that shape."""
    low = text.lower
    found = [
        replace(_span(text, hit, span.UPN, 0.95), person=_pupil(squeeze(hit.group()), case))
        for hit in UPN.finditer(low)
        if len(hit.group().replace(" ", "")) == 13
    ]
    found += [_span(text, hit, span.NHS, 0.95) for hit in NHS.finditer(low) if _is_nhs(low, hit)]
    found += [_span(text, hit, span.NINO, 0.95) for hit in NINO.finditer(low)]
    found += [
        _span(text, hit, span.NINO, 0.95)
        for hit in ANY_NINO.finditer(low)
        if NI_CUE.search(low[max(0, hit.start() - 30) : hit.start()])
    ]
    found += [_span(text, hit, span.IBAN, 0.95) for hit in IBAN.finditer(low) if _is_iban(hit.group())]
    return found + _bank(text)


def _pupil(number: str, case: CaseContext) -> str | None:
    """Whose UPN it is; one digit may be wrong where it is that of somebody in the case."""
    if who := case.whose(case.roll.upns.get(number, ())):
        return who
    close = [
        who
        for who in sorted(case.circle)
        if len(upn := squeeze(case.people[who].upn)) == len(number) and sum(map(str.__ne__, upn, number)) == 1
    ]
    return close[0] if len(close) == 1 else None


def _is_nhs(low: str, hit: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", hit.group())
    if NHS_CUE.search(low[max(0, hit.start() - 24) : hit.start()]):
        return True
    rest = 11 - sum(int(d) * w for d, w in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return digits[0] != "0" and rest % 11 == int(digits[9]) and rest != 10


def _is_iban(written: str) -> bool:
    """ISO 13616: letters as numbers, first four moved to the end, remainder 1; a British one by its shape alone."""
    compact = written.replace(" ", "")
    if re.fullmatch(r"gb\d{2}[a-z]{4}\d{14}", compact):
        return True
    return len(compact) > 14 and int("".join(str(int(c, 36)) for c in compact[4:] + compact[:4])) % 97 == 1


def _bank(text: Folded) -> list[Span]:
    low, found = text.lower, []
    for hit in SORT_CODE.finditer(low):
        cue = SORT_CUE.search(low[max(0, hit.start() - 30) : hit.start()])
        if cue or re.search(r"\d{8}$", hit.group()):
            found.append(_span(text, hit, span.BANK, 0.95))
    found += [_span(text, hit, span.BANK, 0.9) for hit in SOLID_PAIR.finditer(low)]
    found += [
        Span(*text.where(*hit.span(1)), span.BANK, None, (), "identifiers", 0.9)
        for hit in ACCOUNT.finditer(low)
    ]
    found += [_span(text, hit, span.PAYMENT, 0.95) for hit in CASHTAG.finditer(low)]
    for hit in PAY_NAME.finditer(low):
        where = text.where(hit.start() + hit.group().index("@"), hit.end())
        found.append(Span(*where, span.PAYMENT, None, (), "identifiers", 0.95))
    return found


def _span(text: Folded, hit: re.Match[str], kind: str, confidence: float) -> Span:
    return Span(*text.where(*hit.span()), kind, None, (), "identifiers", confidence)
