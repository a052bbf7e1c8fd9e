"""What stops an act, beside its button: each missing thing by name, the way to it, and the way with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.text import ngettext
from hirepair_desktop.ui.coach.prompts import GoWords
from hirepair_desktop.ui.widgets.boxes import show_if, stack
from hirepair_desktop.ui.widgets.coach_prompt import CoachPrompt, People
from hirepair_desktop.ui.widgets.labels import strong


class Stops(QWidget):
    """`go_requested(key)`; `opened(key, reason, person_id)` when somebody goes on with a written reason."""

    go_requested = Signal(str)
    opened = Signal(str, str, str)

    def __init__(self, name: str, open_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name, self._open_words = name, open_words
        self._keys: list[tuple[str, str]] = []
        self.head = strong("", "ink", name=f"{name}_head")
        self.body = stack(space=10)
        self.cards: dict[str, CoachPrompt] = {}
        self.setLayout(stack(self.head, self.body, space=8))
        show_if(self, False)

    def show_stops(self, prompts: Sequence[Prompt], go_words: GoWords, people: People) -> bool:
        """Show these, without disturbing a reason that is being written; none hides all of it.

        The focus of a card that went goes to the next one; True when there is none, and it should go to the act.
        """
        keys = [(prompt.key, prompt.message) for prompt in prompts]
        held = self._holds_focus()
        if keys != self._keys:
            for key, message in self._keys:
                if (key, message) not in keys:
                    self._drop(key)
            self._keys = keys
            self.cards = {p.key: self.cards.get(p.key) or self._made(p, go_words) for p in prompts}
            for card in self.cards.values():
                self.body.addWidget(card)
        for card in self.cards.values():
            card.set_people(people)
        self.head.setText(self.words())
        self.setAccessibleName(self.words())
        show_if(self, bool(prompts))
        if not held or self._holds_focus():
            return False
        if self.cards:
            next(iter(self.cards.values())).dismiss.setFocus(Qt.FocusReason.OtherFocusReason)
        return not self.cards

    def _holds_focus(self) -> bool:
        here = QApplication.focusWidget()
        return here is not None and any(card.isAncestorOf(here) for card in self.cards.values())

    def set_open_words(self, words: str) -> None:
        """What the button is called that goes on with a reason."""
        self._open_words = words
        for card in self.cards.values():
            card.dismiss.setText(words)
            card.dismiss.setAccessibleName(words)

    def _drop(self, key: str) -> None:
        card = self.cards.pop(key)
        self.body.removeWidget(card)
        card.hide()
        card.deleteLater()

    def words(self) -> str:
        """How much is missing, in a sentence; "" for nothing."""
        n = len(self._keys)
        if not n:
            return ""
        return ngettext(
            "One thing is missing before you can agree:", "{n} things are missing before you can agree:", n
        ).format(n=n)

    def sentence(self) -> str:
        """The same for a tooltip: everything that is missing, by name."""
        return " ".join(message for _key, message in self._keys)

    def _made(self, prompt: Prompt, go_words: GoWords) -> CoachPrompt:
        made = CoachPrompt(
            prompt.key, prompt.message, "", go_words(prompt), "block", prompt.source, self._open_words, self._name
        )
        made.set_dismissable(prompt.can_dismiss)
        made.go_requested.connect(self.go_requested)
        made.dismissed.connect(self.opened)
        return made
