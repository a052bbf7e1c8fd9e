"""A re-intake: what was learnt, what changes and why, who is affected, and the next version (METHOD A.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import BriefVersion, Candidate, Criterion, Entry, Interview, Role, Session
from hirepair_desktop.model.agreeing import press_agree
from hirepair_desktop.model.kinds import SessionKind, Tier
from hirepair_desktop.model.sittings import agenda, form_of, start_session
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.intake.changes_page import ChangesPage
from hirepair_desktop.ui.widgets.change_view import ChangeView
from tests.ui.intake.at_table import IntakeTable
from tests.ui.window import settle


@pytest.fixture
def again(qtbot: QtBot, tmp_path: Path) -> Iterator[IntakeTable]:
    """Version 1 holds, one person was met, and the two sit at a re-intake."""
    table = IntakeTable(qtbot, tmp_path / "intake.hirepair", seated=False)
    agree_version_1(table)
    meet(table)
    table.sit_down(SessionKind.RE_INTAKE)
    yield table
    table.close()


def agree_version_1(table: IntakeTable) -> None:
    """What an intake leaves behind: two criteria, two answers, a range. That two sit at one is proven elsewhere."""
    table.agreed_criterion("Craft", 0)
    table.agreed_criterion("Design systems", 1)
    now = table.workspace.now()
    with table.store.write() as s:
        role, session = s.get_one(Role, table.role_id), s.get_one(Session, table.session_id)
        role.pay_by_pair, role.pay_min, role.pay_max = True, 6_800_000, 8_400_000
        for made in role.criteria:
            made.tier = Tier.NICE
        start_session(s, session, now)
        said = (
            ("mission", table.tomas, "Make claims data something people trust."),
            ("pitch", table.nadia, "First pitch"),
        )
        for key, person_id, words in said:
            s.add(Entry(session_id=session.id, key=key, person_id=person_id, text=words, written_at=now))
        s.flush()
        for person_id in (table.nadia, table.tomas):
            press_agree(s, session, role, person_id, now)
    assert table.one("SELECT n FROM brief_version") == 1


def meet(table: IntakeTable) -> None:
    """A candidate was interviewed, which is the first rating of the role."""
    now = table.workspace.now()
    with table.store.write() as s:
        s.query(BriefVersion).one().agreed_at = now - timedelta(hours=2)
    met = now - timedelta(hours=1)
    candidate = Candidate(alias="K01", role_id=table.role_id)
    table.keep(candidate)
    table.keep(Interview(candidate_id=candidate.id, held_at=met))
    with table.store.write() as s:
        s.get_one(Role, table.role_id).first_rated_at = met


def change(table: IntakeTable, label: str, **values: Any) -> str:
    """A criterion changes after that, from elsewhere. Returns its id."""
    with table.store.write() as s:
        made = s.query(Criterion).filter_by(label=label).one()
        for key, value in values.items():
            setattr(made, key, value)
        return made.id


def open_part(table: IntakeTable, key: str) -> ChangesPage:
    """The second section with one part of the brief open in it."""
    page = table.show("changes")
    assert isinstance(page, ChangesPage)
    page.open_part(key)
    return page


def headlines(table: IntakeTable) -> list[str]:
    settle()
    return [view.headline.text() for view in table.frame.findChildren(ChangeView) if view.isVisible()]


def test_it_has_four_sections_in_15_minutes(again: IntakeTable) -> None:
    sections = again.panel.sections
    assert [(section.key, section.minutes) for section in sections] == [
        ("learnt", 4), ("changes", 7), ("affected", 2), ("agree", 2),
    ]  # fmt: skip
    assert again.panel.title() == "Re-intake: Senior Data Engineer"


def test_the_recruiter_begins(again: IntakeTable) -> None:
    again.show("learnt")
    assert again.panel.turn == "rec"


def test_both_voices_say_what_they_learnt(again: IntakeTable) -> None:
    again.show("learnt")
    again.type("learnt_rec", "Four of six drop out at the second talk")
    again.type("learnt_man", "I look for more than we agreed")
    said = dict(again.sql("SELECT person_id, text FROM entry WHERE key = 'learnt'"))
    assert said == {
        again.nadia: "Four of six drop out at the second talk", again.tomas: "I look for more than we agreed",
    }  # fmt: skip


def test_what_was_learnt_last_time_is_not_said_again(again: IntakeTable) -> None:
    again.show("learnt")
    again.type("learnt_rec", "Then")
    again.sit_down(SessionKind.RE_INTAKE)
    again.show("learnt")
    assert again.widget(VoiceField, "learnt_rec").value() == ""


def test_it_says_what_held_and_how_many_were_met(again: IntakeTable) -> None:
    page = again.show("learnt")
    assert page.held.text().startswith("Version 1 holds, agreed on ")
    assert page.held.text().endswith(". You have met 1 person since.")


def test_who_is_only_to_be_met_is_not_counted(again: IntakeTable) -> None:
    late = Candidate(role_id=again.role_id, alias="K97")
    again.keep(late)
    again.keep(Interview(candidate_id=late.id, held_at=again.workspace.now() + timedelta(days=2)))
    assert again.show("learnt").held.text().endswith(". You have met 1 person since.")


def test_lessons_of_reviews_are_beside_it(again: IntakeTable) -> None:
    later = again.workspace.now() + timedelta(minutes=1)
    debrief = Session(kind=SessionKind.DEBRIEF, partnership_id=again.pair_id, role_id=again.role_id)
    again.keep(debrief)
    again.keep(
        Entry(session_id=debrief.id, key="processLesson", person_id=again.tomas, text="Ask earlier.", written_at=later)
    )
    page = again.show("learnt")
    assert "Ask earlier." in [label.text() for label in page.findChildren(QLabel)]


def test_without_a_change_it_says_what_to_do(again: IntakeTable) -> None:
    page = again.show("changes")
    assert page.count.text() == "Nothing differs from version 1. Open a part and change what you have learnt."


def test_changes_gather_in_words(again: IntakeTable) -> None:
    again.show("changes")
    change(again, "Design systems", tier=Tier.MUST)
    with again.store.write() as s:
        s.get_one(Role, again.role_id).pay_max = 9_000_000
    assert headlines(again) == [
        "“Design systems” is now a must", "The range is €68,000–90,000 a year instead of €68,000–84,000 a year",
    ]  # fmt: skip


def test_a_part_of_the_brief_opens_within_the_section(again: IntakeTable) -> None:
    open_part(again, "success")
    assert again.widget(VoiceField, "mission").value() == "Make claims data something people trust."
    assert again.frame.section_key() == "changes"


def test_an_answer_written_here_stands_over_the_earlier_one(again: IntakeTable) -> None:
    open_part(again, "market")
    again.turn("man")
    again.type("pitch", "Second pitch")
    assert {text for (text,) in again.sql("SELECT text FROM entry WHERE key = 'pitch'")} == {
        "First pitch", "Second pitch",
    }  # fmt: skip
    open_part(again, "list")
    assert headlines(again) == ["The pitch reads differently"]


@pytest.mark.parametrize("words", [("",), ("Other words", "")])
def test_an_answer_emptied_here_stays_empty(again: IntakeTable, words: tuple[str, ...]) -> None:
    open_part(again, "success")
    for each in words:
        again.type("mission", each)
    assert again.widget(VoiceField, "mission").value() == ""


def test_undo_takes_back_what_was_done_in_a_part(again: IntakeTable) -> None:
    page = open_part(again, "success")
    again.type("mission", "")
    page.edits.stack.undo()
    assert again.widget(VoiceField, "mission").value() == "Make claims data something people trust."


def test_a_criterion_that_moves_after_the_first_rating_asks_why(again: IntakeTable) -> None:
    again.show("changes")
    made = change(again, "Design systems", tier=Tier.MUST)
    again.turn("man")
    again.type(f"change_{made}_reason", "Three squads share one library now.")
    assert again.sql("SELECT change_reason, changed_by FROM criterion WHERE id = ?", made) == [
        ("Three squads share one library now.", again.tomas)
    ]


def test_words_of_a_criterion_ask_no_reason(again: IntakeTable) -> None:
    again.show("changes")
    made = change(again, "Craft", definition="To the last step.")
    assert again.frame.findChild(VoiceField, f"change_{made}_reason") is None


def test_typing_a_reason_is_not_disturbed_by_another_change(again: IntakeTable) -> None:
    again.show("changes")
    made = change(again, "Craft", tier=Tier.MUST)
    field = again.widget(VoiceField, f"change_{made}_reason")
    field.text.setFocus()
    field.text.insertPlainText("Half a rea")
    with again.store.write() as s:
        s.get_one(Role, again.role_id).seats = 2
    assert again.widget(VoiceField, f"change_{made}_reason") is field
    assert field.text.toPlainText() == "Half a rea"


def test_a_criterion_added_in_its_part_has_its_day(again: IntakeTable) -> None:
    open_part(again, "criteria")
    again.press("criterion_add")
    assert again.one("SELECT count(*) FROM criterion WHERE added_at > (SELECT agreed_at FROM brief_version)") in (0, 1)
    assert again.one("SELECT added_at IS NOT NULL FROM criterion WHERE label = ''") == 1


def test_a_prompt_leads_into_the_part_it_is_about(again: IntakeTable) -> None:
    page = again.show("changes")
    page.reach("payRange", "")
    assert page.part == "power"


def test_who_is_affected_is_named_by_alias(again: IntakeTable) -> None:
    change(again, "Design systems", tier=Tier.MUST)
    page = again.show("affected")
    settle()
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert {"K01", "“Design systems”: Never tested on it"} <= set(said)


def test_nobody_is_affected_while_nothing_differs(again: IntakeTable) -> None:
    page = again.show("affected")
    assert page.nobody.text() == "Nobody: nothing differs from the version that holds."


def agree_pay(table: IntakeTable) -> Any:
    """The range moved; the last section."""
    with table.store.write() as s:
        s.get_one(Role, table.role_id).pay_max = 9_000_000
    return table.show("agree")


def test_the_changes_stand_above_the_buttons(again: IntakeTable) -> None:
    page = agree_pay(again)
    assert page.agree_box.changes.text() == ("The range is €68,000–90,000 a year instead of €68,000–84,000 a year")


def test_agreeing_asks_why(again: IntakeTable) -> None:
    page = agree_pay(again)
    again.press("rec_agrees")
    assert page.agree_box.sentence.text().startswith("Say why the brief changes")
    assert again.one("SELECT count(*) FROM brief_version") == 1


def test_both_make_the_next_version_with_its_reason(again: IntakeTable) -> None:
    agree_pay(again)
    again.type("agree_reason", "Nobody we want starts below 88.")
    again.press("rec_agrees")
    again.press("man_agrees")
    assert again.sql("SELECT n, reason FROM brief_version ORDER BY n") == [
        (1, ""), (2, "Nobody we want starts below 88."),
    ]  # fmt: skip


def test_a_criterion_without_a_reason_stops_agreeing(again: IntakeTable) -> None:
    change(again, "Design systems", weight=2)
    page = again.show("agree")
    again.type("agree_reason", "We have learnt it from two people.")
    again.panel.coach.coach.look()
    assert not again.widget(QPushButton, "rec_agrees").isEnabled()
    assert "write what you learned" in page.agree_box.stops.sentence()


def test_one_held_on_an_intakes_agenda_keeps_it(again: IntakeTable) -> None:
    with again.store.read() as s:
        old = Session(kind=SessionKind.RE_INTAKE, sections=[{"key": "arrive"}, {"key": "team"}])
        assert form_of(old).title == "Intake: shape the search together"
        assert agenda(old)[0].key == "arrive"
        assert agenda(s.get_one(Session, again.session_id))[0].key == "learnt"


def test_five_hundred_changed_criteria_are_counted_not_all_drawn(again: IntakeTable) -> None:
    with again.store.write() as s:
        s.add_all(Criterion(role_id=again.role_id, label=f"Criterion {n}", rank=n) for n in range(10, 510))
    page = again.show("changes")
    assert len(page.changes.items) == 60
    assert page.changes.more.text() == "and 440 more changes"


def test_a_text_of_a_hundred_thousand_letters_is_compared_by_its_start(again: IntakeTable) -> None:
    change(again, "Craft", definition="word " * 20_000)
    again.show("changes")
    settle()
    (view,) = again.frame.findChildren(ChangeView)
    assert sum(len(words) for words, _marked in view.shown.new) == 3000
