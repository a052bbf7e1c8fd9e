"""One line that says what was done, with a way back. Never for errors."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.announce import announce
from hirepair_desktop.ui.widgets.boxes import Panel, row, show_if
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import plain

STAYS_MS = 8000
"""How long it stays, unless the focus moves before (DESIGN-LANGUAGE 5)."""


class Toast(Panel):
    """At the bottom centre of `window`, above its status bar. Takes no focus."""

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
        announce(self, words)

    def _place(self) -> None:
        area = self.covered.rect()
        bottom = area.bottom() - theme().size("status_bar") - theme().px(12)
        self.move((area.width() - self.width()) // 2, bottom - self.height())

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
