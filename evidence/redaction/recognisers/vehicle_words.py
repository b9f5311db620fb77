"""The words beside a registration mark: makes and kinds of vehicles, what is done with one, what is remembered."""

import re

KINDS = (
    r"cars?|vans?|vehicles?|taxi|cab|minicab|moped|motorbike|scooter|lorry|truck|pickup|minibus|estate|hatchback"
    r"|saloon"
    r"|convertible|campervan|suv|4x4|jeep|whip|motor|ride"
)
MAKES = (
    r"corsa|fiesta|astra|polo|golf|focus|qashqai|bmw|audi|vw|ford|vauxhall|nissan|toyota|honda|peugeot|renault"
    r"|citroen"
    r"|skoda|mercedes|merc|volvo|mazda|hyundai|kia|tesla|fiat|suzuki|transit|volkswagen|seat|mini|range rover"
    r"|land rover"
    r"|jaguar|porsche|clio|micra|yaris|civic|juke|mokka|zafira|insignia|kuga|puma|ka|sportage|picanto|tucson"
    r"|leaf|octavia"
)
CUE = re.compile(
    rf"(?:\breg(?:istration)?\b|\bvrm\b|number ?plates?|\bplates?\b|\bindex\b|\b(?:{KINDS})\b|\b(?:{MAKES})\b"
    r"|\bdriv(?:e|es|en|ing|er)\b|\bparked\b|\bparking\b|\bpick\w* (?:\w+ )?up in\b|\blifts? (?:\w+ )?(?:in|from)\b"
    r"|\bkeeper of\b|\bdvla\b|\banpr\b|\bmot\b)"
)
FILLER = (
    r"(?:[^\w\n]|\b(?:is|was|no|number|mark|with|a|an|the|of|on|in|noted|seen|as|reg|plate|index|it|drive|black"
    r"|white|red|blue"
    r"|grey|gray|silver|green|dark|light|and|or|he|she|they|wrote|down|got|old|new|his|her|my)\b)"
)
NEAR_CUE = re.compile(rf"(?:\bdriv\w+|{CUE.pattern})(?:{FILLER}{{0,12}}|[^.!?\n:]{{0,32}}: ?)\Z")
#: "ill be in the ...", "got out of a ...", "she wrote down ...": something that moves, or that one reads off it.
IN_A_VEHICLE = re.compile(
    r"\b(?:(?:be|am|im|i'm|is|was|sat|sitting|wait\w*|got|gets?|getting|climb\w*|jump\w*|left|went|seen|came"
    r"|come|arriv\w*)"
    r" (?:out of|into|in|off)(?: (?:the|a|an|his|her|my))?"
    r"|\b(?:i|i've|ive|has|have|had|he's|hes) got (?:a|an)|\b(?:drove|drives|driven|driving|went"
    r"|off)(?: \w+)? in(?: a| the)?"
    r"|\b(?:wrote|write|noted|took|copied|got)(?: it)? down(?: as)?)"
    r"[ :]{1,2}\Z"
)
#: "look for ...", "ill flash my lights, ...": what somebody is told to wait for.
SOUGHT = re.compile(
    r"\b(?:look(?:ing)? (?:out )?for|watch(?:ing)? (?:out )?for|wait(?:ing)? for|(?:keep an )?eye out for|its"
    r"|it's|it is"
    r"|get in(?:to)?|come to|you(?:'ll| will)? see|u(?:ll| will)? see|find|spot|mine is|mine's|mines|im in|i'm in"
    r"|outside in|round the back in|sat in|here in|ends? up in|followed by|black|white|red|blue|gr[ea]y|silver|green)"
    r"(?: (?:the|a|an|my|me|his|her))? ?[:\"'(]? ?\Z"
)
REMEMBERED = re.compile(
    r"(?:(?P<of_a_mark>\b(?:reg(?:istration)?|plates?|vrm|index)\b)[^.!?\n]{0,24}?)?"
    r"(?:\b(?:end|start|finish|contain)(?:s|ed|ing)?(?: (?:in|with))?|\bbeg[aiu]n(?:s|ning)?(?: with)?"
    r"|\bends? of (?:the|its|his|her|a|that) (?:number )?(?:reg(?:istration)?|plate|index|mark|vrm)"
    r"|\bpart (?:seen|noted|read|remembered|caught)(?: by [^:\n]{2,40})?(?=:)"
    r"|\b(?:first|last|final) (?:two|three|four|few|part|bit|half|2|3|4)(?: (?:letters|digits|characters|numbers))?"
    r"|\bpart(?:ial)?(?: (?:of (?:the|a|his|her|its) )?(?:number )?"
    r"(?:reg|registration|plate|index|mark|vrm))?(?: only)?)"
    r"(?: (?:is|was|are|were|of it|in|with))?[ :,\"'(]{1,3}(?:\w{2,4} (?:or|and) )?(?=\w{2,4}\b)"
)
