"""Which rules are looked at, where, and in what state their prompts are (METHOD 0.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching import chapters
from hirepair_desktop.coaching.prompt import Dismissed, Prompt, State, in_order
from hirepair_desktop.coaching.role_facts import OVER
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Dismissal, Role, Session, Setting
from hirepair_desktop.model.settings import DEFAULTS, fit
from hirepair_desktop.model.word_lists import edited_lists
from hirepair_desktop.model.word_matching import language, word_lists


def look_at(s: Block, now: datetime, today: date) -> Look:
    """What rules look with: read once for every evaluation."""
    kept = {setting.key: fit(setting.key, setting.value) for setting in s.scalars(select(Setting))}
    gone: dict[tuple[str, str], tuple[tuple[str | None, Dismissed], ...]] = {}
    for one in s.scalars(select(Dismissal).order_by(Dismissal.at.desc(), Dismissal.seq.desc())):
        place = (one.rule_id, one.about_id)
        gone[place] = (*gone.get(place, ()), (one.session_id, Dismissed(one.by, one.reason, one.at)))
    return Look(now, today, {**DEFAULTS, **kept}, word_lists(edited_lists(s, language())), gone)


def role_prompts(s: Block, role_id: str, look: Look) -> list[Prompt]:
    """What the rules about one role say, whatever its state: the role rules, and I-26."""
    role = s.get_one(Role, role_id)
    return in_order(chapters.about_role(s, role, look, closed=role.status in OVER))


def session_prompts(s: Block, session_id: str, look: Look) -> list[Prompt]:
    """What the rules say at one session: its session rules, and those of its role where the brief is written."""
    session = s.get_one(Session, session_id)
    return in_order(chapters.about_session(s, session, look, closed=session.closed_at is not None))


def standing_prompts(s: Block, look: Look) -> list[Prompt]:
    """What the standing rules say, about everything."""
    return in_order(chapters.standing(s, look))


def prompts_now(s: Block, look: Look) -> list[Prompt]:
    """What `hirepair coach` prints: standing rules, roles that are not over, sessions that are open."""
    return in_order(prompt for prompt in _all(s, look, closed=False) if prompt.state is State.OPEN)


def every_prompt(s: Block, look: Look) -> list[Prompt]:
    """What `hirepair coach --all` prints: also closed sessions and roles that are over, by state."""
    return in_order(_all(s, look, closed=True))


def _all(s: Block, look: Look, *, closed: bool) -> Iterator[Prompt]:
    yield from chapters.standing(s, look)
    for role in s.scalars(select(Role).order_by(Role.code)):
        over = role.status in OVER
        if closed or not over:
            yield from chapters.role_rules(s, role, look, closed=over)
    for session in s.scalars(select(Session).where(Session.started_at.is_not(None)).order_by(Session.started_at)):
        over = session.closed_at is not None
        if closed or not over:
            yield from chapters.session_rules(s, session, look, closed=over)
