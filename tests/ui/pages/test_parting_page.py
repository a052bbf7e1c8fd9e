"""Somebody leaves and two part, in one window on a copy of the sample: said where a name stands, offered no more."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy import select
from sqlcipher3 import dbapi2

from hirepair_desktop.model import Commitment, Person
from hirepair_desktop.model.kinds import PersonKind
from hirepair_desktop.reports import PrintOptions, partnership_pdf
from hirepair_desktop.ui.pages.lines import Line
from tests.reports.reading import words_of
from tests.transfer.sample.sampled import pairs_by_name, person
from tests.ui.pages.test_desk_pages import go
from tests.ui.window import TODAY, own_copy, settle, window_on

GONE = date(2026, 11, 20)
SAID = "left on 20 Nov 2026"


@pytest.fixture(scope="module")
def window(look, made_sample, tmp_path_factory):
    folder = tmp_path_factory.mktemp("parting")
    with window_on(own_copy(made_sample, folder), folder) as opened:
        with opened.workspace.read() as s:
            opened.workspace.turn_to(pairs_by_name(s)["P1"].id)
        yield opened


def section(window):
    window.go("settings", "people")
    settle()
    return window.desk.page._part()


def press(window, key: str, on: date | None = None) -> None:
    made = section(window).rows[key]
    made.act.click()
    if on is not None:
        made.day.set_value(on)
        made.mark.click()
    settle()


@pytest.fixture
def priya(window):
    """Priya left; taken back behind the test."""
    with window.workspace.read() as s:
        key = person(s, "Priya")
    press(window, key, GONE)
    yield key
    if key in kept(window, "people_left"):
        press(window, key)


def kept(window, key: str) -> dict[str, str]:
    connection = dbapi2.connect(str(window.workspace.store.path))
    try:
        found = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchall()
        return json.loads(found[0][0]) if found else {}
    finally:
        connection.close()


def words(widget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_it_is_kept_with_its_day_and_said_on_every_page(window, priya):
    told = section(window).told.text()
    assert (kept(window, "people_left"), told) == (
        {priya: "2026-11-20"},
        f"Priya Raman {SAID}. What is theirs stays, and they are offered for nothing new.",
    )
    for place, about in (("home", ""), ("commitments", ""), ("person", priya)):
        window.go(place, about)
        settle()
        assert SAID in words(window.desk.page), place


def test_their_promises_stay_and_no_new_one_is_offered(window, priya):
    page = go(window, "commitments")
    with window.workspace.read() as s:
        texts = set(s.scalars(select(Commitment.text).where(Commitment.owner_id == priya, Commitment.status == "open")))
    shown = {made.words.value() for made in page._editor.editors.values() if made.owner.id == priya}
    assert (shown, page._editor.adds["man"].isHidden(), page._editor.adds["rec"].isHidden()) == (texts, True, False)


def test_a_new_session_offers_the_pairs_that_go_on_and_says_which_do_not(window, priya):
    window.go("new_session", "feedback")
    settle()
    page = window.desk.page
    offered = [page.who.list.itemText(at) for at in range(page.who.list.count())]
    assert [name for name in offered if "Priya" in name] == []
    assert page.not_offered.text() == (
        "Not offered: Amara and Priya, ended on 20 Nov 2026; Tomasz and Priya, ended on 20 Nov 2026. Their history stays "
        "with them; a new pair begins its own, and its intake can start from a role of theirs."
    )


def test_the_page_of_the_quarter_says_it_too(window, priya):
    with window.workspace.read() as s:
        page = words_of(partnership_pdf(s, pairs_by_name(s)["P1"].id, PrintOptions(today=TODAY)))
    assert f"Priya Raman ({SAID}), hiring manager" in page
    assert "The two are no pair any more since 20 November 2026." in page


def test_what_they_decided_stays_and_what_waits_for_them_asks_who_does(window, priya):
    window.go("home", "")
    settle()
    waits = [line.accessibleName() for line in window.desk.page.findChildren(Line) if line.isVisible()]
    asked = [made.objectName() for made in window.desk.page.findChildren(QWidget) if made.objectName() == "write_alone"]
    decided = words(go(window, "decisions"))
    assert [name for name in waits if "Priya left: who decides?" in name]
    assert ("Priya Raman (left on 20 Nov 2026) · Senior" in decided, asked) == (True, [])


def test_undo_takes_it_back_like_the_button(window, priya):
    section(window)
    window.desk.page.edits.stack.undo()
    assert kept(window, "people_left") == {}
    window.desk.page.edits.stack.redo()
    press(window, priya)
    assert kept(window, "people_left") == {}


def test_a_day_ahead_is_refused_under_the_row(window):
    with window.workspace.read() as s:
        key = person(s, "Priya")
    press(window, key, date(2027, 1, 1))
    made = section(window).rows[key]
    said = made.told.text()
    made.leave.click()
    assert said == "1 January 2027 is still ahead. Mark it on the day, so that nothing is kept from Priya before."
    assert kept(window, "people_left") == {}


def test_two_part_and_pair_up_again_each_in_a_sentence(window):
    with window.workspace.read() as s:
        pair = pairs_by_name(s)["P3"].id
    press(window, pair, TODAY)
    ended, first = kept(window, "pairs_ended"), section(window).told.text()
    press(window, pair)
    second = section(window).told.text()
    assert (ended, kept(window, "pairs_ended")) == ({pair: "2026-11-24"}, {})
    assert (first[:40], second) == (
        "What Amara and Mei held, rated and promi",
        "Amara and Mei are a pair again: the same two, so their history goes on where it stopped.",
    )


def test_many_people_are_found_by_name(window):
    with window.workspace.write() as s:
        s.add_all(Person(name=f"Person {n:03}", kind=PersonKind.INTERVIEWER) for n in range(60))
    made = section(window)
    before = made.more.text()
    made.finder.line.setText("person 059")
    made.finder.flush()
    settle()
    found = [line.state.text() for line in made.rows.values() if line.act.accessibleName().startswith("Person 059")]
    made.finder.line.setText("")
    made.finder.flush()
    settle()
    assert (before.endswith("more; find them by name."), len(found)) == (True, 1)
