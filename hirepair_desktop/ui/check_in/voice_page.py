"""Section 3, In their words: verbatim and with consent, promise and reality, staying, choosing again."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import CheckIn, Session
from hirepair_desktop.model.check_in_seen import promised_words
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.kinds import PromiseGap
from hirepair_desktop.text import _
from hirepair_desktop.ui.check_in.check_in_page import CheckInPage, Talk
from hirepair_desktop.ui.check_in.promise_part import PromisePart
from hirepair_desktop.ui.check_in.words import YES, choose_words
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, stack
from hirepair_desktop.ui.widgets.buttons import Segmented
from hirepair_desktop.ui.widgets.labels import caption, section_title, strong


class VoicePage(CheckInPage):
    """What the hire says, in their wording. Without consent it stays in this file and is not printed."""

    tables = frozenset({"brief_version", "entry"})

    def __init__(self, panel: SessionPanel, section: Section, talk: Talk) -> None:
        super().__init__(panel, section, talk)
        name = talk.called
        self.present = CheckField(_("{name} is here for this part").format(name=name), "hire_present")
        self.consent = CheckField(_("{name} agrees to be quoted").format(name=name), "consent")
        self.promise = PromisePart(name)
        ticks = [self.present, self.consent]
        self.column.addLayout(stack(*ticks, space=4) if theme().large() else row(*ticks, 1, space=20))
        heading = _("In {name}’s words").format(name=name)
        self.column.addWidget(self.words_field("hireVoice", "double", min_lines=3, label=heading))
        self.column.addWidget(
            caption(_("Without their consent it stays here and is not printed."), name="consent_note")
        )
        self.column.addLayout(stack(Rule(), section_title(_("Promise and reality")), self.promise, space=8))
        self.choose = Segmented(
            list(choose_words().items()), "hire_would_choose_again",
            _("Would {name} choose us again").format(name=name), spaced=True,
        )  # fmt: skip
        if talk.asks("stayAnswer"):
            self.column.addWidget(self.words_field("stayAnswer", "shared"))
        if talk.asks("chooseAgain") and "chooseAgain" in self.fields:
            words = strong(_("Would {name} choose us again?").format(name=name))
            self.column.addLayout(stack(Rule(), words, row(self.choose, 1), space=8))
            self.focus_at["chooseAgain"] = self.choose.buttons[YES].setFocus
        self.focus_at["promiseGap"] = self.promise.focus
        self._connect()

    def _connect(self) -> None:
        self.present.edited.connect(self._on_present_edited)
        self.consent.edited.connect(self._on_consent_edited)
        self.choose.chosen.connect(self._on_choose_chosen)
        self.promise.gapped.connect(self._on_promise_gapped)
        self.promise.told.connect(self._on_promise_told)

    def show_talk(self, s: Block, session: Session, check_in: CheckIn) -> None:
        for tick, value in ((self.present, check_in.hire_present), (self.consent, check_in.consent)):
            tick.set_value(value)
            tick.set_read_only(self.is_closed)
        gap = check_in.promise_gap.value if check_in.promise_gap is not None else ""
        self.promise.show_gap(gap, check_in.promise_gap_about, promised_words(s, session), self.is_closed)
        again = check_in.hire_would_choose_again
        self.choose.set_value("" if again is None else YES if again else "no")
        self.choose.setEnabled(not self.is_closed)

    @Slot(bool)
    def _on_present_edited(self, here: bool) -> None:
        self.set("hire_present", here, _("Who is here"))

    @Slot(bool)
    def _on_consent_edited(self, agreed: bool) -> None:
        self.set("consent", agreed, _("Consent"))

    @Slot(str)
    def _on_choose_chosen(self, value: str) -> None:
        self.set("hire_would_choose_again", value == YES, _("Would they choose us again"))

    @Slot(str)
    def _on_promise_gapped(self, value: str) -> None:
        self.set("promise_gap", PromiseGap(value), _("Promise and reality"))

    @Slot(str)
    def _on_promise_told(self, about: str) -> None:
        self.set("promise_gap_about", about, _("Promise and reality"))
