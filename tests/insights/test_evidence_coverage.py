"""Evidence coverage (METHOD D8): enough words, and no mere verdict."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.asked import ALL, Asked, Scope
from hirepair_desktop.insights.evidence_coverage import Based, coverage_of, holds
from hirepair_desktop.model.word_count import has_words, words
from hirepair_desktop.model.word_matching import word_lists
from tests.coaching.table import TODAY


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        ("Named the rollback point and what they got wrong.", True),
        ("Named the rollback point.", False),
        ("Great energy, and a strong candidate all in all, I think.", False),
        ("Strong candidate: said that the rollback point was theirs to name.", True),
        ("", False),
    ],
)
def test_whether_evidence_holds(evidence, found):
    assert holds(evidence, 6, word_lists()) is found


@pytest.mark.parametrize(
    "text", ["", "a b c", "- - - - -", "one two - three", "日本語の証拠", "a " * 40, "x, y. z! w?"]
)
@pytest.mark.parametrize("least", [1, 3, 6])
def test_the_short_cut_counts_as_the_count_does(text, least):
    assert has_words(text, least) is (words(text) >= least)


def test_what_does_not_hold_can_be_opened():
    asked = Asked(TODAY, names={"a": "Amara", "p": "Priya"})
    one = coverage_of(Scope(ALL), [Based("R1", "P", "p", "K1", True), Based("R2", "P", "a", "K1", False)], asked)
    assert one.detail["items"] == [{"rating": "R2", "candidate": "K1", "person": "a"}]
    assert [(each["person"], each["k"], each["n"]) for each in one.detail["raters"]] == [("a", 0, 1), ("p", 1, 1)]
