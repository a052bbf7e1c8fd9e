"""Section 3: nothing before the reveal; after it the pairs, what is agreed on each, later views."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Candidate, Challenge, Decision, Entry
from hirepair_desktop.model.kinds import CandidateStatus, DecisionValue
from tests.ui.shortlist.hands import press, write
from tests.ui.shortlist.profiles import MUSTS, Shortlist

Shown = Callable[[str], Any]
WHY = "No live fault was taken to its cause in anything shown."


@pytest.fixture
def page(shortlist: Shortlist, shown: Shown) -> Any:
    """The page after the reveal."""
    shortlist.reveal()
    return shown("differences")


def test_before_the_reveal_there_is_no_pair(shown: Shown) -> None:
    page = shown("differences")
    assert page.table.isHidden()


def test_before_the_reveal_it_says_who_is_ready(shown: Shown) -> None:
    page = shown("differences")
    assert [mark.state for mark in page.round.ready.values()] == ["not_ready", "not_ready"]


def test_the_widest_difference_stands_first(page: Any) -> None:
    assert list(page.table.pairs) == ["K03", "K02", "K04"]


def test_the_same_pick_is_one_line(page: Any) -> None:
    assert list(page.table.sames) == ["K01"]


def test_the_heading_counts_what_is_talked_about(page: Any) -> None:
    assert page.heading.text() == "Three of four profiles to talk about"


def test_two_apart_says_so_in_words(page: Any) -> None:
    assert page.table.pairs["K03"].split.text() == "Two apart"


def test_two_apart_stands_on_mulberry(page: Any) -> None:
    assert page.table.pairs["K03"].token == "split-tint"


def test_a_screen_reader_hears_both_picks_and_the_distance(page: Any) -> None:
    assert page.table.pairs["K03"].axis.accessibleDescription() == "Nadia no, Tomas yes, two apart"


def test_a_pick_left_open_is_said(page: Any) -> None:
    assert page.table.pairs["K04"].boxes["man"].accessibleName() == "Tomas: left open"


def test_a_candidate_is_shown_by_alias_and_how_they_came(page: Any) -> None:
    row = page.table.pairs["K03"]
    assert (row.about.text(), row.found.text()) == ("Profile K03", "found by Tomas")


def test_one_apart_opens_on_demand(page: Any) -> None:
    row = page.table.pairs["K02"]
    assert row.talk.isHidden()
    press(row.open_it)
    assert row.talk.isVisible()


def test_the_next_difference_opens_by_key(page: Any, qtbot: QtBot) -> None:
    row = page.table.pairs["K03"]
    row.settle.focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.table.pairs["K02"].isAncestorOf(QApplication.focusWidget())


def test_what_would_settle_it_is_kept(page: Any, shortlist: Shortlist) -> None:
    write(page.table.pairs["K03"].settle, "One question in the first call")
    assert shortlist.one(Entry, key="settle.K03").text == "One question in the first call"


def test_going_on_takes_along_what_would_settle_it(page: Any, shortlist: Shortlist) -> None:
    row = page.table.pairs["K03"]
    write(row.settle, "One question in the first call")
    press(row.bar.on)
    entry = shortlist.one(Entry, key="agreedOutcome.K03")
    assert (entry.choice, entry.text) == ("on", "One question in the first call")


def test_what_was_agreed_stands_with_its_owner(page: Any) -> None:
    row = page.table.pairs["K03"]
    press(row.bar.later)
    assert row.line.isVisible()
    assert row.line.words.text().startswith("Tomas, ")
    assert row.line.words.text().endswith("Not now")


def test_going_out_without_a_reason_says_why_not(page: Any, shortlist: Shortlist) -> None:
    row = page.table.pairs["K03"]
    press(row.bar.out)
    press(row.bar.out_part.give)
    assert row.bar.out_part.reason.sentence.text().startswith("Say why this profile goes out")
    assert shortlist.all(Decision) == []


def test_going_out_is_kept_with_its_reason_and_musts(page: Any, shortlist: Shortlist) -> None:
    row = page.table.pairs["K03"]
    press(row.bar.out)
    write(row.bar.out_part.reason, WHY)
    must = next(key for key, label in row.bar.out_part._criteria if label == MUSTS[0])
    row.bar.out_part.chips.add.chosen.emit(must)
    press(row.bar.out_part.give)
    with shortlist.store.read() as s:
        made = s.query(Decision).one()
        assert (made.value, made.rationale, [c.label for c in made.criteria]) == (
            DecisionValue.NO_HIRE, WHY, [MUSTS[0]],
        )  # fmt: skip
    assert shortlist.one(Candidate, alias="K03").status is CandidateStatus.CLOSED


def test_what_went_out_is_decided_again_with_a_reason_only(page: Any, shortlist: Shortlist) -> None:
    row = page.table.pairs["K03"]
    press(row.bar.out)
    write(row.bar.out_part.reason, WHY)
    press(row.bar.out_part.give)
    press(row.line.again)
    press(row.bar.on)
    assert row.bar.why.sentence.text().startswith("Say why it is decided again")
    write(row.bar.why, "A page on a fault came in")
    press(row.bar.on)
    assert shortlist.one(Candidate, alias="K03").status is CandidateStatus.SHORTLISTED


def test_undo_does_not_cross_what_the_owner_decided(page: Any, shortlist: Shortlist) -> None:
    write(page.table.pairs["K03"].settle, "One question")
    press(page.table.pairs["K03"].bar.on)
    assert not page.edits.stack.canUndo()


def test_the_same_yes_goes_on_with_one_press(page: Any, shortlist: Shortlist) -> None:
    press(page.table.sames["K01"].on)
    assert shortlist.one(Candidate, alias="K01").status is CandidateStatus.SHORTLISTED


def test_the_same_pick_can_be_talked_about_all_the_same(page: Any) -> None:
    press(page.table.sames["K01"].talk)
    assert "K01" in page.table.pairs


def test_a_later_view_stands_beside_the_pick(page: Any) -> None:
    row = page.table.pairs["K03"]
    press(row.now.links["rec"])
    press(row.now.picks["rec"].buttons["maybe"])
    write(row.now.fields["rec"], "The page on the first payout moved me")
    press(row.now.findChild(type(row.bar.on), "now_K03_rec_keep"))
    said = row.boxes["rec"].accessibleName()
    assert said == "Nadia: No. Why no on K03. now maybe. The page on the first payout moved me"


def test_a_later_view_without_a_reason_says_what_it_wants(page: Any, shortlist: Shortlist) -> None:
    row = page.table.pairs["K03"]
    press(row.now.links["rec"])
    press(row.now.picks["rec"].buttons["maybe"])
    press(row.now.findChild(type(row.bar.on), "now_K03_rec_keep"))
    assert row.now.fields["rec"].sentence.text().startswith("What moved your view?")


def test_the_musts_open_behind_their_button(page: Any) -> None:
    press(page.musts.fold)
    assert page.musts.isVisible()
    assert page.musts.fold.text() == "The two musts"


def test_a_closed_review_can_only_be_read(shortlist: Shortlist, shown: Shown) -> None:
    shortlist.reveal()
    shortlist.close()
    page = shown("differences")
    row = page.table.pairs["K03"]
    assert (row.talk.isHidden(), row.open_it.isHidden(), page.table.sames["K01"].on.isHidden()) == (True, True, True)


def test_the_coach_leads_to_the_profile_it_speaks_of(page: Any, shortlist: Shortlist) -> None:
    page.reach("settle", shortlist.candidates["K02"])
    assert page.table.pairs["K02"].isAncestorOf(QApplication.focusWidget())


def test_the_coach_leads_to_the_profile_of_a_decision(page: Any, shortlist: Shortlist) -> None:
    row = page.table.pairs["K02"]
    press(row.open_it)
    press(row.bar.out)
    write(row.bar.out_part.reason, WHY)
    press(row.bar.out_part.give)
    page.reach("decision", shortlist.one(Decision).id)
    assert row.isAncestorOf(QApplication.focusWidget())


def test_a_challenge_carries_the_profile_it_is_about(page: Any, shortlist: Shortlist) -> None:
    assert page.about.text() == "About K03"
    page.cards.played.emit("rec", "Which must?")
    press(page.table.pairs["K02"].open_it)
    page.cards.played.emit("man", "What did they do?")
    page.about.chosen.emit("")
    page.cards.played.emit("rec", "Are these the musts?")
    found = {challenge.text: challenge.target for challenge in shortlist.all(Challenge)}
    assert found == {"Which must?": "K03", "What did they do?": "K02", "Are these the musts?": ""}
