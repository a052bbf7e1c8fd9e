"""What Home and the frame read as plain rows is what the mapped classes hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from hirepair_desktop.model import (
    Candidate,
    CheckIn,
    Commitment,
    Decision,
    Feedback,
    Partnership,
    Person,
    Role,
    Session,
    Setting,
)
from hirepair_desktop.model.home import (
    COLUMNS,
    GOING,
    due_check_ins,
    feedback_counts,
    next_session,
    open_promises,
    open_roles,
    waiting_decisions,
)
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    CommitmentStatus,
    DecisionAbout,
    DecisionValue,
    DraftState,
    RoleStatus,
    RoundState,
    SessionKind,
)
from hirepair_desktop.model.place_counts import place_counts
from hirepair_desktop.model.plain import day, listed, moment
from hirepair_desktop.model.promising import open_commitments, promised_before, unwritten
from hirepair_desktop.model.sealing import Draft, Round
from hirepair_desktop.model.sidebar import kept_setting, owed_by, pairs, roles_of
from hirepair_desktop.storage.store import Store
from tests.transfer.sample.sampled import TODAY, pairs_by_name


@pytest.fixture(params=["P1", "P2", "P3", "P4"])
def pair(request: pytest.FixtureRequest, read_sample: Store) -> Partnership:
    """Each of the four pairs in turn."""
    with read_sample.read() as s:
        return pairs_by_name(s)[request.param]


def test_next_session_is_the_first_that_is_not_closed(read_sample: Store, pair: Partnership) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        mine = s.scalars(select(Session).where(Session.partnership_id == pair.id, Session.closed_at.is_(None))).all()
        first = min(mine, key=lambda session: (session.started_at or session.planned_for, session.id), default=None)
        found = next_session(rows, pair.id)
        expected = (first.id, first.kind, first.started_at or first.planned_for) if first else None
    assert (found and (found.id, found.kind, found.planned_for)) == expected


def test_next_session_names_who_has_sealed(read_sample: Store) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        open_round = s.scalars(select(Round).where(Round.state == RoundState.OPEN)).one()
        sealed = set(
            s.scalars(select(Draft.person_id).where(Draft.round_id == open_round.id, Draft.state == DraftState.SEALED))
        )
        session = s.get_one(Session, open_round.session_id)
        found = next_session(rows, session.partnership_id)
    assert found is not None
    assert {who for who, ready in found.ready.items() if ready} == sealed


@pytest.mark.parametrize(("met", "about"), [(["K01"], "K01"), (["K01", "K02"], ""), ([], "")])
def test_next_session_names_its_candidate_when_it_is_about_one(
    store: Store, pair_id: str, role_id: str, met: list[str], about: str
) -> None:
    with store.write() as s:
        session = Session(kind=SessionKind.DEBRIEF, partnership_id=pair_id, role_id=role_id)
        session.candidates = [Candidate(alias=alias, role_id=role_id) for alias in met]
        s.add(session)
    with store.glance() as rows:
        found = next_session(rows, pair_id)
    assert found is not None
    assert found.about == about


def test_open_roles_count_where_candidates_stand(read_sample: Store) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        expected = {
            role.id: tuple(
                s.scalar(select(func.count()).where(Candidate.role_id == role.id, Candidate.status.in_(group)))
                for _name, group in COLUMNS
            )
            for role in s.scalars(select(Role).where(Role.status.in_(GOING)))
        }
        assert {line.id: line.counts for line in open_roles(rows)} == expected


def test_open_roles_say_when_the_last_version_was_agreed(read_sample: Store) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        expected = {
            role.id: max((version.agreed_at.date() for version in role.versions), default=None)
            for role in s.scalars(select(Role).where(Role.status.in_(GOING)))
        }
        assert {line.id: line.agreed_on for line in open_roles(rows)} == expected


def test_waiting_decisions_are_those_of_the_pair(read_sample: Store, pair: Partnership) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        expected = set()
        for decision in s.scalars(select(Decision).where(Decision.value.is_(None))):
            about = decision.about is DecisionAbout.ROLE
            role = s.get_one(Role, decision.about_id) if about else s.get_one(Candidate, decision.about_id).role
            if role.partnership_id == pair.id:
                expected.add((decision.id, decision.question, role.title))
        assert {(line.id, line.question, line.under) for line in waiting_decisions(rows, pair.id)} == expected


def test_promises_are_the_open_ones_soonest_first(read_sample: Store, pair: Partnership) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        owners = (pair.recruiter_id, pair.manager_id)
        wanted = select(Commitment).where(
            Commitment.status == CommitmentStatus.OPEN, Commitment.owner_id.in_(owners)
        )  # fmt: skip
        kept = sorted(s.scalars(wanted), key=lambda c: (c.due is None, c.due or date.max, c.id))
        found = open_promises(rows, *owners)
        assert [(p.id, p.owner_id, p.text, p.due) for p in found] == [(c.id, c.owner_id, c.text, c.due) for c in kept]


def test_feedback_is_counted_each_way(read_sample: Store, pair: Partnership) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        held = s.scalars(
            select(Session)
            .where(Session.partnership_id == pair.id, Session.kind == SessionKind.FEEDBACK, Session.started_at.is_not(None))
            .order_by(Session.started_at)
        ).all()  # fmt: skip
        expected = [
            (session.started_at.date(), *(
                s.scalar(select(func.count()).where(Feedback.session_id == session.id, Feedback.to_id == to))
                for to in (pair.manager_id, pair.recruiter_id)
            ))
            for session in held[-8:]
        ]  # fmt: skip
        counts = feedback_counts(rows, pair.id)
    assert [(count.day, count.to_manager, count.to_recruiter) for count in counts] == expected


@pytest.mark.parametrize("within", [0, 45, 400])
def test_check_ins_are_due_by_the_last_day_asked_for(read_sample: Store, pair: Partnership, within: int) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        expected = []
        for check_in in s.scalars(select(CheckIn).where(CheckIn.held_on.is_(None))):
            hire = s.get_one(Candidate, check_in.hire_id)
            due = hire.started_on + timedelta(days=check_in.day)
            if hire.role.partnership_id == pair.id and due <= TODAY + timedelta(days=within):
                expected.append((due, hire.name))
        found = due_check_ins(rows, pair.id, TODAY, within)
    assert [(line.due, line.name) for line in found] == sorted(expected)


def test_pairs_come_with_their_names(read_sample: Store) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        names = {who.id: who.name for who in s.scalars(select(Person))}
        kept = s.scalars(select(Partnership).order_by(Partnership.started_on)).all()
        assert [(pair.id, pair.recruiter, pair.manager) for pair in pairs(rows)] == [
            (pair.id, names[pair.recruiter_id], names[pair.manager_id]) for pair in kept
        ]


@pytest.mark.parametrize(
    ("place", "kind", "which"),
    [
        ("roles", Role, True), ("candidates", Candidate, True), ("check_ins", CheckIn, CheckIn.held_on.is_(None)),
    ],
)  # fmt: skip
def test_a_place_for_all_pairs_counts_them_all(
    read_sample: Store, pair: Partnership, place: str, kind: type, which: object
) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        assert place_counts(rows, pair.id)[place] == s.scalar(select(func.count()).select_from(kind).where(which))


def test_a_place_of_the_pair_counts_what_its_page_lists(read_sample: Store) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        for two in s.scalars(select(Partnership)).all():
            going = (Session.partnership_id == two.id, Session.closed_at.is_(None))
            listed = {
                "sessions": s.scalar(select(func.count(Session.id)).where(*going)),
                "decisions": len(waiting_decisions(rows, two.id)),
                "commitments": len(open_commitments(s, [two.recruiter_id, two.manager_id])),
            }
            counts = place_counts(rows, two.id)
            assert {place: counts.get(place, 0) for place in listed} == listed


def test_who_is_on_hold_is_counted_among_the_decisions(store: Store, pair_id: str, role_id: str) -> None:
    with store.write() as s:
        held = Candidate(role_id=role_id, alias="K01", status=CandidateStatus.DEBRIEFED)
        s.add(held)
        s.flush()
        hold = {"about": DecisionAbout.CANDIDATE, "value": DecisionValue.HOLD, "made_at": datetime.now(UTC)}
        s.add(Decision(about_id=held.id, question="", **hold))
    with store.glance() as rows:
        assert place_counts(rows, pair_id)["decisions"] == 1


def test_a_line_without_words_is_counted_nowhere(store: Store, pair_id: str) -> None:
    """One rule behind the sidebar, the status bar, Home, what is listed, and the line of a session."""
    with store.write() as s:
        pair = s.get_one(Partnership, pair_id)
        two, talk = [pair.recruiter_id, pair.manager_id], Session(kind=SessionKind.FEEDBACK, partnership_id=pair_id)
        words = ("Call Daniel", "", " \n")
        s.add_all([talk, *(Commitment(owner_id=two[0], text=said, due=TODAY) for said in words)])
    with store.read() as s, store.glance() as rows:
        assert [
            place_counts(rows, pair_id)["commitments"], owed_by(rows, *two, TODAY), len(open_promises(rows, *two)),
            len(open_commitments(s, two)), promised_before(s, s.get_one(Session, talk.id), TODAY, 3).n_open,
        ] == [1, (1, 1), 1, 1, 1]  # fmt: skip
        assert {made.text for made in unwritten(s, two)} == {"", " \n"}  # but each stands where it is written


def test_roles_of_a_pair_come_in_the_order_of_their_codes(read_sample: Store, pair: Partnership) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        kept = s.scalars(select(Role).where(Role.partnership_id == pair.id).order_by(Role.code)).all()
        assert [(role.id, role.status) for role in roles_of(rows, pair.id)] == [(role.id, role.status) for role in kept]


def test_a_setting_is_read_as_it_was_kept(store: Store) -> None:
    with store.write() as s:
        s.add(Setting(key="pair", value=["a", 1, None]))
    with store.glance() as rows:
        assert kept_setting(rows, "pair") == ["a", 1, None]


def test_a_setting_that_nobody_kept_is_none(store: Store) -> None:
    with store.glance() as rows:
        assert kept_setting(rows, "pair") is None


@pytest.mark.parametrize(
    "kept",
    ["2026-11-24 09:00:00.000000", datetime(2026, 11, 24, 9), datetime.fromisoformat("2026-11-24T10:00:00+01:00")],
)
def test_a_moment_is_read_in_utc_from_either_database(kept: str | datetime) -> None:
    assert moment(kept) == datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.mark.parametrize("kept", ["2026-11-24", TODAY])
def test_a_day_is_read_from_either_database(kept: str | date) -> None:
    assert day(kept) == TODAY


def test_a_list_is_written_as_sql_reads_it(store: Store) -> None:
    with store.glance() as rows:
        assert rows(f"SELECT 'on_hold' IN ({listed(*RoleStatus)})") == [(1,)]
