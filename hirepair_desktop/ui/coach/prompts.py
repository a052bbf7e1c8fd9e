"""The prompts as they are shown: at most three, the rest behind "N more", a filter, and what is gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from hirepair_desktop.coaching.prompt import Prompt, Severity
from hirepair_desktop.model.form import Habit
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.coach.coach import Coach
from hirepair_desktop.ui.coach.gone import GonePart, NameOf
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, MenuButton
from hirepair_desktop.ui.widgets.coach_prompt import CoachPrompt, People
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.widgets.tab_order import is_hidden, show

AT_MOST = 3
"""So many at once: too many prompts teach people to ignore them (METHOD C, Engine)."""

STRENGTHS = {Severity.NUDGE: "hint", Severity.WARN: "warn", Severity.BLOCK: "block"}

GoWords = Callable[[Prompt], str]


def habit_words() -> dict[str, str]:
    """The habits a list can be narrowed to (METHOD S07)."""
    return {
        "": _("All habits"), Habit.FREEDOM: _("Freedom"), Habit.CANDOUR: _("Candour"), Habit.EMPATHY: _("Empathy"),
    }  # fmt: skip


def _nothing(prompt: Prompt) -> bool:
    """What a list leaves out by itself."""
    return False


class CoachPrompts(QWidget):
    """`go_requested(key)`, `dismissed(key, reason, person_id)`, `brought_back(key)`; `shown()` after each showing."""

    go_requested = Signal(str)
    dismissed = Signal(str, str, str)
    brought_back = Signal(str)
    shown = Signal()

    def __init__(
        self, coach: Coach, name: str, go_words: GoWords, name_of: NameOf, quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        self.coach, self.name, self._go_words, self._quiet = coach, name, go_words, quiet
        self.habit, self.drawn_out, self.read_only = "", False, False
        self.leave_out: Callable[[Prompt], bool] = _nothing
        self._people: People = ()
        self.cards: dict[str, CoachPrompt] = {}
        self._rules: list[Rule] = []
        self.box = stack(space=14)
        self.nothing = plain(_("Nothing to say just now."), "body", "ink2", name=f"{name}_nothing")
        self.more = LinkButton("", f"{name}_more", "ink2")
        self.filter = MenuButton("", f"{name}_filter", list(habit_words().items()), quiet=True, small=True)
        self.gone = GonePart(name, name_of)
        self.note = caption(
            _("Prompts come from fixed rules. Dismissing one asks for a short reason, kept with this session.")
        )
        self.line = Rule()
        self.around = QWidget()
        self.around.setLayout(row(self.more, 1, self.filter))
        self.setLayout(stack(self.box, self.nothing, self.around, self.line, self.note, self.gone, space=14))
        self.more.clicked.connect(self._on_more_clicked)
        self.filter.chosen.connect(self._on_filter_chosen)
        self.gone.brought_back.connect(self.brought_back)
        coach.changed.connect(self.show_prompts)
        self.show_prompts()

    # Showing

    def set_people(self, people: People) -> None:
        """Who may send a prompt away: the one who speaks, or both."""
        self._people = people
        for card in self.cards.values():
            card.set_people(people)

    def set_read_only(self, read_only: bool) -> None:
        """In a closed session prompts are kept as they are."""
        if read_only != self.read_only:
            self.read_only = read_only
            self.show_prompts()

    @Slot()
    def show_prompts(self) -> None:
        """Show what the coach says now, without disturbing a reason that is being written."""
        every = self._every()
        wanted = [prompt for prompt in every if self.habit in ("", prompt.habit)]
        first = wanted if self.drawn_out else wanted[:AT_MOST]
        asking = [p for p in wanted if p not in first and p.key in self.cards and self.cards[p.key].is_asking()]
        self._place([*first, *asking])
        self._show_around(every, wanted)
        self.gone.show_gone(self.coach.dismissed(), list(self.coach.resolved.values()), not self.read_only)
        self.shown.emit()

    def _every(self) -> list[Prompt]:
        """What is open, without what stands elsewhere on the page."""
        return [prompt for prompt in self.coach.open() if not self.leave_out(prompt)]

    def _show_around(self, every: Sequence[Prompt], wanted: Sequence[Prompt]) -> None:
        hidden = len(wanted) - AT_MOST
        words = _("Show fewer") if self.drawn_out else ngettext("{n} more", "{n} more", hidden).format(n=hidden)
        self.more.setText(words)
        narrowed = bool(self.habit) or (len({prompt.habit for prompt in every}) > 1 and hidden > 0)
        show_if(self.more, hidden > 0)
        show_if(self.nothing, not wanted and not self._quiet and self.coach.has_looked())
        self.filter.setText(habit_words()[self.habit])
        self.filter.setAccessibleName(_("Habit: {habit}").format(habit=self.filter.text()))
        show_if(self.filter, narrowed)
        show_if(self.around, narrowed or hidden > 0)
        show_if(self.note, bool(every) and not self._quiet)
        gone = bool(self.coach.dismissed() or self.coach.resolved)
        show_if(self.line, not self._quiet and (bool(every) or gone))

    def _place(self, wanted: Sequence[Prompt]) -> None:
        at = self._focused()
        keys = [prompt.key for prompt in wanted]
        before = list(self.cards)
        for prompt in wanted:
            known = self.cards.get(prompt.key)
            if known is None or known.strength != STRENGTHS[prompt.severity]:
                self._drop(prompt.key)
                self.cards[prompt.key] = self._made(prompt)
            self._say(self.cards[prompt.key], prompt)
        for key in [key for key in self.cards if key not in keys]:
            self._drop(key)
        self.cards = {key: self.cards[key] for key in keys}
        if before != keys or self.box.count() == 0:
            self._lay_out()
        if at >= 0 and self._focused() < 0:
            self.focus_at(min(at, len(keys) - 1))

    def _made(self, prompt: Prompt) -> CoachPrompt:
        made = CoachPrompt(
            prompt.key, prompt.message, prompt.why, self._go_words(prompt), STRENGTHS[prompt.severity],
            prompt.source, name=f"{self.name}_prompt",
        )  # fmt: skip
        made.go_requested.connect(self.go_requested)
        made.dismissed.connect(self.dismissed)
        made.set_people(self._people)
        return made

    def _say(self, card: CoachPrompt, prompt: Prompt) -> None:
        card.set_words(prompt.message, prompt.why, prompt.source)
        card.set_dismissable(prompt.can_dismiss and not self.read_only)

    def _drop(self, key: str) -> None:
        card = self.cards.pop(key, None)
        if card is not None:
            self.box.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _lay_out(self) -> None:
        """The cards in their order with hairlines between; the widgets stay, so the focus does."""
        for line in self._rules:
            self.box.removeWidget(line)
            line.deleteLater()
        self._rules = []
        for place, card in enumerate(self.cards.values()):
            self.box.removeWidget(card)
            if place:
                self._rules.append(Rule())
                self.box.addWidget(self._rules[-1])
                self._rules[-1].show()
            self.box.addWidget(card)
            card.show()  # at once: what is shown later counts for nothing when the room is measured

    # Moving between them

    def _focused(self) -> int:
        """Which card has the focus; -1 for none."""
        here = QApplication.focusWidget()
        cards = list(self.cards.values())
        return next((at for at, card in enumerate(cards) if here is not None and card.isAncestorOf(here)), -1)

    def focus_at(self, at: int) -> None:
        """Go to a card by its place; with none left, to what is around them."""
        cards = list(self.cards.values())
        if 0 <= at < len(cards):
            show(cards[at])
            cards[at].focus()
            return
        for part, around in ((self.more, self.around), (self.gone.fold, self.gone)):
            if not is_hidden(part) and not is_hidden(around):
                part.setFocus()
                return

    def step(self, by: int) -> None:
        """The next or previous prompt, around the end; a prompt in the drawer opens it (F8, Shift F8)."""
        count = len([prompt for prompt in self._every() if self.habit in ("", prompt.habit)])
        if not count:
            return
        here = self._focused()
        at = (here + by) % count if here >= 0 else 0 if by > 0 else count - 1
        if at >= len(self.cards):
            self.drawn_out = True
            self.show_prompts()
        self.focus_at(at)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.drawn_out = not self.drawn_out
        self.show_prompts()

    @Slot(str)
    def _on_filter_chosen(self, habit: str) -> None:
        self.habit = habit
        self.show_prompts()
