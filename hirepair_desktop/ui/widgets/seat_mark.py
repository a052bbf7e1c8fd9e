"""The mark of a person: circle for the recruiter, rounded square for the hiring manager, tile for others."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _, first_name, initials
from hirepair_desktop.ui.theme import Theme, theme
from hirepair_desktop.ui.widgets.boxes import row
from hirepair_desktop.ui.widgets.labels import plain

SMALL, MIDDLE, LARGE = 18, 22, 36
"""The three sizes of a mark (DESIGN-LANGUAGE 5), in pixels at 100 %."""

VOICES = ("rec", "man")


def side_words(side: str) -> str:
    """What a side is called to a screen reader."""
    names = {"rec": _("Recruiter"), "man": _("Hiring manager")}
    return names.get(side, _("Interviewer"))


def voice_token(side: str) -> str:
    """The colour for words of this side: its voice, or ink for everyone else."""
    return side if side in VOICES else "ink2"


def draw_seat(painter: QPainter, rect: QRectF, side: str, letters: str, hollow: bool = False) -> None:
    """Paint a mark with its initials into a square."""
    t = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    voiced = side in VOICES
    ink = t[side] if voiced else t["control"]
    area = rect.adjusted(0.75, 0.75, -0.75, -0.75) if hollow or not voiced else rect
    painter.setPen(QPen(ink, 1.5 if hollow else 1) if hollow or not voiced else Qt.PenStyle.NoPen)
    painter.setBrush(t["surface"] if hollow or not voiced else ink)
    reach = rect.width()
    if side == "rec":
        painter.drawEllipse(area)
    else:
        corner = t.radius("seat") if reach >= t.px(30) else reach * (0.2 if side == "man" else 0.32)
        painter.drawRoundedRect(area, corner, corner)
    token = side if voiced and hollow else "on-voice" if voiced else "ink2"
    font = QFont(t.font("caption", 600))
    font.setPixelSize(max(8, round(reach * (0.36 if reach >= t.px(30) else 0.41))))
    painter.setFont(font)
    painter.setPen(t[token])
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), letters)
    painter.restore()


@lru_cache(maxsize=256)
def _pixmap(shown: Theme, letters: str, side: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_seat(painter, QRectF(0, 0, size, size), side, letters)
    painter.end()
    return pixmap


def seat_pixmap(name: str, side: str, size: int = SMALL, ratio: float = 1.0) -> QPixmap:
    """A mark as a picture for delegates and menus, from a cache; `size` at 100 %."""
    return _pixmap(theme(), initials(name), side, theme().px(size), ratio)


def seat_icon(name: str, side: str, size: int = SMALL) -> QIcon:
    """A mark for a list or menu. Made for the theme of now."""
    made = QIcon(seat_pixmap(name, side, size))
    made.addPixmap(seat_pixmap(name, side, size, 2.0))
    return made


def draw_shape(painter: QPainter, side: str, at: QPointF, reach: float, line: str = "surface") -> None:
    """The shape of a voice in a chart: circle, rounded square, or diamond for everyone else."""
    t = theme()
    painter.setPen(QPen(t[line], 1.5))
    painter.setBrush(t[side if side in VOICES else "ink3"])
    if side == "rec":
        painter.drawEllipse(at, reach, reach)
    elif side == "man":
        painter.drawRoundedRect(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach), 1.5, 1.5)
    else:
        long = reach * 1.1
        ends = ((0, -long), (long, 0), (0, long), (-long, 0))
        painter.drawPolygon([at + QPointF(x, y) for x, y in ends])


class SeatMark(QWidget):
    """The mark of one person; 18, 22 or 36 px. Hollow means: not yet."""

    def __init__(
        self, full_name: str, side: str, size: int = MIDDLE, hollow: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.full_name, self.side, self.hollow = full_name, side, hollow
        reach = theme().px(size)
        self.setFixedSize(reach, reach)
        self.set_person(full_name, side)

    def set_person(self, full_name: str, side: str, known: bool = True) -> None:
        """Whose mark it is. `known` False: nobody's, `full_name` says so in words and is given no initials."""
        self.full_name, self.side = full_name, side
        self.letters = initials(full_name if known else "")
        self.setAccessibleName(full_name)
        self.setAccessibleDescription(side_words(side))
        self.setToolTip(full_name)
        self.update()

    def set_hollow(self, hollow: bool) -> None:
        """Hollow until the person has spoken or agreed."""
        self.hollow = hollow
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_seat(QPainter(self), QRectF(self.rect()), self.side, self.letters, self.hollow)


class Seat(QWidget):
    """A mark with words beside it: the first name, or `words`. `mark_last` turns them around, for the right seat."""

    def __init__(
        self, full_name: str, side: str, words: str = "", size: int = MIDDLE, voiced: bool = False,
        role: str = "body", weight: int | None = None, mark_last: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.mark = SeatMark(full_name, side, size)
        token = voice_token(side) if voiced else "ink"
        self.words = plain(words or first_name(full_name), role, token, wrap=False, weight=weight)
        self.setLayout(row(self.words, self.mark, space=8) if mark_last else row(self.mark, self.words, space=8))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
