"""One rater is away: the owner releases them with a reason, both open together without them, and the reason is printed."""

from __future__ import annotations

from pathlib import Path

from tests.stories.acts import NADIA, TOMAS, close_session, next_section, open_alone, open_together, save_summary, seal
from tests.stories.hands import Hands

ADA = "Ada Winter"
WHY = "Samira is on leave until the ninth of December."
WAITS = "This opens when everyone has sealed; Samira is still writing."
CARDS = {
    NADIA: ("Ran two feeds alone since May and named both.", "3", "yes"),
    TOMAS: ("Named the rollback point before he was asked.", "4", "yes"),
}


def write_card(hands: Hands, name: str, at: int) -> None:
    """One criterion with its evidence, the overall view, sealed."""
    evidence, value, verdict = CARDS[name]
    open_alone(hands, "enter_*", name, at=at)
    hands.type(evidence)
    hands.press("Tab", value)
    hands.click(f"would_you_hire_{verdict}")
    hands.click("how_sure_medium")
    seal(hands)


def test_an_absent_rater_is_released_with_a_reason_that_is_printed(agreed: Hands, tmp_path: Path) -> None:
    hands = agreed
    hands.press("Ctrl+N")
    hands.click("kind_debrief")
    hands.type_into("candidate_name_editor", ADA)
    hands.click("start_now")
    next_section(hands, "Write alone, then look together")
    write_card(hands, NADIA, 0)
    assert hands.focus_name() == hands.find("enter_*", 1).objectName()
    write_card(hands, TOMAS, 1)
    hands.see(WAITS)
    assert not hands.find("reveal_together").isEnabled()
    hands.click("away_*")
    hands.see("Tomas releases Samira because")
    hands.click("release_*_give")
    hands.see(WAITS)
    hands.type_into("release_reason_*_editor", WHY)
    hands.click("release_*_give")
    hands.see(f"Samira was released from writing by Tomas: {WHY}")
    assert hands.focus_name() == "reveal_together"
    open_together(hands, "reveal_together")
    hands.see("2 of 3 sealed")
    hands.see(f"Samira was released from writing by Tomas: {WHY}")
    for _step in range(6):
        hands.press("Ctrl+Return")
    hands.see("Thanks and learning")
    close_session(hands)
    hands.press("Ctrl+2")
    hands.click("print_*", 0)
    printed = save_summary(hands, tmp_path / "debrief.pdf")
    assert f"Samira was released from writing by Tomas: {WHY}" in printed
    assert "Two scorecards, each sealed before the talk." in printed
    assert hands.sql("select count(distinct rater_id) from rating") == [(2,)]
