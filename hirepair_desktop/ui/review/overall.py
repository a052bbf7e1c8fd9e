"""The right column of a scorecard: would you hire, how sure, why, who is ready, and the seal (picture 04)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.private.own_prompts import OwnMore, OwnPrompts
from hirepair_desktop.ui.review.words import confidence_words, verdict_choices
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Scroll, row, stack
from hirepair_desktop.ui.widgets.buttons import Segmented, button
from hirepair_desktop.ui.widgets.choice_list import ChoiceList
from hirepair_desktop.ui.widgets.labels import caption, strong
from hirepair_desktop.ui.widgets.readiness import ReadinessList
from hirepair_desktop.ui.widgets.sentence import BlockedSentence


class OverallView(QWidget):
    """The overall view, written last, and the button that seals. The seal stays in sight; in large text the whole
    follows the criteria."""

    edited = Signal()
    seal_pressed = Signal()

    def __init__(
        self,
        side: str,
        waiting: list[tuple[str, str, str]],
        writer: tuple[str, str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        owner = side if side in ("rec", "man") else "primary"
        self.hire = ChoiceList(verdict_choices(), "would_you_hire", _("Would you hire?"), side)
        self.sure = Segmented(confidence_words(), "how_sure", _("How sure are you?"), owner=owner, stretched=True)
        self.sure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.because = VoiceField(side, _("Because"), "because", min_lines=2, quiet_label=True, above=True)
        self.prompts = OwnPrompts("own_coach", writer)
        self.more = OwnMore("own_coach_more")
        self.ready = ReadinessList("who_is_ready")
        self.ready.set_people(waiting)
        body = self._body()
        self.open_words = caption("", name="left_open")
        self.refusal = BlockedSentence("", "", "seal_refused")
        self.seal = button(_("Seal my scorecard"), "seal", owner=owner, icon="lock")
        note = caption(_("Unreadable in the file until both of you open it. Later views go beside it, never over it."))
        foot = QWidget()
        foot.setLayout(stack(self.open_words, self.refusal, self.seal, note, space=8, margins=(20, 8, 20, 16)))
        whole = stack(body if theme().large() else Scroll(body, "overall_scroll"), foot, space=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.hire.chosen.connect(self._on_part_chosen)
        self.sure.chosen.connect(self._on_part_chosen)
        self.because.edited.connect(self._on_part_chosen)
        self.seal.clicked.connect(self._on_seal_clicked)
        self.show_refusal("")

    def _body(self) -> QWidget:
        last = stack(
            strong(_("Last: would you hire?")), caption(_("After every criterion has evidence")), self.hire, space=6
        )  # fmt: skip
        sure = stack(caption(_("How sure are you?")), self.sure, space=5)
        head = row(strong(_("Who is ready"), wrap=False), 1, caption(_("No times until the reveal"), wrap=False))
        body = QWidget()
        body.setLayout(
            stack(
                last,
                sure,
                self.because,
                self.prompts,
                row(self.more, 1),
                stack(head, self.ready, space=4),
                1,
                space=16,
                margins=(20, 24, 20, 12),
            )
        )
        return body

    def value(self) -> str:
        """Whether the writer would hire: a verdict, or ""."""
        return self.hire.value()

    def has_words_without_view(self) -> bool:
        """Whether a reason or a confidence stands here without a verdict."""
        return not self.hire.value() and bool(self.sure.value() or self.because.value().strip())

    def load(self, kept: dict[str, Any]) -> None:
        """Show the overall view of one's own draft."""
        self.hire.set_value(kept.get("value", ""))
        self.sure.set_value(kept.get("confidence") or "")
        self.because.set_value(kept.get("reason", ""))

    def payload(self) -> dict[str, Any] | None:
        """The overall view as it is sealed, or None while nothing of it is there."""
        reason, sure = self.because.value(), self.sure.value()
        if not (self.hire.value() or sure or reason.strip()):
            return None
        return {"value": self.hire.value(), "confidence": sure or None, "reason": reason}

    def flush(self) -> None:
        """Tell what is being typed."""
        self.because.flush()

    def show_open(self, words: str) -> None:
        """Say what is left open; it stops nothing."""
        self.open_words.setText(words)
        self.open_words.setVisible(bool(words))

    def show_refusal(self, why: str) -> None:
        """Say why it cannot be sealed yet; "" takes it away."""
        self.refusal.set_words(why)

    @Slot()
    def _on_part_chosen(self) -> None:
        self.edited.emit()

    @Slot()
    def _on_seal_clicked(self) -> None:
        self.seal_pressed.emit()
