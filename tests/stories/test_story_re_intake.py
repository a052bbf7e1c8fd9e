"""A brief is opened again after the first talk: why a must comes in, who is affected, version 2, and both in print.
By keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Candidate, Interview, Role
from hirepair_desktop.model.kinds import CandidateStatus
from hirepair_desktop.storage.store import Store
from tests.stories.acts import next_section
from tests.stories.hands import Hands
from tests.stories.keys import press, print_in_full, tab_to, write
from tests.stories.prepared import AGREED, NICE, make_agreed_role
from tests.ui.window import window_on

WHY = "Two of three asked what a consignment is and lost the thread."
REASON = "We met three people and learnt what the job really needs."
HEADLINE = f"“{NICE}” is now a must"


def meet(file: Path) -> None:
    """One person was interviewed the day after the brief was agreed."""
    store = Store.open(file)
    with store.write() as s:
        role = s.query(Role).one()
        at = AGREED + timedelta(days=1)
        candidate = Candidate(alias="K01", role_id=role.id, status=CandidateStatus.INTERVIEWING, last_interview_at=at)
        s.add(candidate)
        s.flush()
        s.add(Interview(candidate_id=candidate.id, held_at=at))
        role.first_rated_at = at
    store.close(backup=False)


@pytest.fixture
def met(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """Hands at Home of a workspace with an agreed brief, after the first talk."""
    file = tmp_path / "Our hiring.hirepair"
    make_agreed_role(file)
    meet(file)
    with window_on(file, tmp_path) as window:
        yield Hands(qtbot, window, file)


def criterion(hands: Hands, label: str) -> str:
    """The id of a criterion."""
    return str(hands.one("select id from criterion where label = ?", label))


def sit_down(hands: Hands) -> None:
    """From the role's page into a re-intake of 15 minutes."""
    press(hands, "sidebar_role_*")
    hands.see("version 1", "Re-intake, 15 min")
    press(hands, "brief_again")
    press(hands, "start_now")
    hands.see("Re-intake: Data Engineer", "What we have learnt", "You have met 1 person since.")


def say_what_was_learnt(hands: Hands) -> None:
    write(hands, "learnt_rec_editor", "The second talk loses people who do not know the trade.")
    write(hands, "learnt_man_editor", "I explained freight for half of each talk.")


def show_part(hands: Hands, *arrows: str, now: str = "list") -> None:
    """Tab to what the section shows `now`; from there arrows lead to another part of the brief."""
    tab_to(hands, f"changes_switch_{now}")
    hands.press(*arrows)


def raise_a_must(hands: Hands) -> None:
    """In the criteria, within the section; the list then says it in words and asks why."""
    next_section(hands, "What changes, and why")
    hands.see("Nothing differs from version 1.")
    show_part(hands, "Right")
    tab_to(hands, f"criterion_{criterion(hands, NICE)}_tier_nice")
    hands.press("Left")
    hands.see("Changed after you met people. It was: nice, weight 1.")
    show_part(hands, "Left", now="criteria")
    hands.see(HEADLINE, "1 change since version 1, not yet agreed.")


def see_that_it_waits_for_the_reason(hands: Hands) -> None:
    """Without why, nobody can agree; the way back leads to the criteria."""
    next_section(hands, "Who is affected")
    hands.see("K01", f"“{NICE}”: Never tested on it")
    write(hands, "affected_editor", "Nadia asks K01 on the phone.")
    next_section(hands, "Agree the changes")
    hands.see("Criteria are moving after you met people; write what you learned that justifies it.")
    assert not hands.find("rec_agrees").isEnabled()
    hands.press("Ctrl+Shift+Return", "Ctrl+Shift+Return")
    hands.see("What changes, and why")


def say_why_and_test_it(hands: Hands) -> None:
    write(hands, "change_*_reason_editor", WHY)
    show_part(hands, "Right", "Right")
    press(hands, "stage_*_fold")
    tab_to(hands, f"stage_*_tests_{criterion(hands, NICE)}_editor")
    hands.press("Space")
    show_part(hands, "Left", "Left", now="plan")
    hands.see("“Walk-through” now looks at “Knows freight”")


def agree_to_version_2(hands: Hands) -> None:
    next_section(hands, "Who is affected")
    next_section(hands, "Agree the changes")
    hands.see(HEADLINE)
    write(hands, "agree_reason_editor", REASON)
    press(hands, "rec_agrees")
    hands.see("Waiting for Tomas. Until then nothing is agreed.")
    press(hands, "man_agrees")
    hands.see("Version 2 was agreed by both on")


def file_holds_both_versions(hands: Hands) -> None:
    assert hands.sql("select n, reason from brief_version order by n") == [(1, ""), (2, REASON)]
    assert hands.sql("select tier, change_reason from criterion where label = ?", NICE) == [("must", WHY)]
    assert hands.one("select intake_version from role") == 2
    assert hands.one("select count(*) from entry where key = 'learnt'") == 2


def test_a_change_after_the_first_talk_asks_why_and_makes_version_2(met: Hands, tmp_path: Path) -> None:
    sit_down(met)
    say_what_was_learnt(met)
    raise_a_must(met)
    see_that_it_waits_for_the_reason(met)
    say_why_and_test_it(met)
    agree_to_version_2(met)
    file_holds_both_versions(met)
    press(met, "close_session_here")
    met.see("Closed. What is open is printed as open.")
    press(met, "sidebar_role_*")
    met.see("version 2")
    press(met, "brief_compare")
    met.see("What changed in the brief", HEADLINE, WHY, "Never tested on it", "Both agreed")
    met.press("N")
    assert met.focus_name() == "change_1"
    printed = print_in_full(met, tmp_path / "brief.pdf")
    for words in ("Version 1, 10 November 2026", "Version 2, 24 November 2026", REASON, HEADLINE, WHY, "K01"):
        assert words in printed
