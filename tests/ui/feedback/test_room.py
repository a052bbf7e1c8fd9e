"""Every section and both private pages have room where it is narrow, and where the text is large."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hirepair_desktop.model.feedback_form import SECTIONS
from hirepair_desktop.model.kinds import Response, RoundOf, Topic
from tests.ui.dressed import dress
from tests.ui.feedback.talk import Talk

ROOM = {1.0: 770, 1.5: 1000, 2.0: 1000}
"""What is left for a page in the smallest window: beside agenda and side column, or beside the folded agenda."""

PULSE = {"understands": 4, "straight": 5, "safe": 1, "grow": 3, "keeps": 3}


@pytest.fixture(params=sorted(ROOM))
def size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    dress(qapp, text_size=request.param)
    yield request.param
    dress(qapp)


@pytest.fixture
def told(talk: Talk) -> Talk:
    """Something in every part of the talk."""
    long = "A sentence that goes on for a while because somebody had much to say about one call. " * 3
    talk.tell("nadia", "Ten minutes", behaviour=long, response=Response.THINKING)
    talk.tell("tomas", "The pitch", topic=Topic.PITCH, care=long, response=Response.ACCEPT)
    talk.promise("Two channels", "nadia", None)
    talk.promise("Rewrite the opening of the role pitch", "tomas", None, in_session="session")
    round_id = talk.open_round(RoundOf.PULSE)
    for who in ("nadia", "tomas"):
        talk.seal(round_id, who, PULSE)
    talk.open_together(round_id)
    return talk


@pytest.mark.parametrize("key", [section.key for section in SECTIONS])
def test_a_section_fits_beside_the_agenda(size: float, told: Talk, qtbot: QtBot, key: str) -> None:
    page: Any = told.page(qtbot, key)
    assert page.minimumSizeHint().width() <= ROOM[size]


@pytest.mark.parametrize("what", ["feedback", "pulse"])
def test_a_private_page_fits_between_the_folds(size: float, told: Talk, qtbot: QtBot, what: str) -> None:
    _about, page = told.panel().make_private_page(what, told["tomas"], "")
    qtbot.addWidget(page)
    page.resize(992, 640)
    page.show()
    qtbot.waitExposed(page)
    inner = page.area.widget()  # type: ignore[attr-defined]
    assert inner.minimumSizeHint().width() <= page.area.viewport().width()  # type: ignore[attr-defined]
