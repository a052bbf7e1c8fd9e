"""A list of lines in the settings: words with something quiet at the right, walked with the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.theme.bars import CELL_PAD

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW = 33


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line: what it stands for, its words, and what is said at its right."""

    key: str
    words: str
    aside: str = ""


class LinesModel(QAbstractListModel):
    """Lines as a model, so that thousands of them cost nothing. Narrowed by words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ListLine] = []
        self._shown: list[ListLine] = []
        self._words: list[str] = []

    def set_lines(self, lines: Sequence[ListLine]) -> None:
        """Show these; nothing happens when they are shown already."""
        if list(lines) == self._all:
            return
        self._all = list(lines)
        self._lay_out()

    def set_filter(self, words: str) -> None:
        """Only lines that hold all these words."""
        self._words = words.casefold().split()
        self._lay_out()

    def _lay_out(self) -> None:
        self.beginResetModel()
        self._shown = [line for line in self._all if all(word in line.words.casefold() for word in self._words)]
        self.endResetModel()

    def line(self, row: int) -> ListLine:
        """The line of a row."""
        return self._shown[row]

    def row_of(self, key: str) -> int:
        """Where a line is shown; -1 when it is not."""
        return next((row for row, line in enumerate(self._shown) if line.key == key), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole and line.aside:
            return _("{words}, {aside}").format(words=line.words, aside=line.aside)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return line.words
        return line.aside if role == Qt.ItemDataRole.UserRole else None


class LinePainter(QStyledItemDelegate):
    """A line: words at the left, what is said of it at the right, a hairline below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, rect = theme(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, t["selected" if chosen else "surface"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t["line"])
        inner = rect.adjusted(t.px(CELL_PAD), 0, -t.px(CELL_PAD), -1)
        aside = str(index.data(Qt.ItemDataRole.UserRole) or "")
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if aside:
            inner = self._paint_aside(painter, inner, aside, mirrored)
        font = t.font("body", 500 if chosen else None)
        words = str(index.data() or "").replace("\n", " ")
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.setFont(font)
        painter.setPen(t["ink"])
        at = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | at), shown)
        painter.restore()

    def _paint_aside(self, painter: QPainter, inner: QRect, aside: str, mirrored: bool) -> QRect:
        t = theme()
        font = t.font("caption")
        painter.setFont(font)
        painter.setPen(t["ink2"])
        at = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | at), aside)
        taken = QFontMetrics(font).horizontalAdvance(aside) + t.px(8)
        return inner.adjusted(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(120), theme().px(ROW))


class LineList(QListView):
    """`chosen(key)` when another line is current, `removal_wished()` on Delete."""

    chosen = Signal(str)
    removal_wished = Signal()

    def __init__(self, name: str, words: str, rows: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self._painter = LinePainter(self)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ring", True)
        self.setFixedHeight(rows * theme().px(ROW) + 2 * self.frameWidth())

    def current_key(self) -> str:
        """The line that is current, or ""."""
        index = self.currentIndex()
        return self.lines.line(index.row()).key if index.isValid() else ""

    def go_to(self, key: str) -> None:
        """Make a line current and bring it into sight; nothing when it is not shown."""
        row = self.lines.row_of(key)
        if row >= 0:
            index = self.lines.index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def set_lines(self, lines: Sequence[ListLine]) -> None:
        """Show these; the line that was current stays current, or the one that took its place."""
        key, row = self.current_key(), self.currentIndex().row()
        self.lines.set_lines(lines)
        if self.currentIndex().isValid():
            return
        if self.lines.row_of(key) >= 0:
            self.go_to(key)
        elif row >= 0 and self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(min(row, self.lines.rowCount() - 1), 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.lines.line(current.row()).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wished.emit()
        else:
            super().keyPressEvent(event)
