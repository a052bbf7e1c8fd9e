"""How blocks fall on pages: nothing lost, heads with what they head, rows whole, texts shortened with a count."""

from __future__ import annotations

from typing import Any

from hirepair_desktop.reports.blocks import Block, Row, Space, Stack, fill
from hirepair_desktop.reports.compose import Fit, columns, on_one_page, said, section, table
from hirepair_desktop.reports.lines import Most, Text, break_lines
from hirepair_desktop.reports.look import kind
from hirepair_desktop.reports.marks import Rule
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.reports.words import Span, read
from tests.reports.reading import words_of

FULL = 700.0


class Brick(Block):
    """A block of a fixed height that cannot be parted."""

    def __init__(self, high: float, *, keep: bool = False) -> None:
        self.high = high
        self.keep = keep

    def height(self, width: float) -> float:
        return self.high

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        raise AssertionError("not drawn here")


def _text(words: str, **options: Any) -> Text:
    return Text([Span(words, kind("body"))], **options)


def _shown(text: Text, width: float) -> str:
    lines = text.lines(width)
    return " ".join("".join(bit.letters for bit in word.bits) for line in lines for word in line.words)


def test_what_does_not_fit_goes_to_the_next_page() -> None:
    bricks = [Brick(300), Brick(300), Brick(300)]
    head, rest = fill(bricks, 400, FULL, FULL)
    assert (len(head), len(rest)) == (2, 1)


def test_heading_goes_with_what_it_heads() -> None:
    heading = Brick(20, keep=True)
    head, rest = fill([Brick(600), heading, Brick(300)], 400, FULL, FULL)
    assert (len(head), rest[0]) == (1, heading)


def test_page_begins_without_free_space() -> None:
    _head, rest = fill([Brick(690), Space(30), Brick(300)], 400, FULL, FULL)
    assert not isinstance(rest[0], Space)


def test_row_of_a_table_is_not_parted() -> None:
    row = Row([(_text("word " * 60), 0), (_text("short"), 0)])
    assert row.split(200, 40, FULL) == (None, row)


def test_row_higher_than_a_page_is_parted_all_the_same() -> None:
    row = Row([(_text("word " * 5000), 0)])
    first, rest = row.split(200, 300, FULL)
    assert first is not None
    assert rest is not None


def test_head_of_a_table_stays_with_its_first_row() -> None:
    made = table([_text("Head")], [[_text("word " * 60)], [_text("last")]], (0,), Fit())
    first, rest = made.split(200, 60, FULL)
    assert (first, rest is not None) == (None, True)


def test_what_goes_to_the_next_page_of_a_table_has_its_head_again() -> None:
    made = table([_text("Head")], [[_text(f"row {n}")] for n in range(9)], (0,), Fit())
    first, rest = made.split(200, 120, FULL)
    assert first is not None
    assert rest is not None
    shown = [*first.texts(), "end of page", *rest.texts()]
    assert [words for words in shown if not words.startswith("row")] == ["Head", "end of page", "Head"]


def test_parted_text_loses_no_line() -> None:
    text = _text("word " * 300)
    first, rest = text.split(200, 100, FULL)
    assert isinstance(first, Text)
    assert isinstance(rest, Text)
    assert len(first.lines(200)) + len(rest.lines(200)) == len(text.lines(200))


def test_parted_text_leaves_no_single_line_behind() -> None:
    text = _text("word " * 60)
    count = len(text.lines(200))
    _first, rest = text.split(200, (count - 1) * kind("body").lead, FULL)
    assert isinstance(rest, Text)
    assert len(rest.lines(200)) == 2


def test_section_says_on_the_next_page_what_it_continues() -> None:
    made = section("Evidence", [_text("word " * 2000)], Fit())
    _first, rest = made.split(490, 300, FULL)
    assert rest is not None
    assert next(rest.texts()) == "Evidence, continued"


def test_section_that_does_not_fit_takes_its_rule_along() -> None:
    made = section("Evidence", [_text("word " * 12)], Fit())
    assert made.split(490, 10, FULL)[0] is None


def test_shortened_text_counts_the_words_left_out() -> None:
    text = _text("one two three four five six seven eight nine ten " * 6, most=2)
    shown = _shown(text, 390)
    left = int(shown.split("in full:")[1].split()[0])
    assert len(shown.split("…")[0].split()) + left == 60


def test_narrow_text_is_shortened_with_a_figure() -> None:
    shown = _shown(_text("word " * 50, most=1), 120)
    kept, left = shown.split("… +")
    assert len(kept.split()) + int(left) == 50


def test_shortened_line_is_no_wider_than_its_column() -> None:
    text = _text("word " * 50, most=1)
    assert all(line.width <= 150 for line in text.lines(150))


def test_the_foot_says_what_a_figure_means() -> None:
    frame = Frame("Kind", "now", "about", "May be seen by us.")
    narrow = columns([_text("word " * 90, most=2)], [_text("short")])
    assert "… +n: n more words in full" in words_of(Sheet("a4", frame, [narrow]).pdf())


def test_the_foot_is_silent_where_nothing_is_shortened() -> None:
    frame = Frame("Kind", "now", "about", "May be seen by us.")
    assert "+n" not in words_of(Sheet("a4", frame, [columns([_text("word")], [_text("short")])]).pdf())


def test_lines_move_closer_before_words_are_left_out() -> None:
    words = "word " * 1120
    sheet = on_one_page("a4", Frame("Kind", "now", "about", "us"), lambda fit: [said(words, most=fit.free)])
    assert (sheet.fits_one_page(), "…" in words_of(sheet.pdf())) == (True, False)
    assert len(said(words).lines(sheet.width)) * kind("body").lead > sheet.room


def test_text_that_fits_is_not_shortened() -> None:
    assert "…" not in _shown(_text("a few words", most=1), 300)


def test_text_grows_up_to_its_own_bound() -> None:
    text = _text("word " * 200, most=Most(1, 3))
    text.height(200)
    while text.hunger:
        text.grow(1)
        text.height(200)
    assert text.most == 3


def test_word_wider_than_a_line_is_broken() -> None:
    lines = break_lines(read([Span("x" * 500, kind("body"))]), 100)
    assert max(line.width for line in lines) <= 100


def test_hyphen_between_letters_may_end_a_line() -> None:
    lines = break_lines(read([Span("models data with non-engineers", kind("body"))]), 105)
    assert "".join(bit.letters for bit in lines[0].words[-1].bits) == "non-"


def test_figure_and_its_sign_stay_together() -> None:
    words = ["".join(bit.letters for bit in word.bits) for word in read([Span("under 0.5 % weekly", kind("body"))])]
    assert words == ["under", "0.5\u00a0%", "weekly"]


def test_empty_lines_people_typed_are_kept() -> None:
    assert len(_text("first\n\nthird").lines(300)) == 3


def test_columns_are_parted_side_by_side() -> None:
    made = columns([_text("word " * 400)], [_text("short")])
    first, rest = made.split(400, 200, FULL)
    assert isinstance(first, Row)
    assert isinstance(rest, Row)
    assert [bool(list(cell.texts())) or bool(cell.height(190)) for cell, _ in rest.cells] == [True, False]


def test_stack_hands_out_its_texts_in_reading_order() -> None:
    made = Stack([said("first"), Rule(), columns([said("second")], [said("third")])])
    assert list(made.texts()) == ["first", "second", "third"]
