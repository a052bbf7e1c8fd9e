"""Section 1, How are you, what is heavy: load, first priority, and whether now is a good time (METHOD A.3)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Arrival, Session
from hirepair_desktop.model.feedback_state import has_arrived
from hirepair_desktop.model.feedback_verbs import park_to, wants_another_day, was_shown
from hirepair_desktop.model.kinds import Load, Permission, RoundOf
from hirepair_desktop.text import _, short_day
from hirepair_desktop.ui.feedback.talk_page import TalkPage, two_columns
from hirepair_desktop.ui.feedback.words import load_options, permission_options
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.session.own_row import OwnRow
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import Panel, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import Segmented, button
from hirepair_desktop.ui.widgets.labels import caption, plain, strong
from hirepair_desktop.ui.widgets.seat_mark import Seat
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from hirepair_desktop.ui.workspace import Who


class ArrivalSide(QWidget):
    """How one of the two arrives. `changed(values)`: columns of the arrival with their new values."""

    changed = Signal(dict)

    def __init__(self, who: Who, head: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = f"arrival_{who.side}"
        self.who = who
        self.load = Segmented(load_options(), f"{name}_load", _("How full is your plate?"), owner=who.side)
        self.priority = VoiceField(
            who.side, _("What comes first for me this week"), f"{name}_priority", min_lines=2, speaker=who.name,
            help=_("So that the other knows what this talk stands beside."),
        )  # fmt: skip
        self.permission = Segmented(
            permission_options(), f"{name}_permission", _("Is this a good time?"), owner=who.side
        )
        self.day = DateField(_("Which day"), f"{name}_date", side=who.side)
        self.needs_day = caption(_("Another day needs its date, so that it comes."), name=f"{name}_needs_day")
        self.share = CheckField(_("My load may stand in the summary"), f"{name}_share", who.side)
        self.share_note = caption(_("It is printed only when both of you tick this."))
        self.later = QWidget()
        self.later.setLayout(stack(row(self.day, 1), self.needs_day, space=4))
        self.setLayout(
            stack(
                head,
                stack(strong(_("How full is your plate?")), row(self.load, 1), space=6),
                self.priority,
                stack(strong(_("Is this a good time?")), row(self.permission, 1), self.later, space=6),
                stack(self.share, self.share_note, space=0),
                space=16,
            )
        )
        self.load.chosen.connect(self._on_load_chosen)
        self.priority.edited.connect(self._on_priority_edited)
        self.permission.chosen.connect(self._on_permission_chosen)
        self.day.edited.connect(self._on_day_edited)
        self.share.edited.connect(self._on_share_edited)

    def show_arrival(self, arrival: Arrival | None, read_only: bool) -> None:
        """Show what is kept, without disturbing what is being typed."""
        found = arrival or Arrival(load_shared=False)
        self.load.set_value(found.load.value if found.load is not None else "")
        self.priority.set_value(found.priority_now)
        self.permission.set_value(found.permission.value if found.permission is not None else "")
        self.day.set_value(found.date)
        self.share.set_value(found.load_shared)
        another = found.permission is Permission.ANOTHER_DAY
        show_if(self.later, another)
        show_if(self.needs_day, another and found.date is None)
        for part in (self.load, self.permission):
            part.setEnabled(not read_only)
        for field in (self.priority, self.day, self.share):
            field.set_read_only(read_only)

    def focus(self) -> None:
        """Go to the first question."""
        next(iter(self.load.buttons.values())).setFocus()

    @Slot(str)
    def _on_load_chosen(self, value: str) -> None:
        self.changed.emit({"load": Load(value)})

    @Slot(str)
    def _on_priority_edited(self, words: str) -> None:
        self.changed.emit({"priority_now": words})

    @Slot(str)
    def _on_permission_chosen(self, value: str) -> None:
        """A day belongs to *another day* only."""
        given: dict[str, Any] = {"permission": Permission(value)}
        if given["permission"] is not Permission.ANOTHER_DAY:
            given["date"] = None
        self.changed.emit(given)

    @Slot(object)
    def _on_day_edited(self, day: object) -> None:
        self.changed.emit({"date": day if isinstance(day, date) else None})

    @Slot(bool)
    def _on_share_edited(self, ticked: bool) -> None:
        self.changed.emit({"load_shared": ticked})


class ArrivePage(TalkPage):
    """Both arrive side by side; who asks for another day is offered it."""

    tables = frozenset({"arrival", "round", "feedback"})

    def __init__(self, panel: SessionPanel, key: str = "arrive") -> None:
        super().__init__(panel, key)
        self.sides: dict[str, ArrivalSide] = {}
        self.rows: dict[str, OwnRow[Arrival]] = {}
        for who in self.seats():
            side = ArrivalSide(who, self.seat_head(who))
            side.changed.connect(partial(self._on_side_changed, who.side))
            self.sides[who.side] = side
            keys = {"session_id": self.session_id, "person_id": who.id}
            self.rows[who.side] = OwnRow(self.edits, Arrival, keys)
        self.column.addWidget(two_columns(*self.sides.values()))
        self.park_words = plain("", name="park_words")
        self.park = button("", "park_to_day", owner="primary")
        self.park_sentence = FieldSentence("", "park_sentence")
        self.parking = Panel("parking")
        line = row(self.park_words, self.park, space=12)
        line.setStretch(0, 1)
        self.parking.setLayout(stack(line, self.park_sentence, space=6, margins=(16, 12, 16, 12)))
        self.column.addWidget(self.parking)
        self.park.clicked.connect(self._on_park_clicked)
        self.edits.refused.connect(self._on_edits_refused)
        self.focus_at["arrival"] = self._focus_open
        self._day: date | None = None

    def _focus_open(self) -> None:
        with self.workspace.read() as s:
            arrived = {side: row.find(s) for side, row in self.rows.items()}
        waiting = [side for side, arrival in arrived.items() if arrival is None or not has_arrived(arrival)]
        self.sides[(waiting or list(self.sides))[0]].focus()

    def show_section(self, s: Block, session: Session) -> None:
        for side, shown in self.sides.items():
            shown.show_arrival(self.rows[side].find(s), self.is_closed)
        asked = wants_another_day(s, session.id)
        ahead = asked is not None and asked.date is not None and asked.date > self.workspace.today()
        offered = ahead and not self.is_closed and not was_shown(s, session.id, RoundOf.FEEDBACK)
        show_if(self.parking, offered)
        self._day = asked.date if asked is not None and offered else None
        if asked is not None and self._day is not None:
            who = self.pair.seat(self.pair.side_of(asked.person_id))
            self.park_words.setText(
                _("{name} would rather talk on {day}. What you wrote stays until then.").format(
                    name=who.first, day=short_day(self._day)
                )
            )
            self.park.setText(_("Move this talk to {day}").format(day=short_day(self._day)))
            self.park.setAccessibleName(self.park.text())

    def _on_side_changed(self, side: str, values: dict[str, Any]) -> None:
        self.rows[side].change(values, _("How {name} arrives").format(name=self.pair.seat(side).first))

    @Slot()
    def _on_park_clicked(self) -> None:
        """No step that undo could take back: the session leaves the table."""
        day = self._day
        if day is None:
            return
        if self.edits.run(lambda s: park_to(s, s.get_one(Session, self.session_id), day), "date"):
            self.edits.barrier()
            self.panel.left_requested.emit()
            self.panel.said.emit(_("This talk moves to {day}.").format(day=short_day(day)))

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field == "date":
            self.park_sentence.setText(sentence)
