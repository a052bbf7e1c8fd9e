"""The other sections: what was agreed, gaps, challenge, pay, message, thanks; each saved where it belongs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import (
    Candidate,
    CandidateMessage,
    Commitment,
    Criterion,
    Entry,
    GapNote,
    Offer,
    PowerEntry,
    Role,
    Session,
    Setting,
    Thanks,
)
from hirepair_desktop.model.brief import agree_brief
from hirepair_desktop.model.kinds import CandidateStatus, OfferStatus, Verdict
from hirepair_desktop.ui.review.pay_words import hope_words
from tests.ui.review.debrief import REVEALED, Debrief


def write(voice: Any, words: str) -> None:
    voice.text.setPlainText(words)
    voice.flush()


def labels(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def entries(debrief: Debrief, key: str) -> list[Any]:
    here = [entry for entry in debrief.all(Entry) if entry.session_id == debrief["session"]]
    return [entry for entry in here if entry.key == key]


# 1 What we agreed


def test_what_was_agreed_is_shown_with_its_anchors_and_its_range(debrief: Debrief, shown: Any) -> None:
    words = labels(shown("agreed"))
    for expected in (
        "Claims data arrives whole and on time, and the people who use it can change it themselves.",
        "Raises the bar for the team", "Changed how a team works", "€78,000–92,000", "Kafka at scale",
    ):  # fmt: skip
        assert expected in words


def test_a_brief_changed_since_does_not_change_what_was_agreed(debrief: Debrief, shown: Any) -> None:
    debrief.change(Session, "session", brief_version=1)
    debrief.change(Role, "role", pay_max=20_000_000)
    words = labels(shown("agreed"))
    assert "€78,000–92,000" in words
    assert "One part of the brief was changed and is not agreed yet; this review does not use it." in words


def test_changes_since_the_lock_say_what_and_why(debrief: Debrief, shown: Any) -> None:
    debrief.change(Criterion, "kafka", retired_at=REVEALED)
    with debrief.store.write() as s:
        role = s.get_one(Role, debrief["role"])
        agree_brief(s, role, [debrief["nadia"], debrief["tomas"]], REVEALED, "Nobody runs it here any more.")
    words = labels(shown("agreed"))
    assert "Taken out: “Kafka at scale”." in words and "Because: Nobody runs it here any more." in words


# 3 Gaps


def test_each_gap_has_its_note(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    page = shown("gaps")
    assert list(page.gaps) == [debrief["bar"]]
    write(page.gaps[debrief["bar"]].note, "Tomas heard systems, Samira heard two people by name.")
    assert debrief.one(GapNote).text == "Tomas heard systems, Samira heard two people by name."


def test_an_emptied_note_is_no_note(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    page = shown("gaps")
    write(page.gaps[debrief["bar"]].note, "A note.")
    write(page.gaps[debrief["bar"]].note, "")
    assert debrief.all(GapNote) == []


def test_without_a_gap_the_page_says_what_comes_next(debrief: Debrief, shown: Any) -> None:
    debrief.reveal(views={"bar": {"nadia": 3, "tomas": 3}})
    assert shown("gaps").none.text().startswith("On no criterion are you apart by 2 or more.")


def test_the_workspace_says_from_where_on_it_is_a_gap(debrief: Debrief, shown: Any) -> None:
    with debrief.store.write() as s:
        s.add(Setting(key="SPREAD", value=3))
    debrief.reveal()
    assert shown("gaps").gaps == {}


# 4 Challenge


def test_the_briefs_own_words_stand_beside_the_question(debrief: Debrief, shown: Any) -> None:
    page = shown("challenge")
    assert page.direction.words.text() == "From nightly batches to streams that product teams own."
    assert page.mission.source.text() == "The brief, version 1 of 15 Nov: mission"


def test_the_recruiter_asks_and_the_manager_answers(debrief: Debrief, shown: Any) -> None:
    page = shown("challenge")
    fields = {key: fields for fields in page.asks for key in fields.answers}
    write(fields["addsToDirection.r"].answers["addsToDirection.r"].voice, "Does she add to the streams?")
    write(fields["addsToDirection"].answers["addsToDirection"].voice, "Yes, from the first week.")
    assert [entry.person_id for entry in entries(debrief, "addsToDirection.r")] == [debrief["nadia"]]
    assert [entry.person_id for entry in entries(debrief, "addsToDirection")] == [debrief["tomas"]]


def test_the_manager_chooses_whether_it_matches_the_brief(debrief: Debrief, shown: Any) -> None:
    page = shown("challenge")
    fields = next(fields for fields in page.asks if "matchesBrief" in fields.answers)
    fields.answers["matchesBrief"].choices.buttons["partly"].click()
    (entry,) = entries(debrief, "matchesBrief")
    assert (entry.choice, entry.person_id) == ("partly", debrief["tomas"])


def test_the_cases_are_given_to_who_leans_the_other_way(debrief: Debrief, shown: Any) -> None:
    debrief.reveal({"nadia": Verdict.NO, "tomas": Verdict.YES})
    page = shown("challenge")
    write(page.cases["caseAgainst"].answers["caseAgainst"].voices["man"], "One example of reach.")
    write(page.cases["caseFor"].answers["caseFor"].voices["rec"], "Both of her teams kept the habit.")
    assert entries(debrief, "caseAgainst")[0].person_id == debrief["tomas"]
    assert entries(debrief, "caseFor")[0].person_id == debrief["nadia"]


def test_a_challenge_can_be_put_by_either(debrief: Debrief, shown: Any) -> None:
    page = shown("challenge")
    page.cards.played.emit("rec", "What exactly did they say or do?")
    assert page.challenges.items


# 6 Pay


def test_pay_is_asked_only_for_a_hire(debrief: Debrief, shown: Any) -> None:
    page = shown("pay")
    assert page.not_yet.isVisible() and not page.form.isVisible()
    shown("side").box.options.buttons["hire"].click()
    assert not page.not_yet.isVisible() and page.form.isVisible()


def set_amount(page: Any, amount: int) -> None:
    page.amount.spin.setValue(amount)
    page.amount.flush()


def hire(shown: Any) -> Any:
    shown("side").box.options.buttons["hire"].click()
    return shown("pay")


def test_an_amount_is_a_draft_until_it_is_made(debrief: Debrief, shown: Any) -> None:
    page = hire(shown)
    set_amount(page, 88_000)
    assert debrief.one(Offer).status is OfferStatus.DRAFT
    page.make.click()
    assert (debrief.one(Offer).status, debrief.one(Candidate).status) == (
        OfferStatus.MADE, CandidateStatus.OFFERED
    )  # fmt: skip


def test_outside_the_range_the_reason_is_asked_under_its_field(debrief: Debrief, shown: Any) -> None:
    page = hire(shown)
    set_amount(page, 99_000)
    page.make.click()
    assert page.reason.sentence.text() == ("€99,000 is outside the range you both set; write the job-related reason.")
    assert debrief.one(Offer).status is OfferStatus.DRAFT


def test_with_the_reason_the_offer_is_made(debrief: Debrief, shown: Any) -> None:
    page = hire(shown)
    set_amount(page, 99_000)
    page.make.click()
    write(page.reason, "She would lead the streams from the first week on, which was a later seat.")
    page.make.click()
    assert debrief.one(Offer).status is OfferStatus.MADE


def test_pay_set_by_somebody_else_asks_who_and_why(debrief: Debrief, shown: Any) -> None:
    page = hire(shown)
    set_amount(page, 88_000)
    page.set_by.edited.emit(debrief["viktor"])
    page.make.click()
    assert page.note.sentence.text().startswith("Pay was yours to set")
    write(page.note, "A freeze left the amount to him.")
    page.make.click()
    assert debrief.one(PowerEntry).to_id == debrief["viktor"]


def test_a_changed_offer_is_a_new_version_beside_the_first(debrief: Debrief, shown: Any) -> None:
    page = hire(shown)
    set_amount(page, 88_000)
    page.make.click()
    page.again.click()
    set_amount(page, 90_000)
    assert sorted((offer.version, offer.amount) for offer in debrief.all(Offer)) == [
        (1, 8_800_000), (2, 9_000_000),
    ]  # fmt: skip


def agree_in(debrief: Debrief, currency: str) -> None:
    """The brief's range in another currency, agreed anew."""
    with debrief.store.write() as s:
        role = s.get_one(Role, debrief["role"])
        role.pay_currency, role.pay_min, role.pay_max = currency, 9_000_000, 9_900_000
        agree_brief(s, role, [debrief["nadia"], debrief["tomas"]], REVEALED, "The seat moved to another country.")


def test_an_offer_keeps_its_own_currency_when_the_brief_moves_to_another(debrief: Debrief, shown: Any) -> None:
    page = hire(shown)
    set_amount(page, 88_000)
    agree_in(debrief, "USD")
    side = shown("side")
    assert (page.amount.spin.text(), page.range.currency, page.agreed.text()) == (
        "€88,000", "EUR", "Range as it stood: €78,000–92,000"
    )  # fmt: skip
    assert (side.box.offer.spin.text(), side.box.range.currency, side.box.pay_agreed.text()) == (
        "€88,000", "EUR", "Range as it stood"
    )  # fmt: skip


def test_a_changed_offer_does_not_carry_its_figure_into_the_new_currency(debrief: Debrief, shown: Any) -> None:
    page = hire(shown)
    set_amount(page, 88_000)
    page.make.click()
    agree_in(debrief, "USD")
    page.again.click()
    page.again.clicked.emit()  # a second press
    found = sorted((offer.version, offer.amount, offer.currency, offer.range_max) for offer in debrief.all(Offer))
    assert found == [(1, 8_800_000, "EUR", 9_200_000), (2, 8_800_000, "EUR", None)]
    assert page.amount.spin.text() == "€88,000"
    assert page.agreed.text().startswith("The range agreed is $90,000–99,000 a year. An amount in another currency")


def choose_currency(page: Any, code: str) -> None:
    listed = page.unit.currency.list
    listed.setCurrentIndex(listed.findData(code))
    listed.activated.emit(listed.currentIndex())


def test_an_amount_in_another_currency_says_so_beside_the_place_to_change_it(debrief: Debrief, shown: Any) -> None:
    page = hire(shown)
    set_amount(page, 88_000)
    page.amount.spin.lineEdit().setText("$95000")
    page.amount.spin.lineEdit().textEdited.emit("$95000")
    page.amount.flush()
    assert (page.amount.sentence.text(), page.unit.currency.isVisible(), debrief.one(Offer).amount) == (
        "This amount is in EUR. Change the currency first, or write the amount in it.", True, 8_800_000
    )  # fmt: skip
    choose_currency(page, "USD")
    made = debrief.one(Offer)
    assert (made.amount, made.currency, made.range_min, made.range_max) == (9_500_000, "USD", None, None)
    assert (page.amount.sentence.text(), page.range.isVisible(), page.verdict.isVisible()) == ("", False, False)


def test_the_currency_chosen_before_the_amount_is_kept_with_it_and_can_be_taken_back(
    debrief: Debrief, shown: Any
) -> None:
    page = hire(shown)
    choose_currency(page, "JPY")
    assert debrief.all(Offer) == []
    set_amount(page, 9_000_000)
    assert (debrief.one(Offer).amount, debrief.one(Offer).currency) == (9_000_000, "JPY")
    choose_currency(page, "EUR")
    made = debrief.one(Offer)
    assert (made.amount, made.currency, made.range_max) == (900_000_000, "EUR", 9_200_000)
    page.edits.stack.undo()
    assert (debrief.one(Offer).amount, debrief.one(Offer).currency) == (9_000_000, "JPY")


def test_the_box_says_where_the_currency_is_changed(debrief: Debrief, shown: Any) -> None:
    hire(shown)
    side = shown("side")
    side.box.offer.spin.lineEdit().setText("$95000")
    side.box.offer.spin.lineEdit().textEdited.emit("$95000")
    side.box.offer.flush()
    assert side.box.offer.sentence.text() == (
        "This amount is in EUR. Write it in that, or change the currency in the section “Pay”."
    )


def test_an_offer_without_a_range_in_its_currency_stands_alone_in_the_box(debrief: Debrief, shown: Any) -> None:
    page = hire(shown)
    set_amount(page, 88_000)
    choose_currency(page, "USD")
    box = shown("side").box
    assert (box.pay.isVisible(), box.range.isVisible(), box.offer.spin.text(), box.pay_agreed.text()) == (
        True, False, "$88,000", "No range in this unit"
    )  # fmt: skip


def test_a_hope_in_another_currency_is_not_on_the_line_and_that_is_said(debrief: Debrief, shown: Any) -> None:
    debrief.change(Candidate, "candidate", pay_hope="$95k")
    page = hire(shown)
    assert page.range.hope is None
    assert page.agreed.text().endswith("What they hope for, “$95k”, is in another currency and is not on the line.")


@pytest.mark.parametrize(
    ("hope", "said"),
    [
        ("86k", ""), ("about 80,5k", ""),
        ("TRY 900", "What they hope for, “TRY 900”, is in another currency and is not on the line."),
        ("1,250k", "What they hope for, “1,250k”, can be read in more than one way and is not on the line."),
    ],
)  # fmt: skip
def test_why_a_hope_is_not_on_the_line(hope: str, said: str) -> None:
    assert hope_words(hope, "EUR") == said


def test_without_an_amount_nothing_is_made_and_the_field_says_so(debrief: Debrief, shown: Any) -> None:
    page = hire(shown)
    page.make.clicked.emit()  # the button is blocked: a press that was on its way
    assert (page.amount.sentence.text(), debrief.all(Offer)) == ("Write the amount first.", [])


def test_an_offer_is_made_once(debrief: Debrief, shown: Any, qtbot: QtBot) -> None:
    page = hire(shown)
    set_amount(page, 88_000)
    page.make.click()
    with qtbot.waitSignal(page.said) as said:
        page.make.clicked.emit()
    assert said.args == ["This offer was made already. A new amount makes a new version."]
    assert debrief.one(Offer).status is OfferStatus.MADE


def test_what_they_said_is_kept(debrief: Debrief, shown: Any) -> None:
    page = hire(shown)
    set_amount(page, 88_000)
    page.make.click()
    page.answer.chosen.emit("accepted")
    assert debrief.one(Candidate).status is CandidateStatus.HIRED


# 7 Message


def add_row(field: Any, words: str, **more: str) -> None:
    field.add.click()
    row_id = list(field.editors)[-1]
    for key, value in more.items():
        field.row_edited.emit(row_id, key, value)
    write(field.editors[row_id].fields["text"], words)


def test_strengths_and_growth_points_are_kept_as_lists(debrief: Debrief, shown: Any) -> None:
    page = shown("message")
    add_row(page.strengths, "The March outage: calm order.")
    add_row(page.strengths, "Your tuning notes.")
    add_row(page.growth, "Lead with what changed for others.", criterion_id=debrief["bar"])
    made = debrief.one(CandidateMessage)
    assert made.strengths == ["The March outage: calm order.", "Your tuning notes."]
    assert made.growth == [{"text": "Lead with what changed for others.", "criterion_id": debrief["bar"]}]


def test_an_empty_row_is_not_kept(debrief: Debrief, shown: Any) -> None:
    page = shown("message")
    add_row(page.strengths, "Calm order.")
    page.strengths.add.click()
    assert (len(page.strengths.editors), debrief.one(CandidateMessage).strengths) == (2, ["Calm order."])


def test_a_row_taken_away_is_gone(debrief: Debrief, shown: Any) -> None:
    page = shown("message")
    add_row(page.strengths, "Calm order.")
    add_row(page.strengths, "Tuning notes.")
    page.strengths.row_removed.emit(next(iter(page.strengths.editors)))
    assert debrief.one(CandidateMessage).strengths == ["Tuning notes."]


def test_who_says_it_how_and_by_when_are_kept(debrief: Debrief, shown: Any) -> None:
    page = shown("message")
    write(page.next_step, "Nadia calls.")
    page.owner.edited.emit(debrief["nadia"])
    page.due.edited.emit(date(2026, 11, 26))
    made = debrief.one(CandidateMessage)
    assert (made.next_step, made.owner_id) == ("Nadia calls.", debrief["nadia"])
    assert made.due_at.astimezone().date() == date(2026, 11, 26)


def test_a_sentence_under_the_day_makes_no_field_beside_it_taller(debrief: Debrief, shown: Any) -> None:
    page = shown("message")
    before = page.channel.height()
    page.due.show_sentence("“Fri” is no day. Write it as in 5 Dec 2026.")
    page.layout().activate()
    assert (page.due.height() > page.channel.height(), page.channel.height()) == (True, before)


def test_a_sent_message_is_read_only_until_it_was_not_sent(debrief: Debrief, shown: Any) -> None:
    page = shown("message")
    write(page.next_step, "Nadia calls.")
    page.send.click()
    assert debrief.one(CandidateMessage).sent_at is not None
    assert page.next_step.text.isReadOnly() and page.state.words == "Sent 24 Nov 2026"
    page.unsend.click()
    assert debrief.one(CandidateMessage).sent_at is None


def test_a_message_can_be_marked_as_sent_after_the_review_was_closed(debrief: Debrief, shown: Any) -> None:
    write(shown("message").next_step, "Nadia calls.")
    debrief.change(Session, "session", closed_at=REVEALED)
    shown("message").send.click()
    assert debrief.one(CandidateMessage).sent_at is not None


@pytest.mark.parametrize("value", ["off", False])
def test_a_workspace_without_feedback_asks_for_none(debrief: Debrief, shown: Any, value: object) -> None:
    with debrief.store.write() as s:
        s.add(Setting(key="candidateFeedback", value=value))
    page = shown("message")
    assert page.off.isVisible() and not page.both.isVisible()


def test_the_side_shows_what_they_will_hear(debrief: Debrief, shown: Any) -> None:
    side, page = shown("side"), shown("message")
    add_row(page.strengths, "Calm order in the March outage.")
    assert side.hearing.strengths.text() == "Calm order in the March outage."
    assert side.hearing.state.text() == "Draft"


# 8 Thanks and learning


def test_thanks_go_to_the_next_helper_who_was_not_thanked(debrief: Debrief, shown: Any) -> None:
    page = shown("learning")
    page.thanks.add.click()
    page.thanks.add.click()
    assert [thanks.to_id for thanks in debrief.all(Thanks)].count(debrief["greta"]) == 1


def test_thanks_keep_giver_receiver_and_for_what(debrief: Debrief, shown: Any) -> None:
    page = shown("learning")
    page.thanks.add.click()
    row_id = next(iter(page.thanks.editors))
    page.thanks.row_edited.emit(row_id, "from_id", debrief["tomas"])
    page.thanks.row_edited.emit(row_id, "to_id", debrief["samira"])
    write(page.thanks.editors[row_id].fields["text"], "The hour on one design.")
    made = debrief.one(Thanks)
    assert (made.from_id, made.to_id, made.text) == (
        debrief["tomas"], debrief["samira"], "The hour on one design."
    )  # fmt: skip


def test_a_lesson_belongs_to_both(debrief: Debrief, shown: Any) -> None:
    page = shown("learning")
    write(page.lesson.answers["processLesson"].shared, "Book the design hour before the call.")
    assert entries(debrief, "processLesson")[0].text == "Book the design hour before the call."


def test_commitments_are_made_here(debrief: Debrief, shown: Any) -> None:
    page = shown("learning")
    page.commitments.adds["rec"].click()
    assert debrief.one(Commitment).owner_id == debrief["nadia"]


# Closed


def test_a_closed_review_can_be_read_and_not_changed(debrief: Debrief, shown: Any) -> None:
    debrief.reveal()
    debrief.change(Session, "session", closed_at=REVEALED)
    gaps, challenge, learning = shown("gaps"), shown("challenge"), shown("learning")
    assert gaps.gaps[debrief["bar"]].note.text.isReadOnly()
    assert all(v.text.isReadOnly() for f in challenge.asks for a in f.answers.values() for v in a.voices.values())
    assert not learning.thanks.add.isVisible()
