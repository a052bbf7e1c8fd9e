"""The intake as a session: its nine pages, its side, its private pages. A re-intake uses the same ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Slot
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import ExampleProfile, Role, Session
from hirepair_desktop.model.criteria import musts
from hirepair_desktop.model.form import Field, Section
from hirepair_desktop.model.intake_state import open_fields
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.text import _
from hirepair_desktop.ui.intake.arrive_page import ArrivePage
from hirepair_desktop.ui.intake.commit_page import CommitPage
from hirepair_desktop.ui.intake.criteria_page import CriteriaPage
from hirepair_desktop.ui.intake.market_page import MarketPage
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.intake.power_page import PowerPage
from hirepair_desktop.ui.intake.profiles_page import ProfilesPage
from hirepair_desktop.ui.intake.stages_page import StagesPage
from hirepair_desktop.ui.intake.success_page import SuccessPage
from hirepair_desktop.ui.intake.team_page import TeamPage
from hirepair_desktop.ui.intake.together_page import TogetherPage
from hirepair_desktop.ui.intake.tradeoff_page import TradeoffPage
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.workspace import OpenWorkspace

PAGES: dict[str, Callable[[SessionPanel, str], IntakePage]] = {
    "arrive": ArrivePage,
    "team": TeamPage,
    "success": SuccessPage,
    "criteria": CriteriaPage,
    "market": MarketPage,
    "plan": StagesPage,
    "power": PowerPage,
    "together": TogetherPage,
    "commit": CommitPage,
}
"""The page of each section, by its key in the form."""


class IntakePanel(CoachedPanel):
    """An intake or a re-intake of one role, whose live rows it shows."""

    side_name = "intake_side"
    makers: Mapping[str, Callable[[SessionPanel, str], IntakePage]] = PAGES

    def __init__(self, workspace: OpenWorkspace, session_id: str, parent: QObject | None = None) -> None:
        super().__init__(workspace, session_id, parent)
        with workspace.read() as s:
            session = s.get_one(Session, session_id)
            self.role_id = str(session.role_id)
            self.is_again = session.kind is SessionKind.RE_INTAKE

    def title(self) -> str:
        with self.workspace.read() as s:
            role = s.get(Role, self.role_id)
            name = role.title if role is not None else ""
        return (_("Re-intake: {role}") if self.is_again else _("Intake: {role}")).format(role=name)

    def made_page(self, key: str) -> IntakePage:
        page = self.makers[key](self, self.role_id)
        page.field_wanted.connect(self._on_page_field_wanted)
        return page

    def open_now(self, s: Block, session: Session) -> Sequence[Field]:
        return open_fields(s, session)

    def open_here(self) -> Sequence[Field]:
        """As the page read them: it has the whole brief before it."""
        page = self.pages[self.key]
        return page.open_here if isinstance(page, IntakePage) else ()

    def folds_agenda_at(self, window_width: int) -> bool:
        """Its agenda stands open as long as there is room for it at all: nine sections are easily lost."""
        return False

    def keys(self, section: Section) -> list[tuple[str, str]]:
        if self.is_narrow:
            return [("Ctrl .", _("pass the turn")), ("F8", _("coach"))]
        return SessionPanel.keys(self, section)

    @Slot(str, str)
    def _on_page_field_wanted(self, section: str, key: str) -> None:
        """The frame has turned to the section by now; go to its field."""
        if section in self.pages:
            self.pages[section].focus_field(key)

    # What both write alone

    def required_people(self, what: str, about_id: str) -> list[str]:
        """Both write, in the trade-off and about the profiles."""
        return [self.pair.recruiter.id, self.pair.manager.id]

    def round_candidate(self, what: str, about_id: str) -> str | None:
        """Neither round is about a candidate."""
        return None

    def make_private_page(self, what: str, person_id: str, about_id: str) -> tuple[str, PrivatePage]:
        """The private page of one person for "tradeoff" or "profiles" of a role; ValueError for another."""
        who = self.pair.seat(self.pair.side_of(person_id))
        with self.workspace.read() as s:
            if what == "tradeoff":
                options = [(c.id, c.label, c.definition) for c in musts(s.get_one(Role, about_id))]
                guesses = person_id == self.pair.recruiter.id
                question = (
                    _("Which two would {name} keep? Your guess is shown beside the choice.").format(
                        name=self.pair.manager.first
                    )
                    if guesses
                    else _("If you could have only two of the musts: which two stay?")
                )
                return _("If only two musts could stay"), TradeoffPage(question, options, who.side)
            if what == "profiles":
                found = s.scalars(
                    select(ExampleProfile)
                    .where(ExampleProfile.role_id == about_id)
                    .order_by(ExampleProfile.rank, ExampleProfile.id)
                ).all()
                profiles = [(p.id, p.label or _("Profile"), p.text) for p in found if p.text.strip()]
                return _("Example profiles"), ProfilesPage(profiles, who)
        raise ValueError(what)
