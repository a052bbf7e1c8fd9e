"""Insights in the window: the figures of the terminal, marks that open, tables, keys, figures as a file (METHOD D)."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from hirepair_desktop.insights.drawing import Stop
from hirepair_desktop.insights.measures import measures
from hirepair_desktop.insights.saying import said
from hirepair_desktop.model import Partnership
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.insights.opening import NOWHERE, way_to
from hirepair_desktop.ui.preview import Preview
from tests.reports.reading import words_of
from tests.transfer.sample.sampled import pairs_by_name, role
from tests.ui.window import TODAY, own_copy, settle, until_built, window_on

SIXTEEN = [f"D{n}" for n in range(1, 17)]


@pytest.fixture(scope="module")
def window(look, made_sample, tmp_path_factory):
    folder = tmp_path_factory.mktemp("insights")
    with window_on(own_copy(made_sample, folder), folder) as opened:
        with opened.workspace.read() as s:
            first = pairs_by_name(s)["P1"].id
        opened.workspace.turn_to(first)
        yield opened


def ready(page):
    """The page once everything that was read is shown."""
    until_built(page)
    return page


@pytest.fixture
def page(window):
    """The insights of the first pair, whatever was looked at before."""
    if window.desk is None or window.desk.shown()[0] != "insights":
        window.go("insights", "")
    page = window.desk.page
    if not page.choices.is_whole_pair:
        page.scope.chosen.emit(f"partnership:{page.workspace.pair().id}")
        page.months.chosen.emit(f"/{TODAY}")
    return ready(page)


def panel(page, measure_id):
    return next(each for each in page.panels if each.panel.measure_id == measure_id)


def go_back(window):
    window.leave_table()
    window.go("insights", "")
    settle()


def words(widget):
    from PySide6.QtWidgets import QLabel

    return " | ".join(label.text() for label in widget.findChildren(QLabel))


def expected(page, measure_id):
    with page.workspace.read() as s:
        found = measures(s, TODAY, page.workspace.pair().id)
    return next(one for one in found if one.id == measure_id)


def test_all_sixteen_are_shown_the_six_of_the_picture_first(page):
    shown = [each.panel.measure_id for each in page.panels]
    assert (shown[:6], sorted(shown, key=SIXTEEN.index)) == (["D15", "D1", "D2", "D7", "D3", "D6"], SIXTEEN)


@pytest.mark.parametrize("measure_id", SIXTEEN)
def test_a_panel_says_what_the_terminal_says(page, measure_id):
    assert " ".join(said(expected(page, measure_id))) in words(panel(page, measure_id))


def test_every_panel_says_what_it_cannot_tell(page):
    assert [each.key for each in page.panels if "What this cannot tell you: " not in words(each)] == []


def test_there_is_no_score_over_the_panels(page):
    assert "No scores for people." in words(page)


def test_every_mark_of_every_panel_leads_somewhere(page):
    with page.workspace.read() as s:
        lost = [t for each in page.panels for stop in each.chart.stops() for t in stop.opens if way_to(s, t) == NOWHERE]
    assert lost == []


@pytest.mark.parametrize(
    ("measure_id", "mark", "place"),
    [
        ("D2", 0, "commitments"), ("D3", 0, "candidate"), ("D5", 0, "versions"), ("D14", 0, "person"),
    ],
)  # fmt: skip
def test_enter_on_a_mark_opens_what_it_stands_for(qtbot, window, page, measure_id, mark, place):
    chart = panel(page, measure_id).chart
    chart.setFocus()
    chart.stand_on(mark)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert window.desk.shown()[0] == place
    go_back(window)


def test_a_press_on_a_mark_opens_the_session_it_came_from(qtbot, window, page):
    chart = panel(page, "D1").chart
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.mark_rect(2).center())
    assert window.table is not None
    go_back(window)


def test_a_press_beside_the_marks_opens_nothing(qtbot, window, page):
    chart = panel(page, "D2").chart
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() - 2, chart.height() - 2))
    assert window.desk.shown()[0] == "insights"


def test_several_things_behind_one_mark_are_offered_by_name(page):
    stop = next(stop for stop in panel(page, "D4").chart.stops() if len(set(stop.opens)) > 1)
    menu = page.opening.behind(stop)
    names = [act.text() for act in menu.actions()]
    menu.deleteLater()
    assert names and all(name.startswith("K") for name in names)


def test_a_name_behind_a_mark_opens_it(window, page):
    stop = next(stop for stop in panel(page, "D4").chart.stops() if len(set(stop.opens)) > 1)
    menu = page.opening.behind(stop)
    menu.actions()[0].trigger()
    menu.deleteLater()
    assert window.desk.shown() == ("candidate", stop.opens[0].id)
    go_back(window)


def test_what_is_gone_is_said(page):
    heard: list[str] = []
    page.said.connect(heard.append)
    stop = next(stop for stop in panel(page, "D3").chart.stops())
    page.opening.open_target(replace_id(stop))
    page.said.disconnect(heard.append)
    assert heard == ["What this mark stood for is not in the workspace any more."]


def replace_id(stop: Stop):
    return stop.opens[0]._replace(id="GONE0000")


def test_arrows_and_ends_walk_the_marks(qtbot, page):
    chart = panel(page, "D2").chart
    chart.setFocus()
    chart.stand_on(0)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    one = chart.at
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert (one, chart.at) == (1, chart.mark_count() - 1)


def test_show_as_table_is_a_link_that_turns_back(qtbot, page):
    of = panel(page, "D7")
    qtbot.mouseClick(of.turn, Qt.MouseButton.LeftButton)
    shown = (of.is_table(), of.chart.isVisible(), of.turn.text())
    qtbot.mouseClick(of.turn, Qt.MouseButton.LeftButton)
    assert (shown, of.is_table()) == ((True, False, "Show as chart"), False)


def test_the_scope_of_a_role_has_the_measures_of_a_role(window, page):
    with page.workspace.read() as s:
        r1 = role(s, "R1").id
    page.scope.chosen.emit(f"role:{r1}")
    ready(page)
    assert {one.scope_id for one in page.board.measures} == {r1}


def test_the_scope_of_all_has_no_pulse_and_leaves_no_file(page):
    page.scope.chosen.emit("all")
    ready(page)
    ids = {each.panel.measure_id for each in page.panels}
    assert (set(SIXTEEN) - ids, page.export.isEnabled(), page.quarter.isEnabled()) == ({"D5", "D15"}, False, False)
    assert [each.key for each in page.panels for stop in each.chart.stops() if not stop.opens] == []


def test_all_pairs_together_say_what_the_terminal_says(page):
    page.scope.chosen.emit("all")
    ready(page)
    with page.workspace.read() as s:
        kept = next(one for one in measures(s, TODAY) if (one.id, one.scope) == ("D2", "all"))
    assert (kept.k, kept.n) == (19, 26)
    assert panel(page, "D2").panel.title == "19 of 26 commitments were kept on time"


# Some months


SUMMER = "2026-07-01/2026-09-30"


def in_summer(page):
    page.months.chosen.emit(SUMMER)
    return ready(page)


def measured(page, until, since):
    with page.workspace.read() as s:
        found = measures(s, until, page.workspace.pair().id, since)
    return {(one.id, one.scope_id): one for one in found}


def test_all_of_it_is_shown_first_and_named_by_its_months(page):
    assert (page.months.text(), page.months.list.actions()[0].text(), page.months.accessibleName()) == (
        "May to November 2026", "All of it: May to November 2026", "Months shown: May to November 2026",
    )  # fmt: skip


def test_a_month_that_is_over_is_not_lengthened_to_the_quarter_that_began_with_it(page):
    page.months.chosen.emit("2026-10-01/2026-10-31")
    assert (ready(page).months.text(), page.board.months.until) == ("October 2026", date(2026, 10, 31))


def test_of_some_months_every_panel_says_what_was_measured_in_them(page):
    found = measured(in_summer(page), date(2026, 9, 30), date(2026, 7, 1))
    assert len(page.board.measures) == 16
    assert {one.id: one for one in page.board.measures} == {
        one.id: found[one.id, one.scope_id] for one in page.board.measures
    }
    told = {each.panel.measure_id: words(each) for each in page.panels}
    assert [one.id for one in page.board.measures if " ".join(said(one)) not in told[one.id]] == []


def test_of_some_months_few_cases_are_withheld_in_words(page):
    in_summer(page)
    assert "No rate: only 4, and it needs 5. Each is shown by itself." in words(panel(page, "D11"))


def test_of_some_months_the_page_says_what_is_no_matter_of_months(page):
    in_summer(page)
    assert page.told.text().startswith("What happened from 1 Jul 2026 to 30 Sep 2026. What was open or not due then")
    assert "Ask for the status before I give mine" in words(page)


def test_another_pair_is_shown_whole_again(window, page):
    in_summer(page)
    with window.workspace.read() as s:
        first, other = (pairs_by_name(s)[name].id for name in ("P1", "P3"))
    window.workspace.turn_to(other)
    months = ready(page).months.text()
    window.workspace.turn_to(first)
    assert (months, ready(page).months.text()) == ("July to November 2026", "May to November 2026")


def test_the_file_of_some_months_has_their_figures_and_their_days(page, tmp_path, monkeypatch):
    write_file(in_summer(page), monkeypatch, tmp_path / "figures")
    rows = list(csv.reader((tmp_path / "figures.csv").read_text("utf-8-sig").splitlines()))
    found = measured(page, date(2026, 9, 30), date(2026, 7, 1))
    assert [(row[0], row[3], row[10], row[11]) for row in rows[1:17]] == [
        (one.id, str(found[one.id, one.scope_id].n), "2026-07-01", "2026-09-30") for one in page.board.measures
    ]


def test_who_helped_stands_by_name_with_thanks_in_the_givers_words(page):
    told = words(page)
    assert "11 interviews, 1 referral, thanked 2 times" in told
    assert "Your referral found the clock fault in week two." in told


def test_goals_and_trust_stay_as_history(page):
    told = words(page)
    assert "Ask for the status before I give mine" in told
    assert "Amara books into my Thursday half hour without asking me first." in told


# The quarter on paper


def printed_from(page, window, qtbot):
    page.quarter.click()
    (preview,) = window.stage.findChildren(Preview)
    qtbot.waitUntil(lambda: bool(preview.content() or preview.told.text()))
    return preview


def test_the_quarter_is_printed_from_the_page_and_an_earlier_one_by_choice(qtbot, window, page):
    preview = printed_from(page, window, qtbot)
    first = words_of(preview.content())
    preview.quarter.chosen.emit("2026-Q3")
    qtbot.waitUntil(lambda: bool(preview.content()))
    second, offered = words_of(preview.content()), [act.text() for act in preview.quarter.list.actions()]
    preview.go()
    assert offered == ["October to December 2026", "July to September 2026", "April to June 2026"]
    assert ("28 May to 24 November 2026" in first, "28 May to 30 September 2026" in second) == (True, True)


def test_chosen_months_are_printed_first_and_the_quarters_by_choice(qtbot, window, page):
    assert page.quarter.text() == "Quarter as PDF…"
    preview = printed_from(in_summer(page), window, qtbot)
    words, offered = words_of(preview.content()), [act.text() for act in preview.quarter.list.actions()]
    preview.go()
    assert (page.quarter.text(), offered[:2]) == (
        "Months as PDF…", ["July to September 2026", "October to December 2026"],
    )  # fmt: skip
    assert "Counted is only what happened in these months" in words


def test_the_copy_for_others_says_what_it_waits_for(qtbot, window, page):
    preview = printed_from(page, window, qtbot)
    preview.copy.buttons["others"].click()
    qtbot.waitUntil(lambda: bool(preview.told.text()))
    told, ready_to_save = preview.told.text(), preview.save_pdf.isEnabled()
    preview.go()
    assert (told.split(",")[0], ready_to_save) == ("Others see this page once both agreed", False)


# Figures as a file


def test_the_file_waits_until_both_agree(qtbot, page):
    page.export.click()
    page.agreeing.rec_agrees.check.click()
    one = page.agreeing.write.isEnabled()
    page.agreeing.man_agrees.check.click()
    both = page.agreeing.write.isEnabled()
    page.agreeing.cancel.click()
    assert (one, both) == (False, True)


def test_cancel_gives_the_keys_back_to_its_button(qtbot, page):
    page.export.click()
    page.agreeing.cancel.setFocus()
    page.agreeing.cancel.click()
    assert (page.focusWidget(), page.agreeing.isVisible()) == (page.export, False)


def test_a_yes_to_one_file_is_no_yes_to_the_next(page):
    page.export.click()
    page.agreeing.rec_agrees.check.click()
    page.agreeing.cancel.click()
    page.export.click()
    ticked = page.agreeing.rec_agrees.value()
    page.agreeing.cancel.click()
    assert not ticked


def test_the_topics_stand_beside_the_balance_and_all_of_them_on_demand(page):
    of = panel(page, "D1")
    before = "Market advice" in words(of)
    of.findChild(QWidget, f"all_{of.key}").click()
    assert (before, "Market advice" in words(of)) == (False, True)


def write_file(page, monkeypatch, target):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    page.export.click()
    for agrees in (page.agreeing.rec_agrees, page.agreeing.man_agrees):
        agrees.check.click()
    page.agreeing.write.click()


def test_the_file_has_the_figures_of_the_terminal(page, tmp_path, monkeypatch):
    write_file(page, monkeypatch, tmp_path / "figures")
    rows = list(csv.reader((tmp_path / "figures.csv").read_text("utf-8-sig").splitlines()))
    kept = expected(page, "D2")
    found = next(row for row in rows if row[:2] == ["D2", "8 of 10 commitments were kept on time"])
    assert found[2:7] == ["8", "10", f"{kept.value:g}", f"{kept.low:g}", f"{kept.high:g}"]


def test_where_the_file_cannot_be_written_it_is_said(page, tmp_path, monkeypatch):
    heard: list[str] = []
    page.said.connect(heard.append)
    write_file(page, monkeypatch, tmp_path / "no such folder" / "figures")
    page.said.disconnect(heard.append)
    assert [each.startswith("The file could not be written") for each in heard] == [True]


# Reading


def test_a_board_that_did_not_change_keeps_its_charts(page):
    before = list(page.panels)
    page.look_again()
    assert ready(page).panels == before


def test_nothing_piles_up_over_twenty_refreshes(page):
    with page.workspace.read() as s:
        page.scope.chosen.emit(f"role:{role(s, 'R2').id}")
    before = len(ready(page).findChildren(QObject))
    for _nth in range(20):
        page.board = None
        page.look_again()
        ready(page)
    assert len(page.findChildren(QObject)) == before


def test_the_page_asks_off_the_window(page):
    page.board = None
    page.look_again()
    reading = page.reading.is_reading()
    ready(page)
    assert reading


def test_a_new_pair_is_told_what_will_appear(look, tmp_path, qtbot):
    from hirepair_desktop.model import Person
    from hirepair_desktop.model.kinds import PersonKind

    store = Store.create(tmp_path / "new.hirepair", "New")
    with store.write() as s:
        people = [Person(name="Ada Bell", kind=PersonKind.RECRUITER), Person(name="Cy Dunn", kind=PersonKind.MANAGER)]
        s.add_all(people)
        s.flush()
        s.add(Partnership(recruiter_id=people[0].id, manager_id=people[1].id, started_on=TODAY))
    store.close(backup=False)
    with window_on(store.path, tmp_path) as opened:
        opened.go("insights", "")
        told = words(ready(opened.desk.page))
        assert "Nothing is on record for the two of you yet. What you learn about working together appears here" in told
