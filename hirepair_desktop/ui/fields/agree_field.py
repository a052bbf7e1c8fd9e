"""A field that holds only when both agree."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hirepair_desktop.text import _, first_name, initials
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.widgets.boxes import show_if
from hirepair_desktop.ui.widgets.labels import Words
from hirepair_desktop.ui.widgets.seat_mark import SMALL, draw_seat


class AgreeMark(QAbstractButton):
    """The mark of one person, hollow until that person has written or agreed."""

    def __init__(self, full_name: str, side: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.full_name, self.side = full_name, side
        self.setObjectName(name)
        self.setCheckable(True)
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._on_toggled)
        self._on_toggled(False)

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:
        who = first_name(self.full_name)
        said = _("{name} agrees") if checked else _("{name} has not agreed yet")
        self.setAccessibleName(said.format(name=who))
        self.setToolTip(said.format(name=who))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(SMALL + 18), theme().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        side = t.px(SMALL)
        top = (self.height() - side) / 2
        draw_seat(painter, QRectF(0, top, side, side), self.side, initials(self.full_name), not self.isChecked())
        tick = QRectF(side + t.px(2), top + t.px(2), t.px(14), t.px(14))
        if self.isChecked():
            draw_icon(painter, "check", "done", tick)
        else:
            painter.fillRect(QRectF(tick.left() + 2, tick.center().y(), tick.width() - 4, 1), t["control"])


class AgreeField(VoiceField):
    """One text for both: complete when each wrote or pressed agree. The marks in its corner show who did."""

    agreed = Signal(str, bool)

    def __init__(
        self, label: str, name: str, rec_name: str, man_name: str, placeholder: str = "", min_lines: int = 1,
        help: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("shared", label, name, placeholder, min_lines, help=help, parent=parent)
        self.marks = {
            "rec": AgreeMark(rec_name, "rec", f"{name}_rec_agrees"),
            "man": AgreeMark(man_name, "man", f"{name}_man_agrees"),
        }
        self.setProperty("tab_group", True)  # one writes first, then agrees
        self.both = Words(_("Both agree"), "caption", "ink2", wrap=False)
        self.corner.addWidget(self.both)
        for side, mark in self.marks.items():
            mark.setProperty("tab_last", True)
            self.corner.addWidget(mark)
            mark.clicked.connect(partial(self._on_mark_clicked, side))
        show_if(self.both, False)

    def set_agreed(self, rec: bool, man: bool) -> None:
        """Show who agrees."""
        self.marks["rec"].setChecked(rec)
        self.marks["man"].setChecked(man)
        show_if(self.both, rec and man)

    def is_complete(self) -> bool:
        """Whether both agree."""
        return all(mark.isChecked() for mark in self.marks.values())

    def agree(self, side: str) -> None:
        """The person of this side agrees, as with Ctrl+G."""
        if not self.marks[side].isChecked():
            self.marks[side].click()

    def set_agree_key(self, side: str, key: str) -> None:
        """The key by which the person whose turn it is agrees; "" takes it away."""
        for each, mark in self.marks.items():
            mark.setShortcut(QKeySequence(key if each == side else ""))
            mark.setCheckable(True)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        for mark in self.marks.values():
            mark.setEnabled(not read_only)

    def _on_mark_clicked(self, side: str, checked: bool = False) -> None:
        agrees = self.marks[side].isChecked()  # before the flush: telling new words takes agreements back
        self.flush()
        show_if(self.both, self.is_complete())
        self.agreed.emit(side, agrees)
