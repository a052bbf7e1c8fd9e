"""Who was released from writing before a reveal, by whom and why: a quiet line of each page (METHOD 0.2)."""

from __future__ import annotations

from hirepair_desktop.model import Round
from hirepair_desktop.reports.blocks import Block, Space
from hirepair_desktop.reports.compose import Fit, small
from hirepair_desktop.reports.people import People
from hirepair_desktop.text import _


def released_lines(held: Round | None, people: People, fit: Fit) -> list[Block]:
    """A line for each, with a little air above; none where nobody was released."""
    lines: list[Block] = []
    for release in held.released if held is not None else []:
        words = _("{name} was released from writing by {by}: {reason}").format(
            name=people.first(release["person_id"]), by=people.first(release["by"]), reason=release["reason"].strip()
        )
        lines.append(small(words, "ink2", most=fit.most(2)))
    return [Space(5 * max(fit.air, 0.4)), *lines] if lines else []
