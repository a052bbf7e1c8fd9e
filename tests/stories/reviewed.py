"""What stands before the end of a review: one candidate whose pages were opened together, the table still set.

It is made through the model's verbs and plain rows; how the review ends is then done by hand.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import (
    Candidate,
    Criterion,
    Interview,
    Partnership,
    Person,
    Rating,
    Recommendation,
    Role,
    Round,
)
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    Confidence,
    RatingState,
    RoundOf,
    RoundState,
    SessionKind,
    Source,
    Verdict,
)
from hirepair_desktop.model.sittings import plan_session, start_session
from hirepair_desktop.storage.store import Store
from tests.stories.acts import NADIA, TOMAS
from tests.stories.prepared import AGREED, MUSTS, SAMIRA, make_agreed_role

ADA = "Ada Winter"
RAISED = (datetime(2026, 11, 23, 13, 5, tzinfo=UTC), datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
"""When the reveal was, and when everybody had sealed."""

SAW = {
    NADIA: ("Ran two feeds alone since May and named both.", "Shared out the work, nobody grew from it."),
    TOMAS: ("Named the rollback point before he was asked.", "Two people lead today and both name her."),
    SAMIRA: ("Explained the design to finance step by step.", "No example came when asked for one twice."),
}
Views = dict[str, tuple[tuple[int, int], Verdict]]
"""Two values, for the musts in their order, and whether the rater would hire."""


def make_revealed(file: Path, views: Views) -> None:
    """The agreed role, one candidate who met Samira, and a debrief in which these views were revealed."""
    make_agreed_role(file)
    store = Store.open(file)
    with store.write() as s:
        people = {person.name: person for person in s.query(Person)}
        pair, role = s.query(Partnership).one(), s.query(Role).one()
        candidate = Candidate(
            alias="K01", name=ADA, role_id=role.id, source=Source.APPLIED, status=CandidateStatus.INTERVIEWING,
            pay_hope="€86–90k", last_interview_at=RAISED[1] - timedelta(days=1),
        )  # fmt: skip
        s.add(candidate)
        s.flush()
        talk = Interview(candidate_id=candidate.id, held_at=AGREED + timedelta(days=13), minutes=60)
        talk.interviewers = [people[SAMIRA]]
        s.add(talk)
        role.first_rated_at = talk.held_at
        session = plan_session(s, SessionKind.DEBRIEF, pair, role=role, candidates=[candidate], planned_for=RAISED[0])
        start_session(s, session, RAISED[0])
        s.flush()
        _reveal(s, session.id, candidate.id, views, people, pair)
    store.close(backup=False)


def _reveal(
    s: Block, session_id: str, candidate_id: str, views: Views, people: dict[str, Person], pair: Partnership
) -> None:
    revealed, sealed = RAISED
    about = {"session_id": session_id, "candidate_id": candidate_id, "sealed_at": sealed}
    criteria = {criterion.label: criterion.id for criterion in s.query(Criterion)}
    for name, (values, verdict) in views.items():
        rater = people[name].id
        for label, value, evidence in zip(MUSTS, values, SAW[name], strict=True):
            s.add(
                Rating(
                    **about, rater_id=rater, criterion_id=criteria[label], state=RatingState.RATED, value=value,
                    evidence=evidence, revealed_at=revealed, evidence_at=sealed,
                )
            )  # fmt: skip
        s.add(Recommendation(**about, rater_id=rater, value=verdict, confidence=Confidence.MEDIUM, reason=""))
    s.add(
        Round(
            session_id=session_id, candidate_id=candidate_id, what=RoundOf.RATINGS, workspace_id="WRKSPACE",
            recruiter_id=pair.recruiter_id, manager_id=pair.manager_id, state=RoundState.REVEALED, revealed_at=revealed,
            required_ids=[people[name].id for name in views],
        )
    )  # fmt: skip
