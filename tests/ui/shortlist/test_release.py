"""Somebody who is away is released from picking: in place, with a reason that is said before and after the reveal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import pytest
from sqlalchemy import select

from hirepair_desktop.model import Partnership, Round
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.reports import PrintOptions, session_pdf
from hirepair_desktop.storage import seals
from tests.reports.reading import words_of
from tests.ui.shortlist.hands import press, write
from tests.ui.shortlist.profiles import STARTED, TODAY, Shortlist

CHEAP = seals.Cost(memory_kib=64, passes=1, lanes=1)
WORDS = {"rec": "lake at first light", "man": "lantern by the door"}
REASON = "Away until Monday; the profiles wait since Friday."
SAID = f"Tomas was released from writing by Nadia: {REASON}"


@pytest.fixture
def seats(shortlist: Shortlist) -> dict[str, str]:
    """Both have a passphrase; Nadia has sealed a pick, Tomas has not."""
    with shortlist.store.write() as s:
        pair = s.scalars(select(Partnership)).one()
        ids = {"rec": pair.recruiter_id, "man": pair.manager_id}
    for side, person_id in ids.items():
        with shortlist.store.write() as s:
            seals.set_passphrase(s, person_id, WORDS[side], CHEAP)
    with shortlist.store.write() as s, seals.unlock(s, ids["rec"], WORDS["rec"]) as key:
        both = tuple(ids.values())
        round_id = seals.open_round(s, shortlist.session, RoundOf.PICKS, seats=both, required_ids=list(both)).id
        picks = [{"candidate_id": shortlist.candidates["K01"], "pick": "yes", "why": "Runs one and fixes it"}]
        seals.seal(s, round_id, key, {"picks": picks}, STARTED)
    return ids


def open_together(shortlist: Shortlist, seats: dict[str, str]) -> None:
    """Both passphrases, at one moment."""
    round_id = shortlist.one(Round).id
    with shortlist.store.write() as s, ExitStack() as keys:
        both = [keys.enter_context(seals.unlock(s, seats[side], WORDS[side])) for side in ("rec", "man")]
        seals.reveal(s, round_id, *both, STARTED)


def test_only_who_is_waited_for_can_be_released(seats: dict[str, str], shown: Callable[[str], Any]) -> None:
    round_ = shown("differences").round
    assert {side: made.isVisible() for side, made in round_.away.items()} == {"rec": False, "man": True}


def test_a_release_wants_its_reason(seats: dict[str, str], shown: Callable[[str], Any], shortlist: Shortlist) -> None:
    round_ = shown("differences").round
    press(round_.away["man"])
    press(round_.forms["man"].give)
    assert round_.forms["man"].reason.sentence.text() == "Say why: the reason is printed in the summary."
    assert shortlist.one(Round).released == []


def test_the_reason_is_said_before_and_after_the_reveal_and_printed(
    seats: dict[str, str], shown: Callable[[str], Any], shortlist: Shortlist
) -> None:
    page = shown("differences")
    press(page.round.away["man"])
    write(page.round.forms["man"].reason, REASON)
    press(page.round.forms["man"].give)
    assert (page.round.released["man"].text(), page.round.ready["man"].state) == (SAID, "released")
    assert page.round.open_both.isEnabled() and not page.round.writes["man"].isVisible()
    open_together(shortlist, seats)
    page.refresh()
    assert (page.released_note.isVisible(), page.released_note.text()) == (True, SAID)
    with shortlist.store.read() as s:
        printed = words_of(session_pdf(s, shortlist.session, PrintOptions(today=TODAY)))
    assert SAID in printed and "On no profile did both pick." in printed
