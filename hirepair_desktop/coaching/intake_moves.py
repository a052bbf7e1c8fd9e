"""Rules about criteria that move after people were met (METHOD 0.1, 4; C.1: I-27, I-28, I-29).

What moved is told against the version that held when the first of them was met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hirepair_desktop.coaching.prompt import About, Act, Severity
from hirepair_desktop.coaching.role_facts import Met, RoleFacts, held_in, title
from hirepair_desktop.coaching.rule import Found, few, named, rule
from hirepair_desktop.model import BriefVersion, Criterion
from hirepair_desktop.model.criterion_moves import REASON_WORDS, Move, is_after, move_of
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import RatingState, Tier
from hirepair_desktop.model.word_count import words
from hirepair_desktop.text import bare_day, local

PASS = 3
"""METHOD I-29: a 3 or a 4 meets what was agreed."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A criterion that moved without a reason, and since when it stands as it stands now."""

    label: str
    since: datetime


def _need(made: Mapping[str, Any] | None) -> tuple[str, int] | None:
    """How much a version wants a criterion; None when it does not have it."""
    return (str(made.get("tier", "")), int(made.get("weight", 1))) if made is not None else None


def _need_now(criterion: Criterion | None) -> tuple[str, int] | None:
    if criterion is None or criterion.retired_at is not None:
        return None
    return Tier(criterion.tier).value, criterion.weight


def _reason(said: str, before: Mapping[str, Any] | None) -> str:
    """A reason written since; the one the version had already was for something else."""
    return "" if before is not None and said == before.get("change_reason") else said


def moved_without_reason(facts: RoleFacts) -> list[Moved]:
    """The criteria that stand elsewhere than when people were first met, and do not say why."""
    versions, held = facts.versions_since_met, facts.held_when_met
    if not versions:
        return []
    found = []
    for criterion in facts.criteria:
        move = move_of(criterion, held, facts.first)
        if move and words(_reason(criterion.change_reason, held.get(criterion.id))) < REASON_WORDS:
            at = {Move.ADDED: criterion.added_at, Move.RETIRED: criterion.retired_at}.get(move)
            since = _stands_since(criterion.id, _need_now(criterion), versions)
            found.append(Moved(title(criterion), max(since, at or since)))
    known = {criterion.id for criterion in facts.criteria}
    gone = {key: made for key, made in held.items() if key not in known}
    found += [Moved(str(made.get("label", "")), _stands_since(key, None, versions)) for key, made in gone.items()]
    return [moved for moved in found if moved.label]


def _stands_since(criterion_id: str, now: tuple[str, int] | None, versions: list[BriefVersion]) -> datetime:
    """When the last version was agreed that had this criterion otherwise; the draft began then."""
    for version in reversed(versions):
        if _need(held_in(version).get(criterion_id)) != now:
            return version.agreed_at
    return versions[0].agreed_at


def once_without_reason(facts: RoleFacts) -> list[str]:
    """The criteria that a version agreed after people were met took in or moved without saying why."""
    labels: dict[str, str] = {}
    for version in facts.versions_since_met[1:]:
        for key, made in held_in(version).items():
            before = facts.held_when_met.get(key)
            reason = _reason(str(made.get("change_reason", "")), before)
            if _need(before) != _need(made) and words(reason) < REASON_WORDS:
                labels[key] = str(made.get("label", ""))
    return list(labels.values())


@rule(
    "I-27", Severity.BLOCK, Habit.CANDOUR,
    "Criteria are moving after you met people; write what you learned that justifies it.",
    "{labels} moved since the first talk or reveal on {day}, and the reason has fewer than {least} words.",
    "[UC05]",
    act=Act.AGREE_CHANGES,
)  # fmt: skip
def moving_criteria(facts: RoleFacts) -> Iterator[Found]:
    """Criteria added, retired or needed differently since people were met, without a reason. Once a role: one
    reason opens the act. What was sent away stays away until something else moves."""
    first = facts.first
    if first is None:
        return
    moved = moved_without_reason(facts)
    gone = facts.look.dismissed("I-27", About("role", facts.role.id), facts.where)
    fresh = [one for one in moved if gone is None or one.since > gone.at] or moved
    labels = [one.label for one in fresh] or once_without_reason(facts)
    if labels:
        values = {
            "labels": few([f"“{named(label)}”" for label in labels]),
            "day": bare_day(local(first).date()),
            "least": REASON_WORDS,
        }
        since = max((one.since for one in fresh), default=None)
        yield Found(facts.role, "role", "criteria", values, over=not moved, since=since)


@rule(
    "I-28", Severity.WARN, Habit.CANDOUR,
    "Earlier candidates were never tested on “{label}”; go back or drop it.",
    "interviewed before it was added, and without a rating on it: {who}.",
    "[UC05]",
)  # fmt: skip
def never_tested(facts: RoleFacts) -> Iterator[Found]:
    """A criterion that came after somebody was interviewed who has no rating on it."""
    for criterion in facts.criteria:
        if not is_after(criterion.added_at, facts.first) or not title(criterion):
            continue
        tested = {r.candidate_id for r in facts.ratings if r.criterion_id == criterion.id and _is_tested(r.state)}
        before = [met for met in facts.met if _was_met_before(met, criterion)]
        waiting = [met for met in before if met.is_active and met.candidate.id not in tested]
        over = criterion.retired_at is not None or not waiting
        if before:
            who = few([met.candidate.alias for met in (before if over else waiting)])
            yield Found(criterion, "criterion", "criteria", {"label": named(title(criterion)), "who": who}, over=over)


def _is_tested(state: RatingState) -> bool:
    """Not asked is not tested; asked and not shown is (METHOD 0.3)."""
    return state is not RatingState.NOT_ASKED


def _was_met_before(met: Met, criterion: Criterion) -> bool:
    """Whether somebody was interviewed before a criterion came, and was still in play when it did."""
    added, closed = criterion.added_at, met.candidate.closed_at
    if added is None or met.first_at is None or met.first_at >= added:
        return False
    return closed is None or closed > added


@rule(
    "I-29", Severity.WARN, Habit.CANDOUR,
    "This new must suits one person only; would you have written it before meeting them?",
    "of the people you met only {alias} has a 3 or a 4 on “{label}”, a must since then.",
    "[UC05]",
)  # fmt: skip
def suits_one(facts: RoleFacts) -> Iterator[Found]:
    """A must made after people were met, on which one of them alone does well."""
    active = [met for met in facts.met if met.is_active]
    for must in facts.musts:
        if not facts.is_late(must):
            continue
        good = {
            r.candidate_id for r in facts.ratings
            if r.criterion_id == must.id and (r.revised_value or r.value or 0) >= PASS
        }  # fmt: skip
        suited = [met for met in active if met.candidate.id in good]
        if len(suited) == 1 and len(active) > 1:
            values = {"alias": suited[0].candidate.alias, "label": named(title(must))}
            yield Found(must, "criterion", "criteria", values)


RULES = (moving_criteria, never_tested, suits_one)
