"""What a session asks: its sections on the clock and its fields, as data (METHOD A).

Page, PDF, coach and exchange loop over the same tuples, so a new field is one line. Labels and help are
English message ids; whoever shows them passes them through `_`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Voice(StrEnum):
    """Who a section or field belongs to: recruiter, manager, both (each writes or agrees), each, or the app."""

    RECRUITER = "recruiter"
    MANAGER = "manager"
    BOTH = "both"
    EACH = "each"
    APP = "app"
    OWNER = "owner"


class Habit(StrEnum):
    """The habit of the partnership a field serves (METHOD B S07)."""

    FREEDOM = "freedom"
    CANDOUR = "candour"
    EMPATHY = "empathy"


class Kind(StrEnum):
    """How an answer is given. `PART` is a thing with a class of its own (outcomes, criteria, stages ...)."""

    TEXT = "text"
    LINE = "line"
    CHOICE = "choice"
    DATE = "date"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Section:
    """One item of the agenda: minutes on the clock, who leads, what must exist at the end."""

    key: str
    title: str
    minutes: int
    leads: Voice
    purpose: str
    in_short_form: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `key` as in METHOD A; `needed` is the mark ●; `choices` are value and words.

    `good` and `weak` are answers to show on demand, `ask_back` what the other party should ask (METHOD A.1).
    """

    key: str
    section: str
    kind: Kind
    owner: Voice
    needed: bool
    habit: Habit
    label: str
    help: str
    good: str = ""
    ask_back: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    weak: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """Everything one kind of session asks."""

    title: str
    sections: tuple[Section, ...]
    fields: tuple[Field, ...]

    def section(self, key: str) -> Section:
        """The section of that key; KeyError if there is none."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)

    def fields_of(self, section: str) -> tuple[Field, ...]:
        """The fields of one section in their order."""
        return tuple(field for field in self.fields if field.section == section)

    def sections_of(self, *, short: bool) -> tuple[Section, ...]:
        """The agenda of the full or the short form."""
        return tuple(section for section in self.sections if section.in_short_form or not short)
