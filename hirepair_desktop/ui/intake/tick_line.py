"""A box to tick with words of people beside it: the words wrap, however long they are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row
from hirepair_desktop.ui.widgets.labels import plain


class TickLine(QWidget):
    """`edited(bool)` when a person ticks, by the box or by its words."""

    edited = Signal(bool)

    def __init__(self, words: str, name: str, owner: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_line")
        self.box = CheckField("", name, owner)
        self.box.check.setAccessibleName(words)
        self.box.check.setProperty("jump_ring", self)
        self.box.setFixedWidth(theme().px(22))
        self.words = plain(words)
        self.words.setContentsMargins(0, theme().px(2), 0, theme().px(2))
        line = row(self.box, self.words, space=4)
        line.setStretch(1, 1)
        line.setAlignment(self.box, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.box.edited.connect(self.edited)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.value()

    def set_value(self, ticked: bool) -> None:
        """Tick it or not, without telling."""
        self.box.set_value(ticked)

    def set_read_only(self, read_only: bool) -> None:
        """It can be seen, not changed."""
        self.box.set_read_only(read_only)

    def focus(self) -> None:
        """Go to the box."""
        self.box.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.box.check.isEnabled():
            self.box.check.click()
        event.accept()
