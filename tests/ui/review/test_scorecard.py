"""The private scorecard: evidence first, keys, what is sealed, and that it writes nowhere."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Attachment, Criterion, Dismissal
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.storage.seals.payloads import read_payload
from hirepair_desktop.storage.store import Change
from hirepair_desktop.ui.review.scorecard import Scorecard
from tests.ui.cvs import cv_bytes
from tests.ui.dressed import dress
from tests.ui.review.debrief import REVEALED, Debrief

WORDS = "Walked me through the March outage minute by minute."


def card(qtbot: QtBot, debrief: Debrief, name: str = "tomas") -> Scorecard:
    _title, page = debrief.panel().make_private_page("ratings", debrief[name], debrief["candidate"])
    assert isinstance(page, Scorecard)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def rate(page: Scorecard, at: int, words: str = WORDS, state: str = "rated", value: int = 3) -> None:
    line = page.lines[at]
    line.evidence.text.setPlainText(words)
    line.evidence.flush()
    cells = {"rated": value - 1, "not_asked": 4, "not_shown": 5}
    line.cells.cells[cells[state]].click()


def test_the_title_says_whose_scorecard_it_is(debrief: Debrief) -> None:
    title, page = debrief.panel().make_private_page("ratings", debrief["tomas"], debrief["candidate"])
    page.deleteLater()
    assert title == "the scorecard of Priya Raman"


def test_evidence_comes_before_the_rating_in_the_order_of_the_tab_key(qtbot: QtBot, debrief: Debrief) -> None:
    line = card(qtbot, debrief).lines[0]
    order, widget = [], line.evidence.text.nextInFocusChain()
    while widget is not line.evidence.text:
        order.append(widget)
        widget = widget.nextInFocusChain()
    assert order.index(line.cells.cells[0]) < order.index(line.window().findChild(QWidget, "seal"))
    assert line.evidence.geometry().bottom() < line.cells.geometry().top()


def test_the_anchors_of_the_role_stand_in_the_cells(qtbot: QtBot, debrief: Debrief) -> None:
    cells = card(qtbot, debrief).lines[0].cells.cells
    assert [cell.accessibleDescription() for cell in cells[:4]] == [
        "Has not run one", "Has run one with help", "Runs one and fixes it", "Others call them first",
    ]  # fmt: skip


def test_the_criteria_of_ones_own_stages_come_first(qtbot: QtBot, debrief: Debrief) -> None:
    labels = [line.line.label for line in card(qtbot, debrief).lines]
    assert labels[:3] == ["Owns pipelines in production", "Raises the bar for the team", "Why freight, why us"]


def test_a_sealed_page_has_the_shape_of_a_round(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    rate(page, 0)
    rate(page, 1, "", "not_asked")
    page.overall.hire.cards[1].click()
    found = read_payload(RoundOf.RATINGS, page.payload())
    states = [(line["state"].value, line["value"]) for line in found["ratings"]]
    assert (states, found["recommendation"]["value"].value) == ([("rated", 3), ("not_asked", None)], "yes")


def test_not_asked_and_not_shown_are_never_a_number(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    rate(page, 0)
    rate(page, 0, state="not_shown")
    (line,) = page.payload()["ratings"]
    assert (line["state"], line["value"]) == ("not_shown", None)


def test_what_nobody_touched_is_not_in_the_page(qtbot: QtBot, debrief: Debrief) -> None:
    assert card(qtbot, debrief).payload() == {"ratings": [], "recommendation": None}


def test_evidence_keeps_the_moment_it_was_written(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    rate(page, 0)
    (line,) = read_payload(RoundOf.RATINGS, page.payload())["ratings"]
    assert line["evidence_at"].date() == debrief.workspace.today()


def test_a_draft_comes_back_as_it_was(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    rate(page, 2, state="not_shown")
    page.overall.because.text.setPlainText("Half an hour is short.")
    draft = page.payload()
    again = card(qtbot, debrief)
    again.load(draft)
    assert again.payload() == draft


def test_what_was_written_about_a_criterion_retired_since_stays_and_is_sealed(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    rate(page, 1, value=2)
    draft = page.payload()
    debrief.change(Criterion, "bar", retired_at=REVEALED)
    again = card(qtbot, debrief)
    again.load(draft)
    again.load(draft)
    assert (again.payload(), [line.line.label for line in again.lines].count("Raises the bar for the team")) == (
        draft,
        1,
    )


def test_a_criterion_that_was_retired_is_asked_of_nobody_else(qtbot: QtBot, debrief: Debrief) -> None:
    debrief.change(Criterion, "bar", retired_at=REVEALED)
    page = card(qtbot, debrief)
    page.load({"ratings": [], "recommendation": None})
    assert "Raises the bar for the team" not in [line.line.label for line in page.lines]


TOLD = {"rule_id": "R-04", "about_id": "", "reason": "They were alike.", "at": "2026-11-24T13:00:00Z"}


def test_what_the_coach_was_told_stays_in_the_draft(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    page.load({"ratings": [], "recommendation": None, "dismissals": [TOLD]})
    assert page.payload()["dismissals"] == [TOLD]


def test_nothing_is_written_to_the_workspace(qtbot: QtBot, debrief: Debrief) -> None:
    commits: list[frozenset[Change]] = []
    debrief.store.subscribe(commits.append)
    page = card(qtbot, debrief)
    rate(page, 0, "canary evidence")
    page.overall.hire.cards[0].click()
    assert commits == []
    assert b"canary" not in debrief.store.path.read_bytes()


@pytest.mark.parametrize(
    ("key", "state", "value"),
    [(Qt.Key.Key_1, "rated", 1), (Qt.Key.Key_4, "rated", 4), (Qt.Key.Key_0, "not_asked", 0),
     (Qt.Key.Key_9, "not_shown", 0)],
)  # fmt: skip
def test_a_key_rates_the_criterion_that_has_the_focus(
    qtbot: QtBot, debrief: Debrief, key: Qt.Key, state: str, value: int
) -> None:
    page = card(qtbot, debrief)
    page.lines[1].cells.setFocus()
    qtbot.keyClick(page.lines[1].cells.cells[0], key)
    assert (page.lines[1].cells.state(), page.lines[1].cells.value()) == (state, value)


def test_keys_go_into_the_first_evidence_when_the_page_comes_up(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    assert page.lands_on() is page.lines[0].evidence


def test_a_figure_typed_into_evidence_rates_nothing(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    page.lines[0].evidence.focus()
    qtbot.keyClick(page.lines[0].evidence.text, Qt.Key.Key_3)
    assert (page.lines[0].evidence.value(), page.lines[0].cells.state()) == ("3", "")


def test_alt_down_and_up_move_between_criteria(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    page.lines[0].evidence.focus()
    qtbot.keyClick(page.lines[0].evidence.text, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.lines[1].evidence.text.hasFocus()
    qtbot.keyClick(page.lines[1].evidence.text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.lines[0].evidence.text.hasFocus()


# Sealing


def test_an_empty_page_is_not_sealed(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    with qtbot.assertNotEmitted(page.seal_requested):
        page.overall.seal.click()
    assert page.overall.refusal.words.text() == "Nothing is written yet. One criterion is enough to begin."


def test_words_without_a_rating_would_be_lost_and_stop_the_seal(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    page.lines[1].evidence.text.setPlainText(WORDS)
    with qtbot.assertNotEmitted(page.seal_requested):
        page.overall.seal.click()
    assert "Raises the bar for the team" in page.overall.refusal.words.text()


def test_a_reason_without_a_view_stops_the_seal(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    rate(page, 0)
    page.overall.because.text.setPlainText("Runs systems alone.")
    assert page.missing() == "You say why, but not whether you would hire. Choose one of the four."


def test_open_criteria_are_named_and_stop_nothing(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    rate(page, 0)
    assert page.overall.open_words.text() == "2 criteria are left: rate them or say why not."
    with qtbot.waitSignal(page.seal_requested):
        page.overall.seal.click()


def test_the_head_counts_the_criteria_of_ones_own(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    rate(page, 0)
    assert page.count.text() == "1 of 3 criteria rated"


def test_of_the_others_it_shows_readiness_and_nothing_else(qtbot: QtBot, debrief: Debrief) -> None:
    debrief.set_keys()
    round_id = debrief.open_round("nadia", "tomas", "samira")
    debrief.seal(round_id, "nadia", {"ratings": [], "recommendation": {"value": "no", "reason": "canary"}})
    rows = card(qtbot, debrief).overall.ready.rows
    assert [row.accessibleName() for row in rows] == [
        "Nadia Rahimi: Ready", "Tomas Eklund: Writing now", "Samira Haddad: Not ready",
    ]  # fmt: skip


HOSTILE = '<b>&amp;</b> "%s" {0} \u202e\u0000 ' + "W" * 300


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_hostile_words_come_back_unchanged_and_widen_nothing(
    qtbot: QtBot, debrief: Debrief, qapp: Any, size: float
) -> None:
    dress(qapp, text_size=size)
    page = card(qtbot, debrief)
    page.load({"ratings": [{"criterion_id": debrief["bar"], "state": "rated", "value": 1, "evidence": HOSTILE}]})
    (line,) = page.payload()["ratings"]
    assert line["evidence"] == HOSTILE.replace("\u0000", "\ufffd")
    assert page.minimumSizeHint().width() <= 1440


# The coach over one's own draft


THIN = "A score needs something you saw or heard; add it or choose “not assessed”."


def said_at(page: Scorecard, at: int) -> list[str]:
    return [made.message.text() for made in page.lines[at].prompts.cards.values()]


def test_a_score_without_evidence_is_spoken_about_under_its_line(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    rate(page, 1, "Asked twice.")
    assert (said_at(page, 0), said_at(page, 1)) == ([], [THIN])


def test_enough_words_take_it_away(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    rate(page, 1, "Asked twice.")
    rate(page, 1)
    assert said_at(page, 1) == []


def test_evidence_alone_is_not_hurried(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    page.lines[0].evidence.text.setPlainText("Asked")
    page.lines[0].evidence.flush()
    assert said_at(page, 0) == []


def test_four_equal_scores_are_spoken_about_under_the_overall_view(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    for at in range(4):
        rate(page, at)
    (made,) = page.overall.prompts.cards.values()
    assert made.message.text() == "All scores alike: is one impression colouring the rest?"


def test_what_was_not_asked_of_the_rater_is_a_side_note(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    rate(page, 3)
    assert said_at(page, 3) == ["You scored something you were not asked to test; mark it as a side note."]


def test_at_most_three_prompts_stand_on_the_page(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    for at in range(5):
        rate(page, at, "Good.", value=at % 4 + 1)
    assert sum(len(place.cards) for place in page.places.values()) == 3


def send_away(qtbot: QtBot, page: Scorecard) -> None:
    rate(page, 1, "Asked twice.")
    (made,) = page.lines[1].prompts.cards.values()
    made.dismiss.click()
    made.reason.setText("The rest is on paper.")
    qtbot.keyClick(made.reason, Qt.Key.Key_Return)


def test_a_reason_sends_a_prompt_away_and_stays_in_the_draft(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    send_away(qtbot, page)
    (told,) = page.payload()["dismissals"]
    assert (told["rule_id"], told["about_id"], told["reason"]) == ("R-01", debrief["bar"], "The rest is on paper.")
    assert said_at(page, 1) == [] and read_payload(RoundOf.RATINGS, page.payload())


def test_it_can_come_back(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    send_away(qtbot, page)
    page.findChild(QWidget, f"own_coach_{debrief['bar']}_R-01_{debrief['bar']}_back").click()
    assert said_at(page, 1) == [THIN] and "dismissals" not in page.payload()


def test_sent_away_it_stays_away_on_a_page_that_is_opened_again(qtbot: QtBot, debrief: Debrief) -> None:
    page, again = card(qtbot, debrief), card(qtbot, debrief)
    send_away(qtbot, page)
    again.load(page.payload())
    assert said_at(again, 1) == []


def test_what_is_sent_away_on_ones_own_page_is_no_row_of_the_file(qtbot: QtBot, debrief: Debrief) -> None:
    send_away(qtbot, card(qtbot, debrief))
    assert debrief.all(Dismissal) == []


def test_the_cv_is_read_beside_the_criteria_and_only_while_it_is_wanted(qtbot: QtBot, debrief: Debrief) -> None:
    with debrief.workspace.write() as s:
        content = cv_bytes(2)
        s.add(
            Attachment(
                candidate_id=debrief["candidate"], name="a.pdf", mime="application/pdf", sha256="0" * 64, bytes=content
            )
        )
    page = card(qtbot, debrief)
    page.read_cv.click()
    qtbot.waitUntil(lambda: page.reader.page() == (1, 2))
    page.read_cv.click()
    assert (page.reader.isVisible(), page.reader.page()) == (False, (0, 0))


def test_without_a_cv_there_is_no_button_for_it(qtbot: QtBot, debrief: Debrief) -> None:
    assert not card(qtbot, debrief).read_cv.isVisible()
