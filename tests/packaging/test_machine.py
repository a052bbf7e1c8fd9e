"""What the system lacks becomes one apt call, or one command for whoever may run it."""

from __future__ import annotations

import shlex

import pytest
from devtool import machine


def test_bare_system_needs_every_package_once() -> None:
    names = machine.missing_names(programs=True, library_there=lambda name: False, program_there=lambda name: None)
    assert machine.packages_for(names) == [
        "libglib2.0-0", "libgl1", "libegl1", "libfontconfig1", "libxkbcommon0", "libdbus-1-3",
        "libgssapi-krb5-2", "libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4",
        "libxcb-keysyms1", "libxcb-shape0", "xvfb", "xdotool", "poppler-utils", "strace",
    ]  # fmt: skip


def test_programs_are_for_tests_only() -> None:
    names = machine.missing_names(programs=False, library_there=lambda name: True, program_there=lambda name: None)
    assert names == []


def test_only_what_is_missing_is_asked_for() -> None:
    names = machine.missing_names(
        programs=True,
        library_there=lambda name: name != "libEGL.so.1",
        program_there=lambda name: name if name != "pdftotext" else None,
    )
    assert machine.packages_for(names) == ["libegl1", "poppler-utils"]


@pytest.mark.parametrize(("soname", "there"), [("libc.so.6", True), ("libnothing-of-this-name.so.1", False)])
def test_the_loader_is_asked(soname: str, there: bool) -> None:
    assert machine.loads(soname) is there


def test_apt_is_told_not_to_ask() -> None:
    command = machine.install_command(["libgl1"])
    assert (command[:2], command[-1]) == (["env", "DEBIAN_FRONTEND=noninteractive"], "libgl1")


@pytest.mark.parametrize(("sudo", "start"), [(True, ["sudo", "sh", "-c"]), (False, ["su", "-", "-c"])])
def test_command_for_an_administrator_can_be_pasted(sudo: bool, start: list[str]) -> None:
    *words, inner = shlex.split(machine.words_for_an_administrator(["libgl1", "xvfb"], sudo=sudo))
    assert (words, inner) == (
        start,
        "apt-get update && apt-get install -y --no-install-recommends libgl1 xvfb",
    )


def test_root_needs_nothing_in_front(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert machine.right_to_install() == []


def test_user_without_sudo_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", "")
    assert machine.right_to_install() is None
