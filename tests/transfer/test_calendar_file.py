"""The calendar file of a person, read back with the library that calendars use."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from hirepair_desktop.cli import main
from hirepair_desktop.model import Commitment, Partnership, Person, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.promising import drop, keep, set_due
from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.calendar_file import calendar_file, calendar_name
from tests.factories import Factory

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
FRIDAY = date(2026, 11, 27)


class Promised:
    """A pair with one intake and what was promised there."""

    def __init__(self, path: Path) -> None:
        make = Factory()
        self.pair = make.the(Partnership)
        self.store = Store.create(path)
        make.save(self.store)
        with self.store.write() as s:
            found = s.get_one(Partnership, self.pair.id)
            self.recruiter, self.manager = found.recruiter_id, found.manager_id
            s.add(Session(id="INTAKE00", kind=SessionKind.INTAKE, partnership_id=found.id))

    def add(self, **values: Any) -> str:
        """A commitment of the recruiter for the search, by Friday, or what is given."""
        made = Commitment(**{
            "session_id": "INTAKE00", "owner_id": self.recruiter, "text": "Show three mid-level profiles",
            "due": FRIDAY, "first_due": FRIDAY, **values,
        })  # fmt: skip
        with self.store.write() as s:
            s.add(made)
        return str(made.id)

    def events(self, person_id: str) -> list[Any]:
        """What a calendar finds in the file of somebody."""
        with self.store.read() as s:
            return list(Calendar.from_ical(calendar_file(s, person_id, NINE)).walk("VEVENT"))

    def change(self, key: str, how: Any, *values: Any) -> None:
        """Let something happen to a commitment."""
        with self.store.write() as s:
            how(s.get_one(Commitment, key), *values)


@pytest.fixture
def promised(tmp_path):
    made = Promised(tmp_path / "p.hirepair")
    yield made
    made.store.close(backup=False)


def test_it_is_a_whole_day_that_blocks_nothing(promised):
    promised.add()
    [event] = promised.events(promised.recruiter)
    assert (event.decoded("dtstart"), event.decoded("dtend"), str(event["transp"])) == (
        FRIDAY, date(2026, 11, 28), "TRANSPARENT",
    )  # fmt: skip


def test_what_is_for_the_search_stands_in_both_calendars(promised):
    promised.add()
    who = [str(promised.events(person)[0]["summary"]) for person in (promised.recruiter, promised.manager)]
    with promised.store.read() as s:
        first = s.get_one(Person, promised.recruiter).name.split()[0]
    assert who == ["Show three mid-level profiles", f"{first}: Show three mid-level profiles"]


def test_what_is_owed_to_somebody_stands_in_their_calendar(promised):
    promised.add(for_whom=promised.manager, session_id=None)
    assert [len(promised.events(person)) for person in (promised.recruiter, promised.manager)] == [1, 1]


def test_without_a_day_it_has_no_place(promised):
    promised.add(due=None, first_due=None)
    assert promised.events(promised.recruiter) == []


def test_moved_it_is_the_same_event_said_later(promised):
    key = promised.add()
    [before] = promised.events(promised.recruiter)
    promised.change(key, set_due, date(2026, 12, 1))
    [after] = promised.events(promised.recruiter)
    assert (after["uid"], after.decoded("dtstart")) == (before["uid"], date(2026, 12, 1))
    assert int(after["sequence"]) > int(before["sequence"])


def test_done_it_says_so(promised):
    promised.change(promised.add(), keep, NINE)
    assert str(promised.events(promised.recruiter)[0]["summary"]) == "Done: Show three mid-level profiles"


def test_dropped_it_goes_from_the_calendar_with_its_reason(promised):
    promised.change(promised.add(), drop, "The role was closed")
    [event] = promised.events(promised.recruiter)
    assert (str(event["status"]), "Dropped: The role was closed" in str(event["description"])) == ("CANCELLED", True)


@pytest.mark.parametrize(
    "text", ['Semi; colon, comma\\ and "quotes"', "line\nline", "日本 😀 " * 40, "BEGIN:VEVENT", ""]
)
def test_any_text_comes_back_as_it_was(promised, text):
    promised.add(text=text)
    [event] = promised.events(promised.recruiter)
    assert str(event["summary"]) == (text.strip() or "A commitment")


def test_lines_are_short_and_end_as_the_standard_says(promised):
    promised.add(text="ü" * 300)
    with promised.store.read() as s:
        lines = calendar_file(s, promised.recruiter, NINE).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


def test_the_name_of_the_file_is_one_a_file_system_takes(promised):
    with promised.store.write() as s:
        s.get_one(Person, promised.recruiter).name = "A/B: <C>"
    with promised.store.read() as s:
        assert calendar_name(s, promised.recruiter) == "Commitments A-B- -C-.ics"


def test_the_command_writes_one_for_each_of_the_pair(promised, tmp_path, capsys):
    promised.add()
    status = main([
        "export", str(promised.store.path), "--partnership", promised.pair.id, "--format", "ics", "--to",
        str(tmp_path / "out"),
    ])  # fmt: skip
    written = {str(path) for path in (tmp_path / "out").iterdir()}
    assert (status, len(written), set(capsys.readouterr().out.splitlines())) == (0, 2, written)


def test_a_calendar_of_one_session_is_refused_in_a_sentence(promised, tmp_path, capsys):
    status = main([
        "export", str(promised.store.path), "--session", "INTAKE00", "--format", "ics", "--to", str(tmp_path / "o"),
    ])  # fmt: skip
    assert (status, "A calendar file is of a person" in capsys.readouterr().err) == (2, True)
