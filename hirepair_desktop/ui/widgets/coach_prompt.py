"""One prompt of the coach: what it asks, why now, where to go, and how to send it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.widgets.sentence import glyph

ICONS = {"warn": "warning", "block": "lock"}


class CoachPrompt(QWidget):
    """A hint, a warning (bold, with a sign) or a block (names the act it stops). Dismissing wants a reason."""

    go_requested = Signal(str)
    dismissed = Signal(str, str)

    def __init__(
        self, key: str, message: str, why: str, act_words: str = "", strength: str = "hint",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.key = key
        self.setObjectName(f"prompt_{key}")
        self.setAccessibleName(message)
        self.setAccessibleDescription(why)
        loud = strength in ICONS
        self.message = plain(message, "body_strong" if loud else "body")
        self.why = caption(_("Why now: {why}").format(why=why))
        self.why.set_lead(_("Why now: {why}").format(why="").rstrip(), "ink2")
        self.go = button(act_words, f"prompt_{key}_go", small=True)
        self.go.setVisible(False) if not act_words else None
        self.dismiss = button(_("Dismiss…"), f"prompt_{key}_dismiss", quiet=True, small=True)
        self.reason = QLineEdit()
        self.reason.setObjectName(f"prompt_{key}_reason")
        self.reason.setAccessibleName(_("Why this does not fit"))
        self.reason.setPlaceholderText(_("Why this does not fit"))
        self.reason.setMinimumHeight(theme().size("control"))
        self.reason.setProperty("ring", True)
        self.reason.hide()
        sign = glyph(ICONS[strength]) if loud else None
        head = row(sign, self.message, space=7)
        if sign is not None:
            head.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        head.setStretchFactor(self.message, 1)
        self.setLayout(stack(head, self.why, row(self.go, self.dismiss, 1), self.reason, space=6))
        self.go.clicked.connect(self._on_go_clicked)
        self.dismiss.clicked.connect(self._on_dismiss_clicked)
        self.reason.returnPressed.connect(self._on_reason_return_pressed)

    @Slot()
    def _on_go_clicked(self) -> None:
        self.go_requested.emit(self.key)

    @Slot()
    def _on_dismiss_clicked(self) -> None:
        """The first press asks for the reason in place, the second sends it, if there is one."""
        if self.reason.isHidden():
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._on_reason_return_pressed()

    @Slot()
    def _on_reason_return_pressed(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.dismissed.emit(self.key, reason)
        else:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
