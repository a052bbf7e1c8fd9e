"""The side of a session: which needed questions of this section are still open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.form import Field
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, plain, strong
from hirepair_desktop.ui.widgets.side_column import SideColumn


class OpenSide(SideColumn):
    """A list of open questions; a press goes to the field. `field_requested(key)`. `note` stands under it always."""

    field_requested = Signal(str)

    def __init__(self, name: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_("Open in this section"), name, icon="", parent=parent)
        self._note = note
        self._keys: list[str] | None = None

    def show_open(self, fields: Sequence[Field]) -> None:
        """Show these questions, in the order they are asked."""
        keys = [field.key for field in fields]
        if keys == self._keys:
            return
        self._keys = keys
        self.clear()
        n = len(fields)
        self.set_count(ngettext("{n} open", "{n} open", n).format(n=n) if n else "")
        for field in fields:
            self.add(self._entry(field), ruled=True)
        if not fields:
            self.add(plain(_("Nothing is open here."), "body", "ink2"))
        stops = _("What is open stops nothing. It is printed as open.") if fields else ""
        self.set_note(" ".join(words for words in (stops, self._note) if words))

    def _entry(self, field: Field) -> QWidget:
        go = button(_("Go to field"), f"go_{field.key.replace('.', '_')}", small=True)
        go.setAccessibleName(_("Go to: {question}").format(question=_(field.label)))
        go.clicked.connect(partial(self._on_go_clicked, field.key))
        made = QWidget()
        made.setLayout(stack(strong(_(field.label)), caption(_(field.help)), row(go, 1), space=5))
        return made

    def _on_go_clicked(self, key: str, checked: bool = False) -> None:
        self.field_requested.emit(key)
