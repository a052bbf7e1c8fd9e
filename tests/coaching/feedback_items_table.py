"""The table of the rules about single items: F-01 to F-10, F-20, F-24, F-27, F-28."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hirepair_desktop.model.kinds import Topic
from hirepair_desktop.model.word_matching import WordLists
from tests.coaching.feedback_cases import BETTER, KEEP, asked, both_ways, item, kept, says, so_many
from tests.coaching.table import AMARA, PRIYA, TODAY, Case, both, of

WHEN = "When and where was it? One real moment beats a pattern."
TRAIT = "Describe what was done, not who they are."
EFFECT = "What did it lead to, and for whom?"
NEXT_TIME = "What would you like next time?"
WHY = "Say why you bring this up; it helps the point land."
BLAME = "This line blames; try “I saw… it led to… could we…”."
OLD = "A month old: why now, and is it still true?"
ONE = "Pick the one that would help most."
NAME_IT = "Name what they did, so they can do it again."
SECOND_HAND = "Second-hand: did you see it yourself?"
OTHERS = "This is about someone else; what about your own partnership?"
FRESH = "Fresh reason, please; a copied one sounds hollow."
TRAITS_OUT = "Leave personal traits out; speak about the work."


def impersonal(about: str) -> dict[str, str]:
    """Texts in which neither of the two occurs."""
    return {
        "headline": "", "situation": "The first call on Tuesday at nine", "behaviour": f"{about} waited for nine days",
        "impact": "It led to a mail that said no", "ask": "A line within two days, please", "care": "It matters to all",
    }  # fmt: skip


def asks(n: int, giver=AMARA):
    """So many asks, each with a reason of its own, and something kept from each."""
    topics = (Topic.SPEED, Topic.INTERVIEWING, Topic.AVAILABILITY, Topic.LISTENING)
    hard = [item(giver, BETTER, topic) for topic in topics[:n]]
    return says(*hard, item(AMARA, KEEP, Topic.OTHER), item(PRIYA, KEEP, Topic.PITCH))


def without_lists(facts) -> None:
    """A look in a language that has no lists."""
    facts.look = replace(facts.look, words=WordLists("de", {}))


SPEAKS = [
    Case("F-01", "no day", of(kept, happened_on=None), (WHEN,)),
    Case("F-01", "four words", of(kept, situation=so_many(4)), (WHEN,)),
    Case("F-02", "you are", of(asked, behaviour="You are careless with candidates who wait for us"), (TRAIT,)),
    Case("F-03", "four words", of(kept, impact=so_many(4)), (EFFECT,)),
    Case("F-04", "three words", of(asked, ask=so_many(3)), (NEXT_TIME,)),
    Case("F-05", "three words", of(asked, care=so_many(3)), (WHY,)),
    Case("F-06", "in the act", of(asked, behaviour="You always mess up the brief before a call"), (BLAME,)),
    Case("F-06", "in the answer", of(asked, response_reason="You should have told me on the day"), (BLAME,)),
    Case("F-07", "always, in the same words", of(asked, behaviour="You always mess up the brief before a call"),
         ("“always” is rarely true and easy to argue with; give one case.",)),
    Case("F-07", "never", of(asked, impact="You never reply, and so they wait for days"),
         ("“never” is rarely true and easy to argue with; give one case.",)),
    Case("F-08", "31 days", of(kept, happened_on=TODAY - timedelta(days=31)), (OLD,)),
    Case("F-09", "four", asks(4), (ONE,)),
    Case("F-10", "five words", of(kept, behaviour=so_many(5)), (NAME_IT,)),
    Case("F-20", "people say", of(asked, situation="People say it was on Tuesday at nine"), (SECOND_HAND,)),
    Case("F-24", "an alias", of(asked, **impersonal("K12")), (OTHERS,)),
    Case("F-24", "a hire", of(asked, **impersonal("Imani")), (OTHERS,)),
    Case("F-27", "the last one of a session before", of(kept, care="talk0002 B"), (FRESH,)),
    Case("F-27", "of the item before", says(*both_ways(care="Because your calls matter to me")), (FRESH,) * 3),
    Case("F-28", "husband", of(kept, impact="K12 told me that her husband is moving"), (TRAITS_OUT,)),
    Case("F-28", "in the thanks", of(kept, thanks="Thank you. At my age one forgets."), (TRAITS_OUT,)),
]  # fmt: skip

SILENT = [
    Case("F-01", "five words", of(kept, situation=so_many(5))),
    Case("F-02", "an answer in one line", of(asked, behaviour="When you answered her in one line she asked")),
    Case("F-02", "you are, outside the act", of(asked, care="You are the one they meet before all others")),
    Case("F-03", "five words", of(kept, impact=so_many(5))),
    Case("F-04", "four words", of(asked, ask=so_many(4))),
    Case("F-04", "an appreciation asks for nothing", of(kept, ask="")),
    Case("F-05", "four words", of(asked, care=so_many(4))),
    Case("F-05", "an appreciation needs no reason", of(kept, care="")),
    Case("F-06", "a change of brief", of(asked, behaviour="On Tuesday the brief changed twice; K11 got two versions")),
    Case("F-07", "in the thanks", of(kept, thanks="I never saw it that way.")),
    Case("F-08", "30 days", of(kept, happened_on=TODAY - timedelta(days=30))),
    Case("F-09", "three", asks(3)),
    Case("F-09", "three each way", both(asks(3), lambda facts: facts.items.extend(both_ways()[3:4]))),
    Case("F-10", "six words", of(kept, behaviour=so_many(6))),
    Case("F-10", "an ask is looked at otherwise", of(asked, behaviour=so_many(5))),
    Case("F-20", "seen", of(asked, situation="I saw it on Tuesday at nine")),
    Case("F-24", "you", of(asked, **{**impersonal("K12"), "ask": "Could you write within two days"})),
    Case("F-24", "nobody", of(asked, **impersonal("The release"))),
    Case("F-27", "no reason twice", says(*both_ways(care=""))),
    Case("F-28", "race condition", of(kept, impact="It found the race condition in the job")),
    Case("F-28", "no lists in this language", both(
        of(kept, impact="K12 told me that her husband is moving"), without_lists)),
]  # fmt: skip
