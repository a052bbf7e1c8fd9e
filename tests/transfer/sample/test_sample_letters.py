"""Every letter of the sample may go out, and holds nothing that no candidate should read (picture 27)."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, CandidateMessage, Person
from hirepair_desktop.reports import PrintOptions, letter_pdf
from tests.reports.reading import words_of

TODAY = date(2026, 11, 24)
TOLD = (
    "K01", "K02", "K03", "K04", "K05", "K07", "K08", "K09",
    "K10", "K11", "K12", "K13", "K14", "K17", "K18",
)  # fmt: skip
RATING_OR_PAY = re.compile(
    r"[€$£]|\bEUR\b|\b\d+[ ,.]?\d{3}\b(?!\d)|\brat(?:ed|ing)s?\b|\bscores?\b|\b[1-4] of 4\b|\b[1-4]/4\b"
)
"""Amounts and ratings; the year of a day is taken out before."""


def letter_to(s: Block, alias: str) -> str:
    candidate = s.scalars(select(Candidate).where(Candidate.alias == alias)).one()
    return words_of(letter_pdf(s, candidate.id, PrintOptions(today=TODAY)))


def test_these_candidates_are_told(s: Block) -> None:
    told = s.scalars(select(Candidate.alias).where(Candidate.id.in_(select(CandidateMessage.candidate_id))))
    assert sorted(told) == sorted(TOLD)


@pytest.mark.parametrize("alias", TOLD)
def test_the_letter_goes_out_and_names_nobody_but_who_speaks(s: Block, alias: str) -> None:
    words = set(re.findall(r"\w+", letter_to(s, alias)))
    candidate = s.scalars(select(Candidate).where(Candidate.alias == alias)).one()
    speakers = s.scalars(
        select(Person.name).join(CandidateMessage, CandidateMessage.owner_id == Person.id)
        .where(CandidateMessage.candidate_id == candidate.id)
    )  # fmt: skip
    own = {part for name in speakers for part in name.split()}
    others = {part for name in s.scalars(select(Person.name)) for part in name.split()} - own
    aliases = set(s.scalars(select(Candidate.alias))) - {alias}
    assert (others | aliases) & words == set()


@pytest.mark.parametrize("alias", TOLD)
def test_no_rating_and_no_amount_is_in_the_letter(s: Block, alias: str) -> None:
    words = re.sub(r"\b20\d\d\b", "", letter_to(s, alias))
    assert RATING_OR_PAY.findall(words) == []
