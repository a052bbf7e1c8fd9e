"""What stands about candidates and raters (METHOD 0.5): the rules, and what is read for them out of a real file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from hirepair_desktop.coaching import review
from hirepair_desktop.coaching.prompt import Severity, State
from hirepair_desktop.model import Candidate, CandidateMessage, Dismissal, ReferrerUpdate, Setting
from hirepair_desktop.model.kinds import CandidateStatus, DecisionValue, SessionKind
from hirepair_desktop.storage.store import Store
from tests.coaching.review_world import NOW, World, ago, new_world

CLOSED, INTERVIEWING = CandidateStatus.CLOSED, CandidateStatus.INTERVIEWING
HIRE, NO, HOLD, MORE = (
    DecisionValue.HIRE, DecisionValue.NO_HIRE, DecisionValue.HOLD, DecisionValue.MORE_EVIDENCE,
)  # fmt: skip


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    store = Store.create(tmp_path / "w.hirepair")
    yield new_world(store)
    store.close(backup=False)


def said(world: World, rule_id: str) -> list[str]:
    return [prompt.message for prompt in world.standing(rule_id)]


#


def give(world: World, values: list[int], by: str = "jonas") -> None:
    """Values of one rater, the oldest first, each about another candidate."""
    world.sit("debrief", SessionKind.DEBRIEF, 30)
    for n, value in enumerate(values):
        alias = world.candidate(f"K{n:02d}")
        world.rate("debrief", alias, by, "faults", value, revealed_at=NOW - timedelta(hours=len(values) - n))


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([3] * 16 + [2] * 4, ["You give 3 most of the time; the anchors may need sharpening."]),
        ([3] * 15 + [2] * 5, []),
        ([3] * 19, []),
        ([2] * 5 + [3] * 20, ["You give 3 most of the time; the anchors may need sharpening."]),
        ([3] * 20 + [2] * 5, []),
    ],
    ids=["16 of 20", "15 of 20", "nineteen", "the last 20 of 25", "not the last 20"],
)
def test_r05_one_value_among_the_last_twenty(world: World, values: list[int], says: list[str]) -> None:
    give(world, values)
    assert said(world, "R-05") == says


def test_r05_says_whose_values_they_are(world: World) -> None:
    give(world, [3] * 20)
    (prompt,) = world.standing("R-05")
    assert (prompt.about.kind, prompt.about.id, prompt.why) == (
        "person",
        "jonas",
        "20 of the last 20 values of Jonas are a 3.",
    )


#


def revise(world: World, *views: tuple[str, int, int, int | None]) -> None:
    """Later views in their order: by whom, from, to, and what the manager had sealed there."""
    world.sit("debrief", SessionKind.DEBRIEF, 30)
    for n, (by, sealed, now, managers) in enumerate(views):
        alias = world.candidate(f"K{n:02d}")
        at = ago(20 - n)
        world.rate(
            "debrief", alias, by, "flows", sealed, revised_value=now, revised_reason="More was seen.", revised_at=at
        )
        if managers is not None and by != "priya":
            world.rate("debrief", alias, "priya", "flows", managers)


TOWARDS, AWAY = ("amara", 2, 4, 4), ("amara", 3, 4, 2)
RANK = ["Every change went the manager’s way; was it evidence or rank?"]


@pytest.mark.parametrize(
    ("views", "says"),
    [
        ([TOWARDS] * 3, RANK),
        ([TOWARDS] * 2, []),
        ([AWAY, TOWARDS, TOWARDS, TOWARDS], RANK),
        ([TOWARDS, TOWARDS, TOWARDS, AWAY], []),
        ([TOWARDS, TOWARDS, ("amara", 2, 3, None), TOWARDS], []),
        ([TOWARDS, TOWARDS, ("priya", 4, 2, 4), TOWARDS], []),
        ([TOWARDS, TOWARDS, ("jonas", 4, 3, 2)], RANK),
    ],
    ids=[
        "three",
        "two",
        "the last three",
        "the last one not",
        "no view of the manager",
        "the manager moved",
        "anybody",
    ],
)
def test_r08_the_last_later_views_of_a_pair(
    world: World, views: list[tuple[str, int, int, int | None]], says: list[str]
) -> None:
    revise(world, *views)
    assert said(world, "R-08") == says


def test_r08_is_about_the_pair_and_counts(world: World) -> None:
    revise(world, *[TOWARDS] * 5)
    (prompt,) = world.standing("R-08")
    assert (prompt.where.partnership, prompt.why) == (
        "pair", "the last 5 later views of this pair all moved towards what Priya had sealed."
    )  # fmt: skip


#


@pytest.mark.parametrize(("days_ago", "says"), [
    (6, ["6 days since the last talk; decide, or tell the candidate when."]),
    (5, []),
])  # fmt: skip
def test_r24_counts_working_days(world: World, days_ago: int, says: list[str]) -> None:
    world.talk(world.candidate("K01"), days_ago)
    assert said(world, "R-24") == says


@pytest.mark.parametrize("status", [s for s in CandidateStatus if s.value in
                                    ("hired", "declined", "withdrawn", "lost", "closed")])  # fmt: skip
def test_r24_is_about_active_candidates(world: World, status: CandidateStatus) -> None:
    world.talk(world.candidate("K01", status), 20)
    assert said(world, "R-24") == []


@pytest.mark.parametrize(
    ("value", "days_ago", "waits"),
    [(HIRE, 8, False), (HIRE, 30, False), (HOLD, 8, False), (HOLD, 30, True), (MORE, 30, True)],
)
def test_r24_a_decision_ends_the_wait_and_an_open_one_from_before_the_talk_does_not(
    world: World, value: DecisionValue, days_ago: float, waits: bool
) -> None:
    world.decide(world.candidate("K01"), value, days_ago)
    world.talk("K01", 20)
    assert bool(said(world, "R-24")) is waits


def test_r24_a_talk_that_lies_ahead_is_nothing_to_wait_after(world: World) -> None:
    world.talk(world.candidate("K01"), -3)
    assert said(world, "R-24") == []


def test_r24_uses_the_threshold_of_the_workspace(world: World) -> None:
    world.add(Setting(key="DECIDE_DAYS", value=10))
    world.talk(world.candidate("K01"), 6)
    assert said(world, "R-24") == []


#


def closed_by_decision(world: World, days_ago: float, value: DecisionValue = NO) -> str:
    alias = world.candidate("K01", CLOSED, closed_at=ago(days_ago))
    world.decide(alias, value, days_ago)
    return alias


@pytest.mark.parametrize(("days_ago", "says"), [
    (49, ["K01 has been waiting 49 days; candour includes timing."]),
    (6, ["K01 has been waiting 6 days; candour includes timing."]),
    (5, []),
])  # fmt: skip
def test_r31_counts_working_days_from_the_decision(world: World, days_ago: int, says: list[str]) -> None:
    world.talk(closed_by_decision(world, days_ago), days_ago + 2)
    assert said(world, "R-31") == says


@pytest.mark.parametrize(("sent", "waits"), [(None, True), (40, False)])
def test_r31_a_message_counts_once_it_is_sent(world: World, sent: float | None, waits: bool) -> None:
    world.talk(closed_by_decision(world, 49), 51)
    world.tell("K01", sent)
    assert bool(said(world, "R-31")) is waits


def test_r31_who_was_only_shortlisted_waits_as_well(world: World) -> None:
    world.sit("short", SessionKind.SHORTLIST, 50, closed_by_decision(world, 49), closed=True)
    assert len(said(world, "R-31")) == 1


def test_r31_nobody_waits_who_was_neither_met_nor_shortlisted(world: World) -> None:
    closed_by_decision(world, 49)
    assert said(world, "R-31") == []


def test_r31_a_hold_is_no_decision_to_tell(world: World) -> None:
    world.talk(closed_by_decision(world, 49, HOLD), 51)
    assert said(world, "R-31") == []


def test_r31_the_last_decision_holds(world: World) -> None:
    world.talk(closed_by_decision(world, 49, HOLD), 51)
    world.decide("K01", NO, 10)
    assert said(world, "R-31") == ["K01 has been waiting 10 days; candour includes timing."]


@pytest.mark.parametrize("status", ["withdrawn", "declined", "lost", "hired", "debriefed"])
def test_r31_is_about_those_a_decision_closed(world: World, status: str) -> None:
    world.talk(closed_by_decision(world, 49), 51)
    world.set(Candidate, "K01", status=CandidateStatus(status))
    assert said(world, "R-31") == []


#


@pytest.mark.parametrize("status", ["hired", "declined", "withdrawn", "lost", "closed"])
def test_r37_the_referrer_hears_how_it_ended(world: World, status: str) -> None:
    world.candidate("K01", CandidateStatus(status), referrer_id="lucia", closed_at=ago(3))
    assert said(world, "R-37") == ["Tell Lucía the outcome and thank them."]


def test_r37_says_the_same_of_a_hire_as_of_who_was_not_taken(world: World) -> None:
    world.candidate("K01", CandidateStatus.HIRED, referrer_id="lucia", closed_at=ago(3))
    assert [prompt.why for prompt in world.standing("R-37")] == [
        "how it ended for K01 is settled, and no word to Lucía is on record."
    ]


def test_r37_not_while_it_lasts(world: World) -> None:
    world.candidate("K01", INTERVIEWING, referrer_id="lucia")
    assert said(world, "R-37") == []


def test_r37_not_once_they_were_told(world: World) -> None:
    world.candidate("K01", CLOSED, referrer_id="lucia", closed_at=ago(3))
    world.add(ReferrerUpdate(candidate_id="K01", referrer_id="lucia", by="amara", at=ago(2)))
    assert said(world, "R-37") == []


# All five


def everything(world: World) -> None:
    """Each of the five rules has something to say."""
    revise(world, *[TOWARDS] * 3)
    for n in range(20):
        world.rate("debrief", world.candidate(f"L{n:02d}"), "jonas", "faults", 3)
    world.talk(world.candidate("M01"), 20)
    world.talk(closed_by_decision_as(world, "M02"), 51)
    world.candidate("M03", CLOSED, referrer_id="lucia")


def closed_by_decision_as(world: World, alias: str) -> str:
    world.candidate(alias, CLOSED, closed_at=ago(49))
    world.decide(alias, NO, 49)
    return alias


RULES = {
    "R-05": Severity.NUDGE,
    "R-08": Severity.NUDGE,
    "R-24": Severity.WARN,
    "R-31": Severity.WARN,
    "R-37": Severity.NUDGE,
}


def test_the_five_speak_and_are_open(world: World) -> None:
    everything(world)
    assert {
        rule: [(p.severity, p.state, p.act) for p in world.standing(rule)] for rule in RULES
    } == {rule: [(severity, State.OPEN, None)] for rule, severity in RULES.items()}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_sent_away_it_is_dismissed(world: World, rule: str) -> None:
    everything(world)
    (prompt,) = world.standing(rule)
    world.add(Dismissal(rule_id=rule, about_id=prompt.about.id, by="amara", at=NOW, reason="We spoke about it."))
    assert [(p.state, p.dismissed and p.dismissed.reason) for p in world.standing(rule)] == [
        (State.DISMISSED, "We spoke about it.")
    ]


def send_away(world: World, rule: str, about: str, days_ago: float) -> None:
    world.add(Dismissal(rule_id=rule, about_id=about, by="amara", at=ago(days_ago), reason="We spoke about it."))


@pytest.mark.parametrize(("days_ago", "state"), [(19, State.OPEN), (17, State.DISMISSED)])
def test_r08_a_reason_covers_the_row_it_was_given_for(world: World, days_ago: float, state: State) -> None:
    revise(world, AWAY, AWAY, *[TOWARDS] * 3)
    send_away(world, "R-08", "pair", days_ago)
    assert [prompt.state for prompt in world.standing("R-08")] == [state]


@pytest.mark.parametrize(("days_ago", "state"), [(21, State.OPEN), (19, State.DISMISSED)])
def test_r24_a_reason_covers_the_wait_it_was_given_for(world: World, days_ago: float, state: State) -> None:
    world.talk(world.candidate("K01"), 20)
    send_away(world, "R-24", "K01", days_ago)
    assert [prompt.state for prompt in world.standing("R-24")] == [state]


@pytest.mark.parametrize(("days_ago", "state"), [(50, State.OPEN), (48, State.DISMISSED)])
def test_r31_a_reason_covers_the_decision_it_was_given_for(world: World, days_ago: float, state: State) -> None:
    world.talk(closed_by_decision(world, 49), 51)
    send_away(world, "R-31", "K01", days_ago)
    assert [prompt.state for prompt in world.standing("R-31")] == [state]


def test_the_file_is_asked_as_often_for_many_candidates_as_for_few(world: World) -> None:
    everything(world)

    def ask(s: object) -> None:
        list(review.standing(s, world.look(s)))

    few = world.questions(ask)
    for n in range(40):
        alias = world.candidate(f"N{n:02d}", CLOSED if n % 2 else INTERVIEWING, referrer_id="lucia")
        world.decide(alias, NO, 40) if n % 2 else None
        world.talk(alias, 41)
    with world.store.read() as s:
        assert len(s.scalars(select(CandidateMessage)).all()) == 0
    assert (world.questions(ask), len(said(world, "R-31"))) == (few, 21)
