"""The check-in after a hire: six sections in 30 minutes, and the hello of ten at day 14 (METHOD A.4)."""

from hirepair_desktop.model.form import Field, Form, Habit, Kind, Section, Voice

R, M, B = Voice.RECRUITER, Voice.MANAGER, Voice.BOTH
FREEDOM, CANDOUR, EMPATHY = Habit.FREEDOM, Habit.CANDOUR, Habit.EMPATHY
PART = Kind.PART

FROM_START = (
    Field("attendees", "celebrate", PART, B, False, EMPATHY, "Who is here",
          "The recruiter helped make the promise and belongs at the table."),
    Field("celebrate", "celebrate", PART, R, True, EMPATHY, "Something that went well",
          "Said out loud, before anything else.",
          "Led the refund fix in week 5; the share of failed refunds fell for the first time.",
          "Who helped, and do they know?",
          weak="All good."),
    Field("thriveSign", "celebrate", PART, M, True, EMPATHY, "A sign of thriving",
          "Something one can see, or “not yet”.",
          "Agents ask her for help before they ask me.",
          "What will you see next, and by when?",
          weak="Doing fine."),
    Field("thanked", "celebrate", PART, R, False, EMPATHY, "Who referred, interviewed or helped",
          "Tell them how it turned out, and thank them."),
    Field("hireVoice", "voice", PART, R, True, CANDOUR, "In their own words",
          "Written as said, or brought by the recruiter in their wording.",
          "The on-call load is what you told me; the docs are worse than you told me.",
          "What did we promise that they have not seen?",
          weak="All good."),
    Field("promiseGap", "voice", PART, R, True, CANDOUR, "Promise and reality",
          "None, small or large, and which promise."),
    Field("supportGiven", "support", PART, M, True, EMPATHY, "What we will do",
          "The company, not only the person who was hired.",
          "Each page has a reader and a day; the second one moves to a smaller topic.",
          "What will you do, besides asking more of them?",
          weak="Keep it up."),
)  # fmt: skip

SECTIONS = (
    Section("celebrate", "Celebrate", 4, R, "Something that went well, said out loud, and who helped."),
    Section("outcomes", "Outcomes", 8, M, "How each outcome of the intake stands."),
    Section("voice", "In their words", 8, R, "Promise and reality, and what would make them stay."),
    Section("ratings", "What our ratings said", 4, R, "To learn about our interviews, never to grade the person."),
    Section("support", "Support", 3, M, "What the company will do, not only the person who was hired."),
    Section("commit", "Commit", 3, B, "Who does what, by when."),
)

FIELDS = (
    *(field for field in FROM_START if field.section == "celebrate"),
    Field("outcomes", "outcomes", PART, M, True, FREEDOM, "Outcomes of the intake",
          "Ahead, on, behind, off, or too early to say.",
          "Weekdays only; weekends in January.",
          "What in the conditions makes it so?",
          weak="Slow."),
    *(field for field in FROM_START if field.section == "voice"),
    Field("stayAnswer", "voice", PART, R, True, CANDOUR, "What would make them stay, what might make them look around",
          "Asked on days 90 and 180."),
    Field("chooseAgain", "voice", PART, R, True, CANDOUR, "Would they choose us again",
          "Their answer, from day 90."),
    Field("criteria", "ratings", PART, M, False, CANDOUR, "What is seen now",
          "From day 90, beside what was sealed: it says how good our interviews were.",
          "The exercise with a real week told us the truth.",
          "What did that rating rest on, and was it right?",
          weak="As expected."),
    Field("knewThen", "ratings", PART, B, False, CANDOUR, "What the intake should have said",
          "What you know now and wish the brief had told."),
    *(field for field in FROM_START if field.section == "support"),
    Field("hireAgain", "support", PART, M, True, CANDOUR, "Would you hire them again",
          "Asked on days 90 and 180."),
    Field("commitments", "commit", PART, B, True, FREEDOM, "Who does what, by when", "At least one, with a day."),
)  # fmt: skip

CHECK_IN = Form("Check-in", SECTIONS, FIELDS)

HELLO = Form(
    "Hello on day 14",
    (
        Section("celebrate", "Celebrate", 3, R, "Something that went well, said out loud, and who helped."),
        Section("voice", "In their words", 4, R, "How it is so far, beside what we promised."),
        Section("support", "Support", 3, M, "What the company will do, by whom and by when."),
    ),
    (*FROM_START, Field("commitments", "support", PART, B, True, FREEDOM, "Who does what, by when",
                        "At least one, with a day.")),
)  # fmt: skip
"""The ten minutes of day 14: no outcomes and no ratings yet."""
