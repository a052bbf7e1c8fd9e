"""Ownership kept (METHOD D10): decisions by their named owner, offers set by the pay owner, and what moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import case, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Asked, Pair, Scope, day_of, grouped
from hirepair_desktop.insights.counted import counted, few, fraction
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.offers import Offered, offers_made
from hirepair_desktop.insights.share import Share
from hirepair_desktop.model import Candidate, Decision, PowerEntry, Role
from hirepair_desktop.model.kinds import DecidedBy, DecisionAbout, PowerOver
from hirepair_desktop.text import _

LIMITS = "A decision delegated with a note counts as kept."
"""What D10 cannot tell (METHOD D, last column)."""


@dataclass(frozen=True, slots=True)
class Owners:
    """Who owns decisions and pay of a role now, and what moved in its power log, oldest first."""

    role_id: str
    pair: Pair
    decision: str | None
    pay: str | None
    pay_by_pair: bool
    log: Sequence[PowerEntry] = field(default_factory=tuple)

    def deciders(self, at: datetime | None) -> frozenset[str | None]:
        """Who owned decisions at a moment."""
        return frozenset({self._then(self.decision, PowerOver.OWNER, at)})

    def payers(self, at: datetime | None) -> frozenset[str | None]:
        """Who owned pay at a moment: one person, or both of the pair."""
        if self.pay_by_pair:
            return self.both
        return frozenset({self._then(self.pay, PowerOver.PAY_OWNER, at)})

    @property
    def both(self) -> frozenset[str | None]:
        """The two seats."""
        return frozenset(self.pair[1:])

    def _then(self, now: str | None, what: PowerOver, at: datetime | None) -> str | None:
        """Before the first move after a moment it was whoever it moved from."""
        moved = (entry for entry in self.log if entry.what is what and at is not None and entry.at > at)
        first = next(moved, None)
        return first.from_id if first is not None and first.from_id is not None else now


class Made(NamedTuple):
    """A decision or an offer, and whether it was made by its owner; `kept` is None while it waits."""

    kind: str
    id: str
    pair_id: str
    role_id: str
    by: str | None
    kept: bool | None
    delegated: bool = False


def ownership(s: Block, asked: Asked) -> Iterator[Measure]:
    """D10 of all and of each pair."""
    owners = _owners(s, asked)
    decided = dict(asked.scopes(list(_decisions(s, asked, owners)), lambda made: made.pair_id))
    offered = dict(asked.scopes(list(_offers(offers_made(s, asked), owners)), lambda made: made.pair_id))
    logs = dict(asked.scopes([o for o in owners.values() if o.log], lambda each: each.pair.id))
    for scope in decided:
        moved = [entry for each in logs[scope] for entry in each.log if _shown(entry, asked)]
        yield ownership_of(scope, decided[scope], offered[scope], moved)


def _shown(entry: PowerEntry, asked: Asked) -> bool:
    """Whether it moved in the days asked about; what moved later still tells who owned what then."""
    return entry.at < asked.until and asked.counts(day_of(entry.at))


def _owners(s: Block, asked: Asked) -> dict[str, Owners]:
    entries = s.scalars(select(PowerEntry).order_by(PowerEntry.at, PowerEntry.id))
    logs: Mapping[str, list[PowerEntry]] = grouped(entries, lambda entry: entry.role_id)
    rows = s.execute(
        select(Role.id, Role.partnership_id, Role.decision_owner_id, Role.pay_owner_id, Role.pay_by_pair)
        .where(*asked.of(Role.partnership_id))
        .order_by(Role.code)
    )
    return {row[0]: Owners(row[0], asked.pairs[row[1]], *row[2:], tuple(logs.get(row[0], ()))) for row in rows}


def _decisions(s: Block, asked: Asked, owners: Mapping[str, Owners]) -> Iterator[Made]:
    """Every decision made in the days asked about, on a candidate or a role; what waits for its owner too."""
    of_role = case((Decision.about == DecisionAbout.ROLE, Decision.about_id), else_=Candidate.role_id)
    rows = s.execute(
        select(
            Decision.id, of_role, Decision.value, Decision.made_by, Decision.made_at, Decision.decided_by,
            Decision.delegation_note, Decision.raised_at,
        )
        .outerjoin(Candidate, Candidate.id == Decision.about_id)
        .order_by(Decision.made_at, Decision.id)
    )  # fmt: skip
    until = asked.until
    for decision_id, role_id, value, by, at, decided_by, note, raised in rows:
        if role_id not in owners or (raised is not None and raised >= until):
            continue
        role = owners[role_id]
        if value is None or (at is not None and at >= until):
            yield Made("decision", decision_id, role.pair.id, role_id, None, None)
            continue
        if not asked.counts(day_of(at) if at is not None else None):
            continue
        own = role.both if decided_by is DecidedBy.PAIR else role.deciders(at)
        delegated = bool(note.strip())
        yield Made(
            "decision", decision_id, role.pair.id, role_id, by, by is not None and (by in own or delegated), delegated
        )


def _offers(offers: Iterable[Offered], owners: Mapping[str, Owners]) -> Iterator[Made]:
    for offer in offers:
        role = owners[offer.role_id]
        kept = offer.set_by is not None and (offer.set_by in role.payers(offer.set_at) or offer.delegated)
        yield Made("offer", offer.id, role.pair.id, role.role_id, offer.set_by, kept, offer.delegated)


def ownership_of(
    scope: Scope, decided: Sequence[Made], offered: Sequence[Made], moved: Sequence[PowerEntry]
) -> Measure:
    """D10 of one scope. `k` of `n` are the decisions; the offers are the second fraction."""
    offers = _share(offered)
    detail: dict[str, Any] = {
        "decisions": fraction(_share(decided)),
        "offers": {**fraction(offers), "withheld": few(offers.n) or None},
        "waiting": sum(made.kept is None for made in decided),
        "power_log": [
            {"entry": entry.id, "role": entry.role_id, "date": day_of(entry.at).isoformat(), "what": entry.what.value,
             "from": entry.from_id, "to": entry.to_id}
            for entry in moved
        ],
        "items": [
            {made.kind: made.id, "role": made.role_id, "by": made.by, "kept": made.kept, "delegated": made.delegated}
            for made in (*decided, *offered)
        ],
        "cannot_tell": _(LIMITS),
    }  # fmt: skip
    return counted("D10", scope, _share(decided), detail)


def _share(made: Sequence[Made]) -> Share:
    told = [each.kept for each in made if each.kept is not None]
    return Share(sum(told), len(told))
