"""Trust extended: what one now leaves to the other, written where the two see who decides (METHOD B S23)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from hirepair_desktop.model import TrustEntry, new_id
from hirepair_desktop.model.trust import Trust
from hirepair_desktop.text import _, bare_day, local, shortened
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.widgets.voice_words import VoiceWords
from hirepair_desktop.ui.workspace import OTHER, Pair

NAMED = 16
"""So many letters of a first name stand on a button."""


class TrustDraft(QWidget):
    """One entry on the day it is written: saved as it is typed. `edited(words)`, `dropped()`."""

    edited = Signal(str)
    dropped = Signal()

    def __init__(self, entry_id: str, name: str, side: str, label: str) -> None:
        super().__init__()
        self.words = VoiceField(side, label, f"trust_{entry_id}", _("From now on I leave to you ..."), 2, name)
        self.drop = LinkButton(_("Take it back"), f"trust_{entry_id}_drop", "ink2", "caption")
        self.setLayout(stack(self.words, row(self.drop, 1), space=2))
        self.words.edited.connect(self.edited)
        self.drop.clicked.connect(self.dropped)


class TrustList(QWidget):
    """What the two leave to each other, the newest first, and a button for each to write more.

    `narrow` puts the buttons below each other. The page calls `show_trust` in its own refresh.
    """

    def __init__(self, page: Page, pair: Pair, narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trust_list")
        self.page, self.pair = page, pair
        self.items: dict[str, QWidget] = {}
        self._shown: dict[str, Trust] = {}
        self._fresh = ""
        self.empty = caption(_("Nothing yet. What could each of you hand over to the other?"))
        self.body = stack(space=8)
        self.gives = {}
        for who in (pair.recruiter, pair.manager):
            name, other = (shortened(one.first, NAMED) for one in (who, pair.other(who.id)))
            words = _("{name} leaves something to {other}").format(name=name, other=other)
            made = button(words, f"trust_add_{who.side}", icon="plus", small=True)
            made.clicked.connect(partial(self._on_give_clicked, who.side))
            self.gives[who.side] = made
        acts: QBoxLayout = row(*self.gives.values(), 1, space=8)
        if narrow or theme().large():
            acts = stack(*(row(made, 1) for made in self.gives.values()), space=6)
        self.setLayout(stack(self.empty, self.body, acts, space=8))

    def show_trust(self, entries: list[Trust], read_only: bool = False, most: int = 0) -> None:
        """Show entries as `trust_of` gives them, at most so many if not 0; what is being typed stays."""
        today = self.page.workspace.today()
        told = [entry for entry in entries if entry.may_change(today) or entry.text.strip()]
        wanted = {entry.id: entry for entry in (told[:most] if most else told)}
        for key in [key for key in self.items if key not in wanted]:
            self._drop(key)
        for place, entry in enumerate(wanted.values()):
            writable = entry.may_change(today) and not read_only and self.pair.side_of(entry.from_id) != OTHER
            item = self.items.get(entry.id)
            if item is None or isinstance(item, TrustDraft) != writable:
                self._drop(entry.id)
                item = self.items[entry.id] = self._draft(entry) if writable else self._kept(entry)
                self.body.insertWidget(place, item)
            if isinstance(item, TrustDraft):
                item.words.set_value(entry.text)
            elif isinstance(item, VoiceWords):
                item.set_words(entry.text.strip())
        show_if(self.empty, not wanted)
        for made in self.gives.values():
            show_if(made, not read_only)
        fresh = self.items.get(self._fresh)
        if isinstance(fresh, TrustDraft):
            self._fresh = ""
            fresh.words.focus()

    def _label(self, entry: Trust) -> str:
        who = self.pair.seat(self.pair.side_of(entry.from_id))
        return _("{name} now leaves to {other}").format(name=who.first, other=self.pair.other(who.id).first)

    def _draft(self, entry: Trust) -> TrustDraft:
        who = self.pair.seat(self.pair.side_of(entry.from_id))
        made = TrustDraft(entry.id, who.name, who.side, self._label(entry))
        made.edited.connect(partial(self._on_draft_edited, entry.id))
        made.dropped.connect(partial(self._on_draft_dropped, entry.id))
        return made

    def _kept(self, entry: Trust) -> VoiceWords:
        side = self.pair.side_of(entry.from_id)
        when = bare_day(local(entry.at).date())
        return VoiceWords(
            side, entry.text.strip(), f"trust_{entry.id}_kept", head=self._label(entry), time_words=when,
            head_at_edge=True,
        )  # fmt: skip

    def _drop(self, key: str) -> None:
        gone = self.items.pop(key, None)
        if gone is not None:
            self.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    # What a person does

    def _on_give_clicked(self, side: str, checked: bool = False) -> None:
        who = self.pair.seat(side)
        self._fresh = new_id()
        self.page.edits.add(
            TrustEntry,
            {
                "id": self._fresh, "partnership_id": self.pair.id, "from_id": who.id,
                "at": self.page.workspace.now(), "text": "",
            },
            _("Trust extended"),
        )  # fmt: skip

    def _on_draft_edited(self, entry_id: str, words: str) -> None:
        self.page.edits.set(TrustEntry, entry_id, "text", words, _("Trust extended"))

    def _on_draft_dropped(self, entry_id: str) -> None:
        self.page.edits.remove(TrustEntry, entry_id, _("Take trust back"))
