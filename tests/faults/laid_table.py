"""Every kind of round that can be written today lies open for Amara and Priya, and one of them writes them all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QTextEdit
from sqlalchemy import select

from hirepair_desktop.model import Candidate, Criterion, ExampleProfile, Role, Round, Session
from hirepair_desktop.model.kinds import RoundOf, RoundState, SessionKind, Tier, Tone
from hirepair_desktop.model.sittings import close_session, plan_session, start_session
from hirepair_desktop.storage import seals
from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.sample import PASSPHRASE
from hirepair_desktop.ui.feedback.pulse_page import PulsePage
from hirepair_desktop.ui.feedback.writing import WritingPage
from hirepair_desktop.ui.intake.profiles_page import ProfilesPage
from hirepair_desktop.ui.intake.tradeoff_page import TradeoffPage
from hirepair_desktop.ui.private.entries_page import EntriesPage
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.review.scorecard import Scorecard
from hirepair_desktop.ui.shortlist.picks_page import PicksPage
from hirepair_desktop.ui.workspace import Pair
from tests.faults.at_table import AtTable
from tests.faults.private_words import WAYS, letters
from tests.ui.window import settle, window_on

MOMENT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
QUARTER = timedelta(days=91)
ALIASES = ("K31", "K32", "K33", "K34", "K35", "K36")
STEMS = {side: "".join(("Zqv", side, "7")) for side in ("rec", "man")}
"""What every word of one person begins with: looked for once, it finds each of them."""

STATES = (("rated", 1), ("rated", 2), ("rated", 3), ("rated", 4), ("not_asked", None), ("not_shown", None))
"""What one can say of a criterion."""

VERDICTS = ("strong_no", "no", "yes", "strong_yes", "no", "yes")
SURE = ("low", "medium", "high", None, "low", "high")
PICKS = ("yes", "maybe", "no")
FIGURES = (1, 2, 3, 4, 5, None)

PLACES: dict[RoundOf, tuple[SessionKind, str]] = {
    RoundOf.RATINGS: (SessionKind.DEBRIEF, "reveal"),
    RoundOf.PICKS: (SessionKind.SHORTLIST, "alone"),
    RoundOf.FEEDBACK: (SessionKind.FEEDBACK, "write"),
    RoundOf.PULSE: (SessionKind.FEEDBACK, "write"),
    RoundOf.TRADEOFF: (SessionKind.INTAKE, "criteria"),
    RoundOf.PROFILES: (SessionKind.INTAKE, "criteria"),
    RoundOf.REPAIR: (SessionKind.MEND, "alone"),
    RoundOf.LOOK_BACK: (SessionKind.LOOK_BACK, "alone"),
}
"""In which session each is written, and in which of its sections."""


def lay(file: Path) -> None:
    """Into a copy of the sample: a shortlist of six, an intake with four musts and two profiles, a fence to mend, and
    two look-backs, one that was held."""
    store = Store.open(file)
    with store.write() as s:
        known = s.scalars(select(Role).where(Role.code == "R1")).one()
        pair = known.partnership
        found = [Candidate(alias=alias, role_id=known.id, headline=f"Profile {alias}") for alias in ALIASES]
        new = Role(code="R9", title="Platform Engineer", partnership_id=pair.id, opened_on=MOMENT.date())
        new.decision_owner_id = pair.manager_id
        s.add_all([*found, new])
        s.flush()
        for at in range(4):
            s.add(Criterion(role_id=new.id, label=f"Must {at}", tier=Tier.MUST, rank=at, raised_by=pair.manager_id))
        for at in range(2):
            s.add(ExampleProfile(role_id=new.id, label=f"Profile {at}", text="Ten years of ledgers", rank=at))
        for kind, about in ((SessionKind.SHORTLIST, known), (SessionKind.INTAKE, new)):
            people = found if kind is SessionKind.SHORTLIST else []
            plan_session(s, kind, pair, role=about, candidates=people, planned_for=MOMENT)
        for kind in (SessionKind.MEND, SessionKind.LOOK_BACK, SessionKind.LOOK_BACK):
            held = plan_session(s, kind, pair, planned_for=MOMENT)
        start_session(s, held, MOMENT - QUARTER)
        close_session(held, MOMENT - QUARTER)
    store.close(backup=False)


class LaidTable(AtTable):
    """Hands at that table."""

    def about(self, kind: SessionKind, *, held: bool = False) -> str:
        """The id of the session in which is written, or of the last that was held."""
        return (self._held if held else self._open)[kind]

    def both(self, kind: SessionKind) -> dict[str, str]:
        """The ids of these two, as far as there are any."""
        return {name: known[kind] for name, known in (("open", self._open), ("held", self._held)) if kind in known}

    @cached_property
    def _open(self) -> dict[SessionKind, str]:
        with self.window.workspace.read() as s:
            pair = s.get_one(Candidate, self.candidate_id).role.partnership_id
            found = s.scalars(select(Session).where(Session.closed_at.is_(None), Session.partnership_id == pair))
            return {session.kind: session.id for session in found}

    @cached_property
    def _held(self) -> dict[SessionKind, str]:
        with self.window.workspace.read() as s:
            found = s.scalars(select(Session).where(Session.closed_at.is_not(None)).order_by(Session.closed_at))
            return {session.kind: session.id for session in found}

    @cached_property
    def candidate_id(self) -> str:
        """K19, whom the scorecards are about."""
        with self.window.workspace.read() as s:
            return s.scalars(select(Candidate.id).where(Candidate.alias == "K19")).one()

    @cached_property
    def role_ids(self) -> dict[str, str]:
        """Roles by code: R1 with K19 and the shortlist, R9 with the intake."""
        with self.window.workspace.read() as s:
            return {role.code: role.id for role in s.scalars(select(Role))}

    def pair(self) -> Pair:
        """Amara and Priya."""
        with self.window.workspace.read() as s:
            pair_id = s.get_one(Session, self.about(SessionKind.DEBRIEF)).partnership_id
            return self.window.workspace.pair_by_id(pair_id)

    # Writing

    def take(self, what: RoundOf, side: str) -> PrivatePage:
        """One of the pair takes the laptop; the page, opened by passphrase."""
        self.call(what, side)
        self.give()
        (page,) = [page for page in self.window.findChildren(PrivatePage) if page.isVisible()]
        return page

    def call(self, what: RoundOf, side: str) -> None:
        """The curtain closes and waits for one of the pair."""
        kind, section = PLACES[what]
        self.window.activateWindow()
        if self.window.table is None or self.window.table.session_id != self.about(kind):
            self.window.go("session", self.about(kind))
        self.table.frame.show_section(section)
        settle()
        panel = self.table.panel
        panel.private_requested.emit(what.value, panel.pair.seat(side).id, self._subject(what))
        settle()

    def _subject(self, what: RoundOf) -> str:
        if what is RoundOf.RATINGS:
            return self.candidate_id
        return self.role_ids["R9"] if what in (RoundOf.TRADEOFF, RoundOf.PROFILES) else ""

    def write(self, what: RoundOf, side: str, at: int, way: str, stem: str = "") -> None:
        """Take, fill, then hide or seal."""
        page = self.take(what, side)
        fill(page, at, stem)
        if stem:
            for editor in page.findChildren(QTextEdit)[:1]:
                self.type_over(editor, letters(f"{stem}typed"))
        WAYS[way](self)

    def write_all(self, side: str, at: int, way: str, stem: str = "") -> None:
        """One of the pair writes in every round."""
        for what in PLACES:
            self.write(what, side, at, way, stem)

    def payloads(self, side: str, way: str) -> dict[RoundOf, list[dict[str, Any]]]:
        """Write everything once by hand; what every other value would be, for `rewrite`."""
        found = {}
        for what in PLACES:
            page = self.take(what, side)
            found[what] = [_payload(page, at, "") for at in range(len(STATES))]
            fill(page, 0)
            WAYS[way](self)
        return found

    def rewrite(self, payloads: dict[RoundOf, list[dict[str, Any]]], side: str, at: int, way: str) -> None:
        """Other values into all rounds, past the pages: the window hears of it as of any save."""
        person_id = self.pair().seat(side).id
        with self.window.workspace.write() as s, seals.unlock(s, person_id, PASSPHRASE) as key:
            for what, kept in payloads.items():
                about = self.candidate_id if what is RoundOf.RATINGS else None
                round_ = seals.round_of(s, self.about(PLACES[what][0]), what, about)
                assert round_ is not None
                if way == "sealed":
                    seals.reopen(s, round_.id, key)
                    seals.seal(s, round_.id, key, kept[at], MOMENT)
                else:
                    seals.save_draft(s, round_.id, key, kept[at])
        settle()

    def reveal_all(self) -> None:
        """Interviewers are released, then everything is opened with both passphrases."""
        seats = (self.pair().recruiter.id, self.pair().manager.id)
        with self.window.workspace.write() as s:
            for round_ in s.scalars(select(Round).where(Round.state == RoundState.OPEN)).all():
                for person_id in seals.waiting_for(s, round_.id):
                    seals.release(s, round_.id, person_id, round_.manager_id, "Away this week", MOMENT)
            for kind in (SessionKind.FEEDBACK, SessionKind.MEND):
                s.get_one(Session, self.about(kind)).shared_by = list(seats)
        for what, (kind, section) in PLACES.items():
            self.window.go("session", self.about(kind))
            self.table.frame.show_section(section)
            settle()
            self.table.panel.reveal_requested.emit(what.value, self._subject(what))
            settle()
            self.table._opening._form.given.emit(PASSPHRASE, PASSPHRASE)
            settle()


def _word(stem: str, *parts: object) -> str:
    """A text with the stem in it, of letters that nothing else holds; "" without a stem."""
    return letters("".join((stem, *map(str, parts)))) if stem else ""


def fill(page: PrivatePage, at: int, stem: str = "") -> None:
    """Put the values of number `at` on a page, with the stem in every text; from line to line the values move on."""
    page.load(_payload(page, at, stem))
    page.edited.emit()


def _payload(page: PrivatePage, at: int, stem: str) -> dict[str, Any]:
    """What stands on a page; with a stem the coach of the page was also told something."""
    told = {"rule_id": "F-01", "about_id": "1", "reason": _word(stem, "told"), "at": MOMENT.isoformat()}
    coached = isinstance(page, (Scorecard, WritingPage, EntriesPage))
    return _said(page, at, stem) | ({"dismissals": [told]} if stem and coached else {})


def _said(page: PrivatePage, at: int, stem: str) -> dict[str, Any]:
    if isinstance(page, Scorecard):
        return _scorecard(page, at, stem)
    if isinstance(page, PicksPage):
        ids = [line.asked.candidate_id for line in page.lines]
        return {
            "picks": [
                {"candidate_id": candidate, "pick": PICKS[(at + n) % 3], "why": _word(stem, "pick", n)}
                for n, candidate in enumerate(ids)
            ]
        }
    if isinstance(page, WritingPage):
        return {"items": [_item(page, at, n, stem) for n in range(1 + at % 3)]}
    if isinstance(page, EntriesPage):
        words = {key: _word(stem, "entry", n) or "x" * (at + 1) for n, key in enumerate(page.forms)}
        return {"entries": [{"key": key, "text": text} for key, text in words.items()]}
    if isinstance(page, PulsePage):
        return {key: FIGURES[(at + n) % 5] for n, key in enumerate(page.lines)}
    if isinstance(page, TradeoffPage):
        musts = list(page.boxes)
        return {"criterion_ids": sorted((musts[at % 4], musts[(at + 1 + at // 4) % 4]), key=musts.index)}
    assert isinstance(page, ProfilesPage)
    ids = [answer.profile_id for answer in page.answers]
    return {
        "picks": [
            {"profile_id": profile, "fits": (at >> n) % 2 == 0, "why": _word(stem, "profile", n)}
            for n, profile in enumerate(ids)
        ]
    }


def _scorecard(page: Scorecard, at: int, stem: str) -> dict[str, Any]:
    """With a stem all six states stand on one page; without, all lines say the same."""
    lines = []
    for n, line in enumerate(page.lines):
        state, value = STATES[(at + n) % 6 if stem else at]
        words = _word(stem, "evidence", n)
        lines.append({"criterion_id": line.line.id, "state": state, "value": value, "evidence": words})
    overall = {"value": VERDICTS[at], "confidence": SURE[at], "reason": _word(stem, "reason")}
    return {"ratings": lines, "recommendation": overall}


def _item(page: WritingPage, at: int, n: int, stem: str) -> dict[str, Any]:
    parts = ("headline", "situation", "behaviour", "impact", "ask", "care")
    return {
        "topic": page.sheet.topics[(at + n) % len(page.sheet.topics)].value,
        "tone": list(Tone)[(at + n) % 2].value,
        **{part: _word(stem, part, n) or part for part in parts},
    }


@contextmanager
def laid_table(file: Path, folder: Path) -> Iterator[LaidTable]:
    """Hands at a window on a file that was laid."""
    with window_on(file, folder) as window:
        yield LaidTable(window)
