"""One criterion in its table: who raised it, what it says, how much it is needed, who agrees; folds open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.text import _, shortened
from hirepair_desktop.ui.fields.agree_field import AgreeMark
from hirepair_desktop.ui.intake.change_reason import ChangeReason
from hirepair_desktop.ui.intake.criterion_editor import CriterionEditor
from hirepair_desktop.ui.intake.criterion_facts import CriterionFacts, tier_words
from hirepair_desktop.ui.session.challenges import ChallengeList
from hirepair_desktop.ui.session.fallen import FallenAgreement
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import IconButton, Segmented
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.widgets.seat_mark import SeatMark
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.widgets.tab_order import show
from hirepair_desktop.ui.workspace import MAN, REC, Pair

RAISED_WIDTH, NEEDED_WIDTH, AGREEMENT_WIDTH = 42, 162, 124
"""Columns of the table at 100 %, in px (picture 02)."""

MARK_WIDTH = 26
"""Of the mark alone, where the text is large and the words stand beside it (picture 26)."""

SEEN = 280
"""So many letters of a text stand in the row; all of them when it is open."""

THREAD_IN = 33
"""How far a challenge stands in under its row, in px at 100 % (picture 02)."""

GRIP = 12
"""The margin at the left of a row, with the dots that say it can be moved, in px at 100 %."""


class Agreement(QWidget):
    """The last column: open challenge, both agree, who agrees, or not discussed."""

    agreed = Signal(str, bool)

    def __init__(self, key: str, pair: Pair) -> None:
        super().__init__()
        self.pair = pair
        self.tick, self.arrows = glyph("check", "done"), glyph("split", "split")
        self.words = caption("", wrap=True, name=f"criterion_{key}_agreement")
        self.marks = {
            side: AgreeMark(pair.seat(side).name, side, f"criterion_{key}_{side}_agrees_here") for side in (REC, MAN)
        }  # fmt: skip
        line: QHBoxLayout = row(self.tick, self.arrows, *self.marks.values(), self.words, space=5)
        line.setStretch(line.count() - 1, 1)
        self.setLayout(line)
        for side, mark in self.marks.items():
            mark.clicked.connect(partial(self._on_mark_clicked, side))

    def show_state(self, agreed: frozenset[str], challenged: bool, read_only: bool) -> None:
        """Show who stands behind the criterion, and whether a challenge about it is open."""
        both = {REC, MAN} <= agreed
        words = _("Open challenge") if challenged else _("Both agree") if both else ""
        if not words and not agreed:
            words = _("Not yet")
        self.words.setText(words)
        self.words.set_token("split" if challenged else "ink2")
        show_if(self.arrows, challenged)
        show_if(self.tick, both and not challenged)
        for side, mark in self.marks.items():
            mark.setChecked(side in agreed)
            mark.setEnabled(not read_only)
            show_if(mark, not challenged and not both)

    def _on_mark_clicked(self, side: str, checked: bool = False) -> None:
        self.agreed.emit(side, self.marks[side].isChecked())


class CriterionRow(QWidget):
    """A row with its fold, which is made when it is first opened.

    `edited(field, value)`, `agreed(side, agrees)`, `deleted()`, `retired(reason)`; `carried(point)` and
    `let_go(point)` while the mouse moves it, with points of the screen.
    """

    edited = Signal(str, object)
    agreed = Signal(str, bool)
    deleted = Signal()
    retired = Signal(str)
    carried = Signal(QPoint)
    let_go = Signal(QPoint)

    def __init__(self, key: str, pair: Pair, challenges: ChallengeList) -> None:
        super().__init__()
        self.key, self.pair, self.challenges = key, pair, challenges
        self.facts: CriterionFacts | None = None
        self._editor: CriterionEditor | None = None
        self._reason: ChangeReason | None = None
        self._pressed: QPoint | None = None
        self._carried = False
        self.setObjectName(f"criterion_{key}")
        self.mark = SeatMark("", "other")
        self.label, self.definition = plain("", weight=500), caption("")
        self.note = caption("", "split", name=f"criterion_{key}_fallen")
        self.fallen = FallenAgreement(pair)
        self.tier = Segmented(tier_words(), f"criterion_{key}_tier", _("Needed"))
        self.agreement = Agreement(key, pair)
        self.fold = IconButton("chevron-down", _("Open this criterion"), f"criterion_{key}_fold")
        self._lay_out()
        self.fold.clicked.connect(self._on_fold_clicked)
        self.tier.chosen.connect(self._on_tier_chosen)
        self.agreement.agreed.connect(self.agreed)
        self.set_open(False)

    def _lay_out(self) -> None:
        t = theme()
        self.tier.setMinimumWidth(t.px(NEEDED_WIDTH) if not t.large() else 0)
        self.agreement.setFixedWidth(t.px(AGREEMENT_WIDTH if not t.large() else 200))
        holder = QWidget()
        holder.setFixedWidth(t.px(MARK_WIDTH if t.large() else RAISED_WIDTH))
        holder.setLayout(row(self.mark, 1))
        texts = stack(self.label, self.definition, self.note, space=0)
        show_if(self.note, False)
        top: QHBoxLayout
        if t.large():
            below = row(self.tier, self.agreement, 1, space=10)
            top = row(holder, stack(texts, below, space=6), self.fold, space=8)
            top.setStretch(1, 1)
            top.setAlignment(holder, Qt.AlignmentFlag.AlignTop)
        else:
            top = row(holder, texts, self.tier, self.agreement, self.fold, space=12)
            top.setStretch(1, 1)
        self.head = QWidget()
        self.head.setLayout(top)
        self.head.setToolTip(_("Drag to move it, or press Alt Up and Alt Down"))
        under = QWidget()
        under.setLayout(row(self.challenges, margins=(0 if t.large() else THREAD_IN, 0, 0, 0)))
        self.column = stack(self.head, under, space=10, margins=(GRIP, 7, 12, 7))
        self.under = under
        self.setLayout(self.column)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def editor(self) -> CriterionEditor:
        """What opens under the row."""
        if self._editor is None:
            made = CriterionEditor(self.key, self.pair)
            made.edited.connect(self.edited)
            made.agreed.connect(self.agreed)
            made.challenged.connect(self._on_editor_challenged)
            made.deleted.connect(self.deleted)
            made.retired.connect(self.retired)
            self._editor = made
            self.column.insertWidget(self.column.indexOf(self.under), made)
            if self.facts is not None:
                made.show_facts(self.facts)
        return self._editor

    @property
    def reason(self) -> ChangeReason:
        """What asks why it moved."""
        if self._reason is None:
            self._reason = ChangeReason(self.key)
            self._reason.edited.connect(self._on_reason_edited)
            self.column.insertWidget(1, self._reason)
        return self._reason

    # Showing

    def show_facts(self, facts: CriterionFacts) -> None:
        """Show the criterion; what is shown already stays untouched."""
        if facts == self.facts:
            return
        self.facts = facts
        self.mark.set_person(*facts.raised_by, known=bool(facts.raised_id))
        self.label.setText(shortened(facts.label.strip(), SEEN) or facts.name)
        self.label.set_token("ink" if facts.label.strip() else "ink3")
        self.definition.setText(shortened(facts.definition, SEEN) or _("How we will see it is open"))
        self.definition.set_token("ink2" if facts.definition.strip() else "ink3")
        self.tier.set_value(facts.tier)
        self.tier.setEnabled(not facts.read_only)
        for key, button in self.tier.buttons.items():
            button.setAccessibleName(f"{facts.name}: {dict(tier_words())[Tier(key)]}")
        self.agreement.show_state(facts.agreed, facts.is_challenged, facts.read_only)
        self.note.setText(self.fallen.look((facts.label, facts.definition, facts.tier, facts.weight), facts.agreed))
        show_if(self.note, bool(self.note.text()))
        self.fold.setAccessibleDescription(facts.name)
        if self._editor is not None:
            self._editor.show_facts(facts)
        self._show_parts()
        self.update()

    def is_open(self) -> bool:
        """Whether the fold is open."""
        return self._editor is not None and not self._editor.isHidden()

    def set_open(self, opened: bool) -> None:
        """Open or close the fold."""
        if opened or self._editor is not None:
            self.editor.setVisible(opened)
        if opened:
            self.fold.set_icon("chevron-up", _("Close this criterion"))
        else:
            self.fold.set_icon("chevron-down", _("Open this criterion"))
        self._show_parts()

    def _show_parts(self) -> None:
        """An open challenge and a reason that is owed always show; what ended shows when the row is open."""
        facts = self.facts
        challenged = facts is not None and facts.is_challenged
        talked = facts is not None and facts.has_challenges
        show_if(self.under, challenged or (talked and self.is_open()))
        if facts is not None and (facts.moved or self._reason is not None):
            self.reason.show_reason(facts, self.is_open())

    def show_refusal(self, field: str, sentence: str) -> None:
        """Say where it belongs that something was not taken."""
        self.editor.show_refusal(field, sentence)

    def flush(self) -> None:
        """Tell what is being typed."""
        if self._editor is not None:
            self._editor.flush()
        if self._reason is not None:
            self._reason.flush()

    def focus(self) -> None:
        """Open it and go to its words, which come into sight once they have their place."""
        self.set_open(True)
        self.editor.label.focus()
        QTimer.singleShot(0, self, partial(show, self.editor.label))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        facts = self.facts
        if facts is not None and facts.is_challenged:
            painter.fillRect(self.rect(), t["split-tint"])
        if facts is None or facts.read_only:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t["ink3"])
        dot, step, middle = t.px(2), t.px(4), self.mark.mapTo(self, self.mark.rect().center()).y()
        for across in (0, 1):
            for down in (-1, 0, 1):
                painter.drawEllipse(QRectF(t.px(3) + across * step, middle + down * step, dot, dot))

    # The mouse: a press that moves carries the row, one that does not folds it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        over_head = at.y() <= self.head.geometry().bottom()
        self._pressed = at if over_head and event.button() == Qt.MouseButton.LeftButton else None
        self._carried = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.facts is None or self.facts.read_only:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self._carried or far >= QApplication.startDragDistance():
            self._carried = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.carried.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, carried = self._pressed, self._carried
        self._pressed, self._carried = None, False
        self.unsetCursor()
        if carried:
            self.let_go.emit(event.globalPosition().toPoint())
        elif pressed is not None:
            self._on_fold_clicked()

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.flush()
        self.set_open(not self.is_open())

    @Slot(str)
    def _on_tier_chosen(self, value: str) -> None:
        self.edited.emit("tier", Tier(value))

    @Slot(str)
    def _on_reason_edited(self, words: str) -> None:
        self.edited.emit("change_reason", words)

    @Slot(str)
    def _on_editor_challenged(self, side: str) -> None:
        self.challenges.begin(side)


def heads() -> QWidget:
    """The head of the table."""
    t = theme()
    raised, needed, agreement = caption(_("Raised")), caption(_("Needed")), caption(_("Agreement"))
    raised.setFixedWidth(t.px(RAISED_WIDTH))
    needed.setFixedWidth(t.px(NEEDED_WIDTH))
    agreement.setFixedWidth(t.px(AGREEMENT_WIDTH))
    criterion = plain(_("Criterion and how we will see it"), "caption", "ink2")
    line = row(raised, criterion, needed, agreement, space=12, margins=(12, 7, 12, 7))
    line.setStretch(1, 1)
    line.addSpacing(t.size("control_small") + t.px(12))
    made = QWidget()
    made.setLayout(line)
    return made
