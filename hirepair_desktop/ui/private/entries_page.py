"""A private page of a few plain questions, as to mend a fence or to look back (METHOD A.5).

It holds no workspace and writes nowhere; the turn around it encrypts `payload()`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from hirepair_desktop.model.form import Field
from hirepair_desktop.text import _, joined
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.private.own_prompts import Looks, OwnCoach, OwnMore, OwnPrompts
from hirepair_desktop.ui.private.page import Payload
from hirepair_desktop.ui.private.sealed_page import SealedPage
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.labels import caption, plain, title
from hirepair_desktop.ui.workspace import Who

LINES = 3
"""So many lines an answer begins with."""


@dataclass(frozen=True)
class EntriesSheet:
    """Who writes, the other's one bit, and what is asked; `looks` is the coach on this page, where there is one."""

    who: Who
    other: Who
    other_ready: bool
    heading: str
    purpose: str
    seal: str
    fields: Sequence[Field]
    clock: Callable[[], datetime]
    looks: Looks | None = None


class EntryForm(QWidget):
    """One question with its answer, a good and a weak one on demand, and what the coach says of it."""

    def __init__(self, field: Field, who: Who) -> None:
        super().__init__()
        self.key = field.key
        name = f"own_{field.key}"
        self.words = VoiceField(who.side, _(field.label), name, min_lines=LINES, help=_(field.help), speaker=who.name)
        self.help = caption(_(field.help))
        good = caption(_("Good: {answer}").format(answer=_(field.good)))
        good.set_lead(_("Good:"), "ink")
        weak = caption(_("Weak: {answer}").format(answer=_(field.weak)))
        weak.set_lead(_("Weak:"), "ink")
        self.prompts = OwnPrompts(f"{name}_coach", (who.id, who.first, who.side))
        self.setLayout(stack(self.words, self.help, good, weak, self.prompts, space=3, margins=(0, 0, 0, 12)))


class EntriesPage(SealedPage):
    """The questions one under the other; what is left open stays open."""

    def __init__(self, sheet: EntriesSheet, parent: QWidget | None = None) -> None:
        super().__init__(sheet.seal, sheet.who, sheet.other, sheet.other_ready, parent)
        self.setObjectName("entries_page")
        self.setAccessibleName(sheet.heading)
        self.sheet = sheet
        self.coach = OwnCoach(sheet.looks) if sheet.looks is not None else None
        self.more = OwnMore("own_coach_more")
        self.more.clicked.connect(self._on_more_clicked)
        self.foot.help.addLayout(row(self.more, 1))
        head = stack(title(sheet.heading), plain(sheet.purpose, "body", "ink2"), space=4, margins=(0, 0, 0, 14))
        self.column.addLayout(head)
        self.forms: dict[str, EntryForm] = {}
        for field in sheet.fields:
            self._add(EntryForm(field, sheet.who))
        self.column.addStretch(1)
        for key, step in (("Alt+Down", 1), ("Alt+Up", -1)):
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(partial(self._on_key_activated, step))
        self.foot.show_open(self.open_parts())

    def _add(self, form: EntryForm) -> None:
        form.words.edited.connect(self._on_words_edited)
        form.prompts.dismissed.connect(self._on_prompts_dismissed)
        form.prompts.brought_back.connect(self._on_prompts_brought_back)
        self.forms[form.key] = form
        self.column.addWidget(form)

    def load(self, payload: Payload | None) -> None:
        kept = {line["key"]: str(line.get("text") or "") for line in (payload or {}).get("entries", [])}
        for key, form in self.forms.items():
            form.words.set_value(kept.get(key, ""))
        if self.coach is not None:
            self.coach.load((payload or {}).get("dismissals", []))
        self.foot.show_open(self.open_parts())
        self._show_prompts()

    def payload(self) -> Payload:
        found: Payload = {
            "entries": [
                {"key": key, "text": form.words.value()}
                for key, form in self.forms.items()
                if form.words.value().strip()
            ]
        }
        if self.coach is not None and self.coach.told:
            found["dismissals"] = [dict(one) for one in self.coach.told]
        return found

    def is_empty(self) -> bool:
        return not any(form.words.value().strip() for form in self.forms.values())

    def open_parts(self) -> str:
        left = [_(field.label) for field in self.sheet.fields if not self.forms[field.key].words.value().strip()]
        return _("Still open: {parts}.").format(parts=joined(left)) if left else ""

    def flush(self) -> None:
        for form in self.forms.values():
            form.words.flush()

    def keys(self) -> list[tuple[str, str]]:
        return [("Alt ↓", _("next question"))]

    def _show_prompts(self) -> None:
        """What the coach says, each under the answer it is about."""
        if self.coach is None:
            return
        said, gone = self.coach.say(self.payload())
        for key, form in self.forms.items():
            form.prompts.show_prompts([p for p in said if p.field == key], [p for p in gone if p.field == key])
        self.more.show_left(self.coach)

    @Slot()
    def _on_more_clicked(self) -> None:
        if self.coach is not None:
            self.coach.drawn_out = not self.coach.drawn_out
        self._show_prompts()

    @Slot(str)
    def _on_words_edited(self, words: str) -> None:
        self._show_prompts()
        self.touched()

    @Slot(str, str, str)
    def _on_prompts_dismissed(self, rule_id: str, about_id: str, reason: str) -> None:
        """Kept inside the draft, and sealed with it."""
        if self.coach is not None:
            self.coach.dismiss(rule_id, about_id, reason, self.sheet.clock())
        self._show_prompts()
        self.touched()

    @Slot(str, str)
    def _on_prompts_brought_back(self, rule_id: str, about_id: str) -> None:
        if self.coach is not None:
            self.coach.bring_back(rule_id, about_id)
        self._show_prompts()
        self.touched()

    def _on_key_activated(self, step: int) -> None:
        focus = QApplication.focusWidget()
        forms = list(self.forms.values())
        at = next((n for n, form in enumerate(forms) if focus is not None and form.isAncestorOf(focus)), -1) + step
        if 0 <= at < len(forms):
            forms[at].words.focus()
            self.area.ensureWidgetVisible(forms[at], 0, theme().px(24))
        elif at >= len(forms):
            self.foot.seal.setFocus(Qt.FocusReason.TabFocusReason)
