"""Who is still writing is true as soon as a page is sealed (R-03)."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Session
from hirepair_desktop.model.sittings import enter_section, start_session
from hirepair_desktop.ui.coach.coach import Coach
from tests.ui.review.debrief import SEALED, Debrief
from tests.ui.review.test_reveal_page import scorecard


def said(coach: Coach) -> list[str]:
    """What holds the reveal."""
    return [prompt.message for prompt in coach.open() if prompt.id == "R-03"]


def test_who_has_sealed_is_no_longer_said_to_write(debrief: Debrief, qtbot: QtBot) -> None:
    debrief.set_keys()
    round_id = debrief.open_round("nadia", "tomas")
    with debrief.store.write() as s:
        sitting = s.get_one(Session, debrief["session"])
        start_session(s, sitting, SEALED)
        enter_section(sitting, "reveal", SEALED)
    panel = debrief.panel()
    panel.make_page("reveal")
    coach = panel.coach.coach
    coach.look()
    before = said(coach)
    debrief.seal(round_id, "nadia", scorecard(debrief))
    qtbot.waitUntil(lambda: said(coach) != before)
    assert ["Nadia" in words for words in (*before, *said(coach))] == [True, False]
