"""The blocks of METHOD C.2 in the window: readable and disabled, what is missing beside it, opened with a reason."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Decision, Dismissal, Offer, Rating
from hirepair_desktop.model.kinds import DecisionValue, OfferStatus, Verdict
from hirepair_desktop.ui.coach.prompts import CoachPrompts
from tests.ui.review.debrief import Debrief

THIN = "A score needs something you saw or heard; add it or choose “not assessed”."
REASON = "Strongest evidence we have had on running pipelines and on tuning under pressure."
SAW = "Drew the order of steps and named the point of no return."


def looked(page: Any, debrief: Debrief) -> Any:
    """The page once the coach looked; reasons go through its own edits."""
    page.panel.page = page
    page.panel.coach.coach.look()
    return page


def evidence(debrief: Debrief, words: str = SAW) -> None:
    """The same evidence under every rating that was revealed."""
    for rating in debrief.all(Rating):
        debrief.change(Rating, rating.id, evidence=words)


@pytest.fixture
def side(debrief: Debrief, shown: Any) -> Any:
    """The decision at the side: ratings without evidence, hire chosen."""
    debrief.reveal(views={"pipelines": {"tomas": 4, "luis": 3}, "freight": {"nadia": 4}})
    made = shown("side")
    made.box.options.buttons["hire"].click()
    made.box.reason.text.setPlainText(REASON)
    made.box.reason.flush()
    return looked(made, debrief)


def give_reason(card: Any, qtbot: QtBot, words: str) -> None:
    card.dismiss.click()
    card.reason.setText(words)
    qtbot.keyClick(card.reason, Qt.Key.Key_Return)


def only_card(stops: Any) -> Any:
    (card,) = stops.cards.values()
    return card


# Decide: R-01 on a must


def test_thin_evidence_on_musts_stops_the_decision_as_one_thing(side: Any) -> None:
    assert only_card(side.stops).message.text() == f"{THIN} And one more like it."


def test_the_button_is_readable_and_disabled_and_says_why(side: Any) -> None:
    assert (side.box.record.isVisible(), side.box.record.isEnabled()) == (True, False)
    assert side.box.missing.words.text() == "What is missing first stands below."


def test_thin_evidence_on_a_nice_to_have_stops_nothing(debrief: Debrief, shown: Any) -> None:
    debrief.reveal(views={"freight": {"nadia": 4}})
    page = shown("side")
    page.box.options.buttons["hire"].click()
    assert looked(page, debrief).box.record.isEnabled()


def test_with_evidence_nothing_stops_it(side: Any, debrief: Debrief) -> None:
    evidence(debrief)
    looked(side, debrief)
    assert side.box.record.isEnabled() and side.stops.isHidden()


def test_before_something_is_chosen_nothing_is_missing_but_the_choice(debrief: Debrief, shown: Any) -> None:
    debrief.reveal(views={"pipelines": {"tomas": 4}})
    page = looked(shown("side"), debrief)
    assert page.stops.isHidden() and page.box.missing.words.text() == "Choose one of the four first."


def test_a_press_before_the_coach_looked_records_nothing(debrief: Debrief, shown: Any) -> None:
    debrief.reveal(views={"pipelines": {"tomas": 4}})
    page = shown("side")
    page.box.options.buttons["hire"].click()
    page.box.record.click()
    assert all(made.value is None for made in debrief.all(Decision)) and not page.stops.isHidden()


def test_one_reason_opens_it_and_is_kept_for_every_rating(side: Any, debrief: Debrief, qtbot: QtBot) -> None:
    card = only_card(side.stops)
    card.set_people([(debrief["tomas"], "Tomas", "man")])
    give_reason(card, qtbot, "Both wrote on paper; the sheets lie with Nadia.")
    kept = {(gone.rule_id, gone.by, gone.reason) for gone in debrief.all(Dismissal)}
    assert kept == {("R-01", debrief["tomas"], "Both wrote on paper; the sheets lie with Nadia.")}
    assert len(debrief.all(Dismissal)) == 2 and side.box.record.isEnabled()


def test_opened_it_can_be_recorded(side: Any, debrief: Debrief, qtbot: QtBot) -> None:
    card = only_card(side.stops)
    card.set_people([(debrief["tomas"], "Tomas", "man")])
    give_reason(card, qtbot, "Both wrote on paper.")
    side.box.record.click()
    assert debrief.one(Decision).value is DecisionValue.HIRE


def test_it_leads_to_the_section_about_evidence(side: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(side.panel.section_requested) as asked:
        only_card(side.stops).go.click()
    assert asked.args == ["gaps"]


def test_somebody_else_is_stopped_by_it_too(side: Any) -> None:
    side.passing.open.click()
    side.passing.note.text.setPlainText("On leave until Monday.")
    assert not side.passing.record.isEnabled() and side.passing.missing.words.text().startswith(THIN)


# Save an offer


@pytest.fixture
def pay(debrief: Debrief, shown: Any) -> Any:
    """The offer of a hire, drafted above the range by who sets pay."""
    at_side = shown("side")
    at_side.box.options.buttons["hire"].click()
    page = shown("pay")
    page.amount.edited.emit(9_600_000)
    return looked(page, debrief)


def test_an_amount_outside_the_range_stops_the_offer(pay: Any) -> None:
    assert only_card(pay.stops).message.text() == (
        "€96,000 is outside the range you both set; write the job-related reason."
    )
    assert (pay.make.isVisible(), pay.make.isEnabled()) == (True, False)


def test_the_job_related_reason_frees_it(pay: Any, debrief: Debrief) -> None:
    debrief.change(Offer, debrief.one(Offer).id, reason="Runs the pipelines alone that we pay an agency for today.")
    looked(pay, debrief)
    assert pay.make.isEnabled() and pay.stops.isHidden()


def test_an_amount_somebody_else_set_stops_it_too(pay: Any, debrief: Debrief) -> None:
    debrief.change(Offer, debrief.one(Offer).id, amount=9_000_000, set_by=debrief["viktor"])
    looked(pay, debrief)
    assert only_card(pay.stops).message.text() == "Pay was yours to set; who changed it and why?"


def test_a_reason_opens_the_offer_and_is_kept(pay: Any, debrief: Debrief, qtbot: QtBot) -> None:
    card = only_card(pay.stops)
    card.set_people([(debrief["tomas"], "Tomas", "man")])
    give_reason(card, qtbot, "Agreed by Viktor on Friday.")
    pay.make.click()
    assert debrief.one(Offer).status is OfferStatus.MADE
    assert (debrief.one(Dismissal).rule_id, debrief.one(Dismissal).reason) == ("R-21", "Agreed by Viktor on Friday.")


def test_a_made_offer_is_stopped_by_nothing(pay: Any, debrief: Debrief) -> None:
    debrief.change(Offer, debrief.one(Offer).id, status=OfferStatus.MADE)
    looked(pay, debrief)
    assert pay.stops.isHidden()


# What stands by the button is not said twice, and "Go to" puts the cursor where it is missing


def test_what_stands_by_the_button_is_not_said_again_below(side: Any, qtbot: QtBot) -> None:
    view = side.findChild(CoachPrompts, "decision_coach")
    assert side.stops.cards and not any(side.stops.shows(view.coach.prompt(key)) for key in view.cards)


def focused(qtbot: QtBot, page: Any, key: str, row_id: str = "") -> str:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.reach(key, row_id)
    here = QApplication.focusWidget()
    while here is not None and not here.objectName():
        here = here.parentWidget()
    return here.objectName() if here is not None else ""


def test_otherwise_the_decision_at_the_side_is_reached(debrief: Debrief, shown: Any, qtbot: QtBot) -> None:
    debrief.reveal(verdicts={"nadia": Verdict.YES, "tomas": Verdict.YES})
    page = shown("decision")
    with qtbot.waitSignal(page.box_requested):
        page.reach("decision", "")


def test_the_kind_of_point_that_is_missing_is_reached(debrief: Debrief, shown: Any, qtbot: QtBot) -> None:
    assert focused(qtbot, shown("message"), "message").startswith("strengths")
