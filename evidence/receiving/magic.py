"""Pictures, videos, sounds and archives by how they begin."""

import filetype

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES, PLAYED = ("image/", "application/dicom"), "application/x-shockwave-flash"
FONTS = (
    "application/font-",
    "application/octet-stream",
)  # the second is what the library calls an old web font
MARKUP = ("application/rtf", "application/postscript")


def kind_of(content: bytes) -> str:
    """The code of why content that begins like this is refused; "" where it begins like nothing known."""
    if content.startswith(OLD_OFFICE):
        return "other_office"
    if filetype.is_video(content) or filetype.is_audio(content):
        return "media"
    if content[4:8] == b"ftyp":  # HEIC, AVIF and their kin, also those the library does not know by name
        return "image"
    found = filetype.guess(content)
    if found is None:
        return ""
    if found.mime.startswith(PICTURES):
        return "image"
    if found.mime == PLAYED:
        return "media"
    if found.mime.startswith(MARKUP):
        return "web_page"
    return "unknown" if found.mime.startswith(FONTS) else "archive"
