"""Who tells a candidate the outcome, and by when: one line under what they hear."""

from __future__ import annotations

from datetime import date, datetime

from hirepair_desktop.model import CandidateMessage
from hirepair_desktop.reports.compose import day_words
from hirepair_desktop.reports.people import People
from hirepair_desktop.text import _


def told_line(people: People, message: CandidateMessage, near: date | datetime | None) -> str:
    """`Amara told them on 1 Jul`, `Amara tells them by 1 Jul`; what is not settled yet is said in its place.

    `near` is the day the document is about: days of its year go without one.
    """
    who = people.first(message.owner_id) if message.owner_id else ""
    if message.sent_at is not None:
        told = day_words(message.sent_at, near)
        return _("{who} told them on {day}").format(who=who, day=told) if who else _("Told on {day}").format(day=told)
    when = day_words(message.due_at, near)
    if who and when:
        return _("{who} tells them by {day}").format(who=who, day=when)
    if who:
        return _("{who} tells them; no day is set yet").format(who=who)
    if when:
        return _("To be told by {day}; nobody has taken it yet").format(day=when)
    return _("Who tells them, and when, is still open")
