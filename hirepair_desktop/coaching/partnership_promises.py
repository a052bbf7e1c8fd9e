"""Standing rules about what people promised each other (METHOD C.5: P-01, P-02, P-05, P-13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from hirepair_desktop.coaching.days import midnight
from hirepair_desktop.coaching.partnership_facts import PROMISE_DAYS, RECENT_DAYS, Owed, PairFacts, Pledge, about
from hirepair_desktop.coaching.prompt import Severity, Where
from hirepair_desktop.coaching.rule import Found, named, rule
from hirepair_desktop.insights.kept import kept_rate
from hirepair_desktop.insights.share import FEWEST_FOR_A_RATE
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.text import day

MOVED = 2
"""Moved so often, it is too big or not meant (P-02)."""

KEPT = 0.6
"""A kept rate below this (P-05)."""

MISSED = 3
"""So many promises of one side missed (P-13)."""


def _place(pledge: Pledge) -> Where:
    return Where(role=pledge.role_id, partnership=pledge.partnership_id, session=pledge.commitment.session_id)


@rule(
    "P-01", Severity.WARN, Habit.FREEDOM,
    "Past due by {n} days: done, new date, or let go?",
    "{owner} promised “{text}” for {due}.",
    "HD",
)  # fmt: skip
def past_due(facts: PairFacts) -> Iterator[Found]:
    """A commitment that is open after its day."""
    for pledge in facts.pledges:
        made = pledge.commitment
        if made.status is CommitmentStatus.OPEN and made.due is not None and made.due < facts.look.today:
            n = (facts.look.today - made.due).days
            values = {"n": n, "owner": facts.name(made.owner_id), "text": named(made.text), "due": day(made.due)}
            one = "Past due by {n} day: done, new date, or let go?" if n == 1 else ""
            since = midnight(made.due + timedelta(days=1))
            yield Found(made, "commitment", "due", values, message=one, where=_place(pledge), since=since)


@rule(
    "P-02", Severity.WARN, Habit.CANDOUR,
    "Moved twice; make it smaller or drop it honestly.",
    "“{text}” of {owner} was moved {n} times.",
    "HD",
)  # fmt: skip
def moved_twice(facts: PairFacts) -> Iterator[Found]:
    """An open commitment that was moved and moved."""
    for pledge in facts.pledges:
        made = pledge.commitment
        if made.status is CommitmentStatus.OPEN and made.moves >= MOVED:
            values = {"n": made.moves, "owner": facts.name(made.owner_id), "text": named(made.text)}
            often = "Moved {n} times; make it smaller or drop it honestly." if made.moves > MOVED else ""
            yield Found(made, "commitment", "due", values, message=often, where=_place(pledge))


@rule(
    "P-05", Severity.WARN, Habit.FREEDOM,
    "Fewer promises, kept, build more trust.",
    "{k} of {n} that fell due in the last {days} days were kept on their first day.",
    "§D2; HD",
)  # fmt: skip
def few_kept(facts: PairFacts) -> Iterator[Found]:
    """A pair that keeps too few of its commitments."""
    since = facts.look.today - timedelta(days=RECENT_DAYS)
    pledged = facts.pledged()
    for pair in facts.pairs:
        made = pledged.get(pair.id, [])
        share = kept_rate(made, facts.look.today, since).share
        if share.n >= FEWEST_FOR_A_RATE and share.rate is not None and share.rate < KEPT:
            last = max(each.first_due for each in made if each.first_due and each.first_due <= facts.look.today)
            values = {"k": share.k, "n": share.n, "days": RECENT_DAYS}
            yield Found(pair, "partnership", "commitments", values, where=about(pair), since=midnight(last))


@rule(
    "P-13", Severity.WARN, Habit.FREEDOM,
    "{name} missed {promise} three times: change the promise or the load.",
    "it fell due in the last {days} days and was late, or not met, {n} times.",
    "[LEVER-SLA]",
)  # fmt: skip
def promise_missed(facts: PairFacts) -> Iterator[Found]:
    """One side of a pair that missed its standing promises three times in a month."""
    sides: dict[tuple[str, str], list[Owed]] = {}
    for owed in facts.owed:
        if was_missed(owed, facts.look.now):
            sides.setdefault((owed.partnership_id, owed.promise.from_id), []).append(owed)
    for (pair_id, person), missed in sides.items():
        if len(missed) < MISSED:
            continue
        said = [owed.promise.text for owed in missed]
        most = max(missed, key=lambda owed: said.count(owed.promise.text))
        values = {"name": facts.name(person), "promise": f"“{named(most.promise.text)}”", "n": len(missed)}
        same = said.count(most.promise.text) == MISSED == len(missed)
        place = Where(role=most.promise.role_id, partnership=pair_id)
        since = max(owed.event.due_at for owed in missed)
        yield Found(
            most.promise, "promise", "promises", {**values, "days": PROMISE_DAYS}, where=place, since=since,
            message="" if same else OFTEN, why="" if same else OFTEN_WHY,
        )  # fmt: skip


OFTEN = "{name} missed {n} promises, {promise} most: change the promise or the load."
OFTEN_WHY = "{n} standing promises of {name} fell due in the last {days} days and were late, or not met."


def was_missed(owed: Owed, now: datetime) -> bool:
    """Whether a standing promise was met late, or is still not met."""
    met = owed.event.met_at
    return owed.event.due_at < now if met is None else met > owed.event.due_at


RULES = (past_due, moved_twice, few_kept, promise_missed)
"""In the order of METHOD C.5."""
