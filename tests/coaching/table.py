"""A table of rules over facts made by hand: one quiet whole, and cases that change one thing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from hirepair_desktop.coaching.prompt import Dismissed, Prompt
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Person
from hirepair_desktop.model.kinds import PersonKind
from hirepair_desktop.model.settings import DEFAULTS
from hirepair_desktop.model.word_matching import word_lists

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

AMARA = Person(id="AMARA000", name="Amara Okafor", kind=PersonKind.RECRUITER)
PRIYA = Person(id="PRIYA000", name="Priya Raman", kind=PersonKind.MANAGER)
JONAS = Person(id="JONAS000", name="Jonas Brandt", kind=PersonKind.INTERVIEWER)

F = TypeVar("F")


def look() -> Look:
    """The clock of the tests, house thresholds, the English lists, nothing sent away."""
    return Look(NOW, TODAY, DEFAULTS, word_lists())


@dataclass(frozen=True)
class Case:
    """A change, and what one rule says about it: the message of each prompt, in order."""

    rule: str
    name: str
    change: Callable[[Any], object]
    says: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule} {self.name}"


@dataclass(frozen=True)
class Table(Generic[F]):
    """A quiet whole, how it is looked over, and the cases."""

    quiet: Callable[[], F]
    look_over: Callable[[F], Iterable[Prompt]]

    def __str__(self) -> str:
        """A name that is the same in every process: cases are told apart by it."""
        return self.quiet.__name__

    def told(self, case: Case, gone: dict[tuple[str, str], Any] | None = None) -> list[Prompt]:
        """What the rule of a case says."""
        facts: Any = self.quiet()
        case.change(facts)
        facts.look = replace(facts.look, dismissals=gone or {})
        return [prompt for prompt in self.look_over(facts) if prompt.id == case.rule]

    def told_after_sent_away(self, case: Case) -> list[Prompt]:
        """What it says once each of its prompts was sent away."""
        away = ((None, Dismissed(PRIYA.id, "Not this time.", NOW)),)
        return self.told(case, {(prompt.id, prompt.about.id): away for prompt in self.told(case)})


def sets(**columns: Any) -> Callable[[Any], None]:
    """A change of the facts themselves."""

    def change(facts: Any) -> None:
        for name, value in columns.items():
            setattr(facts, name, value)

    return change


def of(part: Callable[[Any], Any], **columns: Any) -> Callable[[Any], None]:
    """A change of one thing among the facts."""

    def change(facts: Any) -> None:
        thing = part(facts)
        for name, value in columns.items():
            setattr(thing, name, value)

    return change


def both(*changes: Callable[[Any], object]) -> Callable[[Any], None]:
    """Several changes."""

    def change(facts: Any) -> None:
        for each in changes:
            each(facts)

    return change
