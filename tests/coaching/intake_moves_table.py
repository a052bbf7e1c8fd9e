"""The table of the rules about criteria that move after people were met: I-27, I-28, I-29."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from hirepair_desktop.coaching.role_facts import Met, RoleFacts
from hirepair_desktop.model import BriefVersion, Candidate, Criterion, Rating
from hirepair_desktop.model.kinds import CandidateStatus, RatingState, Source, Tier
from tests.coaching.intake_cases import LOCKED, NOW, PRIYA, Case, Change, both, must

FIRST = LOCKED + timedelta(days=5)
LATER = LOCKED + timedelta(days=10)
REASON, FOUR_WORDS = "Two of three needed it.", "Two needed it daily."


def version(n: int, agreed_at: datetime, *criteria: Criterion, **columns: Any) -> BriefVersion:
    """A version as it was agreed."""
    return BriefVersion(
        role_id="ROLE0000", n=n, agreed_at=agreed_at, hash="", body={"criteria": [kept(c) for c in criteria]}, **columns
    )


def kept(criterion: Criterion, **changed: Any) -> dict[str, Any]:
    """A criterion as a version keeps it."""
    keys = ("id", "label", "definition", "tier", "weight", "anchors", "change_reason")
    return {**{key: getattr(criterion, key) for key in keys}, **changed}


def met_first(facts: RoleFacts) -> None:
    """Somebody was met five days after the lock."""
    facts.role.first_rated_at = FIRST
    facts.versions = [version(1, LOCKED, *facts.criteria)]


def moved(**columns: Any) -> Change:
    """People were met, then the first must changed."""

    def change(facts: RoleFacts) -> None:
        met_first(facts)
        for key, value in columns.items():
            setattr(facts.criteria[0], key, value)

    return change


def added(**columns: Any) -> Change:
    """People were met, then a must was added, ten days after the lock."""

    def change(facts: RoleFacts) -> None:
        met_first(facts)
        late = must(3, **{"label": "Animation", "added_at": LATER, **columns})
        facts.criteria = [*facts.criteria, late]
        for stage in facts.stages:
            stage.criteria = [*stage.criteria, late]

    return change


def agreed_at_once(facts: RoleFacts) -> None:
    """A second version takes the live criteria in as they are."""
    facts.versions = [*facts.versions, version(2, LATER + timedelta(hours=1), *facts.criteria)]


def agreed_then_given_a_reason(facts: RoleFacts) -> None:
    """A version took a must in without a reason, which came later."""
    added()(facts)
    agreed_at_once(facts)
    facts.criteria[-1].change_reason = REASON


def agreed_as_met(facts: RoleFacts) -> None:
    """What was agreed as the first person was met is what they were met with."""
    facts.criteria[0].weight = 3
    met_first(facts)
    facts.versions = [version(1, LOCKED, must(1), must(2)), version(2, FIRST, *facts.criteria)]


def reason_of_old(facts: RoleFacts) -> None:
    """The reason there is was for an earlier change, before anybody was met."""
    facts.criteria[0].change_reason = REASON
    met_first(facts)
    facts.criteria[0].weight = 3


def taken_out(facts: RoleFacts) -> None:
    """The row of an agreed must is gone."""
    met_first(facts)
    facts.criteria = facts.criteria[1:]


def first_ahead(facts: RoleFacts) -> None:
    """The first talk is still ahead."""
    moved(weight=2)(facts)
    facts.role.first_rated_at = NOW + timedelta(days=1)


def candidate(alias: str, status: CandidateStatus = CandidateStatus.INTERVIEWING, **columns: Any) -> Candidate:
    """A candidate of the role."""
    return Candidate(
        id=f"{alias:0<8}", role_id="ROLE0000", alias=alias, source=Source.APPLIED, status=status, **columns
    )


def met(who: Mapping[str, datetime | None], **columns: Any) -> Change:
    """Who was interviewed first when, all with the same other columns."""
    return lambda facts: setattr(facts, "met", [Met(candidate(alias, **columns), at) for alias, at in who.items()])


def rated(who: Mapping[str, int | RatingState], criterion: int = -1) -> Change:
    """How people were rated on a criterion: a value, or why there is none."""

    def change(facts: RoleFacts) -> None:
        facts.ratings = [
            Rating(
                candidate_id=f"{alias:0<8}", criterion_id=facts.criteria[criterion].id, session_id="DEBRIEF0",
                rater_id=PRIYA.id, revealed_at=NOW,
                state=value if isinstance(value, RatingState) else RatingState.RATED,
                value=None if isinstance(value, RatingState) else value,
            )
            for alias, value in who.items()
        ]  # fmt: skip

    return change


def revised(to: int) -> Change:
    """Every rating was revised after the reveal."""
    return lambda facts: [setattr(rating, "revised_value", to) for rating in facts.ratings]


def was_nice(facts: RoleFacts) -> None:
    """The first must was a nice-to-have when people were first met."""
    met_first(facts)
    others = [kept(criterion) for criterion in facts.criteria[1:]]
    facts.versions[0].body = {"criteria": [kept(facts.criteria[0], tier="nice"), *others]}


BEFORE, AFTER = FIRST, LATER + timedelta(days=1)
CLOSED = CandidateStatus.CLOSED
NOT_ASKED, NOT_SHOWN = RatingState.NOT_ASKED, RatingState.NOT_SHOWN

MOVING = "Criteria are moving after you met people; write what you learned that justifies it."
NEVER = "Earlier candidates were never tested on “Animation”; go back or drop it."
ONE_ONLY = "This new must suits one person only; would you have written it before meeting them?"
TWO_MET = met({"K11": BEFORE, "K12": BEFORE})

SPEAKS = [
    Case("I-27", "added", added(), (MOVING,)),
    Case("I-27", "four words", added(change_reason=FOUR_WORDS), (MOVING,)),
    Case("I-27", "retired", moved(retired_at=LATER), (MOVING,)),
    Case("I-27", "tier", moved(tier=Tier.LEARN), (MOVING,)),
    Case("I-27", "weight", moved(weight=2), (MOVING,)),
    Case("I-27", "taken out", taken_out, (MOVING,)),
    Case("I-27", "two, once", both(added(), lambda facts: setattr(facts.criteria[0], "weight", 2)), (MOVING,)),
    Case("I-27", "an old reason", reason_of_old, (MOVING,)),
    Case("I-27", "agreed without a reason", both(added(), agreed_at_once), (MOVING,)),
    Case("I-28", "met before", both(added(), met({"K11": BEFORE})), (NEVER,)),
    Case("I-28", "not asked", both(added(), met({"K11": BEFORE}), rated({"K11": NOT_ASKED})), (NEVER,)),
    Case("I-29", "a 3 and a 2", both(added(), TWO_MET, rated({"K11": 3, "K12": 2})), (ONE_ONLY,)),
    Case("I-29", "a 4 and nothing", both(added(), TWO_MET, rated({"K11": 4})), (ONE_ONLY,)),
    Case("I-29", "a 4 and not shown", both(added(), TWO_MET, rated({"K11": 4, "K12": NOT_SHOWN})), (ONE_ONLY,)),
    Case("I-29", "raised", both(was_nice, TWO_MET, rated({"K11": 3, "K12": 1}, criterion=0)), (ONE_ONLY,)),
    Case("I-29", "revised", both(added(), TWO_MET, rated({"K11": 4, "K12": 2}), lambda facts: setattr(
        facts.ratings[1], "revised_value", 1)), (ONE_ONLY,)),
]  # fmt: skip
"""What holds now."""

SILENT = [
    Case("I-27", "nobody met yet", lambda facts: setattr(facts, "versions", [version(1, LOCKED, must(1))])),
    Case("I-27", "the first talk is ahead", first_ahead),
    Case("I-27", "five words", added(change_reason=REASON)),
    Case("I-27", "agreed for a reason", both(added(change_reason=REASON), agreed_at_once)),
    Case("I-27", "agreed in the minute somebody was met", agreed_as_met),
    Case("I-27", "added before anybody was met", added(added_at=FIRST - timedelta(hours=1))),
    Case("I-27", "before the lock", both(added(), lambda facts: setattr(facts, "versions", []))),
    Case("I-27", "words of a definition", moved(definition="Draws it, and says who is told.")),
    Case("I-27", "retired for a reason", moved(retired_at=LATER, change_reason=REASON)),
    Case("I-28", "rated only", both(added(), met({"K11": None}), rated({"K11": NOT_ASKED}))),
    Case("I-28", "nothing written yet", both(added(label=" ", definition=""), met({"K11": BEFORE}))),
    Case("I-28", "met in that minute", both(added(), met({"K11": LATER}))),
    Case("I-28", "met after", both(added(), met({"K11": AFTER}))),
    Case("I-28", "closed before", both(added(), met({"K11": BEFORE}, status=CLOSED, closed_at=FIRST))),
    Case("I-28", "added before anybody was met", both(added(added_at=LOCKED), met({"K11": BEFORE}))),
    Case("I-29", "two threes", both(added(), TWO_MET, rated({"K11": 3, "K12": 3}))),
    Case("I-29", "a 2", both(added(), TWO_MET, rated({"K11": 2, "K12": 1}))),
    Case("I-29", "one person alone", both(added(), met({"K11": BEFORE}), rated({"K11": 4}))),
    Case("I-29", "the other is closed", both(
        added(), lambda facts: setattr(facts, "met", [
            Met(candidate("K11"), BEFORE), Met(candidate("K12", CLOSED, closed_at=NOW), BEFORE)]),
        rated({"K11": 4, "K12": 2}))),
    Case("I-29", "both revised to 3", both(added(), TWO_MET, rated({"K11": 3, "K12": 2}), revised(3))),
    Case("I-29", "a must of old", both(met_first, TWO_MET, rated({"K11": 4, "K12": 2}, criterion=0))),
    Case("I-29", "not a must", both(added(tier=Tier.NICE), TWO_MET, rated({"K11": 4, "K12": 2}))),
]  # fmt: skip

RESOLVED = [
    Case("I-27", "given a reason since", agreed_then_given_a_reason, (MOVING,)),
    Case("I-28", "retired", both(added(retired_at=AFTER, change_reason=REASON), met({"K11": BEFORE})), (NEVER,)),
    Case("I-28", "tested since", both(added(), met({"K11": BEFORE}), rated({"K11": 2})), (NEVER,)),
    Case("I-28", "asked since", both(added(), met({"K11": BEFORE}), rated({"K11": NOT_SHOWN})), (NEVER,)),
    Case("I-28", "closed since", both(added(), met({"K11": BEFORE}, status=CLOSED, closed_at=AFTER)), (NEVER,)),
]
"""What a record shows held once and holds no longer."""
