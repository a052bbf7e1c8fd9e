"""Every prompt of a brief knows its section; what the form does not ask leads nowhere."""

from __future__ import annotations

import pytest

from hirepair_desktop.coaching.prompt import About, Prompt, Severity, Where
from hirepair_desktop.model.feedback_form import FEEDBACK
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.ui.coach.places import COLUMNS, KINDS, PARTS, WORDS, Place, go_words, place_of


def prompt(field: str, kind: str = "role", about_id: str = "THING000") -> Prompt:
    """A prompt about some field of some thing."""
    return Prompt(
        "I-00", Severity.NUDGE, None, Habit.CANDOUR, About(kind, about_id), Where(), field, "Look", "because", "HD"
    )


@pytest.mark.parametrize(
    ("field", "kind", "section", "key", "words"),
    [
        ("anchors", "criterion", "criteria", "anchors", "Go to anchors"),
        ("criteria", "criterion", "criteria", "criteria", "Go to criterion"),
        ("criteria", "role", "criteria", "criteria", "Go to criteria"),
        ("label", "criterion", "criteria", "criteria", "Go to criterion"),
        ("stages", "criterion", "plan", "stages", "Go to plan"),
        ("questions", "stage", "plan", "stages", "Go to stage"),
        ("measure", "outcome", "success", "outcomes", "Go to outcome"),
        ("payRange", "role", "power", "payRange", "Go to range"),
        ("pay_min", "role", "power", "payRange", "Go to range"),
        ("decision_owner_id", "role", "power", "decisionOwner", "Go to decision"),
        ("team.now", "role", "team", "team.now", "Go to field"),
        ("slaM", "role", "together", "slaM", "Go to promises"),
        ("challenges", "role", "commit", "challenges", "Go to challenges"),
    ],
)
def test_where_it_leads(field: str, kind: str, section: str, key: str, words: str) -> None:
    made = prompt(field, kind)
    assert place_of(made, INTAKE) == Place(section, key, "THING000")
    assert go_words(made, INTAKE) == words


def test_what_a_form_does_not_ask_leads_nowhere() -> None:
    made = prompt("payRange")
    assert (place_of(made, FEEDBACK), go_words(made, FEEDBACK)) == (None, "")


def test_every_named_question_is_one_of_a_form() -> None:
    from hirepair_desktop.model.forms import FORMS

    known = {field.key for form in FORMS.values() for field in form.fields}
    named = {key.partition("/")[0] for key in WORDS} | set(KINDS.values()) | set(COLUMNS.values())
    assert named - known - set(PARTS) == set()
    assert set(PARTS.values()) <= {section.key for form in FORMS.values() for section in form.sections}
