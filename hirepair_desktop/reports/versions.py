"""The history of a brief: who agreed each version, why, what it changed, and how far it is from the first (D5)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import BriefVersion
from hirepair_desktop.model.brief_compare import compare_bodies
from hirepair_desktop.model.brief_drift import drift, drift_words
from hirepair_desktop.model.brief_history import names_of
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import ended, led, still_open
from hirepair_desktop.reports.intake_facts import IntakeFacts
from hirepair_desktop.reports.lines import Text
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, local, long_day


def version_lines(s: Block, facts: IntakeFacts) -> list[blocks.Block]:
    """Every version up to the one this sitting agreed."""
    found: Sequence[BriefVersion] = s.scalars(
        select(BriefVersion).where(BriefVersion.role_id == facts.role.id).order_by(BriefVersion.n)
    ).all()
    if facts.version is not None:
        found = [version for version in found if version.n <= facts.version.n]
    names = names_of(s) if len(found) > 1 else {}
    lines: list[blocks.Block] = []
    for place, version in enumerate(found):
        lines.append(_version(facts, found[0], version))
        if place:
            changes = compare_bodies(found[place - 1].body, version.body, names)
            told = " ".join(ended(change.sentences()) for change in changes) or _("Nothing.")
            lines += [led(_("Changed:"), told, look=kind("body", "ink2")), blocks.Space(5)]
    return lines or [still_open(_("the first agreement"))]


def _version(facts: IntakeFacts, first: BriefVersion, version: BriefVersion) -> Text:
    """`Version 2, 8 August 2026, 71c72e36 agreed by Mei Castellano. Why. Drift from version 1: 0.50. One must …`."""
    head = _("Version {n}, {day}, {hash}").format(
        n=version.n, day=long_day(local(version.agreed_at).date()), hash=version.hash[:8]
    )
    agreed = _("agreed by {names}.").format(names=facts.people.names(version.agreed_by))
    spans = [Span(head + " ", strong()), Span(agreed, kind("body"))]
    later = version.n > first.n
    if version.reason.strip() or later:
        spans.append(Span(" " + (ended(version.reason) or _("No reason was written.")), kind("body")))
    moved = drift(first.body, version.body)
    if later and moved is not None:
        told = _("Drift from version {first}: {n}.").format(first=first.n, n=f"{moved:.2f}")
        made_of = drift_words(first.body, version.body)
        spans.append(Span(f" {told} {made_of}".rstrip(), kind("body", "ink2")))
    return Text(spans)
