"""Section 4, Must have, nice to have, can learn: the criteria, the trade-off, what is not needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget
from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Challenge, Criterion, Role, new_id
from hirepair_desktop.model.challenging import due_in_brief, is_being_written
from hirepair_desktop.model.criteria import (
    is_anchored,
    is_said,
    live_criteria,
    musts,
    retire,
    retired_criteria,
    used_criteria,
)
from hirepair_desktop.model.criterion_moves import (
    NEED,
    Held,
    bring_back,
    first_met,
    held_criteria,
    must_retire,
    set_need,
)
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.intake.criterion_facts import CriterionFacts, criterion_facts
from hirepair_desktop.ui.intake.criterion_row import CriterionRow, heads
from hirepair_desktop.ui.intake.criterion_steps import remove_criterion, went_with
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.intake.retired_list import RetiredList, retired_of
from hirepair_desktop.ui.intake.row_drag import RowDrag
from hirepair_desktop.ui.intake.tradeoff import TradeoffBox
from hirepair_desktop.ui.session.challenges import ChallengeList, has_open_challenge, in_order
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.announce import announce
from hirepair_desktop.ui.widgets.boxes import Fill, Panel, Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import plain

WORDS_AGREED = frozenset({"label", "definition", "tier", "weight"})
"""Changing one of these takes agreements back: they were given to other words."""


MOVES = (("Alt+Up", -1), ("Alt+Down", 1), ("Ctrl+Shift+Up", -1), ("Ctrl+Shift+Down", 1))
"""Keys that move the criterion that has the focus. The second pair is that of every list of rows."""

ROOM = 100
"""So many criteria stand on the page at once; more are shown on demand. A brief has eight musts at most."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the rows of one reading have in common."""

    held: Held
    first: datetime | None
    used: set[str]
    outcomes: tuple[tuple[str, str], ...]
    about: dict[str, list[Challenge]]


class CriteriaPage(IntakePage):
    """The table of criteria in the order the two give them, each with its fold and its challenges."""

    tables = frozenset(
        {
            "criterion",
            "outcome",
            "challenge",
            "tradeoff",
            "rating",
            "round",
            "draft",
            "criterion_outcome",
            "brief_version",
            "person",
            "decision",
            "gap_note",
        }
    )

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "criteria") -> None:
        super().__init__(panel, role_id, key)
        self.rows: dict[str, CriterionRow] = {}
        self.lines: dict[str, Rule] = {}
        self._fresh, self._acting = "", ""
        self._room, self._also = ROOM, set[str]()
        self.add = button(_("Criterion"), "criterion_add", icon="plus", small=True)
        self.add.clicked.connect(self._on_add_clicked)
        self.aside.addWidget(self.add)
        self._build_table()
        self.tradeoff = TradeoffBox(self)
        self._build_tradeoff()
        self.column.addWidget(self.ask("notNeeded"))
        self.edits.refused.connect(self._on_edits_refused)

    def _build_table(self) -> None:
        head = self.head_of("criteria", self.add)
        head.heading.hide()
        self.table = Panel("criteria_table", radius="panel")
        top = Fill("sunken", "bottom")
        top.setLayout(row(heads()))
        show_if(top, not theme().large())
        self.body = stack(space=0)
        self.empty = plain(_("No criteria yet. Add the first one together."), "body", "ink2")
        holder = QWidget()
        holder.setLayout(stack(self.empty, margins=(12, 10, 12, 10)))
        self.empty_row = holder
        self.table.setLayout(stack(top, self.body, holder, space=0, margins=(1, 1, 1, 1)))
        self.more = LinkButton("", "criteria_more", "ink2")
        self.more.clicked.connect(self._on_more_clicked)
        self.retired = RetiredList()
        self.retired.brought_back.connect(self._on_retired_brought_back)
        self.column.addLayout(stack(self.table, row(self.more, 1), self.retired, head, space=6))
        self.focus_at["anchors"] = self.table
        self.drag = RowDrag(self.table, lambda: list(self.rows.items()))
        self.drag.dropped.connect(self._on_drag_dropped)
        self.move_keys: list[QShortcut] = []
        for key, step in MOVES:
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._on_move_key, step))
            self.move_keys.append(shortcut)

    def _build_tradeoff(self) -> None:
        """Heading, who sealed first and how far they agree in one line (picture 02)."""
        head = self.head_of("tradeoff", self.tradeoff)
        head.heading.setWordWrap(False)
        large = theme().large()
        beside = [self.tradeoff.order, self.tradeoff.verdict]
        line: QBoxLayout = stack(head, *beside, space=4) if large else row(head, *beside, space=12)
        if not large:
            line.setStretch(1, 1)
        self.column.addLayout(stack(line, self.tradeoff, space=8))

    # Showing

    def show_role(self, s: Block, role: Role) -> None:
        live = live_criteria(role)
        criteria = [made for place, made in enumerate(live) if place < self._room or made.id in self._also]
        around = self._around(s, role)
        wanted = [criterion.id for criterion in criteria]
        for gone in [key for key in self.rows if key not in wanted]:
            self._drop(gone)
        for place, criterion in enumerate(criteria):
            self._show_row(s, place, self._facts(criterion, around), around.about.get(criterion.id, []))
        self.rows = {key: self.rows[key] for key in wanted}
        show_if(self.empty_row, not criteria)
        n = len(live) - len(criteria)
        self.more.setText(ngettext("Show {n} more criterion", "Show {n} more criteria", n).format(n=n))
        show_if(self.more, n > 0)
        self.add.setEnabled(not self.is_closed)
        self.retired.show_retired([retired_of(s, made) for made in retired_criteria(role)], self.is_closed)
        self.tradeoff.show_tradeoff(s, role)
        show_if(self.heads["tradeoff"].notes, self.tradeoff.shown.isHidden())
        if self._fresh in self.rows:
            for key, shown in self.rows.items():
                shown.set_open(key == self._fresh)  # the others fold: the new one is to be written now
            self.rows[self._fresh].focus()
            self._fresh = ""

    def _around(self, s: Block, role: Role) -> Around:
        here = s.scalars(select(Challenge).where(Challenge.session_id == self.session_id))
        said = [*here, *due_in_brief(s, role.id, self.session_id, self.workspace.today())]
        about: dict[str, list[Challenge]] = {}
        for challenge in sorted(said, key=in_order):
            about.setdefault(challenge.target, []).append(challenge)
        outcomes = tuple((o.id, o.text) for o in role.outcomes if o.text.strip())
        first = first_met(s, role, self.workspace.now())
        return Around(held_criteria(s, role), first, used_criteria(s, role), outcomes, about)

    def _facts(self, criterion: Criterion, around: Around) -> CriterionFacts:
        challenges, first, today = around.about.get(criterion.id, []), around.first, self.workspace.today()
        return criterion_facts(
            criterion, self.pair, around.held, outcomes=around.outcomes, first=first,
            only_retires=must_retire(criterion, around.used, around.held, first),
            is_challenged=has_open_challenge(challenges, today) or any(is_being_written(c) for c in challenges),
            has_challenges=bool(challenges), read_only=self.is_closed,
        )  # fmt: skip

    def _show_row(self, s: Block, place: int, facts: CriterionFacts, challenges: list[Challenge]) -> None:
        shown = self.rows.get(facts.key) or self._made(facts.key)
        line = self.lines[facts.key]
        if self.body.indexOf(shown) != 2 * place + 1:
            for widget in (shown, line):
                self.body.removeWidget(widget)
            self.body.insertWidget(2 * place, line)
            self.body.insertWidget(2 * place + 1, shown)
        line.setVisible(place > 0)
        shown.challenges.show_challenges(s, self.is_closed, challenges)
        shown.show_facts(facts)

    def _made(self, key: str) -> CriterionRow:
        challenges = ChallengeList(self, self.session_id, self.pair, key)
        made = CriterionRow(key, self.pair, challenges)
        made.edited.connect(partial(self._on_row_edited, key))
        made.agreed.connect(partial(self._on_row_agreed, key))
        made.deleted.connect(partial(self._on_row_deleted, key))
        made.retired.connect(partial(self._on_row_retired, key))
        made.carried.connect(partial(self.drag.move, key))
        made.let_go.connect(self.drag.drop)
        self.rows[key], self.lines[key] = made, Rule()
        return made

    def _drop(self, key: str) -> None:
        for widget in (self.rows.pop(key), self.lines.pop(key)):
            self.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.add.setFocus()

    # What a person does

    @Slot()
    def _on_add_clicked(self) -> None:
        with self.workspace.read() as s:
            last = s.scalar(select(func.max(Criterion.rank)).where(Criterion.role_id == self.role_id))
        self._fresh = new_id()
        self._also.add(self._fresh)
        self.edits.add(
            Criterion,
            {
                "id": self._fresh, "role_id": self.role_id, "raised_by": self.speaker().id,
                "rank": 0 if last is None else last + 1, "added_at": self.workspace.now(),
                "agreed_by": self.agreed_so_far(),
            },
            _("Criterion"),
        )  # fmt: skip

    @Slot()
    def _on_more_clicked(self) -> None:
        self._room += ROOM
        self.refresh()

    def _on_row_edited(self, key: str, field: str, value: Any) -> None:
        self._acting = key
        if field == "outcomes":
            self.edits.link(Criterion, key, "outcomes", value, _("What a criterion serves"))
            return
        behind, by = self.agreed_so_far(), self.speaker().id
        with self.workspace.read() as s:
            role = s.get_one(Role, self.role_id)
            held, first = held_criteria(s, role), first_met(s, role, self.workspace.now())

        def change(made: Any) -> None:
            if field.startswith("anchor."):
                figure = field.removeprefix("anchor.")
                made.anchors = {**{k: v for k, v in made.anchors.items() if k != figure}, figure: value}
            elif field in NEED:
                set_need(made, field, value, held, first)
            else:
                setattr(made, field, value)
            if field in WORDS_AGREED:
                made.agreed_by = behind
            if field in WORDS_AGREED or field == "change_reason":
                made.changed_by = by

        verb_step(self.edits, Criterion, key, change, _("Criterion"), field)

    def _on_row_agreed(self, key: str, side: str, agrees: bool) -> None:
        person = self.pair.seat(side)

        def change(made: Any) -> None:
            others = [other for other in made.agreed_by if other != person.id]
            made.agreed_by = [*others, person.id] if agrees else others

        verb_step(self.edits, Criterion, key, change, _("{name} agrees").format(name=person.first))

    def _on_move_key(self, step: int) -> None:
        focused = QApplication.focusWidget()
        for place, (key, shown) in enumerate(self.rows.items()):
            if focused is not None and shown.isAncestorOf(focused):
                self._move(key, place + step)
                return

    @Slot(str, int)
    def _on_drag_dropped(self, key: str, place: int) -> None:
        self._move(key, place)

    def _move(self, key: str, place: int) -> None:
        """Move a row to a place among those that are shown; what is not shown keeps its neighbours."""
        others = [each for each in self.rows if each != key]
        if self.is_closed or not others or not 0 <= place <= len(others):
            return
        shown = self.rows[key]
        shown.flush()
        with self.workspace.read() as s:
            order = [made.id for made in live_criteria(s.get_one(Role, self.role_id)) if made.id != key]
        at = order.index(others[place]) if place < len(others) else order.index(others[-1]) + 1
        order.insert(at, key)
        self.edits.rank(Criterion, order, _("Order of the criteria"))
        name = shown.facts.name if shown.facts is not None else ""
        announce(shown, _("{criterion} is now number {n} of {all}").format(criterion=name, n=at + 1, all=len(order)))

    def _on_row_deleted(self, key: str) -> None:
        self._acting = key
        with self.workspace.read() as s:
            gone = went_with(s, key)
        if remove_criterion(self.edits, key):
            self.took_away.emit(gone)
        else:
            self.refresh()  # it can be retired still: the row says how

    def _on_row_retired(self, key: str, reason: str) -> None:
        self._acting = key
        by, at = self.speaker().id, self.workspace.now()
        verb_step(
            self.edits, Criterion, key, lambda made: retire(made, reason, by, at), _("Retire a criterion"),
            "change_reason",
        )  # fmt: skip

    @Slot(str)
    def _on_retired_brought_back(self, key: str) -> None:
        by, at = self.speaker().id, self.workspace.now()
        with self.workspace.read() as s:
            held = held_criteria(s, s.get_one(Role, self.role_id))
        verb_step(
            self.edits, Criterion, key, lambda made: bring_back(made, by, at, held), _("Bring a criterion back")
        )  # fmt: skip
        if key in self.rows:
            self.rows[key].fold.setFocus()

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        shown = self.rows.get(self._acting)
        if shown is not None and field in ("change_reason", "label", "definition"):
            shown.show_refusal(field, sentence)

    def reach(self, key: str, row_id: str) -> None:
        """The criterion a prompt is about opens; for its anchors the first one that is empty."""
        if self.show_criterion(row_id) is not None:
            self._focus_row(row_id, key)
        else:
            super().reach(key, row_id)

    def show_criterion(self, key: str) -> CriterionRow | None:
        """The row of a criterion, brought onto the page if it is further down; None when it is not in the brief."""
        if key and key not in self.rows:
            self._also.add(key)
            self.refresh()
        return self.rows.get(key)

    def focus_field(self, key: str) -> None:
        """The first criterion that still lacks something, or the button that adds one."""
        with self.workspace.read() as s:
            role = s.get_one(Role, self.role_id)
            criteria, whole = (musts(role), is_anchored) if key == "anchors" else (live_criteria(role), is_said)
            short = next((made.id for made in criteria if not whole(made)), "")
        self.show_criterion(short)
        if key not in ("criteria", "anchors") or not self.rows:
            super().focus_field(key)
            return
        self._focus_row(short if short in self.rows else next(iter(self.rows)), key)

    def _focus_row(self, row_id: str, key: str) -> None:
        shown = self.rows[row_id]
        shown.focus()
        if key == "anchors":
            figures = [shown.editor.anchors[figure] for figure in ("1", "4")]
            next((field for field in figures if not field.value().strip()), figures[0]).focus()
