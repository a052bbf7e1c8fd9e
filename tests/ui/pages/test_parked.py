"""Parked points on Home and on the page of their role."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Challenge, Role, Session
from hirepair_desktop.model.kinds import ChallengeResult, SessionKind
from hirepair_desktop.model.stamps import now
from tests.ui.pages.desk import go, said
from tests.ui.window import TODAY, settle

EVENT = "the third interview"


def park(window, text, until=None, event=""):
    """A challenge of R1's intake, parked."""
    with window.workspace.write() as s:
        role = s.scalars(select(Role).where(Role.code == "R1")).one()
        intake = s.scalars(
            select(Session).where(Session.role_id == role.id, Session.kind == SessionKind.INTAKE)
        ).first()
        pair = role.partnership
        made = Challenge(
            session_id=intake.id, from_id=pair.recruiter_id, to_id=pair.manager_id, text=text, made_at=now(),
            result=ChallengeResult.PARKED, resolved_at=now(), parked_until=until, parked_event=event,
        )  # fmt: skip
        s.add(made)
        s.flush()
        window.workspace.turn_to(pair.id)
        return made.id, role.id


def test_home_says_nothing_when_nothing_is_parked(window):
    assert "Parked" not in said(go(window, "home"))


@pytest.mark.parametrize("place", ["home", "role"])
def test_what_is_due_is_listed(window, place):
    _key, role = park(window, "Who did well here without it?", TODAY)
    words = said(go(window, place, role if place == "role" else ""))
    for expected in ("Parked points that are due", "Who did well here without it?", "until 24 Nov 2026"):
        assert expected in words, expected


def test_what_is_ahead_is_not(window):
    park(window, "Who did well here without it?", TODAY + timedelta(days=1))
    assert "Who did well here without it?" not in said(go(window, "home"))


@pytest.mark.parametrize("place", ["home", "role"])
def test_what_waits_for_an_event_comes_back_by_its_button(window, place):
    key, role = park(window, "Who did well here without it?", event=EVENT)
    page = go(window, place, role if place == "role" else "")
    button = page.findChild(QAbstractButton, f"parked_{key}_happened")
    assert button.text() == "It has happened"
    button.click()
    settle()
    with window.workspace.read() as s:
        assert s.get_one(Challenge, key).parked_until == TODAY
    assert "Parked points that are due" in said(page)


def test_it_can_be_taken_back(window):
    key, _role = park(window, "Who did well here without it?", event=EVENT)
    page = go(window, "home")
    page.findChild(QAbstractButton, f"parked_{key}_happened").click()
    settle()
    page.edits.stack.undo()
    with window.workspace.read() as s:
        assert s.get_one(Challenge, key).parked_until is None


def test_a_line_leads_to_its_role(window):
    key, role = park(window, "Who did well here without it?", TODAY)
    line = go(window, "home").findChild(QWidget, f"parked_{key}")
    line.opened.emit(line.key)
    settle()
    assert window.desk.shown() == ("role", role)
