"""What we each take away: commitments and growth in two columns, a line each that unfolds to be changed (picture 06)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Commitment, Feedback, GrowthGoal
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.text import _, short_day
from hirepair_desktop.ui.edits import snapshot
from hirepair_desktop.ui.feedback.talk_page import two_columns
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.commitments import CommitmentEditor, CommitmentsEditor
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, stack
from hirepair_desktop.ui.widgets.commitment_row import CommitmentRow
from hirepair_desktop.ui.widgets.labels import plain
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark
from hirepair_desktop.ui.workspace import MAN, REC, Pair, Who


class FoldedCommitment(QWidget):
    """The line of a commitment. A click or Enter opens its editor under it, and closes it again."""

    def __init__(self, editor: CommitmentEditor, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.line: CommitmentRow | None = None
        self._facts: tuple[str, ...] = ()
        self.place = stack(space=0)
        editor.setVisible(is_open)
        self.setLayout(stack(self.place, editor, Rule(), space=6))

    def show_line(self, made: Commitment, pair: Pair) -> None:
        """Show words, day and how it stands."""
        facts = _line_facts(made, pair)
        if facts == self._facts:
            return
        had_focus = self.line is not None and self.line.hasFocus()
        self._facts = facts
        clear(self.place)
        words, day, state, state_words = facts
        self.line = CommitmentRow(
            made.id, self.editor.owner.name, self.editor.owner.side, words, day, state, state_words, checkable=False,
            name=f"take_away_{made.id}",
        )  # fmt: skip
        self.line.open_requested.connect(self._on_line_open_requested)
        self.place.addWidget(self.line)
        if had_focus:
            self.line.setFocus()

    @Slot(str)
    def _on_line_open_requested(self, key: str) -> None:
        self.editor.setVisible(self.editor.isHidden())
        if not self.editor.isHidden():
            self.editor.words.focus()


def _line_facts(made: Commitment, pair: Pair) -> tuple[str, str, str, str]:
    both = {pair.recruiter.id, pair.manager.id} <= set(made.agreed_by)
    state, words = ("agreed", _("Both agree")) if both else ("waiting", _("Waiting"))
    if made.status is CommitmentStatus.DONE:
        state, words = "done", _("Done late") if made.done_late else _("Done")
    elif made.status is CommitmentStatus.DROPPED:
        state, words = "dropped", _("Dropped")
    day = short_day(made.due) if made.due is not None else _("No day yet")
    return made.text.strip() or _("Not written yet"), day, state, words


class TakeAway(CommitmentsEditor):
    """The commitments of the session, the recruiter's at the left, the manager's at the right, goals under them."""

    def __init__(
        self, page: Page, session_id: str, pair: Pair, turn: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        self.growth: dict[str, QVBoxLayout] = {}
        super().__init__(page, session_id, pair, turn, parent)

    def lay_out(self) -> None:
        columns = []
        for side in (REC, MAN):
            self.groups[side].setSpacing(0)
            self.growth[side] = stack(space=0)
            column = QWidget()
            under = row(self.adds[side], 1, margins=(0, 8, 0, 0))
            column.setLayout(stack(Rule(token="line2"), self.groups[side], self.growth[side], under, space=0))
            columns.append(column)
        self.setLayout(stack(two_columns(*columns), self.others, space=10))

    def housed(self, editor: CommitmentEditor, is_fresh: bool) -> QWidget:
        return FoldedCommitment(editor, is_fresh)

    def show_commitments(self, s: Block, read_only: bool = False) -> None:
        super().show_commitments(s, read_only)
        for key, house in self.houses.items():
            if isinstance(house, FoldedCommitment):
                house.show_line(s.get_one(Commitment, key), self.pair)
                if read_only:
                    house.editor.hide()

    def show_goals(self, goals: Sequence[GrowthGoal]) -> None:
        """The goal of each, and what the other does for it."""
        for side, place in self.growth.items():
            clear(place)
            who = self.pair.seat(side)
            for goal in [goal for goal in goals if goal.person_id == who.id]:
                place.addWidget(_goal_line(goal, who))

    def remove(self, key: str) -> None:
        """Take a commitment out; an item that led to it lets go of it first."""
        with self.page.workspace.read() as s:
            made = s.get(Commitment, key)
            if made is None:
                return
            values: dict[str, Any] = snapshot(made)
            items = [item.id for item in s.scalars(select(Feedback).where(Feedback.commitment_id == key))]

        def do(s: Block) -> None:
            for item_id in items:
                s.get_one(Feedback, item_id).commitment_id = None
            s.flush()
            s.delete(s.get_one(Commitment, key))

        def undo(s: Block) -> None:
            s.add(Commitment(**values))
            s.flush()
            for item_id in items:
                s.get_one(Feedback, item_id).commitment_id = key

        self.page.edits.step(_("Take a commitment out"), do, undo)


def _goal_line(goal: GrowthGoal, who: Who) -> QWidget:
    """`Grow: tell technical stories. Tomas sits in on two calls`."""
    text = goal.text.strip()
    lead = _("Grow: {words}").format(words=text if text[-1:] in ".?!…" else f"{text}.")
    help_words = goal.help.strip()
    words = plain(f"{lead}  {help_words}" if help_words else lead, token="ink2" if help_words else "ink")
    words.set_lead(lead, "ink", 500)
    mark = SeatMark(who.name, who.side, SMALL)
    line = row(mark, words, space=8, margins=(0, 8, 0, 8))
    line.setStretch(1, 1)
    line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    made = QWidget()
    made.setLayout(line)
    return made
