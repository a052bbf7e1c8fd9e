"""What can be done with a role as a whole: kept as a template, duplicated, its decisions printed. Asked in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Role
from hirepair_desktop.model.brief import brief_body, brief_hash
from hirepair_desktop.model.duplicating import duplicate_role, remove_duplicate
from hirepair_desktop.model.settings import drop_setting, put_setting
from hirepair_desktop.model.stamps import new_id
from hirepair_desktop.model.templates import KEPT, save_template, template_values
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, MenuButton, button
from hirepair_desktop.ui.widgets.labels import caption

TEMPLATE, DUPLICATE, RECORD = "template", "duplicate", "record"


class RoleActs(QWidget):
    """The line that names a template, and the menu that opens it. It outlives the page's refresh."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page, self.role_id = page, ""
        self.opener: MenuButton | None = None
        self.name = LineField(_("Name of the template"), "template_name")
        self.save = button(_("Save as template"), "template_save", owner="primary", small=True)
        self.leave = LinkButton(_("Not now"), "template_not_now", "ink2")
        self.note = caption(
            _(
                "Outcomes, criteria with anchors, stages, questions, pitch and promises. Names, days and pay are left out."
            )
        )
        box = Panel("template_naming")
        asked = row(self.name, self.save, self.leave, space=12)
        asked.setStretch(0, 1)
        for act in (self.save, self.leave):
            asked.setAlignment(act, Qt.AlignmentFlag.AlignBottom)
        box.setLayout(stack(asked, self.note, space=6, margins=(14, 10, 14, 12)))
        box.setMaximumWidth(theme().px(760))
        self.setLayout(row(box, 1, margins=(28, 16, 28, 0)))
        self.save.clicked.connect(self._on_save_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)
        self.name.submitted.connect(self._on_save_clicked)
        page.edits.refused.connect(self._on_edits_refused)
        self.hide()

    def menu(self) -> MenuButton:
        """A menu for the head of the page, made anew with each refresh."""
        items = [(TEMPLATE, _("Save as template…")), (DUPLICATE, _("Duplicate role")), (RECORD, _("Decision record…"))]
        made = MenuButton(_("More"), "role_acts", items, icon="more")
        made.chosen.connect(self._on_menu_chosen)
        self.opener = made
        return made

    def show_about(self, role_id: str) -> None:
        """Which role; another one begins without a half-written name."""
        if role_id != self.role_id:
            self.role_id = role_id
            self._put_away()

    def _put_away(self) -> None:
        """The keys go back to where they came from first: what is said after it stays until they move on."""
        if self.opener is not None and self.isAncestorOf(self.focusWidget() or self):
            show_if(self.opener, True)  # it may have been made anew just now
            self.opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.show_sentence("")
        self.name.set_value("")
        self.hide()

    @Slot(str)
    def _on_menu_chosen(self, act: str) -> None:
        if act == DUPLICATE:
            self._duplicate()
            return
        if act == RECORD:
            self.page.print_requested.emit(self.role_id)
            return
        with self.page.workspace.read() as s:
            role = s.get(Role, self.role_id)
            title = role.title if role is not None else ""
        show_if(self, True)
        if not self.name.value():
            self.name.set_value(title)
        self.name.focus()
        self.name.line.selectAll()

    @Slot()
    def _on_leave_clicked(self) -> None:
        self._put_away()

    @Slot()
    def _on_save_clicked(self) -> None:
        self.name.flush()
        self.name.show_sentence("")
        name, role_id, key = self.name.value(), self.role_id, KEPT + new_id()

        def do(s: Block) -> None:
            save_template(s, s.get_one(Role, role_id), name, key)

        words = _("Save as template")
        if self.page.edits.step(words, do, lambda s: drop_setting(s, key), "template_name"):
            self._put_away()
            self.page.said.emit(
                _("Saved as template “{name}”. A new role can start from it.").format(name=name.strip())
            )

    def _duplicate(self) -> None:
        role_id, today, at = self.role_id, self.page.workspace.today(), self.page.workspace.now()
        made: dict[str, str] = {}

        def do(s: Block) -> None:
            role, session = duplicate_role(s, s.get_one(Role, role_id), today, at)
            brief = brief_hash(brief_body(s, role))
            made.update(role=role.id, code=role.code, session=session.id, brief=brief)

        def undo(s: Block) -> None:
            remove_duplicate(s, made["role"], made["session"], made["brief"])

        if self.page.edits.step(_("Duplicate role"), do, undo):
            self.page.open_requested.emit("role", made["role"])
            self.page.said.emit(_("{code} is the copy. It begins with its intake.").format(code=made["code"]))

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field == "template_name":
            self.name.show_sentence(sentence)
            self.name.focus()


def delete_template(page: Page, key: str, name: str) -> bool:
    """Delete one's own template as a step that can be taken back."""
    with page.workspace.read() as s:
        values = template_values(s, key)
    if not values:
        return False
    taken = page.edits.step(
        _("Delete the template {name}").format(name=name), lambda s: drop_setting(s, key),
        lambda s: put_setting(s, key, values),
    )  # fmt: skip
    if taken:
        page.said.emit(_("The template “{name}” is deleted. Ctrl Z brings it back.").format(name=name))
    return taken
