"""What the list of candidates says in words, without a window."""

from __future__ import annotations

from datetime import date

import pytest

from hirepair_desktop.model.pipeline_facts import Act, Step
from hirepair_desktop.ui.pages.pipeline_words import step_words

JULY = date(2026, 7, 9)


@pytest.mark.parametrize(
    ("question", "until", "said"),
    [
        ("Who grew?", JULY, "Priya, by 9 Jul: Who grew?"),
        ("Who grew?", None, "Priya, no end set: Who grew?"),
        ("", JULY, "Priya, by 9 Jul: on hold"),
        ("", None, "Priya: on hold, no end set"),
    ],
)
def test_a_hold_says_what_of_its_question_and_its_day_there_is(question, until, said):
    assert step_words(Step(Act.HOLD, "P", "Priya", question, until)) == said
