"""What keeps a letter to a candidate in: nothing to tell yet, words the coach holds back, the name of somebody else,
nobody who signs it.

No written reason opens this gate: a reason is printed, and a letter has no place for one. The text changes instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching import review
from hirepair_desktop.coaching.engine import look_at
from hirepair_desktop.model import Candidate, CandidateMessage, Person
from hirepair_desktop.model.candidate_facts import OVER
from hirepair_desktop.model.deciding import decision_that_holds
from hirepair_desktop.model.settings import CANDIDATE_FEEDBACK, OFF, setting
from hirepair_desktop.reports.errors import MayNotGoOutError
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.text import _, joined

SHORTEST_NAME = 3
"""Shorter parts of a name are words of the language as often as names."""

MOST_NAMED = 3


def hold_the_letter(s: Block, candidate_id: str, message: CandidateMessage | None, options: PrintOptions) -> None:
    """Raises MayNotGoOutError with the sentence that says what to do first."""
    candidate = s.get_one(Candidate, candidate_id)
    if decision_that_holds(s, candidate_id) is None and candidate.status not in OVER:
        raise MayNotGoOutError(
            _("Nothing is decided about {alias} yet, so there is no letter. Decide first.").format(
                alias=candidate.alias
            )
        )
    if setting(s, CANDIDATE_FEEDBACK) in (OFF, False):
        return
    if message is None or not any(_texts(message)):
        raise MayNotGoOutError(
            _(
                "Nothing is written for {alias} yet. Write what they will hear in the review; "
                "the letter is built from it alone."
            ).format(alias=candidate.alias)
        )
    _hold_words(s, message, options.today)
    _hold_names(s, candidate, message)
    if message.owner_id is None:
        raise MayNotGoOutError(
            _("Nobody is chosen yet who tells {alias}. A letter is signed: choose who tells them, then print.").format(
                alias=candidate.alias
            )
        )


def _texts(message: CandidateMessage) -> Iterator[str]:
    for words in (*message.strengths, *(point["text"] for point in message.growth), message.next_step):
        if words.strip():
            yield words


def _hold_words(s: Block, message: CandidateMessage, today: date | None) -> None:
    """What touches a protected trait never reaches the candidate (R-28)."""
    if message.session_id is None:
        return
    look = look_at(s, datetime.now(UTC), today or date.today())
    held = [stop for stop in review.export_stops(s, message.session_id, look) if stop.about.id == message.id]
    if held:
        raise MayNotGoOutError(
            _("The coach holds this letter back: {what} Change what they will hear, then print.").format(
                what=held[0].message
            )
        )


def _hold_names(s: Block, candidate: Candidate, message: CandidateMessage) -> None:
    """Nobody is named but who speaks and who reads (DESIGN-LANGUAGE 10)."""
    found = sorted(other_names(s, candidate, message))
    if found:
        raise MayNotGoOutError(
            _(
                "The letter would name {names}. It names nobody but who speaks: take the name out of what they "
                "will hear, then print."
            ).format(names=joined(found[:MOST_NAMED]))
        )


def other_names(s: Block, candidate: Candidate, message: CandidateMessage) -> set[str]:
    """Names in the message that belong to other people or other candidates."""
    text = "\n".join(_texts(message))
    words = set(re.findall(r"\w+", text))
    own = set(re.findall(r"\w+", f"{candidate.name} {candidate.alias}"))
    speaker = s.get(Person, message.owner_id) if message.owner_id else None
    own |= set(re.findall(r"\w+", speaker.name)) if speaker is not None else set()
    found: set[str] = set()
    for name in s.scalars(select(Person.name)):
        parts = {part for part in re.findall(r"\w+", name) if len(part) >= SHORTEST_NAME and part[0].isupper()}
        found |= (parts - own) & words
    others = select(Candidate.alias, Candidate.name).where(Candidate.id != candidate.id)
    for alias, name in s.execute(others):
        if alias in words - own:
            found.add(alias)
        if name.strip() and name.strip().casefold() in text.casefold():
            found.add(name.strip())
    return found
