"""What a private page holds when it is sealed, one shape for each kind of round, and the check of it.

A payload is a plain JSON dict. Unfinished pages may hold anything; at the seal and again at the reveal the
shape is checked to the last key: required keys are there, no others are, values are of their kind. Reading
gives dates, moments and enumerations, ready for the rows. `dismissals` is allowed in every payload: what the
coach was told behind the curtain stays inside the draft (ARCHITECTURE, Rules) and is not revealed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypedDict

from hirepair_desktop.model.kinds import Confidence, Pick, RatingState, RoundOf, Tone, Topic, Verdict
from hirepair_desktop.model.stamps import ID_LENGTH


class MalformedError(ValueError):
    """A payload is not of its shape. The text says which key; it holds no value."""


class RatingLine(TypedDict):
    """One criterion as one rater saw it (METHOD 0.3); `value` is set only where `state` is rated."""

    criterion_id: str
    state: RatingState
    value: int | None
    evidence: str
    evidence_at: datetime | None


class RecommendationLine(TypedDict):
    """The overall view, written last."""

    value: Verdict
    confidence: Confidence | None
    reason: str


class RatingsPage(TypedDict):
    """The scorecard of one rater for one candidate."""

    ratings: list[RatingLine]
    recommendation: RecommendationLine | None


class FeedbackItem(TypedDict):
    """A moment, an act, an effect, an ask and the reason for saying it (METHOD A.3)."""

    topic: Topic
    tone: Tone
    headline: str
    happened_on: date | None
    situation: str
    behaviour: str
    impact: str
    ask: str
    care: str


class FeedbackPage(TypedDict):
    """What one tells the other, in the writer's order."""

    items: list[FeedbackItem]


class PulsePage(TypedDict):
    """Five answers from 1 to 5, or none (METHOD D15)."""

    understands: int | None
    straight: int | None
    safe: int | None
    grow: int | None
    keeps: int | None


class PickLine(TypedDict):
    """Yes, maybe or no to one profile, with one line why."""

    candidate_id: str
    pick: Pick
    why: str


class PicksPage(TypedDict):
    """The picks of one person in a shortlist review."""

    picks: list[PickLine]


class TradeoffPage(TypedDict):
    """The two musts that would stay, as the manager picks or the recruiter guesses."""

    criterion_ids: list[str]


class ProfileLine(TypedDict):
    """Whether an example profile fits, and why."""

    profile_id: str
    fits: bool
    why: str


class ProfilesPage(TypedDict):
    """The answers of one person to the example profiles."""

    picks: list[ProfileLine]


class EntryLine(TypedDict):
    """A plain answer under the key of its field."""

    key: str
    text: str


class EntriesPage(TypedDict):
    """What one wrote alone to mend a fence or to look back."""

    entries: list[EntryLine]


Read = Callable[[Any], Any]
_REQUIRED = object()


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise MalformedError("not a text")
    return value


def _key(value: Any) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= 64:
        raise MalformedError("not a key")
    return value


def _id(value: Any) -> str:
    if not isinstance(value, str) or len(value) != ID_LENGTH:
        raise MalformedError("not an id")
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise MalformedError("not true or false")
    return value


def _figure(low: int, high: int) -> Read:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise MalformedError(f"not a figure from {low} to {high}")
        return value

    return read


def _one_of(kind: type[StrEnum]) -> Read:
    members = {member.value: member for member in kind}

    def read(value: Any) -> StrEnum:
        member = members.get(_text(value))
        if member is None:
            raise MalformedError(f"none of {', '.join(kind)}")
        return member

    return read


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(_text(value))
    except ValueError as problem:
        raise MalformedError("not a date") from problem


def _moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(value))
    except ValueError as problem:
        raise MalformedError("not a time") from problem
    if moment.tzinfo is None:
        raise MalformedError("a time without a zone")
    return moment if moment.tzinfo is UTC else moment.astimezone(UTC)


def _or_none(read: Read) -> Read:
    return lambda value: None if value is None else read(value)


def _record(shape: Mapping[str, tuple[Read, Any]]) -> Read:
    """A reader of a dict: every key with its reader, and what stands for a key that is not there."""
    known = frozenset(shape)
    readers = [(key, *of) for key, of in shape.items()]

    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise MalformedError("not a record")
        if not value.keys() <= known:
            raise MalformedError(f"{min(value.keys() - known)}: not known here")
        found = {}
        for key, reader, otherwise in readers:
            if key not in value:
                if otherwise is _REQUIRED:
                    raise MalformedError(f"{key}: missing")
                found[key] = otherwise
                continue
            try:
                found[key] = reader(value[key])
            except MalformedError as problem:
                raise MalformedError(f"{key}: {problem}") from problem
        return found

    return read


def _list_of(read: Read, *, once: str | None = None, most: int | None = None) -> Read:
    """A reader of a list; `once` names the key that may not come twice, `most` the longest it may be."""

    def read_all(value: Any) -> list[Any]:
        if not isinstance(value, list) or (most is not None and len(value) > most):
            raise MalformedError("not a list" if most is None else f"not a list of {most} at most")
        found = [read(entry) for entry in value]
        marks = [entry[once] for entry in found] if once else []
        if len(set(marks)) != len(marks):
            raise MalformedError(f"{once}: twice")
        return found

    return read_all


def _rating(value: Any) -> Any:
    line = _RATING(value)
    if (line["state"] is RatingState.RATED) != (line["value"] is not None):
        raise MalformedError("value: only where rated")
    return line


def _two_ids(value: Any) -> list[str]:
    ids: list[str] = _list_of(_id, most=2)(value)
    if len(set(ids)) != len(ids):
        raise MalformedError("twice the same")
    return ids


def _page(shape: Mapping[str, tuple[Read, Any]]) -> Read:
    """A whole payload: its own keys, and `dismissals`, which is read and left behind."""
    read = _record({**shape, "dismissals": (_list_of(lambda entry: entry), [])})

    def read_page(value: Any) -> dict[str, Any]:
        found: dict[str, Any] = read(value)
        del found["dismissals"]
        return found

    return read_page


_RATING = _record(
    {
        "criterion_id": (_id, _REQUIRED),
        "state": (_one_of(RatingState), _REQUIRED),
        "value": (_or_none(_figure(1, 4)), None),
        "evidence": (_text, ""),
        "evidence_at": (_or_none(_moment), None),
    }
)
_RECOMMENDATION = _record(
    {
        "value": (_one_of(Verdict), _REQUIRED),
        "confidence": (_or_none(_one_of(Confidence)), None),
        "reason": (_text, ""),
    }
)
_FEEDBACK = _record(
    {
        "topic": (_one_of(Topic), Topic.OTHER),
        "tone": (_one_of(Tone), _REQUIRED),
        "headline": (_text, ""),
        "happened_on": (_or_none(_day), None),
        **dict.fromkeys(("situation", "behaviour", "impact", "ask", "care"), (_text, "")),
    }
)
_PICK = _record({"candidate_id": (_id, _REQUIRED), "pick": (_one_of(Pick), _REQUIRED), "why": (_text, "")})
_PROFILE = _record({"profile_id": (_id, _REQUIRED), "fits": (_truth, _REQUIRED), "why": (_text, "")})
_ENTRY = _record({"key": (_key, _REQUIRED), "text": (_text, "")})
_ENTRIES = _page({"entries": (_list_of(_ENTRY, once="key"), _REQUIRED)})

SHAPES: Mapping[RoundOf, Read] = {
    RoundOf.RATINGS: _page(
        {
            "ratings": (_list_of(_rating, once="criterion_id"), _REQUIRED),
            "recommendation": (_or_none(_RECOMMENDATION), None),
        }
    ),
    RoundOf.FEEDBACK: _page({"items": (_list_of(_FEEDBACK), _REQUIRED)}),
    RoundOf.PULSE: _page(
        {key: (_or_none(_figure(1, 5)), None) for key in ("understands", "straight", "safe", "grow", "keeps")}
    ),
    RoundOf.PICKS: _page({"picks": (_list_of(_PICK, once="candidate_id"), _REQUIRED)}),
    RoundOf.TRADEOFF: _page({"criterion_ids": (_two_ids, _REQUIRED)}),
    RoundOf.PROFILES: _page({"picks": (_list_of(_PROFILE, once="profile_id"), _REQUIRED)}),
    RoundOf.REPAIR: _ENTRIES,
    RoundOf.LOOK_BACK: _ENTRIES,
}


def read_payload(what: RoundOf, payload: Any) -> dict[str, Any]:
    """The payload of a sealed page with dates, moments and enumerations. Raises MalformedError."""
    found: dict[str, Any] = SHAPES[what](payload)
    return found
