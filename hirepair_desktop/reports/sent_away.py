"""Prompts of the coach that were sent away, and blocks that were opened: what they said, who, when and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching import engine
from hirepair_desktop.coaching.catalogue import rule_of, rule_words
from hirepair_desktop.coaching.prompt import Prompt, Severity
from hirepair_desktop.model import Criterion, Dismissal, Outcome, Session, Stage
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import Fit, said, section, signed
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.people import People
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, clock, day, local

BRIEFS = frozenset({SessionKind.INTAKE, SessionKind.RE_INTAKE})


def dismissed(s: Block, session: Session, people: People, fit: Fit) -> blocks.Stack:
    """What was sent away in this session; at a brief also what was sent away about its role until then."""
    found = _dismissals(s, session)
    if not found:
        words = said(_("Nobody sent a prompt away or opened a block."), kind("body", "ink2"))
        return section(_("Prompts dismissed"), [words], fit)
    spoken = {_key(prompt): prompt for prompt in _prompts(s, session) if prompt.dismissed is not None}
    lines: list[blocks.Block] = []
    for entry in found:
        prompt = spoken.get((entry.rule_id, entry.by, entry.at))
        lines += [blocks.Stack(_told(entry, prompt, people), whole=blocks.WHOLE), blocks.Space(6)]
    return section(_("Prompts dismissed"), lines[:-1], fit)


def _dismissals(s: Block, session: Session) -> Sequence[Dismissal]:
    mine = Dismissal.session_id == session.id
    if session.kind in BRIEFS and session.role_id is not None:
        about_role = Dismissal.session_id.is_(None) & Dismissal.about_id.in_(list(_parts(s, session.role_id)))
        if session.closed_at is not None:
            about_role &= Dismissal.at <= session.closed_at
        mine = or_(mine, about_role)
    return s.scalars(select(Dismissal).where(mine).order_by(Dismissal.at, Dismissal.rule_id, Dismissal.seq)).all()


def _parts(s: Block, role_id: str) -> Iterator[str]:
    """The role and the parts of its brief that a prompt can be about."""
    yield role_id
    for part in (Criterion, Stage, Outcome):
        yield from s.scalars(select(part.id).where(part.role_id == role_id))


def _prompts(s: Block, session: Session) -> Iterator[Prompt]:
    """What the coach says of it now: the words of prompts that still hold name what they are about."""
    look = engine.look_at(s, datetime.now(UTC), date.today())
    yield from engine.session_prompts(s, session.id, look)
    if session.kind in BRIEFS and session.role_id is not None:
        yield from engine.role_prompts(s, session.role_id, look)


def _key(prompt: Prompt) -> tuple[str, str, datetime] | None:
    gone = prompt.dismissed
    return (prompt.id, gone.by, gone.at) if gone is not None else None


def _told(entry: Dismissal, prompt: Prompt | None, people: People) -> list[blocks.Block | None]:
    """What it said, then who sent it away, when and why; of a block, who opened it."""
    rule = rule_of(entry.rule_id)
    severity = prompt.severity if prompt is not None else rule.severity if rule is not None else None
    words = _("{name} opened it, {when}:") if severity is Severity.BLOCK else _("{name} dismissed it, {when}:")
    moment = _("{day}, {time}").format(day=day(local(entry.at).date()), time=clock(entry.at))
    asked = prompt.message if prompt is not None else rule_words(entry.rule_id)
    head = said(f"{entry.rule_id}  {asked}".strip(), kind("body", "ink2"))
    head.keep = True
    reason = Span(" " + (entry.reason.strip() or _("no reason given")), kind("body"))
    who = words.format(name=people.first(entry.by), when=moment)
    return [head, signed(people.side(entry.by), who, strong(), reason)]
