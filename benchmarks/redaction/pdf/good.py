"""Releases that leak nothing: the gate has to let every one of them out."""

import random
from collections.abc import Iterator

from benchmarks.redaction.pdf.sample import document, words
from benchmarks.redaction.pdf.swaps import TEXTS, composed, filled, secrets
from evidence.pdf.document import Document
from workflows import audiences

PLAIN = {
    "nothing but a letter": "a",
    "an empty pair of brackets": "[]",
    "two hundred lines": "\n".join(f"Line {n}." for n in range(200)),
    "one line of six thousand words": "word " * 6000,
    "a word longer than the line": "a" * 700,
    "accents": "Zoë Łukasz Çelik Nguyễn Thị Ngọc Siân O’Hare Þórr",
    "accents as two characters": "Zoe\u0308 Siân".replace("â", "a\u0302"),
    "marks over letters that have none": "x\u0302 q\u0303 m\u0301\u0323 a\u0307b \ufe70 \u0640\u064e",
    "Cyrillic": "Олена сказала: «Привіт». Ёлка, їжак",
    "Greek": "Ελένη, Γιώργος. Τι κάνεις; ΐ",
    "Hebrew": "דוד אמר שלום. שָׁלוֹם (Ava) 12:30",
    "Arabic": "قالت فاطمة مرحبا. مُحَمَّد (Ava) 07700 900123",
    "Urdu": "یہ پاکستان ہے، ٹھیک ہے",
    "Chinese and Japanese": "王小明说你好。さくら、カタカナ",
    "Korean": "김민수: 안녕",
    "emoji": "ok 😀👍🏽 👨‍👩‍👧 ❤️ 🇬🇧 1️⃣ done",
    "all scripts in one line": "Ava Олена Ελένη דוד فاطمة 王小明 김민수 😀 (12)",
    "scripts the fonts lack": "ក្រុង and ᚠᚢᚦ and ok",
    "signs": "£12.50 – “quoted” ‘so’ … 50% & <b> {x} \\ / | ~ ^ ` ° ½ № ✓",
    "a chat": "20:01 silver: hi\n20:02 ava_b: hello\n\n20:03 silver: move to a private chat?",
    "hyphens at the end of lines": "well-known " * 90 + "self‐made " * 90,
    "white space": " a\t b\u00a0c\u2009d \n\n\n e\u200b\u00adf\ufeff g ",
    "words like those of a PDF": "endobj stream /Title (x) %%EOF << >> startxref 0 obj R BT ET",
    "words like those of the page": "Page 1 of 1 S-4F7K-2Q · For: Governor · Confidential",
    "a name that is kept": "Bell rang. The bell rang.",
    "brackets as in a label": "[Pupil A] [name removed] [[x]]",
    "headings alone": "",
    "capitals": "AVATAR TO TYPE WAVE LT. Yo. To, T.",
}


def every() -> Iterator[tuple[str, Document]]:
    """Name and document of each."""
    for name, text in PLAIN.items():
        yield name, document(words(text), words("The end."))
    for audience in audiences.table():
        for number, text in enumerate(TEXTS, 1):
            given = secrets(random.Random(f"good {number}"))
            yield f"text {number} for {audience}", composed([filled(text, given)], audience)
        everything = [filled(text, secrets(random.Random("good"))) for text in TEXTS * 4]
        yield f"all texts for {audience}", composed(everything, audience)
