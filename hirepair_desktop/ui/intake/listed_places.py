"""Where candidates live or work: named freely, offered from the dated list, with what the named places ask."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from hirepair_desktop.model.pay_places import PayPlace, find_place, list_date, source_words
from hirepair_desktop.text import _, day, joined, ngettext, shortened
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import REC

MOST, SHOWN = 8, 40
"""So many places that are not in the list are named, with so many letters of each."""


def places_in(words: str) -> list[str]:
    """The places in a line, one after each comma."""
    return [place.strip() for place in words.split(",") if place.strip()]


def asked_lines(places: Sequence[PayPlace], named: Sequence[str]) -> list[str]:
    """What the law of the named places asks, those that ask the same in one line; nothing for unlisted ones."""
    found = dict.fromkeys(place for words in named if (place := find_place(places, words)) is not None)
    alike: dict[tuple[str, str, str], list[str]] = {}
    for place in found:
        since = day(place.since) if place.since is not None else ""
        alike.setdefault((place.asks, since, place.source), []).append(place.name)
    return [_line(", ".join(names), *asked) for asked, names in alike.items()]


def _line(names: str, asks: str, since: str, source: str) -> str:
    words = _("{places}: {asks}").format(places=names, asks=asks or _("Listed; nothing is written about what it asks."))
    if since:
        words = _("{words} Since {day}.").format(words=words, day=since)
    read = source_words(source) or source
    return _("{words} Read in: {source}").format(words=words, source=read) if read else words


def unlisted_words(places: Sequence[PayPlace], named: Sequence[str]) -> str:
    """What is said of named places that the list does not have; "" when it has all."""
    strange = dict.fromkeys(shortened(words, SHOWN) for words in named if find_place(places, words) is None)
    if not strange:
        return ""
    names = joined([_("“{place}”").format(place=place) for place in list(strange)[:MOST]])
    return ngettext(
        "{places} is not in the list, so nothing is said about it here. Edit > Settings adds a place.",
        "{places} are not in the list, so nothing is said about them here. Edit > Settings adds places.",
        len(strange),
    ).format(places=names)


class ListedPlaces(QWidget):
    """`edited(places)`: the names as they stand in the line, one after each comma."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineField(_("Where they live or work"), "jurisdictions", REC, _("Germany, Spain, New York"))
        self.offer = ChoiceField(_("From the list"), [], "listed_place", empty_words=_("Add a place…"))
        self.asked = caption("", "ink", name="places_asked")
        self.unlisted = caption("", "ink", name="places_unlisted")
        self.dated = caption("", name="places_dated")
        large = theme().large()
        beside: QBoxLayout = stack(self.line, self.offer) if large else row(self.line, self.offer, space=10)
        if not large:
            beside.setStretch(0, 3)
            beside.setStretch(1, 2)
        self.setLayout(stack(beside, self.asked, self.unlisted, self.dated, space=6))
        self.line.edited.connect(self._on_line_edited)
        self.offer.edited.connect(self._on_offer_edited)

    def show_places(self, places: Sequence[PayPlace], named: Sequence[str], read_only: bool) -> None:
        """Show what was named, what the list offers, and what it says of the named ones."""
        if places_in(self.line.value()) != list(named):
            self.line.set_value(", ".join(named))
        known = {place.code for words in named if (place := find_place(places, words)) is not None}
        self.offer.set_options([(place.name, place.name) for place in places if place.code not in known])
        self.offer.set_value("")
        self.line.set_read_only(read_only)
        show_if(self.offer, not read_only)
        lines = asked_lines(places, named)
        self.asked.setText("\n".join(lines))
        show_if(self.asked, bool(lines))
        self.unlisted.setText(unlisted_words(places, named))
        show_if(self.unlisted, bool(self.unlisted.text()))
        n = len(places)
        self.dated.setText(
            ngettext(
                "The list of {day} has {n} place; it is an aid, so check locally. Edit > Settings changes it.",
                "The list of {day} has {n} places; it is an aid, so check locally. Edit > Settings changes it.",
                n,
            ).format(day=day(list_date()), n=n)
        )

    @Slot(str)
    def _on_line_edited(self, words: str) -> None:
        self.edited.emit(places_in(words))

    @Slot(str)
    def _on_offer_edited(self, name: str) -> None:
        """The chosen place joins those of the line, typed or told."""
        self.line.flush()
        named = places_in(self.line.value())
        if name and name not in named:
            self.line.set_value(", ".join([*named, name]))
            self.edited.emit([*named, name])
        self.offer.set_value("")
