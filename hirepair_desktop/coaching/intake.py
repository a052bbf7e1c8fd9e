"""The chapter of the intake (METHOD C.1): its rules over the facts of a role."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching import rule
from hirepair_desktop.coaching.intake_criteria import RULES as CRITERIA
from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.coaching.role_facts import OVER, role_facts
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Role

RULES = (*CRITERIA,)
"""The role rules, in the order of METHOD C.1; I-26 stands always."""


def about_role(s: Block, role: Role, look: Look, closed: bool) -> Iterator[Prompt]:
    """The role rules about one role."""
    facts = role_facts(s, role, look)
    yield from rule.prompts(RULES, facts, look, facts.where, closed=closed)


def standing_of(s: Block, role: Role, look: Look) -> Iterator[Prompt]:
    """I-26 about one role."""
    yield from ()


def standing(s: Block, look: Look) -> Iterator[Prompt]:
    """I-26 about every role that is not over."""
    for role in s.scalars(select(Role).where(Role.status.not_in(OVER)).order_by(Role.code)):
        yield from standing_of(s, role, look)
