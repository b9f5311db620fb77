"""Numbers and addresses of a child's record in the words of a chat: said of oneself, or put to somebody.

A stranger knows where she lives too ("still at 14 otter lane?"). What is on record for the child is the speaker's own
only where the speaker says so; put to the other one as known ("bday on 9 april right?") it shows who that one is.
"""

import re

#: "my number is ...", "our house is ...": what comes behind the last of these words counts.
MY = re.compile(r"\b(?:my|our)\b")
#: "i live at ...", "im from ...", "text me on ...", "ring after 9, ...", "we moved, its ...".
OF_ONESELF = re.compile(
    r"(?:\b(?:i|we) (?:live|stay|sleep|moved?|was born|were born)\b"
    r"|\b(?:im|i'm|i am) (?:at|in|from|on|born|staying|living)\b"
    r"|\b(?:born|moved|mine|ours|me)\b|\b(?:dont|don't) (?:share|save|spread) (?:it|this)\b"
    r"|\b(?:ring|text|txt|msg|message|whatsapp|phone|bell|e-?mail) (?:after|before|from"
    r"|on|at|only|when|it|is)\b)[^\n]{0,30}\Z"
)
#: "bday 9 april 2013", "new num 07700 ...", "log in is ...".
_LABELS = (
    r"(?:bday|birthday|b-?day|dob|born|addy|address|num|number|sim|mob|mobile|phone|cell|school e?mail|e-?mail|login"
    r"|log in|school|user ?name|user|postcode)"
)
LABELLED = re.compile(
    rf"(?:\A|[:>\n\t|~\]-])\W*(?:(?:its|new|heres|the|school) )?{_LABELS}(?: is| was)?[ :=-]{{1,3}}\Z"
)
#: "who gave u ...", "how do u know ...", "where did u get ...": only its bearer asks where the other has it from.
WHENCE = re.compile(
    r"(?:\bwho (?:gave|told|sent|showed|give|passed) (?:u|you|ya)|\bhow (?:come |do |did |are |is )?(?:u|you|ya) "
    r"(?:even )?(?:know|knew|got|get|have|find|found|guess(?:ed)?)|\bwhere (?:did |do |have )?(?:u|you|ya) "
    r"(?:even )?(?:get|got|find|found|see|seen))(?: (?:about|out|my|hold of))? ?[\"']?\Z"
)
#: Nothing but "its" before a number or an e-mail address.
ALONE = re.compile(r"(?:\A|[:>\n\t|~\]-])\W*(?:(?:its|it's|it is|heres|here is|ok|k) )?\Z")
#: "its 14 otter lane why", "off 14 otter lane": an answer.
ANSWERED = re.compile(
    r"(?:\A|[:>\n\t|~\]-])\W*(?:(?:ok|okay|k|kk|fine|yeah|yh|so) )?"
    r"(?:its|it's|it is|off|near|by|round|next to|(?:txt|text|ring|call) this one) \Z"
)
#: "... lol thats our full addy".
THATS_MINE = re.compile(
    r"[\W]{0,3}(?:(?:lol|haha|btw|ok|x|now)\W{1,2})?(?:thats|that's|is|its|it's) (?:my|our|mine|ours|me|us)\b"
    r"|,? (?:so |and |that makes |makes )(?:im|i'm|i am|me)\b"
)
REMEMBERED = re.compile(r"[^\n]{0,8}\b(?:i|we) (?:rem|know|knew|saw|found|got|no\b)")
#: Of another: what is on record for a child is then not the speaker's own.
OF_ANOTHER = re.compile(
    r"\b(?:ur|your|his|her|their|he|she|u|you|they|them|him|ask|tell|know|knows|sent|saw|found|seen|outside|delete|drop"
    r"|mums?|dads?|nans?|mates?|friends?|bros?|sis|sisters?|brothers?|cousins?|got|gave|give)\b[^\n]{0,30}\Z"
)
#: "still at ...?", "ur pass is ...": put to whoever is spoken to.
OF_YOU = re.compile(r"\b(?:ur|your|u|you|ya|u're|still (?:at|in|on|using))\b[^\n]{0,30}\Z")
KNOWN_TO_YOU = re.compile(r"\W{0,4}(?:right|innit|init|yeah|ye|yh|correct|isnt it|isn't it|huh|eh)\b|[ ]?\?")
OF_A_THIRD = re.compile(
    r"\b(?:he|she|his|hers?|him|they|their|them|mums?|dads?|nans?|mates?|friends?|sis|bro)\b"
)


def is_of_oneself(before: str, behind: str, *, bare: bool) -> bool:
    """Whether a number or address between `before` and `behind`, in small letters, is said to be the speaker's.
    `bare`: one that is given without any word, as a telephone number is, or by a speaker who has the child's name."""
    if WHENCE.search(before):
        return True
    told = MY.split(before)
    if len(told) > 1 and not OF_ANOTHER.search(told[-1]):
        return True
    if len(told) > 1 or OF_ANOTHER.search(before) or KNOWN_TO_YOU.match(behind) or REMEMBERED.match(behind):
        return False
    if bare and ALONE.search(before):
        return True
    said = any(shows.search(before) for shows in (OF_ONESELF, LABELLED, ANSWERED))
    return said or bool(THATS_MINE.match(behind))


def is_put_to_you(before: str, behind: str, line: str) -> bool:
    """Whether it is put to whoever is spoken to as theirs; in a line that speaks of nobody else."""
    if MY.search(before) or OF_A_THIRD.search(line) or WHENCE.search(before):
        return False
    return bool(OF_YOU.search(before) or KNOWN_TO_YOU.match(behind))
