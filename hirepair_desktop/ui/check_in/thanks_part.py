"""Who helped with a hire: a tick for each who was thanked, and for what; somebody else can be named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import CheckIn, Person, Thanks
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.own_row import OwnRow
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import Pair


class Helper(QWidget):
    """One person: thanked or not, and the words of thanks. `thanked(bool)`, `worded(str)`."""

    thanked = Signal(bool)
    worded = Signal(str)

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"helper_{person.id}")
        self.tick = CheckField(_("{name} was thanked").format(name=person.name), f"thank_{person.id}", "rec")
        self.words = LineField(_("Thanks to {name} for").format(name=person.name), f"thanks_{person.id}")
        self.words.set_compact(_("Thanks to {name} for").format(name=person.name))
        self.words.line.setPlaceholderText(_("For what"))
        large = theme().large()
        laid = stack(self.tick, self.words, space=4) if large else row(self.tick, self.words, 0, space=12)
        if not large:
            self.tick.setFixedWidth(theme().px(260))
            laid.setStretch(1, 1)
        self.setLayout(laid)
        self.tick.edited.connect(self.thanked)
        self.words.edited.connect(self.worded)

    def show_thanks(self, thanked: bool, words: str, read_only: bool) -> None:
        """Show how it stands; words belong to who was thanked."""
        self.tick.set_value(thanked)
        self.tick.set_read_only(read_only)
        self.words.set_value(words)
        self.words.set_read_only(read_only)
        show_if(self.words, thanked or bool(words))


class ThanksPart(QWidget):
    """`thanked(person_id, bool)`. The words are rows of thanks, from the recruiter."""

    thanked = Signal(str, bool)

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check_in_thanks")
        self.page = page
        self.pair: Pair = page.pair  # type: ignore[attr-defined]
        self.session_id: str = page.session_id  # type: ignore[attr-defined]
        self.helpers: dict[str, Helper] = {}
        self.list = stack(space=6)
        self.nobody = caption(_("Nobody is named yet. Choose who helped."))
        self.other = ChoiceField(_("Somebody else who helped"), [], "thank_other", empty_words=_("Choose a person"))
        self.setLayout(stack(self.nobody, self.list, self.other, space=8))
        self.other.edited.connect(self._on_other_edited)

    def show_people(self, s: Block, people: Sequence[Person], check_in: CheckIn, read_only: bool) -> None:
        """Show who helped and who was thanked."""
        wanted = [person.id for person in people]
        for key in [key for key in self.helpers if key not in wanted]:
            gone = self.helpers.pop(key)
            self.list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        words = {made.to_id: made.text for made in s.scalars(select(Thanks).filter_by(session_id=self.session_id))}
        for person in people:
            if person.id not in self.helpers:
                self.helpers[person.id] = self._made(person)
            self.helpers[person.id].show_thanks(person.id in check_in.thanked, words.get(person.id, ""), read_only)
        show_if(self.nobody, not people)
        others = s.scalars(select(Person).where(Person.id.not_in(wanted)).order_by(Person.name, Person.id)).all()
        self.other.set_options([(person.id, person.name) for person in others])
        self.other.set_value("")
        show_if(self.other, bool(others) and not read_only)

    def _made(self, person: Person) -> Helper:
        made = Helper(person)
        made.thanked.connect(partial(self._on_helper_thanked, person.id))
        made.worded.connect(partial(self._on_helper_worded, person.id))
        self.list.addWidget(made)
        return made

    def focus(self) -> None:
        """Go to the first who can be thanked."""
        first = next(iter(self.helpers.values()), None)
        (first.tick.check if first is not None else self.other.list).setFocus()

    def _on_helper_thanked(self, person_id: str, thanked: bool) -> None:
        self.thanked.emit(person_id, thanked)

    def _on_helper_worded(self, person_id: str, words: str) -> None:
        keys = {"session_id": self.session_id, "from_id": self.pair.recruiter.id, "to_id": person_id}
        OwnRow(self.page.edits, Thanks, keys, is_empty=lambda made: not made.text.strip()).change(
            {"text": words}, _("Thanks")
        )

    @Slot(str)
    def _on_other_edited(self, person_id: str) -> None:
        if person_id:
            self.thanked.emit(person_id, True)
