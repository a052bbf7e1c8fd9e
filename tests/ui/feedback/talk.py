"""A feedback session on the table: a pair with keys, an open role with a brief, a talk before this one."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot
from sqlalchemy import select, text

from hirepair_desktop.model import (
    Base,
    Commitment,
    Entry,
    Feedback,
    Partnership,
    Person,
    Role,
    Session,
)
from hirepair_desktop.model.kinds import PersonKind, RoleStatus, RoundOf, SessionKind, Tone, Topic
from hirepair_desktop.model.sittings import start_session
from hirepair_desktop.storage import seals
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.feedback.panel import FeedbackPanel
from hirepair_desktop.ui.feedback.talk_page import TalkPage
from hirepair_desktop.ui.workspace import OpenWorkspace

TODAY = date(2026, 11, 24)
BEFORE = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
STARTED = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
SEALED = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)
SHOWN = datetime(2026, 11, 24, 15, 4, tzinfo=UTC)
CHEAP = seals.Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASES = {"nadia": "lake at first light", "tomas": "lantern by the door"}
PITCH = "You own the moment people get their money back."

ITEM: dict[str, Any] = {
    "topic": "pitch", "tone": "constructive", "headline": "How we open the pitch", "happened_on": "2026-11-17",
    "situation": "First calls for the data role", "behaviour": "The pitch opened with funding and headcount.",
    "impact": "Four of six asked me what the work is.", "ask": "Open with the outage in March.",
    "care": "You read people faster than I do.",
}  # fmt: skip
"""One thing the manager tells the recruiter, as a private page seals it."""


@dataclass
class Talk:
    """The open workspace, and the ids in it by the names used here."""

    store: Store
    workspace: OpenWorkspace
    ids: dict[str, str] = field(default_factory=dict)
    panels: list[FeedbackPanel] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.ids[name]

    # Pages

    def panel(self) -> FeedbackPanel:
        """The panel of the session."""
        made = FeedbackPanel(self.workspace, self["session"], self.workspace)
        self.panels.append(made)
        return made

    def page(self, qtbot: QtBot, key: str) -> Any:
        """The shown page of a section."""
        page = self.panel().make_page(key)
        assert isinstance(page, TalkPage)
        qtbot.addWidget(page)
        page.resize(1040, 760)
        page.show()
        qtbot.waitExposed(page)
        return page

    # What stands in the file

    def all(self, kind: type[Base]) -> list[Any]:
        """Every thing of a class, as plain objects."""
        with self.store.read() as s:
            return list(s.scalars(select(kind)))

    def one(self, kind: type[Base]) -> Any:
        """The only thing of a class."""
        (found,) = self.all(kind)
        return found

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Plain SQL on the file, past every mapped class."""
        with self.store.read() as s:
            return [tuple(row) for row in s.execute(text(sql))]

    def session(self) -> Session:
        """The session as it stands."""
        with self.store.read() as s:
            return s.get_one(Session, self["session"])

    def change(self, kind: type[Base], name: str, **values: Any) -> None:
        """Change a thing by its name, as another page would."""
        with self.store.write() as s:
            thing = s.get_one(kind, self.ids.get(name, name))
            for key, value in values.items():
                setattr(thing, key, value)

    # What was said

    def tell(self, giver: str, name: str, tone: Tone = Tone.CONSTRUCTIVE, **values: Any) -> str:
        """An item as a reveal leaves it; its id."""
        receiver = "tomas" if giver == "nadia" else "nadia"
        given = {"topic": Topic.OTHER, "headline": name, "behaviour": f"{name} was seen", "ask": "Again", **values}
        with self.store.write() as s:
            item = Feedback(
                session_id=self["session"], from_id=self[giver], to_id=self[receiver], tone=tone, sealed_at=SEALED,
                revealed_at=SHOWN, **given,
            )  # fmt: skip
            s.add(item)
            s.flush()
            self.ids[name] = item.id
        return self.ids[name]

    def promise(self, name: str, owner: str, due: date | None, in_session: str = "earlier", **values: Any) -> str:
        """A commitment of an earlier talk, or of this one; its id."""
        with self.store.write() as s:
            made = Commitment(
                session_id=self[in_session], owner_id=self[owner], text=name, due=due, first_due=due, made_at=BEFORE,
                **values,
            )  # fmt: skip
            s.add(made)
            s.flush()
            self.ids[name] = made.id
        return self.ids[name]

    # The sealed way

    def open_round(self, what: RoundOf) -> str:
        """The round of feedback or pulse; its id."""
        with self.store.write() as s:
            seats = (self["nadia"], self["tomas"])
            return seals.open_round(s, self["session"], what, seats=seats, required_ids=list(seats)).id

    def seal(self, round_id: str, name: str, payload: dict[str, Any]) -> None:
        """Seal a page of one of the two."""
        with self.store.write() as s, seals.unlock(s, self[name], PASSPHRASES[name]) as key:
            seals.seal(s, round_id, key, payload, SEALED)

    def draft(self, round_id: str, name: str) -> dict[str, Any] | None:
        """What the writer, and nobody else, reads of an unfinished page."""
        with self.store.read() as s, seals.unlock(s, self[name], PASSPHRASES[name]) as key:
            return seals.load_draft(s, round_id, key)

    def save(self, round_id: str, name: str, payload: dict[str, Any]) -> None:
        """Keep an unfinished page."""
        with self.store.write() as s, seals.unlock(s, self[name], PASSPHRASES[name]) as key:
            seals.save_draft(s, round_id, key, payload)

    def open_together(self, round_id: str) -> None:
        """Both passphrases, at one moment."""
        with self.store.write() as s, ExitStack() as keys:
            both = [keys.enter_context(seals.unlock(s, self[name], words)) for name, words in PASSPHRASES.items()]
            seals.reveal(s, round_id, *both, SHOWN)


def new_talk(folder: Path) -> Talk:
    """A workspace in which a feedback session has begun, after one that was closed six weeks ago."""
    store = Store.create(folder / "talk.hirepair", "Northline")
    made = Talk(store, OpenWorkspace(store, TODAY))
    with store.write() as s:
        nadia = Person(name="Nadia Rahimi", kind=PersonKind.RECRUITER)
        tomas = Person(name="Tomas Eklund", kind=PersonKind.MANAGER)
        s.add_all([nadia, tomas])
        s.flush()
        pair = Partnership(recruiter_id=nadia.id, manager_id=tomas.id, started_on=date(2026, 6, 1))
        s.add(pair)
        s.flush()
        role = Role(
            code="R1", title="Senior Data Engineer", partnership_id=pair.id, opened_on=date(2026, 11, 2),
            status=RoleStatus.OPEN, decision_owner_id=tomas.id,
        )  # fmt: skip
        s.add(role)
        s.flush()
        intake = Session(kind=SessionKind.INTAKE, partnership_id=pair.id, role_id=role.id, started_at=BEFORE)
        earlier = Session(
            kind=SessionKind.FEEDBACK, partnership_id=pair.id, started_at=BEFORE, closed_at=BEFORE.replace(hour=10)
        )
        session = Session(kind=SessionKind.FEEDBACK, partnership_id=pair.id, planned_for=STARTED)
        s.add_all([intake, earlier, session])
        s.flush()
        s.add(Entry(session_id=intake.id, key="pitch", person_id=nadia.id, text=PITCH, written_at=BEFORE))
        start_session(s, session, STARTED)
        made.ids.update(
            nadia=nadia.id, tomas=tomas.id, pair=pair.id, role=role.id, earlier=earlier.id, session=session.id
        )
        for name, words in PASSPHRASES.items():
            seals.set_passphrase(s, made[name], words, CHEAP)
    return made
