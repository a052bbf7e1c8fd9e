"""A shortlist review is planned on the new session page: up to six profiles of a role."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Candidate, Role, Session
from hirepair_desktop.model.kinds import CandidateStatus, SessionKind
from hirepair_desktop.ui.pages.new_session_page import NewSessionPage
from tests.ui.dressed import dress
from tests.ui.shortlist.hands import press
from tests.ui.shortlist.profiles import Shortlist
from tests.ui.window import settle


@pytest.fixture
def page(qtbot: QtBot, shortlist: Shortlist) -> Any:
    """The page with a shortlist review of R1 proposed, and fourteen profiles in the role."""
    with shortlist.store.write() as s:
        role = s.query(Role).one()
        s.add_all([Candidate(alias=f"K{n}", role_id=role.id, headline=f"Profile {n}") for n in range(10, 20)])
        s.flush()
        for candidate in s.query(Candidate):
            candidate.status = CandidateStatus.SHORTLISTED
        role_id = role.id
    return made_page(qtbot, shortlist, role_id)


def made_page(qtbot: QtBot, shortlist: Shortlist, role_id: str) -> Any:
    """The page, shown."""
    made: Any = NewSessionPage(shortlist.workspace)
    qtbot.addWidget(made)
    made.resize(1040, 900)
    made.show()
    qtbot.waitExposed(made)
    made.propose(SessionKind.SHORTLIST.value, role_id, "")
    settle()
    return made


def tick(page: Any, shortlist: Shortlist, alias: str) -> None:
    """Tick a profile by keyboard."""
    candidate_id = shortlist.one(Candidate, alias=alias).id
    QTest.keyClick(page.profiles.ticks[candidate_id].check, Qt.Key.Key_Space)
    settle()


def planned(shortlist: Shortlist) -> list[str]:
    """The aliases of the review that was begun last, or nothing."""
    with shortlist.store.read() as s:
        found = s.query(Session).filter(Session.id != shortlist.session).all()
        return [candidate.alias for candidate in found[0].candidates] if found else []


def test_a_review_is_planned_with_the_ticked_profiles(page: Any, shortlist: Shortlist) -> None:
    for alias in ("K01", "K12"):
        tick(page, shortlist, alias)
    press(page.plan_it)
    assert planned(shortlist) == ["K01", "K12"]


def test_the_new_ones_are_ticked_and_who_is_further_is_not_listed(qtbot: QtBot, shortlist: Shortlist) -> None:
    with shortlist.store.write() as s:
        role = s.query(Role).one()
        s.add_all([Candidate(alias=f"K{n}", role_id=role.id, status=CandidateStatus.NEW) for n in range(10, 15)])
        s.add(Candidate(alias="K20", role_id=role.id, status=CandidateStatus.SHORTLISTED))
        s.add(Candidate(alias="K21", role_id=role.id, status=CandidateStatus.OFFERED))
        role_id = role.id
    page = made_page(qtbot, shortlist, role_id)
    assert planned_names(shortlist, page.profiles.value()) == ["K01", "K02", "K03", "K04", "K10", "K11"]
    assert planned_names(shortlist, page.profiles.ticks)[-2:] == ["K14", "K20"]


def planned_names(shortlist: Shortlist, ids: Any) -> list[str]:
    """The aliases of these candidates, in their order."""
    names = {candidate.id: candidate.alias for candidate in shortlist.all(Candidate)}
    return [names[one] for one in ids]


def test_without_a_profile_it_says_what_is_missing(page: Any, shortlist: Shortlist) -> None:
    press(page.start_now)
    assert page.told.text() == "Choose the profiles you look at: one to six."
    assert planned(shortlist) == []


def test_a_seventh_cannot_be_ticked(page: Any, shortlist: Shortlist) -> None:
    for alias in ("K01", "K02", "K03", "K04", "K10", "K11"):
        tick(page, shortlist, alias)
    assert page.profiles.count.text() == "6 of at most 6 profiles"
    tick(page, shortlist, "K12")
    assert len(page.profiles.value()) == 6


def test_a_long_list_is_found_by_typing(page: Any, shortlist: Shortlist) -> None:
    assert page.profiles.more.text() == "2 more: find them above."
    page.profiles.finder.focus()
    QTest.keyClicks(page.profiles.finder.line, "Profile 19")
    page.profiles.finder.flush()
    settle()
    assert list(page.profiles.ticks) == [shortlist.one(Candidate, alias="K19").id]


def test_what_is_ticked_stays_in_sight_while_typing(page: Any, shortlist: Shortlist) -> None:
    tick(page, shortlist, "K01")
    page.profiles.finder.focus()
    QTest.keyClicks(page.profiles.finder.line, "Profile 19")
    page.profiles.finder.flush()
    settle()
    assert len(page.profiles.ticks) == 2


def test_in_large_text_the_kind_is_chosen_from_a_list(qtbot: QtBot, shortlist: Shortlist, qapp: QApplication) -> None:
    dress(qapp, "light", 2.0)
    with shortlist.store.read() as s:
        role_id = s.query(Role.id).scalar()
    page = made_page(qtbot, shortlist, str(role_id))
    assert (page.kind.isVisible(), page.kind_list.isVisible(), page.kind_list.value()) == (False, True, "shortlist")
