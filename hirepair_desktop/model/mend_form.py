"""To mend a fence: four sections in 15 minutes (METHOD A.5, picture 21)."""

from hirepair_desktop.model.form import Field, Form, Habit, Kind, Section, Voice

B, EACH = Voice.BOTH, Voice.EACH
FREEDOM, CANDOUR, EMPATHY = Habit.FREEDOM, Habit.CANDOUR, Habit.EMPATHY
PART, TEXT = Kind.PART, Kind.TEXT

SECTIONS = (
    Section("alone", "Each alone", 5, EACH, "What happened, what it did to me, my own part, one repair I offer."),
    Section("aloud", "Read it aloud", 4, EACH, "Each reads the other's words aloud. No answer yet."),
    Section("say_back", "Say back what you heard", 4, EACH,
            "Until the other says “that's right”. No answer, no defence, no advice. Those can come another day."),
    Section("repair", "One repair each", 2, B, "Dated; then they join your commitments."),
)  # fmt: skip

ALONE = (
    Field("happened", "alone", TEXT, EACH, True, CANDOUR, "What happened", "One moment, as a camera would have seen it.",
          good="On 8 August animation had become a must. K11 and K12 had been seen two days before.",
          weak="You always change the brief."),
    Field("didToMe", "alone", TEXT, EACH, True, EMPATHY, "What it did to me", "What you felt, did and stopped doing.",
          good="I carried a brief I no longer knew, and I stopped asking.",
          weak="You made me look stupid."),
    Field("myPart", "alone", TEXT, EACH, True, CANDOUR, "My own part", "What you did, or left undone.",
          good="I saw it and said nothing for 24 days.",
          weak="I was too patient."),
    Field("repair", "alone", TEXT, EACH, True, FREEDOM, "One repair I offer", "Something you do, whatever the other does.",
          good="When a must changes I say the same day what it costs, in one line.",
          weak="I will try to be more open."),
)  # fmt: skip
"""What each writes alone; sealed, then shown together."""

FIELDS = (
    *ALONE,
    Field("readAloud", "aloud", PART, EACH, False, EMPATHY, "Read aloud", "By the one who did not write it."),
    Field("sayBack", "say_back", PART, EACH, True, EMPATHY, "What I heard",
          "In your own words; the other says whether that is right."),
    Field("commitments", "repair", PART, B, True, FREEDOM, "One repair each", "One name and one date."),
)  # fmt: skip

MEND = Form("Mend a fence", SECTIONS, FIELDS)
