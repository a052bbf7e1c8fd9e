"""What can be previewed and printed: the summary of a session, the letter to a candidate, the record of a role, the
quarter of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Partnership, Role, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.quarters import period_from, quarter_to_print, quarters_until
from hirepair_desktop.text import _, first_name

if TYPE_CHECKING:
    from hirepair_desktop.reports import PrintOptions


Choices = Sequence[tuple[str, str]]
"""Values with the words that are shown for them."""

SHARED = "shared"
"""The copy that both may see."""

OTHERS = "others"
"""The copy that somebody else may see, once both agreed (METHOD D.0, H10)."""


class Printed:
    """The summary of a session."""

    has_detail = True
    has_names = True

    def __init__(self, about_id: str) -> None:
        self.about_id = about_id

    def title(self) -> str:
        """What stands over it."""
        return _("Summary")

    def copies(self, s: Block) -> Choices:
        """Whose copies there are, the first one the usual; nothing to choose where there is but one."""
        return [(SHARED, _("Shared"))]

    def of_copy(self, options: PrintOptions, copy: str) -> PrintOptions:
        """The options with the copy that was chosen."""
        return options

    def quarters(self, s: Block, today: date) -> Choices:
        """The quarters to choose from, the one that is offered first; none for what has no quarter."""
        return []

    def pdf(self, s: Block, options: PrintOptions) -> bytes:
        """Its PDF. Raises what the gate of reports raises."""
        from hirepair_desktop.reports import session_pdf

        return session_pdf(s, self.about_id, options)

    def file_name(self, s: Block, options: PrintOptions) -> str:
        """What the file is called that is offered."""
        from hirepair_desktop.reports import file_name

        return file_name(s, self.about_id, options)


class PrintedFeedback(Printed):
    """The summary of a feedback session: no candidate is in it, and what each received is their own (METHOD E)."""

    has_names = False

    def copies(self, s: Block) -> Choices:
        pair = s.get_one(Session, self.about_id).partnership
        own = [(who.id, _("{name} only").format(name=first_name(who.name))) for who in (pair.recruiter, pair.manager)]
        return [*super().copies(s), *own]

    def of_copy(self, options: PrintOptions, copy: str) -> PrintOptions:
        return options if copy == SHARED else replace(options, only_received_by=copy)


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


class PrintedQuarter(Printed):
    """The quarter of a pair, or the months chosen for it first: their own copy at any time, that for others once both
    agreed."""

    has_names = False

    def __init__(self, about_id: str, months: str = "") -> None:
        super().__init__(about_id)
        self._months = months

    def title(self) -> str:
        return _("Partnership")

    def copies(self, s: Block) -> Choices:
        return [(SHARED, _("For us")), (OTHERS, _("For others"))]

    def of_copy(self, options: PrintOptions, copy: str) -> PrintOptions:
        return replace(options, for_others=copy == OTHERS)

    def quarters(self, s: Block, today: date) -> Choices:
        began = s.get_one(Partnership, self.about_id).started_on
        offered = quarter_to_print(began, today)
        others = [quarter for quarter in quarters_until(began, today) if quarter != offered]
        chosen = [(self._months, period_from(self._months).months)] if self._months else []
        return [*chosen, *((quarter.key, quarter.months) for quarter in (offered, *others))]

    def pdf(self, s: Block, options: PrintOptions) -> bytes:
        from hirepair_desktop.reports import partnership_pdf

        return partnership_pdf(s, self.about_id, options)

    def file_name(self, s: Block, options: PrintOptions) -> str:
        from hirepair_desktop.reports import partnership_file_name

        return partnership_file_name(s, self.about_id, options)


def printed_of(s: Block, about_id: str) -> Printed:
    """What is printed about the thing with this id: a candidate, a role, a pair or a session; behind the id of a pair
    there may be months."""
    about_id, _space, months = about_id.partition(" ")
    if s.get(Candidate, about_id) is not None:
        return PrintedLetter(about_id)
    if s.get(Role, about_id) is not None:
        return PrintedRecord(about_id)
    if s.get(Partnership, about_id) is not None:
        return PrintedQuarter(about_id, months)
    feedback = s.get_one(Session, about_id).kind is SessionKind.FEEDBACK
    return PrintedFeedback(about_id) if feedback else Printed(about_id)
