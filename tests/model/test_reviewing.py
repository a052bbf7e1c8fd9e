"""Who rates, the brief a review goes by, gaps, later views, and who argues which way."""

from __future__ import annotations

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Candidate, Criterion, Interview, Person, Rating, Role, Session, Stage
from hirepair_desktop.model.brief import agree_brief
from hirepair_desktop.model.kinds import Tier, Verdict
from hirepair_desktop.model.pay_hope import hope_range
from hirepair_desktop.model.reviewing import (
    brief_in_use,
    cases,
    changes_since_lock,
    criteria_for,
    gaps_of,
    range_in_use,
    recommendations_of,
    required_raters,
    revise,
    views_differ,
)
from tests.ui.review.debrief import AGREED, REVEALED, Debrief

REASON = "Her former lead named two people who still work that way."


def raters(debrief: Debrief) -> list[str]:
    names = {value: name for name, value in debrief.ids.items()}
    with debrief.store.read() as s:
        session, candidate = s.get_one(Session, debrief["session"]), s.get_one(Candidate, debrief["candidate"])
        return [names[person_id] for person_id in required_raters(s, session, candidate, REVEALED)]


def test_recruiter_manager_and_everybody_who_met_the_candidate_are_waited_for(debrief: Debrief) -> None:
    assert raters(debrief) == ["nadia", "tomas", "greta", "luis", "samira"]


def test_a_talk_that_lies_ahead_makes_nobody_a_rater(debrief: Debrief) -> None:
    with debrief.store.write() as s:
        for talk in s.query(Interview):
            talk.held_at = talk.held_at.replace(year=2027)
    assert raters(debrief) == ["nadia", "tomas"]


def test_without_a_talk_on_record_those_who_meet_people_by_the_plan_are_waited_for(debrief: Debrief) -> None:
    with debrief.store.write() as s:
        for talk in s.query(Interview):
            s.delete(talk)
        stage = s.get_one(Stage, debrief["stage"])
        stage.interviewers.append(s.get_one(Person, debrief["samira"]))
    assert raters(debrief) == ["nadia", "tomas", "samira"]


def asked(debrief: Debrief, name: str) -> tuple[list[str], list[str]]:
    names = {value: key for key, value in debrief.ids.items()}
    with debrief.store.read() as s:
        own, other = criteria_for(s, s.get_one(Candidate, debrief["candidate"]), debrief[name])
        return [names[c.id] for c in own], [names[c.id] for c in other]


def test_the_criteria_of_a_raters_stages_come_first(debrief: Debrief) -> None:
    own, other = asked(debrief, "tomas")
    assert (own, other[0]) == (["pipelines", "bar", "freight"], "data")


def test_who_has_no_stage_is_asked_for_the_musts(debrief: Debrief) -> None:
    own, other = asked(debrief, "nadia")
    assert (own[0], other) == ("pipelines", ["kafka", "freight"])


def test_a_retired_criterion_is_not_asked(debrief: Debrief) -> None:
    debrief.change(Criterion, "bar", retired_at=REVEALED)
    own, other = asked(debrief, "tomas")
    assert "bar" not in own + other


def test_the_range_is_the_one_of_the_version_the_session_uses(debrief: Debrief) -> None:
    debrief.change(Session, "session", brief_version=1)
    debrief.change(Role, "role", pay_min=1, pay_max=2)
    with debrief.store.read() as s:
        held = range_in_use(s, s.get_one(Session, debrief["session"]))
    assert (held.low, held.high, held.agreed_at) == (7_800_000, 9_200_000, AGREED)


def test_a_later_version_says_what_came_and_went_and_why(debrief: Debrief) -> None:
    debrief.change(Criterion, "kafka", retired_at=REVEALED)
    debrief.change(Criterion, "freight", tier=Tier.MUST)
    with debrief.store.write() as s:
        role = s.get_one(Role, debrief["role"])
        s.add(Criterion(role_id=role.id, label="Animation", rank=20))
        s.flush()
        s.refresh(role)
        agree_brief(s, role, [debrief["nadia"], debrief["tomas"]], REVEALED, "Two people taught us what we need.")
    with debrief.store.read() as s:
        (change,) = changes_since_lock(s, debrief["role"], 2)
    assert (change.added, change.gone, change.moved) == (
        ("Animation",), ("Kafka at scale",), ("Why freight, why us",)
    )  # fmt: skip


def test_a_session_keeps_to_its_version_when_there_is_a_newer_one(debrief: Debrief) -> None:
    debrief.change(Session, "session", brief_version=1)
    with debrief.store.write() as s:
        role = s.get_one(Role, debrief["role"])
        role.title = "Staff Data Engineer"
        agree_brief(s, role, [debrief["nadia"], debrief["tomas"]], REVEALED, "The work turned out to be wider.")
    with debrief.store.read() as s:
        brief = brief_in_use(s, s.get_one(Session, debrief["session"]))
    assert (brief.n, brief.body["role"]["title"]) == (1, "Senior Data Engineer")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("€86–90k", (8_600_000, 9_000_000)), ("95,000", (9_500_000, 9_500_000)), ("about 90 K", (9_000_000, 9_000_000)),
        ("80.000 to 85.000 EUR", (8_000_000, 8_500_000)), ("", None), ("open", None), ("0", None),
        ("$95k", None), ("95k USD", None), ("95 usd", None), ("86k dollars", None), ("£80k", None),
        ("€86k or $95k", None), ("Ms Nguyen said 95k", (9_500_000, 9_500_000)), ("90k EUR", (9_000_000, 9_000_000)),
        ("90k OTE", (9_000_000, 9_000_000)), ("900 kr", None),
        ("80,5k", (8_050_000, 8_050_000)), ("80.5–85k", (8_050_000, 8_500_000)), ("108k", (10_800_000, 10_800_000)),
        ("1250k", (125_000_000, 125_000_000)), ("1,250k", None), ("18,50 an hour", (1_850, 1_850)), ("TRY 900", None),
        ("900 TRY", None), ("₺900", None), ("I would try 95k", (9_500_000, 9_500_000)),
        ("80\u202f000", (8_000_000, 8_000_000)), ("CHF 95'000", None), ("95'000", (9_500_000, 9_500_000)),
    ],
)  # fmt: skip
def test_figures_are_read_out_of_what_somebody_hopes_for(words: str, expected: object) -> None:
    assert hope_range(words, "EUR") == expected


@pytest.mark.parametrize("currency", ["USD", "CAD", "AUD"])
def test_a_sign_that_several_currencies_have_is_taken_for_the_one_asked_for(currency: str) -> None:
    assert hope_range("$95k", currency) == (9_500_000, 9_500_000)


# Gaps and later views


def test_a_gap_shows_its_views_from_low_to_high(debrief: Debrief) -> None:
    debrief.reveal()
    with debrief.store.read() as s:
        (gap,) = gaps_of(s, debrief["session"], debrief["candidate"])
        assert (gap.criterion.label, gap.spread) == ("Raises the bar for the team", 2)
        assert [view.value for view in gap.ratings] == [2, 3, 3, 4]


def test_gaps_come_widest_first(debrief: Debrief) -> None:
    debrief.reveal(views={"bar": {"nadia": 1, "tomas": 3}, "data": {"nadia": 1, "tomas": 4}})
    with debrief.store.read() as s:
        found = [gap.spread for gap in gaps_of(s, debrief["session"], debrief["candidate"])]
    assert found == [3, 2]


def one_rating(debrief: Debrief, value: object = 2) -> str:
    debrief.reveal(views={"bar": {"tomas": value}})
    return str(debrief.one(Rating).id)


def test_a_later_view_leaves_the_sealed_value_as_it_is(debrief: Debrief) -> None:
    rating_id = one_rating(debrief)
    with debrief.store.write() as s:
        revise(s.get_one(Rating, rating_id), 3, REASON, REVEALED)
    kept = debrief.one(Rating)
    assert (kept.value, kept.revised_value, kept.revised_reason) == (2, 3, REASON)


def test_a_later_view_does_not_close_a_gap(debrief: Debrief) -> None:
    debrief.reveal(views={"bar": {"nadia": 4, "tomas": 2}})
    with debrief.store.write() as s:
        revise(s.query(Rating).filter_by(rater_id=debrief["tomas"]).one(), 4, REASON, REVEALED)
        assert gaps_of(s, debrief["session"], debrief["candidate"])


@pytest.mark.parametrize("reason", ["", "   ", "I was wrong there", "I was wrong - there"])
def test_a_later_view_without_five_words_of_reason_is_refused(debrief: Debrief, reason: str) -> None:
    rating_id = one_rating(debrief)
    with pytest.raises(RefusedValueError, match="What new evidence moved your score"), debrief.store.write() as s:
        revise(s.get_one(Rating, rating_id), 3, reason, REVEALED)
    assert debrief.one(Rating).revised_value is None


def test_words_are_counted_where_nobody_writes_spaces(debrief: Debrief) -> None:
    rating_id = one_rating(debrief)
    with debrief.store.write() as s:
        revise(s.get_one(Rating, rating_id), 3, "元上司が二人の名前を挙げた", REVEALED)
    assert debrief.one(Rating).revised_value == 3


def test_the_same_value_is_no_later_view(debrief: Debrief) -> None:
    rating_id = one_rating(debrief)
    with pytest.raises(RefusedValueError, match="That is the rating already"), debrief.store.write() as s:
        revise(s.get_one(Rating, rating_id), 2, REASON, REVEALED)


def test_what_was_not_rated_has_no_later_view(debrief: Debrief) -> None:
    rating_id = one_rating(debrief, "–")
    with pytest.raises(RefusedValueError, match="There is none here"), debrief.store.write() as s:
        revise(s.get_one(Rating, rating_id), 3, REASON, REVEALED)


# Who argues which way


@pytest.mark.parametrize(
    ("nadia", "tomas", "against"),
    [
        (Verdict.YES, Verdict.NO, "nadia"), (Verdict.NO, Verdict.YES, "tomas"),
        (Verdict.YES, Verdict.STRONG_YES, "tomas"), (Verdict.YES, Verdict.YES, "nadia"),
        (Verdict.NO, Verdict.NO, "tomas"), (None, None, "nadia"), (None, Verdict.YES, "tomas"),
    ],
)  # fmt: skip
def test_each_argues_against_their_own_leaning(
    debrief: Debrief, nadia: Verdict | None, tomas: Verdict | None, against: str
) -> None:
    said = {name: verdict for name, verdict in (("nadia", nadia), ("tomas", tomas)) if verdict is not None}
    debrief.reveal(said, {})
    with debrief.store.read() as s:
        found = cases(s, s.get_one(Session, debrief["session"]), debrief["candidate"])
    other = "tomas" if against == "nadia" else "nadia"
    assert (found.against_id, found.for_id) == (debrief[against], debrief[other])


@pytest.mark.parametrize(
    ("second", "differ"), [(Verdict.NO, True), (Verdict.STRONG_NO, True), (Verdict.STRONG_YES, False)]
)
def test_views_differ_only_in_sign(debrief: Debrief, second: Verdict, differ: bool) -> None:
    debrief.reveal({"nadia": Verdict.YES, "tomas": second}, {})
    with debrief.store.read() as s:
        assert views_differ(recommendations_of(s, debrief["session"], debrief["candidate"])) is differ
