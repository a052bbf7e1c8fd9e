"""The table of pay-transparency places: name, what the law asks, since when, and when somebody looked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from hirepair_desktop.model.pay_places import PayPlace
from hirepair_desktop.text import _, day
from hirepair_desktop.ui.pages.cell_painter import CellPainter
from hirepair_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, HEAD = 33, 31
NAME, ASKS, SINCE, LOOKED_AT, SOURCE = range(5)
WIDTHS = (176, 300, 116, 116, 84)


def heads() -> tuple[str, ...]:
    """What the columns are called."""
    return _("Place"), _("What the law asks"), _("Since"), _("Looked at"), _("Source")


class PlacesModel(QAbstractTableModel):
    """Rows of `PayPlace`, narrowed by words in any column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[PayPlace] = []
        self._shown: list[PayPlace] = []
        self._words: list[str] = []

    def set_places(self, places: Sequence[PayPlace]) -> None:
        """Show these; nothing happens when they are shown already."""
        if list(places) != self._all:
            self._all = list(places)
            self._lay_out()

    def set_filter(self, words: str) -> None:
        """Only places that hold all these words."""
        self._words = words.casefold().split()
        self._lay_out()

    def _lay_out(self) -> None:
        self.beginResetModel()
        self._shown = [p for p in self._all if all(word in self._haystack(p) for word in self._words)]
        self.endResetModel()

    def _haystack(self, place: PayPlace) -> str:
        texts = [self._text(place, column) for column in range(len(WIDTHS))]
        return " ".join((*texts, place.code, *place.also)).casefold()

    def place(self, row: int) -> PayPlace:
        """The place of a row."""
        return self._shown[row]

    def row_of(self, code: str) -> int:
        """Where a place is shown; -1 when it is not."""
        return next((row for row, place in enumerate(self._shown) if place.code == code), -1)

    def _text(self, place: PayPlace, column: int) -> str:
        name = _("{place} · yours").format(place=place.name) if place.own else place.name
        return (name, place.asks, _day(place.since), _day(place.as_of), place.source)[column]

    # Qt

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(WIDTHS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._text(self._shown[index.row()], index.column()).replace("\n", " ")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return heads()[section]
        return None


def _day(when: date | None) -> str:
    return day(when) if when is not None else "–"


class PlacesTable(QTableView):
    """Rows walked with the arrows. `chosen(code)` when another row is current, `removal_wished()` on Delete."""

    chosen = Signal(str)
    removal_wished = Signal()

    def __init__(self, rows: int) -> None:
        super().__init__()
        t = theme()
        self.setObjectName("places_table")
        self.setAccessibleName(_("Places whose law asks for the range"))
        self.places = PlacesModel(self)
        self.setModel(self.places)
        self._painter = CellPainter(self)
        self.setItemDelegate(self._painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(t.px(ROW))
        head = self.horizontalHeader()
        head.setFixedHeight(t.px(HEAD))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(NAME if t.large() else ASKS, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, t.px(width))
        for column in (ASKS, LOOKED_AT, SOURCE):  # they stand below the table as well
            self.setColumnHidden(column, t.large())
        self.setFixedHeight(rows * t.px(ROW) + t.px(HEAD) + 2 * self.frameWidth())

    def current_code(self) -> str:
        """The place that is current, or ""."""
        index = self.currentIndex()
        return self.places.place(index.row()).code if index.isValid() else ""

    def go_to(self, code: str) -> None:
        """Make a place current and bring it into sight; the first one when it is not shown."""
        row = max(0, self.places.row_of(code))
        if self.places.rowCount():
            index = self.places.index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(self.places.place(current.row()).code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wished.emit()
        else:
            super().keyPressEvent(event)
