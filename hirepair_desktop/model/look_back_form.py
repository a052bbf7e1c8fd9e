"""The look-back of each quarter: four sections in 20 minutes (METHOD A.5). It ends in the partnership summary."""

from hirepair_desktop.model.form import Field, Form, Habit, Kind, Section, Voice

B, EACH, APP = Voice.BOTH, Voice.EACH, Voice.APP
FREEDOM, CANDOUR, EMPATHY = Habit.FREEDOM, Habit.CANDOUR, Habit.EMPATHY
PART, TEXT, LINE = Kind.PART, Kind.TEXT, Kind.LINE

SECTIONS = (
    Section("panels", "The six panels", 6, APP, "Small numbers, shown one by one. They are for the two of you."),
    Section("alone", "Each alone", 4, EACH, "One thing going well, one to change."),
    Section("agree", "Agree three and two", 6, B, "Shown together: three things going well, two to change."),
    Section("trust", "Trust and commitments", 4, B, "What each hands over to the other; who does what by when."),
)

ALONE = (
    Field("goingWell", "alone", TEXT, EACH, True, EMPATHY, "One thing going well", "Something you would miss.",
          good="Nobody has waited more than three days since July.",
          weak="All fine."),
    Field("toChange", "alone", TEXT, EACH, True, CANDOUR, "One thing to change", "Something the two of you can do.",
          good="Jonas holds most interviews; two others take the next ones.",
          weak="More time."),
)  # fmt: skip
"""What each writes alone; sealed, then shown together."""

WELL = ("well.1", "well.2", "well.3")
CHANGE = ("change.1", "change.2")
"""The keys of what both agree: three things going well, two to change (METHOD E, partnership)."""

_WELL = ("First thing going well", "Second thing going well", "Third thing going well")
_CHANGE = ("First thing to change", "Second thing to change")

FIELDS = (
    *ALONE,
    *(Field(key, "agree", LINE, B, True, EMPATHY, label, "Both stand behind it.") for key, label in zip(WELL, _WELL, strict=True)),
    *(Field(key, "agree", LINE, B, True, CANDOUR, label, "Something the two of you do.") for key, label in zip(CHANGE, _CHANGE, strict=True)),
    Field("trust", "trust", PART, EACH, False, FREEDOM, "Trust extended", "What one now leaves to the other."),
    Field("commitments", "trust", PART, B, True, FREEDOM, "Who does what, by when", "One name and one date."),
)  # fmt: skip

LOOK_BACK = Form("Look-back", SECTIONS, FIELDS)
