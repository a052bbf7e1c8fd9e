"""The other sections: the profiles, the picks behind the curtain, the next steps, and the panel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import CandidateMessage, Commitment, Session
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.shortlist_form import SHORTLIST
from hirepair_desktop.model.shortlisting import Outcome, put_out, settle_profile
from hirepair_desktop.storage.seals.payloads import read_payload
from hirepair_desktop.ui.session.frame import SessionFrame
from hirepair_desktop.ui.shortlist.panel import PAGES
from tests.ui.shortlist.hands import press, write
from tests.ui.shortlist.profiles import STARTED, Shortlist

Shown = Callable[[str], Any]
WHY = "No live fault was taken to its cause in anything shown."


def test_every_section_has_a_page() -> None:
    assert list(PAGES) == [section.key for section in SHORTLIST.sections]


def test_the_agenda_is_twenty_minutes() -> None:
    assert [section.minutes for section in SHORTLIST.sections] == [2, 6, 9, 3]


def test_the_title_names_the_role(shortlist: Shortlist, qtbot: QtBot) -> None:
    panel = shortlist.panel()
    qtbot.addWidget(panel.side)
    assert panel.title() == "Shortlist review: Data Engineer"


# Section 1


def test_the_profiles_can_be_changed_until_somebody_writes(shortlist: Shortlist, shown: Shown) -> None:
    page = shown("agreed")
    press(page.change)
    QTest.keyClick(page.ticks.ticks[shortlist.candidates["K04"]].check, Qt.Key.Key_Space)
    with shortlist.store.read() as s:
        left = [candidate.alias for candidate in s.get_one(Session, shortlist.session).candidates]
    assert left == ["K01", "K02", "K03"]


def test_a_closed_review_keeps_its_profiles(shortlist: Shortlist, shown: Shown) -> None:
    shortlist.close()
    assert shown("agreed").change.isHidden()


# Behind the curtain


@pytest.fixture
def picks(shortlist: Shortlist, qtbot: QtBot) -> Any:
    """The empty private page of Tomas."""
    panel = shortlist.panel()
    qtbot.addWidget(panel.side)
    _words, page = panel.make_private_page("picks", panel.pair.manager.id, "")
    qtbot.addWidget(page)
    page.load(None)
    page.resize(1040, 760)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_the_page_asks_about_every_profile(picks: Any) -> None:
    assert [line.asked.alias for line in picks.lines] == ["K01", "K02", "K03", "K04"]


def test_another_round_is_refused(shortlist: Shortlist, qtbot: QtBot) -> None:
    panel = shortlist.panel()
    qtbot.addWidget(panel.side)
    with pytest.raises(ValueError, match="ratings"):
        panel.make_private_page("ratings", panel.pair.manager.id, "")


def test_what_is_sealed_has_the_shape_of_a_round(picks: Any, shortlist: Shortlist) -> None:
    press(picks.lines[0].pick.buttons["yes"])
    write(picks.lines[0].why, "Seen")
    assert read_payload(RoundOf.PICKS, picks.payload()) == {
        "picks": [{"candidate_id": shortlist.candidates["K01"], "pick": "yes", "why": "Seen"}]
    }


def test_what_was_written_comes_back(picks: Any) -> None:
    press(picks.lines[1].pick.buttons["maybe"])
    write(picks.lines[1].why, "Half of it")
    kept = picks.payload()
    picks.load(None)
    picks.load(kept)
    assert picks.payload() == kept


def test_the_coach_speaks_of_the_words_why_and_is_sent_away_inside_the_draft(picks: Any, qtbot: QtBot) -> None:
    line = picks.lines[0]
    line.pick.buttons["yes"].click()
    for words, said in (("A stronger one than K02", {"R-15"}), ("A young person", {"R-28"})):
        write(line.why, words)
        assert said <= {key.partition("_")[0] for key in line.prompts.cards}
        line.why.set_value("")
    write(line.why, "Looks at K02 too")
    line.prompts.dismissed.emit("R-15", line.asked.candidate_id, "It names the same fault")
    assert not line.prompts.cards
    kept = read_payload(RoundOf.PICKS, picks.payload())
    assert (picks.payload()["dismissals"][0]["rule_id"], "dismissals" in kept) == ("R-15", False)


def test_words_without_a_pick_are_not_lost_by_the_seal(picks: Any, qtbot: QtBot) -> None:
    write(picks.lines[2].why, "Something")
    with qtbot.assertNotEmitted(picks.seal_requested):
        press(picks.foot.seal)
    assert picks.foot.refusal.words.text().startswith("K03 has words but no pick")


def test_an_open_pick_stops_nothing(picks: Any, qtbot: QtBot) -> None:
    press(picks.lines[0].pick.buttons["no"])
    with qtbot.waitSignal(picks.seal_requested):
        press(picks.foot.seal)


def test_an_empty_page_is_sealed_by_a_second_press(picks: Any, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picks.seal_requested):
        press(picks.foot.seal)
    with qtbot.waitSignal(picks.seal_requested):
        press(picks.foot.seal)


def test_arrows_choose_and_a_key_goes_on(picks: Any) -> None:
    picks.lines[0].focus()
    QTest.keyClick(picks.lines[0].pick.buttons["no"], Qt.Key.Key_Right)
    QTest.keyClick(picks.lines[0].pick.buttons["maybe"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert picks.lines[0].pick.value() == "maybe"
    assert picks.lines[1].pick.buttons["no"].hasFocus()


# Section 4


def decided(shortlist: Shortlist) -> None:
    """K01 goes on, K02 is out."""
    shortlist.reveal()
    with shortlist.store.write() as s:
        session = s.get_one(Session, shortlist.session)
        found = {candidate.alias: candidate for candidate in session.candidates}
        settle_profile(s, session, found["K01"], Outcome.ON, "", STARTED)
        put_out(s, session, found["K02"], WHY, [], STARTED)


def test_a_step_is_kept_with_the_alias(shortlist: Shortlist, shown: Shown) -> None:
    decided(shortlist)
    page = shown("next")
    steps = page.profiles[shortlist.candidates["K01"]].steps
    press(steps.adds["rec"])
    (editor,) = steps.editors.values()
    write(editor.words, "Call on Monday")
    assert shortlist.one(Commitment).text == "K01: Call on Monday"


def test_a_step_is_shown_without_the_alias(shortlist: Shortlist, shown: Shown) -> None:
    decided(shortlist)
    with shortlist.store.write() as s:
        s.add(
            Commitment(
                session_id=shortlist.session, owner_id=s.get_one(Session, shortlist.session).partnership.manager_id,
                text="K01: Read the page", due=date(2026, 12, 1),
            )
        )  # fmt: skip
    page = shown("next")
    (editor,) = page.profiles[shortlist.candidates["K01"]].steps.editors.values()
    assert editor.words.value() == "Read the page"


def test_a_profile_that_is_not_decided_leads_back(shortlist: Shortlist, shown: Shown, qtbot: QtBot) -> None:
    decided(shortlist)
    page = shown("next")
    with qtbot.waitSignal(page.panel.section_requested) as asked:
        press(page.profiles[shortlist.candidates["K03"]].decide)
    assert asked.args == ["differences"]


def test_only_whoever_goes_out_has_a_message(shortlist: Shortlist, shown: Shown) -> None:
    decided(shortlist)
    page = shown("next")
    there = [part.objectName() for part in page.profiles.values() if part.message.isVisible()]
    assert there == ["next_K02"]


def test_a_message_is_made_with_its_first_words(shortlist: Shortlist, shown: Shown) -> None:
    decided(shortlist)
    message = shown("next").profiles[shortlist.candidates["K02"]].message
    write(message.strength, "Your list is honest")
    write(message.growth, "One fault taken to its cause")
    made = shortlist.one(CandidateMessage)
    assert (made.strengths, [point["text"] for point in made.growth]) == (
        ["Your list is honest"], ["One fault taken to its cause"],
    )  # fmt: skip


def test_a_sent_message_can_be_read_only(shortlist: Shortlist, shown: Shown) -> None:
    decided(shortlist)
    message = shown("next").profiles[shortlist.candidates["K02"]].message
    write(message.strength, "Your list is honest")
    press(message.send)
    assert message.state.words.startswith("Sent ")
    assert message.strength.text.isReadOnly()


def test_where_the_coach_is_no_column_it_is_a_button_with_its_count(shortlist: Shortlist, qtbot: QtBot) -> None:
    panel = shortlist.panel()
    frame = SessionFrame(panel)
    qtbot.addWidget(frame)
    frame.resize(1280, 744)
    frame.show()
    frame.begin("differences")
    panel.coach.coach.look()
    made = panel.pages["differences"].coach_button
    assert (panel.side.isVisible(), made.isVisible()) == (True, False)
    frame.resize(1279, 744)
    assert (panel.side.isVisible(), made.isVisible(), made.text()) == (False, True, "1 open")
    frame.show_section("alone")
    assert frame.focusWidget() is not panel.pages["alone"].coach_button
    made = panel.pages["alone"].coach_button
    made.click()
    drawer = panel.coach.drawer
    assert drawer is not None and drawer.isVisible()
    assert drawer.rail.close_drawer is drawer.focusWidget()  # nothing is said, so nothing else can be used


def test_the_button_at_the_end_closes(shortlist: Shortlist, shown: Shown, qtbot: QtBot) -> None:
    decided(shortlist)
    page = shown("next")
    with qtbot.waitSignal(page.panel.close_requested):
        press(page.close_session)


def test_the_coach_leads_to_the_message_it_speaks_of(shortlist: Shortlist, shown: Shown) -> None:
    decided(shortlist)
    page = shown("next")
    message = page.profiles[shortlist.candidates["K02"]].message
    write(message.growth, "One fault")
    page.reach("message", shortlist.one(CandidateMessage).id)
    assert message.strength.text.hasFocus()
