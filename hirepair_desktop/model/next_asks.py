"""What the next session asks for, as plain rows: minutes, how long a scorecard takes, whether pay can be spoken of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hirepair_desktop.model.home import NextSession
from hirepair_desktop.model.kinds import SessionForm, SessionKind, Tier
from hirepair_desktop.model.plain import Rows

MINUTES: Mapping[tuple[SessionKind, SessionForm], int] = {
    (SessionKind.INTAKE, SessionForm.FULL): 60, (SessionKind.INTAKE, SessionForm.SHORT): 44,
    (SessionKind.RE_INTAKE, SessionForm.FULL): 15, (SessionKind.SHORTLIST, SessionForm.FULL): 20,
    (SessionKind.DEBRIEF, SessionForm.FULL): 30, (SessionKind.FEEDBACK, SessionForm.FULL): 45,
    (SessionKind.MEND, SessionForm.FULL): 15, (SessionKind.LOOK_BACK, SessionForm.FULL): 20,
    (SessionKind.CHECK_IN, SessionForm.FULL): 30, (SessionKind.CHECK_IN, SessionForm.SHORT): 10,
}  # fmt: skip
"""What the sections of a form take together (METHOD A); the forms themselves are not loaded for the first paint."""

MINUTES_A_CRITERION = 2
"""Of a scorecard: evidence, then a figure (pictures 01 and 04: three criteria, about six minutes)."""


class PayState(StrEnum):
    """What is known of pay before a debrief."""

    RANGE_OPEN = "range_open"
    HOPE_OPEN = "hope_open"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class NextAsks:
    """Minutes of the session (0: the form has no such length), of the scorecard of each of the two (by person), and
    how pay stands (None: it is no debrief of one candidate)."""

    minutes: int = 0
    scorecards: Mapping[str, int] | None = None
    pay: PayState | None = None


FORM = "SELECT form FROM session WHERE id = :session"

OWN = """
WITH own AS (
    SELECT stage_interviewer.person_id, stage.id AS stage_id
    FROM stage JOIN stage_interviewer ON stage_interviewer.stage_id = stage.id
    JOIN candidate ON candidate.role_id = stage.role_id WHERE candidate.id = :candidate
    UNION
    SELECT interview_interviewer.person_id, interview.stage_id
    FROM interview JOIN interview_interviewer ON interview_interviewer.interview_id = interview.id
    WHERE interview.candidate_id = :candidate AND interview.stage_id IS NOT NULL
)
SELECT own.person_id, count(DISTINCT criterion.id)
FROM own JOIN stage_criterion ON stage_criterion.stage_id = own.stage_id
LEFT JOIN criterion ON criterion.id = stage_criterion.criterion_id AND criterion.retired_at IS NULL
WHERE own.person_id IN (:one, :other) GROUP BY own.person_id
"""
"""The same criteria as `reviewing.criteria_for` has them: those of one's own stages, by plan or by a talk held."""

MUSTS = f"""
SELECT count(*) FROM criterion JOIN candidate ON candidate.role_id = criterion.role_id
WHERE candidate.id = :candidate AND criterion.retired_at IS NULL AND criterion.tier = '{Tier.MUST.value}'
"""

PAY = """
SELECT candidate.pay_hope, role.pay_min, role.pay_max,
    (SELECT body FROM brief_version WHERE brief_version.role_id = role.id
        ORDER BY brief_version.n <> coalesce(session.brief_version, 0), brief_version.n DESC LIMIT 1)
FROM candidate JOIN role ON role.id = candidate.role_id, session
WHERE candidate.id = :candidate AND session.id = :session
"""


def next_asks(rows: Rows, following: NextSession, one: str, other: str) -> NextAsks:
    """What the next session of two people asks for. Nothing of what somebody wrote behind the curtain is read."""
    ((form,),) = rows(FORM, session=following.id)
    minutes = MINUTES.get((following.kind, SessionForm(form)), 0)
    if following.kind is not SessionKind.DEBRIEF or not following.candidate_id:
        return NextAsks(minutes)
    own = dict(rows(OWN, candidate=following.candidate_id, one=one, other=other))
    ((musts,),) = rows(MUSTS, candidate=following.candidate_id)
    scorecards = {person: own.get(person, musts) * MINUTES_A_CRITERION for person in (one, other)}
    return NextAsks(minutes, scorecards, _pay(rows, following))


def _pay(rows: Rows, following: NextSession) -> PayState:
    """The range of the brief the session goes by, and whether it was asked what the candidate hopes for."""
    ((hope, low, high, body),) = rows(PAY, candidate=following.candidate_id, session=following.id)
    if body is not None:
        agreed = (json.loads(body) if isinstance(body, str) else body)["role"]
        low, high = agreed.get("pay_min"), agreed.get("pay_max")
    if low is None or high is None:
        return PayState.RANGE_OPEN
    return PayState.CHECKED if hope.strip() else PayState.HOPE_OPEN
