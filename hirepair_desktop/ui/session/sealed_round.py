"""What a section shows of a round that both write alone: who is ready, and nothing else before it is opened."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.kinds import RoundOf, RoundState
from hirepair_desktop.storage.seals.rounds import readiness, released_ids, round_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button, set_blocked
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.widgets.readiness import Readiness
from hirepair_desktop.ui.workspace import MAN, REC, Pair

READY_WIDTH = 180
"""Mark, name and readiness of one person at 100 %, in px."""


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """The one bit of each that is known before the reveal, and whether it was opened."""

    begun: bool = False
    rec_ready: bool = False
    man_ready: bool = False
    revealed: bool = False
    released: frozenset[str] = frozenset()
    """The sides that need not write, because a reason was given."""


def round_facts(s: Block, session_id: str, what: RoundOf, pair: Pair) -> RoundFacts:
    """What may be known of a round of a session."""
    found = round_of(s, session_id, what)
    if found is None:
        return RoundFacts()
    ready, away = dict(readiness(s, found.id)), released_ids(found)
    return RoundFacts(
        begun=True,
        rec_ready=ready.get(pair.recruiter.id, False),
        man_ready=ready.get(pair.manager.id, False),
        revealed=found.state is RoundState.REVEALED,
        released=frozenset(side for side in (REC, MAN) if pair.seat(side).id in away),
    )


class SealedRound(QWidget):
    """Two people, each with ready or not ready and a button that hands them the laptop; then one to open it.

    `write_requested(side)` and `open_requested()`.
    """

    write_requested = Signal(str)
    open_requested = Signal()

    def __init__(self, name: str, pair: Pair, rec_act: str, man_act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.pair = pair
        self.ready = {side: Readiness(pair.seat(side).name, side, "not_ready") for side in (REC, MAN)}
        self.rec_write = button(rec_act, f"{name}_rec_write", small=True, icon="eye-off")
        self.man_write = button(man_act, f"{name}_man_write", small=True, icon="eye-off")
        self.open_both = button(_("Open together"), f"{name}_open", owner="primary", small=True)
        self.why = caption("", name=f"{name}_why")
        for mark in self.ready.values():
            mark.setFixedWidth(theme().px(READY_WIDTH))
        self.writes = {REC: self.rec_write, MAN: self.man_write}
        self.lines = {side: row(self.ready[side], self.writes[side], 1, space=12) for side in (REC, MAN)}
        last = row(self.open_both, self.why, 1, space=12)
        last.setStretch(1, 100)
        self.body = stack(*self.lines.values(), last, space=4)
        self.setLayout(self.body)
        self.rec_write.clicked.connect(self._on_rec_write_clicked)
        self.man_write.clicked.connect(self._on_man_write_clicked)
        self.open_both.clicked.connect(self.open_requested)

    def show_facts(self, facts: RoundFacts, blocked: str = "", man_waits: str = "", here: bool = True) -> None:
        """Show who is ready. `blocked` says why nobody can write yet, `man_waits` why the manager cannot.

        With `here` False nothing is shown: shown and hidden again, it would push the page down for a moment.
        """
        for side, ready in ((REC, facts.rec_ready), (MAN, facts.man_ready)):
            away = side in facts.released
            self.ready[side].set_state("ready" if ready else "released" if away else "not_ready")
            show_if(self.writes[side], not away)
        set_blocked(self.rec_write, blocked)
        set_blocked(self.man_write, blocked or man_waits)
        waited = [ready or side in facts.released for side, ready in ((REC, facts.rec_ready), (MAN, facts.man_ready))]
        anybody = facts.rec_ready or facts.man_ready
        early = "" if anybody else _("Nobody has sealed anything here. Somebody writes first.")
        set_blocked(self.open_both, early if all(waited) else _("This opens when both have sealed."))
        self.why.setText(blocked or man_waits)
        show_if(self.why, bool(self.why.text()))
        show_if(self, here and not facts.revealed)

    @Slot()
    def _on_rec_write_clicked(self) -> None:
        self.write_requested.emit(REC)

    @Slot()
    def _on_man_write_clicked(self) -> None:
        self.write_requested.emit(MAN)
