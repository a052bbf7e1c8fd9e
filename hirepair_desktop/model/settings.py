"""House defaults and facts about the workspace, kept as settings (METHOD 0.4b, PRODUCT decisions).

What a threshold means and how far it may go is in `thresholds`; here is what was changed, when, by whom and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.thresholds import BY_KEY, THRESHOLDS, check
from hirepair_desktop.model.workspace import Setting
from hirepair_desktop.text import clean

CANDIDATE_FEEDBACK = "candidateFeedback"
"""METHOD A.2: "on", or "off" where the house gives candidates no reasons; the message is outcome and thanks then."""

ON, OFF = "on", "off"

DEFAULTS: dict[str, Any] = {threshold.key: threshold.default for threshold in THRESHOLDS} | {CANDIDATE_FEEDBACK: ON}
"""METHOD 0.4b and A.2."""

CHANGED = "changed."
"""Before a key: the setting that says when, by whom and why it was changed."""


@dataclass(frozen=True, slots=True)
class SettingChange:
    """When a setting was changed, by which of the two (both, as a rule), and why: "" while nobody said."""

    at: datetime | None
    by: tuple[str, ...]
    why: str = ""

    def kept(self) -> dict[str, Any]:
        """As it lies in the file."""
        return {"at": self.at.isoformat() if self.at else None, "by": list(self.by), "why": self.why}


def setting(s: Block, key: str) -> Any:
    """A setting, or its default; None when it has neither. A threshold that cannot be one reads as its default."""
    found = _row(s, key)
    return fit(key, found.value) if found is not None else DEFAULTS.get(key)


def fit(key: str, value: Any) -> Any:
    """A kept value, or the default where a threshold was written by another hand and makes no sense."""
    threshold = BY_KEY.get(key)
    return value if threshold is None or threshold.holds(value) else threshold.default


def thresholds(s: Block) -> dict[str, int]:
    """Every threshold as this workspace has it."""
    kept = {row.key: row.value for row in s.scalars(select(Setting).where(Setting.key.in_(BY_KEY)))}
    return {key: fit(key, kept.get(key, threshold.default)) for key, threshold in BY_KEY.items()}


def put_setting(s: Block, key: str, value: Any) -> None:
    """Keep a setting."""
    found = _row(s, key)
    if found is None:
        s.add(Setting(key=key, value=value))
    else:
        found.value = value


def drop_setting(s: Block, key: str) -> None:
    """Forget a setting: its default holds again."""
    found = _row(s, key)
    if found is not None:
        s.delete(found)


def _row(s: Block, key: str) -> Setting | None:
    return s.scalars(select(Setting).where(Setting.key == key)).first()


# Changing a threshold or the policy


def change_setting(s: Block, key: str, value: Any, by: Iterable[str], at: datetime, why: str = "") -> None:
    """Change a setting that has a default, with its record. The default itself leaves no trace.

    Raises RefusedValueError when a threshold cannot be that.
    """
    if key in BY_KEY:
        check(key, value, thresholds(s))
    if value == DEFAULTS[key]:
        drop_setting(s, key)
        drop_setting(s, CHANGED + key)
    else:
        put_setting(s, key, value)
        put_setting(s, CHANGED + key, SettingChange(at, tuple(by), clean(why)).kept())


def reason_setting(s: Block, key: str, by: Iterable[str], why: str) -> None:
    """Say who changed a setting and why; nothing for one that is at its default."""
    found = change_of(s, key)
    if found is not None:
        put_setting(s, CHANGED + key, SettingChange(found.at, tuple(by), clean(why)).kept())


def change_of(s: Block, key: str) -> SettingChange | None:
    """When, by whom and why a setting was changed; None when it is at its default."""
    if setting(s, key) == DEFAULTS[key]:
        return None
    found = _row(s, CHANGED + key)
    kept = found.value if found is not None and isinstance(found.value, Mapping) else {}
    by = kept.get("by")
    people = tuple(person for person in by if isinstance(person, str)) if isinstance(by, list) else ()
    return SettingChange(_moment(kept.get("at")), people, str(kept.get("why") or ""))


def _moment(words: object) -> datetime | None:
    try:
        return datetime.fromisoformat(words) if isinstance(words, str) else None
    except ValueError:
        return None


def is_sample(s: Block) -> bool:
    """Whether this workspace holds the sample “Harbour & Pine”."""
    return bool(setting(s, "sample"))
