"""The command `export`: summaries and data."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from hirepair_desktop.cli.locking import warn_of_the_open
from hirepair_desktop.cli.telling import complain, say
from hirepair_desktop.cli.workspace import open_to_read
from hirepair_desktop.errors import CalledWronglyError, HirePairError, RefusedBySystemError
from hirepair_desktop.text import _

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session as Block

    from hirepair_desktop.reports import PrintOptions
    from hirepair_desktop.storage.store import Store

    Make = Callable[[Block, str, PrintOptions], bytes]
    Name = Callable[[Block, str, PrintOptions], str]

FORMATS = ("pdf", "json", "ics")


def export(options: argparse.Namespace) -> int:
    """Write summaries or data; status 1 when something may not go out."""
    if options.format not in FORMATS:
        raise CalledWronglyError(
            _("“{format}” cannot be written yet; pdf, json and ics can.").format(format=options.format)
        )
    if options.partnership is None and (options.quarter or options.for_others):
        raise CalledWronglyError(
            _("--quarter and --for-others are about the page of a pair: use them with --partnership ID.")
        )
    store = open_to_read(options.file)
    try:
        ways = {"pdf": _export_pdf, "json": _export_json, "ics": _export_ics}
        status = ways[options.format](store, options)
        if store.encrypted:
            warn_of_the_open(options.to)
        return status
    finally:
        store.close()


def _export_json(store: Store, options: argparse.Namespace) -> int:
    if not options.all:
        raise CalledWronglyError(_("The exchange file carries the whole workspace: use --all with --format json."))
    from hirepair_desktop.transfer.exchange import export_exchange

    target = options.to / f"{store.path.stem}.json" if options.to.is_dir() else options.to
    export_exchange(store, target)
    say(_("Wrote {file}.").format(file=target))
    return 0


def _export_ics(store: Store, options: argparse.Namespace) -> int:
    """A calendar file a person: of the two of a pair, or of everybody who belongs to one."""
    from hirepair_desktop.model import Partnership
    from hirepair_desktop.model.stamps import now
    from hirepair_desktop.transfer.calendar_file import calendar_file, calendar_name
    from hirepair_desktop.transfer.overview import find

    if not (options.all or options.partnership):
        raise CalledWronglyError(_("A calendar file is of a person: use --partnership or --all with --format ics."))
    options.to.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    with store.read() as s:
        if options.partnership:
            pairs = [s.get_one(Partnership, find(s, Partnership, options.partnership))]
        else:
            pairs = list(s.query(Partnership).order_by(Partnership.id))
        for person_id in dict.fromkeys(who for pair in pairs for who in (pair.recruiter_id, pair.manager_id)):
            target = options.to / _free_name(calendar_name(s, person_id), taken)
            _write(target, calendar_file(s, person_id, now()))
            say(str(target))
    return 0


def _print_options(options: argparse.Namespace) -> PrintOptions:
    from hirepair_desktop.reports import PrintOptions

    return PrintOptions(
        paper=options.paper, detail=options.detail, names=options.names, reason=options.reason, today=options.today,
        quarter=options.quarter or "", for_others=options.for_others,
    )  # fmt: skip


def _is_one_file(options: argparse.Namespace) -> bool:
    """Whether one document is wanted: of a session, or that of a role, a candidate or a pair into a file by its name."""
    if options.session is not None:
        return True
    into: Path = options.to
    return not options.all and into.suffix.lower() == ".pdf" and not into.is_dir()


def _export_pdf(store: Store, options: argparse.Namespace) -> int:
    alone = _is_one_file(options)
    wanted = _wanted(store, options, alone)
    into = options.to
    if not alone or into.is_dir():
        into.mkdir(parents=True, exist_ok=True)
    left_out = 0
    taken: set[str] = set()
    with store.read() as s:
        for about_id, make, name in wanted:
            printing = _print_options(options)
            try:
                content = make(s, about_id, printing)
            except HirePairError as error:
                left_out += 1
                complain(f"{about_id}: {error}")
                if alone and error.exit_status > 2:
                    return error.exit_status
                continue
            target = into / _free_name(name(s, about_id, printing), taken) if into.is_dir() else into
            _write(target, content)
            say(str(target))
    return 1 if left_out else 0


def _write(target: Path, content: bytes) -> None:
    from hirepair_desktop.storage.files import write_file

    try:
        write_file(target, content)
    except OSError as error:
        raise RefusedBySystemError(
            _("The file could not be written: {reason}. Nothing was lost. Choose another folder.").format(
                reason=error.strerror or error
            )
        ) from error


def _free_name(name: str, taken: set[str]) -> str:
    """A name no other file of this export has: two sessions of one kind and day are told apart."""
    stem, dot, end = name.rpartition(".")
    n = 2
    while name.casefold() in taken:
        name, n = f"{stem} ({n}){dot}{end}", n + 1
    taken.add(name.casefold())
    return name


def _wanted(store: Store, options: argparse.Namespace, alone: bool) -> list[tuple[str, Make, Name]]:
    """What is printed: sessions, and beside them the letter to the candidate, the decision record of the role or the
    quarter of the pair; of these three alone where one file is named."""
    from hirepair_desktop import reports
    from hirepair_desktop.model import Candidate, Partnership, Role
    from hirepair_desktop.transfer.overview import find

    sessions = _wanted_sessions(store, options) if options.session or not alone else []
    wanted: list[tuple[str, Make, Name]] = [
        (session_id, reports.session_pdf, reports.file_name) for session_id in sessions
    ]
    with store.read() as s:
        if options.partnership:
            pair_id = find(s, Partnership, options.partnership)
            wanted.append((pair_id, reports.partnership_pdf, reports.partnership_file_name))
        if options.candidate:
            wanted.append((find(s, Candidate, options.candidate), reports.letter_pdf, reports.letter_file_name))
        if options.role:
            wanted.append((find(s, Role, options.role), reports.decision_record_pdf, reports.record_file_name))
    return wanted


def _wanted_sessions(store: Store, options: argparse.Namespace) -> list[str]:
    from hirepair_desktop.model import Candidate, Partnership, Role, Session
    from hirepair_desktop.transfer.overview import find, sessions_by_day

    with store.read() as s:
        if options.session:
            return [find(s, Session, options.session)]
        sessions = sessions_by_day(s)
        if options.role:
            role_id = find(s, Role, options.role)
            sessions = [session for session in sessions if session.role_id == role_id]
        if options.candidate:
            candidate_id = find(s, Candidate, options.candidate)
            sessions = [session for session in sessions if candidate_id in {c.id for c in session.candidates}]
        if options.partnership:
            pair_id = find(s, Partnership, options.partnership)
            sessions = [session for session in sessions if session.partnership_id == pair_id]
        return [session.id for session in sessions]
