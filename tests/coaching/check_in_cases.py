"""A check-in no rule of METHOD C.4 has anything to say about, and hires about whom nothing stands; made by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hirepair_desktop.coaching.check_in import STANDING_RULES, TALK_RULES
from hirepair_desktop.coaching.check_in_facts import Due, Gap, HireFacts, Left, TalkFacts
from hirepair_desktop.coaching.prompt import Prompt, Where
from hirepair_desktop.coaching.rule import prompts
from hirepair_desktop.model import (
    Candidate,
    CheckIn,
    Commitment,
    Criterion,
    Entry,
    Outcome,
    Partnership,
    Remark,
    Session,
)
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    HireAgain,
    OutcomeStatus,
    PromiseGap,
    SessionKind,
    Source,
)
from tests.coaching.table import AMARA, NOW, PRIYA, TODAY, Table, look


def hire(**values: Any) -> Candidate:
    """Somebody hired ninety days ago."""
    whole = {
        "id": "HIRE0000", "alias": "K07", "name": "Imani Cole", "role_id": "ROLE0000", "source": Source.APPLIED,
        "status": CandidateStatus.HIRED, "started_on": TODAY - timedelta(days=90),
    }  # fmt: skip
    return Candidate(**{**whole, **values})


def check_in(day: int = 90, **values: Any) -> CheckIn:
    """A whole talk of that day."""
    whole = {
        "id": f"TALK{day:04d}", "hire_id": "HIRE0000", "session_id": f"SESS{day:04d}", "day": day, "held_on": TODAY,
        "outcomes": [outcome(OutcomeStatus.ON)], "criteria": [seen(3)], "hire_voice": "The job is what you said.",
        "promise_gap": PromiseGap.NONE, "support_given": "One free morning a week.", "celebrate": "Four good weeks.",
        "thrive_sign": "Others ask for help.", "stay_answer": "For the launch.", "thanked": ["JONAS000"],
        "would_hire_again": HireAgain.YES,
    }  # fmt: skip
    return CheckIn(**{**whole, **values})


def outcome(status: OutcomeStatus, note: str = "Ten weeks in a row.") -> dict[str, Any]:
    """How the one outcome stands."""
    return {"outcome_id": "OUTC0000", "status": status, "note": note}


def seen(value: int | None) -> dict[str, Any]:
    """How the one must looks now."""
    return {"criterion_id": "MUST0000", "now_value": value, "note": "As sealed."}


def sitting(**values: Any) -> Session:
    """The session of the talk, with both there and at its end."""
    whole = {"id": "SESS0090", "kind": SessionKind.CHECK_IN, "partnership_id": "PAIR0000", "started_at": NOW}
    made = Session(**{**whole, **values})
    made.attendees = [AMARA, PRIYA]
    made.sections = sections("celebrate", "outcomes", "voice", "ratings", "support", "commit")
    return made


def sections(*begun: str) -> list[Any]:
    """All sections of a check-in, those named begun."""
    return [
        {"key": key, "started_at": "2026-11-24T11:00:00Z" if key in begun else None, "ended_at": None,
         "state": "open", "extended": False, "first_speaker_id": None}
        for key in ("celebrate", "outcomes", "voice", "ratings", "support", "commit")
    ]  # fmt: skip


def quiet_talk() -> TalkFacts:
    """A day-90 talk that says all it should and is about to end."""
    pair = Partnership(id="PAIR0000", recruiter_id=AMARA.id, manager_id=PRIYA.id, started_on=TODAY)
    pair.recruiter = AMARA
    return TalkFacts(
        look=look(),
        session=sitting(),
        pair=pair,
        check_in=check_in(),
        hire=hire(),
        outcomes=[Outcome(id="OUTC0000", text="Repeat escalations down by a third")],
        musts=[Criterion(id="MUST0000", label="handles escalations")],
        sealed={"MUST0000": [3, 3]},
        entries=[Entry(key="note", text="A good week.", written_at=NOW)],
        remarks=[Remark(text="Ruben helped.", at=NOW)],
        commitments=[Commitment(text="Put the condition beside the number")],
    )


TALK = Table(quiet_talk, lambda facts: list[Prompt](prompts(TALK_RULES, facts, facts.look, facts.where)))


def due(day: int, on: date, planned: bool = True) -> Due:
    """A talk that was due."""
    return Due(hire(), check_in(day, held_on=None) if planned else None, day, on)


def gap(*talks: tuple[int, PromiseGap], **values: Any) -> Gap:
    """Talks in which a promise did not hold."""
    held = [check_in(day, promise_gap=how, held_on=TODAY - timedelta(days=180 - day)) for day, how in talks]
    return Gap(hire(), held, **values)


def left(days: int) -> Left:
    """A commitment of a check-in that lies since so many days."""
    made = Commitment(id="COMMIT00", session_id="SESS0090", text="Ask two forwarders for a visit")
    return Left(hire(), made, TODAY - timedelta(days=days))


def quiet_hires() -> HireFacts:
    """Nothing is due, no promise broke, nothing lies."""
    return HireFacts(look(), pairs={"ROLE0000": "PAIR0000"})


HIRES = Table(quiet_hires, lambda facts: list[Prompt](prompts(STANDING_RULES, facts, facts.look, Where())))
