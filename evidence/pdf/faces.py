"""The fonts a file may be set in: bundled, freely licensed, chosen by the characters that are printed."""

import io
from dataclasses import dataclass
from functools import cache
from hashlib import md5
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

SHARED = Path(settings.BASE_DIR) / "static" / "fonts"
OWN = Path(__file__).with_name("fonts")
REGULAR, BOLD = 400, 600
FILES = {
    "Body": "source-sans-3-latin",
    "Body Ext": "source-sans-3-latin-ext",
    "Body Cyrillic": "source-sans-3-cyrillic",
    "Body Cyrillic Ext": "source-sans-3-cyrillic-ext",
    "Body Greek": "source-sans-3-greek",
    "Body Greek Ext": "source-sans-3-greek-ext",
    "Body Vietnamese": "source-sans-3-vietnamese",
    "Body Hebrew": "noto-sans-hebrew-hebrew",
    "Body Arabic": "vazirmatn-arabic",
    "Body Han": "noto-sans-sc-chinese-simplified",
    "Body Hangul": "noto-sans-kr-korean",
    # Pango asks for the family "emoji" before all others where a character is one.
    "emoji": "noto-emoji-emoji",
}
ALWAYS = ("Body", "Body Ext")


@dataclass(frozen=True)
class Face:
    """One weight of one family, as the page asks for it and as the file calls it."""

    family: str
    weight: int
    path: Path

    @property
    def address(self) -> str:
        """What the style sheet asks the fetcher for."""
        return f"font:{self.path.stem}"


def _face(family: str, weight: int) -> Face:
    # .woff of our own: opening one glyph of a large .woff2 takes seconds.
    name = f"{FILES[family]}-{weight}-normal"
    return Face(family, weight, SHARED / f"{name}.woff2" if family in ALWAYS else OWN / f"{name}.woff")


FACES = tuple(
    face for family in FILES for weight in (REGULAR, BOLD) if (face := _face(family, weight)).path.exists()
)


@cache
def covered(family: str) -> frozenset[int]:
    """The code points that the regular weight of a family has a glyph for."""
    return frozenset(TTFont(_face(family, REGULAR).path).getBestCmap())


@cache
def unpacked(path: Path) -> bytes:
    """The font as it is embedded. WeasyPrint would unpack it for each file anew, and stamp it with the time."""
    font, out = TTFont(path, recalcBBoxes=False, recalcTimestamp=False), io.BytesIO()
    font.flavor = None
    font.save(out)
    return out.getvalue()


def family_of(code: int) -> str | None:
    """The first family that can draw a code point; None where no bundled font has it."""
    return next((family for family in FILES if code in covered(family)), None)


def faces_for(text: str) -> list[Face]:
    """The faces a page with this text is given: the Latin ones, and those of the other scripts it holds."""
    wanted = {*ALWAYS, *(family_of(code) for code in set(map(ord, text)))}
    return [face for face in FACES if face.family in wanted]


@cache
def names_in_file() -> frozenset[str]:
    """The names that fonts may have in a file. WeasyPrint's six letters before the "+" are a digest of the name,
    so they can say nothing else."""
    said = [family + weight for family in FILES for weight in ("", " Semi-Bold")]
    return frozenset(f"/{tag(name)}+{name.replace(' ', '-')}" for name in said)


def tag(name: str) -> str:
    """The six letters of a font called `name`."""
    return "".join(chr(65 + byte % 26) for byte in md5(name.encode(), usedforsecurity=False).digest()[:6])
