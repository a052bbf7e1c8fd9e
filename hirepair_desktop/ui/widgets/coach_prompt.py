"""One prompt of the coach: what it asks, why now, where to go, and how to send it away with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.widgets.sentence import glyph

ICONS = {"warn": "warning", "block": "lock"}

People = Sequence[tuple[str, str, str]]
"""Id, first name and side of everybody who may send a prompt away."""


class CoachPrompt(QWidget):
    """A hint, a warning (bold, with a sign) or a block (names the act it stops). Dismissing wants a reason.

    `dismissed(key, reason, person_id)`. With one person in `set_people` Enter keeps the reason as theirs; with two
    it asks whose it is; with none the id is "".
    """

    go_requested = Signal(str)
    dismissed = Signal(str, str, str)

    def __init__(
        self, key: str, message: str, why: str, act_words: str = "", strength: str = "hint", source: str = "",
        dismiss_words: str = "", name: str = "prompt", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.key, self.strength = key, strength
        self._people: list[tuple[str, str, str]] = []
        self._name = f"{name}_{key}".replace(".", "_")
        self.setObjectName(self._name)
        loud = strength in ICONS
        self.message = plain("", "body_strong" if loud else "body")
        self.why = caption("")
        self.go = button(act_words, f"{self._name}_go", small=True)
        self.dismiss = button(dismiss_words or _("Dismiss…"), f"{self._name}_dismiss", quiet=True, small=True)
        self._make_reason()
        self.sign = glyph(ICONS[strength]) if loud else None
        head = row(self.sign, self.message, space=7)
        if self.sign is not None:
            head.setAlignment(self.sign, Qt.AlignmentFlag.AlignTop)
        head.setStretchFactor(self.message, 1)
        self.setLayout(stack(head, self.why, row(self.go, self.dismiss, 1), self.asking, space=6))
        show_if(self.go, bool(act_words))
        self.set_words(message, why, source)
        self.go.clicked.connect(self._on_go_clicked)
        self.dismiss.clicked.connect(self._on_dismiss_clicked)

    def _make_reason(self) -> None:
        """The line that opens under the prompt: why it does not fit, and whose reason that is."""
        self.reason = QLineEdit()
        self.reason.setObjectName(f"{self._name}_reason")
        self.reason.setAccessibleName(_("Why this does not fit"))
        self.reason.setPlaceholderText(_("Why this does not fit"))
        self.reason.setMinimumHeight(theme().size("control"))
        self.reason.setProperty("ring", True)
        self.reason.installEventFilter(self)
        self.whose = caption("")
        self.speakers = row(space=6)
        self.asking = QWidget()
        self.asking.setLayout(stack(self.reason, self.whose, self.speakers, space=5))
        show_if(self.whose, False)
        self.asking.hide()

    # What is shown

    def set_words(self, message: str, why: str, source: str = "") -> None:
        """What it says, why now, and where the rule comes from (for a screen reader and on hovering)."""
        self.setAccessibleName(message)
        words = _("Why now: {why}").format(why=why) if why else ""
        from_words = _("Source: {source}").format(source=source) if source else ""
        said = " ".join(part for part in (words, from_words) if part)
        self.setAccessibleDescription(said)
        self.setToolTip(from_words)
        self.message.setText(message)
        self.why.setText(words)
        self.why.set_lead(_("Why now: {why}").format(why="").rstrip(), "ink2")
        show_if(self.why, bool(why))
        self.go.setAccessibleDescription(f"{message} {said}")
        self.dismiss.setAccessibleDescription(message)

    def set_people(self, people: People) -> None:
        """Whose reason it can be."""
        if list(people) == self._people:
            return
        self._people = list(people)
        clear(self.speakers)
        both = len(people) > 1
        for person_id, first, side in people if both else ():
            made = button(_("{name} says so").format(name=first), f"{self._name}_by_{side}", owner=side, small=True)
            made.clicked.connect(partial(self._on_speaker_clicked, person_id))
            self.speakers.addWidget(made)
        self.speakers.addStretch(1)
        words = _("Whose reason is it?") if both else ""
        if len(people) == 1:
            words = _("Enter keeps it as {name}’s reason.").format(name=people[0][1])
        self.whose.setText(words)
        show_if(self.whose, bool(words))

    def set_dismissable(self, can: bool) -> None:
        """Whether a reason sends it away."""
        show_if(self.dismiss, can)
        if not can:
            self.asking.hide()

    def is_asking(self) -> bool:
        """Whether a reason is being written."""
        return not self.asking.isHidden() and bool(self.reason.text().strip())

    def focus(self) -> None:
        """Go to what it offers."""
        for part in (self.go, self.dismiss):
            if not part.isHidden():
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # What a person does

    @Slot()
    def _on_go_clicked(self) -> None:
        self.go_requested.emit(self.key)

    @Slot()
    def _on_dismiss_clicked(self) -> None:
        """The first press asks for the reason in place, the second sends it, if there is one."""
        if self.asking.isHidden():
            self.asking.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._keep_reason()

    def _keep_reason(self) -> None:
        """Enter: keep it, or ask whose it is."""
        if not self.reason.text().strip():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif len(self._people) > 1:
            first = self.speakers.itemAt(0)
            made = first.widget() if first is not None else None
            if made is not None:
                made.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._send(self._people[0][0] if self._people else "")

    def _on_speaker_clicked(self, person_id: str, checked: bool = False) -> None:
        if self.reason.text().strip():
            self._send(person_id)
        else:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self, person_id: str) -> None:
        self.dismissed.emit(self.key, self.reason.text().strip(), person_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends here: the window would press with it what has the focus then. Esc folds the line; what was
        written stays in it."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep_reason()
        elif event.key() == Qt.Key.Key_Escape:
            self.asking.hide()
            self.dismiss.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True
