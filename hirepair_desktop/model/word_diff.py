"""What was taken out of a text and what was put in, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

TOKEN = re.compile(r"\s+|\d[\d.,]*\d|\w+|[^\w\s]")

MOST_WORDS = 1500
"""Beyond this many words a comparison word by word takes too long to wait for: then what stands between the common
start and the common end counts as changed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters, and whether it is in this text alone."""

    text: str
    is_changed: bool


def word_pieces(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """The old text with what was taken out, the new one with what was put in. The pieces joined are the texts."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    if len(before) + len(after) > MOST_WORDS:
        kept = _middle(before, after)
    else:
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        kept = [(tag == "equal", a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes()]
    out = _bridged([(same, before[a:b]) for same, a, b, _c, _d in kept])
    put = _bridged([(same, after[c:d]) for same, _a, _b, c, d in kept])
    return out, put


def _middle(before: list[str], after: list[str]) -> list[tuple[bool, int, int, int, int]]:
    """The common start, what differs, and the common end."""
    least = min(len(before), len(after))
    start = next((n for n in range(least) if before[n] != after[n]), least)
    end = next((n for n in range(least - start) if before[-1 - n] != after[-1 - n]), least - start)
    a, c = len(before) - end, len(after) - end
    return [
        (True, 0, start, 0, start), (False, start, a, start, c), (True, a, len(before), c, len(after)),
    ]  # fmt: skip


def _bridged(runs: list[tuple[bool, list[str]]]) -> list[Piece]:
    """Runs as pieces; a lone space between two changed words belongs to them."""
    filled = [(same, "".join(tokens)) for same, tokens in runs if tokens]
    pieces: list[Piece] = []
    for place, (same, text) in enumerate(filled):
        inside = 0 < place < len(filled) - 1
        changed = not same or (inside and not text.strip())
        if pieces and pieces[-1].is_changed == changed:
            pieces[-1] = Piece(pieces[-1].text + text, changed)
        else:
            pieces.append(Piece(text, changed))
    return pieces
