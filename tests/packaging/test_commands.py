"""What dev.py understands, said without setting anything up."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from devtool import commands
from devtool.place import Place
from devtool.words import NO_DISPLAY

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "packaging" / "dev.py"


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py as a person would."""
    return subprocess.run([sys.executable, str(DEV), *arguments], capture_output=True, text=True, check=False)


def test_help_names_every_command() -> None:
    assert [name for name in commands.COMMANDS if f"\n  {name}" not in dev("--help").stdout] == []


@pytest.mark.parametrize(("arguments", "status"), [(["--help"], 0), ([], 2), (["walk"], 2), (["bundle"], 2)])
def test_exit_status(arguments: list[str], status: int) -> None:
    assert dev(*arguments).returncode == status


@pytest.mark.parametrize(("arguments", "said"), [(["walk"], "no command walk"), (["shots"], "wants one folder")])
def test_called_wrongly_is_said_in_one_line(arguments: list[str], said: str) -> None:
    lines = dev(*arguments).stderr.splitlines()
    assert (len(lines), said in lines[0]) == (1, True)


def test_old_python_gets_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match="3"):
        runpy.run_path(str(DEV))
    assert capsys.readouterr().err.startswith("dev: Python 3.11 or newer is needed and this is 3.9.")


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        ([], True),
        (["demo"], True),
        (["demo", "there.hirepair"], True),
        (["mine.hirepair"], True),
        (["--help"], False),
        (["demo", "--help"], False),
        (["info", "mine.hirepair"], False),
        (["new", "mine.hirepair", "--sample"], False),
    ],
)
def test_which_commands_open_a_window(arguments: list[str], opens: bool) -> None:
    assert commands.opens_window(arguments) is opens


@pytest.mark.parametrize(
    ("environment", "there"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_display(environment: dict[str, str], there: bool) -> None:
    assert commands.has_display(environment) is there


def test_window_without_a_display_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "_set_up", lambda place, programs: None)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert (commands.main(["run"]), capsys.readouterr().err) == (3, f"dev: {NO_DISPLAY}\n")


BOTH_CORES = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "--max-worker-restart=0")


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        ([], [*BOTH_CORES]),
        (["-k", "seal"], [*BOTH_CORES, "-k", "seal"]),
        (["--long", "-x"], [*BOTH_CORES, "-m", "", "-o", "timeout=1800", "-x"]),
    ],
)
def test_arguments_of_pytest(given: list[str], passed: list[str]) -> None:
    assert commands.pytest_step(given) == ["-m", "pytest", *passed]


def steps_of(*programs: str) -> list[tuple[str, list[str]]]:
    """Steps named by their number that each run a little program."""
    return [(f"step {number}", ["-c", program]) for number, program in enumerate(programs)]


@pytest.fixture
def here(tmp_path: Path) -> Place:
    """A checkout whose interpreter is this one."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    return Place(tmp_path)


@pytest.mark.parametrize(("programs", "status"), [(["", ""], 0), (["", "exit(5)"], 1), (["exit(1)", ""], 1)])
def test_one_failed_step_fails_all(here: Place, programs: list[str], status: int) -> None:
    assert commands._steps(here, steps_of(*programs)) == status


def test_steps_after_a_failed_one_run(here: Place) -> None:
    commands._steps(here, steps_of("exit(1)", "open('ran', 'w').close()"))
    assert (here.root / "ran").is_file()


def test_failed_steps_are_named(here: Place, capsys: pytest.CaptureFixture[str]) -> None:
    commands._steps(here, steps_of("exit(1)", "", "exit(2)"))
    assert capsys.readouterr().err.splitlines()[-1] == "dev: failed: step 0, step 2"


def test_ci_runs_the_tests() -> None:
    assert (ROOT / ".ci" / "run").read_text().splitlines()[-1] == "python3 packaging/dev.py test"
