"""One item as its giver writes it: tone, topic, headline, day, and the five parts (METHOD A.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from hirepair_desktop.insights.topics import topic_words
from hirepair_desktop.model.feedback_links import Linked
from hirepair_desktop.model.kinds import Tone, Topic
from hirepair_desktop.text import _
from hirepair_desktop.ui.feedback.linked_text import LinkedText
from hirepair_desktop.ui.feedback.words import part_labels, tone_options
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.private.own_prompts import OwnPrompts
from hirepair_desktop.ui.session.answer_views import NEEDED_MARK
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, Segmented
from hirepair_desktop.ui.widgets.labels import plain
from hirepair_desktop.ui.workspace import Who

NEEDED = {
    Tone.APPRECIATION: ("situation", "behaviour", "impact"),
    Tone.CONSTRUCTIVE: ("situation", "behaviour", "impact", "ask", "care"),
}
"""The parts that are asked for, by tone (METHOD A.3, column Req)."""

IN_ORDER = ("happened_on", "situation", "behaviour", "impact", "ask", "care")
"""What is filled one after the other."""

ELSEWHERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Why keys leave a field without anybody going on to the next."""


def part_helps() -> dict[str, str]:
    """What each part is for, as the empty field says it."""
    return {
        "situation": _("One real moment beats a pattern"),
        "behaviour": _("What was done or said, not who somebody is"),
        "impact": _("What it led to, and for whom"),
        "ask": _("What you would like next time"),
        "care": _("I say this because ..."),
    }


class ItemForm(QWidget):
    """`edited()` after each change that wants saving, `removed()` when the giver takes the item out, `went_on()` when
    keys leave one of its parts. What the coach says stands under the last part: Tab goes from part to part whether or not
    it speaks meanwhile.
    """

    edited = Signal()
    removed = Signal()
    went_on = Signal()

    def __init__(
        self, number: int, who: Who, topics: Sequence[Topic], linked: Mapping[Topic, Sequence[Linked]],
        tone: Tone, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        name = f"item_{number}"
        self.setObjectName(name)
        self.linked = linked
        self.number = plain("", "section", "ink3", wrap=False)
        self.number.setMinimumWidth(theme().px(12))  # a 1 is narrower than a 2, and the tone stands in one line
        self.tone = Segmented(tone_options(), f"{name}_tone", _("Tone"), owner=who.side)
        self.tone.set_value(tone.value)
        self.take_out = LinkButton(_("Take it out"), f"{name}_remove", "ink2", "caption")
        self.headline = LineField(_("In a few words"), f"{name}_headline", who.side)
        options = [(topic.value, topic_words(topic)) for topic in topics if topic is not Topic.OTHER]
        self.topic = ChoiceField(_("About"), options, f"{name}_topic", who.side, topic_words(Topic.OTHER))
        self.day = DateField(_("Which day"), f"{name}_day", side=who.side, nearest=True)
        self.beside = LinkedText(Topic.OTHER, (), f"{name}_linked")
        helps = part_helps()
        self.parts = {
            key: VoiceField(
                who.side, label, f"{name}_{key}", helps[key], speaker=who.name, quiet_label=True, help=helps[key]
            )
            for key, label in part_labels().items()
        }
        self.prompts = OwnPrompts(f"{name}_coach", (who.id, who.first, who.side))
        self._behind: set[str] = set()
        self._lay_out()
        self._connect()
        self.set_number(number)
        self._show_needed()

    def _lay_out(self) -> None:
        t = theme()
        self.topic.setMinimumWidth(t.px(232))
        self.day.setFixedWidth(t.px(150))
        head = row(self.number, self.tone, 1, self.take_out, space=10)
        if t.large():
            first = stack(self.headline, self.topic, row(self.day, 1), space=8)
        else:
            line = row(self.headline, self.topic, self.day, space=10)
            line.setStretch(0, 1)
            first = stack(line, space=0)
        whole = stack(head, first, self.beside, *self.parts.values(), self.prompts, space=8, margins=(0, 14, 0, 16))
        self.setLayout(whole)

    def _connect(self) -> None:
        self.tone.chosen.connect(self._on_tone_chosen)
        self.topic.edited.connect(self._on_topic_edited)
        self.headline.edited.connect(self._on_words_edited)
        self.day.edited.connect(self._on_day_edited)
        self.take_out.clicked.connect(self.removed)
        for part in self.parts.values():
            part.edited.connect(self._on_words_edited)
            part.text.textChanged.connect(self._on_text_changed)
            part.text.installEventFilter(self)
        self.day.edit.installEventFilter(self)

    def set_number(self, number: int) -> None:
        """Its place on the page."""
        self.number.setText(str(number))
        self.setAccessibleName(_("Item {n}").format(n=number))

    def load(self, kept: Mapping[str, Any]) -> None:
        """Show an item of one's own draft."""
        self.tone.set_value(kept["tone"])
        topic = kept.get("topic", Topic.OTHER.value)
        self.topic.set_value("" if topic == Topic.OTHER.value else topic)
        self.headline.set_value(kept.get("headline", ""))
        day = kept.get("happened_on")
        self.day.set_value(date.fromisoformat(day) if day else None)
        for key, part in self.parts.items():
            part.set_value(kept.get(key, ""))
        self._behind = set(IN_ORDER)
        self._show_linked()
        self._show_needed()

    def is_untouched(self) -> bool:
        """Whether nothing was said yet; a tone or a topic alone says nothing."""
        words = [self.headline.value(), *(part.value() for part in self.parts.values())]
        return self.day.value() is None and not any(said.strip() for said in words)

    def payload(self) -> dict[str, Any]:
        """The item as it is sealed."""
        day = self.day.value()
        return {
            "topic": self.topic.value() or Topic.OTHER.value,
            "tone": self.tone.value(),
            "headline": self.headline.value(),
            "happened_on": day.isoformat() if day is not None else None,
            **{key: part.value() for key, part in self.parts.items()},
        }

    def open_count(self) -> int:
        """How many parts that are asked for are still empty."""
        needed = NEEDED[Tone(self.tone.value())]
        empty = sum(not self.parts[key].value().strip() for key in needed)
        return empty + (self.day.value() is None)

    def ahead(self) -> list[str]:
        """The empty parts the writer has not come to yet: they were not left, and nothing after them is filled."""
        filled = [key for key, part in self.parts.items() if part.value().strip()]
        filled += ["happened_on"] if self.day.value() is not None else []
        last = max((IN_ORDER.index(key) for key in filled), default=-1)
        return [key for key in IN_ORDER[last + 1 :] if key not in self._behind]

    def flush(self) -> None:
        """Tell what is being typed."""
        for field in (self.headline, self.day, *self.parts.values()):
            field.flush()

    def focus(self) -> None:
        """Go to its first field."""
        self.headline.focus()

    def _show_needed(self) -> None:
        needed = NEEDED[Tone(self.tone.value())]
        for key, label in part_labels().items():
            part = self.parts[key]
            is_open = key in needed and not part.value().strip()
            part.heading.setText(f"{label}  {NEEDED_MARK}" if is_open else label)
        day = self.day.label
        self.day.heading.setText(f"{day}  {NEEDED_MARK}" if self.day.value() is None else day)

    def _show_linked(self) -> None:
        topic = Topic(self.topic.value() or Topic.OTHER.value)
        linked = self.linked.get(topic, ())
        self.beside.show_linked(topic, linked)
        show_if(self.beside, bool(linked))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever leaves a part has come past it and all before it."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in ELSEWHERE:
            part = next((key for key, field in self.parts.items() if field.text is watched), "happened_on")
            behind = set(IN_ORDER[: IN_ORDER.index(part) + 1])
            if not behind <= self._behind and self.isVisible():
                self._behind |= behind
                self.went_on.emit()
        return False

    @Slot(str)
    def _on_tone_chosen(self, value: str) -> None:
        self._show_needed()
        self.edited.emit()

    @Slot(str)
    def _on_topic_edited(self, value: str) -> None:
        self._show_linked()
        self.edited.emit()

    @Slot(str)
    def _on_words_edited(self, words: str) -> None:
        self.edited.emit()

    @Slot(object)
    def _on_day_edited(self, day: object) -> None:
        self._show_needed()
        self.edited.emit()

    @Slot()
    def _on_text_changed(self) -> None:
        self._show_needed()
