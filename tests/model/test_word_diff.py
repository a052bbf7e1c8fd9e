"""Texts compared word by word."""

from __future__ import annotations

import pytest

from hirepair_desktop.model.word_diff import Piece, word_pieces


def marked(pieces: list[Piece]) -> str:
    """Changed runs in brackets."""
    return "".join(f"[{piece.text}]" if piece.is_changed else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "out", "put"),
    [
        ("A shared system. Nice to have.", "A shared system. Must, weight 1.",
         "A shared system. [Nice to have].", "A shared system. [Must, weight 1]."),
        ("One flow you are proud of.", "One flow that failed.", "One flow [you are proud of].", "One flow [that failed]."),
        ("Same.", "Same.", "Same.", "Same."),
        ("", "New words.", "", "[New words.]"),
        ("Gone.", "", "[Gone.]", ""),
        ("Starts with us.", "Starts with us. Expect meetings.", "Starts with us.", "Starts with us.[ Expect meetings.]"),
        ("€92,000–112,000 a year", "€92,000–115,000 a year", "€92,000–[112,000] a year", "€92,000–[115,000] a year"),
        ("Ein Größe", "Eine Größe", "[Ein] Größe", "[Eine] Größe"),
    ],
)  # fmt: skip
def test_marked_words(old: str, new: str, out: str, put: str) -> None:
    assert tuple(marked(pieces) for pieces in word_pieces(old, new)) == (out, put)


def test_pieces_joined_are_the_texts() -> None:
    old, new = "One  two\nthree, four.", "One two\n\nfour and three."
    assert ["".join(p.text for p in pieces) for pieces in word_pieces(old, new)] == [old, new]


def test_a_very_long_text_is_compared_by_its_middle() -> None:
    old = "start " + "a b " * 50_000 + "end"
    out, put = word_pieces(old, old.replace("start a", "start c", 1))
    assert [piece.text for piece in out if piece.is_changed] == ["a"]
    assert [piece.text for piece in put if piece.is_changed] == ["c"]
