"""Everyone recruits (METHOD D14): who did what in the search, and how much of it rests on one person.

Counted are interviews held, candidates brought (sourced, or a lead of theirs), referrals, and thanks given. Who was
thanked stands beside it. By name, never ranked (METHOD D.0, H7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import ROLE, Asked, Scope, grouped
from hirepair_desktop.insights.counted import counted
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.share import Share
from hirepair_desktop.model import Candidate, Interview, Role, Session, Thanks
from hirepair_desktop.model.candidate import interview_interviewer
from hirepair_desktop.model.kinds import Source
from hirepair_desktop.text import _

LIMITS = "Closing calls are written as words in the plan of each hire and are not counted; nor is effort."
"""What D14 cannot tell; METHOD D leaves this cell empty, so the words are ours."""

INTERVIEWS, LEADS, REFERRALS, THANKS, THANKED = "interviews", "leads", "referrals", "thanks", "thanked"
GIVEN = (INTERVIEWS, LEADS, REFERRALS, THANKS)
HELD = "held"
"""Interviews held at all: one with two interviewers counts once here."""


class Gift(NamedTuple):
    """So many contributions of one kind by one person to one role; None where a session had no role."""

    pair_id: str
    role_id: str | None
    person_id: str
    kind: str
    n: int


def everyone_recruits(s: Block, asked: Asked) -> Iterator[Measure]:
    """D14 of all, of each pair, and of each role somebody did something for."""
    gifts = [*_interviews(s, asked), *_brought(s, asked), *_thanks(s, asked)]
    for scope, of in asked.scopes(gifts, lambda gift: gift.pair_id):
        yield recruiting_of(scope, of, asked)
    roles = grouped(gifts, lambda gift: gift.role_id)
    for (role_id,) in s.execute(select(Role.id).order_by(Role.code)):
        if role_id in roles:
            yield recruiting_of(Scope(ROLE, role_id), roles[role_id], asked)


def _interviews(s: Block, asked: Asked) -> Iterator[Gift]:
    link = interview_interviewer.c
    of = (Role.partnership_id, Role.id)
    held = asked.within(Interview.held_at)
    rows = s.execute(
        select(*of, link.person_id, func.count())
        .join(Candidate, Candidate.role_id == Role.id)
        .join(Interview, Interview.candidate_id == Candidate.id)
        .join(interview_interviewer, link.interview_id == Interview.id)
        .where(*held, *asked.of(Role.partnership_id))
        .group_by(*of, link.person_id)
    )
    for pair_id, role_id, person_id, n in rows:
        yield Gift(pair_id, role_id, person_id, INTERVIEWS, n)
    whole = s.execute(
        select(*of, func.count())
        .join(Candidate, Candidate.role_id == Role.id)
        .join(Interview, Interview.candidate_id == Candidate.id)
        .where(*held, *asked.of(Role.partnership_id))
        .group_by(*of)
    )
    for pair_id, role_id, n in whole:
        yield Gift(pair_id, role_id, "", HELD, n)


def _brought(s: Block, asked: Asked) -> Iterator[Gift]:
    for who in (Candidate.sourced_by_id, Candidate.referrer_id):
        rows = s.execute(
            select(Role.partnership_id, Role.id, who, Candidate.source, func.count())
            .join(Candidate, Candidate.role_id == Role.id)
            .where(
                who.is_not(None),
                *_added(asked),
                *asked.of(Role.partnership_id),
            )
            .group_by(Role.partnership_id, Role.id, who, Candidate.source)
        )
        for pair_id, role_id, person_id, source, n in rows:
            is_lead = who is Candidate.sourced_by_id or source is Source.LEAD
            yield Gift(pair_id, role_id, person_id or "", LEADS if is_lead else REFERRALS, n)


def _added(asked: Asked) -> list[ColumnElement[bool]]:
    """Added in the days asked about; who came without a day counts only from the beginning."""
    if asked.since is None:
        return [or_(Candidate.added_on.is_(None), Candidate.added_on <= asked.today)]
    return [Candidate.added_on.between(asked.since, asked.today)]


def _thanks(s: Block, asked: Asked) -> Iterator[Gift]:
    for who, kind in ((Thanks.from_id, THANKS), (Thanks.to_id, THANKED)):
        rows = s.execute(
            select(Session.partnership_id, Session.role_id, who, func.count())
            .join(Session, Session.id == Thanks.session_id)
            .where(*asked.within(Session.started_at), *asked.of(Session.partnership_id))
            .group_by(Session.partnership_id, Session.role_id, who)
        )
        for pair_id, role_id, person_id, n in rows:
            yield Gift(pair_id, role_id, person_id, kind, n)


def recruiting_of(scope: Scope, gifts: Sequence[Gift], asked: Asked) -> Measure:
    """D14 of one scope: a bar for each person; `k` of `n` is how much of all the busiest person did."""
    by_person: dict[str, Counter[str]] = {}
    held = 0
    for gift in gifts:
        if gift.kind == HELD:
            held += gift.n
        else:
            by_person.setdefault(gift.person_id, Counter())[gift.kind] += gift.n
    totals = {who: sum(kinds[kind] for kind in GIVEN) for who, kinds in by_person.items()}
    talks = {who: kinds[INTERVIEWS] for who, kinds in by_person.items()}
    detail: dict[str, Any] = {
        "people": [
            _bar(who, asked.names.get(who, ""), by_person[who], totals[who]) for who in asked.by_name(by_person)
        ],
        "top": _top(totals),
        "interviews": {"k": max(talks.values(), default=0), "n": held, "top": _top(talks)},
        "cannot_tell": _(LIMITS),
    }
    return counted("D14", scope, Share(max(totals.values(), default=0), sum(totals.values())), detail)


def _top(counts: Mapping[str, int]) -> list[str]:
    """Whoever did most; several when they did as much; nobody when nothing was done."""
    most = max(counts.values(), default=0)
    return sorted(who for who, n in counts.items() if n == most) if most else []


def _bar(person_id: str, name: str, kinds: Counter[str], total: int) -> dict[str, Any]:
    return {
        "person": person_id,
        "name": name,
        **{kind: kinds[kind] for kind in GIVEN},
        "total": total,
        THANKED: kinds[THANKED],
    }
