"""The line over a closed session: when it was closed, and the way to open it again with a reason."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _, day
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import plain


class ClosedBar(QWidget):
    """`reopen_requested(reason)`, `print_requested()`."""

    reopen_requested = Signal(str)
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("closed_bar")
        self.words = plain("", token="ink2", wrap=False)
        self.printing = LinkButton(_("Print summary…"), "closed_print")
        self.again = LinkButton(_("Open it again…"), "closed_again")
        self.reason = LineField(_("Why is it opened again? The reason is printed."), "closed_reason")
        self.confirm = button(_("Open it again"), "closed_confirm", small=True)
        self._ask = QWidget()
        asked = row(self.reason, self.confirm, space=10)
        asked.setStretch(0, 1)
        self._ask.setLayout(asked)
        self._ask.hide()
        line = row(self.words, 1, self.printing, self.again, space=16)
        self.setLayout(stack(stack(line, self._ask, space=6, margins=(24, 6, 24, 6)), Rule(), space=0))
        self.printing.clicked.connect(self.print_requested)
        self.again.clicked.connect(self._on_again_clicked)
        self.confirm.clicked.connect(self._on_confirm_clicked)

    def show_closed(self, on: date) -> None:
        """Say when it was closed."""
        self.words.setText(_("Closed on {day}. What stands here is kept as it was.").format(day=day(on)))

    def show_sentence(self, words: str) -> None:
        """Why it was not opened again."""
        self.reason.show_sentence(words)

    @Slot()
    def _on_again_clicked(self) -> None:
        self._ask.setVisible(not self._ask.isVisible())
        if self._ask.isVisible():
            self.reason.setFocus()

    @Slot()
    def _on_confirm_clicked(self) -> None:
        self.reason.flush()
        self.reopen_requested.emit(str(self.reason.value() or ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme()["sunken"])
