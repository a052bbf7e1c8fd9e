"""Where "Go to" leads from a prompt: a section of the session, a question of it, a row, and what the button says."""

from __future__ import annotations

from dataclasses import dataclass

from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.model.form import Form
from hirepair_desktop.text import _

KINDS = {
    "criterion": "criteria",
    "outcome": "outcomes",
    "stage": "stages",
    "promise": "slaR",
    "commitment": "commitments",
}
"""The question whose rows are things of this kind."""

COLUMNS = {
    "decision_owner_id": "decisionOwner", "pay_owner_id": "payOwner", "pay_by_pair": "payOwner",
    "pay_min": "payRange", "pay_max": "payRange", "pay_currency": "payRange", "pay_period": "payRange",
    "pay_shared": "paySharing", "jurisdictions": "paySharing", "outcome_ids": "criteria", "priorities": "priorities.1",
    "evidence": "gapNotes", "value": "gapNotes", "why": "settle", "reveal": "picks",
    "thrive_sign": "thriveSign", "hire_voice": "hireVoice", "promise_gap": "promiseGap",
    "promise_gap_about": "promiseGap", "knew_then": "knewThen", "support_given": "supportGiven",
    "stay_answer": "stayAnswer",
}  # fmt: skip
"""The question that fills a column of a role, or under which a rating or a pick is talked about."""

PARTS = {
    "reveal": "reveal", "recommendation": "gaps", "dissent": "decision", "rationale": "decision", "advice": "decision",
    "next_question": "decision", "delegation_note": "decision",
}  # fmt: skip
"""The section that has a part which is no question of the form: who is ready, an overall view, what is written
about a decision."""

WORDS = {
    "criteria": "Go to criteria", "criteria/criterion": "Go to criterion", "anchors": "Go to anchors",
    "outcomes": "Go to outcomes", "outcomes/outcome": "Go to outcome", "stages": "Go to plan",
    "stages/stage": "Go to stage", "payRange": "Go to range", "payOwner": "Go to pay", "paySharing": "Go to pay",
    "decisionOwner": "Go to decision", "sourcePlan": "Go to source plan", "pitch": "Go to pitch",
    "marketEvidence": "Go to market", "marketOpinion": "Go to market", "challenges": "Go to challenges",
    "commitments": "Go to commitments", "commitments/commitment": "Go to commitment", "slaR": "Go to promises", "slaM": "Go to promises",
    "settle": "Go to profile", "attendees": "Go to who is here", "celebrate": "Go to what went well",
    "thanked": "Go to thanks", "hireVoice": "Go to their words", "promiseGap": "Go to promise",
    "stayAnswer": "Go to the question", "supportGiven": "Go to support", "knewThen": "Go to the intake",
    "reveal": "Go to reveal", "dissent": "Go to the other view", "rationale": "Go to the reason",
    "advice": "Go to the advice", "next_question": "Go to the question", "delegation_note": "Go to why it passed",
    "readback.r": "Go to read-back", "limits": "Go to limits",
}  # fmt: skip
"""What the button says, by question, and by question and kind of the row; message ids."""


@dataclass(frozen=True, slots=True)
class Place:
    """A question of a section, and the row of it that is meant ("" for none)."""

    section: str
    key: str
    row_id: str


def question(prompt: Prompt, form: Form) -> str:
    """The key of the question a prompt is about; "" when the form has none."""
    known = {field.key for field in form.fields}
    for key in (prompt.field, COLUMNS.get(prompt.field, ""), KINDS.get(prompt.about.kind, "")):
        if key in known:
            return key
    return ""


def place_of(prompt: Prompt, form: Form) -> Place | None:
    """Where a prompt leads in a session of this form; None when it leads nowhere there."""
    key = question(prompt, form)
    section = next((field.section for field in form.fields if field.key == key), "")
    if not section and PARTS.get(prompt.field, "") in {part.key for part in form.sections}:
        section, key = PARTS[prompt.field], prompt.field
    return Place(section, key, prompt.about.id) if section else None


def go_words(prompt: Prompt, form: Form) -> str:
    """What the button says that goes there; "" when there is no place."""
    place = place_of(prompt, form)
    if place is None:
        return ""
    key = place.key
    return _(WORDS.get(f"{key}/{prompt.about.kind}") or WORDS.get(key) or "Go to field")
