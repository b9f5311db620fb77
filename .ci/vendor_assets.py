"""Copy the browser assets of others into static/, less what a school may not use.

    npm pack govuk-frontend@6.6.0 @fontsource/source-sans-3@5.3.1
    python .ci/vendor_assets.py FOLDER_WITH_THE_TWO_TGZ_FILES

The crown, the royal crest and the GDS Transport font belong to GOV.UK alone: they are taken out, and
this script stops when it does not find exactly what it expects to take out. Source maps are dropped,
because the maps are not shipped and collectstatic would look for them.
"""

import re
import sys
import tarfile
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
GOVUK = "package/dist/govuk/govuk-frontend.min"
CREST = r"(?:background|-webkit-mask|mask)-image:url\(/assets/images/govuk-crest\.svg\)[^;}]*;?"
WEIGHTS = (400, 600, 700)


def only(folder: Path, pattern: str) -> tarfile.TarFile:
    """The one archive in the folder that fits the pattern; stops when there are none or several."""
    (found,) = folder.glob(pattern)
    return tarfile.open(found)


def read(archive: tarfile.TarFile, name: str) -> bytes:
    """The bytes of one file of the archive."""
    member = archive.extractfile(name)
    assert member is not None, name
    return member.read()


def plain_css(source: str) -> str:
    """The GOV.UK style sheet with Source Sans 3 in place of GDS Transport and without the crest."""
    out, faces = re.subn(r"/\*! Copyright \(c\) 2011 by Margaret Calvert[^*]*\*/", "", source)
    out, files = re.subn(r"@font-face\{font-family:GDS Transport[^}]*\}", "", out)
    out, names = re.subn(r"GDS Transport,arial,sans-serif", '"Source Sans 3",arial,sans-serif', out)
    out = out.replace(
        "{font-family:sans-serif}", '{font-family:"Source Sans 3",arial,sans-serif}'
    )  # its print rules
    out, crests = re.subn(CREST, "", out)
    out = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", out)
    assert (faces, files, names > 50, crests) == (1, 2, True, 3), (faces, files, names, crests)
    assert not re.search("GDS Transport|/assets/", out), "something of GOV.UK's own is left"
    return out.rstrip() + "\n"


def plain_script(source: str) -> str:
    """The GOV.UK script without its pointer to a source map."""
    return re.sub(r"//# sourceMappingURL=.*", "", source).rstrip() + "\n"


def main(folder: Path) -> None:
    """Write static/govuk/ and static/fonts/ from the two archives."""
    with only(folder, "govuk-frontend-*.tgz") as govuk:
        css, script = (read(govuk, f"{GOVUK}.{kind}").decode() for kind in ("css", "js"))
    (STATIC / "govuk" / "govuk-frontend.css").write_text(plain_css(css))
    (STATIC / "govuk" / "govuk-frontend.js").write_text(plain_script(script))
    with only(folder, "fontsource-source-sans-3-*.tgz") as fonts:
        (STATIC / "fonts" / "LICENSE").write_bytes(read(fonts, "package/LICENSE"))
        for weight in WEIGHTS:
            for subset in ("latin", "latin-ext"):
                name = f"source-sans-3-{subset}-{weight}-normal.woff2"
                (STATIC / "fonts" / name).write_bytes(read(fonts, f"package/files/{name}"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
