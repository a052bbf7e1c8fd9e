"""What the sections of mending share: before the reveal the round, after it what both wrote, side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Entry, Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.mend_form import ALONE
from hirepair_desktop.model.mending import KEYS, is_shown
from hirepair_desktop.model.told_alone import told, words_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.session.answer_views import side_by_side
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.session.pair_round import PairRound
from hirepair_desktop.ui.session.section_page import SectionPage
from hirepair_desktop.ui.session.share_bar import ShareBar, ShareWords
from hirepair_desktop.ui.session.told_box import ToldBox
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import show_if
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.workspace import MAN, REC


class MendPage(SectionPage):
    """One section of mending a fence. The coach is under the page, and silent but for wording and commitments."""

    tables = frozenset({"round", "draft", "entry"})

    def __init__(self, panel: CoachedPanel, section: Section) -> None:
        super().__init__(panel, section)
        self.aside.addWidget(caption(_("The coach is quiet here, except about wording"), wrap=theme().large()))
        self.prompts = panel.coach.view(f"{section.key}_coach", quiet=True)

    def made_share(self) -> ShareBar:
        """The bar of the two buttons without which nothing is ever printed."""
        words = ShareWords(
            _("{name}: print it too"),
            _("Nothing is printed or counted anywhere unless both of you press your own button."),
            _("Both agree that a summary may exist."),
        )
        return ShareBar(self, self.pair, words)

    def add_coach(self) -> None:
        """What the coach says stands under everything else of the page."""
        self.column.addWidget(self.prompts)

    def is_turn_of(self, side: str) -> bool:
        """Whether somebody may press now: it is their turn, or nobody's."""
        return self.panel.turn not in (REC, MAN) or self.panel.turn == side


class ToldPage(MendPage):
    """A section about what both wrote alone. `foot` makes what stands under the words of one side."""

    def __init__(self, panel: CoachedPanel, section: Section) -> None:
        super().__init__(panel, section)
        self.words = plain("", "body", "ink2", name=f"{section.key}_words")
        self.round = PairRound(panel, RoundOf.REPAIR, f"{section.key}_round")
        self.boxes = {
            side: ToldBox(self.pair.seat(side), ALONE, f"{section.key}_{side}_wrote", self.foot(side))
            for side in (REC, MAN)
        }
        self.both = QWidget()
        laid = side_by_side(*self.boxes.values())
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(theme().px(28))
        self.both.setLayout(laid)
        for part in (self.words, self.round, self.both):
            self.column.addWidget(part)
        for field in ALONE:
            self.focus_at[field.key] = self.focus_told

    def foot(self, side: str) -> QWidget | None:
        """What stands in the box of one side, under the words."""
        return None

    def focus_told(self) -> None:
        """To the button that begins writing; what is sealed cannot be changed."""
        if not self.round.isHidden():
            self.round.rec_write.setFocus()

    def show_section(self, s: Block, session: Session) -> None:
        shown = is_shown(s, session)
        self.round.show_round(s, session, shown)
        show_if(self.both, shown)
        show_if(self.words, not shown)
        self.words.setText(_("Until both are ready nothing shows, here or in the file. Then it opens in one instant."))
        answers = told(s, session.id, KEYS)
        for side, box in self.boxes.items():
            person = self.pair.seat(side).id
            box.show_told({key: words_of(answers, person, key) for key in KEYS})
        if shown:
            self.show_told(s, session)

    def show_told(self, s: Block, session: Session) -> None:
        """Show what stands around the words once they were opened."""

    def reader_entry(self, s: Block, side: str, key: str) -> Entry | None:
        """What the other one of a side did with the words of that side."""
        reader = self.pair.other(self.pair.seat(side).id).id
        return told(s, self.session_id, [key]).get((reader, key))
