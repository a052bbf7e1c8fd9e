"""What the insights are told of: the pair, one of its roles or all pairs, and which months (picture 07)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from hirepair_desktop.insights.asked import ALL, PARTNERSHIP, ROLE, Scope
from hirepair_desktop.insights.months import Months, choice_words, months_to_choose, months_words, since_beginning
from hirepair_desktop.model.sidebar import began_on, roles_of
from hirepair_desktop.text import _, day, shortened
from hirepair_desktop.ui.widgets.buttons import MenuButton
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair

LONGEST = 28
"""So many letters of what is shown stand on its button: all four have room beside the title at 1280 px."""


class InsightsChoices(QObject):
    """Two lists. `changed()` when something else is to be told; `about` and `shown` say what."""

    changed = Signal()

    def __init__(self, workspace: OpenWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pair_id = ""
        self.about = Scope(PARTNERSHIP)
        self.shown = since_beginning(workspace.today())
        self._months: dict[str, Months] = {}
        self.scope = MenuButton("", "scope")
        self.scope.chosen.connect(self._on_scope_chosen)
        self.months = MenuButton("", "months")
        self.months.chosen.connect(self._on_months_chosen)

    @property
    def is_whole_pair(self) -> bool:
        """Whether all there is of the two is told."""
        return self.about.kind == PARTNERSHIP and self.shown.since is None

    def look(self, pair: Pair) -> bool:
        """Offer what there is now; whether it is another pair, of which everything is told first."""
        is_new = pair.id != self._pair_id
        if is_new:
            self._pair_id, self.about = pair.id, Scope(PARTNERSHIP, pair.id)
            self.shown = since_beginning(self._workspace.today())
        self._offer_scopes(pair)
        self._offer_months()
        return is_new

    def _offer_scopes(self, pair: Pair) -> None:
        both = _("{a} & {b}").format(a=pair.recruiter.first, b=pair.manager.first)
        with self._workspace.glance() as rows:
            roles = roles_of(rows, pair.id)
        choices = [(f"{PARTNERSHIP}:{pair.id}", both), *((f"{ROLE}:{role.id}", role.title) for role in roles)]
        if len(self._workspace.pairs()) > 1:
            choices.append((ALL, _("All pairs of this file")))
        self.scope.set_items(choices)
        shown = dict(choices).get(_key(self.about), both)
        self.scope.setText(shortened(shown, LONGEST))
        self.scope.setAccessibleName(_("Shown: {scope}").format(scope=shown))

    def _offer_months(self) -> None:
        """Months that go on end today also when the day has changed since they were chosen; what is offered as it was
        chosen stays, also where a longer stretch begins on the same day."""
        today, began = self._workspace.today(), self.began
        offered = months_to_choose(began, today)
        if self.shown not in offered:
            self.shown = next((each for each in offered if each == self.shown._replace(until=today)), offered[0])
        self._months = {each.key: each for each in offered}
        self.months.set_items([(each.key, choice_words(each, began)) for each in offered])
        words = months_words(self.shown, began)
        self.months.setText(words)
        self.months.setAccessibleName(_("Months shown: {months}").format(months=words))

    @property
    def began(self) -> date:
        """When the pair, or the first of all pairs, began."""
        with self._workspace.glance() as rows:
            began = began_on(rows, "" if self.about.kind == ALL else self._pair_id)
        return began or self._workspace.today()

    def told(self) -> str:
        """Up to which day, and for some months what of the page is no matter of months."""
        since, until = self.shown
        if since is None:
            return _("As of {day}.").format(day=day(until))
        words = _(
            "What happened from {first} to {last}. What was open or not due then stays, in outline; drift, goals, trust "
            "and own words are told from the beginning."
        )
        return words.format(first=day(since), last=day(until))

    @Slot(str)
    def _on_scope_chosen(self, key: str) -> None:
        kind, _colon, about_id = key.partition(":")
        self.about = Scope(kind, about_id or None)
        self.changed.emit()

    @Slot(str)
    def _on_months_chosen(self, key: str) -> None:
        self.shown = self._months[key]
        self.changed.emit()


def _key(scope: Scope) -> str:
    return scope.kind if scope.kind == ALL else f"{scope.kind}:{scope.id}"
