"""The reveal matrix: criteria against persons, widest spread first, the evidence of the open row from low to high."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView, QWidget

from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, clear, row, stack
from hirepair_desktop.ui.widgets.labels import caption, plain, strong
from hirepair_desktop.ui.widgets.matrix_model import (
    NO_CELL,
    MatrixCell,
    MatrixPerson,
    MatrixRow,
    RevealMatrixModel,
)
from hirepair_desktop.ui.widgets.matrix_paint import MatrixDelegate, MatrixHeader, criterion_height, hire_height
from hirepair_desktop.ui.widgets.seat_mark import SMALL, VOICES, SeatMark
from hirepair_desktop.ui.widgets.stand_line import stand_width

__all__ = ["MatrixCell", "MatrixPerson", "MatrixRow", "RevealMatrix"]

PERSON_WIDTH, PERSON_WIDTH_COMPACT, PERSON_WIDTH_LARGE = 82, 64, 52
VERDICT_WIDTH, VERDICT_WIDTH_COMPACT = 104, 52
CRITERION_WIDTH = 180


class EvidenceCard(Panel):
    """What one person saw, with the sealed value."""

    def __init__(self, person: MatrixPerson, cell: MatrixCell) -> None:
        super().__init__(edge=person.side if person.side in VOICES else "", radius="control")
        said = cell.evidence or _("No evidence was written.")
        head = row(
            SeatMark(person.name, person.side, SMALL), plain(first_name(person.name), wrap=False), 1,
            strong(str(cell.value), wrap=False), space=7,
        )  # fmt: skip
        self.setLayout(stack(head, caption(said, "ink"), 1, space=5, margins=(11, 9, 11, 9)))
        self.setAccessibleName(
            _("{name}, {value} of 4: {words}").format(name=person.name, value=cell.value, words=said)
        )


class MatrixTable(QTableView):
    """The table itself: E, Enter and Space open and close the evidence of the current row."""

    toggled = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_E, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if self.currentIndex().isValid():
                self.toggled.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The evidence row is no stop: the cursor goes over it."""
        target = super().moveCursor(action, modifiers)
        model = self.model()
        if isinstance(model, RevealMatrixModel) and target.isValid() and model.is_evidence(target.row()):
            down = target.row() > self.currentIndex().row()
            return model.index(target.row() + (1 if down else -1), target.column())
        return target


class RevealMatrix(QWidget):
    """As high as its rows: the page around it scrolls. Sealed values never change; a later view stands beside."""

    row_opened = Signal(str)

    def __init__(self, name: str = "reveal_matrix", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.model = RevealMatrixModel(self)
        self.table = MatrixTable(self)
        self.header = MatrixHeader(self.table, self.model)
        self.delegate = MatrixDelegate(self.table, self.model)
        self._compact: bool | None = None
        self._dress_table(name)
        self.evidence = QWidget(self)
        self.evidence.setObjectName(f"{name}_evidence")
        self.cards = row(space=8)
        self.cards.setContentsMargins(theme().px(13), 0, theme().px(13), theme().px(13))
        self.evidence.setLayout(self.cards)
        self.evidence.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.table.toggled.connect(self._on_table_toggled)
        self.table.clicked.connect(self._on_table_clicked)

    def _dress_table(self, name: str) -> None:
        table = self.table
        table.setObjectName(f"{name}_table")
        table.setAccessibleName(_("Where we stand, widest spread first"))
        table.setModel(self.model)
        table.setHorizontalHeader(self.header)
        table.setItemDelegate(self.delegate)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(1)
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setProperty("ring", True)
        self.setFocusProxy(table)

    def set_matrix(
        self, people: Sequence[MatrixPerson], rows: Sequence[MatrixRow], hire: Mapping[str, str] | None = None
    ) -> None:
        """Show these criteria and persons; `hire` holds the words of "Would hire" by person id."""
        self.model.set_matrix(people, rows, hire or {})
        self._rebuild()

    def set_compact(self, compact: bool | None) -> None:
        """Heads as marks, verdicts as a number; None decides by the width."""
        self._compact = compact
        self._arrange()

    def opened_row(self) -> str:
        """The id of the criterion whose evidence is shown, or ""."""
        return self.model.open_id

    def open_row(self, row_id: str) -> None:
        """Show the evidence of a criterion; "" closes it. Focus stays on its row."""
        column = max(0, self.table.currentIndex().column())
        kept = row_id or self.model.open_id
        self.model.open_row(row_id)
        self._rebuild()
        at = self.model.place_of(kept)
        if at >= 0:
            self.table.setCurrentIndex(self.model.index(at, column))
        self.row_opened.emit(self.model.open_id)

    def _rebuild(self) -> None:
        clear(self.cards)
        at = self.model.open_place()
        opened = self.model.rows[at] if at >= 0 else None
        if opened is not None:
            rated = [(person, opened.cells.get(person.id, NO_CELL)) for person in self.model.people]
            rated = [(person, cell) for person, cell in rated if cell.state == "rated"]
            for person, cell in sorted(rated, key=lambda pair: pair[1].value):
                card = EvidenceCard(person, cell)
                card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
                self.cards.addWidget(card, 1)
                card.show()  # the layout shows it later, and until then counts it as empty
            if not rated:
                self.cards.addWidget(caption(_("Nobody has a view of this yet.")))
        self._span()
        self._arrange()

    def _span(self) -> None:
        self.table.clearSpans()
        last, columns = self.model.rowCount() - 1, self.model.columnCount()
        if last < 0:
            return
        if self.model.open_place() >= 0:
            self.table.setSpan(self.model.open_place() + 1, 0, 1, columns)
        self.table.setSpan(last, columns - 2, 1, 2)

    def is_compact(self) -> bool:
        """Whether heads are marks and verdicts numbers."""
        if self._compact is not None:
            return self._compact
        t = theme()
        wanted = CRITERION_WIDTH + 60 + PERSON_WIDTH * len(self.model.people) + VERDICT_WIDTH
        return t.large() or self.width() < t.px(wanted) + stand_width()

    def _arrange(self) -> None:
        """Widths of the columns, heights of the rows, and the place of the evidence."""
        if not self.model.rows:
            self.setFixedHeight(0)
            return
        t, compact = theme(), self.is_compact()
        self.header.compact = self.delegate.compact = compact
        person = t.px(PERSON_WIDTH_LARGE if t.large() else PERSON_WIDTH_COMPACT if compact else PERSON_WIDTH)
        people = len(self.model.people)
        verdict = t.px(VERDICT_WIDTH_COMPACT if compact else VERDICT_WIDTH)
        inside = max(1, self.width() - 2)
        first = max(t.px(60), inside - people * person - stand_width() - verdict)
        for column, width in enumerate([first, *[person] * people, stand_width(), verdict]):
            self.table.setColumnWidth(column, width)
        height = self._set_heights(inside)
        self.table.setGeometry(1, 1, inside, height)
        self.setFixedHeight(height + 2)
        self._place_evidence(inside)
        self.table.viewport().update()
        self.header.viewport().update()

    def _set_heights(self, inside: int) -> int:
        t = theme()
        total = self.header.height()
        for at in range(self.model.rowCount()):
            criterion = self.model.criterion_at(at)
            if criterion is not None:
                height = criterion_height(criterion, self.table.columnWidth(0))
            elif self.model.is_evidence(at):
                height = max(t.px(40), self.cards.totalHeightForWidth(inside))
            else:
                room = stand_width() + self.table.columnWidth(self.model.columnCount() - 1)
                height = hire_height(self.model.hire.values(), self.table.columnWidth(1), room)
            self.table.setRowHeight(at, height)
            total += height
        return total

    def _place_evidence(self, inside: int) -> None:
        opened = self.model.open_place()
        if opened < 0:
            self.evidence.hide()
            return
        top = 1 + self.header.height() + self.table.rowViewportPosition(opened + 1)
        self.evidence.setGeometry(1, top, inside, self.table.rowHeight(opened + 1))
        self.evidence.show()
        self.evidence.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(780), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme()["line"], 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    @Slot(int)
    def _on_table_toggled(self, at: int) -> None:
        criterion = self.model.criterion_at(at)
        if criterion is not None:
            self.open_row("" if criterion.id == self.model.open_id else criterion.id)

    @Slot(QModelIndex)
    def _on_table_clicked(self, index: QModelIndex) -> None:
        self._on_table_toggled(index.row())
