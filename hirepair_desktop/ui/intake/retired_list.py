"""Criteria that were retired, behind a fold: when, by whom, why; each can be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Criterion, Person
from hirepair_desktop.text import _, day, local, ngettext
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import caption, plain


@dataclass(frozen=True, slots=True)
class Retired:
    """One retired criterion: its name, and "Retired on ... by ...", then the reason."""

    key: str
    name: str
    when: str
    reason: str


def retired_of(s: Block, made: Criterion) -> Retired:
    """What is said of a retired criterion."""
    by = s.get(Person, made.changed_by) if made.changed_by else None
    on = day(local(made.retired_at).date()) if made.retired_at is not None else ""
    words = _("Retired on {day} by {name}") if by is not None else _("Retired on {day}")
    name = made.label.strip() or _("A criterion without a name yet")
    return Retired(made.id, name, words.format(day=on, name=by.name if by else ""), made.change_reason)


class RetiredList(QWidget):
    """`brought_back(key)` when somebody wants one again."""

    brought_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Retired] = []
        self._read_only = False
        self.fold = LinkButton("", "retired_fold", "ink2", "caption")
        self.fold.clicked.connect(self._on_fold_clicked)
        self.rows = stack(space=0)
        self.body = QWidget()
        self.body.setLayout(self.rows)
        self.setLayout(stack(row(self.fold, 1), self.body, space=4))
        self.body.hide()

    def show_retired(self, retired: Sequence[Retired], read_only: bool) -> None:
        """Show these; without any nothing is there."""
        show_if(self, bool(retired))
        if list(retired) == self._shown and read_only == self._read_only:
            return
        self._shown, self._read_only = list(retired), read_only
        self._say()
        clear(self.rows)
        for gone in retired:
            self.rows.addWidget(Rule())
            self.rows.addWidget(self._row(gone, read_only))

    def _say(self) -> None:
        n = len(self._shown)
        words = ngettext("{n} retired criterion", "{n} retired criteria", n).format(n=n)
        self.fold.setText(words if self.body.isHidden() else _("Fold the retired ones"))

    def _row(self, gone: Retired, read_only: bool) -> QWidget:
        back = button(_("Bring back"), f"criterion_{gone.key}_bring_back", small=True)
        back.setAccessibleName(_("Bring back: {criterion}").format(criterion=gone.name))
        back.clicked.connect(partial(self._on_back_clicked, gone.key))
        back.setVisible(not read_only)
        words = stack(plain(gone.name, token="ink2"), caption(gone.when), caption(gone.reason, "ink"), space=0)
        line = row(words, back, space=12, margins=(12, 7, 0, 7))
        line.setStretch(0, 1)
        made = QWidget()
        made.setLayout(line)
        return made

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.body.setVisible(self.body.isHidden())
        self._say()

    def _on_back_clicked(self, key: str, checked: bool = False) -> None:
        self.fold.setFocus()
        self.brought_back.emit(key)
