"""What each wrote alone in a look-back is theirs; what both agreed there is nobody's own."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hirepair_desktop.insights.asked import Asked
from hirepair_desktop.insights.history import own_words
from hirepair_desktop.model import Entry, Partnership, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.storage.store import Store
from tests.factories import Factory

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_own_words_are_those_written_alone(tmp_path):
    make = Factory()
    pair = make.the(Partnership)
    store = Store.create(tmp_path / "p.hirepair")
    make.save(store)
    with store.write() as s:
        who = s.get_one(Partnership, pair.id).recruiter_id
        s.add(Session(
            id="BACK0001", kind=SessionKind.LOOK_BACK, partnership_id=pair.id, started_at=NINE, closed_at=NINE
        ))  # fmt: skip
        s.flush()
        for key, text in (
            ("goingWell", "We say no early."),
            ("well.1", "Both like the pace."),
            ("change.1", "Fewer calls."),
        ):
            s.add(Entry(session_id="BACK0001", key=key, person_id=who, text=text, written_at=NINE))
    with store.read() as s:
        found = own_words(s, pair.id, Asked(today=date(2026, 11, 24)))
    store.close(backup=False)
    assert found.said == [(who, "We say no early.")]
