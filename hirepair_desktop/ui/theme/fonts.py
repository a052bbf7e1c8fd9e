"""The fonts of the screen: Inter, from the package that carries it. Print makes its own."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase

FILES = ("Inter[opsz,wght].ttf", "Inter-Italic[opsz,wght].ttf")


class _Loaded:
    done = False


def load_fonts() -> bool:
    """Give Inter to Qt, once. Returns False when a file could not be read; the system font then serves."""
    if _Loaded.done:
        return True
    found = find_spec("fontpkg_inter")
    if found is None or not found.submodule_search_locations:
        return False
    folder = Path(found.submodule_search_locations[0]) / "files"
    ids = [QFontDatabase.addApplicationFont(str(folder / name)) for name in FILES]
    _Loaded.done = all(number >= 0 for number in ids)
    return _Loaded.done
