"""If only two musts could stay: the recruiter guesses first, the manager picks, both sealed, then shown."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Criterion, Role, Tradeoff
from hirepair_desktop.model.criteria import musts
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.text import _
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.session.sealed_round import SealedRound, round_facts
from hirepair_desktop.ui.widgets.boxes import clear, show_if, stack
from hirepair_desktop.ui.widgets.labels import Words, caption, plain
from hirepair_desktop.ui.widgets.two_picks import TwoPicks
from hirepair_desktop.ui.workspace import MAN, REC

FEWEST_MUSTS = 3
"""With two musts there is nothing to give up."""


class TradeoffBox(QWidget):
    """The trade-off of a role: readiness before the reveal, two picks after it.

    `order` and `verdict` stand in the line of its heading, where the page puts them.
    """

    def __init__(self, page: IntakePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page, self.pair = page, page.pair
        self._picks: tuple[list[str], list[str]] = ([], [])
        self.sealed = SealedRound(
            "tradeoff_round", self.pair,
            _("{name} guesses").format(name=self.pair.recruiter.first),
            _("{name} picks").format(name=self.pair.manager.first),
        )  # fmt: skip
        self.shown = QWidget()
        self.shown_body = stack(space=8)
        self.order = caption(
            _("{recruiter} sealed a guess before {manager} chose").format(
                recruiter=self.pair.recruiter.first, manager=self.pair.manager.first
            )
        )
        self.verdict = plain("", "caption", "split", wrap=False, weight=600, name="tradeoff_verdict")
        self.shown.setLayout(self.shown_body)
        self.setLayout(stack(self.sealed, self.shown, space=0))
        self.sealed.write_requested.connect(self._on_sealed_write_requested)
        self.sealed.open_requested.connect(self._on_sealed_open_requested)

    def focus(self) -> None:
        """Go to the first act that is possible."""
        for act in (self.sealed.rec_write, self.sealed.man_write, self.sealed.open_both):
            if act.isEnabled():
                act.setFocus()
                return

    def show_tradeoff(self, s: Block, role: Role) -> None:
        """Show who is ready, or what both named."""
        facts = round_facts(s, self.page.session_id, RoundOf.TRADEOFF, self.pair)
        kept = s.scalars(select(Tradeoff).where(Tradeoff.role_id == role.id)).first()
        few = len(musts(role)) < FEWEST_MUSTS
        blocked = _("Name at least three musts first; then two of them can stay.") if few else ""
        waits = ""
        if not facts.rec_ready and not facts.revealed:
            waits = _("{name} guesses first.").format(name=self.pair.recruiter.first)
        self.sealed.show_facts(facts, blocked, waits, here=kept is None)
        for part in (self.shown, self.order, self.verdict):
            show_if(part, kept is not None)
        if kept is not None:
            self._show_picks(s, kept)

    def _show_picks(self, s: Block, kept: Tradeoff) -> None:
        def labels(ids: list[str]) -> list[str]:
            found = [s.get(Criterion, criterion_id) for criterion_id in ids]
            return [criterion.label for criterion in found if criterion is not None]

        recruiter, manager = self.pair.recruiter, self.pair.manager
        guess, picks = labels(kept.recruiter_guess), labels(kept.manager_picks)
        if (guess, picks) == self._picks:
            return
        self._picks = (guess, picks)
        clear(self.shown_body)
        self.shown_body.addWidget(
            TwoPicks(
                "two_picks",
                (recruiter.name, REC, _("{name} guessed").format(name=recruiter.first), guess),
                (manager.name, MAN, _("{name} chose").format(name=manager.first), picks),
            )
        )
        show_verdict(self.verdict, len(set(kept.recruiter_guess) & set(kept.manager_picks)))

    @Slot(str)
    def _on_sealed_write_requested(self, side: str) -> None:
        self.page.panel.private_requested.emit("tradeoff", self.pair.seat(side).id, self.page.role_id)

    @Slot()
    def _on_sealed_open_requested(self) -> None:
        self.page.panel.reveal_requested.emit("tradeoff", self.page.role_id)


def show_verdict(label: Words, shared: int) -> None:
    """Say how much guess and choice have in common."""
    words = {
        2: _("Both the same"),
        1: _("One in common, talk about the other"),
        0: _("Nothing in common, talk about both"),
    }
    label.setText(words[min(shared, 2)])
    label.set_token("done" if shared == 2 else "split")
