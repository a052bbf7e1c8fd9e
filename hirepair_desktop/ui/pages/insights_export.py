"""The figures of a pair as a file for a spreadsheet, once both agree (METHOD D.0, H10)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from hirepair_desktop.errors import RefusedBySystemError
from hirepair_desktop.storage.files import write_file
from hirepair_desktop.text import _, as_file_name
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.last_folder import keep_pdf_folder, pdf_folder
from hirepair_desktop.ui.widgets.boxes import Panel, row, stack
from hirepair_desktop.ui.widgets.buttons import button, set_blocked
from hirepair_desktop.ui.widgets.labels import caption, strong
from hirepair_desktop.ui.workspace import Pair

if TYPE_CHECKING:
    from hirepair_desktop.insights.board import Board

ENDING = ".csv"


class FiguresExport(Panel):
    """Each says yes, then the file can be written: `wanted()`. The page puts it away, on `cancel` too."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("figures_export", parent=parent)
        self.rec_agrees = CheckField("", "rec_agrees", "rec")
        self.man_agrees = CheckField("", "man_agrees", "man")
        self.write = button(_("Write the file"), "write_figures", owner="primary")
        self.cancel = button(_("Cancel"), "cancel_figures", quiet=True)
        for agrees in (self.rec_agrees, self.man_agrees):
            agrees.edited.connect(self._on_agrees_edited)
        self.write.clicked.connect(self.wanted)
        why = caption(
            _(
                "The figures are for the two of you. They leave this computer only if both say yes, and never as a score."
            )
        )
        ticks = row(self.rec_agrees, self.man_agrees, 1, self.cancel, self.write, space=16)
        self.setLayout(stack(strong(_("Figures as a file (CSV)")), why, ticks, space=6, margins=(14, 12, 14, 12)))
        self.hide()

    def ask(self, pair: Pair) -> None:
        """Begin: nobody has agreed to this file yet."""
        for agrees, who in ((self.rec_agrees, pair.recruiter), (self.man_agrees, pair.manager)):
            words = _("{name} agrees").format(name=who.first)
            agrees.check.setText(words.replace("&", "&&"))
            agrees.check.setAccessibleName(words)
            agrees.set_value(False)
        self._on_agrees_edited(False)
        self.show()
        self.rec_agrees.setFocus()

    @Slot(bool)
    def _on_agrees_edited(self, _ticked: bool) -> None:
        both = self.rec_agrees.value() and self.man_agrees.value()
        set_blocked(self.write, "" if both else _("Both of you have to agree first."))


def save_figures(window: QWidget, shown: Board, name: str) -> str:
    """Ask where, write what is shown; what to say of it, "" where nobody chose a place."""
    from hirepair_desktop.insights.figures import as_csv, figures

    offered = str(pdf_folder() / (as_file_name(name) + ENDING))
    chosen, _kind = QFileDialog.getSaveFileName(
        window, _("Figures as a file"), offered, _("Comma-separated values (*.csv)")
    )
    if not chosen:
        return ""
    target = Path(chosen)
    target = target if target.suffix.lower() == ENDING else target.with_name(target.name + ENDING)
    content = as_csv(figures(shown.measures, shown.panels, shown.months)).encode("utf-8-sig")
    try:
        write_file(target, content)
    except (OSError, RefusedBySystemError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return _("The file could not be written: {reason}. Choose another folder.").format(reason=reason)
    keep_pdf_folder(target.parent)
    return _("Wrote {name}.").format(name=target.name)
