"""The word lists in the settings: what each list is for, its phrases, and those a workspace adds or takes out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.word_lists import LIST_NAMES, edited_lists, list_key, phrases_in, put_list
from hirepair_desktop.model.word_matching import fold, language, shipped
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.settings_list import LineList, ListLine
from hirepair_desktop.ui.pages.settings_list_words import LAWYER, list_purpose, list_title, list_users, no_list_words
from hirepair_desktop.ui.pages.settings_steps import settings_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.announce import announce
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button, set_blocked
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title, title
from hirepair_desktop.ui.widgets.sentence import FieldSentence

LONGEST_PHRASE = 200
"""Letters. A phrase is looked for as it stands; nobody writes a longer one twice."""

ROWS, ROWS_LARGE = 12, 8


class WordsSection(QWidget):
    """Lists at the left, the phrases of one at the right."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("words_section")
        self.page = page
        self.language = language()
        self._ships = {name: tuple(phrases) for name, phrases in shipped(self.language).items()}
        self._edited: dict[str, tuple[str, ...]] = {}
        self._name = LIST_NAMES[0]
        self.none = caption(no_list_words(self.language), "ink", name="no_lists")
        self.lists = LineList("word_lists", _("Word lists"), ROWS_LARGE if theme().large() else len(LIST_NAMES))
        self._build_one()
        self._lay_out()
        self.lists.chosen.connect(self._on_lists_chosen)
        self.finder.edited.connect(self._on_finder_edited)
        self.typed.submitted.connect(self._on_add_clicked)
        self.typed.line.textEdited.connect(self._on_typed_text_edited)
        self.add.clicked.connect(self._on_add_clicked)
        self.phrases.removal_wished.connect(self._on_take_clicked)
        self.take.clicked.connect(self._on_take_clicked)
        self.put_back.clicked.connect(self._on_put_back_clicked)

    def _build_one(self) -> None:
        self.heading = section_title("", name="list_title")
        self.purpose = plain("", name="list_purpose")
        self.users = caption("", name="list_users")
        self.lawyer = caption(_(LAWYER), "ink", name="list_lawyer")
        self.finder = LineField("", "find_phrase", placeholder=_("Find a phrase"))
        self.finder.set_compact(_("Find a phrase"))
        self.phrases = LineList("phrases", "", ROWS_LARGE if theme().large() else ROWS)
        self.typed = LineField("", "new_phrase", placeholder=_("A word or phrase; more after commas"))
        self.typed.set_compact(_("New phrases"))
        self.add = button(_("Add"), "add_phrase")
        self.told = FieldSentence("", "new_phrase_told")
        self.count = caption("", name="phrase_count")
        self.take = button(_("Take out"), "take_phrase", icon="close", small=True)
        self.put_back = button(_("Put the list back"), "put_list_back", icon="undo", small=True)

    def _lay_out(self) -> None:
        words = stack(
            title(_("Word lists"), name="words_title"),
            caption(_("They point, they do not judge: each hit shows the word and can be sent away. They are looked for "
                      "as whole words, without regard to case and accents.")),
            caption(_("Lists are for one language. In any other language of the window the word rules are off until "
                      "lists for it exist.")),
            self.none, space=2,
        )  # fmt: skip
        show_if(self.none, not self._ships)
        adding = row(self.typed, self.add, space=8)
        adding.setStretch(0, 1)
        acts = row(self.count, self.take, self.put_back, space=8)
        acts.setStretch(0, 1)
        one = stack(
            self.heading, self.purpose, self.users, self.lawyer, self.finder, self.phrases, acts, adding, self.told, 1,
            space=8,
        )  # fmt: skip
        large = theme().large()
        beside: QBoxLayout = stack(self.lists, one, space=20) if large else row(stack(self.lists, 1), one, space=24)
        if not large:
            self.lists.setFixedWidth(theme().px(290))
            beside.setStretch(1, 1)
        self.setLayout(stack(words, beside, 1, space=16))

    # Showing

    def show_kept(self, s: Block) -> None:
        """Show what the workspace has."""
        self._edited = edited_lists(s, self.language)
        if not self.lists.current_key():
            self.lists.set_lines(self._list_lines())
            self.lists.go_to(self._name)
        else:
            self.lists.set_lines(self._list_lines())
        self._show_one()

    def _list_lines(self) -> list[ListLine]:
        lines = []
        for name in LIST_NAMES:
            count = str(len(self._of(name)))
            aside = _("{n}, yours").format(n=count) if name in self._edited else count
            lines.append(ListLine(name, list_title(name), aside))
        return lines

    def _of(self, name: str) -> tuple[str, ...]:
        return self._edited.get(name, self._ships.get(name, ()))

    def _show_one(self) -> None:
        name, ships = self._name, set(self._ships.get(self._name, ()))
        phrases = self._of(name)
        self.heading.setText(list_title(name))
        self.purpose.setText(list_purpose(name))
        self.users.setText(list_users(name))
        show_if(self.lawyer, name == "PROTECTED")
        self.phrases.setAccessibleName(_("Phrases of {list}").format(list=list_title(name)))
        yours = _("yours")
        self.phrases.set_lines([ListLine(p, p, "" if p in ships else yours) for p in phrases])
        added, gone = len(set(phrases) - ships), len(ships - set(phrases))
        words = ngettext("{n} phrase", "{n} phrases", len(phrases)).format(n=len(phrases))
        if added or gone:
            words = _("{phrases}: {added} added, {gone} taken out").format(phrases=words, added=added, gone=gone)
        self.count.setText(words)
        show_if(self.put_back, name in self._edited)
        set_blocked(self.take, "" if phrases else _("The list is empty."))

    def focus_first(self) -> None:
        """Go to the lists."""
        self.lists.setFocus()

    # What a person does

    @Slot(str)
    def _on_lists_chosen(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self.told.setText("")
            self._show_one()
            self.phrases.scrollToTop()

    @Slot(str)
    def _on_finder_edited(self, words: str) -> None:
        self.phrases.lines.set_filter(words)

    @Slot(str)
    def _on_typed_text_edited(self, words: str) -> None:
        self.told.setText("")

    @Slot()
    def _on_add_clicked(self) -> None:
        self.typed.flush()
        phrases = phrases_in(self.typed.value())
        known = {fold(phrase) for phrase in self._of(self._name)}
        fresh = [p for p in {fold(p): p for p in phrases}.values() if fold(p) not in known]
        sentence = self._what_is_wrong(phrases, fresh)
        if sentence:
            self.told.setText(sentence)
            self.typed.focus()
            return
        if self._keep((*self._of(self._name), *fresh), _("Add to {list}").format(list=list_title(self._name))):
            self.finder.line.clear()
            self.finder.flush()
            self.phrases.go_to(fresh[-1])
            self.typed.line.clear()
            self.typed.flush()
            announce(self, ngettext("{n} phrase added.", "{n} phrases added.", len(fresh)).format(n=len(fresh)))
        self.typed.focus()

    @staticmethod
    def _what_is_wrong(phrases: Sequence[str], fresh: Sequence[str]) -> str:
        if not phrases:
            return _("Write a word or a phrase first.")
        if not fresh:
            words = phrases[0] if len(phrases[0]) <= LONGEST_PHRASE else f"{phrases[0][:LONGEST_PHRASE]}…"
            return _("“{phrase}” is in the list already.").format(phrase=words)
        if any(len(phrase) > LONGEST_PHRASE for phrase in fresh):
            return _("A phrase has {n} letters at most. Shorten it, or set commas between phrases.").format(
                n=LONGEST_PHRASE
            )
        if any(not any(map(str.isalnum, phrase)) for phrase in fresh):
            return _("A phrase needs a letter or a digit, otherwise it would be found everywhere.")
        return ""

    @Slot()
    def _on_take_clicked(self) -> None:
        phrase = self.phrases.current_key()
        if not phrase:
            self.told.setText(_("Choose a phrase of the list first."))
            return
        self.told.setText("")
        left = [other for other in self._of(self._name) if other != phrase]
        if self._keep(left, _("Take out “{phrase}”").format(phrase=phrase)):
            announce(self, _("“{phrase}” taken out.").format(phrase=phrase))

    @Slot()
    def _on_put_back_clicked(self) -> None:
        name = list_title(self._name)
        if self._keep(self._ships.get(self._name, ()), _("Put back {list}").format(list=name)):
            self.phrases.setFocus()
            announce(self, _("{list} is as it ships again.").format(list=name))

    def _keep(self, phrases: Sequence[str], words: str) -> bool:
        name, ships = self._name, self._ships.get(self._name, ())
        return settings_step(
            self.page.edits, lambda s: put_list(s, name, phrases, ships, self.language),
            [list_key(name, self.language)], words, "new_phrase",
        )  # fmt: skip
