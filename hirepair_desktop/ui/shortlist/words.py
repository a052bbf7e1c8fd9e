"""How the picks and outcomes of a shortlist review are said."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Person
from hirepair_desktop.model.kinds import Pick
from hirepair_desktop.model.shortlisting import Outcome, Profile
from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.session.words import source_words


def pick_words(pick: Pick | None) -> str:
    """A pick as it is said; "" for none."""
    return {Pick.YES: _("Yes"), Pick.MAYBE: _("Maybe"), Pick.NO: _("No")}[pick] if pick is not None else ""


def pick_choices() -> list[tuple[str, str]]:
    """The three picks in the order of the axis."""
    return [(pick.value, pick_words(pick)) for pick in (Pick.NO, Pick.MAYBE, Pick.YES)]


def outcome_words(outcome: Outcome | None) -> str:
    """What was decided on a profile."""
    if outcome is None:
        return ""
    return {Outcome.ON: _("Goes on"), Outcome.LATER: _("Not now"), Outcome.OUT: _("Out, and told")}[outcome]


def settled_words(profile: Profile) -> str:
    """What was agreed on a profile, with its words: `goes on, with the design talk first`."""
    if profile.outcome is None:
        return ""
    text, chosen = profile.outcome.text.strip(), profile.chosen
    if chosen is None:
        return text
    head = outcome_words(chosen)
    return f"{head}. {text}" if text else head


def found_words(s: Block, candidate: Candidate) -> str:
    """How a candidate came: `found by Priya`, `applied`."""
    brought = candidate.referrer_id or candidate.sourced_by_id
    person = s.get(Person, brought) if brought else None
    return source_words(candidate.source, first_name(person.name) if person is not None else "")
