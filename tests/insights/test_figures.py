"""Figures as cells of a spreadsheet: complete, and never run."""

from __future__ import annotations

import csv

import pytest

from hirepair_desktop.insights.asked import Scope
from hirepair_desktop.insights.board import board
from hirepair_desktop.insights.figures import as_csv, figures, safe_cell
from hirepair_desktop.insights.measures import measures
from tests.transfer.sample.sampled import TODAY, pairs_by_name


@pytest.mark.parametrize("words", ["=1+1", "+SUM(A1)", "-2+3", "@x", "\t=1", "\r=1"])
def test_a_cell_that_would_be_run_has_an_apostrophe(words: str) -> None:
    assert safe_cell(words) == f"'{words}"


@pytest.mark.parametrize("words", ["-0.25", "+1.5", "K01", "", "Amara = Priya"])
def test_a_number_and_plain_words_stay(words: str) -> None:
    assert safe_cell(words) == words


def test_a_formula_in_somebodys_words_is_not_run() -> None:
    assert as_csv([("=HYPERLINK(0)", "a,b", 'c"d')]) == '\'=HYPERLINK(0),"a,b","c""d"\r\n'


def test_every_measure_and_every_line_of_every_chart_is_there(read_sample) -> None:
    with read_sample.read() as s:
        of = board(s, TODAY, Scope("partnership", pairs_by_name(s)["P1"].id))
    rows = list(csv.reader(as_csv(figures(of.measures, of.panels)).splitlines()))
    tables = [table for panel in of.panels for table in (panel.chart.table(), panel.beside) if table is not None]
    lines = sum(len(table.rows) + 2 for table in tables)
    assert len(rows) == 1 + len(of.measures) + lines


def test_a_pair_that_is_gone_has_an_empty_board(read_sample) -> None:
    with read_sample.read() as s:
        assert list(board(s, TODAY, Scope("partnership", "GONE0000")).panels) == []


@pytest.mark.parametrize("name", ["P1", "P2", "P3", "P4"])
def test_the_file_has_every_figure_of_every_measure_as_it_is(read_sample, name: str) -> None:
    def cell(value: float | None) -> str:
        return "" if value is None else f"{value:.10g}"

    with read_sample.read() as s:
        pair = pairs_by_name(s)[name].id
        of = board(s, TODAY, Scope("partnership", pair))
        found = {(one.id, one.scope_id): one for one in measures(s, TODAY, pair)}
    rows = [(*row[:7], row[8], row[9]) for row in list(figures(of.measures, of.panels))[1 : 1 + len(of.measures)]]
    wanted = [found[one.id, one.scope_id] for one in of.measures]
    assert [(row[0], *row[2:]) for row in rows] == [
        (
            one.id,
            *map(cell, (one.k, one.n, one.value, one.low, one.high)),
            one.withheld or "",
            one.detail["cannot_tell"],
        )
        for one in wanted
    ]
