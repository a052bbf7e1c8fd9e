"""The private scorecard: evidence first, keys, what is sealed, and that it writes nowhere."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.storage.seals.payloads import read_payload
from hirepair_desktop.storage.store import Change
from hirepair_desktop.ui.review.scorecard import Scorecard
from tests.ui.dressed import dress
from tests.ui.review.debrief import Debrief

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


def test_what_the_coach_was_told_stays_in_the_draft(qtbot: QtBot, debrief: Debrief) -> None:
    page = card(qtbot, debrief)
    page.load({"ratings": [], "recommendation": None, "dismissals": [{"rule_id": "R-04"}]})
    assert page.payload()["dismissals"] == [{"rule_id": "R-04"}]


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
