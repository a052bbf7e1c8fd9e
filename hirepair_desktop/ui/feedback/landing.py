"""How it landed: one word each, and whether directness left the person more able (METHOD A.3, S47)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model import Landing
from hirepair_desktop.model.kinds import Effect
from hirepair_desktop.text import _
from hirepair_desktop.ui.feedback.words import effect_options
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import Segmented
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import Who


class LandingSide(QWidget):
    """The word and the effect of one person. `changed(values)`: columns of the landing with their new values."""

    changed = Signal(dict)

    def __init__(self, who: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = LineField(_("{name}, in one word").format(name=who.first), f"landing_{who.side}_word", who.side)
        self.effect = Segmented(
            effect_options(),
            f"landing_{who.side}_effect",
            _("{name} leaves").format(name=who.first),
            owner=who.side,
            small=False,
        )
        leaves = stack(caption(_("I leave this talk")), row(self.effect, 1), space=4)
        if theme().large():
            self.setLayout(stack(self.word, leaves, space=8))
        else:
            line = row(self.word, leaves, space=12)
            line.setStretch(0, 1)
            line.setAlignment(leaves, Qt.AlignmentFlag.AlignTop)
            self.setLayout(line)
        self.word.edited.connect(self._on_word_edited)
        self.effect.chosen.connect(self._on_effect_chosen)

    def show_landing(self, landing: Landing | None, read_only: bool) -> None:
        """Show what is kept."""
        self.word.set_value(landing.word if landing is not None else "")
        self.effect.set_value(landing.effect.value if landing is not None and landing.effect is not None else "")
        self.word.set_read_only(read_only)
        self.effect.setEnabled(not read_only)

    @Slot(str)
    def _on_word_edited(self, words: str) -> None:
        self.changed.emit({"word": words})

    @Slot(str)
    def _on_effect_chosen(self, value: str) -> None:
        self.changed.emit({"effect": Effect(value)})
