"""A small exchange file as Python data, to be spoiled by a test in one place."""

from __future__ import annotations

import json
from typing import Any

AMARA, PRIYA, PAIR, ROLE = "PERS0001", "PERS0002", "PAYR0001", "RK0E0001"
CRITERION, CANDIDATE, SESSION, RATING = "CRYT0001", "CAND0001", "SESS0001", "RATN0001"
STAGE, DECISION, ABSENT = "STAG0001", "DECS0001", "NBDY0001"


def small() -> dict[str, Any]:
    """One pair, one role, one candidate, one debrief with a rating and a decision; only keys that must be there."""
    return {
        "format": "hirepair-exchange/1",
        "person": [
            {"id": AMARA, "name": "Amara Okafor", "kind": "recruiter"},
            {"id": PRIYA, "name": "Priya Raman", "kind": "manager"},
        ],
        "partnership": [{"id": PAIR, "recruiter_id": AMARA, "manager_id": PRIYA, "started_on": "2026-09-01"}],
        "role": [{"id": ROLE, "code": "R1", "partnership_id": PAIR, "opened_on": "2026-09-02"}],
        "criterion": [{"id": CRITERION, "role_id": ROLE, "label": "Explains a risky design", "agreed_by": [AMARA]}],
        "stage": [
            {
                "id": STAGE,
                "role_id": ROLE,
                "criterion_ids": [CRITERION],
                "questions": [{"text": "Walk me through it.", "listen_for": "doubt", "criterion_id": CRITERION}],
            }
        ],
        "candidate": [{"id": CANDIDATE, "alias": "K01", "role_id": ROLE}],
        "session": [{"id": SESSION, "kind": "debrief", "partnership_id": PAIR, "candidate_ids": [CANDIDATE]}],
        "rating": [
            {
                "id": RATING,
                "session_id": SESSION,
                "candidate_id": CANDIDATE,
                "criterion_id": CRITERION,
                "rater_id": AMARA,
                "state": "rated",
                "value": 3,
                "revealed_at": "2026-11-24T10:00:00Z",
            }
        ],
        "decision": [{"id": DECISION, "about": "candidate", "about_id": CANDIDATE, "session_id": SESSION}],
    }


def written(document: Any) -> bytes:
    """The bytes of a document, one key a line."""
    return json.dumps(document, indent=1, ensure_ascii=False).encode()


def spoiled(path: str, value: Any) -> dict[str, Any]:
    """The small file with one value set, by a path such as `rating.0.value`; the value `...` takes the key away."""
    document = small()
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place: Any = document
    for part in way:
        place = place[part]
    if value is ...:
        del place[last]
    elif isinstance(place, list) and last == len(place):
        place.append(value)
    else:
        place[last] = value
    return document
