"""What opens under a criterion: its words, its weight, what it serves, what a 1 and a 4 look like, its end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.text import _, number
from hirepair_desktop.ui.fields.agree_field import AgreeMark
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.intake.criterion_facts import CriterionFacts
from hirepair_desktop.ui.intake.tick_line import TickLine
from hirepair_desktop.ui.session.answer_views import NEEDED_MARK, QuestionNotes
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, Segmented, button
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import MAN, REC, Pair

OUTER, INNER = ("1", "4"), ("2", "3")
"""The figures that need an anchor on a must, and those that may have one (METHOD A.1)."""

Options = Sequence[tuple[str, str]]

ANCHORS = next(field for field in INTAKE.fields if field.key == "anchors")
"""What the form says about anchors: its help and a good answer stand with them."""


MOST_LINES = 12
"""So high a text of a criterion grows; the rest scrolls inside, so that what stands below stays in reach."""

LONG = 300
"""From so many letters on a criterion is no name any more."""


def long_words(letters: int) -> str:
    """What is said under a criterion that is too long to be a name; "" for one that is none."""
    if letters <= LONG:
        return ""
    return _(
        "{n} letters, all kept. A short name is easier to agree on and to rate; details fit under “How we will see it”."
    ).format(n=number(letters))


def anchor_label(figure: str) -> str:
    """What is asked of an anchor (METHOD 0.3)."""
    return {
        "1": _("What a 1 looks like: evidence against"),
        "2": _("A 2: partial or mixed"),
        "3": _("A 3: meets what we agreed"),
        "4": _("What a 4 looks like: clearly beyond it"),
    }[figure]


class CriterionEditor(QWidget):
    """Everything about one criterion that is not in its row.

    `edited(field, value)` with fields label, definition, weight, raised_by, anchor.1 to anchor.4, outcomes;
    `agreed(side, agrees)`; `challenged(side)`; `deleted()`; `retired(reason)`.
    """

    edited = Signal(str, object)
    agreed = Signal(str, bool)
    challenged = Signal(str)
    deleted = Signal()
    retired = Signal(str)

    def __init__(self, key: str, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.pair = key, pair
        self._outcomes: list[tuple[str, str]] = []
        self.boxes: dict[str, TickLine] = {}
        self._make_words()
        self._make_facts()
        self._make_end()
        self._lay_out()

    def _named(self, what: str) -> str:
        return f"criterion_{self.key}_{what}"

    def _make_words(self) -> None:
        self.label = VoiceField("shared", _("Criterion"), self._named("label"))
        self.definition = VoiceField(
            "shared", _("How we will see it"), self._named("definition"),
            _("In a work sample, a walk-through, a piece of writing ..."),
        )  # fmt: skip
        self.long_note = caption("", "split", name=self._named("long"))
        self.anchors = {
            figure: VoiceField("shared", anchor_label(figure), self._named(f"anchor_{figure}"), min_lines=2)
            for figure in (*OUTER, *INNER)
        }
        for field in (self.label, self.definition, *self.anchors.values()):
            field.text.most_lines = MOST_LINES
        self.label.edited.connect(partial(self._on_edited, "label"))
        self.definition.edited.connect(partial(self._on_edited, "definition"))
        for figure, field in self.anchors.items():
            field.edited.connect(partial(self._on_edited, f"anchor.{figure}"))
        self.notes = QuestionNotes(ANCHORS, self.pair, self._named("anchors"))
        self.more_anchors = LinkButton(
            _("Say what a 2 and a 3 look like"), self._named("more_anchors"), "ink2", "caption"
        )
        self.more_anchors.clicked.connect(self._on_more_anchors_clicked)

    def _make_facts(self) -> None:
        self.weight = Segmented([(n, n) for n in ("1", "2", "3")], self._named("weight"), _("Weight"))
        self.weight.chosen.connect(self._on_weight_chosen)
        seats = [(who.id, who.first) for who in (self.pair.recruiter, self.pair.manager)]
        self.raised_by = Segmented(seats, self._named("raised_by"), _("Raised by"))
        self.raised_by.chosen.connect(partial(self._on_edited, "raised_by"))
        self.marks = {
            side: AgreeMark(self.pair.seat(side).name, side, self._named(f"{side}_agrees")) for side in (REC, MAN)
        }
        for side, mark in self.marks.items():
            mark.clicked.connect(partial(self._on_mark_clicked, side))
        self.serves = stack(space=2)
        self.serves_head = caption(_("Serves"))

    def _make_end(self) -> None:
        self.challenges = {}
        for side in (REC, MAN):
            words = _("{name} challenges").format(name=self.pair.seat(side).first)
            self.challenges[side] = button(words, self._named(f"{side}_challenges"), small=True)
            self.challenges[side].clicked.connect(partial(self._on_challenge_clicked, side))
        self.delete = button(_("Remove"), self._named("delete"), quiet=True, small=True, icon="trash")
        self.retire = button(_("Retire ..."), self._named("retire"), quiet=True, small=True)
        self.reason = VoiceField("shared", _("Why it goes"), self._named("reason"))
        self.retire_it = button(_("Retire it"), self._named("retire_it"), small=True)
        self.keep_it = LinkButton(_("Keep it"), self._named("keep_it"), "ink2")
        self.delete.clicked.connect(self.deleted)
        self.retire.clicked.connect(self._on_retire_clicked)
        self.retire_it.clicked.connect(self._on_retire_it_clicked)
        self.keep_it.clicked.connect(self._on_keep_it_clicked)

    def _lay_out(self) -> None:
        way = QBoxLayout.Direction
        stacked = theme().large()
        pairs = []
        for figures in (OUTER, INNER):
            both = QBoxLayout(way.TopToBottom if stacked else way.LeftToRight)
            both.setSpacing(theme().px(10))
            both.setContentsMargins(0, 0, 0, 0)
            for figure in figures:
                both.addWidget(self.anchors[figure], 1)
            pairs.append(both)
        self.inner_anchors = QWidget()
        self.inner_anchors.setLayout(pairs[1])
        self.inner_anchors.hide()
        facts = row(
            caption(_("Weight"), wrap=False), self.weight,
            caption(_("Raised by"), wrap=False), self.raised_by,
            caption(_("Agreed"), wrap=False), self.marks[REC], self.marks[MAN], 1, space=10,
        )  # fmt: skip
        self.ending = QWidget()
        self.ending.setLayout(stack(self.reason, row(self.retire_it, self.keep_it, 1, space=12), space=6))
        self.ending.hide()
        acts = row(self.challenges[REC], self.challenges[MAN], 1, self.retire, self.delete, space=8)
        self.setLayout(
            stack(
                stack(self.label, self.long_note, space=4),
                self.definition,
                stack(pairs[0], self.notes, space=0),
                row(self.more_anchors, 1),
                self.inner_anchors,
                facts,
                self.serves_head,
                self.serves,
                acts,
                self.ending,
                space=10,
            )
        )

    # Showing

    def show_facts(self, facts: CriterionFacts) -> None:
        """Show what is kept, without disturbing what is being typed."""
        self.label.set_value(facts.label)
        self.long_note.setText(long_words(len(facts.label)))
        show_if(self.long_note, bool(self.long_note.text()))
        self.definition.set_value(facts.definition)
        anchors = dict(facts.anchors)
        for figure, field in self.anchors.items():
            field.set_value(anchors.get(figure, ""))
            owed = figure in OUTER and facts.tier == Tier.MUST and not anchors.get(figure, "").strip()
            words = anchor_label(figure)
            field.heading.setText(f"{words}  {NEEDED_MARK}" if owed else words)
        if any(anchors.get(figure) for figure in INNER):
            self._show_inner()
        self.weight.set_value(str(facts.weight))
        self.raised_by.set_value(facts.raised_id)
        for side, mark in self.marks.items():
            mark.setChecked(side in facts.agreed)
        self._show_outcomes(facts.outcomes, facts.serves)
        show_if(self.retire, facts.only_retires)
        show_if(self.delete, not facts.only_retires)
        self._set_read_only(facts.read_only)

    def _show_outcomes(self, outcomes: Options, served: frozenset[str]) -> None:
        if list(outcomes) != self._outcomes:
            self._outcomes = list(outcomes)
            clear(self.serves)
            self.boxes = {}
            for outcome_id, words in outcomes:
                box = TickLine(words, self._named(f"serves_{outcome_id}"))
                box.edited.connect(self._on_box_edited)
                self.boxes[outcome_id] = box
                self.serves.addWidget(box)
        for outcome_id, box in self.boxes.items():
            box.set_value(outcome_id in served)
        show_if(self.serves_head, bool(self.boxes))

    def _set_read_only(self, read_only: bool) -> None:
        for field in (self.label, self.definition, *self.anchors.values()):
            field.set_read_only(read_only)
        for part in (self.weight, self.raised_by, *self.marks.values()):
            part.setEnabled(not read_only)
        for box in self.boxes.values():
            box.set_read_only(read_only)
        for act in (*self.challenges.values(), self.retire, self.delete):
            act.setEnabled(not read_only)

    def _show_inner(self) -> None:
        self.inner_anchors.show()
        self.more_anchors.hide()

    def show_refusal(self, field: str, sentence: str) -> None:
        """Say under the field that was refused what is wrong."""
        at = {"change_reason": self.reason, "label": self.label, "definition": self.definition}.get(field)
        if at is self.reason:
            self.ending.show()
        if at is not None:
            at.show_sentence(sentence)

    def flush(self) -> None:
        """Tell what is being typed."""
        for field in (self.label, self.definition, *self.anchors.values()):
            field.flush()

    # What a person does

    def _on_edited(self, field: str, value: object) -> None:
        self.edited.emit(field, value)

    @Slot(str)
    def _on_weight_chosen(self, value: str) -> None:
        self.edited.emit("weight", int(value))

    @Slot(bool)
    def _on_box_edited(self, ticked: bool) -> None:
        self.edited.emit("outcomes", [key for key, box in self.boxes.items() if box.value()])

    def _on_mark_clicked(self, side: str, checked: bool = False) -> None:
        agrees = self.marks[side].isChecked()
        self.flush()
        self.agreed.emit(side, agrees)

    def _on_challenge_clicked(self, side: str, checked: bool = False) -> None:
        self.flush()
        self.challenged.emit(side)

    @Slot()
    def _on_more_anchors_clicked(self) -> None:
        self._show_inner()
        self.anchors["2"].focus()

    @Slot()
    def _on_retire_clicked(self) -> None:
        self.ending.show()
        self.reason.focus()

    @Slot()
    def _on_retire_it_clicked(self) -> None:
        self.reason.flush()
        self.reason.show_sentence("")
        self.retired.emit(self.reason.value())

    @Slot()
    def _on_keep_it_clicked(self) -> None:
        self.ending.hide()
        self.retire.setFocus()
