"""The debrief of one candidate: eight sections in 30 minutes (METHOD A.2)."""

from hirepair_desktop.model.form import Field, Form, Habit, Kind, Section, Voice

R, M, B, EACH, OWNER, APP = (
    Voice.RECRUITER, Voice.MANAGER, Voice.BOTH, Voice.EACH, Voice.OWNER, Voice.APP,
)  # fmt: skip
FREEDOM, CANDOUR, EMPATHY = Habit.FREEDOM, Habit.CANDOUR, Habit.EMPATHY
TEXT, CHOICE, PART = Kind.TEXT, Kind.CHOICE, Kind.PART

SECTIONS = (
    Section("agreed", "What we agreed", 2, R, "Mission, musts, changes since the brief was agreed, pay range."),
    Section("reveal", "Reveal", 2, APP, "All sealed ratings at once; the widest gaps first."),
    Section("gaps", "Evidence, gap by gap", 9, EACH, "What each of you saw, and what differs."),
    Section("challenge", "Challenge", 6, B, "The two questions about the brief; the case against; the case for."),
    Section("decision", "Decision", 3, OWNER, "One owner, a reason tied to the criteria, dissent kept."),
    Section("pay", "Pay", 2, OWNER, "The amount, its place in the range, the reason. Only for a hire."),
    Section("message", "What we will tell them", 4, R, "At least one strength and one growth point, by whom, when."),
    Section("learning", "Thanks and learning", 2, B, "Helpers thanked; one thing to change; who does what."),
)

FIELDS = (
    Field("gapNotes", "gaps", PART, B, True, CANDOUR, "What each of you saw",
          "A note per gap of two or more: gaps hold the information."),
    Field("revision", "gaps", PART, EACH, False, CANDOUR, "What I think now",
          "Learning is allowed, and visible: the sealed rating stays beside it."),
    Field("matchesBrief.r", "challenge", TEXT, R, True, CANDOUR, "I thought the team was looking for ...",
          "The recruiter asks."),
    Field("matchesBrief", "challenge", CHOICE, M, True, CANDOUR, "Is this what the team wanted?",
          "The hiring manager answers, with the brief beside it.",
          choices=(("yes", "Yes"), ("partly", "Partly"), ("no", "No"))),
    Field("addsToDirection.r", "challenge", TEXT, R, True, CANDOUR,
          "You are heading to ...; does this person add to it?", "The recruiter asks."),
    Field("addsToDirection", "challenge", TEXT, M, True, CANDOUR, "Does this person add to where we are going?",
          "The hiring manager answers."),
    Field("managerAsksBack", "challenge", TEXT, M, True, CANDOUR, "What did you see on the calls that I have not?",
          "The hiring manager asks."),
    Field("managerAsksBack.r", "challenge", TEXT, R, True, CANDOUR, "What I saw on the calls",
          "The recruiter answers."),
    Field("caseAgainst", "challenge", TEXT, OWNER, True, CANDOUR, "The case against",
          "Made by whoever leans towards yes."),
    Field("caseFor", "challenge", TEXT, OWNER, True, CANDOUR, "The case for", "Made by whoever leans towards no."),
    Field("challenges", "challenge", PART, EACH, False, CANDOUR, "Challenges", "A point, an answer, how it ended."),
    Field("decision", "decision", PART, OWNER, True, FREEDOM, "Decision", "One owner."),
    Field("changeMyMind", "decision", TEXT, OWNER, False, CANDOUR, "What would change my mind",
          "Keeps thinking open."),
    Field("offer", "pay", PART, OWNER, True, FREEDOM, "Offer", "Within your own agreement, or with a reason."),
    Field("closePlan", "pay", TEXT, B, False, EMPATHY, "What this person cares about, and who calls them",
          "The manager helps win people."),
    Field("message", "message", PART, R, True, CANDOUR, "What they will hear",
          "Job-related, about what was shown, no named rivals.",
          "Your walk-through of the outage was clear and calm. For this role we also needed an example of "
          "helping others grow; a story of one person you developed would help next time.",
          "Can it be said to their face, does each line rest on a written criterion?"),
    Field("thanks", "learning", PART, B, False, EMPATHY, "Thanks to", "Everyone recruits."),
    Field("processLesson", "learning", TEXT, B, False, CANDOUR, "One thing to change in how we hire",
          "Feeds the next intake."),
    Field("commitments", "learning", PART, B, True, FREEDOM, "Who does what, by when", "One name and one date."),
)  # fmt: skip

REVIEW = Form("Candidate review", SECTIONS, FIELDS)
