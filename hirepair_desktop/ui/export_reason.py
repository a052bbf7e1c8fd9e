"""Where somebody writes why a summary goes out that the coach holds back (METHOD E: R-28 and C-10)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import plain
from hirepair_desktop.ui.widgets.sentence import glyph


class ExportReason(QWidget):
    """`opened(reason)` on the button or Enter, once there are words."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_reason")
        self.held = plain("", "body", name="export_held")
        sign = glyph("lock")
        said = row(sign, self.held, space=7)
        said.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        said.setStretchFactor(self.held, 1)
        self.export_why = LineField(
            _("Why it goes out all the same"), "export_why", placeholder=_("printed with the summary")
        )
        self.open_export = button(_("Make it with this reason"), "open_export", small=True)
        self.setLayout(stack(said, self.export_why, row(self.open_export, 1), space=8))
        self.open_export.clicked.connect(self._on_open_export_clicked)
        self.export_why.submitted.connect(self._on_open_export_clicked)
        self.hide()

    def ask(self, words: str) -> None:
        """Say what is held back and go to the line; what was typed stays."""
        self.held.setText(words)
        self.setAccessibleName(words)
        self.show()
        self.export_why.focus()

    @Slot()
    def _on_open_export_clicked(self) -> None:
        self.export_why.flush()
        reason = self.export_why.value().strip()
        if reason:
            self.opened.emit(reason)
        else:
            self.export_why.focus()
