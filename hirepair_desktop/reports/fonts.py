"""Inter for print: static cuts of the variable font, made once, kept in the data folder, registered on demand.

ReportLab embeds only the default instance of a variable font (that is Regular), so Light, Display, Medium and
SemiBold are instances of a Latin, Greek and Cyrillic subset. They are looked for in `resources/fonts` (a bundle
or wheel may carry them) and in the cache; whatever is missing is made, about two seconds a cut.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import secrets
import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from threading import RLock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from hirepair_desktop.errors import UnusableFileError
from hirepair_desktop.paths import data_subfolder, resource
from hirepair_desktop.text import _

log = logging.getLogger(__name__)

CUTS = {
    "light": ("Inter-Light", 300, 32),
    "display": ("Inter-Display", 400, 32),
    "medium": ("Inter-Medium", 500, 14),
    "semibold": ("Inter-SemiBold", 600, 14),
}
"""Face: its PostScript name, weight and optical size."""

REGULAR = "Inter-Regular"
RECIPE = 1
"""Part of the name in the cache: raised when the cuts are made in another way."""

SUBSET = (
    (0x20, 0x24F), (0x2B0, 0x2FF), (0x370, 0x52F), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x20A0, 0x20C0),
    (0x2100, 0x21FF), (0x2200, 0x226F), (0x25A0, 0x25FF), (0x2700, 0x27BF), (0xFFFD, 0xFFFD),
)  # fmt: skip
_lock = RLock()


@lru_cache(maxsize=1)
def _inter() -> tuple[Path, str]:
    """The variable font and its version. UnusableFileError when its package is not there."""
    spec = find_spec("fontpkg_inter")
    if spec is None or not spec.submodule_search_locations:
        raise UnusableFileError(
            _("The font Inter is missing from this installation, so nothing can be printed. Install the "
              "program again.")
        )  # fmt: skip
    folder = Path(spec.submodule_search_locations[0])
    version = str(json.loads((folder / "metadata.json").read_text("utf-8"))["version"])
    return folder / "files" / "Inter[opsz,wght].ttf", version


def _file_name(face: str) -> str:
    return f"{CUTS[face][0]}-{_inter()[1]}-{RECIPE}.ttf"


@lru_cache(maxsize=1)
def _subset() -> bytes:
    """The variable font cut down to what the cuts hold; a third of the time of each cut is saved by it."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont as Source

    source = Source(_inter()[0], lazy=True)
    options = Options(layout_features=["kern"], hinting=False, name_IDs=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in SUBSET for code in range(low, high + 1)])
    subsetter.subset(source)
    out = BytesIO()
    source.save(out)
    return out.getvalue()


def _cut(face: str) -> bytes:
    """One static cut as a TrueType file."""
    from fontTools.ttLib import TTFont as Source
    from fontTools.varLib.instancer import instantiateVariableFont

    name, weight, optical = CUTS[face]
    font = Source(BytesIO(_subset()), recalcTimestamp=False)
    font = instantiateVariableFont(font, {"wght": weight, "opsz": optical}, inplace=True)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = name
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _read(face: str) -> bytes | None:
    carried = resource(f"fonts/{_file_name(face)}")
    if carried.is_file():
        return carried.read_bytes()
    with contextlib.suppress(OSError):
        return (data_subfolder("cache", "fonts") / _file_name(face)).read_bytes()
    return None


def _keep(folder: Path, face: str, content: bytes) -> None:
    """Into the folder by a temporary name of its own; a folder that cannot be written costs only time."""
    target = folder / _file_name(face)
    partial = folder / f".{target.name}.{secrets.token_hex(4)}"
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        log.info("print cut not kept: %s", error.strerror)


def prepare_fonts(folder: Path | None = None) -> None:
    """Make the cuts that are missing, in `folder` or the cache. For idle time, set-up and builds.

    With `folder` all cuts are written there, as a wheel or bundle carries them in `resources/fonts`.
    """
    for face in CUTS:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / _file_name(face)).exists():
                _keep(folder, face, _read(face) or _cut(face))
        elif _read(face) is None:
            _keep(data_subfolder("cache", "fonts"), face, _cut(face))
    _subset.cache_clear()


def _load(face: str) -> TTFont:
    if face == "regular":
        return TTFont(REGULAR, str(_inter()[0]))
    content = _read(face)
    if content is not None:
        try:
            return TTFont(CUTS[face][0], BytesIO(content))
        except Exception:
            log.info("print cut %s in the cache is damaged and is made again", face)
    content = _cut(face)
    with contextlib.suppress(OSError):
        _keep(data_subfolder("cache", "fonts"), face, content)
    return TTFont(CUTS[face][0], BytesIO(content))


class Face:
    """A registered cut: its name in the document, the width of each letter, and what it can set as it stands."""

    def __init__(self, font: TTFont) -> None:
        self.name: str = font.fontName
        self.font = font
        widths: dict[int, float] = font.face.charWidths
        self.missing: float = font.face.defaultWidth
        self.width = {chr(code): width / 1000 for code, width in widths.items()}
        self.plain = frozenset(letter for letter in self.width if _stands_alone(letter))
        self.plain_with_breaks = self.plain | {"\n"}

    def measure(self, words: str, size: float) -> float:
        """Width in points of words that this cut can set as they stand."""
        width = self.width
        return sum([width[letter] for letter in words]) * size


def _stands_alone(letter: str) -> bool:
    """Neither a mark on another letter nor of a right-to-left script."""
    return unicodedata.category(letter)[0] != "M" and unicodedata.bidirectional(letter) not in (
        "R", "AL", "AN", "RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI", "BN",
    )  # fmt: skip


@lru_cache(maxsize=8)
def face(name: str) -> Face:
    """The cut `light`, `display`, `regular`, `medium` or `semibold`, registered."""
    with _lock:
        font = _load(name)
        pdfmetrics.registerFont(font)
        return Face(font)
