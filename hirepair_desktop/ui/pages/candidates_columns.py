"""The pipeline in columns, one a stage: a row of the list as a card of three lines; moved by key or by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollArea, QWidget

from hirepair_desktop.model.pipeline import STRIP, Arranged
from hirepair_desktop.model.pipeline_lines import PipelineLine
from hirepair_desktop.text import _, number
from hirepair_desktop.ui.pages.candidates_card import CardPainter, box_of
from hirepair_desktop.ui.pages.candidates_model import (
    AT_ONCE,
    HEAD_FLAGS,
    MIME,
    NOWHERE,
    Fetch,
    Index,
    carrying,
)
from hirepair_desktop.ui.pages.candidates_table import reaches
from hirepair_desktop.ui.pages.candidates_ticks import Reach, Ticks
from hirepair_desktop.ui.pages.pipeline_words import group_words, step_words, waited_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, row, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption, strong
from hirepair_desktop.ui.workspace import OpenWorkspace

NARROWEST = 150
"""Pixels of a column at 100 %; what does not fit is reached by scrolling sideways."""

CARD_FLAGS = HEAD_FLAGS | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren


class StageModel(QAbstractListModel):
    """The candidates of one stage; rows are read when they are looked at, as in the list."""

    def __init__(self, fetch: Fetch, ticks: Ticks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch, self.ticks = fetch, ticks
        self.ids: Sequence[str] = ()
        self._lines: dict[str, PipelineLine] = {}

    def set_ids(self, ids: Sequence[str]) -> None:
        """Show these, anew."""
        self.beginResetModel()
        self.ids, self._lines = ids, {}
        self.endResetModel()

    def line(self, at: int) -> PipelineLine | None:
        """What a card says; None for somebody who was erased just now."""
        if not 0 <= at < len(self.ids):
            return None
        if self.ids[at] not in self._lines:
            start = at // AT_ONCE * AT_ONCE
            self._lines.update(self._fetch(self.ids[start : start + AT_ONCE]))
        return self._lines.get(self.ids[at])

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self.ids[index.row()]
        if role not in (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
        ):  # fmt: skip
            return None
        line = self.line(index.row())
        if line is None:
            return ""
        said = [line.alias, line.name, line.headline, line.reason or step_words(line.step)]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said += [waited_words(line.waits)] if line.waits else []
            said += [_("ticked")] if line.id in self.ticks else []
        return ", ".join(words for words in said if words)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return CARD_FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return carrying(self.ticks, {self.ids[index.row()] for index in indexes})


class StageCards(QListView):
    """The cards of one stage. `opened(id)`, `moved(id, step)`, `walked(id)`, `beside(step)` wants the next column,
    `filters_wanted()`, `dropped(data)`."""

    opened = Signal(str)
    moved = Signal(str, int)
    walked = Signal(str)
    beside = Signal(int)
    filters_wanted = Signal()
    dropped = Signal(bytes)

    def __init__(self, key: str, model: StageModel, workspace: OpenWorkspace) -> None:
        super().__init__()
        self.stage, self._pressed, self.reach = model, "", Reach(model.ticks)
        self.setObjectName(f"column_{key}")
        self.painter = CardPainter(workspace, self)
        self.setModel(model)
        self.setItemDelegate(self.painter)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._on_double_clicked)
        model.ticks.changed.connect(self.viewport().update)
        model.modelReset.connect(self.reach.end)

    def current_id(self) -> str:
        """The candidate of the current card; "" when there is none."""
        at = self.currentIndex().row()
        return self.stage.ids[at] if 0 <= at < len(self.stage.ids) else ""

    def go_to(self, candidate_id: str) -> bool:
        """Make somebody's card the current one; False when they are not here."""
        if candidate_id not in self.stage.ids:
            return False
        self.setCurrentIndex(self.stage.index(self.stage.ids.index(candidate_id), 0))
        return True

    def step_in(self) -> None:
        """Take the focus; the first card is current when none was."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self._stand()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._stand()

    def _stand(self) -> None:
        """One card in all columns is marked: the current one of the column that has the keys."""
        current = self.currentIndex()
        if not current.isValid() and self.stage.ids:
            current = self.stage.index(0, 0)
        if current.isValid():
            self.setCurrentIndex(current)
            self.walked.emit(self.current_id())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.walked.emit(self.stage.ids[current.row()])

    def _reach_to(self, at: int) -> None:
        """Tick from where Shift went down to this card, which is the current one then."""
        start = self.reach.begin(self.current_id() or self.stage.ids[at])
        self.setCurrentIndex(self.stage.index(at, 0))
        top, bottom = sorted((self.stage.ids.index(start), at))
        self.reach.over(self.stage.ids[top : bottom + 1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.current_id():
            at = self.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1)
            self._reach_to(max(0, min(at, len(self.stage.ids) - 1)))
            return
        if key != Qt.Key.Key_Shift:
            self.reach.end()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.stage.ticks.put([*self.stage.ticks.ids(), *self.stage.ids])
            return
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        if sideways and held == Qt.KeyboardModifier.AltModifier:
            if self.current_id():
                self.moved.emit(self.current_id(), sideways)
        elif held:
            super().keyPressEvent(event)
        elif sideways:
            self.beside.emit(sideways)
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            at = self.currentIndex().row() + (1 if key == Qt.Key.Key_J else -1)
            if 0 <= at < len(self.stage.ids):
                self.setCurrentIndex(self.stage.index(at, 0))
        elif key == Qt.Key.Key_F:
            self.filters_wanted.emit()
        elif key == Qt.Key.Key_Space and self.current_id():
            self.stage.ticks.toggle(self.current_id())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id():
            self.opened.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if reaches(event) and index.isValid():
            self._reach_to(index.row())
            return
        self.reach.end()
        self._pressed = self._at_box(event)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, ""
        if pressed and pressed == self._at_box(event):
            self.stage.ticks.toggle(pressed)
        super().mouseReleaseEvent(event)

    def _at_box(self, event: QMouseEvent) -> str:
        """Whose box of a tick is under the pointer; "" for none."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        inside = index.isValid() and box_of(self.visualRect(index)).contains(at)
        return self.stage.ids[index.row()] if inside and event.button() == Qt.MouseButton.LeftButton else ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self._set_over(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        event.acceptProposedAction()
        self.dropped.emit(bytes(event.mimeData().data(MIME).data()))

    def _set_over(self, over: bool) -> None:
        parent = self.parentWidget()
        if isinstance(parent, Fill):
            parent.token = "selected" if over else "surface"
            parent.update()

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self.stage.ids[index.row()])


class StageColumn(Fill):
    """A stage: its name and how many stand there, and their cards."""

    def __init__(self, key: str, fetch: Fetch, ticks: Ticks, workspace: OpenWorkspace) -> None:
        super().__init__("surface", "right")
        self.key = key
        self.words, self.count = strong(group_words()[key], wrap=False), caption("", wrap=False)
        self.cards = StageCards(key, StageModel(fetch, ticks, self), workspace)
        head = Fill("sunken", "bottom")
        head.setLayout(row(self.words, 1, self.count, margins=(12, 6, 12, 6)))
        self.setLayout(stack(head, self.cards, space=0, margins=(0, 0, 1, 0)))
        self.setMinimumWidth(theme().px(NARROWEST))

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show who stands here."""
        self.count.setText(number(len(ids)) if ids else "–")
        self.cards.stage.set_ids(ids)
        self.cards.setAccessibleName(_("{stage}: {n}").format(stage=self.words.text(), n=len(ids)))


class ColumnsView(QScrollArea):
    """The columns beside each other. Left and Right walk between them; Alt with them moves a candidate."""

    opened = Signal(str)
    moved = Signal(str, int)
    walked = Signal(str)
    filters_wanted = Signal()
    dropped = Signal(str, bytes)

    def __init__(self, fetch: Fetch, ticks: Ticks, workspace: OpenWorkspace) -> None:
        super().__init__()
        self.setObjectName("columns")
        self.setAccessibleName(_("Columns by stage"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.columns = {key: StageColumn(key, fetch, ticks, workspace) for key in STRIP}
        inside = QWidget()
        inside.setLayout(row(*self.columns.values(), space=0))
        self.setWidget(inside)
        self._at = ""
        for key, column in self.columns.items():
            column.cards.opened.connect(self.opened)
            column.cards.moved.connect(self.moved)
            column.cards.walked.connect(partial(self._on_cards_walked, key))
            column.cards.beside.connect(partial(self._on_cards_beside, key))
            column.cards.filters_wanted.connect(self.filters_wanted)
            column.cards.dropped.connect(partial(self._on_cards_dropped, key))

    def set_arranged(self, arranged: Arranged, groups: frozenset[str]) -> None:
        """Show these; only the stages that are asked for, when some are."""
        for key, column in self.columns.items():
            column.show_ids(arranged.ids.get(key, []))
            show_if(column, not groups or key in groups)

    def set_people(self, full_names: dict[str, str], workspace: OpenWorkspace) -> None:
        """Whose marks are painted."""
        for column in self.columns.values():
            column.cards.painter.full_names, column.cards.painter.pair = full_names, workspace.pair()

    def go_to(self, candidate_id: str) -> None:
        """Make somebody's card the current one, and give it the keys when a card had them."""
        had = any(column.cards.hasFocus() for column in self.columns.values())
        found = next((key for key, column in self.columns.items() if column.cards.go_to(candidate_id)), "")
        self._at = found or self._at
        if had and found:
            self.step_in()

    def current_id(self) -> str:
        """The candidate of the current card; "" when there is none."""
        return self.columns[self._at].cards.current_id() if self._at else ""

    def step_in(self) -> None:
        """The keys belong to the cards."""
        first = next((key for key in self._open() if self.columns[key].cards.stage.ids), STRIP[0])
        column = self.columns[self._at if self._at in self._open() else first]
        column.cards.step_in()
        self.ensureWidgetVisible(column)

    def _open(self) -> list[str]:
        return [key for key, column in self.columns.items() if not column.isHidden()]

    def _on_cards_walked(self, key: str, candidate_id: str) -> None:
        self._at = key
        for other, column in self.columns.items():
            if other != key:
                column.cards.clearSelection()
        self.walked.emit(candidate_id)

    def _on_cards_beside(self, key: str, step: int) -> None:
        keys = self._open()
        at = keys.index(key) + step
        if 0 <= at < len(keys):
            self._at = keys[at]
            self.step_in()

    def _on_cards_dropped(self, key: str, data: bytes) -> None:
        self.dropped.emit(key, data)
