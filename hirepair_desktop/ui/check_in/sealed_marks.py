"""Whose sealed values stand on the line of a criterion, and in which order."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Person
from hirepair_desktop.model.check_in_seen import Sealed
from hirepair_desktop.ui.check_in.score_line import Mark
from hirepair_desktop.ui.workspace import MAN, REC, Pair

ORDER = {REC: 0, MAN: 1}
"""The recruiter's mark comes first, then the manager's, then those of others."""


def sealed_marks(s: Block, pair: Pair, line: Sealed) -> list[Mark]:
    """Who by first name, the side, and the value."""
    people = [(pair.who(s.get_one(Person, rater)), value) for rater, value in line.values]
    marks = [(who.first, who.side, value) for who, value in people]
    return sorted(marks, key=lambda mark: ORDER.get(mark[1], len(ORDER)))
