"""The one round of a session that both write alone: two buttons, and nothing else before it is opened."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.text import _
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.sealed_round import SealedRound, round_facts


class PairRound(SealedRound):
    """A round about nobody but the two, with its wishes already sent to the panel."""

    def __init__(self, panel: SessionPanel, what: RoundOf, name: str) -> None:
        act, pair = _("{name}: write alone"), panel.pair
        super().__init__(name, pair, act.format(name=pair.recruiter.first), act.format(name=pair.manager.first))
        self.panel, self.what = panel, what
        self.write_requested.connect(self._on_write_requested)
        self.open_requested.connect(self._on_open_requested)

    def show_round(self, s: Block, session: Session, shown: bool) -> None:
        """Show who is ready, or why nobody can write; nothing once it was opened."""
        blocked = _("This session is closed.") if session.closed_at is not None else ""
        self.show_facts(round_facts(s, session.id, self.what, self.pair), blocked, here=not shown)

    @Slot(str)
    def _on_write_requested(self, side: str) -> None:
        self.panel.private_requested.emit(self.what.value, self.pair.seat(side).id, "")

    @Slot()
    def _on_open_requested(self) -> None:
        self.panel.reveal_requested.emit(self.what.value, "")
