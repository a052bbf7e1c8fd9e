"""Rules about the two at the table: who challenges, who writes, who promises (METHOD C.1: I-16, I-17, I-18, I-30)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hirepair_desktop.coaching.prompt import Severity
from hirepair_desktop.coaching.role_facts import RoleFacts
from hirepair_desktop.coaching.rule import Found, rule
from hirepair_desktop.model.brief import SHARED
from hirepair_desktop.model.form import Habit

ONE_SIDED = 0.8
"""METHOD I-18: more than this share of the letters by one of the two."""

ENOUGH_LETTERS = 200
"""METHOD I-18: below that nobody wrote much."""

UNEVEN_PROMISES = 3
"""METHOD I-30."""


def _unchallenged(facts: RoleFacts, person_id: str) -> bool:
    """Whether somebody reached the last section without a challenge, or a line on why there is none (A.1)."""
    why_none = {entry.person_id for entry in facts.entries.get("noChallenge", ()) if entry.text.strip()}
    return facts.reached("commit") and person_id not in facts.challengers | why_none


@rule(
    "I-16", Severity.NUDGE, Habit.CANDOUR,
    "Recruiter: what in this brief would you change if it were your team?",
    "the last section has begun, and the recruiter has put no challenge.",
    "article S27",
)  # fmt: skip
def recruiter_unheard(facts: RoleFacts) -> Iterator[Found]:
    """The recruiter has challenged nothing."""
    if _unchallenged(facts, facts.pair.recruiter_id):
        yield Found(facts.role, "role", "challenges")


@rule(
    "I-17", Severity.NUDGE, Habit.CANDOUR,
    "Manager: what in the sourcing plan or pitch do you doubt?",
    "the last section has begun, and the manager has put no challenge.",
    "article S33–35",
)  # fmt: skip
def manager_unheard(facts: RoleFacts) -> Iterator[Found]:
    """The manager has challenged nothing."""
    if _unchallenged(facts, facts.pair.manager_id):
        yield Found(facts.role, "role", "challenges")


def letters(facts: RoleFacts) -> Counter[str]:
    """How many letters each person has in what belongs to both: the answers they share, and criteria by whoever
    raised them. Other parts do not keep who wrote them."""
    count: Counter[str] = Counter()
    for key in SHARED & facts.entries.keys():
        entry = facts.said(key)
        if entry is not None and not entry.proposed:
            count[entry.person_id] += len(entry.text.strip())
    for made in facts.live:
        if made.raised_by:
            texts = (made.label, made.definition, *(str(words) for words in made.anchors.values()))
            count[made.raised_by] += sum(len(text.strip()) for text in texts)
    return count


@rule(
    "I-18", Severity.NUDGE, Habit.EMPATHY,
    "One of you wrote nearly all of it; swap the keyboard for the next section.",
    "{percent} % of the letters in what belongs to both are the recruiter's.",
    "article S01; HD",
)  # fmt: skip
def one_keyboard(facts: RoleFacts) -> Iterator[Found]:
    """One of the two wrote nearly everything that belongs to both."""
    count = letters(facts)
    total = count.total()
    if total < ENOUGH_LETTERS:
        return
    share = {person: count[person] / total for person in facts.seats if count[person] > ONE_SIDED * total}
    for person, part in share.items():
        why = "" if person == facts.pair.recruiter_id else (
            "{percent} % of the letters in what belongs to both are the hiring manager's."
        )  # fmt: skip
        yield Found(facts.role, "role", "", {"percent": round(100 * part)}, why=why)


@rule(
    "I-30", Severity.NUDGE, Habit.EMPATHY,
    "Promises should run both ways; one side has {n}, the other {m}.",
    "the recruiter promises {n}, the hiring manager {m}.",
    "[LEVER-SLA]",
)  # fmt: skip
def one_way_promises(facts: RoleFacts) -> Iterator[Found]:
    """One side promises nothing, or much less than the other."""
    count = Counter(promise.from_id for promise in facts.promises if promise.text.strip())
    n, m = count[facts.pair.recruiter_id], count[facts.pair.manager_id]
    asked = bool(facts.promises) or facts.asks("together")
    if asked and (min(n, m) == 0 or abs(n - m) >= UNEVEN_PROMISES):
        yield Found(facts.role, "role", "slaR" if n <= m else "slaM", {"n": n, "m": m})


RULES = (recruiter_unheard, manager_unheard, one_keyboard, one_way_promises)
