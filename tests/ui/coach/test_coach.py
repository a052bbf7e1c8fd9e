"""When the coach looks, what became of what it said, and what is kept of it in the file."""

from __future__ import annotations

from hirepair_desktop.coaching.prompt import State
from hirepair_desktop.model import Session
from hirepair_desktop.model.sittings import close_session
from hirepair_desktop.ui.coach.coach import QUIET_MS
from hirepair_desktop.ui.fields.pending import is_typing
from hirepair_desktop.ui.fields.voice_field import VoiceField
from tests.ui.coach.said import UNTESTED, coach, dismiss, ids, key, view
from tests.ui.intake.at_table import IntakeTable

SOON_MS = 300
"""METHOD C, Engine: so long after a field is saved at most."""


def test_it_answers_within_300_ms_of_an_edit() -> None:
    assert QUIET_MS < SOON_MS


def test_it_looks_again_after_an_edit(table: IntakeTable) -> None:
    assert UNTESTED not in ids(table)
    table.agreed_criterion("Reads a live failure")
    table.qtbot.waitUntil(lambda: UNTESTED in ids(table))


def test_many_edits_at_once_are_one_look(table: IntakeTable) -> None:
    looks: list[int] = []
    coach(table).changed.connect(lambda: looks.append(1))
    for n in range(3):
        table.agreed_criterion(f"Criterion {n}", n)
    table.qtbot.waitUntil(lambda: ids(table).count(UNTESTED) == 3)
    assert len(looks) == 1


def test_it_never_looks_while_somebody_types(table: IntakeTable) -> None:
    typing: list[bool] = []
    coach(table).changed.connect(lambda: typing.append(is_typing()))
    table.show("arrive")
    table.widget(VoiceField, "whyNow").text.insertPlainText("Refunds fa")
    table.agreed_criterion("Reads a live failure")
    table.qtbot.waitUntil(lambda: UNTESTED in ids(table))
    assert typing == [False] * len(typing)


def untested_must(table: IntakeTable) -> str:
    """A must that no stage tests, and the coach has seen it."""
    table.show("criteria")
    made = table.agreed_criterion("Reads a live failure")
    coach(table).look()
    return made


def test_what_clears_is_listed_as_resolved(table: IntakeTable) -> None:
    made = untested_must(table)
    gone = key(table, UNTESTED)
    table.press(f"criterion_{made}_tier_nice")
    coach(table).look()
    assert (gone in coach(table).resolved, UNTESTED in ids(table)) == (True, False)


def test_what_comes_again_is_resolved_no_longer(table: IntakeTable) -> None:
    made = untested_must(table)
    table.press(f"criterion_{made}_tier_nice")
    coach(table).look()
    table.press(f"criterion_{made}_tier_must")
    coach(table).look()
    assert UNTESTED in ids(table)
    assert UNTESTED not in [prompt.id for prompt in coach(table).resolved.values()]


def test_a_dismissal_is_in_the_file_with_who_and_why(table: IntakeTable) -> None:
    made = untested_must(table)
    table.turn("man")
    dismiss(table, UNTESTED, "The design talk shows it")
    found = table.sql("SELECT rule_id, about_id, session_id, by, reason FROM dismissal")
    assert found == [(UNTESTED, made, table.session_id, table.tomas, "The design talk shows it")]


def test_a_dismissed_prompt_speaks_no_more(table: IntakeTable) -> None:
    untested_must(table)
    table.turn("rec")
    dismiss(table, UNTESTED, "The design talk shows it")
    assert UNTESTED not in ids(table)
    assert [(p.id, p.state) for p in coach(table).dismissed()] == [(UNTESTED, State.DISMISSED)]


def test_while_both_speak_it_is_asked_whose_reason_it_is(table: IntakeTable) -> None:
    untested_must(table)
    table.turn("both")
    dismiss(table, UNTESTED, "The design talk shows it")
    assert table.sql("SELECT * FROM dismissal") == []
    table.press(f"intake_side_coach_prompt_{key(table, UNTESTED)}_by_man")
    assert table.sql("SELECT by FROM dismissal") == [(table.tomas,)]


def test_it_is_brought_back(table: IntakeTable) -> None:
    untested_must(table)
    table.turn("rec")
    dismiss(table, UNTESTED, "The design talk shows it")
    table.press("intake_side_coach_gone_fold")
    table.press(f"intake_side_coach_{key(table, UNTESTED)}_back")
    assert UNTESTED in ids(table)
    assert table.sql("SELECT * FROM dismissal") == []


def test_undo_takes_a_dismissal_back(table: IntakeTable) -> None:
    untested_must(table)
    table.turn("rec")
    dismiss(table, UNTESTED, "The design talk shows it")
    assert table.frame.page is not None
    table.frame.page.edits.stack.undo()
    table.qtbot.waitUntil(lambda: UNTESTED in ids(table))


def test_undo_takes_bringing_back_back(table: IntakeTable) -> None:
    untested_must(table)
    table.turn("rec")
    dismiss(table, UNTESTED, "The design talk shows it")
    table.press("intake_side_coach_gone_fold")
    table.press(f"intake_side_coach_{key(table, UNTESTED)}_back")
    assert table.frame.page is not None
    table.frame.page.edits.stack.undo()
    assert table.sql("SELECT reason FROM dismissal") == [("The design talk shows it",)]


def test_undone_and_done_again_it_is_the_same_dismissal(table: IntakeTable) -> None:
    untested_must(table)
    table.turn("rec")
    dismiss(table, UNTESTED, "The design talk shows it")
    before = table.one("SELECT id FROM dismissal")
    assert table.frame.page is not None
    table.frame.page.edits.stack.undo()
    table.frame.page.edits.stack.redo()
    assert table.one("SELECT id FROM dismissal") == before


def test_after_the_session_is_left_it_looks_no_more(table: IntakeTable) -> None:
    looks: list[int] = []
    table.frame.leave()
    coach(table).changed.connect(lambda: looks.append(1))
    table.agreed_criterion("Reads a live failure")
    table.qtbot.waitUntil(lambda: not coach(table)._pause.isActive())
    assert looks == []


def test_in_a_closed_session_prompts_are_kept_and_cannot_be_sent_away(table: IntakeTable) -> None:
    untested_must(table)
    with table.store.write() as s:
        close_session(s.get_one(Session, table.session_id), table.workspace.now())
    table.frame.close()
    table.sit_down()
    coach(table).look()
    assert {prompt.state for prompt in coach(table).open()} == {State.KEPT}
    assert not any(card.dismiss.isVisible() for card in view(table).cards.values())
