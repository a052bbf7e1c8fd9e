"""Rules about who decides, who sets pay, and what candidates hear of it (METHOD C.1: I-10 to I-14)."""

from __future__ import annotations

from collections.abc import Iterator

from hirepair_desktop.coaching.prompt import Act, Severity
from hirepair_desktop.coaching.role_facts import RoleFacts
from hirepair_desktop.coaching.rule import Found, few, rule
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import PayShared
from hirepair_desktop.model.pay_places import find_place
from hirepair_desktop.model.word_count import words
from hirepair_desktop.text import _, money_range

LIMITS_WORDS = 8
"""METHOD I-11."""

WIDE = 0.5
"""METHOD I-13: the range is wide when it is more than half of its lower end."""


@rule(
    "I-10", Severity.BLOCK, Habit.FREEDOM,
    "Name the one person who decides before anyone is interviewed.",
    "nobody is named yet. You can lock with a reason.",
    "[RAPID]",
    act=Act.LOCK,
)  # fmt: skip
def nobody_decides(facts: RoleFacts) -> Iterator[Found]:
    """No decision owner."""
    if facts.role.decision_owner_id is None:
        yield Found(facts.role, "role", "decisionOwner")


@rule(
    "I-11", Severity.WARN, Habit.FREEDOM,
    "The decision sits outside this partnership; write why and what you still own.",
    "neither of you decides, and the limits of the organisation have fewer than {least} words.",
    "article S19",
)  # fmt: skip
def decided_elsewhere(facts: RoleFacts) -> Iterator[Found]:
    """The decision owner is neither of the pair, and nobody wrote why."""
    owner = facts.role.decision_owner_id
    if owner is not None and owner not in facts.seats and words(facts.text("limits")) < LIMITS_WORDS:
        yield Found(facts.role, "role", "limits", {"least": LIMITS_WORDS})


@rule(
    "I-12", Severity.BLOCK, Habit.FREEDOM,
    "Agree who sets pay and the range now, while it is about the work and not a person.",
    "who sets pay is open. You can lock with a reason.",
    "article S21, [EU970]",
    act=Act.LOCK,
)  # fmt: skip
def pay_open(facts: RoleFacts) -> Iterator[Found]:
    """No pay owner (one person, or the pair), no range, or a range upside down."""
    role = facts.role
    if role.pay_owner_id is None and not role.pay_by_pair:
        yield Found(role, "role", "payOwner")
    elif role.pay_min is None or role.pay_max is None:
        yield Found(role, "role", "payRange", why="the range has an open end. You can lock with a reason.")
    elif role.pay_min > role.pay_max:
        yield Found(role, "role", "payRange", why="the range is upside down. You can lock with a reason.")


@rule(
    "I-13", Severity.NUDGE, Habit.FREEDOM,
    "A range this wide tells candidates little; narrow it or say what moves pay.",
    "{range} is {percent} % wide, more than {most} % of its lower end.",
    "[USPAY: over-wide ranges criticised]; 50 % HD",
)  # fmt: skip
def wide_range(facts: RoleFacts) -> Iterator[Found]:
    """A range so wide that it says little."""
    role = facts.role
    if role.pay_min is None or role.pay_max is None or role.pay_min <= 0:
        return
    width = (role.pay_max - role.pay_min) / role.pay_min
    if width > WIDE:
        pay = money_range(role.pay_min, role.pay_max, role.pay_currency)
        values = {"range": pay, "percent": round(100 * width), "most": round(100 * WIDE)}
        yield Found(role, "role", "payRange", values)


@rule(
    "I-14", Severity.WARN, Habit.CANDOUR,
    "Check the law for {places}: many require the range in the advert or before the interview.",
    "candidates would hear the range on request only. The list is an aid; check locally.",
    "[EU970][USPAY]",
)  # fmt: skip
def range_kept_back(facts: RoleFacts) -> Iterator[Found]:
    """The range is not told, or only on request where a law may ask for more."""
    shared, named_places = facts.role.pay_shared, [words for words in facts.role.jurisdictions if words.strip()]
    found = [find_place(facts.places, words) for words in named_places]
    listed = list(dict.fromkeys(place.name for place in found if place is not None))
    if shared is PayShared.NO:
        places = few(listed or named_places) or _("the places where the work is done")
        why = "candidates would not hear the range at all. The list of places is an aid; check locally."
        yield Found(facts.role, "role", "paySharing", {"places": places}, why=why)
    elif shared is PayShared.ON_REQUEST and listed:
        yield Found(facts.role, "role", "paySharing", {"places": few(listed)})


RULES = (nobody_decides, decided_elsewhere, pay_open, wide_range, range_kept_back)
