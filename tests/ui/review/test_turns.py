"""From the button to the matrix: two private turns behind the curtain, one reveal by both passphrases."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Criterion, Draft, Rating, Recommendation
from hirepair_desktop.ui.notice import Notice
from hirepair_desktop.ui.private.opening import Opening
from hirepair_desktop.ui.private.turn import PrivateTurn
from hirepair_desktop.ui.review.panel import ReviewPanel
from hirepair_desktop.ui.review.scorecard import Scorecard
from hirepair_desktop.ui.widgets.curtain import Curtain
from tests.ui.review.debrief import PASSPHRASES, Debrief

CANARY = "canary of the outage in March"


def write_and_seal(qtbot: QtBot, stage: QWidget, panel: ReviewPanel, debrief: Debrief, name: str, value: int) -> None:
    turn = PrivateTurn(stage, panel, "ratings", debrief[name], debrief["candidate"])
    turn.start()
    curtain = stage.findChild(Curtain)
    assert curtain is not None
    curtain.opened.emit(PASSPHRASES[name])
    page = stage.findChild(Scorecard)
    assert page is not None
    line = next(line for line in page.lines if line.line.id == debrief["bar"])
    line.evidence.text.setPlainText(CANARY)
    line.cells.cells[value - 1].click()
    page.overall.hire.cards[0].click()
    with qtbot.waitSignal(turn.ended) as ended:
        page.overall.seal.click()
    assert ended.args == [True]


def two_seals(qtbot: QtBot, debrief: Debrief) -> tuple[QWidget, ReviewPanel]:
    debrief.set_keys()
    debrief.open_round("nadia", "tomas")
    stage, panel = QWidget(), debrief.panel()
    qtbot.addWidget(stage)
    stage.resize(1440, 900)
    stage.show()
    qtbot.waitExposed(stage)
    write_and_seal(qtbot, stage, panel, debrief, "nadia", 4)
    write_and_seal(qtbot, stage, panel, debrief, "tomas", 2)
    return stage, panel


def test_after_two_turns_there_is_no_rating_and_no_word_of_it(qtbot: QtBot, debrief: Debrief) -> None:
    stage, _panel = two_seals(qtbot, debrief)
    assert (debrief.all(Rating), debrief.all(Recommendation)) == ([], [])
    assert stage.findChild(Scorecard) is None
    folder = debrief.store.path.parent
    assert not any(CANARY.encode() in file.read_bytes() for file in folder.iterdir() if file.is_file())


def test_both_passphrases_open_what_both_sealed(qtbot: QtBot, debrief: Debrief, shown: Any) -> None:
    stage, panel = two_seals(qtbot, debrief)
    page = shown("reveal")
    opening = Opening(stage, panel, "ratings", debrief["candidate"])
    opening.start()
    form: Any = stage.findChild(QWidget, "opening")
    with qtbot.waitSignal(opening.ended) as ended:
        form.given.emit(PASSPHRASES["nadia"], PASSPHRASES["tomas"])
    assert ended.args == [True] and debrief.all(Draft) == []
    QApplication.processEvents()
    row = page.matrix.model.rows[0]
    assert [row.cells[debrief[name]].value for name in ("nadia", "tomas")] == [4, 2]
    assert page.candidate_head.tag.words == "Both sealed"


def test_a_passphrase_that_is_not_it_is_said_by_name_and_nothing_is_shown(qtbot: QtBot, debrief: Debrief) -> None:
    stage, panel = two_seals(qtbot, debrief)
    opening = Opening(stage, panel, "ratings", debrief["candidate"])
    opening.start()
    form: Any = stage.findChild(QWidget, "opening")
    said = []
    for recruiter, manager in ((PASSPHRASES["nadia"], ""), (PASSPHRASES["tomas"], PASSPHRASES["nadia"])):
        form.given.emit(recruiter, manager)
        said.append(form.told.text())
    assert said == [
        "Both passphrases open it: Tomas’s is missing.",
        "That is not Nadia’s passphrase. Type it again; if it is forgotten, press Not now and open Nadia’s own page, "
        "where Forgotten? asks for the recovery sheet.",
    ]
    assert debrief.all(Rating) == []
    opening._end(False)


def test_what_lost_its_criterion_is_said_with_whose_it_was_and_why(qtbot: QtBot, debrief: Debrief) -> None:
    stage, panel = two_seals(qtbot, debrief)
    with debrief.store.write() as s:
        s.delete(s.get_one(Criterion, debrief["bar"]))  # as a file that another program changed
    opening = Opening(stage, panel, "ratings", debrief["candidate"])
    opening.start()
    form: Any = stage.findChild(QWidget, "opening")
    form.given.emit(PASSPHRASES["nadia"], PASSPHRASES["tomas"])
    (notice,) = stage.findChildren(Notice)
    assert notice.words.text() == (
        "2 answers by Nadia Rahimi and Tomas Eklund could not be shown: the criterion was deleted since. "
        "Everything else is here."
    )
    assert stage.focusWidget() is notice.close_notice
    assert len(debrief.all(Recommendation)) == 2
