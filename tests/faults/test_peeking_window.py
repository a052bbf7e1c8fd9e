"""What one has written alone is nowhere in the program for the other (RELIABILITY faults 70, 71, 74 to 80; D9)."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.reports import PrintOptions, session_pdf
from hirepair_desktop.reports.errors import MayNotGoOutError
from hirepair_desktop.transfer.exchange import exchange_bytes
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.theme import apply_theme
from tests.faults.at_table import AtTable, at_table
from tests.faults.canaries import files_below, sightings
from tests.faults.private_words import (
    CANARIES,
    REVIEW,
    WAYS,
    seal,
    write_scorecard,
)
from tests.faults.surfaces import remembered, seen, seen_of, sightings_in
from tests.ui.window import TODAY, own_copy, settle

pytestmark = pytest.mark.xdist_group("peeking window")  # each window is made once

LAST_SECTIONS = ("/learning", "/close", "/commit")


@pytest.fixture(scope="module", params=WAYS)
def peeked(
    look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[AtTable]:
    """The window after Priya's turn, hidden or sealed: Amara is back at it."""
    folder = tmp_path_factory.mktemp("peeked")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIREPAIR_DATA", str(folder / "data"))
        with at_table(own_copy(made_sample, folder), folder) as hands:
            write_scorecard(hands)
            WAYS[request.param](hands)
            yield hands


def all_files(hands: AtTable, *more: Path) -> dict[str, bytes]:
    """The file set, the data folder, and the system's temporary files that are ours to read."""
    assert hands.window.workspace is not None
    return files_below(hands.window.workspace.store.path.parent, *more)


def test_the_sweep_sees_what_stands_on_the_private_page(look, made_sample, tmp_path):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        write_scorecard(hands)
        shown = seen()
        assert all(sightings_in(shown, word) for word in CANARIES)


def test_the_sweep_finds_what_the_interpreter_holds(look, made_sample, tmp_path):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        write_scorecard(hands)
        hands.window.flush()
        assert all(remembered(word) for word in CANARIES)


@pytest.fixture(scope="module")
def walked(peeked: AtTable) -> set[str]:
    """Where a word of it was seen, over every page and section, with undo and redo 200 times on each."""
    found = set()
    for stop in peeked.walk():
        for act in (peeked.window.acts.undo, peeked.window.acts.redo):
            for _time in range(200):
                act()
        settle()
        everything = stop.endswith(LAST_SECTIONS) or stop == "protects"
        shown = seen() if everything else seen_of(w for w in QApplication.allWidgets() if w.isVisible())
        found |= {f"{stop}: {place}" for word in CANARIES for place in sightings_in(shown, word)}
    return found


def test_nothing_shows_on_any_page_and_undo_brings_nothing_back(walked):
    assert walked == set()


def test_nothing_of_the_private_page_is_alive(peeked):
    assert [widget for widget in QApplication.allWidgets() if isinstance(widget, PrivatePage)] == []


def test_the_interpreter_holds_no_word_of_it(peeked):
    assert remembered(*CANARIES) == []


def test_no_summary_says_a_word_of_it(peeked):
    said, refused = [], []
    with peeked.window.workspace.read() as s:
        for session in s.scalars(select(Session).where(Session.kind.in_([REVIEW, SessionKind.INTAKE]))):
            try:
                content = session_pdf(s, session.id, PrintOptions(detail="full", names=True, today=TODAY))
            except MayNotGoOutError as error:
                refused.append(session.id)
                said.append(str(error))
            else:
                said += [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    assert len(said) > 20
    assert refused == [peeked.planned(REVIEW)]
    assert [words for words in said for word in CANARIES if word in words] == []


def test_the_exchange_file_carries_no_word_of_it(peeked):
    content = {"export": exchange_bytes(peeked.window.workspace.store)}
    assert [found for word in CANARIES for found in sightings(word, content)] == []


def test_no_file_of_the_workspace_holds_a_word_of_it(peeked):
    contents = all_files(peeked)
    assert any(name.endswith("mine.hirepair") for name in contents)
    assert [found for word in CANARIES for found in sightings(word, contents)] == []


def test_nothing_is_left_in_the_temporary_folder(look, made_sample, tmp_path, monkeypatch, own_folders):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", None)
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        write_scorecard(hands)
        seal(hands)
        assert list((tmp_path / "tmp").iterdir()) == []
        contents = files_below(own_folders)
        assert [found for word in CANARIES for found in sightings(word, contents)] == []


@pytest.mark.parametrize(
    "command",
    [
        ("info",),
        ("info", "--json"),
        ("check", "--json"),
        ("coach", "--all", "--json"),
        ("measure", "--json"),
        ("export", "--all", "--format", "json", "--to"),
    ],
)
def test_no_command_tells_a_word_of_it(peeked, tmp_path, command):
    file = peeked.window.workspace.store.path
    target = [str(tmp_path / "out.json")] if command[-1] == "--to" else []
    call = [sys.executable, "-m", "hirepair_desktop", command[0], str(file), *command[1:], *target]
    done = subprocess.run(call, capture_output=True, timeout=120, env=os.environ)
    assert done.returncode == 0, done.stderr
    contents = {"out": done.stdout, "err": done.stderr, **files_below(tmp_path)}
    assert [found for word in CANARIES for found in sightings(word, contents)] == []


# Side facts: the other's screen is the same whatever was written


VARIANTS: dict[str, list[tuple[int, str, int]]] = {
    "nothing": [],
    "one word": [(0, "No", 1)],
    "everything": [(0, "Yes", 4), (1, "Yes", 4), (2, "Yes", 4)],
    "at length": [(2, "A long story. " * 120, 3)],
}
SCREENS = (("home", ""), ("sessions", ""), ("candidates", ""), ("decisions", ""), ("commitments", ""))
MOMENT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def screens(hands: AtTable) -> dict[str, QImage]:
    """What Amara sees after Priya's turn: the session, then the desk."""
    taken = {}
    for section in ("reveal", "gaps", "decision"):
        hands.table.frame.show_section(section)
        hands.table.panel.coach.coach.look()  # now, not whenever its pause ends
        settle()
        taken[section] = hands.window.grab().toImage()
    with hands.table.panel.workspace.read() as s:
        candidate = s.get_one(Session, hands.planned(REVIEW)).candidates[0]
        about = [("candidate", candidate.id), ("role", candidate.role_id)]
    for place, about_id in (*SCREENS, *about):
        hands.window.go(place, about_id)
        settle()
        taken[place] = hands.window.grab().toImage()
    return taken


@pytest.fixture(scope="module", params=WAYS)
def pictures(
    look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> dict[str, dict[str, QImage]]:
    """The screens after each variant of Priya's page, hidden or sealed; clock and screen stand still."""
    taken = {}
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", reduced_motion=True)
    with pytest.MonkeyPatch.context() as patch:
        for place in ("hirepair_desktop.ui.workspace.now", "hirepair_desktop.storage.store.now"):
            patch.setattr(place, lambda: MOMENT)
        for name, lines in VARIANTS.items():
            folder = tmp_path_factory.mktemp("variant")
            patch.setenv("HIREPAIR_DATA", str(folder / "data"))
            with at_table(own_copy(made_sample, folder), folder) as hands:
                hands.sit_down(REVIEW, "reveal")
                hands.enter_scorecard()
                for at, words, value in lines:
                    hands.rate(at, words, value)
                if request.param == "sealed":
                    hands.say_overall(len(lines), "")
                WAYS[request.param](hands)
                taken[name] = screens(hands)
    apply_theme(app, "light", reduced_motion=False)
    return taken


def test_a_difference_of_one_bit_would_be_seen(look, made_sample, tmp_path):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        hands.sit_down(REVIEW, "reveal")
        before = hands.window.grab().toImage()
        hands.enter_scorecard()
        hands.say_overall(0, "")
        seal(hands)
        assert hands.window.grab().toImage() != before


@pytest.mark.parametrize("name", [name for name in VARIANTS if name != "nothing"])
def test_the_others_screen_is_the_same_to_the_pixel(pictures, name):
    first = pictures["nothing"]
    assert [place for place, image in pictures[name].items() if image != first[place]] == []
