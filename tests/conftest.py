"""What holds for every test: a screen that needs no display, a home of its own, no network, no loose talk.

A warning fails by `filterwarnings`, a message of Qt by `qt_log_level_fail` (pyproject.toml); the rest is here.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

# Before Qt is loaded, and before any program is started that could load it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
if os.environ.get("LC_ALL") in ("C", "POSIX"):
    os.environ["LC_ALL"] = "C.UTF-8"  # Qt prints three lines of advice where the locale is not UTF-8

import pytest
from hypothesis import settings
from PySide6.QtCore import QSettings
from PySide6.QtNetwork import QNetworkProxy

from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.collecting import collect_what_is_due
from tests.shared import open_to_read, shared_folder

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

FOLDERS = {
    "HIREPAIR_DATA": "hirepair-data",
    "HOME": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
}
OWN_SETTINGS = (
    "HIREPAIR_LANG",
    "HIREPAIR_LOG",
    "HIREPAIR_PASSPHRASE",
    "HIREPAIR_FIRST_PAINT",
    "XDG_DOCUMENTS_DIR",
)


@pytest.fixture(scope="session", autouse=True)
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One cache folder and one runtime folder a process: fontconfig fills the cache once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        runtime = tmp_path_factory.mktemp("runtime")
        runtime.chmod(0o700)
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        yield


def pytest_configure() -> None:
    """Garbage is looked for on this thread alone, as the program does (ui/collecting.py): also pytest-xdist has a
    second one here, and widgets that are taken apart on it end the process."""
    gc.disable()


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Look for garbage after each test; whatever switched Python's own collector on, it is off for the next one."""
    yield
    gc.disable()
    collect_what_is_due()


@pytest.fixture(scope="module", autouse=True)
def what_stays() -> None:
    """What all test files loaded stays, so looking for garbage in it is time lost, as in the program (app.py)."""
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()


@pytest.fixture(scope="session")
def all_folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folders of the tests lie. Their names are not counted up: to find the next number, pytest looks
    through all before it, which takes longer with each of thousands."""
    return tmp_path_factory.mktemp("tests")


@pytest.fixture
def tmp_path(all_folders: Path, request: pytest.FixtureRequest) -> Path:
    """A new folder for one test."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return Path(tempfile.mkdtemp(prefix=f"{name}_", dir=all_folders))


HOMES: list[Path] = []
"""The home of the test before, when it was left as it was found: most tests never look at it."""


def new_home(base: Path) -> Path:
    """A home with nothing in it."""
    for folder in FOLDERS.values():
        (base / folder).mkdir(mode=0o700)
    return base


def is_new(home: Path) -> bool:
    """Nothing was left in a home, and its folders are as they were made."""
    folders = [home / folder for folder in FOLDERS.values()]
    return set(home.iterdir()) == set(folders) and all(
        folder.lstat().st_mode == 0o40700 and not any(folder.iterdir()) for folder in folders
    )


@pytest.fixture(autouse=True)
def own_folders(all_folders: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own for each test: nothing is read from or left in the developer's. Its folder."""
    base = HOMES.pop() if HOMES else new_home(Path(tempfile.mkdtemp(prefix="own_", dir=all_folders)))
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(name, str(base / folder))
    for name in OWN_SETTINGS:
        monkeypatch.delenv(name, raising=False)
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(base / "config"))
    yield base
    if is_new(base):
        HOMES.append(base)


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sample as of 24 November 2026, made once a process: to be read, or copied before it is changed."""
    from tests.transfer.sample.sampled import sample_in

    with shared_folder(tmp_path_factory, "sample") as folder, sample_in(folder) as store:
        path = store.path
    made = path.read_bytes()
    yield path
    assert path.read_bytes() == made, "a test wrote into the sample that all share; it wants a copy"


@pytest.fixture(scope="session")
def read_sample(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same, open, for all who only read. Its data folder is no other test's."""
    with shared_folder(tmp_path_factory, "read") as folder:
        opened = open_to_read(made_sample, folder)
        store = opened.__enter__()
    yield store
    opened.__exit__(None, None, None)


class NetworkUsedError(RuntimeError):
    """Something reached for the network. No command and no window ever does (INTERFACE.md)."""


class NetworkGuard:
    """Stops every connection of this process but those to a local socket, and remembers what was tried.

    An audit hook sees what no patched method sees: the C level and every module that keeps its own reference.
    It cannot be taken away again, so it lives as long as the process.
    """

    LOOKUPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
    SENDS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Look at one audit event; raises NetworkUsedError for the network's."""
        if event in self.LOOKUPS:
            self._refuse(f"{event} {args[0]!r}")
        elif event in self.SENDS and args[0].family != socket.AF_UNIX and args[1] is not None:
            self._refuse(f"{event} {args[1]!r}")

    def _refuse(self, attempt: str) -> None:
        self.attempts.append(attempt)
        raise NetworkUsedError(attempt)


GUARD = NetworkGuard()
sys.addaudithook(GUARD)
# Qt's own sockets make no audit event: send what honours a proxy to a port where nobody listens. That the
# application takes nothing else from QtNetwork than local sockets is held by test_house.py.
QNetworkProxy.setApplicationProxy(QNetworkProxy(QNetworkProxy.ProxyType.Socks5Proxy, "127.0.0.1", 1))


@pytest.fixture(autouse=True)
def no_network() -> Iterator[NetworkGuard]:
    """Fail the test that reached for the network, also where the refusal was swallowed."""
    GUARD.attempts.clear()
    yield GUARD
    if GUARD.attempts:
        pytest.fail(f"the network was used: {', '.join(GUARD.attempts)}")


class Records(logging.Handler):
    """Every log record from WARNING up, in order."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record as `WARNING logger: message`."""
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def expect_log() -> Iterator[Callable[[str], None]]:
    """Fail the test that logged a warning or worse. `expect_log(pattern)` takes one that must come."""
    records, expected = Records(), list[str]()
    root = logging.getLogger()
    root.addHandler(records)
    yield expected.append
    root.removeHandler(records)
    left = [line for line in records.lines if not any(re.search(pattern, line) for pattern in expected)]
    if left:
        pytest.fail("unexpected log lines:\n" + "\n".join(left))
    absent = [pattern for pattern in expected if not any(re.search(pattern, line) for line in records.lines)]
    if absent:
        pytest.fail(f"these log lines did not come: {absent}")


def pytest_sessionfinish() -> None:
    """The clipboard of the offscreen platform outlives Python: what a test copied would be destroyed without it."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        widgets.QApplication.clipboard().clear()
