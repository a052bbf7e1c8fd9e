"""What is read for the rules about a review out of a real file, and what the chapter offers to others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from hirepair_desktop.coaching.engine import session_prompts
from hirepair_desktop.coaching.prompt import Act, Dismissed, State, Where
from hirepair_desktop.coaching.review import draft_prompts, export_stops
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import (
    Candidate,
    Challenge,
    Criterion,
    Dismissal,
    Entry,
    GapNote,
    Offer,
    Rating,
    Recommendation,
    Remark,
    Role,
    Round,
    ShortlistPick,
)
from hirepair_desktop.model.brief import agree_brief
from hirepair_desktop.model.deciding import new_decision
from hirepair_desktop.model.kinds import (
    DecisionValue,
    OfferStatus,
    Pick,
    RatingState,
    RoundState,
    SessionKind,
    Tier,
    Verdict,
)
from hirepair_desktop.model.review import Decision
from hirepair_desktop.model.settings import DEFAULTS
from hirepair_desktop.model.word_matching import word_lists
from hirepair_desktop.storage.seals import rounds
from hirepair_desktop.storage.store import Store
from tests.coaching.review_world import NOW, TODAY, World, ago, new_world

SHORTLIST, DEBRIEF = SessionKind.SHORTLIST, SessionKind.DEBRIEF
HIRE, NO, HOLD = DecisionValue.HIRE, DecisionValue.NO_HIRE, DecisionValue.HOLD
HUSBAND = "Mentioned her husband is moving in June."


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    store = Store.create(tmp_path / "w.hirepair")
    made = new_world(store)
    made.candidate("K01")
    yield made
    store.close(backup=False)


def debrief(world: World, *reached: str, closed: bool = False) -> str:
    return world.sit("debrief", DEBRIEF, 0.02, "K01", closed=closed, reached=reached)


# The reveal gate


def test_r03_names_who_the_reveal_waits_for(world: World) -> None:
    debrief(world, "agreed", "reveal")
    world.round("debrief", "K01", ["amara"])
    assert [p.message for p in world.at("debrief", "R-03")] == [
        "Scores open when everyone has sealed; Priya and Jonas are still writing."
    ]


def test_r03_does_not_wait_for_whom_the_owner_released(world: World) -> None:
    debrief(world, "agreed", "reveal")
    world.round("debrief", "K01", ["amara", "priya"], released=["jonas"])
    assert world.at("debrief", "R-03") == []


@pytest.mark.parametrize("sealed", [[], ["amara"], ["amara", "priya", "jonas"]], ids=["none", "one", "all"])
def test_r03_and_the_verb_wait_for_the_same_people(world: World, sealed: list[str]) -> None:
    debrief(world, "agreed", "reveal")
    world.round("debrief", "K01", sealed)
    with world.store.read() as s:
        waited_for = rounds.waiting_for(s, s.scalars(select(Round.id)).one())
    assert bool(world.at("debrief", "R-03")) is bool(waited_for)


def test_r03_is_not_about_a_round_that_was_given_up(world: World) -> None:
    debrief(world, "agreed", "reveal")
    world.round("debrief", "K01", ["amara"])
    with world.store.write() as s:
        s.scalars(select(Round)).one().state = RoundState.ABANDONED
    assert world.at("debrief", "R-03") == []


def test_before_the_reveal_nothing_else_is_said_than_who_is_not_ready(world: World) -> None:
    debrief(world, "agreed", "reveal")
    world.round("debrief", "K01", ["amara"])
    with world.store.read() as s:
        said = [p.id for p in session_prompts(s, "debrief", world.look(s)) if p.id.startswith("R-")]
    assert said == ["R-03"]


# What was asked of whom


def test_r40_a_rater_is_asked_what_their_stages_test(world: World) -> None:
    debrief(world)
    world.rate("debrief", "K01", "jonas", "faults", 3)
    world.rate("debrief", "K01", "jonas", "flows", 2)
    assert [p.why for p in world.at("debrief", "R-40")] == ["“Designs flows” is in none of this rater’s stages."]


def test_r40_a_stage_is_ones_own_where_one_held_its_talk(world: World) -> None:
    debrief(world)
    world.talk("K01", 1, "jonas", stage="design")
    world.rate("debrief", "K01", "jonas", "flows", 2)
    assert world.at("debrief", "R-40") == []


@pytest.mark.parametrize(("criterion", "says"), [("peers", 0), ("books", 1)])
def test_r40_who_has_no_stage_is_asked_the_musts(world: World, criterion: str, says: int) -> None:
    debrief(world)
    world.rate("debrief", "K01", "amara", criterion, 2)
    assert len(world.at("debrief", "R-40")) == says


# The decision


def choose(world: World, value: DecisionValue) -> None:
    world.add(
        Entry(session_id="debrief", key="decision", person_id="priya", choice=value.value, written_at=NOW)
    )  # fmt: skip


def test_what_is_chosen_counts_before_it_is_recorded(world: World) -> None:
    debrief(world, "decision")
    choose(world, HOLD)
    assert len(world.at("debrief", "R-26")) == 1


def test_a_waiting_decision_carries_what_is_drafted(world: World) -> None:
    debrief(world, "decision")
    choose(world, HOLD)
    with world.store.write() as s:
        drafted = new_decision(
            "debrief", s.get_one(Candidate, "K01"), NOW, next_question="Can the rota be planned?",
            next_date=date(2026, 12, 1),
        )  # fmt: skip
        s.add(Decision(**drafted))
    assert world.at("debrief", "R-26") == []


def test_a_decision_without_a_sitting_belongs_to_the_last_review_of_the_candidate(world: World) -> None:
    world.sit("short", SHORTLIST, 9, "K01", closed=True)
    debrief(world, closed=True)
    held = world.decide("K01", HOLD, 0.01, session="debrief")
    world.decide("K01", NO, 0, rationale="Too short.")
    assert [(p.state, p.about.id) for p in world.at("debrief", "R-26")] == [(State.RESOLVED, held)]
    assert [p.state for p in world.at("debrief", "R-13")] == [State.KEPT]
    assert world.at("short", "R-13") == []


@pytest.mark.parametrize(("criterion", "says"), [("flows", 0), ("late", 1)])
def test_r14_the_version_in_use_says_what_was_agreed(world: World, criterion: str, says: int) -> None:
    with world.store.write() as s:
        agree_brief(s, s.get_one(Role, "role"), ["amara", "priya"], ago(30), "First version")
        s.add(Criterion(id="late", role_id="role", label="Animation", tier=Tier.MUST))
    debrief(world, closed=True)
    made = world.decide("K01", NO, 0, session="debrief")
    with world.store.write() as s:
        s.get_one(Decision, made).criteria = [s.get_one(Criterion, criterion)]
    assert len(world.at("debrief", "R-14")) == says


@pytest.mark.parametrize(("others", "severity"), [([False, False], "warn"), ([False, True], "nudge"), ([], "nudge")])
def test_r19_looks_back_over_the_reviews_of_the_pair(world: World, others: Sequence[bool], severity: str) -> None:
    for n, challenged in enumerate(others):
        world.sit(f"before{n}", DEBRIEF, 10 + n, closed=True)
        if challenged:
            world.add(Challenge(session_id=f"before{n}", from_id="amara", to_id="priya", text="What would be a 4?"))
    debrief(world, "challenge")
    assert [p.severity.value for p in world.at("debrief", "R-19")] == [severity]


# Offers and messages


def test_the_last_version_of_an_offer_is_looked_at(world: World) -> None:
    debrief(world)
    for version, amount in ((1, 12_100_000), (2, 11_000_000)):
        world.add(
            Offer(
                candidate_id="K01", version=version, amount=amount, range_min=9_200_000, range_max=11_200_000,
                set_by="priya", status=OfferStatus.DRAFT,
            )
        )  # fmt: skip
    assert world.at("debrief", "R-21") == []


def test_a_message_without_a_sitting_belongs_to_the_last_review(world: World) -> None:
    world.sit("short", SHORTLIST, 9, "K01", closed=True)
    world.tell("K01", 1, strengths=["You named the cost of both."])
    assert [p.state for p in world.at("short", "R-32")] == [State.KEPT]


def test_what_has_no_sitting_is_not_looked_at_in_an_earlier_review(world: World) -> None:
    world.sit("short", SHORTLIST, 9, "K01", closed=True)
    debrief(world, closed=True)
    world.tell("K01", 1, strengths=["You named the cost of both."])
    assert [len(world.at(session, "R-32")) for session in ("short", "debrief")] == [0, 1]


# A shortlist review


def pick(world: World, why: str) -> None:
    world.add(ShortlistPick(session_id="short", candidate_id="K01", person_id="amara", pick=Pick.MAYBE, why=why))


@pytest.mark.parametrize(
    ("why", "rule"),
    [
        ("Better than K02 on paper.", "R-15"), ("As K02, with less to show.", "R-15"), (HUSBAND, "R-28"),
        ("A recent graduate.", "R-29"), ("Seems polished.", "R-30"),
    ],
)  # fmt: skip
def test_words_of_a_pick_are_looked_at(world: World, why: str, rule: str) -> None:
    world.candidate("K02")
    world.sit("short", SHORTLIST, 0.02, "K01", "K02")
    pick(world, why)
    assert [(p.where.candidate, p.about.kind) for p in world.at("short", rule)] == [("K01", "candidate")]


def test_a_profile_of_a_shortlist_is_not_asked_what_a_debrief_is(world: World) -> None:
    world.sit("short", SHORTLIST, 9, "K01", closed=True)
    world.decide("K01", NO, 9, session="short")
    with world.store.read() as s:
        assert [p for p in session_prompts(s, "short", world.look(s)) if p.id.startswith("R")] == []


def test_what_was_said_over_a_shortlist_is_about_the_sitting_once(world: World) -> None:
    world.candidate("K02")
    world.sit("short", SHORTLIST, 0.02, "K01", "K02")
    world.add(Remark(session_id="short", person_id="amara", at=NOW, text=HUSBAND))
    assert [(p.where.candidate, p.about.id) for p in world.at("short", "R-28")] == [(None, "short")]


# What may not go out


def stops(world: World, session: str) -> list[tuple[str, str]]:
    with world.store.read() as s:
        return [(p.id, p.field) for p in export_stops(s, session, world.look(s))]


@pytest.mark.parametrize("closed", [False, True])
def test_a_protected_word_holds_the_summary_back(world: World, closed: bool) -> None:
    debrief(world, closed=closed)
    world.rate("debrief", "K01", "jonas", "faults", 3, evidence="Drew the flow. " + HUSBAND)
    world.add(GapNote(session_id="debrief", candidate_id="K01", criterion_id="faults", text=HUSBAND))
    world.tell("K01", None, "debrief", next_step=HUSBAND)
    assert sorted(stops(world, "debrief")) == [("R-28", "evidence"), ("R-28", "gapNotes"), ("R-28", "message")]


def test_opened_with_a_reason_it_goes_out(world: World) -> None:
    debrief(world, closed=True)
    world.rate("debrief", "K01", "jonas", "faults", 3, evidence=HUSBAND)
    world.add(
        Dismissal(rule_id="R-28", about_id="K01", session_id="debrief", by="amara", at=NOW, reason="Her own words.")
    )  # fmt: skip
    assert stops(world, "debrief") == []


def test_only_what_stops_an_export_is_listed(world: World) -> None:
    debrief(world, closed=True)
    world.rate("debrief", "K01", "jonas", "faults", 3, evidence="Great.")
    assert (len(world.at("debrief", "R-02")), stops(world, "debrief")) == (1, [])


def test_a_word_of_a_pick_holds_a_shortlist_back(world: World) -> None:
    world.sit("short", SHORTLIST, 9, "K01", closed=True)
    pick(world, HUSBAND)
    assert stops(world, "short") == [("R-28", "why")]


def test_other_sittings_are_none_of_this_chapter(world: World) -> None:
    world.sit("talk", SessionKind.FEEDBACK, 9, closed=True)
    world.add(Remark(session_id="talk", person_id="amara", at=NOW, text=HUSBAND))
    assert stops(world, "talk") == []


# One's own page behind the curtain

LOOK = Look(NOW, TODAY, DEFAULTS, word_lists())
ON_PAGE = [
    Criterion(id=id_, label=label, tier=Tier.MUST) for id_, label in
    (("flows", "Designs flows"), ("faults", "Finds faults"), ("peers", "Raises peers"), ("pager", "Runs the pager"))
]  # fmt: skip
ACT = "Drew the order of steps and named the point of no return."


def line(criterion: str, value: int | None, evidence: str = ACT) -> Rating:
    """One line of a scorecard that is being written."""
    state = RatingState.RATED if value else RatingState.NOT_ASKED
    return Rating(id=criterion, criterion_id=criterion, rater_id="jonas", state=state, value=value, evidence=evidence)


def on_page(*lines: Rating, reason: str = "", own: list[str] | None = None) -> list[tuple[str, str]]:
    """What the rules say about a page, and about which line."""
    overall = Recommendation(rater_id="jonas", value=Verdict.YES, reason=reason) if reason else None
    place = Where(role="role", candidate="K01", session="debrief")
    found = draft_prompts(lines, overall, ON_PAGE, LOOK, place, own=own, others=["K02"])
    return [(p.id, p.about.id) for p in found]


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        (ACT, []),
        ("Knew the flow.", [("R-01", "flows")]),
        ("Great energy, really strong all through it", [("R-02", "flows")]),
        ("Drew the same steps as K02, in the other order", [("R-15", "flows")]),
        ("Drew the flow and mentioned her husband twice", [("R-28", "flows")]),
        ("Drew the flow with energetic strokes all over it", [("R-29", "flows")]),
        ("Drew the flow, abrasive when asked about a step", [("R-30", "flows")]),
    ],
)
def test_a_draft_is_looked_at_line_by_line(evidence: str, said: list[tuple[str, str]]) -> None:
    assert on_page(line("flows", 3, evidence)) == said


def test_a_draft_of_equal_values_hears_of_it() -> None:
    assert on_page(*(line(criterion.id, 3) for criterion in ON_PAGE)) == [("R-04", "jonas")]


def test_a_draft_hears_of_what_was_not_asked_of_its_writer() -> None:
    assert on_page(line("flows", 3), line("pager", 2), own=["flows"]) == [("R-40", "pager")]


def test_the_overall_reason_of_a_draft_is_looked_at() -> None:
    assert on_page(line("flows", 3), reason=HUSBAND) == [("R-28", "jonas")]


def test_what_the_writer_sent_away_stays_away() -> None:
    gone = replace(LOOK, dismissals={("R-01", "flows"): ((None, Dismissed("jonas", "I wrote it on paper.", NOW)),)})
    (prompt,) = draft_prompts([line("flows", 3, "Knew it.")], None, ON_PAGE, gone, Where(session="debrief"))
    assert (prompt.state, prompt.act) == (State.DISMISSED, Act.DECIDE)
