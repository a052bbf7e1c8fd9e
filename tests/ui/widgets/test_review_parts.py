"""The parts of a review: matrix, axis, pay, decision, challenge, picks, commitments, toast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.balance_bars import BalanceBars
from hirepair_desktop.ui.widgets.challenge_thread import ChallengeThread
from hirepair_desktop.ui.widgets.commitment_row import CommitmentRow
from hirepair_desktop.ui.widgets.decision_box import DecisionBox
from hirepair_desktop.ui.widgets.pay_range import PayRange, bare_range, pay_verdict
from hirepair_desktop.ui.widgets.reveal_matrix import EvidenceCard, MatrixCell, MatrixPerson, MatrixRow, RevealMatrix
from hirepair_desktop.ui.widgets.stand_line import StandLine, StandMark, stand_words, verdict_words
from hirepair_desktop.ui.widgets.toast import Toast
from hirepair_desktop.ui.widgets.two_picks import TwoPicks

PEOPLE = [
    MatrixPerson("n", "Nadia Rahimi", "rec"),
    MatrixPerson("t", "Tomas Eklund", "man"),
    MatrixPerson("s", "Samira Haddad", "other"),
]
CLOSE = MatrixRow("own", "Owns pipelines", "", {"t": MatrixCell("rated", 4), "s": MatrixCell("rated", 3)})
SPLIT = MatrixRow(
    "bar",
    "Raises the bar",
    "",
    {
        "n": MatrixCell("not_asked"),
        "s": MatrixCell("rated", 4, 0, "Began the guide."),
        "t": MatrixCell("rated", 2, 3, "Her own work only."),
    },
)
ONE = MatrixRow("kaf", "Kafka", "Can learn", {"s": MatrixCell("rated", 2), "n": MatrixCell("not_shown")})


def mark(value: int, side: str = "other", name: str = "Luis Ortega") -> StandMark:
    return StandMark(name, side, value)


@pytest.mark.parametrize(
    ("values", "words"),
    [((), "No view"), ((2,), "One view"), ((3, 3), "Same"), ((3, 4), "Close"), ((2, 4, 3), "Split by 2")],
)
def test_spread_in_words(values: tuple[int, ...], words: str) -> None:
    assert verdict_words([mark(value) for value in values]) == words


def test_stand_is_spoken_person_by_person() -> None:
    marks = [mark(2, "man", "Tomas Eklund"), mark(3), mark(4, "other", "Samira Haddad")]
    assert stand_words(marks) == "Tomas 2, Luis 3, Samira 4, split by 2"


@pytest.fixture
def stand(qtbot: QtBot) -> StandLine:
    made = StandLine("Raises the bar", [mark(2, "man", "Tomas Eklund"), mark(4)])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def test_marks_of_the_axis_are_heard(stand: StandLine) -> None:
    voice = QAccessible.queryAccessibleInterface(stand)
    heard = [voice.child(at).text(QAccessible.Text.Name) for at in range(voice.childCount())]
    assert heard == ["Tomas 2", "Luis 4"]


def test_arrow_walks_the_marks(qtbot: QtBot, stand: StandLine) -> None:
    qtbot.keyClick(stand, Qt.Key.Key_Right)
    voice = QAccessible.queryAccessibleInterface(stand)
    assert voice.focusChild().text(QAccessible.Text.Name) == "Luis 4"


def test_split_is_mulberry(stand: StandLine) -> None:
    middle = stand.grab().toImage().pixelColor(stand.width() // 2, stand.height() // 2)
    assert middle == theme()["split"]


def test_weeks_of_the_balance_are_heard(qtbot: QtBot) -> None:
    made = BalanceBars("Nadia to Tomas", "Tomas to Nadia", [("5 Oct", 2, 1), ("12 Oct", 1, 1)])
    qtbot.addWidget(made)
    voice = QAccessible.queryAccessibleInterface(made)
    assert voice.child(0).text(QAccessible.Text.Name) == "5 Oct: Nadia to Tomas 2, Tomas to Nadia 1"


@pytest.fixture
def matrix(qtbot: QtBot) -> RevealMatrix:
    made = RevealMatrix()
    made.set_matrix(PEOPLE, [CLOSE, ONE, SPLIT], {"n": "Yes", "t": "Yes", "s": "Strong yes"})
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_matrix_is_a_sound_model(qtmodeltester: ModelTester, matrix: RevealMatrix) -> None:
    qtmodeltester.check(matrix.model)


def test_widest_spread_comes_first(matrix: RevealMatrix) -> None:
    assert [row.id for row in matrix.model.rows] == ["bar", "own", "kaf"]


def test_widest_spread_is_open(matrix: RevealMatrix) -> None:
    assert matrix.opened_row() == "bar" and matrix.evidence.isVisible()


def cards(matrix: RevealMatrix) -> list[EvidenceCard]:
    found = [matrix.cards.itemAt(at).widget() for at in range(matrix.cards.count())]
    return [card for card in found if isinstance(card, EvidenceCard)]


def test_evidence_goes_from_low_to_high(matrix: RevealMatrix) -> None:
    assert [card.accessibleName() for card in cards(matrix)] == [
        "Tomas Eklund, 2 of 4: Her own work only.", "Samira Haddad, 4 of 4: Began the guide.",
    ]  # fmt: skip


def test_evidence_lies_over_its_empty_row(matrix: RevealMatrix) -> None:
    top = 1 + matrix.header.height() + matrix.table.rowViewportPosition(1)
    assert (matrix.evidence.y(), matrix.evidence.height()) == (top, matrix.table.rowHeight(1))


def test_matrix_is_as_high_as_its_rows(matrix: RevealMatrix) -> None:
    assert matrix.height() == matrix.header.height() + matrix.table.verticalHeader().length() + 2


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_key_opens_another_row(qtbot: QtBot, matrix: RevealMatrix, key: Qt.Key) -> None:
    matrix.table.setFocus()
    matrix.table.setCurrentIndex(matrix.model.index(matrix.model.place_of("own"), 0))
    with qtbot.waitSignal(matrix.row_opened, timeout=0) as told:
        qtbot.keyClick(matrix.table, key)
    assert told.args == ["own"]


def test_key_closes_the_open_row(qtbot: QtBot, matrix: RevealMatrix) -> None:
    matrix.table.setCurrentIndex(matrix.model.index(0, 0))
    qtbot.keyClick(matrix.table, Qt.Key.Key_E)
    assert matrix.opened_row() == "" and not matrix.evidence.isVisible()


def test_focus_stays_on_the_row_that_was_closed(qtbot: QtBot, matrix: RevealMatrix) -> None:
    matrix.table.setCurrentIndex(matrix.model.index(0, 2))
    qtbot.keyClick(matrix.table, Qt.Key.Key_E)
    assert (matrix.table.currentIndex().row(), matrix.table.currentIndex().column()) == (0, 2)


def test_cursor_goes_over_the_evidence(qtbot: QtBot, matrix: RevealMatrix) -> None:
    matrix.table.setFocus()
    matrix.table.setCurrentIndex(matrix.model.index(0, 0))
    qtbot.keyClick(matrix.table, Qt.Key.Key_Down)
    assert matrix.table.currentIndex().row() == 2


def spoken(matrix: RevealMatrix, row: int, column: int) -> str:
    return str(matrix.model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (0, 0, "Raises the bar: Tomas 2, Samira 4, split by 2"), (0, 1, "Nadia: not asked"),
        (0, 2, "Tomas: 2 of 4, now 3"), (0, 3, "Samira: 4 of 4"), (2, 1, "Nadia: did not look at this"),
        (3, 1, "Nadia: asked, not shown"), (4, 0, "Would hire"), (4, 3, "Strong yes"),
    ],
)  # fmt: skip
def test_cell_is_spoken(matrix: RevealMatrix, row: int, column: int, words: str) -> None:
    assert spoken(matrix, row, column) == words


def test_sealed_value_stays_beside_a_later_view(matrix: RevealMatrix) -> None:
    assert matrix.model.index(0, 2).data() == "2"


def test_narrow_matrix_is_compact(qtbot: QtBot, matrix: RevealMatrix) -> None:
    matrix.resize(500, 400)
    assert matrix.is_compact()


def test_wide_matrix_is_not_compact(matrix: RevealMatrix) -> None:
    assert not matrix.is_compact()


def test_long_criterion_makes_its_row_higher(matrix: RevealMatrix) -> None:
    long = MatrixRow("long", "Explains the trade-offs of a design to people who are not engineers " * 3)
    matrix.set_matrix(PEOPLE, [long, SPLIT])
    assert matrix.table.rowHeight(matrix.model.place_of("long")) > theme().size("table_row")


def test_shown_again_keeps_the_open_row(matrix: RevealMatrix) -> None:
    matrix.open_row("kaf")
    matrix.set_matrix(PEOPLE, [CLOSE, ONE, SPLIT])
    assert matrix.opened_row() == "kaf"


def test_no_criteria_take_no_room(matrix: RevealMatrix) -> None:
    matrix.set_matrix(PEOPLE, [])
    assert matrix.height() == 0


@pytest.mark.parametrize(
    ("offer", "verdict"),
    [(None, ""), (7_799_999, "below"), (7_800_000, "inside"), (9_200_000, "inside"), (9_200_001, "above")],
)
def test_pay_against_the_range(offer: int | None, verdict: str) -> None:
    assert pay_verdict(offer, 7_800_000, 9_200_000) == verdict


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(8_600_000, 9_000_000, "86–90k"), (8_600_000, 8_600_000, "86k"), (8_650_000, 9_000_000, "86,500–90k")],
)
def test_range_in_few_words(low: int, high: int, words: str) -> None:
    assert bare_range(low, high, "EUR") == words


def test_pay_says_what_it_shows(qtbot: QtBot) -> None:
    made = PayRange(7_800_000, 9_200_000, 8_600_000, 9_000_000, 8_800_000)
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.accessibleDescription()) == (
        "Pay: €88,000", "agreed range €78,000–92,000, hopes for €86,000–90,000, Inside the range",
    )  # fmt: skip


@pytest.fixture
def box(qtbot: QtBot) -> DecisionBox:
    made = DecisionBox("Tomas Eklund", "man", "Nadia Rahimi", "rec", [("hire", "Hire"), ("no", "No")])
    made.set_pay("Pay, base per year", "Range agreed 15 Nov", "EUR", 7_800_000, 9_200_000, None, None, 8_800_000)
    qtbot.addWidget(made)
    made.resize(412, 500)
    made.show()
    return made


def test_choice_of_a_decision_is_told(qtbot: QtBot, box: DecisionBox) -> None:
    with qtbot.waitSignal(box.chosen, timeout=0) as told:
        box.options.buttons["no"].click()
    assert told.args == ["no"]


def test_recording_tells_the_reason_first(qtbot: QtBot, box: DecisionBox) -> None:
    order: list[str] = []
    box.reason_edited.connect(lambda words: order.append(words))
    box.recorded.connect(lambda: order.append("recorded"))
    qtbot.keyClicks(box.reason.text, "Strong evidence")
    box.record.click()
    assert order == ["Strong evidence", "recorded"]


def test_button_names_the_owner(box: DecisionBox) -> None:
    assert box.record.text() == "Tomas: record decision"


def test_offer_is_told_in_minor_units(qtbot: QtBot, box: DecisionBox) -> None:
    box.offer.spin.selectAll()
    qtbot.keyClicks(box.offer.spin, "90000")
    with qtbot.waitSignal(box.offer_edited, timeout=0) as told:
        box.flush()
    assert told.args == [9_000_000]


def test_offer_outside_the_range_asks_why(qtbot: QtBot, box: DecisionBox) -> None:
    box.offer.spin.selectAll()
    qtbot.keyClicks(box.offer.spin, "99000")
    box.flush()
    assert (box.range_reason.isVisible(), box.record.isEnabled()) == (True, True)


def test_blocked_decision_says_what_is_missing(box: DecisionBox) -> None:
    box.set_blocked("One criterion is left: rate it or say why not.", "Go there")
    assert (box.record.isEnabled(), box.record.toolTip(), box.missing.isVisible()) == (
        False, "One criterion is left: rate it or say why not.", True,
    )  # fmt: skip


def test_missing_thing_can_be_gone_to(qtbot: QtBot, box: DecisionBox) -> None:
    box.set_blocked("One criterion is left.", "Go there")
    with qtbot.waitSignal(box.missing_requested, timeout=0):
        box.missing.link.click()


def test_recorded_decision_cannot_be_changed(box: DecisionBox) -> None:
    box.set_choice("hire")
    box.set_recorded("24 Nov 2026", "Tomas Eklund")
    assert (box.choice.text(), box.options.isVisible(), box.record.isVisible(), box.reason.text.isReadOnly()) == (
        "Hire", False, False, True,
    )  # fmt: skip


def test_recorded_decision_can_be_reopened(qtbot: QtBot, box: DecisionBox) -> None:
    box.set_recorded("24 Nov 2026", "Tomas Eklund")
    with qtbot.waitSignal(box.reopen_requested, timeout=0):
        box.reopen.click()


def test_reopened_decision_is_editable(box: DecisionBox) -> None:
    box.set_recorded("24 Nov 2026", "Tomas Eklund")
    box.set_recorded("")
    assert box.record.isVisible() and box.options.buttons["hire"].isEnabled()


def test_box_of_somebody_else_says_why(box: DecisionBox) -> None:
    box.set_read_only("Tomas decides. You advise.")
    assert (box.why.text(), box.options.buttons["hire"].isEnabled(), box.record.isVisible()) == (
        "Tomas decides. You advise.", False, False,
    )  # fmt: skip


@pytest.fixture
def thread(qtbot: QtBot) -> ChallengeThread:
    made = ChallengeThread(
        "spark", "Nadia Rahimi", "rec", "10:05", "What would we lose at three?", "Tomas Eklund", "man", "Tomas Eklund"
    )
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_challenge_stands_at_the_side_of_its_author(thread: ChallengeThread) -> None:
    assert thread.challenge.x() < thread.answer.x()


def test_challenge_of_the_manager_stands_right(qtbot: QtBot) -> None:
    made = ChallengeThread("c", "Tomas Eklund", "man", "", "Why?", "Tomas Eklund", "man", "Nadia Rahimi")
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show()
    assert made.answer.x() < made.challenge.x()


def test_challenge_ends(qtbot: QtBot, thread: ChallengeThread) -> None:
    with qtbot.waitSignal(thread.ended, timeout=0) as told:
        thread.change.click()
    assert told.args == ["changed", ""]


def test_parking_asks_in_place_and_tells_the_event(qtbot: QtBot, thread: ChallengeThread) -> None:
    thread.park.click()
    assert thread.park_line is not None
    qtbot.keyClicks(thread.park_line.event_line.line, "the third interview")
    with qtbot.waitSignal(thread.parked, timeout=0) as told:
        qtbot.keyClick(thread.park_line.event_line.line, Qt.Key.Key_Return)
    assert told.args == [None, "the third interview"]


def test_keeping_asks_for_a_reason_first(qtbot: QtBot, thread: ChallengeThread) -> None:
    with qtbot.assertNotEmitted(thread.ended):
        thread.keep.click()
    assert thread.reason.text.hasFocus()


def test_keeping_without_a_reason_says_so(qtbot: QtBot, thread: ChallengeThread) -> None:
    thread.keep.click()
    with qtbot.assertNotEmitted(thread.ended):
        thread.keep.click()
    assert thread.reason.sentence.text() == "Say in a few words why it stays."


def test_keeping_tells_the_reason(qtbot: QtBot, thread: ChallengeThread) -> None:
    thread.keep.click()
    qtbot.keyClicks(thread.reason.text, "The law asks for it")
    with qtbot.waitSignal(thread.ended, timeout=0) as told:
        thread.keep.click()
    assert told.args == ["kept", "The law asks for it"]


def test_ended_challenge_cannot_be_answered(thread: ChallengeThread) -> None:
    thread.set_ended("kept", "Kept: the law asks for it")
    assert thread.answer.text.isReadOnly() and not thread.change.isVisible()


def test_shared_picks_are_found(qtbot: QtBot) -> None:
    made = TwoPicks("p", ("N R", "rec", "Nadia guessed", ["a", "b"]), ("T E", "man", "Tomas chose", ["a", "c"]))
    qtbot.addWidget(made)
    assert made.shared() == {"a"}


def commitment(qtbot: QtBot) -> CommitmentRow:
    made = CommitmentRow("k1", "Nadia Rahimi", "rec", "Call Daniel", "Today")
    qtbot.addWidget(made)
    made.resize(500, 40)
    made.show()
    return made


@pytest.mark.parametrize(
    "act",
    [
        lambda qtbot, made: qtbot.keyClick(made, Qt.Key.Key_Space),
        lambda qtbot, made: qtbot.mouseClick(made.check, Qt.MouseButton.LeftButton),
    ],
    ids=["space", "mouse"],
)
def test_promise_is_done(qtbot: QtBot, act: Callable[[QtBot, CommitmentRow], None]) -> None:
    made = commitment(qtbot)
    with qtbot.waitSignal(made.done_changed, timeout=0) as told:
        act(qtbot, made)
    assert told.args == ["k1", True]


@pytest.mark.parametrize(
    "act",
    [
        lambda qtbot, made: qtbot.keyClick(made, Qt.Key.Key_Return),
        lambda qtbot, made: qtbot.mouseClick(made.words, Qt.MouseButton.LeftButton),
    ],
    ids=["enter", "mouse"],
)
def test_promise_is_opened(qtbot: QtBot, act: Callable[[QtBot, CommitmentRow], None]) -> None:
    made = commitment(qtbot)
    with qtbot.waitSignal(made.open_requested, timeout=0) as told:
        act(qtbot, made)
    assert told.args == ["k1"]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    for name in ("one", "other"):
        line = QLineEdit()
        line.setObjectName(name)
        layout.addWidget(line)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.findChild(QLineEdit, "one").setFocus()
    return made


def test_toast_takes_no_focus(window: QWidget) -> None:
    Toast(window).show_words("Moved to Thu 26 Nov.", "Undo")
    assert window.findChild(QLineEdit, "one").hasFocus()


def test_toast_offers_the_way_back(qtbot: QtBot, window: QWidget) -> None:
    toast = Toast(window)
    toast.show_words("Moved to Thu 26 Nov.", "Undo")
    with qtbot.waitSignal(toast.undone, timeout=0):
        qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)


def test_toast_covers_nothing_that_can_be_pressed(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_words("Nadia is ready.")
    under = QPushButton("Open together", window)
    under.setGeometry(toast.geometry())
    under.show()
    toast.show_words("Nadia is ready.")
    assert not toast.geometry().intersects(under.geometry())
    assert window.rect().contains(toast.geometry())


def test_toast_goes_when_the_focus_moves(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_words("Moved to Thu 26 Nov.")
    window.findChild(QLineEdit, "other").setFocus()
    assert not toast.isVisible()


def test_toast_stands_inside_the_window(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_words("Moved to Thu 26 Nov.", "Undo")
    assert window.rect().contains(toast.geometry())
