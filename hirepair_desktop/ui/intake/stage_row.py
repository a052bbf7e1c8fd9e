"""One stage of the interview plan: a line that says who, how long and what about; folds open to be changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from hirepair_desktop.model import Criterion, Stage
from hirepair_desktop.model.competency import Competency
from hirepair_desktop.model.kinds import StageKind, Tier
from hirepair_desktop.text import _, joined, ngettext, shortened
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.fields.rows_field import Column, RowsField
from hirepair_desktop.ui.intake.people_picker import PeoplePicker
from hirepair_desktop.ui.intake.tick_line import TickLine
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.bank_picker import BankPicker
from hirepair_desktop.ui.widgets.boxes import clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import IconButton, LinkButton
from hirepair_desktop.ui.widgets.labels import caption, plain, strong
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from hirepair_desktop.ui.workspace import Pair

Options = Sequence[tuple[str, str]]

MOST_TYPED = 999_999_999
"""What can be typed as minutes: what cannot be meant is refused in a sentence under the field, and stays there."""

MOST_TICKS, SHOWN = 40, 200
"""So many criteria are ticked one by one, with so many letters of each; with more the table below does it."""


def stage_kinds() -> list[tuple[str, str]]:
    """What kinds of stage there are."""
    return [
        (StageKind.SCREEN, _("First call")),
        (StageKind.INTERVIEW, _("Interview")),
        (StageKind.EXERCISE, _("Exercise")),
        (StageKind.REFERENCE, _("Reference")),
    ]


class StageEditor(QWidget):
    """What opens under a stage. `edited(field, value)` with name, kind, minutes, criteria, questions; `bank_wanted()`
    is answered with `offer`."""

    edited = Signal(str, object)
    bank_wanted = Signal()

    def __init__(self, key: str, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        name = f"stage_{key}"
        self._criteria: list[tuple[str, str, str]] = []
        self._about: list[tuple[str, str]] = []
        self.boxes: dict[str, TickLine] = {}
        self.name = LineField(_("Name of the stage"), f"{name}_name")
        self.kind = ChoiceField(_("Kind"), stage_kinds(), f"{name}_kind")
        self.minutes = NumberField(_("Minutes"), f"{name}_minutes", -MOST_TYPED, MOST_TYPED, optional=False)
        self.people = PeoplePicker(_("Who meets the person"), f"{name}_people", pair)
        self.tests = stack(space=2)
        self.no_criteria = caption("")
        self.questions = RowsField(
            [
                Column("text", _("Question"), stretch=5),
                Column("listen_for", _("Listen for"), stretch=5),
                Column("criterion_id", _("About"), "choice", stretch=3),
            ],
            _("Question"),
            f"{name}_questions",
            empty_words=_("No questions yet: the same ones for everybody."),
        )
        self.from_bank = LinkButton(_("Choose from the question bank"), f"{name}_bank", role="caption")
        self.picker = BankPicker(f"{name}_bank_picker")
        self.picker.hide()
        self._asks_for = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        t = theme()
        self.kind.setFixedWidth(t.px(150))
        self.minutes.setFixedWidth(t.px(84))
        line = row(self.name, self.kind, self.minutes, space=10)
        for field in (self.kind, self.minutes):
            line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        first = stack(line, self.minutes.lift_sentence(), space=4)
        way = QBoxLayout.Direction
        both = QBoxLayout(way.TopToBottom if t.text_size > 1.1 else way.LeftToRight)
        both.setSpacing(t.px(24))
        tests = stack(caption(_("What this stage tests")), self.tests, self.no_criteria, 1, space=6)
        both.addLayout(stack(self.people, 1), 1)
        both.addLayout(tests, 1)
        asked = stack(self.questions, row(self.from_bank, 1), self.picker, space=8)
        self.setLayout(stack(first, both, asked, space=14, margins=(28, 4, 0, 8)))

    def _connect(self) -> None:
        self.name.edited.connect(partial(self._on_edited, "name"))
        self.kind.edited.connect(self._on_kind_edited)
        self.minutes.edited.connect(partial(self._on_edited, "minutes"))
        self.questions.row_added.connect(self._on_questions_row_added)
        self.questions.row_edited.connect(self._on_questions_row_edited)
        self.questions.row_removed.connect(self._on_questions_row_removed)
        self.questions.row_moved.connect(self._on_questions_row_moved)
        self.from_bank.clicked.connect(self.bank_wanted)
        self.picker.taken.connect(self._on_picker_taken)
        self.picker.closed.connect(self._on_picker_closed)

    def show_stage(self, made: Stage, people: Options, criteria: Sequence[Criterion], read_only: bool) -> None:
        """Show what is kept, without disturbing what is being typed."""
        self.name.set_value(made.name)
        self.kind.set_value(made.kind.value)
        self.minutes.set_value(made.minutes)
        self.people.show_people([person.id for person in made.interviewers], people, read_only)
        self._show_criteria(criteria, {criterion.id for criterion in made.criteria})
        about = [(criterion.id, shortened(criterion.label, SHOWN)) for criterion in criteria]
        if about != self._about:
            self._about = about
            self.questions.set_options("criterion_id", about)
        rows = [(f"{at}", {**question, "criterion_id": question["criterion_id"] or ""})
                for at, question in enumerate(made.questions)]  # fmt: skip
        self.questions.set_rows(rows)
        for field in (self.name, self.kind, self.minutes, self.questions):
            field.set_read_only(read_only)
        for box in self.boxes.values():
            box.set_read_only(read_only)
        show_if(self.from_bank, not read_only and self.picker.isHidden())

    def _show_criteria(self, criteria: Sequence[Criterion], tested: set[str]) -> None:
        many = len(criteria) > MOST_TICKS
        wanted = [] if many else [(c.id, shortened(c.label, SHOWN), c.tier.value) for c in criteria]
        self.no_criteria.setText(
            _("So many criteria are ticked in the table below.")
            if many
            else _("Agree the criteria first, then say who looks for what.")
        )
        if wanted != self._criteria:
            self._criteria = wanted
            clear(self.tests)
            self.boxes = {}
            for criterion_id, label, tier in wanted:
                words = _("{label} (must)").format(label=label) if tier == Tier.MUST else label
                box = TickLine(words, f"stage_{self.key}_tests_{criterion_id}")
                box.edited.connect(self._on_box_edited)
                self.boxes[criterion_id] = box
                self.tests.addWidget(box)
        for criterion_id, box in self.boxes.items():
            box.set_value(criterion_id in tested)
        show_if(self.no_criteria, not self.boxes)

    def flush(self) -> None:
        """Tell what is being typed."""
        for field in (self.name, self.minutes, self.questions):
            field.flush()

    def offer(self, bank: Sequence[Competency], key: str, asks_for: str) -> None:
        """Open the bank at a competency; what is taken is about the criterion `asks_for`, or about none ("")."""
        self._asks_for = asks_for
        self.picker.set_bank(bank, key)
        show_if(self.picker, True)
        show_if(self.from_bank, False)
        self.picker.focus()

    @Slot(str, str)
    def _on_picker_taken(self, text: str, listen_for: str) -> None:
        made = {"text": text, "listen_for": listen_for, "criterion_id": self._asks_for or None}
        self._on_picker_closed()
        self.edited.emit("questions", [*self._asked(), made])

    @Slot()
    def _on_picker_closed(self) -> None:
        show_if(self.picker, False)
        show_if(self.from_bank, True)
        self.from_bank.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, field: str, value: object) -> None:
        self.edited.emit(field, value)

    @Slot(str)
    def _on_kind_edited(self, value: str) -> None:
        self.edited.emit("kind", StageKind(value))

    @Slot(bool)
    def _on_box_edited(self, ticked: bool) -> None:
        self.edited.emit("criteria", [key for key, box in self.boxes.items() if box.value()])

    # Questions are a list of the stage; a row is known by its place

    def _asked(self) -> list[dict[str, Any]]:
        return [{**values, "criterion_id": values["criterion_id"] or None} for _row, values in self.questions.rows()]

    @Slot()
    def _on_questions_row_added(self) -> None:
        self.edited.emit("questions", [*self._asked(), {"text": "", "listen_for": "", "criterion_id": None}])
        last = f"{len(self.questions.editors) - 1}"
        if last in self.questions.editors:
            next(iter(self.questions.editors[last].fields.values())).focus()

    @Slot(str, str, object)
    def _on_questions_row_edited(self, row_id: str, key: str, value: object) -> None:
        self.edited.emit("questions", self._asked())

    @Slot(str)
    def _on_questions_row_removed(self, row_id: str) -> None:
        self.edited.emit("questions", [q for at, q in enumerate(self._asked()) if f"{at}" != row_id])

    @Slot(str, int)
    def _on_questions_row_moved(self, row_id: str, place: int) -> None:
        asked = self._asked()
        moved = asked.pop(int(row_id))
        asked.insert(place, moved)
        self.edited.emit("questions", asked)


class StageRow(QWidget):
    """A stage in a line, with its fold. `edited(field, value)`, `moved(step)`, `removed()`."""

    edited = Signal(str, object)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, key: str, pair: Pair) -> None:
        super().__init__()
        self.key = key
        name = f"stage_{key}"
        self.setObjectName(name)
        self.number = plain("", "body", "ink2", wrap=False)
        self.number.setFixedWidth(theme().px(20))
        self.name, self.facts = strong(""), caption("")
        self.up = IconButton("arrow-up", _("Move up"), f"{name}_up")
        self.down = IconButton("arrow-down", _("Move down"), f"{name}_down")
        self.take = IconButton("close", _("Remove this stage"), f"{name}_remove")
        self.fold = IconButton("chevron-down", _("Open this stage"), f"{name}_fold")
        self.editor = StageEditor(key, pair)
        self.sentence = FieldSentence("", f"{name}_sentence")
        line = row(self.number, stack(self.name, self.facts, space=0), self.up, self.down, self.take, self.fold,
                   space=8)  # fmt: skip
        line.setStretch(1, 1)
        line.setAlignment(self.number, Qt.AlignmentFlag.AlignTop)
        self.head = QWidget()
        self.head.setLayout(line)
        self.setLayout(stack(self.head, self.sentence, self.editor, space=6, margins=(0, 7, 0, 7)))
        self._connect()
        self.set_open(False)

    def _connect(self) -> None:
        self.fold.clicked.connect(self._on_fold_clicked)
        self.up.clicked.connect(partial(self._on_move_clicked, -1))
        self.down.clicked.connect(partial(self._on_move_clicked, 1))
        self.take.clicked.connect(self.removed)
        self.editor.edited.connect(self.edited)
        self.keys: list[QShortcut] = []
        for key, step in (("Ctrl+Shift+Up", -1), ("Ctrl+Shift+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self.head)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._on_move_clicked, step))
            self.keys.append(shortcut)

    def show_stage(
        self, place: int, count: int, made: Stage, people: Options, criteria: Sequence[Criterion], read_only: bool
    ) -> None:
        """Show the stage at its place."""
        self.number.setText(f"{place + 1}")
        self.name.setText(shortened(made.name.strip(), SHOWN) or _("A stage without a name yet"))
        self.name.set_token("ink" if made.name.strip() else "ink3")
        self.facts.setText(self._facts(made, len({c.id for c in criteria} & {c.id for c in made.criteria})))
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        for tool in (self.up, self.down, self.take):
            show_if(tool, not read_only)
        self.editor.show_stage(made, people, criteria, read_only)

    @staticmethod
    def _facts(made: Stage, tested: int) -> str:
        names = joined([person.name for person in made.interviewers]) or _("nobody yet")
        tests = ngettext("tests {n} criterion", "tests {n} criteria", tested).format(n=tested)
        minutes = _("{n} min").format(n=made.minutes)
        return " · ".join([dict(stage_kinds())[made.kind], minutes, names, tests if tested else _("tests nothing")])

    def set_open(self, opened: bool) -> None:
        """Open or close the fold."""
        self.editor.setVisible(opened)
        if opened:
            self.fold.set_icon("chevron-up", _("Close this stage"))
        else:
            self.fold.set_icon("chevron-down", _("Open this stage"))

    def focus(self) -> None:
        """Open it and go to its name."""
        self.set_open(True)
        self.editor.name.focus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the words folds, as on the chevron."""
        if self.head.geometry().contains(event.position().toPoint()):
            self._on_fold_clicked()
        super().mousePressEvent(event)

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.editor.flush()
        self.set_open(self.editor.isHidden())

    def _on_move_clicked(self, step: int, checked: bool = False) -> None:
        self.editor.flush()
        self.moved.emit(step)
