"""How push buttons, checks and radios are drawn.

A push button reads dynamic properties of its widget:
`owner` ("rec", "man", "primary") fills it, `quiet` takes the outline away until hovered, `segment` ("first",
"mid", "last", "only") joins it to its neighbours ("apart" does not: one of a few choices with a space between), `tick` shows a tick while chosen, `icon_name` leads it,
`key_words` names its key inside it, `left_words` starts its words at the left, `small` makes it lower, `tag`
draws it as a tag: lower than what can be pressed, with a hairline; `read_only` leaves it the hairline alone.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOption, QStyleOptionButton, QWidget

from hirepair_desktop.ui.theme.icons import draw_icon
from hirepair_desktop.ui.theme.tokens import theme

_State = QStyle.StateFlag
_Feature = QStyleOptionButton.ButtonFeature
ICON_SIDE = 16
GAP = 7


def _text(widget: QWidget | None, key: str) -> str:
    found = widget.property(key) if widget is not None else None
    return found if isinstance(found, str) else ""


def filled(option: QStyleOption, widget: QWidget | None) -> bool:
    """Whether a button is painted in its owner's colour: a plain owned one, or a chosen checkable one."""
    if not option.state & _State.State_Enabled:
        return bool(option.state & _State.State_On and _text(widget, "segment"))
    if isinstance(widget, QPushButton) and widget.isCheckable():
        return bool(option.state & _State.State_On)
    return bool(_text(widget, "owner"))


def _colours(option: QStyleOption, widget: QWidget | None) -> tuple[QColor | None, QColor | None]:
    """Fill and outline; None is not painted."""
    t = theme()
    state = option.state
    quiet = bool(widget is not None and widget.property("quiet"))
    read_only = widget is not None and bool(widget.property("read_only"))
    hairline = read_only or (widget is not None and bool(widget.property("tag")))
    outline = t["line2" if hairline and not t.high_contrast else "control"]
    hovered = bool(state & _State.State_MouseOver)
    if filled(option, widget):
        fill = t[_text(widget, "owner") or "primary"]
        if not state & _State.State_Enabled:
            fill = t["ink3"]
        return fill, fill
    if not state & _State.State_Enabled:
        return (None, None) if quiet else (t["sunken"], t["line2"])
    if read_only:
        return None, outline
    if state & _State.State_Sunken:
        return t["selected"], None if quiet else outline
    if quiet:
        return (t["hover"], None) if hovered else (None, None)
    return (t["hover"] if hovered else t["surface"]), outline


def _segment_path(area: QRectF, place: str, radius: float) -> QPainterPath:
    """A rectangle that is rounded only where the row of segments ends."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(area, radius, radius)
    if place in ("first", "mid"):
        path.addRect(area.adjusted(radius, 0, 0, 0))
    if place in ("last", "mid"):
        path.addRect(area.adjusted(0, 0, -radius, 0))
    return path.simplified()


def draw_panel(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """The body of a push button."""
    fill, line = _colours(option, widget)
    if fill is None and line is None:
        return
    tag = bool(widget is not None and widget.property("tag"))
    place, radius = _text(widget, "segment"), theme().radius("check" if tag else "control")
    inset = 0.5 + (theme().px(3) if tag else 0)
    area = QRectF(option.rect).adjusted(0.5, inset, -0.5, -inset)
    if place in ("mid", "last"):
        area.setLeft(area.left() - 1)  # neighbours share one line
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(option.rect)
    painter.setPen(QPen(line, 1) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if place and place != "only":
        painter.drawPath(_segment_path(area, place, radius))
    else:
        painter.drawRoundedRect(area, radius, radius)
    painter.restore()


def _ink(option: QStyleOption, widget: QWidget | None) -> str:
    if filled(option, widget):
        owner = _text(widget, "owner")
        return "on-voice" if owner in ("rec", "man") else "primary-ink"
    if not option.state & _State.State_Enabled:
        return "ink3"
    joined = _text(widget, "segment") not in ("", "apart")
    if joined or (widget is not None and (widget.property("quiet") or widget.property("read_only"))):
        return "ink2"
    return "ink"


def _parts(option: QStyleOptionButton, widget: QWidget | None) -> tuple[int, bool, bool, str]:
    """Width of the words, whether an icon or tick leads, whether a chevron follows, the key shown inside."""
    words = QFontMetrics(option.fontMetrics).size(Qt.TextFlag.TextShowMnemonic, option.text).width()
    leads = not option.icon.isNull() or bool(_text(widget, "icon_name"))
    ticked = bool(widget is not None and widget.property("tick") and option.state & _State.State_On)
    menu = bool(option.features & _Feature.HasMenu)
    return words, leads or ticked, menu, _text(widget, "key_words")


def _width(option: QStyleOptionButton, widget: QWidget | None) -> int:
    t = theme()
    words, leads, menu, keys = _parts(option, widget)
    width = words
    if leads:
        width += t.px(ICON_SIDE) + (t.px(GAP) if words else 0)
    if menu:
        width += t.px(ICON_SIDE + GAP)
    if keys:
        width += QFontMetrics(t.font("caption", 500)).horizontalAdvance(keys) + t.px(12 + GAP + 3)
    return width


def size_of(option: QStyleOptionButton, widget: QWidget | None) -> QSize:
    """How large a push button wants to be; a chosen one that shows a tick is wider."""
    t = theme()
    small = bool(widget is not None and widget.property("small"))
    width = _width(option, widget)
    lone_icon = not option.text
    height = t.size("control_small" if small else "control")
    tag = bool(widget is not None and widget.property("tag"))
    pad = 2 * t.px(7 if lone_icon or tag else 10 if small else 12)
    return QSize(max(width + pad, height), height)


def draw_label(painter: QPainter, option: QStyleOptionButton, widget: QWidget | None) -> None:
    """Icon or tick, words, key and chevron, centred together."""
    t, token = theme(), _ink(option, widget)
    words, leads, menu, keys = _parts(option, widget)
    area = QRect(option.rect)
    left = bool(widget is not None and widget.property("left_words"))
    x = area.left() + (t.px(10) if left else max(0, (area.width() - _width(option, widget)) // 2))
    side = t.px(ICON_SIDE)
    top = area.top() + (area.height() - side) // 2
    if leads:
        ticked = bool(widget is not None and widget.property("tick"))
        name = "check" if ticked else _text(widget, "icon_name")
        where = QRect(x, top, side, side)
        if name:
            draw_icon(painter, name, token, where)
        else:
            option.icon.paint(painter, where)
        x += side + (t.px(GAP) if words else 0)
    room = area.right() - x - (side + t.px(GAP) if menu else 0)
    painter.setPen(t[token])
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
    text = option.text
    if words > room:
        text = QFontMetrics(option.fontMetrics).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRect(x, area.top(), max(0, room) + 2, area.height()), int(flags), text)
    x += min(words, room)
    if keys:
        draw_key(painter, keys, QPointF(x + t.px(GAP + 3), area.center().y() + 0.5))
    if menu:
        draw_icon(painter, "chevron-down", token, QRect(area.right() - side - t.px(9), top, side, side))


def draw_key(painter: QPainter, keys: str, left_middle: QPointF) -> QRectF:
    """A key cap with its words; returns where it is."""
    t = theme()
    font = t.font("caption", 500)
    height, width = t.px(18), QFontMetrics(font).horizontalAdvance(keys) + t.px(10)
    cap = QRectF(left_middle.x(), left_middle.y() - height / 2, max(width, height), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(t["line2"], 1))
    painter.setBrush(t["surface"])
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setFont(font)
    painter.setPen(t["ink"])
    painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), keys)
    painter.restore()
    return cap


def _mark_box(option: QStyleOption) -> QRectF:
    side = theme().px(16)
    rect = QRectF(option.rect)
    return QRectF(rect.left() + 0.5, rect.center().y() - side / 2 + 0.5, side - 1, side - 1)


def _mark_line(option: QStyleOption, widget: QWidget | None) -> QColor:
    t = theme()
    if not option.state & _State.State_Enabled:
        return t["line2"]
    if option.state & _State.State_On:
        return t[_text(widget, "owner") or "primary"]
    return t["control"]


def draw_check(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """A check box: filled with its owner's colour or ink when ticked."""
    t, box, line = theme(), _mark_box(option), _mark_line(option, widget)
    on = bool(option.state & _State.State_On)
    enabled = bool(option.state & _State.State_Enabled)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1))
    painter.setBrush(line if on else t["surface" if enabled else "sunken"])
    painter.drawRoundedRect(box, t.radius("check"), t.radius("check"))
    if on:
        owner = _text(widget, "owner")
        token = "on-voice" if enabled and owner in ("rec", "man") else "primary-ink"
        if not enabled and not t.high_contrast:  # there the box is as dark as the tick would be
            token = "ink3"
        draw_icon(painter, "check", token, box.adjusted(1.5, 1.5, -1.5, -1.5))
    elif option.state & _State.State_NoChange:
        painter.fillRect(QRectF(box.left() + 4, box.center().y() - 1, box.width() - 8, 2), t["ink2"])
    painter.restore()


def draw_radio(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """A radio button: a ring that grows thick when chosen."""
    t, box, line = theme(), _mark_box(option), _mark_line(option, widget)
    enabled = bool(option.state & _State.State_Enabled)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if option.state & _State.State_On:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(line)
        painter.drawEllipse(box)
        painter.setBrush(t["surface"])
        reach = box.width() * 0.18
        painter.drawEllipse(box.center(), reach, reach)
    else:
        painter.setPen(QPen(line, 1))
        painter.setBrush(t["surface" if enabled else "sunken"])
        painter.drawEllipse(box)
    painter.restore()
