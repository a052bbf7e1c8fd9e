"""Every role: open ones first, then the filled, then the templates a new one can start from."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from hirepair_desktop.model import Candidate, Partnership, Role
from hirepair_desktop.model.home import GOING
from hirepair_desktop.model.kinds import RoleStatus, SessionKind
from hirepair_desktop.model.templates import Template, kept_templates, shipped_templates
from hirepair_desktop.text import _, first_name, ngettext
from hirepair_desktop.ui.pages.lines import Line
from hirepair_desktop.ui.pages.list_page import ListPage
from hirepair_desktop.ui.pages.role_acts import delete_template
from hirepair_desktop.ui.pages.start_from import held_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption
from hirepair_desktop.ui.widgets.seat_mark import SeatMark
from hirepair_desktop.ui.workspace import OpenWorkspace


def status_words(status: RoleStatus) -> str:
    """How a role stands."""
    return {
        RoleStatus.DRAFT: _("Draft"),
        RoleStatus.OPEN: _("Open"),
        RoleStatus.ON_HOLD: _("On hold"),
        RoleStatus.FILLED: _("Filled"),
        RoleStatus.CLOSED: _("Closed"),
    }[status]


class RolesPage(ListPage):
    """Opens a role, starts one from a template."""

    shows = frozenset({"role", "candidate", "partnership", "person", "setting"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        self.new_role = button(_("New role"), "new_role", icon="plus")
        super().__init__(workspace, "roles_page", _("Roles"), _("A role begins with its intake"), self.new_role)
        self.new_role.clicked.connect(lambda: self.session_requested.emit(SessionKind.INTAKE.value, "", ""))

    def refresh(self) -> None:
        self.clear()
        with self.workspace.read() as s:
            roles = s.scalars(
                select(Role)
                .order_by(Role.code)
                .options(
                    selectinload(Role.partnership).selectinload(Partnership.recruiter),
                    selectinload(Role.partnership).selectinload(Partnership.manager),
                )
            ).all()
            rows = s.execute(select(Candidate.role_id, func.count()).group_by(Candidate.role_id)).all()
            counts = {row[0]: row[1] for row in rows}
            lines = [
                (
                    role.id, role.code, role.title, role.status, role.intake_version, role.partnership.recruiter.name,
                    role.partnership.manager.name, counts.get(role.id, 0),
                )
                for role in roles
            ]  # fmt: skip
        if not lines:
            empty = EmptyState(
                _("Two chairs, no roles yet. Start with an intake, 60 minutes side by side."), _("New intake")
            )
            empty.act_requested.connect(self.new_role.click)
            self.lines.addWidget(empty)
        for heading, going in ((_("Open"), True), (_("Filled and closed"), False)):
            mine = [line for line in lines if (line[3] in GOING) == going]
            if mine:
                self.group(heading, ngettext("{n} role", "{n} roles", len(mine)).format(n=len(mine)))
                for line in mine:
                    self.line(self._line(*line))
        self._show_templates()

    def _show_templates(self) -> None:
        with self.workspace.read() as s:
            templates = [*kept_templates(s), *shipped_templates()]
        self.group(_("Templates"), _("A new role can start from one, or from another role"))
        for template in templates:
            self.line(self._template(template))

    def _template(self, template: Template) -> QWidget:
        start = button(_("Start a role"), f"{template.key}_start", small=True)
        start.setAccessibleName(_("Start a role from: {name}").format(name=template.name))
        start.clicked.connect(lambda: self.open_requested.emit("new_session", template.key))
        gone = None
        if template.is_own:
            gone = button(_("Delete"), f"{template.key}_delete", quiet=True, small=True, icon="trash")
            gone.setAccessibleName(_("Delete the template {name}").format(name=template.name))
            gone.clicked.connect(lambda: delete_template(self, template.key, template.name))
        under = " · ".join(
            words for words in (_(template.about) if template.about else "", held_words(template.body)) if words
        )
        name = _(template.name) if not template.is_own else template.name
        texts = stack(ElidedLabel(name, weight=500), caption(under), space=0)
        at = 0 if theme().large() else 46  # under the names of the roles
        laid = row(texts, gone, start, space=10, margins=(at, 8, 0, 8))
        laid.setStretch(0, 1)
        made = QWidget()
        made.setLayout(laid)
        return made

    def _line(
        self, key: str, code: str, title: str, status: RoleStatus, version: int, recruiter: str, manager: str, n: int
    ) -> QWidget:
        brief = _("Brief version {n}").format(n=version) if version else _("No brief agreed yet")
        people = ngettext("{n} candidate", "{n} candidates", n).format(n=n)
        made = Line(key, f"{code} {title}, {status_words(status)}", f"role_{key}")
        number = caption(code, wrap=False)
        number.setMinimumWidth(theme().px(36))
        names = _("{first} and {second}").format(first=first_name(recruiter), second=first_name(manager))
        laid = row(
            number, stack(ElidedLabel(title, weight=500), ElidedLabel(f"{brief} · {people}", "caption", "ink2"), space=0),
            SeatMark(recruiter, "rec", 18), SeatMark(manager, "man", 18), ElidedLabel(names),
            caption(status_words(status), wrap=False), space=10, margins=(0, 8, 0, 8),
        )  # fmt: skip
        laid.setStretch(1, 6)
        laid.setStretch(4, 2)
        made.setLayout(laid)
        made.opened.connect(lambda role_id: self.open_requested.emit("role", role_id))
        return made
