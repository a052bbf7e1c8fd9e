"""A failed log calls for the right sentence; what is said never fails on a letter."""

from __future__ import annotations

import io
import sys

import pytest
from devtool import words

NO_NAME = (
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<HTTPSConnection>: "
    "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')': /alembic/\n"
    "ERROR: Could not find a version that satisfies the requirement alembic==1.20.1 (from versions: none)\n"
    "ERROR: No matching distribution found for alembic==1.20.1\n"
)
NO_BUILD = (
    "ERROR: Could not find a version that satisfies the requirement sqlcipher3==0.6.4 (from versions: none)\n"
    "ERROR: No matching distribution found for sqlcipher3==0.6.4\n"
)
WRONG_HASH = (
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package "
    "versions, please update the hashes.\n    mako==1.4.3 from https://example.invalid/mako.whl\n"
)
PROXY = "WARNING: Retrying after connection broken by 'ProxyError('Cannot connect to proxy.')'\n" + NO_BUILD
SLOW = "WARNING: Retrying after connection broken by 'ConnectTimeoutError(connect timeout=15)'\n" + NO_BUILD
DISK = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n"
OTHER = "ERROR: Exception:\n  File x\nValueError: odd\n\n"
BUILD = (
    "  error: subprocess-exited-with-error\n  exit code: 1\n      error: package directory 'there' does not exist\n"
    "error: metadata-generation-failed\nhint: See above for details.\n"
)

APT_NO_NAME = (
    "Err:1 http://example.invalid bookworm InRelease\n  Temporary failure resolving 'example.invalid'\n"
    "E: Unable to locate package xvfb\n"
)
APT_DISK = "E: You don't have enough free space in /var/cache/apt/archives/.\n"
APT_OTHER = "Reading package lists...\nE: Unable to locate package libgl1\n"


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        (NO_NAME, words.NO_NETWORK.format(what="the package index")),
        (PROXY, words.NO_NETWORK.format(what="the package index")),
        (SLOW, words.NO_NETWORK.format(what="the package index")),
        (NO_BUILD, words.NO_BUILD.format(package=" (sqlcipher3==0.6.4)")),
        (WRONG_HASH, words.WRONG_HASH),
        (DISK, words.DISK_FULL),
        (OTHER, words.FAILED.format(what="pip", line="ValueError: odd", log=".venv.log")),
        (
            BUILD,
            words.FAILED.format(what="pip", line="error: package directory 'there' does not exist", log=".venv.log"),
        ),
        ("", words.FAILED.format(what="pip", line="nothing", log=".venv.log")),
    ],
)
def test_pip_failed(log: str, sentence: str) -> None:
    assert words.pip_sentence(log, ".venv.log") == sentence


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        (APT_NO_NAME, words.NO_NETWORK.format(what="the server of the system's packages")),
        (APT_DISK, words.DISK_FULL),
        (
            APT_OTHER,
            words.FAILED.format(what="apt-get", line="E: Unable to locate package libgl1", log=".venv.log"),
        ),
    ],
)
def test_apt_failed(log: str, sentence: str) -> None:
    assert words.apt_sentence(log, ".venv.log") == sentence


@pytest.mark.parametrize(
    ("count", "start"), [(1, "1 system package is missing and"), (12, "12 system packages are missing and")]
)
def test_missing_packages_are_counted(count: int, start: str) -> None:
    assert words.not_permitted(count, "su").startswith(start)


def test_what_is_said_stands_behind_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    words.say("ready")
    assert capsys.readouterr().err == "dev: ready\n"


def test_standard_output_stays_clean(capsys: pytest.CaptureFixture[str]) -> None:
    words.say("ready")
    assert capsys.readouterr().out == ""


def test_a_letter_that_the_terminal_lacks_is_spelt(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict", write_through=True)
    monkeypatch.setattr(sys, "stderr", narrow)
    words.say("Büro \udcff")
    assert narrow.buffer.getvalue() == b"dev: B\\xfcro \\udcff\n"
