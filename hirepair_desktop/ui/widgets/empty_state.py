"""What stands where nothing is yet: one sentence that teaches the next act, and its button."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import Options, button
from hirepair_desktop.ui.widgets.labels import plain


class EmptyState(QWidget):
    """A sentence, a button, and, if `more` says so, quieter ways beside it."""

    act_requested = Signal()
    more_requested = Signal(str)

    def __init__(
        self, words: str, act_words: str = "", name: str = "empty", more: Options = (), centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.words = plain(words, token="ink2")
        self.act = button(act_words, f"{name}_act", owner="primary")
        self.act.clicked.connect(self.act_requested)
        others = [button(label, f"{name}_{value}") for value, label in more]
        for (value, _label), made in zip(more, others, strict=True):
            made.clicked.connect(partial(self._on_other_clicked, value))
        if centred:
            self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        show_if(self.act, bool(act_words))
        self.setLayout(
            stack(self.words, row(1 if centred else None, self.act, *others, 1), space=10, margins=(0, 12, 0, 12))
        )

    def _on_other_clicked(self, value: str, checked: bool = False) -> None:
        self.more_requested.emit(value)
