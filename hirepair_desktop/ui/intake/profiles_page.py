"""The private page of the example profiles: yes or no to each, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.private.page import Payload, PrivatePage
from hirepair_desktop.ui.widgets.boxes import Rule, Scroll, row, stack
from hirepair_desktop.ui.widgets.buttons import Segmented, button
from hirepair_desktop.ui.widgets.labels import plain, section_title, title
from hirepair_desktop.ui.widgets.sentence import BlockedSentence
from hirepair_desktop.ui.widgets.tab_order import show
from hirepair_desktop.ui.workspace import Who

YES, NO = "yes", "no"


class ProfileAnswer(QWidget):
    """One profile with its answer."""

    edited = Signal()

    def __init__(self, profile_id: str, label: str, text: str, who: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.profile_id = profile_id
        self.fits = Segmented(
            [(YES, _("Yes")), (NO, _("No"))], f"fits_{profile_id}", _("Would you talk to them?"), owner=who.side
        )
        self.why = VoiceField(who.side, _("What makes you say so"), f"why_{profile_id}", speaker=who.name, min_lines=2)
        self.setLayout(
            stack(
                section_title(label),
                plain(text, "reading"),
                row(plain(_("Would you talk to them?"), wrap=False), self.fits, 1, space=10),
                self.why,
                space=8,
            )
        )
        self.fits.chosen.connect(self._on_fits_chosen)
        self.why.edited.connect(self._on_why_edited)

    @Slot(str)
    def _on_fits_chosen(self, value: str) -> None:
        self.edited.emit()

    @Slot(str)
    def _on_why_edited(self, words: str) -> None:
        self.edited.emit()


class ProfilesPage(PrivatePage):
    """The profiles one under the other, each with yes or no and a word on it."""

    def __init__(self, profiles: Sequence[tuple[str, str, str]], who: Who, parent: QWidget | None = None) -> None:
        """`profiles` are id, label and text of each."""
        super().__init__(parent)
        self.setObjectName("profiles_page")
        self.answers = [ProfileAnswer(*profile, who) for profile in profiles]
        body = stack(space=16)
        for answer in self.answers:
            body.addWidget(Rule())
            body.addWidget(answer)
            answer.edited.connect(self._on_answer_edited)
        self.seal = button(_("Seal"), "seal", owner=who.side, icon="lock")
        self.refusal = BlockedSentence("", "", "seal_refused")
        self.seal.clicked.connect(self._on_seal_clicked)
        inner = QWidget()
        inner.setLayout(
            stack(
                title(_("Example profiles")), body, Rule(), row(self.seal, self.refusal, 1, space=12), 1,
                space=16, margins=(32, 24, 28, 24),
            )
        )  # fmt: skip
        self.setLayout(stack(Scroll(inner, "profiles_scroll"), space=0))

    def load(self, payload: Payload | None) -> None:
        kept: dict[str, dict[str, Any]] = {pick["profile_id"]: pick for pick in (payload or {}).get("picks", [])}
        for answer in self.answers:
            pick = kept.get(answer.profile_id, {})
            fits = pick.get("fits")
            answer.fits.set_value("" if fits is None else YES if fits else NO)
            answer.why.set_value(pick.get("why", ""))

    def payload(self) -> Payload:
        """Every profile; one without yes or no is only in a draft, `missing` keeps it from being sealed."""
        return {
            "picks": [
                {
                    "profile_id": answer.profile_id,
                    "fits": {YES: True, NO: False}.get(answer.fits.value()),
                    "why": answer.why.value(),
                }
                for answer in self.answers
            ]
        }

    def _open(self) -> list[ProfileAnswer]:
        """The profiles without yes or no."""
        return [answer for answer in self.answers if not answer.fits.value()]

    @Slot()
    def _on_answer_edited(self) -> None:
        if self.refusal.words.text():
            self.refusal.set_words(self.missing())
        self.edited.emit()

    @Slot()
    def _on_seal_clicked(self) -> None:
        """What is missing is said beside the seal, and the first open profile gets the keys."""
        self.refusal.set_words(self.missing())
        left = self._open()
        if left:
            first = left[0].fits.buttons[YES]
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            show(first)
            return
        self.seal_requested.emit()

    def missing(self) -> str:
        left = len(self._open())
        if not left:
            return ""
        return ngettext("{n} profile is left: yes or no.", "{n} profiles are left: yes or no.", left).format(n=left)
