"""How a change of a brief is said at this pair's table: the same on the comparison page and in a re-intake."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from hirepair_desktop.model.brief_history import BriefState, Comparison, Said, ToldChange
from hirepair_desktop.model.brief_touched import Touched
from hirepair_desktop.model.word_diff import word_pieces
from hirepair_desktop.text import _, bare_day, first_name, local, ngettext, shortened
from hirepair_desktop.ui.widgets.change_view import ShownChange, Voice
from hirepair_desktop.ui.workspace import OTHER, Pair

Names = Mapping[str, str]

LONGEST = 3000
"""So many letters of a text are compared on screen; the whole is in the brief."""

MOST_SHOWN = 60
"""So many changes are shown one by one; the rest is counted."""

MOST_CRITERIA = 8
"""So many criteria are named beside one candidate."""


def bare(moment: datetime) -> str:
    """`2 Sep`, local."""
    return bare_day(local(moment).date())


def state_words(state: BriefState) -> str:
    """`Version 1`, or what stands beside the last one."""
    return _("Not yet agreed") if state.is_draft else _("Version {n}").format(n=state.n)


def shown_change(told: ToldChange, compared: Comparison, pair: Pair, names: Names) -> ShownChange:
    """A change as a `ChangeView` shows it."""
    out, put = word_pieces(shortened(told.change.old, LONGEST), shortened(told.change.new, LONGEST))
    people = [told.by] if told.by else [pair.recruiter.id, pair.manager.id]
    return ShownChange(
        told.change.key,
        told.change.headline,
        [(names.get(person, ""), pair.side_of(person)) for person in people],
        when_words(told, names),
        state_words(compared.old),
        [(piece.text, piece.is_changed) for piece in out],
        state_words(compared.new),
        [(piece.text, piece.is_changed) for piece in put],
        [_voice(said, pair, names) for said in told.said],
        _("Not there"),
        _("Not there any more"),
    )


def when_words(told: ToldChange, names: Names) -> str:
    """`Mei, 8 Aug, reason 2 Sep`."""
    who = first_name(names.get(told.by, "")) if told.by else _("Both")
    if told.at is None:
        return _("{who}, not yet agreed").format(who=who)
    day = bare(told.at)
    if told.reason_at is not None and told.reason_at > told.at:
        return _("{who}, {day}, reason {later}").format(who=who, day=day, later=bare(told.reason_at))
    if told.asks_reason and told.reason_at is None and not told.reason:
        return _("{who}, {day}, no reason given").format(who=who, day=day)
    return _("{who}, {day}").format(who=who, day=day)


def _voice(said: Said, pair: Pair, names: Names) -> Voice:
    side = pair.side_of(said.person_id)
    name = first_name(names.get(said.person_id, "")) or _("The two")
    head = {"asked": _("{name} asked"), "answered": _("{name} answered")}.get(said.how, _("{name}’s reason"))
    return Voice(side if side != OTHER else "shared", head.format(name=name), said.words)


def not_shown(n: int) -> str:
    """How many of `n` changes are not shown one by one; "" when all are."""
    more = n - MOST_SHOWN
    return ngettext("and {n} more change", "and {n} more changes", more).format(n=more) if more > 0 else ""


def headlines(compared: Comparison, most: int = MOST_SHOWN) -> str:
    """The changes as sentences with every part named, one a line, and how many more there are."""
    lines = [told.change.sentences() for told in compared.changes[:most]]
    more = len(compared.changes) - most
    if more > 0:
        lines.append(ngettext("and {n} more change", "and {n} more changes", more).format(n=more))
    return "\n".join(lines)


def touched_words(each: Touched) -> list[str]:
    """What is said of a candidate for each criterion that changed, and how many more there are."""
    said = [_("“{label}”: {words}").format(label=shortened(label, 80), words=words) for label, words in each.lines]
    more = len(said) - MOST_CRITERIA
    if more <= 0:
        return said
    return [*said[:MOST_CRITERIA], ngettext("and {n} more", "and {n} more", more).format(n=more)]
