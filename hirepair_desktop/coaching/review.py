"""The chapter of the review (METHOD C.2): what is said at its table, what stands always, what may not go out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching import rule
from hirepair_desktop.coaching.prompt import Act, Prompt, Where, in_order, stopping
from hirepair_desktop.coaching.review_decision import OF_DECISION
from hirepair_desktop.coaching.review_decision import RULES as DECISION
from hirepair_desktop.coaching.review_evidence import OF_VIEWS as EVIDENCE_OF_VIEWS
from hirepair_desktop.coaching.review_evidence import RULES as EVIDENCE
from hirepair_desktop.coaching.review_facts import ReviewFacts, Views
from hirepair_desktop.coaching.review_reading import REVIEWS, debrief_facts, session_notes, shortlist_facts
from hirepair_desktop.coaching.review_standing import RULES as STANDING
from hirepair_desktop.coaching.review_standing_reading import standing_facts
from hirepair_desktop.coaching.review_talk import GATE
from hirepair_desktop.coaching.review_talk import RULES as TALK
from hirepair_desktop.coaching.review_telling import OF_MESSAGE
from hirepair_desktop.coaching.review_telling import RULES as TELLING
from hirepair_desktop.coaching.review_words import OF_OFFER_AND_MESSAGE, OF_TABLE
from hirepair_desktop.coaching.review_words import OF_VIEWS as WORDS_OF_VIEWS
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Criterion, Rating, Recommendation, Session, ShortlistPick
from hirepair_desktop.model.kinds import SessionKind

OF_VIEWS = (*EVIDENCE_OF_VIEWS, *WORDS_OF_VIEWS)
"""R-01, R-02, R-04, R-15, R-28, R-29, R-30, R-40: what one person wrote, also behind the curtain."""

OF_SHORTLIST = (GATE, *OF_DECISION, *OF_MESSAGE)
"""What is asked of one profile of a shortlist review beside its words."""

OF_DEBRIEF = (GATE, *EVIDENCE, *TALK, *DECISION, *OF_DECISION, *TELLING)
"""What is asked of one candidate of a debrief beside its words."""


def about_debrief(s: Block, session: Session, look: Look, closed: bool) -> Iterator[Prompt]:
    """The session rules about one debrief."""
    for candidate in session.candidates:
        yield from in_debrief(debrief_facts(s, session, candidate, look), closed=closed)


def about_shortlist(s: Block, session: Session, look: Look, closed: bool) -> Iterator[Prompt]:
    """The session rules about one shortlist review: each profile, and what was said at the table."""
    for candidate in session.candidates:
        yield from in_shortlist(shortlist_facts(s, session, candidate, look), closed=closed)
    place = Where(role=session.role_id, partnership=session.partnership_id, session=session.id)
    yield from rule.prompts(OF_TABLE, session_notes(s, session, look), look, place, closed=closed)


def in_debrief(facts: ReviewFacts, *, closed: bool = False) -> Iterator[Prompt]:
    """What the rules say about one candidate of a debrief."""
    yield from _all(OF_DEBRIEF, facts, closed)


def in_shortlist(facts: ReviewFacts, *, closed: bool = False) -> Iterator[Prompt]:
    """What the rules say about one profile of a shortlist review."""
    yield from _all(OF_SHORTLIST, facts, closed)


def _all(rules: Iterable[rule.Rule[ReviewFacts]], facts: ReviewFacts, closed: bool) -> Iterator[Prompt]:
    look, place = facts.look, facts.where
    yield from rule.prompts(OF_VIEWS, facts, look, place, closed=closed)
    yield from rule.prompts(OF_OFFER_AND_MESSAGE, facts, look, place, closed=closed)
    yield from rule.prompts(rules, facts, look, place, closed=closed)


def standing(s: Block, look: Look) -> Iterator[Prompt]:
    """R-05, R-08, R-24, R-31 and R-37 about everybody."""
    yield from rule.prompts(STANDING, standing_facts(s, look), look, Where())


def draft_prompts(
    ratings: Sequence[Rating], recommendation: Recommendation | None, criteria: Sequence[Criterion], look: Look,
    where: Where, *, own: Collection[str] | None = None, others: Collection[str] = (),
) -> list[Prompt]:  # fmt: skip
    """What the rules say to one rater about their own page, behind the curtain (RELIABILITY D9).

    `ratings` and `recommendation` are made of the draft and belong to no workspace. Give a rating the id of its
    criterion: it is what the prompt is about, so what the writer sent away stays away. `criteria` are all on the
    page; `own` the ids of those the rater was asked about (R-40 is silent without), `others` the aliases of the
    other candidates of the role (R-15).
    """
    asked = {} if own is None else {rating.rater_id: frozenset(own) for rating in ratings}
    views = Views(
        look,
        ratings=ratings,
        recommendations=() if recommendation is None else (recommendation,),
        criteria=criteria,
        own=asked,
        others=frozenset(others),
    )
    return in_order(rule.prompts(OF_VIEWS, views, look, where))


def pick_prompts(picks: Sequence[ShortlistPick], aliases: Mapping[str, str], look: Look, where: Where) -> list[Prompt]:
    """What the rules say to one person about their own picks, behind the curtain: the words why (METHOD A.5, C.2).

    `picks` are made of the draft and belong to no workspace; `aliases` are those of the candidates of the role by
    id: for one pick every other one is somebody it may be compared with (R-15).
    """
    found: list[Prompt] = []
    for pick in picks:
        others = frozenset(alias for key, alias in aliases.items() if key != pick.candidate_id)
        place = replace(where, candidate=pick.candidate_id)
        found += rule.prompts(OF_VIEWS, Views(look, picks=(pick,), others=others), look, place)
    return in_order(found)


def export_stops(s: Block, session_id: str, look: Look) -> list[Prompt]:
    """What holds the summary of a review back until somebody says why it goes out (R-28); [] for other sittings.

    It is asked now, also of a review that is closed.
    """
    session = s.get_one(Session, session_id)
    if session.kind not in REVIEWS:
        return []
    ask = about_debrief if session.kind is SessionKind.DEBRIEF else about_shortlist
    return in_order(stopping(ask(s, session, look, False), Act.EXPORT))
