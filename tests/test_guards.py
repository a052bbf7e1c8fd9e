"""The guards of conftest.py work: each test here runs a small test that misbehaves, and sees it fail."""

from __future__ import annotations

from collections.abc import Callable
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


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], pytest.RunResult]:
    """Run one small test file under the project's own conftest and settings, in a process of its own."""
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makefile(".toml", pyproject=(ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)

    def _run(source: str) -> pytest.RunResult:
        pytester.makepyfile(test_small=source)
        return pytester.runpytest_subprocess("-p", "no:cacheprovider", "test_small.py")

    return _run


@pytest.mark.parametrize("source", GOOD.values(), ids=GOOD)
def test_passes(run: Callable[[str], pytest.RunResult], source: str) -> None:
    assert run(source).ret == pytest.ExitCode.OK


@pytest.mark.parametrize(("source", "said"), BAD.values(), ids=BAD)
def test_fails_and_says_why(run: Callable[[str], pytest.RunResult], source: str, said: str) -> None:
    result = run(source)
    assert result.ret != pytest.ExitCode.OK
    assert said in result.stdout.str() + result.stderr.str()
