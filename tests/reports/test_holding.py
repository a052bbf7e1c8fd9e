"""What a block of the coach holds back: left out and named, out with a reason that is printed (R-28, METHOD E)."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session as Block

from hirepair_desktop import model as m
from hirepair_desktop.model.dismissing import dismiss
from hirepair_desktop.reports import HeldBackError, PrintOptions, may_go_out, session_pdf
from tests.reports.reading import in_order, pages, printed, words_of
from tests.reports.world import BEGUN, MUSTS, World

HUSBAND = "Drew the flow and said her husband is moving in June."
REASON = "The tribunal asked for the whole record."


def _rating(s: Block, world: World) -> m.Rating:
    """What the manager said of the first must."""
    must = s.query(m.Criterion).filter_by(label=MUSTS[0][0]).one()
    return s.query(m.Rating).filter_by(rater_id=world.manager, criterion_id=must.id).one()


@pytest.fixture
def held(own_world: World) -> World:
    """The debrief with a protected word in the evidence on the first must."""
    with own_world.store.write() as s:
        _rating(s, own_world).evidence = HUSBAND
    return own_world


def _why(world: World, **options: object) -> str | None:
    with world.store.read() as s:
        return may_go_out(s, world.debrief, PrintOptions(**options))  # type: ignore[arg-type]


def test_a_protected_word_is_named_with_its_place(held: World) -> None:
    sentence = _why(held) or ""
    wanted = ["holds this summary back", "K02, the evidence on “Designs reliable payment flows” (R-28)", "“husband”"]
    assert in_order(sentence, wanted) == []


def test_no_byte_is_made_of_it(held: World) -> None:
    with held.store.read() as s, pytest.raises(HeldBackError, match="write why it goes out"):
        session_pdf(s, held.debrief)


@pytest.mark.parametrize("reason", ["", "   "])
def test_blanks_are_no_reason(held: World, reason: str) -> None:
    assert _why(held, reason=reason) is not None


def test_a_reason_opens_it(held: World) -> None:
    assert _why(held, reason=REASON) is None


@pytest.mark.parametrize("detail", ["page", "full"])
def test_the_reason_is_printed_once(held: World, detail: str) -> None:
    words = words_of(printed(held, held.debrief, detail=detail, reason=REASON))
    assert words.count(f"A block of the coach (R-28) was opened for this export: {REASON}") == 1


def test_the_page_with_a_reason_is_one_page(held: World) -> None:
    assert pages(printed(held, held.debrief, reason=REASON)) == 1


def test_what_was_opened_in_the_session_holds_nothing_back(held: World) -> None:
    with held.store.write() as s:
        dismiss(s, "R-28", _rating(s, held).id, held.debrief, held.manager, BEGUN, "She asked us to note it.")
    assert _why(held) is None


def test_what_was_opened_in_the_session_is_printed_in_full(held: World) -> None:
    with held.store.write() as s:
        dismiss(s, "R-28", _rating(s, held).id, held.debrief, held.manager, BEGUN, "She asked us to note it.")
    words = words_of(printed(held, held.debrief, detail="full"))
    wanted = [
        "Prompts dismissed",
        "R-28 “husband” may touch",
        "Priya opened it, 3 Jun 2026",
        "She asked us to note it.",
    ]
    assert in_order(words, wanted) == []


def test_other_summaries_are_not_asked(held: World) -> None:
    with held.store.write() as s:
        s.query(m.Challenge).filter_by(session_id=held.intake).first().text = HUSBAND  # type: ignore[union-attr]
    with held.store.read() as s:
        assert may_go_out(s, held.intake, PrintOptions()) is None


def test_a_reason_that_opened_nothing_is_no_claim_of_a_block(world: World) -> None:
    words = words_of(printed(world, world.debrief, detail="full", reason=REASON))
    assert (f"Reason for this export {REASON}" in words, "A block of the coach" in words) == (True, False)
