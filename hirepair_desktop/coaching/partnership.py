"""The chapter of commitments and partnership (METHOD C.5): what stands over all pairs, and what every session ends in."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching import rule
from hirepair_desktop.coaching.partnership_facts import pair_facts
from hirepair_desktop.coaching.partnership_pairs import RULES as PAIR_RULES
from hirepair_desktop.coaching.partnership_promises import RULES as PROMISE_RULES
from hirepair_desktop.coaching.partnership_session import RULES as SESSION_RULES
from hirepair_desktop.coaching.partnership_session import sitting_facts
from hirepair_desktop.coaching.prompt import Prompt, Where
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Session

STANDING_RULES = (*PROMISE_RULES, *PAIR_RULES)


def standing(s: Block, look: Look) -> Iterator[Prompt]:
    """Everything that stands about all pairs."""
    yield from rule.prompts(STANDING_RULES, pair_facts(s, look), look, Where())


def any_session(s: Block, session: Session, look: Look, closed: bool) -> Iterator[Prompt]:
    """What is looked at in a session of any kind."""
    facts = sitting_facts(s, session, look)
    yield from rule.prompts(SESSION_RULES, facts, look, facts.where, closed=closed)
