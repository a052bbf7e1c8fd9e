"""What a new role begins with: nothing, a template, or another role."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model import Role
from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.model.template_body import TemplateBody
from hirepair_desktop.model.templates import ROLE, kept_templates, shipped_templates, template_of
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.widgets.boxes import stack
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import OpenWorkspace

EMPTY = "empty"
"""Begin with nothing."""


def held_words(body: TemplateBody) -> str:
    """What a template holds, in figures."""
    n = len(body.outcomes)
    outcomes = ngettext("{n} outcome", "{n} outcomes", n).format(n=n)
    n = sum(1 for criterion in body.criteria if criterion.tier is Tier.MUST)
    musts = ngettext("{n} must", "{n} musts", n).format(n=n)
    n = len(body.stages)
    stages = ngettext("{n} stage", "{n} stages", n).format(n=n)
    return _("{outcomes}, {musts}, {stages}").format(outcomes=outcomes, musts=musts, stages=stages)


class StartFrom(QWidget):
    """A choice with what it holds under it. `chosen(title)` with the title the template gives its role."""

    chosen = Signal(str)

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.field = ChoiceField(_("Start from"), [], "start_from")
        self.note = caption("", name="start_from_note")
        self.setLayout(stack(self.field, self.note, space=4))
        self.field.edited.connect(self._on_field_edited)

    def fill(self) -> None:
        """Offer what there is now; the choice stays."""
        held = self.field.value() or EMPTY
        with self.workspace.read() as s:
            roles = s.execute(select(Role.id, Role.code, Role.title).order_by(Role.code)).all()
            kept = kept_templates(s)
        options = [(EMPTY, _("An empty brief"))]
        options += [(template.key, _("Template: {name}").format(name=template.name)) for template in kept]
        options += [(t.key, _("Template: {name}").format(name=_(t.name))) for t in shipped_templates()]
        options += [
            (f"{ROLE}{key}", _("Role: {code} · {title}").format(code=code, title=title)) for key, code, title in roles
        ]
        self.field.set_options(options)
        self.set_key(held)

    def set_key(self, key: str) -> None:
        """Choose what to begin with; what is not there is an empty brief."""
        self.field.set_value(key)
        if self.field.value() != key:
            self.field.set_value(EMPTY)
        self._say()

    def key(self) -> str:
        """What a new role begins with, as `Wish.start_from` takes it."""
        key = self.field.value()
        return "" if key == EMPTY else key

    def body(self) -> TemplateBody | None:
        """What the choice holds; None for an empty brief or one that cannot be read."""
        if not self.key():
            return None
        try:
            with self.workspace.read() as s:
                return template_of(s, self.key())
        except HirePairError:
            return None

    def _say(self) -> None:
        body = self.body()
        if body is None:
            self.note.setText(_("Every question is asked from the beginning."))
            return
        about = next((_(t.about) for t in shipped_templates() if t.key == self.key()), "")
        words = _("{holds}. A draft: nobody has agreed to it, and it names nobody.").format(holds=held_words(body))
        self.note.setText(f"{about}. {words}" if about else words)

    @Slot(str)
    def _on_field_edited(self, key: str) -> None:
        self._say()
        body = self.body()
        self.chosen.emit(body.title if body is not None else "")
