"""The decision at the side and its page: one owner, a draft is no decision, dissent kept, the last one holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Candidate, Decision, Offer, PowerEntry, Role, Session
from hirepair_desktop.model.kinds import CandidateStatus, DecisionValue, Verdict
from tests.ui.dressed import dress
from tests.ui.review.debrief import REVEALED, Debrief

REASON = "Strongest evidence we have had on running pipelines and on tuning under pressure."


def choose(side: Any, value: str) -> None:
    side.box.options.buttons[value].click()


def write(voice: Any, words: str) -> None:
    voice.text.setPlainText(words)
    voice.flush()


def record(side: Any, value: str = "hire", words: str = REASON) -> None:
    choose(side, value)
    write(side.box.reason, words)
    side.box.record.click()


def test_the_box_carries_the_name_of_the_owner(debrief: Debrief, shown: Any) -> None:
    box = shown("side").box
    assert (box.owner_name, box.owner_side, box.adviser_name) == ("Tomas Eklund", "man", "Nadia Rahimi")
    assert box.record.text() == "Tomas: record decision"


def test_an_owner_outside_the_pair_has_no_voice_of_the_two(debrief: Debrief, shown: Any) -> None:
    debrief.change(Role, "role", decision_owner_id=debrief["viktor"])
    box = shown("side").box
    assert (box.owner_name, box.owner_side, box.adviser_name) == ("Viktor Haas", "other", "Tomas Eklund")


def test_without_a_choice_nothing_can_be_recorded(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    assert not side.box.record.isEnabled()
    assert side.box.missing.words.text() == "Choose one of the four first."


def test_what_is_drafted_is_no_decision(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    choose(side, "hire")
    write(side.box.reason, REASON)
    assert (debrief.one(Decision).value, debrief.one(Decision).rationale) == (None, REASON)
    assert debrief.one(Candidate).status is CandidateStatus.INTERVIEWING


def test_a_draft_is_there_again_when_the_session_is_opened_again(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    choose(side, "hold")
    write(side.box.reason, REASON)
    again = shown("side")
    assert (again.box.options.value(), again.box.reason.value()) == ("hold", REASON)


def test_the_owner_records(debrief: Debrief, shown: Any) -> None:
    record(shown("side"))
    made = debrief.one(Decision)
    assert (made.value, made.made_by, made.rationale) == (DecisionValue.HIRE, debrief["tomas"], REASON)


def test_a_recorded_decision_is_read_with_its_day_and_name(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    record(side)
    assert "24 Nov 2026" in side.box.note.text() and "Tomas" in side.box.note.text()
    assert side.box.reason.text.isReadOnly() and not side.box.record.isVisible()


def test_undo_does_not_cross_a_decision(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    record(side)
    assert not side.edits.stack.canUndo()


def test_criteria_carry_the_decision(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    side.chips.add.chosen.emit(debrief["bar"])
    side.chips.add.chosen.emit(debrief["pipelines"])
    side.chips.chips[debrief["bar"]].click()
    with debrief.store.read() as s:
        decision = s.query(Decision).one()
        assert [criterion.label for criterion in decision.criteria] == ["Owns pipelines in production"]


# Somebody else


def pass_to(side: Any, person_id: str, note: str = "") -> None:
    side.passing.open.click()
    side.passing.who.set_value(person_id)
    if note:
        write(side.passing.note, note)
    side.passing.record.click()


def test_somebody_else_cannot_record_without_a_note_and_it_says_so(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    choose(side, "hire")
    pass_to(side, debrief["nadia"])
    assert not side.passing.record.isEnabled() and side.passing.missing.words.text() == (
        "Tomas owns this decision; let them make it or write why it passed to you."
    )
    assert all(decision.value is None for decision in debrief.all(Decision))


def test_a_note_on_why_frees_the_button(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    choose(side, "hire")
    side.passing.open.click()
    side.passing.note.text.setPlainText("On leave")
    assert side.passing.record.isEnabled() and side.passing.missing.isHidden()


def test_with_a_note_it_passes_and_the_log_of_power_keeps_it(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    choose(side, "hire")
    pass_to(side, debrief["viktor"], "Tomas is on leave until January.")
    assert (debrief.one(Decision).made_by, debrief.one(PowerEntry).why) == (
        debrief["viktor"], "Tomas is on leave until January."
    )  # fmt: skip


# Hold, and again


def test_a_hold_asks_for_one_question_and_one_date(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    assert not side.open_parts.isVisible()
    choose(side, "hold")
    write(side.question, "What did her former lead see?")
    side.until.set_value(None)
    side.until.edited.emit(date(2026, 12, 1))
    side.box.record.click()
    made = debrief.one(Decision)
    assert (made.value, made.next_question, made.next_date) == (
        DecisionValue.HOLD, "What did her former lead see?", date(2026, 12, 1)
    )  # fmt: skip


def test_a_hold_without_them_is_recorded_and_shown_as_open(debrief: Debrief, shown: Any) -> None:
    record(shown("side"), "hold")
    assert "The one question: open" in words_of_history(shown("decision"))


def words_of_history(page: Any) -> str:
    found = []
    for at in range(page.made_list.count()):
        widget = page.made_list.itemAt(at).widget()
        found += [label.text() for label in widget.findChildren(type(page.sealed))]
    return "\n".join(found)


def test_deciding_again_wants_a_reason(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    record(side, "no_hire")
    side.box.reopen.click()
    side.reopening.again.click()
    assert side.reopening.reason.sentence.text().startswith("Say why it is decided again")
    assert len(debrief.all(Decision)) == 1


def test_decided_again_the_last_one_holds_and_the_first_stays_in_the_list(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    record(side, "no_hire", "Not one example of reach that was hers alone to tell.")
    side.box.reopen.click()
    write(side.reopening.reason, "Her former lead called back.")
    side.reopening.again.click()
    record(side, "hire")
    words = words_of_history(shown("decision"))
    assert words.index("Hire") < words.index("No hire")
    assert "Decided again because: Her former lead called back." in words
    assert debrief.one(Candidate).status is CandidateStatus.DEBRIEFED


def test_two_presses_make_one_decision_and_the_second_asks_why(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    record(side, "no_hire")
    side.box.recorded.emit()  # a second press that was under way
    assert side.reopening.isVisible() and side.reopening.reason.sentence.text() == (
        "Tomas decided this on 24 Nov 2026. Say why it is decided again; both decisions stay in the list."
    )
    assert debrief.one(Decision).value is DecisionValue.NO_HIRE


def test_a_closed_review_keeps_its_decision_read_only_but_for_a_reason(debrief: Debrief, shown: Any) -> None:
    record(shown("side"))
    debrief.change(Session, "session", closed_at=REVEALED)
    side = shown("side")
    assert (side.box.reason.text.isReadOnly(), side.box.reopen.isVisible()) == (True, True)


def test_a_review_closed_without_a_decision_says_so(debrief: Debrief, shown: Any) -> None:
    choose(shown("side"), "hire")
    debrief.change(Session, "session", closed_at=REVEALED)
    side = shown("side")
    assert side.box.why.text() == "This review was closed without a decision."
    assert side.after_all.isVisible() and not side.box.record.isVisible()


def test_after_all_it_can_be_decided_with_a_reason(debrief: Debrief, shown: Any) -> None:
    debrief.change(Session, "session", closed_at=REVEALED)
    side = shown("side")
    side.after_all.click()
    write(side.reopening.reason, "We ran out of time on the day.")
    side.reopening.again.click()
    record(side)
    assert debrief.one(Decision).value is DecisionValue.HIRE


# Pay in the box, and what the other advises


def test_pay_stands_in_the_box_only_for_a_hire(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    choose(side, "no_hire")
    assert not side.box.pay.isVisible()
    choose(side, "hire")
    assert side.box.pay.isVisible() and side.box.pay_agreed.text() == "Range agreed 15 Nov"


def test_an_amount_in_the_box_is_a_draft_of_the_offer(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    choose(side, "hire")
    side.box.offer.spin.setValue(88_000)
    side.box.offer.flush()
    made = debrief.one(Offer)
    assert (made.amount, made.range_max, made.set_by) == (8_800_000, 9_200_000, debrief["tomas"])


def test_an_amount_outside_the_range_asks_for_its_reason_in_the_box(debrief: Debrief, shown: Any) -> None:
    side = shown("side")
    choose(side, "hire")
    side.box.offer.spin.setValue(99_000)
    side.box.offer.flush()
    assert side.box.range_reason.isVisible()
    write(side.box.range_reason, "She would lead the streams.")
    assert debrief.one(Offer).reason == "She would lead the streams."


def test_advice_of_the_other_stands_in_the_box(debrief: Debrief, shown: Any) -> None:
    side, page = shown("side"), shown("decision")
    write(page.advice, "Offer today.")
    assert side.box.advice.words.text() == "Nadia’s advice: Offer today."
    assert debrief.one(Candidate).advice == [{"person_id": debrief["nadia"], "text": "Offer today."}]


# Dissent


def test_dissent_is_kept_in_the_words_of_who_sees_it_otherwise(debrief: Debrief, shown: Any) -> None:
    page = shown("decision")
    write(page.dissent.fields[debrief["nadia"]], "One example of reach is not enough.")
    assert debrief.one(Decision).dissent == [
        {"person_id": debrief["nadia"], "text": "One example of reach is not enough."}
    ]


def test_who_leans_against_the_choice_is_asked_for_dissent(debrief: Debrief, shown: Any) -> None:
    debrief.reveal({"nadia": Verdict.YES, "tomas": Verdict.YES, "samira": Verdict.NO})
    choose(shown("side"), "hire")
    assert list(shown("decision").dissent.fields) == [debrief["nadia"], debrief["samira"]]


@pytest.mark.parametrize(("samira", "asked"), [(Verdict.NO, True), (Verdict.YES, False)])
def test_views_that_part_in_sign_ask_for_the_other_view(
    debrief: Debrief, shown: Any, samira: Verdict, asked: bool
) -> None:
    debrief.reveal({"nadia": Verdict.YES, "tomas": Verdict.YES, "samira": samira})
    assert shown("decision").dissent.needed.isVisible() is asked


def test_a_decision_can_be_made_without_a_reveal_and_the_page_says_so(debrief: Debrief, shown: Any) -> None:
    record(shown("side"), "no_hire")
    page = shown("decision")
    assert page.sealed.isVisible() and not page.matrix.isVisible()
    assert debrief.one(Decision).value is DecisionValue.NO_HIRE


def test_the_matrix_stands_open_with_room_for_its_evidence(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    matrix = shown("decision").matrix
    QApplication.processEvents()
    cards = [matrix.cards.itemAt(at).widget() for at in range(matrix.cards.count())]
    assert len(cards) == 4 and all(card.height() >= card.sizeHint().height() for card in cards)


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_hostile_words_widen_neither_page_nor_column(
    debrief: Debrief, shown: Any, qapp: QApplication, qtbot: QtBot, size: float
) -> None:
    dress(qapp, text_size=size)
    hostile = '<b>&amp;</b> "%s" {0} ' + "W" * 300
    debrief.change(Candidate, "candidate", name=hostile, headline=hostile, also_talking_to=hostile, pay_hope=hostile)
    debrief.change(Candidate, "candidate", advice=[{"person_id": debrief["nadia"], "text": hostile}])
    debrief.reveal()
    panel = debrief.panel()
    for key in ("agreed", "reveal", "gaps", "challenge", "decision", "pay", "message", "learning"):
        page = panel.make_page(key)
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        QApplication.processEvents()
        head = page.findChild(QWidget, "candidate_name")
        assert head is None or head.width() >= 300, key
        assert page.minimumSizeHint().width() <= (1100 if size > 1 else 720), key
