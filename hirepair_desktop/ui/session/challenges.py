"""Challenges of a session: a point one puts to the other, the answer, and how it ended (METHOD S28)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Challenge, new_id
from hirepair_desktop.model.challenging import end, is_being_written, is_due, is_open, park
from hirepair_desktop.model.kinds import ChallengeKind, ChallengeResult
from hirepair_desktop.text import _, clock, day
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, MenuButton, button, set_blocked
from hirepair_desktop.ui.widgets.challenge_thread import ChallengeThread
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import MAN, OTHER, REC, Pair, Who

FREE = "free"
"""The menu entry for a challenge in one's own words."""


def result_words(result: ChallengeResult | None) -> str:
    """How a challenge ended, in words; one without an end stayed open."""
    if result is None:
        return _("Still open")
    return {
        ChallengeResult.CHANGED: _("Changed"),
        ChallengeResult.KEPT: _("Kept, with a reason"),
        ChallengeResult.PARKED: _("Parked"),
    }[result]


def parked_words(challenge: Challenge) -> str:
    """Until when something is parked."""
    if challenge.parked_event and challenge.parked_until is None:
        return _("Parked until this: {event}").format(event=challenge.parked_event)
    if challenge.parked_until is not None:
        return _("Parked until {day}").format(day=day(challenge.parked_until))
    return _("Parked")


def came_back_words(challenge: Challenge) -> str:
    """Why something that was parked is open again."""
    if challenge.parked_event:
        return _("Parked until this: {event}. It is open again.").format(event=challenge.parked_event)
    return _("{parked}. It is open again.").format(parked=parked_words(challenge))


def in_order(challenge: Challenge) -> tuple[bool, str, bool, str]:
    """Oldest first, of one second the one that has ended first, those still being written last."""
    made = challenge.made_at.isoformat() if challenge.made_at is not None else ""
    return not made, made, challenge.result is None, challenge.id


class ThreadAbout(QWidget):
    """A thread under the words of what it is about, where several things stand in one list."""

    def __init__(self, about: str, thread: ChallengeThread) -> None:
        super().__init__()
        self.inner = thread
        self.about = caption("")
        self.setLayout(stack(self.about, thread, space=4))
        self.show_about(about)

    def show_about(self, about: str) -> None:
        """What it is about is called so now."""
        self.about.setText(about)
        show_if(self.about, bool(about))


class ChallengeDraft(QWidget):
    """A challenge being written: saved as it is typed, put to the other by a button.

    `edited(words)`, `put()` and `dropped()`.
    """

    edited = Signal(str)
    put = Signal()
    dropped = Signal()

    def __init__(self, challenge_id: str, who: Who, other: Who, about: str = "") -> None:
        super().__init__()
        self.setObjectName(f"challenge_{challenge_id}")
        self.words = VoiceField(
            who.side, _("{name} challenges").format(name=who.first), f"challenge_{challenge_id}_text",
            _("A point, and what you have seen that makes you say it"), 2, who.name,
        )  # fmt: skip
        self.put_it = button(
            _("Put it to {name}").format(name=other.first), f"challenge_{challenge_id}_put", who.side, small=True
        )
        self.drop = LinkButton(_("Not now"), f"challenge_{challenge_id}_drop", "ink2")
        self.setLayout(stack(self.words, row(self.put_it, self.drop, 1, caption(about), space=12), space=8))
        self.words.edited.connect(self.edited)
        self.words.text.textChanged.connect(self._on_text_changed)
        self.put_it.clicked.connect(self._on_put_it_clicked)
        self.drop.clicked.connect(self.dropped)
        self._on_text_changed()

    def focus(self) -> None:
        """Put the cursor at the end of the words."""
        self.words.focus()

    @Slot()
    def _on_text_changed(self) -> None:
        empty = not self.words.value().strip()
        set_blocked(self.put_it, _("Write the point first.") if empty else "")

    @Slot()
    def _on_put_it_clicked(self) -> None:
        self.words.flush()
        self.put.emit()


class ChallengeList(QWidget):
    """The challenges of a session about one target, oldest first; with `target` None all of them.

    `name_of(target)` gives the words for what a challenge is about. `begin(side)` opens a new one in place.
    The page calls `show_challenges` in its refresh.
    """

    changed = Signal()

    def __init__(
        self, page: Page, session_id: str, pair: Pair, target: str | None = "",
        kind: ChallengeKind = ChallengeKind.BRIEF, name_of: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.page, self.session_id, self.pair = page, session_id, pair
        self.target, self.kind = target, kind
        self._name_of = name_of or (lambda about: "")
        self.items: dict[str, QWidget] = {}
        self._states: dict[str, str] = {}
        self._fresh, self._acting, self._put = "", "", ""
        self.body = stack(space=12)
        self.setLayout(self.body)
        page.shows = page.shows | {"challenge"}
        page.edits.refused.connect(self._on_edits_refused)

    # Showing

    def found(self, s: Block) -> list[Challenge]:
        """The challenges shown here."""
        wanted = select(Challenge).where(Challenge.session_id == self.session_id)
        if self.target is not None:
            wanted = wanted.where(Challenge.target == self.target)
        return sorted(s.scalars(wanted), key=in_order)

    def show_challenges(self, s: Block, read_only: bool = False, challenges: Sequence[Challenge] | None = None) -> None:
        """Show what is there now (`challenges`, when they were read already); what is being typed stays."""
        found = self.found(s) if challenges is None else challenges
        wanted = {self._key(challenge) for challenge in found}
        for key in [key for key in self.items if key not in wanted]:
            gone = self.items.pop(key)
            self._states.pop(key, None)
            self.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, challenge in enumerate(found):
            key = self._key(challenge)
            if key not in self.items:
                self.items[key] = self._made(challenge)
                self.body.insertWidget(place, self.items[key])
            self._fill(self.items[key], challenge, read_only)
        if self._fresh:
            draft = self.items.get(f"{self._fresh}.draft")
            self._fresh = ""
            if isinstance(draft, ChallengeDraft):
                draft.focus()
        if self._put:
            item = self.items.get(self._put)
            self._put = ""
            if isinstance(item, ThreadAbout):
                item.inner.answer.focus()

    @staticmethod
    def _key(challenge: Challenge) -> str:
        return f"{challenge.id}.draft" if is_being_written(challenge) else challenge.id

    def _made(self, challenge: Challenge) -> QWidget:
        author, owner = self._who(challenge.from_id), self._who(challenge.owner_id or challenge.to_id)
        if is_being_written(challenge):
            draft = ChallengeDraft(challenge.id, author, owner, self._about(challenge))
            draft.edited.connect(partial(self._on_draft_edited, challenge.id))
            draft.put.connect(partial(self._on_draft_put, challenge.id))
            draft.dropped.connect(partial(self._on_draft_dropped, challenge.id))
            return draft
        time_words = clock(challenge.made_at) if challenge.made_at is not None else ""
        thread = ChallengeThread(
            f"challenge_{challenge.id}", author.name, author.side,
            time_words,
            challenge.text, owner.name, owner.side, self._who(challenge.to_id).name, challenge.response,
        )  # fmt: skip
        thread.answer_edited.connect(partial(self._on_thread_answer_edited, challenge.id))
        thread.ended.connect(partial(self._on_thread_ended, challenge.id))
        thread.parked.connect(partial(self._on_thread_parked, challenge.id))
        return ThreadAbout(self._about(challenge), thread)

    def _fill(self, item: QWidget, challenge: Challenge, read_only: bool) -> None:
        if isinstance(item, ChallengeDraft):
            item.words.set_value(challenge.text)
            item.words.set_read_only(read_only)
        elif isinstance(item, ThreadAbout):
            item.show_about(self._about(challenge))
            item.inner.set_answer(challenge.response)
            self._show_end(item.inner, challenge, read_only)

    def _show_end(self, thread: ChallengeThread, challenge: Challenge, read_only: bool) -> None:
        """Told only when it differs from before: a reason that is being typed stays where it is."""
        back = not read_only and is_due(challenge, self.page.workspace.today())
        result = None if back else challenge.result
        state = result.value if result is not None else "closed" if read_only else ""
        words = parked_words(challenge) if result is ChallengeResult.PARKED else result_words(result)
        if self._states.get(challenge.id, "") != state + words * bool(state):
            self._states[challenge.id] = state + words * bool(state)
            thread.set_ended(state, words)
        thread.set_came_back(came_back_words(challenge) if back else "")

    def _about(self, challenge: Challenge) -> str:
        return self._name_of(challenge.target) if self.target is None else ""

    def _who(self, person_id: str) -> Who:
        side = self.pair.side_of(person_id)
        return self.pair.seat(side) if side != OTHER else self.pair.manager

    # Acting

    def begin(self, side: str, words: str = "", target: str = "") -> str:
        """Open a new challenge of the one on a side, with a card's words if one was played. Returns its id.

        `target` is what it is about, in a list about everything.
        """
        author = self.pair.seat(side)
        other = self.pair.other(author.id)
        self._fresh = new_id()
        made = self.page.edits.add(
            Challenge,
            {
                "id": self._fresh, "session_id": self.session_id, "from_id": author.id, "to_id": other.id,
                "owner_id": other.id, "target": self.target or target, "kind": self.kind, "text": words,
            },
            _("{name} challenges").format(name=author.first),
        )  # fmt: skip
        self.changed.emit()
        return made

    def _on_draft_edited(self, challenge_id: str, words: str) -> None:
        self.page.edits.set(Challenge, challenge_id, "text", words, _("Challenge"))

    def _on_draft_put(self, challenge_id: str) -> None:
        """The draft and its button go: the cursor goes on to the answer, which is what comes next."""
        self._put = challenge_id
        self.page.edits.set(Challenge, challenge_id, "made_at", self.page.workspace.now(), _("Put a challenge"))
        self.changed.emit()

    def _on_draft_dropped(self, challenge_id: str) -> None:
        self.page.edits.remove(Challenge, challenge_id, _("Take a challenge back"))
        self.changed.emit()

    def _on_thread_answer_edited(self, challenge_id: str, words: str) -> None:
        self.page.edits.set(Challenge, challenge_id, "response", words, _("Answer"))

    def _on_thread_ended(self, challenge_id: str, state: str, reason: str) -> None:
        at = self.page.workspace.now()
        self._run(challenge_id, lambda challenge: end(challenge, ChallengeResult(state), at, reason))

    def _on_thread_parked(self, challenge_id: str, until: date | None, event: str) -> None:
        at, today = self.page.workspace.now(), self.page.workspace.today()
        self._run(challenge_id, lambda challenge: park(challenge, at, today, until, event))

    def _run(self, challenge_id: str, verb: Callable[[Any], None]) -> None:
        self._acting = challenge_id
        verb_step(self.page.edits, Challenge, challenge_id, verb, _("How the challenge ended"), "response")
        self._acting = ""
        self.changed.emit()

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        item = self.items.get(self._acting)
        if isinstance(item, ThreadAbout) and field == "parked_until":
            item.inner.show_park_sentence(sentence)
        elif isinstance(item, ThreadAbout) and field == "response":
            item.inner.answer.show_sentence(sentence)


def has_open_challenge(challenges: Sequence[Challenge], today: date) -> bool:
    """Whether one of them was put and has not ended, or has come back."""
    return any(is_open(challenge, today) for challenge in challenges)


class ChallengeCards(QWidget):
    """Two buttons, one for each voice: a card to play, or a challenge in one's own words."""

    played = Signal(str, str)

    def __init__(
        self, pair: Pair, to_manager: Sequence[str], to_recruiter: Sequence[str], name: str = "cards",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`to_manager` are the cards of the recruiter, `to_recruiter` those of the manager."""
        super().__init__(parent)
        self.cards = {REC: to_manager, MAN: to_recruiter}
        self.menus: dict[str, MenuButton] = {}
        for side, cards in self.cards.items():
            items = [(str(place), _(card)) for place, card in enumerate(cards)]
            words = _("{name} challenges").format(name=pair.seat(side).first)
            menu = MenuButton(words, f"{name}_{side}", [*items, (FREE, _("In my own words"))], small=True)
            menu.chosen.connect(partial(self._on_menu_chosen, side))
            self.menus[side] = menu
        self.setLayout(row(self.menus[REC], self.menus[MAN], 1, space=10))

    def _on_menu_chosen(self, side: str, value: str) -> None:
        self.played.emit(side, "" if value == FREE else _(self.cards[side][int(value)]))
