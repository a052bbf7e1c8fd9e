"""Rules about the offer and what the candidate is told (METHOD C.2: R-21, R-22, R-31 once it is over, R-32, R-34)."""

from __future__ import annotations

from collections.abc import Iterator

from hirepair_desktop.coaching.prompt import Act, Severity
from hirepair_desktop.coaching.review_facts import ReviewFacts
from hirepair_desktop.coaching.review_standing import UNTOLD, UNTOLD_WHY
from hirepair_desktop.coaching.rule import Found, named, rule
from hirepair_desktop.model.deciding import OFFER_WORDS, is_outside, pay_owners
from hirepair_desktop.model.feedback_links import working_days
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import DecisionValue
from hirepair_desktop.model.settings import CANDIDATE_FEEDBACK, OFF
from hirepair_desktop.model.word_count import words
from hirepair_desktop.text import local, money


@rule(
    "R-21", Severity.BLOCK, Habit.FREEDOM,
    "{amount} is outside the range you both set; write the job-related reason.",
    "an amount outside the range wants {least} words of reason before the offer is made.",
    "article S21",
    act=Act.SAVE_OFFER,
)  # fmt: skip
def outside_the_range(facts: ReviewFacts) -> Iterator[Found]:
    """An amount outside the range as it stood. Once the reason is there it is over.

    `deciding.make_offer` refuses one without its reason in the same words.
    """
    offer = facts.offer
    if offer is not None and is_outside(offer):
        values = {"amount": money(offer.amount, offer.currency), "least": OFFER_WORDS}
        yield Found(offer, "offer", "offer", values, over=words(offer.reason) >= OFFER_WORDS)


@rule(
    "R-22", Severity.BLOCK, Habit.FREEDOM,
    "Pay was yours to set; who changed it and why?",
    "somebody else than who sets pay has set the amount. A note on why makes it plain.",
    "article S20–21",
    act=Act.SAVE_OFFER,
)  # fmt: skip
def pay_set_by_another(facts: ReviewFacts) -> Iterator[Found]:
    """An amount that who sets pay did not set. Once a note says why it is over.

    `deciding.make_offer` refuses one without its note in the same words.
    """
    offer = facts.offer
    if offer is not None and offer.set_by not in pay_owners(facts.role):
        yield Found(offer, "offer", "offer", over=bool(offer.delegation_note.strip()))


@rule("R-31", Severity.WARN, Habit.EMPATHY, UNTOLD, UNTOLD_WHY, "article S40")
def told_late(facts: ReviewFacts) -> Iterator[Found]:
    """The message went out, and later than promised: what stands while it does not is a standing rule."""
    decision, message = facts.decision, facts.message
    if decision is None or decision.made_at is None or decision.value is DecisionValue.HOLD:
        return
    if message is None or message.sent_at is None:
        return
    first, day, most = local(decision.made_at).date(), local(message.sent_at).date(), facts.look.limit("MESSAGE_DAYS")
    if working_days(first, day) > most:
        values = {"alias": named(facts.candidate.alias), "n": (day - first).days, "most": most}
        yield Found(facts.candidate, "candidate", "message", values, over=True)


@rule(
    "R-32", Severity.WARN, Habit.CANDOUR,
    "Give one thing done well and one to work on.",
    "the message has {strengths} of the first kind and {growth} of the second.",
    "article S41",
)  # fmt: skip
def one_kind_only(facts: ReviewFacts) -> Iterator[Found]:
    """A message without a strength or without a growth point, where the house gives candidates reasons."""
    message = facts.message
    if message is None or facts.look.thresholds.get(CANDIDATE_FEEDBACK) == OFF:
        return
    strengths = sum(bool(text.strip()) for text in message.strengths)
    growth = sum(bool(point["text"].strip()) for point in message.growth)
    if not strengths or not growth:
        yield Found(message, "message", "message", {"strengths": strengths, "growth": growth})


@rule(
    "R-34", Severity.WARN, Habit.CANDOUR,
    "Link the point to something you agreed the job needs.",
    "“{text}” rests on no criterion.",
    "[SAFEFB]",
)  # fmt: skip
def unlinked_growth(facts: ReviewFacts) -> Iterator[Found]:
    """A growth point with no criterion under it; spoken about once a message."""
    points = facts.message.growth if facts.message is not None else []
    loose = [point["text"] for point in points if point["text"].strip() and not point["criterion_id"]]
    if facts.message is not None and loose:
        yield Found(facts.message, "message", "message", {"text": named(loose[0])})


RULES = (outside_the_range, pay_set_by_another, told_late, one_kind_only, unlinked_growth)

OF_MESSAGE = (one_kind_only, unlinked_growth)
"""The rules that look at a message wherever it was written, also after a shortlist."""
