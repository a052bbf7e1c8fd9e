"""The pages that are written alone: what goes in comes out, what is asked, what an empty page asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hirepair_desktop.model.feedback_form import PULSE_ITEMS, TOPICS_TO_MANAGER, TOPICS_TO_RECRUITER
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.storage.seals.payloads import read_payload
from tests.ui.feedback.acting import NASTY, choose_day, click, shown_words, write
from tests.ui.feedback.talk import ITEM, PITCH, Talk


def _page(talk: Talk, qtbot: QtBot, what: str, who: str) -> Any:
    _about, page = talk.panel().make_private_page(what, talk[who], "")
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    qtbot.waitExposed(page)
    page.load(None)
    return page


@pytest.fixture
def writing(talk: Talk, qtbot: QtBot) -> Any:
    """The page of the manager, who writes to the recruiter."""
    return _page(talk, qtbot, "feedback", "tomas")


@pytest.fixture
def pulse(talk: Talk, qtbot: QtBot) -> Any:
    """The recruiter's pulse."""
    return _page(talk, qtbot, "pulse", "nadia")


def test_one_item_of_each_tone_is_asked_for(writing: Any) -> None:
    assert [item.tone.value() for item in writing.items] == ["appreciation", "constructive"]


def test_an_item_goes_through_a_draft_unchanged(writing: Any) -> None:
    writing.load({"items": [ITEM]})
    assert writing.payload() == {"items": [ITEM]}


def test_what_is_written_is_in_the_payload(writing: Any) -> None:
    write(writing, "item_3_headline", "How we open the pitch")
    choose_day(writing, "item_3_day", date(2026, 11, 17))
    for key in ("situation", "behaviour", "impact", "ask", "care"):
        write(writing, f"item_3_{key}", f"the {key}")
    assert writing.payload()["items"] == [
        {
            "topic": "other", "tone": "appreciation", "headline": "How we open the pitch",
            "happened_on": "2026-11-17", "situation": "the situation", "behaviour": "the behaviour",
            "impact": "the impact", "ask": "the ask", "care": "the care",
        }
    ]  # fmt: skip


@pytest.mark.parametrize("words", [NASTY, "x" * 20_000])
def test_any_words_make_a_payload_that_can_be_sealed(writing: Any, words: str) -> None:
    write(writing, "item_4_behaviour", words)
    (line,) = read_payload(RoundOf.FEEDBACK, writing.payload())["items"]
    assert line["behaviour"] == words


def test_an_untouched_item_is_not_sealed(writing: Any) -> None:
    click(writing, "item_3_tone_constructive")
    assert writing.payload() == {"items": []}


def test_an_item_can_be_added(writing: Any) -> None:
    click(writing, "add_item")
    assert len(writing.items) == 3


def test_an_item_can_be_taken_out(writing: Any) -> None:
    write(writing, "item_3_behaviour", "Something")
    click(writing, "item_3_remove")
    assert writing.payload() == {"items": []}


@pytest.mark.parametrize(("who", "topics"), [("tomas", TOPICS_TO_RECRUITER), ("nadia", TOPICS_TO_MANAGER)])
def test_the_topics_go_by_the_direction(talk: Talk, qtbot: QtBot, who: str, topics: Any) -> None:
    page = _page(talk, qtbot, "feedback", who)
    offered = {page.items[0].topic.list.itemData(at) or "other" for at in range(page.items[0].topic.list.count())}
    assert offered == {topic.value for topic in topics}


def test_choosing_the_pitch_shows_the_pitch_of_the_brief(writing: Any) -> None:
    topics = writing.items[0].topic.list
    topics.setCurrentIndex(topics.findData("pitch"))
    topics.activated.emit(topics.currentIndex())
    assert PITCH in shown_words(writing.items[0])


def test_a_constructive_item_marks_the_ask_and_the_reason(writing: Any) -> None:
    marked = [key for key, part in writing.items[1].parts.items() if "●" in part.heading.text()]
    assert marked == ["situation", "behaviour", "impact", "ask", "care"]


def test_an_appreciation_leaves_the_ask_and_the_reason_free(writing: Any) -> None:
    marked = [key for key, part in writing.items[0].parts.items() if "●" in part.heading.text()]
    assert marked == ["situation", "behaviour", "impact"]


def test_a_part_that_is_filled_loses_its_mark(writing: Any) -> None:
    write(writing, "item_4_ask", "Open with the outage.")
    assert "●" not in writing.items[1].parts["ask"].heading.text()


def test_each_change_asks_to_be_saved(writing: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(writing.edited):
        write(writing, "item_3_behaviour", "Something")


def test_the_first_press_on_an_empty_page_says_what_it_means(writing: Any, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(writing.seal_requested):
        click(writing, "seal")
    assert "Press again to seal an empty page" in shown_words(writing)


def test_the_second_press_seals_an_empty_page(writing: Any, qtbot: QtBot) -> None:
    click(writing, "seal")
    with qtbot.waitSignal(writing.seal_requested):
        click(writing, "seal")
    assert writing.missing() == ""


def test_a_change_between_the_presses_asks_again(writing: Any, qtbot: QtBot) -> None:
    click(writing, "seal")
    click(writing, "item_3_tone_constructive")
    with qtbot.assertNotEmitted(writing.seal_requested):
        click(writing, "seal")


def test_one_item_is_enough_to_seal(writing: Any, qtbot: QtBot) -> None:
    write(writing, "item_3_behaviour", "Something")
    with qtbot.waitSignal(writing.seal_requested):
        click(writing, "seal")


def test_what_is_left_open_is_said_and_stops_nothing(writing: Any) -> None:
    write(writing, "item_3_behaviour", "Something")
    assert writing.foot.open_words.text() == "Something that could be better is still open."


def test_the_example_unfolds(writing: Any) -> None:
    click(writing, "example_fold")
    assert "rota for minute ten" in shown_words(writing)


def test_the_other_is_shown_by_one_bit(talk: Talk, qtbot: QtBot) -> None:
    talk.seal(talk.open_round(RoundOf.FEEDBACK), "nadia", {"items": [ITEM]})
    page = _page(talk, qtbot, "feedback", "tomas")
    assert [line.state for line in page.foot.ready.rows] == ["ready", "writing"]


def test_the_page_never_shows_what_the_other_sealed(talk: Talk, qtbot: QtBot) -> None:
    talk.seal(talk.open_round(RoundOf.FEEDBACK), "nadia", {"items": [ITEM]})
    assert ITEM["behaviour"] not in shown_words(_page(talk, qtbot, "feedback", "tomas"))


# Pulse


def test_the_pulse_asks_its_five_items(pulse: Any) -> None:
    assert list(pulse.lines) == [key for key, _label in PULSE_ITEMS]


def test_a_pulse_goes_through_a_draft_unchanged(pulse: Any) -> None:
    kept = {"understands": 4, "straight": 5, "safe": 2, "grow": None, "keeps": 1}
    pulse.load(kept)
    assert pulse.payload() == kept


def test_five_keys_answer_the_five_lines(pulse: Any, qtbot: QtBot) -> None:
    pulse.lines["understands"].buttons["1"].setFocus()
    for figure in "43215":
        qtbot.keyClick(QApplication.focusWidget() or pulse, figure)
    assert pulse.payload() == {"understands": 4, "straight": 3, "safe": 2, "grow": 1, "keeps": 5}


def test_after_the_last_answer_the_seal_has_the_focus(pulse: Any, qtbot: QtBot) -> None:
    pulse.lines["keeps"].buttons["1"].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_5)
    assert pulse.foot.seal.hasFocus()


def test_a_pulse_can_be_sealed_with_answers_open(pulse: Any, qtbot: QtBot) -> None:
    click(pulse, "pulse_safe_2")
    with qtbot.waitSignal(pulse.seal_requested):
        click(pulse, "seal")


def test_a_pulse_payload_can_be_read_at_the_reveal(pulse: Any) -> None:
    click(pulse, "pulse_safe_2")
    assert read_payload(RoundOf.PULSE, pulse.payload())["safe"] == 2


def test_another_kind_of_page_is_not_made(talk: Talk) -> None:
    with pytest.raises(ValueError, match="tradeoff"):
        talk.panel().make_private_page("tradeoff", talk["nadia"], "")
