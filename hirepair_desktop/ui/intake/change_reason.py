"""The reason a criterion moves after people were met, asked for in place (METHOD 0.1, 4; I-27)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.intake.criterion_facts import CriterionFacts
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.widgets.sentence import glyph


class ChangeReason(QWidget):
    """What moved, and a field for why. The change is kept without it; agreeing to it waits for the reason."""

    edited = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = caption("", name=f"criterion_{key}_moved")
        self.field = VoiceField(
            "shared", _("What did you learn that justifies it?"), f"criterion_{key}_change_reason",
            _("Before the changes are agreed: who or what showed it to you"),
        )  # fmt: skip
        line = row(glyph("warning", "split"), self.what, space=6)
        line.setStretch(1, 1)
        self.setLayout(stack(line, self.field, space=4))
        self.field.edited.connect(self.edited)

    def show_reason(self, facts: CriterionFacts, row_is_open: bool) -> None:
        """Show it while the reason is owed, being written, or the row is open."""
        self.what.setText(facts.moved_words)
        self.field.set_value(facts.reason)
        self.field.set_read_only(facts.read_only)
        owed = bool(facts.moved) and not facts.is_reasoned
        writing = self.field.text.hasFocus() or self.field.is_pending()
        show_if(self, bool(facts.moved) and (owed or writing or row_is_open))

    def flush(self) -> None:
        """Tell what is being typed."""
        self.field.flush()
