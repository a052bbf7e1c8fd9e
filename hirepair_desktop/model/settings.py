"""House defaults and facts about the workspace, kept as settings (METHOD 0.4b, PRODUCT decisions)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.workspace import Setting

DEFAULTS: dict[str, Any] = {
    "MUST_SOFT": 5,
    "MUST_HARD": 8,
    "STAGES_MAX": 4,
    "SPREAD": 2,
    "K": 3,
    "DECIDE_DAYS": 3,
    "EVIDENCE_HOURS": 48,
    "MESSAGE_DAYS": 3,
    "FEEDBACK_GAP": 45,
    "DECIDE_PROMISE": 5,
    "MIN_N": 10,
    "EVIDENCE_WORDS": 6,
    "RETENTION_MONTHS": 12,
    "STALE_DAYS": 45,
}
"""METHOD 0.4b; `STALE_DAYS` is the 45 days of I-26."""


def setting(s: Block, key: str) -> Any:
    """A setting, or its default; None when it has neither."""
    found = s.scalars(select(Setting).where(Setting.key == key)).first()
    return found.value if found is not None else DEFAULTS.get(key)


def put_setting(s: Block, key: str, value: Any) -> None:
    """Keep a setting."""
    found = s.scalars(select(Setting).where(Setting.key == key)).first()
    if found is None:
        s.add(Setting(key=key, value=value))
    else:
        found.value = value


def is_sample(s: Block) -> bool:
    """Whether this workspace holds the sample “Harbour & Pine”."""
    return bool(setting(s, "sample"))
