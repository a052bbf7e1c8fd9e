"""What a screen reader hears of a painted chart: a list whose items are its marks.

Never override `interface_cast` here: what Python returns from it becomes a bad pointer (QT-NOTES 3).
"""

from __future__ import annotations

from typing import Any
from weakref import ref

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QKeyEvent, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid


class Chart(QWidget):
    """Base of a painted chart with marks that Left and Right walk. A subclass gives the words and places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        _install()

    def mark_count(self) -> int:
        """How many marks there are."""
        raise NotImplementedError

    def mark_words(self, mark: int) -> str:
        """What one mark says, its value included."""
        raise NotImplementedError

    def mark_rect(self, mark: int) -> QRect:
        """Where one mark is, in the chart."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self.mark_count():
            super().keyPressEvent(event)
            return
        self.stand_on((self.at + step) % self.mark_count())

    def stand_on(self, mark: int) -> None:
        """Move to a mark, and let it be heard."""
        self.at = mark
        moved = QAccessibleEvent(self, QAccessible.Event.Focus)
        moved.setChild(self.at)
        QAccessible.updateAccessibility(moved)
        self.update()


class MarkVoice(QAccessibleInterface):
    """One mark. All fifteen methods are needed; it answers for a chart that may be gone."""

    def __init__(self, chart: Chart, mark: int) -> None:
        super().__init__()
        self.chart, self.mark = chart, mark

    def isValid(self) -> bool:
        return isValid(self.chart) and self.mark < self.chart.mark_count()

    def object(self) -> QObject:
        return None  # type: ignore[return-value]

    def window(self) -> QWindow:
        return self.chart.window().windowHandle()

    def relations(self, match: Any = None) -> list[Any]:
        return []

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self.chart)

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def focusChild(self) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        return self.chart.mark_words(self.mark) if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, words: str) -> None:
        """A mark cannot be changed by its reader."""

    def rect(self) -> QRect:
        area = self.chart.mark_rect(self.mark)
        return QRect(self.chart.mapToGlobal(area.topLeft()), area.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.focused = self.chart.hasFocus() and self.chart.at == self.mark
        return state


class ChartVoice(QAccessibleWidget):
    """The chart as a list of its marks; they are made when they are first asked for, and go with the chart.

    Qt keeps what was registered until it is told, and the binding keeps this object: it must hold nothing then.
    """

    def __init__(self, chart: Chart) -> None:
        super().__init__(chart, QAccessible.Role.List)
        self._chart = ref(chart)
        self.marks: list[MarkVoice] = []
        self._kept_as: list[int] = []
        chart.destroyed.connect(self._let_go)

    @property
    def chart(self) -> Chart:
        """The chart it speaks for; nobody asks after it is gone."""
        chart = self._chart()
        assert chart is not None
        return chart

    def _grown(self) -> list[MarkVoice]:
        while len(self.marks) < self.chart.mark_count():
            mark = MarkVoice(self.chart, len(self.marks))
            self._kept_as.append(QAccessible.registerAccessibleInterface(mark))
            self.marks.append(mark)
        return self.marks[: self.chart.mark_count()]

    def _let_go(self) -> None:
        for kept_as in self._kept_as:
            QAccessible.deleteAccessibleInterface(kept_as)
        self._kept_as.clear()
        self.marks.clear()

    def childCount(self) -> int:
        return self.chart.mark_count()

    def child(self, index: int) -> QAccessibleInterface:
        marks = self._grown()
        return marks[index] if 0 <= index < len(marks) else None  # type: ignore[return-value]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        marks = self._grown()
        return marks.index(child) if child in marks else -1

    def focusChild(self) -> QAccessibleInterface:
        marks = self._grown()
        return marks[self.chart.at] if self.chart.hasFocus() and marks else None  # type: ignore[return-value]


def _voice(key: str, thing: QObject) -> QAccessibleInterface | None:
    return ChartVoice(thing) if isinstance(thing, Chart) else None


class _Installed:
    done = False


def _install() -> None:
    """Charts get their voice with the first chart of the program, once."""
    if not _Installed.done:
        _Installed.done = True
        QAccessible.installFactory(_voice)
