"""The private page of what one tells the other: items, an example, the seal (METHOD A.3 section 3).

It holds no workspace and writes nowhere; the turn around it encrypts `payload()`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from hirepair_desktop.model.feedback_links import Linked
from hirepair_desktop.model.kinds import Tone, Topic
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.feedback.item_form import ItemForm
from hirepair_desktop.ui.private.own_prompts import Looks, OwnCoach, OwnMore, OwnPrompts
from hirepair_desktop.ui.private.page import Payload
from hirepair_desktop.ui.private.sealed_page import SealedPage
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, Rule, row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import caption, plain, title
from hirepair_desktop.ui.workspace import MAN, Who

ASKED = (Tone.APPRECIATION, Tone.CONSTRUCTIVE)
"""One of each is asked for (METHOD A.3); fewer is printed as open."""


@dataclass(frozen=True)
class Sheet:
    """Who writes to whom, about what, what the brief says on a topic, whether the other is ready, and the coach."""

    who: Who
    other: Who
    topics: Sequence[Topic]
    linked: Mapping[Topic, Sequence[Linked]]
    other_ready: bool
    clock: Callable[[], datetime]
    looks: Looks


def good_items(to_side: str) -> tuple[tuple[str, str], ...]:
    """A good item and a weak one for each tone, from METHOD A.3: what it is, and how it sounds."""
    weak = (_("Weak"), _("“You never sell the role properly.”"))
    better = _(
        "“On Tuesday's call with K12 (I listened in) you opened with the on-call rota before the mission; she asked "
        "about nights three times and not once about the work. Could we try mission first and keep the rota for "
        "minute ten, said just as plainly? I raise it because your calls are where most people form their first "
        "view of us and I want yours to land.”"
    )
    if to_side == MAN:
        weak = (_("Weak"), _("“You're bad with candidates.”"))
        better = _(
            "“K11 waited 13 working days after the last talk. On day 9 she wrote 'I assume it is a no.' Would you "
            "send a two-line note within 48 hours even when undecided? I know the launch has eaten your weeks; I can "
            "draft it.”"
        )
    keep = _(
        "“When I questioned the animation must-have you took it out on the spot and told the team why. That saved "
        "K14's process.”"
    )
    return (weak, (_("Could be better, well said"), better), (_("Keep doing, well said"), keep))


class WritingPage(SealedPage):
    """Items one under the other; two stand there from the start, one of each tone."""

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(_("Seal what I wrote"), sheet.who, sheet.other, sheet.other_ready, parent)
        self.setObjectName("writing_page")
        self.sheet = sheet
        self.setAccessibleName(_("What I tell {name}").format(name=sheet.other.first))
        self.items: list[ItemForm] = []
        self.coach = OwnCoach(sheet.looks)
        self.prompts = OwnPrompts("page_coach", (sheet.who.id, sheet.who.first, sheet.who.side))
        self._listen(self.prompts)
        self.more = OwnMore("own_coach_more")
        self.more.clicked.connect(self._on_more_clicked)
        self._made = 0
        self.list = stack(space=0)
        self.add = button(_("Add an item"), "add_item", icon="plus", small=True)
        head = stack(
            title(self.accessibleName()),
            plain(
                _("One thing to keep, one that could be better. Fewer is allowed, and more rarely helps more."),
                "body", "ink2",
            ),
            space=4, margins=(0, 0, 0, 14),
        )  # fmt: skip
        self.column.addLayout(head)
        self.column.addWidget(self.prompts)
        self.column.addLayout(self.list)
        self.column.addLayout(row(self.add, 1))
        self.column.addStretch(1)
        self._add_example()
        self.add.clicked.connect(self._on_add_clicked)
        self._add_key("Alt+Down", 1)
        self._add_key("Alt+Up", -1)
        self.load(None)

    def _add_example(self) -> None:
        self.fold = LinkButton(_("How a good item sounds"), "example_fold")
        self.example = Panel("example", fill="surface", line="line", radius="control")
        lines = stack(space=8, margins=(12, 10, 12, 12))
        for label, words in good_items(self.other.side):
            lines.addLayout(stack(caption(label), plain(words, "caption", "ink"), space=1))
        self.example.setLayout(lines)
        self.example.hide()
        self.foot.help.addLayout(row(self.fold, 1))
        self.foot.help.addWidget(self.example)
        self.foot.help.addLayout(row(self.more, 1))
        self.fold.clicked.connect(self._on_fold_clicked)

    def _add_key(self, key: str, step: int) -> None:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(partial(self._on_key_activated, step))

    # A draft in, a draft out

    def load(self, payload: Payload | None) -> None:
        for item in list(self.items):
            self._take_out(item)
        kept = list((payload or {}).get("items", []))
        for line in kept:
            self._added(Tone(line["tone"])).load(line)
        there = {item.tone.value() for item in self.items}
        for tone in ASKED:
            if tone.value not in there:
                self._added(tone)
        self._load_told([item.objectName() for item in self.items[: len(kept)]], (payload or {}).get("dismissals", []))
        self.foot.show_open(self.open_parts())
        self._show_prompts()

    def payload(self) -> Payload:
        """The items that say something, in the writer's order, and what the coach was told about them."""
        said = self._said()
        found: Payload = {"items": [item.payload() for item in said]}
        places = {item.objectName(): str(at) for at, item in enumerate(said, 1)} | {self.other.id: self.other.id}
        told = [{**one, "about_id": places[one["about_id"]]} for one in self.coach.told if one["about_id"] in places]
        return {**found, "dismissals": told} if told else found

    def _said(self) -> list[ItemForm]:
        return [item for item in self.items if not item.is_untouched()]

    def is_empty(self) -> bool:
        return all(item.is_untouched() for item in self.items)

    def flush(self) -> None:
        for item in self.items:
            item.flush()

    def open_parts(self) -> str:
        said = self._said()
        tones = {item.tone.value() for item in said}
        if Tone.APPRECIATION.value not in tones:
            return _("Something to keep doing is still open.")
        if Tone.CONSTRUCTIVE.value not in tones:
            return _("Something that could be better is still open.")
        left = sum(item.open_count() for item in said)
        return ngettext("One part is still open.", "{n} parts are still open.", left).format(n=left) if left else ""

    def lands_on(self) -> QWidget | None:
        """In the words of the first item: its tone stands before them and would swallow what is typed."""
        return self.items[0].headline

    def keys(self) -> list[tuple[str, str]]:
        return [("Alt ↓", _("next item")), ("Alt ↑", _("previous item"))]

    # The coach on this page: its places, and what it was told, by what an item is called here

    def _listen(self, place: OwnPrompts) -> None:
        place.dismissed.connect(self._on_prompts_dismissed)
        place.brought_back.connect(self._on_prompts_brought_back)

    def _load_told(self, names: Sequence[str], told: Sequence[Any]) -> None:
        """In a draft an item is called by its place among those that say something."""
        self.coach.load(told)
        called = {str(at): name for at, name in enumerate(names, 1)}
        for one in self.coach.told:
            one["about_id"] = called.get(one["about_id"], one["about_id"])

    def _show_prompts(self) -> None:
        """What the coach says, each under the item it is about; what is about none stands above them all."""
        lines = [{**item.payload(), "id": item.objectName(), "ahead": item.ahead()} for item in self._said()]
        said, gone = self.coach.say({"items": lines})
        names = {item.objectName() for item in self.items}
        self.prompts.show_prompts(*([p for p in ps if p.about.id not in names] for ps in (said, gone)))
        for item in self.items:
            item.prompts.show_prompts(*([p for p in ps if p.about.id == item.objectName()] for ps in (said, gone)))
        self.more.show_left(self.coach)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.coach.drawn_out = not self.coach.drawn_out
        self._show_prompts()

    @Slot()
    def _on_item_went_on(self) -> None:
        self._show_prompts()

    @Slot(str, str, str)
    def _on_prompts_dismissed(self, rule_id: str, about_id: str, reason: str) -> None:
        """Kept inside the draft, and sealed with it."""
        self.coach.dismiss(rule_id, about_id, reason, self.sheet.clock())
        self._show_prompts()
        self.touched()

    @Slot(str, str)
    def _on_prompts_brought_back(self, rule_id: str, about_id: str) -> None:
        self.coach.bring_back(rule_id, about_id)
        self._show_prompts()
        self.touched()

    # Items

    def _added(self, tone: Tone) -> ItemForm:
        self._made += 1
        item = ItemForm(self._made, self.who, self.sheet.topics, self.sheet.linked, tone)
        item.edited.connect(self._on_item_edited)
        item.removed.connect(self._on_item_removed)
        item.went_on.connect(self._on_item_went_on)
        self._listen(item.prompts)
        self.items.append(item)
        line = Rule(token="line2", parent=item)
        whole = item.layout()
        if whole is not None:
            whole.addWidget(line)
        self.list.addWidget(item)
        self._number()
        return item

    def _number(self) -> None:
        for at, item in enumerate(self.items, 1):
            item.set_number(at)

    def _take_out(self, item: ItemForm) -> None:
        self.items.remove(item)
        item.hide()
        item.setParent(None)
        item.deleteLater()
        self._number()

    @Slot()
    def _on_add_clicked(self) -> None:
        item = self._added(Tone.CONSTRUCTIVE)
        item.focus()
        self.area.ensureWidgetVisible(item, 0, theme().px(24))

    @Slot()
    def _on_item_edited(self) -> None:
        self._show_prompts()
        self.touched()

    @Slot()
    def _on_item_removed(self) -> None:
        item = self.sender()
        if isinstance(item, ItemForm):
            self._take_out(item)
            self.add.setFocus()
            self._show_prompts()
            self.touched()

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.example.setVisible(self.example.isHidden())
        self.fold.setText(_("How a good item sounds") if self.example.isHidden() else _("Fold the example"))

    def _on_key_activated(self, step: int) -> None:
        focus = QApplication.focusWidget()
        held = [at for at, item in enumerate(self.items) if focus is not None and item.isAncestorOf(focus)]
        at = (held[0] if held else -1) + step
        if 0 <= at < len(self.items):
            self.items[at].focus()
            self.area.ensureWidgetVisible(self.items[at], 0, theme().px(24))
