"""Who types and closes at once loses nothing: a field waits 400 ms before it tells, nobody has to wait for it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.acts import NADIA, open_alone
from tests.stories.hands import Hands
from tests.stories.prepared import make_agreed_role
from tests.ui.window import window_on

TIMES = 20


def begin_an_intake(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.click("kind_intake")
    hands.type_into("role_title_editor", "Port Planner")
    hands.click("start_now")


def begin_a_review(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.click("kind_debrief")
    hands.type_into("candidate_name_editor", "Ada Winter")
    hands.click("start_now")
    hands.press("Ctrl+Return")


def sit_down_again(hands: Hands) -> None:
    """The session that is still open, from the list; it goes on where it was left."""
    hands.press("Ctrl+2")
    hands.click("session_*", 0)


def quit_now(hands: Hands) -> None:
    hands.press("Ctrl+Q")
    assert not hands.window.isVisible(), "Ctrl+Q does not quit"


def test_what_was_typed_just_before_quitting_is_kept_twenty_times(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "Our hiring.hirepair"
    make_agreed_role(file)
    kept = []
    for turn in range(TIMES):
        with window_on(file, tmp_path) as window:
            hands = Hands(qtbot, window, file)
            begin_an_intake(hands) if turn == 0 else sit_down_again(hands)
            hands.type_into("whyNow_editor", f"Nobody plans the port, said {turn} times")
            quit_now(hands)
        kept.append(hands.one("select text from entry where key = 'whyNow' order by written_at desc limit 1"))
    assert kept == [f"Nobody plans the port, said {turn} times" for turn in range(TIMES)]


def test_what_was_typed_behind_the_curtain_just_before_quitting_is_there_again(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "Our hiring.hirepair"
    make_agreed_role(file)
    with window_on(file, tmp_path) as window:
        hands = Hands(qtbot, window, file)
        begin_a_review(hands)
        open_alone(hands, "enter_*", NADIA, at=0)
        hands.type("greyheron: ran two feeds alone")
        quit_now(hands)
    with window_on(file, tmp_path) as window:
        hands = Hands(qtbot, window, file)
        sit_down_again(hands)
        open_alone(hands, "enter_*", NADIA, at=0)
        hands.see("greyheron: ran two feeds alone")
