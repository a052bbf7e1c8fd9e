"""Section 5, Support: what the company will do, whether one would hire again, beside what was said (picture 20)."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import CheckIn, Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.kinds import HireAgain
from hirepair_desktop.text import _
from hirepair_desktop.ui.check_in.check_in_page import CheckInPage, Talk
from hirepair_desktop.ui.check_in.commit_part import CommitPart
from hirepair_desktop.ui.check_in.said_part import SaidPart
from hirepair_desktop.ui.check_in.words import again_words, choose_words
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import Segmented
from hirepair_desktop.ui.widgets.labels import plain, strong
from hirepair_desktop.ui.workspace import MAN


class SupportPage(CheckInPage):
    """In the hello of day 14 the commitments and the end stand here too."""

    tables = frozenset({"outcome", "commitment"})

    def __init__(self, panel: SessionPanel, section: Section, talk: Talk) -> None:
        super().__init__(panel, section, talk)
        self.said_part = SaidPart(talk.called, self.pair)
        self.again = Segmented(
            list(again_words().items()), "would_hire_again",
            _("Would you hire {name} again").format(name=talk.called), owner=MAN, spaced=True,
        )  # fmt: skip
        self.choose = plain("", name="chooses_again")
        self.ending: CommitPart | None = None
        self.column.addWidget(self.words_field("supportGiven", MAN))
        self.column.addWidget(self._again())
        if "commitments" in self.fields and self.fields["commitments"].section == "support":
            self.ending = CommitPart(self, talk)
            self.column.addWidget(self.ending)
            self.focus_at["commitments"] = self.ending.focus
        self.column.addWidget(self.said_part)
        self.again.chosen.connect(self._on_again_chosen)

    def _again(self) -> QWidget:
        holder = QWidget()
        words = strong(_("Would you hire {name} again?").format(name=self.talk.called))
        holder.setLayout(stack(words, row(self.again, 1), self.choose, Rule(), space=8))
        asked = self.talk.asks("hireAgain") and "hireAgain" in self.fields
        show_if(holder, asked)
        if asked:
            self.focus_at["hireAgain"] = self.again.buttons[HireAgain.YES.value].setFocus
        return holder

    def show_talk(self, s: Block, session: Session, check_in: CheckIn) -> None:
        self.again.set_value(check_in.would_hire_again.value if check_in.would_hire_again is not None else "")
        self.again.setEnabled(not self.is_closed)
        chooses = check_in.hire_would_choose_again
        said = _("not said yet") if chooses is None else choose_words()["yes" if chooses else "no"]
        self.choose.setText(_("Would {name} choose us again: {said}").format(name=self.talk.called, said=said))
        self.said_part.show_said(s, session, check_in)
        if self.ending is not None:
            self.ending.show_end(s, session, self.is_closed)

    @Slot(str)
    def _on_again_chosen(self, value: str) -> None:
        self.set("would_hire_again", HireAgain(value), _("Would you hire them again"))
