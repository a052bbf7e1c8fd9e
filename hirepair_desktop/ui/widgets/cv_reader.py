"""A CV to be read beside something else: one page at a time, page up and down, zoom. It keeps nothing on disk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.cv import PageImage, Reading, page_image
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Scroll, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import IconButton
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.widgets.sentence import FieldSentence

ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
"""Widths of a page against the column it stands in."""

BAR = 14
"""Room kept for the scroll bar, in pixels at 100 %."""

LEAST_HEIGHT = 120
"""Room for a page that is always there, in pixels at 100 %."""

Load = Callable[[], bytes]


class Sheet(QWidget):
    """A page as a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cv_sheet")
        self._pixmap = QPixmap()

    def show_image(self, image: QImage, ratio: float) -> None:
        """Show a page; `ratio` are its pixels to one of the window."""
        self._pixmap = QPixmap.fromImage(image)
        self._pixmap.setDevicePixelRatio(ratio)
        self.setFixedSize((QSize(image.size()) / ratio).expandedTo(QSize(1, 1)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.setPen(theme()["line2"])
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class CvReader(QWidget):
    """`show_cv(name, load)`; `load` gives the bytes and runs off the thread of the window. "" shows nothing.

    Page Up, Page Down, Home, End turn pages; + and − zoom, 0 fits the width.
    """

    def __init__(self, name: str = "cv_reader", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        self._name, self._load = "", None  # type: str, Load | None
        self._at, self._of, self._zoom = 0, 0, 0
        self.page_words = caption("", wrap=False, name="cv_page_words")
        self.before = IconButton("chevron-left", _("Previous page"), "cv_before")
        self.after = IconButton("chevron-right", _("Next page"), "cv_after")
        self.smaller = IconButton("zoom-out", _("Smaller"), "cv_smaller")
        self.larger = IconButton("zoom-in", _("Larger"), "cv_larger")
        self.before.clicked.connect(self._on_before_clicked)
        self.after.clicked.connect(self._on_after_clicked)
        self.smaller.clicked.connect(self._on_smaller_clicked)
        self.larger.clicked.connect(self._on_larger_clicked)
        self.told = FieldSentence()
        self.sheet = Sheet()
        self.area = Scroll(self.sheet, "cv_scroll")
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setWidgetResizable(False)
        self.area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.area.setMinimumHeight(theme().px(LEAST_HEIGHT))
        self.bar = QWidget()
        self.bar.setLayout(
            row(self.page_words, 1, self.smaller, self.larger, self.before, self.after, space=4)
        )  # fmt: skip
        whole = stack(self.bar, self.told, self.area, space=6)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._reading = Reading(self)
        self._reading.read.connect(self._on_reading_read)
        self._reading.refused.connect(self._on_reading_refused)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(120)
        self._again.timeout.connect(self._render)
        self._show_state()

    # What is shown

    def show_cv(self, name: str, load: Load | None) -> None:
        """Read this CV from its first page; the same one stays where it is."""
        self._name, self._load, self._at, self._of, self._zoom = name, load, 0, 0, 0
        self._reading.stop()
        self.told.setText("")
        self.setAccessibleName(_("CV: {name}").format(name=name) if name else _("CV"))
        show_if(self.sheet, False)
        self._show_state()
        if load is not None:
            self._render()

    def is_reading(self) -> bool:
        """Whether a page is on its way."""
        return self._reading.busy() or self._again.isActive()

    def page(self) -> tuple[int, int]:
        """The page that is shown, from 1, and how many there are; (0, 0) before the first one is there."""
        return (self._at + 1, self._of) if self._of else (0, 0)

    def turn(self, step: int) -> None:
        """Turn so many pages on or back."""
        wanted = max(0, min(self._at + step, self._of - 1))
        if self._of and wanted != self._at:
            self._at = wanted
            self.area.verticalScrollBar().setValue(0)
            self._render()

    def zoom(self, step: int) -> None:
        """Larger (1), smaller (-1), or as wide as the column (0)."""
        wanted = 0 if step == 0 else max(0, min(self._zoom + step, len(ZOOMS) - 1))
        if wanted != self._zoom:
            self._zoom = wanted
            self._render()
            self._show_state()

    def _render(self) -> None:
        load, name, at = self._load, self._name, self._at
        if load is None or not self.isVisible():
            return
        room = max(self.area.width() - theme().px(BAR), theme().px(160))
        width = round(room * ZOOMS[self._zoom] * self.devicePixelRatioF())
        self._reading.start(lambda: page_image(load(), name, at, width))

    @Slot(object)
    def _on_reading_read(self, shown: object) -> None:
        assert isinstance(shown, PageImage)
        self.show_page(shown)

    def show_page(self, shown: PageImage) -> None:
        """Show a page that was read."""
        self._at, self._of = shown.number, shown.of
        ratio = self.devicePixelRatioF()
        self.sheet.show_image(shown.image, ratio)
        self.sheet.setAccessibleName(_("Page {n} of {of}").format(n=self._at + 1, of=self._of))
        show_if(self.sheet, True)
        self._show_state()

    @Slot(str)
    def _on_reading_refused(self, sentence: str) -> None:
        self.told.setText(sentence)
        show_if(self.sheet, False)
        self._show_state()

    def _show_state(self) -> None:
        self.page_words.setText(
            _("Page {n} of {of}").format(n=self._at + 1, of=self._of) if self._of else _("CV") if self._load else ""
        )
        show_if(self.bar, self._load is not None or bool(self._of))
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at + 1 < self._of)
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(bool(self._of) and self._zoom + 1 < len(ZOOMS))

    # Keys and buttons

    @Slot()
    def _on_before_clicked(self) -> None:
        self.turn(-1)

    @Slot()
    def _on_after_clicked(self) -> None:
        self.turn(1)

    @Slot()
    def _on_smaller_clicked(self) -> None:
        self.zoom(-1)

    @Slot()
    def _on_larger_clicked(self) -> None:
        self.zoom(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {
            Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Home: -self._of, Qt.Key.Key_End: self._of,
        }  # fmt: skip
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        key = Qt.Key(event.key())
        if key in turns:
            self.turn(turns[key])
        elif key in zooms:
            self.zoom(zooms[key])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_Down else -1) * theme().px(60))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._load is not None and event.size().width() != event.oldSize().width():
            self._again.start()
