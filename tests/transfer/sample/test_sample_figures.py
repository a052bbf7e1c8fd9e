"""The figures METHOD F states for the sample, computed from its rows. They are the test values of Insights."""

from __future__ import annotations

from collections import Counter
from statistics import median

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import (
    BriefVersion,
    Candidate,
    CheckIn,
    Decision,
    Feedback,
    Interview,
    Offer,
    Partnership,
    Rating,
    Role,
    Session,
)
from hirepair_desktop.model.kinds import CommitmentStatus, DecisionAbout, SessionKind
from tests.transfer.sample.sampled import (
    candidate,
    day,
    due_by_pair,
    is_kept,
    pair_of_session,
    pairs_by_name,
    person,
    role,
    values_of_pairs,
)


def kappa(pairs: list[tuple[int, int]]) -> float:
    """Quadratic weighted kappa (METHOD D4)."""
    n = len(pairs)
    rows, columns = Counter(r for r, _m in pairs), Counter(m for _r, m in pairs)
    seen = sum((r - m) ** 2 for r, m in pairs)
    by_chance = sum((r - m) ** 2 * rows[r] * columns[m] for r in rows for m in columns) / n
    return 1 - seen / by_chance


def spread_cells(s: Block) -> set[tuple[str, int]]:
    """Alias and place among the musts of every cell on which any two raters part by two or more."""
    values: dict[tuple[str, str], list[int]] = {}
    for rating in s.scalars(select(Rating).where(Rating.value.is_not(None))):
        values.setdefault((rating.candidate_id, rating.criterion_id), []).append(rating.value or 0)
    aliases = {c.id: c for c in s.scalars(select(Candidate))}
    found = set()
    for (candidate_id, criterion_id), given in values.items():
        if max(given) - min(given) >= 2:
            who = aliases[candidate_id]
            ranks = {criterion.id: criterion.rank for criterion in who.role.criteria}
            found.add((who.alias, ranks[criterion_id]))
    return found


def days_to_decision(s: Block) -> dict[str, list[int]]:
    """Calendar days from the last talk to the first decision, by role (METHOD D3)."""
    found: dict[str, list[int]] = {}
    for who in s.scalars(select(Candidate)):
        made = s.scalars(
            select(Decision.made_at).where(Decision.about_id == who.id, Decision.made_at.is_not(None))
        ).all()
        if made and who.last_interview_at is not None:
            days = (min(moment.date() for moment in made if moment) - who.last_interview_at.date()).days
            found.setdefault(who.role.code, []).append(days)
    return found


def drift(old: BriefVersion, new: BriefVersion) -> float:
    """Intake drift between two bodies (METHOD D5)."""
    before = {c["id"]: c for c in old.body["criteria"]}
    after = {c["id"]: c for c in new.body["criteria"]}

    def musts(criteria: dict[str, dict[str, object]]) -> dict[str, float]:
        return {key: float(str(c["weight"])) for key, c in criteria.items() if c["tier"] == "must"}

    was, now = musts(before), musts(after)
    changed = 0.0
    for key in was.keys() | now.keys():
        weight = now.get(key, was.get(key, 0.0))
        if key not in before or key not in after:
            changed += weight
        elif key not in was or key not in now:
            changed += weight / 2
        elif any(before[key][part] != after[key][part] for part in ("label", "definition", "anchors")):
            changed += weight / 4
    return changed / sum(was.values())


def test_there_are_four_roles(s: Block) -> None:
    assert [r.code for r in s.scalars(select(Role).order_by(Role.code))] == ["R1", "R2", "R3", "R4"]


def test_there_are_nineteen_candidates(s: Block) -> None:
    aliases = s.scalars(select(Candidate.alias).order_by(Candidate.alias)).all()
    assert list(aliases) == [f"K{n:02d}" for n in range(1, 20)]


def test_there_are_four_pairs(s: Block) -> None:
    names = [
        (pair.recruiter.name.split()[0], pair.manager.name.split()[0])
        for pair in s.scalars(select(Partnership).order_by(Partnership.started_on))
    ]
    assert names == [("Amara", "Priya"), ("Tomasz", "Daniel"), ("Amara", "Mei"), ("Tomasz", "Priya")]


def test_sessions_held_by_kind(s: Block) -> None:
    held = Counter(x.kind.value for x in s.scalars(select(Session).where(Session.closed_at.is_not(None))))
    assert held == {
        "intake": 4,
        "re_intake": 1,
        "shortlist": 4,
        "debrief": 13,
        "feedback": 11,
        "mend": 1,
        "check_in": 8,
    }


def test_sessions_planned(s: Block) -> None:
    planned = s.scalars(select(Session).where(Session.started_at.is_(None)))
    days = sorted((day(x.planned_for), x.kind.value) for x in planned if x.planned_for)
    assert days == [(181, "debrief"), (183, "feedback"), (187, "look_back"), (196, "check_in")]


def test_feedback_talks_are_on_their_days(s: Block) -> None:
    name_of = pair_of_session(s)
    days: dict[str, list[int]] = {}
    for talk in s.scalars(select(Session).where(Session.kind == SessionKind.FEEDBACK, Session.started_at.is_not(None))):
        assert talk.started_at is not None
        days.setdefault(name_of[talk.id], []).append(day(talk.started_at))
    assert {name: sorted(found) for name, found in days.items()} == {
        "P1": [34, 76, 118, 160],
        "P2": [48, 98, 150],
        "P3": [62, 96, 140],
        "P4": [136],
    }


def test_check_ins_are_held_on_their_days(s: Block) -> None:
    held = s.scalars(select(CheckIn).where(CheckIn.held_on.is_not(None)))
    aliases = {c.id: c.alias for c in s.scalars(select(Candidate))}
    found = sorted((aliases[x.hire_id], x.day, x.held_on.isoformat()) for x in held if x.held_on)
    assert found == [
        ("K01", 30, "2026-08-21"),
        ("K01", 60, "2026-09-20"),
        ("K01", 90, "2026-10-20"),
        ("K07", 30, "2026-09-07"),
        ("K07", 60, "2026-10-07"),
        ("K07", 90, "2026-11-06"),
        ("K14", 14, "2026-10-25"),
        ("K14", 30, "2026-11-10"),
    ]


def test_forty_three_sealed_pairs_over_thirteen_candidates(s: Block) -> None:
    found = values_of_pairs(s)
    assert (len(found), len({alias for _p, alias, _c, _r, _m in found})) == (43, 13)


def test_twenty_four_pairs_are_the_same(s: Block) -> None:
    assert sum(r == m for *_x, r, m in values_of_pairs(s)) == 24


def test_thirty_nine_pairs_are_within_one(s: Block) -> None:
    assert sum(abs(r - m) <= 1 for *_x, r, m in values_of_pairs(s)) == 39


def test_the_grid_of_agreement(s: Block) -> None:
    cells = Counter((r, m) for *_x, r, m in values_of_pairs(s))
    grid = [[cells[r, m] for m in range(1, 5)] for r in range(1, 5)]
    assert grid == [[0, 0, 0, 0], [2, 5, 4, 2], [0, 4, 16, 3], [0, 2, 2, 3]]


@pytest.mark.parametrize(("name", "expected"), [("", -0.02), ("P4", 0.67), ("P2", -0.33)])
def test_bias_of_the_manager_against_the_recruiter(s: Block, name: str, expected: float) -> None:
    gaps = [m - r for pair, _a, _c, r, m in values_of_pairs(s) if name in ("", pair)]
    assert round(sum(gaps) / len(gaps), 2) == expected


@pytest.mark.parametrize(("name", "expected"), [("", 0.31), ("P1", 0.05), ("P2", 0.73), ("P3", 0.25), ("P4", 0.0)])
def test_kappa(s: Block, name: str, expected: float) -> None:
    pairs = [(r, m) for pair, _a, _c, r, m in values_of_pairs(s) if name in ("", pair)]
    assert kappa(pairs) == pytest.approx(expected, abs=0.006)


def test_a_spread_of_two_in_four_cells_only(s: Block) -> None:
    assert spread_cells(s) == {("K02", 1), ("K04", 1), ("K11", 1), ("K17", 2)}


def test_seven_of_seven_revisions_move_to_the_manager(s: Block) -> None:
    pairs = pairs_by_name(s)
    name_of = pair_of_session(s)
    moved = Counter()
    for rating in s.scalars(select(Rating).where(Rating.revised_value.is_not(None))):
        pair = pairs[name_of[rating.session_id]]
        other = s.scalars(
            select(Rating).where(
                Rating.session_id == rating.session_id,
                Rating.criterion_id == rating.criterion_id,
                Rating.rater_id == pair.manager_id,
            )
        ).one()
        assert rating.value and rating.revised_value and other.value
        nearer = abs(rating.revised_value - other.value) < abs(rating.value - other.value)
        moved[rating.rater_id == pair.recruiter_id and nearer] += 1
    assert moved == {True: 7}


def test_days_from_the_last_talk_to_the_decision(s: Block) -> None:
    days = days_to_decision(s)
    assert {code: median(found) for code, found in days.items()} == {"R1": 2.5, "R2": 4, "R3": 13, "R4": 2}


def test_the_median_over_all_decisions_is_four_days(s: Block) -> None:
    assert median(x for found in days_to_decision(s).values() for x in found) == 4


def test_nine_of_thirteen_were_decided_within_five_days(s: Block) -> None:
    days = [x for found in days_to_decision(s).values() for x in found]
    assert (sum(x <= 5 for x in days), len(days)) == (9, 13)


def test_commitments_due_and_kept_by_pair(s: Block) -> None:
    found = {name: (sum(is_kept(c) for c in due), len(due)) for name, due in due_by_pair(s).items()}
    assert found == {"P1": (8, 10), "P2": (7, 8), "P3": (3, 7), "P4": (1, 1)}


def test_two_of_meis_commitments_are_open_past_due(s: Block) -> None:
    open_ones = [c for due in due_by_pair(s).values() for c in due if c.status is CommitmentStatus.OPEN]
    rows = sorted((day(c.due), day(c.first_due), c.moves, c.owner_id) for c in open_ones if c.due and c.first_due)
    assert rows == [(168, 140, 2, person(s, "Mei")), (174, 174, 0, person(s, "Mei"))]


def test_items_of_feedback_by_talk(s: Block) -> None:
    pairs = pairs_by_name(s)
    name_of = pair_of_session(s)
    counts: dict[str, dict[str, list[int]]] = {}
    for item in s.scalars(select(Feedback)):
        pair = pairs[name_of[item.session_id]]
        way = counts.setdefault(name_of[item.session_id], {}).setdefault(item.session_id, [0, 0])
        way[0 if item.from_id == pair.recruiter_id else 1] += 1
    order = {x.id: x.started_at for x in s.scalars(select(Session))}
    found = {
        name: [tuple(talks[key]) for key in sorted(talks, key=lambda key: order[key] or 0)]
        for name, talks in counts.items()
    }
    assert found == {
        "P1": [(1, 4), (2, 3), (3, 3), (3, 2)],
        "P2": [(2, 2), (2, 3), (2, 2)],
        "P3": [(0, 3), (1, 3), (2, 1)],
        "P4": [(0, 1)],
    }


def test_four_of_five_offers_are_in_the_range(s: Block) -> None:
    offers = s.scalars(select(Offer)).all()
    inside = [o for o in offers if o.range_min and o.range_max and o.range_min <= o.amount <= o.range_max]
    assert (len(inside), len(offers)) == (4, 5)


def test_four_of_five_offers_were_set_by_the_pay_owner(s: Block) -> None:
    own = 0
    for offer in s.scalars(select(Offer)):
        at = s.get_one(Candidate, offer.candidate_id).role
        pair = {at.partnership.recruiter_id, at.partnership.manager_id}
        own += offer.set_by in (pair if at.pay_by_pair else {at.pay_owner_id})
    assert own == 4


@pytest.mark.parametrize(("alias", "thousands"), [("K01", 104), ("K04", 121), ("K07", 64), ("K14", 79), ("K17", 134)])
def test_amounts_offered(s: Block, alias: str, thousands: int) -> None:
    offer = s.scalars(select(Offer).where(Offer.candidate_id == candidate(s, alias).id)).one()
    assert (offer.amount, offer.currency) == (thousands * 100_000, "EUR")


@pytest.mark.parametrize(("n", "expected"), [(2, 0.5), (3, 0.17)])
def test_drift_of_the_designers_brief(s: Block, n: int, expected: float) -> None:
    versions = {v.n: v for v in role(s, "R3").versions}
    assert round(drift(versions[1], versions[n]), 2) == expected


def test_jonas_did_eleven_of_fifteen_talks_for_the_backend_role(s: Block) -> None:
    talks = [talk for talk in s.scalars(select(Interview)) if s.get_one(Candidate, talk.candidate_id).role.code == "R1"]
    jonas = person(s, "Jonas")
    assert (sum(jonas in {p.id for p in talk.interviewers} for talk in talks), len(talks)) == (11, 15)


@pytest.mark.parametrize(("code", "wide"), [("R1", 22), ("R2", 17), ("R3", 63), ("R4", 15)])
def test_width_of_the_pay_range_in_percent(s: Block, code: str, wide: int) -> None:
    of = role(s, code)
    assert of.pay_min and of.pay_max
    assert round(100 * (of.pay_max - of.pay_min) / of.pay_min) == wide


def test_every_decision_on_a_candidate_was_made_by_its_owner(s: Block) -> None:
    for decision in s.scalars(select(Decision).where(Decision.about == DecisionAbout.CANDIDATE)):
        assert decision.made_by == s.get_one(Candidate, decision.about_id).role.decision_owner_id
