"""Places whose law asks that candidates hear the range: the dated list that ships, and what a workspace changed.

METHOD I-14 and S: several member states are late, so the list lies in a dated file and can be edited. It is an
aid, not advice. What a workspace changed lies in one setting, place by place, so that a newer list that ships
still reaches the places nobody touched.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.settings import drop_setting, put_setting, setting
from hirepair_desktop.paths import resource
from hirepair_desktop.text import _

PAY_PLACES = "pay_places"
"""The setting with what was changed: the values of a place by its code, or None for one that was taken out."""

Changed = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PayPlace:
    """A place of the list. `code` as in ISO 3166 for those that ship; `also` are other names it is known by.

    `asks` says what its law asks, `since` since when, `source` where that was read, `as_of` when it was looked
    at. `own` is whether this workspace wrote it.
    """

    code: str
    name: str
    asks: str
    since: date | None = None
    source: str = ""
    as_of: date | None = None
    also: tuple[str, ...] = ()
    own: bool = False


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(resource("pay_places/places.json").read_text("utf-8"))
    return kept


def list_date() -> date:
    """The day of the list that ships."""
    return date.fromisoformat(_shipped()["dated"])


def source_words(source: str) -> str:
    """What a source tag of the list stands for; "" for words somebody wrote here."""
    return str(_shipped()["sources"].get(source, ""))


def shipped_places() -> dict[str, PayPlace]:
    """The list that ships, by code, in its order; names and what is asked in the interface language."""
    asks = {key: _(words) for key, words in _shipped()["asks"].items()}
    return {
        row["code"]: PayPlace(
            row["code"], _(row["name"]), asks[row["asks"]], _day(row["since"]), row["source"], _day(row["as_of"]),
            (row["name"], *row["also"]),
        )
        for row in _shipped()["places"]
    }  # fmt: skip


def _day(words: object) -> date | None:
    """A day as it is kept, or None for what is none."""
    try:
        return date.fromisoformat(words) if isinstance(words, str) else None
    except ValueError:
        return None


def _words(value: object) -> str:
    """Words as they are kept, or none for what is none."""
    return value if isinstance(value, str) else ""


def changed_places(s: Block) -> dict[str, Any]:
    """What this workspace changed; nothing when the setting is of another kind."""
    kept = setting(s, PAY_PLACES)
    return dict(kept) if isinstance(kept, Mapping) else {}


def pay_places(s: Block) -> list[PayPlace]:
    """The list as this workspace has it, by name."""
    return places_of(changed_places(s))


def places_of(changed: Changed) -> list[PayPlace]:
    """The list that ships with these changes laid over it, by name."""
    found = shipped_places()
    for code, values in changed.items():
        if values is None:
            found.pop(code, None)
        elif isinstance(values, Mapping):
            found[code] = _place(code, values, found.get(code))
    return sorted(found.values(), key=lambda place: (_key(place.name), place.code))


def _place(code: str, values: Mapping[str, Any], under: PayPlace | None) -> PayPlace:
    words = {key: _words(values.get(key)) for key in ("name", "asks", "source")}
    days = {key: _day(values.get(key)) for key in ("since", "as_of")}
    also = under.also if under is not None else ()
    name = words["name"] or (under.name if under is not None else code)
    return PayPlace(code, name, words["asks"], days["since"], words["source"], days["as_of"], also, own=True)


def _key(words: str) -> str:
    """How names are compared: without case, accents and extra spaces."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def find_place(places: Iterable[PayPlace], words: str) -> PayPlace | None:
    """The place of a list that somebody means by its name, another name or its code; None when it is not in it."""
    wanted = _key(words)
    if not wanted:
        return None
    return next(
        (place for place in places if wanted in {_key(name) for name in (place.code, place.name, *place.also)}), None
    )


def is_listed(s: Block, words: str) -> bool:
    """Whether a place is in the list of this workspace."""
    return find_place(pay_places(s), words) is not None


# Changing the list


def with_place(changed: Changed, place: PayPlace) -> dict[str, Any]:
    """The changes with this place written. Raises RefusedValueError for one without a name, with a comma in it, or
    with another's."""
    name = " ".join(place.name.split())
    if not name:
        raise RefusedValueError(_("A place needs a name. Write one, or take the place out."), "place_name")
    if "," in name:  # a brief names its places one after each comma
        raise RefusedValueError(_("Write the name without a comma: a brief sets one between two places."), "place_name")
    others = [other for other in places_of(changed) if other.code != place.code]
    known = find_place(others, name)
    if known is not None:
        raise RefusedValueError(_("{name} is in the list already.").format(name=known.name), "place_name")
    values = {
        "name": name, "asks": place.asks, "source": place.source,
        "since": place.since.isoformat() if place.since else None,
        "as_of": place.as_of.isoformat() if place.as_of else None,
    }  # fmt: skip
    if replace(place, name=name, own=False) == shipped_places().get(place.code):
        return put_back(changed, place.code)
    return {**changed, place.code: values}


def without_place(changed: Changed, code: str) -> dict[str, Any]:
    """The changes with a place taken out; one that ships can be put back."""
    left = put_back(changed, code)
    return {**left, code: None} if code in shipped_places() else left


def put_back(changed: Changed, code: str) -> dict[str, Any]:
    """The changes without those of one place: it is as it ships."""
    return {key: values for key, values in changed.items() if key != code}


def taken_out(changed: Changed) -> list[PayPlace]:
    """Places that ship and were taken out here."""
    return [place for code, place in shipped_places().items() if code in changed and changed[code] is None]


def put_places(s: Block, changed: Changed) -> None:
    """Keep the changes; none leave no trace."""
    if changed:
        put_setting(s, PAY_PLACES, dict(changed))
    else:
        drop_setting(s, PAY_PLACES)
