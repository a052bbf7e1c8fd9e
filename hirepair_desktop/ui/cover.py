"""A page over the whole stage with one panel in its middle: what has to be read or answered before anything else."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel
from hirepair_desktop.ui.widgets.front import Front


class Cover(Front):
    """Covers `stage` once it comes. Subclasses fill `panel`."""

    def __init__(self, stage: QWidget, name: str, width: int = 520) -> None:
        super().__init__(stage)
        self.setObjectName(name)
        self.panel = Panel(f"{name}_panel")
        self.panel.setFixedWidth(theme().px(width))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.panel)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme()["window"])
