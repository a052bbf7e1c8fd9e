"""Making the sample in a test, and the ways in which tests look at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Commitment, Partnership, Person, Rating, Role, Session
from hirepair_desktop.model.kinds import RatingState
from hirepair_desktop.storage.seals import Cost
from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.sample import load_sample

TODAY = date(2026, 11, 24)
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
"""A passphrase may be guessed quickly in a test: nothing is hidden there."""


@contextmanager
def sample_in(folder: Path, today: date = TODAY, *, seal: bool = True) -> Iterator[Store]:
    """A workspace with the sample, open to write."""
    store = Store.create(folder / "harbour.hirepair", "Harbour & Pine")
    load_sample(store, today, seal=seal, cost=CHEAP)
    yield store
    store.close(backup=False)


def pairs_by_name(s: Block) -> dict[str, Partnership]:
    """P1 to P4 in the order in which they began (METHOD F)."""
    found = s.scalars(select(Partnership).order_by(Partnership.started_on)).all()
    return {f"P{n}": pair for n, pair in enumerate(found, start=1)}


def pair_of_session(s: Block) -> dict[str, str]:
    """The name of the pair by session."""
    names = {pair.id: name for name, pair in pairs_by_name(s).items()}
    return {session.id: names[session.partnership_id] for session in s.scalars(select(Session))}


def person(s: Block, first: str) -> str:
    """The id of a person by first name."""
    return next(who.id for who in s.scalars(select(Person)) if who.name.split()[0] == first)


def candidate(s: Block, alias: str) -> Candidate:
    """A candidate by alias."""
    return s.scalars(select(Candidate).where(Candidate.alias == alias)).one()


def role(s: Block, code: str) -> Role:
    """A role by code."""
    return s.scalars(select(Role).where(Role.code == code)).one()


def day(moment: date | datetime) -> int:
    """The day offset of a date or moment from day 0, 28 May 2026."""
    on = moment.date() if isinstance(moment, datetime) else moment
    return (on - date(2026, 5, 28)).days


def values_of_pairs(s: Block) -> list[tuple[str, str, str, int, int]]:
    """Every sealed pair: the pair's name, alias, criterion id, recruiter's and manager's value (METHOD D4)."""
    pairs = pairs_by_name(s)
    name_of = pair_of_session(s)
    aliases = {c.id: c.alias for c in s.scalars(select(Candidate))}
    seen: dict[tuple[str, str, str], dict[str, int]] = {}
    for rating in s.scalars(select(Rating).where(Rating.state == RatingState.RATED)):
        place = (name_of[rating.session_id], aliases[rating.candidate_id], rating.criterion_id)
        assert rating.value is not None
        seen.setdefault(place, {})[rating.rater_id] = rating.value
    found = []
    for (name, alias, criterion), values in sorted(seen.items()):
        pair = pairs[name]
        if pair.recruiter_id in values and pair.manager_id in values:
            found.append((name, alias, criterion, values[pair.recruiter_id], values[pair.manager_id]))
    return found


def due_by_pair(s: Block) -> dict[str, list[Commitment]]:
    """The commitments first due by day 180 (METHOD D2)."""
    name_of = pair_of_session(s)
    found: dict[str, list[Commitment]] = {name: [] for name in pairs_by_name(s)}
    for made in s.scalars(select(Commitment)):
        if made.first_due is not None and made.first_due <= TODAY and made.session_id is not None:
            found[name_of[made.session_id]].append(made)
    return found


def is_kept(made: Commitment) -> bool:
    """Done on or before the first date (METHOD D2)."""
    return made.done_at is not None and made.first_due is not None and made.done_at.date() <= made.first_due
