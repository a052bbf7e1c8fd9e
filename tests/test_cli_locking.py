"""Passphrases at the command line: where they may come from, what they open, what is said without them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from hirepair_desktop.cli import locking, main
from hirepair_desktop.cli.parser import build_parser
from hirepair_desktop.log import LOGGER
from hirepair_desktop.storage.cipher import keys, ring
from hirepair_desktop.storage.store import Store

PASSPHRASE = "harbour and pine"
OTHER = "another passphrase"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Derivation is another test's; each call begins without keys, as a process of its own would."""
    monkeypatch.setattr(keys, "ROUNDS", 2)
    ring._tries.clear()
    yield
    ring.forget()
    for handler in list(LOGGER.handlers):  # the log of this test's folder is not that of the next one's
        LOGGER.removeHandler(handler)
        handler.close()


@pytest.fixture
def call(monkeypatch, capsys):
    """`hirepair ARGUMENTS` without keys from before: exit status, standard output, standard error."""

    def call(*arguments: object, passphrase: str = "") -> tuple[int, str, str]:
        ring.forget()
        monkeypatch.setenv(locking.VARIABLE, passphrase)
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def path(tmp_path) -> Path:
    """A workspace in the open."""
    path = tmp_path / "w.hirepair"
    Store.create(path).close()
    return path


@pytest.fixture
def locked(tmp_path) -> Path:
    """An encrypted workspace."""
    path = tmp_path / "w.hirepair"
    Store.create(path, key=keys.new_key(PASSPHRASE)).close()
    return path


@pytest.fixture
def typed(monkeypatch):
    """A terminal at which these lines are typed."""
    lines: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(locking, "getpass", lambda _prompt: lines.pop(0))
    return lines


def test_encrypting_tells_what_stays_and_removing_takes_it_away(call, path):
    status, said, complained = call("encrypt", path, passphrase=PASSPHRASE)
    assert (status, "(before encryption).hirepair: in the open" in said) == (1, True)
    assert "--remove-old` removes them" in complained
    assert call("encrypt", path, "--remove-old", passphrase=PASSPHRASE)[0] == 0
    assert [file.name for file in path.parent.iterdir()] == ["w.hirepair"]


def test_an_encrypted_file_is_said_to_be(call, locked):
    status, said, _complained = call("info", locked, "--json", passphrase=PASSPHRASE)
    assert (status, json.loads(said)["encrypted"]) == (0, True)
    assert "schema 0003, encrypted" in call("info", locked, passphrase=PASSPHRASE)[1]


def test_a_passphrase_comes_from_a_file_too(call, locked, tmp_path):
    (tmp_path / "p").write_text(f"{PASSPHRASE}\nsecond line\n")
    assert call("check", locked, "--passphrase-file", tmp_path / "p")[0] == 0


@pytest.mark.parametrize("command", [["info"], ["check"], ["coach"], ["measure"], ["decrypt"], ["passphrase"]])
def test_without_a_passphrase_a_command_says_so(call, locked, command):
    status, said, complained = call(*command, locked)
    assert (status, said, "is encrypted and needs its passphrase" in complained) == (3, "", True)


def test_a_wrong_passphrase_is_the_sentence_for_it(call, locked):
    before = locked.read_bytes()
    status, said, complained = call("info", locked, passphrase="wrong")
    assert (status, said, complained.startswith("That passphrase does not open this file.")) == (3, "", True)
    assert locked.read_bytes() == before


def test_no_command_takes_a_passphrase_for_an_argument():
    parser = build_parser()
    choices = next(action.choices for action in parser._actions if action.dest == "command")
    options = {
        option for command in choices.values() for action in command._actions for option in action.option_strings
    }
    assert {option for option in options if "passphrase" in option} == {"--passphrase-file", "--new-passphrase-file"}


def test_it_is_taken_out_of_the_environment(call, locked):
    call("info", locked, passphrase=PASSPHRASE)
    assert locking.VARIABLE not in os.environ


def test_at_a_terminal_it_is_asked_for_three_times(call, locked, typed):
    typed += ["wrong", "wrong too", PASSPHRASE]
    status, _said, complained = call("info", locked)
    assert (status, complained.count("does not open this file")) == (0, 2)


def test_after_three_wrong_ones_the_command_ends(call, locked, typed):
    typed += ["wrong"] * 3
    assert call("info", locked)[0] == 3


def test_a_new_passphrase_is_typed_twice(call, path, typed, monkeypatch):
    typed += [PASSPHRASE, "something else"]
    status, _said, complained = call("encrypt", path)
    assert (status, "The two were not the same" in complained, keys.is_plain(path)) == (2, True, True)
    typed += [PASSPHRASE, PASSPHRASE]
    monkeypatch.setattr(sys.stdin, "readline", lambda: "y\n", raising=False)
    assert call("encrypt", path)[0] == 0
    assert [file.name for file in path.parent.iterdir()] == ["w.hirepair"]


def test_a_new_passphrase_that_is_not_given_is_a_wrong_call(call, path):
    assert call("encrypt", path)[0] == 2
    assert keys.is_plain(path)


def test_the_passphrase_changes_and_the_printed_sheet_opens_the_file(call, locked, tmp_path):
    (tmp_path / "new").write_text(OTHER)
    status, said, _complained = call(
        "passphrase", locked, "--new-passphrase-file", tmp_path / "new", "--sheet", tmp_path / "s.pdf", "--remove-old",
        passphrase=PASSPHRASE,
    )  # fmt: skip
    assert (status, "Recovery sheet: " in said) == (0, True)
    assert call("info", locked, passphrase=PASSPHRASE)[0] == 3
    assert call("info", locked, passphrase=OTHER)[0] == 0
    words = PdfReader(tmp_path / "s.pdf").pages[0].extract_text().split()
    begun = words.index("file", words.index("code"))
    numbered = words[begun + 1 : begun + 33]
    assert call("info", locked, passphrase=" ".join(numbered[1::2]))[0] == 0


def test_decrypting_puts_it_into_the_open(call, locked):
    assert call("decrypt", locked, "--remove-old", passphrase=PASSPHRASE)[0] == 0
    assert (keys.is_plain(locked), call("info", locked)[0]) == (True, 0)


@pytest.mark.parametrize("command", ["decrypt", "passphrase"])
def test_a_file_in_the_open_has_no_passphrase(call, path, command):
    status, _said, complained = call(command, path)
    assert (status, "is not encrypted" in complained) == (2, True)


def test_encrypting_twice_is_a_wrong_call(call, locked):
    status, _said, complained = call("encrypt", locked, passphrase=PASSPHRASE)
    assert (status, "is encrypted already" in complained) == (2, True)


def test_what_goes_out_of_an_encrypted_workspace_is_warned_of(call, locked, tmp_path):
    out = tmp_path / "o.json"
    _status, _said, complained = call("export", locked, "--all", "--format", "json", "--to", out, passphrase=PASSPHRASE)
    assert f"what was written to {out} is not" in complained
    assert call("export", locked, "--all", "--format", "json", "--to", out)[0] == 3


def test_bringing_in_needs_the_passphrase_too(call, locked, tmp_path):
    call("export", locked, "--all", "--format", "json", "--to", tmp_path / "o.json", passphrase=PASSPHRASE)
    assert call("import", locked, tmp_path / "o.json", "--dry-run", passphrase=PASSPHRASE)[0] == 0


@pytest.mark.parametrize(
    ("content", "status"), [(b"", 2), (b"\n", 2), (b"\xff\xfe", 2), (None, 4)], ids=["empty", "line", "bytes", "none"]
)
def test_a_passphrase_file_that_is_none_is_a_sentence(call, locked, tmp_path, content, status):
    if content is not None:
        (tmp_path / "p").write_bytes(content)
    found, _said, complained = call("info", locked, "--passphrase-file", tmp_path / "p")
    assert (found, "The passphrase file" in complained or "The first line" in complained) == (status, True)


def test_no_core_file_and_no_look_into_the_memory(tmp_path):
    program = (
        "import ctypes, resource\n"
        "from hirepair_desktop.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "(0, 0) 0"
