"""What happens when two mend a fence: read aloud, said back until it is right, one repair each. The caller commits.

What was said back and was not right yet is kept beside what is (METHOD A.5): `sayBack.1`, `sayBack.2` ... of the one
who said it, in its order. `sayBack` is what holds; whoever is heard stands behind it once they pressed *that's right*.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.form import Field
from hirepair_desktop.model.kinds import CommitmentStatus, RoundOf
from hirepair_desktop.model.mend_form import ALONE, MEND
from hirepair_desktop.model.session import Commitment, Entry, Session
from hirepair_desktop.model.told_alone import both_wrote, is_opened, told, words_of
from hirepair_desktop.text import _

KEYS = tuple(field.key for field in ALONE)
READ, SAID, REPAIR = "readAloud", "sayBack", "repair"
"""Keys of the answers: the other's words were read aloud, what was said back, the repair that was offered."""


def is_shown(s: Block, session: Session) -> bool:
    """Whether what both wrote alone was opened."""
    return is_opened(s, session, RoundOf.REPAIR, KEYS)


def said_back(s: Block, session_id: str, person_id: str) -> Entry | None:
    """What somebody says back now."""
    return told(s, session_id, [SAID]).get((person_id, SAID))


def is_right(said: Entry | None, heard_id: str) -> bool:
    """Whether the one who is heard says that it is right."""
    return said is not None and bool(said.text.strip()) and heard_id in said.agreed_by


def tries(s: Block, session_id: str, person_id: str) -> list[Entry]:
    """What somebody said back before, that was not right yet; the first try first."""
    found = s.scalars(
        select(Entry).where(
            Entry.session_id == session_id, Entry.person_id == person_id, Entry.key.startswith(f"{SAID}.")
        )
    )
    return sorted(found, key=lambda entry: int(entry.key.rpartition(".")[2]))


def say_right(said: Entry, heard_id: str, right: bool = True) -> None:
    """The one who is heard presses *that's right*, or takes it back.

    Raises RefusedValueError while nothing is said.
    """
    if right and not said.text.strip():
        raise RefusedValueError(_("Nothing is said back yet. First the words, then “that's right”."), SAID)
    said.agreed_by = [heard_id] if right else []


def not_yet(s: Block, session_id: str, person_id: str, at: datetime) -> Entry:
    """Keep what was said back as a try that was not right yet; the words stay to be changed.

    Raises RefusedValueError without words, or with those of the last try.
    """
    said = said_back(s, session_id, person_id)
    if said is None or not said.text.strip():
        raise RefusedValueError(_("Nothing is said back yet, so there is nothing to correct."), SAID)
    before = tries(s, session_id, person_id)
    if before and before[-1].text.strip() == said.text.strip():
        raise RefusedValueError(_("These words are kept as not right yet. Say it in other words."), SAID)
    kept = Entry(
        session_id=session_id, key=f"{SAID}.{len(before) + 1}", person_id=person_id, text=said.text,
        written_at=at, agreed_by=[],
    )  # fmt: skip
    said.agreed_by = []
    s.add(kept)
    s.flush()
    return kept


def repairs_of(s: Block, session_id: str, person_id: str) -> Sequence[Commitment]:
    """What somebody commits to in this session."""
    return s.scalars(
        select(Commitment)
        .where(Commitment.session_id == session_id, Commitment.owner_id == person_id)
        .order_by(Commitment.made_at.is_(None), Commitment.made_at, Commitment.id)
    ).all()


def offered(s: Block, session_id: str, person_id: str) -> str:
    """The repair somebody offered when they wrote alone; "" for none."""
    return words_of(told(s, session_id, [REPAIR]), person_id, REPAIR)


# What is open


def open_fields(s: Block, session: Session) -> list[Field]:
    """The needed parts that are still open, in the order of the form."""
    return [field for field in MEND.fields if field.needed and not PARTS[field.key](s, session)]


def _wrote(key: str) -> Callable[[Block, Session], bool]:
    return lambda s, session: both_wrote(s, session, key)


def _said_back(s: Block, session: Session) -> bool:
    pair = session.partnership
    seats = ((pair.recruiter_id, pair.manager_id), (pair.manager_id, pair.recruiter_id))
    return all(is_right(said_back(s, session.id, speaker), heard) for speaker, heard in seats)


def _repairs(s: Block, session: Session) -> bool:
    pair = session.partnership
    return all(
        any(
            made.text.strip() and made.due is not None and made.status is not CommitmentStatus.DROPPED
            for made in repairs_of(s, session.id, person)
        )
        for person in (pair.recruiter_id, pair.manager_id)
    )


PARTS: dict[str, Callable[[Block, Session], bool]] = {
    **{key: _wrote(key) for key in KEYS}, SAID: _said_back, "commitments": _repairs,
}  # fmt: skip
"""When a needed part of the form is filled. A test holds its keys equal to the form's."""
