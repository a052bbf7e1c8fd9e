"""How line edits, combo boxes, spin boxes, frames, menus and tips are drawn."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QFrame,
    QLineEdit,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionSpinBox,
    QWidget,
)

from hirepair_desktop.ui.theme.icons import draw_icon
from hirepair_desktop.ui.theme.tokens import theme

_State = QStyle.StateFlag
_SC = QStyle.SubControl
ARROW_SIDE = 16
ARROW_ROOM = 26
STEP_ROOM = 22


def _box(painter: QPainter, rect: QRect, fill: QColor, line: QColor, radius: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


def _entry(painter: QPainter, option: QStyleOption, hover: bool = False) -> None:
    t, state = theme(), option.state
    enabled = bool(state & _State.State_Enabled)
    fill = "sunken" if not enabled else "hover" if hover and state & _State.State_MouseOver else "surface"
    rect = option.rect
    _box(painter, rect, t[fill], t["control" if enabled else "line2"], t.radius("control"))


def draw_line_edit(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """A box of its own; inside another entry, or without a frame, nothing."""
    if isinstance(widget, QLineEdit) and not widget.hasFrame():
        return
    parent = widget.parentWidget() if widget is not None else None
    if isinstance(parent, QAbstractSpinBox):
        return
    _entry(painter, option)


def draw_frame(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """The outline of a list, table or text that asked for a frame."""
    if isinstance(widget, QFrame) and widget.frameShape() == QFrame.Shape.NoFrame:
        return
    t = theme()
    painter.save()
    painter.setPen(QPen(t["line2"], 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def draw_overlay(painter: QPainter, option: QStyleOption, framed_only: bool) -> None:
    """Menus and tips: surface, one line around."""
    t = theme()
    rect = option.rect
    if not framed_only:
        painter.fillRect(rect, t["surface"])
    painter.save()
    painter.setPen(QPen(t["line2"], 1))
    painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def draw_arrow(painter: QPainter, option: QStyleOption, name: str) -> None:
    """A chevron in the middle of its room."""
    rect = QRect(option.rect)
    side = min(theme().px(ARROW_SIDE), max(8, rect.width()), max(8, rect.height()))
    enabled = bool(option.state & _State.State_Enabled)
    where = QRect(0, 0, side, side)
    where.moveCenter(rect.center())
    draw_icon(painter, name, "ink2" if enabled else "ink3", where)


def _chevron(painter: QPainter, name: str, rect: QRect, enabled: bool) -> None:
    side = min(theme().px(ARROW_SIDE), rect.height())
    where = QRect(0, 0, side, side)
    where.moveCenter(rect.center())
    draw_icon(painter, name, "ink2" if enabled else "ink3", where)


def draw_combo(painter: QPainter, option: QStyleOptionComboBox, arrow: QRect, widget: QWidget | None) -> None:
    """A combo box, and a date with a calendar: box and chevron. `quiet` takes the box away."""
    if not (widget is not None and widget.property("quiet")):
        _entry(painter, option, hover=not option.editable)
    _chevron(painter, "chevron-down", arrow, bool(option.state & _State.State_Enabled))


def elided_combo(option: QStyleOptionComboBox, width: int) -> QStyleOptionComboBox:
    """The combo box with words that end in three dots where they have no room, as every label's do."""
    icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
    room = width - icon - 2  # a pixel at both ends is Fusion's
    option.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
    return option


def combo_part(option: QStyleOptionComplex, part: QStyle.SubControl) -> QRect | None:
    """Where words and chevron of a combo box are; None leaves it to Fusion."""
    t = theme()
    rect = QRect(option.rect)
    left_to_right = option.direction == Qt.LayoutDirection.LeftToRight
    room = t.px(ARROW_ROOM)
    if part == _SC.SC_ComboBoxArrow:
        return QRect(rect.right() - room + 1 if left_to_right else rect.left(), rect.top(), room, rect.height())
    if part == _SC.SC_ComboBoxEditField:
        pad = t.px(8)
        if left_to_right:
            return rect.adjusted(pad, 1, -room, -1)
        return rect.adjusted(room, 1, -pad, -1)
    return None


def draw_spin(painter: QPainter, option: QStyleOptionSpinBox, up: QRect, down: QRect, widget: QWidget | None) -> None:
    """A spin box: box and two small chevrons. Without a frame the field around it is the box."""
    if option.frame:
        _entry(painter, option)
    if option.buttonSymbols == QAbstractSpinBox.ButtonSymbols.NoButtons:
        return
    enabled = bool(option.state & _State.State_Enabled)
    _chevron(painter, "chevron-up", up, enabled)
    _chevron(painter, "chevron-down", down, enabled)


def spin_part(option: QStyleOptionSpinBox, part: QStyle.SubControl) -> QRect | None:
    """Where words and chevrons of a spin box are; None leaves it to Fusion."""
    t = theme()
    rect = QRect(option.rect)
    none = option.buttonSymbols == QAbstractSpinBox.ButtonSymbols.NoButtons
    room = 0 if none else t.px(STEP_ROOM)
    left_to_right = option.direction == Qt.LayoutDirection.LeftToRight
    x = rect.right() - room + 1 if left_to_right else rect.left()
    half = rect.height() // 2
    if part == _SC.SC_SpinBoxUp:
        return QRect(x, rect.top() + 1, room, half - 1)
    if part == _SC.SC_SpinBoxDown:
        return QRect(x, rect.top() + half, room, half - 1)
    if part == _SC.SC_SpinBoxEditField:
        pad = t.px(6)
        return rect.adjusted(pad, 1, -room, -1) if left_to_right else rect.adjusted(room, 1, -pad, -1)
    return None
