"""One criterion in its table: who raised it, what it says, how much it is needed, who agrees; folds open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hirepair_desktop.model import Criterion
from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.agree_field import AgreeMark
from hirepair_desktop.ui.intake.criterion_editor import CriterionEditor
from hirepair_desktop.ui.session.challenges import ChallengeList
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import IconButton, Segmented
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.widgets.seat_mark import SeatMark
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.workspace import MAN, REC, Pair

RAISED_WIDTH, NEEDED_WIDTH, AGREEMENT_WIDTH = 42, 162, 124
"""Columns of the table at 100 %, in px (picture 02)."""


def tier_words() -> list[tuple[str, str]]:
    """Must, nice, learn, as on the switch."""
    return [(Tier.MUST, _("Must")), (Tier.NICE, _("Nice")), (Tier.LEARN, _("Learn"))]


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

    def show_state(self, agreed: set[str], challenged: bool, read_only: bool) -> None:
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
    """A row with its fold. `edited(field, value)`, `agreed(side, agrees)`, `moved(step)`, `deleted()`,
    `retired(reason)`."""

    edited = Signal(str, object)
    agreed = Signal(str, bool)
    moved = Signal(int)
    deleted = Signal()
    retired = Signal(str)

    def __init__(self, key: str, pair: Pair, challenges: ChallengeList) -> None:
        super().__init__()
        self.key, self.pair, self.challenges = key, pair, challenges
        self.is_challenged, self.has_challenges = False, False
        self.setObjectName(f"criterion_{key}")
        self.mark = SeatMark("", "other")
        self.label, self.definition = plain("", weight=500), caption("")
        self.tier = Segmented(tier_words(), f"criterion_{key}_tier", _("Needed"))
        self.agreement = Agreement(key, pair)
        self.fold = IconButton("chevron-down", _("Open this criterion"), f"criterion_{key}_fold")
        self.editor = CriterionEditor(key, pair)
        self._lay_out()
        self._connect()
        self.set_open(False)

    def _lay_out(self) -> None:
        t = theme()
        self.tier.setMinimumWidth(t.px(NEEDED_WIDTH) if not t.large() else 0)
        self.agreement.setFixedWidth(t.px(AGREEMENT_WIDTH if not t.large() else 200))
        holder = QWidget()
        holder.setFixedWidth(t.px(RAISED_WIDTH))
        holder.setLayout(row(self.mark, 1))
        texts = stack(self.label, self.definition, space=0)
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
        self.setLayout(stack(self.head, self.editor, self.challenges, space=10, margins=(12, 7, 12, 7)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _connect(self) -> None:
        self.fold.clicked.connect(self._on_fold_clicked)
        self.tier.chosen.connect(self._on_tier_chosen)
        self.agreement.agreed.connect(self.agreed)
        self.editor.edited.connect(self.edited)
        self.editor.agreed.connect(self.agreed)
        self.editor.challenged.connect(self._on_editor_challenged)
        self.editor.deleted.connect(self.deleted)
        self.editor.retired.connect(self.retired)
        self.keys: list[QShortcut] = []
        for key, step in (("Ctrl+Shift+Up", -1), ("Ctrl+Shift+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.moved.emit, step))
            self.keys.append(shortcut)

    # Showing

    def show_criterion(
        self, made: Criterion, raised_by: tuple[str, str], outcomes: list[tuple[str, str]], was_used: bool,
        challenged: bool, has_challenges: bool, read_only: bool,
    ) -> None:  # fmt: skip
        """Show the criterion; `raised_by` is the name and side of whoever raised it."""
        self.mark.set_person(*raised_by)
        label = made.label.strip() or _("A criterion without a name yet")
        self.label.setText(label)
        self.label.set_token("ink" if made.label.strip() else "ink3")
        self.definition.setText(made.definition or _("How we will see it is open"))
        self.definition.set_token("ink2" if made.definition.strip() else "ink3")
        self.tier.set_value(made.tier.value)
        self.tier.setEnabled(not read_only)
        for key, button in self.tier.buttons.items():
            button.setAccessibleName(f"{label}: {dict(tier_words())[Tier(key)]}")
        agreed = {side for side in (REC, MAN) if self.pair.seat(side).id in made.agreed_by}
        self.agreement.show_state(agreed, challenged, read_only)
        self.editor.show_criterion(made, outcomes, was_used, read_only)
        self.fold.setAccessibleDescription(label)
        if challenged != self.is_challenged:
            self.is_challenged = challenged
            self.update()
        self.has_challenges = has_challenges
        self._show_challenges()

    def is_open(self) -> bool:
        """Whether the fold is open."""
        return not self.editor.isHidden()

    def set_open(self, opened: bool) -> None:
        """Open or close the fold."""
        self.editor.setVisible(opened)
        if opened:
            self.fold.set_icon("chevron-up", _("Close this criterion"))
        else:
            self.fold.set_icon("chevron-down", _("Open this criterion"))
        self._show_challenges()

    def _show_challenges(self) -> None:
        """An open challenge always shows; one that ended when the row is open."""
        show_if(self.challenges, self.is_challenged or (self.has_challenges and self.is_open()))

    def focus(self) -> None:
        """Open it and go to its words."""
        self.set_open(True)
        self.editor.label.focus()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_challenged:
            QPainter(self).fillRect(self.rect(), theme()["split-tint"])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the words folds, as on the chevron."""
        if self.head.geometry().contains(event.position().toPoint()):
            self._on_fold_clicked()
        super().mousePressEvent(event)

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.editor.flush()
        self.set_open(not self.is_open())

    @Slot(str)
    def _on_tier_chosen(self, value: str) -> None:
        self.edited.emit("tier", Tier(value))

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
