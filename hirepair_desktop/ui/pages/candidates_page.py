"""Candidates as a pipeline (picture 18): stages with counts, whose step comes next, the CV at the side, or columns.

Sorted by waiting time, name or the day they came, never by rating. Of what is sealed it says who is ready.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout
from sqlalchemy import select

from hirepair_desktop.model import Person, Role
from hirepair_desktop.model.home import GOING
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.pipeline import Arranged, Order, count_in
from hirepair_desktop.model.pipeline_lines import PipelineLine, pipeline_lines
from hirepair_desktop.text import _
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.candidate_steps import NewOne, add_step
from hirepair_desktop.ui.pages.candidates_adding import NewCandidateForm
from hirepair_desktop.ui.pages.candidates_arranging import Arranging
from hirepair_desktop.ui.pages.candidates_columns import ColumnsView
from hirepair_desktop.ui.pages.candidates_filters import PipelineFilters
from hirepair_desktop.ui.pages.candidates_model import NAME, ROLE, WAITS, CandidatesModel
from hirepair_desktop.ui.pages.candidates_moving import Moving
from hirepair_desktop.ui.pages.candidates_side import PipelineSide
from hirepair_desktop.ui.pages.candidates_table import CandidateTable
from hirepair_desktop.ui.pages.candidates_ticks import Ticks, TicksBar
from hirepair_desktop.ui.pages.candidates_view import COLUMNS, LIST, ViewChoice
from hirepair_desktop.ui.pages.pipeline_words import counted_words, walking_hints
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.labels import caption, title
from hirepair_desktop.ui.workspace import OpenWorkspace


class CandidatesPage(Page):
    """`show_about(role_id)` narrows the list to one role."""

    shows = frozenset(
        {"candidate", "role", "person", "interview", "session", "round", "draft", "decision", "candidate_message",
         "attachment", "referrer_update", "stage"}
    )  # fmt: skip

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "candidates_page")
        self.setWindowTitle(_("Candidates"))
        self.arranging = Arranging(workspace, self)
        self._chosen, self._everybody = "", 0
        self.count_words = caption("", wrap=theme().large(), name="count_words")
        self.filters = PipelineFilters()
        self.ticks = Ticks(self)
        self.ticks_bar = TicksBar(self.ticks)
        self.model = CandidatesModel(self._fetch, self.ticks, self)
        self.table = CandidateTable(self.model, workspace)
        self.columns = ColumnsView(self._fetch, self.ticks, workspace)
        self.side = PipelineSide(self)
        self.moving = Moving(self, self.ticks, self.side.closing, self._fetch)
        self.view = ViewChoice()
        self._arranged = Arranged()
        self.add_candidate = button(_("Candidate"), "add_candidate", icon="plus")
        self.compare = button(_("Compare"), "compare_candidates")
        self.adding = NewCandidateForm()
        self.nobody = EmptyState(
            _("Nobody is here yet. Add the first candidate of a role; a review is written alone, then opened together."),
            _("Add a candidate"), "nobody",
        )  # fmt: skip
        self.no_role = EmptyState(
            _("Candidates belong to a role. Start with an intake, 60 minutes side by side."), _("New intake"), "no_role"
        )
        self.none_fit = caption(_("Nobody fits these filters."), name="none_fit")
        self._walked = QTimer(self)
        self._walked.setSingleShot(True)
        self._walked.timeout.connect(self._show_side)
        self._build()
        self._wire()

    def _build(self) -> None:
        named = stack(title(_("Candidates")), self.count_words, space=2)
        acts = row(self.view, self.compare, self.add_candidate, space=8)
        heading = stack(named, row(acts, 1), space=8) if theme().large() else row(named, 1, acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        above = stack(
            heading, self.adding, self.nobody, self.no_role, self.filters, self.none_fit, self.ticks_bar,
            space=12, margins=(32, 24, 32, 14),
        )  # fmt: skip
        self._above = above
        whole.addLayout(above)
        self._below = row(self.table, self.columns, self.side, space=0)
        self._below.setStretch(0, 1)
        self._below.setStretch(1, 1)
        whole.addLayout(self._below, 1000)
        whole.addStretch(1)
        for shown in (self.table, self.columns):
            shown.setMinimumHeight(theme().px(300))
        if not theme().large():
            self.table.setMinimumWidth(theme().px(420))

    def _wire(self) -> None:
        self.nobody.act_requested.connect(self._on_add_candidate_clicked)
        self.no_role.act_requested.connect(self._on_no_role_act_requested)
        self.filters.changed.connect(self._arrange)
        self.arranging.answered.connect(self._on_arranging_answered)
        self.arranging.refused.connect(self.said)
        self.filters.strip.dropped.connect(self._on_stage_dropped)
        self.columns.dropped.connect(self._on_stage_dropped)
        for shown in (self.table, self.columns):
            shown.opened.connect(self._on_opened)
            shown.walked.connect(self._on_table_walked)
            shown.moved.connect(self.moving.step)
            shown.filters_wanted.connect(self._on_table_filters_wanted)
        self.view.chosen.connect(self._on_view_chosen)
        self.ticks_bar.move_chosen.connect(self._on_ticks_bar_move_chosen)
        self.moving.asking.connect(self._on_moving_asking)
        self.moving.asked.connect(self._on_moving_asked)
        self.table.horizontalHeader().sectionClicked.connect(self._on_section_clicked)
        self.side.opened.connect(self._on_opened)
        self.side.review_opened.connect(self._on_side_review_opened)
        self.side.move_chosen.connect(self._on_side_move_chosen)
        self.add_candidate.clicked.connect(self._on_add_candidate_clicked)
        self.compare.clicked.connect(lambda: self.open_requested.emit("compare", self.filters.role_id()))
        self.adding.given.connect(self._on_adding_given)
        self.edits.refused.connect(self._on_edits_refused)

    def show_about(self, role_id: str) -> None:
        """Only the candidates of one role; "" for all."""
        self.filters.set_role(role_id)
        self.look_again()

    def focus_first(self) -> None:
        """The keys belong to the list."""
        if not self._arranged.shown:
            self.add_candidate.setFocus()
        elif self.view.value() == COLUMNS:
            self.columns.step_in()
        else:
            self.table.setFocus()

    def key_hints(self) -> list[tuple[str, str]]:
        return walking_hints()

    def is_reading(self) -> bool:
        """Whether the list or a CV is on its way."""
        return self.arranging.is_reading() or self.side.cv.is_reading()

    # Showing

    def refresh(self) -> None:
        with self.workspace.read() as s:
            roles = s.execute(select(Role.id, Role.code, Role.title, Role.status).order_by(Role.code)).all()
            people = [(key, name) for key, name in s.execute(select(Person.id, Person.name).order_by(Person.name))]
        named = [(row.id, f"{row.code} · {row.title}") for row in roles]
        going = [(row.id, f"{row.code} · {row.title}") for row in roles if row.status in GOING]
        self.filters.set_options(named, people)
        self.table.full_names = dict(people)
        self.table.painter.pair = self.workspace.pair()
        self.columns.set_people(self.table.full_names, self.workspace)
        self.adding.show_options(going, people, self.filters.role_id())
        self.add_candidate.setEnabled(bool(going))
        with self.workspace.glance() as rows:
            everybody = count_in(rows)
        show_if(self.no_role, not everybody and not roles)
        show_if(self.nobody, not everybody and bool(going))
        for part in (self.filters, self.view):
            show_if(part, bool(everybody))
        self._everybody = everybody
        self._show_view()
        self._arrange()

    def _show_view(self) -> None:
        """The list with its side, or the columns; neither while somebody is asked why it ends and there is no side."""
        listed = self.view.value() == LIST
        room = bool(self._everybody) and not (theme().large() and self._asks_above())
        show_if(self.filters, room)
        show_if(self.table, room and listed)
        show_if(self.columns, room and not listed)
        show_if(self.side, room and listed and not theme().large())

    def _asks_above(self) -> bool:
        closing = self.side.closing
        return closing.isVisibleTo(self) and not self.side.isAncestorOf(closing)

    @Slot()
    def _arrange(self) -> None:
        if self.view.take_role(self.filters.role_id()):
            self._show_view()
        self.arranging.ask(self.filters.asked())
        if self.arranging.is_reading() and not self._arranged.of:
            self.count_words.setText(_("Reading the list…"))

    @Slot(object)
    def _on_arranging_answered(self, arranged: object) -> None:
        assert isinstance(arranged, Arranged)
        self._show_arranged(arranged)

    def _show_arranged(self, arranged: Arranged) -> None:
        self._arranged = arranged
        self.ticks.keep_only(candidate_id for ids in arranged.ids.values() for candidate_id in ids)
        self.table.setColumnHidden(ROLE, bool(self.filters.role_id()))
        show_if(self.compare, bool(self.filters.role_id()))
        self.filters.strip.set_counts(arranged.counts)
        self._show_rows()
        self.count_words.setText(counted_words(arranged, self.filters.asked().order))
        show_if(self.none_fit, bool(self.filters.isVisibleTo(self)) and not arranged.shown)

    def _show_rows(self) -> None:
        """Fill the view that is in front; the other one when it is."""
        chosen = self._chosen
        if self.view.value() == COLUMNS:
            self.columns.set_arranged(self._arranged, self.filters.asked().groups)
            self.columns.go_to(chosen)
            return
        self.model.set_arranged(self._arranged)
        self.table.go_to(chosen)
        self._show_side()

    @Slot(str)
    def _on_view_chosen(self, view: str) -> None:
        self._show_view()
        self._show_rows()

    def _fetch(self, ids: Sequence[str]) -> dict[str, PipelineLine]:
        with self.workspace.read() as s:
            return pipeline_lines(s, ids, self.workspace.today(), self.workspace.now())

    @Slot(str)
    def _on_table_walked(self, candidate_id: str) -> None:
        if candidate_id:
            self._chosen = candidate_id
        self._walked.start(0)

    @Slot()
    def _show_side(self) -> None:
        row = self.model.row_of(self.table.current_id()) if self.table.current_id() else -1
        if self.view.value() == LIST:
            self.side.show_line(self.model.line(row) if row >= 0 else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(self.width())

    # Moving

    @Slot(str, bytes)
    def _on_stage_dropped(self, stage: str, data: bytes) -> None:
        self.moving.to_stage(data.decode("ascii", "ignore").split(), stage)

    @Slot(str, str)
    def _on_side_move_chosen(self, candidate_id: str, stage: str) -> None:
        self.moving.to_stage([candidate_id], stage)

    @Slot(str)
    def _on_ticks_bar_move_chosen(self, stage: str) -> None:
        self.moving.to_stage(self.ticks.ids(), stage)

    @Slot(str)
    def _on_moving_asking(self, candidate_id: str) -> None:
        """The form stands beside the row; above the rows where there is no column at the side."""
        closing = self.side.closing
        closing.show()
        if self.side.isVisibleTo(self):
            self._chosen = candidate_id
            self.table.go_to(candidate_id)
            self._walked.stop()
            self._show_side()
            self.side.take_closing()
            closing.show()
            self.side.give_way()
            return
        self._above.insertWidget(1, closing)
        self._show_view()

    @Slot()
    def _on_moving_asked(self) -> None:
        self._show_view()
        self._show_side()
        self.focus_first()

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field == "reason":
            self.side.closing.show_refusal(sentence)
        elif field == "candidate" and self.adding.isVisible():
            self.adding.told.setText(sentence)
            self.adding.new_name.focus()
        else:
            self.said.emit(sentence)

    # Opening, sorting, adding

    @Slot(str)
    def _on_opened(self, candidate_id: str) -> None:
        self.open_requested.emit("candidate", candidate_id)

    @Slot(str)
    def _on_side_review_opened(self, session_id: str) -> None:
        self.open_requested.emit("session", session_id)

    @Slot(int)
    def _on_section_clicked(self, column: int) -> None:
        order = {NAME: Order.NAME, WAITS: Order.WAITING}.get(column)
        if order is not None:
            self.filters.sort_by(order)

    @Slot()
    def _on_table_filters_wanted(self) -> None:
        self.filters.filter.focus()

    @Slot()
    def _on_add_candidate_clicked(self) -> None:
        if self.adding.isVisible():
            self.adding.hide()
        else:
            self.adding.begin()

    @Slot()
    def _on_no_role_act_requested(self) -> None:
        self.session_requested.emit(SessionKind.INTAKE.value, "", "")

    @Slot(object)
    def _on_adding_given(self, new: object) -> None:
        assert isinstance(new, NewOne)
        added, alias = add_step(self.edits, new, self.workspace.today())
        if not added:
            return
        self._chosen = added
        self.adding.done()
        self.open_requested.emit("candidate", self._chosen)
        self.said.emit(_("Added as {alias}. On the list, Ctrl Z takes it back.").format(alias=alias))
