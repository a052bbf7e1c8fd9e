"""Section 4: the next step of each profile, by whom and by when; what those who go out will hear; the end."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Criterion, Session
from hirepair_desktop.model.shortlisting import Outcome, Profile, is_shown, profiles_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.shortlist.message_part import MessagePart
from hirepair_desktop.ui.shortlist.shortlist_page import ShortlistPage
from hirepair_desktop.ui.shortlist.steps_part import OtherSteps, StepsPart
from hirepair_desktop.ui.shortlist.words import settled_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title


class ProfileSteps(QWidget):
    """One profile with what was agreed on it, its steps, and its message where it goes out."""

    def __init__(self, page: NextPage, profile: Profile) -> None:
        super().__init__()
        candidate = profile.candidate
        self.setObjectName(f"next_{candidate.alias}")
        alias = section_title(candidate.alias)
        alias.setWordWrap(False)
        self.about = caption(candidate.headline.strip())
        self.agreed = plain("", "body", "ink2", name=f"agreed_{candidate.alias}")
        self.decide = LinkButton(_("Decide it"), f"decide_{candidate.alias}")
        self.steps = StepsPart(page, page.session_id, page.pair, page.turn, candidate.alias)
        self.message = MessagePart(page, page.session_id, page.pair, candidate.id, candidate.alias)
        head = row(alias, self.about, space=10)
        head.setStretch(1, 1)
        acts = (self.decide, *self.steps.adds.values())
        large = theme().large()
        said: QBoxLayout
        said = stack(self.agreed, *(row(act, 1) for act in acts)) if large else row(self.agreed, *acts, space=10)
        if not large:
            said.setStretch(0, 1)
        self.setLayout(stack(Rule(), stack(head, said, space=4), self.steps, self.message, space=8))
        show_if(self.message, False)

    def show_profile(
        self, s: Block, profile: Profile, criteria: list[tuple[str, str]], read_only: bool, shown: bool
    ) -> None:
        """Show it as it stands."""
        self.about.setText(profile.candidate.headline.strip())
        words = settled_words(profile) or (_("Not decided yet.") if shown else _("Not opened yet."))
        self.agreed.setText(words)
        self.agreed.set_token("ink" if profile.is_settled else "ink2")
        show_if(self.decide, shown and not profile.is_settled and not read_only)
        self.steps.show_commitments(s, read_only)
        out = profile.chosen is Outcome.OUT
        show_if(self.message, out)
        if out:
            self.message.show_message(s, criteria, read_only)


class NextPage(ShortlistPage):
    """The last section. `Close the session` ends it; what is open is printed as open."""

    tables = frozenset(
        {"commitment", "entry", "shortlist_pick", "candidate_message", "decision", "round", "person", "setting"}
    )

    def __init__(self, panel: SessionPanel, key: str = "next") -> None:
        super().__init__(panel, key)
        self.profiles: dict[str, ProfileSteps] = {}
        self.list = stack(space=16)
        self.others = OtherSteps(self, self.session_id, self.pair, self.turn)
        self.close_session = button(_("Close the session"), "close_session_here", owner="primary")
        self.column.addLayout(self.list)
        more = section_title(_("Besides the profiles"), "other_steps_title")
        self.column.addLayout(stack(Rule(), more, self.others, space=8))
        self.column.addLayout(stack(Rule(), row(1, self.close_session), space=14))
        self.focus_at["commitments"] = self._focus_steps
        self.focus_at["message"] = self._focus_message
        self.close_session.clicked.connect(self._on_close_session_clicked)

    def turn(self) -> str:
        """Whose turn it is; who speaks stands behind what is written."""
        return self.panel.turn

    def show_section(self, s: Block, session: Session) -> None:
        found = sorted(profiles_of(s, session), key=lambda profile: profile.candidate.alias)
        self._make(found)
        shown = is_shown(s, session.id)
        criteria = [(c.id, c.label) for c in self._criteria(session)]
        for profile in found:
            self.profiles[profile.candidate.id].show_profile(s, profile, criteria, self.is_closed, shown)
        self.others.aliases = [profile.candidate.alias for profile in found]
        self.others.show_commitments(s, self.is_closed)
        show_if(self.close_session, not self.is_closed)

    @staticmethod
    def _criteria(session: Session) -> list[Criterion]:
        return [c for c in session.role.criteria if c.retired_at is None] if session.role is not None else []

    def _make(self, found: list[Profile]) -> None:
        wanted = [profile.candidate.id for profile in found]
        if wanted == list(self.profiles):
            return
        for key in [key for key in self.profiles if key not in wanted]:
            gone = self.profiles.pop(key)
            self.list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, profile in enumerate(found):
            key = profile.candidate.id
            if key not in self.profiles:
                self.profiles[key] = ProfileSteps(self, profile)
                self.profiles[key].decide.clicked.connect(self._on_decide_clicked)
            self.list.removeWidget(self.profiles[key])
            self.list.insertWidget(at, self.profiles[key])
        self.profiles = {key: self.profiles[key] for key in wanted}

    def _focus_steps(self) -> None:
        waiting = [part for part in self.profiles.values() if not part.steps.editors]
        first = (waiting or list(self.profiles.values()))[:1]
        (first[0].steps if first else self.others).focus()

    def _focus_message(self) -> None:
        for part in self.profiles.values():
            if not part.message.isHidden():
                part.message.strength.focus()
                return

    def reach(self, key: str, row_id: str) -> None:
        """To the message a prompt is about, or of the candidate; else to the first of its kind."""
        for candidate_id, part in self.profiles.items():
            if row_id in (candidate_id, part.message.message_id) and not part.message.isHidden():
                part.message.strength.focus()
                return
        self.focus_field(key)

    @Slot()
    def _on_decide_clicked(self) -> None:
        self.panel.section_requested.emit("differences")

    @Slot()
    def _on_close_session_clicked(self) -> None:
        self.panel.close_requested.emit()
