"""What a rule is: a small function that finds things to speak about, with its words, its weight and its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as kept
from datetime import date, datetime
from typing import Any, Generic, Protocol, TypeVar

from hirepair_desktop.coaching.prompt import About, Act, Dismissed, Prompt, Severity, State, Where
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.word_matching import WordLists
from hirepair_desktop.text import _, joined, ngettext


class Thing(Protocol):
    """A row of the model, or something shaped like one."""

    id: str
    seq: int


@dataclass(frozen=True, slots=True)
class Found:
    """One thing a rule speaks about: a row or an `About`, the field to go to, the words of its message.

    `values` fill the rule's message and why. `severity`, `act`, `message` and `why` replace the rule's own.
    `over` says that a record shows the rule once held and no longer does. `where` narrows the place. `since` is
    when this began to hold: what was sent away before it was about something else.
    """

    about: Thing | About
    kind: str = ""
    field: str = ""
    values: Mapping[str, object] = kept(default_factory=dict)
    severity: Severity | None = None
    act: Act | None = None
    message: str = ""
    why: str = ""
    over: bool = False
    where: Where | None = None
    since: datetime | None = None


NAME_LETTERS = 80


def named(text: str) -> str:
    """Somebody's words as a message quotes them: one line, shortened when long."""
    line = " ".join(text.split())
    return line if len(line) <= NAME_LETTERS else line[: NAME_LETTERS - 1].rstrip() + "…"


MOST_NAMES = 3


def few(names: Sequence[str]) -> str:
    """Names as a prompt lists them: the first three, and how many more."""
    left = len(names) - MOST_NAMES
    more = [ngettext("{n} more", "{n} more", left).format(n=left)] if left > 0 else []
    return joined([*names[:MOST_NAMES], *more])


F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Rule(Generic[F]):
    """A rule of METHOD C. `message` and `why` are message ids with `{places}`; `find` is pure."""

    id: str
    severity: Severity
    act: Act | None
    habit: Habit
    message: str
    why: str
    source: str
    can_dismiss: bool
    find: Callable[[F], Iterable[Found]]


def rule(
    id: str, severity: Severity, habit: Habit, message: str, why: str, source: str,
    act: Act | None = None, can_dismiss: bool = True,
) -> Callable[[Callable[[F], Iterator[Found]]], Rule[F]]:  # fmt: skip
    """Make a rule of the function below it."""

    def made(find: Callable[[F], Iterator[Found]]) -> Rule[F]:
        return Rule(id, severity, act, habit, message, why, source, can_dismiss, find)

    return made


@dataclass(frozen=True, slots=True)
class Look:
    """What every rule looks with: the clock, the thresholds, the word lists and what was sent away before."""

    now: datetime
    today: date
    thresholds: Mapping[str, Any]
    words: WordLists
    dismissals: Mapping[tuple[str, str], tuple[tuple[str | None, Dismissed], ...]] = kept(default_factory=dict)

    def limit(self, key: str) -> int:
        """A threshold of the settings (METHOD 0.4b), as a whole number."""
        return int(self.thresholds[key])

    def dismissed(self, rule_id: str, about: About, where: Where) -> Dismissed | None:
        """Who sent this prompt away, if anybody did: for the very thing, or for its candidate, role or session."""
        for about_id in (about.id, where.candidate, where.role, where.session):
            for session_id, gone in self.dismissals.get((rule_id, about_id or ""), ()):
                if session_id is None or where.session is None or session_id == where.session:
                    return gone
        return None


def prompts(rules: Iterable[Rule[F]], facts: F, look: Look, where: Where, *, closed: bool = False) -> Iterator[Prompt]:
    """What the rules say about some facts. `closed`: what holds is kept rather than open (METHOD 0.5)."""
    for each in rules:
        for found in each.find(facts):
            yield _prompt(each, found, look, where, closed)


def _prompt(of: Rule[Any], found: Found, look: Look, where: Where, closed: bool) -> Prompt:
    about = found.about if isinstance(found.about, About) else About(found.kind, found.about.id)
    place = found.where or where
    gone = look.dismissed(of.id, about, place)
    if gone is not None and found.since is not None and gone.at < found.since:
        gone = None
    if found.over:
        state = State.RESOLVED
    elif gone is not None:
        state = State.DISMISSED
    else:
        state = State.KEPT if closed else State.OPEN
    return Prompt(
        id=of.id,
        severity=found.severity or of.severity,
        act=found.act or of.act,
        habit=of.habit,
        about=about,
        where=place,
        field=found.field,
        message=_(found.message or of.message).format(**found.values),
        why=_(found.why or of.why).format(**found.values),
        source=of.source,
        state=state,
        dismissed=None if found.over else gone,
        can_dismiss=of.can_dismiss,
        newest=0 if isinstance(found.about, About) else found.about.seq,
    )
