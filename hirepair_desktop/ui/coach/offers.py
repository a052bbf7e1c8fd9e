"""Prompts that offer a session of their own: one press plans it (METHOD A.5: mend a fence is offered by its rule)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.beginning import Wish, begin
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.text import _

OFFERS = {"F-22": SessionKind.MEND, "P-09": SessionKind.MEND}
"""The kind of session a rule offers (METHOD S54)."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The session an offer led to, and what to tell the two."""

    session_id: str
    words: str


def offer_words(rule_id: str) -> str:
    """What the button of such a prompt says; "" for a rule that offers nothing."""
    return _("Plan to mend a fence") if OFFERS.get(rule_id) is SessionKind.MEND else ""


def take_up(s: Block, rule_id: str, partnership_id: str, at: datetime, today: date) -> Taken:
    """Plan what a rule offers, once."""
    kind = OFFERS[rule_id]
    ahead = select(Session.id).where(
        Session.kind == kind, Session.partnership_id == partnership_id, Session.closed_at.is_(None)
    )
    there = s.scalar(ahead.order_by(Session.planned_for).limit(1))
    if there is not None:
        return Taken(there, _("It is planned already and stands under Sessions."))
    made = begin(s, Wish(kind, partnership_id, planned_for=at), today)
    return Taken(made.id, _("Planned. It stands under Sessions until you sit down for it, 15 minutes."))
