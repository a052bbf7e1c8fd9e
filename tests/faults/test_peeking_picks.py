"""What one has picked alone in a shortlist review is nowhere in the program for the other (RELIABILITY D9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from hirepair_desktop.model import Candidate, Role, Session, ShortlistPick
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.sittings import plan_session
from hirepair_desktop.reports import PrintOptions, session_pdf
from hirepair_desktop.reports.errors import MayNotGoOutError
from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.exchange import exchange_bytes
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.shortlist.picks_page import PicksPage
from hirepair_desktop.ui.theme import apply_theme
from tests.faults.at_table import LEFT, AtTable, at_table
from tests.faults.canaries import files_below, sightings
from tests.faults.private_words import WAYS, letters, seal
from tests.faults.surfaces import remembered, seen, sightings_in
from tests.ui.window import TODAY, own_copy, settle

pytestmark = pytest.mark.xdist_group("peeking picks")  # each window is made once

ALIASES = ("K31", "K32", "K33", "K34", "K35", "K36")
CANARIES = tuple("-".join(("ZQY", alias.lower(), "whynot")) for alias in ALIASES)
"""A line of its own for each of six profiles; the picks run through all three."""

PICKS = ("yes", "maybe", "no", "no", "maybe", "yes")
SECTIONS = ("agreed", "alone", "differences", "next")
DESK = ("home", "sessions", "candidates", "decisions", "commitments", "roles")
MOMENT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def with_shortlist(file: Path) -> str:
    """Plan a shortlist review of six new profiles of R1 in a copy of the sample; its id."""
    store = Store.open(file)
    with store.write() as s:
        role = s.scalars(select(Role).where(Role.code == "R1")).one()
        found = [Candidate(alias=alias, role_id=role.id, headline=f"Profile {alias}") for alias in ALIASES]
        s.add_all(found)
        s.flush()
        planned = plan_session(
            s, SessionKind.SHORTLIST, role.partnership, role=role, candidates=found, planned_for=MOMENT
        )  # fmt: skip
        session_id = planned.id
    store.close(backup=False)
    return session_id


def pick(hands: AtTable, at: int, value: str, words: str) -> None:
    """Pick and write a line about a profile behind the curtain."""
    line = hands.seen(PicksPage, "picks_page").lines[at]
    QTest.mouseClick(line.pick.buttons[value], LEFT)
    hands.type_over(line.why.text, words)
    settle()


def pick_alone(hands: AtTable, session_id: str) -> None:
    """The manager takes the laptop."""
    hands.window.go("session", session_id)
    hands.table.frame.show_section("alone")
    settle()
    hands.click("picks_round_man_write")
    hands.give()


def pick_all(hands: AtTable, session_id: str) -> None:
    """Six picks with six lines."""
    pick_alone(hands, session_id)
    for at, value in enumerate(PICKS):
        pick(hands, at, value, letters(CANARIES[at]))


@pytest.fixture(scope="module", params=WAYS)
def picked(
    look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[tuple[AtTable, str]]:
    """The window after Priya's picks, hidden or sealed: Amara is back at it."""
    folder = tmp_path_factory.mktemp("picked")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIREPAIR_DATA", str(folder / "data"))
        file = own_copy(made_sample, folder)
        session_id = with_shortlist(file)
        with at_table(file, folder) as hands:
            pick_all(hands, session_id)
            WAYS[request.param](hands)
            yield hands, session_id


def look_now(hands: AtTable) -> None:
    """The coach looks now rather than after its pause, so that no picture hangs on the clock."""
    settle()
    assert hands.table.panel.coach is not None
    hands.table.panel.coach.coach.look()
    settle()


def places(hands: AtTable, session_id: str) -> Iterator[str]:
    """Every section of the review, then the pages of the desk that know of it."""
    hands.window.go("session", session_id)
    for section in SECTIONS:
        hands.table.frame.show_section(section)
        look_now(hands)
        yield section
    assert hands.window.workspace is not None
    with hands.window.workspace.read() as s:
        candidate = s.scalars(select(Candidate).where(Candidate.alias == "K33")).one()
        about = [("candidate", candidate.id), ("role", candidate.role_id)]
    for place, about_id in (*((place, "") for place in DESK), *about):
        hands.window.go(place, about_id)
        settle()
        yield place


def test_the_sweep_sees_what_stands_on_the_private_page(look, made_sample, tmp_path):
    file = own_copy(made_sample, tmp_path)
    session_id = with_shortlist(file)
    with at_table(file, tmp_path) as hands:
        pick_all(hands, session_id)
        shown = seen()
        assert all(sightings_in(shown, word) for word in CANARIES)


def test_nothing_shows_on_any_page_and_undo_brings_nothing_back(picked):
    hands, session_id = picked
    found = set()
    for place in places(hands, session_id):
        for act in (hands.window.acts.undo, hands.window.acts.redo):
            for _time in range(200):
                act()
        settle()
        shown = seen()
        found |= {f"{place}: {where}" for word in CANARIES for where in sightings_in(shown, word)}
    assert found == set()


def test_nothing_of_the_private_page_is_alive(picked):
    assert [widget for widget in QApplication.allWidgets() if isinstance(widget, PrivatePage)] == []


def test_the_interpreter_holds_no_word_of_it(picked):
    assert remembered(*CANARIES) == []


def test_no_pick_is_a_row(picked):
    hands, session_id = picked
    with hands.window.workspace.read() as s:
        assert s.scalars(select(ShortlistPick).where(ShortlistPick.session_id == session_id)).all() == []


def test_its_summary_stays_in(picked):
    hands, session_id = picked
    with hands.window.workspace.read() as s:
        s.get_one(Session, session_id)
        with pytest.raises(MayNotGoOutError, match="sealed"):
            session_pdf(s, session_id, PrintOptions(detail="full", names=True, today=TODAY))


def test_the_exchange_file_carries_no_word_of_it(picked):
    hands, _session_id = picked
    content = {"export": exchange_bytes(hands.window.workspace.store)}
    assert [found for word in CANARIES for found in sightings(word, content)] == []


def test_no_file_of_the_workspace_holds_a_word_of_it(picked):
    hands, _session_id = picked
    contents = files_below(hands.window.workspace.store.path.parent)
    assert any(name.endswith("mine.hirepair") for name in contents)
    assert [found for word in CANARIES for found in sightings(word, contents)] == []


# The other's screen is the same whatever was picked

VARIANTS: dict[str, list[tuple[int, str, str]]] = {
    "one no": [(0, "no", "No")],
    "one yes": [(0, "yes", "Yes")],
    "all yes": [(at, "yes", "Yes") for at in range(6)],
    "no and maybe": [(at, ("no", "maybe")[at % 2], "") for at in range(6)],
    "at length": [(5, "maybe", "A long story. " * 120)],
}


@pytest.fixture(scope="module", params=WAYS)
def pictures(
    look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> dict[str, dict[str, QImage]]:
    """The screens after each variant of Priya's picks; clock and screen stand still."""
    taken: dict[str, dict[str, QImage]] = {}
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", reduced_motion=True)
    source = tmp_path_factory.mktemp("planned")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIREPAIR_DATA", str(source / "data"))
        file = own_copy(made_sample, source)
        session_id = with_shortlist(file)
        for place in ("hirepair_desktop.ui.workspace.now", "hirepair_desktop.storage.store.now"):
            patch.setattr(place, lambda: MOMENT)
        for name, lines in VARIANTS.items():
            folder = tmp_path_factory.mktemp("variant")
            patch.setenv("HIREPAIR_DATA", str(folder / "data"))
            with at_table(own_copy(file, folder), folder) as hands:
                pick_alone(hands, session_id)
                for at, value, words in lines:
                    pick(hands, at, value, words)
                WAYS[request.param](hands)
                taken[name] = {place: hands.window.grab().toImage() for place in places(hands, session_id)}
    apply_theme(app, "light", reduced_motion=False)
    return taken


def test_a_difference_of_one_bit_would_be_seen(look, made_sample, tmp_path):
    file = own_copy(made_sample, tmp_path)
    session_id = with_shortlist(file)
    with at_table(file, tmp_path) as hands:
        hands.window.go("session", session_id)
        hands.table.frame.show_section("alone")
        settle()
        before = hands.window.grab().toImage()
        pick_alone(hands, session_id)
        pick(hands, 0, "yes", "Yes")
        seal(hands)
        assert hands.window.grab().toImage() != before


@pytest.mark.parametrize("name", [name for name in VARIANTS if name != "one no"])
def test_the_others_screen_is_the_same_to_the_pixel(pictures, name):
    first = pictures["one no"]
    assert [place for place, image in pictures[name].items() if image != first[place]] == []
