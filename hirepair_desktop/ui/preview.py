"""A PDF in the window, from memory, before it is saved or printed; who may see it stands on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QLabel, QVBoxLayout, QWidget

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.storage.files import write_file
from hirepair_desktop.text import _
from hirepair_desktop.ui.cv import opened_pdf
from hirepair_desktop.ui.export_reason import ExportReason
from hirepair_desktop.ui.jobs import Job, Jobs
from hirepair_desktop.ui.last_folder import keep_pdf_folder, pdf_folder
from hirepair_desktop.ui.printed import printed_of
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, Scroll, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import MenuButton, Segmented, button
from hirepair_desktop.ui.widgets.front import Front
from hirepair_desktop.ui.widgets.labels import caption, title
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from hirepair_desktop.ui.workspace import OpenWorkspace

if TYPE_CHECKING:
    from hirepair_desktop.reports import PrintOptions

SCREEN_SCALE = 1.35
PRINT_DPI = 300
EDGE, WIDEST = 24, 612
"""What stays free around a page, in pixels at 100 %, and the width of the widest paper, Letter, in points."""

TURN_MS = 2000
"""So long a summary waits for a CV that is being read."""


def render(content: bytes, scale: float) -> list[QImage]:
    """Every page of a PDF as a picture; `scale` 1 is 72 dots an inch."""
    images = []
    with opened_pdf(content, _("the summary"), TURN_MS) as document:
        for page in document:
            bitmap = page.render(scale=scale, rev_byteorder=True)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride,
                QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBA8888,
            )  # fmt: skip
            images.append(image.copy())
    return images


class Preview(Front):
    """Covers the stage; Esc closes. `about_id` is a session, a candidate, a role or a pair; `said(words)` after saving
    or printing."""

    said = Signal(str)
    goes_with_page = True

    def __init__(self, workspace: OpenWorkspace, about_id: str, jobs: Jobs, stage: QWidget) -> None:
        super().__init__(stage)
        self.setObjectName("preview")
        self._workspace, self._jobs = workspace, jobs
        with workspace.read() as s:
            self._printed = printed_of(s, about_id)
            self._copies = self._printed.copies(s)
            self._quarters = dict(self._printed.quarters(s, workspace.today()))
        self._quarter = next(iter(self._quarters), "")
        self.setAccessibleName(self._printed.title())
        self._content = b""
        self._job: Job | None = None
        self._reason = ""
        self._build()

    def _build(self) -> None:
        self.detail = Segmented([("page", _("One page")), ("full", _("Full"))], "detail", _("How much"))
        self.paper = Segmented([("a4", _("A4")), ("letter", _("Letter"))], "paper", _("Paper"))
        self.names = Segmented([("alias", _("Alias")), ("names", _("Names"))], "names", _("How candidates are shown"))
        self.copy = Segmented(self._copies, "copy", _("Whose copy"))
        self.quarter = MenuButton("", "quarter", [*self._quarters.items()], small=True)
        self.quarter.chosen.connect(self._on_quarter_chosen)
        self._show_quarter()
        for choice, value in (
            (self.detail, "page"), (self.paper, "a4"), (self.names, "alias"), (self.copy, self._copies[0][0]),
        ):  # fmt: skip
            choice.set_value(value)
            choice.chosen.connect(self._on_choice_chosen)
        show_if(self.copy, len(self._copies) > 1)
        show_if(self.quarter, bool(self._quarters))
        show_if(self.names, self._printed.has_names)
        show_if(self.detail, self._printed.has_detail)
        self.save_pdf = button(_("Save as PDF…"), "save_pdf", owner="primary", icon="file")
        self.print_pdf = button(_("Print…"), "print_pdf", icon="printer")
        self.close_preview = button(_("Close"), "close_preview")
        self.save_pdf.clicked.connect(self._on_save_pdf_clicked)
        self.print_pdf.clicked.connect(self._on_print_pdf_clicked)
        self.close_preview.clicked.connect(self.go)
        self.told = FieldSentence()
        self.export_reason = ExportReason()
        self.export_reason.opened.connect(self._on_export_reason_opened)
        self.pages_words = caption("")
        bar = Panel("preview_bar")
        bar.setLayout(self._bar())
        self._sheets = stack(space=16, margins=(EDGE,) * 4)
        inner = QWidget()
        inner.setObjectName("preview_pages")
        inner.setLayout(self._sheets)
        self.pages = Scroll(inner, "preview_scroll")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addLayout(stack(self.told, self.export_reason, space=8, margins=(24, 8, 24, 0)))
        whole.addWidget(self.pages, 1)

    def _bar(self) -> QBoxLayout:
        """Choices and acts on one line; in large text the choices below, so that no word is cut."""
        choices = (self.quarter, self.copy, self.detail, self.paper, self.names)
        acts = (self.print_pdf, self.save_pdf, self.close_preview)
        edge = (24, 12, 24, 12)
        if not theme().large():
            return row(title(self._printed.title()), self.pages_words, 1, *choices, *acts, space=12, margins=edge)
        first = row(title(self._printed.title()), self.pages_words, 1, *acts, space=12)
        return stack(first, row(*choices, 1, space=12), space=10, margins=edge)

    def come(self) -> None:
        """Show it and make the PDF."""
        super().come()
        self.save_pdf.setFocus()
        self._make()

    @Slot()
    def go(self) -> None:
        """Close; the PDF in memory goes with it."""
        if self._job is not None:
            self._job.cancel()
        self.hide()
        self.deleteLater()

    def content(self) -> bytes:
        """The PDF that is shown; empty while it is being made or when it may not go out."""
        return self._content

    def _options(self) -> PrintOptions:
        from hirepair_desktop.reports import PrintOptions

        options = PrintOptions(
            paper=self.paper.value(),  # type: ignore[arg-type]
            detail=self.detail.value(),  # type: ignore[arg-type]
            names=self.names.value() == "names",
            reason=self._reason,
            today=self._workspace.today(),
            quarter=self._quarter,
        )
        return self._printed.of_copy(options, self.copy.value())

    def _show_quarter(self) -> None:
        words = self._quarters.get(self._quarter, "")
        self.quarter.setText(words)
        self.quarter.setAccessibleName(_("Quarter: {months}").format(months=words))

    @Slot(str)
    def _on_quarter_chosen(self, key: str) -> None:
        self._quarter = key
        self._show_quarter()
        self._make()

    @Slot(str)
    def _on_choice_chosen(self, value: str) -> None:
        self._make()

    @Slot(str)
    def _on_export_reason_opened(self, reason: str) -> None:
        """It goes out with this reason, which stands on it; on other paper as well."""
        self._reason = reason
        self._make()

    def _make(self) -> None:
        if self._job is not None:
            self._job.cancel()
        options, printed, store = self._options(), self._printed, self._workspace.store

        def work() -> bytes:
            with store.read() as s:
                return printed.pdf(s, options)

        self._content = b""
        self._show_ready(False)
        self._job = self._jobs.start(work, self._on_job_done, self._on_job_failed)

    @Slot(object)
    def _on_job_done(self, content: object) -> None:
        assert isinstance(content, bytes)
        self._content = content
        self.told.setText("")
        clear(self._sheets)
        try:
            images = render(content, self._scale() * self.devicePixelRatioF())
        except HirePairError as error:
            self.told.setText(str(error))
            self._show_ready(True)
            return
        for number, image in enumerate(images, 1):
            image.setDevicePixelRatio(self.devicePixelRatioF())
            sheet = QLabel()
            sheet.setObjectName(f"sheet_{number}")
            sheet.setAccessibleName(_("Page {n} of {of}").format(n=number, of=len(images)))
            sheet.setPixmap(QPixmap.fromImage(image))
            sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._sheets.addWidget(sheet)
        self._sheets.addStretch(1)
        self.pages_words.setText(_("{n} of {n} pages shown").format(n=len(images)))
        self._show_ready(True)
        if self.close_preview.hasFocus() or self.export_reason.isVisible():
            self.save_pdf.setFocus()  # Qt moved on while there was nothing to save
        self.export_reason.hide()

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        clear(self._sheets)
        self.pages_words.setText("")
        from hirepair_desktop.reports import HeldBackError

        if isinstance(error, HeldBackError):
            self.told.setText("")
            self.export_reason.ask(str(error))
            return
        if isinstance(error, HirePairError):
            self.told.setText(str(error))
            return
        from hirepair_desktop.log import log_bug

        assert isinstance(error, BaseException)
        log_bug(error)
        self.told.setText(_("The summary could not be made: HirePair made a mistake of its own. Nothing was lost."))

    def _scale(self) -> float:
        """As large as text is, but never wider than the window."""
        room = self.pages.viewport().width() - 2 * theme().px(EDGE)
        return min(SCREEN_SCALE * theme().text_size, max(room / WIDEST, 1.0))

    def _show_ready(self, ready: bool) -> None:
        self.save_pdf.setEnabled(ready)
        self.print_pdf.setEnabled(ready)

    @Slot()
    def _on_save_pdf_clicked(self) -> None:
        with self._workspace.read() as s:
            offered = self._printed.file_name(s, self._options())
        place = str(pdf_folder() / offered)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), place, "PDF (*.pdf)")
        if not chosen:
            return
        path = Path(chosen) if chosen.lower().endswith(".pdf") else Path(chosen + ".pdf")
        try:
            write_file(path, self._content)
        except OSError as error:
            self.told.setText(
                _("The PDF could not be written: {reason}. Nothing was lost. Choose another folder.").format(
                    reason=error.strerror or error
                )
            )
            return
        keep_pdf_folder(path.parent)
        self.said.emit(_("Saved {name}.").format(name=path.name))

    @Slot()
    def _on_print_pdf_clicked(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._printed.title())
        if QPrintDialog(printer, self).exec():
            try:
                self._paint_on(printer, render(self._content, PRINT_DPI / 72))
            except HirePairError as error:
                self.told.setText(str(error))
                return
            self.said.emit(_("Sent to the printer."))

    def _paint_on(self, printer: object, images: list[QImage]) -> None:
        from PySide6.QtPrintSupport import QPrinter

        assert isinstance(printer, QPrinter)
        printer.setFullPage(True)
        painter = QPainter(printer)
        for number, image in enumerate(images):
            if number:
                printer.newPage()
            page = QRectF(painter.viewport())
            size = image.size().scaled(page.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme()["window"])
