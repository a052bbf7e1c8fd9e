"""The candidate-safe letter: what was marked to be told, and nothing else (METHOD A.2 section 7, picture 27).

It is built from the message, the outcome and how often the candidate met the house. No rating, no pay, no mark and no
name but that of who speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import BriefVersion, Candidate, CandidateMessage, Decision, Interview, Workspace
from hirepair_desktop.model.deciding import decision_that_holds, message_to
from hirepair_desktop.model.kinds import CandidateStatus, DecisionValue
from hirepair_desktop.model.settings import CANDIDATE_FEEDBACK, OFF, setting
from hirepair_desktop.model.stamps import now_on
from hirepair_desktop.reports import blocks, scripts
from hirepair_desktop.reports.compose import Fit, said, section, small
from hirepair_desktop.reports.counting import counted
from hirepair_desktop.reports.letter_gate import hold_the_letter
from hirepair_desktop.reports.lines import Text
from hirepair_desktop.reports.look import kind, label_column
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.people import People, called
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.reports.summaries import plain_name, printing
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, local, long_day, ngettext

FIT = Fit(air=1.5, whole=True)
"""A letter has air: it is read by one person, once."""

OUTCOMES = {
    DecisionValue.HIRE: _("We would like to go on with you, towards an offer."),
    DecisionValue.NO_HIRE: _("We will not go on with your application for this role."),
    DecisionValue.HOLD: _("We have not decided yet."),
    DecisionValue.MORE_EVIDENCE: _("We would like one more talk before we decide."),
    DecisionValue.LOST: _("Your application for this role has ended."),
}
"""What a decision means to the candidate."""

GONE = frozenset({CandidateStatus.WITHDRAWN, CandidateStatus.DECLINED, CandidateStatus.LOST})


@dataclass(frozen=True)
class Letter:
    """What one letter holds, before it is laid out. `growth_note` says when it was agreed what the role needs."""

    house: str
    to: str
    role: str
    outcome: str
    met: int
    strengths: tuple[str, ...]
    growth: tuple[str, ...]
    growth_note: str
    next_step: str
    signer: str
    seat: str
    day: datetime | None
    withheld: bool


class LetterSheet(Sheet):
    """A page without marks; its foot says what the letter is."""

    def _foot(self) -> list[str]:
        return [self.frame.seen_by]


def letter_pdf(s: Block, candidate_id: str, options: PrintOptions | None = None) -> bytes:
    """The letter to one candidate as a PDF.

    Raises MayNotGoOutError while there is nothing to tell, or while the message holds what no candidate should read.
    """
    options = options or PrintOptions()
    message = message_for(s, candidate_id)
    hold_the_letter(s, candidate_id, message, options)
    with printing:
        scripts.begin_document()
        return letter_sheet(letter_facts(s, candidate_id, options), options).pdf()


def letter_file_name(s: Block, candidate_id: str, options: PrintOptions | None = None) -> str:
    """`Letter K02 2026-07-01.pdf`. No candidate's name unless names are ticked."""
    options = options or PrintOptions()
    message = message_for(s, candidate_id)
    words = [_("Letter"), called(s.get_one(Candidate, candidate_id), options.names)]
    if message is not None and message.sent_at is not None:
        words.append(local(message.sent_at).date().isoformat())
    return f"{plain_name(' '.join(words))}.pdf"


def message_for(s: Block, candidate_id: str) -> CandidateMessage | None:
    """The message that goes with the decision that holds, else the newest one; None while nothing is written."""
    decision = decision_that_holds(s, candidate_id)
    if decision is not None and decision.session_id is not None:
        found = message_to(s, candidate_id, decision.session_id)
        if found is not None:
            return found
    newest = select(CandidateMessage).where(CandidateMessage.candidate_id == candidate_id)
    return s.scalars(newest.order_by(CandidateMessage.seq.desc()).limit(1)).first()


def letter_facts(s: Block, candidate_id: str, options: PrintOptions) -> Letter:
    """What the letter of one candidate holds."""
    candidate = s.get_one(Candidate, candidate_id)
    message = message_for(s, candidate_id)
    withheld = setting(s, CANDIDATE_FEEDBACK) in (OFF, False)
    people = People(s, candidate.role.partnership)
    signer = message.owner_id if message is not None else None
    told = message if not withheld else None
    return Letter(
        house=s.scalars(select(Workspace.name)).first() or "",
        to=called(candidate, options.names),
        role=candidate.role.title.rstrip("."),
        outcome=_outcome(candidate, decision_that_holds(s, candidate_id)),
        met=_met(s, candidate, now_on(options.today)),
        strengths=tuple(words.strip() for words in told.strengths if words.strip()) if told is not None else (),
        growth=tuple(point["text"].strip() for point in told.growth if point["text"].strip()) if told else (),
        growth_note=_growth_note(s, candidate, told),
        next_step=told.next_step.strip() if told is not None else "",
        signer=people.whole(signer) if signer else "",
        seat=people.seat(signer) if signer in people.pair else "",
        day=message.sent_at if message is not None else None,
        withheld=withheld,
    )


def _outcome(candidate: Candidate, decision: Decision | None) -> str:
    if candidate.status in GONE:
        return OUTCOMES[DecisionValue.LOST]
    if decision is not None and decision.value is not None:
        return OUTCOMES[decision.value]
    return OUTCOMES[DecisionValue.NO_HIRE]


def _met(s: Block, candidate: Candidate, now: datetime) -> int:
    """How many talks were held; one planned for later than `now` is none yet."""
    held = select(func.count()).where(Interview.candidate_id == candidate.id, Interview.held_at <= now)
    return s.scalar(held) or 0


def _growth_note(s: Block, candidate: Candidate, message: CandidateMessage | None) -> str:
    """`Agreed before we met anyone, on 3 June`: since when the brief holds what every point rests on."""
    wanted = {point["criterion_id"] for point in message.growth} if message is not None else set()
    if not wanted or None in wanted:
        return ""
    first: dict[str, datetime] = {}
    versions = select(BriefVersion).where(BriefVersion.role_id == candidate.role_id).order_by(BriefVersion.n)
    for version in s.scalars(versions):
        for criterion in version.body.get("criteria", []):
            first.setdefault(criterion["id"], version.agreed_at)
    days = [first[criterion_id] for criterion_id in wanted if criterion_id in first]
    if len(days) < len(wanted):
        return ""
    agreed, met = max(days), candidate.role.first_rated_at
    before = met is not None and agreed <= met
    words = _("Agreed before we met anyone, on {day}") if before else _("Agreed on {day}")
    return words.format(day=long_day(local(agreed).date()).replace(" ", "\u00a0"))


# The page


def letter_sheet(letter: Letter, options: PrintOptions) -> Sheet:
    """The letter on its paper: one page, or as many as the words need."""
    near = local(letter.day).date() if letter.day is not None else options.today
    frame = Frame(
        kind=letter.house or _("Letter"),
        when=long_day(near) if near is not None else "",
        about="",
        seen_by=_("This letter holds what was marked to be told to you. You may ask for everything we keep about you."),
        confidential=False,
    )
    return LetterSheet(options.paper, frame, _parts(letter))


def _parts(letter: Letter) -> list[blocks.Block]:
    title = _("Thank you for your time, {name}").format(name=letter.to)
    under = _("About your interviews for {role}") if letter.met else _("About your application for {role}")
    parts: list[blocks.Block] = [
        blocks.Space(13),
        blocks.Bookmark(title, 0),
        Text([Span(title, kind("title"))]),
        blocks.Space(2),
        Text([Span(under.format(role=letter.role), kind("sub", "ink2"))]),
        blocks.Space(22),
        _narrow(_opening(letter)),
        blocks.Space(22),
    ]
    for label, texts, note in (
        (_("What we valued"), letter.strengths, ""),
        (_("What this role also needs"), letter.growth, letter.growth_note),
        (_("What happens now"), (letter.next_step,) if letter.next_step else (), ""),
    ):
        if texts:
            notes = [small(note)] if note else []
            parts.append(section(label, _paragraphs(texts), FIT, notes=notes))
    return [*parts, *_signed(letter)]


def _opening(letter: Letter) -> str:
    """The outcome, how often they met us, and why this letter says more, or says no more."""
    parts = [letter.outcome]
    if letter.met:
        met = ngettext("You met us once", "You met us {n} times", letter.met).format(n=counted(letter.met).lower())
        if letter.withheld or not (letter.strengths or letter.growth):
            parts.append(_("{met}, and we thank you for it.").format(met=met))
        else:
            parts.append(_("{met}, and you should know why, plainly.").format(met=met))
    else:
        parts.append(_("Thank you for what you\u00a0sent\u00a0us."))
    return " ".join(parts)


def _narrow(words: str) -> blocks.Block:
    """Reading text in lines of some 72 characters."""
    return blocks.Row([(said(words, kind("lead")), 0), (None, 70.0)])


def _paragraphs(texts: tuple[str, ...]) -> list[blocks.Block]:
    found: list[blocks.Block] = []
    for words in texts:
        found += [blocks.Space(7)] if found else []
        found.append(said(words, kind("lead")))
    return found


def _signed(letter: Letter) -> list[blocks.Block]:
    """Who speaks: the name, and the seat in this house."""
    if not letter.signer:
        return []
    seat = ", ".join(part for part in (letter.seat, letter.house) if part)
    lines = [said(letter.signer, kind("lead")), said(seat[:1].upper() + seat[1:], kind("body", "ink2"))]
    signed: list[blocks.Block | None] = [blocks.Space(24), *lines]
    wide, gutter = label_column()
    return [blocks.Row([(None, wide), (blocks.Stack(signed, whole=blocks.WHOLE), 0)], gap=gutter)]
