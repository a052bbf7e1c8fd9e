"""Who leaves, and two who part: marked with a day and taken back at will. Nothing of theirs goes, and nothing more is
asked of them (decision 0151)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.parted import PAIRS_ENDED, PEOPLE_LEFT, Days, days_in, end_of_pair, marked
from hirepair_desktop.model.people import Partnership, Person
from hirepair_desktop.model.session import Session
from hirepair_desktop.model.settings import drop_setting, put_setting, setting
from hirepair_desktop.text import _, first_name, joined, long_day

# Reading


def people_left(s: Block) -> dict[str, date]:
    """The day each person left who did."""
    return days_in(setting(s, PEOPLE_LEFT))


def pairs_ended(s: Block) -> dict[str, date]:
    """The day each pair ended that did: as marked, or when the first of the two left."""
    left, ended = people_left(s), days_in(setting(s, PAIRS_ENDED))
    rows = s.execute(select(Partnership.id, Partnership.recruiter_id, Partnership.manager_id)) if left or ended else ()
    found = ((row.id, end_of_pair(row.id, (row.recruiter_id, row.manager_id), left, ended)) for row in rows)
    return {pair_id: on for pair_id, on in found if on is not None}


def people_here(s: Block, kept: Collection[str | None] = ()) -> list[Person]:
    """Everybody who can be asked for something new, by name: those who left are not, but for those who have the part
    already (`kept`)."""
    left = people_left(s)
    everybody = s.scalars(select(Person).order_by(Person.name, Person.id))
    return [person for person in everybody if person.id not in left or person.id in kept]


def options_here(s: Block, kept: Collection[str | None] = ()) -> list[tuple[str, str]]:
    """The same to choose from: ids and names, and of those who left and keep a part that they did."""
    left = people_left(s)
    return [(person.id, marked(person.name, left.get(person.id))) for person in people_here(s, kept)]


# Words


def history_words(two: str) -> str:
    """What stays with a pair that ended, in one sentence."""
    words = _(
        "What {two} held, rated and promised stays with the two of them; whoever pairs up next begins a history of their "
        "own, and no figure counts in both."
    )
    return words.format(two=two)


def again_words(two: str) -> str:
    """What becomes of the history of two who pair up again, in one sentence."""
    words = _("{two} are a pair again: the same two, so their history goes on where it stopped.")
    return words.format(two=two)


# Marking


def mark_left(s: Block, person_id: str, on: date, today: date) -> None:
    """Mark that somebody left. Raises RefusedValueError for a day ahead."""
    person = s.get_one(Person, person_id)
    _must_be_past(on, today, first_name(person.name))
    put_setting(s, PEOPLE_LEFT, _with(people_left(s), person_id, on))


def take_back_left(s: Block, person_id: str) -> None:
    """They did not leave, or are here again."""
    _put_back(s, PEOPLE_LEFT, people_left(s), person_id)


def end_pair(s: Block, pair_id: str, on: date, today: date) -> None:
    """Mark that two are a pair no more. Raises RefusedValueError for a day ahead, or one before the two began."""
    pair = s.get_one(Partnership, pair_id)
    _must_be_past(on, today, two_of(pair))
    if on < pair.started_on:
        words = _("{two} began on {day}. Choose a day from then on.")
        raise RefusedValueError(words.format(two=two_of(pair), day=long_day(pair.started_on)), "ended_on")
    put_setting(s, PAIRS_ENDED, _with(days_in(setting(s, PAIRS_ENDED)), pair_id, on))


def pair_again(s: Block, pair_id: str) -> None:
    """The same two are a pair again. Raises RefusedValueError while one of them is marked as gone."""
    pair, left = s.get_one(Partnership, pair_id), people_left(s)
    for person in (pair.recruiter, pair.manager):
        refuse_who_left(person, left)
    _put_back(s, PAIRS_ENDED, days_in(setting(s, PAIRS_ENDED)), pair_id)


def refuse_ended(s: Block, pair: Partnership) -> None:
    """Raise RefusedValueError for two who are no pair any more: their sessions stay, and none begins."""
    for person in (pair.recruiter, pair.manager):
        refuse_who_left(person, people_left(s))
    on = pairs_ended(s).get(pair.id)
    if on is not None:
        words = _("{two} are no pair any more since {day}. Choose another pair, or name the two again as a new one.")
        raise RefusedValueError(words.format(two=two_of(pair), day=long_day(on)), "pair")


def refuse_to_begin(s: Block, session: Session) -> None:
    """Raise RefusedValueError for a session of two who are no pair any more that has not begun; a check-in is held all
    the same."""
    on = pairs_ended(s).get(session.partnership_id) if session.started_at is None else None
    if on is not None and session.kind is not SessionKind.CHECK_IN:
        words = _(
            "{two} are no pair any more since {day}, so this session does not begin. It stays in the list. If they sit down "
            "together again, say so under Settings, People and pairs."
        )
        raise RefusedValueError(words.format(two=two_of(session.partnership), day=long_day(on)), "pair")


def refuse_who_left(person: Person, left: Days) -> None:
    """Raise RefusedValueError for somebody who left."""
    if person.id in left:
        words = _("{name} left on {day}. If they are here again, say so under Settings, People and pairs.")
        raise RefusedValueError(words.format(name=person.name, day=long_day(left[person.id])), "pair")


def two_of(pair: Partnership) -> str:
    """`Amara and Priya`."""
    return joined([first_name(pair.recruiter.name), first_name(pair.manager.name)])


def _must_be_past(on: date, today: date, who: str) -> None:
    if on > today:
        words = _("{day} is still ahead. Mark it on the day, so that nothing is kept from {who} before.")
        raise RefusedValueError(words.format(day=long_day(on), who=who), "day")


def _with(days: Days, key: str, on: date) -> dict[str, str]:
    return {each: value.isoformat() for each, value in sorted({**days, key: on}.items())}


def _put_back(s: Block, kept: str, days: Days, key: str) -> None:
    rest = {each: value.isoformat() for each, value in sorted(days.items()) if each != key}
    if rest:
        put_setting(s, kept, rest)
    else:
        drop_setting(s, kept)
