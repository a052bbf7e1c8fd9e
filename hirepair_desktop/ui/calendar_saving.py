"""Commitments into a calendar: one iCalendar file of a person, saved where they choose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from hirepair_desktop.errors import RefusedBySystemError
from hirepair_desktop.storage.files import write_file
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.last_folder import keep_pdf_folder, pdf_folder
from hirepair_desktop.ui.page import Page

ENDING = ".ics"


def save_calendar(page: Page, person_id: str) -> None:
    """Ask where, write the file of this person, say what to do with it; a refusal is said too."""
    from hirepair_desktop.transfer.calendar_file import calendar_file, calendar_name

    flush_all()
    with page.workspace.read() as s:
        content, name = calendar_file(s, person_id, page.workspace.now()), calendar_name(s, person_id)
    offered = str(pdf_folder() / name)
    chosen, _kind = QFileDialog.getSaveFileName(
        page.window(), _("Commitments as a calendar file"), offered, _("Calendar files (*.ics)")
    )
    if not chosen:
        return
    target = Path(chosen)
    target = target if target.suffix.lower() == ENDING else target.with_name(target.name + ENDING)
    try:
        write_file(target, content)
    except (OSError, RefusedBySystemError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        page.said.emit(
            _("The calendar file could not be written: {reason}. Choose another folder.").format(reason=reason)
        )
        return
    keep_pdf_folder(target.parent)
    page.said.emit(_("Wrote {name}. Open it with a calendar; take it in again after changes.").format(name=target.name))
