"""Rules about one check-in (METHOD C.4: C-02, C-04 to C-13)."""

from __future__ import annotations

from collections.abc import Iterator

from hirepair_desktop.coaching.check_in_facts import TalkFacts, called
from hirepair_desktop.coaching.closing import has_reached, is_closing
from hirepair_desktop.coaching.prompt import About, Act, Severity
from hirepair_desktop.coaching.rule import Found, named, rule
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import HireAgain, OutcomeStatus

KIND = "check_in"

OUTCOMES_FROM, VALUES_FROM = 60, 90
"""From these days on outcomes have a status, and scores are seen beside the work (C-04, C-06)."""

STAY_ON = (90, 180)
"""The days on which one asks what would make them stay (C-11)."""

RECRUITER_ON = (30, 90)
"""From day to day: the talks the recruiter belongs to (C-08)."""

THANKS_ON = 30

MET, BELOW = 3.0, 2
"""Sealed at least this, seen at most that (C-06)."""


@rule(
    "C-02", Severity.WARN, Habit.EMPATHY,
    "We have not heard {hire} in their own words.",
    "the talk is about to end and their words are empty.",
    "[COMPH]",
)  # fmt: skip
def not_heard(facts: TalkFacts) -> Iterator[Found]:
    """A talk that ends without the hire's own words."""
    if is_closing(facts.session) and not facts.check_in.hire_voice.strip():
        yield Found(facts.check_in, KIND, "hire_voice", {"hire": called(facts.hire)})


@rule(
    "C-04", Severity.NUDGE, Habit.FREEDOM,
    "“{outcome}” was why you hired; how is it going?",
    "on day {day} this outcome of the intake has no status.",
    "[WHO]",
)  # fmt: skip
def outcome_without_status(facts: TalkFacts) -> Iterator[Found]:
    """An outcome nobody speaks about any more."""
    if facts.check_in.day < OUTCOMES_FROM or not has_reached(facts.session, "outcomes"):
        return
    known = {note["outcome_id"] for note in facts.check_in.outcomes if note.get("status")}
    for outcome in facts.outcomes:
        if outcome.id not in known:
            yield Found(outcome, "outcome", "outcomes", {"outcome": named(outcome.text), "day": facts.check_in.day})


@rule(
    "C-05", Severity.WARN, Habit.EMPATHY,
    "What will you both do, besides asking more of them?",
    "an outcome is behind or off, and no support is written down.",
    "article S44",
)  # fmt: skip
def no_support(facts: TalkFacts) -> Iterator[Found]:
    """Something goes badly, and only the hire is asked to do more."""
    slow = [note for note in facts.check_in.outcomes if note["status"] in (OutcomeStatus.BEHIND, OutcomeStatus.OFF)]
    if slow and not facts.check_in.support_given.strip():
        yield Found(facts.check_in, KIND, "support_given")


@rule(
    "C-06", Severity.NUDGE, Habit.CANDOUR,
    "The score and the work disagree; look at what the evidence was.",
    "“{must}” was sealed at {sealed} on average and is seen at {now}.",
    "§D6",
)  # fmt: skip
def score_and_work(facts: TalkFacts) -> Iterator[Found]:
    """A must that was met at the hire and is not met in the work."""
    if facts.check_in.day < VALUES_FROM:
        return
    now = {note["criterion_id"]: note["now_value"] for note in facts.check_in.criteria}
    for must in facts.musts:
        sealed, seen = facts.sealed.get(must.id, ()), now.get(must.id)
        if sealed and seen is not None and sum(sealed) / len(sealed) >= MET and seen <= BELOW:
            average = f"{sum(sealed) / len(sealed):.1f}"
            values = {"must": named(must.label), "sealed": average, "now": seen}
            yield Found(must, "criterion", "criteria", values)


@rule(
    "C-07", Severity.NUDGE, Habit.EMPATHY,
    "Name one thing worth being glad about.",
    "the talk is about to end and nothing is celebrated.",
    "article S52",
)  # fmt: skip
def nothing_celebrated(facts: TalkFacts) -> Iterator[Found]:
    """A talk that ends without joy."""
    if is_closing(facts.session) and not facts.check_in.celebrate.strip():
        yield Found(facts.check_in, KIND, "celebrate")


@rule(
    "C-08", Severity.NUDGE, Habit.EMPATHY,
    "The recruiter helped make the promise; bring them in.",
    "{name} is not among those who are there on day {day}.",
    "article S13",
)  # fmt: skip
def recruiter_absent(facts: TalkFacts) -> Iterator[Found]:
    """A talk without the recruiter."""
    first, last = RECRUITER_ON
    there = {who.id for who in facts.session.attendees}
    if facts.session.started_at is None or facts.pair.recruiter_id in there:
        return
    if first <= facts.check_in.day <= last:
        values = {"name": facts.pair.recruiter.name, "day": facts.check_in.day}
        yield Found(facts.check_in, KIND, "attendees", values)


@rule(
    "C-09", Severity.NUDGE, Habit.EMPATHY,
    "Speak of conditions as well as the person.",
    "a note on an outcome says “{word}”. Lists can be wrong: check.",
    "[KD96]",
)  # fmt: skip
def note_blames(facts: TalkFacts) -> Iterator[Found]:
    """A note that lays an outcome at somebody's door."""
    for note in facts.check_in.outcomes:
        word = facts.look.words.has(note["note"], "BLAME")
        if word:
            yield Found(About("outcome", note["outcome_id"]), field="outcomes", values={"word": word})


@rule(
    "C-10", Severity.BLOCK, Habit.EMPATHY,
    "Private matters stay out of this file; use the right channel.",
    "it says “{word}”. Lists can be wrong: check. It goes out only with a written reason.",
    "[EEOC][ICO]",
    act=Act.EXPORT,
)  # fmt: skip
def private_matter(facts: TalkFacts) -> Iterator[Found]:
    """Health or family in what is written; one prompt a field."""
    seen: set[str] = set()
    for text in facts.texts():
        word = "" if text.field in seen else facts.look.words.has(text.words, "HEALTHFAMILY")
        if word:
            seen.add(text.field)
            yield Found(facts.check_in, KIND, text.field, {"word": word})


@rule(
    "C-11", Severity.NUDGE, Habit.CANDOUR,
    "Ask what would make them stay.",
    "on day {day} their answer is empty.",
    "[COMPH]",
)  # fmt: skip
def stay_not_asked(facts: TalkFacts) -> Iterator[Found]:
    """What would make somebody stay, or look around, was not asked."""
    asked = bool(facts.check_in.stay_answer.strip())
    if facts.check_in.day in STAY_ON and not asked and has_reached(facts.session, "voice"):
        yield Found(facts.check_in, KIND, "stay_answer", {"day": facts.check_in.day})


@rule(
    "C-12", Severity.NUDGE, Habit.EMPATHY,
    "Who referred, interviewed or helped? Tell them how it turned out.",
    "on day {day} nobody has been thanked.",
    "article S05, S53",
)  # fmt: skip
def nobody_thanked(facts: TalkFacts) -> Iterator[Found]:
    """A first month that ends without thanks to those who helped."""
    if facts.check_in.day == THANKS_ON and is_closing(facts.session) and not facts.check_in.thanked:
        yield Found(facts.check_in, KIND, "thanked", {"day": facts.check_in.day})


@rule(
    "C-13", Severity.WARN, Habit.CANDOUR,
    "What would the intake need to say next time?",
    "you would not hire again, and nothing is written that the intake should have said.",
    "article S39",
)  # fmt: skip
def nothing_learnt(facts: TalkFacts) -> Iterator[Found]:
    """A hire one would not make again, and no lesson."""
    lesson = facts.check_in.knew_then.strip()
    written = any(entry.key == "processLesson" and entry.text.strip() for entry in facts.entries)
    if facts.check_in.would_hire_again is HireAgain.NO and not lesson and not written:
        yield Found(facts.check_in, KIND, "knew_then")


RULES = (
    not_heard, outcome_without_status, no_support, score_and_work, nothing_celebrated, recruiter_absent, note_blames,
    private_matter, stay_not_asked, nobody_thanked, nothing_learnt,
)  # fmt: skip
"""In the order of METHOD C.4."""
