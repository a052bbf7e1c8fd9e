"""The rules about candidates and raters that stand always (METHOD 0.5): R-05, R-08, R-24, R-31, R-37.

They are read over the whole workspace, by as many questions for ten thousand candidates as for ten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile

from hirepair_desktop.coaching.prompt import About, Severity, Where
from hirepair_desktop.coaching.rule import Found, Look, named, rule
from hirepair_desktop.model import Candidate, Partnership
from hirepair_desktop.model.feedback_links import working_days
from hirepair_desktop.model.form import Habit
from hirepair_desktop.text import local

LAST_VALUES = 20
"""So many of a rater's last values are looked at (METHOD C.2, R-05)."""

ONE_VALUE = 0.8
"""The share of one value among them (METHOD C.2, R-05)."""

IN_A_ROW = 3
"""So many later views in a row, all one way (METHOD C.2, R-08)."""

WAITED = "{n} days since the last talk; decide, or tell the candidate when."
WAITED_WHY = "more than {most} working days went by after the last talk without a decision."
"""R-24, while it stands and once it is over."""

UNTOLD = "{alias} has been waiting {n} days; candour includes timing."
UNTOLD_WHY = "more than {most} working days went by after the decision without a message."
"""R-31, while it stands and once it is over."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A candidate who waits, since when, and the pair that owes the next step."""

    candidate: Candidate
    partnership_id: str
    since: datetime | None = None

    @property
    def where(self) -> Where:
        """The place of a prompt about this candidate."""
        return Where(self.candidate.role_id, self.candidate.id, self.partnership_id)


@dataclass(frozen=True, slots=True)
class LaterView:
    """A value that was changed after a reveal, beside what the manager had sealed on the same criterion.

    `managers` is None where the manager rated nothing there, or where the later view is the manager's own.
    """

    sealed: int
    now: int
    managers: int | None
    at: datetime | None = None

    @property
    def went_to_manager(self) -> bool:
        """Whether it came nearer to the manager's sealed value."""
        return self.managers is not None and abs(self.now - self.managers) < abs(self.sealed - self.managers)


@dataclass(slots=True)
class StandingFacts:
    """What stands in the whole workspace.

    `values` are a rater's last values and how often each was given. `later` are the later views of a pair in the
    order in which they were written. `undecided`, `untold` and `unthanked` are the candidates for whom a next step
    is missing: a decision, a message, a word to the referrer.
    """

    look: Look
    names: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    later: Sequence[tuple[Partnership, Sequence[LaterView]]] = ()
    undecided: Sequence[Waiting] = ()
    untold: Sequence[Waiting] = ()
    unthanked: Sequence[Waiting] = ()

    def days(self, since: datetime) -> tuple[int, int]:
        """Days and working days from a moment to today."""
        first = local(since).date()
        return (self.look.today - first).days, working_days(first, self.look.today)


@rule(
    "R-05", Severity.NUDGE, Habit.CANDOUR,
    "You give {v} most of the time; the anchors may need sharpening.",
    "{n} of the last {all} values of {name} are a {v}.",
    "HD",
)  # fmt: skip
def one_value_only(facts: StandingFacts) -> Iterator[Found]:
    """A rater whose last twenty values are nearly all the same."""
    for rater, values in facts.values.items():
        seen = sum(values.values())
        value, n = max(values.items(), key=lambda entry: (entry[1], -entry[0]), default=(0, 0))
        if seen >= LAST_VALUES and n >= ONE_VALUE * seen:
            named_values = {"v": value, "n": n, "all": seen, "name": facts.names.get(rater, "")}
            yield Found(About("person", rater), "person", "value", named_values)


@rule(
    "R-08", Severity.NUDGE, Habit.CANDOUR,
    "Every change went the manager’s way; was it evidence or rank?",
    "the last {n} later views of this pair all moved towards what {name} had sealed.",
    "[SIGNAL] anchoring",
)  # fmt: skip
def always_the_managers_way(facts: StandingFacts) -> Iterator[Found]:
    """Three or more later views in a row that all moved towards the manager's sealed value."""
    for pair, later in facts.later:
        row = list(takewhile(lambda view: view.went_to_manager, reversed(later)))
        if len(row) >= IN_A_ROW:
            values = {"n": len(row), "name": facts.names.get(pair.manager_id, "")}
            yield Found(
                pair, "partnership", "revision", values, where=Where(partnership=pair.id), since=row[-1].at
            )  # fmt: skip


@rule("R-24", Severity.WARN, Habit.EMPATHY, WAITED, WAITED_WHY, "[LEVER-SLA][GOJOB 48/72 h]")
def waits_for_decision(facts: StandingFacts) -> Iterator[Found]:
    """An active candidate with a talk held, no decision, and more working days than promised."""
    most = facts.look.limit("DECIDE_DAYS")
    for one in facts.undecided:
        n, working = facts.days(one.since) if one.since is not None else (0, 0)
        if working > most:
            values = {"n": n, "most": most}
            yield Found(one.candidate, "candidate", "decision", values, where=one.where, since=one.since)


@rule("R-31", Severity.WARN, Habit.EMPATHY, UNTOLD, UNTOLD_WHY, "article S40")
def waits_for_message(facts: StandingFacts) -> Iterator[Found]:
    """A candidate closed by a decision who was not told within the promised working days."""
    most = facts.look.limit("MESSAGE_DAYS")
    for one in facts.untold:
        n, working = facts.days(one.since) if one.since is not None else (0, 0)
        if working > most:
            values = {"alias": named(one.candidate.alias), "n": n, "most": most}
            yield Found(one.candidate, "candidate", "message", values, where=one.where, since=one.since)


@rule(
    "R-37", Severity.NUDGE, Habit.EMPATHY,
    "Tell {referrer} the outcome and thank them.",
    "how it ended for {alias} is settled, and no word to {referrer} is on record.",
    "article S05",
)  # fmt: skip
def referrer_not_told(facts: StandingFacts) -> Iterator[Found]:
    """A candidate whose search ended, and nobody told who referred them."""
    for one in facts.unthanked:
        referrer = facts.names.get(one.candidate.referrer_id or "", "")
        values = {"referrer": referrer, "alias": named(one.candidate.alias)}
        yield Found(one.candidate, "candidate", "referrer_id", values, where=one.where)


RULES = (one_value_only, always_the_managers_way, waits_for_decision, waits_for_message, referrer_not_told)
