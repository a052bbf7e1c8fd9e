"""All widgets for the eye: `python -m hirepair_desktop.ui.widgets.gallery OUT` writes them as pictures.

The people and words are those of the design pictures, and invented.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from hirepair_desktop.ui.cv import PageImage
from hirepair_desktop.ui.fields.agree_field import AgreeField
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.money_field import MoneyField
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.fields.passphrase_field import PassphraseField
from hirepair_desktop.ui.fields.rows_field import Column, RowsField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.theme import THEMES, dress, theme
from hirepair_desktop.ui.widgets.agenda import Agenda, AgendaItem
from hirepair_desktop.ui.widgets.balance_bars import BalanceBars
from hirepair_desktop.ui.widgets.boxes import Fill, Rule, row, stack
from hirepair_desktop.ui.widgets.buttons import IconButton, LinkButton, MenuButton, Segmented, button
from hirepair_desktop.ui.widgets.challenge_thread import ChallengeThread
from hirepair_desktop.ui.widgets.choice_list import ChoiceList
from hirepair_desktop.ui.widgets.coach_prompt import CoachPrompt
from hirepair_desktop.ui.widgets.commitment_row import CommitmentRow
from hirepair_desktop.ui.widgets.cv_reader import CvReader
from hirepair_desktop.ui.widgets.decision_box import DecisionBox
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.feedback_item import FeedbackItemView, FeedbackParts
from hirepair_desktop.ui.widgets.freshness import Freshness
from hirepair_desktop.ui.widgets.labels import plain, section_title, title
from hirepair_desktop.ui.widgets.matrix_model import MatrixCell, MatrixPerson, MatrixRow
from hirepair_desktop.ui.widgets.pick_pair import AxisHead, PickAxis, PickBox, PickMark
from hirepair_desktop.ui.widgets.rating import RatingCells
from hirepair_desktop.ui.widgets.readiness import ReadinessList
from hirepair_desktop.ui.widgets.reveal_matrix import RevealMatrix
from hirepair_desktop.ui.widgets.seat_mark import LARGE, Seat, SeatMark
from hirepair_desktop.ui.widgets.sentence import BlockedSentence, FieldSentence
from hirepair_desktop.ui.widgets.side_column import SideColumn
from hirepair_desktop.ui.widgets.sidebar import Place, Sidebar
from hirepair_desktop.ui.widgets.stage_strip import StageStrip
from hirepair_desktop.ui.widgets.stand_line import StandLine, StandMark
from hirepair_desktop.ui.widgets.status_bar import StatusBar
from hirepair_desktop.ui.widgets.table_bar import TableBar
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.widgets.two_picks import TwoPicks

NADIA, TOMAS, SAMIRA = "Nadia Rahimi", "Tomas Eklund", "Samira Haddad"
PEOPLE = [MatrixPerson("n", NADIA, "rec"), MatrixPerson("t", TOMAS, "man"), MatrixPerson("s", SAMIRA, "other")]
OUTCOMES = [("hire", "Hire"), ("no", "No"), ("hold", "Hold"), ("more", "More evidence")]


def _on_canvas(*parts: QWidget) -> QWidget:
    made = Fill("canvas")
    made.setLayout(stack(*parts, 1, space=12, margins=(24, 16, 24, 16)))
    return made


def _side_by_side(*parts: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(row(*parts, 1, space=10))
    return made


def _buttons() -> QWidget:
    needed = Segmented([("must", "Must"), ("nice", "Nice"), ("learn", "Learn")], "needed", "Needed")
    needed.set_value("must")
    off = button("Start debrief", "start")
    off.setEnabled(False)
    return _on_canvas(
        title("Must have, nice to have, can learn"),
        _side_by_side(off, button("Tomas: enter scorecard", "enter", owner="man", icon="lock")),
        _side_by_side(
            button("Nadia agrees", "agree", owner="rec", icon="check"), button("Seal", "seal", owner="primary")
        ),
        _side_by_side(button("Dismiss…", "dismiss", quiet=True), LinkButton("Forgotten?", "forgotten")),
        _side_by_side(needed, IconButton("more", "More", "more"), MenuButton("New session", "new", [("a", "Intake")])),
    )


def _marks() -> QWidget:
    marks = [SeatMark(name, side, LARGE) for name, side in ((NADIA, "rec"), (TOMAS, "man"), (SAMIRA, "other"))]
    hollow = [SeatMark(NADIA, "rec", hollow=True), SeatMark(TOMAS, "man", hollow=True)]
    tags = [Tag("Must-have"), Tag("Tomas decides", "man", mark_name=TOMAS), Tag("Only one", "split", icon="warning")]
    return _on_canvas(
        section_title("Marks and tags"),
        _side_by_side(*marks, *hollow, Seat(NADIA, "rec", voiced=True)),
        _side_by_side(*tags, Tag("Inside the range", "done", icon="check")),
        FieldSentence("The range ends below its start. Did you mean 92,000?"),
        BlockedSentence("One criterion is left: rate it or say why not.", "Go there"),
        _side_by_side(Freshness(3, "31 days ago"), Freshness(1, "61 days ago", strong=True)),
    )


def _fields() -> QWidget:
    challenge = VoiceField("rec", "Nadia challenges", "challenge", speaker=NADIA)
    challenge.set_value("Three of your last four strong hires had under three years of Spark.")
    sealed = VoiceField("man", "Tomas guesses", "guess")
    sealed.set_sealed("Sealed until both have written")
    purpose = AgreeField("Purpose of the role", "purpose", NADIA, TOMAS)
    purpose.set_agreed(True, False)
    pay = MoneyField("Pay, base per year", "pay")
    pay.set_value(8_800_000)
    start = DateField("Start", "start")
    start.set_value(date(2026, 11, 24))
    return _on_canvas(
        challenge, sealed, purpose, LineField("Your name", "name", "rec"), pay, start,
        NumberField("Weeks", "weeks"), CheckField("Shown in the advert", "advert"),
        ChoiceField("Source", [("a", "Referral")], "source", empty_words="Not chosen"),
        PassphraseField("Passphrase", "passphrase", "man", "8 characters or more"),
    )  # fmt: skip


def _rows() -> QWidget:
    made = RowsField([Column("what", "Outcome", stretch=3), Column("day", "By", "date")], "Add an outcome", "outcomes")
    made.set_rows([("a", {"what": "Failed refunds under 0.5 %"}), ("b", {"what": "Payout job restarts alone"})])
    return _on_canvas(made)


def _bars() -> QWidget:
    bar, status = TableBar(), StatusBar()
    bar.set_seats(NADIA, TOMAS)
    bar.set_title("Intake: Senior Data Engineer")
    bar.set_section(4, 9, "Must, nice, can learn")
    bar.set_timer(402, 600)
    bar.set_turn("man", "Listening", "Answering Nadia’s challenge")
    status.set_saved("Saved 10:07")
    status.set_sample(True)
    status.set_keys([("Ctrl .", "pass the turn"), ("1|4", "rate")])
    return _on_canvas(bar, status)


def _agenda() -> QWidget:
    made = Agenda()
    made.set_items(
        [
            AgendaItem("arrive", 1, "Arrive", 3, "both", "Both", "done"),
            AgendaItem("criteria", 2, "Must, nice, can learn", 10, "both", "Both", "now"),
            AgendaItem("market", 3, "Market, sourcing and pitch", 8, "rec", "Nadia opens"),
            AgendaItem("pay", 4, "Who decides, who sets pay", 5, "man", "Tomas opens", "parked"),
        ]
    )
    made.set_footer("28 min of 60", "11:03")
    coach = SideColumn("Coach", "coach")
    coach.set_count("1 open")
    coach.add(CoachPrompt("years", "Years stand in for something.", "a criterion holds years.", "Go there", "warn"))
    return _side_by_side(made, coach)


def _sidebar() -> QWidget:
    made = Sidebar()
    made.set_pair(NADIA, TOMAS)
    made.set_places([Place("home", "Home", "home"), Place("sessions", "Sessions", "sessions", 1)])
    made.set_roles([("Open roles", [("de", "Senior Data Engineer")])])
    made.set_current("home")
    return made


def _private() -> QWidget:
    cells = RatingCells("owns", "Owns pipelines", "man", ["Has not run one", "With help", "Fixes it", "Others call"])
    cells.set_value("rated", 4)
    hire = ChoiceList([("yes", "Yes"), ("no", "No")], "hire", "Would you hire", "man")
    hire.set_value("yes")
    ready = ReadinessList()
    ready.set_people([(NADIA, "rec", "ready"), (SAMIRA, "other", "not_ready"), (TOMAS, "man", "writing")])
    return _on_canvas(cells, hire, ready)


def _matrix() -> QWidget:
    bar = {"t": MatrixCell("rated", 2, 3, "Her own work only."), "s": MatrixCell("rated", 4, 0, "Began the guide.")}
    own = {"n": MatrixCell("not_asked"), "t": MatrixCell("rated", 4), "s": MatrixCell("not_shown")}
    made = RevealMatrix()
    made.set_matrix(
        PEOPLE,
        [MatrixRow("own", "Owns pipelines", "Can learn", own), MatrixRow("bar", "Raises the bar", cells=bar)],
        {"n": "Yes", "t": "Yes", "s": "Strong yes"},
    )
    marks = [StandMark(TOMAS, "man", 2), StandMark(SAMIRA, "other", 4)]
    return _on_canvas(made, StandLine("Raises the bar", marks))


def _decision() -> QWidget:
    made = DecisionBox(TOMAS, "man", NADIA, "rec", OUTCOMES)
    made.set_choice("hire")
    made.set_reason("Strongest evidence we have had.")
    made.set_pay("Pay", "Range agreed 15 Nov", "EUR", 7_800_000, 9_200_000, 8_600_000, 9_000_000, 8_800_000)
    made.set_advice("offer today.")
    return _on_canvas(made)


def _feedback() -> QWidget:
    said = FeedbackParts("Ten minutes", "Could be better", [("What I saw", "Late."), ("What I ask", "A welcome.")])
    item = FeedbackItemView("item", NADIA, "rec", TOMAS, "man", said)
    item.set_answer("accept", "You are right.")
    thread = ChallengeThread("spark", NADIA, "rec", "10:05", "What would we lose?", TOMAS, "man", TOMAS)
    picks = TwoPicks(
        "picks", (NADIA, "rec", "Nadia guessed", ["Pipelines", "Designs"]), (TOMAS, "man", "Tomas chose", ["Pipelines"])
    )
    return _on_canvas(item, thread, picks)


def _lists() -> QWidget:
    return _on_canvas(
        CommitmentRow("a", NADIA, "rec", "Rewrite the opening", "Fri 27 Nov", "agreed", "Both agree", checkable=False),
        Rule(),
        CommitmentRow("b", TOMAS, "man", "Seal the scorecard", "Today", strong_day=True, stacked=True),
        BalanceBars("Nadia to Tomas", "Tomas to Nadia", [("5 Oct", 2, 1), ("12 Oct", 1, 1)]),
        EmptyState("Two chairs, no roles yet.", "New intake", more=[("example", "Open the example")]),
        plain("What must be true on day one?", token="ink2"),
    )


def _picks() -> QWidget:
    places = {"picks_wide": (0, 2), "picks_close": (2, 1), "picks_same": (2, 2)}
    axes = [
        PickAxis("K04", [PickMark(NADIA, "rec", first), PickMark(TOMAS, "man", second)], name)
        for name, (first, second) in places.items()
    ]
    boxes = [PickBox("rec", "pick_left"), PickBox("man", "pick_right")]
    boxes[0].show_pick("Nadia", "No", "Two years of work alone.", "Maybe", "The page on why the first payout failed.")
    boxes[1].show_pick("Tomas", "Yes", "Built the payout flow we are missing.")
    pair = QWidget()
    pair.setLayout(row(*boxes, space=12))
    return _on_canvas(AxisHead(), *axes, pair)


def _pipeline() -> QWidget:
    strip = StageStrip([("new", "New"), ("seen", "Shortlisted"), ("met", "Interviewing"), ("hired", "Hired")], "strip")
    strip.set_counts({"new": 209, "seen": 18, "met": 6})
    strip.set_value(frozenset({"seen", "met"}))
    page = QImage(420, 300, QImage.Format.Format_RGB888)
    page.fill(Qt.GlobalColor.white)
    with QPainter(page) as painter:
        for at, wide in enumerate((120, 330, 300, 340, 220)):
            painter.fillRect(40, 40 + 24 * at, wide, 8, Qt.GlobalColor.darkGray)
    reader = CvReader()
    reader.setMinimumHeight(theme().px(380))
    reader.show_page(PageImage(page, 0, 2))
    return _on_canvas(strip, reader)


PIECES: dict[str, Callable[[], QWidget]] = {
    "buttons": _buttons, "marks": _marks, "fields": _fields, "rows": _rows, "bars": _bars, "agenda": _agenda,
    "sidebar": _sidebar, "private": _private, "matrix": _matrix, "decision": _decision, "feedback": _feedback,
    "lists": _lists, "picks": _picks, "pipeline": _pipeline,
}  # fmt: skip
"""What the gallery shows, by name."""


def main(folder: str) -> int:
    """Write each piece in each theme, and the light one at 200 %, as `piece-theme-size.png`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        return 1
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, size in [*((name, 1.0) for name in THEMES), ("light", 2.0)]:
        ring = dress(app, name, size)
        for piece, make in PIECES.items():
            made = make()
            made.resize(max(1100, made.sizeHint().width()), made.sizeHint().height())
            made.grab().save(str(Path(folder) / f"{piece}-{name}-{round(size * 100)}.png"))
            made.deleteLater()
        ring.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
