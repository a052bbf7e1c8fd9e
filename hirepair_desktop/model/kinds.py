"""The enumerations of METHOD 0.3 to 0.4b, kept by value."""

from enum import StrEnum


class PersonKind(StrEnum):
    """Only the usual seat; what a person does in a role follows from relations (METHOD 0.4b)."""

    RECRUITER = "recruiter"
    MANAGER = "manager"
    INTERVIEWER = "interviewer"
    REFERRER = "referrer"
    APPROVER = "approver"
    HIRE = "hire"


class RoleStatus(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    ON_HOLD = "on_hold"
    FILLED = "filled"
    CLOSED = "closed"


class PayPeriod(StrEnum):
    HOUR = "hour"
    MONTH = "month"
    YEAR = "year"


class PayShared(StrEnum):
    ADVERT = "advert"
    BEFORE_INTERVIEW = "before_interview"
    ON_REQUEST = "on_request"
    NO = "no"


class Tier(StrEnum):
    MUST = "must"
    NICE = "nice"
    LEARN = "learn"


class StageKind(StrEnum):
    SCREEN = "screen"
    INTERVIEW = "interview"
    EXERCISE = "exercise"
    REFERENCE = "reference"


class CandidateStatus(StrEnum):
    NEW = "new"
    SHORTLISTED = "shortlisted"
    INTERVIEWING = "interviewing"
    DEBRIEFED = "debriefed"
    OFFERED = "offered"
    HIRED = "hired"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LOST = "lost"
    CLOSED = "closed"


class Source(StrEnum):
    APPLIED = "applied"
    SOURCED = "sourced"
    REFERRAL = "referral"
    LEAD = "lead"
    INTERNAL = "internal"


class SessionKind(StrEnum):
    INTAKE = "intake"
    RE_INTAKE = "re_intake"
    SHORTLIST = "shortlist"
    DEBRIEF = "debrief"
    FEEDBACK = "feedback"
    MEND = "mend"
    CHECK_IN = "check_in"
    LOOK_BACK = "look_back"


class SessionForm(StrEnum):
    FULL = "full"
    SHORT = "short"


class SectionState(StrEnum):
    DONE = "done"
    SKIPPED = "skipped"
    PARKED = "parked"
    OPEN = "open"


class RatingState(StrEnum):
    """METHOD 0.3: rated, or no value for one of two reasons."""

    RATED = "rated"
    NOT_ASKED = "not_asked"
    NOT_SHOWN = "not_shown"


class Verdict(StrEnum):
    STRONG_NO = "strong_no"
    NO = "no"
    YES = "yes"
    STRONG_YES = "strong_yes"


class Confidence(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Pick(StrEnum):
    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class ChallengeKind(StrEnum):
    BRIEF = "brief"
    DIRECTION = "direction"
    EVIDENCE = "evidence"
    MARKET = "market"
    RISK = "risk"
    PROCESS = "process"


class ChallengeResult(StrEnum):
    CHANGED = "changed"
    KEPT = "kept"
    PARKED = "parked"


class DecisionAbout(StrEnum):
    CANDIDATE = "candidate"
    ROLE = "role"


class DecisionValue(StrEnum):
    HIRE = "hire"
    NO_HIRE = "no_hire"
    HOLD = "hold"
    MORE_EVIDENCE = "more_evidence"
    YES = "yes"
    NO = "no"
    LOST = "lost"


class DecidedBy(StrEnum):
    """Who a decision waits for: the role's decision owner, or both of the pair."""

    OWNER = "owner"
    PAIR = "pair"


class OfferStatus(StrEnum):
    DRAFT = "draft"
    MADE = "made"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Topic(StrEnum):
    """What feedback is about (METHOD A.3); the first four are the article's."""

    PITCH = "pitch"
    COMPANY_STORY = "company_story"
    SOURCING = "sourcing"
    CANDIDATE_COMMS = "candidate_comms"
    SPEED = "speed"
    INTERVIEWING = "interviewing"
    CLARITY_OF_BRIEF = "clarity_of_brief"
    AVAILABILITY = "availability"
    TEAM_INVOLVEMENT = "team_involvement"
    SCREENING = "screening"
    MARKET_ADVICE = "market_advice"
    COORDINATION = "coordination"
    LISTENING = "listening"
    DECISION_MAKING = "decision_making"
    OTHER = "other"


class Tone(StrEnum):
    APPRECIATION = "appreciation"
    CONSTRUCTIVE = "constructive"


class Response(StrEnum):
    ACCEPT = "accept"
    ADAPT = "adapt"
    DISCARD = "discard"
    THINKING = "thinking"


class CommitmentStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class GoalStatus(StrEnum):
    ACTIVE = "active"
    REACHED = "reached"
    DROPPED = "dropped"


class Load(StrEnum):
    LIGHT = "light"
    OK = "ok"
    STRETCHED = "stretched"
    OVERLOADED = "overloaded"


class Permission(StrEnum):
    YES = "yes"
    SHORTER = "shorter"
    ANOTHER_DAY = "another_day"


class Effect(StrEnum):
    MORE = "more"
    SAME = "same"
    LESS = "less"


class OutcomeStatus(StrEnum):
    AHEAD = "ahead"
    ON = "on"
    BEHIND = "behind"
    OFF = "off"
    TOO_EARLY = "too_early"


class PromiseGap(StrEnum):
    NONE = "none"
    SMALL = "small"
    LARGE = "large"


class HireAgain(StrEnum):
    YES = "yes"
    UNSURE = "unsure"
    NO = "no"


class Part(StrEnum):
    """What a person's part in the decision is (METHOD A.1 `decisionRoles`)."""

    DECIDES = "decides"
    ADVISES = "advises"
    MUST_AGREE = "must_agree"
    CARRIES_OUT = "carries_out"
    INFORMED = "informed"


class PowerOver(StrEnum):
    OWNER = "owner"
    PAY_OWNER = "pay_owner"
    RANGE = "range"
    DECISION = "decision"
    OFFER = "offer"


class RoundOf(StrEnum):
    """What is revealed at one moment (METHOD 0.4b)."""

    RATINGS = "ratings"
    PICKS = "picks"
    FEEDBACK = "feedback"
    PULSE = "pulse"
    TRADEOFF = "tradeoff"
    PROFILES = "profiles"
    REPAIR = "repair"
    LOOK_BACK = "look_back"


class RoundState(StrEnum):
    OPEN = "open"
    REVEALED = "revealed"
    ABANDONED = "abandoned"


class DraftState(StrEnum):
    WRITING = "writing"
    SEALED = "sealed"


class Sealing(StrEnum):
    """How a round is kept from either of the two alone (RELIABILITY D9)."""

    SEALED = "sealed"
    WINDOW_ONLY = "window_only"
