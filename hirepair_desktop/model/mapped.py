"""Every mapped class in one place. Importing this module maps them all and settles how they refer to each other."""

from __future__ import annotations

from sqlalchemy.orm import configure_mappers

from hirepair_desktop.model.base import Base
from hirepair_desktop.model.candidate import (
    Attachment,
    Candidate,
    CandidateMessage,
    Interview,
    Offer,
    ReferrerUpdate,
)
from hirepair_desktop.model.check_in import CheckIn
from hirepair_desktop.model.feedback import Feedback, Pulse
from hirepair_desktop.model.people import GrowthGoal, Partnership, Person, TrustEntry
from hirepair_desktop.model.review import (
    Decision,
    GapNote,
    Rating,
    Recommendation,
    ShortlistPick,
)
from hirepair_desktop.model.role import (
    BriefVersion,
    Criterion,
    DecisionRole,
    ExampleProfile,
    MarketEvidence,
    Outcome,
    PowerEntry,
    Promise,
    PromiseEvent,
    Role,
    SourceLead,
    Stage,
    Tradeoff,
)
from hirepair_desktop.model.sealing import Draft, Round, SeatKey
from hirepair_desktop.model.session import (
    Arrival,
    Challenge,
    Commitment,
    Entry,
    Landing,
    Remark,
    Session,
    Thanks,
)
from hirepair_desktop.model.workspace import Dismissal, Setting, Tombstone, Workspace

configure_mappers()

__all__ = [
    "Arrival",
    "Attachment",
    "Base",
    "BriefVersion",
    "Candidate",
    "CandidateMessage",
    "Challenge",
    "CheckIn",
    "Commitment",
    "Criterion",
    "Decision",
    "DecisionRole",
    "Dismissal",
    "Draft",
    "Entry",
    "ExampleProfile",
    "Feedback",
    "GapNote",
    "GrowthGoal",
    "Interview",
    "Landing",
    "MarketEvidence",
    "Offer",
    "Outcome",
    "Partnership",
    "Person",
    "PowerEntry",
    "Promise",
    "PromiseEvent",
    "Pulse",
    "Rating",
    "Recommendation",
    "ReferrerUpdate",
    "Remark",
    "Role",
    "Round",
    "SeatKey",
    "Session",
    "Setting",
    "ShortlistPick",
    "SourceLead",
    "Stage",
    "Thanks",
    "Tombstone",
    "Tradeoff",
    "TrustEntry",
    "Workspace",
]
