"""What the full check-in summary holds after its page: scores then and now, lessons, staying, thanks, earlier days."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.check_in import LATE_DAYS, RATED_FROM
from hirepair_desktop.model.kinds import HireAgain
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.check_in_data import CheckInFacts
from hirepair_desktop.reports.compose import (
    FULL,
    day_words,
    led,
    said,
    said_or_open,
    section,
    signed,
    small,
    still_open,
    table,
)
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.records import closing
from hirepair_desktop.text import _

FIT = FULL
AGAIN = {
    HireAgain.YES: _("{name} would hire again."),
    HireAgain.UNSURE: _("{name} is unsure whether to hire again."),
    HireAgain.NO: _("{name} would not hire again."),
}


def check_in_rest(s: Block, facts: CheckInFacts) -> list[blocks.Block]:
    """Everything the page has no room for, and what only the two read."""
    parts: list[blocks.Block | None] = [
        section(_("What our ratings said"), _ratings(facts), FIT, rule="strong", notes=[
            small(_("To learn about our interviews, never to grade the person.")),
        ]),
        section(_("The intake should have said"), _known(facts), FIT),
        section(_("Staying"), _staying(facts), FIT) if facts.talk.day in LATE_DAYS else None,
        section(_("Choosing again"), _again(facts), FIT) if facts.talk.day >= RATED_FROM else None,
        section(_("Thanks"), _thanks(facts), FIT),
        section(_("Earlier talks"), _earlier(facts), FIT),
        *closing(s, facts.session, facts.people, FIT),
    ]  # fmt: skip
    return [part for part in parts if part is not None]


def _ratings(facts: CheckInFacts) -> list[blocks.Block]:
    if facts.talk.day < RATED_FROM:
        return [said(_("Looked at from day {n} on.").format(n=RATED_FROM), kind("body", "ink2"))]
    if not facts.sealed:
        return [said(_("Nobody was rated before the hire."), kind("body", "ink2"))]
    people = facts.people
    now = {note["criterion_id"]: note for note in facts.talk.criteria}
    heads = [small(_("Criterion")), *(small(people.first(person)) for person in people.pair),
             small(_("Others")), small(_("Seen now")), small(_("What it says about our interview"))]  # fmt: skip
    rows = []
    for line in facts.sealed:
        others = sorted(value for person, value in line.values if person not in people.pair)
        kept = now.get(line.criterion_id)
        seen = kept["now_value"] if kept is not None else None
        rows.append(
            [
                said(line.label),
                *(_value(line.of(person)) for person in people.pair),
                said(", ".join(map(str, others)) or "–"),
                _value(seen),
                said(kept["note"], kind("body", "ink2")) if kept is not None and kept["note"] else small(""),
            ]
        )
    return [table(heads, rows, (110, 38, 38, 32, 34, 0), FIT)]


def _value(value: int | None) -> blocks.Block:
    return said(str(value) if value is not None else "–", strong() if value is not None else kind("body", "ink2"))


def _known(facts: CheckInFacts) -> list[blocks.Block]:
    words = facts.talk.knew_then.strip()
    return [said(words) if words else said(_("Nothing was noted."), kind("body", "ink2"))]


def _staying(facts: CheckInFacts) -> list[blocks.Block]:
    if facts.talk.stay_answer.strip() and not facts.quoted:
        return [said(_("Answered, and not to be quoted."), kind("body", "ink2"))]
    return [said_or_open(facts.talk.stay_answer, _("what would make them stay"))]


def _again(facts: CheckInFacts) -> list[blocks.Block]:
    manager, again = facts.people.manager, facts.talk.would_hire_again
    lines: list[blocks.Block] = []
    if again is not None:
        words = AGAIN[again].format(name=facts.people.first(manager))
        lines.append(signed(facts.people.side(manager), words))
    elif facts.talk.day in LATE_DAYS:
        lines.append(still_open(_("whether one would hire again")))
    chooses = facts.talk.hire_would_choose_again
    if chooses is None:
        lines.append(still_open(_("whether they would choose this again")))
    elif not facts.quoted:
        lines.append(said(_("Their own answer is not to be quoted."), kind("body", "ink2")))
    else:
        words = _("{name} would choose us again.") if chooses else _("{name} would not choose us again.")
        lines.append(signed("other", words.format(name=facts.called)))
    return lines


def _thanks(facts: CheckInFacts) -> list[blocks.Block]:
    people = facts.people
    lines: list[blocks.Block] = [
        signed(people.side(made.from_id), _("{one} to {other}: {words}").format(
            one=people.first(made.from_id), other=people.name(made.to_id), words=made.text.strip()))
        for made in facts.thanks
    ]  # fmt: skip
    told = {made.to_id for made in facts.thanks}
    lines += [
        signed(people.side(people.recruiter), _("{one} thanked {other}.").format(
            one=people.first(people.recruiter), other=people.name(person)))
        for person in facts.talk.thanked if person not in told
    ]  # fmt: skip
    return lines or [said(_("Nobody was thanked in this talk."), kind("body", "ink2"))]


def _earlier(facts: CheckInFacts) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for talk in facts.earlier:
        head = _("Day {n}, {day}:").format(n=talk.day, day=day_words(talk.held_on, facts.session.started_at))
        parts = [part for part in (talk.celebrate.strip(), talk.support_given.strip()) if part]
        lines += [led(head, " ".join(parts) or _("nothing was written")), blocks.Space(3)]
    return lines or [said(_("This was the first."), kind("body", "ink2"))]
