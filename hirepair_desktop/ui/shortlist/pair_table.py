"""All profiles after the reveal: those where the two differ, the widest first; then the ones with the same pick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _, ngettext, number_word
from hirepair_desktop.ui.shortlist.pair_row import MIDDLE_WIDTH, PairRow, RowState
from hirepair_desktop.ui.shortlist.same_row import SameRow
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, Panel, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, strong
from hirepair_desktop.ui.widgets.pick_pair import AxisHead
from hirepair_desktop.ui.widgets.seat_mark import SMALL, Seat
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.workspace import MAN, REC, Pair, Who


class PairTable(Panel):
    """Rows that stay keep what is typed in them. `opened(alias)`, `settle_edited(alias, words)`,
    `settled(alias, outcome)`, `put_out(alias, reason, ids)`, `kept_now(alias, side, pick, why)`, `all_go_on()`.
    """

    opened = Signal(str)
    settle_edited = Signal(str, str)
    settled = Signal(str, str)
    put_out = Signal(str, str, list)
    kept_now = Signal(str, str, str, str)
    all_go_on = Signal()

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__("pairs", parent=parent)
        self.pair = pair
        self.pairs: dict[str, PairRow] = {}
        self.sames: dict[str, SameRow] = {}
        self.pair_list, self.same_list = stack(space=0), stack(space=0)
        self.band = Fill("sunken", "bottom")
        self.band_words = strong("", wrap=False)
        self.all_on = button("", "all_go_on", small=True)
        note = caption(_("go on without talk unless one of you wants it"))
        band = row(glyph("check", "done"), self.band_words, note, self.all_on, space=8, margins=(12, 4, 12, 5))
        band.setStretch(2, 1)
        self.band.setLayout(band)
        parts = (self._head(), self.pair_list, self.band, self.same_list)
        self.setLayout(stack(*parts, space=0, margins=(1, 1, 1, 1)))
        self.all_on.clicked.connect(self.all_go_on)

    def _head(self) -> QWidget:
        pair = self.pair
        picked = _("{name} picked")
        left = Seat(pair.recruiter.name, REC, picked.format(name=pair.recruiter.first), SMALL, True, weight=500)
        right = Seat(
            pair.manager.name, MAN, picked.format(name=pair.manager.first), SMALL, True, weight=500, mark_last=True
        )
        head = Fill("sunken", "bottom")
        if theme().large():
            head.setLayout(row(left, 1, right, margins=(12, 5, 12, 6)))
            return head
        middle = QWidget()
        middle.setFixedWidth(theme().px(MIDDLE_WIDTH))
        middle.setLayout(row(1, AxisHead(), 1, space=0))
        sides = []
        for seat, last in ((left, False), (right, True)):
            side = QWidget()
            side.setLayout(row(1, seat, space=0) if last else row(seat, 1, space=0))
            sides.append(side)
        whole = row(sides[0], middle, sides[1], space=8, margins=(12, 5, 12, 6))
        whole.setStretch(0, 1)
        whole.setStretch(2, 1)
        head.setLayout(whole)
        return head

    # Showing

    def show_profiles(
        self, states: Mapping[str, RowState], talked: Sequence[str], same: Sequence[str], owner: Who
    ) -> None:
        """`states` by alias; `talked` and `same` are aliases in their order."""
        self._make(talked, same, owner)
        for alias in talked:
            self.pairs[alias].show_row(states[alias])
        for alias in same:
            state = states[alias]
            self.sames[alias].show_row(state.profile, state.found, state.read_only)
        n = len(same)
        words = ngettext("Same pick, {n} profile", "Same pick, {n} profiles", n)
        self.band_words.setText(words.format(n=number_word(n)))
        waiting = [alias for alias in same if not self.sames[alias].on.isHidden()]
        self.all_on.setText(_("{owner}: all go on").format(owner=owner.first))
        self.all_on.setAccessibleName(self.all_on.text())
        show_if(self.band, bool(same))
        show_if(self.all_on, len(waiting) > 1)

    def waiting_same(self) -> list[str]:
        """The aliases that both would meet and nobody decided yet."""
        return [alias for alias, line in self.sames.items() if not line.on.isHidden()]

    def _make(self, talked: Sequence[str], same: Sequence[str], owner: Who) -> None:
        for rows, layout, wanted in (
            (self.pairs, self.pair_list, talked), (self.sames, self.same_list, same),
        ):  # fmt: skip
            for alias in [alias for alias in rows if alias not in wanted]:
                gone: QWidget = rows.pop(alias)
                layout.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        for at, alias in enumerate(talked):
            if alias not in self.pairs:
                self.pairs[alias] = self._made_pair(alias, owner)
            if self.pair_list.indexOf(self.pairs[alias]) != at:
                self.pair_list.removeWidget(self.pairs[alias])
                self.pair_list.insertWidget(at, self.pairs[alias])
        for at, alias in enumerate(same):
            if alias not in self.sames:
                self.sames[alias] = SameRow(alias, self.pair, owner)
                self.sames[alias].agreed.connect(partial(self._on_same_agreed, alias))
                self.sames[alias].opened.connect(partial(self.opened.emit, alias))
            if self.same_list.indexOf(self.sames[alias]) != at:
                self.same_list.removeWidget(self.sames[alias])
                self.same_list.insertWidget(at, self.sames[alias])

    def _made_pair(self, alias: str, owner: Who) -> PairRow:
        made = PairRow(alias, self.pair, owner)
        made.opened.connect(partial(self.opened.emit, alias))
        made.settle_edited.connect(partial(self.settle_edited.emit, alias))
        made.settled.connect(partial(self.settled.emit, alias))
        made.put_out.connect(partial(self.put_out.emit, alias))
        made.kept_now.connect(partial(self.kept_now.emit, alias))
        return made

    def _on_same_agreed(self, alias: str) -> None:
        self.settled.emit(alias, "on")
