"""Why a file is not taken: one code for the trail, one sentence for the page."""

WHY = {
    "image": "It is a picture, and pictures are not taken here.",
    "media": "It is a video or a sound, and those are not taken here.",
    "image_inside": "It has a picture or a drawing inside, and those are not taken here.",
    "archive": "It is a bundle of files, and Handrail does not look into bundles.",
    "file_inside": "It has another file inside, and Handrail takes no file that carries another.",
    "program_inside": "It has a macro, a script or an object inside that could run.",
    "form_inside": "It has fields to fill in, which could carry a file. Print it to a new PDF.",
    "loads_from_outside": "Opening it would fetch something from another place.",
    "locked": "It is protected with a password, so Handrail cannot look into it.",
    "older_versions": "It still holds earlier versions of itself. Print it to a new PDF.",
    "two_kinds": "It is two kinds of file in one, so nobody could say what opening it shows.",
    "web_page": "It is a web page, a drawing in code or formatted text, not plain text.",
    "encoded": "It has another file written into it as letters and digits.",
    "other_office": "It is an Office file of another kind. Save it as PDF or DOCX.",
    "too_big": "It is larger than 10 MB.",
    "too_long": "It unpacks to more than Handrail can look through.",
    "broken": "It is damaged, so Handrail cannot look into it.",
    "empty": (
        "It is empty: it came in with 0 bytes. Look at its size where you keep it. If it is 0 there too, save or copy "
        "it once more; then choose it again."
    ),
    "unknown": "It is neither PDF nor DOCX nor plain text.",
    "under_lock": "This very file was put under lock before. Nobody can bring it in again.",
}


class NotTaken(Exception):
    """The file is not kept. `found` is a code of WHY; nothing of its content or its name is in here."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found

    @property
    def why(self) -> str:
        """The reason in a sentence."""
        return WHY[self.found]

    @property
    def holds_something(self) -> bool:
        """Whether there is content about which somebody needs advice."""
        return self.found != "empty"
