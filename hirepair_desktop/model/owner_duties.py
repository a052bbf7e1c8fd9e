"""What falls to the owner of a decision: tell the candidate, hold the check-ins, thank who helped.

More power means more responsibility (METHOD B S24): the app suggests these as commitments of the owner, in general
when the owner is agreed at the intake and with names and days once a decision is made; making them is one press
each, and nothing is made by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.deciding import OPEN_VALUES, decision_owner, decision_that_holds
from hirepair_desktop.model.kinds import DecisionValue
from hirepair_desktop.model.parting import people_left
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.reviewing import interviewers_of
from hirepair_desktop.model.role import Role
from hirepair_desktop.model.session import Commitment
from hirepair_desktop.model.settings import thresholds
from hirepair_desktop.text import _, first_name, joined

FIRST_CHECK_IN = 14
"""Days from the start to the first check-in (METHOD A.4)."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A commitment the owner could make: `key` is message, check_ins or thanks."""

    key: str
    owner_id: str
    text: str
    due: date | None
    """None where the two choose the day."""


def duties_of_role(s: Block, session_id: str, role: Role) -> list[Duty]:
    """What is suggested to whoever is agreed to decide, before anybody is known: without what they took on in this
    session already, and without a day, since nobody knows yet when it falls due. Nothing of somebody who left."""
    if role.decision_owner_id is None or role.decision_owner_id in people_left(s):
        return []
    texts = {
        "message": _("Tell every candidate what was decided, and why"),
        "check_ins": _("Hold the check-ins with whoever is hired, from day 14 to day 180"),
        "thanks": _("Thank everybody who helps with this search, and say how it turned out"),
    }
    found = [Duty(key, role.decision_owner_id, text, None) for key, text in texts.items()]
    return _not_taken_on(s, session_id, found)


def duties(s: Block, session_id: str, candidate: Candidate, now: datetime, today: date) -> list[Duty]:
    """What is suggested after the decision that holds, without what the owner took on in this session already.

    A hold or more evidence closes nothing, so nothing is suggested, nor to an owner who left; check-ins follow a hire
    only.
    """
    decision, owner_id = decision_that_holds(s, candidate.id), decision_owner(s.get_one(Role, candidate.role_id))
    if decision is None or decision.value is None or decision.value in OPEN_VALUES or owner_id in people_left(s):
        return []
    soon = after_working_days(today, thresholds(s)["MESSAGE_DAYS"])
    found = [Duty("message", owner_id, _("Tell {alias} what was decided, and why").format(alias=candidate.alias), soon)]
    if decision.value is DecisionValue.HIRE:
        begins = candidate.started_on or candidate.can_start_on
        first = max(begins or today, today) + timedelta(days=FIRST_CHECK_IN)
        words = _("Hold the check-ins with {alias}, the first on day 14").format(alias=candidate.alias)
        found.append(Duty("check_ins", owner_id, words, first))
    found.append(Duty("thanks", owner_id, _thanks_words(s, candidate, owner_id, now), soon))
    return _not_taken_on(s, session_id, found)


def _not_taken_on(s: Block, session_id: str, found: list[Duty]) -> list[Duty]:
    made = {
        (owner_id, text)
        for owner_id, text in s.execute(
            select(Commitment.owner_id, Commitment.text).where(Commitment.session_id == session_id)
        )
    }
    return [duty for duty in found if (duty.owner_id, duty.text) not in made]


def _thanks_words(s: Block, candidate: Candidate, owner_id: str, now: datetime) -> str:
    """Who met, found or referred the candidate is named, but not the owner."""
    helpers = {person.id: person.name for person in interviewers_of(s, candidate, now)}
    for other in (candidate.sourced_by_id, candidate.referrer_id):
        person = s.get(Person, other) if other else None
        if person is not None:
            helpers[person.id] = person.name
    helpers.pop(owner_id, None)
    if not helpers:
        return _("Thank who helped with {alias}, and say how it turned out").format(alias=candidate.alias)
    names = joined([first_name(name) for name in helpers.values()])
    return _("Thank {names} for {alias}, and say how it turned out").format(names=names, alias=candidate.alias)


def after_working_days(first: date, n: int) -> date:
    """The day `n` weekdays after another; holidays are not known here."""
    day = first
    while n > 0:
        day += timedelta(days=1)
        n -= day.weekday() < 5
    return day
