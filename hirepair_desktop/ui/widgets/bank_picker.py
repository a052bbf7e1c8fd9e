"""Taking a question from the bank: what it should be about, then the questions with what to listen for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.competency import Competency
from hirepair_desktop.text import _, shortened
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, plain

SHOWN = 400
"""Letters of a question that the list shows; taking it takes all of them."""


class BankPicker(QWidget):
    """`taken(text, listen_for)`. `closed()` when somebody is done without taking one; Escape is that too."""

    taken = Signal(str, str)
    closed = Signal()

    def __init__(self, name: str = "bank_picker", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._bank: list[Competency] = []
        self.about = ChoiceField(_("From the question bank"), [], f"{name}_about")
        self.about.edited.connect(self._on_about_edited)
        self.questions = stack(space=0)
        self.close_button = button(_("Close"), f"{name}_close", quiet=True, small=True)
        self.close_button.clicked.connect(self.closed)
        self.setLayout(stack(self.about, self.questions, row(self.close_button, 1), space=6))

    def set_bank(self, bank: Sequence[Competency], key: str) -> None:
        """Offer this bank, the competency `key` first."""
        self._bank = list(bank)
        self.about.set_options([(each.key, shortened(each.name, SHOWN)) for each in bank])
        self.about.set_value(key)
        self._show()

    def focus(self) -> None:
        """Begin with what it is about."""
        self.about.focus()

    def _show(self) -> None:
        clear(self.questions)
        chosen = next((each for each in self._bank if each.key == self.about.value()), None)
        asked = [(n, q) for n, q in enumerate(chosen.questions if chosen else ()) if q.text.strip()]
        for n, question in asked:
            take = button(_("Take"), f"{self.objectName()}_take_{n}", small=True)
            take.setAccessibleName(_("Take: {question}").format(question=shortened(question.text, SHOWN)))
            take.clicked.connect(partial(self._on_take_clicked, question.text, question.listen_for))
            words = stack(
                plain(shortened(question.text, SHOWN)), caption(shortened(question.listen_for, SHOWN)), space=2
            )
            line = stack(words, row(take, 1), space=4, margins=(0, 8, 0, 8))
            self.questions.addWidget(Rule())
            self.questions.addLayout(line)
        if not asked:
            self.questions.addWidget(plain(_("No questions here yet."), token="ink2"))

    @Slot(str)
    def _on_about_edited(self, key: str) -> None:
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_take_clicked(self, text: str, listen_for: str, checked: bool = False) -> None:
        self.taken.emit(text, listen_for)
