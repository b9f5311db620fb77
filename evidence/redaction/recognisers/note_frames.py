"""Left and right of the place of a person in what staff write: a name in small letters among capitals, and a capital at
the beginning of a sentence that goes on from a person."""

import re

from evidence.redaction.recognisers.chat_frames import SAYS

WRITTEN_ENDS = (
    r"(?=[.,;:)?!]|[ ]?\n|[ ]?\Z| (?:and|this|today|yesterday|again|at|on|who|was|is|has|rang|called|phoned"
    r"|came|in the"
    r"|about|before|after|during|next|last|because|but|so)\b)"
)
#: In what staff write with capitals everywhere else, a name in small letters is a slip: only what is done with people.
WRITTEN = tuple(
    (re.compile(left + r"\Z", re.I), re.compile(right))
    for left, right in (
        (
            r"\b(?:words?|chat|time|session|meeting|met|play|playing|sits?|sat|sitting|work|works|working"
            r"|incident|lunch"
            r"|fight|argument|contact|mediation|issues?|friends|conversation) (?:with|between) ",
            WRITTEN_ENDS,
        ),
        (
            r"\b(?:money|it|them|note|phone|letter|message|book|bag|present|gift|picture|photo|card|ball|next"
            r"|apologised|sorry"
            r"|rude|unkind|mean|nasty|horrible|close|talking|speaking|spoken|listening) to ",
            WRITTEN_ENDS,
        ),
        (
            r"\b(?:parents?|mum|mother|dad|father|nan|gran|carers?|sister|brother|friends?|parents|sanction"
            r"|detention|plan|update"
            r"|chronology|concerns?|referral|support|transport|risk assessment|one page profile|file|records?"
            r"|registers?)"
            r" (?:of|for|about|re|on) ",
            WRITTEN_ENDS,
        ),
        (
            r"\b(?:keep|kept|move|moved|send|sent|take|took|put|collect|collected|hear|heard|saw|see|watched"
            r"|found|brought|walked"
            r"|let|leave|left|escorted|excluded|isolated|noticed|caught|helped|supported|hugged|hit|pushed|kicked) ",
            r"(?= (?:away from|out of|home|at (?:\d|the|break|lunch)|telling|asking|crying|saying|to (?:the|his"
            r"|her|my|isolation"
            r"|reception|class)|from (?:class|the|his|her|lessons?)|off site|outside|alone|today|sitting|talking"
            r"|shouting"
            r"|leaving|going|running|hiding|hitting|looking|standing)\b)",
        ),
        (
            r"\b(?:says?|said|reports?|thinks?|feels?|claims?|believes?|me|knows?|if|whether|why|where|how|when"
            r"|because"
            r"|since|once|after|before|: |- |\n)[ ]?",
            r"(?= (?:keeps|kept|says|said|told|wants|hit|hits|asked|does(?:n't| not)|did(?:n't| not)|has (?:been"
            r"|told|not)"
            r"|was(?:n't| not)|is(?:n't| not)|seems|seemed|asleep|awake|absent|upset|crying|sulking|refuses"
            r"|refused|cried|went"
            r"|came|left)\b)",
        ),
        (r"\b(?:spoke|spoken|talked|speak|talk|met|sat|meeting|chat|chatted|discussion|conversation"
            r"|checked in) (?:with|to) ",
         r"(?=[.,;)]| (?:at|on|about|in|and|today|this|again|before|after|alone|who|outside|first|during"
         r"|privately|by)\b|\n|\Z)"),
        (r"\b(?:told|asked|informed|reminded|thanked|contacted|collected|phoned|rang|saw) ",
         r"(?= (?:that|about|to (?:come|go|stop|wait|sit|see|speak|bring|leave)|at (?:\d|the|break|lunch)|if"
         r"|not to|and)\b)"),
        (r"(?:\A|[.!?\n;] ?|, |\b(?:when|after|because|that|and|but|while|whether) )",
         r"(?= (?:has|had) (?:told|said|been (?:seen|told|asked|upset|sent)|refused|disclosed|admitted|gone to"
         r"|spoken|asked|left|not been)\b)"),
        (r"(?-i:[A-Z])[\w'-]+ and ", r"(?= (?:in (?:science|maths|english|art|pe|music|french|history|geography"
            r"|the|my|our|class)|were|are|have|to sit)\b|[.;])"),
    )
)  # fmt: skip
#: "miss early to ring home": what staff are to do.
TASKS = (
    r"to (?:keep|ring|see|call|speak|send|check|follow|e-?mail|chase|update|review|discuss|meet|collect|arrange"
    r"|complete|contact|tell|ask|inform|attend|log|phone|invite|share|refer|monitor|talk|add|confirm|support)\b"
)
#: "Summer (summer.d@", "May asks to leave", "Art from Ysgol", "Mark read aloud": behind a capital at a beginning.
PERSON_GOES_ON = re.compile(
    rf" (?:{SAYS}\b|\((?:[a-z]|Room|Rm|Year|Yr|Y\d|\d)|from [A-Z]|{TASKS}"
    rf"|by (?:\d|noon|then\b|tomorrow|end of|close of|[A-Z][a-z]+day)|w/"
    r"|not (?:happy|in|here|at|keen|sure|willing|allowed|present|well|ok|okay|impressed|seen|spoken|coming"
    r"|attending|engaging)\b"
    r"|(?:fine|ok|okay|happy|unhappy|aware|informed|keen|sorry|cross|angry|upset|calm|tearful|anxious|worried"
    r"|reluctant)"
    r" (?:w/|(?:with|about|to|that|at|but|today|when|after|this)\b)|(?:read|put|let|hit|cut|set|shut|ran|sat|stood"
    r"|cried|wept|spoke|ate|left|felt)"
    r" (?:aloud|out|well|quietly|alone|by|the|a|his|her|away|down|up|at|on|in|off|to)\b"
    r"|(?!remains|springs|prevails|fades)[a-z]{2,}s (?:the|a|her|his|that|out|up|he|she)\b"
    r"|(?:asks|wants|needs|tries|refuses|likes|tells|seems|comes|goes|gets|works|sits|looks|talks|speaks|says)"
    r" (?:to|for|on|in|at|with)\b"
    r"|(?:asleep|awake|absent|upset|late|ill|poorly|tearful|minds|agrees|disagrees|denies|knows|says|cries"
    r"|laughs|nods|smiles|refuses|leaves|arrives|attends|listens|waits|objects|understands|apologises|admits"
    r"|accepts|insists|declines|thinks|reckons|sulks|giggles|shrugs|swears|lies|copes|struggles|settles|eats"
    r"|sleeps|forgets|remembers|(?!being|going|having|during)[a-z]{2,}ing|by (?:bus"
    r"|car|taxi))[.;,\n]"
    r"|(?:has|had) (?:not|n't|come|[a-z]+ed)\b|(?:isn't|wasn't|hasn't|doesn't|didn't|won't|can't)\b)"
)
#: "GRACE MISSING FROM 8.25": of whom one writes so in a log.
SHOUTED = re.compile(
    r" (?:MISSING|ABSENT|LATE|AGAIN|SEEN|SENT|REFUSED|REFUSING|EXCLUDED|SUSPENDED|SPOKEN|SAYS|SAID|TOLD|HIT"
    r"|LEFT|BACK IN"
    r"|ILL|UPSET|CRYING|NOT IN|HAS|HAD|IS|WAS)\b"
)
