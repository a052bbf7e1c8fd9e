"""What an intake brief prints: the version agreed in the session, or the working brief while there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import BriefVersion, Challenge, Commitment, Entry, Role, Session
from hirepair_desktop.model.brief import brief_body
from hirepair_desktop.model.kinds import PayPeriod, PayShared, Tier
from hirepair_desktop.model.placeholders import has_placeholder
from hirepair_desktop.model.promising import commitments_of
from hirepair_desktop.reports.people import People
from hirepair_desktop.text import _, money, money_range

PERIODS = {
    PayPeriod.HOUR: _("an hour"),
    PayPeriod.MONTH: _("a month"),
    PayPeriod.YEAR: _("a year"),
}
SHARING = {
    PayShared.ADVERT: _("Candidates read the range in the advert."),
    PayShared.BEFORE_INTERVIEW: _("Candidates hear the range before the first interview."),
    PayShared.ON_REQUEST: _("Candidates hear the range when they ask."),
    PayShared.NO: _("Candidates are not told the range."),
}


@dataclass
class IntakeFacts:
    """One intake or re-intake as it stood. `version` is None while nothing was agreed in it."""

    session: Session
    role: Role
    people: People
    version: BriefVersion | None
    body: Mapping[str, Any]
    challenges: list[Challenge]
    commitments: list[Commitment]
    sitting: list[Entry]
    """Answers about the sitting rather than the job, such as hopes and load."""

    def words(self, key: str, person_id: str | None = None) -> str:
        """The words of one answer, of one person or of whoever gave any; a placeholder in it is said to be open."""
        for answer in self.body.get("entries", {}).get(key, []):
            words = str(answer["text"] or "").strip()
            if person_id in (None, answer["person_id"]) and words:
                return f"{words} {_('(Open: the words in brackets.)')}" if has_placeholder(words) else words
        return ""

    def sat(self, key: str) -> list[Entry]:
        """The answers about the sitting under one key."""
        return [entry for entry in self.sitting if entry.key == key]

    @property
    def columns(self) -> Mapping[str, Any]:
        """The columns of the role as the version keeps them: title, pay, who decides."""
        columns: Mapping[str, Any] = self.body["role"]
        return columns

    def criteria(self, *tiers: Tier) -> list[Mapping[str, Any]]:
        """The criteria of some tiers, in their order."""
        wanted = {tier.value for tier in tiers}
        return [criterion for criterion in self.body["criteria"] if criterion["tier"] in wanted]

    def label(self, criterion_id: str | None) -> str:
        """What a criterion is called; "" when it is none of this brief."""
        for criterion in self.body["criteria"]:
            if criterion["id"] == criterion_id:
                return str(criterion["label"])
        return ""

    def pay(self) -> str:
        """`€92,000–112,000 a year`; "" while the range is open."""
        low, high = self.columns["pay_min"], self.columns["pay_max"]
        period = PERIODS[PayPeriod(self.columns["pay_period"])]
        currency = self.columns["pay_currency"]
        if low is not None and high is not None:
            return _("{range} {period}").format(range=money_range(low, high, currency), period=period)
        if low is not None:
            return _("from {low} {period}").format(low=money(low, currency), period=period)
        return _("up to {high} {period}").format(high=money(high, currency), period=period) if high else ""


def intake_facts(s: Block, session: Session) -> IntakeFacts:
    """Load what one intake prints."""
    role = session.role
    if role is None:
        raise LookupError("an intake without a role")
    version = _version(s, session)
    mine = Challenge.session_id == session.id
    return IntakeFacts(
        session=session,
        role=role,
        people=People(s, session.partnership),
        version=version,
        body=version.body if version is not None else brief_body(s, role),
        challenges=list(s.scalars(select(Challenge).where(mine).order_by(Challenge.made_at, Challenge.id))),
        commitments=commitments_of(s, session.id),
        sitting=list(
            s.scalars(
                select(Entry).where(Entry.session_id == session.id).order_by(Entry.key, Entry.written_at, Entry.seq)
            )
        ),
    )


def _version(s: Block, session: Session) -> BriefVersion | None:
    """The version this session agreed: made while it ran, else the one it names once it is closed."""
    versions = s.scalars(
        select(BriefVersion).where(BriefVersion.role_id == session.role_id).order_by(BriefVersion.n)
    ).all()
    begun, ended = session.started_at, session.closed_at
    made = [
        version
        for version in versions
        if begun is not None and version.agreed_at >= begun and (ended is None or version.agreed_at <= ended)
    ]
    if made:
        return made[-1]
    if ended is None:
        return None
    return next((version for version in versions if version.n == session.brief_version), None)
