"""Standing rules about how pairs work together (METHOD C.5: P-06 to P-10, P-12, P-14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from hirepair_desktop.coaching.days import midnight
from hirepair_desktop.coaching.partnership_facts import LAST_SESSIONS, RECENT_DAYS, PairFacts, about
from hirepair_desktop.coaching.prompt import Severity, Where
from hirepair_desktop.coaching.role_facts import OVER
from hirepair_desktop.coaching.rule import Found, rule
from hirepair_desktop.insights.calibration import calibration
from hirepair_desktop.model import PowerEntry
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import ChallengeResult
from hirepair_desktop.text import day

DEBATED = 3
"""So many challenges without a change (P-07)."""

WITHIN_ONE, BIAS = 0.8, 0.5
"""Fewer pairs within one point, or a mean difference of so much, and the scale is read differently (P-08)."""

MOVED_AWAY, POWER_DAYS = 2, 60
"""So many entries of the power log of one role in so many days (P-09)."""

MOST_TALKS, FEWEST_TALKS = 0.7, 8
"""One person in this share of the interviews, and in at least so many (P-10)."""


@rule(
    "P-06", Severity.NUDGE, Habit.CANDOUR,
    "{n} days without feedback between you.",
    "a role of yours is open; the last feedback session was on {day}.",
    "article S26",
)  # fmt: skip
def no_feedback(facts: PairFacts) -> Iterator[Found]:
    """A pair that hires together and has not given feedback for long; without any, since the pair began."""
    gap, hiring = facts.look.limit("FEEDBACK_GAP"), facts.hiring()
    for pair in facts.pairs:
        last = facts.feedback.get(pair.id)
        since = last.date() if last is not None else pair.started_on
        n = (facts.look.today - since).days
        if n > gap and pair.id in hiring:
            why = "" if last is not None else "a role of yours is open; there was no feedback session since {day}."
            values = {"n": n, "day": day(since)}
            begun = midnight(since + timedelta(days=gap))
            yield Found(pair, "partnership", "feedback", values, why=why, where=about(pair), since=begun)


@rule(
    "P-07", Severity.NUDGE, Habit.CANDOUR,
    "Debate without movement; is either of you open?",
    "{n} challenges in your last {sessions} sessions, and none ended in a change.",
    "article S28",
)  # fmt: skip
def nothing_moved(facts: PairFacts) -> Iterator[Found]:
    """Challenges, session after session, none of which changed anything."""
    for pair in facts.pairs:
        debate = facts.debates.get(pair.id)
        if debate is None or len(debate.challenges) < DEBATED:
            continue
        if all(challenge.result is not ChallengeResult.CHANGED for challenge in debate.challenges):
            values = {"n": len(debate.challenges), "sessions": LAST_SESSIONS}
            yield Found(pair, "partnership", "challenges", values, where=about(pair), since=debate.closed_at)


@rule(
    "P-08", Severity.NUDGE, Habit.CANDOUR,
    "You read the scale differently; redo the anchors with one past case.",
    "{k} of {n} pairs of scores lie within one point, and the mean difference is {bias}.",
    "§D4",
)  # fmt: skip
def scale_differs(facts: PairFacts) -> Iterator[Found]:
    """Two who do not read the scale alike."""
    fewest = facts.look.limit("MIN_N")
    for pair in facts.pairs:
        found = calibration(facts.grids.get(pair.id, {}), candidates=0)
        if found.n < fewest or found.bias is None:
            continue
        within = found.within_one.k / found.n
        if within < WITHIN_ONE or abs(found.bias) >= BIAS:
            values = {"k": found.within_one.k, "n": found.n, "bias": f"{found.bias:+.2f}".replace("-", "−")}
            yield Found(pair, "partnership", "calibration", values, where=about(pair))


@rule(
    "P-09", Severity.WARN, Habit.FREEDOM,
    "Decisions keep moving away from you two; speak with the sponsor.",
    "the power log of {role} has {n} entries within {days} days.",
    "article S20",
)  # fmt: skip
def power_moves(facts: PairFacts) -> Iterator[Found]:
    """Owner, range or decision of a role moved and moved; over when the log has been quiet since."""
    for role in facts.roles:
        log = [entry for entry in facts.power if entry.role_id == role.id]
        span = timedelta(days=POWER_DAYS)
        recent = [entry for entry in log if timedelta() <= facts.look.now - entry.at <= span]
        counted = recent if len(recent) >= MOVED_AWAY else _once(log, span)
        if len(counted) >= MOVED_AWAY:
            values = {"role": role.title or role.code, "n": len(counted), "days": POWER_DAYS}
            place = Where(role=role.id, partnership=role.partnership_id)
            over = counted is not recent
            yield Found(role, "role", "power", values, where=place, since=counted[-1].at, over=over)


def _once(log: Sequence[PowerEntry], span: timedelta) -> list[PowerEntry]:
    """The latest entries of a log that lay so close together once."""
    for first, second in zip(reversed(log[:-1]), reversed(log[1:]), strict=True):
        if second.at - first.at <= span:
            return [first, second]
    return []


@rule(
    "P-10", Severity.NUDGE, Habit.EMPATHY,
    "Recruiting rests on {name}; share it.",
    "{name} was in {k} of {n} interviews held for {role}.",
    "article S05",
)  # fmt: skip
def rests_on_one(facts: PairFacts) -> Iterator[Found]:
    """One person who holds most of the interviews of a role; over with the role."""
    for role in facts.roles:
        talks = facts.talks.get(role.id)
        if talks is None or not talks.by_person:
            continue
        k, person = max((n, person) for person, n in talks.by_person.items())
        if k >= FEWEST_TALKS and k >= MOST_TALKS * talks.n:
            values = {"name": facts.name(person), "k": k, "n": talks.n, "role": role.title or role.code}
            place = Where(role=role.id, partnership=role.partnership_id)
            yield Found(role, "role", "stages", values, where=place, over=role.status in OVER)


@rule(
    "P-12", Severity.WARN, Habit.EMPATHY,
    "Time to erase or justify keeping {alias}'s notes.",
    "{alias} was closed on {day}, more than {months} months ago.",
    "[ICO]",
)  # fmt: skip
def kept_too_long(facts: PairFacts) -> Iterator[Found]:
    """A candidate whose notes are kept longer than agreed."""
    months = facts.look.limit("RETENTION_MONTHS")
    pairs = {role.id: role.partnership_id for role in facts.roles}
    for old in facts.old:
        values = {"alias": old.alias, "day": day(old.closed_at.date()), "months": months}
        place = Where(role=old.role_id, candidate=old.id, partnership=pairs.get(old.role_id))
        yield Found(old, "candidate", "closed_at", values, where=place)


@rule(
    "P-14", Severity.NUDGE, Habit.FREEDOM,
    "What could each of you hand over to the other?",
    "no trust was extended since {day}.",
    "article S23",
)  # fmt: skip
def no_trust(facts: PairFacts) -> Iterator[Found]:
    """A pair at work in which nobody has handed anything over for ninety days."""
    at_work = facts.met | facts.hiring()
    for pair in facts.pairs:
        last = facts.trust.get(pair.id)
        since = last.date() if last is not None else pair.started_on
        if pair.id in at_work and (facts.look.today - since).days > RECENT_DAYS:
            why = "" if last is not None else "the two of you began on {day}, and no trust is noted yet."
            begun = midnight(since + timedelta(days=RECENT_DAYS))
            values = {"day": day(since)}
            yield Found(pair, "partnership", "trust", values, why=why, where=about(pair), since=begun)


RULES = (
    no_feedback, nothing_moved, scale_differs, power_moves, rests_on_one, kept_too_long, no_trust,
)  # fmt: skip
"""In the order of METHOD C.5."""
