"""Section 7, Commit and close: what was said and answered, what each takes away, how it landed (picture 06)."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Feedback, GrowthGoal, Landing, Session
from hirepair_desktop.model.feedback_verbs import (
    Hindrance,
    active_goals,
    agree_to_share,
    answer,
    hindrance_words,
    hindrances,
    items_of,
    needs_day,
    shown_at,
    was_shown,
)
from hirepair_desktop.model.kinds import Response, RoundOf
from hirepair_desktop.model.sittings import agree_to_close, both_agreed
from hirepair_desktop.text import _, clock, day, local
from hirepair_desktop.ui.feedback.closing import CloseState, ClosingBar
from hirepair_desktop.ui.feedback.item_columns import ItemColumns
from hirepair_desktop.ui.feedback.landing import LandingSide
from hirepair_desktop.ui.feedback.take_away import TakeAway
from hirepair_desktop.ui.feedback.talk_page import TalkPage, two_columns
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.session.own_row import OwnRow
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.feedback_item import answer_words
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title
from hirepair_desktop.ui.workspace import MAN, REC


class ClosePage(TalkPage):
    """The whole talk on one page. Both press their own button; then it closes."""

    tables = frozenset({"feedback", "round", "commitment", "growth_goal", "landing"})
    headed = False

    def __init__(self, panel: SessionPanel, key: str = "close") -> None:
        super().__init__(panel, key)
        self.items = ItemColumns(self.pair, "closing_item")
        self.nothing = plain(_("Nothing was shown to each other in this session."), token="ink2")
        self.take_away = TakeAway(self, self.session_id, self.pair, self._turn)
        self.landings: dict[str, LandingSide] = {}
        self.landing_rows: dict[str, OwnRow[Landing]] = {}
        for who in self.seats():
            self.landings[who.side] = LandingSide(who)
            self.landings[who.side].changed.connect(partial(self._on_landing_changed, who.side))
            keys = {"session_id": self.session_id, "person_id": who.id}
            self.landing_rows[who.side] = OwnRow(self.edits, Landing, keys)
        self.bar = ClosingBar(self.pair)
        self._lay_out()
        self._connect()
        self._missing_section, self._asked = "", False

    def _lay_out(self) -> None:
        joined = caption(_("These join the list on Home until they are done"), wrap=theme().large())
        taken = section_title(_("What we each take away"), "take_away_title")
        head = stack(taken, joined, space=2) if theme().large() else row(taken, joined, 1, space=9)
        landed = section_title(_("How did this land?"), "landing_title")
        self.column.addWidget(self.items)
        self.column.addWidget(self.nothing)
        self.column.addLayout(stack(head, self.take_away, space=9))
        self.column.addLayout(stack(landed, two_columns(*self.landings.values()), space=9))
        self.column.addWidget(self.bar)

    def _connect(self) -> None:
        self.items.answered.connect(self._on_items_answered)
        self.bar.agreed.connect(self._on_bar_agreed)
        self.bar.shared.connect(self._on_bar_shared)
        self.bar.reason_edited.connect(self._on_bar_reason_edited)
        self.bar.close_requested.connect(self.panel.close_requested)
        self.bar.print_requested.connect(self._on_bar_print_requested)
        self.bar.missing_requested.connect(self._on_bar_missing_requested)
        self.focus_at["commitments"] = self.take_away.focus
        self.focus_at["landing"] = self._focus_landing

    def _turn(self) -> str:
        return self.panel.turn

    # Showing

    def show_section(self, s: Block, session: Session) -> None:
        found = items_of(s, session.id)
        opened = was_shown(s, session.id, RoundOf.FEEDBACK)
        show_if(self.items, opened)
        show_if(self.nothing, not opened)
        if opened:
            self.items.show_items(found, shown_at(s, session.id), self.workspace.now(), not self.is_closed)
        self.take_away.show_commitments(s, self.is_closed)
        self.take_away.show_goals(self._goals(s))
        for side, shown in self.landings.items():
            shown.show_landing(self.landing_rows[side].find(s), self.is_closed)
        self.bar.show_state(self._state(s, session, found))

    def _goals(self, s: Block) -> list[GrowthGoal]:
        """What each set in this session, else what they are still at."""
        goals = []
        for who in self.seats():
            mine = active_goals(s, who.id, self.pair.other(who.id).id)
            goals += [goal for goal in mine if goal.session_id == self.session_id] or mine[-1:]
        return goals

    def _state(self, s: Block, session: Session, found: list[Feedback]) -> CloseState:
        stops = hindrances(s, session)
        waiting = [item for item in found if needs_day(item)]
        self._missing_section = ""
        if waiting:
            receiver = self.pair.side_of(waiting[0].to_id)
            self._missing_section = "manager_receives" if receiver == MAN else "recruiter_receives"
        closed = ""
        if session.closed_at is not None:
            closed = _("Closed on {day}, {time}").format(
                day=day(local(session.closed_at).date()), time=clock(session.closed_at)
            )
        return CloseState(
            agreed=self._sides(session.agreed_by),
            shared=self._sides(session.shared_by),
            hindered=hindrance_words(stops),
            needs_reason=Hindrance.ONE_WAY in stops,
            reason=session.close_reason,
            closed_words=closed,
            asked=self._asked and not both_agreed(session),
        )

    def _sides(self, people: Collection[str]) -> list[str]:
        return [side for side in (REC, MAN) if self.pair.seat(side).id in people]

    def _focus_landing(self) -> None:
        with self.workspace.read() as s:
            told = {side: row_.find(s) for side, row_ in self.landing_rows.items()}
        waiting = [side for side, landing in told.items() if landing is None or not landing.word.strip()]
        self.landings[(waiting or list(told))[0]].word.focus()

    def ask_why(self) -> None:
        """Somebody wanted to close before both agreed: the reason that opens it can be written now."""
        self._asked = True
        self.look_again()
        self.bar.focus()

    # Acting

    def _on_landing_changed(self, side: str, values: dict[str, Any]) -> None:
        self.landing_rows[side].change(values, _("How this landed"))

    @Slot(str, str)
    def _on_items_answered(self, item_id: str, given: str) -> None:
        verb_step(
            self.edits, Feedback, item_id, lambda item: answer(item, Response(given), item.thinking_until),
            answer_words(given),
        )  # fmt: skip

    @Slot(str)
    def _on_bar_reason_edited(self, words: str) -> None:
        self.edits.set(Session, self.session_id, "close_reason", words, _("Why this closes as it is"))

    @Slot(str, bool)
    def _on_bar_agreed(self, side: str, agrees: bool) -> None:
        """Undo never crosses an agreement. With the second, and nothing that stops it, the session closes."""
        flush_all()
        person = self.pair.seat(side).id
        ready: list[bool] = []

        def press(s: Block) -> None:
            session = s.get_one(Session, self.session_id)
            agree_to_close(session, person, agrees)
            ready.append(both_agreed(session) and not hindrances(s, session))

        self.edits.run(press)
        self.edits.barrier()
        if agrees and ready == [True]:
            self.panel.close_requested.emit()

    @Slot(str, bool)
    def _on_bar_shared(self, side: str, shares: bool) -> None:
        """Each says it for themselves, also after the session closed."""
        person = self.pair.seat(side).id
        self.edits.run(lambda s: agree_to_share(s.get_one(Session, self.session_id), person, shares))
        self.edits.barrier()

    @Slot()
    def _on_bar_print_requested(self) -> None:
        self.print_requested.emit(self.session_id)

    @Slot()
    def _on_bar_missing_requested(self) -> None:
        if self._missing_section:
            self.panel.section_requested.emit(self._missing_section)
