"""Asking for a decision about a role, in place: the question, who asks, who decides. On the page of a role and on
Decisions."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Decision, Person, Role
from hirepair_desktop.model.deciding import decision_owner
from hirepair_desktop.model.home import GOING
from hirepair_desktop.model.kinds import DecidedBy
from hirepair_desktop.model.role_deciding import new_question
from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button


class AskRole(QWidget):
    """Folded away until `begin`. It outlives the refresh of its page, so that nothing half written is lost."""

    def __init__(self, page: Page, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__()
        self.setObjectName("ask_role")
        self.page, self.role_id = page, ""
        self.question = LineField(_("A question that yes or no answers"), "ask_question")
        self.role = ChoiceField(_("About"), [], "ask_about")
        self.asked_by = ChoiceField(_("Who asks"), [], "ask_by")
        self.decided_by = ChoiceField(_("Who decides"), [], "ask_decides")
        self.ask = button(_("Ask"), "ask_it", owner="primary", small=True)
        self.leave = LinkButton(_("Not now"), "ask_not_now", "ink2")
        who: tuple[QWidget, ...] = (self.role, self.asked_by, self.decided_by)
        fields = stack(*who, space=10) if theme().large() else row(*who, space=12)
        if not theme().large():
            for at in range(len(who)):
                fields.setStretch(at, 1)
        box = Panel("ask_role_box")
        box.setLayout(
            stack(self.question, fields, row(self.ask, self.leave, 1, space=12), space=10, margins=(14, 10, 14, 12))
        )
        box.setMaximumWidth(theme().px(880))
        whole = row(box, 1, margins=margins)
        whole.setStretch(0, 1000)
        self.setLayout(whole)
        self.ask.clicked.connect(self._on_ask_clicked)
        self.question.submitted.connect(self._on_ask_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)
        self.role.edited.connect(self._on_role_edited)
        self.hide()

    def show_about(self, role_id: str) -> None:
        """Which role the page is about; another one begins without a half-written question."""
        if role_id != self.role_id:
            self.role_id = role_id
            self.question.set_value("")
            self.hide()

    @Slot()
    def begin(self) -> None:
        """Unfold, with the roles there are and the people of the one that is chosen."""
        pair = self.page.workspace.pair()
        with self.page.workspace.read() as s:
            wanted = select(Role.id, Role.title).where(Role.status.in_(GOING)).order_by(Role.code)
            if self.role_id:
                wanted = select(Role.id, Role.title).where(Role.id == self.role_id)
            elif pair is not None:
                wanted = wanted.where(Role.partnership_id == pair.id)
            roles = [(found.id, found.title) for found in s.execute(wanted)]
        self.question.show_sentence("")
        if not roles:
            self.page.said.emit(_("A decision is about a role. Start one with its intake first."))
            return
        self.role.set_options(roles)
        if self.role.value() not in [key for key, _title in roles]:
            self.role.set_value(roles[0][0])
        show_if(self.role, not self.role_id)
        self._show_people()
        self.show()
        self.question.focus()

    def _show_people(self) -> None:
        with self.page.workspace.read() as s:
            role = s.get(Role, str(self.role.value()))
            if role is None:
                return
            pair = self.page.workspace.pair_by_id(role.partnership_id)
            owner = s.get(Person, decision_owner(role))
            decides = _("{name} decides").format(name=first_name(owner.name)) if owner is not None else _("The owner")
        self.asked_by.set_options([(seat.id, seat.name) for seat in (pair.recruiter, pair.manager)])
        if self.asked_by.value() not in (pair.recruiter.id, pair.manager.id):
            self.asked_by.set_value(pair.recruiter.id)
        self.decided_by.set_options([(DecidedBy.OWNER.value, decides), (DecidedBy.PAIR.value, _("You both decide"))])
        if not self.decided_by.value():
            self.decided_by.set_value(DecidedBy.OWNER.value)

    @Slot(object)
    def _on_role_edited(self, role_id: object) -> None:
        self._show_people()

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.question.set_value("")
        self.hide()

    @Slot()
    def _on_ask_clicked(self) -> None:
        self.question.flush()
        with self.page.workspace.read() as s:
            role = s.get(Role, str(self.role.value()))
            if role is None:
                self.question.show_sentence(_("This role is not in the workspace any more."))
                return
            try:
                values = new_question(
                    role, str(self.question.value()), DecidedBy(str(self.decided_by.value())),
                    str(self.asked_by.value()), self.page.workspace.now(),
                )  # fmt: skip
            except RefusedValueError as error:
                self.question.show_sentence(str(error))
                self.question.focus()
                return
        if self.page.edits.add(Decision, values, _("Ask for a decision")):
            self._on_leave_clicked()
            self.page.said.emit(_("Asked. It waits under Decisions."))
