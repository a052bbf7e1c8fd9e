"""What a screen reader is given of every chart, against the figures of `hirepair measure`; keys alone open and turn."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from sqlalchemy import select

from hirepair_desktop.cli import main
from hirepair_desktop.insights.panels import SIX_IN_PRINT
from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.text import bare_day, first_name
from hirepair_desktop.ui.look_back.panels_page import PanelsPage
from hirepair_desktop.ui.widgets.balance_bars import BalanceBars
from tests.transfer.sample.sampled import pairs_by_name
from tests.ui.window import TODAY, own_copy, settle, until_built, window_on

SIXTEEN = [f"D{n}" for n in range(1, 17)]


@pytest.fixture(scope="module")
def window(look, made_sample, tmp_path_factory):
    folder = tmp_path_factory.mktemp("aloud")
    with window_on(own_copy(made_sample, folder), folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def terminal(window, made_sample):
    """What the terminal says of a pair, by measure; a role's drift under its measure too."""

    def of(name):
        with window.workspace.read() as s:
            pair = pairs_by_name(s)[name]
            names = {each.id: first_name(each.name) for each in (pair.recruiter, pair.manager)}
            pair_id = pair.id
        found = measured(made_sample, pair_id)
        return {one["id"]: one for one in found if one["scope"]["id"] == pair_id or one["id"] == "D5"}, [
            *names.values()
        ]

    return of


def measured(file, pair_id):
    from contextlib import redirect_stdout
    from io import StringIO

    with redirect_stdout(StringIO()) as out:
        assert main(["measure", str(file), "--partnership", pair_id, "--today", TODAY.isoformat(), "--json"]) == 0
    return json.loads(out.getvalue())


@pytest.fixture(scope="module")
def page(window):
    with window.workspace.read() as s:
        first = pairs_by_name(s)["P1"].id
    window.workspace.turn_to(first)
    window.go("insights", "")
    until_built(window.desk.page)
    return window.desk.page


def panel(page, measure_id):
    return next(each for each in page.panels if each.panel.measure_id == measure_id)


def k_of_n(share):
    return f"{share['k']} of {share['n']}"


def days(n):
    return f"{n} day" if n == 1 else f"{n} days"


def figures(one, names):
    """What has to be heard of a measure, taken from its figures alone."""
    here, (recruiter, manager) = one["detail"], names
    match one["id"]:
        case "D1":
            ways = ("recruiter_to_manager", "manager_to_recruiter")
            return [
                f"{bare_day(date.fromisoformat(each['date']))}: {recruiter} to {manager} {each[ways[0]]}, "
                f"{manager} to {recruiter} {each[ways[1]]}"
                for each in here["sessions"]
            ]
        case "D2":
            due = [each["kept"] + each["late"] + each["open_past_due"] for each in here["people"]]
            return [
                f"{k_of_n(one)} (",
                *(f"{e['kept']} of {n} on time" for e, n in zip(here["people"], due, strict=True)),
            ]
        case "D3":
            return [
                f"{each['alias']}: {days(each['days'])}{'' if each['decided'] else ' so far, not decided yet'}"
                for each in here["items"]
            ]
        case "D4":
            return [
                f"{recruiter} {row}: " + ", ".join(f"{manager} {at} {n}" for at, n in enumerate(counts, start=1))
                for row, counts in enumerate(here["grid"], start=1)
            ] + [f"Exactly the same {here['exact']} of {one['n']}", f"Within one {here['within_1']} of {one['n']}"]
        case "D5":
            said = {True: "yes", False: "no"}
            return [
                f"Version {each['n']}: Drift {each['drift']:.2f}, With a reason {said[each['reason']]}"
                for each in here["versions"]
            ]
        case "D6":
            return [
                f"{each['alias']}: {recruiter} {each['recruiter']:g}, {manager} {each['manager']:g}, Outcomes at day 90 "
                + ", ".join(outcome["status"] for outcome in each["outcomes"])
                for each in here["items"]
            ]
        case "D7":
            words = {"changed": "Changed something", "kept": "Kept, with a reason", "parked": "Parked"}
            return [f"{label}, {sum(here[key].values())}" for key, label in words.items()]
        case _:
            return figures_from_the_eighth_on(one, names)


def figures_from_the_eighth_on(one, names):
    here, (recruiter, manager) = one["detail"], names
    match one["id"]:
        case "D8":
            return [k_of_n(each) for each in here["raters"]]
        case "D9":
            return [f"Sealed {each['from']}, Later {each['to']}" for each in here["items"]]
        case "D10":
            return [
                f"Decisions by their owner: {k_of_n(one)}",
                f"Offers set by the pay owner: {k_of_n(here['offers'])}",
            ]
        case "D11":
            return [f"{recruiter}: {k_of_n(here['recruiter'])}", f"{manager}: {k_of_n(here['manager'])}"]
        case "D12":
            return [f"Both kinds, in time, {here['both']}: ", *(each["alias"] for each in here["items"])]
        case "D13":
            return [f"{each['alias']}: €{each['amount'] // 100:,}" for each in here["items"]]
        case "D14":
            return [f"{first_name(each['name'])}, {each['total']}: " for each in here["people"]]
        case "D15":
            return [f"{recruiter} {each['recruiter']}, {manager} {each['manager']}" for each in here["items"]]
        case _:
            return [f"Day {each['day']}, {k_of_n(each)}" for each in here["days"]]


def heard(widget):
    """Name and description as a screen reader is given them."""
    voice = QAccessible.queryAccessibleInterface(widget)
    return voice.text(QAccessible.Text.Name), voice.text(QAccessible.Text.Description)


def missing(chart, one, names):
    """Figures of the terminal that are not heard of a chart; a withheld one is heard as the reason."""
    told = heard(chart)[1]
    wanted = [*figures(one, names), *filter(None, [one["withheld"]]), one["detail"]["cannot_tell"]]
    return [words for words in wanted if words not in told]


@pytest.mark.parametrize("measure_id", SIXTEEN)
def test_a_chart_is_heard_with_the_figures_of_the_terminal(page, terminal, measure_id):
    found, names = terminal("P1")
    chart = panel(page, measure_id).chart
    assert figures(found[measure_id], names)
    assert (missing(chart, found[measure_id], names), heard(chart)[0]) == ([], panel(page, measure_id).panel.title)


def test_every_chart_is_a_list_of_marks_each_with_its_words_and_its_place(page):
    for each in page.panels:
        voice = QAccessible.queryAccessibleInterface(each.chart)
        marks = [voice.child(at) for at in range(voice.childCount())]
        assert voice.role() == QAccessible.Role.List
        assert [mark.text(QAccessible.Text.Name) for mark in marks] == [stop.words for stop in each.chart.stops()]
        assert all(mark.rect().isValid() for mark in marks)


def cells(table):
    """Heads and cells of a table as a screen reader walks them."""
    voice = QAccessible.queryAccessibleInterface(table)
    found = [voice.child(at) for at in range(voice.childCount())]
    by = {role: [each.text(QAccessible.Text.Name) for each in found if each.role() == role] for role in WALKED}
    return voice.role(), *by.values()


WALKED = (QAccessible.Role.ColumnHeader, QAccessible.Role.Cell)


def test_every_table_is_walked_with_its_heads_and_all_its_cells(page):
    for each in page.panels:
        each.show_table(True)
        wanted = each.panel.chart.table()
        role, heads, told = cells(each.table)
        each.show_table(False)
        assert (role, heads, told) == (
            QAccessible.Role.Table, list(wanted.heads), [cell for row in wanted.rows for cell in row],
        )  # fmt: skip


def test_no_head_of_a_table_is_empty_but_that_of_the_grid(page):
    empty = {each.panel.measure_id for each in page.panels if not all(each.panel.chart.table().heads)}
    assert empty == {"D4"}


def test_every_mark_opens_something(page):
    assert [(each.key, stop.words) for each in page.panels for stop in each.chart.stops() if not stop.opens] == []


def test_a_hollow_mark_says_what_it_waits_for(page):
    told = [stop.words for stop in panel(page, "D2").chart.stops()]
    assert "Priya: not due yet" in told
    assert "K19: 1 day so far, not decided yet" in [stop.words for stop in panel(page, "D3").chart.stops()]


def acts(menu):
    found = {act.text(): act for act in menu.actions()}
    menu.deleteLater()
    return found


def test_the_menu_turns_a_chart_into_its_table_and_back_and_the_keys_follow(page):
    of = panel(page, "D7")
    of.chart.setFocus()
    first = acts(of.menu(of.chart.stops()[0], QPoint()))
    first["Show as table"].trigger()
    shown = (of.is_table(), of.table.hasFocus())
    second = acts(of.menu(None, QPoint()))
    second["Show as chart"].trigger()
    assert (list(first), shown) == (["Open", "Show as table"], (True, True))
    assert (list(second), of.is_table(), of.chart.hasFocus()) == (["Show as chart"], False, True)


def test_one_letter_turns_a_chart_into_its_table_and_back(qtbot, page):
    of = panel(page, "D3")
    of.chart.setFocus()
    qtbot.keyClick(of.chart, Qt.Key.Key_T)
    shown = (of.is_table(), of.table.hasFocus())
    qtbot.keyClick(of.table, Qt.Key.Key_T)
    assert (shown, of.is_table(), of.chart.hasFocus()) == ((True, True), False, True)


def test_the_link_turns_it_by_keys_and_keeps_them(qtbot, page):
    of = panel(page, "D1")
    of.turn.setFocus()
    qtbot.keyClick(of.turn, Qt.Key.Key_Space)
    shown = (of.is_table(), of.turn.hasFocus())
    qtbot.keyClick(of.turn, Qt.Key.Key_Space)
    assert (shown, of.is_table(), of.turn.hasFocus()) == ((True, True), False, True)


def test_the_panels_of_a_look_back_are_heard_with_the_figures_of_the_terminal(window, terminal):
    found, names = terminal("P2")
    with window.workspace.read() as s:
        wanted = select(Session.id).where(Session.kind == SessionKind.LOOK_BACK, Session.closed_at.is_(None))
        session_id = s.scalars(wanted).one()
    window.go("session", session_id)
    settle()
    page = window.table.frame.findChild(PanelsPage)
    page.workspace.jobs.finish()
    settle()
    silent = {key: missing(page.panels[key].chart, found[key], names) for key in SIX_IN_PRINT}
    window.leave_table()
    assert silent == {key: [] for key in SIX_IN_PRINT}


def test_the_balance_on_home_is_heard_each_way_with_its_day(window, terminal, page):
    found, (recruiter, manager) = terminal("P1")
    window.go("home", "")
    settle()
    bars = window.desk.page.findChild(BalanceBars)
    voice = QAccessible.queryAccessibleInterface(bars)
    told = [voice.child(at).text(QAccessible.Text.Name) for at in range(voice.childCount())]
    assert told == figures(found["D1"], [recruiter, manager])
