"""Sections 4 and 5: thanks, a question, the free answer, and the brief beside the topic."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Commitment, Feedback
from hirepair_desktop.model.kinds import RoundOf, Topic
from tests.ui.feedback.acting import NASTY, choose_day, click, shown_words, write
from tests.ui.feedback.talk import ITEM, PITCH, Talk


@pytest.fixture
def item(talk: Talk) -> str:
    """Something the recruiter told the manager."""
    return talk.tell("nadia", "Ten minutes")


@pytest.fixture
def page(talk: Talk, item: str, qtbot: QtBot) -> Any:
    """The manager receives."""
    return talk.page(qtbot, "manager_receives")


def test_before_the_reveal_the_page_leads_to_writing(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "manager_receives")
    with qtbot.waitSignal(page.panel.section_requested) as asked:
        click(page, "manager_receives_before_act")
    assert asked.args == ["write"]


def test_before_the_reveal_nothing_sealed_is_shown(talk: Talk, qtbot: QtBot) -> None:
    talk.seal(talk.open_round(RoundOf.FEEDBACK), "nadia", {"items": [ITEM]})
    page = talk.page(qtbot, "manager_receives")
    assert page.items == {} and ITEM["behaviour"] not in shown_words(page)


def test_only_what_was_said_to_the_receiver_stands_there(talk: Talk, item: str, page: Any) -> None:
    talk.tell("tomas", "The pitch")
    assert list(page.items) == [item]


def test_the_receiver_asks_first(page: Any) -> None:
    assert "Tomas asks first:" in shown_words(page)


@pytest.mark.parametrize("words", ["Thank you, I had not seen it.", NASTY])
def test_thanks_are_kept_as_written(talk: Talk, page: Any, item: str, words: str) -> None:
    write(page, f"thanks_{item}", words)
    assert talk.rows("select thanks from feedback") == [(words,)]


def test_a_question_opens_the_field_of_its_answer(page: Any, item: str) -> None:
    write(page, f"question_{item}", "Which call was it?")
    assert not page.items[item].reply.isHidden()


def test_question_and_answer_are_kept(talk: Talk, page: Any, item: str) -> None:
    write(page, f"question_{item}", "Which call was it?")
    write(page, f"reply_{item}", "The one on Tuesday.")
    assert talk.rows("select clarify_question, clarify_answer from feedback") == [
        ("Which call was it?", "The one on Tuesday.")
    ]


@pytest.mark.parametrize("response", ["accept", "adapt", "discard", "thinking"])
def test_each_answer_is_kept(talk: Talk, page: Any, item: str, response: str) -> None:
    click(page, f"item_{item}_{response}")
    assert talk.rows("select response from feedback") == [(response,)]


def test_discard_needs_no_reason(talk: Talk, page: Any, item: str) -> None:
    click(page, f"item_{item}_discard")
    assert talk.rows("select response, response_reason from feedback") == [("discard", "")]


@pytest.mark.parametrize(
    ("key", "response"), [(Qt.Key.Key_A, "accept"), (Qt.Key.Key_P, "adapt"), (Qt.Key.Key_D, "discard")]
)
def test_a_single_key_answers(talk: Talk, page: Any, item: str, qtbot: QtBot, key: Qt.Key, response: str) -> None:
    page.items[item].view.setFocus()
    qtbot.keyClick(page.items[item].view, key)
    assert talk.rows("select response from feedback") == [(response,)]


def test_words_go_with_an_answer(talk: Talk, page: Any, item: str) -> None:
    write(page, f"item_{item}_response", "I will block ten minutes.")
    assert talk.rows("select response_reason from feedback") == [("I will block ten minutes.",)]


def test_thinking_asks_for_a_day(page: Any, item: str) -> None:
    click(page, f"item_{item}_thinking")
    assert "Thinking needs a day" in shown_words(page)


def test_the_day_of_thinking_is_kept(talk: Talk, page: Any, item: str) -> None:
    click(page, f"item_{item}_thinking")
    choose_day(page, f"thinking_{item}", date(2026, 11, 27))
    assert talk.rows("select response, thinking_until from feedback") == [("thinking", "2026-11-27")]


def test_a_day_that_has_passed_is_refused_in_its_place(talk: Talk, page: Any, item: str) -> None:
    click(page, f"item_{item}_thinking")
    choose_day(page, f"thinking_{item}", date(2026, 11, 1))
    assert page.items[item].day.sentence.text() == "This day has passed. Choose today or a later day."
    assert talk.rows("select thinking_until from feedback") == [(None,)]


def test_another_answer_takes_the_day_away(talk: Talk, page: Any, item: str) -> None:
    click(page, f"item_{item}_thinking")
    choose_day(page, f"thinking_{item}", date(2026, 11, 27))
    click(page, f"item_{item}_accept")
    assert talk.rows("select response, thinking_until from feedback") == [("accept", None)]


def test_undo_takes_an_answer_back(talk: Talk, page: Any, item: str) -> None:
    click(page, f"item_{item}_accept")
    page.edits.stack.undo()
    assert talk.rows("select response from feedback") == [(None,)]


def test_undo_shows_the_answer_as_it_was(page: Any, item: str) -> None:
    click(page, f"item_{item}_accept")
    page.edits.stack.undo()
    assert page.items[item].view.answer == ""


def test_what_was_said_cannot_be_written_over(page: Any, item: str) -> None:
    from hirepair_desktop.ui.fields.voice_field import VoiceField

    names = {field.name for field in page.items[item].findChildren(VoiceField)}
    assert not {name for name in names if "behaviour" in name or "ask" in name}


def test_a_topic_of_the_article_stands_beside_the_brief(talk: Talk, qtbot: QtBot) -> None:
    talk.tell("tomas", "The pitch", topic=Topic.PITCH)
    assert PITCH in shown_words(talk.page(qtbot, "recruiter_receives"))


def test_another_topic_has_nothing_beside_it(page: Any, item: str) -> None:
    assert page.items[item].beside is None


def test_a_taken_item_can_become_a_commitment(talk: Talk, page: Any, item: str) -> None:
    click(page, f"item_{item}_accept")
    click(page, f"commit_{item}")
    made = talk.one(Commitment)
    assert (made.owner_id, made.for_whom, talk.one(Feedback).commitment_id) == (talk["tomas"], talk["nadia"], made.id)


def test_the_commitment_gets_its_words_and_its_day(talk: Talk, page: Any, item: str) -> None:
    click(page, f"item_{item}_accept")
    click(page, f"commit_{item}")
    write(page, f"promise_{item}", "Ten minutes before each call")
    choose_day(page, f"promise_due_{item}", date(2026, 11, 25))
    made = talk.one(Commitment)
    assert (made.text, made.due, made.first_due, made.moves) == (
        "Ten minutes before each call", date(2026, 11, 25), date(2026, 11, 25), 0,
    )  # fmt: skip


def test_undo_takes_the_commitment_and_its_tie_away(talk: Talk, page: Any, item: str) -> None:
    click(page, f"item_{item}_accept")
    click(page, f"commit_{item}")
    page.edits.stack.undo()
    assert (talk.all(Commitment), talk.one(Feedback).commitment_id) == ([], None)


def test_a_set_aside_item_asks_for_no_commitment(page: Any, item: str) -> None:
    click(page, f"item_{item}_discard")
    assert page.items[item].take.isHidden()
