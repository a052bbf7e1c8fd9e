"""The right column of the settings: appearance, what candidates hear, and the lists that open in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.pay_places import changed_places, list_date, places_of
from hirepair_desktop.model.question_bank import load_bank
from hirepair_desktop.model.settings import CANDIDATE_FEEDBACK, OFF, ON, setting
from hirepair_desktop.model.word_lists import LIST_NAMES, count_own, edited_lists
from hirepair_desktop.model.word_matching import language, shipped
from hirepair_desktop.text import _, day, ngettext
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.settings_look import AppearanceRows
from hirepair_desktop.ui.pages.settings_people import people_words
from hirepair_desktop.ui.pages.settings_steps import SettingRows, seats_of
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import Segmented, button
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title
from hirepair_desktop.ui.widgets.setting_row import SettingRow
from hirepair_desktop.ui.workspace import Pair

HEADING = 24


def bare_line(name: str, words: str) -> QWidget:
    """A line that only tells something."""
    told = caption(words)
    told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line = row(plain(name, weight=500), told, space=10, margins=(0, 8, 0, 8))
    line.setStretch(1, 1)
    made = QWidget()
    made.setLayout(stack(Rule(), line, space=0))
    return made


class Opening(QWidget):
    """A line about a list, and the button that opens it in place. `opened(section)`."""

    opened = Signal(str)

    def __init__(self, section: str, name: str, under: str = "") -> None:
        super().__init__()
        self.section = section
        self.label = plain(name, weight=500)
        self.count = caption("", name=f"{section}_count")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.under = caption(under, name=f"{section}_under")
        self.edit = button(_("Edit…"), f"edit_{section}", small=True)
        self.edit.setAccessibleName(_("{name}: edit").format(name=name))
        line = row(self.label, self.count, self.edit, space=10)
        line.setStretch(1, 1)
        self.setLayout(stack(Rule(), stack(line, self.under, space=2, margins=(0, 5, 0, 7)), space=0))
        show_if(self.under, bool(under))
        self.edit.clicked.connect(self._on_edit_clicked)

    @Slot()
    def _on_edit_clicked(self) -> None:
        self.opened.emit(self.section)


class Aside(QWidget):
    """Groups under their heads. `opened(section)` for a list that is edited on a page of its own."""

    opened = Signal(str)

    def __init__(self, page: Page, pair: Pair | None) -> None:
        super().__init__()
        self.setObjectName("settings_aside")
        self._groups: list[tuple[QWidget, str]] = []
        self._column: QVBoxLayout = stack(space=24)
        self.appearance = AppearanceRows()
        self.rows = SettingRows(page, pair)
        self.feedback = Segmented(
            [(ON, _("Given")), (OFF, _("Withheld"))], CANDIDATE_FEEDBACK, _("Reasons for candidates")
        )
        self.places = Opening("places", _("Places"), _("An aid, not advice: check locally"))
        self.words = Opening("words", self._language_words())
        self._group(_("Appearance"), _("yours alone"), self.appearance,
                    _("Theme System Light Dark Contrast Text size Less motion"))  # fmt: skip
        self._group(_("Candidates"), "", self._policy(), _("Reasons feedback message policy withheld"))
        self._group(_("Pay transparency"), "", self.places, _("Places law range advert interview EU"))
        lists = QWidget()
        lists.setLayout(
            stack(self.words, bare_line(_("Other languages"), _("no list yet, word rules are off")), space=0)
        )
        self.bank = Opening("question_bank", _("Questions"), _("A plan that has taken one keeps its own words"))
        self._group(_("Word lists"), _("They point, they do not judge"), lists, _("Words phrases protected language"))
        self._group(_("Question bank"), "", self.bank, _("Questions competencies interview plan listen for"))
        self.people = Opening("people", _("People and pairs"), _("Who left stays in what they did"))
        self._group(_("People"), "", self.people, _("Somebody leaves left people pairs split parted paired"))
        self._column.addStretch(1)
        self.setLayout(self._column)
        self.feedback.chosen.connect(self._on_feedback_chosen)
        for opening in (self.places, self.words, self.bank, self.people):
            opening.opened.connect(self.opened)

    def _group(self, heading: str, aside: str, body: QWidget, also: str) -> None:
        """`also` are words somebody may look for, besides those of the heading."""
        made = QWidget()
        title = section_title(heading)
        title.setWordWrap(False)
        title.setMinimumHeight(theme().px(HEADING))
        head = row(title, caption(aside), space=10)
        head.setStretch(1, 1)
        made.setLayout(stack(head, body, space=6))
        self._groups.append((made, f"{heading} {aside} {also}".casefold()))
        self._column.addWidget(made)

    def _policy(self) -> SettingRow:
        made = SettingRow(
            CANDIDATE_FEEDBACK, _("Reasons for candidates"), self.feedback,
            _("Withheld: outcome and thanks only, and the summary says it is your policy."),
            _("house default"), used_words="R-32", seats=seats_of(self.rows.pair), stacked=True,
        )  # fmt: skip
        self.rows.adopt(made, _("given"))
        return made

    @staticmethod
    def _language_words() -> str:
        return _("English") if language() == "en" else language()

    def show_kept(self, s: Block) -> None:
        """Show what the workspace and the person have."""
        self.appearance.show_kept()
        self.feedback.set_value(OFF if setting(s, CANDIDATE_FEEDBACK) in (OFF, False) else ON)
        self.rows.show(s, CANDIDATE_FEEDBACK)
        changed = changed_places(s)
        self.places.count.setText(_("{places}, {day}").format(
            places=ngettext("{n} place", "{n} places", n := len(places_of(changed))).format(n=n), day=day(list_date())
        ))  # fmt: skip
        self.bank.count.setText(self._bank_words(s))
        self.people.count.setText(people_words(s))
        ships, edited = shipped(language()), edited_lists(s, language())
        if not ships and not edited:
            self.words.count.setText(_("no list yet, word rules are off"))
            return
        lists = ngettext("{n} list", "{n} lists", n := len(LIST_NAMES)).format(n=n)
        own = count_own(edited, ships)
        yours = ngettext("{n} word yours", "{n} words yours", own).format(n=own) if own else _("as they ship")
        self.words.count.setText(_("{lists}, {yours}").format(lists=lists, yours=yours))

    @staticmethod
    def _bank_words(s: Block) -> str:
        bank = load_bank(s)
        words = ngettext("{n} competency", "{n} competencies", len(bank)).format(n=len(bank))
        own = sum(competency.changed for competency in bank)
        return _("{competencies}, {n} yours").format(competencies=words, n=own) if own else words

    def narrow(self, words: list[str]) -> bool:
        """Show only groups that speak of all these words; whether there are any."""
        for made, haystack in self._groups:
            show_if(made, all(word in haystack for word in words))
        return any(not made.isHidden() for made, _haystack in self._groups)

    @Slot(str)
    def _on_feedback_chosen(self, value: str) -> None:
        self.rows.change(CANDIDATE_FEEDBACK, value)
