"""The page of a person in the window, on a copy of the sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from hirepair_desktop.model import Commitment, Person
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.pages.person_page import PersonPage
from hirepair_desktop.ui.pages.person_parts import PersonLink, ThanksCard, UnitMarks
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.commitment_row import CommitmentRow
from tests.ui.pages.test_versions import role_id
from tests.ui.window import own_copy, settle, window_on

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def window(made_sample: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as made:
        yield made


def person_id(window: MainWindow, name: str) -> str:
    assert window.workspace is not None
    with window.workspace.read() as s:
        return s.scalars(select(Person.id).where(Person.name == name)).one()


def page(window: MainWindow, name: str = "Amara Okafor") -> PersonPage:
    window.go("person", person_id(window, name))
    settle()
    assert window.desk is not None
    shown = window.desk.page
    assert isinstance(shown, PersonPage)
    return shown


def test_one_mark_stands_for_one_thing_done(window: MainWindow) -> None:
    spoken = [marks.accessibleName() for marks in page(window).findChildren(UnitMarks)]
    assert spoken[0] == "Sessions at the table: 26"


def test_thanks_stand_in_the_words_of_the_giver(window: MainWindow) -> None:
    cards = [card.accessibleName() for card in page(window).findChildren(ThanksCard)]
    assert cards[0] == "Mei Castellano: You asked for the day, and there was one."


def test_more_thanks_than_fit_are_shown_on_request(window: MainWindow) -> None:
    shown = page(window, "Ines Carvalho")
    shown.findChild(LinkButton, "all_thanks").click()
    settle()
    assert len(shown.findChildren(ThanksCard)) == 7


def test_the_giver_leads_to_their_page(window: MainWindow) -> None:
    shown = page(window)
    card = shown.findChild(ThanksCard, "thanks_0")
    card.findChild(PersonLink).link.click()
    settle()
    assert window.windowTitle().startswith("Mei Castellano")


def test_who_looks_for_a_must_leads_to_their_page(window: MainWindow) -> None:
    window.go("role", role_id(window, "R1"))
    settle()
    assert window.desk is not None and window.desk.page is not None
    links = window.desk.page.findChildren(LinkButton)
    next(link for link in links if link.objectName().startswith("looker_")).click()
    settle()
    assert window.desk.shown()[0] == "person"


def test_a_promise_can_be_kept_from_here(window: MainWindow) -> None:
    line = page(window).findChild(CommitmentRow)
    key = line.key
    line.check.click()
    settle()
    assert window.workspace is not None
    with window.workspace.read() as s:
        assert s.get_one(Commitment, key).status is CommitmentStatus.DONE


def test_a_role_leads_to_its_page(window: MainWindow) -> None:
    page(window, "Viktor Haas").findChild(LinkButton, f"role_{role_id(window, 'R1')}").click()
    settle()
    assert window.desk is not None and window.desk.shown() == ("role", role_id(window, "R1"))


def test_the_page_says_that_nothing_on_it_is_a_grade(window: MainWindow) -> None:
    words = [label.text() for label in page(window).findChildren(QLabel)]
    assert "No number on this page is a grade, and people are not compared." in words


def test_what_the_other_does_for_somebody_stands_on_their_page(window: MainWindow) -> None:
    amara, priya = person_id(window, "Amara Okafor"), person_id(window, "Priya Raman")
    assert window.workspace is not None
    with window.workspace.write() as s:
        s.add(Commitment(owner_id=amara, for_whom=priya, text="Ask Priya before the panel meets"))
    shown = [line.words.text() for line in page(window, "Priya Raman").findChildren(CommitmentRow)]
    assert "Ask Priya before the panel meets" in shown
