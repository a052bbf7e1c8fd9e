"""The re-intake: four sections in 15 minutes on the brief that was agreed (METHOD A.5).

What may change is the brief itself: its questions are those of the intake, all within the second section.
"""

from dataclasses import replace

from hirepair_desktop.model.form import Field, Form, Habit, Kind, Section, Voice
from hirepair_desktop.model.intake_form import INTAKE

SECTIONS = (
    Section("learnt", "What we have learnt", 4, Voice.RECRUITER,
            "What each of you has seen since the brief was agreed; the recruiter begins."),
    Section("changes", "What changes, and why", 7, Voice.BOTH,
            "Changes gather beside the version that holds, each with its reason."),
    Section("affected", "Who is affected", 2, Voice.BOTH, "The candidates you met, and what they were asked."),
    Section("agree", "Agree the changes", 2, Voice.BOTH, "Both agree, with a reason; that makes the next version."),
)  # fmt: skip

SITTING = frozenset({"hope.r", "hope.m", "load.m", "noChallenge", "challenges", "commitments"})
"""What an intake asks about its own sitting."""

LEARNT = Field(
    "learnt", "learnt", Kind.TEXT, Voice.EACH, True, Habit.CANDOUR, "What I have learnt since then",
    "Who you met, what surprised you, what the market said.",
    "Four of six had never worked from shared parts, and each release we redrew was one where parts did not match.",
    "What did you see that makes you say so?",
)  # fmt: skip

AFFECTED = Field(
    "affected", "affected", Kind.TEXT, Voice.BOTH, False, Habit.EMPATHY, "What we do about it",
    "Go back and ask, or drop it for them; say who tells them.",
)  # fmt: skip

COMMITMENTS = next(field for field in INTAKE.fields if field.key == "commitments")

FIELDS = (
    LEARNT,
    *(replace(field, section="changes", needed=False) for field in INTAKE.fields if field.key not in SITTING),
    AFFECTED,
    replace(COMMITMENTS, section="agree", needed=False, help="What each of you does because of it."),
)

RE_INTAKE = Form("Re-intake: look at the brief again", SECTIONS, FIELDS)
