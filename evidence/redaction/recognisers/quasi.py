"""What names nobody and still tells who it is: "the only girl with a hearing aid", "his twin", "mother who works in
our kitchen". A machine cannot take these out well: they are shown to the reviewer as a warning, and masked by nobody.
"""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span

CHILD = r"(?:girls?|boys?|pupils?|child(?:ren)?|students?|kids?|teenagers?|lads?|siblings?|famil(?:y|ies)|learners?)"
KIN = (
    r"(?:mum|mam|mom|mother|dad|father|step-?(?:mum|dad|mother|father)|parents?|nan|gran|grandma|grandmother|grandad|grandfather"
    r"|aunt(?:ie)?|uncle|carer|guardian|brother|sister|husband|wife|partner|family)(?:'s)?"
)
PLACE = r"(?:year|yr|the|our|this|his|her|their|school|class|form|[0-9]\w*)"
TRADE = (
    r"(?:councillor|vicar|priest|imam|rabbi|pastor|gp|doctor|dentist|police officer|detective|magistrate|judge|solicitor|barrister|cook"
    r"|caretaker|cleaner|governor|teacher|teaching assistant|ta|midday supervisor|lunchtime supervisor|dinner lady|lollipop \w+"
    r"|receptionist|headteacher|mayor|mp|footballer|pharmacist|firefighter|paramedic|postman|landlord|landlady|publican|butcher"
    r"|school nurse|librarian|bus driver|taxi driver|social worker|foster carer|prison officer|soldier|vet|newsreader|author)"
)
CONDITION = (
    r"(?:deaf|blind|autistic|wheelchair|hearing aids?|cochlear|prosthe\w+|guide dog|diabet\w+|albin\w+|epilep\w+|cerebral palsy"
    r"|down'?s syndrome|stoma|insulin pump|feeding tube|walking frame|crutches|speech device|sign language|braille|stammer"
    r"|cleft|birthmark|eye ?patch|missing \w+|one arm|one leg|transplant|sickle cell|cystic fibrosis)"
)
OFFICE = (
    r"(?:(?:deputy )?head (?:girl|boy|student|pupil)|captain|vice-?captain|prefect|chair of the (?:school|student) council|goalkeeper"
    r"|lead (?:singer|violin\w*|role|part)|drum major|mascot|class rep|form rep|sports leader|eco leader|student governor|champion)"
)
SPORT = r"(?:football|netball|rugby|cricket|hockey|swimming|athletics|chess|debating|gymnastics|basketball|tennis|badminton|school|house|team)"
REST = r"(?:[^.,;:!?\n()]|(?<=\d)[.,](?=\d)){0,70}"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:the|our|my|his|her|their|an) only (?:other )?(?:[\w'-]+ ){{0,3}}{CHILD}\b{REST}",
        rf"\b(?:the|our) only (?:one|person|member) (?:in|from|of) (?:year|yr|the (?:year|school|class|village|team)|our|her (?:year|class)"
        rf"|his (?:year|class))\b{REST}",
        rf"\b(?:the|our) (?:youngest|eldest|oldest|tallest|smallest|newest|first|last|middle|second) (?:of (?:the )?|[\w'-]+ )?"
        rf"(?:triplets?|twins?|quads|brothers|sisters|siblings|{CHILD}) ?(?:in|of|from|to|with|at)?\b{REST}",
        rf"\b(?:one (?:half )?of (?:the|a pair of|a set of)|the other|(?:his|her|their|a|an|the)) (?:[\w-]+ )?(?:twins?|triplets?)\b"
        rf"(?! (?:track|room|bed|town))(?: (?:brother|sister|boy|girl)s?)?",
        rf"\b(?:twin|triplet) (?:brother|sister|boy|girl)s?\b",
        rf"\b(?:the |our |a |former |current |this year's )*{OFFICE} (?:of|for|in) {REST}",
        rf"\b(?:the |our |a |former |current |this year's )*(?:(?:deputy )?head (?:girl|boy)|{SPORT}(?: team)? (?:vice-?)?captain|{SPORT} champion)\b",
        rf"\b(?:the )?captain of (?:the|our)\b{REST}",
        rf"\b{KIN},? (?:who |also )*(?:works?|worked|working|is employed|volunteers?|helps out|serves?|preaches|teaches)"
        rf" (?:as|at|in|for|on|with)\b{REST}",
        rf"\b(?:whose|his|her|their|the|'s) {KIN} (?:is|was|are) (?:a |an |the |our |one of (?:the|our) )(?:[\w'-]+ ){{0,2}}{TRADE}\b{REST}",
        rf"\b{KIN},? (?:who )?(?:runs?|owns?|manages?|keeps?) (?:a|an|the|our)\b{REST}",
        rf"\b(?:the|a|our|only) (?:[\w'-]+ )?{CHILD} (?:with|who (?:has|uses|wears|needs)) {REST}{CONDITION}\b{REST}",
        rf"\b(?:the|a|our|only) (?:[\w'-]+ ){{0,2}}{CONDITION}(?: [\w'-]+)? {CHILD}\b{REST}",
        rf"\b(?:the|a|only) (?!young|older|younger|new|small|little|other|same|quiet)[a-z]+(?:ian|ish|ese|ani|ali|lim|ldish|ch|qi|nian|traveller|roma|sikh|hindu|jewish)"
        rf" {CHILD} in {PLACE}\b{REST}",
        rf"\b(?:the|our|a) {CHILD} (?:who|that) (?:won|broke the|sang|represented|represents|plays? for|played for|swam|ran|captained|lost (?:his|her)"
        rf"|survived|came (?:here )?from|moved (?:here )?from|arrived from|was (?:in|on) (?:the|tv|local)|appeared (?:in|on)|has (?:a|the|one)"
        rf"|uses a|wears a|always wears|speaks)\b{REST}",
        rf"\b(?:was|were|been|featured|appeared|interviewed) (?:in|on) (?:the )?(?:local |national |evening )*(?:news\w*|paper|television|tv|radio)\b{REST}",
        rf"\b(?:won|winner of|came (?:first|second|third) in|represented (?:the )?(?:county|country|england|wales|ireland|scotland|school))"
        rf" ?(?:the|a|at|in)? ?{REST}(?:award|medal|cup|championships?|final|competition|trophy|title|county|country|prize|marathon|games)\b{REST}",
        rf"\blives? (?:above|over|next door to|next to|opposite|behind|at) the (?:[\w'-]+ ){{0,2}}(?:shop|pub|church|chapel|mosque|station|surgery"
        rf"|post office|vicarage|farm|chippy|bakery|takeaway|garage|school|park|library|caravan site|site|inn|hotel)\b{REST}",
        rf"\b(?:the|a|an) (?:[\w'-]+ )?(?:boy|girl|pupil|student|child) (?:with|who has) (?:the |a |an )?(?:[\w'-]+ )?"
        rf"(?:birthmark|scar|tattoo|(?:red|ginger|blue|pink|purple|green|dyed) hair|braces and|limp|lisp|eye patch|twitch)\b{REST}",
        rf"\b(?:whose|his|her|their) (?:house|home|flat|shop|{KIN}) (?:burn(?:ed|t) down|was (?:killed|murdered|jailed|in prison|on the news)"
        rf"|is in prison|died in|drowned|went missing)\b{REST}",
    )
)
FOLLOWING = re.compile(
    r"\s(?:(?:and|but|so|because|while|when|who said|said|told|has (?:told|said)|is (?:being|to|going)|was (?:seen|told|asked|spoken))\b.*)"
)
SHORTEST = 2
CONFIDENCE = 0.5


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans of type QUASI (tier 2, 0.5) from the words that begin the description to the end of its clause."""
    found = []
    for pattern in PATTERNS:
        for hit in pattern.finditer(text.lower):
            said = FOLLOWING.sub("", hit.group()).rstrip(" -\"'")
            if len(said.split()) >= SHORTEST:
                where = text.where(hit.start(), hit.start() + len(said))
                found.append(Span(*where, span.QUASI, None, (), "quasi", CONFIDENCE, 2))
    return _longest(found)


def _longest(found: list[Span]) -> list[Span]:
    """Those that lie in no other."""
    kept: list[Span] = []
    for one in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept
