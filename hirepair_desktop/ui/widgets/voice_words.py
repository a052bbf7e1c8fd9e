"""A statement that stands: words of one person in a box with that person's edge."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hirepair_desktop.ui.widgets.boxes import Panel, row, show_if, stack
from hirepair_desktop.ui.widgets.labels import Words, caption
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark, voice_token


class VoiceWords(Panel):
    """Read-only words with the speaker's edge; above them, if given, mark, head ("Nadia challenges") and time.

    `lead` is a start of the words that is painted in the speaker's colour ("Nadia’s advice:"); `head_at_edge` puts
    the head of the hiring manager's words at their edge, where two voices face each other.
    """

    def __init__(
        self, side: str, words: str, name: str = "", speaker: str = "", head: str = "", time_words: str = "",
        lead: str = "", role: str = "body", head_at_edge: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, edge=side, radius="control", parent=parent)
        self.side, self.lead = side, lead
        self.words = Words("", role)
        self.head = Words(head, "caption", voice_token(side), wrap=False, weight=600)
        self.time = caption(time_words, wrap=False)
        self.mark = SeatMark(speaker, side, SMALL) if speaker else None
        top = QWidget()
        turned = head_at_edge and side == "man"
        parts = (self.time, 1, self.head, self.mark) if turned else (self.mark, self.head, 1, self.time)
        top.setLayout(row(*parts, space=6))
        show_if(top, bool(head or speaker or time_words))
        self.setLayout(stack(top, self.words, 1, space=3, margins=(12, 7, 12, 8)))
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """What is said."""
        text = f"{self.lead} {words}" if self.lead else words
        self.words.setText(text)
        if self.lead:
            self.words.set_lead(self.lead, voice_token(self.side), 500)
        self.setAccessibleName(f"{self.head.text()} {text}".strip())
