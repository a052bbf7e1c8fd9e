"""What both wrote alone as plain answers, to mend a fence or to look back: there are rows only after the reveal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.kinds import RoundOf, RoundState
from hirepair_desktop.model.sealing import Round
from hirepair_desktop.model.session import Entry, Session

Told = dict[tuple[str, str], Entry]
"""Answers by person and key."""


def told(s: Block, session_id: str, keys: Iterable[str]) -> Told:
    """What the two said under these keys."""
    found = s.scalars(select(Entry).where(Entry.session_id == session_id, Entry.key.in_(list(keys))))
    return {(entry.person_id, entry.key): entry for entry in found}


def words_of(answers: Told, person_id: str, key: str) -> str:
    """The words of one person under one key; "" where there are none."""
    entry = answers.get((person_id, key))
    return entry.text.strip() if entry is not None else ""


def is_opened(s: Block, session: Session, what: RoundOf, keys: Iterable[str]) -> bool:
    """Whether what both wrote alone was shown; also where no record of the round is kept."""
    shown = select(Round.id).where(
        Round.session_id == session.id, Round.what == what, Round.state == RoundState.REVEALED
    )
    return s.scalar(shown.limit(1)) is not None or bool(told(s, session.id, keys))


def opened_at(s: Block, session: Session, what: RoundOf) -> datetime | None:
    """When it was shown; None before, and where no record of it is kept."""
    return s.scalar(select(Round.revealed_at).where(Round.session_id == session.id, Round.what == what).limit(1))


def both_wrote(s: Block, session: Session, key: str) -> bool:
    """Whether each of the pair has words under a key."""
    answers = told(s, session.id, [key])
    pair = session.partnership
    return all(words_of(answers, person, key) for person in (pair.recruiter_id, pair.manager_id))
