"""Reading CVs: bad files end in a sentence, good ones in pages, and the window never waits."""

from __future__ import annotations

import os
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
from tests.ui.cvs import bad_cvs, cv_bytes, with_broken_table, without_objects

KINDS = ("no_pdf", "empty", "locked", "too_long", "cut_off", "too_large", "no_table")


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


def test_a_broken_table_is_mended_where_its_objects_are_there():
    whole = cv_bytes(2)
    broken = with_broken_table(whole)
    assert checked_pages(broken, "a.pdf") == 2
    assert page_image(broken, "a.pdf", 1, 400) == page_image(whole, "a.pdf", 1, 400)


def test_a_broken_table_with_nothing_behind_it_is_said():
    with pytest.raises(RefusedValueError) as refused:
        checked_pages(without_objects(cv_bytes(2)), "a.pdf")
    assert str(refused.value) == (
        "a.pdf cannot be read: the file is damaged. Ask for it again, or save it anew as PDF."
    )


def test_a_file_with_too_many_pages_says_what_to_do(bad):
    path, _words = bad["too_long"]
    with pytest.raises(RefusedValueError) as refused:
        read_cv(path)
    assert str(refused.value) == (
        "too_long.pdf has 5,000 pages; a CV can have up to 200. Save the pages about this person, then attach them."
    )


NO_FILES = {
    "folder": (lambda path: path.mkdir(), "a.pdf is a folder. Choose the PDF in it."),
    "link to a folder": (lambda path: path.symlink_to(path.parent), "a.pdf is a folder. Choose the PDF in it."),
    "device": (
        lambda path: path.symlink_to("/dev/zero"),
        "a.pdf is a device, not a file. Choose a PDF that is saved on a disk.",
    ),
    "pipe": (os.mkfifo, "a.pdf is a device, not a file. Choose a PDF that is saved on a disk."),
    "25 MB": (
        lambda path: os.truncate(_touched(path), 25 * 1024 * 1024),
        "a.pdf has 25.0 MB; a CV can have up to 20 MB. Save it smaller, then attach it.",
    ),
}  # fmt: skip


def _touched(path: Path) -> Path:
    path.touch()
    return path


@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_ordinary_file_is_said_at_once(tmp_path, kind):
    make, sentence = NO_FILES[kind]
    make(tmp_path / "a.pdf")
    with pytest.raises(RefusedValueError) as refused:
        read_cv(tmp_path / "a.pdf")
    assert str(refused.value) == sentence


def test_a_name_of_a_file_is_one_short_line_in_its_sentence():
    with pytest.raises(RefusedValueError) as refused:
        checked_pages(b"x", "my\ncv" + "n" * 200)
    assert str(refused.value) == f"my cv{'n' * 54}… is no PDF. Save it as PDF, then attach it."


def test_a_link_to_a_cv_is_read_under_its_own_name(tmp_path):
    (tmp_path / "kept.pdf").write_bytes(cv_bytes(1))
    (tmp_path / "a.pdf").symlink_to(tmp_path / "kept.pdf")
    assert (read_cv(tmp_path / "a.pdf").name, read_cv(tmp_path / "a.pdf").pages) == ("a.pdf", 1)


@pytest.mark.parametrize(
    ("error", "reason"),
    [(PermissionError(13, "Permission denied"), "Permission denied"),
     (FileNotFoundError(2, "No such file or directory"), "No such file or directory")],
)  # fmt: skip
def test_a_file_that_is_held_or_gone_is_said_with_what_to_do(qtbot: QtBot, monkeypatch, tmp_path, error, reason):
    def held(*_arguments):
        raise error

    reading = Reading()
    monkeypatch.setattr(os, "open", held)
    with qtbot.waitSignal(reading.refused) as told:
        reading.start(lambda: read_cv(tmp_path / "a.pdf"))
    assert told.args == [
        f"The file cannot be read: {reason}. Nothing was changed; close it elsewhere or choose another."
    ]


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
