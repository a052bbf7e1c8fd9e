"""What the reveal matrix shows, as plain values, and the table model over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.widgets.stand_line import StandMark, spread_of, stand_words, verdict_words

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class MatrixPerson:
    """A person who rated; `side` rec, man or other."""

    id: str
    name: str
    side: str


@dataclass(frozen=True)
class MatrixCell:
    """One person's sealed view of one criterion.

    `state` is rated, not_asked, not_shown, or none (was not to look). `value` 1 to 4 is frozen; `now` is a later
    view beside it, 0 if there is none.
    """

    state: str = "none"
    value: int = 0
    now: int = 0
    evidence: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """One criterion with its cells by person id; `note` is "Can learn" or "Nice to have"."""

    id: str
    words: str
    note: str = ""
    cells: Mapping[str, MatrixCell] = field(default_factory=dict)


NO_CELL = MatrixCell()


def stand_of(row: MatrixRow, people: Sequence[MatrixPerson]) -> list[StandMark]:
    """The rated values of a criterion, in the order of the people."""
    found = []
    for person in people:
        cell = row.cells.get(person.id, NO_CELL)
        if cell.state == "rated":
            found.append(StandMark(person.name, person.side, cell.value))
    return found


def widest_first(rows: Sequence[MatrixRow], people: Sequence[MatrixPerson]) -> list[MatrixRow]:
    """Widest spread first; rows of the same spread stay in their order (METHOD: difference is the content)."""
    return sorted(rows, key=lambda row: -spread_of(stand_of(row, people)))


def cell_words(person: MatrixPerson, cell: MatrixCell) -> str:
    """A cell as it is said: `Tomas: 2 of 4, now 3`."""
    name = first_name(person.name)
    if cell.state == "rated":
        said = _("{name}: {value} of 4").format(name=name, value=cell.value)
        return _("{said}, now {value}").format(said=said, value=cell.now) if cell.now else said
    states = {"not_asked": _("not asked"), "not_shown": _("asked, not shown"), "none": _("did not look at this")}
    return _("{name}: {state}").format(name=name, state=states[cell.state])


class RevealMatrixModel(QAbstractTableModel):
    """Criteria, an empty row for the evidence of the open one, and "Would hire" at the bottom."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.people: list[MatrixPerson] = []
        self.rows: list[MatrixRow] = []
        self.hire: dict[str, str] = {}
        self.open_id = ""
        self._opened = -1
        self._marks: dict[str, list[StandMark]] = {}

    def set_matrix(self, people: Sequence[MatrixPerson], rows: Sequence[MatrixRow], hire: Mapping[str, str]) -> None:
        """Show these; the widest spread is on top, and open if it is a split."""
        self.beginResetModel()
        self.people, self.hire = list(people), dict(hire)
        self.rows = widest_first(rows, people)
        if self.open_id not in {row.id for row in self.rows}:
            self.open_id = self.rows[0].id if self.rows else ""
        self._marks = {row.id: stand_of(row, self.people) for row in self.rows}
        self._find_opened()
        self.endResetModel()

    def open_row(self, row_id: str) -> None:
        """Open the evidence of a criterion, or close it with ""."""
        self.beginResetModel()
        self.open_id = row_id if any(row.id == row_id for row in self.rows) else ""
        self._find_opened()
        self.endResetModel()

    def _find_opened(self) -> None:
        self._opened = next((at for at, row in enumerate(self.rows) if row.id == self.open_id), -1)

    def open_place(self) -> int:
        """The table row of the open criterion, or -1."""
        return self._opened

    def marks_of(self, row: MatrixRow) -> list[StandMark]:
        """The rated values of one of the rows, in the order of the people."""
        return self._marks[row.id]

    def criterion_at(self, at: int) -> MatrixRow | None:
        """The criterion in a table row; None for the evidence and the last row."""
        opened = self.open_place()
        if opened >= 0 and at == opened + 1:
            return None
        if opened >= 0 and at > opened:
            at -= 1
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def is_evidence(self, at: int) -> bool:
        """Whether a table row holds the evidence of the open criterion."""
        return self.open_place() >= 0 and at == self.open_place() + 1

    def place_of(self, row_id: str) -> int:
        """The table row of a criterion, or -1."""
        return next((at for at in range(self.rowCount()) if self._id_at(at) == row_id), -1)

    def _id_at(self, at: int) -> str:
        row = self.criterion_at(at)
        return row.id if row is not None else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid() or not self.rows:
            return 0
        return len(self.rows) + (1 if self.open_place() >= 0 else 0) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.people) + 3

    def person_at(self, column: int) -> MatrixPerson | None:
        """The person of a column, or None for criterion, axis and verdict."""
        return self.people[column - 1] if 1 <= column <= len(self.people) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        person = self.person_at(section)
        if person is not None:
            return person.name
        if section == 0:
            return _("Criteria, widest spread first")
        return _("Where we stand") if section == len(self.people) + 1 else _("Spread")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.criterion_at(index.row())
        if row is not None:
            spoken = role == Qt.ItemDataRole.AccessibleTextRole
            return self._criterion_data(row, index.column(), spoken)
        if self.is_evidence(index.row()):
            return _("Evidence, from low to high") if index.column() == 0 else ""
        return self._hire_data(index.column())

    def _criterion_data(self, row: MatrixRow, column: int, spoken: bool) -> str:
        person, marks = self.person_at(column), self.marks_of(row)
        if person is not None:
            cell = row.cells.get(person.id, NO_CELL)
            return cell_words(person, cell) if spoken else str(cell.value or "")
        if column == 0:
            return f"{row.words}: {stand_words(marks)}" if spoken else row.words
        if column == len(self.people) + 1:
            return stand_words(marks) if spoken else ""
        return verdict_words(marks)

    def _hire_data(self, column: int) -> str:
        person = self.person_at(column)
        if person is not None:
            return self.hire.get(person.id, "–")
        return _("Would hire") if column == 0 else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.is_evidence(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
