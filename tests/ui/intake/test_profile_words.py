"""What two answers to the profiles come to, in words."""

from __future__ import annotations

import pytest

from hirepair_desktop.model import ExampleProfile
from hirepair_desktop.ui.intake.profile_words import Answers, difference_words
from hirepair_desktop.ui.workspace import MAN, REC, Pair, Who
from tests.ui.intake.at_table import IntakeTable

PAIR = Pair("PAIR0000", Who("AMARA000", "Amara Okafor", REC), Who("PRIYA000", "Priya Raman", MAN))
SAME = Answers("Profile A", True, True)
PARTED = Answers("Profile B", True, False, "She wrote the guide.", "No production")


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([], ""),
        ([SAME], "You agree."),
        ([SAME, SAME], "You agree on all two."),
        (
            [SAME, PARTED, SAME, SAME],
            "You agree on three of four. On “Profile B” Amara would talk to them and Priya would not. "
            "Amara: “She wrote the guide”. Priya: “No production”.",
        ),
        (
            [Answers("C", False, True), Answers("D", True, False)],
            "You agree on none of two. On “C” Priya would talk to them and Amara would not. "
            "On “D” Amara would talk to them and Priya would not.",
        ),
        (
            [SAME, Answers("C", False, True, "", "Worth an hour")],
            "You agree on one of two. On “C” Priya would talk to them and Amara would not. Priya: “Worth an hour”.",
        ),
    ],
)
def test_the_difference_in_words(answers: list[Answers], words: str) -> None:
    assert difference_words(answers, PAIR) == words


def test_a_long_reason_is_cut_in_the_sentence() -> None:
    said = difference_words([Answers("C", True, False, "word " * 5000)], PAIR)
    assert len(said) < 700


def profile(table: IntakeTable, name: str, rec: bool, man: bool | None, rank: int = 0) -> None:
    picks = [{"person_id": table.nadia, "fits": rec, "why": ""}]
    picks += [{"person_id": table.tomas, "fits": man, "why": "No production"}] if man is not None else []
    table.keep(ExampleProfile(role_id=table.role_id, label=name, text="Text", rank=rank, picks=picks))


def test_the_sentence_stands_over_the_answers(table: IntakeTable) -> None:
    profile(table, "Profile A", True, True)
    profile(table, "Profile B", True, False, 1)
    page = table.show("market")
    assert page.profiles_round.difference.text() == (
        "You agree on one of two. On “Profile B” Nadia would talk to them and Tomas would not. Tomas: “No production”."
    )


def test_an_answer_that_is_missing_is_left_out_of_the_sentence(table: IntakeTable) -> None:
    profile(table, "Profile A", True, None)
    page = table.show("market")
    assert page.profiles_round.difference.isHidden()
