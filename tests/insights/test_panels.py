"""Panels of a pair (pictures 07 and 30): a sentence, marks that open what they stand for, and a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from sqlalchemy import select

from hirepair_desktop.insights.asked import ask
from hirepair_desktop.insights.charts import Look, Panel, Target, Voice
from hirepair_desktop.insights.measures import measures
from hirepair_desktop.insights.pair_charts import widest
from hirepair_desktop.insights.panels import SIX_IN_PRINT, SIX_ON_SCREEN, panel_of
from hirepair_desktop.insights.who import who_is_who
from hirepair_desktop.model import (
    BriefVersion,
    Candidate,
    Challenge,
    CheckIn,
    Commitment,
    Decision,
    Feedback,
    Offer,
    Person,
    Promise,
    Session,
)
from tests.transfer.sample.sampled import TODAY, pairs_by_name

TABLES = {
    "version": BriefVersion,
    "candidate": Candidate, "challenge": Challenge, "check_in": CheckIn, "commitment": Commitment,
    "decision": Decision, "feedback": Feedback, "offer": Offer, "person": Person, "promise": Promise, "session": Session,
}  # fmt: skip


@pytest.fixture(scope="module")
def panels(read_sample) -> dict[tuple[str, str], Panel]:
    """Every panel of every pair of the sample, by pair and measure; of drift the first role's."""
    made: dict[tuple[str, str], Panel] = {}
    with read_sample.read() as s:
        for name, pair in pairs_by_name(s).items():
            asked = ask(s, TODAY, pair.id)
            who = who_is_who(s, asked.pairs[pair.id])
            for one in measures(s, TODAY, pair.id):
                made.setdefault((name, one.id), panel_of(one, who))
    return made


def targets(thing: object) -> Iterator[Target]:
    """Everything a chart can open."""
    if isinstance(thing, Target):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from targets(part)
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from targets(getattr(thing, each.name))


def test_every_measure_of_every_pair_has_a_panel(panels) -> None:
    assert len(panels) == 4 * 16


def test_every_mark_opens_something_that_is_there(read_sample, panels) -> None:
    with read_sample.read() as s:
        there = {kind: set(s.scalars(select(table.id))) for kind, table in TABLES.items()}
    found = [target for panel in panels.values() for target in targets(panel.chart)]
    assert len(found) > 300
    assert [target for target in found if target.id not in there[target.kind]] == []


def test_every_panel_says_what_it_cannot_tell(panels) -> None:
    assert [key for key, panel in panels.items() if not panel.note] == []


def test_every_row_of_a_table_is_as_wide_as_its_head(panels) -> None:
    tables = [panel.chart.table() for panel in panels.values()]
    assert [table for table in tables if any(len(row) != len(table.heads) for row in table.rows)] == []


@pytest.mark.parametrize(
    ("measure_id", "title"),
    [
        ("D1", "Amara gave feedback 9 times, Priya 12"),
        ("D2", "8 of 10 commitments were kept on time"),
        ("D3", "3 of 4 decided within 5 days"),
        ("D4", "7 of 16 ratings the same"),
        ("D6", "What we rated, and what day 90 showed"),
        ("D7", "5 of 10 challenges changed something"),
        ("D15", "Pulse, written apart"),
    ],
)
def test_the_sentence_above_a_chart(panels, measure_id: str, title: str) -> None:
    assert panels["P1", measure_id].title == title


def test_every_item_of_feedback_is_a_mark_on_its_side(panels) -> None:
    columns = panels["P1", "D1"].chart.columns
    assert [(len(column.above), len(column.below)) for column in columns] == [(1, 4), (2, 3), (3, 3), (3, 2)]


def test_a_commitment_is_full_only_when_it_was_kept(panels) -> None:
    rows = panels["P3", "D2"].chart.rows
    full = sum(mark.look is Look.FULL for row in rows for mark in row.marks)
    assert (full, [row.figure for row in rows]) == (3, ["2 of 3 on time", "1 of 4 on time"])


def test_who_waited_longer_than_promised_is_named(panels) -> None:
    assert [mark.name for mark in panels["P3", "D3"].chart.marks if mark.split] == ["K13", "K11", "K12"]


def test_who_waits_still_is_hollow_and_named(panels) -> None:
    last = panels["P1", "D3"].chart.marks[-1]
    assert (last.name, last.look) == ("K19", Look.HOLLOW)


def test_a_cell_of_the_grid_opens_as_many_as_it_counts(panels) -> None:
    grid = panels["P1", "D4"].chart
    assert tuple(tuple(len(cell) for cell in row) for row in grid.opens) == grid.counts


def test_who_was_met_stands_below_the_steps_of_a_brief(panels) -> None:
    steps = panels["P3", "D5"].chart
    assert [mark.name for mark in steps.met if mark.at < steps.steps[1].on.toordinal()] == ["K11", "K12"]


def test_an_outcome_has_its_own_shape(panels) -> None:
    (hired,) = panels["P1", "D6"].chart.hires
    assert [mark.look for mark in hired.outcomes] == [Look.FULL, Look.TRIANGLE, Look.HOLLOW, Look.FULL]


def test_a_challenge_has_the_voice_of_who_raised_it(panels) -> None:
    changed = panels["P1", "D7"].chart.rows[0]
    assert [mark.voice for mark in changed.marks] == [Voice.RECRUITER] * 3 + [Voice.MANAGER] * 2


def test_an_offer_outside_the_range_tells_its_reason(panels) -> None:
    (of_range,) = panels["P1", "D13"].chart.ranges
    assert [mark.words.split(":")[0] for mark in of_range.offers] == ["K01", "K04"]
    assert of_range.offers[1].words.startswith("K04: €121,000, outside: Flow design at 4")


def test_a_hire_with_a_day_ahead_is_a_hollow_mark(panels) -> None:
    assert panels["P1", "D16"].chart.rows[-1].marks[0].words == "K01: not due yet"


@pytest.mark.parametrize(
    ("gaps", "found"),
    [({"safe": -2, "grow": 1}, "safe"), ({"safe": -2, "grow": 2}, None), ({"safe": 0}, None), ({"safe": None}, None)],
)
def test_the_question_on_which_two_differ_most(gaps, found) -> None:
    assert widest([{"item": item, "gap": gap} for item, gap in gaps.items()]) == found


def test_the_six_panels_are_among_the_sixteen(panels) -> None:
    ids = {measure_id for _name, measure_id in panels}
    assert set(SIX_ON_SCREEN) | set(SIX_IN_PRINT) <= ids


def test_the_topics_of_the_article_stand_beside_the_balance_used_or_not(panels) -> None:
    beside = panels["P1", "D1"].beside
    assert [row[0] for row in beside.rows[:4]] == [
        "How the role is pitched", "How the company is described", "How people are found", "How candidates hear from us",
    ]  # fmt: skip
    assert sum(int(row[1]) for row in beside.rows) == 9


def test_what_moved_in_the_power_log_is_listed(panels) -> None:
    assert len(panels["P1", "D10"].beside.rows) == 1


def test_offers_outside_stand_beside_the_chart_with_their_reason(panels) -> None:
    (outside,) = panels["P1", "D13"].beside.rows
    assert (outside[:2], outside[2].startswith("Flow design at 4")) == (("K04", "€121,000"), True)


def test_every_pulse_of_both_stands_on_its_time_line(panels) -> None:
    rows = panels["P1", "D15"].beside.rows
    assert (len(rows), rows[0][:3]) == (4, ("4 Nov", "4 4 4 4 4", "4 5 5 4 4"))


def test_the_strip_as_a_table_says_who_waited_and_who_still_does(panels) -> None:
    assert panels["P1", "D3"].chart.table().rows[-1] == ("K19", "1", "not decided yet")
