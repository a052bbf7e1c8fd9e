"""What falls to the owner of the decision, offered as commitments to make with one press each (METHOD B S24)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model import Commitment
from hirepair_desktop.model.owner_duties import Duty
from hirepair_desktop.text import _, short_day
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.widgets.boxes import clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import MAN, REC, Pair


class OwnerDuties(QWidget):
    """One button a duty; what was taken on leaves the list. `taken(id)` tells the commitment that was made;
    of one that was refused nothing is told.

    `turn` says whose turn it is: who speaks stands behind a commitment that has its day.
    """

    taken = Signal(str)

    def __init__(self, page: Page, session_id: str, pair: Pair, turn: Callable[[], str]) -> None:
        super().__init__()
        self.setObjectName("owner_duties")
        self.page, self.session_id, self.pair, self._turn = page, session_id, pair, turn
        self.words = caption("", name="owner_duties_words")
        self._buttons = stack(space=6)
        self._shown: list[Duty] = []
        self.setLayout(stack(self.words, self._buttons, space=8))
        self.hide()

    def show_duties(self, found: Sequence[Duty], words: str) -> None:
        """What is still offered, under a sentence on whose it is; nothing hides both."""
        show_if(self, bool(found))
        self.words.setText(words)
        if list(found) == self._shown:
            return
        self._shown = list(found)
        clear(self._buttons)
        for duty in found:
            by_day = _("{text}, by {day}")
            said = by_day.format(text=duty.text, day=short_day(duty.due)) if duty.due is not None else duty.text
            made = button(said, f"duty_{duty.key}", icon="plus", small=True)
            made.clicked.connect(lambda _checked=False, taken=duty: self._take_on(taken))
            self._buttons.addLayout(row(made, 1))

    def _take_on(self, duty: Duty) -> None:
        speaker = self._turn()
        agreed = [self.pair.seat(speaker).id] if speaker in (REC, MAN) and duty.due is not None else []
        made = self.page.edits.add(
            Commitment,
            {
                "session_id": self.session_id, "owner_id": duty.owner_id, "text": duty.text,
                "due": duty.due, "first_due": duty.due, "made_at": self.page.workspace.now(), "agreed_by": agreed,
            },
            _("Commitment"),
        )  # fmt: skip
        if made:
            self.taken.emit(made)
