"""The words of telling: what somebody who told us does, what stands before and behind their name, what points back."""

import re

TELLS = (
    r"(?:told|tells|said|says|reported|reports|mentioned|disclosed|explained|described|confirmed|showed|saw"
    r"|seen|heard"
    r"|overheard|noticed|rang|phoned|called in|came forward|came to (?:see|tell|me|us)|wrote to (?:me|us)"
    r"|spoke to (?:me|us)|let (?:me|us) know|asked (?:me |us )?not to|asked to (?:speak|talk|see)|stayed behind"
    r"|hung back|spoke(?:n)? up|spoken to (?:me|us|mr|mrs|ms|miss|dr|staff|a (?:teacher|member))|went to (?:mr"
    r"|mrs|ms|miss|dr|staff)"
    r"|(?:was|is) the one who|wrote (?:the|a|this|that) (?:note|letter|message|card|slip)|put (?:a|the"
    r"|this) (?:note|slip|card)"
    r"|(?:owned up|opened up|confided|blew the whistle|sounded the alarm|shared (?:this|it|that|with))"
    r"|knocked (?:at|on)|stopped (?:me|us|mr|mrs|ms|miss|a member)|approached (?:me|us|mr|mrs|ms|miss|staff|a member)"
    r"|telephoned|lingered|got in touch|did (?:all |most of )?the talking|(?:is|was|has been|kept|keeps)"
    r" (?:saying|telling|reporting|asking (?:me|us|staff|for me))|(?:tipped|tips) (?:me|us|staff|school|off)|let on"
    r"|piped up|owns up"
    r"|comes? (?:in )?(?:to|into|by) (?:the |my |our )?(?:office|reception|door|classroom|staff ?room|desk|see|tell"
    r"|find)"
    r"|came (?:in )?(?:to|into|by) (?:the |my |our )?(?:office|reception|door|classroom|room|staff ?room|school|desk"
    r"|find)"
    r"|handed (?:in|over|me|us)|passed on|brought (?:it|this|that|the \w+|a \w+) (?:to|in)"
    r"|(?:alerted|informed) (?:me|us|staff|school|mr|mrs|ms|miss|the)|(?:raised|flagged) (?:this|it|that|a|the"
    r"|concerns?)"
    r"|made (?:me|us|staff|school) aware|named (?:him|her|them)|gave (?:me|us|staff)|left (?:a|an) (?:note|message"
    r"|voicemail)"
    r"|turned up (?:at|in|outside|to)|dropped (?:in|by)|popped in|came (?:round|over|back|home|forward|clean)"
    r"|come (?:home|in|back|forward|to me|to us)"
    r"|(?:caught|collared|grabbed|found|pulled|took|drew) (?:me|us|mr|mrs|ms|miss)|let (?:it )?slip|blurted"
    r"|whispered|stated|states|claims?|claimed|alleged"
    r"|(?:plucked|mustered|summoned|screwed) (?:up )?(?:the |her |his |their )?(?:courage|nerve)|spoke out|nodded when"
    r"|recalled|recalls|remembered|pointed out|brought (?:it|this|the matter) up|wrote (?:that|down|about|in|on"
    r"|of)|writes|warned|hinted|implied"
    r"|admitted|insisted|insists|added|adds|thinks|believes|felt (?:i|we|staff|school) should know|thought (?:i"
    r"|we|staff|school|someone|somebody) should know"
    r"|(?:has |had )?asked (?:me|us|staff|if (?:i|we|he|she|they) could|that)|want(?:s|ed) (?:me|us|staff"
    r"|to (?:tell|report|speak|talk|say|pass|raise|let))"
    r"|(?:made|gave|left|filed|submitted|completed|put in|sent in|sent|wrote) (?:a|an|the|this|that|his|her"
    r"|their|us|me)"
    r"|(?:is|was|were|are) (?:the (?:source|informant|caller|referrer|one)|worried about|concerned about"
    r"|our source)|shared|revealed|volunteered|answered"
    r"|came (?:in |over |up |forward |round |home )?(?:and|to) (?:tell|told|say|said|report|reported|see|saw"
    r"|speak|spoke|find|found|ask|asked|show|showed)"
    r"|(?:e-?mailed|messaged|texted|wrote to|contacted|went to) (?:me|us|school|the (?:school|office|head|dsl)"
    r"|mr|mrs|ms|miss|dr|a (?:teacher|member)|staff)|(?:had )?told)\b"
)  # fmt: skip
MANNER = r"(?:\s+(?:who|has|had|have|also|then|later|just|already|privately|quietly|first|both|all))*"
#: "from the corner shop", "in Year 9", "(9B)", "Bell's mum": what may stand between a name and the verb.
BETWEEN = (
    r"(?:\s*\([^)\n]{1,20}\)|\))?(?:'s)?(?:\s+(?:from|of|in|at|on|behind|by|next|across|over"
    r"|opposite)\s[\w' -]{1,40}?)?(?:,(?:[^,.\n]|\.(?= ?[A-Z])|\n(?!\n)){1,60},|,)?"
)
AFTER = re.compile(
    rf"{BETWEEN}{MANNER}\s+{TELLS}"
    rf"|\s+[a-z][^.!?\n,]{{0,40}},? and (?:then |later |so |has |had )?(?:told|tells|said|says|showed|reported|rang"
    rf"|wrote|came to (?:see|tell|me|us)|warned|asked (?:me|us))\b"
    r"|\s+(?:has |had )?(?:used|rang|called|contacted|got in touch (?:with|through)|chose) (?:our|the|a) [^.!?\n]{0,30}"
    r"(?:webchat|helpline|line|service|form|box|counsellors?)\b|\s+(?:has |had )?(?:gave|given|agreed|asked) (?:us|me)"
    r" (?:leave|permission|consent|to (?:tell|pass|share))\b"
    r"|[.,]? (?:i|u|you) (?:want|would like|wanna|dont want|said|told|asked|need|think|saw|heard|know|thought)\b"
    r"|\s+(?:has |had )?(?:repeat(?:s|ed)|st(?:ood|ands) by|st(?:uck|icks) to|withdr(?:ew|awn)|retracted|took back"
    r"|changed|went over|wrote down|signed) (?:what (?:he|she|they)\b|(?:his|her|their) (?:account|story|statement"
    r"|version|words?|report|allegation|complaint)\b)"
    r"|\s+(?:to|->|>|\u2192)\s+(?:me|us|staff|dsl|office|reception|(?:mr|mrs|ms|miss|dr)\.? (?:o')?[\w-]{1,30}"
    r"(?: [\w-]{1,30})?)(?=\s*[:,;\u2013\u2014(-]|\.?\s*(?:\n|\Z))"
    r"|\s*(?:,|and)\s+(?:who\s+|(?:he|she|they)\s+)(?:just |only |then |at once )?(?:nodded|agreed|confirmed"
    r"|admitted|said (?:yes|so|it)|told|went red"
    r"|did not deny|didn't deny|shrugged|burst|cried|broke down|showed)\b", re.I,
)  # fmt: skip
#: "Witness: X.", "Statement of X:", "(It was X.)", "Who raised this? X, friend."
SIGNED_FOR = re.compile(
    r"(?:\b(?:witness(?:es)?|source|informant|reporter|complainant|caller|referrer|(?:reported|raised|disclosed"
    r"|told|given|made|shared|seen|noticed"
    r"|flagged|logged for|submitted|sent in) (?:by|from)|reporting (?:pupil|child|adult|person)|statement"
    r"|account|evidence|testimony|report|note|disclosure"
    r"|first (?:told|heard) by|name of (?:caller|witness|informant|referrer|source))\s*[:\u2013-]"
    r"|\b(?:statement|account|testimony|version|words|recollection|report|disclosure|note|letter|e-?mail|message"
    r"|voicemail|interview|chat|conversation)"
    r" (?:of|by|from|with|given by|taken from|made by)"
    r"|\bstatement of (?:an? |the )?(?:pupil|witness|child|student|parent|friend)[^\n]{0,20}\n+[ \t]*(?:name|pupil|from"
    r"|by|of)\s*:|(?:\A|[.!?\n\"'] ?)i,|\bmy (?:full )?name(?: is|'s)"
    r"|\b(?:signed|initialled)(?: off)?(?: by| with| as|,|:)?|\b(?:hand)?writing (?:is|was|looks like|seems|matches)"
    r"|[\"'\u2019\u201d]\s*[,.]?\s*[-\u2013\u2014(]?\s*(?:that|this|it) (?:was|is|came from)"
    r"|[\"\u201d]\s*[\u2013\u2014-]"
    r"|[\"'\u2019\u201d,]\s*(?:says|said|reports|reported|writes|wrote|adds|added|reckons|claims)"
    r"|\((?:it|this|that) was|\bit was|\b(?:its|it's|it is|this is)(?: only| just)?(?: me,?)?(?= \Z)"
    r"|\b(?:i am|i'm) (?:the|an?|one of)\b[^.!?\n]{2,45},|\bwhat i (?:saw|heard|know|found|noticed|was told),? by"
    r"|(?:\A|[.!?\n(] ?)(?:the )?(?:mum|mam|mother|dad|father|parent|nan|gran|neighbour|lady|man|woman|caller|pupil"
    r"|child) (?:was|is|being)"
    r"|\bthe (?:person|pupil|child|one|friend|boy|girl|parent|adult|student|caller|lady|man|woman|neighbour)"
    r" (?:who|that) (?:came|told|rang|spoke|said|saw|wrote|reported|showed|raised|stopped|let|flagged|noticed"
    r"|e-?mailed|handed)\b[^.!?\n]{0,40} (?:is|was)|\b(?:the|our|my) (?:friend|pupil|child|informant|source|caller"
    r"|witness|person|writer|boy|girl) (?:was|is|in question was)"
    r"|\bwho (?:raised|reported|told|said|saw|rang|called|noticed|flagged|disclosed|wrote|heard)\b[^?\n]{0,30}\?)"
    r"\s*(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?\Z", re.I,
)  # fmt: skip
#: Behind "it was X": somebody else's deed is no telling.
NOT_A_DEED = re.compile(
    r"(?:'s|\u2019s)?\s*(?:[.)\n,;:]|\Z|  |who\b|and (?:i|we)\b|(?:tutor|form|year|class)\b"
    r"|that (?:told|said|saw|rang|came|wrote|gave|let)\b)"
)
STATEMENT = re.compile(r"\b(?:statement|account|testimony|interview)\b", re.I)
FIRST_PERSON = re.compile(r"\W*(?:i|i'm|i've|my|we|our)\b", re.I)
#: "from the corner shop", "from number 12", "next door": a member of the public.
NEIGHBOURLY = re.compile(
    r"\s*[,(]?\s*(?:from|at|of|in|who (?:lives|works|runs)(?: (?:at|in|on|near))?) (?:the |our "
    r"|a )?(?:\w+ )?(?:shop|cafe|club|church|mosque|temple|park|estate"
    r"|street|road|close|flats?|house|bus|stop|pub|takeaway|library|pool|gym|market|garage|salon|chippy|bakery"
    r"|allotments?|village|next door"
    r"|number \d+\w?|no\.? ?\d+|across the \w+|over the road|down the \w+|up the \w+|opposite)\b"
    r"|\s*[,(]?\s*(?:(?:an?|the|her|his|their|my|our) )?(?:\w+ )?(?:neighbour|shopkeeper|passer-?by"
    r"|member of the public|resident|dog walker|bystander)\b", re.I,
)  # fmt: skip
BEFORE = re.compile(
    r"\b(?:(?:told|said|reported|seen|given(?: to (?:me|us|staff|school))?|passed on|raised|shared|disclosed|flagged"
    r"|handed in"
    r"|handed over|brought (?:in|to (?:me|us|our attention|light))|sent in|forwarded|noticed|witnessed|overheard"
    r"|noted|made|written|left|put in|supplied|identified|pointed out|spotted|found|recorded|started|alleged"
    r"|claimed|named|mentioned|described"
    r"|confirmed|spoken to|approached|stopped|contacted|rung|phoned|called|e-?mailed|messaged|texted|alerted"
    r"|informed|warned|tipped off) by"
    r"|(?:came|comes|come|originated|originates|starts|started|is|was|are|were)(?: in| to us| to me| first"
    r"| originally| only)? from|in the words of"
    r"|on the word of|quoting|\bper|\bvia"
    r"|(?:been|was|were) (?:shown|told|given|handed|sent|warned|alerted)\b[^.!?\n]{0,60}? by"
    r"|\b(?:recogni[sz]ed|identified|placed|knew|traced|matched)\b[^.!?\n]{0,40}\b(?:as|to)(?: (?:that|those) of)?"
    r"|\b(?:(?:only|just|this|it|that) (?:know|knew|came out|came to light|heard|found out|learn(?:ed|t)"
    r"|surfaced)|know (?:this|it|that"
    r"|about it|of it|any of this|anything|what we know))\b[^.!?\n]{0,16}\bbecause(?: of)?"
    r"|\b(?:but for|were it not for|had it not been for|if it (?:had not been|hadn't been|was not|wasn't|were not) for)"
    r"|\A\W*(?:t/?c|(?:tele|tel )?(?:phone ?)?call|tel|e-?mail|letter|note|visit|info|intel|tip(?:-off)?|report|concern"
    r"|referral|disclosure|alert|word|voicemail)(?: (?:rec'?d|received|in|just in|today|taken|left|logged|passed on))?"
    r"(?: \(?(?:at )?\d\d?[:.]?\d*(?: ?[ap]m)?\)?)? (?:from|via|by|per)"
    r"|\b(?:message|note|letter|e-?mail|call|report|form|concern|card|tip(?:-off)?|voicemail)\b[^.!?\n]{0,12}\b(?:came|come"
    r"|arrived|landed|received|rec'd|was left|taken|logged)\b[^.!?\n]{0,24}\b(?:website|web ?form|form|inbox|office"
    r"|portal|webchat|school|reception|line|app|box|us|me)\b[^.!?\n]{0,12} (?:from|by)"
    r"|according to|thanks to|(?:heard|learned|learnt|know|knew|have|had|got|came|information|tip|disclosure"
    r"|found out)\s+"
    r"(?:(?:about|of) )?(?:this |it |that )?(?:from|through|via))"
    r"\s+(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?$", re.I,
)  # fmt: skip
SOMEBODY = (
    r"(?:some(?:body|one)|(?:an?|another|one|two|three|some|several|a few|a couple of|a number of|(?:one|two|some) of"
    r" (?:the|her|his|their|our)|his|her|their|the other)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:pupil|child|children|boy|girl|friend|parent|mother|father|mum|dad|brother|sister|cousin|neighbour|classmate"
    r"|student|learner|peer|mate|lad|lass|kid|sibling|aunt|uncle|grandparent|housemate|team-?mate|room-?mate|year \d+"
    r"|caller|colleague|member of the public)s?)"
)
#: "She says that Ava ..." behind a sentence about one child alone.
SAYS = re.compile(rf"\W*(?:he|she|they){MANNER}\s+{TELLS}", re.I)
#: Roles of people who are nobody's name, and the passive: that somebody told is said, and who may be guessed.
ROLE = (
    r"(?:(?:the|a|an|our|another) (?:[\w-]+ ){0,2}?(?:neighbour|caller|nurse|driver|coach|shopkeeper|passer-?by"
    r"|landlord"
    r"|lodger|resident|supervisor|escort|instructor|leader|member of the public|informant|referrer|source|witness)s?)"
)
REPORTED = re.compile(
    r"\b(?:club|shop|mosque|church|chapel|temple|gurdwara|synagogue|pool|gym|centre|cafe|pub|library|scouts|brownies"
    r"|cadets|salon|takeaway|bus company)(?: (?:teacher|leader|manager|owner|coach|secretary|office|staff|warden)){0,2}"
    r" (?:rang|called|telephoned|phoned|e-?mailed|wrote|messaged|texted|reported|got in touch|came in|tipped)\b"
    rf"|\b{ROLE}\b[^.!?\n]{{0,40}}? (?:passed (?:this |it |that )?on|relayed|{TELLS})"
    r"|\bit (?:was|has been|had been) (?:reported|alleged|claimed|disclosed|mentioned|flagged|brought to (?:our|my))\b"
    r"|\b(?:we|i|school|staff|the (?:school|office)) (?:was|were|have been|has been|had been) (?:told|informed"
    r"|made aware"
    r"|alerted|tipped off|warned|contacted|approached)\b"
    r"|\A\W*anon(?:ymous)?(?:ly)?\b\W"
    r"|\b(?:caller|neighbour|woman|man|lady|visitor|resident|parent|informant)\b[^.!?\n]{0,20} (?:would not|wouldn't"
    r"|declined to|refused to|did not want to|didn't want to|preferred not to) (?:give|leave|say|state)\b"
    r"|\b(?:wish(?:es|ed)?|want(?:s|ed)?|asked|prefers?|preferred|chose|would like) to (?:stay|remain|be) anonymous\b"
    r"|\brumours? (?:is|has it|are|was)\b|\bword (?:has it|is that|reached|got (?:round|back|to))\b"
    r"|\bit (?:is|was) (?:rumoured|said) that\b|\bthere (?:have|has|had) been (?:\w+ )?(?:reports?|allegations?)\b"
    r"|\banonymous(?:ly)?\b[^.!?\n]{0,30}\b(?:call|report|tip|tip-off|letter|e-?mail|message|note|caller|phoned|rang|wrote)\b"
    r"|\b(?:information|intelligence|a concern|a report|a tip(?:-off)?|an allegation) (?:was|has been|had been|came)"
    r" (?:received|passed|raised|made|given|in)\b", re.I,
)  # fmt: skip
#: "This is X from the advice line.", before what a pupil told that line.
INTRODUCES = re.compile(
    r"\W*(?:this is|it is|it's|hello|hi|dear|i am|i'm|my name is|we are|calling)\b[^.!?\n]*(?:\b(?:from|of|at|for)\b"
    r"|, (?:and )?i (?:run|live|work|own|drive|clean|teach|keep)\b)",
    re.I,
)
UNNAMED = re.compile(
    rf"\b{SOMEBODY}\b[^.!?\n]{{0,60}}?\b{TELLS}"
    rf"|\b(?:told|said|reported|seen|raised|shown|passed on|shared|flagged|mentioned|heard|noticed|spotted|overheard"
    rf"|witnessed|alerted|informed|approached|tipped off|made aware|concerns?|information|info|intel|reports?"
    rf"|disclosure)\b[^.!?\n]{{0,40}}\b(?:by|from)\s+{SOMEBODY}\b|\baccording to\s+{SOMEBODY}\b"
    r"|\bnot want(?:ed)? to be (?:named|identified)\b", re.I,
)  # fmt: skip
#: "please don't tell anyone that I emailed", "i want to stay private": whoever says so is the one who tells.
PLEA = re.compile(
    r"\b(?:(?:don'?t|do not|never|please not) (?:tell|say|let|show|mention)\b[^.!?\n]{0,40}\b(?:i|me|my|us|we)\b"
    r"|(?:don['\u2019]?t|do not|never) (?:put|write|record|quote|log|note|repeat) (?:that|me"
    r"|(?:my|her|his) name|names?)\b"
    r"|(?:asked|asks|wants?|wanted|wish(?:es|ed)?|begged|begs|prefers?|preferred)\b[^.!?\n]{0,20}\bnames? (?:to be )?"
    r"(?:kept|left|stay|not|out|off|withheld|private|secret)\b"
    r"|\b(?:minds?|agrees? to|objects? to|consents? to|(?:happy|willing|content|afraid|scared|frightened) (?:to|of)) "
    r"(?:being|be|having (?:his|her|their|my) name) (?:named|identified|quoted|mentioned|known|given|used|passed on)\b"
    r"|\b(?:would not|wouldn['\u2019]?t|will not|won['\u2019]?t|will never|would never) (?:thank|forgive) (?:me|us)\b"
    r"|(?:i am|i'm|im) the (?:one|person|neighbour|caller|parent|friend|lady|man|woman) (?:who|that) (?:rang|told|came"
    r"|wrote|called|phoned|reported|spoke|e-?mailed|sent|raised|saw)\b"
    r"|(?:i|we) (?:want|need|wish|would like|wanna|prefer|asked|ask)(?: it)?(?: to)? (?:to )?"
    r"(?:stay|remain|be|keep|kept) (?:private|nameless|out of (?:it|this)|my name)"
    r"|(?:keep|leave) (?:my|our) names? out"
    r"|without (?:giving |saying )?(?:my|our) names?)", re.I,
)  # fmt: skip
POINTS_BACK = re.compile(
    r"\W*(?:(?:and|but|so|then|later|also|yesterday|today),?\s+)?(?:he|she|they|his|her|their|both"
    r"|the (?:two|three|pair)(?=,| (?:of|have|had|has|are|were|was|asked|want|do|did)\b)|the (?:same )?"
    r"(?:pupil|child|boy|girl|friend|parent|mother|father|neighbour|caller|woman|man|lady|student))\b", re.I,
)  # fmt: skip
#: "(It was X.)" behind "a friend had been to see me".
REVEALS = re.compile(
    r"\W*(?:it|that|this|the (?:friend|pupil|child|boy|girl|person|caller|one)) (?:was|is) \Z", re.I
)
