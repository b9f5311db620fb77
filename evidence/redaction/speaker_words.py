"""What speakers of a chat say of themselves and of each other: "im X", "everyone says X", "is this X", "go sleep X"."""

import re

from evidence.redaction.words import group

SAYS = re.compile(
    r"(?:\bim|\bi'm|\bi am|\bmy (?:(?:real|full|first|last|whole|actual|proper|own) )?names?(?: is|'s)?"
    r"|\bcall(?:s|ed|ing)? me|\bits me|\bthis is"
    r"|\b(?:u|you|ya) can (?:just )?(?:say|call me)|\bi was|\bi go by) ?[\"']?\Z"
)
ITS = re.compile(r"(?:\A|[:\n ])(?:its|it's) \Z")
ITS_BEHIND = re.compile(
    r" (?:not|again|here|lol|btw|from|innit|init|actually|speaking|on (?:a|my) new)\b|[!. ]*(?:\n|\Z)"
)
THATS_ME = re.compile(
    r"[^\w\n]{1,6}(?:(?:thats|that's|that is|its|it's) (?:me|my name|how (?:u|you|ya) (?:spell|say|write) it))\b"
    r"| is (?:just |only )?(?:(?:a|my) (?:nickname|nick ?name|nick|short name|pet name)|my (?:(?:real|full|first"
    r"|last|actual|middle|proper|old)"
    r" )?(?:name|one|acc|account))\b"
)
#: "everyone says X", and nothing more: that is what they call the speaker.
THEY_SAY = re.compile(
    r"\b(?:every(?:one|body|1)|people|ppl|they all|my (?:mates|friends|mum|nan|dad|family)|most people)"
    r" (?:just )?(?:says?|calls? (?:me|us)|knows? me as) ?[\"']?\Z"
)
ASKS = re.compile(
    r"(?:\bu r|\bur name is|\bare you|\br u|\byou are|\bur|\bis ur name|\byour name is|\bnice name"
    r"|\bis (?:this|that|it)|\bthis is|\bspell it|\b(?:say|type|write) it (?:slow|out|again|properly)"
    r"|\brise (?:n|and) shine|\bwakey wakey|\bpromise me|\b(?:miss|love|luv) (?:talking to )?(?:u|you|ya)"
    r"|\bwhere did (?:u|you) go|\bhappy birthday|\bhbd|\bsweet dreams|\bgood girl|\bgood boy|\bwell done"
    r"|\bso|\bwhere (?:u|r u|are you) at"
    r"|(?:\A|: ?)(?:he+y+a?|hi+y*a?|he+llo+|yo+|oi+|bye|gn|gm|morning|night)) ?[\"']?\Z"
)
#: "dont be like that X", "go to sleep X", "what u on X": said to whoever is there.
TOLD = re.compile(
    r"(?:\A|[:>\n\]] ?|[~|-] )(?:ok |okay |pls |please |just |hey |omg |lol |nah |no |well |and |then )?"
    r"(?:dont|don't|do not|go|type|stop|delete|take|come|send|be|wait|look|trust|promise|wake|answer|hurry|calm"
    r"|chill|sleep|keep|turn|put|get"
    r"|give|tell me|listen|relax|smile|leave it|(?:what|wot|why|how|where|when) (?:u|r u|are (?:u|you)|you"
    r"|do (?:u|you)|did (?:u|you))|hru"
    r"|wuu2|wyd|wya|thank|love|miss|ok|okay|morning|nite|night|gn|gm|good (?:morning|night|girl|boy|lad))"
    r"(?=(?P<rest>[^\n]*))\b"
)
OF_A_THIRD = re.compile(
    r"\b(?:to|with|about|tell|told|ask|asked|from|and|n|or|than|for|by|of|let|see|meet|add|block|friend|mate"
    r"|mates?|sister|brother|mr|mrs|ms"
    r"|miss|saying|called|named|because|cos|if|bc|like|as|that'?s|is|was) \Z"
)
ASKS_BEHIND = re.compile(r" (?:ur|your) (?:real |full )?name\b")
ALONE_BEHIND = re.compile(
    r" ?(?:k\b|x+\b|(?:its|it's) late\b|an+s+w+e+r+\b|pl+[sz]+\b|pleas|miss (?:u|you)\b|[?!.]|\n|\Z|[^\w\s]"
    r"|is it\b|yeah\b|right\b|innit\b)"
)
MINE = re.compile(
    r"(?:^|\b(?:my|mine|add me|add|me|on|im|i'm|its|it's)\b|(?:{}))[^\n]{{0,24}}\Z".format(
        "|".join(sorted(group("platforms"), key=len, reverse=True))
    )
)
MY_OTHER = re.compile(r" (?:(?:is|was) (?:my|mine|me)\b|on (?:the|my) other (?:one|acc|account)\b)")
NOT_MINE = re.compile(r"\b(?:ur|your|his|her|their|he|she|u|you|they)\b")
#: "X here hello", "X pick up", where the line begins with the name.
HERE = re.compile(r" here(?: (?:hello|hi|hey|again|lol|btw)\b|[!. ]*(?:\n|\Z))")
CALLED = re.compile(
    r",? (?:pick up|answer me|answer|reply|u there|you there|wake up|come on|are u there|where are u|wya)\b"
)
#: Of another: what is on record for a child is then not the speaker's own.
OF_ANOTHER = re.compile(
    r"\b(?:ur|your|his|her|their|he|she|u|you|they|ask|tell|mums?|dads?|nans?|mates?|friends?|bros?|sis|got|gave"
    r"|sent)\b[^\n]{0,30}\Z"
)
MY_PARENTS = re.compile(
    r"\b(?:my |me )?(?:mum|mam|mom|dad|nan|gran|parent)'?s? ?(?:e-?mail|mail|num|number|phone|mobile)?(?: is)? ?\Z"
)
#: "X is here", "X told me": an online name of which one speaks as of a third person is not the speaker's.
OF_HIM = re.compile(
    r" (?:is (?!my\b|mine\b|me\b)|was|said|says|told|has|did|does|will|got|wants|knows|saw|seen|keeps|cant|added"
    r"|sent|asked)\b"
)
