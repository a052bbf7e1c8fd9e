"""Pay-transparency places in the settings: a dated list that can be edited, added to and put back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import new_id
from hirepair_desktop.model.pay_places import (
    PAY_PLACES,
    PayPlace,
    changed_places,
    list_date,
    places_of,
    put_back,
    put_places,
    shipped_places,
    source_words,
    taken_out,
    with_place,
    without_place,
)
from hirepair_desktop.text import _, day, ngettext
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.settings_places_table import PlacesTable
from hirepair_desktop.ui.pages.settings_steps import settings_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.announce import announce
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import MenuButton, button
from hirepair_desktop.ui.widgets.labels import caption, section_title, title

ROWS, ROWS_LARGE = 11, 6

Changes = Callable[[Mapping[str, Any]], dict[str, Any]]


class PlaceFields(QWidget):
    """The values of the chosen place, each a field that is saved as it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = section_title("", name="place_title")
        self.name = LineField(_("Place"), "place_name")
        self.asks = VoiceField("shared", _("What the law asks"), "place_asks", above=True)
        self.since = DateField(_("Since"), "place_since")
        self.as_of = DateField(_("Looked at"), "place_as_of")
        self.source = LineField(_("Source"), "place_source")
        self.source_words = caption("", name="place_source_words")
        for days in (self.since, self.as_of):
            days.setMinimumWidth(theme().px(158))
        if theme().large():
            lines = stack(self.name, self.asks, row(self.since, self.as_of, space=12), self.source, space=10)
        else:
            first = row(self.name, self.since, self.as_of, self.source, space=12)
            for place, share in enumerate((4, 3, 3, 4)):
                first.setStretch(place, share)
            lines = stack(first, self.asks, space=10)
        self.setLayout(stack(self.heading, lines, self.source_words, space=10))
        self.by_key: dict[str, LineField | VoiceField | DateField] = {
            "name": self.name, "asks": self.asks, "since": self.since, "as_of": self.as_of, "source": self.source,
        }  # fmt: skip

    def show_place(self, place: PayPlace) -> None:
        """Show one place."""
        self.heading.setText(place.name)
        for key, field in self.by_key.items():
            field.set_value(getattr(place, key))
        words = source_words(place.source)
        self.source_words.setText(_("{source}: {words}").format(source=place.source, words=words) if words else "")
        show_if(self.source_words, bool(words))

    def settle(self) -> bool:
        """Tell what is typed still; False, with the focus there, when some of it is refused."""
        for field in self.by_key.values():
            field.flush()
        refused = next((field for field in self.by_key.values() if field.sentence.text()), None)
        if refused is not None:
            refused.focus()
        return refused is None

    def let_go(self) -> None:
        """What stood refused goes with the place it was about."""
        for field in self.by_key.values():
            field.forget()


class PlacesSection(QWidget):
    """The table, and below it the place that is chosen in it."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("places_section")
        self.page = page
        self._code = ""
        self._changed: dict[str, Any] = {}
        self.dated = caption("", name="places_dated")
        self.finder = LineField("", "find_place", placeholder=_("Find a place"))
        self.finder.set_compact(_("Find a place"))
        self.add = button(_("Add a place"), "add_place", icon="plus")
        self.table = PlacesTable(ROWS_LARGE if theme().large() else ROWS)
        self.fields = PlaceFields()
        self.take = button(_("Take out"), "take_place", icon="close", small=True)
        self.back = button(_("Back to the list that ships"), "put_place_back", icon="undo", small=True)
        self.gone = MenuButton(_("Put a place back"), "places_gone", icon="undo", small=True)
        self.none = caption(_("No place is in the list. Add one, or put one back."), name="no_places")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = stack(
            title(_("Pay transparency"), name="places_title"),
            caption(_("An aid, not advice: check locally. The coach asks you to look where a brief names one of these "
                      "places and candidates do not hear the range in time. Several states of the EU are late with their law.")),
            self.dated, space=2,
        )  # fmt: skip
        tools = row(self.finder, self.gone, self.add, space=8)
        tools.setStretch(0, 1)
        acts = row(self.back, self.take, 1, space=8)
        self.setLayout(stack(words, tools, self.table, self.none, self.fields, acts, 1, space=14))

    def _connect(self) -> None:
        self.finder.edited.connect(self._on_finder_edited)
        self.add.clicked.connect(self._on_add_clicked)
        self.table.chosen.connect(self._on_table_chosen)
        self.table.removal_wished.connect(self._on_take_clicked)
        self.take.clicked.connect(self._on_take_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self.gone.chosen.connect(self._on_gone_chosen)
        for key, field in self.fields.by_key.items():
            field.edited.connect(partial(self._write, key))

    # Showing

    def show_kept(self, s: Block) -> None:
        """Show what the workspace has."""
        self._changed = changed_places(s)
        places = places_of(self._changed)
        at = self.table.currentIndex().row()
        self.table.places.set_places(places)
        if self.table.places.row_of(self._code) < 0 and self.table.places.rowCount():
            self._code = self.table.places.place(min(max(at, 0), self.table.places.rowCount() - 1)).code
        self.table.go_to(self._code)
        own = sum(place.own for place in places)
        gone = taken_out(self._changed)
        words = _("List of {day}: {places}").format(
            day=day(list_date()), places=ngettext("{n} place", "{n} places", len(places)).format(n=len(places))
        )
        if own:
            words = _("{list}, {n} yours").format(list=words, n=own)
        self.dated.setText(words)
        self.gone.set_items([(place.code, place.name) for place in gone])
        show_if(self.gone, bool(gone))
        self._show_one()

    def _place(self) -> PayPlace | None:
        return next((place for place in places_of(self._changed) if place.code == self._code), None)

    def _show_one(self) -> None:
        place = self._place()
        show_if(self.none, place is None)
        for part in (self.fields, self.take):
            show_if(part, place is not None)
        show_if(self.back, place is not None and place.own and place.code in shipped_places())
        if place is not None:
            self.fields.show_place(place)

    def focus_first(self) -> None:
        """Go to the table."""
        self.table.setFocus()

    # What a person does

    @Slot(str)
    def _on_finder_edited(self, words: str) -> None:
        self.table.places.set_filter(words)
        if self.table.places.row_of(self._code) >= 0:
            self.table.go_to(self._code)

    @Slot(str)
    def _on_table_chosen(self, code: str) -> None:
        if code == self._code:
            return
        if self.fields.settle():
            self._code = code
            self._show_one()
        else:
            QTimer.singleShot(0, self, partial(self.table.go_to, self._code))

    def _write(self, key: str, value: object) -> None:
        """A value of the place; whoever writes one has looked at the place today, unless they name the day."""
        place = self._place()
        if place is None:
            return
        values: dict[str, Any] = {key: value if value is None or isinstance(value, date) else str(value)}
        if key != "as_of":
            values["as_of"] = self.page.workspace.today()
        self._keep(
            lambda changed: with_place(changed, replace(place, **values)), _("Change {place}"), place, f"place_{key}"
        )

    @Slot()
    def _on_add_clicked(self) -> None:
        if not self.fields.settle():
            return
        taken = {place.name for place in places_of(self._changed)}
        base = _("New place")
        name = next(n for n in (base, *(f"{base} {k}" for k in range(2, len(taken) + 3))) if n not in taken)
        made = PayPlace(new_id(), name, "", as_of=self.page.workspace.today())
        self.finder.line.clear()
        self.finder.flush()
        self._code = made.code
        if self._keep(lambda changed: with_place(changed, made), _("Add {place}"), made):
            self.fields.name.focus()
            self.fields.name.line.selectAll()

    @Slot()
    def _on_take_clicked(self) -> None:
        place = self._place()
        if place is None:
            return
        self.fields.let_go()
        if self._keep(lambda changed: without_place(changed, place.code), _("Take out {place}"), place):
            self.table.setFocus()
            announce(self, _("{place} taken out.").format(place=place.name))

    @Slot()
    def _on_back_clicked(self) -> None:
        place = self._place()
        if place is not None:
            self.fields.let_go()
            self._put_back(place)

    @Slot(str)
    def _on_gone_chosen(self, code: str) -> None:
        if not self.fields.settle():
            return
        self._code = code
        self._put_back(shipped_places()[code])

    def _put_back(self, place: PayPlace) -> None:
        if self._keep(lambda changed: put_back(changed, place.code), _("Put back {place}"), place):
            self.table.setFocus()
            announce(self, _("{place} is as it ships again.").format(place=place.name))

    def _keep(self, change: Changes, words: str, place: PayPlace, field: str = "") -> bool:
        """One undoable step over the whole list of changes."""

        def verb(s: Block) -> None:
            try:
                put_places(s, change(changed_places(s)))
            except RefusedValueError as error:
                raise RefusedValueError(str(error), field or error.field) from error

        return settings_step(self.page.edits, verb, [PAY_PLACES], words.format(place=place.name), field)
