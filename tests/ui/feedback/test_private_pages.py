"""The pages that are written alone: what goes in comes out, what is asked, what an empty page asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Arrival
from hirepair_desktop.model.feedback_form import PULSE_ITEMS, TOPICS_TO_MANAGER, TOPICS_TO_RECRUITER
from hirepair_desktop.model.kinds import Load, RoundOf
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


def test_a_day_that_is_missing_is_marked_as_it_is_counted(writing: Any) -> None:
    assert [item.day.heading.text() for item in writing.items] == ["Which day  ●"] * 2


def test_a_day_that_is_given_loses_its_mark(writing: Any) -> None:
    choose_day(writing, "item_3_day", date(2026, 11, 23))
    assert writing.items[0].day.heading.text() == "Which day"


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


# The coach on the page


def _said(page: Any) -> list[tuple[str, str]]:
    """What each card says, with the number of the item it stands under; the page's own come first."""
    places = [("page", page.prompts), *((item.number.text(), item.prompts) for item in page.items)]
    return [(at, card.message.text()) for at, place in places for card in place.cards.values()]


MOMENT = "When and where was it? One real moment beats a pattern."
ALWAYS = "“never” is rarely true and easy to argue with; give one case."


def test_the_coach_has_nothing_to_say_of_a_whole_item(writing: Any) -> None:
    writing.load({"items": [ITEM]})
    assert _said(writing) == []


def test_what_the_coach_says_stands_under_the_item_it_is_about(writing: Any) -> None:
    writing.load({"items": [ITEM, {**ITEM, "behaviour": "You are careless", "happened_on": None, "ask": "More"}]})
    assert _said(writing) == [
        ("2", MOMENT),
        ("2", "Describe what was done, not who they are."),
        ("2", "What would you like next time?"),
    ]


def test_words_that_blame_are_spoken_of_where_they_stand(writing: Any) -> None:
    """METHOD S27."""
    writing.load({"items": [{**ITEM, "behaviour": "You always mess up the brief before a call"}]})
    assert _said(writing) == [
        ("1", "This line blames; try “I saw… it led to… could we…”."),
        ("1", "“always” is rarely true and easy to argue with; give one case."),
    ]


def test_an_ask_without_its_reason_is_spoken_of(writing: Any) -> None:
    """METHOD S45."""
    writing.load({"items": [{**ITEM, "care": ""}]})
    assert _said(writing) == [("1", "Say why you bring this up; it helps the point land.")]


def test_nothing_is_said_of_parts_the_writer_has_not_come_to(writing: Any) -> None:
    write(writing, "item_4_headline", "The pitch")
    assert _said(writing) == []


def test_a_part_that_was_left_empty_is_spoken_of(writing: Any, qtbot: QtBot) -> None:
    write(writing, "item_4_situation", "On the first call with K12, on Tuesday")
    parts = writing.items[1].parts
    parts["behaviour"].text.setFocus()
    parts["impact"].text.setFocus()
    assert _said(writing) == [("2", MOMENT)]
    parts["ask"].text.setFocus()
    assert _said(writing) == [("2", MOMENT), ("2", "What did it lead to, and for whom?")]


def test_the_writer_hears_that_the_other_came_overloaded(talk: Talk, qtbot: QtBot) -> None:
    with talk.store.write() as s:
        s.add(Arrival(session_id=talk["session"], person_id=talk["nadia"], load=Load.OVERLOADED))
        s.add(Arrival(session_id=talk["session"], person_id=talk["tomas"], load=Load.OVERLOADED))
    page = _page(talk, qtbot, "feedback", "tomas")
    page.load({"items": [ITEM, {**ITEM, "headline": "Another", "care": "It is why people come to us."}]})
    assert _said(page) == [("page", "Heavy week: choose one, and ask if now is right.")]
    (card,) = page.prompts.cards.values()
    assert card.why.text() == "Why now: Nadia came overloaded, and 2 items ask something of them."


def test_three_are_shown_and_the_rest_on_demand(writing: Any) -> None:
    writing.load({"items": [{**ITEM, "happened_on": None, "impact": "", "ask": "", "care": ""}]})
    assert (len(_said(writing)), writing.more.text()) == (3, "1 more of the coach")
    click(writing, "own_coach_more")
    assert (len(_said(writing)), writing.more.text()) == (4, "Show fewer of the coach")
    writing.load({"items": [ITEM]})
    assert writing.more.isHidden()


def _send_away(page: Any, qtbot: QtBot) -> None:
    page.load({"items": [{**ITEM, "impact": "They never called back about the work"}]})
    (card,) = page.items[0].prompts.cards.values()
    card.dismiss.click()
    card.reason.setText("It was so each time.")
    qtbot.keyClick(card.reason, Qt.Key.Key_Return)


def test_a_reason_sends_a_prompt_away_and_stays_in_the_draft(writing: Any, qtbot: QtBot) -> None:
    _send_away(writing, qtbot)
    assert _said(writing) == [] and "Dismissed: It was so each time." in shown_words(writing)
    (told,) = writing.payload()["dismissals"]
    assert (told["rule_id"], told["about_id"], told["reason"]) == ("F-07", "1", "It was so each time.")
    assert "dismissals" not in read_payload(RoundOf.FEEDBACK, writing.payload())


def test_what_was_sent_away_follows_its_item_to_another_place(writing: Any, qtbot: QtBot) -> None:
    _send_away(writing, qtbot)
    kept = writing.payload()
    writing.load({**kept, "items": [{**ITEM, "impact": "It never ends for them", "care": "It is your voice they hear."}, *kept["items"]],
                  "dismissals": [{**kept["dismissals"][0], "about_id": "2"}]})  # fmt: skip
    assert _said(writing) == [("1", ALWAYS)]
    click(writing, f"{writing.items[0].objectName()}_remove")
    assert [one["about_id"] for one in writing.payload()["dismissals"]] == ["1"]


def test_what_was_sent_away_can_come_back(writing: Any, qtbot: QtBot) -> None:
    _send_away(writing, qtbot)
    name = writing.items[0].objectName()
    click(writing, f"{name}_coach_F-07_{name}_back")
    assert _said(writing) == [("1", ALWAYS)] and "dismissals" not in writing.payload()


def test_the_coach_at_the_table_says_nothing_of_a_page_that_is_sealed(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "write")
    coach = page.panel.coach.coach
    coach.look()
    before = [prompt.key for prompt in coach.prompts]
    talk.seal(talk.open_round(RoundOf.FEEDBACK), "tomas", {"items": [{**ITEM, "behaviour": "You are careless"}]})
    coach.look()
    assert [prompt.key for prompt in coach.prompts] == before


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
