"""Words painted by hand, in lines as high as the type scale says, for what paints itself."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from hirepair_desktop.ui.theme import theme

ENDLESS = re.compile(r"\S{2000}")
"""A word that no page holds in a line."""


def wrapping(words: str) -> QTextOption.WrapMode:
    """Lines break between words, and inside one that is too long for a line.

    In an endless word Qt looks for a better place once a line, which takes minutes in a million letters: there lines
    break anywhere.
    """
    modes = QTextOption.WrapMode
    return modes.WrapAnywhere if ENDLESS.search(words) else modes.WrapAtWordBoundaryOrAnywhere


def _lines(
    words: str, width: float, role: str, weight: int | None, line: int, most: int, centred: bool
) -> tuple[QTextLayout, int]:
    font = theme().font(role, weight)
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(wrapping(words))
    if centred:
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while (not most or count < most) and (part := layout.createLine()).isValid():
        part.setLineWidth(max(1.0, width))
        part.setPosition(QPointF(0, count * line + (line - part.height()) / 2))
        count += 1
    layout.endLayout()
    return layout, max(1, count) * line


def words_height(
    words: str, width: float, role: str = "body", weight: int | None = None, line: int = 0, most: int = 0
) -> int:
    """How high wrapped words are; `line` in pixels, else that of the role; at most `most` lines if not 0."""
    return _lines(words, width, role, weight, line or theme().line(role), most, False)[1]


def draw_words(
    painter: QPainter, rect: QRectF, words: str, role: str = "body", token: str = "ink",
    weight: int | None = None, line: int = 0, most: int = 0, centred: bool = False,
) -> int:  # fmt: skip
    """Paint wrapped words from the top of `rect`; returns their height."""
    layout, height = _lines(words, rect.width(), role, weight, line or theme().line(role), most, centred)
    painter.setPen(theme()[token])
    layout.draw(painter, rect.topLeft())
    return height


def draw_line(
    painter: QPainter, rect: QRectF, words: str, role: str = "body", token: str = "ink",
    weight: int | None = None, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, tabular: bool = False,
) -> float:  # fmt: skip
    """Paint one line, elided where there is no room, in the middle of the height; returns its width."""
    font = theme().font(role, weight, tabular)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.setFont(font)
    painter.setPen(theme()[token])
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | align | Qt.TextFlag.TextSingleLine), shown)
    return metrics.horizontalAdvance(shown)


def line_width(words: str, role: str = "body", weight: int | None = None, tabular: bool = False) -> float:
    """How wide one line of words is."""
    return QFontMetricsF(theme().font(role, weight, tabular)).horizontalAdvance(words)
