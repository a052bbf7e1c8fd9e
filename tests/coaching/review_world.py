"""A workspace with one pair, one role and nobody in it yet, and the rows a review leaves behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import event, select

from hirepair_desktop.coaching.engine import look_at, session_prompts, standing_prompts
from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import (
    Base,
    Candidate,
    CandidateMessage,
    Criterion,
    Decision,
    Draft,
    Interview,
    Partnership,
    Person,
    Rating,
    Role,
    Round,
    Session,
    Stage,
)
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    DecisionAbout,
    DecisionValue,
    DraftState,
    PersonKind,
    RatingState,
    RoleStatus,
    RoundOf,
    RoundState,
    SectionState,
    SessionKind,
    StageKind,
    Tier,
)
from hirepair_desktop.model.session import SectionTiming
from hirepair_desktop.storage.store import Store

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

PEOPLE = {
    "amara": ("Amara Okafor", PersonKind.RECRUITER),
    "priya": ("Priya Raman", PersonKind.MANAGER),
    "jonas": ("Jonas Brandt", PersonKind.INTERVIEWER),
    "lucia": ("Lucía Ferrer", PersonKind.INTERVIEWER),
}


def ago(days: float) -> datetime:
    """A moment so many days before now."""
    return NOW - timedelta(days=days)


@dataclass
class World:
    """An open store, and what can be put into it. Ids of people and criteria are their names."""

    store: Store

    def add(self, *rows: Base) -> Any:
        """Keep rows; the first of them is given back."""
        with self.store.write() as s:
            for row in rows:
                s.add(row)
                s.flush()
        return rows[0]

    def candidate(self, alias: str, status: CandidateStatus = CandidateStatus.INTERVIEWING, **values: Any) -> str:
        """Somebody considered for the role."""
        made = Candidate(id=alias, alias=alias, role_id="role", status=status, **values)
        self.add(made)
        return alias

    def talk(self, alias: str, days_ago: float, *people: str, stage: str | None = None) -> None:
        """A talk that was held, which dates the last one."""
        with self.store.write() as s:
            held = Interview(candidate_id=alias, held_at=ago(days_ago), minutes=45, stage_id=stage)
            s.add(held)
            held.interviewers = [s.get_one(Person, name) for name in people]
            s.get_one(Candidate, alias).last_interview_at = ago(days_ago)

    def decide(
        self, alias: str, value: DecisionValue, days_ago: float, session: str | None = None, **values: Any
    ) -> str:
        """A decision about somebody."""
        whole = {"rationale": "Flows were shown with a case and faults with another, by all of us.", "made_by": "priya"}
        made = Decision(
            about=DecisionAbout.CANDIDATE, about_id=alias, session_id=session, value=value, made_at=ago(days_ago),
            **{**whole, **values},
        )  # fmt: skip
        with self.store.write() as s:
            s.add(made)
            made.criteria = [s.get_one(Criterion, "flows")]
            s.flush()
            return made.id

    def tell(self, alias: str, days_ago: float | None, session: str | None = None, **values: Any) -> str:
        """A message to somebody, sent or not."""
        sent = None if days_ago is None else ago(days_ago)
        made = self.add(CandidateMessage(candidate_id=alias, session_id=session, sent_at=sent, **values))
        return str(made.id)

    def sit(
        self, id_: str, kind: SessionKind, days_ago: float, *aliases: str, closed: bool = False, reached: Sequence[str] = ()
    ) -> str:  # fmt: skip
        """A sitting of the pair about some candidates."""
        made = Session(
            id=id_, kind=kind, partnership_id="pair", role_id="role", started_at=ago(days_ago),
            closed_at=ago(days_ago - 0.02) if closed else None,
            sections=[
                SectionTiming(
                    key=key, started_at="2026-11-24T11:00:00Z", ended_at=None, state=SectionState.OPEN, extended=False,
                    first_speaker_id=None,
                )
                for key in reached
            ],
        )  # fmt: skip
        with self.store.write() as s:
            s.add(made)
            made.candidates = [s.get_one(Candidate, alias) for alias in aliases]
        return id_

    def rate(self, session: str, alias: str, by: str, criterion: str, value: int | None, **values: Any) -> None:
        """A revealed rating."""
        whole = {"evidence": "Drew the order of steps and named the point of no return.", "revealed_at": NOW}
        state = RatingState.NOT_ASKED if value is None else RatingState.RATED
        self.add(
            Rating(
                session_id=session, candidate_id=alias, rater_id=by, criterion_id=criterion, value=value, state=state,
                **{**whole, **values},
            )
        )  # fmt: skip

    def round(self, session: str, alias: str, sealed: Sequence[str], released: Sequence[str] = ()) -> None:
        """An open round that asks Amara, Priya and Jonas."""
        asked = ("amara", "priya", "jonas")
        made = Round(
            workspace_id="WRKSPACE", session_id=session, candidate_id=alias, what=RoundOf.RATINGS, state=RoundState.OPEN,
            recruiter_id="amara", manager_id="priya", required_ids=list(asked),
            released=[{"person_id": p, "by": "priya", "reason": "away", "at": "2026-11-24T11:00:00Z"} for p in released],
        )  # fmt: skip
        drafts = [
            Draft(round_id=made.id, person_id=p, state=DraftState.SEALED if p in sealed else DraftState.WRITING)
            for p in asked
        ]
        self.add(made, *drafts)

    def set(self, kind: type[Base], id_: str, **values: Any) -> None:
        """Change a row."""
        with self.store.write() as s:
            thing = s.get_one(kind, id_)
            for key, value in values.items():
                setattr(thing, key, value)

    def look(self, s: Any) -> Look:
        """What the coach looks with."""
        return look_at(s, NOW, TODAY)

    def standing(self, rule_id: str) -> list[Prompt]:
        """What one standing rule says."""
        with self.store.read() as s:
            return [p for p in standing_prompts(s, self.look(s)) if p.id == rule_id]

    def at(self, session: str, rule_id: str) -> list[Prompt]:
        """What one rule says at a sitting."""
        with self.store.read() as s:
            return [p for p in session_prompts(s, session, self.look(s)) if p.id == rule_id]

    def questions(self, ask: Any) -> int:
        """How many questions the file is asked meanwhile."""
        asked: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            asked.append(statement)

        with self.store.read() as s:
            engine = s.get_bind()
            event.listen(engine, "before_cursor_execute", note)
            try:
                ask(s)
            finally:
                event.remove(engine, "before_cursor_execute", note)
        return len(asked)


def new_world(store: Store) -> World:
    """A pair, an open role with three musts and a nice, and two stages."""
    world = World(store)
    criteria = [
        Criterion(id=id_, role_id="role", label=label, tier=tier, rank=n, added_at=ago(60))
        for n, (id_, label, tier) in enumerate([
            ("flows", "Designs flows", Tier.MUST), ("faults", "Finds faults", Tier.MUST),
            ("peers", "Raises peers", Tier.MUST), ("books", "Knows the books", Tier.NICE),
        ])
    ]  # fmt: skip
    world.add(
        *(Person(id=id_, name=name, kind=kind) for id_, (name, kind) in PEOPLE.items()),
        Partnership(id="pair", recruiter_id="amara", manager_id="priya", started_on=date(2026, 6, 1)),
        Role(
            id="role", code="R1", title="Engineer", partnership_id="pair", opened_on=date(2026, 6, 3),
            status=RoleStatus.OPEN, decision_owner_id="priya", pay_owner_id="priya",
        ),
        *criteria,
    )  # fmt: skip
    with store.write() as s:
        for id_, who, what in (("faultday", "jonas", "faults"), ("design", "priya", "flows")):
            stage = Stage(id=id_, role_id="role", name=id_, kind=StageKind.INTERVIEW)
            s.add(stage)
            stage.interviewers = [s.get_one(Person, who)]
            stage.criteria = list(s.scalars(select(Criterion).where(Criterion.id == what)))
    return world
