"""Sending a prompt of the coach away with a reason, and bringing it back (METHOD C, Engine; METHOD 0.1, 2).

The reason of a block that is opened is kept the same way: it is printed with the session.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.workspace import Dismissal
from hirepair_desktop.text import _, clean


def dismiss(
    s: Block, rule_id: str, about_id: str, session_id: str | None, by: str, at: datetime, reason: str
) -> Dismissal:
    """Keep that a prompt was sent away: which rule, about what, in which session, by whom and why.

    Raises RefusedValueError (field `reason`) without a reason.
    """
    words = clean(reason).strip()
    if not words:
        raise RefusedValueError(_("Say in a few words why this does not fit here. The reason is kept."), "reason")
    made = Dismissal(rule_id=rule_id, about_id=about_id, session_id=session_id, by=by, at=at, reason=words)
    s.add(made)
    return made


def dismissals(s: Block, rule_id: str, about_ids: Iterable[str], session_id: str | None) -> list[Dismissal]:
    """What sends a prompt away: by its rule, for the thing or what it belongs to, here or everywhere.

    Without a session every session counts, as for a prompt about a role.
    """
    wanted = select(Dismissal).where(Dismissal.rule_id == rule_id, Dismissal.about_id.in_(list(about_ids)))
    if session_id is not None:
        wanted = wanted.where(or_(Dismissal.session_id.is_(None), Dismissal.session_id == session_id))
    return list(s.scalars(wanted.order_by(Dismissal.at, Dismissal.seq)))


def bring_back(s: Block, rule_id: str, about_ids: Iterable[str], session_id: str | None) -> int:
    """Take away everything that sends a prompt away; how many there were."""
    found = dismissals(s, rule_id, about_ids, session_id)
    for one in found:
        s.delete(one)
    return len(found)
