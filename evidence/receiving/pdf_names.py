"""Names by which a PDF says that it holds more than text. Source: ISO 32000-2, 7.4, 7.11, 8.9, 12.5, 12.6, 12.7, 13."""

import re

#: Keys of a dictionary.
KEYS = {
    "/EF": "file_inside", "/EmbeddedFiles": "file_inside", "/AF": "file_inside", "/Collection": "file_inside",
    "/JS": "program_inside", "/JavaScript": "program_inside", "/AA": "program_inside", "/XFA": "form_inside",
    "/AcroForm": "form_inside", "/Thumb": "image_inside", "/FFilter": "loads_from_outside",
    "/Ref": "loads_from_outside", "/Alternates": "image_inside",
}  # fmt: skip
ACTIONS = {
    "/JavaScript": "program_inside", "/Launch": "program_inside", "/GoToR": "loads_from_outside",
    "/GoToE": "file_inside", "/SubmitForm": "form_inside", "/ImportData": "form_inside", "/Rendition": "image_inside",
    "/Movie": "image_inside", "/Sound": "image_inside", "/RichMediaExecute": "image_inside",
    "/GoTo3DView": "image_inside",
}  # fmt: skip
SUBTYPES = {
    "/Image": "image_inside", "/FileAttachment": "file_inside", "/Screen": "image_inside",
    "/Movie": "image_inside", "/Sound": "image_inside", "/3D": "image_inside", "/RichMedia": "image_inside",
    "/Widget": "form_inside", "/PS": "program_inside",
}  # fmt: skip
TYPES = {"/EmbeddedFile": "file_inside", "/Filespec": "file_inside", "/F": "file_inside"}
WORDS = {"/S": ACTIONS, "/Subtype": SUBTYPES, "/Type": TYPES}

#: Keys of a stream that is a picture, or a shading whose points are one.
DRAWN = frozenset({"/Width", "/Height", "/BitsPerComponent", "/ImageMask", "/SMask", "/ShadingType"})
#: All other filters are for pictures, or need a key.
UNPACKED_BY = frozenset(
    {"/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode"}
)
#: A small picture of the first page, which some programs write into the metadata.
IN_METADATA = re.compile(rb"xmpGImg|xapGImg|photoshop:Thumbnail", re.I)
#: Tables of a font whose letters are pictures.
PICTURE_FONTS = (b"sbix", b"CBDT", b"EBDT", b"SVG ")
