"""What the coverage matrix shows: the table model over a plan, and what a screen reader says of each cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.model.looks import Look, Plan, PlanRow, PlanStage
from hirepair_desktop.text import _, joined, ngettext, shortened
from hirepair_desktop.ui.kind_words import tier_words

Index = QModelIndex | QPersistentModelIndex

SHOWN_LABEL, SPOKEN_LABEL = 240, 120
"""Letters of a criterion that a row shows and that are said: what is longer is read where it is written."""

SHOWN_NAME = 80
"""Letters of a stage's name in its head."""

EMPTY = Plan((), ())


def look_words(look: Look) -> str:
    """What stands in a cell; nothing where nobody looks."""
    return {Look.LEADS: _("Leads"), Look.ALSO: _("Also"), Look.NONE: ""}[look]


def stage_name(stage: PlanStage) -> str:
    """A stage's name, short enough for a head."""
    return shortened(stage.name.strip(), SHOWN_NAME) or _("No name yet")


def row_label(row: PlanRow, most: int = SHOWN_LABEL) -> str:
    """A criterion's words, short enough for a row."""
    return shortened(" ".join(row.label[: 2 * most].split()), most) or _("A criterion without a name yet")


def verdict_words(row: PlanRow) -> str:
    """How many look, in words where a must falls short."""
    if row.falls_short:
        return _("Only one") if row.lookers else _("Nobody")
    return f"{row.lookers}"


class CoverageModel(QAbstractTableModel):
    """Criteria down, stages across, then how many look; a last row adds up the criteria of each stage."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = EMPTY
        self.side_of: Callable[[str], str] = lambda _person_id: "other"

    def set_plan(self, plan: Plan, side_of: Callable[[str], str]) -> bool:
        """Show a plan; `side_of` tells on which side a person sits. Whether rows or columns are other ones."""
        same = _ids(self.plan) == _ids(plan)
        if not same:
            self.beginResetModel()
        self.plan, self.side_of = plan, side_of
        if not same:
            self.endResetModel()
        elif plan.rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        return not same

    def row_at(self, at: int) -> PlanRow | None:
        """The criterion of a table row; None for the last one."""
        return self.plan.rows[at] if 0 <= at < len(self.plan.rows) else None

    def stage_at(self, column: int) -> PlanStage | None:
        """The stage of a column; None for criterion and looks."""
        return self.plan.stages[column - 1] if 1 <= column <= len(self.plan.stages) else None

    def place(self, criterion_id: str, stage_id: str) -> tuple[int, int]:
        """Row and column of a cell; -1 where there is none."""
        row = next((at for at, row in enumerate(self.plan.rows) if row.id == criterion_id), -1)
        column = next((at for at, stage in enumerate(self.plan.stages, 1) if stage.id == stage_id), -1)
        return row, column

    def is_hatched(self, row: PlanRow, stage: PlanStage) -> bool:
        """Whether a cell shows that nobody looks for a must."""
        return row.tier is Tier.MUST and not row.lookers and stage.look(row.id) is Look.NONE

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self.plan.rows else len(self.plan.rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.plan.stages) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        stage = self.stage_at(section)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and stage is not None:
            return self.stage_words(stage)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if stage is not None:
            return stage_name(stage)
        return _("Criterion") if section == 0 else _("Looks")

    def stage_words(self, stage: PlanStage) -> str:
        """A stage as it is said: name, people, minutes."""
        people = joined([name for _id, name in stage.interviewers]) or _("nobody yet")
        return _("{stage}, {people}, {n} min").format(stage=stage_name(stage), people=people, n=stage.minutes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = Qt.ItemDataRole
        if not index.isValid() or role not in (roles.DisplayRole, roles.AccessibleTextRole, roles.ToolTipRole):
            return None
        row, stage = self.row_at(index.row()), self.stage_at(index.column())
        if role == roles.ToolTipRole:
            return row.label[:2000] if row is not None and index.column() == 0 else None
        spoken = role == roles.AccessibleTextRole
        if row is None:
            return self._sum_data(stage, index.column(), spoken)
        if stage is not None:
            return self.cell_words(row, stage) if spoken else look_words(stage.look(row.id))
        if index.column() == 0:
            return self._row_words(row) if spoken else row_label(row)
        return self._looks_words(row) if spoken else verdict_words(row)

    def cell_words(self, row: PlanRow, stage: PlanStage) -> str:
        """A cell as it is said."""
        does = {
            Look.LEADS: _("{criterion}, {stage}: leads"),
            Look.ALSO: _("{criterion}, {stage}: also listens"),
            Look.NONE: _("{criterion}, {stage}: does not look"),
        }[stage.look(row.id)]
        said = does.format(criterion=row_label(row, SPOKEN_LABEL), stage=stage_name(stage))
        return _("{said}; nobody looks for this must-have").format(said=said) if self.is_hatched(row, stage) else said

    def _row_words(self, row: PlanRow) -> str:
        return f"{row_label(row, SPOKEN_LABEL)}, {tier_words(row.tier)}: {self._looks_words(row)}"

    @staticmethod
    def _looks_words(row: PlanRow) -> str:
        if not row.lookers:
            return _("nobody looks")
        return ngettext("{n} person looks", "{n} people look", row.lookers).format(n=row.lookers)

    def _sum_data(self, stage: PlanStage | None, column: int, spoken: bool) -> str:
        if stage is None:
            return _("Criteria per conversation") if column == 0 else ""
        if not spoken:
            return f"{stage.criteria}"
        criteria = ngettext("{n} criterion", "{n} criteria", stage.criteria).format(n=stage.criteria)
        each = _("{n} min each").format(n=stage.minutes_each) if stage.criteria else ""
        return ", ".join(part for part in (stage_name(stage), criteria, each) if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _ids(plan: Plan) -> tuple[list[str], list[str]]:
    return [row.id for row in plan.rows], [stage.id for stage in plan.stages]
