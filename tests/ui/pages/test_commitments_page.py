"""The commitments of a pair: into a calendar, and very many of them."""

from __future__ import annotations

from datetime import date, timedelta

from icalendar import Calendar
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import select

from hirepair_desktop.model import Commitment
from tests.ui.pages.test_desk_pages import go
from tests.ui.window import settle


def choose(monkeypatch, target):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))


def test_what_one_promised_is_written_for_a_calendar(window, tmp_path, monkeypatch):
    page = go(window, "commitments")
    choose(monkeypatch, tmp_path / "mine")
    page.calendar.list.actions()[0].trigger()
    with window.workspace.read() as s:
        amara = window.workspace.pair().recruiter.id
        wanted = {
            c.text for c in s.scalars(select(Commitment).where(Commitment.owner_id == amara, Commitment.due.is_not(None)))
        }  # fmt: skip
    events = Calendar.from_ical((tmp_path / "mine.ics").read_bytes()).walk("VEVENT")
    said = {str(event["summary"]).removeprefix("Done: ") for event in events}
    assert wanted - said == set()


def test_where_it_cannot_be_written_it_says_so(window, tmp_path, monkeypatch):
    page = go(window, "commitments")
    choose(monkeypatch, tmp_path / "no such folder" / "mine.ics")
    heard: list[str] = []
    page.said.connect(heard.append)
    page.calendar.list.actions()[1].trigger()
    assert [words.startswith("The calendar file could not be written") for words in heard] == [True]


def test_of_two_thousand_every_one_can_be_reached(window):
    pair = window.workspace.pair()
    with window.workspace.write() as s:
        s.add_all(
            Commitment(owner_id=pair.recruiter.id, text=f"Promise {n}", due=date(2027, 1, 1) + timedelta(days=n % 300))
            for n in range(2000)
        )
    page = go(window, "commitments")
    before = page._editor.shown()
    page.more.click()
    settle()
    assert before < page._editor.shown() <= 2020
