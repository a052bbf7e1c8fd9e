"""The benchmarks work: each row once, on small data. They are not timed here."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from measuring import BenchError, Result, Row, Sides, measure, table
from run import ROWS, chosen, main
from start_row import FLOOR, milliseconds_to_first_paint


def row_of(ours: list[float], floor: list[float], goal: float = 1.5) -> Row:
    """A row whose sides cost what is listed, one after the other."""
    left, right = iter(ours), iter(floor)
    return Row("a row", goal, "ms", lambda folder: Sides(lambda: next(left), lambda: next(right)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_row_measures_both_sides(row: Row, tmp_path: Path) -> None:
    result = measure(row, tmp_path, runs=1)
    assert min(*result.ours, *result.floor) > 0


def test_first_round_is_not_counted(tmp_path: Path) -> None:
    result = measure(row_of([900, 3, 5, 4], [800, 2, 2, 2]), tmp_path, runs=3)
    assert (result.ours, result.floor) == ([3, 5, 4], [2, 2, 2])


def test_sides_take_turns_in_going_first(tmp_path: Path) -> None:
    order = list[str]()

    def side(name: str) -> float:
        order.append(name)
        return 1.0

    sides = Sides(lambda: side("ours"), lambda: side("floor"))
    measure(Row("a row", 1.5, "ms", lambda folder: sides), tmp_path, runs=2)
    assert order[2:] == ["ours", "floor", "floor", "ours"]


def test_ratio_is_of_medians() -> None:
    assert Result(row_of([], []), [3, 30, 6], [2, 2, 20]).ratio == 3


@pytest.mark.parametrize(("ours", "holds"), [(1.5, True), (1.51, False)])
def test_goal_holds_up_to_its_figure(ours: float, holds: bool) -> None:
    assert Result(row_of([], []), [ours], [1]).holds is holds


def test_json_has_the_shape_of_the_interface() -> None:
    shape = Result(row_of([], []), [3, 5, 4], [2, 2, 4]).as_json()
    del shape["floor_min"], shape["floor_max"]
    assert shape == {
        "row": "a row", "ours": 4, "floor": 2, "ratio": 2, "goal": 1.5, "holds": False,
        "unit": "ms", "n": 3, "min": 3, "max": 5,
    }  # fmt: skip


def test_table_says_what_does_not_hold() -> None:
    line = table([Result(row_of([], []), [3, 5, 4], [2, 2, 4])]).splitlines()[1]
    assert [cell.strip() for cell in line.split("  ") if cell.strip()] == [
        "a row", "4.0 ms", "2.0 ms", "2.00", "at most 1.5", "no", "3", "3.0 to 5.0 (floor 2.0 to 4.0)",
    ]  # fmt: skip


def test_json_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("run.ROWS", (row_of([1.0] * 12, [1.0] * 12),))
    main(["--json", str(tmp_path / "b.json")])
    assert [found["n"] for found in json.loads((tmp_path / "b.json").read_text())] == [11]


@pytest.mark.parametrize(("ours", "status"), [(1.0, 0), (9.0, 1)])
def test_exit_status_says_whether_all_goals_hold(ours: float, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("run.ROWS", (row_of([ours] * 12, [1.0] * 12),))
    assert main([]) == status


@pytest.mark.parametrize("argument", [["--row", "no such row"], ["--runs", "3"]])
def test_called_wrongly(argument: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(argument)
    assert ended.value.code == 2


def test_row_is_chosen_by_its_name() -> None:
    assert chosen([ROWS[0].name]) == [ROWS[0]]


def test_floor_reports_its_first_paint(tmp_path: Path) -> None:
    assert milliseconds_to_first_paint([sys.executable, str(FLOOR)], tmp_path) > 0


@pytest.mark.parametrize(
    ("program", "said"), [("raise SystemExit('no window')", "no window"), ("print('hello')", "hello")]
)
def test_side_that_cannot_be_measured_is_named(program: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=said):
        milliseconds_to_first_paint([sys.executable, "-c", program], tmp_path)


@pytest.mark.parametrize(("ours", "holds"), [(152, True), (153, False)])
def test_goal_on_top_is_counted_from_the_floor(ours: float, holds: bool) -> None:
    row = Row("a row", 150, "ms", lambda folder: Sides(lambda: 0, lambda: 0), on_top=True)
    assert (Result(row, [ours], [2]).holds, row.goal_words) == (holds, "at most 150 ms on top")
