"""Boxes: rows, stacks and grids of widgets, hairlines, panels and scroll areas."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hirepair_desktop.ui.theme import theme

Item = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)


def _filled(box: QBoxLayout, items: tuple[Item, ...], space: int, margins: Margins) -> None:
    t = theme()
    box.setContentsMargins(*(t.px(margin) for margin in margins))
    box.setSpacing(t.px(space))
    for item in items:
        if isinstance(item, QWidget):
            box.addWidget(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        elif item is not None:
            box.addStretch(item)


def row(*items: Item, space: int = 8, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """Items from left to right; an int stretches, None is left out. Lengths grow with the text."""
    box = QHBoxLayout()
    _filled(box, items, space, margins)
    return box


def stack(*items: Item, space: int = 8, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """Items from top to bottom; an int stretches, None is left out. Lengths grow with the text."""
    box = QVBoxLayout()
    _filled(box, items, space, margins)
    return box


def grid(space_x: int = 12, space_y: int = 8, margins: Margins = NO_MARGINS) -> QGridLayout:
    """An empty grid with spaces that grow with the text."""
    box = QGridLayout()
    box.setContentsMargins(*(theme().px(margin) for margin in margins))
    box.setHorizontalSpacing(theme().px(space_x))
    box.setVerticalSpacing(theme().px(space_y))
    return box


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets are deleted."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


def show_if(widget: QWidget, shown: bool) -> None:
    """Show or hide a part. One without a parent yet is not shown: it would become a window of its own."""
    if shown and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        widget.setVisible(shown)


class Rule(QWidget):
    """A hairline."""

    def __init__(self, upright: bool = False, token: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.token = token
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme()[self.token])


def edge_is_left(side: str, widget: QWidget) -> bool:
    """Whether this voice has its edge at the left: the recruiter, mirrored where people read right to left."""
    return (side == "rec") == (widget.layoutDirection() == Qt.LayoutDirection.LeftToRight)


def paint_box(
    widget: QWidget, fill: str, line: str, edge: str = "", radius: float | None = None, width: float = 1.0
) -> None:
    """A rounded box over the whole widget; `edge` "rec" or "man" adds the 3 px edge of that voice, "double" the
    neutral double rule of somebody who sits on neither side (DESIGN-LANGUAGE 13, picture 20)."""
    t = theme()
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corner = t.radius("control") if radius is None else radius
    half = width / 2
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(widget.rect()).adjusted(half, half, -half, -half), corner, corner)
    if fill:
        painter.fillPath(shape, t[fill])
    painter.strokePath(shape, QPen(t[line], width))
    if edge in ("rec", "man"):
        reach = t.voice_edge()
        x = 0 if edge_is_left(edge, widget) else widget.width() - reach
        outside = QPainterPath()
        outside.addRoundedRect(QRectF(widget.rect()), corner, corner)
        side = QPainterPath()
        side.addRect(QRectF(x, 0, reach, widget.height()))
        painter.fillPath(outside & side, t[edge])
    elif edge == "double":
        _paint_double_rule(painter, widget, corner)
    painter.end()


def _paint_double_rule(painter: QPainter, widget: QWidget, corner: float) -> None:
    """Two lines where reading begins, with a gap as wide as each of them."""
    t = theme()
    thick = t.voice_edge() / 2
    ltr = widget.layoutDirection() == Qt.LayoutDirection.LeftToRight
    outside, lines = QPainterPath(), QPainterPath()
    outside.addRoundedRect(QRectF(widget.rect()), corner, corner)
    for at in (0.0, 2 * thick):
        lines.addRect(QRectF(at if ltr else widget.width() - at - thick, 0, thick, widget.height()))
    painter.fillPath(outside & lines, t["control"])


class Panel(QFrame):
    """A painted box for other widgets. One boxed thing at a time: lists use hairlines instead.

    `line` "" is the light line around a panel, and a darker one around a box of the size of a field.
    """

    def __init__(
        self, name: str = "", fill: str = "surface", line: str = "", edge: str = "",
        radius: str = "panel", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        self.fill, self.edge, self.radius = fill, edge, radius
        self.line = line or ("line" if radius == "panel" else "line2")

    def set_look(self, fill: str | None = None, line: str | None = None, edge: str | None = None) -> None:
        """Change what is painted; None keeps it."""
        self.fill = self.fill if fill is None else fill
        self.line = self.line if line is None else line
        self.edge = self.edge if edge is None else edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(self, self.fill, self.line, self.edge, theme().radius(self.radius))


class PanelFoot(QWidget):
    """The band at the bottom of a panel, rounded where the panel is, under a hairline; `fill` a token of its ground."""

    def __init__(self, radius: str = "panel", fill: str = "sunken", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radius, self.fill = radius, fill

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t[self.fill])
        painter.setClipRect(self.rect())
        corner = t.radius(self.radius) - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, -2 * corner, 0, 0), corner, corner)
        painter.fillRect(0, 0, self.width(), 1, t["line"])


class Fill(QWidget):
    """A plain area in one colour of the theme, with an optional hairline on one side."""

    def __init__(self, token: str = "canvas", line_at: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.token, self.line_at = token, line_at

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter, area = theme(), QPainter(self), self.rect()
        painter.fillRect(area, t[self.token])
        lines = {
            "left": (0, 0, 1, area.height()),
            "right": (area.width() - 1, 0, 1, area.height()),
            "top": (0, 0, area.width(), 1),
            "bottom": (0, area.height() - 1, area.width(), 1),
        }
        if self.line_at:
            painter.fillRect(*lines[self.line_at], t["line2"])


class Scroll(QScrollArea):
    """A page that scrolls up and down, without a frame of its own."""

    def __init__(self, widget: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(widget)
        widget.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
