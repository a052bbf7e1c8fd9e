"""Where a mark of a chart leads: the page or session of what it stands for, and what that is called in a list."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.charts import Target
from hirepair_desktop.model import (
    BriefVersion,
    Candidate,
    Challenge,
    CheckIn,
    Decision,
    Feedback,
    Offer,
    Person,
    Promise,
    Role,
    Session,
)
from hirepair_desktop.text import _, bare_day, local
from hirepair_desktop.ui.pages.lines import kind_words

Way = tuple[str, str]
"""A place of the desk, and what it is about."""

NOWHERE: Way = ("", "")

KINDS: dict[str, type[Any]] = {
    "candidate": Candidate, "challenge": Challenge, "check_in": CheckIn, "decision": Decision, "feedback": Feedback,
    "offer": Offer, "person": Person, "promise": Promise, "role": Role, "session": Session, "version": BriefVersion,
}  # fmt: skip


def way_to(s: Block, target: Target) -> Way:
    """Where a target is shown; NOWHERE when it is gone."""
    if target.kind == "commitment":
        return "commitments", target.id
    found = s.get(KINDS[target.kind], target.id)
    if found is None:
        return NOWHERE
    match target.kind:
        case "challenge" | "feedback":
            return "session", found.session_id
        case "check_in":
            return ("session", found.session_id) if found.session_id else ("candidate", found.hire_id)
        case "offer":
            return "candidate", found.candidate_id
        case "promise":
            return "role", found.role_id
        case "version":
            return "versions", found.role_id
        case "decision":
            return found.about.value, found.about_id
    return target.kind, target.id


def words_of(s: Block, target: Target) -> str:
    """What a target is called where several stand behind one mark."""
    found = s.get(KINDS[target.kind], target.id) if target.kind in KINDS else None
    if found is None:
        return ""
    if isinstance(found, Candidate):
        return found.alias
    if isinstance(found, Offer):
        return s.get_one(Candidate, found.candidate_id).alias
    if isinstance(found, Decision):
        about = s.get(Candidate, found.about_id) or s.get(Role, found.about_id)
        name = about.alias if isinstance(about, Candidate) else about.title if about is not None else ""
        return _("{about}: {question}").format(about=name, question=found.question) if found.question else name
    if isinstance(found, Promise):
        return found.text
    if isinstance(found, Session):
        kind = kind_words()[found.kind]
        return f"{kind}, {bare_day(local(found.started_at).date())}" if found.started_at else kind
    return str(getattr(found, "name", "") or getattr(found, "title", "") or getattr(found, "text", ""))
