"""The pipeline as a lazy table model: ids in groups are all it holds, rows are read when they are looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from hirepair_desktop.model.pipeline import LISTED, Arranged
from hirepair_desktop.model.pipeline_lines import PipelineLine
from hirepair_desktop.text import _
from hirepair_desktop.ui.pages.candidates_ticks import Ticks
from hirepair_desktop.ui.pages.pipeline_words import (
    found_words,
    group_words,
    status_words,
    step_words,
    waited_words,
    waits_words,
)

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ALIAS, NAME, ROLE, FROM, FOUND, WAITING_ON, WAITS = range(7)
AT_ONCE = 48
"""Rows that are read together: two screens of a small window."""

MIME = "application/x-hirepair-candidate"
"""What is dragged: the id of a candidate, which means nothing outside the window."""

HEAD_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
ROW_FLAGS = HEAD_FLAGS | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

Fetch = Callable[[Sequence[str]], dict[str, PipelineLine]]


def carrying(ticks: Ticks, ids: set[str]) -> QMimeData:
    """What is dragged when these rows are: all that are ticked as soon as one of them is."""
    carried = QMimeData()
    meant = {each for candidate_id in ids - {""} for each in ticks.carried(candidate_id)}
    carried.setData(MIME, " ".join(sorted(meant)).encode())
    return carried


@dataclass(frozen=True, slots=True)
class Group:
    """A stage in the list: its first row (the head), and the ids below it; none while it is folded."""

    key: str
    first: int
    ids: tuple[str, ...]
    folded: bool

    @property
    def rows(self) -> int:
        """Rows it takes, its head among them."""
        return 1 if self.folded else 1 + len(self.ids)


class CandidatesModel(QAbstractTableModel):
    """Rows of candidates below the heads of their stages; the id of a row is its `Qt.UserRole`, "" for a head."""

    def __init__(self, fetch: Fetch, ticks: Ticks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch, self.ticks = fetch, ticks
        ticks.changed.connect(self._on_ticks_changed)
        self._arranged = Arranged()
        self._groups: list[Group] = []
        self._firsts: list[int] = []
        self._head_rows: frozenset[int] = frozenset()
        self._folded: set[str] = set()
        self._lines: dict[str, PipelineLine] = {}

    def set_arranged(self, arranged: Arranged) -> None:
        """Show these, anew."""
        self._arranged = arranged
        self._lay_out()

    def set_folded(self, key: str, folded: bool) -> None:
        """Fold the rows of a stage away, or out again."""
        self._folded = self._folded | {key} if folded else self._folded - {key}
        self._lay_out()

    def _lay_out(self) -> None:
        self.beginResetModel()
        self._lines, self._groups, at = {}, [], 0
        for key in LISTED:
            ids = self._arranged.ids.get(key, [])
            if ids:
                self._groups.append(Group(key, at, tuple(ids), key in self._folded))
                at += self._groups[-1].rows
        self._firsts = [group.first for group in self._groups]
        self._head_rows = frozenset(self._firsts)
        self.endResetModel()

    # Looking

    def group_at(self, row: int) -> Group:
        """The stage a row belongs to."""
        return self._groups[bisect_right(self._firsts, row) - 1]

    def heads(self) -> list[int]:
        """The rows that are heads."""
        return self._firsts

    def head(self, row: int) -> Group | None:
        """The stage whose head a row is; None for a candidate."""
        group = self.group_at(row)
        return group if group.first == row else None

    def id_at(self, row: int) -> str:
        """The candidate of a row; "" for a head and outside the list."""
        if not 0 <= row < self.rowCount() or self.head(row) is not None:
            return ""
        group = self.group_at(row)
        return group.ids[row - group.first - 1]

    def row_of(self, candidate_id: str) -> int:
        """The row of a candidate, -1 when it is not shown."""
        for group in self._groups:
            if not group.folded and candidate_id in group.ids:
                return group.first + 1 + group.ids.index(candidate_id)
        return -1

    def ids_between(self, first: int, last: int) -> list[str]:
        """The candidates from one row to another, whichever is above; heads are nobody."""
        top, bottom = sorted((first, last))
        found: list[str] = []
        for group in self._groups:
            if not group.folded:
                found += group.ids[max(0, top - group.first - 1) : max(0, bottom - group.first)]
        return found

    def line(self, row: int) -> PipelineLine | None:
        """What a row says; None for a head, and for somebody who was erased just now."""
        candidate_id = self.id_at(row)
        if not candidate_id:
            return None
        if candidate_id not in self._lines:
            group = self.group_at(row)
            start = (row - group.first - 1) // AT_ONCE * AT_ONCE
            self._lines.update(self._fetch(group.ids[start : start + AT_ONCE]))
        return self._lines.get(candidate_id)

    def words(self, line: PipelineLine, column: int) -> str:
        """What a row says in a column."""
        match column:
            case 0:
                return line.alias
            case 1:
                return line.name
            case 2:
                return line.role_code
            case 3:
                return line.headline
            case 4:
                return found_words(line.source, line.brought_by)
            case 5:
                return line.reason or status_words(line.status) if line.step is None else step_words(line.step)
        return waits_words(line.waits)

    @Slot()
    def _on_ticks_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, ALIAS), self.index(self.rowCount() - 1, ALIAS))

    # Qt

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if parent.isValid() or not self._groups:
            return 0
        return self._groups[-1].first + self._groups[-1].rows

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else WAITS + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self.id_at(index.row())
        if role not in (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
        ):  # fmt: skip
            return None
        group = self.head(index.row())
        if group is not None:
            return f"{group_words()[group.key]} {len(group.ids)}" if index.column() == 0 else ""
        line = self.line(index.row())
        if line is None:
            return ""
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == WAITS and line.waits:
            return waited_words(line.waits)
        words = self.words(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == ALIAS and line.id in self.ticks:
            return _("{alias}, ticked").format(alias=words)
        return words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            _("Alias"), _("Name"), _("Role"), _("Comes from"), _("Found"), _("Waiting on"), _("Waits"),
        )[section]  # fmt: skip

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return HEAD_FLAGS if index.row() in self._head_rows else ROW_FLAGS

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return carrying(self.ticks, {self.id_at(index.row()) for index in indexes})
