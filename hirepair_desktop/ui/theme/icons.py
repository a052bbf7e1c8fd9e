"""Icons as data: ours in `resources/icons/`, the common ones read from the Lucide package, tinted by token.

Lucide keeps its drawings in one SQLite file. It is read here directly, because importing its Python package
takes 60 ms (it brings an HTTP client for its search).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from hirepair_desktop.paths import resource
from hirepair_desktop.ui.theme.tokens import theme

OURS = frozenset({"seats", "curtain", "split", "turn", "decision", "computer"})
"""Drawn by us, in a box of 16."""

LUCIDE = {
    "home": "house", "sessions": "seats", "role": "briefcase", "candidate": "user",
    "check-circle": "circle-check",
    "feedback": "arrow-right-left", "calendar": "calendar", "insights": "chart-no-axes-column",
    "file": "file-text", "warning": "triangle-alert", "error": "circle-alert", "coach": "message-square",
    "trash": "trash", "pencil": "pencil", "more": "ellipsis", "close": "x", "undo": "undo-2",
    "person": "user", "refresh": "refresh-cw", "enter": "corner-down-left",
}  # fmt: skip
"""Our names for icons of Lucide; any other name is looked up as it is."""

READ_TOGETHER = (
    "check", "lock", "eye", "plus", "search", "clock", "chevron-down", "chevron-up", "chevron-right",
    "chevron-left", "arrow-right", "arrow-left", "arrow-up", "arrow-down", "printer", "users",
)  # fmt: skip
"""Names that are in use without an entry above; one query reads them all."""

STROKE_16 = 1.5
"""Stroke in a box of 16 (DESIGN-LANGUAGE 5); Lucide draws in a box of 24."""


def _lucide_file() -> Path:
    found = find_spec("lucide")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("The package python-lucide is not installed.")
    return Path(found.submodule_search_locations[0]) / "data" / "lucide-icons.db"


def _read_lucide(names: list[str]) -> dict[str, str]:
    marks = ",".join("?" * len(names))
    with closing(sqlite3.connect(f"file:{_lucide_file()}?mode=ro&immutable=1", uri=True)) as db:
        return dict(db.execute(f"SELECT name, svg FROM icons WHERE name IN ({marks})", names))


@lru_cache(maxsize=1)
def _lucide() -> dict[str, str]:
    return _read_lucide(sorted({*LUCIDE.values(), *READ_TOGETHER} - OURS))


@lru_cache(maxsize=256)
def drawing(name: str) -> str:
    """The SVG text of an icon, with `currentColor` where the tint goes. Raises KeyError for an unknown name."""
    drawn = LUCIDE.get(name, name)
    if name == "eye-off":
        drawn = "curtain"
    if drawn in OURS:
        return resource(f"icons/{drawn}.svg").read_text(encoding="utf-8")
    known = _lucide()
    if drawn not in known:
        known.update(_read_lucide([drawn]))
    return known[drawn].replace('stroke-width="2"', f'stroke-width="{STROKE_16 * 1.5}"')


@lru_cache(maxsize=1024)
def icon_pixmap(name: str, token: str, side: int, ratio: float = 1.0) -> QPixmap:
    """One icon in one colour; `side` in logical pixels. The cache is emptied when the theme changes."""
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    tinted = drawing(name).replace("currentColor", theme()[token].name())
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def draw_icon(painter: QPainter, name: str, token: str, rect: QRect | QRectF) -> None:
    """Paint an icon into `rect`, sharp at any scale of the screen."""
    area = QRectF(rect)
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(area.topLeft(), icon_pixmap(name, token, round(area.width()), ratio))


class _TintedIcon(QIconEngine):
    """Asks the theme at each paint, so that nothing is set again after a change of theme."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self.name, self.token = name, token

    def _ink(self, mode: QIcon.Mode) -> str:
        return "ink3" if mode == QIcon.Mode.Disabled else self.token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw_icon(painter, self.name, self._ink(mode), rect)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return icon_pixmap(self.name, self._ink(mode), size.width())

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return icon_pixmap(self.name, self._ink(mode), size.width(), scale)

    def clone(self) -> QIconEngine:
        return _kept(_TintedIcon(self.name, self.token))


_engines: list[QIconEngine] = []


def _kept(engine: QIconEngine) -> QIconEngine:
    """Qt owns a cloned engine, but Python would free it: a reference stays (QT-NOTES 7)."""
    _engines.append(engine)
    return engine


@lru_cache(maxsize=256)
def icon(name: str, token: str = "ink2") -> QIcon:
    """An icon that follows the theme, for actions, menus and models."""
    drawing(name)  # an unknown name fails here, not while painting
    return QIcon(_TintedIcon(name, token))
