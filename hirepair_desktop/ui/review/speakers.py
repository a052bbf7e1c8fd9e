"""Whose words come next: the marks of everybody at the table, one of them filled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from hirepair_desktop.text import _, initials
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import clear, row
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.widgets.seat_mark import draw_seat
from hirepair_desktop.ui.workspace import Who


class SpeakerMark(QAbstractButton):
    """The mark of one person, filled while the words are theirs."""

    def __init__(self, who: Who, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = who
        self.setObjectName(f"{name}_{who.id}")
        self.setCheckable(True)
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("As {name}").format(name=who.name))
        self.setToolTip(who.name)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(28), theme().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme().px(22)
        at = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_seat(QPainter(self), at, self.who.side, initials(self.who.name), not self.isChecked())


class Speakers(QWidget):
    """`as NR or TE`: one of them speaks. `chosen(person_id)` comes from the person only."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(_("Whose words these are"))
        self.group = QButtonGroup(self)
        self.marks: dict[str, SpeakerMark] = {}
        self.body = row(space=4)
        self.setLayout(self.body)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_people(self, people: Sequence[Who]) -> None:
        """Who can be chosen, in this order; the chosen one stays while still there."""
        if [who.id for who in people] == list(self.marks):
            return
        kept = self.value()
        clear(self.body)
        self.marks = {}
        self.body.addWidget(caption(_("as"), wrap=False))
        for at, who in enumerate(people):
            if at == 1:
                self.body.addWidget(caption(_("or"), wrap=False))
            mark = SpeakerMark(who, self.objectName())
            mark.clicked.connect(partial(self._on_mark_clicked, who.id))
            self.group.addButton(mark)
            self.marks[who.id] = mark
            self.body.addWidget(mark)
        self.set_value(kept or next(iter(self.marks), ""))

    def value(self) -> str:
        """Who speaks, by id; "" while nobody can be chosen."""
        return next((person_id for person_id, mark in self.marks.items() if mark.isChecked()), "")

    def set_value(self, person_id: str) -> None:
        """Let somebody speak."""
        if person_id in self.marks:
            self.marks[person_id].setChecked(True)

    def _on_mark_clicked(self, person_id: str, checked: bool = False) -> None:
        self.chosen.emit(person_id)
