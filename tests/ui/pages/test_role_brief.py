"""The brief, the power log and the trust on the page of a role, seen in the window on a copy of the sample."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from sqlalchemy import select

from hirepair_desktop.model import BriefVersion, Role, Session, TrustEntry
from hirepair_desktop.model.kinds import SessionKind, Tier
from hirepair_desktop.model.sittings import plan_session, start_session
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.pages.role_brief import BriefCard
from tests.ui.pages.test_versions import role_id
from tests.ui.window import own_copy, settle, window_on

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def window(made_sample: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as made:
        yield made


def role_page(window: MainWindow, code: str = "R1") -> Any:
    window.go("role", role_id(window, code))
    settle()
    assert window.desk is not None
    return window.desk.page


def card(page: Any) -> BriefCard:
    found = page.findChild(BriefCard)
    assert isinstance(found, BriefCard)
    return found


def change(window: MainWindow, n: int = 1) -> None:
    """So many criteria of R1 become musts, or go from it."""
    assert window.workspace is not None
    with window.workspace.write() as s:
        role = s.scalars(select(Role).where(Role.code == "R1")).one()
        for made in role.criteria[:n]:
            made.tier = Tier.LEARN if made.tier is Tier.MUST else Tier.MUST


def words(card: BriefCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def test_without_changes_it_offers_a_re_intake(window: MainWindow) -> None:
    assert card(role_page(window)).again.text() == "Re-intake, 15 min"


def test_changes_that_are_not_agreed_stand_in_words(window: MainWindow) -> None:
    change(window)
    shown = card(role_page(window))
    assert "“Designs reliable payment flows” is no longer a must" in words(shown)
    assert shown.again.text() == "Agree changes"


def test_more_than_three_changes_are_counted(window: MainWindow) -> None:
    change(window, 5)
    assert "and 2 more" in words(card(role_page(window)))


def test_agree_changes_leads_into_a_new_re_intake(window: MainWindow) -> None:
    change(window)
    card(role_page(window)).again.click()
    settle()
    assert window.desk is not None
    assert window.desk.shown()[0] == "new_session"


def test_a_re_intake_that_was_begun_is_gone_on_with(window: MainWindow) -> None:
    assert window.workspace is not None
    with window.workspace.write() as s:
        role = s.scalars(select(Role).where(Role.code == "R1")).one()
        session = plan_session(s, SessionKind.RE_INTAKE, role.partnership, role=role)
        start_session(s, session, window.workspace.now())
        session_id = session.id
    card(role_page(window)).again.click()
    settle()
    assert window.table is not None
    assert window.table.session_id == session_id


def test_versions_are_compared_from_here(window: MainWindow) -> None:
    card(role_page(window, "R3")).compare.click()
    settle()
    assert window.desk is not None
    assert window.desk.shown() == ("versions", role_id(window, "R3"))


def test_one_version_alone_offers_no_comparison(window: MainWindow) -> None:
    assert card(role_page(window)).compare.isHidden()


def test_trust_extended_is_shown(window: MainWindow) -> None:
    page = role_page(window)
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "Amara books into my Thursday half hour without asking me first." in said


def test_trust_is_written_here_and_the_page_stays_under_the_cursor(window: MainWindow) -> None:
    page = role_page(window)
    shown = card(page)
    button = page.findChild(QPushButton, "trust_add_rec")
    button.click()
    settle()
    assert window.workspace is not None
    with window.workspace.read() as s:
        key = s.scalars(select(TrustEntry.id).where(TrustEntry.text == "")).one()
    field = page.findChild(VoiceField, f"trust_{key}")
    field.text.insertPlainText("You choose the panel.")
    field.flush()
    settle()
    with window.workspace.read() as s:
        assert s.get_one(TrustEntry, key).text == "You choose the panel."
    assert page.findChild(VoiceField, f"trust_{key}") is field
    assert card(page) is shown


def test_the_old_re_intake_of_the_sample_still_opens(window: MainWindow) -> None:
    window.open_session("S226KS2W")
    settle()
    assert window.table is not None
    assert [section.key for section in window.table.panel.sections][:2] == ["arrive", "team"]
    assert window.table.title() == "Re-intake: Product Designer, Onboarding"


def sessions_said(window: MainWindow, kind: SessionKind) -> list[str]:
    """What the lines of the sessions of R3 of a kind say, from their accessible names."""
    assert window.workspace is not None
    with window.workspace.read() as s:
        found = s.scalars(select(Session.id).join(Role).where(Role.code == "R3", Session.kind == kind)).all()
    lines = [role_page(window, "R3").findChild(QWidget, f"session_{session_id}") for session_id in found]
    return [line.accessibleName() for line in lines]


@pytest.mark.parametrize("kind", [SessionKind.INTAKE, SessionKind.RE_INTAKE])
def test_a_sitting_in_which_a_version_was_agreed_says_so(window: MainWindow, kind: SessionKind) -> None:
    assert [words.endswith("Both agreed the brief") for words in sessions_said(window, kind)] == [True]


def test_an_intake_that_was_closed_without_agreement_says_that(window: MainWindow) -> None:
    assert window.workspace is not None
    with window.workspace.write() as s:
        for version in s.scalars(select(BriefVersion).join(Role).where(Role.code == "R3")):
            version.agreed_at += timedelta(days=1)
    said = [*sessions_said(window, SessionKind.INTAKE), *sessions_said(window, SessionKind.RE_INTAKE)]
    assert [words.split(", ", 1)[1] for words in said] == [
        "Intake, at the table: Amara and Mei, Closed without an agreed brief",
        "Re-intake, at the table: Amara and Mei",
    ]
