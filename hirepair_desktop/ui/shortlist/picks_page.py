"""The private page of the picks: yes, maybe or no to each profile, with one line why (METHOD A.5 section 2).

It holds no workspace and writes nowhere; the turn around it encrypts `payload()`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.private.own_prompts import Looks, OwnCoach, OwnPrompts
from hirepair_desktop.ui.private.page import Payload
from hirepair_desktop.ui.private.sealed_page import SealedPage
from hirepair_desktop.ui.shortlist.words import pick_choices
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, stack
from hirepair_desktop.ui.widgets.buttons import Segmented
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title, strong, title
from hirepair_desktop.ui.workspace import Who


@dataclass(frozen=True)
class Asked:
    """One profile as it is asked about: nothing of what anybody thinks of it."""

    candidate_id: str
    alias: str
    about: str


@dataclass(frozen=True)
class PickSheet:
    """Who picks, the other's one bit, the profiles, the musts (label, definition) they are held against; `looks` is
    the coach on this page."""

    who: Who
    other: Who
    other_ready: bool
    profiles: Sequence[Asked]
    musts: Sequence[tuple[str, str]]
    clock: Callable[[], datetime]
    looks: Looks


class PickLine(QWidget):
    """One profile with its pick and why. `edited()`."""

    edited = Signal()

    def __init__(self, asked: Asked, who: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked = asked
        label = _("{alias}: is this somebody to meet?").format(alias=asked.alias)
        self.pick = Segmented(pick_choices(), f"pick_{asked.alias}", label, owner=who.side, small=False)
        self.why = VoiceField(
            who.side, _("Why, in a line, against the musts"), f"pick_{asked.alias}_why", speaker=who.name
        )
        self.why.text.setAccessibleName(_("{alias}: why").format(alias=asked.alias))
        self.prompts = OwnPrompts(f"pick_{asked.alias}_coach", (who.id, who.first, who.side))
        named = stack(section_title(asked.alias), caption(asked.about), space=1)
        head = stack(named, row(self.pick, 1), space=8) if theme().large() else row(named, self.pick, space=16)
        self.setLayout(stack(head, self.why, self.prompts, space=8, margins=(0, 12, 0, 14)))
        self.pick.chosen.connect(self._on_pick_chosen)
        self.why.edited.connect(self._on_why_edited)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing is said about this profile."""
        return not self.pick.value() and not self.why.value().strip()

    def focus(self) -> None:
        """Go to the pick, or to the first of the three."""
        made = self.pick.buttons[self.pick.value() or next(iter(self.pick.buttons))]
        made.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(str)
    def _on_pick_chosen(self, value: str) -> None:
        self.edited.emit()

    @Slot(str)
    def _on_why_edited(self, words: str) -> None:
        self.edited.emit()


class PicksPage(SealedPage):
    """The profiles one under the other, the musts at the side. What is left open stays open."""

    def __init__(self, sheet: PickSheet, parent: QWidget | None = None) -> None:
        super().__init__(_("Seal my picks"), sheet.who, sheet.other, sheet.other_ready, parent)
        self.setObjectName("picks_page")
        self.setAccessibleName(_("Yes, maybe or no"))
        head = stack(
            title(self.accessibleName()),
            plain(_("Is this somebody to meet? One line why, against the musts."), "body", "ink2"),
            space=4, margins=(0, 0, 0, 12),
        )  # fmt: skip
        self.column.addLayout(head)
        self.sheet, self.coach = sheet, OwnCoach(sheet.looks)
        self.lines: list[PickLine] = []
        for asked in sheet.profiles:
            line = PickLine(asked, sheet.who)
            line.edited.connect(self._on_line_edited)
            line.prompts.dismissed.connect(self._on_prompts_dismissed)
            line.prompts.brought_back.connect(self._on_prompts_brought_back)
            self.lines.append(line)
            self.column.addWidget(Rule(token="line2"))
            self.column.addWidget(line)
        self.column.addWidget(Rule(token="line2"))
        self.column.addStretch(1)
        self._show_musts(sheet)
        self._add_key("Alt+Down", 1)
        self._add_key("Alt+Up", -1)
        self.foot.show_open(self.open_parts())

    def _show_musts(self, sheet: PickSheet) -> None:
        self.foot.help.addWidget(strong(_("The musts"), wrap=False))
        for label, definition in sheet.musts:
            must = stack(plain(label, weight=500), caption(definition) if definition.strip() else None, space=1)
            self.foot.help.addLayout(must)
        if not sheet.musts:
            self.foot.help.addWidget(caption(_("Open: no must-have is in the brief.")))

    def _add_key(self, key: str, step: int) -> None:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(partial(self._on_key_activated, step))

    def load(self, payload: Payload | None) -> None:
        kept: dict[str, dict[str, Any]] = {pick["candidate_id"]: pick for pick in (payload or {}).get("picks", [])}
        for line in self.lines:
            pick = kept.get(line.asked.candidate_id, {})
            line.pick.set_value(str(pick.get("pick") or ""))
            line.why.set_value(str(pick.get("why") or ""))
        self.coach.load((payload or {}).get("dismissals", []))
        self.foot.show_open(self.open_parts())
        self._show_prompts()

    def payload(self) -> Payload:
        """Every profile about which something is said; words without a pick are only in a draft (`missing`)."""
        found: Payload = {
            "picks": [
                {"candidate_id": line.asked.candidate_id, "pick": line.pick.value(), "why": line.why.value()}
                for line in self.lines
                if not line.is_untouched
            ]
        }
        if self.coach.told:
            found["dismissals"] = [dict(one) for one in self.coach.told]
        return found

    def is_empty(self) -> bool:
        return all(line.is_untouched for line in self.lines)

    def missing(self) -> str:
        """Words without a pick would be lost by the seal; what is left open stays open."""
        for line in self.lines:
            if not line.pick.value() and line.why.value().strip():
                return _("{alias} has words but no pick. Choose yes, maybe or no.").format(alias=line.asked.alias)
        return super().missing()

    def open_parts(self) -> str:
        left = sum(not line.pick.value() for line in self.lines)
        bare = sum(bool(line.pick.value()) and not line.why.value().strip() for line in self.lines)
        said = []
        if left:
            said.append(ngettext("One pick is still open.", "{n} picks are still open.", left).format(n=left))
        if bare:
            said.append(ngettext("One pick has no line why.", "{n} picks have no line why.", bare).format(n=bare))
        return " ".join(said)

    def flush(self) -> None:
        for line in self.lines:
            line.why.flush()

    def keys(self) -> list[tuple[str, str]]:
        return [("← →", _("no, maybe, yes")), ("Alt ↓", _("next profile"))]

    def _show_prompts(self) -> None:
        """What the coach says, each under the profile it is about."""
        said, gone = self.coach.say(self.payload())
        for line in self.lines:
            about = line.asked.candidate_id
            line.prompts.show_prompts(
                [p for p in said if p.about.id == about], [p for p in gone if p.about.id == about]
            )

    @Slot()
    def _on_line_edited(self) -> None:
        self._show_prompts()
        self.touched()

    @Slot(str, str, str)
    def _on_prompts_dismissed(self, rule_id: str, about_id: str, reason: str) -> None:
        """Kept inside the draft, and sealed with it."""
        self.coach.dismiss(rule_id, about_id, reason, self.sheet.clock())
        self._on_line_edited()

    @Slot(str, str)
    def _on_prompts_brought_back(self, rule_id: str, about_id: str) -> None:
        self.coach.bring_back(rule_id, about_id)
        self._on_line_edited()

    def _current(self) -> int:
        focus = QApplication.focusWidget()
        held = [at for at, line in enumerate(self.lines) if focus is not None and line.isAncestorOf(focus)]
        return held[0] if held else -1

    def _on_key_activated(self, step: int) -> None:
        at = self._current() + step
        if 0 <= at < len(self.lines):
            self.lines[at].focus()
            self.area.ensureWidgetVisible(self.lines[at], 0, theme().px(24))
        elif at >= len(self.lines):
            self.foot.seal.setFocus(Qt.FocusReason.TabFocusReason)
