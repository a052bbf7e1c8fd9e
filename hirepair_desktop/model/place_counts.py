"""The number beside each place of the sidebar: as many as the page of that place lists as going on. No Qt, no ORM.

Roles, candidates and check-ins are listed of every pair, the rest of the pair whose table this is.
"""

from __future__ import annotations

from hirepair_desktop.model.home import waiting_decisions
from hirepair_desktop.model.plain import Rows
from hirepair_desktop.model.sidebar import PASSED, STILL_PROMISED

COUNTS = f"""
SELECT
    (SELECT count(*) FROM session WHERE closed_at IS NULL AND partnership_id = :pair),
    (SELECT count(*) FROM role),
    (SELECT count(*) FROM candidate),
    (SELECT count(*) FROM commitment JOIN partnership ON commitment.owner_id IN (recruiter_id, manager_id)
        WHERE {STILL_PROMISED} AND partnership.id = :pair),
    (SELECT count(*) FROM check_in WHERE held_on IS NULL AND NOT {PASSED})
"""

COUNTED = ("sessions", "roles", "candidates", "commitments", "check_ins")
"""The places counted in plain SQL, in the order of `COUNTS`."""


def place_counts(rows: Rows, partnership_id: str) -> dict[str, int]:
    """How many things each place of the sidebar has, where there are any; "" for a workspace without a pair.

    Who is on hold waits for a decision too, as on its page.
    """
    found = dict(zip(COUNTED, rows(COUNTS, pair=partnership_id)[0], strict=True))
    found["decisions"] = len(waiting_decisions(rows, partnership_id))
    return {place: n for place, n in found.items() if n}
