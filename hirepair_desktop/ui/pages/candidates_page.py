"""Candidates as a pipeline (picture 18): stages with counts, whose step comes next, the CV at the side.

Sorted by waiting time, name or the day they came, never by rating. Of what is sealed it says who is ready.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout
from sqlalchemy import select, text

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model import Person, Role
from hirepair_desktop.model.beginning import new_candidate
from hirepair_desktop.model.home import GOING
from hirepair_desktop.model.kinds import CandidateStatus, SessionKind, Source
from hirepair_desktop.model.pipeline import OF_GROUP, Arranged, Asked, Order, arrange, count_in, next_stage
from hirepair_desktop.model.pipeline_lines import PipelineLine, pipeline_lines
from hirepair_desktop.storage.store import Store
from hirepair_desktop.text import _, ngettext, number
from hirepair_desktop.ui.jobs import Job, Jobs
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.candidate_steps import move_step
from hirepair_desktop.ui.pages.candidates_adding import NewCandidateForm, NewOne
from hirepair_desktop.ui.pages.candidates_filters import PipelineFilters
from hirepair_desktop.ui.pages.candidates_model import NAME, ROLE, WAITS, CandidatesModel
from hirepair_desktop.ui.pages.candidates_side import CLOSE, PipelineSide
from hirepair_desktop.ui.pages.candidates_table import CandidateTable
from hirepair_desktop.ui.pages.pipeline_words import group_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.labels import caption, title
from hirepair_desktop.ui.workspace import OpenWorkspace

AT_ONCE = 3000
"""Up to so many are arranged while one waits; more on a thread of their own, the list before stays meanwhile."""


def arranged_in(store: Store, asked: Asked) -> Arranged:
    """Arrange on a connection of its own, for a thread of its own."""
    with store.read() as s:
        return arrange(lambda question, **values: [tuple(row) for row in s.execute(text(question), values)], asked)


class CandidatesPage(Page):
    """`show_about(role_id)` narrows the list to one role."""

    shows = frozenset(
        {"candidate", "role", "person", "interview", "session", "round", "draft", "decision", "candidate_message",
         "attachment", "referrer_update", "stage"}
    )  # fmt: skip

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "candidates_page")
        self.setWindowTitle(_("Candidates"))
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._chosen = ""
        self.count_words = caption("", wrap=theme().large(), name="count_words")
        self.filters = PipelineFilters()
        self.model = CandidatesModel(self._fetch, self)
        self.table = CandidateTable(self.model, workspace)
        self.side = PipelineSide(self)
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
        heading = row(stack(title(_("Candidates")), self.count_words, space=2), 1, self.compare, self.add_candidate)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        above = stack(
            heading, self.adding, self.nobody, self.no_role, self.filters, self.none_fit,
            space=12, margins=(32, 24, 32, 14),
        )  # fmt: skip
        whole.addLayout(above)
        self._below = row(self.table, self.side, space=0)
        self._below.setStretch(0, 1)
        whole.addLayout(self._below, 1000)
        whole.addStretch(1)
        self.table.setMinimumHeight(theme().px(300))
        if not theme().large():
            self.table.setMinimumWidth(theme().px(420))

    def _wire(self) -> None:
        self.nobody.act_requested.connect(self._on_add_candidate_clicked)
        self.no_role.act_requested.connect(self._on_no_role_act_requested)
        self.filters.changed.connect(self._arrange)
        self.filters.strip.dropped.connect(self._on_strip_dropped)
        self.table.opened.connect(self._on_opened)
        self.table.walked.connect(self._on_table_walked)
        self.table.moved.connect(self._on_table_moved)
        self.table.filters_wanted.connect(self._on_table_filters_wanted)
        self.table.horizontalHeader().sectionClicked.connect(self._on_section_clicked)
        self.side.opened.connect(self._on_opened)
        self.side.review_opened.connect(self._on_side_review_opened)
        self.side.move_chosen.connect(self._move_to_stage)
        self.side.closing.ended.connect(self._on_closing_ended)
        self.side.closing.left.connect(self._on_closing_left)
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
        (self.table if self.model.rowCount() else self.add_candidate).setFocus()

    def key_hints(self) -> list[tuple[str, str]]:
        return [
            ("J", _("next")), ("K", _("previous")), ("F", _("filter")), ("Alt →", _("next stage")),
            ("Enter", _("open")),
        ]  # fmt: skip

    def is_reading(self) -> bool:
        """Whether the list or a CV is on its way."""
        return self._job is not None or self.side.cv.is_reading()

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
        self.adding.show_options(going, people, self.filters.role_id())
        self.add_candidate.setEnabled(bool(going))
        with self.workspace.glance() as rows:
            everybody = count_in(rows)
        show_if(self.no_role, not everybody and not roles)
        show_if(self.nobody, not everybody and bool(going))
        for part in (self.filters, self.table, self.side):
            show_if(part, bool(everybody))
        show_if(self.side, bool(everybody) and not theme().large())
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        asked = self.filters.asked()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        with self.workspace.glance() as rows:
            if count_in(rows, asked.role_id) <= AT_ONCE:
                self._show_arranged(arrange(rows, asked))
                return
        store = self.workspace.store
        self._job = self._jobs.start(lambda: arranged_in(store, asked))
        self._job.done.connect(self._on_job_done)
        self._job.failed.connect(self._on_job_failed)
        if not self.model.rowCount():
            self.count_words.setText(_("Reading the list…"))

    @Slot(object)
    def _on_job_done(self, arranged: object) -> None:
        self._job = None
        assert isinstance(arranged, Arranged)
        self._show_arranged(arranged)

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        self._job = None
        if isinstance(error, HirePairError):
            self.said.emit(str(error))

    def _show_arranged(self, arranged: Arranged) -> None:
        chosen = self._chosen
        self.table.setColumnHidden(ROLE, bool(self.filters.role_id()))
        show_if(self.compare, bool(self.filters.role_id()))
        self.filters.strip.set_counts(arranged.counts)
        self.model.set_arranged(arranged)
        self.table.go_to(chosen)
        self._show_side()
        over = arranged.counts.get("closed", 0) + arranged.counts.get("hired", 0)
        n = arranged.of
        people = ngettext("{n} person", "{n} people", n).format(n=number(n))
        opened = _("{n} open").format(n=number(n - over))
        shown = "" if arranged.shown == n else ", " + _("{n} shown").format(n=number(arranged.shown))
        order = {
            Order.WAITING: _("In order of waiting time. Nobody is ranked."),
            Order.NAME: _("In order of names. Nobody is ranked."),
            Order.ADDED: _("In order of the day they came. Nobody is ranked."),
        }[self.filters.asked().order]
        self.count_words.setText(f"{people}, {opened}{shown}. {order}")
        show_if(self.none_fit, bool(self.filters.isVisibleTo(self)) and not arranged.shown)

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
        self.side.show_line(self.model.line(row) if row >= 0 else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(self.width())

    # Moving

    def _line(self, candidate_id: str) -> PipelineLine | None:
        return self._fetch([candidate_id]).get(candidate_id)

    @Slot(str, int)
    def _on_table_moved(self, candidate_id: str, step: int) -> None:
        line = self._line(candidate_id)
        stage = next_stage(line.status, step) if line is not None else ""
        if stage:
            self._move_to_stage(candidate_id, stage)
        else:
            self.said.emit(_("There is no stage on this side. The menu Move closes, with a reason."))

    @Slot(str, bytes)
    def _on_strip_dropped(self, stage: str, data: bytes) -> None:
        for candidate_id in data.decode("ascii", "ignore").split():
            self._move_to_stage(candidate_id, stage)

    @Slot(str, str)
    def _move_to_stage(self, candidate_id: str, stage: str) -> None:
        line = self._line(candidate_id)
        if line is None or line.status in OF_GROUP[stage]:
            return
        if stage == CLOSE:
            self._ask_end(line)
            return
        if move_step(self.edits, candidate_id, OF_GROUP[stage][0], self.workspace.now()):
            words = _("{alias} is at {stage} now. Ctrl Z takes it back.")
            self.said.emit(words.format(alias=line.alias, stage=group_words()[stage]))

    def _ask_end(self, line: PipelineLine) -> None:
        if theme().large():
            self.open_requested.emit("candidate", line.id)
            return
        self._chosen = line.id
        self.table.go_to(line.id)
        self._walked.stop()
        self._show_side()
        self.side.ask_end(line)

    @Slot(str, str, str)
    def _on_closing_ended(self, candidate_id: str, status: str, reason: str) -> None:
        if move_step(self.edits, candidate_id, CandidateStatus(status), self.workspace.now(), reason):
            self.side.closing.hide()
            self._show_side()
            self.table.setFocus()
            self.said.emit(_("Closed. Ctrl Z takes it back."))

    @Slot(str)
    def _on_closing_left(self, candidate_id: str) -> None:
        self._show_side()
        self.table.setFocus()

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field == "reason":
            self.side.closing.show_refusal(sentence)
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
        try:
            with self.workspace.write() as s:
                added = new_candidate(s, s.get_one(Role, new.role_id), new.name, self.workspace.today())
                added.headline, added.source, added.sourced_by_id = new.headline, new.source, new.brought_by or None
                if new.source is Source.REFERRAL:
                    added.referrer_id = added.sourced_by_id
                self._chosen, alias = added.id, added.alias
        except HirePairError as error:
            self.adding.told.setText(str(error))
            self.adding.new_name.focus()
            return
        self.adding.done()
        self.open_requested.emit("candidate", self._chosen)
        self.said.emit(_("Added as {alias}.").format(alias=alias))
