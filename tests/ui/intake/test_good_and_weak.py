"""The table of good and weak answers (METHOD A.1): shown on demand, each with what the other should ask."""

from __future__ import annotations

import pytest

from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.ui.session.answer_views import QuestionNotes
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.tab_order import stops
from tests.ui.intake.at_table import IntakeTable
from tests.ui.intake.test_criteria import row

TABLE = {
    "whyNow": ("We need more hands.", "What happens if we move work instead of hiring?"),
    "team.gap": ("Nothing, strong team.", "Then why is writing only a nice-to-have?"),
    "outcomes": ("Own the payments domain.", "Can one person move that number?"),
    "criteria": (
        "10+ years, strong communicator.",
        "Who on your team today would fail this test and still be great?",
    ),
    "anchors": ("Excellent.", "Is that a 4 or is that simply the job, a 3?"),
    "marketEvidence": ("The market is hard.", "How old is that and who is missing from it?"),
    "honestHard": ("Fast-paced.", "May I say exactly that on the first call?"),
    "decisionOwner": ("The panel.", "Will anyone overrule you? Then say so now."),
    "payPrinciples": ("Depends.", "Would we pay that to a current team member?"),
    "pitch": ("Join a rocket ship.", "Is that how you opened your last three calls?"),
}


def test_the_form_holds_the_whole_table() -> None:
    held = {field.key: (field.weak, field.ask_back) for field in INTAKE.fields if field.weak}
    assert held == TABLE
    assert all(field.good for field in INTAKE.fields if field.weak)


@pytest.mark.parametrize("key", TABLE)
def test_it_is_shown_on_demand(table: IntakeTable, key: str) -> None:
    field = next(field for field in INTAKE.fields if field.key == key)
    name = key.replace(".", "_")
    criterion = table.criterion("Owns a pipeline")
    table.show(field.section)
    if key == "anchors":
        row(table, criterion).set_open(True)
        name = f"criterion_{criterion}_anchors"
    fold = table.widget(LinkButton, f"{name}_good")
    notes = fold.parentWidget()
    assert isinstance(notes, QuestionNotes)
    assert notes.folded.isHidden()
    fold.click()
    table.qtbot.waitUntil(notes.folded.isVisible)
    words = " ".join(part.text() for part in (notes.weak, notes.good, notes.ask_back))
    for expected in (field.weak, field.good, field.ask_back):
        assert expected in words


def test_a_must_marks_the_anchors_it_owes(table: IntakeTable) -> None:
    key = table.criterion("Owns a pipeline", anchors={"1": "Asks what a queue is"})
    table.show("criteria")
    row(table, key).set_open(True)
    anchors = row(table, key).editor.anchors
    assert ["●" in anchors[figure].heading.text() for figure in ("1", "2", "3", "4")] == [False, False, False, True]


def test_one_to_learn_owes_none(table: IntakeTable) -> None:
    key = table.criterion("Kafka", tier="learn")
    table.show("criteria")
    row(table, key).set_open(True)
    assert not any("●" in field.heading.text() for field in row(table, key).editor.anchors.values())


def test_open_anchors_lead_to_the_first_must_without_them(table: IntakeTable) -> None:
    table.agreed_criterion("Whole")
    key = table.criterion("Without a 4", 1, definition="Seen", anchors={"1": "Asks what a queue is"})
    page = table.show("criteria")
    page.focus_field("anchors")
    assert row(table, key).editor.anchors["4"].text.hasFocus()


def test_tab_comes_to_a_good_answer_after_all_answers(table: IntakeTable) -> None:
    names = [stop.objectName() for stop in stops(table.show("team"))]
    folds = [name.endswith("_good") for name in names]
    assert any(folds) and folds == sorted(folds)


def test_tab_comes_to_the_text_of_both_before_the_marks_of_who_agrees(table: IntakeTable) -> None:
    names = [stop.objectName() for stop in stops(table.show("market"))]
    at = names.index("pitch_editor")
    assert names[at + 1 : at + 3] == ["pitch_rec_agrees", "pitch_man_agrees"]
