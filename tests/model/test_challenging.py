"""Challenges: ended, parked, and what comes back when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Candidate, Challenge, Partnership, Role, Session
from hirepair_desktop.model.challenging import come_back, due_challenges, due_in_brief, end, is_open, park
from hirepair_desktop.model.home import ParkedPoint, parked_points
from hirepair_desktop.model.kinds import CandidateStatus, ChallengeResult, RoleStatus, SessionKind
from hirepair_desktop.storage.store import Store
from tests.factories import DAY, MOMENT, Factory

LATER = DAY + timedelta(days=9)


class Talk:
    """An intake whose challenges are looked at from a re-intake."""

    def __init__(self, path: Path) -> None:
        self.make = Factory()
        self.pair, self.role = self.make.the(Partnership), self.make.the(Role)
        self.role.status = RoleStatus.OPEN
        self.first = self.make.the(Session)
        self.first.kind, self.first.role_id = SessionKind.INTAKE, self.role.id
        self.first.started_at = self.first.closed_at = MOMENT - timedelta(days=30)
        self.again = self.make(Session, kind=SessionKind.RE_INTAKE, role_id=self.role.id, started_at=MOMENT)
        self.challenge = self.make(Challenge, session_id=self.first.id, text="What would we lose?", made_at=MOMENT)
        self.store = Store.create(path)
        self.make.save(self.store)

    def park(self, s: Block, until: date | None = None, event: str = "", on: date = DAY) -> Challenge:
        """Park the challenge in its intake."""
        made = s.get_one(Challenge, self.challenge.id)
        park(made, MOMENT - timedelta(days=30), on, until, event)
        s.flush()
        return made

    def points(self, today: date = DAY) -> list[ParkedPoint]:
        """What Home lists."""
        with self.store.glance() as rows:
            return parked_points(rows, self.pair.id, today)


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    """Two people who talked a month ago and talk again."""
    made = Talk(tmp_path / "talk.hirepair")
    yield made
    made.store.close(backup=False)


def test_kept_wants_a_word_on_why(talk: Talk) -> None:
    with talk.store.read() as s, pytest.raises(RefusedValueError, match="why it stays"):
        end(s.get_one(Challenge, talk.challenge.id), ChallengeResult.KEPT, MOMENT)


def test_a_reason_stands_after_the_answer(talk: Talk) -> None:
    with talk.store.read() as s:
        made = s.get_one(Challenge, talk.challenge.id)
        made.response = "We tried it."
        end(made, ChallengeResult.KEPT, MOMENT, "The law asks for it.")
        assert made.response == "We tried it.\nThe law asks for it."


@pytest.mark.parametrize(("until", "event"), [(None, ""), (None, "  \n"), (DAY, ""), (DAY - timedelta(days=1), "x")])
def test_parking_wants_a_day_ahead_or_an_event(talk: Talk, until: date | None, event: str) -> None:
    with talk.store.read() as s, pytest.raises(RefusedValueError):
        talk.park(s, until, event)


def test_ending_forgets_until_when_it_was_parked(talk: Talk) -> None:
    with talk.store.write() as s:
        made = talk.park(s, LATER, "the third interview")
        end(made, ChallengeResult.CHANGED, MOMENT)
        assert (made.parked_until, made.parked_event) == (None, "")


@pytest.mark.parametrize(("today", "due"), [(LATER - timedelta(days=1), 0), (LATER, 1), (LATER + timedelta(days=1), 1)])
def test_it_is_due_from_its_day_on(talk: Talk, today: date, due: int) -> None:
    with talk.store.write() as s:
        made = talk.park(s, LATER)
        assert is_open(made, today) is bool(due)
        assert len(due_challenges(s, today, talk.role.id)) == due


def test_until_an_event_it_is_never_due_by_itself(talk: Talk) -> None:
    with talk.store.write() as s:
        talk.park(s, event="the third interview")
        assert due_challenges(s, DAY + timedelta(days=400)) == []


def test_what_has_happened_makes_it_due(talk: Talk) -> None:
    with talk.store.write() as s:
        made = talk.park(s, event="the third interview")
        come_back(made, DAY)
        assert due_challenges(s, DAY) == [made]
        assert made.parked_event == "the third interview"


def test_a_re_intake_takes_up_what_is_due(talk: Talk) -> None:
    with talk.store.write() as s:
        made = talk.park(s, DAY, on=DAY - timedelta(days=30))
        assert due_in_brief(s, talk.role.id, talk.again.id, DAY) == [made]


def test_a_re_intake_leaves_what_is_not_due(talk: Talk) -> None:
    with talk.store.write() as s:
        talk.park(s, LATER)
        assert due_in_brief(s, talk.role.id, talk.again.id, DAY) == []


def test_what_it_ended_stays_on_its_list(talk: Talk) -> None:
    with talk.store.write() as s:
        made = talk.park(s, DAY, on=DAY - timedelta(days=30))
        end(made, ChallengeResult.CHANGED, MOMENT + timedelta(minutes=4))
        assert due_in_brief(s, talk.role.id, talk.again.id, DAY) == [made]


def test_a_closed_re_intake_takes_nothing_up(talk: Talk) -> None:
    with talk.store.write() as s:
        talk.park(s, DAY, on=DAY - timedelta(days=30))
        s.get_one(Session, talk.again.id).closed_at = MOMENT
        assert due_in_brief(s, talk.role.id, talk.again.id, DAY) == []


def test_home_lists_what_is_due_before_what_waits(talk: Talk) -> None:
    with talk.store.write() as s:
        other = Challenge(
            session_id=talk.first.id, from_id=talk.pair.manager_id, to_id=talk.pair.recruiter_id, text="Waits",
            result=ChallengeResult.PARKED, parked_event="the third interview",
        )  # fmt: skip
        s.add(other)
        talk.park(s, DAY, on=DAY - timedelta(days=30))
    assert [(point.text, point.is_due(DAY)) for point in talk.points()] == [
        ("What would we lose?", True),
        ("Waits", False),
    ]


def test_home_leaves_out_a_day_that_is_ahead(talk: Talk) -> None:
    with talk.store.write() as s:
        talk.park(s, LATER)
    assert talk.points() == []


def test_home_leaves_out_a_filled_role(talk: Talk) -> None:
    with talk.store.write() as s:
        talk.park(s, DAY, on=DAY - timedelta(days=30))
        s.get_one(Role, talk.role.id).status = RoleStatus.FILLED
    assert talk.points() == []


def test_home_leaves_out_a_candidate_who_is_gone(talk: Talk) -> None:
    with talk.store.write() as s:
        talk.park(s, DAY, on=DAY - timedelta(days=30))
        gone = Candidate(alias="K77", role_id=talk.role.id, status=CandidateStatus.CLOSED)
        s.add(gone)
        s.get_one(Session, talk.first.id).candidates = [gone]
    assert talk.points() == []
