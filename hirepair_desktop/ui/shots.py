"""Pictures of every page for the eye: `python packaging/dev.py shots OUT`. The real window over the real sample."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from hirepair_desktop.model import Candidate, Role, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.sample import load_sample
from hirepair_desktop.ui.appearance import Appearance
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.menus import PLACES
from hirepair_desktop.ui.theme import THEMES, apply_theme, dress

TODAY = date(2026, 11, 24)
SIZES = ((1440, 900), (1280, 800))
LOOKS = ("light", "dark")
TURNS = 3


def settle(app: QApplication) -> None:
    """Let layouts, deferred deletes and short animations finish before a picture is taken."""
    loop = QEventLoop()
    QTimer.singleShot(30, loop.quit)
    loop.exec()
    app.processEvents()


def places(window: MainWindow) -> Iterator[tuple[str, str, str]]:
    """Name, place and id of everything that can be shown on the sample."""
    assert window.workspace is not None
    for place in PLACES:
        yield place, place, ""
    with window.workspace.read() as s:
        role, moved = (s.scalars(select(Role.id).where(Role.code == code)).one() for code in ("R1", "R3"))
        candidate = s.scalars(select(Candidate).where(Candidate.alias == "K01")).one().id
        person = s.get_one(Role, role).partnership.recruiter_id
        planned = s.scalars(select(Session).where(Session.closed_at.is_(None), Session.kind == SessionKind.DEBRIEF))
        waiting = planned.one().id
    yield "role", "role", role
    yield "candidate", "candidate", candidate
    yield "plan", "plan", role
    yield "versions", "versions", moved
    yield "question_bank", "question_bank", ""
    yield "compare", "compare", role
    yield "person", "person", person
    yield "new_session", "new_session", "intake"
    yield "sample", "sample", ""
    yield "protects", "protects", ""
    for section in ("", "words", "places"):
        yield "-".join(filter(None, ("settings", section))), "settings", section
    for kind, about in (
        (SessionKind.INTAKE, "R1"),
        (SessionKind.RE_INTAKE, "R3"),
        (SessionKind.SHORTLIST, "R1"),
        (SessionKind.DEBRIEF, "K02"),
        (SessionKind.FEEDBACK, ""),
        (SessionKind.MEND, ""),
        (SessionKind.CHECK_IN, "K01"),
    ):
        yield f"session-{kind.value}", "session", _session(window, kind, about)
    yield "session-debrief-before-reveal", "session", waiting


def _session(window: MainWindow, kind: SessionKind, about: str) -> str:
    assert window.workspace is not None
    with window.workspace.read() as s:
        wanted = select(Session).where(Session.kind == kind, Session.started_at.is_not(None))
        found = list(s.scalars(wanted.order_by(Session.started_at.desc())))
        for session in found:
            codes = {c.alias for c in session.candidates} | ({session.role.code} if session.role else set())
            if not about or about in codes:
                return session.id
    raise LookupError(f"the sample has no {kind.value} about {about}")


class Shooter:
    """Goes through the window and saves a picture of each place."""

    def __init__(self, app: QApplication, window: MainWindow, out: Path) -> None:
        self._app, self._window, self._out = app, window, out
        self.taken = 0

    def save(self, name: str, look: str) -> None:
        """One picture, named by place, size and look. Texts that grow take a turn each to find their height."""
        for _turn in range(TURNS):
            settle(self._app)
        size = self._window.size()
        path = self._out / f"{name}-{size.width()}x{size.height()}-{look}.png"
        self._window.grab().save(str(path))
        self.taken += 1

    def round(self, look: str) -> None:
        """Every place at the present size and look, sessions with every section."""
        for name, place, about in list(places(self._window)):
            self._window.go(place, about)
            table = self._window.table
            if table is None:
                self.save(name, look)
                continue
            for number, section in enumerate(table.panel.sections, 1):
                table.frame.show_section(section.key)
                self.save(f"{name}-{number}-{section.key}", look)
        self._window.leave_table()

    def curtain(self, look: str) -> None:
        """A closed curtain and the page behind it, on the sample's waiting debrief."""
        waiting = next(about for name, _place, about in places(self._window) if name.endswith("before-reveal"))
        self._window.go("session", waiting)
        table = self._window.table
        assert table is not None
        with table.panel.workspace.read() as s:
            candidate = s.get_one(Session, waiting).candidates[0].id
        table.panel.private_requested.emit("ratings", table.panel.pair.manager.id, candidate)
        self.save("curtain-closed", look)
        turn = table._turn
        assert turn is not None
        assert turn._curtain is not None
        turn._curtain.opened.emit("harbour and pine")
        self.save("scorecard", look)
        turn.abandon()
        self._window.leave_table()


def main(out: Path) -> int:
    """Write all pictures below `out`; the number of them is printed."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    ring = dress(app, "light", 1.0)
    with tempfile.TemporaryDirectory() as folder:
        first_run = MainWindow(Appearance(theme="light"), Path(folder) / "Our hiring.hirepair", TODAY)
        shooter = Shooter(app, first_run, out)
        first_run.show_first_run()
        first_run.show()
        for look in LOOKS:
            apply_theme(app, look)
            for width, height in SIZES:
                first_run.resize(width, height)
                shooter.save("first_run", look)
        first_run.hide()
        taken = shooter.taken
        store = Store.create(Path(folder) / "sample.hirepair", "Harbour & Pine")
        load_sample(store, TODAY)
        window = MainWindow(Appearance(theme="light"), Path(folder) / "x.hirepair", TODAY)
        window.show_workspace(store)
        window.show()
        shooter = Shooter(app, window, out)
        for look in LOOKS:
            apply_theme(app, look)
            for width, height in SIZES:
                window.resize(width, height)
                shooter.round(look)
                shooter.curtain(look)
        for look in THEMES:
            if look not in LOOKS:
                apply_theme(app, look)
                window.resize(*SIZES[0])
                shooter.round(look)
        window.let_go()
        first_run.let_go()
        ring.deleteLater()
        sys.stdout.write(f"{taken + shooter.taken} pictures in {out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
