"""One layout of a chart for the window and for paper (decision 0123): order, scales, hollow and heavy, what is counted."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.charts import (
    Arrow,
    Arrows,
    Bar,
    Bars,
    Column,
    Columns,
    Dumbbell,
    Dumbbells,
    HeatGrid,
    Look,
    Mark,
    Strip,
    Target,
    UnitRow,
    Units,
    Voice,
)
from hirepair_desktop.insights.draw_chart import draw_chart
from hirepair_desktop.insights.drawing import Area, Dot, Fill, Room, Shape, Stroke, Text


def drawn(chart, width=360.0, unit=1.0):
    return draw_chart(chart, Room(width, unit, lambda words, strong: len(words) * 6.0 * unit))


def dots(drawing):
    return [item for item in drawing.items if isinstance(item, Dot)]


def texts(drawing):
    return [item.words for item in drawing.items if isinstance(item, Text)]


def candidate(n, **how):
    return Mark(f"K{n}", Target("candidate", f"K{n}"), **how)


def waits(*days, **how):
    return Strip(tuple(candidate(n, at=day, **how) for n, day in enumerate(days)), "Days", 5, "what we promise: 5 days")


def test_paper_is_the_window_at_another_scale():
    chart = waits(1, 2, 2, 9)
    on_screen, on_paper = drawn(chart), drawn(chart, 180.0, 0.5)
    half = [place / 2 for dot in dots(on_screen) for place in (dot.x, dot.y, dot.width)]
    assert half == pytest.approx([place for dot in dots(on_paper) for place in (dot.x, dot.y, dot.width)])


def test_a_mark_is_a_stop_that_says_and_opens_the_same():
    stops = drawn(waits(3)).stops
    assert [(stop.words, stop.opens) for stop in stops] == [("K0", (Target("candidate", "K0"),))]


def test_dots_on_the_same_day_stand_one_above_the_other():
    first, second = dots(drawn(waits(2, 2)))
    assert (first.x, first.y > second.y) == (second.x, True)


def test_later_days_stand_further_right():
    assert [dot.x for dot in dots(drawn(waits(0, 4, 9)))] == sorted(dot.x for dot in dots(drawn(waits(0, 4, 9))))


def test_who_waited_too_long_is_mulberry():
    (dot,) = dots(drawn(waits(9, split=True)))
    assert dot.ink == "split"


def test_who_still_waits_is_an_outline():
    (dot,) = dots(drawn(waits(2, look=Look.HOLLOW)))
    assert dot.fill is Fill.HOLLOW


def test_a_high_stack_is_a_bar_with_its_count():
    drawing = drawn(waits(*[3] * 40))
    assert (dots(drawing), [stop.words for stop in drawing.stops]) == ([], ["3 days: 40"])


def test_the_line_that_was_promised_is_dashed_and_named():
    drawing = drawn(waits(1))
    assert [item.dashed for item in drawing.items if isinstance(item, Stroke)].count(True) == 1
    assert "what we promise: 5 days" in texts(drawing)


@pytest.mark.parametrize(
    ("voice", "shape"),
    [(Voice.RECRUITER, Shape.CIRCLE), (Voice.MANAGER, Shape.SQUARE), (Voice.OTHERS, Shape.DIAMOND)],
)
def test_a_voice_has_its_shape(voice, shape):
    (dot,) = dots(drawn(Units((UnitRow("x", "1", (candidate(1, voice=voice),)),))))
    assert dot.shape is shape


def test_of_a_long_row_sixty_are_painted_and_the_rest_is_told():
    drawing = drawn(Units((UnitRow("x", "100", tuple(candidate(n) for n in range(100))),)))
    assert (len(dots(drawing)), "and 40 more, in the table" in texts(drawing)) == (60, True)


def test_marks_break_into_lines_inside_the_width():
    drawing = drawn(Units((UnitRow("x", "40", tuple(candidate(n) for n in range(40))),), stacked=True), 200.0)
    assert max(dot.x + dot.width / 2 for dot in dots(drawing)) <= 200


def test_the_recruiter_stands_above_the_line_and_the_manager_below():
    column = Column("1 Jul", (candidate(1, voice=Voice.RECRUITER),), (candidate(2, voice=Voice.MANAGER),))
    pill, block = dots(drawn(Columns((column,), "a to b", "b to a")))[:2]
    assert (pill.shape, block.shape, pill.y < block.y) == (Shape.PILL, Shape.BLOCK, True)


def test_an_appreciation_is_the_second_shade():
    column = Column("1 Jul", (candidate(1, look=Look.LIGHT),), ())
    assert dots(drawn(Columns((column,), "a to b", "b to a")))[0].fill is Fill.LIGHT


def test_of_many_sessions_the_last_are_drawn_and_it_is_said():
    columns = tuple(Column(f"{n}", (candidate(n),), ()) for n in range(60))
    drawing = drawn(Columns(columns, "a", "b"))
    assert any(words.startswith("The last 10 of 60 sessions") for words in texts(drawing))


def bar(k, n, low, high):
    return drawn(Bars((Bar("Amara", k, n, low, high, f"{k} of {n}", Voice.RECRUITER),)))


def heights(drawing):
    return [item.height for item in drawing.items if isinstance(item, Area)]


def test_under_twenty_the_interval_weighs_more_than_the_point():
    few, many = bar(8, 10, 0.49, 0.94), bar(80, 100, 0.71, 0.87)
    assert (heights(few)[0] > heights(many)[0], dots(few)[0].fill, dots(many)[0].fill) == (True, Fill.HOLLOW, Fill.FULL)


def test_under_five_each_is_drawn_by_itself_and_no_interval():
    drawing = bar(3, 4, None, None)
    fills = [dot.fill for dot in dots(drawing)]
    assert (heights(drawing), fills) == ([], [Fill.FULL] * 3 + [Fill.HOLLOW])


def test_the_widest_answer_is_heavier_and_mulberry():
    lines = (Dumbbell("a", 3, 5, wide=True), Dumbbell("b", 4, 5))
    strokes = [item for item in drawn(Dumbbells(lines, 1, 5, "A", "B")).items if isinstance(item, Stroke)]
    between = [(stroke.ink, stroke.thick) for stroke in strokes if stroke.ink != "track"]
    assert between == [("split", 4), ("control", 2)]


def test_the_same_answer_stands_side_by_side():
    (one, other), *_rest = [dots(drawn(Dumbbells((Dumbbell("a", 3, 3),), 1, 5, "A", "B")))[:2]]
    assert one.x < other.x


def test_an_answer_nobody_gave_has_no_mark():
    drawing = drawn(Dumbbells((Dumbbell("a", 3, None),), 1, 5, "A", "B"))
    assert (len(dots(drawing)) - 2, drawing.stops[0].words) == (1, "a: A 3")


def test_an_arrow_goes_from_an_outline_to_a_full_mark():
    drawing = drawn(Arrows((Arrow("a", 2, 4, Voice.RECRUITER),)))
    start, end = dots(drawing)
    assert (start.fill, end.fill, start.x < end.x) == (Fill.HOLLOW, Fill.FULL, True)


def test_the_diagonal_of_the_grid_is_outlined():
    drawing = drawn(HeatGrid(((1, 0), (0, 2)), "A", "B"))
    assert [item.thick for item in drawing.items if isinstance(item, Area) and item.ink == "ink"] == [2, 2]


def test_an_empty_cell_is_no_stop():
    assert [stop.words for stop in drawn(HeatGrid(((1, 0), (0, 2)), "A", "B")).stops] == ["A 1, B 1: 1", "A 2, B 2: 2"]


def test_a_chart_without_a_mark_says_so():
    assert texts(drawn(Units(()))) == ["Nothing to show here."]


def test_words_that_have_no_room_are_cut():
    drawing = drawn(Dumbbells((Dumbbell("A question that is far too long for its column", 1, 2),), 1, 5, "A", "B"))
    assert texts(drawing)[0].endswith("…")
