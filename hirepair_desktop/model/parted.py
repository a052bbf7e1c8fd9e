"""Who left, and which pairs ended, for what the first paint shows and for every place where a name stands. No ORM.

Kept as two settings, each a day by id: `people_left` and `pairs_ended` (decision 0151).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from hirepair_desktop.model.plain import Rows
from hirepair_desktop.model.plain import day as day_from
from hirepair_desktop.model.sidebar import kept_setting
from hirepair_desktop.text import _
from hirepair_desktop.text import day as day_words

PEOPLE_LEFT, PAIRS_ENDED = "people_left", "pairs_ended"

Days = Mapping[str, date]
"""A day by the id of a person or a pair."""


def parted(rows: Rows) -> tuple[dict[str, date], dict[str, date]]:
    """Who left, and which pairs were marked as ended, for what the first paint shows."""
    return days_in(kept_setting(rows, PEOPLE_LEFT)), days_in(kept_setting(rows, PAIRS_ENDED))


def days_in(kept: object) -> dict[str, date]:
    """Days by id as they lie in the file; what another hand wrote and is none is left out."""
    if not isinstance(kept, Mapping):
        return {}
    found = ((str(key), _day(value)) for key, value in kept.items())
    return {key: on for key, on in found if on is not None}


def joined_days(here: object, there: object) -> object:
    """What two workspaces know together, as it lies in a file: everybody either has marked, and where both have, the
    later day. The order in which they are joined makes no difference (decision 0151)."""
    if here == there or not isinstance(there, Mapping):
        return here
    known, told = days_in(here), days_in(there)
    later = {key: max(day for day in (known.get(key), told.get(key)) if day is not None) for key in known | told}
    return {key: on.isoformat() for key, on in sorted(later.items())}


def _day(value: object) -> date | None:
    try:
        return day_from(value) if isinstance(value, str) else None
    except ValueError:
        return None


def end_of_pair(pair_id: str, two: Collection[str], left: Days, ended: Days) -> date | None:
    """The day from which a pair is none any more; None while it goes on."""
    days = [left[person] for person in two if person in left]
    if pair_id in ended:
        days.append(ended[pair_id])
    return min(days, default=None)


def left_words(on: date) -> str:
    """`left on 3 Nov 2026`, wherever a name stands."""
    return _("left on {day}").format(day=day_words(on))


def ended_words(on: date) -> str:
    """`ended on 3 Nov 2026`."""
    return _("ended on {day}").format(day=day_words(on))


def marked(name: str, on: date | None) -> str:
    """A name, and that its person left: `Priya Raman (left on 3 Nov 2026)`."""
    return name if on is None else _("{name} ({left})").format(name=name, left=left_words(on))
