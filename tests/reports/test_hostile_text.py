"""Anybody's text is printed as it was written: no mark-up is read, nothing breaks, time stays linear."""

from __future__ import annotations

import pytest

from hirepair_desktop import model as m
from hirepair_desktop.reports import PrintOptions, file_name
from tests.reports.reading import letters, letters_of, pages, printed, words_of
from tests.reports.world import World

HOSTILE = [
    "<b>bold & unclosed", "&xxe; &amp; &#60;", '<img src="/etc/passwd"/>', '<a href="javascript:alert(1)">x</a>',
    "<font color=\"[[[getattr(pow,Word('__globals__'))['os'].system('id')]]]\">x</font>", "<para><onDraw name='f'/>",
    "=cmd|' /C calc'!A0", "'; DROP TABLE session; --", "%s%n%x {0.__class__} {name}", "../../etc/passwd", "CON",
    "\\u202e (\\) ) ( <</Type /Catalog>> endstream endobj", "AND OR NOT NEAR(a b) \"quoted",
]  # fmt: skip


def _put(world: World, words: str) -> None:
    """Into every text of the three sessions that people type."""
    with world.store.write() as s:
        for entry in s.query(m.Entry):
            entry.text = words
        for item in s.query(m.Feedback):
            item.headline = item.behaviour = item.impact = item.ask = item.care = words
            item.situation = item.thanks = item.response_reason = words
        for rating in s.query(m.Rating):
            rating.evidence = words
        decision = s.query(m.Decision).one()
        decision.rationale = words
        for criterion in s.query(m.Criterion):
            criterion.label = words
        for commitment in s.query(m.Commitment):
            commitment.text = words
        for role in s.query(m.Role):
            role.title = words
        s.query(m.BriefVersion).delete()


@pytest.mark.parametrize("words", HOSTILE)
def test_mark_up_is_printed_literally(own_world: World, words: str) -> None:
    _put(own_world, words)
    ids = (own_world.intake, own_world.debrief, own_world.feedback)
    found = [letters(words) in letters_of(printed(own_world, key, detail="full")) for key in ids]
    assert found == [True, True, True]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_page_stays_one_page(own_world: World, words: str) -> None:
    _put(own_world, words * 40)
    ids = (own_world.intake, own_world.debrief, own_world.feedback)
    assert [pages(printed(own_world, key)) for key in ids] == [1, 1, 1]


def test_control_characters_are_left_out(own_world: World) -> None:
    _put(own_world, "be\x07fore\x1b[31m af\x0bter\x7f")
    assert "before[31m after" in words_of(printed(own_world, own_world.debrief, detail="full"))


def test_text_that_turns_direction_turns_nothing(own_world: World) -> None:
    _put(own_world, "safe \u202egnp.exe\u202c \u2067end\u2069")
    assert "safe gnp.exe end" in words_of(printed(own_world, own_world.debrief, detail="full"))


def test_letter_with_five_thousand_marks_does_not_climb_over_the_page(own_world: World) -> None:
    _put(own_world, "e" + "\u0301\u0323" * 2500 + " after")
    assert "after" in words_of(printed(own_world, own_world.debrief, detail="full"))


def test_word_of_fifty_thousand_letters_is_broken_and_printed_whole(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Decision).one().rationale = "x" * 50_000
    words = letters_of(printed(own_world, own_world.debrief, detail="full"))
    assert max(len(run) for run in words.replace("x" * 40, "\n" + "x" * 40).split("\n")) < 50_000
    assert words.count("x") >= 100_000  # on the page and in the list of decisions


MILLION = "word " * 200_000


def _million(world: World) -> None:
    with world.store.write() as s:
        s.query(m.Decision).one().rationale = MILLION


def test_million_letters_are_shortened_on_the_page_with_the_count(own_world: World) -> None:
    _million(own_world)
    pdf = printed(own_world, own_world.debrief)
    assert pages(pdf) == 1
    assert "in full" in words_of(pdf)


def test_million_letters_are_all_printed_in_full(own_world: World) -> None:
    _million(own_world)
    assert words_of(printed(own_world, own_world.debrief, detail="full")).count("word") >= 400_000


def test_file_name_takes_no_separators(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Candidate).one().name = '../../a:b\\c*"<>|\x00\u202e?' + "n" * 5000
    with own_world.store.read() as s:
        name = file_name(s, own_world.debrief, PrintOptions(names=True))
    assert (set('/\\:*?"<>|\x00\u202e') & set(name), len(name) < 200) == (set(), True)
