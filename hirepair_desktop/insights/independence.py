"""Independence and pull (METHOD D9): sealed before the reveal, and which way later views moved.

`k` of `n` are the later views that moved towards the manager. Moving may be right: read the reasons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Asked, Pair, Scope
from hirepair_desktop.insights.counted import counted, few, fraction
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.sealed import Places, Sealed
from hirepair_desktop.insights.share import Share
from hirepair_desktop.model import Round
from hirepair_desktop.model.kinds import RoundOf, RoundState
from hirepair_desktop.text import _

LIMITS = "Moving may be right: read the reasons."
"""What D9 cannot tell (METHOD D, last column)."""


class Pull(StrEnum):
    """Which way a later view moved: nearer to what one seat had sealed, to both, or away."""

    TOWARDS_MANAGER = "towards_manager"
    TOWARDS_RECRUITER = "towards_recruiter"
    TOWARDS_BOTH = "towards_both"
    AWAY = "away"


class Later(NamedTuple):
    """A later view beside the sealed one."""

    rating: Sealed
    pull: Pull


class Debriefed(NamedTuple):
    """A candidate of a debrief, and whether everybody had sealed before anything was shown."""

    pair_id: str
    session_id: str
    candidate_id: str
    independent: bool


def independence(s: Block, ratings: Sequence[Sealed], places: Places, asked: Asked) -> Iterator[Measure]:
    """D9 of all and of each pair."""
    later = list(later_views(ratings, places, asked.pairs))
    debriefed = list(debriefs(ratings, asked.pairs, _released(s)))
    seen = dict(asked.scopes(debriefed, lambda each: each.pair_id))
    for scope, views in asked.scopes(later, lambda each: each.rating.pair_id):
        yield independence_of(scope, views, seen[scope])


def _released(s: Block) -> set[tuple[str, str | None]]:
    """Where somebody was let off before the reveal: session, and candidate where the round was about one."""
    rounds = s.execute(
        select(Round.session_id, Round.candidate_id, Round.released).where(
            Round.what == RoundOf.RATINGS, Round.state == RoundState.REVEALED
        )
    )
    return {(row.session_id, row.candidate_id) for row in rounds if row.released}


def later_views(ratings: Sequence[Sealed], places: Places, pairs: Mapping[str, Pair]) -> Iterator[Later]:
    """Every later view with its pull."""
    for rating in ratings:
        if rating.later is not None and rating.value is not None:
            values = places[rating.session_id, rating.candidate_id, rating.criterion_id][1]
            yield Later(rating, _pull(rating, values, pairs[rating.pair_id]))


def _pull(rating: Sealed, values: Mapping[str, int], pair: Pair) -> Pull:
    to_manager = _went_to(rating, values, pair.manager_id)
    to_recruiter = _went_to(rating, values, pair.recruiter_id)
    if to_manager and to_recruiter:
        return Pull.TOWARDS_BOTH
    if to_manager:
        return Pull.TOWARDS_MANAGER
    return Pull.TOWARDS_RECRUITER if to_recruiter else Pull.AWAY


def _went_to(rating: Sealed, values: Mapping[str, int], seat: str) -> bool:
    """Whether it came nearer to what another person had sealed."""
    theirs = values.get(seat)
    if seat == rating.rater_id or theirs is None or rating.later is None or rating.value is None:
        return False
    return abs(rating.later - theirs) < abs(rating.value - theirs)


def debriefs(
    ratings: Sequence[Sealed], pairs: Mapping[str, Pair], released: set[tuple[str, str | None]]
) -> Iterator[Debriefed]:
    """The candidates debriefed, each with whether both seats, and all who rated, had sealed before the reveal."""
    found: dict[tuple[str, str, str], list[Sealed]] = {}
    for rating in ratings:
        found.setdefault((rating.pair_id, rating.session_id, rating.candidate_id), []).append(rating)
    for (pair_id, session_id, candidate_id), given in found.items():
        pair = pairs[pair_id]
        both = {pair.recruiter_id, pair.manager_id} <= {rating.rater_id for rating in given}
        let_off = not released.isdisjoint({(session_id, candidate_id), (session_id, None)})
        sealed_first = all(rating.in_time for rating in given)
        yield Debriefed(pair_id, session_id, candidate_id, both and sealed_first and not let_off)


def independence_of(scope: Scope, views: Sequence[Later], debriefed: Sequence[Debriefed]) -> Measure:
    """D9 of one scope: the pull of later views, and beside it how many debriefs were independent."""
    pulls = Counter(view.pull for view in views)
    sealed_first = Share(sum(each.independent for each in debriefed), len(debriefed))
    detail: dict[str, Any] = {
        **{pull.value: pulls[pull] for pull in Pull},
        "independent": {**fraction(sealed_first), "withheld": few(sealed_first.n) or None},
        "not_independent": [
            {"session": each.session_id, "candidate": each.candidate_id} for each in debriefed if not each.independent
        ],
        "items": [_item(view) for view in views],
        "cannot_tell": _(LIMITS),
    }
    return counted("D9", scope, Share(pulls[Pull.TOWARDS_MANAGER], len(views)), detail)


def _item(view: Later) -> dict[str, Any]:
    rating = view.rating
    return {
        "rating": rating.id,
        "session": rating.session_id,
        "candidate": rating.candidate_id,
        "criterion": rating.criterion_id,
        "person": rating.rater_id,
        "from": rating.value,
        "to": rating.later,
        "pull": view.pull.value,
    }
