"""What stands beside the parts in the decision: the power log and the trust extended (METHOD B S20, S23)."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.kinds import PowerOver
from hirepair_desktop.model.role_facts import power_log
from hirepair_desktop.model.trust import trust_of
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import FULL, led, said, section, signed
from hirepair_desktop.reports.intake_facts import IntakeFacts
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, day, local

MOVED = {
    PowerOver.OWNER.value: _("Who decides"),
    PowerOver.PAY_OWNER.value: _("Who sets pay"),
    PowerOver.RANGE.value: _("The range"),
    PowerOver.DECISION.value: _("A decision"),
    PowerOver.OFFER.value: _("An offer"),
}
"""What of the two's own power can move."""


def power_sections(s: Block, facts: IntakeFacts) -> list[blocks.Block]:
    """The power log, then what the two left to each other; both up to the end of the sitting."""
    trust = _trust(s, facts)
    return [
        section(_("Power log"), _log(s, facts), FULL),
        *([section(_("What I now leave to you"), trust, FULL)] if trust else []),
    ]


def _log(s: Block, facts: IntakeFacts) -> list[blocks.Block]:
    ended = facts.session.closed_at
    lines: list[blocks.Block] = []
    for entry in power_log(s, facts.role):
        if ended is None or entry.at <= ended:
            by = _("By {name}.").format(name=entry.by) if entry.by else ""
            why = entry.why.strip() or _("No reason was written.")
            head = _("{what}, {day}:").format(what=MOVED[PowerOver(entry.what).value], day=day(local(entry.at).date()))
            lines.append(led(head, f"{by} {why}".strip()))
    return lines or [said(_("Nothing has moved away from the two."), kind("body", "ink2"))]


def _trust(s: Block, facts: IntakeFacts) -> list[blocks.Block]:
    """The newest first; none while there is nothing."""
    people = facts.people
    lines: list[blocks.Block] = []
    for entry in trust_of(s, facts.role.partnership_id, facts.session.closed_at):
        if entry.text.strip():
            who = _("{name}, {day}:").format(name=people.first(entry.from_id), day=day(local(entry.at).date()))
            words = Span(" " + entry.text.strip(), kind("body"))
            lines.append(signed(people.side(entry.from_id), who, strong(), words))
    return lines
