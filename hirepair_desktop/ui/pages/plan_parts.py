"""The parts of the interview plan: the selected cell with its question, and words that count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot

from hirepair_desktop.model.competency import Competency
from hirepair_desktop.model.looks import Look, Plan, PlanRow, PlanStage
from hirepair_desktop.text import _, first_name, joined, ngettext
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.widgets.bank_picker import BankPicker
from hirepair_desktop.ui.widgets.boxes import Panel, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, Segmented, button
from hirepair_desktop.ui.widgets.coverage_model import row_label, stage_name
from hirepair_desktop.ui.widgets.labels import caption, strong


def spelled(n: int) -> str:
    """A small count as a word, a larger one as a figure."""
    words = (
        _("none"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"),
        _("ten"), _("eleven"), _("twelve"),
    )  # fmt: skip
    return words[n] if n < len(words) else f"{n}"


def shortfall_words(plan: Plan) -> str:
    """How many musts fall short of two looks."""
    rule = _("Every must-have needs two independent looks.")
    gaps, musts = len(plan.gaps), len(plan.musts)
    if not musts:
        return rule
    if not gaps:
        return _("{rule} Each of them has two.").format(rule=rule)
    few, all_of = spelled(gaps), spelled(musts)
    said = ngettext("{k} of {n} falls short.", "{k} of {n} fall short.", gaps).format(k=few.capitalize(), n=all_of)
    return f"{rule} {said}"


def agree_words(plan: Plan) -> str:
    """What the button says that leads to agreeing."""
    gaps = len(plan.gaps)
    if not gaps:
        return _("Agree the plan…")
    return ngettext("Agree with {n} gap…", "Agree with {n} gaps…", gaps).format(n=spelled(gaps))


class CellPanel(Panel):
    """One cell of the matrix. `look_chosen(look)`, `question_edited(text, listen_for)`, `bank_wanted()`."""

    look_chosen = Signal(str)
    question_edited = Signal(str, str)
    bank_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("plan_cell")
        self.label, self.where = strong("", name="plan_cell_label"), caption("", name="plan_cell_where")
        self.look = Segmented(
            [(Look.LEADS.value, _("Leads")), (Look.ALSO.value, _("Also"))], "plan_cell_look", _("This stage"),
            stretched=True, spaced=True,
        )  # fmt: skip
        self.clear_button = button(_("Clear"), "plan_cell_clear", quiet=True, small=True)
        self.question = VoiceField("shared", _("Opening question"), "plan_cell_question", min_lines=2, above=True)
        self.listen_for = VoiceField("shared", _("Strong evidence sounds like"), "plan_cell_listen", above=True)
        self.from_bank = LinkButton(_("Choose from the question bank"), "plan_cell_bank", role="caption")
        self.picker = BankPicker("plan_bank")
        self.picker.hide()
        acts = row(self.look, self.clear_button, space=8)
        acts.setStretch(0, 1)
        self.setLayout(
            stack(
                caption(_("Selected")), stack(self.label, self.where, space=0), acts,
                self.question, self.listen_for, row(self.from_bank, 1), self.picker, space=8, margins=(16, 12, 16, 14),
            )
        )  # fmt: skip
        self._connect()

    def _connect(self) -> None:
        self.look.chosen.connect(self.look_chosen)
        self.clear_button.clicked.connect(self._on_clear_button_clicked)
        self.question.edited.connect(self._on_question_edited)
        self.listen_for.edited.connect(self._on_question_edited)
        self.from_bank.clicked.connect(self.bank_wanted)
        self.picker.taken.connect(self._on_picker_taken)
        self.picker.closed.connect(self._on_picker_closed)

    def show_cell(self, row: PlanRow, stage: PlanStage, question: tuple[str, str], read_only: bool) -> None:
        """Show a cell, without disturbing what is being typed."""
        self.label.setText(row_label(row))
        people = joined([first_name(name) for _id, name in stage.interviewers])
        name = stage_name(stage)
        words = _("in {stage} with {people}") if people else _("in {stage}, with nobody yet")
        self.where.setText(words.format(stage=name, people=people))
        look = stage.look(row.id)
        self.look.set_value(look.value)
        for made in (*self.look.buttons.values(), self.clear_button):
            made.setEnabled(not read_only)
        self.clear_button.setEnabled(not read_only and look is not Look.NONE)
        for field, value in ((self.question, question[0]), (self.listen_for, question[1])):
            field.set_value(value)
            field.set_read_only(read_only)
        show_if(self.from_bank, not read_only and self.picker.isHidden())

    def flush(self) -> None:
        """Tell what is being typed."""
        self.question.flush()
        self.listen_for.flush()

    def offer(self, bank: Sequence[Competency], key: str) -> None:
        """Open the bank at a competency."""
        self.picker.set_bank(bank, key)
        show_if(self.picker, True)
        show_if(self.from_bank, False)
        self.picker.focus()

    def fold(self) -> None:
        """Close the bank."""
        show_if(self.picker, False)
        show_if(self.from_bank, True)

    @Slot()
    def _on_clear_button_clicked(self) -> None:
        self.look_chosen.emit(Look.NONE.value)

    @Slot()
    def _on_question_edited(self) -> None:
        self.question_edited.emit(self.question.value(), self.listen_for.value())

    @Slot(str, str)
    def _on_picker_taken(self, text: str, listen_for: str) -> None:
        self.fold()
        self.from_bank.setFocus()
        self.question_edited.emit(text, listen_for)

    @Slot()
    def _on_picker_closed(self) -> None:
        self.fold()
        self.from_bank.setFocus()
