"""Until when something is parked: a day, or what has to happen first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from hirepair_desktop.ui.widgets.tab_order import show


class ParkLine(QWidget):
    """`parked(day or None, event)` on the button or Enter; `left()` to think again."""

    parked = Signal(object, str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = DateField(_("Until a day"), f"{name}_until")
        self.event_line = LineField(
            _("or until something happens"), f"{name}_event", placeholder=_("the third interview")
        )
        self.day.setFixedWidth(theme().px(190))
        self.park_it = button(_("Park it"), f"{name}_park_it", small=True)
        self.leave = LinkButton(_("Not now"), f"{name}_park_not", "ink2")
        self.sentence = FieldSentence("", f"{name}_park_sentence")
        large = theme().large()
        way = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        asked = QBoxLayout(way)
        asked.setSpacing(theme().px(10))
        asked.addWidget(self.day)
        asked.addWidget(self.event_line, 0 if large else 1)
        self.setLayout(
            stack(asked, self.day.lift_sentence(), self.sentence, row(self.park_it, self.leave, 1, space=12), space=8)
        )
        self.park_it.clicked.connect(self._on_park_it_clicked)
        self.event_line.submitted.connect(self._on_park_it_clicked)
        self.leave.clicked.connect(self.left)

    def focus(self) -> None:
        """Begin with the day, and bring the whole line into sight once it has its place."""
        self.day.focus()
        QTimer.singleShot(0, self, partial(show, self))

    def show_sentence(self, words: str) -> None:
        """Say what is missing; what was typed stays."""
        self.sentence.setText(words)

    def flush(self) -> None:
        """Take what was typed."""
        self.day.flush()
        self.event_line.flush()

    @Slot()
    def _on_park_it_clicked(self) -> None:
        self.park_it.setFocus()
        self.flush()
        if self.day.sentence.text():
            return
        self.sentence.setText("")
        self.parked.emit(self.day.value(), self.event_line.value())
