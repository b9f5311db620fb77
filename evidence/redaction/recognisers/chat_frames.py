"""Left and right of the place of a person in a chat, where capitals tell nothing: "i no guy as well", "are u dale from
the game", "keep max out of it". English puts no bare noun or verb there (0037)."""

import re

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
    r"(?:sounds|looks|seems|nearly (?:saw|caught|killed|got|found|heard|\w+ed)|reckons|says|said|thinks|knows"
    r"|wants|told|tells|asked|asks|isnt|wasnt|hasnt|didnt|doesnt|never|always|keeps"
    r"|got|gets|went|goes|came|comes|saw|sees|heard|found|sent|sends|gave|gives|tried|tries|started|lied|lies|cried"
    r"|blocked|blamed|hates|likes|loves|fancies|added|texted|messaged|snapped|screenshotted|posted|promised|swore"
    r"|has (?:been|told|said|got|gone|seen|done|left|asked|blocked|sent|added|lost|my|ur|a)|had (?:a|to|my|ur"
    r"|told|been)"
    r"|(?:is|was) (?:\w+ing|my|ur|his|her|a|an|the|so|well|proper|here|there|with|from|in|on|at|not|nice|mean"
    r"|sad|upset"
    r"|ill|fit|weird|sus|mad|lying|fine|ok|okay|right|being|one)"
    r"|(?:\w+ed|\w{2,}s|put|let|took|made|left|hit|cut) (?:me|u|you|him|them|us|everyone|every1|my|ur)"
    r"|(?:will|wont|cant|can|could|would|might|should) (?:tell|say|know|kill|be|get|help|come|go|see|find|grass"
    r"|hear|do"
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
    r"(?:h+e+l+o+|h+e+y+|h+i+y?a?|yo+|omg+|lol+|lmao|btw|bro|bruv|babe|babes|hun|darling|mate|pls+|plz+|please"
    r"|w(?:ake|ait) up"
    r"|right ?\?|answer|innit|wtf|tho|xx+|ur so|here|u (?:there|ok|up|in|alright))(?!\w)"
)
#: "from now on", "from the start": what is no school, class or town somebody is from.
FROM_NOBODY = (
    r"(?:now|then|there|here|today|what|where|when|how|a|an|the|me|it|this|that|these|those|which|scratch|home|time"
    r"|\d|him|her|them)\b"
)
#: What is somebody's: behind a name without its apostrophe.
THINGS = (
    r"(?:seat|house|hs|phone|locker|desk|chair|peg|bag|coat|room|bed|place|turn|spot|table|jumper|blazer|bike"
    r"|ipad|laptop"
    r"|mum|mums|dad|dads|nan|nans|mom|bro|sis|fault|idea|acc|account|snap|insta|number|birthday|bday"
    r"|handwriting|writing)"
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
        (r"\b(?:its|it's|thats|that's|isnt|wasnt|was it|is it) (?:not )?", r"(?= (?:like|who|he|she|hes|shes"
        r"|calls|keeps)\b)"),
        (r"\bit was(?:nt|n't)? ", r"(?= (?:everyone|every1|who|not me|all along|i swear)\b|[ ]*(?:[!?]|\n|\Z))"),
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
            r"|chatting|nice|mean|rude|horrible|next|close|happened|sent it|gave it|show it|phone|message|call"
            r"|money) to ", ENDS),
        (r"\b(?:with|than|w/|without|between|against|abt) ", ENDS),
        (r"\b(?:at|in|round|to|from|near|outside|by) ", r"(?=s? (?:house|hs|yard|place|gaff|room|party|bday"
            r"|birthday|flat|mums|dads|nans|bedroom)\b)"),
        (r"\b(?:mum|dad|bro|brother|sis|sister|cousin|mate|friend|boyfriend|girlfriend|bf|gf|bff|bestie"
            r"|ex) (?:is |called |was )?", ENDS),
    )
)  # fmt: skip
