"""That the range moved after it was agreed: by whom, and why (METHOD B S20)."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from hirepair_desktop.model import PowerEntry
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.intake.page import IntakePage, Options
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack


class RangeMove(QWidget):
    """Shown while the range is not the agreed one; both fields belong to the entry of the power log."""

    def __init__(self, page: IntakePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.entry_id = ""
        self.by = ChoiceField(_("Who moved the range"), [], "range_moved_by")
        self.by.setFixedWidth(theme().px(300))
        self.why = VoiceField("shared", _("Why the range moved"), "range_why")
        self.setLayout(stack(row(self.by, 1), self.why, space=8))
        self.by.edited.connect(partial(self._write, "by"))
        self.why.edited.connect(partial(self._write, "why"))
        show_if(self, False)

    def show_move(self, moved: PowerEntry | None, people: Options, read_only: bool) -> None:
        """Show the entry, or nothing when there is none."""
        self.entry_id = moved.id if moved is not None else ""
        show_if(self, moved is not None)
        if moved is None:
            return
        if [(self.by.list.itemData(i), self.by.list.itemText(i)) for i in range(self.by.list.count())] != people:
            self.by.set_options(people)
        self.by.set_value(moved.to_id or "")
        self.why.set_value(moved.why)
        for field in (self.by, self.why):
            field.set_read_only(read_only)

    def _write(self, what: str, value: str) -> None:
        def change(entry: Any) -> None:
            if what == "by":
                entry.by = entry.to_id = value
            else:
                entry.why = value

        if self.entry_id:
            verb_step(self.page.edits, PowerEntry, self.entry_id, change, _("Why it moved"), "why")
