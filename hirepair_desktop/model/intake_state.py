"""What of an intake is still open: the needed questions that nobody, or only one of the two, has answered.

Open questions stop nothing; they are listed, and printed as open (METHOD 0.5).
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.answering import is_answered
from hirepair_desktop.model.brief import brief_entries
from hirepair_desktop.model.criteria import is_defined, musts, untested
from hirepair_desktop.model.form import Field, Kind
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.people import Partnership
from hirepair_desktop.model.role import (
    DecisionRole,
    MarketEvidence,
    Promise,
    Role,
    SourceLead,
    Tradeoff,
)
from hirepair_desktop.model.session import Challenge, Commitment, Session
from hirepair_desktop.model.sittings import agenda

FEWEST_OUTCOMES, MOST_OUTCOMES = 3, 8
"""METHOD A.1 `outcomes[]`."""

FEWEST_PROMISES = 2
"""METHOD A.1 `slaR[]`, `slaM[]`: two or more each."""


def open_fields(s: Block, session: Session) -> list[Field]:
    """The needed questions of a session's form that are still open, in the order they are asked."""
    role = session.role
    if role is None:
        return []
    pair = session.partnership
    entries = brief_entries(s, role.id)
    asked = {section.key for section in agenda(session)}
    found = []
    for field in INTAKE.fields:
        if not field.needed or field.section not in asked:
            continue
        if field.kind is Kind.PART:
            answered = PARTS[field.key](s, session, role)
        else:
            answered = is_answered(field, entries.get(field.key, []), pair.recruiter_id, pair.manager_id)
            if field.key == "readback.r":
                answered = answered and _was_read_back(s, role, pair)
        if not answered:
            found.append(field)
    return found


def _was_read_back(s: Block, role: Role, pair: Partnership) -> bool:
    """The manager says *that's right*, which stands as an agreement (METHOD I-31)."""
    said = brief_entries(s, role.id).get("readback.r", [])
    return any(pair.manager_id in entry.agreed_by for entry in said)


Part = Callable[[Block, Session, Role], bool]


def _outcomes(s: Block, session: Session, role: Role) -> bool:
    whole = [o for o in role.outcomes if o.text.strip() and o.measure.strip()]
    return FEWEST_OUTCOMES <= len(whole) <= MOST_OUTCOMES


def _criteria(s: Block, session: Session, role: Role) -> bool:
    pair = {session.partnership.recruiter_id, session.partnership.manager_id}
    needed = musts(role)
    return bool(needed) and all(is_defined(c) and pair <= set(c.agreed_by) for c in needed)


def _tradeoff(s: Block, session: Session, role: Role) -> bool:
    return s.scalar(select(Tradeoff.id).where(Tradeoff.role_id == role.id)) is not None


def _market_evidence(s: Block, session: Session, role: Role) -> bool:
    found = s.scalars(select(MarketEvidence).where(MarketEvidence.role_id == role.id))
    return any(evidence.fact.strip() and evidence.source.strip() for evidence in found)


def _source_plan(s: Block, session: Session, role: Role) -> bool:
    """At least one name that is not the recruiter's: everyone recruits."""
    recruiter = session.partnership.recruiter_id
    leads = s.scalars(select(SourceLead).where(SourceLead.role_id == role.id))
    return any((lead.person_id or lead.person_name.strip()) and lead.person_id != recruiter for lead in leads)


def _stages(s: Block, session: Session, role: Role) -> bool:
    return bool(role.stages) and not untested(role)


def _decision_owner(s: Block, session: Session, role: Role) -> bool:
    return role.decision_owner_id is not None


def _decision_roles(s: Block, session: Session, role: Role) -> bool:
    return s.scalar(select(DecisionRole.id).where(DecisionRole.role_id == role.id).limit(1)) is not None


def _pay_owner(s: Block, session: Session, role: Role) -> bool:
    return role.pay_by_pair or role.pay_owner_id is not None


def _pay_range(s: Block, session: Session, role: Role) -> bool:
    return role.pay_min is not None and role.pay_max is not None and role.pay_min <= role.pay_max


def _pay_sharing(s: Block, session: Session, role: Role) -> bool:
    return role.pay_shared is not None


def _promises(s: Block, role: Role, person_id: str) -> bool:
    found = s.scalars(select(Promise).where(Promise.role_id == role.id, Promise.from_id == person_id))
    return sum(1 for promise in found if promise.text.strip()) >= FEWEST_PROMISES


def _sla_r(s: Block, session: Session, role: Role) -> bool:
    return _promises(s, role, session.partnership.recruiter_id)


def _sla_m(s: Block, session: Session, role: Role) -> bool:
    return _promises(s, role, session.partnership.manager_id)


def _challenges(s: Block, session: Session, role: Role) -> bool:
    """One each way, or a line on why there is none."""
    said = s.scalars(select(Challenge).where(Challenge.session_id == session.id))
    spoken = {challenge.from_id for challenge in said if challenge.text.strip()}
    for entry in brief_entries(s, role.id).get("noChallenge", []):
        if entry.session_id == session.id and entry.text.strip():
            spoken.add(entry.person_id)
    return {session.partnership.recruiter_id, session.partnership.manager_id} <= spoken


def _commitments(s: Block, session: Session, role: Role) -> bool:
    found = s.scalars(select(Commitment).where(Commitment.session_id == session.id))
    owners = {c.owner_id for c in found if c.text.strip() and c.due is not None}
    return {session.partnership.recruiter_id, session.partnership.manager_id} <= owners


PARTS: dict[str, Part] = {
    "outcomes": _outcomes,
    "criteria": _criteria,
    "tradeoff": _tradeoff,
    "marketEvidence": _market_evidence,
    "sourcePlan": _source_plan,
    "stages": _stages,
    "decisionOwner": _decision_owner,
    "decisionRoles": _decision_roles,
    "payOwner": _pay_owner,
    "payRange": _pay_range,
    "paySharing": _pay_sharing,
    "slaR": _sla_r,
    "slaM": _sla_m,
    "challenges": _challenges,
    "commitments": _commitments,
}
"""When a needed question with rows of its own is answered. A test holds its keys equal to the form's."""
