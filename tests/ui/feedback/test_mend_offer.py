"""Where it is not safe to disagree, the coach offers to mend a fence (METHOD F-22, B S54)."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Pulse
from hirepair_desktop.ui.feedback.panel import FeedbackPanel
from hirepair_desktop.ui.widgets.coach_prompt import CoachPrompt
from tests.ui.feedback.talk import SHOWN, Talk
from tests.ui.window import settle

PLANNED = "select kind, partnership_id, started_at from session where kind = 'mend'"


@pytest.fixture
def panel(talk: Talk, qtbot: QtBot) -> FeedbackPanel:
    """The table after a pulse in which one feels safe at 2 and the other at 4."""
    with talk.store.write() as s:
        for name, safe in (("nadia", 2), ("tomas", 4)):
            s.add(Pulse(session_id=talk["session"], person_id=talk[name], safe=safe, revealed_at=SHOWN))
    panel = talk.panel()
    qtbot.addWidget(panel.side)
    page: Any = panel.make_page("write")
    qtbot.addWidget(page)
    panel.page = page
    panel.coach.coach.look()
    return panel


def offer(panel: FeedbackPanel) -> CoachPrompt:
    """The prompt that makes the offer."""
    return next(card for card in panel.coach.views[0].cards.values() if card.key.startswith("F-22"))


def test_it_is_offered_with_what_the_pulse_showed(panel: FeedbackPanel) -> None:
    shown = offer(panel)
    assert (shown.message.text(), shown.go.text()) == (
        "First talk about how you talk; on offer: a mend-a-fence session.", "Plan to mend a fence",
    )  # fmt: skip
    assert "“Safe to disagree” stands at 2 from Nadia and 4 from Tomas." in shown.why.text()


def test_one_press_plans_it_once_and_says_where_it_stands(talk: Talk, panel: FeedbackPanel, qtbot: QtBot) -> None:
    told: list[str] = []
    panel.said.connect(told.append)
    for _press in range(2):
        offer(panel).go.click()
        settle()
    assert talk.rows(PLANNED) == [("mend", talk["pair"], None)]
    assert told == [
        "Planned. It stands under Sessions until you sit down for it, 15 minutes.",
        "It is planned already and stands under Sessions.",
    ]
