"""Inter for print: static cuts of the variable font, made once, kept in the data folder, registered on demand.

ReportLab embeds only the default instance of a variable font (that is Regular), so Light, Display, Medium and
SemiBold are instances of a Latin, Greek and Cyrillic subset. They are looked for in `resources/fonts` (a bundle
or wheel may carry them), beside the interpreter, and in the cache; whatever is missing is made, a second a cut.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import secrets
import sys
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
RECIPE = 2
"""Part of the name in the cache: raised when the cuts are made in another way."""

SUBSET = (
    (0x20, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC),
    (0x1E6, 0x1E7), (0x218, 0x21B), (0x259, 0x259), (0x2C6, 0x2DD), (0x370, 0x3FF), (0x400, 0x52F),
    (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9), (0x2010, 0x2044), (0x20A0, 0x20C0),
    (0x2116, 0x2122), (0x2190, 0x2199), (0x2212, 0x2212), (0x2248, 0x2265), (0x25A1, 0x25A1),
    (0x25CB, 0x25CF), (0x2713, 0x2717),
)  # fmt: skip
"""Latin with Vietnamese, Greek, Cyrillic, and the signs around them; what is not here is set in Noto Sans."""

ENVIRONMENT = Path(sys.prefix) / "share" / "hirepair" / "fonts"
"""Where a development set-up keeps the cuts, so that no test and no first print makes them again."""

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

    out = BytesIO()
    with Source(_inter()[0], lazy=True) as source:
        options = Options(layout_features=["kern"], hinting=False, name_IDs=["*"], notdef_outline=True)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[code for low, high in SUBSET for code in range(low, high + 1)])
        subsetter.subset(source)
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
        return (ENVIRONMENT / _file_name(face)).read_bytes()
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
