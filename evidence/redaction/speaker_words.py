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
    r" (?:not|again|here|lol|btw|from|innit|init|actually|speaking|on (?:a|my) new|for short"
    r"|to (?:my|u|you|friends|family|mates|everyone|them))\b|[!. ]*(?:\n|\Z)"
)
THATS_ME = re.compile(
    r"[^\w\n]{1,6}(?:(?:thats|that's|that is|its|it's) (?:me|my name|how (?:u|you|ya) (?:spell|say|write) it))\b"
    r"| is (?:just |only )?(?:(?:a|my) (?:nickname|nick ?name|nick|short name|pet name)"
    r"|what (?:my \w{2,12}|every(?:one|body)|people|they(?: all)?|friends|mates) (?:says?|calls? me|uses?)"
    r"|my (?:(?:real|full|first|last|actual|middle|proper|old)"
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
    r"|\bso|\bwhere (?:u|r u|are you) at|\b(?:u|you|ya) (?:there|up|awake|around|alive|ok|okay|alright)"
    r"|\b(?:call|name|calling) (?:u|you|ya)|\b(?:u|you|ya) (?:n|and|&) me|\bme (?:n|and|&) (?:u|you|ya)"
    r"|\b(?:ghost|ignor|blank|air|avoid|scar|worry|hurt|mugg)ing me"
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
#: "why do u want X", "dont bring X": of whom one speaks.
WANTED = re.compile(
    r"\b(?:want|know|bring|leave|like|hate|fancy|block|text|dm|find|hurt|touch|seen|met|date|trust|need|call|ring|help"
    r"|follow|pick|choose|mention|involve|get|got|take|blame|invite|upset) \Z"
)
ASKS_BEHIND = re.compile(r" (?:ur|your) (?:real |full )?name\b")
#: "which X r u", "omg X answer me".
WHICH = re.compile(r"\b(?:which|what|wot) \Z")
R_U = re.compile(r" (?:r|are|is|was) (?:u|you|ya)\b")
#: "r u X from Boston".
ARE_YOU = re.compile(r"\b(?:u r|r u|ur|are (?:you|u)|you are|you're|is (?:this|that|it)) \Z")
FROM = re.compile(r" (?:from|of|at|in|who)\b")
OH = re.compile(
    r"(?:\A|[:>\n|~-] ?)\W*(?:omg|oi+|yo+|pls|please|come on|he+llo+|lol|bro|babe|he+y+|right|ok|okay|so),? \Z"
)
ALONE_BEHIND = re.compile(
    r" ?(?:k\b|x+\b|(?:its|it's) late\b|an+s+w+e+r+\b|pl+[sz]+\b|pleas|miss (?:u|you)\b|[?!.]|\n|\Z|[^\w\s]"
    r"|is it\b|yeah\b|right\b|innit\b)"
)
MINE = re.compile(
    r"(?:^|\b(?:my|mine|add me|add|me|on|im|i'm|its|it's)\b|(?:{}))[^\n]{{0,24}}\Z".format(
        "|".join(sorted(group("platforms"), key=len, reverse=True))
    )
)
#: "the other 1 is ...", "my spare acc: ...": an online name beside the one that speaks.
OTHER_ACCOUNT = re.compile(
    r"(?:\A|[:>\n\t|~\]-])\W*(?:(?:ok|lol|and|but|yeah) )?(?:(?:the|my|got a|a|its my|made a) )?"
    r"(?:other|old|new|second|2nd|spare|backup|main|alt|private) (?:1|one|acc|account|name|user ?name|tag|profile)"
    r"(?: is| was| its|:)? ?@?\Z"
)
MY_OTHER = re.compile(r" (?:(?:is|was) (?:my|mine|me)\b|on (?:the|my) other (?:one|acc|account)\b)")
NOT_MINE = re.compile(r"\b(?:ur|your|his|her|their|he|she|u|you|they)\b")
#: "X here hello", "X pick up", where the line begins with the name.
HERE = re.compile(r" here(?: (?:hello|hi|hey|again|lol|btw)\b|[!. ]*(?:\n|\Z))")
CALLED = re.compile(
    r"[ ,!.]*(?:pick up|answer me|answer|reply|u there|you there|wake up|come on|are u there|where (?:r |are )?u|wya"
    r"|(?:its|it's) (?:raining|snowing|sunny|cold|hot|boring|dark|late|quiet|lonely)"
    r"|(?:come|get|log|hop|jump) (?:back )?(?:on|online|in|out)|where (?:have |did )?(?:u|you) (?:gone|go|been)"
    r"|he+l+o+|he+y+|hi+y*a?|talk to me|right ?\?|r u|are you|is (?:this|that) (?:u|you))(?!\w)"
)
MY_PARENTS = re.compile(
    r"\b(?:my |me )?(?:mum|mam|mom|dad|nan|gran|parent)'?s? ?(?:e-?mail|mail|num|number|phone|mobile)?(?: is)? ?\Z"
)
_RELATIVE = (
    r"(?:mum|mam|mom|mummy|mother|dad|daddy|father|nan|nana|gran|grandma|grandad|carer|stepmum|stepdad)"
)
#: "my mum X": whose mum that is, says who speaks; "u never told me ur mum was called X": who is spoken to.
MY_RELATIVE = re.compile(rf"\bmy {_RELATIVE}(?:'?s name is| is called| is|,)? \Z")
UR_RELATIVE = re.compile(
    rf"\b(?:ur|your) {_RELATIVE}(?:'?s)?(?: (?:name )?(?:is|was)(?: called)?| called)? \Z"
)
_AWAY = r"(?:isnt|isn't|is not|aint|ain't|not) (?:here|in|around|about|home|on)\b"
#: "X isnt here its ...": whose account it is; who writes, behind those words, it is not.
NOT_HERE = re.compile(rf" {_AWAY}[ ,.]*(?:its|it's|this is|im|i'm)\b")
BUT_HERE = re.compile(rf"(?:\A|[^\w]){_AWAY}[ ,.]*(?:its|it's|this is|im|i'm) \Z")
#: "only my nan calls me X": a name that nobody else knows is still a name of the speaker.
NICKED = re.compile(r"\bcalls? me ?[\"']?\Z")
#: "X is not how u spell it", "X with a capital", "im not X to you": one's own name.
SPELT = re.compile(
    r" (?:is not|isnt|isn't|aint|ain't|not) how (?:u|you|ya) (?:spell|say|write)\b"
    r"| with (?:a|an|one|two|no) (?:capital|big|small|double|silent|[a-z]{1,2})\b"
)
#: "use X not this one", "add X instead".
THIS_INSTEAD = re.compile(r" (?:not|instead of|rather than) (?:this|that)\b|,? instead\b")
YOUR_OWN = re.compile(
    r"\b(?:ur|your) (?:ip|i p|wi-?fi|router|phone|laptop|pc|tablet|network|net|connection|internet|location|pin)\b"
    r"(?: address)?(?: is| was| says| shows| shows up as| comes up as| reads| gives(?: me)?|:)? ?\Z"
)
#: "X is here", "X told me": an online name of which one speaks as of a third person is not the speaker's.
OF_HIM = re.compile(
    r" (?:is (?!my\b|mine\b|me\b)|was|said|says|told|has|did|does|will|got|wants|knows|saw|seen|keeps|cant|added"
    r"|sent|asked)\b"
)
