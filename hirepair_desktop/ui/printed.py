"""What can be previewed and printed: the summary of a session, the letter to a candidate, the record of a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Role, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.text import _

if TYPE_CHECKING:
    from hirepair_desktop.reports import PrintOptions


class Printed:
    """The summary of a session. `has_copies`: each of the two can print what they received (METHOD E)."""

    has_detail = True
    has_names = True
    has_copies = False

    def __init__(self, about_id: str) -> None:
        self.about_id = about_id

    def title(self) -> str:
        """What stands over it."""
        return _("Summary")

    def pdf(self, s: Block, options: PrintOptions) -> bytes:
        """Its PDF. Raises what the gate of reports raises."""
        from hirepair_desktop.reports import session_pdf

        return session_pdf(s, self.about_id, options)

    def file_name(self, s: Block, options: PrintOptions) -> str:
        """What the file is called that is offered."""
        from hirepair_desktop.reports import file_name

        return file_name(s, self.about_id, options)


class PrintedFeedback(Printed):
    """The summary of a feedback session: no candidate is in it."""

    has_names = False
    has_copies = True


class PrintedLetter(Printed):
    """The candidate-safe letter."""

    has_detail = False

    def title(self) -> str:
        return _("Letter to the candidate")

    def pdf(self, s: Block, options: PrintOptions) -> bytes:
        from hirepair_desktop.reports import letter_pdf

        return letter_pdf(s, self.about_id, options)

    def file_name(self, s: Block, options: PrintOptions) -> str:
        from hirepair_desktop.reports import letter_file_name

        return letter_file_name(s, self.about_id, options)


class PrintedRecord(Printed):
    """The decision record of a role."""

    has_detail = False

    def title(self) -> str:
        return _("Decision record")

    def pdf(self, s: Block, options: PrintOptions) -> bytes:
        from hirepair_desktop.reports import decision_record_pdf

        return decision_record_pdf(s, self.about_id, options)

    def file_name(self, s: Block, options: PrintOptions) -> str:
        from hirepair_desktop.reports import record_file_name

        return record_file_name(s, self.about_id, options)


def printed_of(s: Block, about_id: str) -> Printed:
    """What is printed about the thing with this id: a candidate, a role or a session."""
    if s.get(Candidate, about_id) is not None:
        return PrintedLetter(about_id)
    if s.get(Role, about_id) is not None:
        return PrintedRecord(about_id)
    feedback = s.get_one(Session, about_id).kind is SessionKind.FEEDBACK
    return PrintedFeedback(about_id) if feedback else Printed(about_id)
