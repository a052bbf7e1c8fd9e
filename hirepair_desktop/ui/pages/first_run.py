"""First run: two chairs, one table (picture 16). Names first, passphrases a glance away, then begin."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.fields.field import TypedField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.passphrase_field import PassphraseField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, PanelFoot, Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title, strong, title
from hirepair_desktop.ui.widgets.seat_mark import SeatMark
from hirepair_desktop.ui.widgets.sentence import FieldSentence, glyph

TOLD_SPACE = 4
"""Above and under the line that says what is missing, in px at 100 %."""

MIN_LENGTH = 8
"""Characters of a passphrase (METHOD 0.2)."""


def kinds_of_session() -> tuple[tuple[str, str, str], ...]:
    """What the four sessions are, for somebody who has never seen one."""
    return (
        (_("Intake"), _("60 min"), _("Shape the search together. The recruiter brings something.")),
        (_("Candidate review"), _("20 to 30 min"), _("Write alone, open together, talk about the differences.")),
        (_("Two-way feedback"), _("45 min"), _("Both ask, both answer. The receiver is free.")),
        (_("Check-in"), _("30 min"), _("Is the person we hired thriving, and were we right?")),
    )


Trouble = tuple[str, TypedField]
"""What is missing, in a sentence, and where."""


class Chair(QFrame):
    """One side of the table: name and passphrase of one of the two."""

    def __init__(self, side: str, seat_words: str, place_words: str) -> None:
        super().__init__()
        self.side = side
        self.setObjectName(f"chair_{side}")
        self.setProperty("tab_group", True)
        self.mark = SeatMark("", side, size=36)
        seat, place = strong(seat_words), caption(place_words)
        words = stack(seat, place, space=0)
        head = row(self.mark, words, 1, space=12) if side == "rec" else row(1, words, self.mark, space=12)
        if side == "man":
            seat.setAlignment(Qt.AlignmentFlag.AlignRight)
            place.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.name = LineField(_("Your name"), f"name_{side}", side)
        self.passphrase = PassphraseField(_("Passphrase"), f"passphrase_{side}", side, _("8 characters or more"))
        self.again = PassphraseField(_("Once more"), f"again_{side}", side)
        self.other = ""
        self._build_state(side)
        self.setLayout(
            stack(head, self.name, self.passphrase, self.again, self.state_line, 1, space=14, margins=(24, 20, 24, 12))
        )
        self.name.edited.connect(self._on_name_edited)
        self.passphrase.changed.connect(self._show_state)
        self.again.changed.connect(self._show_state)
        self._show_state()

    def _build_state(self, side: str) -> None:
        """The line under the passphrases keeps its room, so that nothing moves when it speaks."""
        self.state = caption("", wrap=False, name=f"state_{side}")
        self.tick, self.lock = glyph("check", "done"), glyph("lock")
        self.state_line = QWidget()
        self.state_line.setLayout(row(self.tick, self.lock, self.state, 1))
        self.state_line.setFixedHeight(theme().px(20))

    def set_other(self, name: str) -> None:
        """Who is asked to look away while a passphrase is typed here."""
        self.other = name
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        first, again = self.passphrase.value(), self.again.value()
        is_set = self.passphrase.is_long_enough() and first == again
        typing = not is_set and bool(first or again)
        words = _("Set.") if is_set else ""
        if typing:
            name = first_name(self.other)
            words = _("{name}, please look away for a moment").format(name=name) if name else ""
            words = words or _("Please look away for a moment")
        self.state.setText(words)
        show_if(self.tick, is_set)
        show_if(self.lock, typing)

    @Slot(object)
    def _on_name_edited(self, words: object) -> None:
        self.mark.set_person(str(words), self.side)

    def person(self) -> str:
        """The name as typed."""
        self.name.flush()
        return str(self.name.value() or "").strip()

    def trouble(self, without: bool) -> Trouble | None:
        """Why this chair cannot be taken yet, and the field to mend; None when it can. `without` passphrases."""
        name, first, again = self.person(), self.passphrase.value(), self.again.value()
        if not name:
            return _("Both names are needed; they can be changed later."), self.name
        if without:
            return None
        if not first:
            return _("{name} has no passphrase yet. Each of you sets one, or both go without.").format(
                name=name
            ), self.passphrase
        if len(first) < MIN_LENGTH:
            return _("{name}: a passphrase has 8 characters or more.").format(name=name), self.passphrase
        if first != again:
            return _("{name}: the two passphrases are not the same. Type them once more.").format(name=name), self.again
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme()
        painter.fillRect(self.rect(), t[f"{self.side}-tint"])
        if t.high_contrast:
            painter.setPen(QPen(t[self.side], 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class FirstRunPage(QWidget):
    """`begin_requested(recruiter, manager, recruiter passphrase, manager passphrase, path)`."""

    begin_requested = Signal(str, str, str, str, object)
    example_requested = Signal()
    open_requested = Signal()

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.setObjectName("first_run_page")
        self.setAccessibleName(_("First run"))
        self._place = place
        self._without = False
        self.recruiter = Chair("rec", _("Recruiter"), _("Sits on the left"))
        self.manager = Chair("man", _("Hiring manager"), _("Sits on the right"))
        self.told = FieldSentence(name="first_run_told")
        self._build()
        self._set_way()

    def _set_way(self) -> None:
        """Enter goes through the left chair, then the right one, then it begins."""
        left, right = self.recruiter, self.manager
        for chair in (left, right):
            chair.passphrase.submitted.connect(chair.again.focus)
        left.name.edited.connect(right.set_other)
        right.name.edited.connect(left.set_other)
        left.name.submitted.connect(partial(self._on_name_submitted, left, right.name))
        right.name.submitted.connect(partial(self._on_name_submitted, right, None))
        left.again.submitted.connect(right.name.focus)
        right.again.submitted.connect(self._on_start_intake_clicked)

    def _on_name_submitted(self, chair: Chair, following: LineField | None) -> None:
        """Enter in a name: on to the passphrase; without passphrases to the other name, then begin. An empty name
        is not passed."""
        if not chair.person():
            self.told.setText(_("Both names are needed; they can be changed later."))
            return
        self.told.setText("")
        if not self._without:
            chair.passphrase.focus()
        elif following is not None:
            following.focus()
        else:
            self._on_start_intake_clicked()

    def _build(self) -> None:
        t = theme()
        column = QWidget()
        column.setObjectName("first_run_column")
        column.setFixedWidth(t.px(1008))
        column.setLayout(
            stack(
                stack(
                    title(_("Two chairs, one table")),
                    plain(
                        _("Sit side by side. Each of you needs a name, and a passphrase for what you write alone."),
                        token="ink2",
                    ),
                    space=4,
                ),
                stack(self._table(), self._told_room(), self._kinds(), space=TOLD_SPACE),
                self._file_line(),
                space=24,
            )
        )
        whole = QVBoxLayout(self)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(column)
        across.addStretch(1)
        whole.addStretch(1)
        whole.addLayout(across)
        whole.addStretch(1)

    def _told_room(self) -> QWidget:
        """What is missing stands between table and sessions, in room that is always there: nothing moves for it."""
        room = QWidget()
        room.setLayout(stack(self.told, 1))
        room.setMinimumHeight(theme().line("body"))
        return room

    def _table(self) -> QWidget:
        panel = Panel("chairs")
        line = QGridLayout(panel)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        line.addWidget(self.recruiter, 0, 0)
        line.addWidget(self.manager, 0, 2)
        line.addWidget(self._middle(), 0, 1)  # last: Tab comes here after both chairs
        line.addWidget(self._foot(), 1, 0, 1, 3)
        for place, share in enumerate((32, 36, 32)):
            line.setColumnStretch(place, share)
        return panel

    def _middle(self) -> QWidget:
        t = theme()
        self.start_intake = button(_("Start an intake together"), "start_intake", owner="primary")
        self.start_intake.setMinimumHeight(t.px(36))
        self.open_example = button(_("Open the example"), "open_example")
        self.open_example.setMinimumHeight(t.px(36))
        self.open_file = LinkButton(_("Open a file…"), "open_file")
        head, under = section_title(_("Then begin")), caption(_("60 minutes, nine short sections"))
        example = caption(
            _("Harbour & Pine: four roles, six months,\nfive people and what went wrong. Wiped in one act.")
        )
        for words in (head, under, example):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        between = row(Rule(), caption(_("or look around first")), Rule())
        between.setStretch(0, 1)
        between.setStretch(2, 1)
        middle = QWidget()
        middle.setLayout(
            stack(
                stack(head, under, space=2), self.start_intake, between, self.open_example, example, 1,
                row(1, self.open_file, 1), space=14, margins=(28, 20, 28, 16),
            )
        )  # fmt: skip
        self.start_intake.clicked.connect(self._on_start_intake_clicked)
        self.open_example.clicked.connect(self.example_requested)
        self.open_file.clicked.connect(self.open_requested)
        return middle

    def _foot(self) -> QWidget:
        self.foot_words = caption("")
        self.without = LinkButton("", "without_passphrases", "ink2", "caption")
        self.without.clicked.connect(self._on_without_clicked)
        foot = PanelFoot()
        foot.setObjectName("first_run_foot")
        line = row(glyph("lock"), self.foot_words, self.without, space=10, margins=(24, 8, 24, 8))
        line.setStretch(1, 1)
        foot.setLayout(line)
        self._show_mode()
        return foot

    def _kinds(self) -> QWidget:
        t = theme()
        four = QWidget()
        line = QHBoxLayout(four)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(t.px(24))
        for name, minutes, words in kinds_of_session():
            over = Rule(token="ink")
            over.setFixedHeight(2)
            said = stack(row(strong(name), 1, caption(minutes)), caption(words), 1, space=4)
            line.addLayout(stack(over, said, space=8), 1)
        return four

    def _file_line(self) -> QHBoxLayout:
        self.place_words = caption("")
        self.choose_place = LinkButton(_("Choose another place…"), "choose_place", "ink2", "caption")
        self.choose_place.clicked.connect(self._on_choose_place_clicked)
        self._show_place()
        return row(glyph("file"), self.place_words, self.choose_place, 1)

    def _show_place(self) -> None:
        parts = " / ".join(self._place.parts[-3:])
        self.place_words.setText(_("Your workspace is one file: {place}").format(place=parts))
        self.place_words.setWordWrap(False)

    def _show_mode(self) -> None:
        for chair in (self.recruiter, self.manager):
            chair.passphrase.setVisible(not self._without)
            chair.again.setVisible(not self._without)
            chair.state_line.setVisible(not self._without)
        if self._without:
            self.foot_words.setText(
                _(
                    "Without passphrases what you write alone is hidden in the window only: whoever has the file can read it."
                )
            )
            self.without.setText(_("Use passphrases"))
        else:
            self.foot_words.setText(
                _(
                    "A forgotten passphrase means writing again, never reading. The recovery sheet is shown once: keep it at home."
                )
            )
            self.without.setText(_("Go without passphrases…"))

    @Slot()
    def _on_without_clicked(self) -> None:
        self._without = not self._without
        self._show_mode()

    @Slot()
    def _on_choose_place_clicked(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Choose a place"), str(self._place), "(*.hirepair)")
        if chosen:
            path = Path(chosen)
            self._place = path if path.suffix == ".hirepair" else path.with_name(path.name + ".hirepair")
            self._show_place()

    @Slot()
    def _on_start_intake_clicked(self) -> None:
        chairs = (self.recruiter, self.manager)
        trouble = next((found for chair in chairs if (found := chair.trouble(self._without)) is not None), None)
        self.told.setText(trouble[0] if trouble is not None else "")
        if trouble is not None:
            trouble[1].focus()
            return
        secrets = ["", ""] if self._without else [chair.passphrase.value() for chair in chairs]
        self.begin_requested.emit(self.recruiter.person(), self.manager.person(), *secrets, self._place)
        for chair in chairs:
            chair.passphrase.drop()
            chair.again.drop()
