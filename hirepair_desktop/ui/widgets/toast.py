"""One line that says what was done, with a way back. Never for errors."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.announce import announce
from hirepair_desktop.ui.widgets.boxes import Panel, row, show_if
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import plain

STAYS_MS = 8000
"""How long it stays, unless the focus moves before (DESIGN-LANGUAGE 5)."""

LEVELS = 4
"""So many heights above the status bar are tried for a place where nothing is covered."""

SEEN = (QLabel, QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTextEdit)
"""What somebody may be reading or about to press."""

START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTop
"""Words that begin at the left edge of their label: the rest of it is empty."""


class Toast(Panel):
    """At the bottom centre of `window`, above its status bar, unless it would cover something. Takes no focus."""

    undone = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__("toast", fill="surface", line="control", radius="overlay", parent=window)
        self.covered = window
        self.words = plain("", wrap=False)
        self.undo = LinkButton(_("Undo"), "toast_undo")
        self.setLayout(row(self.words, self.undo, space=16, margins=(16, 8, 16, 8)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.hide)
        self.undo.clicked.connect(self._on_undo_clicked)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)
        self.hide()

    def show_words(self, words: str, undo_words: str = "") -> None:
        """Say what was done; `undo_words` offers the way back ("" offers none)."""
        self.words.setText(words)
        self.undo.setText(undo_words)
        show_if(self.undo, bool(undo_words))
        self.setAccessibleName(words)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QTimer.singleShot(0, self, self._place)  # what comes with the words may still be laid out
        announce(self, words)

    def _place(self) -> None:
        """The bottom centre, or beside and above it the nearest place where it covers no words and no control."""
        area, gap = self.covered.rect(), theme().px(12)
        bottom = area.bottom() - theme().size("status_bar") - gap - self.height()
        across = ((area.width() - self.width()) // 2, area.width() - self.width() - gap, gap)
        places = [QPoint(x, bottom - up * (self.height() + gap)) for up in range(LEVELS) for x in across]
        taken = self._taken(QRect(0, places[-1].y(), area.width(), area.height()))
        free = (place for place in places if not any(QRect(place, self.size()).intersects(part) for part in taken))
        self.move(next(free, places[0]))

    def _taken(self, low: QRect) -> list[QRect]:
        """Where words, controls and texts are seen in the lower part of what is covered."""
        found: list[QRect] = []
        for part in self.covered.findChildren(QWidget):
            if isinstance(part, SEEN) and part.isVisible() and not self.isAncestorOf(part):
                shown = part.visibleRegion().boundingRect()
                place = QRect(part.mapTo(self.covered, shown.topLeft()), shown.size())
                if isinstance(part, QLabel) and not part.alignment() & ~START:
                    lines = part.text().splitlines() or [""]
                    place.setWidth(min(place.width(), max(map(part.fontMetrics().horizontalAdvance, lines))))
                if not place.isEmpty() and place.intersects(low):
                    found.append(place)
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @Slot()
    def _on_undo_clicked(self) -> None:
        self.hide()
        self.undone.emit()

    @Slot(QWidget, QWidget)
    def _on_app_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and old is not None and not self.isAncestorOf(new) and not self.isAncestorOf(old):
            self._timer.stop()
            self.hide()
