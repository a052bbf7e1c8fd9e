"""What of an intake is still open: the needed questions that nobody, or only one of the two, has answered,
and every answer that still holds a placeholder of its template (model/placeholders.py).

Open questions stop nothing; they are listed, and printed as open (METHOD 0.5).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.answering import is_answered
from hirepair_desktop.model.brief import PART_OF_BRIEF, brief_entries
from hirepair_desktop.model.criteria import is_anchored, is_said, load_plan, musts, untested
from hirepair_desktop.model.form import Field, Kind
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.people import Partnership
from hirepair_desktop.model.placeholders import is_placeholder
from hirepair_desktop.model.role import (
    DecisionRole,
    MarketEvidence,
    Promise,
    Role,
    SourceLead,
    Tradeoff,
)
from hirepair_desktop.model.session import Challenge, Commitment, Entry, Session
from hirepair_desktop.model.sittings import agenda, form_of

FEWEST_OUTCOMES, MOST_OUTCOMES = 3, 8
"""METHOD A.1 `outcomes[]`."""

FEWEST_PROMISES = 2
"""METHOD A.1 `slaR[]`, `slaM[]`: two or more each."""

PLANNED = frozenset({"criteria", "plan"})
"""Sections about criteria and stages, which are read together."""


@dataclass(frozen=True, slots=True)
class IntakeFacts:
    """What is looked at: a session, its role, its pair, and the answers that hold."""

    s: Block
    session: Session
    role: Role
    pair: Partnership
    entries: Mapping[str, Sequence[Entry]]

    @property
    def seats(self) -> set[str]:
        """Recruiter and manager."""
        return {self.pair.recruiter_id, self.pair.manager_id}


def open_fields(
    s: Block,
    session: Session,
    section: str = "",
    entries: Mapping[str, Sequence[Entry]] | None = None,
    plan_read: bool = False,
) -> list[Field]:
    """The questions of a session's form that are still open, in the order they are asked.

    `section` looks at one section only; `entries` are the answers that hold, when they were read already;
    `plan_read` says that `load_plan` was called.
    """
    role = session.role
    if role is None:
        return []
    held = brief_entries(s, role.id) if entries is None else entries
    facts = IntakeFacts(s, session, role, session.partnership, held)
    form = form_of(session)
    if section and section not in {part.key for part in form.sections}:
        form = INTAKE  # a part of the brief opened within a re-intake
    asked = {section} if section else {part.key for part in agenda(session)}
    plan = load_plan(s, role) if asked & PLANNED and not plan_read else []
    found = [field for field in form.fields if field.section in asked and _is_open(facts, field)]
    del plan
    return found


def _is_open(facts: IntakeFacts, field: Field) -> bool:
    return is_placeholder(field, facts.entries.get(field.key, [])) or (field.needed and not _answered(facts, field))


def _answered(facts: IntakeFacts, field: Field) -> bool:
    if field.kind is Kind.PART:
        return PARTS[field.key](facts)
    said = facts.entries.get(field.key, [])
    if field.key not in PART_OF_BRIEF:
        said = [entry for entry in said if entry.session_id == facts.session.id]
    answered = is_answered(field, said, facts.pair.recruiter_id, facts.pair.manager_id)
    if field.key == "readback.r":  # the manager says that's right, which stands as an agreement (METHOD I-31)
        return answered and any(facts.pair.manager_id in entry.agreed_by for entry in said)
    return answered


Part = Callable[[IntakeFacts], bool]


def _outcomes(facts: IntakeFacts) -> bool:
    whole = [o for o in facts.role.outcomes if o.text.strip() and o.measure.strip()]
    return FEWEST_OUTCOMES <= len(whole) <= MOST_OUTCOMES


def _criteria(facts: IntakeFacts) -> bool:
    needed = musts(facts.role)
    return bool(needed) and all(is_said(c) and facts.seats <= set(c.agreed_by) for c in needed)


def _anchors(facts: IntakeFacts) -> bool:
    needed = musts(facts.role)
    return bool(needed) and all(is_anchored(c) for c in needed)


def _tradeoff(facts: IntakeFacts) -> bool:
    return facts.s.scalar(select(Tradeoff.id).where(Tradeoff.role_id == facts.role.id)) is not None


def _market_evidence(facts: IntakeFacts) -> bool:
    found = facts.s.scalars(select(MarketEvidence).where(MarketEvidence.role_id == facts.role.id))
    return any(evidence.fact.strip() and evidence.source.strip() for evidence in found)


def _source_plan(facts: IntakeFacts) -> bool:
    """At least one name that is not the recruiter's: everyone recruits."""
    recruiter = facts.pair.recruiter_id
    leads = facts.s.scalars(select(SourceLead).where(SourceLead.role_id == facts.role.id))
    return any((lead.person_id or lead.person_name.strip()) and lead.person_id != recruiter for lead in leads)


def _stages(facts: IntakeFacts) -> bool:
    return bool(facts.role.stages) and not untested(facts.role)


def _decision_owner(facts: IntakeFacts) -> bool:
    return facts.role.decision_owner_id is not None


def _decision_roles(facts: IntakeFacts) -> bool:
    return facts.s.scalar(select(DecisionRole.id).where(DecisionRole.role_id == facts.role.id).limit(1)) is not None


def _pay_owner(facts: IntakeFacts) -> bool:
    return facts.role.pay_by_pair or facts.role.pay_owner_id is not None


def _pay_range(facts: IntakeFacts) -> bool:
    return (
        facts.role.pay_min is not None and facts.role.pay_max is not None and facts.role.pay_min <= facts.role.pay_max
    )


def _pay_sharing(facts: IntakeFacts) -> bool:
    return facts.role.pay_shared is not None


def _promises(facts: IntakeFacts, person_id: str) -> bool:
    found = facts.s.scalars(select(Promise).where(Promise.role_id == facts.role.id, Promise.from_id == person_id))
    return sum(1 for promise in found if promise.text.strip()) >= FEWEST_PROMISES


def _sla_r(facts: IntakeFacts) -> bool:
    return _promises(facts, facts.pair.recruiter_id)


def _sla_m(facts: IntakeFacts) -> bool:
    return _promises(facts, facts.pair.manager_id)


def _challenges(facts: IntakeFacts) -> bool:
    """One each way, or a line on why there is none."""
    said = facts.s.scalars(select(Challenge).where(Challenge.session_id == facts.session.id))
    spoken = {challenge.from_id for challenge in said if challenge.text.strip()}
    for entry in facts.entries.get("noChallenge", []):
        if entry.session_id == facts.session.id and entry.text.strip():
            spoken.add(entry.person_id)
    return facts.seats <= spoken


def _commitments(facts: IntakeFacts) -> bool:
    found = facts.s.scalars(select(Commitment).where(Commitment.session_id == facts.session.id))
    owners = {c.owner_id for c in found if c.text.strip() and c.due is not None}
    return facts.seats <= owners


PARTS: dict[str, Part] = {
    "outcomes": _outcomes,
    "criteria": _criteria,
    "anchors": _anchors,
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
