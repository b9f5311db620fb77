"""The place of a person in a sentence: whom one knows, tells, sits with, asks after, or who tells and does.

English puts no bare noun there ("i no guy as well", "are u dale from the game"), so that a word which somebody on the
roll is called by is that person, unless something explains it as the word: an article before it, a pronoun that does
it, a noun behind it.
"""

import re

from evidence.redaction.fold import Folded, Word
from evidence.redaction.words import group

#: What ends the place: the line, a stop, or a word that cannot go on from a noun or verb.
ENDS = (
    r"(?=[ ]*(?:[?!.,;:)\"]|\n|\Z|[^\w\s'£@#-])|[ ](?:as well|too|tho|though|again|lol|lmao|xx?|then|now|and|n"
    r"|cos|coz|bc"
    r"|because|but|or|if|who|that|about|from|in|on|at|with|out of|alone|yet|yh|yeah|innit|pls|please|tonight|today"
    r"|tomorrow|tmrw|later|not|so|is|was|has|had|cant|wont|didnt|told|said|to (?:come|stop|go|leave|shut|tell|get)"
    r"|for|when|since|next|behind|outside|before|after|first|anymore|anyway|the other|last|this morning)\b)"
)
KNOWN = (
    r"(?:(?:i|u|you|we|they|to|do u|dont|ppl|every1|everyone|who) no|kno|know|knows|knew|ask|asked|asking|tell"
    r"|told|telling|saw|seen|met|meet|meeting|add|added|block|blocked"
    r"|unblock|unadd|ignore|ignored|invite|invited|text|texted|txt|msg|msgd|message|messaged|dm|dmd|snapped|snap"
    r"|call|called|ring|rang|phone|phoned|follow|followed|report|reported|blame|blamed|leave|warn|warned"
    r"|hit|slapped|kick|kicked|pushed|fancy|fancies|dump|dumped|find|found|forgive|thank|believe|bully|bullied|cussed"
    r"|annoy|remove|removed|tag|tagged|trust|miss|like|likes|hate|hates|love|loves|lost|beat|bring|brought|promise"
    r"|promised|remember|heard|hear|see|snitched on|grassed on|got with|going out with|friends with|hang with)"
)
SAYS = (
    r"(?:sounds|looks|seems|nearly (?:saw|caught|killed|got|found|heard|\w+ed)|reckons|says|said|thinks|knows|wants|told|tells|asked|asks|isnt|wasnt|hasnt|didnt|doesnt|never|always|keeps"
    r"|got|gets|went|goes|came|comes|saw|sees|heard|found|sent|sends|gave|gives|tried|tries|started|lied|lies|cried"
    r"|blocked|blamed|hates|likes|loves|fancies|added|texted|messaged|snapped|screenshotted|posted|promised|swore"
    r"|has (?:been|told|said|got|gone|seen|done|left|asked|blocked|sent|added|lost|my|ur|a)|had (?:a|to|my|ur"
    r"|told|been)"
    r"|(?:is|was) (?:\w+ing|my|ur|his|her|a|an|the|so|well|proper|here|there|with|from|in|on|at|not|nice|mean|sad|upset"
    r"|ill|fit|weird|sus|mad|lying|fine|ok|okay|right|being|one)"
    r"|(?:\w+ed|\w{2,}s|put|let|took|made|left|hit|cut) (?:me|u|you|him|them|us|everyone|every1|my|ur)"
    r"|(?:will|wont|cant|can|could|would|might|should) (?:tell|say|know|kill|be|get|help|come|go|see|find|grass|hear|do"
    r"|have|ask|never|not|grow|vouch|meet|ring|call|text|hate|go))"
)
LEADS = (
    r"(?:why|wot|what|who|where|how|when|huh|nah|no|yes|yh|yeah|ok|okay|k|lol|omg|bro|fr|pls|please|thanks|ty"
    r"|hi|hey|bye)"
)
BIDS = (
    r"(?:pick up|come|wake up|stop|answer|listen|text (?:me|back)|call (?:me|back)|ring me|reply|msg me|dm me"
    r"|hurry up|calm"
    r"|chill|shut up|shush|where|wya|wyd|hru|wuu2|im|i'm|its|it's|i (?:need|miss|love|promise|swear|told|said"
    r"|cant|dont)"
    r"|pls|please|babe|bro|mate|hun|what|why|how|when|are u|r u|do u|did u|have u|can u|r you)"
)
#: "mark helloooo", "joy right?": how one speaks to somebody.
GREETS = (
    r"(?:h+e+l+o+|h+e+y+|h+i+y?a?|yo+|omg+|lol+|lmao|btw|bro|bruv|babe|babes|hun|darling|mate|pls+|plz+|please|w(?:ake|ait) up"
    r"|right ?\?|answer|innit|wtf|tho|xx+|ur so|u (?:there|ok|up|in|alright))(?!\w)"
)
#: "from now on", "from the start": what is no school, class or town somebody is from.
FROM_NOBODY = r"(?:now|then|there|here|today|what|where|when|how|a|an|the|me|it|this|that|these|those|which|scratch|home|time|\d|him|her|them)\b"
#: What is somebody's: behind a name without its apostrophe.
THINGS = (
    r"(?:seat|house|hs|phone|locker|desk|chair|peg|bag|coat|room|bed|place|turn|spot|table|jumper|blazer|bike|ipad|laptop"
    r"|mum|mums|dad|dads|nan|nans|mom|bro|sis|fault|idea|acc|account|snap|insta|number|birthday|bday|handwriting|writing)"
)
BEGINS = r"(?:\A|[\n:>\]|]|[-~] )[ ]{0,4}"
CLAUSE = (
    rf"(?:{BEGINS}|[.!?,;] ?|\b(?:and|n|but|so|cos|coz|bc|because|if|when|that|then|while|since|til|until"
    rf"|like|think|thought|reckon|bet|swear|know|heard|ngl|tbh|lol|omg) )"
)
#: Left of the word, then right of it. Wherever they stand, nobody writes a bare noun between them.
SURE = tuple(
    (re.compile(left + r"\Z"), re.compile(right))
    for left, right in (
        (rf"\b{KNOWN} (?:bout |about |that )?", ENDS),
        (r"\b(?:leave|stop|drop|forget|quit|cut) it ", r"(?=[ ]*(?:[?!.,]|\n|\Z|[^\w\s'@]))"),
        (r"\b(?:me|u|you|ya|us|im|hes|shes)(?: [2n])? ", r"(?=[ ]*(?:[?!.]*(?:\n|\Z)|[^\w\s'.,;:£@#-]))"),
        (rf"{BEGINS}{LEADS},? ", r"(?=[ ]*(?:[?!.]*(?:\n|\Z)|[^\w\s'.,;:£@#-]))"),
        (r"\b(?:are|r) (?:u|you|ya) ", r"(?= (?:from|or|off)\b|[ ]*(?:[?!]|\n|\Z))"),
        (r"\b(?:is|was) (?:that|this|it|he|she|tht|dat) ", r"(?= (?:on|in|with|from|or|at|there|next|again|off"
            r"|behind|who)\b|[ ]*(?:[?!]|\n|\Z))"),
        (r"\b(?:its|it's|thats|that's|isnt|wasnt|was it|is it) (?:not )?", r"(?= (?:like|who|he|she|hes|shes|calls|keeps)\b)"),
        (r"\b(?:what|where|why|how|when) ", r"(?= (?:calls|says|said|told|reckons|thinks|wants|did|does|keeps|goes"
            r"|sends|sent|gave|gets)\b)"),
        (r"\b(?:did|does|didnt|doesnt|has|hasnt|wont|cant) ", r"(?= (?:tell|say|know|told|said|ask|see|seen|go"
            r"|get|got|come|send|sent|mean|want|like|hate|block|add|text|call|even|still|really|ever|have|do|give"
            r"|leave|take|find|hear|been|put)\b)"),
        (CLAUSE, rf"(?= {SAYS}\b)"),
        (BEGINS, rf"(?= (?:and|n|nd|&|\+) (?:me|i|u|you|him|her|us|them|my|ur)\b| {GREETS})"),
        (CLAUSE, rf"(?= from (?!{FROM_NOBODY})\w)"),
        (r"\b(?:keep|keeps|kept|leave|leaves|left|get|bring|drag|want) ", r"(?= out of (?:it|this|that|my|ur)\b)"),
        (r"\b(?:thats|that's|its|it's|is this|this is|not|got|in|at|on|took|has) ", rf"(?= {THINGS}\b)"),
        (r"\b(?:cos|coz|because|bc|bcos|instead|sick|jealous|scared|afraid|friend|mate|mates|pic|pics|photo"
            r"|picture|vid) of ", ENDS),
        (r"\b(?:talk|talks|talking|talked|speak|spoke|spoken|speaking|said|say|says|lied|lying|listen|chat"
            r"|chatting|nice|mean|rude|horrible|next|close|happened|sent it|gave it|show it|phone|message|call|money) to ", ENDS),
        (r"\b(?:with|than|w/|without|between|against|abt) ", ENDS),
        (r"\b(?:at|in|round|to|from|near|outside|by) ", r"(?=s? (?:house|hs|yard|place|gaff|room|party|bday"
            r"|birthday|flat|mums|dads|nans|bedroom)\b)"),
        (r"\b(?:mum|dad|bro|brother|sis|sister|cousin|mate|friend|boyfriend|girlfriend|bf|gf|bff|bestie"
            r"|ex) (?:is |called |was )?", ENDS),
    )
)  # fmt: skip
WRITTEN_ENDS = (
    r"(?=[.,;:)?!]|[ ]?\n|[ ]?\Z| (?:and|this|today|yesterday|again|at|on|who|was|is|has|rang|called|phoned|came|in the"
    r"|about|before|after|during|next|last|because|but|so)\b)"
)
#: In what staff write with capitals everywhere else, a name in small letters is a slip: only what is done with people.
WRITTEN = tuple(
    (re.compile(left + r"\Z", re.I), re.compile(right))
    for left, right in (
        (
            r"\b(?:words?|chat|time|session|meeting|met|play|playing|sits?|sat|sitting|work|works|working|incident|lunch"
            r"|fight|argument|contact|mediation|issues?|friends|conversation) (?:with|between) ",
            WRITTEN_ENDS,
        ),
        (
            r"\b(?:money|it|them|note|phone|letter|message|book|bag|present|gift|picture|photo|card|ball|next|apologised|sorry"
            r"|rude|unkind|mean|nasty|horrible|close|talking|speaking|spoken|listening) to ",
            WRITTEN_ENDS,
        ),
        (
            r"\b(?:parents?|mum|mother|dad|father|nan|gran|carers?|sister|brother|friends?|parents|sanction|detention|plan|update"
            r"|chronology|concerns?|referral|support|transport|risk assessment|one page profile|file|records?"
            r"|registers?)"
            r" (?:of|for|about|re|on) ",
            WRITTEN_ENDS,
        ),
        (
            r"\b(?:keep|kept|move|moved|send|sent|take|took|put|collect|collected|hear|heard|saw|see|watched|found|brought|walked"
            r"|let|leave|left|escorted|excluded|isolated|noticed|caught|helped|supported|hugged|hit|pushed|kicked) ",
            r"(?= (?:away from|out of|home|at (?:\d|the|break|lunch)|telling|asking|crying|saying|to (?:the|his"
            r"|her|my|isolation"
            r"|reception|class)|from (?:class|the|his|her|lessons?)|off site|outside|alone|today|sitting|talking"
            r"|shouting"
            r"|leaving|going|running|hiding|hitting|looking|standing)\b)",
        ),
        (
            r"\b(?:says?|said|reports?|thinks?|feels?|claims?|believes?|me|knows?|if|whether|why|where|how|when|because"
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
#: "this Travis guy", "some old guy"
OF_A_KIND = re.compile(
    r"\b(?:(?:this|that) [\w-]+|(?:some|the|an?|one|other|old|weird|nice|random)(?: [\w-]+)?) \Z"
)
KINDS = frozenset("guy king queen star prince princess angel baby duke major hunter ranger page".split())
NO_OBJECT = re.compile(
    r"\b(?:like|likes|love|loves|hate|hates|miss|see|hear|find|lost|no|with|about|than|to) \Z"
)
CALLED, BID = re.compile(rf"{BEGINS}\Z"), re.compile(rf",? {BIDS}\b")
#: "may come by", "hope its ok": verbs that begin what somebody says.
CALLS_NOBODY = frozenset("may will can might hope bless bet grant trust mark chase drew read pat".split())
#: "art is my last lesson", "summer was so long"
NO_DOERS = group("subjects") | group("months") | frozenset("summer spring winter autumn".split())
DOES = re.compile(rf" {SAYS}\b")
#: "Summer (summer.d@", "May asks to leave", "Art from Ysgol", "Mark read aloud": behind a capital at a beginning.
PERSON_GOES_ON = re.compile(
    rf" (?:{SAYS}\b|\((?:[a-z]|Room|Rm|Year|Yr|Y\d|\d)|from [A-Z]|by (?:\d|noon|then\b|tomorrow|end of|close of|(?:mon|tues|wednes|thurs|fri)day)|w/"
    r"|not (?:happy|in|here|at|keen|sure|willing|allowed|present|well|ok|okay|impressed|seen|spoken|coming|attending|engaging)\b"
    r"|(?:fine|ok|okay|happy|unhappy|aware|informed|keen|sorry|cross|angry|upset|calm|tearful|anxious|worried|reluctant)"
    r" (?:w/|with|about|to|that|at|but|today|when|after|this)\b|(?:read|put|let|hit|cut|set|shut|ran|sat|stood|cried|wept|spoke|ate|left|felt)"
    r" (?:aloud|out|well|quietly|alone|by|the|a|his|her|away|down|up|at|on|in|off|to)\b"
    r"|(?!remains|springs|prevails|fades)[a-z]{2,}s (?:the|a|her|his|that|out|up|he|she)\b"
    r"|(?:asks|wants|needs|tries|refuses|likes|tells|seems|comes|goes|gets|works|sits|looks|talks|speaks|says)"
    r" (?:to|for|on|in|at|with)\b"
    r"|(?:asleep|awake|absent|upset|late|ill|poorly|tearful|minds|agrees|disagrees|denies|knows|says|cries|laughs|nods|smiles|refuses|leaves|arrives|attends|listens|waits|objects|understands|apologises|admits|accepts|insists|declines|thinks|reckons|sulks|giggles|shrugs|swears|lies|copes|struggles|settles|eats|sleeps|forgets|remembers|(?!being|going|having|during)[a-z]{2,}ing|by (?:bus"
    r"|car|taxi))[.;,\n]"
    r"|(?:has|had) (?:not|n't|come|[a-z]+ed)\b|(?:isn't|wasn't|hasn't|doesn't|didn't|won't|can't)\b)"
)
#: "GRACE MISSING FROM 8.25": of whom one writes so in a log.
SHOUTED = re.compile(
    r" (?:MISSING|ABSENT|LATE|AGAIN|SEEN|SENT|REFUSED|REFUSING|EXCLUDED|SUSPENDED|SPOKEN|SAYS|SAID|TOLD|HIT|LEFT|BACK IN"
    r"|ILL|UPSET|CRYING|NOT IN|HAS|HAD|IS|WAS)\b"
)
REACH = 40


def of_a_kind(text: Folded, word: Word) -> bool:
    """ "this Travis guy", "some old king": what somebody is, behind what tells which one."""
    left = text.lower[max(0, word.start - REACH) : word.start]
    return word.low in KINDS and not word.capital and bool(OF_A_KIND.search(left))


def stands(text: Folded, word: Word) -> bool:
    """Whether the word stands where only a person does: by the grammar of chats where capitals tell nothing, by that
    of notes where somebody wrote one name with a small letter."""
    left = text.plain[max(0, word.start - REACH) : word.start]
    if not text.informal(word) and not word.capital:
        return _fits(WRITTEN, left, text.lower, word)
    if word.shouted and SHOUTED.match(text.plain, word.end):
        return True
    if OF_A_KIND.search(left.lower()):
        return False
    if word.low in NO_DOERS | group("school_nouns") and NO_OBJECT.search(left.lower()):
        return False
    if word.low in NO_DOERS and re.match(r" (?:is|was) ", text.lower[word.end : word.end + 5]):
        return False
    if word.low not in CALLS_NOBODY and CALLED.search(left.lower()) and BID.match(text.lower, word.end):
        return True
    return _fits(SURE, left.lower(), text.lower, word) or (word.capital and word.opens and opens(text, word))


def opens(text: Folded, word: Word) -> bool:
    """Whether what follows a word at the beginning of a sentence goes on from a person."""
    return bool(PERSON_GOES_ON.match(text.plain, word.end))


def does(text: Folded, word: Word) -> bool:
    """Whether what follows is said of a person: "reckons", "is nice", "told me"."""
    return bool(DOES.match(text.lower, word.end))


def _fits(
    frames: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...], left: str, low: str, word: Word
) -> bool:
    return any(before.search(left) and behind.match(low, word.end) for before, behind in frames)
