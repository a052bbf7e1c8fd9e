"""Before the reveal: who is ready and nothing else. After it: widest first, sealed values frozen, what was said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from hirepair_desktop.model import Draft, Interview, Person, Rating, Recommendation, Remark, Round, Session
from tests.ui.review.debrief import REVEALED, Debrief

CANARY = "canary evidence of the outage"
REASON = "Her former lead named two people who still work that way."


def scorecard(debrief: Debrief, value: int = 2, words: str = CANARY) -> dict[str, Any]:
    line = {"criterion_id": debrief["bar"], "state": "rated", "value": value, "evidence": words}
    return {"ratings": [line], "recommendation": {"value": "no", "confidence": "high", "reason": words}}


def words_on(page: QWidget) -> str:
    """Every word on a page that an eye, a pointer or a screen reader could find."""
    found: list[str] = []
    for widget in (page, *page.findChildren(QWidget)):
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        text = getattr(widget, "text", None)
        found.append(str(text()) if callable(text) else "")
        if isinstance(widget, QLabel):
            found.append(widget.text())
    return "\n".join(found)


def click(page: Any, name: str) -> None:
    QApplication.processEvents()  # a row that was just made is shown by the event loop
    button = page.findChild(QWidget, name)
    assert button is not None and button.isVisible(), name
    button.click()


# Before


def test_before_the_reveal_there_is_no_row_of_a_sealed_page(debrief: Debrief) -> None:
    debrief.set_keys()
    debrief.seal(debrief.open_round("nadia", "tomas"), "nadia", scorecard(debrief))
    assert (debrief.all(Rating), debrief.all(Recommendation), len(debrief.all(Draft))) == ([], [], 2)


def test_before_the_reveal_no_page_shows_what_was_sealed(debrief: Debrief, shown: Any) -> None:
    debrief.set_keys()
    debrief.seal(debrief.open_round("nadia", "tomas"), "nadia", scorecard(debrief))
    for key in ("reveal", "gaps", "challenge", "decision", "side"):
        assert CANARY not in words_on(shown(key))


@pytest.mark.parametrize("value", [1, 4])
def test_before_the_reveal_the_page_is_the_same_whatever_was_sealed(
    debrief: Debrief, shown: Any, value: int, request: pytest.FixtureRequest
) -> None:
    debrief.set_keys()
    debrief.seal(debrief.open_round("nadia", "tomas"), "nadia", scorecard(debrief, value, CANARY * value * 50))
    words = words_on(shown("reveal"))
    assert "Nadia Rahimi: Ready" in words and "Tomas Eklund: Not ready" in words
    assert not any(figure in words for figure in ("of 4", "1 apart", "Strong", "High"))


def test_everybody_required_has_a_button_to_write(debrief: Debrief, shown: Any, qtbot: QtBot) -> None:
    page = shown("reveal")
    with qtbot.waitSignal(page.panel.private_requested) as asked:
        click(page, f"enter_{debrief['samira']}")
    assert asked.args == ["ratings", debrief["samira"], debrief["candidate"]]


def test_the_reveal_waits_for_everybody_by_name(debrief: Debrief, shown: Any) -> None:
    debrief.set_keys()
    debrief.seal(debrief.open_round("nadia", "tomas"), "nadia", scorecard(debrief))
    before = shown("reveal").before
    assert not before.reveal.isEnabled()
    assert before.waits.words.text() == "This opens when everyone has sealed; Tomas is still writing."


def test_when_all_have_sealed_the_button_asks_for_the_reveal(debrief: Debrief, shown: Any, qtbot: QtBot) -> None:
    debrief.set_keys()
    round_id = debrief.open_round("nadia", "tomas")
    for name in ("nadia", "tomas"):
        debrief.seal(round_id, name, scorecard(debrief))
    page = shown("reveal")
    with qtbot.waitSignal(page.panel.reveal_requested) as asked:
        page.before.reveal.click()
    assert asked.args == ["ratings", debrief["candidate"]]


def test_one_that_seals_meanwhile_turns_ready(debrief: Debrief, shown: Any) -> None:
    debrief.set_keys()
    round_id = debrief.open_round("nadia", "tomas")
    page = shown("reveal")
    debrief.seal(round_id, "nadia", scorecard(debrief))
    assert "Nadia Rahimi: Ready" in words_on(page)


def release(debrief: Debrief, page: Any, name: str, reason: str) -> Any:
    click(page, f"away_{debrief[name]}")
    made = page.before.releases[debrief[name]]
    made.reason.text.setPlainText(reason)
    made.give.click()
    return made


def test_the_owner_releases_who_is_away_with_a_reason(debrief: Debrief, shown: Any) -> None:
    debrief.set_keys()
    debrief.open_round("nadia", "tomas", "luis")
    release(debrief, shown("reveal"), "luis", "On leave until January.")
    (kept,) = debrief.one(Round).released
    assert (kept["person_id"], kept["by"], kept["reason"]) == (
        debrief["luis"], debrief["tomas"], "On leave until January."
    )  # fmt: skip


def test_nobody_is_released_without_a_reason(debrief: Debrief, shown: Any) -> None:
    debrief.set_keys()
    debrief.open_round("nadia", "tomas", "luis")
    made = release(debrief, shown("reveal"), "luis", "  ")
    assert made.reason.sentence.text() == "Say why: the reason is printed in the summary."
    assert debrief.one(Round).released == []


def test_the_owner_is_released_by_the_other_seat(debrief: Debrief, shown: Any) -> None:
    debrief.set_keys()
    debrief.open_round("nadia", "tomas", "luis")
    release(debrief, shown("reveal"), "tomas", "In hospital this week.")
    assert debrief.one(Round).released[0]["by"] == debrief["nadia"]


def test_before_the_round_is_open_nobody_can_be_released(debrief: Debrief, shown: Any) -> None:
    away = shown("reveal").findChild(QWidget, f"away_{debrief['luis']}")
    assert away is not None and not away.isVisible()


# At the reveal


def test_the_reveal_shows_both_at_once(debrief: Debrief, shown: Any) -> None:
    debrief.set_keys()
    round_id = debrief.open_round("nadia", "tomas")
    debrief.seal(round_id, "nadia", scorecard(debrief, 4))
    debrief.seal(round_id, "tomas", scorecard(debrief, 2))
    page = shown("reveal")
    assert (page.before.isVisible(), page.after.isVisible()) == (True, False)
    debrief.open_together(round_id)
    assert (page.before.isVisible(), page.after.isVisible()) == (False, True)
    row = page.matrix.model.rows[0]
    assert [row.cells[debrief[name]].value for name in ("nadia", "tomas")] == [4, 2]


def test_the_widest_gap_comes_first_and_stands_open(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    matrix = shown("reveal").matrix
    assert matrix.opened_row() == debrief["bar"]
    assert matrix.model.rows[0].id == debrief["bar"]


def test_people_stand_recruiter_manager_then_the_others_by_name(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    assert [person.name.split()[0] for person in shown("reveal").matrix.model.people] == [
        "Nadia", "Tomas", "Greta", "Luis", "Samira",
    ]  # fmt: skip


def test_asked_and_not_shown_is_no_number(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    row = next(row for row in shown("reveal").matrix.model.rows if row.id == debrief["kafka"])
    assert (row.cells[debrief["luis"]].state, row.cells[debrief["luis"]].value) == ("not_shown", 0)


def test_the_head_says_how_many_sealed(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    assert shown("reveal").candidate_head.tag.words == "All five sealed"


def test_who_was_released_is_not_counted_as_sealed(debrief: Debrief, shown: Any) -> None:
    debrief.set_keys()
    round_id = debrief.open_round("nadia", "tomas", "luis")
    page = shown("reveal")
    release(debrief, page, "luis", "On leave until January.")
    for name in ("nadia", "tomas"):
        debrief.seal(round_id, name, scorecard(debrief))
    debrief.open_together(round_id)
    assert page.candidate_head.tag.words == "2 of 3 sealed"


# What was said, and what somebody thinks now


def say(page: Any, debrief: Debrief, who: str, words: str) -> None:
    page.talk.speakers.marks[debrief[who]].click()
    page.talk.field.text.setPlainText(words)
    page.talk.field.flush()


def test_what_is_typed_is_kept_under_who_says_it(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    page = shown("reveal")
    say(page, debrief, "tomas", "I asked for stories about others.")
    kept = debrief.one(Remark)
    assert (kept.person_id, kept.text) == (debrief["tomas"], "I asked for stories about others.")


def test_it_stands_in_the_log_only_when_it_is_added(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    page = shown("reveal")
    say(page, debrief, "nadia", "Would one reference question settle it?")
    assert "Nadia Rahimi: Would one" not in words_on(page)
    page.talk.add.click()
    assert "Nadia Rahimi: Would one" in words_on(page)
    assert page.talk.field.value() == ""


def test_emptied_words_leave_no_remark(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    page = shown("reveal")
    say(page, debrief, "nadia", "A thought.")
    say(page, debrief, "nadia", "")
    assert debrief.all(Remark) == []


def test_changing_who_speaks_moves_the_words_to_them(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    page = shown("reveal")
    say(page, debrief, "nadia", "I heard the opposite.")
    page.talk.speakers.marks[debrief["samira"]].click()
    assert debrief.one(Remark).person_id == debrief["samira"]


def later_view(page: Any, debrief: Debrief, value: str, words: str) -> None:
    say(page, debrief, "tomas", words)
    rating = next(r for r in debrief.all(Rating) if (r.criterion_id, r.rater_id) == (debrief["bar"], debrief["tomas"]))
    page.talk.about.set_value(rating.id)
    if value:
        page.talk.now.buttons[value].click()
    page.talk.add.click()


def test_a_later_view_stands_beside_the_sealed_one_with_its_reason(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    page = shown("reveal")
    later_view(page, debrief, "3", REASON)
    cell = page.matrix.model.rows[0].cells[debrief["tomas"]]
    assert (cell.value, cell.now) == (2, 3)
    assert REASON in words_on(page) and debrief.all(Remark) == []


def test_without_a_reason_the_later_view_is_refused_and_the_words_stay(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    page = shown("reveal")
    later_view(page, debrief, "3", "I was wrong")
    assert page.talk.missing.words.text().startswith("What new evidence moved your score?")
    assert not page.talk.add.isEnabled()
    assert page.talk.field.value() == "I was wrong"
    assert all(rating.revised_value is None for rating in debrief.all(Rating))


def test_five_words_of_what_moved_it_free_the_button(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    page = shown("reveal")
    later_view(page, debrief, "3", "I was wrong")
    page.talk.field.text.setPlainText("I was wrong about this")
    assert page.talk.add.isEnabled() and page.talk.missing.isHidden()


def test_a_rating_without_its_new_value_is_refused(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    page = shown("reveal")
    later_view(page, debrief, "", REASON)
    assert page.talk.field.sentence.text().startswith("Say what the rating is now")


def test_a_later_view_can_be_taken_back(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    page = shown("reveal")
    later_view(page, debrief, "3", REASON)
    page.edits.stack.undo()
    assert page.matrix.model.rows[0].cells[debrief["tomas"]].now == 0


def test_only_ones_own_ratings_can_be_changed(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    page = shown("reveal")
    say(page, debrief, "nadia", "A word.")
    labels = [page.talk.about.list.itemText(at) for at in range(page.talk.about.list.count())]
    assert labels == ["No rating changes", "Disagrees openly and kindly", "Why freight, why us"]


def test_a_closed_review_takes_no_more_words(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    debrief.change(Session, "session", closed_at=REVEALED)
    assert not shown("reveal").talk.composer.isVisible()


# A clock that was set back


def test_a_clock_set_back_between_seal_and_reveal_is_said(debrief: Debrief, shown: Any) -> None:
    debrief.reveal(views={"pipelines": {"tomas": 4}})
    debrief.change(Rating, debrief.one(Rating).id, sealed_at=REVEALED + timedelta(hours=1))
    assert not shown("reveal").clock_note.isHidden()


def test_a_clock_that_went_on_is_not_spoken_of(debrief: Debrief, shown: Any) -> None:
    debrief.reveal(views={"pipelines": {"tomas": 4}})
    assert shown("reveal").clock_note.isHidden()


# Talks that lie ahead


def talks_ahead(debrief: Debrief, *, only: bool = False) -> None:
    """One more talk of Tomas is planned for December; or `only` that one."""
    with debrief.store.write() as s:
        for talk in s.scalars(select(Interview)) if only else ():
            talk.held_at = datetime(2026, 12, 3, 9, tzinfo=UTC)
        talk = Interview(candidate_id=debrief["candidate"], held_at=datetime(2026, 12, 3, 9, tzinfo=UTC), minutes=90)
        talk.interviewers = [s.get_one(Person, debrief["tomas"])]
        s.add(talk)


def test_a_talk_that_is_planned_is_no_first_call(debrief: Debrief, shown: Any) -> None:
    talks_ahead(debrief)
    assert "first call 6 Nov" in shown("reveal").candidate_head.line.text()
    talks_ahead(debrief, only=True)
    assert "first call" not in shown("decision").candidate_head.line.text()


def test_a_scorecard_says_where_its_writer_met_them_not_where_they_will(debrief: Debrief) -> None:
    talks_ahead(debrief)
    _words, page = debrief.panel().make_private_page("ratings", debrief["tomas"], debrief["candidate"])
    assert page.paper.met.endswith("23 Nov, 30 min")
    page.deleteLater()
