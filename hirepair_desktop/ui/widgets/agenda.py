"""The agenda of a session at the left: a list of sections, whole or folded to numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.widgets.boxes import Fill, Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import IconButton, button
from hirepair_desktop.ui.widgets.drawn_words import draw_line, draw_words, line_width, words_height
from hirepair_desktop.ui.widgets.labels import caption, strong
from hirepair_desktop.ui.widgets.seat_mark import draw_shape

Index = QModelIndex | QPersistentModelIndex
INSET = 4
"""So far the list stands inside the agenda, in px at 100 %: the ring around it reaches that far out."""

SHORT_WINDOW = 860
"""Below this height of the window the line "who opens" is dropped (DESIGN-LANGUAGE 4)."""


@dataclass(frozen=True)
class AgendaItem:
    """One section. `opens` is "both", "rec", "man" or ""; `state` next, now, done, open, skipped or parked."""

    key: str
    number: int
    name: str
    minutes: int
    opens: str = "both"
    opens_words: str = ""
    state: str = "next"


def minutes_words(minutes: int) -> str:
    """`10 min`."""
    return ngettext("{n} min", "{n} min", minutes).format(n=minutes)


def state_words(state: str) -> str:
    """A state as it is said."""
    return {
        "done": _("done"), "now": _("now"), "skipped": _("skipped"), "parked": _("parked"),
        "next": _("to come"), "open": _("something is open"),
    }[state]  # fmt: skip


class AgendaModel(QAbstractListModel):
    """The sections, as the list reads them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: list[AgendaItem] = []

    def set_items(self, items: Sequence[AgendaItem]) -> None:
        """Show other sections or states."""
        same = [item.key for item in items] == [item.key for item in self.items]
        if same and items:
            self.items = list(items)
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return item.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (
                str(item.number),
                item.name,
                minutes_words(item.minutes),
                item.opens_words,
                state_words(item.state),
            )
            return ", ".join(part for part in said if part)
        if role == Qt.ItemDataRole.UserRole:
            return item
        return None


class AgendaDelegate(QStyledItemDelegate):
    """Paints a section: badge, name, minutes, and who opens it."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.view, self.folded, self.brief = view, False, False

    def _room(self, width: int, item: AgendaItem) -> float:
        t = theme()
        right = line_width(minutes_words(item.minutes), "caption") + t.px(16)
        return width - t.px(46) - right - t.px(10) - (t.px(18) if self.brief else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        t = theme()
        if self.folded:
            return QSize(t.px(40), t.px(40))
        item: AgendaItem = index.data(Qt.ItemDataRole.UserRole)
        width = self.view.viewport().width() + 2 * t.px(INSET)
        weight = 600 if item.state == "now" else None
        name = words_height(item.name, self._room(width, item), weight=weight, line=t.px(18))
        opens = 0 if self.brief or not item.opens_words else t.px(18)
        return QSize(width, name + opens + t.px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: AgendaItem = index.data(Qt.ItemDataRole.UserRole)
        t, area = theme(), QRectF(option.rect)
        if not self.folded:
            area.adjust(-t.px(INSET), 0, t.px(INSET), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if item.state == "now":
            self._box(painter, area)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._box(painter, area, here=True)
        if self.folded:
            badge = QRectF(0, 0, t.px(18), t.px(18))
            badge.moveCenter(area.center())
            draw_badge(painter, badge, item)
        else:
            self._paint_whole(painter, area, item)
        painter.restore()

    def _box(self, painter: QPainter, area: QRectF, here: bool = False) -> None:
        """Around the section that runs; `here` is where the arrows stand."""
        t = theme()
        painter.setPen(QPen(t["ink"] if here else t["line2"], 2 if t.high_contrast or here else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if here else t["surface"])
        inset = t.px(3) if self.folded else 0
        inner = area.adjusted(inset + 0.5, 0.5 + inset, -inset - 0.5, -0.5 - inset)
        if not self.folded:
            inner.adjust(t.px(8), 0, -t.px(8), 0)
        painter.drawRoundedRect(inner, 4, 4)

    def _paint_whole(self, painter: QPainter, area: QRectF, item: AgendaItem) -> None:
        t, now = theme(), item.state == "now"
        top, left = area.top() + t.px(7), area.left() + t.px(46)
        draw_badge(painter, QRectF(area.left() + t.px(18), top, t.px(18), t.px(18)), item)
        room = self._room(int(area.width()), item)
        token = "ink" if now or item.state in ("next", "open") else "ink2"
        height = draw_words(
            painter, QRectF(left, top, room, area.height()), item.name, token=token,
            weight=600 if now else None, line=t.px(18),
        )  # fmt: skip
        minutes = QRectF(area.right() - t.px(98), top, t.px(80), t.px(18))
        right = Qt.AlignmentFlag.AlignRight
        draw_line(painter, minutes, minutes_words(item.minutes), "caption", "ink2", align=right, tabular=True)
        if not item.opens:
            return
        if self.brief:
            width = line_width(minutes_words(item.minutes), "caption", tabular=True)
            self._marks(painter, minutes.right() - width - t.px(22), minutes.center().y(), item.opens)
            return
        y = top + height
        x = self._marks(painter, left, y + t.px(9), item.opens)
        draw_line(painter, QRectF(x, y, room, t.px(18)), item.opens_words, "caption", "ink2")

    @staticmethod
    def _marks(painter: QPainter, x: float, y: float, opens: str) -> float:
        """The shapes of who opens; returns where words may start."""
        t, reach = theme(), theme().px(4)
        for side in ("rec", "man"):
            if opens in (side, "both"):
                draw_shape(painter, side, QPointF(x + reach, y), reach, "window")
                x += t.px(10)
        return x + t.px(3)


def draw_badge(painter: QPainter, area: QRectF, item: AgendaItem) -> None:
    """Number in a ring; filled when it is now, a tick when done (nothing in it is open), a dash when skipped, dotted
    when parked."""
    t = theme()
    solid = {"now": "ink", "done": "ink2"}.get(item.state)
    inner = area.adjusted(0.5, 0.5, -0.5, -0.5)
    dashes = Qt.PenStyle.DashLine if item.state in ("skipped", "parked") else Qt.PenStyle.SolidLine
    painter.setPen(Qt.PenStyle.NoPen if solid else QPen(t["control"], 1, dashes))
    painter.setBrush(t[solid] if solid else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(inner)
    if item.state == "done":
        draw_icon(painter, "check", "surface", area.adjusted(3, 3, -3, -3))
        return
    words = {"skipped": "–", "parked": "·"}.get(item.state, str(item.number))
    token = "surface" if solid else "ink2"
    draw_line(painter, area, words, "caption", token, 600, Qt.AlignmentFlag.AlignHCenter, tabular=True)


class Agenda(Fill):
    """The agenda with its footer. Folded it is 52 px wide and shows numbers."""

    section_requested = Signal(str)
    pause_requested = Signal()
    park_requested = Signal()
    fold_requested = Signal(bool)

    def __init__(self, name: str = "agenda", parent: QWidget | None = None) -> None:
        super().__init__("window", "right", parent)
        self.setObjectName(name)
        self.head = strong(_("Agenda"), wrap=False)
        self.total = caption("", wrap=False)
        self.fold = IconButton("chevron-left", _("Fold the agenda"), f"{name}_fold")
        self.fold.clicked.connect(self._on_fold_clicked)
        self._closed = False
        self.head_row = row(self.head, 1, self.total, self.fold, space=4, margins=(18, 6, 10, 0))
        self._make_list(name)
        self._make_footer(name)
        inset = row(self.list, margins=(INSET, 0, INSET, 0))
        self.setLayout(stack(self.head_row, inset, self.footer, space=6, margins=(0, 6, 1, 0)))
        self.set_folded(False)

    def _make_list(self, name: str) -> None:
        self.list = QListView()
        self.list.setObjectName(f"{name}_list")
        self.list.setAccessibleName(_("Agenda"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setProperty("ring", True)
        self.model = AgendaModel(self)
        self.delegate = AgendaDelegate(self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.clicked.connect(self._on_list_activated)
        self.list.activated.connect(self._on_list_activated)

    def _make_footer(self, name: str) -> None:
        self.elapsed, self.end = caption("", wrap=False), caption("", wrap=False)
        self.pause = button(_("Pause"), f"{name}_pause", small=True)
        self.park = button(_("Park a topic"), f"{name}_park", small=True)
        self.pause.clicked.connect(self.pause_requested)
        self.park.clicked.connect(self.park_requested)
        self.footer = QWidget()
        self.footer.setLayout(
            stack(
                Rule(token="line2"),
                row(caption(_("Elapsed"), wrap=False), 1, self.elapsed),
                row(caption(_("Expected end"), wrap=False), 1, self.end),
                row(self.pause, self.park),
                space=6,
                margins=(18, 0, 18, 14),
            )
        )

    def set_items(self, items: Sequence[AgendaItem]) -> None:
        """The sections with their states."""
        self.model.set_items(items)
        self.total.setText(minutes_words(sum(item.minutes for item in items)))
        for at, item in enumerate(items):
            if item.state == "now":
                self.list.setCurrentIndex(self.model.index(at))
                self.list.scrollTo(self.model.index(at))

    def folded(self) -> bool:
        """Whether only numbers are shown."""
        return self.delegate.folded

    def set_folded(self, folded: bool) -> None:
        """Fold to numbers, or show all."""
        t = theme()
        self.delegate.folded = folded
        self.setFixedWidth(t.size("agenda_folded" if folded else "agenda"))
        for part in (self.head, self.total):
            show_if(part, not folded)
        show_if(self.footer, not folded and not self._closed)
        words = _("Unfold the agenda") if folded else _("Fold the agenda")
        self.fold.set_icon("chevron-right" if folded else "chevron-left", words)
        self.head_row.setContentsMargins(t.px(13 if folded else 18), t.px(6), t.px(11 if folded else 10), 0)
        side = t.px(5) - t.px(INSET) if folded else 0
        self.list.setViewportMargins(side, 0, side, 0)
        self.list.doItemsLayout()

    def set_footer(self, elapsed_words: str, expected_end_words: str) -> None:
        """Time so far and when it will end."""
        self.elapsed.setText(elapsed_words)
        self.end.setText(expected_end_words)

    def set_closed(self, closed: bool) -> None:
        """A closed session has no clock to stop: the footer goes."""
        self._closed = closed
        show_if(self.footer, not closed and not self.folded())

    def set_paused(self, paused: bool) -> None:
        """Whether the session stands still: the button then goes on."""
        words = _("Go on") if paused else _("Pause")
        self.pause.setText(words)
        self.pause.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        brief = self.window().height() < theme().px(SHORT_WINDOW)
        if brief != self.delegate.brief:
            self.delegate.brief = brief
            self.list.doItemsLayout()

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.fold_requested.emit(not self.folded())

    @Slot(QModelIndex)
    def _on_list_activated(self, index: QModelIndex) -> None:
        item: AgendaItem = index.data(Qt.ItemDataRole.UserRole)
        self.section_requested.emit(item.key)
