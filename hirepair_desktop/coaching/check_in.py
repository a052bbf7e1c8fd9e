"""The chapter of the check-in (METHOD C.4): what stands about all hires, one talk, and what may not go out."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching import rule
from hirepair_desktop.coaching.check_in_facts import hire_facts, talk_facts
from hirepair_desktop.coaching.check_in_hires import RULES as STANDING_RULES
from hirepair_desktop.coaching.check_in_talk import RULES as TALK_RULES
from hirepair_desktop.coaching.check_in_talk import private_matter
from hirepair_desktop.coaching.prompt import Act, Prompt, Where, in_order, stopping
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Session


def standing(s: Block, look: Look) -> Iterator[Prompt]:
    """C-01, C-03 and C-14 about every hire."""
    yield from rule.prompts(STANDING_RULES, hire_facts(s, look), look, Where())


def in_session(s: Block, session: Session, look: Look, closed: bool) -> Iterator[Prompt]:
    """Every rule about one talk."""
    facts = talk_facts(s, session, look)
    if facts is not None:
        yield from rule.prompts(TALK_RULES, facts, look, facts.where, closed=closed)


def export_stops(s: Block, session_id: str, look: Look) -> list[Prompt]:
    """What holds the summary of a check-in back until a reason is written: C-10, whether or not the talk is closed.

    What was sent away with a reason holds nothing back. Empty for every other kind of session.
    """
    facts = talk_facts(s, s.get_one(Session, session_id), look)
    if facts is None:
        return []
    return in_order(stopping(rule.prompts((private_matter,), facts, look, facts.where), Act.EXPORT))
