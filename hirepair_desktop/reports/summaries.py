"""One session in, the bytes of its summary out. Built in memory; nothing is written anywhere."""

from __future__ import annotations

from dataclasses import replace
from threading import RLock

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.quarters import quarter_of
from hirepair_desktop.reports import scripts
from hirepair_desktop.reports.gate import hold_the_gate
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.people import People, called
from hirepair_desktop.reports.sheet import Sheet
from hirepair_desktop.text import _, as_file_name, joined, local

printing = RLock()
"""One document at a time: fonts are registered for the whole process."""


def session_pdf(s: Block, session_id: str, options: PrintOptions | None = None) -> bytes:
    """The summary of a session as a PDF.

    A look-back ends in the page of its quarter. Raises MayNotGoOutError with the sentence why not.
    """
    options = options or PrintOptions()
    hold_the_gate(s, session_id, options)
    session = s.get_one(Session, session_id)
    if session.kind is SessionKind.LOOK_BACK:
        from hirepair_desktop.reports.partnership_sheet import partnership_pdf

        return partnership_pdf(s, session.partnership_id, _of_quarter(session, options))
    with printing:
        scripts.begin_document()
        return _sheet(s, session, options).pdf()


def _of_quarter(session: Session, options: PrintOptions) -> PrintOptions:
    """The quarter that a look-back was begun in."""
    assert session.started_at is not None
    return replace(options, quarter=quarter_of(local(session.started_at).date()).key)


def _sheet(s: Block, session: Session, options: PrintOptions) -> Sheet:
    if session.kind is SessionKind.DEBRIEF:
        from hirepair_desktop.reports.review_sheet import review_sheet

        return review_sheet(s, session, options)
    if session.kind is SessionKind.SHORTLIST:
        from hirepair_desktop.reports.shortlist_sheet import shortlist_sheet

        return shortlist_sheet(s, session, options)
    if session.kind is SessionKind.FEEDBACK:
        from hirepair_desktop.reports.feedback_sheet import feedback_sheet

        return feedback_sheet(s, session, options)
    if session.kind is SessionKind.CHECK_IN:
        from hirepair_desktop.reports.check_in_sheet import check_in_sheet

        return check_in_sheet(s, session, options)
    if session.kind is SessionKind.MEND:
        from hirepair_desktop.reports.mend import mend_sheet

        return mend_sheet(s, session, options)
    from hirepair_desktop.reports.intake_sheet import intake_sheet

    return intake_sheet(s, session, options)


def file_name(s: Block, session_id: str, options: PrintOptions | None = None) -> str:
    """`Debrief K02 2026-06-30.pdf`. No candidate's name unless names are ticked."""
    options = options or PrintOptions()
    session = s.get_one(Session, session_id)
    if session.kind is SessionKind.LOOK_BACK and session.started_at is not None:
        from hirepair_desktop.reports.partnership_sheet import partnership_file_name

        return partnership_file_name(s, session.partnership_id, _of_quarter(session, options))
    kinds = {
        SessionKind.INTAKE: _("Intake"),
        SessionKind.RE_INTAKE: _("Re-intake"),
        SessionKind.SHORTLIST: _("Shortlist"),
        SessionKind.DEBRIEF: _("Debrief"),
        SessionKind.FEEDBACK: _("Feedback"),
        SessionKind.CHECK_IN: _("Check-in"),
        SessionKind.MEND: _("Mend a fence"),
        SessionKind.LOOK_BACK: _("Look-back"),
    }
    words = [kinds[session.kind]]
    if session.kind in (SessionKind.DEBRIEF, SessionKind.CHECK_IN):
        words.append(joined([called(candidate, options.names) for candidate in session.candidates]))
    elif session.kind is SessionKind.FEEDBACK:
        people = People(s, session.partnership)
        received = options.only_received_by
        words.append(_("for {name}").format(name=people.first(received)) if received else people.both())
    elif session.kind in (SessionKind.MEND, SessionKind.LOOK_BACK):
        words.append(People(s, session.partnership).both())
    elif session.role is not None:
        words.append(session.role.code)
    day = session.started_at or session.planned_for
    if day is not None:
        words.append(local(day).date().isoformat())
    if options.full:
        words.append(_("full"))
    return f"{plain_name(' '.join(words))}.pdf"


def plain_name(name: str) -> str:
    """A name every file system takes: no separators, no control characters, not endless."""
    return as_file_name(scripts.printable(name)) or _("Summary")
