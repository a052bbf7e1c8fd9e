"""Section 6, Growth: one goal each, the other says how they will help; earlier goals reached or let go (S38)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import GrowthGoal, Session
from hirepair_desktop.model.feedback_verbs import active_goals, earlier_goals
from hirepair_desktop.model.kinds import GoalStatus
from hirepair_desktop.text import _, day
from hirepair_desktop.ui.feedback.talk_page import TalkPage, two_columns
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.session.own_row import OwnRow
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import Segmented
from hirepair_desktop.ui.widgets.labels import caption, plain, strong
from hirepair_desktop.ui.workspace import Who


class EarlierGoal(QWidget):
    """A goal of an earlier session: still at it, reached, or let go. `settled(status)`."""

    settled = Signal(str)

    def __init__(self, goal_id: str, owner: Who, helper: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"goal_{goal_id}")
        self.helper = helper
        self.words = strong("")
        self.help_words = caption("")
        self.status = Segmented(
            [
                (GoalStatus.ACTIVE.value, _("Still at it")),
                (GoalStatus.REACHED.value, _("Reached")),
                (GoalStatus.DROPPED.value, _("Let go")),
            ],
            f"goal_{goal_id}_status", _("How it stands"), owner=owner.side,
        )  # fmt: skip
        self.setLayout(stack(self.words, self.help_words, row(self.status, 1), Rule(), space=6, margins=(0, 8, 0, 0)))
        self.status.chosen.connect(self.settled)

    def show_goal(self, goal: GrowthGoal, read_only: bool) -> None:
        """Show what was wanted, the help, since when, and how it stands."""
        self.words.setText(goal.text)
        said = []
        if goal.help.strip():
            said.append(_("{name} helps: {words}").format(name=self.helper.first, words=goal.help.strip()))
        if goal.set_on is not None:
            said.append(_("since {day}").format(day=day(goal.set_on)))
        self.help_words.setText(" · ".join(said))
        show_if(self.help_words, bool(said))
        self.status.set_value(goal.status.value)
        self.status.setEnabled(not read_only)


class GrowthPage(TalkPage):
    """Two columns: what the one wants to get better at, and, in the other's voice, how the other helps."""

    tables = frozenset({"growth_goal"})

    def __init__(self, panel: SessionPanel, key: str = "growth") -> None:
        super().__init__(panel, key)
        self.goals: dict[str, OwnRow[GrowthGoal]] = {}
        self.wants: dict[str, VoiceField] = {}
        self.helps: dict[str, VoiceField] = {}
        self.groups: dict[str, QVBoxLayout] = {}
        self.heads: dict[str, QWidget] = {}
        self.earlier: dict[str, EarlierGoal] = {}
        self.column.addWidget(two_columns(*(self._made_column(who) for who in self.seats())))
        self.focus_at["growthGoal"] = self._focus_open

    def _made_column(self, who: Who) -> QWidget:
        other = self.pair.other(who.id)
        self.goals[who.side] = OwnRow(
            self.edits, GrowthGoal, {"session_id": self.session_id, "person_id": who.id},
            lambda: {"supporter_id": other.id, "set_on": self.workspace.today()},
            lambda goal: not goal.text.strip() and not goal.help.strip(),
        )  # fmt: skip
        want = VoiceField(
            who.side, _("What I want to get better at"), f"goal_{who.side}", min_lines=2, speaker=who.name,
            help=_("One thing, in words the other would recognise when it happens."),
        )  # fmt: skip
        help_field = VoiceField(
            other.side, _("{name}: how I will help").format(name=other.first), f"goal_{who.side}_help", min_lines=2,
            speaker=other.name,
        )  # fmt: skip
        want.edited.connect(partial(self._on_want_edited, who.side))
        help_field.edited.connect(partial(self._on_help_edited, who.side))
        self.wants[who.side], self.helps[who.side] = want, help_field
        self.groups[who.side] = stack(space=0)
        self.heads[who.side] = plain(_("Set before"), token="ink2")
        column = QWidget()
        column.setLayout(
            stack(
                self.seat_head(who), want, help_field, stack(self.heads[who.side], self.groups[who.side], space=0),
                space=12,
            )
        )  # fmt: skip
        return column

    def show_section(self, s: Block, session: Session) -> None:
        for side, row_ in self.goals.items():
            goal = row_.find(s)
            self.wants[side].set_value(goal.text if goal is not None else "")
            self.helps[side].set_value(goal.help if goal is not None else "")
            self.wants[side].set_read_only(self.is_closed)
            self.helps[side].set_read_only(self.is_closed)
        found = earlier_goals(s, session, self.earlier)
        for goal in found:
            if goal.id not in self.earlier:
                self.earlier[goal.id] = self._made_earlier(goal)
            self.earlier[goal.id].show_goal(goal, self.is_closed)
        for side, head in self.heads.items():
            show_if(head, any(self.pair.side_of(goal.person_id) == side for goal in found))

    def _made_earlier(self, goal: GrowthGoal) -> EarlierGoal:
        owner = self.pair.seat(self.pair.side_of(goal.person_id))
        made = EarlierGoal(goal.id, owner, self.pair.other(owner.id))
        made.settled.connect(partial(self._on_earlier_settled, goal.id))
        self.groups[owner.side].addWidget(made)
        return made

    def _focus_open(self) -> None:
        with self.workspace.read() as s:
            waiting = [who.side for who in self.seats() if not active_goals(s, who.id, self.pair.other(who.id).id)]
        self.wants[(waiting or list(self.wants))[0]].focus()

    def _on_want_edited(self, side: str, words: str) -> None:
        self.goals[side].change({"text": words}, _("Growth goal"))

    def _on_help_edited(self, side: str, words: str) -> None:
        self.goals[side].change({"help": words}, _("How the other helps"))

    def _on_earlier_settled(self, goal_id: str, status: str) -> None:
        self.edits.set(GrowthGoal, goal_id, "status", GoalStatus(status), _("How a goal stands"))
