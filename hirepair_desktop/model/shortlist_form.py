"""The shortlist review of up to six profiles: four sections in 20 minutes (METHOD A.5)."""

from hirepair_desktop.model.form import Field, Form, Habit, Kind, Section, Voice

R, B, EACH, OWNER = Voice.RECRUITER, Voice.BOTH, Voice.EACH, Voice.OWNER
FREEDOM, CANDOUR = Habit.FREEDOM, Habit.CANDOUR
PART = Kind.PART

SECTIONS = (
    Section("agreed", "What we agreed", 2, R, "The brief the profiles are looked at with, and which profiles."),
    Section("alone", "Each alone", 6, EACH, "Yes, maybe or no per profile, with one line why, against the musts."),
    Section("differences", "Open, talk about differences", 9, B, "Shown together; the widest difference first."),
    Section("next", "Next steps", 3, B, "The next step per profile, by whom and by when."),
)

FIELDS = (
    Field("picks", "alone", PART, EACH, True, CANDOUR, "Yes, maybe or no",
          "Sealed, so that neither follows the other."),
    Field("settle", "differences", PART, B, False, CANDOUR, "What would settle it",
          "Where you differ: one thing to find out."),
    Field("decision", "differences", PART, OWNER, True, FREEDOM, "What was agreed on each profile",
          "One owner; whoever goes out is told why."),
    Field("challenges", "differences", PART, EACH, False, CANDOUR, "Challenges", "A point, an answer, how it ended."),
    Field("commitments", "next", PART, B, True, FREEDOM, "The next step per profile", "One name and one date."),
    Field("message", "next", PART, R, False, CANDOUR, "What those who go out will hear",
          "Job-related, about what was shown, no named rivals."),
)  # fmt: skip

SHORTLIST = Form("Shortlist review", SECTIONS, FIELDS)

MOST_PROFILES = 6
"""So many profiles are looked at in one review (METHOD A.5)."""
