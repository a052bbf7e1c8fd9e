"""Nobody's words are on any surface before the reveal, whoever wrote and however it was left (RELIABILITY fault 70).

Two tables: one has sealed while the other is half way, hidden; then the other way round. The words of both are
looked for on every surface of tests/faults/surfaces. At the first table both are opened in the end, and what is to
show the words does.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTextEdit
from sqlalchemy import func, select

from hirepair_desktop import reports
from hirepair_desktop.cli import COMMANDS as ALL_COMMANDS
from hirepair_desktop.model import Feedback, Pulse, Rating, Recommendation, ShortlistPick
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.ui.desk import PAGES as DESK_PAGES
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.table import PANELS
from tests.conftest import FOLDERS
from tests.faults.laid_table import PLACES, STEMS, LaidTable, fill, laid_table, lay
from tests.faults.private_words import hide
from tests.faults.surfaces import COMMANDS, HELD, PAGES, SURFACES, WRITING_COMMANDS, Surface, hits
from tests.shared import shared_folder
from tests.ui.window import own_copy

pytestmark = pytest.mark.xdist_group("peeking sweep")  # each table is laid once

NEAR = [surface for surface in SURFACES if not surface.far]
FAR = [surface for surface in SURFACES if surface.far]
SHOWN_BY_THE_PAGE = {"accessibility tree", "every widget", "objects in memory"}
"""What tells the words of the page in front of its writer."""

OUTSIDE = [s for s in NEAR if s.inside or s.name.startswith(("exchange", "rows", "file", "log", "temp", "recent"))]
"""What can be read while somebody writes alone: none of it goes to another page."""

OTHER = {"rec": "man", "man": "rec"}
Hits = dict[str, list[str]]


def each(surfaces: Iterable[Surface]) -> pytest.MarkDecorator:
    """One test for each surface."""
    listed = list(surfaces)
    return pytest.mark.parametrize("name", [surface.name for surface in listed])


def sweep(hands: LaidTable, surfaces: Iterable[Surface]) -> Hits:
    """Where the words of one or the other stand, by the name of the surface."""
    found: Hits = {}
    for surface in surfaces:
        content = surface.read(hands)
        found[surface.name] = [where for stem in STEMS.values() for where in hits(stem, content)]
    return found


@dataclass
class Looked:
    """What was seen at one table, in the order in which it came to pass."""

    writing: Hits = field(default_factory=dict)
    covered: Hits = field(default_factory=dict)
    sealed: Hits = field(default_factory=dict)
    revealed: dict[str, list[Hits]] = field(default_factory=dict)
    pages_alive: int = -1
    rows: int = -1


@contextmanager
def table_in(folder: Path, laid: Path) -> Iterator[LaidTable]:
    """A window with a file and with folders of its own, also for what is temporary."""
    with pytest.MonkeyPatch.context() as patch:
        for name, place in {**FOLDERS, "TMPDIR": "tmp"}.items():
            (folder / place).mkdir()
            patch.setenv(name, str(folder / place))
        patch.setattr(tempfile, "tempdir", None)
        (folder / "file").mkdir()
        with laid_table(own_copy(laid, folder / "file"), folder) as hands:
            yield hands


@pytest.fixture(scope="module")
def laid(look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with every kind of round in it. Copy it."""
    with shared_folder(tmp_path_factory, "laid") as folder:
        file = own_copy(made_sample, folder)
        lay(file)
    return file


def written(hands: LaidTable, sealer: str) -> None:
    """One has sealed every page, the other has hidden every page half way."""
    hands.write_all(sealer, 0, "sealed", STEMS[sealer])
    hands.write_all(OTHER[sealer], 1, "hidden", STEMS[OTHER[sealer]])


def watch_writing(hands: LaidTable, what: RoundOf, side: str, looked: Looked) -> None:
    """The page is open and something is being typed; then it is hidden, and the curtain closes again."""
    page = hands.take(what, side)
    fill(page, 2, STEMS[side])
    hands.type_over(page.findChildren(QTextEdit)[0], "".join(list(STEMS[side])))
    del page
    looked.writing = sweep(hands, OUTSIDE)
    hide(hands)
    hands.call(what, side)
    looked.covered = sweep(hands, OUTSIDE)
    hands.click("not_now")


def count_rows(hands: LaidTable) -> int:
    """Rows in the sessions of the rounds that only a reveal makes."""
    ids = {hands.about(kind) for kind, _section in PLACES.values()}
    with hands.window.workspace.read() as s:
        kinds = (Rating, Recommendation, Feedback, Pulse, ShortlistPick)
        return sum(s.scalars(select(func.count()).where(kind.session_id.in_(ids))).one() for kind in kinds)


@pytest.fixture(scope="module")
def first(laid: Path, tmp_path_factory: pytest.TempPathFactory) -> Looked:
    """Priya has sealed, Amara is half way; in the end Amara seals and both open it."""
    looked = Looked()
    with table_in(tmp_path_factory.mktemp("first"), laid) as hands:
        written(hands, "man")
        watch_writing(hands, RoundOf.RATINGS, "rec", looked)
        looked.sealed = sweep(hands, NEAR)
        looked.pages_alive = sum(isinstance(widget, PrivatePage) for widget in QApplication.allWidgets())
        looked.rows = count_rows(hands)
        hands.write_all("rec", 1, "sealed", STEMS["rec"])
        hands.reveal_all()
        for surface in (surface for surface in NEAR if surface.after):
            content = surface.read(hands)
            looked.revealed[surface.name] = [{side: hits(stem, content)} for side, stem in STEMS.items()]
    return looked


@pytest.fixture(scope="module")
def second(laid: Path, tmp_path_factory: pytest.TempPathFactory) -> Looked:
    """Amara has sealed, Priya is half way."""
    looked = Looked()
    with table_in(tmp_path_factory.mktemp("second"), laid) as hands:
        written(hands, "rec")
        watch_writing(hands, RoundOf.FEEDBACK, "man", looked)
        looked.sealed = sweep(hands, NEAR)
        looked.pages_alive = sum(isinstance(widget, PrivatePage) for widget in QApplication.allWidgets())
        looked.rows = count_rows(hands)
    return looked


tables = pytest.mark.parametrize("table", ["first", "second"])


@pytest.fixture
def looked(table: str, request: pytest.FixtureRequest) -> Looked:
    """What was seen at this table."""
    found: Looked = request.getfixturevalue(table)
    return found


# Before the reveal


@tables
@each(NEAR)
def test_no_surface_tells_a_word_before_the_reveal(looked, name):
    assert looked.sealed[name] == []


@tables
@each(surface for surface in OUTSIDE if surface.name not in SHOWN_BY_THE_PAGE)
def test_nothing_around_the_page_tells_a_word_while_one_writes(looked, name):
    assert looked.writing[name] == []


@tables
@each(OUTSIDE)
def test_the_closed_curtain_covers_every_word(looked, name):
    assert looked.covered[name] == []


@tables
def test_no_private_page_is_alive(looked):
    assert looked.pages_alive == 0


@tables
def test_no_row_of_a_round_is_there(looked):
    assert looked.rows == 0


# The sweep would find them


@tables
@pytest.mark.parametrize("name", sorted(SHOWN_BY_THE_PAGE))
def test_the_sweep_sees_what_stands_on_the_private_page(looked, name):
    assert looked.writing[name]


def test_the_sweep_sees_what_the_coach_of_the_page_was_told(second):
    assert any("Dismissed: …told" in where for where in second.writing["every widget"])


@each(surface for surface in NEAR if surface.after)
def test_a_surface_tells_the_words_of_both_after_the_reveal(first, name):
    assert all(found for told in first.revealed[name] for found in told.values())


@pytest.fixture(scope="module")
def bare(laid: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LaidTable]:
    """A table at which nobody has written; things are planted there."""
    with table_in(tmp_path_factory.mktemp("bare"), laid) as hands:
        yield hands


def dig(hands: LaidTable, surfaces: Iterable[Surface]) -> Hits:
    """What a surface tells of a word that was planted in it."""
    found = {}
    for surface in surfaces:
        assert surface.plant is not None
        if not surface.inside:
            surface.read(hands)
        with surface.plant(hands, STEMS["man"]):
            found[surface.name] = hits(STEMS["man"], surface.read(hands))
    return found


@pytest.fixture(scope="module")
def dug(bare: LaidTable) -> Hits:
    """All of them."""
    return dig(bare, (surface for surface in NEAR if not surface.after))


@each(surface for surface in NEAR if not surface.after)
def test_a_surface_tells_a_word_that_was_planted_in_it(dug, name):
    assert dug[name]


# The list is whole


def test_every_page_of_the_desk_is_a_surface():
    assert set(PAGES) == set(DESK_PAGES)


def test_every_kind_of_session_is_a_surface():
    assert set(HELD) == set(PANELS)


def test_every_command_is_a_surface():
    assert {name.split()[0] for name in COMMANDS} | WRITING_COMMANDS == set(ALL_COMMANDS)


def test_every_document_is_a_surface():
    printed = {"session_pdf", "letter_pdf", "decision_record_pdf", "partnership_pdf", "recovery_sheet_pdf"}
    of_the_file = {"workspace_sheet_pdf"}  # is given a name and a code, and nothing of the workspace
    assert {name for name in reports.__all__ if name.endswith("_pdf")} == printed | of_the_file


def test_every_kind_of_round_that_has_a_page_is_written():
    assert set(RoundOf) == set(PLACES)


def test_every_surface_has_a_name_of_its_own():
    assert len({surface.name for surface in SURFACES}) == len(SURFACES)


# What knows nothing of the rounds


@pytest.mark.long
@pytest.mark.parametrize("sealer", ["man", "rec"])
def test_sessions_that_were_held_before_tell_nothing(laid, tmp_path, sealer):
    with table_in(tmp_path, laid) as hands:
        written(hands, sealer)
        assert {name: found for name, found in sweep(hands, FAR).items() if found} == {}


@pytest.mark.long
def test_sessions_that_were_held_before_tell_what_was_planted(laid, tmp_path):
    with table_in(tmp_path, laid) as hands:
        assert [name for name, found in dig(hands, FAR).items() if not found] == []
