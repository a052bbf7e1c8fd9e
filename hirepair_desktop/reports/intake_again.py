"""What only a re-intake prints: what each learnt, what changed against the version before, who is affected."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.brief_history import Comparison, ToldChange, brief_states, compare_states
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.re_intake_form import RE_INTAKE
from hirepair_desktop.model.sittings import form_of
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import FULL, columns, led, said, section, small, still_open, voice
from hirepair_desktop.reports.intake_facts import IntakeFacts
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.text import _

FIT = FULL


def again_sections(s: Block, facts: IntakeFacts, today: date | None = None) -> list[blocks.Block]:
    """The sections a re-intake begins with, as it stood when it closed or stands `today`; none for an intake."""
    if facts.session.kind is not SessionKind.RE_INTAKE:
        return []
    until = datetime.combine(today, time.max).astimezone(UTC) if today is not None else None
    compared = _compared(s, facts, facts.session.closed_at or until)
    parts: list[blocks.Block] = []
    if form_of(facts.session) is RE_INTAKE:
        parts.append(section(_("What each has learnt"), _learnt(facts), FIT, rule="strong"))
    parts.append(section(_("What changed in the brief"), _changes(facts, compared), FIT))
    parts.append(section(_("Who is affected"), _affected(facts, compared), FIT))
    return parts


def _compared(s: Block, facts: IntakeFacts, now: datetime | None) -> Comparison | None:
    """The version of this sitting (or what is not agreed yet) beside the one before it."""
    states = brief_states(s, facts.role)
    if facts.version is not None:
        n = facts.version.n
    elif states and states[-1].is_draft:
        n = states[-1].n
    else:
        return None
    if not any(state.n == n - 1 for state in states):
        return None
    return compare_states(s, facts.role, states, n - 1, n, now)


def _learnt(facts: IntakeFacts) -> list[blocks.Block]:
    """The recruiter left, the hiring manager right."""
    words = {entry.person_id: entry.text.strip() for entry in facts.sat("learnt")}
    sides: list[list[blocks.Block]] = []
    for person in facts.people.pair:
        name = facts.people.first(person)
        told = words.get(person, "")
        head = _("{name} has learnt").format(name=name)
        sides.append([voice(facts.people.side(person), head, told) if told else still_open(head)])
    return [columns(*sides)]


def _changes(facts: IntakeFacts, compared: Comparison | None) -> list[blocks.Block]:
    if compared is None or not compared.changes:
        return [said(_("Nothing changed."))]
    head = small(_("Version {old} beside version {new}").format(old=compared.old.n, new=compared.new.n))
    lines: list[blocks.Block] = []
    for n, told in enumerate(compared.changes):
        above: list[blocks.Block | None] = [] if n else [head, blocks.Space(4)]  # the head stands by the first change
        lines += [blocks.Space(4 if n else 0), blocks.Stack([*above, *_change(facts, told)], whole=blocks.WHOLE)]
    return lines


def _change(facts: IntakeFacts, told: ToldChange) -> list[blocks.Block | None]:
    lines: list[blocks.Block | None] = [said(told.change.headline, strong())]
    for lead, words in ((_("Was:"), told.change.old), (_("Is:"), told.change.new)):
        if words.strip():
            lines.append(led(lead, words, look=kind("body", "ink2")))
    if told.reason:
        who = facts.people.first(told.by) if told.by else _("Both")
        lines.append(led(_("{name}’s reason:").format(name=who), told.reason))
    elif told.asks_reason:
        lines.append(still_open(_("what was learnt that justifies it")))
    return lines


def _affected(facts: IntakeFacts, compared: Comparison | None) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for each in compared.touched if compared is not None else ():
        words = "; ".join(_("“{label}”: {words}").format(label=label, words=words) for label, words in each.lines)
        lines.append(led(each.alias, _("{words} ({state})").format(words=words, state=each.state)))
    if not lines:
        lines.append(said(_("Nobody: no one was met, or no criterion changed in what it asks.")))
    for entry in facts.sat("affected"):
        if entry.text.strip():
            lines.append(led(_("What we do about it:"), entry.text))
    return lines
