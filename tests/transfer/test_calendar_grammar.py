"""What RFC 5545 asks of the lines of a calendar file, read without a library: a small parser that forgives nothing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hirepair_desktop.model import Commitment, Person
from hirepair_desktop.model.parting import mark_left
from hirepair_desktop.model.promising import drop, keep
from hirepair_desktop.transfer.calendar_file import calendar_file
from tests.transfer.test_calendar_file import FRIDAY, NINE, Promised

LINE = re.compile(r"(?P<name>[A-Z0-9-]+)(?P<params>(?:;[A-Z0-9-]+=[^\x00-\x1f\x7f\";:,]+)*):(?P<value>.*)", re.DOTALL)
TEXT = re.compile(r"(?:[^\x00-\x08\x0a-\x1f\x7f\\;,]|\\[\\;,nN])*")
"""RFC 5545, 3.3.11: no control character but the tab, and a backslash before `\\ ; ,` and a line's end."""

TEXTS = ("SUMMARY", "DESCRIPTION", "UID", "X-WR-CALNAME", "PRODID")
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "TRANSP", "CLASS", "DESCRIPTION")
NASTY = 'Größe; 日本 😀, \\n and "quotes"\nBEGIN:VEVENT\r\x0b\x00end ' + "ü😀" * 60


def unfolded(content: bytes) -> list[str]:
    """The content lines: every physical one ends in CR LF, is 75 octets at most and whole UTF-8 by itself."""
    assert content.endswith(b"\r\n")
    physical = content[:-2].split(b"\r\n")
    assert [line for line in physical if len(line) > 75 or b"\r" in line or b"\n" in line] == []
    lines: list[str] = []
    for line in physical:
        words = line.decode("utf-8")  # a character is never parted
        if words[:1] in (" ", "\t"):
            lines[-1] += words[1:]
        else:
            lines.append(words)
    return lines


def events(content: bytes) -> list[dict[str, tuple[str, str]]]:
    """Each event by name: parameters and value. Raises AssertionError where the grammar is not kept."""
    stack: list[str] = []
    found: list[dict[str, tuple[str, str]]] = []
    for line in unfolded(content):
        match = LINE.fullmatch(line)
        assert match is not None, line
        name, params, value = match["name"], match["params"], match["value"]
        if name == "BEGIN":
            stack.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert stack.pop() == value
        else:
            assert name not in TEXTS or TEXT.fullmatch(value), value
            if stack[-1] == "VEVENT":
                assert name not in found[-1], f"{name} twice"
                found[-1][name] = (params, value)
    assert stack == []
    return found


def plain(value: str) -> str:
    """A text as somebody wrote it."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


@pytest.fixture
def promised(tmp_path: Path):
    made = Promised(tmp_path / "p.hirepair")
    yield made
    made.store.close(backup=False)


def written(promised: Promised, at: datetime = NINE) -> bytes:
    with promised.store.read() as s:
        return calendar_file(s, promised.recruiter, at)


def test_every_line_keeps_the_grammar_whatever_was_written(promised):
    promised.add(text=NASTY, moves=2)
    promised.change(promised.add(text="Done"), keep, NINE)
    promised.change(promised.add(text="Dropped"), drop, NASTY)
    found = events(written(promised))
    assert [sorted(event) for event in found] == [sorted(ONCE)] * 3


def test_letters_signs_and_line_ends_come_back_without_control_characters(promised):
    promised.add(text=NASTY)
    (event,) = events(written(promised))
    wanted = NASTY.replace("\r", "").replace("\x0b", "").replace("\x00", "")
    assert plain(event["SUMMARY"][1]) == wanted


def test_days_are_dates_and_the_moment_it_was_made_is_in_utc(promised):
    promised.add()
    (event,) = events(written(promised))
    assert (event["DTSTART"], event["DTEND"], event["DTSTAMP"]) == (
        (";VALUE=DATE", "20261127"), (";VALUE=DATE", "20261128"), ("", "20261124T090000Z"),
    )  # fmt: skip


def test_an_id_stays_over_exports_and_none_is_there_twice(promised):
    keys = [promised.add(text=f"Promise {n}") for n in range(3)]
    first, later = (events(written(promised, at)) for at in (NINE, datetime(2026, 12, 1, tzinfo=UTC)))
    ids = [event["UID"][1] for event in first]
    assert sorted(ids) == sorted(f"commitment-{key}@hirepair.invalid" for key in keys)
    assert ids == [event["UID"][1] for event in later]


def test_two_thousand_are_one_valid_file(promised):
    with promised.store.write() as s:
        s.add_all(
            Commitment(session_id="INTAKE00", owner_id=promised.recruiter, text=f"Grüße {n}", due=FRIDAY)
            for n in range(2000)
        )
    found = events(written(promised))
    assert (len(found), len({event["UID"] for event in found})) == (2000, 2000)


def test_an_owner_who_left_is_marked(promised):
    promised.add(owner_id=promised.manager)
    with promised.store.write() as s:
        mark_left(s, promised.manager, date(2026, 11, 20), date(2026, 11, 24))
        name = s.get_one(Person, promised.manager).name
    (event,) = events(written(promised))
    assert plain(event["DESCRIPTION"][1]).splitlines()[0] == f"Owner: {name} (left on 20 Nov 2026)"
