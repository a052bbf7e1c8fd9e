"""An intake on the table: Nadia and Tomas, a role without anything yet, and the real pages over a real file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

from hirepair_desktop.model import Base, Criterion, Outcome, Partnership, Person, Role
from hirepair_desktop.model.kinds import PersonKind, SessionKind
from hirepair_desktop.model.sittings import plan_session
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.intake.again_panel import ReIntakePanel
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.intake.panel import IntakePanel
from hirepair_desktop.ui.session.frame import SessionFrame
from hirepair_desktop.ui.workspace import OpenWorkspace

TODAY = date(2026, 11, 24)
W = TypeVar("W", bound=QWidget)

WHOLE = {"1": "Asks what a queue is", "4": "Removed the class of fault"}


class IntakeTable:
    """The session frame with its panel; `show(key)` turns to a section. Not `seated`, nobody has sat down yet."""

    def __init__(self, qtbot: QtBot, path: Path, seated: bool = True) -> None:
        self.qtbot, self.path = qtbot, path
        self.store = Store.create(path)
        with self.store.write() as s:
            nadia = Person(name="Nadia Rahimi", kind=PersonKind.RECRUITER)
            tomas = Person(name="Tomas Eklund", kind=PersonKind.MANAGER)
            viktor = Person(name="Viktor Haas", kind=PersonKind.APPROVER)
            s.add_all([nadia, tomas, viktor])
            s.flush()
            pair = Partnership(recruiter_id=nadia.id, manager_id=tomas.id, started_on=TODAY)
            s.add(pair)
            s.flush()
            role = Role(
                code="R1", title="Senior Data Engineer", partnership_id=pair.id, opened_on=TODAY,
                decision_owner_id=tomas.id,
            )  # fmt: skip
            s.add(role)
            s.flush()
            self.nadia, self.tomas, self.viktor = nadia.id, tomas.id, viktor.id
            self.role_id, self.pair_id = role.id, pair.id
            self.session_id = plan_session(s, SessionKind.INTAKE, pair, role=role).id
        self.workspace = OpenWorkspace(self.store, TODAY)
        self.frame: SessionFrame | None = None
        if seated:
            self.sit_down()

    def sit_down(self, kind: SessionKind | None = None) -> None:
        """Open the session (a new one of `kind`, if given) in a frame of its own."""
        if kind is not None:
            if self.frame is not None:
                self.frame.close()
            with self.store.write() as s:
                pair, role = s.get_one(Partnership, self.pair_id), s.get_one(Role, self.role_id)
                self.session_id = plan_session(s, kind, pair, role=role).id
        again = kind is SessionKind.RE_INTAKE
        self.panel = (ReIntakePanel if again else IntakePanel)(self.workspace, self.session_id, self.workspace)
        self.frame = SessionFrame(self.panel)
        self.qtbot.addWidget(self.frame)
        self.frame.resize(1440, 900)
        self.frame.show()
        self.frame.activateWindow()
        self.qtbot.waitUntil(self.frame.isActiveWindow)
        self.frame.begin()

    def close(self) -> None:
        """Get up and close the file."""
        self.frame.leave()
        self.frame.close()
        self.store.close(backup=False)
        self.workspace.deleteLater()  # with its panels

    # What is on the table

    def show(self, key: str) -> Any:
        """Turn to a section and return its page."""
        self.frame.show_section(key)
        page = self.frame.page
        assert isinstance(page, IntakePage)
        return page

    def turn(self, side: str) -> None:
        """Whose turn it is."""
        self.frame.set_turn(side)

    def widget(self, kind: type[W], name: str) -> W:
        """The widget of that name on the page that is shown."""
        found = self.frame.findChild(kind, name)
        assert found is not None, name
        return found

    def type(self, name: str, words: str) -> None:
        """Write words into a growing field, in place of what stands there."""
        voice = self.widget(VoiceField, name)
        voice.text.setFocus()
        voice.text.selectAll()
        voice.text.insertPlainText(words)
        voice.flush()

    def press(self, name: str) -> None:
        """Press a button."""
        pressed = self.widget(QAbstractButton, name)
        assert pressed.isEnabled(), name
        self.qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)

    # What is in the file

    def sql(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What plain SQL finds in the file, past every class of ours."""
        connection = dbapi2.connect(str(self.path))
        try:
            return list(connection.execute(query, values))
        finally:
            connection.close()

    def one(self, query: str, *values: object) -> Any:
        """The single value that plain SQL finds."""
        found = self.sql(query, *values)
        assert len(found) == 1, found
        return found[0][0]

    def keep(self, *things: Base) -> None:
        """Put things into the file from elsewhere."""
        with self.store.write() as s:
            for thing in things:
                s.add(thing)
                s.flush()

    def criterion(self, label: str, rank: int = 0, **more: Any) -> str:
        """A criterion that is there before."""
        made = Criterion(role_id=self.role_id, label=label, rank=rank, raised_by=self.tomas, **more)
        self.keep(made)
        return made.id

    def agreed_criterion(self, label: str, rank: int = 0) -> str:
        """A must with everything it needs."""
        return self.criterion(
            label, rank, definition="Seen in a walk-through", anchors=WHOLE, agreed_by=[self.nadia, self.tomas]
        )

    def outcome(self, text: str, rank: int = 0) -> str:
        """An outcome that is there before."""
        made = Outcome(role_id=self.role_id, text=text, rank=rank)
        self.keep(made)
        return made.id
