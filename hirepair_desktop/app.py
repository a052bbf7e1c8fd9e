"""The composition root: log, workspace, look, window. The only file that knows every room."""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import time
from datetime import date
from importlib import import_module
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.paths import data_subfolder, documents_folder
from hirepair_desktop.storage.store import Store
from hirepair_desktop.text import _
from hirepair_desktop.ui.appearance import load_appearance
from hirepair_desktop.ui.collecting import Collecting
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.theme import dress

FIRST_PAINT = "HIREPAIR_FIRST_PAINT"
"""Set to `exit`, the window says when it was first painted and quits: what `dev.py bench` measures."""

AFTER_FIRST_PAINT = (
    "sqlalchemy",
    "sqlalchemy.orm",
    "hirepair_desktop.model.role",
    "hirepair_desktop.model.session",
    "hirepair_desktop.model.mapped",
    "hirepair_desktop.storage.blocks",
    "hirepair_desktop.ui.edits",
)
"""What every page but Home needs, loaded in this order once Home is seen (PERFORMANCE). In parts, so that what
somebody does meanwhile is answered between two of them."""


def sample_file() -> Path:
    """A fresh place for the demo in the data folder; the system's temporary folder is not ours to leave text in."""
    folder = data_subfolder("demo")
    n = 1
    while (file := folder / f"Harbour & Pine {n}.hirepair").exists():
        n += 1
    return file


def default_file() -> Path:
    """Where a first workspace is kept unless another place is chosen."""
    return documents_folder() / f"{_('Our hiring')}.hirepair"


def open_window(file: Path | None, today: date | None = None) -> int:
    """Open the window on a file, else on the last workspace, else on the first-run page; the exit status.

    Raises HirePairError when a named file cannot be used.
    """
    appearance = load_appearance()
    if file is None and appearance.last_file and Path(appearance.last_file).exists():
        file = Path(appearance.last_file)
    store = Store.open(file) if file is not None else None
    app = _application()
    ring = dress(app, appearance.theme, appearance.text_size)
    window = MainWindow(appearance, default_file(), today)
    window.setProperty("focus_ring", ring)
    if store is not None:
        window.show_workspace(store)
    else:
        window.show_first_run()
    closing = _Closing(app, window)
    first = FirstPaint(window)
    first.painted.connect(say_and_quit if os.environ.get(FIRST_PAINT) == "exit" else _Rest(window).begin)
    window.show()
    try:
        return app.exec()
    finally:
        gc.enable()
        closing.stop()


def _application() -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setApplicationDisplayName("HirePair")
    QApplication.setApplicationName("hirepair")
    QGuiApplication.setDesktopFileName("hirepair")
    return QApplication(sys.argv[:1])


class FirstPaint(QObject):
    """`painted()` once, when the window was painted for the first time."""

    painted = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False


def say_and_quit() -> None:
    """What a benchmark listens for: the moment of the first paint, by the clock of `time.monotonic_ns`."""
    sys.stdout.write(f"first-paint {time.monotonic_ns()}\n")
    sys.stdout.flush()
    QApplication.quit()


class _Rest(QObject):
    """After the first paint: load what the first click needs, one step a turn of the loop, so that it need not."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._left = list(AFTER_FIRST_PAINT)
        self._collecting = Collecting(self)
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._on_turns_timeout)

    @Slot()
    def begin(self) -> None:
        """Start loading. What is loaded stays, so looking for garbage in it now and later is time lost.

        From here on none is looked for on another thread either.
        """
        gc.disable()
        self._turns.start(0)

    @Slot()
    def _on_turns_timeout(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
            return
        from hirepair_desktop.storage.reserve import keep_reserve

        self._turns.stop()
        keep_reserve()
        gc.freeze()
        self._collecting.begin()


class _Closing(QObject):
    """Nothing is lost however the program ends: window closed, session ended, SIGTERM, SIGHUP, a bug."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        super().__init__()
        self._app, self._window = app, window
        self._hook = sys.excepthook
        sys.excepthook = self._on_bug
        app.aboutToQuit.connect(window.let_go)
        app.commitDataRequest.connect(lambda _manager: window.leaving.flush())
        self._ours, theirs = socket.socketpair()
        self._theirs = theirs
        theirs.setblocking(False)
        signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGTERM)):
            signal.signal(number, self._on_signal)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        """Python's part: the wake-up byte has brought Qt's loop here already."""

    def _on_notifier_activated(self) -> None:
        self._ours.recv(64)
        self._window.let_go()
        self._app.quit()

    def _on_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from hirepair_desktop.log import log_bug

        if isinstance(error, HirePairError):
            self._window.complain(str(error))
            return
        log_bug(error)
        self._window.show_bug()

    def stop(self) -> None:
        """Give back the hook and the pipe."""
        sys.excepthook = self._hook
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._theirs.close()
