"""The comparison painted: an axis for each candidate and criterion, heads, labels, facts. No colour ranks anybody."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hirepair_desktop.model.comparing import Asked, Compared
from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.text import _, initials
from hirepair_desktop.ui.pages.compare_model import CompareModel, Fact, marks_of, short_words, unseen_words
from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.widgets.drawn_words import draw_line, draw_words, words_height
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.widgets.seat_mark import SMALL, draw_seat, voice_token
from hirepair_desktop.ui.widgets.stand_line import SPLIT_AT, draw_stand, spread_of, stand_width

Index = QModelIndex | QPersistentModelIndex
PAD = 13
LABELS, LABELS_LARGE = 208, 132
"""How wide the labels at the left are, in pixels at 100 %: large text leaves them less of a narrow window."""


class CompareHeads(QHeaderView):
    """Over each candidate: name, line, where they are and how much was assessed, who is ready."""

    def __init__(self, table: QTableView, model: CompareModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.compared = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        t, width = theme(), self.sectionSize(0) - theme().px(2 * PAD) if self.count() else theme().px(120)
        lines = [self.compared.head_words(candidate) for candidate in self.compared.candidates]
        tallest = max((sum(_heights(each, width)) for each in lines), default=t.px(40))
        return QSize(super().sizeHint().width(), tallest + t.px(20))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        if not 0 <= logicalIndex < len(self.compared.candidates):
            return
        t, area = theme(), QRectF(rect)
        painter.save()
        painter.fillRect(rect, t["sunken"])
        _lines_round(painter, area)
        inner = area.adjusted(t.px(PAD), t.px(10), -t.px(PAD), -t.px(8))
        words = self.compared.head_words(self.compared.candidates[logicalIndex])
        looks = (
            ("reading", "ink", 600),
            ("caption", "ink2", None),
            ("caption", "ink", None),
            ("caption", "ink2", None),
        )
        for said, height, look in zip(words, _heights(words, inner.width()), looks, strict=True):
            role, token, weight = look
            draw_words(painter, QRectF(inner.left(), inner.top(), inner.width(), height), said, role, token, weight)
            inner.setTop(inner.top() + height)
        painter.restore()


def _heights(words: tuple[str, str, str, str], width: float) -> list[int]:
    roles = ("reading", "caption", "caption", "caption")
    weights = (600, None, None, None)
    return [
        words_height(said, width, role, weight) if said else 0
        for said, role, weight in zip(words, roles, weights, strict=True)
    ]


class CompareLabels(QHeaderView):
    """At the left of each row: the criterion with its tier and k of n, or the fact. They stay when the rest scrolls."""

    def __init__(self, table: QTableView, model: CompareModel) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.compared = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)
        self.setFixedWidth(theme().px(LABELS_LARGE if theme().large() else LABELS))

    def height_for(self, at: int) -> int:
        """How high the words of a row are, with their room."""
        t, width = theme(), self.width() - theme().px(PAD + 6)
        row = self.compared.criterion_at(at)
        if row is None:
            return words_height(self.compared.row_words(at), width) + t.px(14)
        notes = [note for note in self.compared.row_notes(row) if note]
        height = words_height(row.label, width, weight=500, line=t.px(18))
        return height + sum(words_height(note, width, "caption") for note in notes) + t.px(14)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        t, area = theme(), QRectF(rect)
        row = self.compared.criterion_at(logicalIndex)
        plain_row = row is not None or logicalIndex == len(self.compared.rows) - 1
        painter.save()
        painter.fillRect(rect, t["surface" if plain_row or self._is_evidence(logicalIndex) else "sunken"])
        if not self._is_evidence(logicalIndex):
            _lines_round(painter, area, below=logicalIndex + 1 != self.compared.evidence_row())
            inner = area.adjusted(t.px(PAD), 0, -t.px(6), 0)
            inner.setTop(area.top() + (area.height() - self.height_for(logicalIndex) + t.px(14)) / 2)
            self._paint_words(painter, inner, logicalIndex, row)
        painter.restore()

    def _is_evidence(self, at: int) -> bool:
        return at == self.compared.evidence_row()

    def _paint_words(self, painter: QPainter, inner: QRectF, at: int, row: Asked | None) -> None:
        t = theme()
        if row is None:
            last = at == len(self.compared.rows) - 1
            draw_words(painter, inner, self.compared.row_words(at), "body", "ink" if last else "ink2",
                       500 if last else None)  # fmt: skip
            return
        inner.setTop(inner.top() + draw_words(painter, inner, row.label, weight=500, line=t.px(18)))
        for note in self.compared.row_notes(row):
            if note:
                inner.setTop(inner.top() + draw_words(painter, inner, note, "caption", "ink2"))


class CompareCells(QStyledItemDelegate):
    """One cell: axis with a line of evidence, hatched where nobody looked, or a fact."""

    def __init__(self, table: QTableView, model: CompareModel) -> None:
        super().__init__(table)
        self.compared = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, candidate = self.compared.rows[index.row()], self.compared.candidates[index.column()]
        t, area = theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = index.row() == len(self.compared.rows) - 1
        painter.fillRect(area, t["surface" if row is None or isinstance(row, Asked) or last else "sunken"])
        if isinstance(row, Asked):
            self._paint_views(painter, area, candidate, row)
        elif row is not None:
            self._paint_fact(painter, area, candidate, row, index.row())
        _lines_round(painter, area, below=index.row() + 1 != self.compared.evidence_row())
        if option.state & QStyle.StateFlag.State_HasFocus and row is not None:
            painter.setPen(QPen(t["ink"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(2, 2, -3, -3))
        painter.restore()

    def _paint_views(self, painter: QPainter, area: QRectF, candidate: Compared, row: Asked) -> None:
        t, pair = theme(), self.compared.pair
        views = candidate.views.get(row.id, ())
        inner = area.adjusted(t.px(PAD), 0, -t.px(8), 0)
        if not views or pair is None:
            self._paint_unseen(painter, area, candidate, row)
            return
        marks = marks_of(views, pair)
        line = t.line("caption")
        high = t.px(26) if marks else 0
        top = area.top() + (area.height() - high - line) / 2
        if marks:
            axis = QRectF(area.left() + t.px(1), top, stand_width(), high)
            draw_stand(painter, axis, marks)
            if spread_of(marks) >= SPLIT_AT:
                side = t.px(14)
                draw_icon(painter, "split", "split", QRectF(area.right() - side - t.px(8), axis.center().y() - side / 2,
                                                            side, side))  # fmt: skip
        words = " ".join(short_words(candidate, row.id).split())
        draw_line(painter, QRectF(inner.left(), top + high, inner.width(), line), words, "caption",
                  "ink" if marks else "ink2")  # fmt: skip

    @staticmethod
    def _paint_unseen(painter: QPainter, area: QRectF, candidate: Compared, row: Asked) -> None:
        t = theme()
        painter.fillRect(area, QBrush(t["line"], Qt.BrushStyle.BDiagPattern))
        words, under = unseen_words(candidate, row.id)
        height = t.line("body") + (t.line("caption") if under else 0)
        inner = area.adjusted(t.px(PAD), 0, -t.px(8), 0)
        inner.setTop(area.top() + (area.height() - height) / 2)
        inner.setHeight(t.line("body"))
        draw_line(painter, inner, words, "body", "ink", 500)
        if under:
            inner.translate(0, t.line("body"))
            inner.setHeight(t.line("caption"))
            draw_line(painter, inner, under, "caption", "ink2")

    def _paint_fact(self, painter: QPainter, area: QRectF, candidate: Compared, row: Fact, at: int) -> None:
        t = theme()
        words = self.compared.cell_words(at, candidate)
        token, weight = "ink" if words != "–" else "ink3", None
        left = area.left() + t.px(PAD)
        decided, pair = candidate.decided, self.compared.pair
        if row is Fact.HOPES and candidate.pay_place == "above":
            side = t.px(14)
            draw_icon(painter, "warning", "ink", QRectF(left, area.center().y() - side / 2, side, side))
            left, weight = left + side + t.px(6), 600
        if row is Fact.DECISION and decided is None:
            token = "ink2"
        elif row is Fact.DECISION and decided is not None and decided.maker and pair is not None:
            size, side_of = t.px(SMALL), pair.side_of(decided.maker_id)
            draw_seat(painter, QRectF(left, area.center().y() - size / 2, size, size), side_of, initials(decided.maker))
            left, token, weight = left + size + t.px(7), voice_token(side_of), 500
        self._draw_fact(painter, QRectF(left, area.top(), area.right() - left - t.px(8), area.height()), words, token,
                        weight)  # fmt: skip

    @staticmethod
    def _draw_fact(painter: QPainter, area: QRectF, words: str, token: str, weight: int | None) -> None:
        height = words_height(words, area.width(), weight=weight)
        area.setTop(area.top() + max(0.0, (area.height() - height) / 2))
        draw_words(painter, area, words, "body", token, weight)

    def height_for(self, at: int, width: int) -> int:
        """How high a row must be for what its cells say."""
        t = theme()
        if self.compared.criterion_at(at) is not None:
            return t.px(26) + t.line("caption") + t.px(12)
        room = width - t.px(PAD + 8 + SMALL + 8)
        words = [self.compared.cell_words(at, candidate) for candidate in self.compared.candidates]
        return max((words_height(said, room, weight=600) for said in words), default=0) + t.px(14)


def height_of(widget: QWidget, width: int) -> int:
    """How high a widget is that wraps its words at a width."""
    layout = widget.layout()
    return layout.totalHeightForWidth(width) if layout is not None else widget.sizeHint().height()


def _lines_round(painter: QPainter, area: QRectF, below: bool = True) -> None:
    line = theme()["line"]
    painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), line)
    if below:
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), line)


class CompareTable(QTableView):
    """As high as its rows: the page scrolls it. `evidence_requested(criterion_id, candidate_id)`,
    `candidate_requested(id)`."""

    evidence_requested = Signal(str, str)
    candidate_requested = Signal(str)

    def __init__(self, model: CompareModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.compared = model
        self.setObjectName("compare_table")
        self.setAccessibleName(_("Candidates beside what was agreed, by alias"))
        self.heads, self.labels = CompareHeads(self, model), CompareLabels(self, model)
        self.cells = CompareCells(self, model)
        self.evidence: QWidget | None = None
        self.setModel(model)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.labels)
        self.setItemDelegate(self.cells)
        self.setCornerButtonEnabled(False)
        self.corner = caption("", wrap=False)
        self.corner.setParent(self)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", True)
        self.clicked.connect(self._ask_for)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._keep_evidence_in_sight())
        self.heads.sectionClicked.connect(self._on_heads_section_clicked)

    def show_rows(self, evidence: QWidget | None) -> None:
        """Lay out after the model changed; `evidence` is put into its row."""
        self.clearSpans()
        self.evidence = evidence
        at = self.compared.evidence_row()
        if at >= 0 and evidence is not None:
            if self.compared.columnCount() > 1:
                self.setSpan(at, 0, 1, self.compared.columnCount())
            self.setIndexWidget(self.compared.index(at, 0), evidence)
        self.arrange()

    def arrange(self) -> None:
        """Widths of the columns and heights of the rows."""
        n, t = self.compared.columnCount(), theme()
        if not n:
            return
        room = self.width() - self.labels.width()
        width = max(stand_width() + t.px(24), room // n)
        for column in range(n):
            self.setColumnWidth(column, max(width, room - (n - 1) * width) if column == n - 1 else width)
        self.heads.setFixedHeight(self.heads.sizeHint().height())
        total = self.heads.height()
        self._name_rows()
        for at in range(self.compared.rowCount()):
            height = max(self.labels.height_for(at), self.cells.height_for(at, width))
            if at == self.compared.evidence_row() and self.evidence is not None:
                height = max(t.px(40), height_of(self.evidence, min(room, n * width)))
            self.setRowHeight(at, height)
            total += height
        over = n * width > room
        self._keep_evidence_in_sight()
        self.setFixedHeight(total + (self.horizontalScrollBar().sizeHint().height() if over else 0))

    def _name_rows(self) -> None:
        """Over the labels stands what they are (picture 08)."""
        t, asked = theme(), self.compared.comparison.criteria if self.compared.comparison is not None else ()
        musts = all(each.tier is Tier.MUST for each in asked)
        self.corner.setText(_("Must-have") if musts else _("Criterion"))
        high = self.corner.sizeHint().height()
        self.corner.setGeometry(
            t.px(PAD), self.heads.height() - high - t.px(8), self.labels.width() - 2 * t.px(PAD), high
        )
        self.corner.raise_()

    def _keep_evidence_in_sight(self) -> None:
        """Where the columns are wider than the room the evidence stays beside the labels while they scroll."""
        if self.evidence is None:
            return
        left, room = self.horizontalScrollBar().value(), self.width() - self.labels.width()
        beyond = max(0, sum(self.columnWidth(at) for at in range(self.compared.columnCount())) - room)
        self.evidence.setContentsMargins(min(left, beyond), 0, max(0, beyond - left), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_E, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask_for(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The evidence is no stop of the cursor: it goes over it."""
        target = super().moveCursor(action, modifiers)
        if target.isValid() and target.row() == self.compared.evidence_row():
            step = 1 if target.row() > self.currentIndex().row() else -1
            return self.compared.index(target.row() + step, target.column())
        return target

    def _ask_for(self, index: QModelIndex) -> None:
        criterion = self.compared.criterion_at(index.row()) if index.isValid() else None
        if criterion is not None:
            self.evidence_requested.emit(criterion.id, self.compared.candidates[index.column()].id)

    @Slot(int)
    def _on_heads_section_clicked(self, column: int) -> None:
        if 0 <= column < len(self.compared.candidates):
            self.candidate_requested.emit(self.compared.candidates[column].id)
