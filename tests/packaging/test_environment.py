"""Whose .venv it is, whether it is current, and what is left alone."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from devtool import environment
from devtool.place import Place, child_environment, run_logged
from devtool.words import SetUpError

ROOT = Path(__file__).resolve().parents[2]

LDD = """\
/work/QtWidgets.abi3.so:
\tlinux-vdso.so.1 (0x00007ffd2a9f2000)
\tlibQt6Gui.so.6 => /work/PySide6/Qt/lib/libQt6Gui.so.6 (0x00007f0c8ea00000)
\tlibGL.so.1 => not found
\tlibzstd-odd.so.1 => not found
/work/libqxcb.so:
\tlibGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0c8e600000)
"""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A checkout with only what the key is made of."""
    (tmp_path / "packaging").mkdir()
    shutil.copytree(ROOT / "packaging" / "devtool", tmp_path / "packaging" / "devtool")
    for name in ("pyproject.toml", "packaging/constraints.txt", "packaging/dev.py"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return Place(tmp_path)


def make_venv(place: Place) -> None:
    """A real .venv; pip is only hinted at, since installing it takes seconds and nothing here runs it."""
    command = [environment.base_python(), "-m", "venv", "--without-pip", str(place.venv)]
    subprocess.run(command, check=True)
    (place.venv / "lib" / f"python{environment.version()}" / "site-packages" / "pip").mkdir()


@pytest.fixture
def finished(place: Place) -> Place:
    """A checkout whose set-up was finished."""
    make_venv(place)
    environment.write_stamp(place)
    return place


def test_finished_set_up_is_current(finished: Place) -> None:
    assert environment.is_current(finished)


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "packaging/constraints.txt", "packaging/dev.py", "packaging/devtool/words.py"]
)
def test_changed_file_makes_it_stale(finished: Place, name: str) -> None:
    (finished.root / name).write_text("changed", encoding="utf-8")
    assert not environment.is_current(finished)


def test_new_helper_makes_it_stale(finished: Place) -> None:
    (finished.root / "packaging" / "devtool" / "more.py").write_text("", encoding="utf-8")
    assert not environment.is_current(finished)


def test_key_does_not_run_parts_together() -> None:
    assert environment.key_of({"a": b"bc", "d": b""}) != environment.key_of({"a": b"b", "d": b"c"})


@pytest.mark.parametrize("content", ["", "\n", "0" * 64, "\N{SNOWMAN}"])
def test_stamp_that_is_not_the_key_does_not_count(finished: Place, content: str) -> None:
    finished.stamp.write_text(content, encoding="utf-8")
    assert not environment.is_current(finished)


def test_no_stamp_is_not_current(finished: Place) -> None:
    finished.stamp.unlink()
    assert not environment.is_current(finished)


def cut_settings(place: Place) -> None:
    (place.venv / "pyvenv.cfg").write_text("home = /usr", encoding="utf-8")


def lose_settings(place: Place) -> None:
    (place.venv / "pyvenv.cfg").unlink()


def dangle_interpreter(place: Place) -> None:
    for name in ("python", "python3", f"python{environment.version()}"):
        (place.venv / "bin" / name).unlink()
        (place.venv / "bin" / name).symlink_to("/nowhere/python")


def lose_pip(place: Place) -> None:
    shutil.rmtree(place.venv / "lib" / f"python{environment.version()}" / "site-packages" / "pip")


def be_of_another_version(place: Place) -> None:
    settings = (place.venv / "pyvenv.cfg").read_text(encoding="utf-8")
    (place.venv / "pyvenv.cfg").write_text(settings.replace(f"version = {environment.version()}", "version = 3.9"))


@pytest.mark.parametrize("damage", [cut_settings, lose_settings, dangle_interpreter, lose_pip, be_of_another_version])
def test_damaged_environment_is_not_ours(finished: Place, damage) -> None:
    damage(finished)
    assert not environment.is_ours(finished)


def test_moved_folder_is_not_ours(finished: Place) -> None:
    moved = finished.root.rename(finished.root.with_name("moved"))
    assert not environment.is_ours(Place(moved))


def test_space_and_umlaut_in_the_path_are_no_trouble(tmp_path: Path) -> None:
    place = Place(tmp_path / "Büro von Jörg")
    place.root.mkdir()
    make_venv(place)
    assert environment.is_ours(place)


def test_nothing_there_is_not_refused(place: Place) -> None:
    environment.refuse_foreign(place)


def test_our_own_is_not_refused(finished: Place) -> None:
    environment.refuse_foreign(finished)


def test_folders_of_a_venv_killed_at_birth_are_not_refused(place: Place) -> None:
    (place.venv / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
    (place.venv / "lib64").symlink_to("lib")
    environment.refuse_foreign(place)


def a_file(place: Place) -> None:
    place.venv.write_text("mine", encoding="utf-8")


def a_folder_of_something_else(place: Place) -> None:
    place.venv.mkdir()
    (place.venv / "notes.txt").write_text("mine", encoding="utf-8")


def a_link(place: Place) -> None:
    (place.root / "elsewhere").mkdir()
    place.venv.symlink_to("elsewhere")


def a_dangling_link(place: Place) -> None:
    place.venv.symlink_to("nowhere")


@pytest.mark.parametrize("thing", [a_file, a_folder_of_something_else, a_link, a_dangling_link])
def test_what_is_not_ours_is_refused(place: Place, thing) -> None:
    thing(place)
    with pytest.raises(SetUpError, match="Move it away"):
        environment.refuse_foreign(place)


def test_removing_leaves_nothing(finished: Place) -> None:
    environment.remove(finished)
    assert not finished.venv.exists() and not finished.gone.exists()


def test_removing_takes_what_an_earlier_kill_left(finished: Place) -> None:
    finished.gone.mkdir()
    (finished.gone / "old").write_text("", encoding="utf-8")
    environment.remove(finished)
    assert not finished.gone.exists()


def test_unresolved_libraries_are_named_once_and_the_unknown_first() -> None:
    assert environment.missing_in(LDD) == ["libzstd-odd.so.1", "libGL.so.1"]


def test_files_that_ldd_reads_are_there() -> None:
    import PySide6

    folder = Path(PySide6.__file__).parent
    assert [name for name in environment.QT_FILES if not (folder / name).is_file()] == []


def test_variables_that_mislead_pip_are_taken_out() -> None:
    given = {"PIP_TARGET": "x", "PYTHONPATH": "y", "PIP_INDEX_URL": "kept", "LC_ALL": "de_DE.UTF-8"}
    assert child_environment(given) == {
        "PIP_INDEX_URL": "kept", "LC_ALL": "de_DE.UTF-8", "PIP_USER": "0", "PYTHONNOUSERSITE": "1",
    }  # fmt: skip


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_locale_without_letters_is_replaced(locale: str) -> None:
    assert child_environment({"LC_ALL": locale})["LC_ALL"] == "C.UTF-8"


def test_run_returns_its_own_part_of_the_log(place: Place) -> None:
    place.log.write_bytes(b"before\n")
    command = ["sh", "-c", "echo out; echo err >&2; exit 7"]
    assert run_logged(command, place, keep_lock=False) == (7, "out\nerr\n")


def test_log_keeps_what_came_before(place: Place) -> None:
    place.log.write_bytes(b"before\n")
    run_logged(["echo", "after"], place, keep_lock=False)
    assert place.log.read_text() == "before\n$ echo after\nafter\n"


def test_base_python_is_not_that_of_a_venv() -> None:
    assert not (Path(environment.base_python()).parents[1] / "pyvenv.cfg").exists()
