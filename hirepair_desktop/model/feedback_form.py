"""Two-way feedback: seven sections in 45 minutes (METHOD A.3)."""

from hirepair_desktop.model.form import Field, Form, Habit, Kind, Section, Voice
from hirepair_desktop.model.kinds import Topic

R, M, B, EACH, APP = Voice.RECRUITER, Voice.MANAGER, Voice.BOTH, Voice.EACH, Voice.APP
FREEDOM, CANDOUR, EMPATHY = Habit.FREEDOM, Habit.CANDOUR, Habit.EMPATHY
TEXT, CHOICE, PART = Kind.TEXT, Kind.CHOICE, Kind.PART

SECTIONS = (
    Section("arrive", "How are you, what is heavy", 4, EACH, "Load, first priority, and whether now is a good time."),
    Section("promised", "What we promised", 5, APP, "Each open or due commitment: kept, moved or dropped."),
    Section("write", "Write alone", 8, EACH, "One appreciation and one thing that could be better, each of you."),
    Section("manager_receives", "Manager receives", 10, M, "Thank, ask one question, answer."),
    Section("recruiter_receives", "Recruiter receives", 10, R, "Thank, ask one question, answer."),
    Section("growth", "Growth", 4, EACH, "One goal each; the other says how they will help."),
    Section("close", "Commit and close", 4, B, "Dated commitments; one word each on how it felt."),
)

FIELDS = (
    Field("arrival", "arrive", PART, EACH, True, EMPATHY, "How I arrive", "Empathy before candour."),
    Field("promised", "promised", PART, B, True, FREEDOM, "What we promised", "With a word why."),
    Field("feedback", "write", PART, EACH, True, CANDOUR, "What I want to tell you",
          "A moment, an act, an effect, an ask, and why you say it."),
    Field("pulse", "write", PART, EACH, True, EMPATHY, "Pulse", "Private, then shown together."),
    Field("received.m", "manager_receives", PART, M, True, CANDOUR, "What I heard",
          "One question, then thanks; deciding later is fine."),
    Field("received.r", "recruiter_receives", PART, R, True, CANDOUR, "What I heard",
          "One question, then thanks; deciding later is fine."),
    Field("growthGoal", "growth", PART, EACH, True, EMPATHY, "What I want to get better at",
          "And how the other helps."),
    Field("commitments", "close", PART, B, True, FREEDOM, "Who does what, by when", "One name and one date."),
    Field("landing", "close", PART, EACH, True, EMPATHY, "How did this land?",
          "Did directness leave the person stronger?"),
)  # fmt: skip

FEEDBACK = Form("Two-way feedback", SECTIONS, FIELDS)

ARTICLE_TOPICS = (Topic.PITCH, Topic.COMPANY_STORY, Topic.SOURCING, Topic.CANDIDATE_COMMS)
"""The four topics of the article (METHOD A.3, S33 to S36)."""

TOPICS_TO_RECRUITER = (
    Topic.PITCH, Topic.COMPANY_STORY, Topic.SOURCING, Topic.SCREENING, Topic.MARKET_ADVICE,
    Topic.COORDINATION, Topic.LISTENING, Topic.DECISION_MAKING, Topic.OTHER,
)  # fmt: skip
TOPICS_TO_MANAGER = (
    Topic.CANDIDATE_COMMS, Topic.SPEED, Topic.INTERVIEWING, Topic.CLARITY_OF_BRIEF, Topic.AVAILABILITY,
    Topic.TEAM_INVOLVEMENT, Topic.LISTENING, Topic.DECISION_MAKING, Topic.OTHER,
)  # fmt: skip

PULSE_ITEMS = (
    ("understands", "Understands my world"),
    ("straight", "Tells me straight"),
    ("safe", "Safe to disagree"),
    ("grow", "Helps me grow"),
    ("keeps", "Keeps promises"),
)
"""The five pulse items, 1 to 5 (METHOD D15)."""
