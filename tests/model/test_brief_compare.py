"""Two bodies of a brief in words: each difference a sentence, nothing that differs left unsaid."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from hirepair_desktop.model.brief_change import ADDED, REMOVED, TIER, WEIGHT
from hirepair_desktop.model.brief_compare import compare_bodies, unchanged

NAMES = {"AMARA": "Amara Okafor", "MEI": "Mei Castellano", "NOOR": "Noor Haddad"}
Body = dict[str, Any]


def _criterion(key: str, label: str, tier: str = "must") -> Body:
    return {
        "id": key, "label": label, "definition": "Seen in a walk-through.", "tier": tier, "weight": 1,
        "raised_by": "MEI", "anchors": {"1": "Guesses", "4": "Finds it"}, "change_reason": "", "outcome_ids": ["O1"],
    }  # fmt: skip


def _body() -> Body:
    """A brief with one of everything."""
    return {
        "role": {
            "title": "Product Designer", "seats": 1, "location": "Hamburg", "reports_to": "Mei",
            "decision_owner_id": "MEI", "pay_owner_id": "MEI", "pay_by_pair": False, "pay_min": 6_000_000,
            "pay_max": 9_800_000, "pay_currency": "EUR", "pay_period": "year", "pay_shared": "before_interview",
            "jurisdictions": ["DE"],
        },
        "entries": {
            "mission": [{"person_id": "MEI", "text": "Nobody has to call.", "choice": None}],
            "pitch": [{"person_id": "AMARA", "text": "You will shape how a customer starts.", "choice": None}],
            "candourPact": [
                {"person_id": "AMARA", "text": "in writing", "choice": None},
                {"person_id": "MEI", "text": "the same day", "choice": None},
            ],
        },
        "outcomes": [
            {"id": "O1", "text": "Half as many stop", "measure": "Share, monthly", "due_months": 6},
            {"id": "O2", "text": "Two releases a month", "measure": "Notes", "due_months": 9},
        ],
        "criteria": [
            _criterion("C1", "Turns research into choices"), _criterion("C2", "Craft"),
            _criterion("C3", "Design systems", "nice"),
        ],
        "stages": [
            {
                "id": "S1", "name": "Portfolio talk", "kind": "interview", "minutes": 60,
                "questions": [{"text": "One flow you are proud of.", "listen_for": "Choices", "criterion_id": "C1"}],
                "interviewer_ids": ["MEI"], "criterion_ids": ["C1", "C2"],
            },
            {"id": "S2", "name": "Half a day", "kind": "exercise", "minutes": 180,
             "questions": [{"text": "Sort these.", "listen_for": "", "criterion_id": None}],
             "interviewer_ids": ["AMARA"], "criterion_ids": ["C2"]},
        ],
        "market_evidence": [{"id": "M1", "fact": "44 designers", "source": "Own count", "date": "2026-07-01"}],
        "source_plan": [
            {"id": "L1", "channel": "Old colleagues", "person_id": "MEI", "person_name": "", "due_on": "2026-08-01"}
        ],
        "promises": [{"id": "P1", "from_id": "AMARA", "text": "Three portfolios a week", "working_days": 2}],
        "decision_roles": [{"id": "D1", "person_id": "NOOR", "part": "must_agree", "reason": "Above the range"}],
        "tradeoff": {"manager_picks": ["C1", "C2"], "recruiter_guess": ["C1", "C2"]},
    }  # fmt: skip


def _after(change: Callable[[Body], object]) -> Body:
    body = copy.deepcopy(_body())
    change(body)
    return body


def _put(*path: Any) -> Callable[[Body], None]:
    """Set the value at the end of a path: keys and places, then the value."""

    def change(body: Body) -> None:
        inner: Any = body
        for step in path[:-2]:
            inner = inner[step]
        inner[path[-2]] = path[-1]

    return change


HEADLINES: list[tuple[Callable[[Body], object], str]] = [
    (_put("criteria", 2, "tier", "must"), "“Design systems” is now a must"),
    (_put("criteria", 1, "tier", "nice"), "“Craft” is no longer a must"),
    (_put("criteria", 2, "tier", "learn"), "“Design systems” can now be learnt"),
    (_put("criteria", 1, "weight", 2), "“Craft” weighs 2 instead of 1"),
    (_put("criteria", 1, "definition", "Thought through to the last step."), "“Craft” is redefined"),
    (_put("criteria", 1, "anchors", {"1": "Guesses"}), "“Craft” is redefined"),
    (_put("criteria", 1, "label", "Interaction craft"), "“Craft” is now called “Interaction craft”"),
    (_put("criteria", 1, "outcome_ids", []), "“Craft” serves other outcomes"),
    (_put("criteria", 1, "raised_by", "AMARA"), "“Craft” is now put down to Amara"),
    (_put("criteria", 1, "change_reason", "We learnt it."), "“Craft” has another reason"),
    (lambda b: b["criteria"].append(_criterion("C4", "Animation")), "“Animation” was added as a must"),
    (lambda b: b["criteria"].pop(1), "“Craft” was taken out"),
    (lambda b: b["criteria"].reverse(), "The criteria stand in another order"),
    (lambda b: b["outcomes"].pop(), "The outcome “Two releases a month” was taken out"),
    (_put("outcomes", 0, "due_months", 3), "“Half as many stop” is due in month 3 instead of 6"),
    (_put("outcomes", 0, "measure", "Weekly"), "“Half as many stop” is measured differently"),
    (lambda b: b["outcomes"].reverse(), "The outcomes are ranked in another order"),
    (lambda b: b["stages"].pop(), "“Half a day” was taken out of the plan"),
    (_put("stages", 0, "minutes", 45), "“Portfolio talk” takes 45 minutes instead of 60"),
    (_put("stages", 0, "interviewer_ids", ["AMARA", "MEI"]), "“Portfolio talk” is held by Amara and Mei"),
    (_put("stages", 0, "criterion_ids", ["C1", "C2", "C3"]), "“Portfolio talk” now looks at “Design systems”"),
    (_put("stages", 0, "criterion_ids", ["C1"]), "“Portfolio talk” no longer looks at “Craft”"),
    (_put("stages", 0, "lead_ids", ["C1"]), "“Portfolio talk” leads other criteria"),
    (_put("stages", 0, "questions", 0, "criterion_id", "C2"), "“Portfolio talk” now asks about “Craft”"),
    (_put("stages", 0, "questions", 0, "text", "One that failed."), "“Portfolio talk” asks something else"),
    (_put("stages", 0, "questions", []), "“Portfolio talk” asks less"),
    (_put("stages", 0, "kind", "screen"), "“Portfolio talk” is another kind of stage"),
    (_put("role", "decision_owner_id", "NOOR"), "Noor decides instead of Mei"),
    (_put("role", "decision_owner_id", None), "Nobody is named to decide any more"),
    (_put("role", "pay_by_pair", True), "The two set pay together"),
    (_put("role", "pay_max", 9_000_000), "The range is €60,000–90,000 a year instead of €60,000–98,000 a year"),
    (_put("role", "pay_shared", "advert"), "Candidates now read the range in the advert"),
    (_put("role", "seats", 2), "The number of seats is now 2"),
    (_put("role", "jurisdictions", ["DE", "ES"]), "Candidates now live or work in DE, ES"),
    (_put("entries", "pitch", 0, "text", "Expect eight hours of meetings."), "The pitch reads differently"),
    (_put("entries", "pitch", []), "The pitch is open again"),
    (_put("entries", "whyNow", [{"person_id": "MEI", "text": "A third stop."}]), "Why this role is needed is written"),
    (_put("entries", "candourPact", 1, "text", "at once"), "The candour pact of Mei reads differently"),
    (_put("market_evidence", []), "A fact about the market was taken out"),
    (_put("source_plan", 0, "due_on", "2026-09-01"), "“Old colleagues” in the source plan has changed"),
    (_put("promises", 0, "working_days", 1), "A promise of Amara takes 1 working day instead of 2"),
    (_put("promises", 0, "text", "Two a week"), "A promise of Amara reads differently"),
    (_put("decision_roles", 0, "part", "advises"), "Noor advises"),
    (_put("decision_roles", []), "Noor has no part in the decision any more"),
    (_put("tradeoff", "manager_picks", ["C1"]), "Other musts would stay"),
    (_put("something_new", 1), "Something else in the brief has changed"),
]


@pytest.mark.parametrize(("change", "headline"), HEADLINES, ids=[headline for _change, headline in HEADLINES])
def test_headline(change: Callable[[Body], object], headline: str) -> None:
    assert [found.headline for found in compare_bodies(_body(), _after(change), NAMES)] == [headline]


def _both(*changes: Callable[[Body], object]) -> Callable[[Body], object]:
    def change(body: Body) -> None:
        for each in changes:
            each(body)

    return change


ALSO = [
    (
        _both(_put("stages", 0, "questions", []), _put("stages", 0, "minutes", 45)),
        "“Portfolio talk” asks less. Also: 45 minutes instead of 60",
    ),
    (
        _both(_put("criteria", 1, "tier", "nice"), _put("criteria", 1, "definition", "Thought through.")),
        "“Craft” is no longer a must. Also: its definition",
    ),
    (
        _both(_put("outcomes", 0, "due_months", 3), _put("outcomes", 0, "measure", "Weekly")),
        "“Half as many stop” is due in month 3 instead of 6. Also: how it is measured",
    ),
    (
        _put("stages", 0, "criterion_ids", ["C1", "C3"]),
        "“Portfolio talk” now looks at “Design systems”, no longer at “Craft”",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "words"), ALSO)
def test_every_changed_part_is_named(change: Callable[[Body], object], words: str) -> None:
    assert [found.sentences() for found in compare_bodies(_body(), _after(change), NAMES)] == [words]


def test_the_same_body_has_no_change() -> None:
    assert compare_bodies(_body(), _body(), NAMES) == []


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in _leaves(inner, (*path, key))]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [leaf for place, inner in enumerate(value) for leaf in _leaves(inner, (*path, place))]
    return [path]


OTHER: dict[type, Any] = {str: "must", int: 3, bool: True, list: ["X"], type(None): "X"}
"""What each kind of value becomes."""


@pytest.mark.parametrize("path", _leaves(_body()), ids=lambda path: ".".join(str(step) for step in path))
def test_no_difference_is_left_unsaid(path: tuple[Any, ...]) -> None:
    was: Any = _body()
    for step in path:
        was = was[step]
    other = OTHER[type(was)] if was != OTHER[type(was)] else "nice"
    assert compare_bodies(_body(), _after(_put(*path, other)), NAMES)


def test_the_words_of_a_raised_criterion() -> None:
    (found,) = compare_bodies(_body(), _after(_put("criteria", 2, "tier", "must")), NAMES)
    assert (found.old, found.new) == (
        "Seen in a walk-through. Nice to have.", "Seen in a walk-through. Must, weight 1.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "facet"),
    [
        (lambda b: b["criteria"].append(_criterion("C4", "Animation")), ADDED),
        (lambda b: b["criteria"].pop(), REMOVED),
        (_put("criteria", 2, "tier", "must"), TIER),
        (_put("criteria", 0, "weight", 3), WEIGHT),
    ],
)
def test_facets_say_what_asks_why(change: Callable[[Body], object], facet: str) -> None:
    (found,) = compare_bodies(_body(), _after(change), NAMES)
    assert found.facets == {facet}


def test_words_with_braces_are_no_pattern() -> None:
    body = _after(_put("stages", 0, "name", "{what} {0}"))
    (found,) = compare_bodies(_body(), body, NAMES)
    assert found.headline == "“Portfolio talk” is now called “{what} {0}”"


def test_what_did_not_change_is_named() -> None:
    body = _after(_put("criteria", 2, "tier", "must"))
    words = [same.words for same in unchanged(body, compare_bodies(_body(), body, NAMES))]
    assert words == [
        "the other musts", "outcomes", "stages", "promises", "what the market says", "source plan", "who decides",
        "pay", "mission", "pitch",
    ]  # fmt: skip


def test_a_changed_part_is_not_among_the_unchanged() -> None:
    body = _after(_put("role", "pay_max", 9_000_000))
    words = [same.words for same in unchanged(body, compare_bodies(_body(), body, NAMES))]
    assert "pay" not in words
