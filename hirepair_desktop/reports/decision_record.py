"""The decision record of a role, for audit: brief versions, criteria, every decision, pay, the power log (METHOD E)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import BriefVersion, Candidate, Criterion, Decision, Offer, Role, Session
from hirepair_desktop.model.deciding import OPEN_VALUES, decision_owner, pay_owners
from hirepair_desktop.model.kinds import DecidedBy, DecisionAbout, SessionKind
from hirepair_desktop.model.role_facts import power_log
from hirepair_desktop.reports import blocks, scripts
from hirepair_desktop.reports.compose import FULL, led, said, section, signed, small, still_open, table, title_block
from hirepair_desktop.reports.errors import HeldBackError
from hirepair_desktop.reports.holding import given, held_words
from hirepair_desktop.reports.holds import waits_words
from hirepair_desktop.reports.intake_full import TIERS
from hirepair_desktop.reports.lines import Text
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.offers import STATUSES, place_words
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.people import People, called
from hirepair_desktop.reports.power import MOVED
from hirepair_desktop.reports.records import day_and_clock
from hirepair_desktop.reports.review import DECIDED
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.reports.summaries import plain_name, printing
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, day, local, long_day, money, money_range


def decision_record_pdf(
    s: Block, role_id: str, options: PrintOptions | None = None, candidate_id: str | None = None
) -> bytes:
    """Everything decided about a role, or about one of its candidates, as a PDF.

    Raises HeldBackError where the coach holds back a text that would be printed, until a reason is given.
    """
    options = options or PrintOptions()
    _hold(s, role_id, candidate_id, options)
    with printing:
        scripts.begin_document()
        return record_sheet(s, s.get_one(Role, role_id), options, candidate_id).pdf()


def record_file_name(
    s: Block, role_id: str, options: PrintOptions | None = None, candidate_id: str | None = None
) -> str:
    """`Decision record R1.pdf`, `Decision record R1 K02.pdf`."""
    options = options or PrintOptions()
    words = [_("Decision record"), s.get_one(Role, role_id).code]
    if candidate_id is not None:
        words.append(called(s.get_one(Candidate, candidate_id), options.names))
    return f"{plain_name(' '.join(words))}.pdf"


def _hold(s: Block, role_id: str, candidate_id: str | None, options: PrintOptions) -> None:
    """What holds a review back holds back the record that quotes it."""
    reviews = select(Session).where(
        Session.role_id == role_id, Session.started_at.is_not(None),
        Session.kind.in_((SessionKind.DEBRIEF, SessionKind.SHORTLIST)),
    )  # fmt: skip
    for session in s.scalars(reviews.order_by(Session.started_at)):
        if candidate_id is None or any(candidate.id == candidate_id for candidate in session.candidates):
            held = held_words(s, session, options)
            if held:
                raise HeldBackError(held)


class _Record:
    """One role as it is recorded: who is who, its candidates, and what was decided about them."""

    def __init__(self, s: Block, role: Role, options: PrintOptions, candidate_id: str | None) -> None:
        self.s, self.role, self.options = s, role, options
        self.people = People(s, role.partnership)
        wanted = select(Candidate).where(Candidate.role_id == role.id).order_by(Candidate.alias, Candidate.id)
        self.candidates = [candidate for candidate in s.scalars(wanted) if candidate_id in (None, candidate.id)]
        self.only = candidate_id is not None
        self.sessions = {session.id: session for session in s.scalars(select(Session).filter_by(role_id=role.id))}
        self.versions = s.scalars(select(BriefVersion).filter_by(role_id=role.id).order_by(BriefVersion.n)).all()

    def first_agreed(self) -> dict[str, datetime]:
        """When each criterion first stood in an agreed brief, by its id."""
        found: dict[str, datetime] = {}
        for version in self.versions:
            for criterion in version.body.get("criteria", []):
                found.setdefault(criterion["id"], version.agreed_at)
        return found

    def decisions(self, about: DecisionAbout, about_id: str) -> Sequence[Decision]:
        """Every decision about a thing, in the order they were made; what waits comes last."""
        found = self.s.scalars(select(Decision).filter_by(about=about, about_id=about_id)).all()
        far = datetime.max
        return sorted(found, key=lambda d: (d.made_at is None, d.made_at or far, d.seq))

    def offers(self, candidate: Candidate) -> Sequence[Offer]:
        """Every version of the offer to a candidate."""
        return self.s.scalars(select(Offer).filter_by(candidate_id=candidate.id).order_by(Offer.version)).all()


def record_sheet(s: Block, role: Role, options: PrintOptions, candidate_id: str | None = None) -> Sheet:
    """The record on its paper."""
    record = _Record(s, role, options, candidate_id)
    people = record.people
    held = record.versions[-1] if record.versions else None
    version = _("Brief not yet agreed")
    if held is not None:
        version = _("Brief version {n}, {day}").format(n=held.n, day=long_day(local(held.agreed_at).date()))
    about = role.title if not record.only else f"{role.title}, {called(record.candidates[0], options.names)}"
    owner, pays = decision_owner(role), people.names(pay_owners(role))
    lead = _("{code}, {pair}. {owner} decides; pay is set by {pays}.").format(
        code=role.code, pair=people.both(), owner=people.name(owner), pays=pays
    )
    parts: list[blocks.Block] = [
        *title_block(about, lead, FULL),
        blocks.Space(14),
        section(_("Brief versions"), _versions(record), FULL, rule="strong"),
        section(_("Criteria"), _criteria(record), FULL),
        section(_("Decisions"), _decisions(record) or [still_open(_("no decision is recorded yet"))], FULL),
    ]
    if not record.only:
        parts.append(section(_("Decisions about the role"), _about_role(record), FULL))
    parts += [
        section(_("Pay"), _pay(record), FULL),
        section(_("Power log"), _power(record), FULL),
    ]
    if options.reason.strip():
        parts.append(given(options.reason, FULL))
    frame = Frame(
        kind=_("Decision record"), when=version, about=f"{role.code}, {role.title}",
        seen_by=_("May be seen by {names}, and by whoever audits the hiring.").format(names=people.names(people.pair)),
        record=candidate_id or role.id, printed=options.today,
    )  # fmt: skip
    return Sheet(options.paper, frame, parts)


def _versions(record: _Record) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for version in record.versions:
        head = _("Version {n}, {when}, {hash}:").format(
            n=version.n, when=day_and_clock(version.agreed_at), hash=version.hash[:8]
        )
        agreed = _("agreed by {names}.").format(names=record.people.names(version.agreed_by))
        lines.append(led(head, f"{agreed} {version.reason.strip()}".strip()))
    return lines or [still_open(_("the first agreement"))]


def _criteria(record: _Record) -> list[blocks.Block]:
    wanted = select(Criterion).filter_by(role_id=record.role.id).order_by(Criterion.rank, Criterion.id)
    criteria, first = record.s.scalars(wanted).all(), record.first_agreed()
    if not criteria:
        return [still_open(_("the criteria"))]
    rows = []
    for criterion in criteria:
        since = criterion.added_at or first.get(criterion.id)
        rows.append(
            [
                said(criterion.label),
                small(TIERS[criterion.tier], "ink2"),
                small(str(criterion.weight), "ink2"),
                small(day(local(since).date()) if since is not None else "–", "ink2"),
                small(_moved(criterion) or "–", "ink2"),
            ]
        )
    heads = [small(words) for words in (_("Criterion"), _("Tier"), _("Weight"), _("Since"), _("Changed, and why"))]
    return [table(heads, rows, (0, 54, 32, 54, 120 if any(map(_moved, criteria)) else 68), FULL)]


def _moved(criterion: Criterion) -> str:
    """`retired 12 Aug 2026: why`; "" for one that stands as it was agreed."""
    parts = []
    if criterion.retired_at is not None:
        parts.append(_("retired {day}").format(day=day(local(criterion.retired_at).date())))
    if criterion.change_reason.strip():
        parts.append(criterion.change_reason.strip())
    return ": ".join(parts)


# Decisions


def _decisions(record: _Record) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for candidate in record.candidates:
        made = record.decisions(DecisionAbout.CANDIDATE, candidate.id)
        last = max((at for at, decision in enumerate(made) if decision.value is not None), default=-1)
        for at, decision in enumerate(made):
            head = said(called(candidate, record.options.names), strong()) if at == 0 else None
            if head is not None:
                head.keep = True
            lines += [blocks.Space(7)] if lines else []
            lines.append(blocks.Stack([head, *_decision(record, decision, at == last)], whole=blocks.WHOLE))
    return lines


def _decision(record: _Record, decision: Decision, holds: bool) -> Iterator[blocks.Block]:
    """Who decided what when and why; whose it was, what it rests on, who saw it otherwise."""
    people = record.people
    if decision.value is None:
        yield still_open(_("nobody has decided yet"))
        return
    state = _("stands") if holds else _("replaced")
    both = decision.decided_by is DecidedBy.PAIR
    head = _("{name}, {what}, {when}, {state}:").format(
        name=people.names(people.pair) if both else people.name(decision.made_by), what=DECIDED[decision.value].lower(),
        when=day_and_clock(decision.made_at), state=state,
    )  # fmt: skip
    words = decision.rationale.strip() or _("no reason written")
    rest = Span(" " + words, kind("body"))
    together = Text([Span(head, strong()), rest], note="words")
    yield together if both else signed(people.side(decision.made_by), head, strong(), rest)
    yield from (said(line, kind("body", "ink2")) for line in _beside(record, decision))
    for entry in decision.dissent:
        head = _("{name} sees it differently:").format(name=people.name(entry["person_id"]))
        rest = Span(" " + entry["text"].strip(), kind("body"))
        yield signed(people.side(entry["person_id"]), head, strong(), rest)


def _beside(record: _Record, decision: Decision) -> Iterator[str]:
    labels = "; ".join(criterion.label for criterion in decision.criteria)
    yield _("Rests on: {criteria}").format(criteria=labels) if labels else _("Rests on no criterion.")
    session = record.sessions.get(decision.session_id or "")
    if session is not None and session.brief_version:
        yield _("Decided against brief version {n}.").format(n=session.brief_version)
    owner = decision_owner(record.role)
    if decision.about is DecisionAbout.CANDIDATE and decision.made_by not in (None, owner):
        note = decision.delegation_note.strip() or _("no note says why it passed on")
        yield _("{name} owned the decision: {why}").format(name=record.people.name(owner), why=note)
    if decision.value in OPEN_VALUES or decision.next_question.strip() or decision.next_date is not None:
        until = day(decision.next_date) if decision.next_date is not None else ""
        yield _("Waits for: {what}").format(what=waits_words(decision, until))
    if decision.reopened_reason.strip():
        yield _("Decided again: {reason}").format(reason=decision.reopened_reason.strip())


def _about_role(record: _Record) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    made = record.decisions(DecisionAbout.ROLE, record.role.id)
    last = len(made) - 1
    for at, decision in enumerate(made):
        question = said(decision.question.strip() or _("A decision about the role"), strong())
        question.keep = True
        lines += [
            blocks.Stack([question, *_decision(record, decision, at == last)], whole=blocks.WHOLE), blocks.Space(7)
        ]  # fmt: skip
    return lines[:-1] or [said(_("None."), kind("body", "ink2"))]


# Pay and power


def _pay(record: _Record) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    role = record.role
    if role.pay_min is not None and role.pay_max is not None:
        agreed = money_range(role.pay_min, role.pay_max, role.pay_currency)
        lines.append(led(_("Range now:"), agreed))
    for candidate in record.candidates:
        for offer in record.offers(candidate):
            lines += [blocks.Space(5), *_offer(record, candidate, offer)]
    if not any(record.offers(candidate) for candidate in record.candidates):
        lines.append(said(_("No offer."), kind("body", "ink2")))
    return lines


def _offer(record: _Record, candidate: Candidate, offer: Offer) -> Iterator[blocks.Block]:
    people = record.people
    head = _("{who}, offer {n}, {amount}:").format(
        who=called(candidate, record.options.names), n=offer.version, amount=money(offer.amount, offer.currency)
    )
    about, where = [STATUSES[offer.status]], place_words(offer)
    if where:
        about.append(_("{place} as it stood").format(place=where))
    set_by = _("set by {name}").format(name=people.name(offer.set_by))
    about.append(", ".join(part for part in (set_by, day_and_clock(offer.set_at)) if part))
    rest = Span(" " + "; ".join(about) + ".", kind("body", "ink2"))
    yield signed(people.side(offer.set_by), head, strong(), rest)
    for lead, words in (
        (_("Reason:"), offer.reason), (_("Why somebody else set it:"), offer.delegation_note), (_("Note:"), offer.note),
    ):  # fmt: skip
        if words.strip():
            yield led(lead, words)


def _power(record: _Record) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for entry in reversed(power_log(record.s, record.role)):
        what = MOVED.get(entry.what, entry.what)
        head = _("{what}, {when}:").format(what=what, when=day_and_clock(entry.at))
        by = _("By {name}.").format(name=entry.by) if entry.by else ""
        lines.append(led(head, f"{by} {entry.why.strip() or _('No reason was written.')}".strip()))
    return lines or [said(_("Nothing has moved away from the two."), kind("body", "ink2"))]
