"""The look-back as a session: its four pages, the coach at its side, the private page of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Field, Section
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.look_back_form import ALONE
from hirepair_desktop.model.looking_back import open_fields
from hirepair_desktop.text import _
from hirepair_desktop.ui.look_back.agree_page import AgreePage
from hirepair_desktop.ui.look_back.alone_page import AlonePage
from hirepair_desktop.ui.look_back.look_back_page import LookBackPage
from hirepair_desktop.ui.look_back.panels_page import PanelsPage
from hirepair_desktop.ui.look_back.trust_page import TrustPage
from hirepair_desktop.ui.private.entries_page import EntriesPage, EntriesSheet
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.session.pair_panel import PairPanel
from hirepair_desktop.ui.session.section_page import SectionPage

PAGES: dict[str, Callable[[CoachedPanel, Section], LookBackPage]] = {
    "panels": PanelsPage,
    "alone": AlonePage,
    "agree": AgreePage,
    "trust": TrustPage,
}
"""The page of each section, by its key in the form."""


class LookBackPanel(PairPanel):
    """One look-back of a pair at a quarter."""

    side_name = "look_back_side"
    what = RoundOf.LOOK_BACK

    def title(self) -> str:
        return _("Look-back")

    def side_note(self) -> str:
        return _("For the two of you. It goes to anybody else only if both agree.")

    def made_page(self, key: str) -> SectionPage:
        return PAGES[key](self, self.section(key))

    def open_now(self, s: Block, session: Session) -> Sequence[Field]:
        return open_fields(s, session)

    def private_page(self, person_id: str) -> tuple[str, PrivatePage]:
        who, other, ready = self.seats_for(person_id)
        page = EntriesPage(
            EntriesSheet(
                who, other, ready, _("One thing going well, one to change"),
                _("A line or two each, about the two of you and this quarter."), _("Seal what I wrote"), ALONE,
                self.workspace.now,
            )
        )  # fmt: skip
        return _("one thing going well, one to change"), page
