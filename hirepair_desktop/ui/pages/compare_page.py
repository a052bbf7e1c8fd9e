"""Compare: candidates of a role beside what was agreed for it, never beside a total (picture 08). It is read only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hirepair_desktop.model import Role
from hirepair_desktop.model.comparing import (
    LEAST,
    Comparison,
    compare,
    to_begin_with,
    to_choose_from,
)
from hirepair_desktop.text import _
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.compare_model import CompareModel, people_words
from hirepair_desktop.ui.pages.compare_parts import LISTED, CellEvidence, ChoosePeople, legend
from hirepair_desktop.ui.pages.compare_table import CompareTable
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, Segmented, button
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.labels import caption, title
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair

MUSTS, EVERYTHING = "musts", "everything"


class ComparePage(Page):
    """Told by `show_about(role_id)` which role. Who was chosen for a role holds while the workspace is open."""

    shows = frozenset({
        "role", "criterion", "stage", "candidate", "interview", "rating", "round", "draft", "decision", "person",
    })  # fmt: skip

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "compare_page")
        self._role_id = ""
        self._chosen: dict[str, list[str]] = {}
        self.role_link = LinkButton("", "to_role", "ink2", "caption")
        self.heading = title("")
        self.heading.setWordWrap(theme().large())
        self.which = Segmented(
            [(MUSTS, _("Must-haves")), (EVERYTHING, _("Everything"))], "which_criteria", _("Which criteria")
        )
        self.which.set_value(MUSTS)
        self.choose = button(_("Choose people"), "choose_people", icon="person")
        self.people = ChoosePeople()
        self.people.hide()
        self.model = CompareModel(self)
        self.table = CompareTable(self.model)
        self.empty = EmptyState("", _("Candidates of this role"), "compare_empty")
        self.legend_place = stack(space=0)
        self._build()
        self._connect()

    def _build(self) -> None:
        under = caption(
            _("Compare each person with what you agreed, not with each other. There is no total on purpose.")
        )
        above = row(self.role_link, glyph("chevron-right"), caption(_("Compare"), wrap=False), 1, space=4)
        named = stack(above, self.heading, under, space=4)
        acts = row(self.which, self.choose, 1 if theme().large() else None, space=8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(theme().px(side) for side in (24, 20, 24, 24)))
        whole.setSpacing(theme().px(14))
        if theme().large():
            whole.addLayout(stack(named, acts, space=8))
        else:
            head = row(named, acts, space=16)
            head.setStretch(0, 1)
            whole.addLayout(head)
        self.framed = Panel("compare_framed", radius="control")
        self.framed.setLayout(stack(self.table, space=0, margins=(1, 1, 1, 1)))
        for part in (self.people, self.framed, self.empty):
            whole.addWidget(part)
        whole.addLayout(self.legend_place)
        whole.addStretch(1)

    def _connect(self) -> None:
        self.role_link.clicked.connect(lambda: self.open_requested.emit("role", self._role_id))
        self.which.chosen.connect(lambda _value: self.refresh())
        self.choose.clicked.connect(self._on_choose_clicked)
        self.people.chosen.connect(self._on_people_chosen)
        self.people.narrowed.connect(lambda _words: self._show_people())
        self.table.evidence_requested.connect(self._on_table_evidence_requested)
        self.table.candidate_requested.connect(lambda key: self.open_requested.emit("candidate", key))
        self.empty.act_requested.connect(lambda: self.open_requested.emit("candidates", self._role_id))

    def show_about(self, role_id: str) -> None:
        """Which role."""
        if role_id != self._role_id:
            self._role_id = role_id
            self.model.open_evidence("", "")
            self.people.hide()
        self.look_again()

    def focus_first(self) -> None:
        """The table, or what leads to one."""
        (self.table if self.table.isVisible() else self.choose).setFocus(Qt.FocusReason.OtherFocusReason)

    def key_hints(self) -> list[tuple[str, str]]:
        """Keys of the table."""
        return [("Enter", _("evidence"))]

    # Showing

    def refresh(self) -> None:
        with self.workspace.read() as s:
            role = s.get(Role, self._role_id)
            if role is None:
                self._show_nothing(_("This role is not in the workspace any more."))
                return
            self.setWindowTitle(_("Compare: {role}").format(role=role.title))
            self.role_link.setText(role.title)
            pair = self.workspace.pair_by_id(role.partnership_id)
            if self._role_id not in self._chosen:
                self._chosen[self._role_id] = to_begin_with(s, self._role_id)
            musts_only = self.which.value() != EVERYTHING
            comparison = compare(s, role, self._chosen[self._role_id], self.workspace.now(), musts_only)
        self._show(comparison, pair)
        self._show_people()

    def _show(self, comparison: Comparison, pair: Pair) -> None:
        self.heading.setText(people_words(len(comparison.candidates)))
        if len(comparison.candidates) < LEAST:
            self._show_nothing(_("Two people make a comparison. Add another candidate, or choose two."))
            return
        if not comparison.criteria:
            self._show_nothing(_("Nothing is agreed to look for yet. Agree the musts in the intake first."))
            return
        self.empty.hide()
        self.framed.show()
        self._fill(comparison, pair)
        clear(self.legend_place)
        self.legend_place.addWidget(legend(pair))

    def _fill(self, comparison: Comparison, pair: Pair) -> None:
        """Show it, with the cursor where it was."""
        at = self.table.currentIndex()
        row_at, column = max(0, at.row()), max(0, at.column())
        criterion = self.model.criterion_at(row_at)
        self.model.set_comparison(comparison, pair)
        self.table.show_rows(self._evidence())
        if criterion is not None and criterion in self.model.rows:
            row_at = self.model.rows.index(criterion)
        self._go_to(row_at, column)

    def _go_to(self, row_at: int, column: int) -> None:
        last = self.model.columnCount() - 1
        if last >= 0:
            self.table.setCurrentIndex(self.model.index(min(row_at, self.model.rowCount() - 1), min(column, last)))

    def _show_nothing(self, words: str) -> None:
        self.framed.hide()
        clear(self.legend_place)
        self.empty.words.setText(words)
        self.empty.show()

    def _show_people(self) -> None:
        with self.workspace.read() as s:
            people, count = to_choose_from(s, self._role_id, str(self.people.by_name.value()), LISTED)
        self.people.show_people(people, count, self._chosen.get(self._role_id, []))
        show_if(self.choose, count > 0 or bool(self.people.by_name.value()))

    def _evidence(self) -> QWidget | None:
        at, candidate = self.model.evidence_row(), self.model.candidate(self.model.opened_of)
        criterion = self.model.criterion_at(at - 1)
        if at < 0 or candidate is None or criterion is None or self.model.pair is None:
            return None
        made = CellEvidence(criterion, candidate, self.model.pair)
        made.candidate_requested.connect(lambda key: self.open_requested.emit("candidate", key))
        made.closed.connect(self._on_evidence_closed)
        return made

    # Acting

    @Slot()
    def _on_choose_clicked(self) -> None:
        show_if(self.people, not self.people.isVisible())
        if self.people.isVisible():
            self.people.focus()

    @Slot(list)
    def _on_people_chosen(self, ids: list[str]) -> None:
        self._chosen[self._role_id] = ids
        self.refresh()

    @Slot(str, str)
    def _on_table_evidence_requested(self, criterion_id: str, candidate_id: str) -> None:
        """Open the evidence of the cell, or close it where it is open; the cursor stays on its cell."""
        is_open = (self.model.opened, self.model.opened_of) == (criterion_id, candidate_id)
        self._open("" if is_open else criterion_id, candidate_id)

    @Slot()
    def _on_evidence_closed(self) -> None:
        self._open("", self.model.opened_of)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, criterion_id: str, candidate_id: str) -> None:
        kept = criterion_id or self.model.opened
        self.model.open_evidence(criterion_id, candidate_id)
        self.table.show_rows(self._evidence())
        ids = [candidate.id for candidate in self.model.candidates]
        places = [at for at in range(self.model.rowCount()) if (row := self.model.criterion_at(at)) and row.id == kept]
        if places and candidate_id in ids:
            self._go_to(places[0], ids.index(candidate_id))
