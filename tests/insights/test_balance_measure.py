"""Feedback balance as a measure (METHOD D1): both ways, lately and ever, with tones and topics."""

from __future__ import annotations

from datetime import date

from hirepair_desktop.insights.asked import PARTNERSHIP, Scope
from hirepair_desktop.insights.balance import TO_MANAGER, TO_RECRUITER, Item, Talk, balance_of
from hirepair_desktop.model.kinds import Tone, Topic

PAIR = Scope(PARTNERSHIP, "P")


def talk(n: int, *ways: str, tone: Tone = Tone.CONSTRUCTIVE, topic: Topic = Topic.PITCH, pair: str = "P") -> Talk:
    items = tuple(Item(f"F{n}{i}", f"S{n}", way, tone, topic) for i, way in enumerate(ways))
    return Talk(f"S{n}", pair, date(2026, 6, n), items)


def test_the_last_sessions_are_told_apart_from_all_time():
    talks = [talk(1, TO_MANAGER, TO_MANAGER), talk(2, TO_MANAGER), talk(3, TO_RECRUITER)]
    here = balance_of(PAIR, talks, last=2).detail
    assert (here[TO_MANAGER], here[TO_RECRUITER]) == (3, 1)
    assert here["last"] == {"sessions": 2, TO_MANAGER: 1, TO_RECRUITER: 1, "balance": 1.0}


def test_the_last_sessions_of_all_are_those_of_each_pair():
    talks = [talk(1, TO_MANAGER), talk(2, TO_MANAGER), talk(3, TO_RECRUITER, pair="Q")]
    assert balance_of(Scope("all"), talks, last=1).detail["last"][TO_MANAGER] == 1


def test_one_way_is_nought_and_not_withheld():
    one = balance_of(PAIR, [talk(1, TO_RECRUITER)], last=3)
    assert (one.value, one.withheld) == (0.0, None)


def test_nothing_said_has_no_balance():
    one = balance_of(PAIR, [talk(1)], last=3)
    assert (one.value, one.withheld) == (None, "No balance: nothing was said either way.")


def test_the_two_tones_are_counted_for_each_way():
    talks = [talk(1, TO_MANAGER, tone=Tone.APPRECIATION), talk(2, TO_MANAGER, TO_MANAGER)]
    assert balance_of(PAIR, talks, last=3).detail["tones"][TO_MANAGER] == {"appreciation": 1, "constructive": 2}


def test_the_topics_of_the_article_are_listed_even_when_unused():
    topics = balance_of(PAIR, [talk(1, TO_MANAGER, topic=Topic.SPEED)], last=3).detail["topics"]
    assert [(each["topic"], each["last"]) for each in topics] == [
        ("pitch", None), ("company_story", None), ("sourcing", None), ("candidate_comms", None),
        ("speed", "2026-06-01"),
    ]  # fmt: skip
