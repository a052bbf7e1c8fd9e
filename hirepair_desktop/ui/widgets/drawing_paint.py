"""A laid-out chart painted in the window: colours and fonts of the theme, nothing decided here (decision 0123)."""

from __future__ import annotations

from functools import lru_cache, partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from hirepair_desktop.insights.drawing import LINE, Area, Dot, Drawing, Fill, Room, Shape, Stroke, Text
from hirepair_desktop.ui.theme import Theme, theme

OUTLINE = 1.5
"""The outline of a hollow or pale mark."""

TINTS = {"rec": "rec-tint", "man": "man-tint"}


def room_of(width: float) -> Room:
    """Where a chart stands in the window: pixels, at the text size of now."""
    return Room(width, theme().text_size, partial(_wide, theme()))


@lru_cache(maxsize=4096)
def _wide(shown: Theme, words: str, strong: bool) -> float:
    """How wide caption words are; a chart is laid out several times before it has its width."""
    return QFontMetricsF(shown.font("caption", 600 if strong else None)).horizontalAdvance(words)


def paint_drawing(painter: QPainter, drawing: Drawing, ground: str = "canvas") -> None:
    """Paint a chart; hollow marks are filled with the ground they stand on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in drawing.items:
        if isinstance(item, Dot):
            _dot(painter, item, ground)
        elif isinstance(item, Text):
            _text(painter, item)
        elif isinstance(item, Stroke):
            _stroke(painter, item)
        else:
            _area(painter, item)


def _text(painter: QPainter, text: Text) -> None:
    t = theme()
    sides = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight}
    side = sides.get(text.align, Qt.AlignmentFlag.AlignHCenter)
    painter.setFont(t.font("caption", 600 if text.strong else None, tabular=text.align != "left"))
    painter.setPen(t[text.ink])
    box = QRectF(text.x, text.y, text.width, LINE * t.text_size)
    if text.align == "middle":
        box.adjust(-2, 0, 2, 0)
    flags = Qt.AlignmentFlag.AlignVCenter | side
    painter.drawText(box, int(flags | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), text.words)


def _stroke(painter: QPainter, line: Stroke) -> None:
    pen = QPen(theme()[line.ink], line.thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line.dashed:
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.drawLine(QPointF(line.x1, line.y1), QPointF(line.x2, line.y2))


def _area(painter: QPainter, area: Area) -> None:
    box = QRectF(area.x, area.y, area.width, area.height)
    if area.thick:
        painter.setPen(QPen(theme()[area.ink], area.thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
    else:
        painter.fillRect(box, theme()[area.ink])


def _dot(painter: QPainter, dot: Dot, ground: str) -> None:
    t = theme()
    box = QRectF(dot.x - dot.width / 2, dot.y - dot.height / 2, dot.width, dot.height)
    if dot.shape is Shape.CROSS:
        painter.setPen(QPen(t[dot.ink], 2 * t.text_size))
        inner = box.adjusted(1, 1, -1, -1)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
        return
    if dot.fill is Fill.FULL:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t[dot.ink])
    else:
        thick = OUTLINE * t.text_size
        box.adjust(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(t[dot.ink], thick))
        painter.setBrush(t[TINTS.get(dot.ink, "selected") if dot.fill is Fill.LIGHT else ground])
    _shape(painter, dot.shape, box)


def _shape(painter: QPainter, shape: Shape, box: QRectF) -> None:
    if shape is Shape.CIRCLE:
        painter.drawEllipse(box)
    elif shape is Shape.DIAMOND:
        c = box.center()
        corners = (
            QPointF(c.x(), box.top()), QPointF(box.right(), c.y()),
            QPointF(c.x(), box.bottom()), QPointF(box.left(), c.y()),
        )  # fmt: skip
        painter.drawPolygon(QPolygonF(corners))
    elif shape is Shape.TRIANGLE:
        top = QPointF(box.center().x(), box.top())
        painter.drawPolygon(QPolygonF((top, box.bottomRight(), box.bottomLeft())))
    else:
        corner = {Shape.PILL: box.height() / 2, Shape.BLOCK: 1.0}.get(shape, 2.0)
        painter.drawRoundedRect(box, corner, corner)
