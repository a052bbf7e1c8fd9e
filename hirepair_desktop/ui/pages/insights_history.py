"""What stands below the figures: own words, everyone who recruits with thanks, goals, trust extended."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from hirepair_desktop.insights.charts import Target, Voice
from hirepair_desktop.insights.history import Goal, Left, OwnWords, Thanked
from hirepair_desktop.insights.who import Who
from hirepair_desktop.model.kinds import GoalStatus
from hirepair_desktop.text import _, bare_day, day, first_name, ngettext
from hirepair_desktop.ui.pages.lines import Line, head
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import caption, plain, strong
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.widgets.voice_words import VoiceWords

if TYPE_CHECKING:
    from hirepair_desktop.insights.board import Board

SHOWN = 4
"""So many thanks, goals and acts of trust are shown first, the newest."""

SIDES = {Voice.RECRUITER: "rec", Voice.MANAGER: "man"}

Open = Callable[[Target], None]


def side_of(who: Who, person_id: str) -> str:
    """Which side of the table somebody has here."""
    return SIDES.get(who.voice(person_id), "other")


def own_words_part(words: OwnWords, who: Who, open_it: Open) -> QLayout | None:
    """What the two wrote in their last look-back, each on their side; None before the first."""
    if not words.said or words.on is None:
        return None
    sides: dict[str, QVBoxLayout] = {"rec": stack(space=8), "man": stack(space=8)}
    for at, (person_id, text) in enumerate(words.said):
        side = side_of(who, person_id)
        if side in sides:
            sides[side].addWidget(
                VoiceWords(side, text, f"own_words_{at}", speaker=who.name(person_id), head_at_edge=True)
            )
    for column in sides.values():
        column.addStretch(1)
    aside = _("From the look-back on {day}").format(day=bare_day(words.on))
    link = LinkButton(_("Open it"), "open_look_back", "ink2", "caption")
    target = words.opens
    link.clicked.connect(lambda _checked=False: open_it(target) if target is not None else None)
    return stack(_thick(), row(_flat(head(_("In your own words"), aside)), 1, link), _beside(*sides.values()), space=10)


def _thick() -> Rule:
    line = Rule(token="ink")
    line.setFixedHeight(2)
    return line


def _flat(layout: QLayout) -> QWidget:
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder


def _beside(left: QLayout, right: QLayout) -> QLayout:
    """Two halves; one below the other in large text."""
    if theme().large():
        return stack(left, right, space=18)
    both = row(left, right, space=32)
    both.setStretch(0, 1)
    both.setStretch(1, 1)
    return both


def everyone_part(board: Board, all_shown: bool, open_it: Open, more: Callable[[], None]) -> QLayout:
    """The ledger: what each did for the search, by name and never by number, and thanks in the giver's words."""
    of = next((one for one in board.measures if one.id == "D14"), None)
    people: Sequence[Mapping[str, Any]] = of.detail["people"] if of is not None else ()
    ledger = stack(space=0)
    for each in people:
        ledger.addWidget(Rule())
        ledger.addWidget(_ledger_line(each, board.who, open_it))
    if not people:
        ledger.addWidget(caption(_("Interviews, people brought, referrals and thanks appear here, by name.")))
    ledger.addStretch(1)
    thanked = stack(space=8)
    for at, thanks in enumerate(board.thanks if all_shown else board.thanks[:SHOWN]):
        thanked.addWidget(_thanks_line(thanks, at, board.who, open_it))
    if not board.thanks:
        thanked.addWidget(caption(_("Nobody has put a thank you into words yet. A review and a check-in ask for it.")))
    _offer_all(len(board.thanks), all_shown, thanked, "all_thanks", more)
    thanked.addStretch(1)
    title = head(_("Who helped"), _("what each did for the search, and thanks in the giver’s words"))
    return stack(_thick(), title, _beside(ledger, thanked), space=10)


def _ledger_line(each: Mapping[str, Any], who: Who, open_it: Open) -> Line:
    given = (
        ngettext("{n} interview", "{n} interviews", each["interviews"]).format(n=each["interviews"]),
        ngettext("{n} candidate brought", "{n} candidates brought", each["leads"]).format(n=each["leads"]),
        ngettext("{n} referral", "{n} referrals", each["referrals"]).format(n=each["referrals"]),
        ngettext("{n} thank-you given", "{n} thank-yous given", each["thanks"]).format(n=each["thanks"]),
        ngettext("thanked once", "thanked {n} times", each["thanked"]).format(n=each["thanked"]),
    )
    counts = (each["interviews"], each["leads"], each["referrals"], each["thanks"], each["thanked"])
    words = ", ".join(said for said, n in zip(given, counts, strict=True) if n)
    line = Line(each["person"], _("{name}: {what}").format(name=each["name"], what=words), f"ledger_{each['person']}")
    name = strong(each["name"])
    laid = row(SeatMark(each["name"], side_of(who, each["person"]), SMALL), stack(name, caption(words), space=1),
               space=10, margins=(0, 7, 0, 7))  # fmt: skip
    laid.setStretch(1, 1)
    line.setLayout(laid)
    line.opened.connect(lambda key: open_it(Target("person", key)))
    return line


def _thanks_line(thanks: Thanked, at: int, who: Who, open_it: Open) -> Line:
    words = _("{giver} thanks {receiver}").format(
        giver=first_name(who.name(thanks.from_id)), receiver=first_name(who.name(thanks.to_id))
    )
    line = Line(thanks.opens.id, f"{words}: {thanks.text}", f"thanks_{at}")
    side = side_of(who, thanks.from_id)
    box = VoiceWords(side if side in ("rec", "man") else "", thanks.text, f"thanks_words_{at}",
                     head=words, time_words=bare_day(thanks.on) if thanks.on else "")  # fmt: skip
    line.setLayout(stack(box, space=0))
    line.opened.connect(lambda _key: open_it(thanks.opens))
    return line


def _offer_all(n: int, all_shown: bool, column: QVBoxLayout, name: str, more: Callable[[], None]) -> None:
    if all_shown or n <= SHOWN:
        return
    link = LinkButton(_("Show all {n}").format(n=n), name, "ink2", "caption")
    link.clicked.connect(lambda _checked=False: more())
    column.addLayout(row(link, 1))


def growing_part(board: Board, all_shown: bool, open_it: Open, more: Callable[[], None]) -> QLayout:
    """Growth goals and trust extended over time, the newest first."""
    goals, trust = stack(space=0), stack(space=0)
    for at, goal in enumerate(board.goals if all_shown else board.goals[:SHOWN]):
        goals.addWidget(Rule())
        goals.addWidget(_goal_line(goal, at, board.who, open_it))
    if not board.goals:
        goals.addWidget(caption(_("No goal is written yet. The feedback session asks for one each.")))
    _offer_all(len(board.goals), all_shown, goals, "all_goals", more)
    for left in board.trust if all_shown else board.trust[:SHOWN]:
        trust.addWidget(Rule())
        trust.addLayout(_trust_line(left, board.who))
    if not board.trust:
        trust.addWidget(caption(_("Nothing is written yet. The look-back asks what one now leaves to the other.")))
    _offer_all(len(board.trust), all_shown, trust, "all_trust", more)
    for column in (goals, trust):
        column.addStretch(1)
    left_half = stack(head(_("Growing"), _("goals and who helps, the newest first")), goals, space=8)
    right_half = stack(head(_("Trust extended"), _("what one now leaves to the other")), trust, space=8)
    return stack(_thick(), _beside(left_half, right_half), space=10)


def _when(on: date | None) -> str:
    return day(on) if on is not None else ""


def _goal_line(goal: Goal, at: int, who: Who, open_it: Open) -> Line:
    name = who.name(goal.person_id)
    state = {GoalStatus.REACHED: _("reached"), GoalStatus.DROPPED: _("let go")}.get(goal.status, "")
    helps = ""
    if goal.helper_id is not None and goal.helper_id != goal.person_id:
        helper = first_name(who.name(goal.helper_id))
        helps = (
            _("{name} helps: {how}").format(name=helper, how=goal.help)
            if goal.help
            else _("{name} helps").format(name=helper)
        )
    line = Line(goal.person_id, f"{name}: {goal.text}", f"goal_{at}")
    told = stack(plain(goal.text), caption(helps) if helps else None, space=2)
    laid = row(SeatMark(name, side_of(who, goal.person_id), SMALL), told, Tag(state, name=f"goal_state_{at}") if state else None,
               caption(_when(goal.on), wrap=False), space=10, margins=(0, 7, 0, 7))  # fmt: skip
    laid.setStretch(1, 1)
    line.setLayout(laid)
    line.opened.connect(lambda _key: open_it(goal.opens))
    return line


def _trust_line(left: Left, who: Who) -> QLayout:
    laid = row(SeatMark(who.name(left.from_id), side_of(who, left.from_id), SMALL), plain(left.text),
               caption(_when(left.on), wrap=False), space=10, margins=(0, 7, 0, 7))  # fmt: skip
    laid.setStretch(1, 1)
    return laid
