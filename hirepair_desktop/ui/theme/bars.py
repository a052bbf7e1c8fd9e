"""How scroll bars, tabs, progress, splitters and table heads are drawn."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QMainWindow,
    QStyle,
    QStyleOption,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionTab,
    QWidget,
)

from hirepair_desktop.ui.theme.icons import draw_icon
from hirepair_desktop.ui.theme.tokens import theme

CELL_PAD = 12
"""Left of the words in a cell of a table and in its head."""

_State = QStyle.StateFlag
_SC = QStyle.SubControl
_Position = QStyleOptionHeader.SectionPosition


def draw_scroll_bar(painter: QPainter, option: QStyleOption, handle: QRect) -> None:
    """A handle on the page, no buttons."""
    t = theme()
    hovered = bool(option.state & _State.State_MouseOver)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(option.rect, option.palette.window())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(t["ink3" if hovered else "control"])
    painter.drawRoundedRect(QRectF(handle).adjusted(2, 2, -2, -2), 3, 3)
    painter.restore()


def scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """A scroll bar is its handle; the rest of it pages."""
    rect = QRect(option.rect)
    if part == _SC.SC_ScrollBarGroove:
        return rect
    upright = option.orientation == Qt.Orientation.Vertical
    length = rect.height() if upright else rect.width()
    low, high = option.minimum, option.maximum
    span, page = high - low, option.pageStep
    handle = min(length, max(theme().px(32), length * page // max(1, span + page))) if span else length
    at = QStyle.sliderPositionFromValue(
        low,
        high,
        option.sliderPosition,
        length - handle,
        option.upsideDown,
    )
    spans = {
        _SC.SC_ScrollBarSlider: (at, handle),
        _SC.SC_ScrollBarSubPage: (0, at),
        _SC.SC_ScrollBarAddPage: (at + handle, length - at - handle),
    }
    if part not in spans:
        return QRect()
    start, size = spans[part]
    return QRect(0, start, rect.width(), size) if upright else QRect(start, 0, size, rect.height())


def draw_tab(painter: QPainter, option: QStyleOptionTab) -> None:
    """Words over a line; the shown one has a thick line of ink."""
    t = theme()
    rect = QRect(option.rect)
    if option.state & _State.State_MouseOver and not option.state & _State.State_Selected:
        painter.fillRect(rect, t["hover"])
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t["line2"])
    if option.state & _State.State_Selected:
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, t["ink"])


def draw_tab_base(painter: QPainter, option: QStyleOption) -> None:
    """The line the tabs stand on."""
    rect = QRect(option.rect)
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme()["line2"])


def shows_mnemonics(widget: QWidget | None) -> bool:
    """Whether letters are underlined: only while Alt is held or the menu bar is walked with keys, as on every system."""
    if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier:
        return True
    window = widget.window() if widget is not None else None
    bar = window.menuBar() if isinstance(window, QMainWindow) else None
    return bar is not None and bar.hasFocus()


def draw_menu_bar_part(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """The menu bar: words on the window colour and a line below; an entry under the pointer is filled."""
    t = theme()
    rect = QRect(option.rect)
    lit = isinstance(option, QStyleOptionMenuItem) and bool(option.state & _State.State_Selected)
    painter.fillRect(rect, t["selected" if lit else "window"])
    if widget is not None:
        painter.fillRect(rect.left(), widget.height() - 1, rect.width(), 1, t["line2"])
    if isinstance(option, QStyleOptionMenuItem) and option.text:
        painter.setPen(t["ink" if option.state & _State.State_Enabled else "ink3"])
        letters = Qt.TextFlag.TextShowMnemonic if shows_mnemonics(widget) else Qt.TextFlag.TextHideMnemonic
        flags = Qt.AlignmentFlag.AlignCenter | letters | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), option.text)


def draw_track(painter: QPainter, option: QStyleOption) -> None:
    """The empty track of a progress bar: thin, in the middle."""
    _bar(painter, QRectF(option.rect), "track")


def draw_progress(painter: QPainter, option: QStyleOptionProgressBar) -> None:
    """How far it is; an unknown length is a short piece in the middle, which does not move."""
    rect = QRectF(option.rect)
    low, high, now = option.minimum, option.maximum, option.progress
    if high <= low:
        third = rect.width() / 3
        _bar(painter, rect.adjusted(third, 0, -third, 0), "primary")
        return
    share = max(0.0, min(1.0, (now - low) / (high - low)))
    if share > 0:
        rect.setWidth(rect.width() * share)
        _bar(painter, rect, "primary")


def _bar(painter: QPainter, rect: QRectF, token: str) -> None:
    height = theme().px(4)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme()[token])
    thin = QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), height)
    painter.drawRoundedRect(thin, height / 2, height / 2)
    painter.restore()


def draw_splitter(painter: QPainter, option: QStyleOption) -> None:
    """A hairline at the edge of the side column; the room before it can be grabbed."""
    rect = QRect(option.rect)
    if option.state & _State.State_Horizontal:
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        x = rect.left() if mirrored else rect.right()
        painter.fillRect(x, rect.top(), 1, rect.height(), theme()["line2"])
    else:
        painter.fillRect(rect.left(), rect.center().y(), rect.width(), 1, theme()["line2"])


def draw_header(painter: QPainter, option: QStyleOptionHeader) -> None:
    """A head of a table: sunken, with a line below."""
    t = theme()
    rect = QRect(option.rect)
    hovered = option.state & _State.State_MouseOver and option.state & _State.State_Enabled
    painter.fillRect(rect, t["hover" if hovered else "sunken"])
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t["line"])


def draw_header_label(painter: QPainter, option: QStyleOptionHeader) -> None:
    """The name of a column as a caption; the column that sorts has its direction behind the name."""
    t = theme()
    rect = QRect(option.rect).adjusted(t.px(CELL_PAD), 0, -t.px(4), 0)
    font = t.font("caption")
    painter.setFont(font)
    painter.setPen(t["ink2"])
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), option.text)
    names = {
        QStyleOptionHeader.SortIndicator.SortDown: "chevron-down",
        QStyleOptionHeader.SortIndicator.SortUp: "chevron-up",
    }
    if option.sortIndicator in names:
        side = t.px(14)
        x = rect.left() + QFontMetrics(font).horizontalAdvance(option.text) + t.px(5)
        draw_icon(painter, names[option.sortIndicator], "ink2", QRectF(x, rect.center().y() - side / 2 + 1, side, side))
