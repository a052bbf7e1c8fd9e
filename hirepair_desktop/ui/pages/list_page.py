"""A page that is a head and lines: what the lists of the desk have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, stack
from hirepair_desktop.ui.widgets.labels import caption, section_title, title
from hirepair_desktop.ui.workspace import OpenWorkspace


class ListPage(Page):
    """Title, one quiet sentence, an act at the right, then groups of lines that are filled on each refresh; between
    them `above`, for what an act unfolds and a refresh leaves alone."""

    def __init__(self, workspace: OpenWorkspace, name: str, heading: str, under: str = "", *acts: QWidget) -> None:
        super().__init__(workspace, name)
        self.setWindowTitle(heading)
        self.under = caption(under)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        column = QWidget()
        column.setMaximumWidth(theme().px(1164))
        top = row(stack(title(heading), self.under, space=2), 1, *acts)
        self.above = stack(space=0)
        column.setLayout(stack(stack(top, self.above, space=14), self.lines, 1, space=18))
        across = QHBoxLayout(self)
        across.setContentsMargins(theme().px(32), theme().px(24), theme().px(32), theme().px(24))
        across.addWidget(column, 1000)
        across.addStretch(1)

    def clear(self) -> None:
        """Take the lines away before they are filled again."""
        clear(self.lines)

    def group(self, heading: str, aside: str = "") -> None:
        """A heading over the lines that follow."""
        title, beside = section_title(heading), caption(aside, wrap=False)
        title.setWordWrap(False)
        self.lines.addSpacing(theme().px(20) if self.lines.count() else 0)
        self.lines.addLayout(row(title, beside, 1))
        self.lines.addSpacing(theme().px(6))

    def line(self, item: QWidget | QLayout) -> None:
        """One line under its hairline."""
        self.lines.addWidget(Rule())
        if isinstance(item, QLayout):
            self.lines.addLayout(item)
        else:
            self.lines.addWidget(item)

    def say(self, words: str) -> None:
        """What stands where there is nothing to list."""
        self.lines.addSpacing(theme().px(8))
        self.lines.addWidget(caption(words))
