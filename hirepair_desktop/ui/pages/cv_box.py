"""The CV of one candidate where it is read: attach one, put another in its place, take it away, turn its pages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from hirepair_desktop.model import Candidate
from hirepair_desktop.text import _
from hirepair_desktop.ui.cv import ReadFile, Reading, cv_of, read_cv
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.candidate_steps import attach_step
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.cv_reader import CvReader
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.widgets.sentence import FieldSentence


class CvBox(QWidget):
    """The CV of the candidate that `show_candidate` names; its steps go onto the page it stands on."""

    def __init__(self, page: Page, name: str = "cv") -> None:
        super().__init__()
        self.setObjectName(f"{name}_box")
        self._page, self._id, self._attachment = page, "", ""
        self._for = ""
        self.reader = CvReader(f"{name}_reader")
        self.file_name = caption("", name=f"{name}_file_name")
        self.nothing = caption(_("No CV is attached. A PDF of up to 20 MB can be read here and beside the scorecard."))
        self.told = FieldSentence("", f"{name}_sentence")
        self.attach = button(_("Attach a CV…"), f"{name}_attach", icon="file", small=True)
        self.remove = button(_("Take it away"), f"{name}_remove", quiet=True, small=True)
        self.attach.clicked.connect(self._on_attach_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self._reading = Reading(self)
        self._reading.read.connect(self._on_reading_read)
        self._reading.refused.connect(self._on_reading_refused)
        acts = row(self.attach, self.remove, 1, space=8)
        self.setLayout(stack(self.reader, self.file_name, self.nothing, self.told, acts, space=6))
        self.layout().setStretch(0, 1)  # type: ignore[union-attr]

    def show_candidate(self, candidate_id: str) -> None:
        """Show the CV of a candidate; the page that is read stays when it is the same file."""
        if candidate_id != self._id:
            self.told.setText("")
        cv = cv_of(self._page.workspace, candidate_id) if candidate_id else None
        attachment = cv.id if cv is not None else ""
        changed = (candidate_id, attachment) != (self._id, self._attachment)
        self._id, self._attachment = candidate_id, attachment
        show_if(self.reader, bool(attachment))
        show_if(self.file_name, bool(attachment))
        show_if(self.nothing, bool(candidate_id) and not attachment)
        show_if(self.remove, bool(attachment))
        show_if(self.attach, bool(candidate_id))
        self.file_name.setText(cv.name if cv is not None else "")
        self.attach.setText(_("Replace…") if attachment else _("Attach a CV…"))
        self.attach.setAccessibleName(self.attach.text())
        if changed:
            self.reader.show_cv(*((cv.name, cv.load) if cv is not None else ("", None)))

    def is_reading(self) -> bool:
        """Whether a file or a page is on its way."""
        return self._reading.busy() or self.reader.is_reading()

    @Slot()
    def _on_attach_clicked(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Attach a CV"), str(Path.home()), "PDF (*.pdf)")
        if chosen:
            self.attach_file(Path(chosen))

    def attach_file(self, path: Path) -> None:
        """Read a file and attach it to the candidate that is shown now."""
        self._for = self._id
        self.told.setText("")
        self.attach.setEnabled(False)
        self._reading.start(lambda: read_cv(path))

    @Slot(object)
    def _on_reading_read(self, read: object) -> None:
        assert isinstance(read, ReadFile)
        self.attach.setEnabled(True)
        if attach_step(self._page.edits, self._for, read):
            with self._page.workspace.read() as s:
                candidate = s.get(Candidate, self._for)
                alias = candidate.alias if candidate is not None else ""
            self._page.said.emit(_("The CV is with {alias} now.").format(alias=alias))

    @Slot(str)
    def _on_reading_refused(self, sentence: str) -> None:
        self.attach.setEnabled(True)
        self.told.setText(sentence)

    @Slot()
    def _on_remove_clicked(self) -> None:
        attach_step(self._page.edits, self._id, None)
