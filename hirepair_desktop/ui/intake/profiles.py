"""Example profiles: each says yes or no alone, then both are shown side by side (METHOD `exampleProfiles`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import ExampleProfile
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.text import _
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.intake.profile_words import Answers, difference_words
from hirepair_desktop.ui.session.sealed_round import RoundFacts, SealedRound, round_facts
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.labels import plain, strong
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.widgets.voice_words import VoiceWords
from hirepair_desktop.ui.workspace import MAN, REC

FEWEST, MOST = 2, 4
"""METHOD A.1: two to four profiles."""


class ProfilesRound(QWidget):
    """The round over the profiles of a role: readiness before, both answers after."""

    def __init__(self, page: IntakePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page, self.pair = page, page.pair
        self.facts = RoundFacts()
        self._said: list[Any] = []
        self.sealed = SealedRound(
            "profiles_round", self.pair,
            _("{name} answers").format(name=self.pair.recruiter.first),
            _("{name} answers").format(name=self.pair.manager.first),
        )  # fmt: skip
        self.shown = QWidget()
        self.shown_rows = stack(space=10)
        self.difference = plain("", name="profiles_difference")
        self.shown.setLayout(stack(self.difference, self.shown_rows, space=10))
        self.setLayout(stack(self.sealed, self.shown, space=8))
        self.sealed.write_requested.connect(self._on_sealed_write_requested)
        self.sealed.open_requested.connect(self._on_sealed_open_requested)

    def is_under_way(self) -> bool:
        """Whether somebody is writing about the profiles: then they stay as they are."""
        return self.facts.begun

    def was_shown(self) -> bool:
        """Whether both answers stand here, with the profiles themselves."""
        return bool(self.shown_rows.count())

    def show_round(self, s: Block, profiles: Sequence[ExampleProfile]) -> None:
        """Show who is ready, or what both said."""
        self.facts = round_facts(s, self.page.session_id, RoundOf.PROFILES, self.pair)
        whole = [profile for profile in profiles if profile.text.strip()]
        few = not FEWEST <= len(whole) <= MOST
        blocked = _("Two to four profiles, then each of you answers alone.") if few else ""
        answered = [profile for profile in profiles if profile.picks]
        self.sealed.show_facts(self.facts, blocked, here=bool(profiles) and not answered)
        show_if(self.shown, bool(answered))
        said = [(profile.id, profile.label, profile.text, profile.picks) for profile in answered]
        if said == self._said:
            return
        self._said = said
        both = [found for profile in answered if (found := self._answers(profile)) is not None]
        self.difference.setText(difference_words(both, self.pair))
        show_if(self.difference, bool(both))
        clear(self.shown_rows)
        for profile in answered:
            self.shown_rows.addWidget(Rule())
            self.shown_rows.addWidget(self._result(profile))

    def _answers(self, profile: ExampleProfile) -> Answers | None:
        """What both said; None while one of them has not answered."""
        picks = {self.pair.side_of(pick["person_id"]): pick for pick in profile.picks}
        if not {REC, MAN} <= picks.keys():
            return None
        rec, man = picks[REC], picks[MAN]
        name = profile.label.strip() or _("Profile")
        return Answers(name, rec["fits"], man["fits"], rec["why"], man["why"])

    def _result(self, profile: ExampleProfile) -> QWidget:
        fits = {self.pair.side_of(pick["person_id"]): pick for pick in profile.picks}
        parted = len({pick["fits"] for pick in profile.picks}) > 1
        verdict = Tag(_("You differ"), "split", icon="split") if parted else Tag(_("Same answer"))
        views = row(space=12)
        for side in (REC, MAN):
            pick = fits.get(side)
            who = self.pair.seat(side)
            if pick is None:
                words, said = _("{name} has not answered").format(name=who.first), ""
            else:
                answer = _("{name}: yes") if pick["fits"] else _("{name}: no")
                words, said = answer.format(name=who.first), pick["why"]
            views.addWidget(VoiceWords(side, said, f"profile_{profile.id}_{side}", who.name, words), 1)
        made = QWidget()
        made.setLayout(stack(self._name(profile, verdict), plain(profile.text, token="ink2"), views, space=6))
        return made

    @staticmethod
    def _name(profile: ExampleProfile, verdict: Tag) -> QHBoxLayout:
        line = row(strong(profile.label or _("Profile")), verdict, space=8)
        line.setStretch(0, 1)
        return line

    @Slot(str)
    def _on_sealed_write_requested(self, side: str) -> None:
        self.page.panel.private_requested.emit("profiles", self.pair.seat(side).id, self.page.role_id)

    @Slot()
    def _on_sealed_open_requested(self) -> None:
        self.page.panel.reveal_requested.emit("profiles", self.page.role_id)
