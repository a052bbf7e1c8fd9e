"""The one round of a shortlist review: who is ready, and how somebody who is away is released (METHOD 0.2)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Person, Session
from hirepair_desktop.model.deciding import decision_owner
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.shortlisting import is_shown
from hirepair_desktop.storage.seals.errors import RoundRefusedError
from hirepair_desktop.storage.seals.rounds import release, round_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.release import Release, release_words
from hirepair_desktop.ui.session.sealed_round import RoundFacts, SealedRound, round_facts
from hirepair_desktop.ui.widgets.boxes import row, show_if
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import MAN, OTHER, REC, Who


def who_of(panel: SessionPanel, s: Block, person_id: str) -> Who:
    """A person as shown at this table; somebody who is gone is shown as such."""
    person = s.get(Person, person_id)
    return panel.pair.who(person) if person is not None else Who(person_id, _("Somebody"), OTHER)


def released_words(panel: SessionPanel, s: Block) -> dict[str, str]:
    """Who was released from picking: by whom, and why."""
    return release_words(s, round_of(s, panel.session_id, RoundOf.PICKS), partial(who_of, panel))


class PicksRound(SealedRound):
    """The round with its wishes already sent to the panel. *Away…* asks the owner of the decision for a reason."""

    def __init__(self, panel: SessionPanel, name: str) -> None:
        pair, act = panel.pair, _("{name}: pick alone")
        super().__init__(name, pair, act.format(name=pair.recruiter.first), act.format(name=pair.manager.first))
        self.panel = panel
        self.forms: dict[str, Release] = {}
        self.away: dict[str, QPushButton] = {}
        self.released = {side: caption("", name=f"{name}_{side}_released") for side in (REC, MAN)}
        for side, line in self.lines.items():
            who = pair.seat(side)
            self.away[side] = button(_("Away…"), f"{name}_{side}_away", quiet=True, small=True)
            self.away[side].setAccessibleName(_("{name} is away: release").format(name=who.first))
            self.away[side].clicked.connect(partial(self._on_away_clicked, side))
            line.insertWidget(line.count() - 1, self.away[side])
            self.body.insertLayout(self.body.indexOf(line) + 1, row(self.released[side], margins=(29, 0, 0, 8)))
            show_if(self.released[side], False)
        self.write_requested.connect(self._on_write_requested)
        self.open_requested.connect(self._on_open_requested)

    def show_round(self, s: Block, session: Session, closed: bool) -> None:
        """Show who is ready and who was released and why, or why nobody can write."""
        blocked = _("This session is closed.") if closed else ""
        if not session.candidates:
            blocked = _("Choose the profiles first, in section 1.")
        facts, shown = round_facts(s, session.id, RoundOf.PICKS, self.pair), is_shown(s, session.id)
        self.show_facts(facts, blocked, here=not shown)
        words = {} if shown else released_words(self.panel, s)
        for side, label in self.released.items():
            said = words.get(self.pair.seat(side).id, "")
            label.setText(said)
            show_if(label, bool(said))
            show_if(self.away[side], self._can_release(facts, side) and not blocked)

    def focus_waiting(self) -> None:
        """Go to the turn of the first who is waited for, else to what opens the picks."""
        waiting = [self.writes[side] for side in (REC, MAN) if self.ready[side].state == "not_ready"]
        next(iter(waiting), self.open_both).setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _can_release(facts: RoundFacts, side: str) -> bool:
        ready = facts.rec_ready if side == REC else facts.man_ready
        return facts.begun and not ready and side not in facts.released

    @Slot(str)
    def _on_write_requested(self, side: str) -> None:
        self.panel.private_requested.emit(RoundOf.PICKS.value, self.pair.seat(side).id, "")

    @Slot()
    def _on_open_requested(self) -> None:
        self.panel.reveal_requested.emit(RoundOf.PICKS.value, "")

    # Releasing

    def _on_away_clicked(self, side: str, checked: bool = False) -> None:
        if side not in self.forms:
            who = self.pair.seat(side)
            with self.panel.workspace.read() as s:
                role = s.get_one(Session, self.panel.session_id).role
                owner = decision_owner(role) if role is not None else who.id
                by = who_of(self.panel, s, owner) if owner != who.id else self.pair.other(who.id)
            made = self.forms[side] = Release(who, by)
            made.given.connect(partial(self._on_release_given, side, by))
            made.not_now.connect(partial(self._on_release_not_now, side))
            self.body.insertWidget(self.body.indexOf(self.lines[side]) + 1, made)
        self.forms[side].reason.focus()

    def _on_release_given(self, side: str, by: Who, reason: str) -> None:
        """Lift the duty to pick, in the name of the owner of the decision; what refuses it is said at the reason."""
        workspace, who = self.panel.workspace, self.pair.seat(side)
        try:
            with workspace.write() as s:
                round_ = round_of(s, self.panel.session_id, RoundOf.PICKS)
                release(s, round_.id if round_ is not None else "", who.id, by.id, reason, workspace.now())
        except (RoundRefusedError, RefusedValueError) as error:
            self.forms[side].reason.show_sentence(str(error))
            return
        self._on_release_not_now(side)
        following = self.open_both if self.open_both.isEnabled() else self.writes[MAN if side == REC else REC]
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_release_not_now(self, side: str) -> None:
        made = self.forms.pop(side)
        made.hide()
        made.deleteLater()
