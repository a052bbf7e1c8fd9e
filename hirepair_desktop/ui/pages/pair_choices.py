"""Which pairs can sit down: those that go on; of those that ended it is said that they are not offered."""

from __future__ import annotations

from collections.abc import Sequence

from hirepair_desktop.model.parted import ended_words
from hirepair_desktop.text import _
from hirepair_desktop.ui.workspace import Pair

ENDED_NAMED = 3
"""So many pairs that ended are named; the others are counted."""


def pair_choices(pairs: Sequence[Pair], every: bool) -> tuple[list[tuple[str, str]], str]:
    """The pairs to choose from, and a sentence about those that ended and are not offered; `every` offers them too."""
    offered, ended = [], []
    for pair in pairs:
        words = f"{pair.recruiter.name}, {pair.manager.name}"
        if pair.ended is None:
            offered.append((pair.id, words))
            continue
        if every:
            offered.append((pair.id, f"{words}, {ended_words(pair.ended)}"))
        else:
            ended.append(pair.end_words)
    told = _(
        "Not offered: {pairs}. Their history stays with them; a new pair begins its own, and its intake can start from a "
        "role of theirs."
    )
    if len(ended) > ENDED_NAMED:
        ended[ENDED_NAMED:] = [_("{n} more").format(n=len(ended) - ENDED_NAMED)]
    return offered, told.format(pairs="; ".join(ended)) if ended else ""


def stays_chosen(offered: Sequence[tuple[str, str]], held: str, here: Pair | None) -> str:
    """The pair that is chosen now, where it is offered; else the one the window shows, else the first; "" for none."""
    keys = [key for key, _words in offered]
    wanted = (held, here.id if here is not None else "", *keys)
    return next((key for key in wanted if key in keys), "")
