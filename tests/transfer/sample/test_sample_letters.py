"""Every letter of the sample may go out, and holds nothing that no candidate should read (picture 27)."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import (
    Candidate,
    CandidateMessage,
    Criterion,
    Decision,
    GapNote,
    Offer,
    Person,
    Rating,
    Recommendation,
)
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


LETTERS: dict[str, str] = {}
"""Printed once for the module: the sample is only read here."""


def letter_to(s: Block, alias: str) -> str:
    if alias not in LETTERS:
        candidate = s.scalars(select(Candidate).where(Candidate.alias == alias)).one()
        LETTERS[alias] = words_of(letter_pdf(s, candidate.id, PrintOptions(today=TODAY)))
    return LETTERS[alias]


def kept_inside(s: Block) -> set[str]:
    """What people wrote for one another: evidence, reasons, dissent, notes on pay, what candidates hope for; and what
    the criteria and their anchors are called. A text of fewer than three words may be anybody's."""
    texts = [
        *s.scalars(select(Rating.evidence)), *s.scalars(select(Recommendation.reason)), *s.scalars(select(GapNote.text)),
        *s.scalars(select(Decision.rationale)), *s.scalars(select(Offer.reason)), *s.scalars(select(Offer.note)),
        *s.scalars(select(Candidate.pay_hope)), *s.scalars(select(Criterion.label)),
        *(entry["text"] for dissent in s.scalars(select(Decision.dissent)) for entry in dissent),
        *(words for anchors in s.scalars(select(Criterion.anchors)) for words in anchors.values()),
    ]  # fmt: skip
    sentences = (" ".join(part.split()) for text in texts for part in re.split(r"[.;:?]", text or ""))
    return {words.casefold() for words in sentences if len(words.split()) > 2}


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


def test_no_sentence_that_was_kept_inside_is_in_a_letter(s: Block) -> None:
    inside = kept_inside(s)
    found = [(alias, words) for alias in TOLD for words in inside if words in letter_to(s, alias).casefold()]
    assert len(inside) > 200 and found == []


PAY_OR_VERDICT = re.compile(
    r"\b(?:salar\w+|wages?|budget|pay range|the range|bonus|strong (?:yes|no)|no hire|would hire|sealed|scorecards?|"
    r"partial or mixed|meets it|clearly beyond|evidence against)\b", re.IGNORECASE,
)  # fmt: skip
"""Words of pay, of the scale (METHOD 0.3) and of a verdict."""


def test_no_word_of_pay_of_the_scale_or_of_a_verdict_is_in_a_letter(s: Block) -> None:
    assert [(alias, found) for alias in TOLD if (found := PAY_OR_VERDICT.findall(letter_to(s, alias)))] == []
