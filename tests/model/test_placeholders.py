"""Words in brackets that a template left: what is one, and whose answer they keep open."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hirepair_desktop.model import Entry
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.placeholders import has_placeholder, is_placeholder
from hirepair_desktop.model.templates import shipped_templates

FIELDS = {field.key: field for field in INTAKE.fields}


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("On call one week in [four].", True),
        ("[What we do and for whom, in one sentence.]", True),
        ("Since [day] we own refunds.", True),
        ("On call one week in four (see [1]).", False),
        ("[ ] and [x] are boxes.", False),
        ("An open bracket [ and words.", False),
        ("", False),
    ],
)
def test_a_placeholder_is_a_word_in_brackets(words: str, there: bool) -> None:
    assert has_placeholder(words) is there


def said(key: str, words: str, minute: int = 0) -> Entry:
    at = datetime(2026, 11, 24, 9, minute, tzinfo=UTC)
    return Entry(key=key, person_id="p" * 32, text=words, agreed_by=[], written_at=at, seq=minute)


def test_of_a_shared_answer_the_last_words_count() -> None:
    words = [said("pitch", "[who] notices", 0), said("pitch", "Everybody notices", 1)]
    assert not is_placeholder(FIELDS["pitch"], words)


def test_an_answer_nobody_needs_is_marked_as_well() -> None:
    assert is_placeholder(FIELDS["notNeeded"], [said("notNeeded", "A degree in [what].")])


def test_an_answer_about_the_sitting_may_hold_brackets() -> None:
    assert not is_placeholder(FIELDS["hope.r"], [said("hope.r", "To be done [at noon].")])


def test_what_ships_leaves_brackets_only_where_they_are_told() -> None:
    """An outcome, criterion, stage, question or promise has no field that says so."""
    for template in shipped_templates():
        body = template.body
        texts = [*(f"{o.text} {o.measure}" for o in body.outcomes), *(p.text for p in body.promises), *body.sources]
        texts += [" ".join((c.label, c.definition, *c.anchors.values())) for c in body.criteria]
        texts += [f"{q.text} {q.listen_for}" for stage in body.stages for q in stage.questions]
        assert [words for words in texts if has_placeholder(words)] == [], template.name
