"""What the rules of feedback read from a file: earlier sessions, people of the pair, and nothing that is sealed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hirepair_desktop.coaching.engine import session_prompts
from hirepair_desktop.coaching.feedback import Before, draft_prompts, said_before
from hirepair_desktop.coaching.prompt import Act, State, Where, stopping
from hirepair_desktop.model import Dismissal, Draft, Entry, Feedback, Person, Pulse, Round, Session
from hirepair_desktop.model.feedback_verbs import Hindrance, hindrances
from hirepair_desktop.model.kinds import CandidateStatus, DraftState, RoundOf, SessionKind, Tone, Topic
from tests.coaching import feedback_cases
from tests.coaching.feedback_cases import BETTER, KEEP
from tests.coaching.world import World, moment, world_in


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with world_in(tmp_path) as made:
        yield made


@pytest.fixture
def talk(world: World) -> Session:
    """A feedback session that has begun."""
    return world.session(SessionKind.FEEDBACK, 0.1, closed=False)


def tell(world: World, session: Session, giver: Person, tone: Tone = BETTER, **values: Any) -> Feedback:
    """A whole item in a session."""
    made = feedback_cases.item(giver, tone, Topic.OTHER, session_id=session.id, **values)
    made.id = f"ITEM{next(NUMBER):04d}"
    kept: Feedback = world.add(made)
    return kept


NUMBER = iter(range(10_000))


def ids(world: World, session: Session) -> set[str]:
    """The rules that speak at a session."""
    return {prompt.id for prompt in session_prompts(world.s, session.id, world.look)}


def test_f12_looks_at_the_sessions_before(world: World, talk: Session) -> None:
    for days in (80, 40):
        session = world.session(SessionKind.FEEDBACK, days)
        for _n in range(2):
            tell(world, session, world.amara)
    tell(world, talk, world.amara)
    assert "F-12" in ids(world, talk)


def test_f12_does_not_look_at_the_sessions_of_another_pair(world: World, talk: Session) -> None:
    other = world.add(Person(id="DANIEL00", name="Daniel Roth", kind=world.priya.kind))
    pair = world.add(
        type(world.pair)(recruiter_id=world.amara.id, manager_id=other.id, started_on=world.pair.started_on)
    )
    for days in (80, 40):
        session = world.session(SessionKind.FEEDBACK, days)
        session.partnership_id = pair.id
        for _n in range(2):
            tell(world, session, world.amara)
    tell(world, talk, world.amara)
    assert "F-12" not in ids(world, talk)


def test_f12_invites_before_the_pages_are_written_as_well(world: World, talk: Session) -> None:
    for days in (120, 80, 40):
        session = world.session(SessionKind.FEEDBACK, days)
        for _n in range(2):
            tell(world, session, world.amara)
    assert "F-12" in ids(world, talk)


def test_f22_of_a_closed_session_is_kept_until_a_later_pulse_is_well(world: World) -> None:
    first = world.session(SessionKind.FEEDBACK, 40)
    pulse(world, first, 2, 4)
    kept = {p.id: p.state for p in session_prompts(world.s, first.id, world.look)}["F-22"]
    pulse(world, world.session(SessionKind.FEEDBACK, 5), 4, 4)
    later = {p.id: p.state for p in session_prompts(world.s, first.id, world.look)}["F-22"]
    assert (kept, later) == (State.KEPT, State.RESOLVED)


def pulse(world: World, session: Session, recruiter: int, manager: int) -> None:
    """The pulse of both, as revealed."""
    given = ((world.amara, recruiter), (world.priya, manager))
    world.add(*(Pulse(session_id=session.id, person_id=who.id, safe=n, revealed_at=moment(0)) for who, n in given))


def test_a_page_that_is_sealed_or_written_changes_nothing(world: World, talk: Session) -> None:
    before = ids(world, talk)
    round_ = world.add(
        Round(workspace_id="WRKSPACE", session_id=talk.id, what=RoundOf.FEEDBACK, recruiter_id=world.amara.id,
              manager_id=world.priya.id, required_ids=[world.amara.id, world.priya.id])
    )  # fmt: skip
    world.add(
        Draft(round_id=round_.id, person_id=world.amara.id, state=DraftState.SEALED, blob=b"x"),
        Draft(round_id=round_.id, person_id=world.priya.id, state=DraftState.WRITING, own=b"y"),
    )
    assert ids(world, talk) == before


def test_f24_knows_the_candidates_of_the_pair(world: World, talk: Session) -> None:
    world.candidate(12)
    tell(world, talk, world.amara, situation="The first call on Tuesday at nine", behaviour="K12 waited nine days",
         impact="It led to a mail that said no", ask="A line within two days", care="It matters to all",
         headline="")  # fmt: skip
    assert "F-24" in ids(world, talk)


def test_f27_knows_the_last_reason_of_a_session_before(world: World, talk: Session) -> None:
    tell(world, world.session(SessionKind.FEEDBACK, 40), world.amara, care="Your calls matter to me")
    tell(world, talk, world.amara, care="your calls matter to me")
    assert "F-27" in ids(world, talk)


@pytest.mark.parametrize("givers", [(), ("amara",), ("priya",), ("amara", "priya")])
@pytest.mark.parametrize("reason", ["", "  ", "Priya is new."])
@pytest.mark.parametrize("dismissed", [False, True])
def test_f11_stops_closing_exactly_when_the_verb_does(
    world: World, talk: Session, givers: tuple[str, ...], reason: str, dismissed: bool
) -> None:
    for giver in givers:
        tell(world, talk, getattr(world, giver))
    talk.close_reason = reason
    if dismissed:
        world.add(
            Dismissal(rule_id="F-11", about_id=talk.id, session_id=talk.id, by=world.priya.id, at=moment(0), reason="x")
        )
    stops = stopping(session_prompts(world.s, talk.id, world.look), Act.CLOSE)
    assert bool(stops) == (Hindrance.ONE_WAY in hindrances(world.s, talk))


# The private page


def draft(**values: Any) -> Feedback:
    """An item of a page that is being written: it lies in no file."""
    return feedback_cases.item(feedback_cases.AMARA, KEEP, Topic.OTHER, **values)


def test_a_whole_page_is_met_with_silence(world: World) -> None:
    assert draft_prompts([draft()], world.look, Where()) == []


def test_a_page_is_told_what_its_items_lack_the_louder_first(world: World) -> None:
    found = draft_prompts([draft(behaviour="Nice", impact="")], world.look, Where(session="TALK0003"))
    assert [(p.id, p.field, p.where.session) for p in found] == [
        ("F-03", "impact", "TALK0003"),
        ("F-10", "behaviour", "TALK0003"),
    ]


def test_a_page_knows_the_writers_last_reason(world: World) -> None:
    found = draft_prompts([draft(care="As ever.")], world.look, Where(), Before(care="as ever."))
    assert [p.id for p in found] == ["F-27"]


def test_what_a_page_is_looked_at_with_comes_from_the_file(world: World, talk: Session) -> None:
    world.candidate(12)
    world.candidate(13, name="Imani Cole", status=CandidateStatus.HIRED)
    world.candidate(14, name="Amara Diaz", status=CandidateStatus.HIRED)
    tell(world, world.session(SessionKind.FEEDBACK, 40), world.amara, care="The last one")
    tell(world, world.session(SessionKind.FEEDBACK, 80), world.amara, care="The one before")
    people = {"K12", "K13", "K14", "Imani", "Imani Cole", "Amara Diaz"}
    assert said_before(world.s, talk, world.amara.id) == Before(frozenset(people), "The last one")


# Mending a fence


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You are careless.", ["F-02", "F-06"]),
        ("It was your fault.", ["F-06"]),
        ("You never asked.", ["F-06", "F-07"]),
        ("I saw the list on Tuesday and said nothing.", []),
    ],
)
def test_the_word_rules_look_at_mending(world: World, text: str, found: list[str]) -> None:
    session = world.session(SessionKind.MEND, 0.1, closed=False)
    world.add(Entry(session_id=session.id, key="happened", person_id=world.amara.id, text=text, written_at=moment(0)))
    spoken = [(p.id, p.field) for p in session_prompts(world.s, session.id, world.look) if p.id.startswith("F")]
    assert sorted(spoken) == [(rule_id, "happened") for rule_id in found]
