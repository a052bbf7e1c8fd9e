"""Rules about the reveal and the talk after it (METHOD C.2: R-03, R-06, R-16 to R-20, R-36, R-38, R-39)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hirepair_desktop.coaching.prompt import About, Act, Severity
from hirepair_desktop.coaching.review_facts import ReviewFacts
from hirepair_desktop.coaching.rule import Found, named, rule
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.reviewing import LEANS, views_differ
from hirepair_desktop.model.word_count import words
from hirepair_desktop.text import joined

GAP_WORDS = 8
"""A note on a gap has so many words (METHOD C.2, R-06)."""

QUICK = timedelta(minutes=2)
"""From the reveal to a decision (METHOD C.2, R-38)."""

REVEALING = ("reveal", "differences")
"""The sections in which a debrief and a shortlist review are opened: METHOD's "reveal pressed"."""


def session_of(facts: ReviewFacts) -> About:
    """What a prompt about the sitting is about."""
    return About("session", facts.session.id)


@rule(
    "R-03", Severity.BLOCK, Habit.CANDOUR,
    "Scores open when everyone has sealed; {name} is still writing.",
    "the reveal waits for everybody who is asked. The decision owner can release somebody who is away.",
    "[NOISE][SRCG]",
    act=Act.REVEAL,
    can_dismiss=False,
)  # fmt: skip
def not_everybody_sealed(facts: ReviewFacts) -> Iterator[Found]:
    """The reveal gate (METHOD 0.2): it says who is not ready and nothing else, and no reason opens it."""
    waited_for = [facts.name(person) for person in facts.unsealed]
    if facts.session.closed_at is not None or not waited_for or not any(map(facts.reached, REVEALING)):
        return
    many = "Scores open when everyone has sealed; {name} are still writing."
    said = many if len(waited_for) > 1 else ""
    yield Found(session_of(facts), "session", "reveal", {"name": joined(waited_for)}, message=said)


@rule(
    "R-06", Severity.WARN, Habit.CANDOUR,
    "You are {d} points apart on “{label}”; say what each of you saw before deciding.",
    "the note on this gap has {n} words.",
    "[SIGNAL]",
)  # fmt: skip
def unspoken_gap(facts: ReviewFacts) -> Iterator[Found]:
    """A gap at the reveal that has no note when it comes to deciding."""
    if not facts.at_decide:
        return
    notes = {note.criterion_id: words(note.text) for note in facts.gap_notes}
    for criterion_id, apart in facts.spreads.items():
        criterion, n = facts.by_id.get(criterion_id), notes.get(criterion_id, 0)
        if criterion is not None and apart >= facts.look.limit("SPREAD") and n < GAP_WORDS:
            values = {"d": apart, "label": named(criterion.label), "n": n}
            one = "You are one point apart on “{label}”; say what each of you saw before deciding."
            yield Found(criterion, "criterion", "gapNotes", values, message=one if apart == 1 else "")


@rule(
    "R-16", Severity.NUDGE, Habit.CANDOUR,
    "Manager last: early words from the decider pull others along.",
    "{name} spoke first in the round about gaps.",
    "[JOINDEV]",
)  # fmt: skip
def manager_spoke_first(facts: ReviewFacts) -> Iterator[Found]:
    """The manager opened the talk about the gaps although others had views too."""
    raters = {rating.rater_id for rating in facts.ratings} | {view.rater_id for view in facts.recommendations}
    if facts.first_speaker("gaps") == facts.pair.manager_id and len(raters) > 1:
        yield Found(session_of(facts), "session", "gapNotes", {"name": facts.name(facts.pair.manager_id)})


@rule(
    "R-17", Severity.WARN, Habit.CANDOUR,
    "You did not all agree; record the other view with respect.",
    "somebody said yes and somebody no, and no other view is recorded.",
    "article S28",
)  # fmt: skip
def lost_dissent(facts: ReviewFacts) -> Iterator[Found]:
    """Recommendations of both signs, and nothing kept of the one that did not hold."""
    dissent = facts.decision.dissent if facts.decision is not None else ()
    if facts.at_decide and views_differ(facts.recommendations) and not any(d["text"].strip() for d in dissent):
        yield Found(facts.decision or facts.candidate, _kind(facts), "dissent")


def _kind(facts: ReviewFacts) -> str:
    return "decision" if facts.decision is not None else "candidate"


@rule(
    "R-18", Severity.NUDGE, Habit.CANDOUR,
    "Easy agreement: give the best reason against before you close.",
    "everybody leans the same way, no value differs, and nobody challenged anything.",
    "[NOISE] protect dissent",
)  # fmt: skip
def easy_agreement(facts: ReviewFacts) -> Iterator[Found]:
    """No difference anywhere, and no challenge either."""
    signs = {LEANS[view.value] > 0 for view in facts.recommendations}
    if len(facts.recommendations) < 2 or len(signs) != 1:
        return
    if not facts.challenges and not any(facts.spreads.values()):
        yield Found(session_of(facts), "session", "challenges")


@rule(
    "R-19", Severity.NUDGE, Habit.CANDOUR,
    "Recruiter, what question is the manager not asking?",
    "{name} has put no challenge in this review.",
    "article S12, S29",
)  # fmt: skip
def quiet_recruiter(facts: ReviewFacts) -> Iterator[Found]:
    """No challenge of the recruiter once its section was begun; louder when it is so for K reviews in a row."""
    recruiter, k = facts.pair.recruiter_id, facts.look.limit("K")
    if any(challenge.from_id == recruiter for challenge in facts.challenges):
        return
    if not (facts.reached("challenge") or facts.at_decide):
        return
    values = {"name": facts.name(recruiter), "k": k}
    if facts.quiet + 1 >= k:
        why = "{name} has put no challenge in the last {k} reviews of this pair."
        yield Found(
            session_of(facts), "session", "challenges", values, severity=Severity.WARN, why=why if k > 1 else ""
        )
    else:
        yield Found(session_of(facts), "session", "challenges", values)


@rule(
    "R-20", Severity.WARN, Habit.CANDOUR,
    "Two questions remain: is this what the team wanted, and does it add to where you are going?",
    "one of the two has no answer, and the decision is on the table.",
    "article S30–31",
)  # fmt: skip
def open_questions(facts: ReviewFacts) -> Iterator[Found]:
    """The two questions about the brief, unanswered when it comes to deciding."""
    left = [key for key in ("matchesBrief", "addsToDirection") if not facts.has_answer(key)]
    if facts.at_decide and left:
        yield Found(session_of(facts), "session", left[0])


@rule(
    "R-36", Severity.NUDGE, Habit.CANDOUR,
    "{name} referred this person and also judges them; add a second view.",
    "who referred the candidate is among those who rate or decide.",
    "HD",
)  # fmt: skip
def judge_and_referrer(facts: ReviewFacts) -> Iterator[Found]:
    """The referrer rates, or owns the decision."""
    referrer = facts.candidate.referrer_id
    if referrer is not None and (referrer in facts.raters or referrer == facts.owner_id):
        yield Found(facts.candidate, "candidate", "decision", {"name": facts.name(referrer)})


@rule(
    "R-38", Severity.NUDGE, Habit.CANDOUR,
    "Two minutes for a {d}-point gap; take the challenge round first.",
    "the decision comes {seconds} seconds after the reveal.",
    "[NOISE]",
)  # fmt: skip
def quick_decision(facts: ReviewFacts) -> Iterator[Found]:
    """A decision made, or chosen, within two minutes of a reveal that showed a gap."""
    widest = max(facts.spreads.values(), default=0)
    if facts.revealed_at is None or facts.value is None or widest < facts.look.limit("SPREAD"):
        return
    made = facts.decision.made_at if facts.decision is not None else None
    took = (made or facts.look.now) - facts.revealed_at
    if timedelta() <= took < QUICK:
        values = {"d": widest, "seconds": int(took.total_seconds())}
        yield Found(facts.decision or facts.candidate, _kind(facts), "decision", values)


@rule(
    "R-39", Severity.NUDGE, Habit.CANDOUR,
    "You scored different things, so your agreement cannot be checked.",
    "both of you rated {k} of {n} musts.",
    "§D4",
)  # fmt: skip
def nothing_in_common(facts: ReviewFacts) -> Iterator[Found]:
    """Recruiter and manager both rated, but fewer than half of the musts in common."""
    rated = facts.by_rater()
    both = [{r.criterion_id for r in rated.get(seat, ())} for seat in (facts.pair.recruiter_id, facts.pair.manager_id)]
    if not facts.musts or not all(both):
        return
    k = sum(must.id in both[0] and must.id in both[1] for must in facts.musts)
    if 2 * k < len(facts.musts):
        yield Found(session_of(facts), "session", "reveal", {"k": k, "n": len(facts.musts)})


GATE = not_everybody_sealed

RULES = (
    unspoken_gap, manager_spoke_first, lost_dissent, easy_agreement, quiet_recruiter, open_questions,
    judge_and_referrer, quick_decision, nothing_in_common,
)  # fmt: skip
