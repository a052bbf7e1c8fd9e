"""The commands `coach` and `measure`: what the rules say, what the measures show."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from hirepair_desktop.cli.telling import say, say_json
from hirepair_desktop.cli.workspace import open_to_read
from hirepair_desktop.text import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as Block

    from hirepair_desktop.coaching.prompt import Prompt
    from hirepair_desktop.insights.measure import Measure


def clock_of(today: date | None) -> tuple[datetime, date]:
    """The moment and the day rules go by; a given day ends at its last second (INTERFACE, `--today`)."""
    if today is None:
        return datetime.now(UTC), date.today()
    return datetime.combine(today, time(23, 59, 59)).astimezone(UTC), today


def coach(options: argparse.Namespace) -> int:
    """The prompts that hold now; with `--all` also those of closed sessions and roles that are over."""
    store = open_to_read(options.file)
    try:
        with store.read() as s:
            found = _asked(s, options)
            names = _names(s)
    finally:
        store.close()
    if options.json:
        from hirepair_desktop.coaching.prompt import as_json

        say_json([as_json(prompt) for prompt in found])
        return 0
    for prompt in found:
        _tell_prompt(prompt, names)
    if not found:
        say(_("The coach has nothing to say."))
    return 0


def _asked(s: Block, options: argparse.Namespace) -> list[Prompt]:
    from hirepair_desktop.coaching import engine
    from hirepair_desktop.model import Role, Session
    from hirepair_desktop.transfer.overview import find

    look = engine.look_at(s, *clock_of(options.today))
    if options.session:
        return engine.session_prompts(s, find(s, Session, options.session), look)
    if options.role:
        return engine.role_prompts(s, find(s, Role, options.role), look)
    return engine.every_prompt(s, look) if options.all else engine.prompts_now(s, look)


def _names(s: Block) -> dict[str, str]:
    """How people know the things a prompt belongs to: a role by its code, a candidate by alias, a pair by names."""
    from sqlalchemy import select

    from hirepair_desktop.model import Candidate, Partnership, Person, Role

    names = {row.id: row.code for row in s.execute(select(Role.id, Role.code))}
    names |= {row.id: row.alias for row in s.execute(select(Candidate.id, Candidate.alias))}
    people = {row.id: row.name for row in s.execute(select(Person.id, Person.name))}
    pairs = s.execute(select(Partnership.id, Partnership.recruiter_id, Partnership.manager_id))
    return (
        names
        | people
        | {row.id: f"{people.get(row.recruiter_id, '')} & {people.get(row.manager_id, '')}" for row in pairs}
    )


def _tell_prompt(prompt: Prompt, names: dict[str, str]) -> None:
    """One prompt in two or three lines, as wide as the terminal."""
    place = prompt.where.candidate or prompt.where.role or prompt.where.partnership or ""
    stops = f" ({prompt.act.value})" if prompt.act is not None else ""
    say(f"{prompt.id}  {prompt.severity.value}{stops}  {names.get(place, place)}  {prompt.state.value}".rstrip())
    said = [prompt.message, _("Why now: {why}").format(why=prompt.why)]
    if prompt.dismissed is not None:
        gone = prompt.dismissed
        said.append(_("Sent away by {name}: {reason}").format(name=names.get(gone.by, gone.by), reason=gone.reason))
    for line in said:
        _say_wrapped(" ".join(line.split()), "      ")


def measure(options: argparse.Namespace) -> int:
    """The partnership measures with n, interval and what is withheld."""
    from hirepair_desktop.insights.measures import measures
    from hirepair_desktop.model import Partnership
    from hirepair_desktop.transfer.overview import find

    store = open_to_read(options.file)
    try:
        with store.read() as s:
            pair = find(s, Partnership, options.partnership) if options.partnership else None
            found = measures(s, clock_of(options.today)[1], pair)
            names = _names(s)
    finally:
        store.close()
    if options.json:
        from hirepair_desktop.insights.measure import as_json

        say_json([as_json(one) for one in found])
        return 0
    _tell_measures(found, names)
    return 0


def _tell_measures(found: Iterable[Measure], names: dict[str, str]) -> None:
    """Each measure under its name: what it says of each scope, then what it cannot tell."""
    from itertools import groupby

    from hirepair_desktop.insights.titles import made_of, name_of

    for measure_id, of in groupby(found, key=lambda one: one.id):
        group = list(of)
        say(f"{measure_id}  {name_of(measure_id)}")
        _say_wrapped(made_of(measure_id), "     ")
        for one in group:
            _tell_measure(one, names)
        _say_wrapped(_("What this cannot tell you: {limits}").format(limits=group[0].detail["cannot_tell"]), "     ")
        say("")


def _tell_measure(one: Measure, names: dict[str, str]) -> None:
    from hirepair_desktop.insights.saying import said

    place = _("All") if one.scope_id is None else names.get(one.scope_id, one.scope_id)
    say(f"  {place}")
    _say_wrapped(" ".join(said(one)), "     ")


def _say_wrapped(words: str, indent: str) -> None:
    """Words as wide as the terminal, indented."""
    width = max(40, get_terminal_size().columns)
    say(textwrap.fill(words, width, initial_indent=indent, subsequent_indent=indent))
