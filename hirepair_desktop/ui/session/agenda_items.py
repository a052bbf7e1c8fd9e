"""How each section of a session stands in the agenda: now, to come, done, something open in it, skipped, parked."""

from __future__ import annotations

from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import SectionState
from hirepair_desktop.text import _
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.agenda import AgendaItem


def agenda_items(panel: SessionPanel, here: str) -> list[AgendaItem]:
    """The sections in order; `here` is the one that is shown. Left behind with a needed question open, a section is
    not done: the tick says answered, not visited (METHOD S01: the section stays open)."""
    with panel.workspace.read() as s:
        session = s.get_one(Session, panel.session_id)
        states = {section["key"]: SectionState(section["state"]) for section in session.sections}
        still_open = panel.open_sections(s, session)
    found = []
    for number, section in enumerate(panel.sections, 1):
        kept = states.get(section.key, SectionState.OPEN)
        state = "next" if kept is SectionState.OPEN else kept.value
        if kept is SectionState.DONE and section.key in still_open:
            state = "open"
        if section.key == here:
            state = "now"
        turn, opens = panel.turn_of(section), panel.opens_words(section)
        found.append(AgendaItem(section.key, number, _(section.title), section.minutes, turn, opens, state))
    return found
