"""The agendas of the three longer talks after the intake, as METHOD A.2 to A.4 has them: what comes when, and how long."""

from __future__ import annotations

import pytest

from hirepair_desktop.model.check_in_form import CHECK_IN
from hirepair_desktop.model.feedback_form import FEEDBACK
from hirepair_desktop.model.form import Form
from hirepair_desktop.model.review_form import REVIEW

AGENDAS = {
    "a debrief has a section of its own for debate (S28)": (REVIEW, [
        ("What we agreed", 2), ("Reveal", 2), ("Evidence, gap by gap", 9), ("Challenge", 6), ("Decision", 3), ("Pay", 2),
        ("What we will tell them", 4), ("Thanks and learning", 2),
    ]),
    "feedback begins with how each is, and the manager receives first (S43, S46)": (FEEDBACK, [
        ("How are you, what is heavy", 4), ("What we promised", 5), ("Write alone", 8), ("Manager receives", 10),
        ("Recruiter receives", 10), ("Growth", 4), ("Commit and close", 4),
    ]),
    "a check-in begins with what there is to be glad about (S52)": (CHECK_IN, [
        ("Celebrate", 4), ("Outcomes", 8), ("In their words", 8), ("What our ratings said", 4), ("Support", 3), ("Commit", 3),
    ]),
}  # fmt: skip


@pytest.mark.parametrize(("form", "agenda"), AGENDAS.values(), ids=AGENDAS)
def test_it_runs_in_the_order_of_the_method(form: Form, agenda: list[tuple[str, int]]) -> None:
    assert [(section.title, section.minutes) for section in form.sections] == agenda
