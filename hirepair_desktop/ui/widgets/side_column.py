"""The column at the right: the coach, or the decision. Its content scrolls, its head stays."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, Rule, Scroll, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption, strong
from hirepair_desktop.ui.widgets.sentence import glyph


class SideColumn(Fill):
    """A head with a count, then what `add` puts in, then a quiet note."""

    def __init__(
        self, title: str, name: str, icon: str = "coach", width: int = 276, token: str = "canvas",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(token, "", parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFixedWidth(theme().px(width))
        self.title = strong(title, wrap=False)
        self.count = caption("", wrap=False)
        self.note = caption("")
        self.body = stack(space=14)
        holder = QWidget()
        holder.setLayout(stack(self.body, self.note, 1, space=14, margins=(16, 12, 16, 12)))
        self.head_line = row(glyph(icon) if icon else None, self.title, 1, self.count)
        head = QWidget()
        head.setLayout(stack(self.head_line, Rule(), space=11, margins=(16, 15, 16, 0)))
        self.head = head
        self.area = Scroll(holder, f"{name}_scroll")
        layout = stack(head, self.area, space=0)
        self.setLayout(layout)
        show_if(self.note, False)
        show_if(self.head, bool(title))

    def set_count(self, words: str) -> None:
        """What the head says at its right."""
        self.count.setText(words)

    def set_note(self, words: str) -> None:
        """A quiet sentence under everything; "" takes it away."""
        self.note.setText(words)
        show_if(self.note, bool(words))

    def add(self, widget: QWidget, ruled: bool = False) -> None:
        """Put a widget below the others; `ruled` draws a hairline before it."""
        if ruled and self.body.count():
            self.body.addWidget(Rule())
        self.body.addWidget(widget)

    def clear(self) -> None:
        """Take everything out."""
        clear(self.body)
