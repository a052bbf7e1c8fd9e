"""Which needed questions of a section are still open: a line with a count that folds out to the list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.form import Field
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import IconButton, button
from hirepair_desktop.ui.widgets.labels import caption, plain, strong


class OpenPart(QWidget):
    """A press on an entry goes to the field: `field_requested(key)`. `folded(bool)` when a person folds it."""

    field_requested = Signal(str)
    folded = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_open")
        self.setAccessibleName(_("Open in this section"))
        self._keys: list[str] | None = None
        self.count = caption("", wrap=False)
        self.fold = IconButton("chevron-up", _("Hide what is open"), f"{name}_open_fold")
        self.title = strong(_("Open in this section"), wrap=False)
        self.body = stack(space=14)
        self.note = caption(_("What is open stops nothing. It is printed as open."))
        self.entries = QWidget()
        self.entries.setLayout(stack(Rule(), self.body, self.note, space=11))
        self.setLayout(stack(row(self.title, 1, self.count, self.fold, space=6), self.entries, space=8))
        self.fold.clicked.connect(self._on_fold_clicked)

    def show_open(self, fields: Sequence[Field]) -> None:
        """Show these questions, in the order they are asked."""
        keys = [field.key for field in fields]
        if keys == self._keys:
            return
        self._keys = keys
        clear(self.body)
        n = len(fields)
        self.count.setText(ngettext("{n} open", "{n} open", n).format(n=n) if n else "")
        for place, field in enumerate(fields):
            if place:
                self.body.addWidget(Rule())
            self.body.addWidget(self._entry(field))
        if not fields:
            self.body.addWidget(plain(_("Nothing is open here."), "body", "ink2"))
        show_if(self.note, bool(fields))

    def keys(self) -> list[str]:
        """The questions that are open, by key."""
        return list(self._keys or ())

    def is_folded(self) -> bool:
        """Whether only the line with the count shows."""
        return self.entries.isHidden()

    def set_folded(self, folded: bool) -> None:
        """Show the line alone, or the list under it."""
        self.entries.setVisible(not folded)
        if folded:
            self.fold.set_icon("chevron-down", _("Show what is open"))
        else:
            self.fold.set_icon("chevron-up", _("Hide what is open"))

    def _entry(self, field: Field) -> QWidget:
        go = button(_("Go to field"), f"go_{field.key.replace('.', '_')}", small=True)
        go.setAccessibleName(_("Go to: {question}").format(question=_(field.label)))
        go.clicked.connect(partial(self._on_go_clicked, field.key))
        made = QWidget()
        made.setLayout(stack(strong(_(field.label)), caption(_(field.help)), row(go, 1), space=5))
        return made

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.set_folded(not self.is_folded())
        self.folded.emit(self.is_folded())

    def _on_go_clicked(self, key: str, checked: bool = False) -> None:
        self.field_requested.emit(key)
