"""Trust extended, beside the parts in the decision and the limits of the organisation (METHOD B S23)."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.trust import trust_of
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import FULL, section, signed
from hirepair_desktop.reports.intake_facts import IntakeFacts
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, day, local


def trust_sections(s: Block, facts: IntakeFacts) -> list[blocks.Block]:
    """What the two left to each other up to the end of the sitting, the newest first; none while there is nothing."""
    people = facts.people
    lines: list[blocks.Block] = []
    for entry in trust_of(s, facts.role.partnership_id, facts.session.closed_at):
        if entry.text.strip():
            who = _("{name}, {day}:").format(name=people.first(entry.from_id), day=day(local(entry.at).date()))
            words = Span(" " + entry.text.strip(), kind("body"))
            lines.append(signed(people.side(entry.from_id), who, strong(), words))
    return [section(_("What I now leave to you"), lines, FULL)] if lines else []
