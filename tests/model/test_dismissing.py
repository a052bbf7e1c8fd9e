"""A prompt is sent away with a reason only, and comes back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Dismissal, Partnership, Role
from hirepair_desktop.model.dismissing import bring_back, dismiss, dismissals
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.sittings import plan_session
from hirepair_desktop.storage.store import Store
from tests.model.conftest import NINE

WHY = "The design talk covers it"


@pytest.fixture
def recruiter_id(store: Store, pair_id: str) -> str:
    with store.read() as s:
        return s.get_one(Partnership, pair_id).recruiter_id


@pytest.fixture
def session_id(store: Store, pair_id: str, role_id: str) -> str:
    with store.write() as s:
        return plan_session(s, SessionKind.INTAKE, s.get_one(Partnership, pair_id), role=s.get_one(Role, role_id)).id


def kept(store: Store) -> list[tuple[str, str, str | None, str, str]]:
    with store.read() as s:
        return [(d.rule_id, d.about_id, d.session_id, d.by, d.reason) for d in s.scalars(select(Dismissal))]


def test_who_and_why_are_kept(store: Store, role_id: str, session_id: str, recruiter_id: str) -> None:
    with store.write() as s:
        dismiss(s, "I-01", role_id, session_id, recruiter_id, NINE, f"  {WHY} ")
    assert kept(store) == [("I-01", role_id, session_id, recruiter_id, WHY)]


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_without_a_reason_nothing_is_sent_away(store: Store, role_id: str, recruiter_id: str, reason: str) -> None:
    with pytest.raises(RefusedValueError, match="why this does not fit"), store.write() as s:
        dismiss(s, "I-01", role_id, None, recruiter_id, NINE, reason)
    assert kept(store) == []


def test_it_comes_back(store: Store, role_id: str, session_id: str, recruiter_id: str) -> None:
    with store.write() as s:
        dismiss(s, "I-01", role_id, session_id, recruiter_id, NINE, WHY)
    with store.write() as s:
        assert bring_back(s, "I-01", [role_id], None) == 1
    assert kept(store) == []


@pytest.mark.parametrize(("rule_id", "about_id"), [("I-02", "role"), ("I-01", "OTHER000")])
def test_another_prompt_stays_away(store: Store, role_id: str, recruiter_id: str, rule_id: str, about_id: str) -> None:
    with store.write() as s:
        dismiss(s, "I-01", role_id, None, recruiter_id, NINE, WHY)
    with store.write() as s:
        assert bring_back(s, rule_id, [role_id if about_id == "role" else about_id], None) == 0
    assert len(kept(store)) == 1


def test_what_another_session_sent_away_counts_only_there(
    store: Store, role_id: str, session_id: str, recruiter_id: str
) -> None:
    with store.write() as s:
        dismiss(s, "P-03", role_id, session_id, recruiter_id, NINE, WHY)
    with store.read() as s:
        assert dismissals(s, "P-03", [role_id], "ANOTHER0") == []
        assert len(dismissals(s, "P-03", [role_id], session_id)) == 1
