"""Choosing by keyboard and mouse: segments, ratings, cards, feedback answers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.widgets.buttons import Segmented
from hirepair_desktop.ui.widgets.choice_list import ChoiceList
from hirepair_desktop.ui.widgets.feedback_item import FeedbackItemView, FeedbackParts
from hirepair_desktop.ui.widgets.rating import RatingCells

ANCHORS = ("Works alone", "Helps when asked", "Leaves habits behind", "Changed a team")


@pytest.fixture
def needed(qtbot: QtBot) -> Segmented:
    made = Segmented([("must", "Must"), ("nice", "Nice"), ("learn", "Learn")], "needed", "Needed")
    made.set_value("must")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.buttons["must"].setFocus()
    return made


@pytest.mark.parametrize(
    ("key", "value"),
    [(Qt.Key.Key_Right, "nice"), (Qt.Key.Key_Down, "nice"), (Qt.Key.Key_Left, "learn"), (Qt.Key.Key_Up, "learn")],
)
def test_arrow_moves_and_chooses(qtbot: QtBot, needed: Segmented, key: Qt.Key, value: str) -> None:
    with qtbot.waitSignal(needed.chosen, timeout=0) as told:
        qtbot.keyClick(needed.buttons["must"], key)
    assert told.args == [value]


def test_arrow_takes_the_focus_along(qtbot: QtBot, needed: Segmented) -> None:
    qtbot.keyClick(needed.buttons["must"], Qt.Key.Key_Right)
    assert needed.buttons["nice"].hasFocus()


def test_arrow_is_mirrored_where_people_read_right_to_left(qtbot: QtBot, needed: Segmented) -> None:
    needed.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with qtbot.waitSignal(needed.chosen, timeout=0) as told:
        qtbot.keyClick(needed.buttons["must"], Qt.Key.Key_Left)
    assert told.args == ["nice"]


def test_blocked_segment_is_passed_over(qtbot: QtBot, needed: Segmented) -> None:
    needed.set_enabled_value("nice", "A must without an interviewer stays a must.")
    qtbot.keyClick(needed.buttons["must"], Qt.Key.Key_Right)
    assert needed.value() == "learn"


def test_tab_stops_once_at_the_segments(needed: Segmented) -> None:
    stops = [key for key, made in needed.buttons.items() if made.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["must"]


def test_showing_a_segment_tells_nothing(qtbot: QtBot, needed: Segmented) -> None:
    with qtbot.assertNotEmitted(needed.chosen):
        needed.set_value("learn")


def test_no_segment_may_be_chosen(needed: Segmented) -> None:
    needed.set_value("")
    assert needed.value() == ""


def test_chosen_segment_is_spoken(needed: Segmented) -> None:
    assert needed.buttons["must"].accessibleName() == "Needed: Must"


@pytest.fixture
def bar(qtbot: QtBot) -> RatingCells:
    made = RatingCells("bar", "Raises the bar", "man", ANCHORS)
    qtbot.addWidget(made)
    made.resize(900, 80)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.cells[0].setFocus()
    return made


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (Qt.Key.Key_1, ["rated", 1]), (Qt.Key.Key_2, ["rated", 2]), (Qt.Key.Key_3, ["rated", 3]),
        (Qt.Key.Key_4, ["rated", 4]), (Qt.Key.Key_0, ["not_asked", 0]), (Qt.Key.Key_9, ["not_shown", 0]),
    ],
)  # fmt: skip
def test_key_rates(qtbot: QtBot, bar: RatingCells, key: Qt.Key, told: list[object]) -> None:
    with qtbot.waitSignal(bar.chosen, timeout=0) as signal:
        qtbot.keyClick(bar.cells[0], key)
    assert signal.args == told


def test_key_with_a_modifier_rates_nothing(qtbot: QtBot, bar: RatingCells) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        qtbot.keyClick(bar.cells[0], Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)


def test_key_without_a_meaning_rates_nothing(qtbot: QtBot, bar: RatingCells) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        qtbot.keyClick(bar.cells[0], Qt.Key.Key_5)


def test_mouse_rates(qtbot: QtBot, bar: RatingCells) -> None:
    with qtbot.waitSignal(bar.chosen, timeout=0) as signal:
        qtbot.mouseClick(bar.cells[2], Qt.MouseButton.LeftButton)
    assert signal.args == ["rated", 3]


def test_arrow_moves_without_rating(qtbot: QtBot, bar: RatingCells) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        qtbot.keyClick(bar.cells[0], Qt.Key.Key_Right)
    assert bar.cells[1].hasFocus()


def test_not_shown_has_no_number(bar: RatingCells) -> None:
    bar.set_value("not_shown", 3)
    assert (bar.state(), bar.value()) == ("not_shown", 0)


def test_one_cell_is_chosen_at_a_time(bar: RatingCells) -> None:
    bar.set_value("rated", 2)
    bar.set_value("not_asked")
    assert [cell.isChecked() for cell in bar.cells] == [False, False, False, False, True, False]


def test_rating_can_be_taken_back(bar: RatingCells) -> None:
    bar.set_value("rated", 2)
    bar.set_value("")
    assert not any(cell.isChecked() for cell in bar.cells)


def test_cell_says_criterion_value_and_anchor(bar: RatingCells) -> None:
    cell = bar.cells[1]
    assert (cell.accessibleName(), cell.accessibleDescription()) == ("Raises the bar: 2, Mixed", "Helps when asked")


def test_long_anchor_makes_the_cell_higher(qtbot: QtBot) -> None:
    made = RatingCells("long", "It", "man", ("words " * 30, "", "", ""))
    qtbot.addWidget(made)
    assert made.cells[0].heightForWidth(150) > 3 * made.cells[1].heightForWidth(150)


@pytest.fixture
def hire(qtbot: QtBot) -> ChoiceList:
    made = ChoiceList([("yes", "Yes"), ("no", "No")], "hire", "Would you hire", "man")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.cards[0].setFocus()
    return made


def test_arrow_chooses_a_card(qtbot: QtBot, hire: ChoiceList) -> None:
    with qtbot.waitSignal(hire.chosen, timeout=0) as told:
        qtbot.keyClick(hire.cards[0], Qt.Key.Key_Down)
    assert told.args == ["no"]


def test_space_chooses_a_card(qtbot: QtBot, hire: ChoiceList) -> None:
    with qtbot.waitSignal(hire.chosen, timeout=0) as told:
        qtbot.keyClick(hire.cards[0], Qt.Key.Key_Space)
    assert told.args == ["yes"]


def test_showing_a_card_tells_nothing(qtbot: QtBot, hire: ChoiceList) -> None:
    with qtbot.assertNotEmitted(hire.chosen):
        hire.set_value("no")
    assert hire.value() == "no"


@pytest.fixture
def item(qtbot: QtBot) -> FeedbackItemView:
    parts = FeedbackParts("Ten minutes", "Could be better", [("What I ask", "A welcome.")], "What I ask")
    made = FeedbackItemView("item", "Nadia Rahimi", "rec", "Tomas Eklund", "man", parts)
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.strip.buttons["accept"].setFocus()
    return made


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Qt.Key.Key_A, "accept"), (Qt.Key.Key_P, "adapt"), (Qt.Key.Key_D, "discard"), (Qt.Key.Key_T, "thinking")],
)
def test_key_answers(qtbot: QtBot, item: FeedbackItemView, key: Qt.Key, answer: str) -> None:
    with qtbot.waitSignal(item.answered, timeout=0) as told:
        qtbot.keyClick(item.strip.buttons["accept"], key)
    assert told.args == [answer]


def test_letters_in_the_response_are_letters(qtbot: QtBot, item: FeedbackItemView) -> None:
    with qtbot.assertNotEmitted(item.answered):
        qtbot.keyClicks(item.strip.response.text, "at")
    assert item.strip.response.value() == "at"


def test_response_is_told(qtbot: QtBot, item: FeedbackItemView) -> None:
    qtbot.keyClicks(item.strip.response.text, "You are right")
    with qtbot.waitSignal(item.response_edited, timeout=0) as told:
        item.flush()
    assert told.args == ["You are right"]


def test_thanks_are_told(qtbot: QtBot, item: FeedbackItemView) -> None:
    with qtbot.waitSignal(item.thanked, timeout=0) as told:
        item.strip.thanks.click()
    assert told.args == [True]


def test_one_answer_at_a_time(qtbot: QtBot, item: FeedbackItemView) -> None:
    item.set_answer("adapt")
    qtbot.keyClick(item.strip.buttons["accept"], Qt.Key.Key_D)
    chosen = [answer for answer, made in item.strip.buttons.items() if made.isChecked()]
    assert chosen == ["discard"]


def test_giver_cannot_answer(qtbot: QtBot, item: FeedbackItemView) -> None:
    item.set_answerable(False)
    with qtbot.assertNotEmitted(item.answered):
        qtbot.keyClick(item, Qt.Key.Key_A)


def test_giver_reads_the_response(item: FeedbackItemView) -> None:
    item.set_answer("accept", "You are right.")
    item.set_answerable(False)
    assert item.strip.said.isVisible() and not item.strip.response.isVisible()


def test_answer_strip_has_the_tint_of_the_receiver(qapp: QApplication, item: FeedbackItemView) -> None:
    from hirepair_desktop.ui.theme import theme

    qapp.processEvents()
    inside = item.strip.geometry()
    assert item.grab().toImage().pixelColor(inside.left() + 8, inside.top() + 2) == theme()["man-tint"]
