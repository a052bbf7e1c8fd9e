"""No text of the sample has a word of the six lists that must not occur in people's files (METHOD W).

The matcher here is the test's own, so that the sample does not depend on the coach being right about itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from hirepair_desktop.transfer.sample import sample_document, sealed_page
from tests.transfer.sample.sampled import TODAY

LISTS = {
    "PROTECTED": """
        pregnant, pregnancy, maternity, paternity, married, unmarried, husband, wife, fiance, children, kids,
        childcare, family, religion, religious, church, mosque, synagogue, temple, muslim, christian, jewish, hindu,
        catholic, atheist, race, racial, ethnicity, black, white, asian, latino, hispanic, arab, gypsy, gay, lesbian,
        bisexual, transgender, straight, gender, disability, disabled, wheelchair, autism, autistic, adhd, depression,
        illness, sick, cancer, age, aged, elderly, young, old, older, younger, birthplace, nationality, accent,
        citizenship, visa, union, veteran, date of birth, country of origin, where are you from, native speaker,
        mother tongue, years old
    """,
    "BLAME": """
        your fault, you failed, you messed up, you mess up, you never, you always, because of you, you should have,
        you people, you don't care, lazy, careless, useless, incompetent, unprofessional, stupid, ridiculous,
        hopeless, pathetic, terrible, disaster, screwed up, waste of time, what were you thinking
    """,
    "FIT": """
        culture fit, cultural fit, good fit, not a fit, fit in, fits in, right fit, team fit, one of us, beer test,
        gut feeling, gut feel, vibe, vibes
    """,
    "PROXY": """
        digital native, recent graduate, fresh graduate, overqualified, over-qualified, energetic, youthful, mature,
        cultured, articulate, clean-cut, ninja, rockstar, guru, young team, grandfather, tech bro, able-bodied, born
        and raised, salaryman, gentleman, girl, guy, ladies
    """,
    "HEALTHFAMILY": """
        sick, illness, ill, pregnant, pregnancy, maternity, paternity, divorce, therapy, depression, diagnosis,
        medical, hospital, medication, childcare, bereavement, surgery
    """,
    "PAYHISTORY": """
        current salary, previous salary, last salary, salary history, currently earn, currently make, earned before,
        pay history, current comp, current compensation, previous pay, currently on
    """,
}
ALLOW = """
    race condition, race conditions, data race, black box, black-box, white paper, whitepaper, white label, white-
    label, whiteboard, white board, disabled flag, feature disabled, disabled by default, feature was disabled, flag
    was disabled, gender neutral, old system, old code, old version, older version, legacy and old, child process,
    parent process, family of products, product family, font family, straight answer, straightforward, straight
    away, union type, union query, age of data, age of the data, page age, right to work in, temple os, young
    product, younger codebase, sick leave policy, black friday, asian market, asian markets, native app, native
    mobile, trade union client, visa network, visa card, visa payments, married to the idea, children components,
    white space, accent colour, accent color, european union, cache age, age header, race between
"""

NOT_READ = frozenset({"brief_version"})
"""Kept copies of texts that are read where they live."""

SAID = [
    ("PROTECTED", "Mentioned her husband is moving in June", True),
    ("PROTECTED", "Found the race condition in the payout job", False),
    ("PROTECTED", "Said the feature was disabled by default", False),
    ("PROTECTED", "He is 52 years old and settled", True),
    ("PROTECTED", "Manages a package of language tools", False),
    ("PROTECTED", "Drew the flow on a whiteboard", False),
    ("PROTECTED", "Strong accent, hard to follow", True),
    ("PROTECTED", "Built the Visa card refund flow", False),
    ("PROTECTED", "Asked about visa sponsorship", True),
    ("BLAME", "You always mess up the brief", True),
    ("BLAME", "On Tuesday the brief changed twice; K11 got two versions", False),
    ("FIT", "Not a fit for us", True),
    ("FIT", "Asked which size would fit the batch", False),
    ("PAYHISTORY", "What is your current salary?", True),
    ("PAYHISTORY", "What range do you hope for?", False),
    ("PROXY", "Energetic, a digital native", True),
    ("HEALTHFAMILY", "Off for surgery in May", True),
    ("HEALTHFAMILY", "Will still need the docs", False),
]
"""The test sentences of METHOD W for these lists."""


def folded(text: str) -> str:
    """Case, accents, apostrophes, hyphens and white space made alike (METHOD W)."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[-\u2010\u2011\u2013\s]+", " ", bare.lower().replace("\u2019", "'").replace("\u2018", "'"))


@cache
def entries(words: str) -> list[str]:
    """The folded entries of a list, longest first."""
    return sorted((folded(entry.strip()) for entry in words.split(",")), key=len, reverse=True)


def hits(text: str, name: str) -> list[str]:
    """The words of a list in a text, after the allowed phrases are taken out."""
    left = without_allowed(text)
    return [
        entry
        for entry in entries(LISTS[name])
        if entry in left and re.search(rf"(?<!\w){re.escape(entry)}(?!\w)", left)
    ]


@cache
def without_allowed(text: str) -> str:
    """A folded text without the allowed phrases."""
    left = folded(text)
    for phrase in entries(ALLOW):
        if phrase in left:
            left = re.sub(rf"(?<!\w){re.escape(phrase)}s?(?!\w)", " | ", left)
    return left


def texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text in a JSON value with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, place)
    elif isinstance(value, str):
        yield place, value


@cache
def all_texts() -> list[tuple[str, str]]:
    """Every text of the sample, and of the page that is sealed when it is loaded."""
    document = sample_document(TODAY)
    read = {kind: rows for kind, rows in document.items() if kind not in NOT_READ}
    return [*texts(read, ""), *texts(dict(sealed_page(TODAY)), "sealed")]


@pytest.mark.parametrize(("name", "sentence", "fires"), SAID)
def test_the_matcher_agrees_with_the_test_sentences(name: str, sentence: str, fires: bool) -> None:
    assert bool(hits(sentence, name)) is fires


def test_there_is_much_to_read() -> None:
    assert sum(len(text.split()) for _place, text in all_texts()) > 15_000


@pytest.mark.parametrize("name", sorted(LISTS))
def test_no_text_of_the_sample_has_a_word_of(name: str) -> None:
    assert [(place, text, found) for place, text in all_texts() if (found := hits(text, name))] == []


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def test_feedback_that_names_a_weekday_happened_on_it() -> None:
    """The sample moves by whole weeks, so that the day a text names stays the day it is about."""
    named = re.compile(rf"\b({'|'.join(DAYS)})\b(?! plans)")
    wrong = [
        item["situation"]
        for item in sample_document(TODAY)["feedback"]
        if (found := named.search(item["situation"]))
        and found[1] != DAYS[date.fromisoformat(item["happened_on"]).weekday()]
    ]
    assert wrong == []
