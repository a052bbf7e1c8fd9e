"""Choosing people for a part in the search, and naming somebody who is not in the workspace yet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Person
from hirepair_desktop.model.kinds import PersonKind
from hirepair_desktop.text import _, clean
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.widgets.boxes import clear, grid, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import IconButton, LinkButton, MenuButton, button
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark
from hirepair_desktop.ui.workspace import Pair

COLUMNS = 2
"""How many people stand beside each other."""

Options = Sequence[tuple[str, str]]


def person_named(s: Block, name: str, new_id: str) -> Person:
    """The person of that name, or a new one who interviews; the caller adds what depends on it."""
    words = clean(name).strip()
    found = s.scalars(select(Person).where(Person.name == words)).first()
    if found is None:
        found = Person(id=new_id, name=words, kind=PersonKind.INTERVIEWER)
        s.add(found)
        s.flush()
    return found


class NewPerson(QWidget):
    """A link that opens a line for the name of somebody new. `named(name)`."""

    named = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = LinkButton(_("Someone new"), f"{name}_new", "ink2")
        self.line = LineField("", f"{name}_new_name", placeholder=_("First and last name"))
        self.line.set_compact(_("Name of the new person"))
        self.add = button(_("Add"), f"{name}_new_add", small=True)
        self.entry = QWidget()
        self.entry.setLayout(row(self.line, self.add, space=8))
        self.entry.hide()
        self.setLayout(row(self.link, self.entry, space=8))
        self.link.clicked.connect(self._on_link_clicked)
        self.line.submitted.connect(self._on_name_given)
        self.add.clicked.connect(self._on_name_given)

    @Slot()
    def _on_link_clicked(self) -> None:
        self.link.hide()
        self.entry.show()
        self.line.focus()

    @Slot()
    def _on_name_given(self) -> None:
        name = self.line.value().strip()
        self.line.flush()
        if not name:
            self.line.show_sentence(_("Write a name, then add the person."))
            return
        self.line.show_sentence("")
        self.line.set_value("")
        self.entry.hide()
        self.link.show()
        self.named.emit(name)


class PeoplePicker(QWidget):
    """Several people: each with a button that takes them out, a menu of the others, and a line for new ones.

    `chosen(ids)` with everybody who is chosen then; `named(name)` for somebody new.
    """

    chosen = Signal(list)
    named = Signal(str)

    def __init__(self, label: str, name: str, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.pair = pair
        self.ids: list[str] = []
        self._shown: list[tuple[str, str]] = []
        self._others: list[tuple[str, str]] = []
        self.heading = caption(label)
        self.people = grid(14, 4)
        self.menu = MenuButton(_("Add a person"), f"{name}_add", icon="plus", small=True)
        self.new = NewPerson(name)
        self.setLayout(stack(self.heading, self.people, row(self.menu, self.new, 1, space=12), space=6))
        self.menu.chosen.connect(self._on_menu_chosen)
        self.new.named.connect(self.named)

    def show_people(self, ids: Sequence[str], options: Options, read_only: bool = False) -> None:
        """Show who is chosen, of everybody there is."""
        names = dict(options)
        self.ids = list(ids)
        shown = [(person_id, names.get(person_id, "")) for person_id in ids]
        if shown != self._shown:
            self._shown = shown
            clear(self.people)
            for place, (person_id, name) in enumerate(shown):
                self.people.addWidget(self._person(person_id, name), place // COLUMNS, place % COLUMNS)
            for column in range(COLUMNS):
                self.people.setColumnStretch(column, 1)
        others = [(person_id, name) for person_id, name in options if person_id not in self.ids]
        if others != self._others:
            self._others = others
            self.menu.set_items(others)
        show_if(self.menu, not read_only and len(self.ids) < len(options))
        show_if(self.new, not read_only)
        self.setEnabled(not read_only)

    def _person(self, person_id: str, name: str) -> QWidget:
        side = self.pair.side_of(person_id)
        take_out = IconButton("close", _("Take {name} out").format(name=name), f"{self.objectName()}_{person_id}_out")
        take_out.clicked.connect(partial(self._on_take_out_clicked, person_id))
        made = QWidget()
        made.setLayout(row(SeatMark(name, side, SMALL), ElidedLabel(name), take_out, 1, space=6))
        return made

    @Slot(str)
    def _on_menu_chosen(self, person_id: str) -> None:
        self.chosen.emit([*self.ids, person_id])

    def _on_take_out_clicked(self, person_id: str, checked: bool = False) -> None:
        self.menu.setFocus()
        self.chosen.emit([other for other in self.ids if other != person_id])
