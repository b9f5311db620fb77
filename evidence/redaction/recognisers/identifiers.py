"""Numbers that stand for one person: UPN, NHS, National Insurance, bank and payment names."""

import re
from dataclasses import replace

from evidence.redaction import span
from evidence.redaction.context import CaseContext, squeeze
from evidence.redaction.fold import Folded
from evidence.redaction.recognisers import births
from evidence.redaction.span import Span

UPN = re.compile(r"(?<![\w])[a-z] ?\d{11}[a-z\d]?(?!\w)")
NHS = re.compile(
    r"(?<![\d-])(?<!\(0\))(?<!\(0\) )\d{3}([ ._/-]?|[ ]?\n)\d{3}(?:[ ._/-]?|[ ]?\n)\d{4}(?![\d-])"
)
#: The cue, and words without a digit or a stop up to the number: "NHS number on the card of the nurse: ...".
NHS_FAR = re.compile(r"\bn\.?h\.?s\b")
NHS_LOOSE = re.compile(r"(?<![\d-])(?:\d[ \t.,/_-]{0,3}\n?){9}\d(?![\d-])")
NHS_CUE = re.compile(r"\bn\.?h\.?s\b(?:[^\d.;!?\n]|\.(?= ?(?:[:\d]|\Z))){0,48}$")
NI_CUE = re.compile(r"(?:\bn\.?i\b|national insurance|\bnino)\b(?:[^\d.;!?\n]|\.(?= ?(?:[:a-z]|\Z))){0,40}$")
ANY_NINO = re.compile(r"(?<!\w)[a-z]{2}[ ./-]{0,2}(?:\d\d[ ./-]{0,2}){3}[a-d](?!\w)")
NINO = re.compile(r"(?<!\w)[a-z]{2}[ -]?(?:\d\d[ -]?){3}[a-d](?!\w)")
IBAN = re.compile(r"(?<!\w)[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{4}){3,7}(?:[ -]?[a-z0-9]{1,3})?(?!\w)")
SORT_CODE = re.compile(r"(?<![\d./-])\d{2}([- ./])\d{2}\1\d{2}(?![\d/-]|\.\d)")
ACCOUNT_BEHIND = re.compile(
    r"(?:[\s,;:/+&\"'()-]|\b(?:and|then|next|with|plus|under(?:neath)?|below|beneath|after|followed by|over|it"
    r"|that|the|a/?c|acct?|accnt"
    r"|account|no|number|num)\b\.?){1,12}(?:\d{8}|(?!08)\d{4}[ -]\d{4})(?!\d)"
)
SOLID_PAIR = re.compile(r"(?<!\d)\d{6}[ ,;/]{1,2}\d{8}(?!\d)")
ACCOUNT = re.compile(r"(?<![\w/.:-])(?:\d{7,8}|(?!08)\d{4}[ -]\d{4}(?![ -]\d))(?![\w/-]|\.\d)")
SORT_CUE = re.compile(
    r"\bsort|\bbank|\bacc(?:oun)?ts?\b|\ba/c\b|\bmonzo|\bbarclays|\blloyds|\bnatwest|\bsantander|\bstarling"
    r"|\bpa(?:y|id)\w*|\btransfer"
    r"|\bsen[dt]\b|\bwir(?:e|ed)\b|\bdeposit|\bmoney\b|\biban"
)
SORT_ALONE = re.compile(r"\bs(?:ort|\.?c\.?)\b(?: ?codes?)?\W{0,3}(?:(?:is|was)\W)?\Z")
ACCOUNT_CUE = re.compile(r"\bacc?(?:oun)?t?s?\b|\baccnt|\ba/c\b|\bbank|\bsort\b|\biban")
NO_ACCOUNT = re.compile(
    r"(?:\b(?:order|po|quote|booking|serial|parcel|isbn|policy|membership|log|ref(?:erence)?|ticket|invoice|case"
    r"|incident|entry|crime|form)\b[^\w]{0,2}(?:no|number)?|#)\W{0,2}$"
)
BESIDE_ACCOUNT = re.compile(r"(?<!\d)\d{8}[ ,;/|\t]{1,4}(?:and |sort )?\Z")
CASHTAG = re.compile(r"(?<![\w£$])[£$][a-z_][\w.-]{2,}\w(?:#\d{3,5})?")
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
    found += [
        _span(text, hit, span.NHS, 0.95) for hit in NHS_LOOSE.finditer(low) if _nhs_before(low, hit, 64)
    ]
    found += [_span(text, hit, span.NINO, 0.95) for hit in NINO.finditer(low)]
    found += [
        _span(text, hit, span.NINO, 0.95)
        for hit in ANY_NINO.finditer(low)
        if NI_CUE.search(low[max(0, hit.start() - 64) : hit.start()])
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
    if _nhs_before(low, hit, 64):
        return True
    named = NHS_FAR.search(low[max(0, hit.start() - 200) : hit.end() + 40])
    referred = NO_ACCOUNT.search(low[max(0, hit.start() - 24) : hit.start()])
    if digits[0] != "0" and not referred and (named or hit.group(1)):
        return True  # the second of two under one cue; and nothing else is written 3-3-4
    rest = 11 - sum(int(d) * w for d, w in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return digits[0] != "0" and rest % 11 == int(digits[9]) and rest != 10


def _nhs_before(low: str, hit: re.Match[str], reach: int) -> bool:
    return bool(NHS_CUE.search(low[max(0, hit.start() - reach) : hit.start()]))


def _is_iban(written: str) -> bool:
    """ISO 13616: letters as numbers, first four moved to the end, remainder 1; a British one by its shape alone."""
    compact = re.sub(r"[ -]", "", written)
    if re.fullmatch(r"gb\d{2}[a-z]{4}\d{14}", compact):
        return True
    return len(compact) > 14 and int("".join(str(int(c, 36)) for c in compact[4:] + compact[:4])) % 97 == 1


def _bank(text: Folded) -> list[Span]:
    low, found = text.lower, []
    for hit in SORT_CODE.finditer(low):
        paired = hit.group(1) in " -" and ACCOUNT_BEHIND.match(low, hit.end())
        if paired or _is_sort_code(low, hit):
            found.append(_span(text, hit, span.BANK, 0.95))
    found += [_span(text, hit, span.BANK, 0.9) for hit in SOLID_PAIR.finditer(low)]
    found += [_span(text, hit, span.BANK, 0.9) for hit in ACCOUNT.finditer(low) if _is_account(low, hit)]
    found += [_span(text, hit, span.PAYMENT, 0.95) for hit in CASHTAG.finditer(low)]
    for hit in PAY_NAME.finditer(low):
        where = text.where(hit.start() + hit.group().index("@"), hit.end())
        found.append(Span(*where, span.PAYMENT, None, (), "identifiers", 0.95))
    return found


def _is_sort_code(low: str, hit: re.Match[str]) -> bool:
    """Three pairs of digits near a word of banking, beside an account number, or parted by hyphens and no date."""
    if hit.group(1) in "./":
        return bool(SORT_ALONE.search(low[max(0, hit.start() - 16) : hit.start()]))
    if SORT_CUE.search(_line(low, hit.start() - 40, hit.start())) or BESIDE_ACCOUNT.search(
        low[max(0, hit.start() - 14) : hit.start()]
    ):
        return True
    pairs = [int(pair) for pair in re.findall(r"\d\d", hit.group()[:8])]
    return (
        "-" in hit.group() and (pairs[1] > 12 or not 0 < pairs[0] < 32) and (pairs[0] > 12 or pairs[1] > 31)
    )


def _is_account(low: str, hit: re.Match[str]) -> bool:
    """Seven or eight digits beside a sort code, or in a line that speaks of an account before or behind them."""
    if NO_ACCOUNT.search(_line(low, hit.start() - 24, hit.start())):
        return False
    before, behind = (
        _line(low, hit.start() - 40, hit.start()),
        low[hit.end() : hit.end() + 30].partition("\n")[0],
    )
    if SORT_CODE.search(before) or SORT_CODE.search(behind):
        return True
    if (day := births.as_date(re.sub(r"\D", "", hit.group()).zfill(8))) and 1950 < day.year < 2050:
        return False
    return bool(ACCOUNT_CUE.search(before) or ACCOUNT_CUE.search(behind))


def _line(low: str, start: int, end: int) -> str:
    """The stretch, as far as it belongs to the line it ends in."""
    return low[max(0, start) : end].rpartition("\n")[2]


def _span(text: Folded, hit: re.Match[str], kind: str, confidence: float) -> Span:
    return Span(*text.where(*hit.span()), kind, None, (), "identifiers", confidence)
