"""How prompts are shown: three at most, in order, narrowed to a habit, moved through with F8."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from hirepair_desktop.coaching.prompt import LOUDEST_FIRST
from hirepair_desktop.model.form import Habit
from tests.ui.coach.said import UNTESTED, card, coach, dismiss, ids, key, view
from tests.ui.intake.at_table import IntakeTable


@pytest.fixture
def full(table: IntakeTable) -> IntakeTable:
    """Four musts that nothing tests: more prompts than are shown."""
    table.show("criteria")
    for n in range(4):
        table.agreed_criterion(f"Criterion {n}", n)
    coach(table).look()
    table.turn("rec")
    return table


def in_focus() -> str:
    """The name of what gets the keys."""
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


def press_f8(table: IntakeTable, back: bool = False) -> None:
    """F8, or Shift F8."""
    shift = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    table.qtbot.keyClick(table.frame, Qt.Key.Key_F8, shift)


def test_at_most_three_are_shown(full: IntakeTable) -> None:
    assert len(view(full).cards) == 3


def test_without_the_recruiters_view_of_the_market_it_is_said_at_the_lock(table: IntakeTable) -> None:
    """METHOD S02."""
    table.show("commit")
    coach(table).look()
    shown = [made.message.text() for made in view(table).cards.values()]
    assert "The recruiter's view of the market is missing; without it this is an order form." in shown


def test_the_head_counts_all(full: IntakeTable) -> None:
    assert full.panel.side.count.text() == f"{len(ids(full))} open"


def test_the_rest_is_behind_n_more(full: IntakeTable) -> None:
    assert view(full).more.text() == f"{len(ids(full)) - 3} more"
    view(full).more.click()
    assert len(view(full).cards) == len(ids(full))


def test_the_drawer_closes_again(full: IntakeTable) -> None:
    view(full).more.click()
    view(full).more.click()
    assert len(view(full).cards) == 3


def test_the_loudest_come_first(full: IntakeTable) -> None:
    loud = [LOUDEST_FIRST[prompt.severity] for prompt in coach(full).open()]
    assert (loud == sorted(loud), list(view(full).cards)) == (True, [p.key for p in coach(full).open()[:3]])


@pytest.mark.parametrize("habit", list(Habit))
def test_they_can_be_narrowed_to_a_habit(full: IntakeTable, habit: Habit) -> None:
    """Chosen in the list under the prompts; some of each speak here."""
    next(act for act in view(full).filter.list.actions() if act.data() == habit.value).trigger()
    view(full).drawn_out = True
    view(full).show_prompts()
    only = [p.key for p in coach(full).open() if p.habit is habit]
    assert 0 < len(only) < len(ids(full))
    assert list(view(full).cards) == only


def test_a_prompt_names_why_and_where_it_leads(full: IntakeTable) -> None:
    shown = card(full, UNTESTED)
    assert shown.go.text() == "Go to plan"
    assert shown.why.text().startswith("Why now: a must without a stage stops locking the brief.")
    assert shown.sign is not None


def test_a_reason_being_written_survives_another_look(full: IntakeTable) -> None:
    shown = card(full, UNTESTED)
    shown.dismiss.click()
    full.qtbot.keyClicks(shown.reason, "The design ta")
    full.agreed_criterion("One more", 9)
    coach(full).look()
    assert (view(full).cards[shown.key] is shown, shown.reason.text()) == (True, "The design ta")
    assert shown.reason.hasFocus()


def test_after_a_dismissal_the_focus_is_on_the_next(full: IntakeTable) -> None:
    following = list(view(full).cards)[1]
    shown = next(iter(view(full).cards.values()))
    shown.dismiss.click()
    full.qtbot.keyClicks(shown.reason, "It fits here")
    full.qtbot.keyClick(shown.reason, Qt.Key.Key_Return)
    assert in_focus() == f"intake_side_coach_prompt_{following}_go"


def test_what_is_gone_says_who_and_why(full: IntakeTable) -> None:
    dismiss(full, UNTESTED, "The design talk shows it")
    gone = view(full).gone
    gone.fold.click()
    words = [label.text() for label in gone.lines.findChildren(QLabel)]
    n = len(coach(full).dismissed()) + len(coach(full).resolved)
    assert gone.fold.text() == f"Resolved and dismissed, {n}"
    assert any(each.startswith("Dismissed by Nadia, 24 Nov 2026") and "The design talk" in each for each in words)


def test_f8_goes_from_prompt_to_prompt_and_into_the_drawer(full: IntakeTable) -> None:
    went = []
    for _n in range(4):
        press_f8(full)
        went.append(in_focus())
    every = [f"intake_side_coach_prompt_{prompt.key}_go" for prompt in coach(full).open()]
    assert went == every[:4]


def test_shift_f8_goes_back_around_the_end(full: IntakeTable) -> None:
    press_f8(full)
    press_f8(full, back=True)
    assert in_focus() == f"intake_side_coach_prompt_{coach(full).open()[-1].key}_go"


def test_a_screen_reader_hears_the_prompt_on_its_button(full: IntakeTable) -> None:
    prompt = coach(full).prompt(key(full, UNTESTED))
    assert prompt is not None
    assert card(full, UNTESTED).go.accessibleDescription().startswith(prompt.message)
