"""The revealed ratings as the matrix shows them: widest spread first, sealed values frozen."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Criterion, Rating, Role
from hirepair_desktop.model.kinds import RatingState, Tier
from hirepair_desktop.model.reviewing import ratings_of, recommendations_of
from hirepair_desktop.ui.kind_words import tier_words
from hirepair_desktop.ui.review.review_page import Review
from hirepair_desktop.ui.review.words import verdict_words
from hirepair_desktop.ui.widgets.reveal_matrix import MatrixCell, MatrixPerson, MatrixRow
from hirepair_desktop.ui.workspace import MAN, REC, Who


@dataclass(frozen=True)
class Revealed:
    """Everything the matrix wants: people in their order, rows, and who would hire."""

    people: tuple[MatrixPerson, ...]
    rows: tuple[MatrixRow, ...]
    hire: dict[str, str]


def raters_of(s: Block, review: Review) -> list[Who]:
    """Who sealed something: recruiter, manager, then the others by name."""
    ids = {rating.rater_id for rating in ratings_of(s, review.session_id, review.candidate_id)}
    ids |= {view.rater_id for view in recommendations_of(s, review.session_id, review.candidate_id)}
    found = [review.who(s, person_id) for person_id in ids]
    place = {REC: 0, MAN: 1}
    return sorted(found, key=lambda who: (place.get(who.side, 2), who.name, who.id))


def read_matrix(s: Block, review: Review) -> Revealed:
    """The ratings of a review; empty before the reveal. What was not in a rater's stages was not asked of them."""
    ratings = ratings_of(s, review.session_id, review.candidate_id)
    by_criterion: dict[str, dict[str, MatrixCell]] = {}
    for rating in ratings:
        by_criterion.setdefault(rating.criterion_id, {})[rating.rater_id] = _cell(rating)
    role = s.get_one(Role, review.role_id)
    shown = [c for c in role.criteria if c.retired_at is None or c.id in by_criterion]
    people = raters_of(s, review)
    dashes = {who.id: MatrixCell(state="not_asked") for who in people}
    hire = {
        view.rater_id: verdict_words(view.value)
        for view in recommendations_of(s, review.session_id, review.candidate_id)
    }
    return Revealed(
        tuple(MatrixPerson(who.id, who.name, who.side) for who in people),
        tuple(MatrixRow(c.id, c.label, _note(c), {**dashes, **by_criterion.get(c.id, {})}) for c in shown),
        hire,
    )


def _note(criterion: Criterion) -> str:
    return "" if criterion.tier is Tier.MUST else tier_words(criterion.tier)


def _cell(rating: Rating) -> MatrixCell:
    value = rating.value or 0
    now = rating.revised_value or 0
    state = rating.state.value if rating.state is not RatingState.RATED else "rated"
    return MatrixCell(state=state, value=value, now=now if now != value else 0, evidence=rating.evidence)
