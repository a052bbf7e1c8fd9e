"""Reading CVs: bad files end in a sentence, good ones in pages, and the window never waits."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.ui import cv
from hirepair_desktop.ui.cv import LONGEST_SIDE, Reading, checked_pages, page_image, read_cv
from hirepair_desktop.ui.widgets.cv_reader import CvReader
from tests.ui.cvs import bad_cvs, cv_bytes, with_broken_table

KINDS = ("no_pdf", "empty", "locked", "too_long", "cut_off", "too_large")


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    return bad_cvs(tmp_path_factory.mktemp("bad"))


@pytest.fixture
def reader(look: None, qtbot: QtBot) -> CvReader:
    """A reader of its own, shown."""
    made = CvReader()
    qtbot.addWidget(made)
    made.resize(400, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(qtbot: QtBot, reader: CvReader, page: tuple[int, int]) -> None:
    qtbot.waitUntil(lambda: reader.page() == page and not reader.is_reading())


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_no_cv_ends_in_a_sentence(bad, kind):
    path, words = bad[kind]
    with pytest.raises(RefusedValueError, match=words):
        read_cv(path)


def test_a_cv_is_read_with_its_name_and_pages(tmp_path):
    path = tmp_path / "Wanda Krol.pdf"
    path.write_bytes(cv_bytes(3))
    read = read_cv(path)
    assert (read.name, read.pages, read.content) == ("Wanda Krol.pdf", 3, path.read_bytes())


def test_a_broken_table_is_mended_or_said_and_nothing_else_happens():
    broken = with_broken_table(cv_bytes(2))
    try:
        assert checked_pages(broken, "a.pdf") == 2
    except RefusedValueError as error:
        assert "damaged" in str(error)


def test_a_page_beyond_the_last_is_the_last():
    assert page_image(cv_bytes(2), "a.pdf", 9, 200).number == 1


def test_a_page_of_any_size_makes_no_picture_of_any_size():
    image = page_image(cv_bytes(1), "a.pdf", 0, 300_000).image
    assert max(image.width(), image.height()) <= LONGEST_SIDE + 1


def test_a_reading_that_never_ends_is_given_up_and_the_window_lives(qtbot: QtBot):
    forever = threading.Event()
    reading = Reading()
    reading._patience.setInterval(20)
    with qtbot.waitSignal(reading.refused) as told:
        reading.start(forever.wait)
    forever.set()
    assert "takes too long" in told.args[0]


def test_while_one_file_hangs_another_says_so(qtbot: QtBot, monkeypatch):
    monkeypatch.setattr(cv, "TURN_MS", 20)
    reading = Reading()
    with cv._TURN, qtbot.waitSignal(reading.refused) as told:
        reading.start(lambda: "never")
    assert "is being read still" in told.args[0]


BREAKS = {
    "dies": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "says nothing": "pass",
    "fails": "import sys; sys.exit(3)",
}


@pytest.mark.parametrize("how", BREAKS)
def test_a_file_that_takes_its_reader_down_is_a_sentence_here(monkeypatch, how):
    monkeypatch.setattr(cv, "child_command", lambda: [sys.executable, "-c", BREAKS[how]])
    with pytest.raises(RefusedValueError, match=r"a\.pdf cannot be read: the file is damaged"):
        checked_pages(cv_bytes(1), "a.pdf")


def test_a_file_that_never_ends_takes_its_reader_along(monkeypatch):
    monkeypatch.setattr(cv, "PATIENCE_MS", 200)
    monkeypatch.setattr(cv, "child_command", lambda: [sys.executable, "-c", "while True: pass"])
    with pytest.raises(RefusedValueError, match="takes too long"):
        page_image(cv_bytes(1), "a.pdf", 0, 200)


def test_after_a_reader_was_lost_the_next_file_is_read(monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(cv, "child_command", lambda: [sys.executable, "-c", BREAKS["dies"]])
        with pytest.raises(RefusedValueError):
            checked_pages(cv_bytes(1), "a.pdf")
    assert checked_pages(cv_bytes(2), "a.pdf") == 2


def test_only_the_last_reading_is_heard(qtbot: QtBot):
    reading, heard, first = Reading(), [], threading.Event()
    reading.read.connect(heard.append)
    reading.start(lambda: first.wait() and "first")
    with qtbot.waitSignal(reading.read):
        reading.start(lambda: "second")
        first.set()
    assert heard == ["second"]


@pytest.mark.parametrize(
    ("keys", "page"), [("{PgDown}", 2), ("{End}", 3), ("{PgDown}{PgUp}", 1), ("{End}{PgDown}", 3), ("{End}{Home}", 1)]
)
def test_keys_turn_the_pages(qtbot: QtBot, reader, keys, page):
    from PySide6.QtCore import Qt

    content = cv_bytes(3)
    reader.show_cv("a.pdf", lambda: content)
    shown(qtbot, reader, (1, 3))
    named = {"PgDown": Qt.Key.Key_PageDown, "PgUp": Qt.Key.Key_PageUp, "End": Qt.Key.Key_End, "Home": Qt.Key.Key_Home}
    for key in keys.strip("{}").split("}{"):
        qtbot.keyClick(reader, named[key])
        qtbot.waitUntil(lambda: not reader.is_reading())
    assert reader.page() == (page, 3)


def zoomed(qtbot: QtBot, reader: CvReader, act: Callable[[], None]) -> int:
    act()
    qtbot.waitUntil(lambda: not reader.is_reading())
    return reader.sheet.width()


def test_a_page_is_as_wide_as_its_column_and_zooms(qtbot: QtBot, reader):
    content = cv_bytes(1)
    fitted = zoomed(qtbot, reader, lambda: reader.show_cv("a.pdf", lambda: content))
    larger = zoomed(qtbot, reader, reader.larger.click)
    again = zoomed(qtbot, reader, reader.smaller.click)
    assert (fitted == again, fitted < larger, abs(fitted - reader.area.width()) < 20) == (True, True, True)


def test_a_cv_that_is_damaged_in_the_file_is_a_sentence_where_it_is_read(qtbot: QtBot, reader):
    reader.show_cv("a.pdf", lambda: b"%PDF-1.7 nothing")
    qtbot.waitUntil(lambda: not reader.is_reading())
    assert "cannot be read" in reader.told.text()
