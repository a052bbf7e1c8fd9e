"""The process that is killed: two people write, seal, re-open, seal again and open their round, over and over.

Each acknowledgement goes out after its commit as one letter: w written, s sealed, o re-opened, r revealed.
"""

from __future__ import annotations

import os
from pathlib import Path

from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.storage import seals
from hirepair_desktop.storage.store import Store
from tests.storage.sealed_pair import PASSPHRASES, SEALED_AT, Pair

KINDS = (RoundOf.RATINGS, RoundOf.FEEDBACK, RoundOf.PULSE, RoundOf.PICKS)


def page_of(pair: Pair, what: RoundOf, name: str) -> dict[str, object]:
    """What the named person seals in a round of this kind."""
    pages: dict[RoundOf, dict[str, object]] = {
        RoundOf.RATINGS: pair.ratings(f"from {name}"),
        RoundOf.FEEDBACK: {"items": [{"tone": "appreciation", "behaviour": f"from {name}"}]},
        RoundOf.PULSE: {"safe": 4},
        RoundOf.PICKS: {"picks": [{"candidate_id": pair["candidate"], "pick": "yes", "why": f"from {name}"}]},
    }
    return pages[what]


def work(path: str, ids: dict[str, str], data: str, told: int) -> None:
    """Go through every kind of round; the parent kills this process at some moment of it."""
    os.environ["HIREPAIR_DATA"] = data
    pair = Pair(Store.open(Path(path)), ids, {})
    keys = {name: pair.unlock(name) for name in PASSPHRASES if name != "interviewer"}
    os.write(told, b"0")
    for what in KINDS:
        round_id = pair.open(what)
        for name, key in keys.items():
            page = page_of(pair, what, name)
            with pair.store.write() as s:
                seals.save_draft(s, round_id, key, {"words": name})
            os.write(told, b"w")
            with pair.store.write() as s:
                seals.seal(s, round_id, key, page, SEALED_AT)
            os.write(told, b"s")
            with pair.store.write() as s:
                seals.reopen(s, round_id, key)
            os.write(told, b"o")
            with pair.store.write() as s:
                seals.seal(s, round_id, key, page, SEALED_AT)
            os.write(told, b"s")
        with pair.store.write() as s:
            seals.reveal(s, round_id, keys["recruiter"], keys["manager"], SEALED_AT)
        os.write(told, b"r")
