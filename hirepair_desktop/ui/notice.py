"""A sentence that stays until it is closed: what did not work, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.cover import Cover
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import plain


class Notice(Cover):
    """In the window, not a dialog; Esc or the button closes it."""

    closed = Signal()

    def __init__(self, stage: QWidget, words: str) -> None:
        super().__init__(stage, "notice")
        self.setAccessibleName(words)
        self.words = plain(words, "reading", name="notice_words")
        self.close_notice = button(_("Close"), "close_notice", owner="primary")
        self.panel.setLayout(
            stack(
                self.words,
                row(1, self.close_notice),
                space=16,
                margins=(28,) * 4,
            )
        )
        self.close_notice.clicked.connect(self._on_close_notice_clicked)

    def come(self) -> None:
        super().come()
        self.close_notice.setFocus()

    @Slot()
    def _on_close_notice_clicked(self) -> None:
        self.hide()
        self.deleteLater()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_close_notice_clicked()
        else:
            super().keyPressEvent(event)
