"""The table of the pipeline: rows 33 px high below the heads of their stages; walked by arrows, or J and K."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hirepair_desktop.model.pipeline_lines import PipelineLine
from hirepair_desktop.text import _, initials
from hirepair_desktop.ui.pages.candidates_model import (
    ALIAS,
    FOUND,
    FROM,
    NAME,
    ROLE,
    WAITING_ON,
    WAITS,
    CandidatesModel,
    Group,
)
from hirepair_desktop.ui.pages.candidates_ticks import Reach
from hirepair_desktop.ui.pages.pipeline_words import group_words
from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.theme.bars import CELL_PAD
from hirepair_desktop.ui.widgets.seat_mark import SMALL, draw_seat
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair

ROW, HEAD = 33, 31
WIDTHS = {ALIAS: 92, NAME: 128, ROLE: 46, FOUND: 122, WAITING_ON: 180, WAITS: 74}
TICK, TICK_AT, TICK_ROOM = 14, 12, 38
"""The box of a tick, how far in it stands, and the room it takes, in pixels at 100 %."""

STRONG = (ALIAS,)
QUIET = (FOUND, ROLE)
NARROW = 780
"""Below this many px the table does without the column that says how somebody was found."""

LEFT_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
RIGHT_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
Index = QModelIndex | QPersistentModelIndex


def reaches(event: QMouseEvent) -> bool:
    """Whether a press ticks a range: with the left button, Shift held and nothing else."""
    return event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.ShiftModifier


def paint_tick(view: QWidget, painter: QPainter, rect: QRect, ticked: bool) -> None:
    """The box of a tick, at the left in the middle of a row."""
    t, option = theme(), QStyleOptionButton()
    side = t.px(TICK)
    option.rect = QRect(rect.left() + t.px(TICK_AT), rect.center().y() - side // 2, side, side)
    option.state = QStyle.StateFlag.State_Enabled
    option.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
    view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter)


def paint_owner(
    painter: QPainter, inner: QRect, line: PipelineLine, pair: Pair | None, full_names: dict[str, str]
) -> QRect:
    """The mark of the one whose step it is; what is left for the words."""
    step, side = line.step, theme().px(SMALL)
    if step is None:
        return inner
    if step.person_id:
        seat = pair.side_of(step.person_id) if pair is not None else "other"
        spot = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        draw_seat(painter, spot, seat, initials(full_names.get(step.person_id, step.name)))
    return inner.adjusted(side + theme().px(6), 0, 0, 0)


class PipelinePainter(QStyledItemDelegate):
    """A cell: words with room at their left, a hairline below the row; marks, and the heads of stages."""

    def __init__(self, workspace: OpenWorkspace, table: CandidateTable) -> None:
        super().__init__(table)
        self._table, self._workspace = table, workspace
        self.pair = workspace.pair()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        group = self._table.candidates.head(index.row())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if group is not None:
            self._paint_head(painter, QRect(option.rect), group, chosen)
        else:
            self._paint_cell(painter, QRect(option.rect), index, chosen)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, group: Group, chosen: bool) -> None:
        t = theme()
        painter.fillRect(rect, t["selected" if chosen else "sunken"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t["line"])
        side = t.px(14)
        spot = QRect(rect.left() + t.px(12), rect.center().y() - side // 2, side, side)
        draw_icon(painter, "chevron-right" if group.folded else "chevron-down", "ink2", QRectF(spot))
        font = t.font("body", 600)
        words = group_words()[group.key]
        left = spot.right() + t.px(8)
        painter.setFont(font)
        painter.setPen(t["ink"])
        painter.drawText(rect.adjusted(left - rect.left(), 0, 0, -1), LEFT_MIDDLE, words)
        left += QFontMetrics(font).horizontalAdvance(words) + t.px(8)
        painter.setFont(t.font("body", tabular=True))
        painter.setPen(t["ink2"])
        painter.drawText(rect.adjusted(left - rect.left(), 0, 0, -1), LEFT_MIDDLE, f"{len(group.ids):,}")

    def _paint_cell(self, painter: QPainter, rect: QRect, index: Index, chosen: bool) -> None:
        t, column = theme(), index.column()
        painter.fillRect(rect, t["selected" if chosen else "surface"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t["line"])
        line = self._table.candidates.line(index.row())
        if line is None:
            return
        inner = rect.adjusted(t.px(CELL_PAD), 0, -t.px(10 if column == WAITS else 4), -1)
        if column == ALIAS:
            paint_tick(self._table, painter, rect, line.id in self._table.candidates.ticks)
            inner.setLeft(rect.left() + t.px(TICK_ROOM))
        token = "ink2" if column in QUIET else "ink"
        late = column == WAITS and line.late
        if late:
            token = "split"
        if column == WAITING_ON:
            inner = self._paint_owner(painter, inner, line)
            token = "ink" if line.step is not None else "ink2"
        font = t.font("body", 600 if column in STRONG or late else None, tabular=column == WAITS)
        said = self._table.candidates.words(line, column)
        words = QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideRight, inner.width())
        painter.setFont(font)
        painter.setPen(t[token])
        painter.drawText(inner, RIGHT_MIDDLE if column == WAITS else LEFT_MIDDLE, words)
        if late:
            side, wide = t.px(14), QFontMetrics(font).horizontalAdvance(words)
            spot = QRectF(inner.right() - wide - side - t.px(4), inner.center().y() - side / 2, side, side)
            draw_icon(painter, "warning", "split", spot)

    def _paint_owner(self, painter: QPainter, inner: QRect, line: PipelineLine) -> QRect:
        return paint_owner(painter, inner, line, self.pair, self._table.full_names)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 2 * theme().px(CELL_PAD), theme().px(ROW))


class CandidateTable(QTableView):
    """Rows one can walk, open with Enter, tick with Space, move with Alt Left and Right, or drag onto the strip of stages.

    `opened(id)`, `moved(id, step)`, `ended()` wants the strip of filters, `walked(id)` whose row has the focus now.
    """

    opened = Signal(str)
    moved = Signal(str, int)
    filters_wanted = Signal()
    walked = Signal(str)

    def __init__(self, model: CandidatesModel, workspace: OpenWorkspace) -> None:
        super().__init__()
        self.candidates = model
        self.full_names: dict[str, str] = {}
        self._pressed, self.reach = "", Reach(model.ticks)
        self.setObjectName("candidate_table")
        self.setAccessibleName(_("Candidates"))
        self.setModel(model)
        self.painter = PipelinePainter(workspace, self)
        self.setItemDelegate(self.painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._dress_heads()
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        model.modelReset.connect(self._on_model_reset)

    def _dress_heads(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme().px(ROW))
        head = self.horizontalHeader()
        head.setFixedHeight(theme().px(HEAD))
        head.setMinimumSectionSize(theme().px(40))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(FROM, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, theme().px(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.viewport().width() < theme().px(NARROW)
        self.setColumnHidden(FOUND, narrow)
        squeezed = theme().large() and narrow
        self.setColumnHidden(FROM, squeezed)
        mode = QHeaderView.ResizeMode.Stretch if squeezed else QHeaderView.ResizeMode.Interactive
        for column in (NAME, WAITING_ON):
            if self.horizontalHeader().sectionResizeMode(column) is not mode:
                self.horizontalHeader().setSectionResizeMode(column, mode)
        super().resizeEvent(event)

    @Slot()
    def _on_model_reset(self) -> None:
        self.reach.end()
        self.clearSpans()
        for row in self.candidates.heads():
            self.setSpan(row, 0, 1, self.candidates.columnCount())

    # Where one is

    def current_id(self) -> str:
        """The candidate of the current row; "" on a head and when there is none."""
        return self.candidates.id_at(self.currentIndex().row())

    def go_to(self, candidate_id: str) -> None:
        """Make a candidate's row the current one; the first candidate when that one is not here."""
        row = self.candidates.row_of(candidate_id) if candidate_id else -1
        if row < 0:
            row = next((at for at in range(self.candidates.rowCount()) if self.candidates.id_at(at)), -1)
        if row >= 0:
            self.setCurrentIndex(self.candidates.index(row, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.walked.emit(self.candidates.id_at(current.row()))

    def _walk(self, step: int) -> None:
        row = self.currentIndex().row() + step
        while 0 <= row < self.candidates.rowCount():
            if self.candidates.id_at(row):
                self.setCurrentIndex(self.candidates.index(row, 0))
                return
            row += step

    def _reach_to(self, row: int) -> None:
        """Tick from where Shift went down to this row, which is the current one then."""
        start = self.candidates.row_of(self.reach.begin(self.current_id()))
        self.setCurrentIndex(self.candidates.index(row, 0))
        self.reach.over(self.candidates.ids_between(row if start < 0 else start, row))

    # What a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if held == Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.reach.begin(self.current_id())
            self._walk(1 if key == Qt.Key.Key_Down else -1)
            self._reach_to(self.currentIndex().row())
            return
        if key != Qt.Key.Key_Shift:
            self.reach.end()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.candidates.ticks.put(self.candidates.ids_between(0, self.candidates.rowCount()))
            return
        if step and held == Qt.KeyboardModifier.AltModifier:
            if self.current_id():
                self.moved.emit(self.current_id(), step)
        elif held:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._walk(1 if key == Qt.Key.Key_J else -1)
        elif key == Qt.Key.Key_F:
            self.filters_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) or step:
            self._press(Qt.Key(key))
        else:
            super().keyPressEvent(event)

    def _press(self, key: Qt.Key) -> None:
        row = self.currentIndex().row()
        group = self.candidates.head(row) if 0 <= row < self.candidates.rowCount() else None
        if group is not None:
            fold = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}.get(key, not group.folded)
            self._fold(group, fold)
        elif key == Qt.Key.Key_Space and self.current_id():
            self.candidates.ticks.toggle(self.current_id())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id():
            self.opened.emit(self.current_id())

    def _fold(self, group: Group, folded: bool) -> None:
        self.candidates.set_folded(group.key, folded)
        row = next((at for at in self.candidates.heads() if self.candidates.group_at(at).key == group.key), 0)
        self.setCurrentIndex(self.candidates.index(row, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        pressed, self._pressed = self._pressed, ""
        if pressed and pressed == self._at_box(index, event):
            self.candidates.ticks.toggle(pressed)
        super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if reaches(event) and self.candidates.id_at(index.row()):
            self._reach_to(index.row())
            return
        self.reach.end()
        self._pressed = self._at_box(index, event)
        super().mousePressEvent(event)

    def _at_box(self, index: QModelIndex, event: QMouseEvent) -> str:
        """Whose box of a tick is under the pointer; "" for none."""
        inside = index.column() == ALIAS and event.position().x() < theme().px(TICK_ROOM)
        return self.candidates.id_at(index.row()) if inside and event.button() == Qt.MouseButton.LeftButton else ""

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        group = self.candidates.head(index.row())
        if group is not None:
            self._fold(group, not group.folded)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self.candidates.id_at(index.row()):
            self.opened.emit(self.candidates.id_at(index.row()))
