"""The summary of a shortlist review: the four items of METHOD E on the page, the sealed picks in full."""

from __future__ import annotations

from datetime import date

import pytest

from hirepair_desktop.model import Candidate, Role, Round, Session
from hirepair_desktop.model.kinds import RoundOf, RoundState, Sealing, SessionKind
from hirepair_desktop.reports import MayNotGoOutError, PrintOptions, file_name, session_pdf
from hirepair_desktop.storage.store import Store
from tests.reports.reading import pages, words_of

DAY_180 = date(2026, 11, 24)


def session_of(store: Store, code: str) -> str:
    """The shortlist review of a role."""
    with store.read() as s:
        return str(
            s.query(Session.id).join(Role).filter(Session.kind == SessionKind.SHORTLIST, Role.code == code).scalar()
        )


def printed(store: Store, code: str, **options: object) -> bytes:
    """Its summary."""
    with store.read() as s:
        return session_pdf(s, session_of(store, code), PrintOptions(today=DAY_180, **options))  # type: ignore[arg-type]


def test_the_file_is_called_by_kind_and_role(sample: Store) -> None:
    with sample.read() as s:
        assert file_name(s, session_of(sample, "R1")).startswith("Shortlist R1 ")


def test_the_counts_stand_first(sample: Store) -> None:
    words = words_of(printed(sample, "R1"))
    assert "decides on each profile 5 In 0 Not now 1 Out" in words


@pytest.mark.parametrize(
    "line",
    ["In: The design talk comes before the others.", "Out: No must was shown. Amara tells them tomorrow."],
)
def test_each_profile_has_its_line_with_what_was_agreed(sample: Store, line: str) -> None:
    assert line in words_of(printed(sample, "R1"))


def test_not_now_is_counted_apart(sample: Store) -> None:
    assert "Not now: Waits until the first two have been seen." in words_of(printed(sample, "R3"))


def test_differences_stand_with_both_reasons(sample: Store) -> None:
    words = words_of(printed(sample, "R1"))
    assert words.index("K04, two apart") < words.index("K02, one apart") < words.index("K05, one apart")


def test_each_decision_says_in_full_what_it_was(sample: Store) -> None:
    words = words_of(printed(sample, "R1", detail="full"))
    assert "K04, in, Priya, " in words and "K05, out, Priya, " in words


def test_whoever_goes_out_is_printed_with_who_told_them(sample: Store) -> None:
    assert "Amara told them on 12 Jun" in words_of(printed(sample, "R1"))


def test_a_missing_next_step_is_printed_as_open(sample: Store) -> None:
    assert words_of(printed(sample, "R1")).count("Open: the next step") == 5


def test_the_page_is_one_page(sample: Store) -> None:
    assert {pages(printed(sample, code)) for code in ("R1", "R2", "R3", "R4")} == {1}


def test_the_full_one_holds_every_sealed_pick(sample: Store) -> None:
    words = words_of(printed(sample, "R1", detail="full"))
    assert "Amara, yes: Ledger at a savings bank; Lucía has seen the month close." in words


def test_picks_that_agree_are_in_full_only(sample: Store) -> None:
    assert "The rarest mix on the table." not in words_of(printed(sample, "R1"))


def test_the_full_one_says_how_it_was_sealed(sample: Store) -> None:
    assert "Sealed: unreadable in the file until both opened it." in words_of(printed(sample, "R1", detail="full"))


def test_the_full_one_holds_the_decision_that_closed_somebody(sample: Store) -> None:
    words = words_of(printed(sample, "R1", detail="full"))
    assert "Priya decided: The profile names many systems" in words


def test_no_candidate_is_named_unless_names_are_ticked(sample: Store) -> None:
    with sample.read() as s:
        name = s.query(Candidate.name).filter_by(alias="K04").scalar()
    assert name not in words_of(printed(sample, "R1", detail="full"))
    assert name in words_of(printed(sample, "R1", names=True))


def test_it_stays_in_while_the_picks_are_sealed(sample: Store) -> None:
    with sample.read() as s:
        held = s.query(Round).filter_by(session_id=session_of(sample, "R4"), what=RoundOf.PICKS).one().id
    with sample.write() as s:
        s.get_one(Round, held).state = RoundState.OPEN
    with pytest.raises(MayNotGoOutError, match="still sealed"):
        printed(sample, "R4")
    with sample.write() as s:
        s.get_one(Round, held).state = RoundState.REVEALED


def test_nobody_is_said_to_have_picked_who_was_released(sample: Store) -> None:
    with sample.write() as s:
        held = s.query(Round).filter_by(session_id=session_of(sample, "R4"), what=RoundOf.PICKS).one()
        owner = str(s.query(Role).filter_by(code="R4").one().decision_owner_id)
        held.released = [
            {"person_id": owner, "by": owner, "reason": "Away.", "at": "2026-11-02T09:00:00Z"},
        ]
    words = words_of(printed(sample, "R4"))
    with sample.write() as s:
        s.get_one(Round, held.id).released = []
    assert "Each picked alone" not in words and "Whoever picked did so alone" in words


def test_picks_hidden_in_the_window_only_are_not_called_sealed(sample: Store) -> None:
    with sample.write() as s:
        held = s.query(Round).filter_by(session_id=session_of(sample, "R4"), what=RoundOf.PICKS).one()
        held.mode = Sealing.WINDOW_ONLY
    words = words_of(printed(sample, "R4"))
    with sample.write() as s:
        s.get_one(Round, held.id).mode = Sealing.SEALED
    assert "the picks were hidden in the window only until they were opened together" in words
