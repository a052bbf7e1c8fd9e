"""Loading and wiping the sample: the same door, whole weeks, the one open round, and back to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Base, Draft, Interview, Person, Rating, Role, Round, SeatKey, now
from hirepair_desktop.model.brief import brief_hash, changed_parts
from hirepair_desktop.model.kinds import PersonKind, RoundState
from hirepair_desktop.storage.backup import backups, check_rows
from hirepair_desktop.storage.seals import readiness, reopen, reveal, seal, seal_form, unlock
from hirepair_desktop.storage.store import Change, Store
from hirepair_desktop.transfer.exchange import exchange_bytes, import_exchange, read_exchange
from hirepair_desktop.transfer.sample import (
    PASSPHRASE,
    is_sample,
    load_sample,
    moved,
    sample_document,
    weeks_to,
    wipe_sample,
)
from tests.transfer.sample.sampled import CHEAP, TODAY, candidate, person, sample_in


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Store]:
    """A sample that may be changed."""
    with sample_in(tmp_path) as store:
        yield store


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Store]:
    """An empty workspace."""
    store = Store.create(tmp_path / "bare.hirepair", "Bare")
    yield store
    store.close(backup=False)


def rows(store: Store) -> int:
    """How many rows there are, apart from the workspace's own."""
    with store.read() as s:
        tables = [table for table in Base.metadata.sorted_tables if table.name != "workspace"]
        return sum(s.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


@pytest.mark.parametrize(
    ("today", "weeks"),
    [
        (date(2026, 11, 24), 0),
        (date(2026, 11, 23), 0),
        (date(2026, 11, 29), 0),
        (date(2026, 11, 30), 1),
        (date(2026, 11, 22), -1),
        (date(2027, 11, 24), 52),
    ],
)
def test_the_sample_moves_by_whole_weeks(today: date, weeks: int) -> None:
    assert weeks_to(today) == weeks


def test_for_the_week_of_day_180_nothing_moves() -> None:
    assert sample_document(TODAY)["role"][0]["opened_on"] == "2026-06-03"


def test_dates_and_times_move_and_words_stay() -> None:
    value = {"on": "2026-06-03", "at": ["2026-06-03T08:00:00Z"], "text": "Said on 2026-06-03."}
    assert moved(value, timedelta(weeks=1)) == {
        "on": "2026-06-10",
        "at": ["2026-06-10T08:00:00Z"],
        "text": "Said on 2026-06-03.",
    }


def test_moved_to_another_week_every_weekday_stays(bare: Store) -> None:
    load_sample(bare, date(2027, 3, 3), seal=False)
    with bare.read() as s:
        held = s.scalars(select(Interview.held_at).order_by(Interview.held_at.desc())).first()
    assert held is not None
    assert (held.date(), held.weekday()) == (date(2027, 3, 1), 0)


@pytest.mark.parametrize("today", [TODAY, date(2027, 3, 3)])
def test_every_version_kept_its_hash(bare: Store, today: date) -> None:
    load_sample(bare, today, seal=False)
    with bare.read() as s:
        versions = [version for role in s.scalars(select(Role)) for version in role.versions]
        assert [v.hash == brief_hash(v.body) for v in versions] == [True] * 6


@pytest.mark.parametrize("today", [TODAY, date(2027, 3, 3)])
def test_every_brief_is_as_it_was_agreed_last(bare: Store, today: date) -> None:
    load_sample(bare, today, seal=False)
    with bare.read() as s:
        assert [changed_parts(s, role) for role in s.scalars(select(Role))] == [[]] * 4


def test_loading_says_that_it_is_the_sample(sample: Store) -> None:
    with sample.read() as s:
        assert is_sample(s)


def test_an_empty_workspace_is_not_the_sample(bare: Store) -> None:
    with bare.read() as s:
        assert not is_sample(s)


def test_a_workspace_with_anything_in_it_is_refused(bare: Store) -> None:
    with bare.write() as s:
        s.add(Person(name="Somebody", kind=PersonKind.RECRUITER))
    with pytest.raises(RefusedValueError, match="needs an empty workspace"):
        load_sample(bare, TODAY, cost=CHEAP)
    assert rows(bare) == 1


def test_cancelled_in_the_middle_nothing_stays(bare: Store) -> None:
    class EnoughError(Exception):
        pass

    def enough(done: int, total: int) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        load_sample(bare, TODAY, cost=CHEAP, progress=enough)
    assert rows(bare) == 0


def test_every_row_carries_its_check(sample: Store) -> None:
    assert check_rows(sample.path) == []


def test_exported_and_taken_in_again_it_is_byte_for_byte_the_same(sample: Store, bare: Store) -> None:
    exported = exchange_bytes(sample)
    import_exchange(bare, read_exchange(exported))
    assert exchange_bytes(bare) == exported


def test_the_five_seats_have_keys(sample: Store) -> None:
    with sample.read() as s:
        seats = {person(s, name) for name in ("Amara", "Tomasz", "Priya", "Daniel", "Mei")}
        assert set(s.scalars(select(SeatKey.person_id))) == seats


@pytest.mark.parametrize("name", ["Amara", "Tomasz", "Priya", "Daniel", "Mei"])
def test_each_seat_opens_with_the_shown_passphrase(sample: Store, name: str) -> None:
    with sample.read() as s:
        unlock(s, person(s, name), PASSPHRASE).wipe()


def test_one_round_is_open_and_only_amara_is_ready(sample: Store) -> None:
    with sample.read() as s:
        opened = s.scalars(select(Round).where(Round.state == RoundState.OPEN)).one()
        ready = {person(s, "Amara"): True, person(s, "Priya"): False, person(s, "Jonas"): False}
        assert dict(readiness(s, opened.id)) == ready


def test_amaras_page_about_k19_rates_the_four_musts(sample: Store) -> None:
    with sample.write() as s:
        opened = s.scalars(select(Round).where(Round.state == RoundState.OPEN)).one()
        payload = reopen(s, opened.id, unlock(s, person(s, "Amara"), PASSPHRASE))
        musts = {c.id for c in candidate(s, "K19").role.criteria if c.tier == "must"}
        assert {line["criterion_id"] for line in payload["ratings"]} == musts


def test_k19s_round_can_be_revealed_once_all_have_sealed(sample: Store) -> None:
    with sample.write() as s:
        opened = s.scalars(select(Round).where(Round.state == RoundState.OPEN)).one()
        amara, priya = (unlock(s, person(s, name), PASSPHRASE) for name in ("Amara", "Priya"))
        page = reopen(s, opened.id, amara)
        seal(s, opened.id, amara, page)
        seal(s, opened.id, priya, page)
        seal_form(s, opened.id, person(s, "Jonas"), page)
        reveal(s, opened.id, amara, priya, now())
    with sample.read() as s:
        ratings = s.scalars(select(Rating).where(Rating.candidate_id == candidate(s, "K19").id)).all()
        assert len(ratings) == 12


def test_nothing_k19_was_rated_is_a_row_before_the_reveal(sample: Store) -> None:
    with sample.read() as s:
        assert s.scalars(select(Rating).where(Rating.candidate_id == candidate(s, "K19").id)).all() == []


def test_the_sealed_words_are_nowhere_in_the_file(sample: Store) -> None:
    found = b"".join(path.read_bytes() for path in sample.path.parent.glob("harbour.hirepair*"))
    assert b"box office" not in found
    assert "box office".encode("utf-16-le") not in found


def test_without_sealing_there_is_no_key_and_no_open_round(bare: Store) -> None:
    load_sample(bare, TODAY, seal=False)
    with bare.read() as s:
        counts = [s.scalar(select(func.count()).select_from(kind)) for kind in (SeatKey, Draft)]
        assert counts == [0, 0]


def test_wiped_it_is_an_empty_workspace(sample: Store) -> None:
    wipe_sample(sample)
    assert rows(sample) == 0


def test_wiped_it_keeps_its_identity(sample: Store) -> None:
    before = sample.workspace_id
    wipe_sample(sample)
    with sample.read() as s:
        assert s.execute(select(Base.metadata.tables["workspace"].c.id)).scalar_one() == before


def test_a_verified_backup_with_everything_is_made_before_wiping(sample: Store) -> None:
    wipe_sample(sample)
    kept = Store.open(backups(sample.workspace_id)[0], read_only=True)
    with kept.read() as s:
        found = s.scalar(select(func.count()).select_from(Person))
    kept.close()
    assert found == 11


def test_wiping_is_announced(sample: Store) -> None:
    heard: set[Change] = set()
    sample.subscribe(heard.update)
    with sample.read() as s:
        k19 = candidate(s, "K19").id
    wipe_sample(sample)
    assert Change("candidate", k19, "removed") in heard


def test_wiped_it_can_be_loaded_again(sample: Store) -> None:
    wipe_sample(sample)
    load_sample(sample, TODAY, cost=CHEAP)
    with sample.read() as s:
        assert is_sample(s)


def test_a_workspace_that_is_not_the_sample_is_not_wiped(bare: Store) -> None:
    with bare.write() as s:
        s.add(Person(name="Somebody", kind=PersonKind.RECRUITER))
    with pytest.raises(RefusedValueError, match="not the sample"):
        wipe_sample(bare)
    assert rows(bare) == 1
