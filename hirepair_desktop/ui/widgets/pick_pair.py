"""Pick pair: what two picked about one profile, with an axis No, Maybe, Yes between them (picture 19)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, clear, row, stack
from hirepair_desktop.ui.widgets.chart_voice import Chart
from hirepair_desktop.ui.widgets.drawn_words import draw_line
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.widgets.seat_mark import draw_shape
from hirepair_desktop.ui.widgets.tag import Tag

AXIS_WIDTH, FIRST, STEP = 180, 16, 74
"""The axis, its first place and how far the places are apart, in pixels at 100 % (DESIGN-LANGUAGE 5)."""

TALK_AT = 2
"""Two apart is yes against no: thicker, mulberry, and said in words."""


def place_words() -> tuple[str, str, str]:
    """The three places of the axis."""
    return _("No"), _("Maybe"), _("Yes")


@dataclass(frozen=True)
class PickMark:
    """Where one person stands: 0 no, 1 maybe, 2 yes."""

    name: str
    side: str
    place: int


def apart_words(apart: int | None) -> str:
    """How far two picks lie apart, in words."""
    if apart is None:
        return _("One pick")
    return {0: _("Same pick"), 1: _("One apart")}.get(apart, _("Two apart"))


class AxisHead(QWidget):
    """No, Maybe and Yes over the places of the axes below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(theme().px(AXIS_WIDTH), theme().line("caption"))
        self.setAccessibleName(", ".join(place_words()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme()
        for place, words in enumerate(place_words()):
            middle = t.px(FIRST + place * STEP)
            wide = t.px(STEP)
            where = QRectF(middle - wide / 2, 0, wide, self.height())
            if place == 0:
                where.setLeft(0.0)
                draw_line(painter, where, words, "caption", "ink2")
                continue
            if place == len(place_words()) - 1:
                where.setRight(float(self.width()))
                draw_line(painter, where, words, "caption", "ink2", align=Qt.AlignmentFlag.AlignRight)
                continue
            draw_line(painter, where, words, "caption", "ink2", align=Qt.AlignmentFlag.AlignHCenter)


class PickAxis(Chart):
    """The shapes of both on one line. Left and Right walk the persons."""

    def __init__(self, about: str, marks: Sequence[PickMark], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = about
        self.setObjectName(name)
        self.setFixedSize(theme().px(AXIS_WIDTH), theme().px(24))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.marks: list[PickMark] = []
        self.ground = "surface"
        self.set_marks(marks)

    def set_marks(self, marks: Sequence[PickMark], ground: str = "surface") -> None:
        """Show other picks, on a ground of this colour."""
        self.marks, self.at, self.ground = list(marks), 0, ground
        self.setAccessibleName(_("{profile}, where you stand").format(profile=self.about))
        self.setAccessibleDescription(self.words())
        self.update()

    @property
    def apart(self) -> int | None:
        """How many places they lie apart; None while there are not two."""
        places = [mark.place for mark in self.marks]
        return max(places) - min(places) if len(places) > 1 else None

    def words(self) -> str:
        """`Amara no, Priya yes, two apart`."""
        said = [self.mark_words(at) for at in range(len(self.marks))]
        return ", ".join([*said, apart_words(self.apart).lower()])

    def mark_count(self) -> int:
        return len(self.marks)

    def mark_words(self, mark: int) -> str:
        one = self.marks[mark]
        return f"{first_name(one.name)} {place_words()[one.place].lower()}"

    def _place(self, mark: int) -> QPointF:
        """The middle of a mark; the same pick stands side by side around its place."""
        t, one = theme(), self.marks[mark]
        same = [at for at, other in enumerate(self.marks) if other.place == one.place]
        shift = (same.index(mark) - (len(same) - 1) / 2) * t.px(12)
        return QPointF(t.px(FIRST + one.place * STEP) + shift, self.height() / 2)

    def mark_rect(self, mark: int) -> QRect:
        reach, middle = theme().px(6), self._place(mark).toPoint()
        return QRect(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter, y = theme(), QPainter(self), self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(t.px(FIRST), y - 1, t.px(2 * STEP), 2), t["track"])
        for place in range(3):
            painter.fillRect(QRectF(t.px(FIRST + place * STEP) - 0.5, y - 4, 1, 8), t["line2"])
        apart = self.apart
        if apart:
            low = min(mark.place for mark in self.marks)
            width, token = (4, "split") if apart >= TALK_AT else (2, "control")
            start = t.px(FIRST + low * STEP)
            painter.fillRect(QRectF(start, y - width / 2, t.px(apart * STEP), width), t[token])
        for at, mark in enumerate(self.marks):
            draw_shape(painter, mark.side, self._place(at), t.px(6), self.ground)
        if self.hasFocus() and self.marks:
            x = self._place(self.at).x()
            painter.fillRect(QRectF(x - t.px(5), self.height() - 2, t.px(10), 2), t["ink"])


class PickBox(Panel):
    """What one picked and why, as sealed; a later view stands under it."""

    def __init__(self, side: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, edge=side, radius="control", parent=parent)
        self.side = side
        self.body = stack(space=4)
        self.setLayout(stack(self.body, 1, space=0, margins=(12, 8, 12, 9)))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_pick(self, who: str, pick: str, why: str, now: str = "", now_why: str = "") -> None:
        """`pick` "" means that this person left it open."""
        clear(self.body)
        self._add(pick or _("Left open"), why, bool(pick))
        if now:
            self._add(_("Now {pick}").format(pick=now.lower()), now_why, True)
        said = [f"{who}: {pick or _('left open')}", why]
        said += [_("now {pick}").format(pick=now.lower()), now_why] if now else []
        self.setAccessibleName(". ".join(part for part in said if part))

    def _add(self, head: str, words: str, voiced: bool) -> None:
        tag = Tag(head, self.side if voiced else "")
        self.body.addLayout(row(1, tag) if self.side == "man" else row(tag, 1))
        if words.strip():
            self.body.addWidget(caption(words.strip(), "ink"))
