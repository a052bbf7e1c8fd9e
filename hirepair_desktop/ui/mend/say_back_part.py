"""What one says back of what the other wrote, until the other presses *that's right*; tries that were not right stay."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot

from hirepair_desktop.model import Entry
from hirepair_desktop.model.mending import is_right
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import PanelFoot, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button, set_blocked
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.widgets.seat_mark import SMALL, Seat
from hirepair_desktop.ui.workspace import Who


class SayBackPart(PanelFoot):
    """`edited(words)`, `right(pressed)`, `corrected()`. `heard` is the one whose words are said back."""

    edited = Signal(str)
    right = Signal(bool)
    corrected = Signal()

    def __init__(self, speaker: Who, heard: Who) -> None:
        super().__init__(fill=f"{speaker.side}-tint")
        self.speaker, self.heard = speaker, heard
        name = f"say_back_{speaker.side}"
        self.setObjectName(name)
        self.is_right = False
        words = _("{name} says back").format(name=speaker.first)
        self.words = VoiceField(speaker.side, "", f"{name}_words", min_lines=2, speaker=speaker.name)
        self.words.set_compact(_("{name} says back what {other} wrote").format(name=speaker.first, other=heard.first))
        self.right_button = button("", f"{name}_right", small=True)
        self.right_button.setCheckable(True)
        self.not_yet = button(_("Not yet"), f"{name}_not_yet", small=True)
        self.not_yet.setAccessibleName(_("{name}: not yet").format(name=heard.first))
        self.tries = stack(space=2)
        self.told = caption("", "split", name=f"{name}_told")
        head = row(Seat(speaker.name, speaker.side, words, size=SMALL), 1, self.right_button, self.not_yet, space=8)
        if theme().large():
            head = row(Seat(speaker.name, speaker.side, words, size=SMALL), 1)
        acts = row(self.right_button, self.not_yet, 1) if theme().large() else None
        self.setLayout(stack(head, self.tries, self.words, acts, self.told, space=8, margins=(20, 12, 16, 14)))
        show_if(self.told, False)
        self.words.edited.connect(self.edited)
        self.right_button.clicked.connect(self._on_right_clicked)
        self.not_yet.clicked.connect(self._on_not_yet_clicked)

    def show_said(self, said: Entry | None, before: Sequence[Entry], closed: bool) -> None:
        """Show what is said back, what was not right yet, and whether it is right now."""
        self.is_right = is_right(said, self.heard.id)
        self.words.set_value(said.text if said is not None else "")
        self.words.set_read_only(closed or self.is_right)
        self.right_button.setText(
            _("That’s right") if self.is_right else _("{name}: that’s right").format(name=self.heard.first)
        )
        self.right_button.setAccessibleName(_("{name}: that’s right").format(name=self.heard.first))
        self.right_button.setChecked(self.is_right)
        self.right_button.setProperty("owner", self.heard.side if self.is_right else "")
        self.right_button.setProperty("icon_name", "check" if self.is_right else "")
        self.right_button.updateGeometry()
        self.right_button.update()
        nothing = "" if said is not None and said.text.strip() else _("First the words, then “that’s right”.")
        set_blocked(self.right_button, _("This session is closed.") if closed else nothing)
        set_blocked(self.not_yet, nothing)
        show_if(self.not_yet, not self.is_right and not closed)
        clear(self.tries)
        for entry in before:
            self.tries.addWidget(caption(_("Not yet: {words}").format(words=entry.text.strip())))

    def show_sentence(self, words: str) -> None:
        """Why a press was refused; "" for nothing."""
        self.told.setText(words)
        show_if(self.told, bool(words))

    def press_right(self) -> bool:
        """As with the key; False where nothing can be pressed."""
        if self.is_right or not self.right_button.isEnabled():
            return False
        self.right_button.click()
        return True

    @Slot(bool)
    def _on_right_clicked(self, checked: bool) -> None:
        self.words.flush()
        self.right.emit(checked)

    @Slot()
    def _on_not_yet_clicked(self) -> None:
        self.words.flush()
        self.corrected.emit()
