"""What every section of the intake shares: its head, its questions, who speaks, what is still open."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Entry, Person, Role, Session
from hirepair_desktop.model.brief import PART_OF_BRIEF, every_entry, holding
from hirepair_desktop.model.criteria import load_plan
from hirepair_desktop.model.form import Field, Form
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.intake_state import PLANNED, open_fields
from hirepair_desktop.model.kinds import PersonKind
from hirepair_desktop.model.parting import options_here
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.rows_field import RowsField
from hirepair_desktop.ui.session.answer_views import QuestionHead
from hirepair_desktop.ui.session.answers import AnswerFields
from hirepair_desktop.ui.session.coached_page import CoachedPage
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.labels import plain, title
from hirepair_desktop.ui.workspace import MAN, REC, Pair

Options = list[tuple[str, str]]


def people_options(s: Block, pair: Pair, kept: Collection[str | None] = ()) -> Options:
    """Everybody who can have a part in a search: the two first, then the others by name. Who left is offered no more,
    but keeps a part they have (`kept`)."""
    here, hires = dict(options_here(s, kept)), set(s.scalars(select(Person.id).where(Person.kind == PersonKind.HIRE)))
    seats = [who.id for who in (pair.recruiter, pair.manager) if who.id in here]
    return [(key, here[key]) for key in seats] + [
        (key, name) for key, name in here.items() if key not in seats and key not in hires
    ]


class IntakePage(CoachedPage):
    """One section; `field_wanted(section, key)` to go to a question of another one.

    A subclass adds its widgets to `column` and writes `show_role`.
    """

    field_wanted = Signal(str, str)
    tables: frozenset[str] = frozenset()
    form: Form = INTAKE
    reads_all = False
    """Whether `still_open` is about every section rather than this one."""

    def __init__(self, panel: SessionPanel, role_id: str, key: str) -> None:
        super().__init__(panel, key)
        self.setProperty("tab_group", True)
        if panel.shared_edits is not None:
            self.edits = panel.shared_edits
        self.role_id = role_id
        self.section = self.form.section(key)
        self.shows = frozenset({"entry", "session", "role"}) | self.tables
        self.answer_fields: list[AnswerFields] = []
        self.heads: dict[str, QuestionHead] = {}
        self.focus_at: dict[str, QWidget] = {}
        self.entries: dict[str, list[Entry]] = {}
        self.before: dict[str, list[Entry]] = {}
        self.still_open: list[Field] = []
        self.open_here: list[Field] = []
        self.aside: QHBoxLayout = row(space=8)
        self.column: QVBoxLayout = stack(space=20)
        self.aside.addWidget(self.coach_button)
        self._build()
        show_if(self.coach_button, False)

    def _build(self) -> None:
        self.setAccessibleName(_(self.section.title))
        head = stack(
            self._title_line(),
            plain(_(self.section.purpose), "body", "ink2"),
            space=2,
        )
        self.lay(stack(head, self.column, 1, space=16, margins=(24, 18, 24, 32)))

    def _title_line(self) -> QHBoxLayout:
        line = row(title(_(self.section.title), f"{self.key}_title"), self.aside, space=12)
        line.setStretch(0, 1)
        return line

    # What a section is made of

    def ask(self, *keys: str, space: int = 16) -> AnswerFields:
        """The fields of some plain questions, saved and shown by this page."""
        made = AnswerFields(
            self, self.form, self.key, self.session_id, self.pair, keys=keys, turn=self.turn,
            carried=self._carried, space=space,
        )  # fmt: skip
        self.answer_fields.append(made)
        for key in keys:
            self.focus_at[key] = made.answers[key]
        return made

    def head_of(self, key: str, focus_at: QWidget | None = None) -> QuestionHead:
        """The head of a question with rows of its own; `focus_at` is where its answer begins."""
        field = next(field for field in self.form.fields_of(self.key) if field.key == key)
        made = QuestionHead(field, self.pair)
        self.heads[key] = made
        if focus_at is not None:
            self.focus_at[key] = focus_at
        return made

    def _carried(self, s: Block) -> dict[str, list[Entry]]:
        """Answers of other sittings about the brief, as the page read them."""
        return {key: entries for key, entries in self.before.items() if key in PART_OF_BRIEF}

    # Who speaks

    def turn(self) -> str:
        """Whose turn it is: "rec", "man", "both" or "paused"."""
        return self.panel.turn

    def agreed_so_far(self) -> list[str]:
        """Who stands behind words that were just changed: the one who speaks, if it is one."""
        turn = self.turn()
        return [self.pair.seat(turn).id] if turn in (REC, MAN) else []

    # Showing

    def refresh(self) -> None:
        with self.workspace.read() as s:
            session = s.get(Session, self.session_id)
            role = s.get(Role, self.role_id)
            if session is None or role is None:
                return
            self.is_closed = session.closed_at is not None
            every = every_entry(s, role.id)
            self.entries = holding(every)
            self.before = holding([entry for entry in every if entry.session_id != self.session_id])
            plan = load_plan(s, role) if self.reads_all or self.key in PLANNED else []
            section = "" if self.reads_all else self.key
            self.still_open = open_fields(s, session, section, self.entries, plan_read=bool(plan))
            self.open_here = [field for field in self.still_open if field.section == self.key]
            self.show_role(s, role)
            self._show_answers(s, [entry for entry in every if entry.session_id == self.session_id])
        still_open = {field.key for field in self.open_here}
        for key, head in self.heads.items():
            head.set_open(key in still_open)
        self.looked.emit(self.key)

    def _show_answers(self, s: Block, written: list[Entry]) -> None:
        """All answers of the page from one reading."""
        for answers in self.answer_fields:
            answers.set_read_only(self.is_closed)
            answers.show_held(answers.held(s, written))

    def show_role(self, s: Block, role: Role) -> None:
        """Show what of the role this section is about."""

    def focus_field(self, key: str) -> None:
        """Put the cursor into a question of this section."""
        target = self.focus_at.get(key)
        if isinstance(target, QWidget):
            place = getattr(target, "focus", None)
            if callable(place):
                place()
            else:
                target.setFocus()

    def reach(self, key: str, row_id: str) -> None:
        """Put the cursor where a prompt leads: into the row that is meant, where it lacks something, or a question."""
        for rows in self.findChildren(RowsField):
            if row_id in rows.editors:
                fields = list(rows.editors[row_id].fields.values())
                next((field for field in fields if not field.value()), fields[0]).focus()
                return
        self.focus_field(key)
