"""Evidence coverage (METHOD D8): ratings that rest on something seen or heard. Words are not truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import PERSON, Asked, Scope, grouped
from hirepair_desktop.insights.counted import counted, fraction
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.share import Share
from hirepair_desktop.model import Rating, Session
from hirepair_desktop.model.word_count import has_words
from hirepair_desktop.model.word_lists import edited_lists
from hirepair_desktop.model.word_matching import WordLists, language, word_lists
from hirepair_desktop.text import _

LIMITS = "Words are not truth: a line can be long and say little."
"""What D8 cannot tell (METHOD D, last column)."""


class Based(NamedTuple):
    """A rating with a value, and whether its evidence holds."""

    id: str
    pair_id: str
    rater_id: str
    candidate_id: str
    holds: bool


def evidence_coverage(s: Block, asked: Asked) -> Iterator[Measure]:
    """D8 of all, of each pair, and of each rater over all pairs."""
    lists = word_lists(edited_lists(s, language()))
    least = asked.limits.get("EVIDENCE_WORDS", 6)
    rows = s.execute(
        select(Rating.id, Session.partnership_id, Rating.rater_id, Rating.candidate_id, Rating.evidence)
        .join(Session, Session.id == Rating.session_id)
        .where(Rating.value.is_not(None), *asked.within(Rating.revealed_at), *asked.of(Session.partnership_id))
        .order_by(Rating.id)
    )
    based = [Based(*row[:4], holds(row[4], least, lists)) for row in rows]
    for scope, of in asked.scopes(based, lambda each: each.pair_id):
        yield coverage_of(scope, of, asked)
    if asked.partnership_id is None:
        raters = grouped(based, lambda each: each.rater_id)
        for who in asked.by_name(raters):
            yield coverage_of(Scope(PERSON, who), raters[who], asked)


def holds(evidence: str, least: int, lists: WordLists) -> bool:
    """Whether evidence has enough words and is no mere verdict (METHOD C.2, R-01 and R-02)."""
    if not has_words(evidence, least):
        return False
    return not lists.has(evidence, "OPINION") or bool(lists.has(evidence, "OBSERVED"))


def coverage_of(scope: Scope, based: Sequence[Based], asked: Asked) -> Measure:
    """D8 of one scope; `items` are the ratings whose evidence does not hold, each to be opened."""
    raters = grouped(based, lambda each: each.rater_id)
    detail: dict[str, Any] = {
        "raters": [{"person": who, **fraction(_share(raters[who]))} for who in asked.by_name(raters)],
        "items": [
            {"rating": each.id, "candidate": each.candidate_id, "person": each.rater_id}
            for each in based
            if not each.holds
        ],
        "cannot_tell": _(LIMITS),
    }
    return counted("D8", scope, _share(based), detail)


def _share(based: Sequence[Based]) -> Share:
    return Share(sum(each.holds for each in based), len(based))
