"""The comparison as a table model: criteria and facts down, candidates across, each cell with its words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hirepair_desktop.model.comparing import Asked, Compared, Comparison, View
from hirepair_desktop.model.home import GONE
from hirepair_desktop.model.kinds import RatingState, Tier
from hirepair_desktop.text import _, bare_day, first_name, joined, ngettext, short_day, short_money_range
from hirepair_desktop.ui.kind_words import tier_words
from hirepair_desktop.ui.pages.lines import value_words
from hirepair_desktop.ui.pages.pipeline_words import status_words
from hirepair_desktop.ui.widgets.stand_line import StandMark, verdict_words
from hirepair_desktop.ui.workspace import Pair

Index = QModelIndex | QPersistentModelIndex


class Fact(StrEnum):
    """A row under the criteria."""

    QUESTION = "question"
    HOPES = "hopes"
    START = "start"
    DECISION = "decision"


Row = Asked | Fact | None
"""A row of the table; None is the evidence of the row above."""


def marks_of(views: Sequence[View], pair: Pair) -> list[StandMark]:
    """The sealed values as marks: the recruiter, the manager, then the others."""
    order = {pair.recruiter.id: 0, pair.manager.id: 1}
    rated = [view for view in views if view.state is RatingState.RATED]
    rated.sort(key=lambda view: order.get(view.rater_id, 2))
    return [StandMark(view.rater, pair.side_of(view.rater_id), view.value) for view in rated]


def view_words(view: View) -> str:
    """`Tomas 2, now 3`, `Greta not asked`, `Greta asked, not shown`."""
    name = first_name(view.rater)
    if view.state is RatingState.NOT_ASKED:
        return _("{name} not asked").format(name=name)
    if view.state is RatingState.NOT_SHOWN:
        return _("{name} asked, not shown").format(name=name)
    if view.later:
        return _("{name} {value}, now {later}").format(name=name, value=view.value, later=view.later)
    return _("{name} {value}").format(name=name, value=view.value)


def unseen_words(candidate: Compared, criterion_id: str) -> tuple[str, str]:
    """What a cell without a view says, and the quieter line under it."""
    if candidate.ready:
        return _("Not opened yet"), ""
    ahead = candidate.ahead.get(criterion_id)
    if ahead is None and (candidate.decided is not None or candidate.status in GONE):
        return _("Not assessed"), ""
    if ahead is None:
        return _("Not seen yet"), ""
    who = joined([first_name(name) for name in ahead.interviewers])
    when = short_day(ahead.day)
    return _("Not seen yet"), _("{day}, with {who}").format(day=when, who=who) if who else when


def short_words(candidate: Compared, criterion_id: str) -> str:
    """The line under the axis: a later view where there is one, else the evidence of the lowest view."""
    views = candidate.views.get(criterion_id, ())
    moved = [view_words(view) for view in views if view.later]
    if moved:
        return "; ".join(moved)
    rated = [view for view in views if view.state is RatingState.RATED]
    if not rated:
        return "; ".join(view_words(view) for view in views)
    rated.sort(key=lambda view: view.value)
    return next((view.evidence for view in rated if view.evidence), _("No evidence was written."))


def ready_words(candidate: Compared) -> str:
    """`Nadia ready, Tomas not ready`, while a round is open; nothing else is told of it (RELIABILITY D9)."""
    return ", ".join(
        (_("{name} ready") if ready else _("{name} not ready")).format(name=first_name(name))
        for _id, name, ready in candidate.ready
    )


def assessed_words(k: int, n: int) -> str:
    """How many were assessed."""
    return _("{k} of {n} assessed").format(k=k, n=n)


class CompareModel(QAbstractTableModel):
    """`comparison` is what is shown; one criterion can have its evidence open in a row of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.pair: Pair | None = None
        self.rows: list[Row] = []
        self.opened, self.opened_of = "", ""

    def set_comparison(self, comparison: Comparison, pair: Pair) -> None:
        """Show it; the evidence that was open stays open while its criterion is there."""
        self.beginResetModel()
        self.comparison, self.pair = comparison, pair
        self._set_rows()
        self.endResetModel()

    def open_evidence(self, criterion_id: str, candidate_id: str) -> None:
        """Give the evidence of one cell a row under its own; "" takes it away."""
        self.beginResetModel()
        self.opened, self.opened_of = criterion_id, candidate_id
        self._set_rows()
        self.endResetModel()

    def _set_rows(self) -> None:
        self.rows = []
        for asked in self.comparison.criteria if self.comparison is not None else ():
            self.rows.append(asked)
            if asked.id == self.opened and self.candidate(self.opened_of) is not None:
                self.rows.append(None)
        if None not in self.rows:
            self.opened, self.opened_of = "", ""
        self.rows += list(Fact)

    @property
    def candidates(self) -> tuple[Compared, ...]:
        """Who is shown, by alias."""
        return self.comparison.candidates if self.comparison is not None else ()

    def candidate(self, candidate_id: str) -> Compared | None:
        """One of those shown, or None."""
        return next((one for one in self.candidates if one.id == candidate_id), None)

    def evidence_row(self) -> int:
        """Where the evidence stands; -1 when it is closed."""
        return self.rows.index(None) if None in self.rows else -1

    def criterion_at(self, at: int) -> Asked | None:
        """The criterion of a row, or None."""
        row = self.rows[at] if 0 <= at < len(self.rows) else None
        return row if isinstance(row, Asked) else None

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.candidates)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role not in spoken or not index.isValid() or self.rows[index.row()] is None:
            return None
        return self.cell_words(index.row(), self.candidates[index.column()])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.row_words(section)
        if not 0 <= section < len(self.candidates):
            return None
        return ", ".join(part for part in self.head_words(self.candidates[section]) if part)

    # Words

    def head_words(self, candidate: Compared) -> tuple[str, str, str, str]:
        """Name, line, where they are with how much was assessed, and who is ready in an open round."""
        n = len(self.comparison.criteria) if self.comparison is not None else 0
        state = f"{status_words(candidate.status)} · {assessed_words(candidate.assessed, n)}"
        return candidate.name, candidate.headline, state, ready_words(candidate)

    def row_words(self, at: int) -> str:
        """What a row is about."""
        row = self.rows[at] if 0 <= at < len(self.rows) else None
        if isinstance(row, Asked):
            return ", ".join(part for part in (row.label, *self.row_notes(row)) if part)
        if row is Fact.HOPES and self.comparison is not None:
            low, high = self.comparison.pay_min, self.comparison.pay_max
            if low is not None and high is not None:
                spread = short_money_range(low, high, self.comparison.currency)
                return _("Hopes for · range {range}").format(range=spread)
        names = {
            Fact.QUESTION: _("Open question"), Fact.HOPES: _("Hopes for"), Fact.START: _("Could start"),
            Fact.DECISION: _("Decision"),
        }  # fmt: skip
        return names[row] if row is not None else _("Evidence")

    def row_notes(self, row: Asked) -> tuple[str, str]:
        """The tier where it is no must, and of how many candidates it was assessed."""
        tier = "" if row.tier is Tier.MUST else tier_words(row.tier)
        return tier, assessed_words(row.assessed, len(self.candidates))

    def cell_words(self, at: int, candidate: Compared) -> str:
        """The whole of a cell in words: no more than it shows."""
        row = self.rows[at]
        if isinstance(row, Asked):
            return self._views_words(candidate, row.id)
        if row is Fact.QUESTION:
            return candidate.question or "–"
        if row is Fact.HOPES:
            place = {"above": _("above range"), "below": _("below range")}.get(candidate.pay_place, "")
            return ", ".join(part for part in (candidate.pay_hope, place) if part) or "–"
        if row is Fact.START:
            return bare_day(candidate.can_start_on) if candidate.can_start_on is not None else "–"
        return decision_words(candidate)

    def _views_words(self, candidate: Compared, criterion_id: str) -> str:
        views = candidate.views.get(criterion_id, ())
        if not views:
            return ", ".join(part for part in unseen_words(candidate, criterion_id) if part)
        said = [view_words(view) for view in views]
        if self.pair is not None:
            marks = marks_of(views, self.pair)
            said += [verdict_words(marks)] if marks else []
        return ", ".join(said)


def decision_words(candidate: Compared) -> str:
    """What was decided and when, or that nothing was."""
    decided = candidate.decided
    if decided is None:
        return _("Not decided")
    words = value_words(decided.value)
    return _("{what}, recorded {day}").format(what=words[:1].upper() + words[1:], day=bare_day(decided.day))


def people_words(n: int) -> str:
    """`Four people, one bar`."""
    words = {
        2: _("Two people, one bar"), 3: _("Three people, one bar"), 4: _("Four people, one bar"),
        5: _("Five people, one bar"), 6: _("Six people, one bar"),
    }  # fmt: skip
    return words.get(n) or ngettext("{n} person, one bar", "{n} people, one bar", n).format(n=n)
