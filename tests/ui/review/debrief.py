"""A debrief on the table: five raters, eight criteria, an agreed brief, with or without what was revealed."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from hirepair_desktop.model import (
    Base,
    Candidate,
    Criterion,
    Entry,
    Interview,
    Partnership,
    Person,
    Rating,
    Recommendation,
    Role,
    Session,
    Stage,
)
from hirepair_desktop.model.brief import agree_brief
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    Confidence,
    PersonKind,
    RatingState,
    RoleStatus,
    RoundOf,
    SessionKind,
    Source,
    Tier,
    Verdict,
)
from hirepair_desktop.storage import seals
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.review.panel import ReviewPanel
from hirepair_desktop.ui.workspace import OpenWorkspace

TODAY = date(2026, 11, 24)
AGREED = datetime(2026, 11, 15, 10, 0, tzinfo=UTC)
SEALED = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
REVEALED = datetime(2026, 11, 24, 14, 3, tzinfo=UTC)
CHEAP = seals.Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASES = {"nadia": "lake at first light", "tomas": "lantern by the door"}

NAMES = {
    "nadia": ("Nadia Rahimi", PersonKind.RECRUITER),
    "tomas": ("Tomas Eklund", PersonKind.MANAGER),
    "samira": ("Samira Haddad", PersonKind.INTERVIEWER),
    "luis": ("Luis Ortega", PersonKind.INTERVIEWER),
    "greta": ("Greta Holm", PersonKind.INTERVIEWER),
    "viktor": ("Viktor Haas", PersonKind.APPROVER),
}

CRITERIA: dict[str, tuple[str, Tier, tuple[str, str, str, str]]] = {
    "pipelines": ("Owns pipelines in production", Tier.MUST,
                  ("Has not run one", "Has run one with help", "Runs one and fixes it", "Others call them first")),
    "bar": ("Raises the bar for the team", Tier.MUST,
            ("Works alone", "Helps when asked", "Leaves habits behind", "Changed how a team works")),
    "data": ("Models data with non-engineers", Tier.MUST, ("Talks tables", "", "", "Draws it with them")),
    "tuned": ("Has tuned a slow job under pressure", Tier.MUST, ("No case", "", "", "Names the plan and the cost")),
    "designs": ("Writes designs others can argue with", Tier.MUST, ("Closed texts", "", "", "Invites a better idea")),
    "kindly": ("Disagrees openly and kindly", Tier.MUST, ("Gives way or fights", "", "", "Both stay in the room")),
    "kafka": ("Kafka at scale", Tier.LEARN, ("", "", "", "")),
    "freight": ("Why freight, why us", Tier.NICE, ("No view", "General interest", "Has read about us",
                                                   "Knows the problem")),
}  # fmt: skip

NONE = "–"
HIDDEN = "○"
VIEWS: dict[str, dict[str, Any]] = {
    "pipelines": {"tomas": 4, "samira": 4, "luis": 3},
    "bar": {"nadia": NONE, "tomas": 2, "samira": 4, "luis": 3, "greta": 3},
    "data": {"luis": 3, "greta": 4},
    "tuned": {"samira": 4, "luis": 4},
    "designs": {"samira": 3, "greta": 3},
    "kindly": {"nadia": 3, "greta": 4},
    "kafka": {"samira": 2, "luis": HIDDEN},
    "freight": {"nadia": 4, "tomas": 3, "greta": 3},
}
"""A number, asked but not shown, or not asked."""

EVIDENCE = {
    ("bar", "tomas"): "Spoke mostly of her own work. Asked twice what changed for others; the answer was code "
                      "review notes, no names.",
    ("bar", "samira"): "Two people run the on-call guide she began. She named both, and what they changed.",
    ("bar", "luis"): "Pairing: explained each step and waited for me to try it before going on.",
    ("bar", "greta"): "Drew the quiet analyst into the conversation, then used his answer.",
}  # fmt: skip

VERDICTS = {
    "nadia": Verdict.YES, "tomas": Verdict.YES, "samira": Verdict.STRONG_YES, "luis": Verdict.YES,
    "greta": Verdict.YES,
}  # fmt: skip


@dataclass
class Debrief:
    """The open workspace, and the ids in it by the names used above."""

    store: Store
    workspace: OpenWorkspace
    ids: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.ids[name]

    def panel(self) -> ReviewPanel:
        """The panel of the debrief."""
        return ReviewPanel(self.workspace, self["session"], self.workspace)

    def all(self, kind: type[Base]) -> list[Any]:
        """Every thing of a class, as plain objects."""
        with self.store.read() as s:
            return list(s.scalars(select(kind)))

    def one(self, kind: type[Base]) -> Any:
        """The only thing of a class."""
        (found,) = self.all(kind)
        return found

    def change(self, kind: type[Base], which: str, /, **values: Any) -> None:
        """Change a thing by its name, as another page would."""
        with self.store.write() as s:
            thing = s.get_one(kind, self.ids.get(which, which))
            for key, value in values.items():
                setattr(thing, key, value)

    def reveal(
        self, verdicts: dict[str, Verdict] | None = None, views: dict[str, dict[str, Any]] | None = None
    ) -> None:
        """Put the revealed rows there, as a reveal leaves them."""
        with self.store.write() as s:
            for criterion, by_rater in (VIEWS if views is None else views).items():
                for rater, value in by_rater.items():
                    s.add(self._rating(criterion, rater, value))
            for rater, verdict in (VERDICTS if verdicts is None else verdicts).items():
                s.add(
                    Recommendation(
                        session_id=self["session"], candidate_id=self["candidate"], rater_id=self[rater],
                        value=verdict, confidence=Confidence.MEDIUM, reason="", sealed_at=SEALED,
                    )
                )  # fmt: skip

    def _rating(self, criterion: str, rater: str, value: Any) -> Rating:
        state = {NONE: RatingState.NOT_ASKED, HIDDEN: RatingState.NOT_SHOWN}.get(value, RatingState.RATED)
        return Rating(
            session_id=self["session"], candidate_id=self["candidate"], criterion_id=self[criterion],
            rater_id=self[rater], state=state, value=value if isinstance(value, int) else None,
            evidence=EVIDENCE.get((criterion, rater), ""), sealed_at=SEALED, revealed_at=REVEALED,
        )  # fmt: skip

    # The sealed way

    def set_keys(self) -> None:
        """Both seats set their passphrase, at a small cost."""
        for name, words in PASSPHRASES.items():
            with self.store.write() as s:
                seals.set_passphrase(s, self[name], words, CHEAP)

    def open_round(self, *required: str) -> str:
        """The round of the ratings; its id."""
        with self.store.write() as s:
            return seals.open_round(
                s, self["session"], RoundOf.RATINGS, seats=(self["nadia"], self["tomas"]),
                required_ids=[self[name] for name in required], candidate_id=self["candidate"],
            ).id  # fmt: skip

    def seal(self, round_id: str, name: str, payload: dict[str, Any]) -> None:
        """Seal a scorecard of one of the two."""
        with self.store.write() as s, seals.unlock(s, self[name], PASSPHRASES[name]) as key:
            seals.seal(s, round_id, key, payload, SEALED)

    def open_together(self, round_id: str) -> None:
        """Both passphrases, at one moment."""
        with self.store.write() as s, ExitStack() as keys:
            both = [keys.enter_context(seals.unlock(s, self[name], words)) for name, words in PASSPHRASES.items()]
            seals.reveal(s, round_id, *both, REVEALED)


def new_debrief(folder: Path) -> Debrief:
    """A workspace with one debrief that has not begun; the brief it goes by is agreed."""
    store = Store.create(folder / "debrief.hirepair", "Northline")
    made = Debrief(store, OpenWorkspace(store, TODAY))
    with store.write() as s:
        people = {name: Person(name=full, kind=kind) for name, (full, kind) in NAMES.items()}
        s.add_all(people.values())
        s.flush()
        made.ids.update({name: person.id for name, person in people.items()})
        pair = Partnership(recruiter_id=made["nadia"], manager_id=made["tomas"], started_on=date(2026, 9, 1))
        s.add(pair)
        s.flush()
        role = Role(
            code="R1", title="Senior Data Engineer", partnership_id=pair.id, opened_on=date(2026, 11, 2),
            status=RoleStatus.OPEN, decision_owner_id=made["tomas"], pay_owner_id=made["tomas"],
            pay_min=7_800_000, pay_max=9_200_000,
        )  # fmt: skip
        s.add(role)
        s.flush()
        made.ids.update(pair=pair.id, role=role.id)
        _add_plan(s, made, people, role)
        _add_brief(s, made, pair, role)
        _add_candidate(s, made, people, pair, role)
    return made


def _add_plan(s: Any, made: Debrief, people: dict[str, Person], role: Role) -> None:
    for rank, (name, (label, tier, anchors)) in enumerate(CRITERIA.items()):
        kept = {str(at): words for at, words in enumerate(anchors, 1) if words}
        criterion = Criterion(role_id=role.id, label=label, tier=tier, rank=rank, anchors=kept)
        s.add(criterion)
        s.flush()
        made.ids[name] = criterion.id
    stage = Stage(role_id=role.id, name="Hiring manager call", minutes=30)
    stage.interviewers = [people["tomas"]]
    stage.criteria = [s.get_one(Criterion, made[name]) for name in ("pipelines", "bar", "freight")]
    s.add(stage)
    s.flush()
    made.ids["stage"] = stage.id


def _add_brief(s: Any, made: Debrief, pair: Partnership, role: Role) -> None:
    intake = Session(kind=SessionKind.INTAKE, partnership_id=pair.id, role_id=role.id, started_at=AGREED)
    s.add(intake)
    s.flush()
    for key, words in (
        ("mission", "Claims data arrives whole and on time, and the people who use it can change it themselves."),
        ("team.direction", "From nightly batches to streams that product teams own."),
    ):
        s.add(Entry(session_id=intake.id, key=key, person_id=made["tomas"], text=words, written_at=AGREED))
    s.flush()
    s.refresh(role)
    agree_brief(s, role, [made["nadia"], made["tomas"]], AGREED)


def _add_candidate(s: Any, made: Debrief, people: dict[str, Person], pair: Partnership, role: Role) -> None:
    candidate = Candidate(
        alias="K01", role_id=role.id, name="Priya Raman", headline="Data engineer at Kestrel Mobility, 6 years",
        source=Source.SOURCED, sourced_by_id=made["nadia"], status=CandidateStatus.INTERVIEWING,
        pay_hope="€86–90k", can_start_on=date(2027, 2, 1), also_talking_to="Two others",
    )  # fmt: skip
    s.add(candidate)
    s.flush()
    for day, names in ((6, ("nadia",)), (17, ("samira", "luis", "greta")), (23, ("tomas",))):
        talk = Interview(
            candidate_id=candidate.id, held_at=datetime(2026, 11, day, 9, 0, tzinfo=UTC), minutes=30,
            stage_id=made["stage"] if names == ("tomas",) else None,
        )  # fmt: skip
        talk.interviewers = [people[name] for name in names]
        s.add(talk)
    session = Session(kind=SessionKind.DEBRIEF, partnership_id=pair.id, role_id=role.id)
    session.candidates = [candidate]
    s.add(session)
    s.flush()
    made.ids.update(candidate=candidate.id, session=session.id)
