"""Help in front of a session or of the two chairs: it can be read without leaving them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.cover import Cover
from hirepair_desktop.ui.pages.help_page import help_words
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.key_hint import KeyHint
from hirepair_desktop.ui.widgets.labels import plain, title

WIDTH = 640


def help_over(stage: QWidget, about: str, here: Sequence[tuple[str, str]] = ()) -> None:
    """Show one of the three helps; one that is shown already goes first."""
    shown = stage.findChild(HelpCover)
    if shown is not None:
        shown.go()
    HelpCover(stage, about, here).come()


class HelpCover(Cover):
    """Keys, what sealing protects, or about; Esc or the button closes it, and the focus goes back.

    `here` are the keys of what is covered: (key, what it does).
    """

    def __init__(self, stage: QWidget, about: str, here: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(stage, "help_cover", WIDTH)
        head, *paragraphs = help_words(about)
        self.setAccessibleName(head)
        self.close_help = button(_("Close"), "close_help", owner="primary")
        self.close_help.clicked.connect(self.go)
        hints = [KeyHint(key, words) for key, words in here] if about == "keys" else []
        self.panel.setLayout(
            stack(
                title(head), row(*hints, 1, space=20) if hints else None,
                *(plain(words) for words in paragraphs), row(1, self.close_help), space=12, margins=(28,) * 4,
            )
        )  # fmt: skip

    def come(self) -> None:
        """Cover, with the focus inside."""
        super().come()
        self.close_help.setFocus()

    @Slot()
    def go(self) -> None:
        """Away; the focus goes back by itself."""
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go()
        else:
            super().keyPressEvent(event)
