"""Section 3: the picks opened together; only where you differ is talked about, the widest first (picture 19)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Person, Session
from hirepair_desktop.model.kinds import ChallengeKind, Pick, Tier
from hirepair_desktop.model.reviewing import brief_in_use
from hirepair_desktop.model.shortlisting import (
    SETTLE,
    Outcome,
    Profile,
    is_shown,
    profiles_of,
    put_out,
    see_anew,
    settle_profile,
    shown_at,
)
from hirepair_desktop.text import _, clock, ngettext, number_word
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.session.challenges import ChallengeCards, ChallengeList
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.shortlist.musts_part import MustsPart
from hirepair_desktop.ui.shortlist.pair_row import RowState
from hirepair_desktop.ui.shortlist.pair_table import PairTable
from hirepair_desktop.ui.shortlist.picks_round import PicksRound, released_words
from hirepair_desktop.ui.shortlist.shortlist_page import ShortlistPage
from hirepair_desktop.ui.shortlist.words import found_words
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import MenuButton
from hirepair_desktop.ui.widgets.labels import caption, section_title
from hirepair_desktop.ui.widgets.reveal import fade_in
from hirepair_desktop.ui.workspace import OTHER, REC, Who


class DifferencesPage(ShortlistPage):
    """Before the reveal who is ready and nothing else; after it the pairs. Alt Down goes to the next difference."""

    tables = frozenset(
        {"round", "draft", "shortlist_pick", "entry", "decision", "criterion", "person", "brief_version"}
    )

    def __init__(self, panel: SessionPanel, key: str = "differences") -> None:
        super().__init__(panel, key)
        self.round = PicksRound(panel, "open_round")
        self.musts = MustsPart()
        self.table = PairTable(self.pair)
        self.cards = ChallengeCards(self.pair, (), ())
        self.about = MenuButton("", "challenge_about", quiet=True, small=True)
        self._chosen_about: str | None = None
        self.challenges = ChallengeList(
            self, self.session_id, self.pair, target=None, kind=ChallengeKind.EVIDENCE, name_of=self._target_words
        )
        self.challenged = QWidget()
        self.challenged.setLayout(
            stack(
                Rule(),
                section_title(_("Challenges"), "challenges_title"),
                self.challenges,
                row(self.about, self.cards, 1),
                space=10,
            )
        )
        self.aside.addWidget(self.musts.fold)
        self.released_note = caption("", name="released_note")
        show_if(self.released_note, False)
        for part in (self.musts, self.round, self.released_note, self.table, self.challenged):
            self.column.addWidget(part)
        self._opened: set[str] = set()
        self._was_shown: bool | None = None
        self._about: dict[str, str] = {}
        self._first = ""
        self.focus_at["decision"] = self._focus_first
        self.focus_at["settle"] = self._focus_first
        self.focus_at["challenges"] = self.cards.menus[REC].setFocus
        self._connect()

    def _connect(self) -> None:
        self.table.opened.connect(self._on_table_opened)
        self.table.settle_edited.connect(self._on_table_settle_edited)
        self.table.settled.connect(self._on_table_settled)
        self.table.put_out.connect(self._on_table_put_out)
        self.table.kept_now.connect(self._on_table_kept_now)
        self.table.all_go_on.connect(self._on_table_all_go_on)
        self.cards.played.connect(self._on_cards_played)
        self.about.chosen.connect(self._on_about_chosen)
        for key, step in (("Alt+Down", 1), ("Alt+Up", -1)):
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(partial(self._on_key_activated, step))

    def _target_words(self, target: str) -> str:
        return _("About {what}").format(what=target) if target else ""

    # Showing

    def show_section(self, s: Block, session: Session) -> None:
        shown = is_shown(s, session.id)
        brief = brief_in_use(s, session)
        self.musts.show_musts([(must["label"], must["definition"] or "") for must in brief.criteria(Tier.MUST)])
        self.round.show_round(s, session, self.is_closed)
        released = "\n".join(released_words(self.panel, s).values()) if shown else ""
        self.released_note.setText(released)
        show_if(self.released_note, bool(released))
        show_if(self.table, shown)
        show_if(self.challenged, shown)
        if not shown:
            self.heading.setText(self.accessibleName())
            self.purpose.setText(_("Shown to both at once, the widest difference first. Nothing shows before that."))
        else:
            self._show_profiles(s, session)
            self.challenges.show_challenges(s, self.is_closed)
            show_if(self.cards, not self.is_closed)
            show_if(self.about, not self.is_closed)
            show_if(self.challenged, not self.is_closed or bool(self.challenges.items))
        if shown and self._was_shown is False:
            fade_in(self.table)
        self._was_shown = shown

    def _show_profiles(self, s: Block, session: Session) -> None:
        profiles, owner = profiles_of(s, session), self.owner(s, session)
        talked = [p for p in profiles if p.differs or p.candidate.alias in self._opened]
        same = [p for p in profiles if p not in talked]
        self._about = {p.candidate.id: p.candidate.alias for p in profiles}
        self._about |= {p.decision.id: p.candidate.alias for p in profiles if p.decision is not None}
        first = next((p.candidate.alias for p in talked if not p.is_settled), "")
        criteria = tuple((must["id"], must["label"]) for must in brief_in_use(s, session).criteria(Tier.MUST))
        self._first = first or next((p.candidate.alias for p in talked), "")
        self._show_about([p.candidate.alias for p in (*talked, *same)])
        states = {p.candidate.alias: self._state(s, p, first, criteria, owner) for p in profiles}
        self.table.show_profiles(
            states, [p.candidate.alias for p in talked], [p.candidate.alias for p in same], owner
        )  # fmt: skip
        self._show_head(s, profiles)

    def _show_about(self, aliases: list[str]) -> None:
        """What a new challenge is about: the profile that is talked about, unless somebody chose another."""
        chosen = self._about_now()
        self.about.set_items([*((alias, alias) for alias in aliases), ("", _("The review as a whole"))])
        self.about.setText(self._target_words(chosen) or _("About the whole"))
        self.about.setAccessibleName(_("What a challenge is about: {what}").format(what=chosen or _("the whole")))

    def _about_now(self) -> str:
        return self._first if self._chosen_about is None else self._chosen_about

    def _state(
        self, s: Block, profile: Profile, first: str, criteria: tuple[tuple[str, str], ...], owner: Who
    ) -> RowState:
        alias = profile.candidate.alias
        writer = s.get(Person, profile.outcome.person_id) if profile.outcome is not None else None
        by = self.pair.who(writer) if writer is not None else Who("", _("Somebody"), OTHER)
        is_open = alias in self._opened or alias == first or (profile.apart or 0) > 1
        return RowState(profile, found_words(s, profile.candidate), by, criteria, self.is_closed, is_open)

    def _show_head(self, s: Block, profiles: list[Profile]) -> None:
        apart, n = sum(profile.differs for profile in profiles), len(profiles)
        words = ngettext("{k} of {n} profile to talk about", "{k} of {n} profiles to talk about", n)
        if not apart:
            words = ngettext("The same pick on {n} profile", "The same pick on all {n} profiles", n)
        self.heading.setText(words.format(k=number_word(apart).capitalize(), n=number_word(n)))
        at = shown_at(s, self.session_id)
        opened = _("Opened together at {time}.").format(time=clock(at)) if at is not None else _("Opened together.")
        told = _("The widest difference first; where you agree, nobody has to talk.")
        self.purpose.setText(f"{opened} {told}")

    # Acting

    def _candidate_id(self, s: Block, alias: str) -> str:
        return s.scalars(select(Candidate.id).where(Candidate.alias == alias)).one()

    def _decide(self, alias: str, outcome: Outcome, words: str) -> str:
        """Record it in the name of the owner; why it was refused, or ""."""
        at = self.workspace.now()
        return self.decide(
            lambda s: settle_profile(
                s, s.get_one(Session, self.session_id), s.get_one(Candidate, self._candidate_id(s, alias)), outcome,
                words, at,
            )
        )  # fmt: skip

    @Slot(str)
    def _on_table_opened(self, alias: str) -> None:
        self._opened.add(alias)
        self._chosen_about = alias
        self.refresh()
        row = self.table.pairs.get(alias)
        if row is not None:
            row.focus()

    @Slot(str, str)
    def _on_table_settle_edited(self, alias: str, words: str) -> None:
        self.edits.answer(
            self.session_id, f"{SETTLE}.{alias}", self.speaker().id, text=words, at=self.workspace.now(), shared=True,
            words=_("What would settle it"),
        )  # fmt: skip

    @Slot(str, str)
    def _on_table_settled(self, alias: str, value: str) -> None:
        flush_all()
        row = self.table.pairs.get(alias)
        words = row.settle.value() if row is not None else ""
        if row is not None and not row.bar.why.isHidden():
            words = row.bar.again_reason()
        refused = self._decide(alias, Outcome(value), words)
        if row is None:
            return
        row.bar.show_sentence(refused)
        if not refused:
            self._after(alias)

    @Slot(str, str, list)
    def _on_table_put_out(self, alias: str, reason: str, criterion_ids: list[str]) -> None:
        flush_all()
        at = self.workspace.now()
        refused = self.decide(
            lambda s: put_out(
                s, s.get_one(Session, self.session_id), s.get_one(Candidate, self._candidate_id(s, alias)), reason,
                criterion_ids, at,
            )
        )  # fmt: skip
        row = self.table.pairs[alias]
        row.bar.show_sentence(refused)
        if not refused:
            row.bar.end_out()
            self._after(alias)

    def _after(self, alias: str) -> None:
        """It was decided: the row folds, and the focus goes on to what is still open."""
        self._opened.discard(alias)
        self._chosen_about = None
        row = self.table.pairs.get(alias)
        if row is not None:
            row.end_again()
        self.refresh()
        if not self._focus_open() and alias in self.table.pairs:
            self.table.pairs[alias].focus()

    @Slot(str, str, str, str)
    def _on_table_kept_now(self, alias: str, side: str, pick: str, why: str) -> None:
        at, person = self.workspace.now(), self.pair.seat(side).id
        refused = self.decide(
            lambda s: see_anew(
                s, s.get_one(Session, self.session_id), s.get_one(Candidate, self._candidate_id(s, alias)), person,
                Pick(pick), why, at,
            )
        )  # fmt: skip
        self.table.pairs[alias].now.show_sentence(side, refused)

    @Slot()
    def _on_table_all_go_on(self) -> None:
        for alias in self.table.waiting_same():
            self._decide(alias, Outcome.ON, "")

    @Slot(str, str)
    def _on_cards_played(self, side: str, words: str) -> None:
        self.challenges.begin(side, words, self._about_now())

    @Slot(str)
    def _on_about_chosen(self, alias: str) -> None:
        self._chosen_about = alias
        self._show_about(list(dict.fromkeys(self._about.values())))

    # Going on by keys

    def reach(self, key: str, row_id: str) -> None:
        """To the profile a prompt is about, or its decision; else to the first that is open."""
        alias = self._about.get(row_id, "")
        if not alias:
            self.focus_field(key)
        elif alias in self.table.pairs:
            self.table.pairs[alias].focus()
        else:
            self._on_table_opened(alias)

    def _focus_open(self) -> bool:
        waiting = [row for row in self.table.pairs.values() if not row.talk.isHidden()]
        if waiting:
            waiting[0].focus()
        return bool(waiting)

    def _focus_first(self) -> None:
        if not self._focus_open() and self.table.pairs:
            next(iter(self.table.pairs.values())).focus()

    def _on_key_activated(self, step: int) -> None:
        rows = list(self.table.pairs)
        focus = QApplication.focusWidget()
        held = [at for at, alias in enumerate(rows) if focus and self.table.pairs[alias].isAncestorOf(focus)]
        at = (held[0] if held else -1 if step > 0 else len(rows)) + step
        if not 0 <= at < len(rows):
            return
        row = self.table.pairs[rows[at]]
        if row.open_it.isVisible():
            self._on_table_opened(rows[at])
        row.focus()
