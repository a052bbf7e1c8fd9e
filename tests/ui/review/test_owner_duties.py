"""The owner's commitments after a decision, made with one press in section 8."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from hirepair_desktop.model import Candidate, Commitment, Decision
from hirepair_desktop.model.kinds import DecisionAbout, DecisionValue
from tests.ui.review.debrief import REVEALED, Debrief
from tests.ui.window import settle


@pytest.fixture
def page(debrief: Debrief, shown: Any) -> Any:
    """Section 8 after Tomas decided to hire."""
    with debrief.store.write() as s:
        candidate = debrief.one(Candidate).id
        s.add(Decision(about=DecisionAbout.CANDIDATE, about_id=candidate, value=DecisionValue.HIRE,
                       made_by=debrief["tomas"], made_at=REVEALED))  # fmt: skip
    return shown("learning")


def offered(page: Any) -> list[str]:
    return [made.objectName() for made in page.duties.findChildren(QPushButton)]


def test_three_are_offered_after_a_hire(page: Any) -> None:
    assert offered(page) == ["duty_message", "duty_check_ins", "duty_thanks"]


def test_nothing_is_offered_before_a_decision(shown: Any) -> None:
    assert not shown("learning").duties.isVisible()


def test_one_press_makes_it_the_owners_commitment(page: Any, debrief: Debrief) -> None:
    page.findChild(QPushButton, "duty_check_ins").click()
    settle()
    made = debrief.one(Commitment)
    assert (made.owner_id, "check-ins" in made.text, made.due) == (debrief["tomas"], True, made.first_due)


def test_what_was_taken_on_leaves_the_list(page: Any) -> None:
    page.findChild(QPushButton, "duty_message").click()
    settle()
    assert offered(page) == ["duty_check_ins", "duty_thanks"]


def test_undo_offers_it_again(page: Any) -> None:
    page.findChild(QPushButton, "duty_message").click()
    settle()
    page.edits.stack.undo()
    settle()
    assert offered(page) == ["duty_message", "duty_check_ins", "duty_thanks"]
