"""What both write alone: the trade-off of two musts and the example profiles, sealed and then shown."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import ExampleProfile
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.storage import seals
from hirepair_desktop.storage.seals.payloads import read_payload
from hirepair_desktop.ui.intake.profiles_page import ProfilesPage
from hirepair_desktop.ui.intake.tradeoff_page import TradeoffPage
from hirepair_desktop.ui.widgets.two_picks import TwoPicks
from hirepair_desktop.ui.workspace import Who
from tests.ui.intake.at_table import IntakeTable

CHEAP = seals.Cost(memory_kib=64, passes=1, lanes=1)
WORDS = {"rec": "lake at first light", "man": "lantern by the door"}


class Alone:
    """A round of the table's session, written through the private pages of the panel."""

    def __init__(self, table: IntakeTable, what: RoundOf) -> None:
        self.table, self.what = table, what
        self.people = {"rec": table.nadia, "man": table.tomas}
        with table.store.write() as s:
            for side, person in self.people.items():
                seals.set_passphrase(s, person, WORDS[side], CHEAP)
            required = table.panel.required_people(what, table.role_id)
            seats = (table.nadia, table.tomas)
            made = seals.open_round(s, table.session_id, what, seats=seats, required_ids=required)
            self.round_id = made.id

    def seal(self, side: str, payload: dict[str, object]) -> None:
        """One of the two seals a page."""
        with self.table.store.write() as s, seals.unlock(s, self.people[side], WORDS[side]) as key:
            seals.seal(s, self.round_id, key, payload, self.table.workspace.now())

    def reveal(self) -> None:
        """Both open it."""
        with self.table.store.write() as s, ExitStack() as keys:
            both = [keys.enter_context(seals.unlock(s, self.people[side], WORDS[side])) for side in WORDS]
            seals.reveal(s, self.round_id, *both, self.table.workspace.now())


@pytest.fixture
def musts(table: IntakeTable) -> list[str]:
    """Three musts."""
    return [table.agreed_criterion(label, rank) for rank, label in enumerate(("Pipelines", "Modelling", "Designs"))]


def private_tradeoff(table: IntakeTable, qtbot: QtBot, person: str) -> TradeoffPage:
    _about, page = table.panel.make_private_page("tradeoff", person, table.role_id)
    assert isinstance(page, TradeoffPage)
    qtbot.addWidget(page)
    return page


def test_the_recruiter_guesses_first(table: IntakeTable, musts: list[str]) -> None:
    page = table.show("criteria")
    assert page.tradeoff.sealed.rec_write.isEnabled()
    assert not page.tradeoff.sealed.man_write.isEnabled()
    assert page.tradeoff.sealed.why.text() == "Nadia guesses first."


def test_with_two_musts_there_is_nothing_to_give_up(table: IntakeTable) -> None:
    table.agreed_criterion("Pipelines")
    page = table.show("criteria")
    assert not page.tradeoff.sealed.rec_write.isEnabled()


def test_a_private_turn_is_asked_for_by_person_and_role(table: IntakeTable, musts: list[str]) -> None:
    table.show("criteria")
    with table.qtbot.waitSignal(table.panel.private_requested) as asked:
        table.press("tradeoff_round_rec_write")
    assert asked.args == ["tradeoff", table.nadia, table.role_id]


def test_before_the_reveal_only_readiness_is_shown(table: IntakeTable, musts: list[str]) -> None:
    page = table.show("criteria")
    alone = Alone(table, RoundOf.TRADEOFF)
    alone.seal("rec", {"criterion_ids": musts[:2]})
    states = {side: mark.state for side, mark in page.tradeoff.sealed.ready.items()}
    assert states == {"rec": "ready", "man": "not_ready"}
    assert table.frame.findChild(TwoPicks, "two_picks") is None
    assert table.sql("SELECT id FROM tradeoff") == []


def test_both_picks_are_shown_after_the_reveal(table: IntakeTable, musts: list[str]) -> None:
    page = table.show("criteria")
    alone = Alone(table, RoundOf.TRADEOFF)
    alone.seal("rec", {"criterion_ids": [musts[0], musts[2]]})
    alone.seal("man", {"criterion_ids": [musts[0], musts[1]]})
    assert page.tradeoff.sealed.open_both.isEnabled()
    alone.reveal()
    picks = table.widget(TwoPicks, "two_picks")
    assert (picks.picks, picks.shared()) == ((["Pipelines", "Designs"], ["Pipelines", "Modelling"]), {"Pipelines"})
    assert page.tradeoff.verdict.text() == "One in common, talk about the other"


def test_opening_is_asked_for_once_both_are_ready(table: IntakeTable, musts: list[str]) -> None:
    table.show("criteria")
    alone = Alone(table, RoundOf.TRADEOFF)
    for side in ("rec", "man"):
        alone.seal(side, {"criterion_ids": musts[:2]})
    with table.qtbot.waitSignal(table.panel.reveal_requested) as asked:
        table.press("tradeoff_round_open")
    assert asked.args == ["tradeoff", table.role_id]


def test_two_ticks_and_no_third(table: IntakeTable, musts: list[str], qtbot: QtBot) -> None:
    page = private_tradeoff(table, qtbot, table.nadia)
    for key in musts[:2]:
        page.boxes[key].box.check.click()
    assert not page.boxes[musts[2]].box.check.isEnabled()
    assert page.missing() == ""


def test_one_tick_is_not_enough(table: IntakeTable, musts: list[str], qtbot: QtBot) -> None:
    page = private_tradeoff(table, qtbot, table.nadia)
    page.boxes[musts[0]].box.check.click()
    assert page.missing() == "One more must is left to name."


def test_the_page_gives_what_can_be_sealed(table: IntakeTable, musts: list[str], qtbot: QtBot) -> None:
    page = private_tradeoff(table, qtbot, table.tomas)
    for key in musts[:2]:
        page.boxes[key].box.check.click()
    assert read_payload(RoundOf.TRADEOFF, page.payload()) == {"criterion_ids": musts[:2]}


def test_a_draft_of_the_trade_off_is_shown_again(table: IntakeTable, musts: list[str], qtbot: QtBot) -> None:
    page = private_tradeoff(table, qtbot, table.tomas)
    page.load({"criterion_ids": [musts[1]]})
    assert page.chosen() == [musts[1]]


@pytest.fixture
def profiles(table: IntakeTable) -> list[str]:
    """Two profiles."""
    made = [ExampleProfile(role_id=table.role_id, label=f"Profile {n}", text=f"Text {n}", rank=n) for n in (1, 2)]
    table.keep(*made)
    return [profile.id for profile in made]


def private_profiles(table: IntakeTable, qtbot: QtBot) -> ProfilesPage:
    _about, page = table.panel.make_private_page("profiles", table.tomas, table.role_id)
    assert isinstance(page, ProfilesPage)
    qtbot.addWidget(page)
    return page


def test_a_profile_wants_yes_or_no(table: IntakeTable, profiles: list[str], qtbot: QtBot) -> None:
    page = private_profiles(table, qtbot)
    assert page.missing() == "2 profiles are left: yes or no."
    with qtbot.assertNotEmitted(page.seal_requested):
        page.seal.click()
    assert page.refusal.words.text() == page.missing()  # beside the seal


def test_the_profiles_page_gives_what_can_be_sealed(table: IntakeTable, profiles: list[str], qtbot: QtBot) -> None:
    page = private_profiles(table, qtbot)
    for key, choice in zip(profiles, ("yes", "no"), strict=True):
        found = page.findChild(QAbstractButton, f"fits_{key}_{choice}")
        assert found is not None
        found.click()
    page.answers[0].why.text.insertPlainText("Close to what we miss")
    assert read_payload(RoundOf.PROFILES, page.payload())["picks"] == [
        {"profile_id": profiles[0], "fits": True, "why": "Close to what we miss"},
        {"profile_id": profiles[1], "fits": False, "why": ""},
    ]


def test_a_draft_of_the_profiles_is_shown_again(table: IntakeTable, profiles: list[str], qtbot: QtBot) -> None:
    page = private_profiles(table, qtbot)
    page.load({"picks": [{"profile_id": profiles[0], "fits": None, "why": "Half a thought"}]})
    assert page.payload()["picks"][0] == {"profile_id": profiles[0], "fits": None, "why": "Half a thought"}


def test_profiles_stay_as_they_are_once_somebody_writes(table: IntakeTable, profiles: list[str]) -> None:
    page = table.show("market")
    Alone(table, RoundOf.PROFILES)
    add, row = page.profiles.add, page.profiles.editors[profiles[0]]
    assert [(each.isHidden(), each.isEnabled()) for each in (add, row.take)] == [(False, False)] * 2
    assert "stay as they are" in add.toolTip()


def test_both_answers_stand_side_by_side_after_the_reveal(table: IntakeTable, profiles: list[str]) -> None:
    page = table.show("market")
    alone = Alone(table, RoundOf.PROFILES)
    for side, fits in (("rec", True), ("man", False)):
        lines = [{"profile_id": key, "fits": fits, "why": f"Why of {side}"} for key in profiles]
        alone.seal(side, {"picks": lines})
    alone.reveal()
    assert page.profiles_round.was_shown()
    shown = [page.findChild(object, f"profile_{profiles[0]}_{side}").words.text() for side in ("rec", "man")]
    assert shown == ["Why of rec", "Why of man"]


def test_only_the_two_write(table: IntakeTable) -> None:
    assert table.panel.required_people("tradeoff", table.role_id) == [table.nadia, table.tomas]
    assert table.panel.round_candidate("tradeoff", table.role_id) is None


def test_another_private_page_is_refused(table: IntakeTable) -> None:
    with pytest.raises(ValueError, match="ratings"):
        table.panel.make_private_page("ratings", table.nadia, table.role_id)


def test_what_is_written_alone_keeps_off_the_edge_of_its_sheet(
    table: IntakeTable, musts: list[str], qtbot: QtBot
) -> None:
    page = private_tradeoff(table, qtbot, table.nadia)
    page.resize(1100, 700)
    page.show()
    assert page.boxes[musts[0]].mapTo(page, QPoint()).x() >= 24


def test_four_profiles_are_answered_in_a_low_window(qtbot: QtBot) -> None:
    who = Who("someone", "Nadia", "rec")
    page = ProfilesPage([(str(n), f"Profile {n}", "Words on a person. " * 30) for n in range(4)], who)
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    assert page.height() == 500
