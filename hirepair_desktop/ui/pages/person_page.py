"""One person: what they gave and were thanked for, what they promised, where they grow (picture 25). No grade."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hirepair_desktop.model.parted import left_words
from hirepair_desktop.model.person_facts import Named, PersonFacts, Promised, person_facts
from hirepair_desktop.text import _, bare_day, day, first_name, short_day
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.lines import head
from hirepair_desktop.ui.pages.person_parts import (
    GrowthCard,
    PersonLink,
    ThanksCard,
    gave_line,
    heard_line,
    role_line,
    seat_words,
    side_of,
)
from hirepair_desktop.ui.pages.promises import tick
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.commitment_row import CommitmentRow
from hirepair_desktop.ui.widgets.labels import caption, plain, title
from hirepair_desktop.ui.widgets.seat_mark import SeatMark
from hirepair_desktop.ui.widgets.voice_words import VoiceWords
from hirepair_desktop.ui.workspace import OpenWorkspace

SHOWN = 6
"""So many thanks, answers and promises are shown before *Show all*."""

ALL_SHOWN = 100
"""So many promises are listed on demand: of thousands a page would never be ready."""

SIDE_WIDTH, SIDE_WIDTH_NARROW = 388, 320


class PersonPage(Page):
    """Told by `show_about(person_id)` who."""

    shows = frozenset({
        "person", "partnership", "session", "interview", "candidate", "source_lead", "feedback", "challenge",
        "thanks", "commitment", "growth_goal", "role", "stage", "decision_role", "arrival", "setting",
    })  # fmt: skip

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "person_page")
        self._id, self._all = "", False
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(*(theme().px(side) for side in (32, 20, 32, 24)))
        self._body.setSpacing(theme().px(16))
        self._side_box = QWidget()

    def show_about(self, person_id: str) -> None:
        """Who."""
        if person_id != self._id:
            self._id, self._all = person_id, False
        self.look_again()

    def refresh(self) -> None:
        clear(self._body)
        with self.workspace.read() as s:
            facts = person_facts(s, self._id, self.workspace.now())
        if facts is None:
            self._body.addWidget(plain(_("This person is not in the workspace any more.")))
            self._body.addStretch(1)
            return
        self.setWindowTitle(facts.person.name)
        self._body.addLayout(self._head(facts))
        left, right = stack(space=0), stack(space=0)
        self._show_gave(facts, left)
        self._show_thanks(facts, left)
        self._show_heard(facts, left)
        left.addStretch(1)
        self._show_growing(facts, right)
        self._show_promised(facts, right)
        self._show_owed(facts, right)
        self._show_roles(facts, right)
        self._show_arrived(facts, right)
        right.addWidget(caption(_("No number on this page is a grade, and people are not compared.")))
        right.addStretch(1)
        self._side_box = QWidget()
        self._side_box.setLayout(right)
        columns = QVBoxLayout() if theme().large() else QHBoxLayout()
        columns.setSpacing(theme().px(36))
        columns.addLayout(left, 1)
        columns.addWidget(self._side_box)
        self._body.addLayout(columns, 1)
        self._set_side()

    # Head

    def _head(self, facts: PersonFacts) -> QHBoxLayout:
        person = facts.person
        heading = title(person.name)
        heading.setWordWrap(theme().large())
        seat = plain(seat_words(person.kind), token="ink2", wrap=False)
        if facts.left is not None:
            seat.setText(_("{seat}, {left}").format(seat=seat.text(), left=left_words(facts.left)))
        partners = [self._partner(*partner, at) for at, partner in enumerate(facts.partners)]
        under = stack(row(seat, 1), *partners, space=4) if theme().large() else row(seat, *partners, 1, space=16)
        named = stack(heading, under, space=2)
        part = LinkButton(_("Left…") if facts.left is None else _("Here again…"), "part", "ink2", "caption")
        part.clicked.connect(lambda: self.open_requested.emit("settings", "people"))
        return row(SeatMark(person.name, side_of(person.kind), 52), named, 1, part, space=16)

    def _partner(self, partner: Named, since: date, until: date | None, at: int) -> QHBoxLayout:
        link = self._person(partner, f"partner_{at}", partner.name)
        words = _("since {day}") if until is None else _("{day} to {until}")
        when = words.format(day=bare_day(since), until=day(until) if until is not None else "")
        return row(caption(_("with"), wrap=False), link, caption(when, wrap=False), space=6)

    def _person(self, person: Named, name: str, words: str = "") -> PersonLink:
        made = PersonLink(person, name, words)
        made.requested.connect(lambda key: self.open_requested.emit("person", key))
        return made

    # Left

    def _show_gave(self, facts: PersonFacts, left: QVBoxLayout) -> None:
        left.addLayout(head(_("Gave"), _("one mark is one thing done")))
        left.addSpacing(theme().px(6))
        if not facts.gave:
            left.addWidget(caption(_("Nothing is on record yet. Sessions, talks, leads and thanks appear here.")))
        side = side_of(facts.person.kind)
        for gave in facts.gave:
            left.addWidget(Rule())
            left.addLayout(gave_line(gave, side))

    def _show_thanks(self, facts: PersonFacts, left: QVBoxLayout) -> None:
        left.addSpacing(theme().px(16))
        left.addLayout(head(_("Was thanked for"), _("in the words of the other")))
        left.addSpacing(theme().px(8))
        if not facts.thanked_for:
            left.addWidget(caption(_("Nobody has put a thank you into words yet. A review and a check-in ask for it.")))
            return
        shown = facts.thanked_for[:ALL_SHOWN] if self._all else facts.thanked_for[:SHOWN]
        cards = [ThanksCard(thanks, at) for at, thanks in enumerate(shown)]
        for card in cards:
            card.giver.requested.connect(lambda key: self.open_requested.emit("person", key))
        step = 1 if theme().large() else 2
        for at in range(0, len(cards), step):
            pair = cards[at : at + step]
            laid = row(*pair, *([1] if len(pair) < step else []), space=12)
            for place in range(step):
                laid.setStretch(place, 1)
            left.addLayout(laid)
            left.addSpacing(theme().px(12))
        self._offer_all(len(facts.thanked_for), left, "all_thanks")

    def _show_heard(self, facts: PersonFacts, left: QVBoxLayout) -> None:
        if not facts.heard:
            return
        left.addSpacing(theme().px(16))
        left.addLayout(head(_("Heard, and did"), _("of sessions both agreed to share")))
        left.addSpacing(theme().px(6))
        for heard in facts.heard[:ALL_SHOWN] if self._all else facts.heard[:SHOWN]:
            left.addWidget(Rule())
            left.addLayout(heard_line(heard))
        self._offer_all(len(facts.heard), left, "all_heard")

    def _offer_all(self, n: int, column: QVBoxLayout, name: str) -> None:
        if self._all and n > ALL_SHOWN:
            words = _("The first {shown} of {n}. The exchange file has them all.")
            column.addWidget(caption(words.format(shown=ALL_SHOWN, n=n)))
        if self._all or n <= SHOWN:
            return
        more = LinkButton(_("Show all {n}").format(n=n), name, "ink2", "caption")
        more.clicked.connect(self._on_more_clicked)
        column.addLayout(row(more, 1))

    @Slot()
    def _on_more_clicked(self) -> None:
        self._all = True
        self.refresh()

    # Right

    def _show_growing(self, facts: PersonFacts, right: QVBoxLayout) -> None:
        for at, goal in enumerate(facts.growing if self._all else facts.growing[:2]):
            right.addWidget(GrowthCard(goal, at))
            right.addSpacing(theme().px(10))
        if len(facts.growing) > 2 and not self._all:
            more = LinkButton(_("Show all {n}").format(n=len(facts.growing)), "all_growing", "ink2", "caption")
            more.clicked.connect(self._on_more_clicked)
            right.addLayout(row(more, 1))
        if facts.growing:
            right.addSpacing(theme().px(18))

    def _show_promised(self, facts: PersonFacts, right: QVBoxLayout) -> None:
        right.addLayout(head(_("Promised"), _("{n} open").format(n=len(facts.promised)), at_end=True))
        if not facts.promised:
            right.addWidget(caption(_("Nothing is open.")))
        shown = facts.promised[: ALL_SHOWN if self._all else SHOWN]
        grouped = sorted(shown, key=lambda made: made.for_whom.name if made.for_whom is not None else "\uffff")
        for whom, group in groupby(grouped, key=lambda made: made.for_whom):
            if whom is not None:
                link = self._person(whom, f"promised_for_{whom.id}")
                right.addLayout(row(caption(_("for"), wrap=False), link, 1, space=6, margins=(0, 10, 0, 5)))
            else:
                right.addLayout(row(caption(_("for the search")), margins=(0, 10, 0, 5)))
            for made in group:
                right.addWidget(Rule())
                right.addWidget(self._promise(made))
        self._offer_all(len(facts.promised), right, "all_promised")
        right.addSpacing(theme().px(18))

    def _show_owed(self, facts: PersonFacts, right: QVBoxLayout) -> None:
        """What others promised to do for this person's success (METHOD S44)."""
        if not facts.owed:
            return
        name = first_name(facts.person.name)
        right.addLayout(
            head(_("Promised to {name}").format(name=name), _("{n} open").format(n=len(facts.owed)), at_end=True)
        )
        shown = facts.owed[: ALL_SHOWN if self._all else SHOWN]
        for owner, group in groupby(sorted(shown, key=lambda made: made.owner.name), key=lambda made: made.owner):
            link = self._person(owner, f"owed_by_{owner.id}")
            right.addLayout(row(caption(_("by"), wrap=False), link, 1, space=6, margins=(0, 10, 0, 5)))
            for made in group:
                right.addWidget(Rule())
                right.addWidget(self._promise(made))
        self._offer_all(len(facts.owed), right, "all_owed")
        right.addSpacing(theme().px(18))

    def _promise(self, made: Promised) -> CommitmentRow:
        today = self.workspace.today()
        words = _("No day yet") if made.due is None else _("Today") if made.due == today else short_day(made.due)
        line = CommitmentRow(
            made.id, made.owner.name, side_of(made.owner.kind), made.text, words, stacked=theme().large(),
            strong_day=made.due is not None and made.due <= today, name=f"promise_{made.id}",
        )  # fmt: skip
        line.done_changed.connect(self._on_promise_done_changed)
        line.open_requested.connect(lambda _key: self.open_requested.emit("commitments", ""))
        return line

    @Slot(str, bool)
    def _on_promise_done_changed(self, key: str, done: bool) -> None:
        tick(self, key, done)

    def _show_roles(self, facts: PersonFacts, right: QVBoxLayout) -> None:
        if not facts.roles:
            return
        right.addLayout(head(_("Roles"), _("and the part in each")))
        right.addSpacing(theme().px(6))
        for role in facts.roles:
            right.addWidget(Rule())
            laid, link = role_line(role, f"role_{role.id}")
            link.clicked.connect(lambda _checked=False, key=role.id: self.open_requested.emit("role", key))
            right.addLayout(laid)
        right.addSpacing(theme().px(18))

    def _show_arrived(self, facts: PersonFacts, right: QVBoxLayout) -> None:
        if facts.arrived is None:
            return
        name = first_name(facts.person.name)
        said = _("said by {name}, {day}").format(name=name, day=bare_day(facts.arrived.day))
        right.addLayout(head(_("Arrived with"), said))
        right.addSpacing(theme().px(6))
        right.addWidget(VoiceWords(side_of(facts.person.kind), facts.arrived.words, "arrived_with"))
        right.addSpacing(theme().px(18))

    def _set_side(self) -> None:
        if not theme().large():
            wide = self.width() >= theme().px(1180)
            self._side_box.setFixedWidth(theme().px(SIDE_WIDTH if wide else SIDE_WIDTH_NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_side()
