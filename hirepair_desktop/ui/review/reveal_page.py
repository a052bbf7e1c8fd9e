"""Section 2: before the reveal who is ready and nothing else; after it the matrix and what was said (05)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLayout, QPushButton, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Role, Round, Session
from hirepair_desktop.model.deciding import decision_owner
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.review_facts import clock_went_back
from hirepair_desktop.model.reviewing import ratings_of, required_raters
from hirepair_desktop.storage.seals.rounds import readiness, release, released_ids, round_of, waiting_for
from hirepair_desktop.text import _, joined, ngettext
from hirepair_desktop.ui.review.head import CandidateHead, read_head
from hirepair_desktop.ui.review.matrix import read_matrix
from hirepair_desktop.ui.review.review_page import Review, ReviewPage
from hirepair_desktop.ui.review.said import SaidPart
from hirepair_desktop.ui.session.release import Release, release_words
from hirepair_desktop.ui.widgets.boxes import Panel, Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button, set_blocked
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title
from hirepair_desktop.ui.widgets.readiness import Readiness
from hirepair_desktop.ui.widgets.reveal import fade_in
from hirepair_desktop.ui.widgets.reveal_matrix import RevealMatrix
from hirepair_desktop.ui.widgets.sentence import BlockedSentence
from hirepair_desktop.ui.widgets.tab_order import is_hidden
from hirepair_desktop.ui.workspace import OpenWorkspace, Who


def _keep_place(act: QPushButton, *, shown: bool) -> None:
    """Hide a button of a row without moving its neighbours, so that states stand under one another."""
    policy = act.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    act.setSizePolicy(policy)
    if not shown:
        act.hide()


class BeforeReveal(Panel):
    """Who is ready. Each writes on a private page; the button opens everything at once."""

    private_requested = Signal(str)
    release_opened = Signal(str)
    reveal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("before_reveal", parent=parent)
        self.rows = stack(space=0)
        self.releases: dict[str, Release] = {}
        self.places: dict[str, QLayout] = {}
        self._shown: object = None
        self.waiting: list[str] = []
        self.write: dict[str, QPushButton] = {}
        self.waits = BlockedSentence("", "", "reveal_waits")
        self.reveal = button(_("Reveal together"), "reveal_together", owner="primary", icon="eye")
        foot = row(self.waits, self.reveal, space=12)
        foot.setStretch(0, 1)
        foot.setAlignment(self.reveal, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(
            stack(
                section_title(_("Write alone, then look together")),
                plain(
                    _(
                        "Each gives evidence and a rating per criterion, then the overall view, and seals. "
                        "Until everyone is ready nothing shows, here or in the file."
                    ),
                    "body", "ink2",
                ),
                self.rows, foot, space=10, margins=(20, 16, 20, 16),
            )
        )  # fmt: skip
        self.reveal.clicked.connect(self.reveal_requested)

    def show_people(
        self, people: list[tuple[Who, str]], released: dict[str, str], can_release: bool, read_only: bool
    ) -> None:
        """(person, state) of everybody required, in their order, and why somebody was `released`; `can_release` once
        the round is open.

        Rows that stay as they are keep the focus and a reason that is being asked for.
        """
        wanted = (tuple(people), can_release, read_only)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self.rows)
        self.releases, self.write, self.places = {}, {}, {}
        self.waiting = [who.id for who, state in people if state == "not_ready" and not read_only]
        for who, state in people:
            self.rows.addWidget(Rule())
            line = Readiness(who.name, who.side, state)
            words = _("{name}: open my page again") if state == "ready" else _("{name}: enter scorecard")
            made = button(
                words.format(name=who.first), f"enter_{who.id}", small=True, quiet=state == "ready",
                owner=who.side if state != "ready" and who.side in ("rec", "man") else "",
            )  # fmt: skip
            made.clicked.connect(partial(self._on_enter_clicked, who.id))
            away = button(_("Away…"), f"away_{who.id}", quiet=True, small=True)
            away.setAccessibleName(_("{name} is away: release").format(name=who.first))
            away.clicked.connect(partial(self._on_away_clicked, who.id))
            _keep_place(made, shown=not read_only and state != "released")
            _keep_place(away, shown=not read_only and state == "not_ready" and can_release)
            whole = row(line, away, made, space=8)
            whole.setStretch(0, 1)
            self.rows.addLayout(whole)
            self.places[who.id] = whole
            self.write[who.id] = made
            if released.get(who.id):
                why = caption(released[who.id], name=f"released_{who.id}")
                self.rows.addLayout(row(why, margins=(29, 0, 0, 8)))
        self.rows.addWidget(Rule())
        widest = max((made.sizeHint().width() for made in self.write.values()), default=0)
        for made in self.write.values():
            made.setFixedWidth(widest)

    def open_release(self, who: Who, owner: Who) -> Release:
        """Ask under a person's row why they are released."""
        made = Release(who, owner)
        self.releases[who.id] = made
        self.rows.insertWidget(self.rows.indexOf(self.places[who.id]) + 1, made)
        made.reason.focus()
        return made

    def show_waits(self, words: str, read_only: bool) -> None:
        """Why it cannot be opened yet; "" frees the button."""
        self.waits.set_words(words)
        set_blocked(self.reveal, words)
        show_if(self.reveal, not read_only)

    def _on_enter_clicked(self, person_id: str, checked: bool = False) -> None:
        self.private_requested.emit(person_id)

    def _on_away_clicked(self, person_id: str, checked: bool = False) -> None:
        self.release_opened.emit(person_id)


class RevealPage(ReviewPage):
    """The page of section 2. `private_requested(person_id)`, `reveal_requested()`."""

    shows = frozenset(
        {"round", "draft", "rating", "recommendation", "remark", "candidate", "criterion", "session", "interview"}
    )

    private_requested = Signal(str)
    reveal_requested = Signal()

    def __init__(self, workspace: OpenWorkspace, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(workspace, review, "reveal_page", parent)
        self.candidate_head = CandidateHead()
        self.before = BeforeReveal()
        self.matrix = RevealMatrix("matrix")
        self.talk = SaidPart(self)
        self.after = QWidget()
        self.after.setObjectName("after_reveal")
        self.clock_note = caption(
            _("The clock of this computer was set back between sealing and reveal. Times here may not be in order."),
            name="clock_note",
        )
        self.released_note = caption("", name="released_note")
        show_if(self.clock_note, False)
        self.after.setLayout(stack(self.matrix, self.released_note, self.clock_note, self.talk, space=14))
        self._was_revealed: bool | None = None
        self._people: list[Who] = []
        self.lay(self.candidate_head, self.before, self.after, space=14)
        self.before.private_requested.connect(self.private_requested)
        self.before.reveal_requested.connect(self.reveal_requested)
        self.before.release_opened.connect(self._on_before_release_opened)

    def next_writer(self) -> str:
        """Who is asked to write and has not: the first of them in the order of the rows; "" when nobody is."""
        return next(iter(self.before.waiting), "")

    def lands_on(self) -> QWidget | None:
        """Before the reveal: the turn that comes next, and once nobody is waited for, the reveal."""
        if is_hidden(self.before):
            return None
        following = self.before.write.get(self.next_writer(), self.before.reveal)
        return following if following.isEnabled() else None

    def reach(self, key: str, row_id: str) -> None:
        """Before the reveal whoever has not sealed, after it the field for what is thought now."""
        following = self.lands_on()
        if is_hidden(self.before):
            self.talk.field.focus()
        elif following is not None:
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        with self.workspace.read() as s:
            revealed = self.review.is_revealed(s)
            self.candidate_head.show_head(read_head(s, self.review, self.workspace.now()))
            if revealed:
                self._show_revealed(s)
            else:
                self._show_readiness(s)
        show_if(self.before, not revealed)
        show_if(self.after, revealed)
        if revealed and self._was_revealed is False:
            fade_in(self.after)
        self._was_revealed = revealed

    def _show_revealed(self, s: Block) -> None:
        found = read_matrix(s, self.review)
        self.matrix.set_matrix(list(found.people), list(found.rows), found.hire)
        released = release_words(s, self._round(s), self.review.who)
        self.released_note.setText("\n".join(released.values()))
        show_if(self.released_note, bool(released))
        self.talk.refresh(s, self.review.is_closed(s))
        rated = ratings_of(s, self.review.session_id, self.review.candidate_id)
        revealed_at = min((rating.revealed_at for rating in rated), default=None)
        show_if(self.clock_note, clock_went_back(revealed_at, [rating.sealed_at for rating in rated]))

    # Before the reveal

    def required_people(self, s: Block) -> list[str]:
        """Whose scorecards are waited for: fixed once the round is open."""
        round_ = self._round(s)
        if round_ is not None:
            return list(round_.required_ids)
        session = s.get_one(Session, self.review.session_id)
        candidate = s.get_one(Candidate, self.review.candidate_id)
        return required_raters(s, session, candidate, self.workspace.now())

    def _round(self, s: Block) -> Round | None:
        return round_of(s, self.review.session_id, RoundOf.RATINGS, self.review.candidate_id)

    def _show_readiness(self, s: Block) -> None:
        if any(release.reason.value().strip() for release in self.before.releases.values()):
            return  # somebody writes a reason here; the rows come with the next change
        round_ = self._round(s)
        ready = dict(readiness(s, round_.id)) if round_ is not None else {}
        released = released_ids(round_) if round_ is not None else set()
        people = [self.review.who(s, person_id) for person_id in self.required_people(s)]
        states = ["ready" if ready.get(who.id) else "released" if who.id in released else "not_ready" for who in people]
        self._people = people
        read_only = self.review.is_closed(s)
        reasons = release_words(s, round_, self.review.who)
        self.before.show_people(list(zip(people, states, strict=True)), reasons, round_ is not None, read_only)
        waiting = set(waiting_for(s, round_.id)) if round_ is not None else {who.id for who in people}
        names = [who.first for who in people if who.id in waiting]
        self.before.show_waits(self._waits_words(names, any(ready.values())), read_only)

    @staticmethod
    def _waits_words(names: list[str], anybody: bool) -> str:
        if names:
            return ngettext(
                "This opens when everyone has sealed; {names} is still writing.",
                "This opens when everyone has sealed; {names} are still writing.",
                len(names),
            ).format(names=joined(names))
        return "" if anybody else _("Nobody has sealed anything here. Somebody writes first.")

    @Slot(str)
    def _on_before_release_opened(self, person_id: str) -> None:
        if person_id in self.before.releases:
            self.before.releases[person_id].reason.focus()
            return
        who = next(who for who in self._people if who.id == person_id)
        with self.workspace.read() as s:
            owner_id = decision_owner(s.get_one(Role, self.review.role_id))
            by = self.review.who(s, owner_id) if owner_id != person_id else self.review.pair.other(person_id)
        made = self.before.open_release(who, by)
        made.given.connect(partial(self._on_release_given, who, by))
        made.not_now.connect(partial(self._on_release_not_now, who))

    def _on_release_given(self, who: Who, by: Who, reason: str) -> None:
        """Lift the duty to write, in the name of the owner of the decision."""
        made = self.before.releases.pop(who.id)
        with self.workspace.read() as s:
            round_ = self._round(s)
            round_id = round_.id if round_ is not None else ""
        refused = self.try_run(lambda s: release(s, round_id, who.id, by.id, reason, self.workspace.now()))
        if refused is not None:
            self.before.releases[who.id] = made
            made.reason.show_sentence(refused.sentence)
            return
        following = self.lands_on()
        if following is not None:
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_release_not_now(self, who: Who) -> None:
        made = self.before.releases.pop(who.id)
        made.hide()
        made.deleteLater()
