"""The question bank to be changed: a competency at a time, its questions with what to listen for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.competency import BankQuestion, Competency
from hirepair_desktop.model.question_bank import load_bank, new_key, shipped
from hirepair_desktop.storage.store import Change
from hirepair_desktop.text import _, ngettext, shortened
from hirepair_desktop.ui.edits import Edits
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.rows_field import Column, RowsField
from hirepair_desktop.ui.plan_steps import bank_back_step, bank_step
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import OpenWorkspace

SHOWN = 80
"""Letters of a name in the list of what questions are about."""


class BankEditor(QWidget):
    """Changes the bank of a workspace through `edits`, so that each step can be taken back where it stands.

    `took_away(words)` when a question or a competency went.
    """

    took_away = Signal(str)

    def __init__(
        self, workspace: OpenWorkspace, edits: Edits, name: str = "bank", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.workspace, self.edits = workspace, edits
        self._bank: list[Competency] = []
        self._key = ""
        self.about = ChoiceField(_("What the questions are about"), [], f"{name}_about")
        self.add = button(_("Competency"), f"{name}_add", icon="plus", small=True)
        self.name_field = LineField(_("Name"), f"{name}_name")
        self.state = caption("", name=f"{name}_state")
        self.back = button("", f"{name}_back", small=True)
        self.questions = RowsField(
            [Column("text", _("Question"), stretch=5), Column("listen_for", _("Listen for"), stretch=5)],
            _("Question"), f"{name}_questions", empty_words=_("No questions here yet."),
        )  # fmt: skip
        head = row(self.about, self.add, space=10)
        head.setStretch(0, 1)
        head.setAlignment(self.add, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(
            stack(head, self.name_field, self.questions, row(self.back, self.state, 1, space=10), 1, space=14)
        )
        self._connect()
        self.show_bank()

    def _connect(self) -> None:
        self.about.edited.connect(self._on_about_edited)
        self.add.clicked.connect(self._on_add_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self.name_field.edited.connect(self._on_name_field_edited)
        self.questions.row_added.connect(self._on_questions_row_added)
        self.questions.row_edited.connect(self._on_questions_row_edited)
        self.questions.row_removed.connect(self._on_questions_row_removed)
        self.questions.row_moved.connect(self._on_questions_row_moved)
        self.workspace.changed.connect(self._on_workspace_changed)

    @Slot(object)
    def _on_workspace_changed(self, changes: frozenset[Change]) -> None:
        if any(change.kind == "setting" for change in changes):
            self.show_bank()

    def show_bank(self) -> None:
        """Read the bank and show the chosen competency, without disturbing what is being typed."""
        with self.workspace.read() as s:
            self._bank = load_bank(s)
        if self._chosen() is None:
            self._key = self._bank[0].key
        self.about.set_options([(each.key, self._entry(each)) for each in self._bank])
        self.about.set_value(self._key)
        chosen = self._chosen()
        assert chosen is not None
        self.name_field.set_value(chosen.name)
        self.questions.set_rows(
            [
                (f"{self._key}_{at}", {"text": q.text, "listen_for": q.listen_for})
                for at, q in enumerate(chosen.questions)
            ]
        )
        self._show_state(chosen)

    def _show_state(self, chosen: Competency) -> None:
        words = _("Remove these questions") if chosen.is_own else _("Back to the questions that ship")
        self.back.setText(words)
        self.back.setAccessibleName(words)
        show_if(self.back, chosen.changed)
        ships = shipped(chosen.key)
        count = len(ships.questions) if ships is not None else 0
        said = ngettext("{n} question ships.", "{n} questions ship.", count).format(n=count)
        self.state.setText(_("Added here.") if chosen.is_own else _("Changed here. {said}").format(said=said))
        show_if(self.state, chosen.changed)

    @staticmethod
    def _entry(competency: Competency) -> str:
        name = shortened(competency.name, SHOWN)
        return _("{name} (changed)").format(name=name) if competency.changed and not competency.is_own else name

    def _chosen(self) -> Competency | None:
        return next((each for each in self._bank if each.key == self._key), None)

    def flush(self) -> None:
        """Tell what is being typed."""
        self.name_field.flush()
        self.questions.flush()

    # What a person does

    @Slot(str)
    def _on_about_edited(self, key: str) -> None:
        self.flush()
        self._key = key
        self.show_bank()

    @Slot()
    def _on_add_clicked(self) -> None:
        self.flush()
        self._key = new_key()
        made = Competency(self._key, _("New competency"), (BankQuestion("", ""),))
        bank_step(self.edits, made, _("New competency"))
        self.show_bank()
        self.name_field.line.selectAll()
        self.name_field.focus()

    @Slot()
    def _on_back_clicked(self) -> None:
        self.flush()
        chosen = self._chosen()
        bank_back_step(self.edits, self._key)
        self.about.focus()
        if chosen is not None and chosen.is_own:
            self.took_away.emit(_("Taken out: “{question}”").format(question=shortened(chosen.name, SHOWN)))

    @Slot(str)
    def _on_name_field_edited(self, name: str) -> None:
        chosen = self._chosen()
        if chosen is not None:
            bank_step(self.edits, replace(chosen, name=name), field="name")

    def _asked(self) -> list[BankQuestion]:
        return [BankQuestion(values["text"], values["listen_for"]) for _key, values in self.questions.rows()]

    def _put(self, questions: list[BankQuestion]) -> None:
        chosen = self._chosen()
        if chosen is not None:
            bank_step(self.edits, replace(chosen, questions=tuple(questions)))

    @Slot()
    def _on_questions_row_added(self) -> None:
        self._put([*self._asked(), BankQuestion("", "")])
        self.show_bank()
        last = f"{self._key}_{len(self.questions.editors) - 1}"
        if last in self.questions.editors:
            next(iter(self.questions.editors[last].fields.values())).focus()

    @Slot(str, str, object)
    def _on_questions_row_edited(self, row_id: str, key: str, value: Any) -> None:
        self._put(self._asked())

    @Slot(str)
    def _on_questions_row_removed(self, row_id: str) -> None:
        at, asked = self._place(row_id), self._asked()
        self._put([question for place, question in enumerate(asked) if place != at])
        words = " ".join(asked[at].text.split())
        self.took_away.emit(
            _("Taken out: “{question}”").format(question=shortened(words, SHOWN))
            if words
            else _("A question was taken out")
        )

    @Slot(str, int)
    def _on_questions_row_moved(self, row_id: str, place: int) -> None:
        asked = self._asked()
        asked.insert(place, asked.pop(self._place(row_id)))
        self._put(asked)

    @staticmethod
    def _place(row_id: str) -> int:
        return int(row_id.rpartition("_")[2])
