"""Candidates as a list: find one, open one, add one. Sorted by name, date or waiting time, never by rating."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import select

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model import Candidate, Role
from hirepair_desktop.model.beginning import new_candidate
from hirepair_desktop.model.candidate_facts import candidate_lines
from hirepair_desktop.model.home import GOING
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.candidates_model import CandidatesModel
from hirepair_desktop.ui.pages.candidates_table import CandidateTable
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.labels import caption, title
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from hirepair_desktop.ui.workspace import OpenWorkspace


class CandidatesPage(Page):
    """`show_about(role_id)` narrows the list to one role."""

    shows = frozenset({"candidate", "role", "person"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "candidates_page")
        self.setWindowTitle(_("Candidates"))
        self._role_id = ""
        self.count_words = caption("", wrap=False)
        self.filter = LineField(_("Filter"), "filter", placeholder=_("Name, role, source or state"))
        self.role = ChoiceField(_("Role"), [], "role_filter")
        self.model = CandidatesModel(self)
        self.table = CandidateTable(self.model)
        self.add_candidate = button(_("Add a candidate"), "add_candidate", icon="plus")
        self._adding = self._build_adding()
        self.nobody = EmptyState(
            _("Nobody is here yet. Add the first candidate of a role; a review is written alone, then opened together."),
            _("Add a candidate"), "nobody",
        )  # fmt: skip
        self.no_role = EmptyState(
            _("Candidates belong to a role. Start with an intake, 60 minutes side by side."), _("New intake"), "no_role"
        )
        self._build()
        self.nobody.act_requested.connect(self._on_add_candidate_clicked)
        self.no_role.act_requested.connect(self._on_no_role_act_requested)
        self.filter.edited.connect(self._on_filter_edited)
        self.role.edited.connect(self._on_role_edited)
        self.table.activated.connect(self._on_table_activated)
        self.table.doubleClicked.connect(self._on_table_activated)
        self.add_candidate.clicked.connect(self._on_add_candidate_clicked)

    def _build(self) -> None:
        heading = row(stack(title(_("Candidates")), self.count_words, space=2), 1, self.add_candidate)
        inside = row(self.filter, self.role, space=12)
        inside.setStretch(0, 3)
        inside.setStretch(1, 2)
        self._filters = QWidget()
        self._filters.setLayout(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(theme().px(side) for side in (32, 24, 32, 16)))
        whole.setSpacing(theme().px(12))
        whole.addLayout(heading)
        whole.addWidget(self._adding)
        for part in (self.nobody, self.no_role, self._filters):
            whole.addWidget(part)
        whole.addWidget(self.table, 1000)
        whole.addStretch(1)

    def _build_adding(self) -> QWidget:
        self.new_name = LineField(_("The candidate's name"), "new_name")
        self.new_role = ChoiceField(_("For"), [], "new_role")
        self.told = FieldSentence()
        self.add_it = button(_("Add"), "add_it", owner="primary")
        self.add_it.clicked.connect(self._on_add_it_clicked)
        fields = row(self.new_name, self.new_role, self.add_it, space=12)
        fields.setStretch(0, 3)
        fields.setStretch(1, 3)
        fields.setAlignment(self.add_it, Qt.AlignmentFlag.AlignBottom)
        made = QWidget()
        made.setLayout(stack(fields, self.told, space=6))
        made.hide()
        return made

    def show_about(self, role_id: str) -> None:
        """Only the candidates of one role; "" for all."""
        self._role_id = role_id
        self.look_again()

    def refresh(self) -> None:
        with self.workspace.read() as s:
            roles = s.execute(select(Role.id, Role.code, Role.title, Role.status).order_by(Role.code)).all()
            lines = candidate_lines(s, self._role_id)
        named = [(row.id, f"{row.code} · {row.title}") for row in roles]
        self.role.set_options([("", _("All roles")), *named])
        self.role.set_value(self._role_id)
        going = [(row.id, f"{row.code} · {row.title}") for row in roles if row.status in GOING]
        held = self.new_role.value()
        self.new_role.set_options(going)
        values = [value for value, _words in going]
        if values:
            self.new_role.set_value(held if held in values else self._role_id if self._role_id in values else values[0])
        self.add_candidate.setEnabled(bool(going))
        self.model.set_lines(lines, self.workspace.today())
        self._show_count()
        nobody = not lines and not self._role_id
        show_if(self.no_role, nobody and not roles)
        show_if(self.nobody, nobody and bool(going))
        for part in (self._filters, self.table):
            show_if(part, not nobody)

    def _show_count(self) -> None:
        n = self.model.rowCount()
        self.count_words.setText(ngettext("{n} candidate", "{n} candidates", n).format(n=n))

    @Slot(object)
    def _on_filter_edited(self, words: object) -> None:
        self.model.set_filter(str(words))
        self._show_count()

    @Slot(object)
    def _on_role_edited(self, role_id: object) -> None:
        self._role_id = str(role_id or "")
        self.refresh()

    @Slot(QModelIndex)
    def _on_table_activated(self, index: QModelIndex) -> None:
        self.open_requested.emit("candidate", self.model.line(index.row()).id)

    @Slot()
    def _on_add_candidate_clicked(self) -> None:
        self._adding.setVisible(not self._adding.isVisible())
        if self._adding.isVisible():
            self.new_name.setFocus()

    @Slot()
    def _on_no_role_act_requested(self) -> None:
        self.session_requested.emit(SessionKind.INTAKE.value, "", "")

    @Slot()
    def _on_add_it_clicked(self) -> None:
        self.new_name.flush()
        try:
            with self.workspace.write() as s:
                role = s.get_one(Role, str(self.new_role.value()))
                added: Candidate = new_candidate(s, role, self.new_name.value(), self.workspace.today())
                candidate_id, alias = added.id, added.alias
        except HirePairError as error:
            self.told.setText(str(error))
            return
        self.told.setText("")
        self.new_name.set_value("")
        self.open_requested.emit("candidate", candidate_id)
        self.said.emit(_("Added as {alias}.").format(alias=alias))
