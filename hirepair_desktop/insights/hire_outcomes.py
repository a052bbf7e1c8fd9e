"""Hire outcome against rating (METHOD D6): what was sealed on the musts, and what day 90 showed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Asked, Pair, Scope
from hirepair_desktop.insights.counted import figure
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.rank_correlation import FEWEST_HIRES, spearman, spearman_interval
from hirepair_desktop.model import BriefVersion, Candidate, CheckIn, Criterion, Rating, Role, Session
from hirepair_desktop.model.check_in import OutcomeNote
from hirepair_desktop.model.kinds import HireAgain, OutcomeStatus, Tier
from hirepair_desktop.model.outcome_standing import GOING_WELL
from hirepair_desktop.text import _, ngettext

LIMITS = "Only hired people have an outcome, so the link is understated; and the same manager who rated them judges it."
"""What D6 cannot tell (METHOD D, last column)."""

DAY = 90
"""The check-in that outcomes are taken from (METHOD D6)."""


@dataclass(slots=True)
class Hire:
    """A hire whose day-90 check-in was held: sealed values on musts by rater, and how the outcomes stand."""

    id: str
    alias: str
    pair: Pair
    check_in_id: str
    outcomes: Sequence[OutcomeNote]
    again: HireAgain | None
    musts: dict[str, list[int]] = field(default_factory=dict)

    def mean(self, rater_id: str) -> float | None:
        """What a rater sealed on the musts, on average."""
        given = self.musts.get(rater_id)
        return fmean(given) if given else None

    @property
    def seats(self) -> float | None:
        """The mean of what both seats sealed."""
        found = [mean for who in self.pair[1:] if (mean := self.mean(who)) is not None]
        return fmean(found) if found else None

    @property
    def well(self) -> tuple[int, int]:
        """How many outcomes are ahead or on, of those not too early to tell."""
        told = [note["status"] for note in self.outcomes if note["status"] != OutcomeStatus.TOO_EARLY]
        return sum(status in GOING_WELL for status in told), len(told)


def hire_outcomes(s: Block, asked: Asked) -> Iterator[Measure]:
    """D6 of all and of each pair."""
    hires = list(_hires(s, asked))
    for scope, of in asked.scopes(hires, lambda hire: hire.pair.id):
        yield outcomes_of(scope, of)


def _hires(s: Block, asked: Asked) -> list[Hire]:
    rows = s.execute(
        select(
            Candidate.id, Candidate.alias, Role.partnership_id, CheckIn.id, CheckIn.outcomes, CheckIn.would_hire_again
        )
        .join(CheckIn, CheckIn.hire_id == Candidate.id)
        .join(Role, Role.id == Candidate.role_id)
        .where(
            CheckIn.day == DAY,
            CheckIn.held_on <= asked.today,
            *asked.days_from(CheckIn.held_on),
            *asked.of(Role.partnership_id),
        )
        .order_by(Candidate.alias)
    )
    hires = {row[0]: Hire(row[0], row[1], asked.pairs[row[2]], *row[3:]) for row in rows}
    versions = _musts_by_version(s)
    given = s.execute(
        select(
            Rating.candidate_id, Rating.rater_id, Rating.criterion_id, Rating.value, Criterion.tier, Session.role_id,
            Session.brief_version,
        )
        .join(Session, Session.id == Rating.session_id)
        .join(Criterion, Criterion.id == Rating.criterion_id)
        .join(CheckIn, CheckIn.hire_id == Rating.candidate_id)
        .where(CheckIn.day == DAY, Rating.value.is_not(None), Rating.revealed_at < asked.until)
    )  # fmt: skip
    for candidate_id, rater_id, criterion_id, value, tier, role_id, version in given:
        then = versions.get((role_id or "", version or 0))
        is_must = criterion_id in then if then is not None else tier is Tier.MUST
        if is_must and value is not None and candidate_id in hires:
            hires[candidate_id].musts.setdefault(rater_id, []).append(value)
    return list(hires.values())


def _musts_by_version(s: Block) -> Mapping[tuple[str, int], frozenset[str]]:
    """What was a must in the version of the brief that held when somebody was rated, of roles with such a hire."""
    roles = select(Candidate.role_id).join(CheckIn, CheckIn.hire_id == Candidate.id).where(CheckIn.day == DAY)
    rows = s.execute(
        select(BriefVersion.role_id, BriefVersion.n, BriefVersion.body).where(BriefVersion.role_id.in_(roles))
    )
    return {
        (role_id, n): frozenset(each["id"] for each in body.get("criteria", []) if each["tier"] == Tier.MUST)
        for role_id, n, body in rows
    }


def outcomes_of(scope: Scope, hires: Sequence[Hire]) -> Measure:
    """D6 of one scope: dots with names, and no statistic under twelve hires."""
    told = [hire for hire in hires if hire.well[1] and hire.seats is not None]
    rho = spearman([hire.seats or 0.0 for hire in told], [_rate(hire) for hire in told])
    detail: dict[str, Any] = {"day": DAY, "items": [_item(hire) for hire in hires], "cannot_tell": _(LIMITS)}
    if len(told) < FEWEST_HIRES or rho is None:
        withheld = _too_few(len(told)) if len(told) < FEWEST_HIRES else _("No line: the values are all the same.")
        return Measure("D6", scope.kind, scope.id, n=len(told), withheld=withheld, detail=detail)
    low, high = spearman_interval(rho, len(told))
    return Measure(
        "D6", scope.kind, scope.id, n=len(told), value=figure(rho), low=figure(low), high=figure(high), detail=detail
    )


def _too_few(n: int) -> str:
    if n == 0:
        return _("No line: no hire had the talk of day 90.")
    words = ngettext(
        "No line: {n} hire had the talk of day 90, and it needs {least}. Read the stories.",
        "No line: {n} hires had the talk of day 90, and it needs {least}. Read the stories.",
        n,
    )
    return words.format(n=n, least=FEWEST_HIRES)


def _rate(hire: Hire) -> float:
    well, told = hire.well
    return well / told


def _item(hire: Hire) -> dict[str, Any]:
    well, told = hire.well
    return {
        "candidate": hire.id,
        "alias": hire.alias,
        "check_in": hire.check_in_id,
        "recruiter": figure(hire.mean(hire.pair.recruiter_id)),
        "manager": figure(hire.mean(hire.pair.manager_id)),
        "raters": {who: figure(hire.mean(who)) for who in sorted(hire.musts)},
        "outcomes": [{"outcome": note["outcome_id"], "status": note["status"]} for note in hire.outcomes],
        "k": well,
        "n": told,
        "would_hire_again": hire.again.value if hire.again is not None else None,
    }
