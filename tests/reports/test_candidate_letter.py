"""The candidate-safe letter: what was marked to be told; no rating, no other name, no pay; policy; what keeps it in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from hirepair_desktop import model as m
from hirepair_desktop.model import kinds as k
from hirepair_desktop.model.settings import CANDIDATE_FEEDBACK, OFF, put_setting
from hirepair_desktop.reports import MayNotGoOutError, PrintOptions, letter_file_name, letter_pdf
from tests.reports.reading import in_order, pages, reader, words_of
from tests.reports.world import World

LETTER = [
    "Harbour & Pine", "1 July 2026", "Thank you for your time, K02",
    "About your interviews for Senior Backend Engineer, Payments",
    "We will not go on with your application for this role. You met us two times", "you should know why, plainly.",
    "What we valued", "You took a fault apart from log to fix.",
    "What this role also needs", "Agreed before we met anyone, on 3 June 2026", "Say what happens on the second file.",
    "What happens now", "A call if wanted.", "Amara Okafor", "Recruiter, Harbour & Pine",
    "This letter holds what was marked to be told to you.", "Page 1 of 1",
]  # fmt: skip


def candidate_of(world: World) -> m.Candidate:
    with world.store.read() as s:
        return s.scalars(select(m.Candidate).where(m.Candidate.alias == "K02")).one()


def letter(world: World, **options: Any) -> bytes:
    candidate = candidate_of(world)
    with world.store.read() as s:
        return letter_pdf(s, candidate.id, PrintOptions(**{"today": date(2026, 7, 2), **options}))


def talks(world: World, n: int = 2) -> None:
    """So many talks, after the brief was agreed."""
    with world.store.write() as s:
        candidate = s.scalars(select(m.Candidate)).one()
        candidate.role.first_rated_at = datetime(2026, 6, 17, 9, tzinfo=UTC)
        for day in range(n):
            s.add(m.Interview(candidate_id=candidate.id, held_at=datetime(2026, 6, 17 + day, 9, tzinfo=UTC)))


def message(world: World, **values: Any) -> None:
    with world.store.write() as s:
        found = s.scalars(select(m.CandidateMessage)).one()
        for key, value in values.items():
            setattr(found, key, value)


def refusal(world: World, **options: Any) -> str:
    with pytest.raises(MayNotGoOutError) as held:
        letter(world, **options)
    return str(held.value)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_letter_stands_in_the_order_of_the_picture(own_world: World, paper: str) -> None:
    talks(own_world)
    words = words_of(letter(own_world, paper=paper))
    assert in_order(words, LETTER) == []


def test_a_talk_that_is_planned_is_not_one_they_had(own_world: World) -> None:
    talks(own_world)
    with own_world.store.write() as s:
        candidate = s.scalars(select(m.Candidate)).one()
        s.add(m.Interview(candidate_id=candidate.id, held_at=datetime(2026, 8, 17, 9, tzinfo=UTC)))
    assert "You met us two times" in words_of(letter(own_world))


def test_it_is_one_page(own_world: World) -> None:
    assert pages(letter(own_world)) == 1


def test_no_rating_no_reason_and_no_other_name_is_in_it(own_world: World) -> None:
    words = words_of(letter(own_world))
    inside = (
        "Priya", "Jonas", "Noor", "Reliable flows were 2", "evidence", "saw designs", "Would hire", "second case",
        "one more talk", "weighs flows", "Designs reliable payment flows",
    )  # fmt: skip
    assert [each for each in inside if each in words] == []


def test_no_pay_is_in_it(own_world: World) -> None:
    with own_world.store.write() as s:
        candidate = s.scalars(select(m.Candidate)).one()
        candidate.pay_hope = "€98k"
        s.add(m.Offer(candidate_id=candidate.id, amount=12_100_000, reason="Above for the launch.", note="Paid note"))
    words = words_of(letter(own_world))
    assert [each for each in ("121", "98k", "€", "Above for the launch.", "Paid note") if each in words] == []


def test_title_and_attributes_name_nobody(own_world: World) -> None:
    found = reader(letter(own_world, names=True)).metadata
    assert found is not None
    assert (found.title, found.author, found.subject) == ("Harbour & Pine", "", "")


def test_the_name_stands_in_place_of_the_alias_when_names_are_ticked(own_world: World) -> None:
    assert "Thank you for your time, Noor Haddad" in words_of(letter(own_world, names=True))


def test_the_message_of_the_decision_that_holds_is_taken(own_world: World) -> None:
    candidate = candidate_of(own_world)
    with own_world.store.write() as s:
        s.add(m.CandidateMessage(candidate_id=candidate.id, strengths=["Something of another day."], growth=[]))
    assert "Something of another day." not in words_of(letter(own_world))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (k.DecisionValue.HIRE, "We would like to go on with you, towards an offer."),
        (k.DecisionValue.HOLD, "We have not decided yet."),
        (k.DecisionValue.MORE_EVIDENCE, "We would like one more talk before we decide."),
    ],
)
def test_the_outcome_is_the_decision_that_holds(own_world: World, value: k.DecisionValue, said: str) -> None:
    with own_world.store.write() as s:
        s.scalars(select(m.Decision)).one().value = value
    assert said in words_of(letter(own_world))


def test_who_left_is_not_refused(own_world: World) -> None:
    with own_world.store.write() as s:
        s.scalars(select(m.Candidate)).one().status = k.CandidateStatus.WITHDRAWN
    assert "Your application for this role has ended." in words_of(letter(own_world))


def test_a_criterion_that_came_later_is_not_said_to_be_agreed_before(own_world: World) -> None:
    talks(own_world)
    with own_world.store.write() as s:
        s.scalars(select(m.Role)).one().first_rated_at = datetime(2026, 6, 1, 9, tzinfo=UTC)
    words = words_of(letter(own_world))
    assert "Agreed on 3 June 2026" in words and "before we met anyone" not in words


def test_a_point_that_rests_on_nothing_says_nothing_about_when_it_was_agreed(own_world: World) -> None:
    message(own_world, growth=[{"text": "Say what happens on the second file.", "criterion_id": None}])
    assert "Agreed" not in words_of(letter(own_world))


# The policy of no feedback


def test_with_feedback_off_it_is_outcome_and_thanks(own_world: World) -> None:
    talks(own_world)
    with own_world.store.write() as s:
        put_setting(s, CANDIDATE_FEEDBACK, OFF)
    words = words_of(letter(own_world))
    assert "You met us two times, and we thank you for it." in words and "What we valued" not in words
    assert "You took a fault apart" not in words and "Say what happens" not in words


def test_with_feedback_off_no_message_is_needed(own_world: World) -> None:
    with own_world.store.write() as s:
        put_setting(s, CANDIDATE_FEEDBACK, OFF)
        s.delete(s.scalars(select(m.CandidateMessage)).one())
    assert "We will not go on with your application for this role." in words_of(letter(own_world))


# What keeps it in


def test_nothing_decided_is_nothing_to_tell(own_world: World) -> None:
    with own_world.store.write() as s:
        s.delete(s.scalars(select(m.Decision)).one())
    assert refusal(own_world) == "Nothing is decided about K02 yet, so there is no letter. Decide first."


def test_nothing_written_is_said_with_what_to_do(own_world: World) -> None:
    message(own_world, strengths=[], growth=[], next_step=" ")
    assert refusal(own_world).startswith("Nothing is written for K02 yet. Write what they will hear in the review")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Jonas still uses your order of questions.", "Jonas"),
        ("You asked Priya’s question first.", "Priya"),
        ("K07 had drawn the second file.", "K07"),
        ("As Mira Solberg did, draw the second file.", "Mira Solberg"),
    ],
)
def test_the_name_of_somebody_else_keeps_it_in(own_world: World, words: str, named: str) -> None:
    candidate = candidate_of(own_world)
    with own_world.store.write() as s:
        s.add(m.Candidate(alias="K07", name="Mira Solberg", role_id=candidate.role_id, source=k.Source.APPLIED))
    message(own_world, strengths=[words])
    assert refusal(own_world).startswith(f"The letter would name {named}.")


def test_a_letter_that_nobody_signs_stays_in(own_world: World) -> None:
    message(own_world, owner_id=None)
    assert refusal(own_world).startswith("Nobody is chosen yet who tells K02.")


def test_no_reason_opens_it(own_world: World) -> None:
    message(own_world, strengths=["Jonas still uses your order of questions."])
    assert "Jonas" in refusal(own_world, reason="They know one another.")


def test_who_speaks_and_who_reads_may_be_named(own_world: World) -> None:
    message(own_world, next_step="Amara is free on Thursday if you would like to talk, Noor.")
    assert "Amara is free on Thursday" in words_of(letter(own_world))


def test_a_protected_trait_keeps_it_in(own_world: World) -> None:
    message(own_world, strengths=["You came back well after the pregnancy."])
    assert refusal(own_world).startswith("The coach holds this letter back: “pregnancy” may touch a protected trait")


def test_the_file_is_called_by_alias_and_day(own_world: World) -> None:
    candidate = candidate_of(own_world)
    with own_world.store.read() as s:
        assert letter_file_name(s, candidate.id) == "Letter K02 2026-07-01.pdf"


def test_without_a_send_mark_the_day_of_the_export_heads_it(own_world: World) -> None:
    message(own_world, sent_at=None)
    assert "24 November 2026" in words_of(letter(own_world, today=date(2026, 11, 24)))
