"""The list of candidates as a table model: plain rows, filtered and sorted by name, date or waiting time."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hirepair_desktop.model.candidate_facts import CandidateLine
from hirepair_desktop.model.kinds import CandidateStatus, Source
from hirepair_desktop.text import _, ngettext

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


def status_words(status: CandidateStatus) -> str:
    """Where a candidate stands."""
    return {
        CandidateStatus.NEW: _("New"),
        CandidateStatus.SHORTLISTED: _("Shortlisted"),
        CandidateStatus.INTERVIEWING: _("Interviewing"),
        CandidateStatus.DEBRIEFED: _("Debriefed"),
        CandidateStatus.OFFERED: _("Offered"),
        CandidateStatus.HIRED: _("Hired"),
        CandidateStatus.DECLINED: _("Declined"),
        CandidateStatus.WITHDRAWN: _("Withdrew"),
        CandidateStatus.LOST: _("Lost"),
        CandidateStatus.CLOSED: _("Closed"),
    }[status]


def source_words(source: Source) -> str:
    """How a candidate came."""
    return {
        Source.APPLIED: _("applied"),
        Source.SOURCED: _("sourced"),
        Source.REFERRAL: _("referral"),
        Source.LEAD: _("lead"),
        Source.INTERNAL: _("internal"),
    }[source]


class CandidatesModel(QAbstractTableModel):
    """Rows of `CandidateLine`; the id of a row is its `Qt.UserRole`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[CandidateLine] = []
        self._shown: list[CandidateLine] = []
        self._words = ""
        self._column, self._order = 0, Qt.SortOrder.AscendingOrder
        self._today = date.today()

    def set_lines(self, lines: list[CandidateLine], today: date) -> None:
        """Show these; the filter and the order stay."""
        self._all, self._today = lines, today
        self._lay_out()

    def set_filter(self, words: str) -> None:
        """Only rows that hold all these words in alias, name, role, source or state."""
        self._words = words
        self._lay_out()

    def line(self, row: int) -> CandidateLine:
        """The candidate of a row."""
        return self._shown[row]

    def _lay_out(self) -> None:
        self.beginResetModel()
        wanted = self._words.casefold().split()
        self._shown = [line for line in self._all if all(word in self._haystack(line) for word in wanted)]
        self._shown.sort(
            key=lambda line: self._key(line, self._column), reverse=self._order == Qt.SortOrder.DescendingOrder
        )
        self.endResetModel()

    def _haystack(self, line: CandidateLine) -> str:
        return " ".join(str(self._text(line, column)) for column in range(self.columnCount())).casefold()

    def _key(self, line: CandidateLine, column: int) -> tuple[Any, ...]:
        if column == 5:
            return (line.waiting_since is None, line.waiting_since or date.max, line.alias)
        return (self._text(line, column).casefold(), line.alias)

    def _text(self, line: CandidateLine, column: int) -> str:
        if column == 5:
            if line.waiting_since is None:
                return "–"
            days = (self._today - line.waiting_since).days
            return ngettext("{n} day", "{n} days", days).format(n=days)
        brought = f", {line.brought_by}" if line.brought_by else ""
        return (
            line.alias, line.name, line.role_code, status_words(line.status), source_words(line.source) + brought,
        )[column]  # fmt: skip

    # Qt

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 6

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(line, index.column())
        return line.id if role == Qt.ItemDataRole.UserRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (_("Alias"), _("Name"), _("Role"), _("Where"), _("How they came"), _("Waiting"))[section]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._order = column, order
        self._lay_out()
