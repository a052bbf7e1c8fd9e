"""The interview plan of a role: who looks for what, what it asks of people, and where it falls short (picture 03)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.model import Criterion, Role, Stage
from hirepair_desktop.model.brief import brief_sessions
from hirepair_desktop.model.kinds import RoleStatus, SessionKind
from hirepair_desktop.model.looks import Look, Plan
from hirepair_desktop.model.plan import opening_question, read_plan
from hirepair_desktop.model.question_bank import load_bank, nearest
from hirepair_desktop.text import _, shortened
from hirepair_desktop.ui.coach.role_prompts import RolePrompts
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.plan_parts import CellPanel, agree_words, shortfall_words
from hirepair_desktop.ui.plan_steps import look_step, question_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button, set_blocked
from hirepair_desktop.ui.widgets.coverage_legend import CoverageLegend
from hirepair_desktop.ui.widgets.coverage_matrix import CoverageMatrix
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.labels import caption, plain, title
from hirepair_desktop.ui.widgets.plan_time import PlanTime
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.workspace import OpenWorkspace

SEARCH_OVER = (RoleStatus.FILLED, RoleStatus.CLOSED)
ABOUT_PLAN = frozenset({"I-02", "I-03", "I-21", "I-22", "I-23", "I-25"})
"""The rules of METHOD C.1 that speak about who tests what."""

SIDE, SIDE_NARROW = 284, 264
NAMED = 60
"""Letters of a role's title in the line above the page's."""


class PlanPage(Page):
    """Told by `show_about(role_id)` which role. `coach_place` is the layout under the right column for the coach's
    prompts; `focus_cell` is where they lead."""

    shows = frozenset(
        {"role", "criterion", "stage", "person", "session", "setting", "brief_version", "partnership", "dismissal"}
    )

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "plan_page")
        self._role_id = ""
        self._plan = Plan((), ())
        self._sides: dict[str, str] = {}
        self._read_only = False
        self._shown_cell = ("", "")  # whose question stands in the panel: the cursor may be one cell further
        self._session_id, self._open_session_id, self._kind = "", "", SessionKind.INTAKE
        self.matrix = CoverageMatrix("plan_matrix")
        self.cell = CellPanel()
        self.time = PlanTime(apart=True)
        self.legend = CoverageLegend("plan_legend")
        self.coach = RolePrompts(self, "plan_prompts", ABOUT_PLAN, self._go_words, self._go)
        self.coach_place: QVBoxLayout = stack(self.coach, space=12)
        self.empty = EmptyState(_("Agree the musts first, then say who looks for what."), _("Open the intake"))
        self.gone = plain(_("This role is not in the workspace any more."))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.role_link = LinkButton("", "to_role", "ink2", "caption")
        self.shortfall = plain("", token="ink2", name="plan_shortfall")
        self.print_button = button(_("Print plan"), "plan_print", icon="file")
        self.agree_button = button("", "plan_agree", owner="primary")
        above = row(self.role_link, glyph("chevron-right"), caption(_("Interview plan"), wrap=False), 1, space=4)
        words = stack(above, title(_("Who looks for what")), self.shortfall, space=2)
        acts = row(self.print_button, self.agree_button, space=8)
        head: QHBoxLayout | QVBoxLayout = stack(words, row(acts, 1), space=8) if theme().large() else row(words, acts)
        if isinstance(head, QHBoxLayout):
            head.setStretch(0, 1)
            head.setAlignment(acts, Qt.AlignmentFlag.AlignVCenter)
        large, people = theme().large(), self.time.people_box
        left = stack(stack(self.matrix, self.empty, self.legend, space=12), None if large else people, 1, space=22)
        self.side = QWidget()
        self.side.setLayout(stack(self.cell, self.time, people if large else None, self.coach_place, 1, space=20))
        columns: QHBoxLayout | QVBoxLayout = QVBoxLayout() if large else QHBoxLayout()
        columns.setSpacing(theme().px(24))
        columns.addLayout(left, 1)
        columns.addWidget(self.side)
        self.body = QWidget()
        self.body.setLayout(stack(head, columns, 1, space=14))
        self.setLayout(stack(self.gone, self.body, 1, margins=(28, 20, 28, 24)))

    def _connect(self) -> None:
        self.role_link.clicked.connect(self._on_role_link_clicked)
        self.print_button.clicked.connect(self._on_print_button_clicked)
        self.agree_button.clicked.connect(self._on_agree_button_clicked)
        self.empty.act_requested.connect(self._on_agree_button_clicked)
        self.matrix.cell_selected.connect(self._on_matrix_cell_selected)
        self.matrix.look_wanted.connect(self._on_matrix_look_wanted)
        self.matrix.compact_changed.connect(self._on_matrix_compact_changed)
        self.cell.look_chosen.connect(self._on_cell_look_chosen)
        self.cell.question_edited.connect(self._on_cell_question_edited)
        self.cell.bank_wanted.connect(self._on_cell_bank_wanted)

    # Which role

    def show_about(self, role_id: str) -> None:
        """Which role to show; "" is the one shown last, or the pair's first open one."""
        self.cell.flush()
        self._role_id = role_id or self._role_id or self._first_role()
        self.cell.fold()
        self.look_again()

    def _first_role(self) -> str:
        from hirepair_desktop.model.home import GOING
        from hirepair_desktop.model.sidebar import roles_of

        pair = self.workspace.pair()
        with self.workspace.glance() as rows:
            roles = roles_of(rows, pair.id if pair is not None else "")
        going = [role.id for role in roles if role.status in GOING]
        return (going or [role.id for role in roles] or [""])[0]

    def role_id(self) -> str:
        """The role whose plan is shown."""
        return self._role_id

    def session_to_print(self) -> str:
        """The last intake or re-intake of the role, for Ctrl P."""
        return self._session_id

    def key_hints(self) -> list[tuple[str, str]]:
        return [("Space", _("cycles a cell")), ("Ctrl P", _("print"))]

    def focus_cell(self, criterion_id: str, stage_id: str | None = None) -> None:
        """Go to a cell: of that stage, or of the first that could look for the criterion."""
        self.matrix.go_to(criterion_id, stage_id or "")

    def _go_words(self, prompt: Prompt) -> str:
        """What the coach's button says: a prompt about a criterion or a stage leads into the matrix."""
        return {"criterion": _("Go to row"), "stage": _("Go to stage")}.get(prompt.about.kind, "")

    def _go(self, prompt: Prompt) -> None:
        if prompt.about.kind == "criterion":
            self.focus_cell(prompt.about.id)
        elif prompt.about.kind == "stage" and self._plan.rows:
            self.focus_cell((self._plan.gaps or list(self._plan.rows))[0].id, prompt.about.id)

    # Showing

    def refresh(self) -> None:
        with self.workspace.read() as s:
            role = s.get(Role, self._role_id)
            show_if(self.gone, role is None)
            show_if(self.body, role is not None)
            if role is None:
                return
            pair = self.workspace.pair_by_id(role.partnership_id)
            self._sides = {pair.recruiter.id: "rec", pair.manager.id: "man"}
            self._read_only = role.status in SEARCH_OVER
            self._plan = read_plan(s, role)
            self._show_head(role)
            self._find_sessions(s, role)
        plan = self._plan
        self.matrix.set_read_only(self._read_only)
        self.matrix.set_plan(plan, self._side_of)
        show_if(self.empty, not plan.rows or not plan.stages)
        show_if(self.legend, bool(plan.rows and plan.stages))
        self.legend.show_stages(plan.stages, self._side_of, self.matrix.is_compact())
        self.time.show_stages(plan.stages, self._side_of)
        self._select_one()
        self._show_cell()
        self.coach.show_role(self._role_id, self._read_only)

    def _side_of(self, person_id: str) -> str:
        return self._sides.get(person_id, "other")

    def _show_head(self, role: Role) -> None:
        self.setWindowTitle(_("Interview plan: {role}").format(role=role.title))
        self.role_link.setText(shortened(role.title, NAMED) or role.code)
        over = _("The search is over: the plan can be read, not changed.")
        self.shortfall.setText(over if self._read_only else shortfall_words(self._plan))
        self.agree_button.setText(agree_words(self._plan))
        self.agree_button.setAccessibleName(agree_words(self._plan))
        show_if(self.agree_button, not self._read_only)
        self._kind = SessionKind.INTAKE if role.intake_version == 0 else SessionKind.RE_INTAKE

    def _find_sessions(self, s: Block, role: Role) -> None:
        """The last intake that was begun, and one that is still open."""
        sessions = brief_sessions(s, role.id)
        begun = [session for session in sessions if session.started_at is not None]
        waiting = [session for session in sessions if session.closed_at is None]
        self._session_id = begun[-1].id if begun else ""
        self._open_session_id = waiting[-1].id if waiting else ""
        set_blocked(self.print_button, "" if begun else _("There is no intake yet: it holds what is printed."))

    def _select_one(self) -> None:
        """A cell is selected from the beginning: the first of a must that falls short, or the first of all."""
        if self.matrix.selected() != ("", "") or not self._plan.stages or not self._plan.rows:
            return
        row_ = (self._plan.gaps or list(self._plan.rows))[0]
        self.matrix.select(row_.id, self._plan.stages[0].id)

    def _show_cell(self) -> None:
        criterion_id, stage_id = self.matrix.selected()
        row_ = next((each for each in self._plan.rows if each.id == criterion_id), None)
        stage = next((each for each in self._plan.stages if each.id == stage_id), None)
        show_if(self.cell, row_ is not None and stage is not None)
        if row_ is None or stage is None:
            return
        with self.workspace.read() as s:
            kept = s.get(Stage, stage_id)
            question = opening_question(kept.questions if kept is not None else [], criterion_id)
        self._shown_cell = (criterion_id, stage_id)
        self.cell.show_cell(row_, stage, question, self._read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not theme().large():
            self.side.setFixedWidth(theme().px(SIDE if self.width() >= theme().px(1180) else SIDE_NARROW))

    # What a person does

    @Slot(str, str)
    def _on_matrix_cell_selected(self, criterion_id: str, stage_id: str) -> None:
        self.cell.flush()
        self.cell.fold()
        self._show_cell()

    @Slot(str, str, str)
    def _on_matrix_look_wanted(self, criterion_id: str, stage_id: str, look: str) -> None:
        look_step(self.edits, stage_id, criterion_id, Look(look))

    @Slot(bool)
    def _on_matrix_compact_changed(self, compact: bool) -> None:
        self.legend.show_stages(self._plan.stages, self._side_of, compact)

    @Slot(str)
    def _on_cell_look_chosen(self, look: str) -> None:
        criterion_id, stage_id = self.matrix.selected()
        if criterion_id:
            look_step(self.edits, stage_id, criterion_id, Look(look))

    @Slot(str, str)
    def _on_cell_question_edited(self, text: str, listen_for: str) -> None:
        criterion_id, stage_id = self._shown_cell
        if criterion_id:
            question_step(self.edits, stage_id, criterion_id, text, listen_for)

    @Slot()
    def _on_cell_bank_wanted(self) -> None:
        criterion_id, _stage_id = self.matrix.selected()
        with self.workspace.read() as s:
            criterion = s.get(Criterion, criterion_id)
            words = f"{criterion.label[:500]} {criterion.definition[:500]}" if criterion is not None else ""
            bank = load_bank(s)
        self.cell.offer(bank, nearest(bank, words))

    @Slot()
    def _on_role_link_clicked(self) -> None:
        self.open_requested.emit("role", self._role_id)

    @Slot()
    def _on_print_button_clicked(self) -> None:
        self.cell.flush()
        self.print_requested.emit(self._session_id)

    @Slot()
    def _on_agree_button_clicked(self) -> None:
        """To the sitting in which changes are agreed: the one that waits, or a new one."""
        self.cell.flush()
        if self._open_session_id:
            self.open_requested.emit("session", self._open_session_id)
        else:
            self.session_requested.emit(self._kind.value, self._role_id, "")
