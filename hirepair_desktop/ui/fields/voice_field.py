"""The field of one voice: an edge on the speaker's side, the label in the speaker's colour, text that grows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.field import TypedField
from hirepair_desktop.ui.fields.growing_text import GrowingText
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.labels import Words
from hirepair_desktop.ui.widgets.seat_mark import SMALL, VOICES, SeatMark
from hirepair_desktop.ui.widgets.sentence import glyph


class VoiceField(TypedField):
    """What one person says, or (`side` "shared") what both say together, or ("double") somebody on neither side.

    `quiet_label` takes the voice out of the label, `above` puts it over the box.
    States: empty, typing ("Typing" and the mark, when `speaker` is given), saved, read-only, sealed.
    """

    edited = Signal(str)

    def __init__(
        self, side: str, label: str, name: str, placeholder: str = "", min_lines: int = 1, speaker: str = "",
        quiet_label: bool = False, above: bool = False, help: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, label, side, parent)
        self._told = ""
        self.text = GrowingText(min_lines)
        self.text.setPlaceholderText(placeholder)
        self._adopt(self.text, help)
        self.text.textChanged.connect(self._on_editor_typed)
        voiced = side in VOICES and not quiet_label
        self.heading = Words(label, "caption", side if voiced else "ink2", weight=600 if voiced else None)
        self.typing = Words(_("Typing"), "caption", side if side in VOICES else "ink2", False, weight=600)
        self.mark = SeatMark(speaker, side, SMALL)
        self.corner = row(space=6)
        self.head = row(1 if above else self.heading, self.typing, self.mark, self.corner, space=6)
        self.head.setStretch(0, 1)
        self.sealed = Words("", "body", "ink2")
        self.sealed_row = QWidget()
        self.sealed_row.setLayout(row(glyph("lock"), self.sealed, space=6))
        inside: QVBoxLayout = stack(self.head, self.text, self.sealed_row, 1, space=2, margins=(10, 6, 10, 7))
        self.box.setLayout(inside)
        self.setLayout(stack(self.heading if above else None, self.box, self.sentence, space=4))
        show_if(self.heading, bool(label))
        for part in (self.typing, self.mark, self.sealed_row):
            part.hide()

    def _read(self) -> str:
        return self.text.words()

    def _write(self, value: str) -> None:
        self.text.load(value)

    def set_label(self, words: str) -> None:
        """Another label, for the eye and for a screen reader."""
        self.label = words
        self.heading.setText(words)
        show_if(self.heading, bool(words))
        self.text.setAccessibleName(words)

    def set_compact(self, label: str) -> None:
        """Without a label inside, as in a row of a table; `label` is what a screen reader hears."""
        self.heading.hide()
        self.text.setAccessibleName(label)

    def set_speaker(self, full_name: str) -> None:
        """Whose mark is shown while typing."""
        self.mark.set_person(full_name, self.side)

    def set_sealed(self, words: str) -> None:
        """Show that something sealed stands here, and nothing of it; "" shows the text again."""
        self.text.setVisible(not words)
        self.sealed.setText(words)
        show_if(self.sealed_row, bool(words))
        self.box.set_read_only(bool(words))

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.text.setReadOnly(read_only)

    def _typing_changed(self, typing: bool) -> None:
        if self.side in VOICES and self.mark.full_name:
            self.typing.setVisible(typing)
            self.mark.setVisible(typing)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), super().minimumSizeHint().height())
