"""The chapter of feedback (METHOD C.3): its session rules, the rules of a private page, and those of mending."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching import rule
from hirepair_desktop.coaching.feedback_facts import Before, FeedbackFacts, ItemFacts, feedback_facts, said_before
from hirepair_desktop.coaching.feedback_items import RULES as ITEM_RULES
from hirepair_desktop.coaching.feedback_mend import RULES as MEND_RULES
from hirepair_desktop.coaching.feedback_mend import mend_facts
from hirepair_desktop.coaching.feedback_over_time import RULES as OVER_TIME
from hirepair_desktop.coaching.feedback_session import RULES as IN_SESSION
from hirepair_desktop.coaching.prompt import Prompt, Where, in_order
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Feedback, Session

__all__ = ["Before", "draft_prompts", "in_mending", "in_session", "said_before"]

SESSION_RULES: tuple[rule.Rule[FeedbackFacts], ...] = (*IN_SESSION, *OVER_TIME)


def in_session(s: Block, session: Session, look: Look, closed: bool) -> Iterator[Prompt]:
    """Every rule of feedback at one session: its items, the session itself, and what came before it."""
    facts = feedback_facts(s, session, look)
    yield from rule.prompts(ITEM_RULES, facts.as_items(), look, facts.where, closed=closed)
    yield from rule.prompts(SESSION_RULES, facts, look, facts.where, closed=closed)


def in_mending(s: Block, session: Session, look: Look, closed: bool) -> Iterator[Prompt]:
    """The word rules that apply to mending a fence (METHOD A.5), once both wrote and it was shown."""
    facts = mend_facts(s, session, look)
    yield from rule.prompts(MEND_RULES, facts, look, facts.where, closed=closed)


def draft_prompts(items: Sequence[Feedback], look: Look, where: Where, before: Before | None = None) -> list[Prompt]:
    """What the rules say about one writer's own page while it is private.

    `items` are transient: made of the draft, never added to a file. What the other writes is not looked at and
    could not be. `before` comes from `said_before`; without it F-24, F-25 and, for the first item, F-27 keep silent.
    """
    known = before or Before()
    care = {item.from_id: known.care for item in items if known.care}
    facts = ItemFacts(look, items, look.today, known.people, care, known.overloaded)
    return in_order(rule.prompts(ITEM_RULES, facts, look, where))
