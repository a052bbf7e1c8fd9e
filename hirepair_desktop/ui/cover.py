"""A page over the whole stage, opaque, with one panel in its middle: what stands in front of everything else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel
from hirepair_desktop.ui.widgets.tab_order import go_on


class Cover(QWidget):
    """Covers `stage` and follows its size. Subclasses fill `panel`."""

    def __init__(self, stage: QWidget, name: str, width: int = 520) -> None:
        super().__init__(stage)
        self.setObjectName(name)
        self.setProperty("tab_group", True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
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
        stage.installEventFilter(self)

    def come(self) -> None:
        """Cover now, before anything else happens."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.repaint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes around inside: what is covered cannot be used."""
        go_on(self, forward)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme()["window"])
