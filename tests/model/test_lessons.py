"""What reviews noted comes back at the next intake of the same pair."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hirepair_desktop.model import Entry, Partnership, Session
from hirepair_desktop.model.beginning import pair_up
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.lessons import LESSON, last_noted
from hirepair_desktop.storage.store import Store
from tests.model.conftest import NINE, TODAY


def note(store: Store, pair_id: str, role_id: str, words: str, at: datetime, key: str = LESSON) -> None:
    with store.write() as s:
        person = s.get_one(Partnership, pair_id).recruiter_id
        session = Session(kind=SessionKind.DEBRIEF, partnership_id=pair_id, role_id=role_id)
        s.add(session)
        s.flush()
        s.add(Entry(session_id=session.id, key=key, person_id=person, text=words, written_at=at))


def told(store: Store, pair_id: str) -> list[str]:
    with store.read() as s:
        return [noted.text for noted in last_noted(s, pair_id, NINE)]


def test_the_newest_comes_first(store: Store, pair_id: str, role_id: str) -> None:
    note(store, pair_id, role_id, "Ask for a case", NINE - timedelta(days=9))
    note(store, pair_id, role_id, "Book the room", NINE - timedelta(days=1))
    assert told(store, pair_id) == ["Book the room", "Ask for a case"]


def test_three_are_told_at_most(store: Store, pair_id: str, role_id: str) -> None:
    for days in range(1, 6):
        note(store, pair_id, role_id, f"Lesson {days}", NINE - timedelta(days=days))
    assert told(store, pair_id) == ["Lesson 1", "Lesson 2", "Lesson 3"]


@pytest.mark.parametrize(
    ("words", "at", "key"),
    [
        ("Later", NINE, LESSON),
        ("  ", NINE - timedelta(days=1), LESSON),
        ("Another answer", NINE - timedelta(days=1), "changeMyMind"),
    ],
)
def test_what_is_no_earlier_lesson_is_left_out(
    store: Store, pair_id: str, role_id: str, words: str, at: datetime, key: str
) -> None:
    note(store, pair_id, role_id, words, at, key)
    assert told(store, pair_id) == []


def test_another_pair_keeps_its_lessons(store: Store, pair_id: str, role_id: str) -> None:
    note(store, pair_id, role_id, "Book the room", NINE - timedelta(days=1))
    with store.write() as s:
        other = pair_up(s, "Nadia Rahimi", "Tomas Eklund", TODAY).id
    assert told(store, other) == []
