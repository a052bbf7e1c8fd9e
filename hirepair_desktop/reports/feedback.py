"""Two-way feedback on one page, in the order of METHOD E."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hirepair_desktop.insights.topics import topic_inside
from hirepair_desktop.model import Commitment, Feedback
from hirepair_desktop.model.kinds import CommitmentStatus, Load, Permission, Response, Sealing, Tone
from hirepair_desktop.reports.blocks import WHOLE, Block, Bookmark, Parts, Row, Space, Stack
from hirepair_desktop.reports.compose import (
    Fit,
    columns,
    commitments,
    day_words,
    ended,
    lowered,
    said,
    section,
    sentences,
    signed,
    small,
    some,
    still_open,
    title_block,
)
from hirepair_desktop.reports.counting import counted
from hirepair_desktop.reports.feedback_data import FeedbackFacts, stands
from hirepair_desktop.reports.lines import Most, Text
from hirepair_desktop.reports.look import Type, kind, strong
from hirepair_desktop.reports.marks import Box, Rule, Side, Sign
from hirepair_desktop.reports.people import People
from hirepair_desktop.reports.records import signatures
from hirepair_desktop.reports.stand import Units
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, capitalised, ngettext

GUTTER = 26.0
"""Between the two columns of picture 13."""

LABELS = 52.0
TONES = {Tone.CONSTRUCTIVE: _("Could be better"), Tone.APPRECIATION: _("Keep doing")}
ANSWERED = {
    Response.ACCEPT: _("{name}: accepted."), Response.ADAPT: _("{name}: adapted."),
    Response.DISCARD: _("{name}: set aside."), Response.THINKING: _("{name}: thinking."),
}  # fmt: skip
LOADS = {
    Load.LIGHT: _("load light"), Load.OK: _("load all right"), Load.STRETCHED: _("stretched"),
    Load.OVERLOADED: _("overloaded"),
}  # fmt: skip
TAKEN = (Response.ACCEPT, Response.ADAPT)


def feedback_page(facts: FeedbackFacts, fit: Fit) -> list[Block]:
    """The seven items of the page, or those of one person's own copy."""
    near = facts.session.started_at
    parts: list[Block | None] = [
        *_title(facts, fit),
        section(_("How each arrived"), _arrived(facts, fit), fit, rule="strong"),
        section(_("What we had promised"), _promised(facts, fit), fit),
        *_heard(facts, fit),
        section(_("Appreciated"), _appreciated(facts, fit), fit, rule="strong"),
        section(_("Growth"), _growth(facts, fit), fit),
        section(_("Who does what"), _will_do(facts, fit, near), fit),
        section(_("Balance"), _balance(facts), fit) if facts.alone is None else None,
        signatures(facts.people, 20) if facts.alone is None and fit.air >= 0.7 else None,
    ]
    return [part for part in parts if part is not None]


# Title


def _title(facts: FeedbackFacts, fit: Fit) -> list[Block]:
    people = facts.people
    words = people.both()
    if facts.alone is not None:
        words = _("What {name} received").format(name=people.first(facts.alone))
    return [
        *title_block(words, f"{_written(facts)} {_outcome(facts)}", fit),
        Space(13 * max(fit.air, 0.4)),
    ]


def _written(facts: FeedbackFacts) -> str:
    held = facts.round
    if held is not None and held.mode is Sealing.WINDOW_ONLY:
        return _("Written apart, hidden in the window only, read together.")
    return _("Written privately, read together.")


def _outcome(facts: FeedbackFacts) -> str:
    """`Four things said, three accepted, one being thought about.`"""
    n = len(facts.items)
    parts = [ngettext("{n} thing said", "{n} things said", n).format(n=counted(n))]
    for wanted, words in (
        ((Response.ACCEPT,), _("{n} accepted")),
        ((Response.ADAPT,), _("{n} adapted")),
        ((Response.THINKING,), _("{n} being thought about")),
        ((Response.DISCARD,), _("{n} set aside")),
        ((None,), _("{n} still open")),
    ):
        found = sum(1 for item in facts.items if item.response in wanted)
        if found:
            parts.append(words.format(n=counted(found).lower()))
    return ", ".join(parts) + "."


# Arrival and promises


def _arrived(facts: FeedbackFacts, fit: Fit) -> list[Block]:
    sides = []
    for person in facts.shown:
        arrival, people = facts.arrivals.get(person), facts.people
        if arrival is None:
            sides.append([still_open(_("how {name} arrived").format(name=people.first(person)))])
            continue
        parts = []
        if arrival.load is not None and (facts.loads_shared or facts.alone is not None):
            parts.append(LOADS[arrival.load])
        if arrival.priority_now.strip():
            parts.append(_("first priority: {words}").format(words=arrival.priority_now.strip().rstrip(".")))
        if arrival.permission is Permission.SHORTER:
            parts.append(_("asked for a shorter talk"))
        if arrival.permission is Permission.ANOTHER_DAY:
            when = day_words(arrival.date, facts.session.started_at) or _("no day named")
            parts.append(_("asked for another day, {when}").format(when=when))
        words = "; ".join(parts) or _("ready to talk")
        head = _("{name}:").format(name=people.first(person))
        rest = Span(f" {words}.", kind("body"))
        sides.append([signed(people.side(person), head, strong(), rest, most=fit.free)])
    return [columns(*sides)]


def _promised(facts: FeedbackFacts, fit: Fit) -> list[Block]:
    if not facts.promised:
        return [said(_("Nothing was promised before."), kind("body", "ink2"))]
    sides = []
    for person in facts.shown:
        mine = [item for item in facts.promised if item.owner_id == person]
        shown, more = some(mine, fit.items)
        lines: list[Block] = [_kept(facts, item, fit) for item in shown]
        nothing = _("{name} had promised nothing.").format(name=facts.people.first(person))
        sides.append([*(lines or [said(nothing, kind("body", "ink2"))]), *more])
    return [columns(*sides)]


def _kept(facts: FeedbackFacts, item: Commitment, fit: Fit) -> Text:
    """`Amara opens two channels  kept`, `moved twice, now 14 Jul`, `dropped: the role closed`."""
    near = facts.session.started_at
    begun = facts.session.started_at
    assert begun is not None
    status = stands(item, facts.session.closed_at or begun)
    if status is CommitmentStatus.DONE:
        words = _("kept late") if item.done_late else _("kept")
    elif status is CommitmentStatus.DROPPED:
        words = _("dropped: {why}").format(why=item.dropped_reason.strip() or _("no word why"))
    elif item.moves:
        words = ngettext("moved once, now {day}", "moved {n} times, now {day}", item.moves)
        words = words.format(n=item.moves, day=day_words(item.due, near))
    else:
        words = _("open, {day}").format(day=day_words(item.due, near) or _("no day yet"))
    rest = Span(" " + words, kind("body", "ink3"))
    return signed(facts.people.side(item.owner_id), item.text.strip(), kind("body"), rest, most=fit.most(3))


# What was heard


def _heard(facts: FeedbackFacts, fit: Fit) -> list[Block]:
    """Two columns under the receivers' rules: what I heard, and what I will do."""
    return [
        Bookmark(_("What was heard"), 1),
        VoiceColumns([_heard_by(facts, person, fit) for person in facts.shown]),
        Space(12 * fit.air),
    ]


class VoiceColumns(Row):
    """One or two columns over the whole width, each with a sign and a head that comes again on a new page."""

    def __init__(self, columns: Sequence[tuple[Side, str, Block]]) -> None:
        super().__init__([(block, 0) for _side, _head, block in columns], gap=GUTTER, parts=True)
        self.heads = [(side, head) for side, head, _block in columns]

    def split(self, width: float, room: float, full: float) -> Parts:
        first, rest = super().split(width, room, full)
        if first is None or not isinstance(rest, Row):
            return first, rest
        columns = []
        for (side, head), (cell, _wide) in zip(self.heads, rest.cells, strict=True):
            again = signed(side, _("{label}, continued").format(label=head), kind("small", "ink2"), size=5.4)
            again.keep = True
            blocks = cell.blocks if isinstance(cell, Stack) else [cell]
            columns.append((side, head, Stack([again, *blocks] if blocks else [])))
        return first, VoiceColumns(columns)


def column_head(people: People, person: str, words: str) -> list[Block]:
    """The rule of a voice, its sign and what the column holds."""
    side = people.side(person)
    head = Text([Sign(side), Span(words, kind("lead", weight=500))])
    head.keep = True
    return [Rule("rec" if side == "rec" else "man", keep=True), Space(5), head, Space(4), Rule(keep=True)]


def _heard_by(facts: FeedbackFacts, person: str, fit: Fit) -> tuple[Side, str, Block]:
    items = [item for item in facts.received(person, Tone.CONSTRUCTIVE) if item.response in TAKEN]
    shown, more = some(items, fit.items)
    name = facts.people.first(person)
    title = _("What {name} heard").format(name=name)
    blocks = column_head(facts.people, person, title)
    for place, item in enumerate(shown):
        if place:
            blocks += [Space(6 * fit.air), Rule(keep=True)]
        giver = facts.people.first(item.from_id)
        parts = [
            Space(6 * max(fit.air, 0.4)),
            item_head(item, fit),
            part(_("{name} saw").format(name=giver), item.behaviour, fit.free),
            part(_("{name} asks").format(name=giver), item.ask, fit.free, strong()),
            Space(4),
            answer_box(facts, item, fit),
        ]
        blocks.append(Stack(parts, whole=WHOLE))
    if not shown:
        left = len(facts.received(person, Tone.CONSTRUCTIVE))
        words = (
            _("Nothing here yet: what was said is being thought about, set aside or still open.")
            if left
            else _("Nothing that could be better was said.")
        )
        blocks += [Space(6), said(words, kind("body", "ink2"))]
    return facts.people.side(person), title, Stack([*blocks, *more])


def item_head(item: Feedback, fit: Fit) -> Row:
    """Headline, and whether it could be better or is to be kept."""
    topic = topic_inside(item.topic)
    words = item.headline.strip() or capitalised(topic)
    tone = lowered(Text([Span(TONES[item.tone], kind("meta", "ink3"))], align="right"))
    head = Row([(said(words, strong(), most=fit.most(2)), 0), (tone, 64.0)], gap=4)
    head.keep = True
    return head


def part(label: str, words: str, most: Most | None, look: Type | None = None) -> Block | None:
    """`I saw   You joined nine minutes late`; nothing when nobody wrote it."""
    if not words.strip():
        return None
    side = lowered(Text([Span(label, kind("meta", "ink3"))], most=2, note="dots"))
    return Row([(side, LABELS), (said(words, look, most=most), 0)], gap=4, parts=True)


def answer_box(facts: FeedbackFacts, item: Feedback, fit: Fit) -> Box:
    """The receiver's free answer, boxed."""
    people = facts.people
    name = people.first(item.to_id)
    if item.response is None:
        return Box(still_open(_("{name}’s answer").format(name=name)), 5, 8)
    spans = [Span(" " + item.response_reason.strip(), kind("body"))] if item.response_reason.strip() else []
    if item.response is Response.THINKING and item.thinking_until is not None:
        day = day_words(item.thinking_until, facts.session.started_at)
        spans.append(Span(" " + _("We look at it on {day}.").format(day=day), kind("body")))
    head = ANSWERED[item.response].format(name=name)
    return Box(signed(people.side(item.to_id), head, strong(), *spans, most=fit.free), 5, 8)


# Appreciation, growth, commitments, balance


def _appreciated(facts: FeedbackFacts, fit: Fit) -> list[Block]:
    sides = []
    for person in facts.shown:
        shown, more = some(facts.received(person, Tone.APPRECIATION), fit.items)
        lines: list[Block] = []
        for item in shown:
            head = _("To {name}:").format(name=facts.people.first(person))
            words = sentences(item.behaviour, item.impact)
            rest = Span(f" {words}", kind("body"))
            lines.append(signed(facts.people.side(item.from_id), head, strong(), rest, most=fit.free))
        missing = _("an appreciation for {name}").format(name=facts.people.first(person))
        sides.append([*(lines or [still_open(missing)]), *more])
    return [columns(*sides)]


def _growth(facts: FeedbackFacts, fit: Fit) -> list[Block]:
    sides = []
    for person in facts.shown:
        lines: list[Block] = []
        for goal in facts.goals:
            if goal.person_id != person:
                continue
            goal_words = ended(goal.text) if goal.help.strip() else goal.text.strip()
            rest = Span(f" {goal.help.strip()}", kind("body", "ink2"))
            lines.append(signed(facts.people.side(person), goal_words, kind("body"), rest, most=fit.free))
        missing = _("a goal for {name}").format(name=facts.people.first(person))
        sides.append(lines or [still_open(missing)])
    return [columns(*sides)]


def _will_do(facts: FeedbackFacts, fit: Fit, near: Any) -> list[Block]:
    if facts.alone is None:
        return commitments(facts.commitments, facts.people, fit, near)
    lines: list[Block] = []
    for item in facts.commitments:
        when = Span(" " + (day_words(item.due, near) or _("no day yet")), kind("body", "ink3"))
        lines.append(signed(facts.people.side(item.owner_id), item.text.strip(), kind("body"), when))
    return lines or [still_open(_("what you will do"))]


def _balance(facts: FeedbackFacts) -> list[Block]:
    """One sign per item, each way, with its count."""
    people = facts.people
    rows: list[Block] = []
    for giver, taker in (people.pair, people.pair[::-1]):
        words = _("{giver} to {taker}").format(giver=people.first(giver), taker=people.first(taker))
        count = len(facts.given(giver))
        marks = Units(people.side(giver), count)
        number = Text([Span(str(count), kind("meta"))])
        rows.append(Row([(said(words, kind("meta"), most=1, dots=True), 110.0), (marks, marks.wide), (number, 0)]))
    return [*rows, small(_("Counts, not quality."))]
