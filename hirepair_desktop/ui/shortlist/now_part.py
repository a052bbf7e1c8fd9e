"""In place: what somebody thinks now, beside the sealed pick, with what moved them (METHOD 0.1)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.shortlist.words import pick_choices
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, Segmented, button
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import MAN, REC, Pair


class NowPart(QWidget):
    """Two links, one for each; a press opens the three picks and a line. `kept(side, pick, why)`."""

    kept = Signal(str, str, str)

    def __init__(self, alias: str, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pair = pair
        self.links = {
            who.side: LinkButton(
                _("{name} sees it differently now").format(name=who.first), f"now_{alias}_{who.side}", "ink2", "caption"
            )
            for who in (pair.recruiter, pair.manager)
        }
        self.fields: dict[str, VoiceField] = {}
        self.picks: dict[str, Segmented] = {}
        self.forms: dict[str, QWidget] = {}
        parts: list[QWidget] = []
        for who in (pair.recruiter, pair.manager):
            label = _("{alias}: what {name} thinks now").format(alias=alias, name=who.first)
            name = f"now_{alias}_{who.side}"
            self.picks[who.side] = Segmented(pick_choices(), f"{name}_pick", label, owner=who.side)
            self.fields[who.side] = VoiceField(who.side, _("What moved me"), f"{name}_why", speaker=who.name)
            keep = button(_("Keep it beside the pick"), f"{name}_keep", owner=who.side, small=True)
            back = button(_("Cancel"), f"{name}_back", quiet=True, small=True)
            form = QWidget()
            head = row(caption(_("Now"), wrap=False), self.picks[who.side], 1)
            form.setLayout(stack(head, self.fields[who.side], row(1, back, keep), space=6))
            keep.clicked.connect(partial(self._on_keep_clicked, who.side))
            back.clicked.connect(partial(self._on_back_clicked, who.side))
            self.links[who.side].clicked.connect(partial(self._on_link_clicked, who.side))
            self.forms[who.side] = form
            show_if(form, False)
            parts.append(form)
        self.setLayout(stack(row(self.links[REC], 1, self.links[MAN], space=12), *parts, space=6))

    def show_able(self, able: dict[str, bool]) -> None:
        """Who can see it differently: those with a sealed pick, while the session is open."""
        for side, link in self.links.items():
            show_if(link, able.get(side, False) and self.forms[side].isHidden())
            if not able.get(side, False):
                show_if(self.forms[side], False)

    def show_sentence(self, side: str, words: str) -> None:
        """Why a later view was not taken; "" puts the form away."""
        self.fields[side].show_sentence(words)
        if not words:
            self._close(side)

    def _close(self, side: str) -> None:
        self.fields[side].forget()
        self.fields[side].set_value("")
        self.picks[side].set_value("")
        show_if(self.forms[side], False)
        show_if(self.links[side], True)

    def _on_link_clicked(self, side: str, checked: bool = False) -> None:
        show_if(self.forms[side], True)
        show_if(self.links[side], False)
        next(iter(self.picks[side].buttons.values())).setFocus()

    def _on_keep_clicked(self, side: str, checked: bool = False) -> None:
        self.fields[side].flush()
        pick = self.picks[side].value()
        if not pick:
            self.fields[side].show_sentence(_("Choose what it is now: no, maybe or yes."))
            return
        self.kept.emit(side, pick, self.fields[side].value())

    def _on_back_clicked(self, side: str, checked: bool = False) -> None:
        self._close(side)
        self.links[side].setFocus()
