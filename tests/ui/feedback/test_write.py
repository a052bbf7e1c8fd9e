"""Section 3: before the reveal one bit a person and no row; after it both columns and the pulse."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Feedback, Session
from hirepair_desktop.model.kinds import RoundOf, SessionKind
from tests.ui.feedback.acting import NASTY, click, shown_words
from tests.ui.feedback.talk import ITEM, PITCH, Talk

PULSE = {"understands": 4, "straight": 5, "safe": 2, "grow": None, "keeps": 3}


def _written(talk: Talk, nadia: list[dict[str, Any]], tomas: list[dict[str, Any]]) -> str:
    round_id = talk.open_round(RoundOf.FEEDBACK)
    talk.seal(round_id, "nadia", {"items": nadia})
    talk.seal(round_id, "tomas", {"items": tomas})
    return round_id


@pytest.mark.parametrize(
    ("name", "what", "who"),
    [
        ("feedback_round_rec_write", "feedback", "nadia"),
        ("feedback_round_man_write", "feedback", "tomas"),
        ("pulse_round_rec_write", "pulse", "nadia"),
        ("pulse_round_man_write", "pulse", "tomas"),
    ],
)
def test_each_asks_for_their_own_private_page(talk: Talk, qtbot: QtBot, name: str, what: str, who: str) -> None:
    page = talk.page(qtbot, "write")
    with qtbot.waitSignal(page.panel.private_requested) as asked:
        click(page, name)
    assert asked.args == [what, talk[who], ""]


def test_sealed_feedback_leaves_no_row(talk: Talk) -> None:
    _written(talk, [ITEM], [ITEM])
    assert talk.rows("select count(*) from feedback") == [(0,)]


def test_sealed_words_stand_nowhere_in_the_file(talk: Talk) -> None:
    _written(talk, [ITEM], [ITEM])
    found = b"".join(path.read_bytes() for path in talk.store.path.parent.iterdir() if path.is_file())
    assert (PITCH.encode() in found, ITEM["behaviour"].encode() in found) == (True, False)


def test_before_the_reveal_the_page_shows_who_is_ready_and_nothing_else(talk: Talk, qtbot: QtBot) -> None:
    round_id = talk.open_round(RoundOf.FEEDBACK)
    talk.seal(round_id, "nadia", {"items": [ITEM, ITEM]})
    page = talk.page(qtbot, "write")
    states = {side: page.rounds[RoundOf.FEEDBACK].ready[side].state for side in ("rec", "man")}
    assert states == {"rec": "ready", "man": "not_ready"}
    assert page.items.isHidden() and page.items.views == {}


def test_a_draft_shows_as_not_ready(talk: Talk, qtbot: QtBot) -> None:
    round_id = talk.open_round(RoundOf.FEEDBACK)
    talk.save(round_id, "tomas", {"items": [ITEM]})
    assert talk.page(qtbot, "write").rounds[RoundOf.FEEDBACK].ready["man"].state == "not_ready"


def test_it_opens_only_when_both_have_sealed(talk: Talk, qtbot: QtBot) -> None:
    round_id = talk.open_round(RoundOf.FEEDBACK)
    talk.seal(round_id, "nadia", {"items": [ITEM]})
    assert not talk.page(qtbot, "write").rounds[RoundOf.FEEDBACK].open_both.isEnabled()


def test_feedback_and_pulse_open_apart(talk: Talk, qtbot: QtBot) -> None:
    _written(talk, [ITEM], [ITEM])
    page = talk.page(qtbot, "write")
    able = {what: page.rounds[what].open_both.isEnabled() for what in page.rounds}
    assert able == {RoundOf.FEEDBACK: True, RoundOf.PULSE: False}


def test_opening_asks_for_the_round_of_feedback(talk: Talk, qtbot: QtBot) -> None:
    _written(talk, [ITEM], [ITEM])
    page = talk.page(qtbot, "write")
    with qtbot.waitSignal(page.panel.reveal_requested) as asked:
        click(page, "feedback_round_open")
    assert asked.args == ["feedback", ""]


def test_the_reveal_makes_the_rows_of_both(talk: Talk) -> None:
    talk.open_together(_written(talk, [ITEM], [ITEM]))
    assert {(item.from_id, item.to_id) for item in talk.all(Feedback)} == {
        (talk["nadia"], talk["tomas"]), (talk["tomas"], talk["nadia"]),
    }  # fmt: skip


@pytest.mark.parametrize("words", ["The pitch opened with funding.", NASTY])
def test_what_was_sealed_comes_out_as_it_was_written(talk: Talk, words: str) -> None:
    talk.open_together(_written(talk, [], [{**ITEM, "behaviour": words}]))
    assert talk.rows("select behaviour, happened_on, topic, tone from feedback") == [
        (words, "2026-11-17", "pitch", "constructive")
    ]


def test_after_the_reveal_both_columns_stand_there(talk: Talk, qtbot: QtBot) -> None:
    talk.open_together(_written(talk, [ITEM], [ITEM]))
    page = talk.page(qtbot, "write")
    assert [view.giver_side for view in page.items.views.values()].count("rec") == 1
    assert len(page.items.views) == 2


def test_markup_of_people_is_shown_as_they_wrote_it(talk: Talk, qtbot: QtBot) -> None:
    talk.open_together(_written(talk, [], [{**ITEM, "headline": "<b>Loud</b> & clear"}]))
    assert "<b>Loud</b> & clear" in shown_words(talk.page(qtbot, "write"))


def test_who_wrote_nothing_is_named(talk: Talk, qtbot: QtBot) -> None:
    talk.open_together(_written(talk, [], [ITEM]))
    assert "Nadia wrote nothing this time." in shown_words(talk.page(qtbot, "write"))


def test_nobody_answers_before_it_is_their_turn_to_receive(talk: Talk, qtbot: QtBot) -> None:
    talk.open_together(_written(talk, [ITEM], [ITEM]))
    page = talk.page(qtbot, "write")
    assert all(view.strip.isHidden() for view in page.items.views.values())


def test_the_pulse_of_both_stands_side_by_side_after_its_reveal(talk: Talk, qtbot: QtBot) -> None:
    round_id = talk.open_round(RoundOf.PULSE)
    talk.seal(round_id, "nadia", PULSE)
    talk.seal(round_id, "tomas", {**PULSE, "safe": 4, "grow": 3})
    talk.open_together(round_id)
    lines = talk.page(qtbot, "write").pulse.lines
    assert (lines["safe"].gap, lines["keeps"].gap, lines["grow"].values) == (2, 0, {"man": 3})


def test_a_gap_of_two_is_named(talk: Talk, qtbot: QtBot) -> None:
    from hirepair_desktop.ui.widgets.tag import Tag

    round_id = talk.open_round(RoundOf.PULSE)
    talk.seal(round_id, "nadia", PULSE)
    talk.seal(round_id, "tomas", {**PULSE, "safe": 4})
    talk.open_together(round_id)
    page = talk.page(qtbot, "write")
    assert [tag.words for tag in page.pulse.findChildren(Tag)] == ["2 apart"]


# Mending a fence is offered (METHOD S54, F-22)


def _unsafe(talk: Talk) -> None:
    round_id = talk.open_round(RoundOf.PULSE)
    talk.seal(round_id, "nadia", PULSE)
    talk.seal(round_id, "tomas", {**PULSE, "safe": 4})
    talk.open_together(round_id)


def _offer(page: Any) -> Any:
    page.panel.coach.coach.look()
    return next(card for key, card in page.panel.coach.rail.prompts.cards.items() if key.startswith("F-22"))


def test_a_pulse_that_is_not_safe_offers_to_mend_a_fence(talk: Talk, qtbot: QtBot) -> None:
    _unsafe(talk)
    card = _offer(talk.page(qtbot, "write"))
    assert card.message.text() == "First talk about how you talk; on offer: a mend-a-fence session."
    assert card.why.text() == "Why now: “Safe to disagree” stands at 2 from Nadia and 4 from Tomas."
    assert card.go.text() == "Plan to mend a fence"


def test_the_offer_plans_it_once_for_this_pair(talk: Talk, qtbot: QtBot) -> None:
    _unsafe(talk)
    page = talk.page(qtbot, "write")
    said: list[str] = []
    page.panel.said.connect(said.append)
    _offer(page).go.click()
    _offer(page).go.click()
    planned = [each for each in talk.all(Session) if each.kind is SessionKind.MEND]
    assert [(each.partnership_id, each.started_at) for each in planned] == [(talk["pair"], None)]
    assert said == [
        "Planned. It stands under Sessions until you sit down for it, 15 minutes.",
        "It is planned already and stands under Sessions.",
    ]
