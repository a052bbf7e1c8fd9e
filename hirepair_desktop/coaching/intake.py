"""The chapter of the intake (METHOD C.1): its rules over the facts of a role."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching import (
    intake_criteria,
    intake_market,
    intake_moves,
    intake_picture,
    intake_plan,
    intake_power,
    intake_stale,
    intake_together,
    intake_words,
    rule,
)
from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.coaching.role_facts import RoleFacts, role_facts
from hirepair_desktop.coaching.rule import Look, Rule
from hirepair_desktop.model import Role

RULES: tuple[Rule[RoleFacts], ...] = tuple(
    sorted(
        (
            *intake_criteria.RULES, *intake_plan.RULES, *intake_words.RULES, *intake_picture.RULES,
            *intake_power.RULES, *intake_market.RULES, *intake_together.RULES, *intake_moves.RULES,
        ),
        key=lambda each: each.id,
    )
)  # fmt: skip
"""The role rules, in the order of METHOD C.1; I-26 stands always."""


def about_role(s: Block, role: Role, look: Look, closed: bool) -> Iterator[Prompt]:
    """The role rules about one role."""
    facts = role_facts(s, role, look)
    yield from rule.prompts(RULES, facts, look, facts.where, closed=closed)


def standing_of(s: Block, role: Role, look: Look) -> Iterator[Prompt]:
    """I-26 about one role."""
    yield from _stale(s, look, role.id)


def standing(s: Block, look: Look) -> Iterator[Prompt]:
    """I-26 about every role that is not over."""
    yield from _stale(s, look)


def _stale(s: Block, look: Look, role_id: str = "") -> Iterator[Prompt]:
    for brief in intake_stale.standing_briefs(s, look, role_id):
        yield from rule.prompts(intake_stale.RULES, brief, look, brief.where)
