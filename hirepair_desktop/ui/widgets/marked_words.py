"""Words of which some were taken out (struck through, quieter) or put in (bold, underlined)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.labels import Words

Runs = Sequence[tuple[str, bool]]
"""Runs of letters, and whether each is marked."""

OUT, IN = "out", "in"


class MarkedWords(Words):
    """A text with marked runs; `way` OUT strikes them through, IN underlines them. Never by colour alone."""

    def __init__(self, runs: Runs, way: str, name: str = "", parent: QWidget | None = None) -> None:
        self.runs, self.way = list(runs), way
        super().__init__("", "body", "ink", name=name, parent=parent)
        self.setText("".join(words for words, _marked in self.runs))
        self.setAccessibleName(self._spoken())

    def _spoken(self) -> str:
        """The text, and what of it is marked: a line through letters is not heard."""
        marked = "; ".join(words.strip() for words, is_marked in self.runs if is_marked and words.strip())
        if not marked:
            return self.text()
        head = _("{text} Taken out: {words}") if self.way == OUT else _("{text} Put in: {words}")
        return head.format(text=self.text(), words=marked)

    def _format_lead(self, layout: QTextLayout) -> None:
        spans, start = [], 0
        for words, is_marked in self.runs:
            if is_marked:
                before = len(words) - len(words.lstrip())  # no line under the space beside a word
                span = QTextLayout.FormatRange()
                span.start, span.length, span.format = start + before, len(words.strip()), self._form()
                spans.append(span)
            start += len(words)
        layout.setFormats(spans)

    def _form(self) -> QTextCharFormat:
        form = QTextCharFormat()
        font = QFont(theme().font("body", None if self.way == OUT else 600))  # the theme's own is everybody's
        font.setStrikeOut(self.way == OUT)
        font.setUnderline(self.way == IN)
        form.setFont(font)
        if self.way == OUT:
            form.setForeground(theme()["ink3"])
        return form

    def _natural_width(self) -> int:
        """Bold words are wider than the label's own font says."""
        return int(super()._natural_width() * (1.08 if self.way == IN else 1.0))
