"""The guards of conftest.py work: each test here runs a small test that misbehaves, and sees it fail."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

GOOD = {
    "a plain test": "def test_it(): assert True",
    "an expected log line": """
        import logging
        def test_it(expect_log):
            expect_log("the disk is slow")
            logging.getLogger("hirepair").warning("the disk is slow")
    """,
    "a property": """
        from hypothesis import given, strategies
        @given(strategies.integers())
        def test_it(number): assert number == int(str(number))
    """,
    "a local socket": """
        import socket
        def test_it(tmp_path):
            with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
                server.bind(str(tmp_path / "s"))
                server.listen()
                client.connect(str(tmp_path / "s"))
    """,
    "the one line of the offscreen platform": """
        from PySide6.QtCore import qWarning
        def test_it(): qWarning("This plugin does not support propagateSizeHints()")
    """,
    "settings of its own": """
        import os
        from pathlib import Path
        from PySide6.QtCore import QSettings
        def test_it(own_folders):
            kept = QSettings("HirePair", "window")
            kept.setValue("geometry", 1)
            kept.sync()
            assert (own_folders / "config" / "HirePair" / "window.conf").is_file()
        def test_the_next_starts_anew():
            assert not QSettings("HirePair", "window").contains("geometry")
    """,
}

BAD = {
    "a connection": (
        "import socket\ndef test_it():\n    socket.create_connection(('127.0.0.1', 9))",
        "NetworkUsedError",
    ),
    "a swallowed connection": (
        """
        import socket
        def test_it():
            try:
                socket.socket().connect(("127.0.0.1", 9))
            except Exception:
                pass
        """,
        "the network was used: socket.connect",
    ),
    "a name looked up": (
        "import socket\ndef test_it():\n    socket.getaddrinfo('localhost', 80)",
        "the network was used: socket.getaddrinfo",
    ),
    "a datagram": (
        "import socket\ndef test_it():\n    with socket.socket(type=socket.SOCK_DGRAM) as s:\n"
        "        s.sendto(b'x', ('127.0.0.1', 9))",
        "the network was used: socket.sendto",
    ),
    "a warning": ("import warnings\ndef test_it(): warnings.warn('old')", "UserWarning: old"),
    "a log line": (
        "import logging\ndef test_it(): logging.getLogger('hirepair').warning('slow')",
        "WARNING hirepair: slow",
    ),
    "an expected log line that does not come": (
        "def test_it(expect_log): expect_log('the disk is slow')",
        "these log lines did not come",
    ),
    "a message of Qt": (
        "from PySide6.QtCore import qDebug\ndef test_it(): qDebug('Unknown property')",
        "Unknown property",
    ),
    "an exception in a slot": (
        """
        from PySide6.QtCore import QTimer
        def test_it(qtbot):
            timer = QTimer(singleShot=True, interval=0)
            timer.timeout.connect(lambda: 1 / 0)
            with qtbot.waitSignal(timer.timeout):
                timer.start()
        """,
        "ZeroDivisionError",
    ),
    "an exception in a thread": (
        """
        import threading
        def test_it():
            thread = threading.Thread(target=lambda: 1 / 0)
            thread.start()
            thread.join()
        """,
        "ZeroDivisionError",
    ),
    "an exception nobody can raise": (
        """
        class Thing:
            def __del__(self): 1 / 0
        def test_it():
            Thing()
        """,
        "ZeroDivisionError",
    ),
    "an unknown mark": (
        "import pytest\n@pytest.mark.wrong\ndef test_it(): pass",
        "'wrong' not found in `markers`",
    ),
}


TELL = """

def _tell(report):
    import json
    said = chr(10).join([report.longreprtext, *(text for _title, text in report.sections)])
    with open("told.jsonl", "a", encoding="utf-8") as stream:
        stream.write(json.dumps([report.nodeid.partition("::")[0], report.outcome, said]) + chr(10))

pytest_runtest_logreport = pytest_collectreport = _tell
"""
"""Put behind the project's conftest: a line for each phase of each small test."""

Told = dict[str, list[tuple[str, str]]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """By name: outcome and words of every phase of each small file. All run in one process, under the project's own
    conftest and settings."""
    folder = tmp_path_factory.mktemp("guards")
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8") + TELL, "utf-8")
    (folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), "utf-8")
    sources = {**GOOD, **{name: source for name, (source, _said) in BAD.items()}}
    files = {f"test_small_{n}.py": name for n, name in enumerate(sources)}
    for file, name in files.items():
        (folder / file).write_text(textwrap.dedent(sources[name]), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--continue-on-collection-errors", *files],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        | {"PYTHONPATH": str(ROOT)},  # its conftest takes what tests share from there
        stdout=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    found: Told = {name: [] for name in sources}
    for line in (folder / "told.jsonl").read_text(encoding="utf-8").splitlines():
        file, outcome, said = json.loads(line)
        if file in files:
            found[files[file]].append((outcome, said))
    return found


@pytest.mark.parametrize("name", GOOD)
def test_passes(told: Told, name: str) -> None:
    assert len(told[name]) >= 4  # found, set up, called, torn down
    assert {outcome for outcome, _said in told[name]} == {"passed"}


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, (_source, said) in BAD.items()], ids=BAD)
def test_fails_and_says_why(told: Told, name: str, said: str) -> None:
    assert [words for outcome, words in told[name] if outcome == "failed" and said in words]
