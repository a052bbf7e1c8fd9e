"""Challenge, read back, commit: both agree to the brief as it stands, and again when it changed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QPushButton

from hirepair_desktop.model import Challenge, Criterion, Role, Session
from hirepair_desktop.model.intake_form import CARDS_TO_RECRUITER
from hirepair_desktop.model.kinds import SessionKind, Tier
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.intake.commit_page import CommitPage
from hirepair_desktop.ui.widgets.buttons import LinkButton
from tests.ui.intake.at_table import IntakeTable


@pytest.fixture
def table(table: IntakeTable) -> IntakeTable:
    """The same table with pay agreed: nothing of the coach stops the lock."""
    with table.store.write() as s:
        role = s.get_one(Role, table.role_id)
        role.pay_by_pair, role.pay_min, role.pay_max, role.pay_currency = True, 6_800_000, 8_400_000, "EUR"
    return table


def both_agree(table: IntakeTable) -> CommitPage:
    """Each presses their own button."""
    page = table.show("commit")
    assert isinstance(page, CommitPage)
    table.press("rec_agrees")
    table.press("man_agrees")
    return page


def test_one_alone_agrees_nothing(table: IntakeTable) -> None:
    table.show("commit")
    table.press("rec_agrees")
    assert table.sql("SELECT n FROM brief_version") == []


def test_both_make_version_1(table: IntakeTable) -> None:
    both_agree(table)
    found = table.sql("SELECT n, agreed_by, reason FROM brief_version")
    assert found == [(1, json.dumps(sorted([table.nadia, table.tomas])), "")]
    assert table.sql("SELECT intake_version, locked_at IS NOT NULL, status FROM role") == [(1, 1, "open")]


def test_who_agrees_to_the_whole_agrees_to_its_criteria(table: IntakeTable) -> None:
    table.criterion("Finds causes of live faults", tier=Tier.NICE)
    both_agree(table)
    assert table.sql("SELECT agreed_by FROM criterion") == [(json.dumps(sorted([table.nadia, table.tomas])),)]


def test_both_have_agreed_to_close(table: IntakeTable) -> None:
    both_agree(table)
    with table.store.read() as s:
        assert set(s.get_one(Session, table.session_id).agreed_by) == {table.nadia, table.tomas}


def test_agreement_can_be_taken_back_before_the_other_agrees(table: IntakeTable) -> None:
    table.show("commit")
    table.press("rec_agrees")
    table.press("rec_agrees")
    table.press("man_agrees")
    assert table.sql("SELECT n FROM brief_version") == []


def test_an_agreement_to_words_that_changed_does_not_count(table: IntakeTable) -> None:
    page = table.show("commit")
    table.press("rec_agrees")
    table.criterion("Came in between", tier=Tier.NICE)
    table.press("man_agrees")
    assert table.sql("SELECT n FROM brief_version") == []
    assert "after Nadia agreed" in page.agree_box.note.text()


def test_undo_never_crosses_an_agreement(table: IntakeTable) -> None:
    page = table.show("commit")
    table.type("noChallenge_rec", "Nothing left")
    both_agree(table)
    assert not page.edits.stack.canUndo()


def test_after_version_1_changes_are_not_yet_agreed(table: IntakeTable) -> None:
    page = both_agree(table)
    table.show("success")
    table.type("mission", "Make claims data something people trust.")
    table.show("commit")
    assert page.agree_box.changes.text() == "The mission is written"
    assert not page.agree_box.rec_agrees.isHidden()


def test_a_later_version_asks_why(table: IntakeTable) -> None:
    page = both_agree(table)
    table.outcome("Came later")
    table.press("rec_agrees")
    assert page.agree_box.sentence.text().startswith("Say why the brief changes")
    assert table.one("SELECT max(n) FROM brief_version") == 1
    table.type("agree_reason", "Three talks told us so")
    assert page.agree_box.sentence.text() == ""


def test_both_make_version_2_with_its_reason(table: IntakeTable) -> None:
    page = both_agree(table)
    table.outcome("Came later")
    table.type("agree_reason", "Three talks told us so")
    table.press("rec_agrees")
    table.press("man_agrees")
    assert table.sql("SELECT n, reason FROM brief_version ORDER BY n") == [(1, ""), (2, "Three talks told us so")]
    assert page.agree_box.version.text().startswith("Version 2 was agreed by both")


def test_version_1_stays_as_it_was(table: IntakeTable) -> None:
    both_agree(table)
    before = table.sql("SELECT body, hash FROM brief_version WHERE n = 1")
    table.outcome("Came later")
    table.type("agree_reason", "Three talks told us so")
    table.press("rec_agrees")
    table.press("man_agrees")
    assert table.sql("SELECT body, hash FROM brief_version WHERE n = 1") == before


def test_notes_about_agreeing_are_no_part_of_the_brief(table: IntakeTable) -> None:
    both_agree(table)
    assert json.loads(table.one("SELECT body FROM brief_version"))["entries"] == {}


def test_the_reason_is_kept_while_it_is_written(table: IntakeTable) -> None:
    both_agree(table)
    table.outcome("Came later")
    table.type("agree_reason", "Half a reas")
    table.sit_down(SessionKind.INTAKE)
    table.show("commit")
    assert table.sql("SELECT text FROM entry WHERE key = 'agree.why'") == [("Half a reas",)]


def test_closing_is_asked_of_the_window(table: IntakeTable) -> None:
    table.show("commit")
    with table.qtbot.waitSignal(table.panel.close_requested):
        table.press("close_session_here")


def test_every_open_question_is_listed_and_leads_there(table: IntakeTable) -> None:
    table.show("commit")
    link = table.widget(LinkButton, "open_whyNow")
    link.click()
    assert table.frame.section_key() == "arrive"
    assert table.widget(VoiceField, "whyNow").text.hasFocus()


def test_an_answered_question_leaves_the_list(table: IntakeTable) -> None:
    table.show("arrive")
    table.type("whyNow", "Refunds fail")
    table.show("commit")
    assert table.frame.findChild(LinkButton, "open_whyNow") is None


def test_a_card_begins_a_challenge_in_its_words(table: IntakeTable) -> None:
    page = table.show("commit")
    page.cards.menus["man"].chosen.emit("0")
    assert table.sql("SELECT text, from_id, to_id FROM challenge") == [
        (CARDS_TO_RECRUITER[0], table.tomas, table.nadia)
    ]


def test_a_challenge_in_own_words_is_kept_as_it_is_typed(table: IntakeTable) -> None:
    page = table.show("commit")
    page.cards.menus["rec"].chosen.emit("free")
    made = table.one("SELECT id FROM challenge")
    table.type(f"challenge_{made}_text", "Half a po")
    assert table.sql("SELECT text, made_at FROM challenge") == [("Half a po", None)]


def test_one_challenge_each_way_answers_the_question(table: IntakeTable) -> None:
    page = table.show("commit")
    for side in ("rec", "man"):
        page.challenges.begin(side, "A point")
    assert table.frame.findChild(LinkButton, "open_challenges") is None
    assert page.no_challenge.isHidden()


def test_a_line_on_why_there_is_none_answers_it_too(table: IntakeTable) -> None:
    table.show("commit")
    table.type("noChallenge_rec", "We argued it out in section 4")
    table.type("noChallenge_man", "The same")
    assert table.frame.findChild(LinkButton, "open_challenges") is None


def test_commitments_each_with_a_day_answer_theirs(table: IntakeTable) -> None:
    table.show("commit")
    for side in ("rec", "man"):
        table.press(f"commitment_add_{side}")
    for key, owner in table.sql("SELECT id, owner_id FROM commitment"):
        table.type(f"commitment_{key}_text", f"Something by {owner}")
        day = table.widget(DateField, f"commitment_{key}_due")
        day.edit.setDate(QDate(2026, 12, 1))
        day.flush()
    assert table.frame.findChild(LinkButton, "open_commitments") is None
    assert {due for (due,) in table.sql("SELECT due FROM commitment")} == {"2026-12-01"}


def test_a_closed_session_can_be_read_but_not_changed(table: IntakeTable) -> None:
    table.show("arrive")
    table.type("whyNow", "Refunds fail")
    with table.store.write() as s:
        s.get_one(Session, table.session_id).closed_at = table.workspace.now()
    assert table.widget(VoiceField, "whyNow").text.isReadOnly()


def test_the_default_owner_is_read_back(table: IntakeTable) -> None:
    page = table.show("commit")
    with table.store.write() as s:
        s.get_one(Role, table.role_id).opened_on = date(2026, 11, 20)
    assert page.read_back._texts["Who decides"].text() == "Tomas Eklund"


def heading_of_challenge(table: IntakeTable, about: str) -> tuple[CommitPage, Challenge]:
    """The section, with a challenge about something."""
    made = Challenge(
        session_id=table.session_id, from_id=table.nadia, to_id=table.tomas, target=about, text="Who did without it?",
        made_at=datetime(2026, 11, 24, 9, tzinfo=UTC),
    )  # fmt: skip
    table.keep(made)
    page = table.show("commit")
    assert isinstance(page, CommitPage)
    return page, made


def offered(page: CommitPage) -> list[str]:
    """What is suggested to the owner of the decision."""
    return [made.objectName() for made in page.duties.findChildren(QPushButton)]


def test_whoever_decides_is_offered_what_falls_to_them(table: IntakeTable) -> None:
    page = table.show("power")
    page.owner.choice.edited.emit(table.viktor)
    page = table.show("commit")
    assert (page.duties.words.text(), offered(page)) == (
        "Viktor decides, so the end of it is Viktor’s to see to. One press makes it a commitment.",
        ["duty_message", "duty_check_ins", "duty_thanks"],
    )


def test_one_press_makes_it_theirs_and_asks_for_the_day(table: IntakeTable) -> None:
    page = table.show("commit")
    table.press("duty_thanks")
    key, owner, due = table.sql("SELECT id, owner_id, due FROM commitment")[0]
    assert (owner, due, offered(page)) == (table.tomas, None, ["duty_message", "duty_check_ins"])
    assert page.commitments.editors[key].due.isAncestorOf(QApplication.focusWidget())


def test_it_reads_back_how_much_has_one_hand_behind_it(table: IntakeTable) -> None:
    table.turn("rec")
    table.show("market")
    table.type("pitch", "You own the moment people get their money back.")
    page = table.show("commit")
    said = [page.read_back.hands.text()]
    table.show("market")
    table.press("pitch_man_agrees")
    table.show("commit")
    said.append(page.read_back.hands.text())
    assert said == [
        "Only one of you stands behind 1 of 1 answers and criteria you share: Nadia 1, Tomas 0.",
        "Both of you stand behind the one answer or criterion you share.",
    ]


def test_a_challenge_is_headed_by_what_its_criterion_is_called_now(table: IntakeTable) -> None:
    key = table.criterion("Kafka at scale")
    page, made = heading_of_challenge(table, key)
    with table.store.write() as s:
        s.get_one(Criterion, key).label = "Streams at scale"
    assert page.challenges.items[made.id].about.text() == "Streams at scale"


def test_a_challenge_about_a_criterion_that_is_gone_says_so(table: IntakeTable) -> None:
    key = table.criterion("Kafka at scale")
    page, made = heading_of_challenge(table, key)
    with table.store.write() as s:
        s.delete(s.get_one(Criterion, key))
    assert page.challenges.items[made.id].about.text() == "A criterion since taken out"
