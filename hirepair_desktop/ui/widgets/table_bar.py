"""The bar over a session: the two seats, what is talked about, the time, and whose turn it is."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _, first_name, initials, ngettext
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.announce import announce
from hirepair_desktop.ui.widgets.boxes import row, show_if
from hirepair_desktop.ui.widgets.buttons import MenuButton, Options
from hirepair_desktop.ui.widgets.drawn_words import draw_line, line_width
from hirepair_desktop.ui.widgets.seat_mark import LARGE, draw_seat

SPANS = {
    "rec": QPointF(0.0, 0.5),
    "man": QPointF(0.5, 1.0),
    "both": QPointF(0.0, 1.0),
    "paused": QPointF(0.5, 0.5),
}
"""Where the edge under the bar begins and ends, as shares of its width, for each turn."""

SEAT_WIDTH, SEAT_WIDTH_NARROW, SEAT_WIDTH_LARGE = 320, 270, 185
TRACK_WIDTH = 110


def timer_words(elapsed_s: int, planned_s: int) -> tuple[str, str]:
    """The running time and what stands behind it: ("6:42", "of 10 min") or ("12:05", "2 min over")."""
    running = f"{elapsed_s // 60}:{elapsed_s % 60:02d}"
    if not planned_s:
        return running, ""
    over = elapsed_s - planned_s
    if over >= 60:
        return running, ngettext("{n} min over", "{n} min over", over // 60).format(n=over // 60)
    if over >= 0:
        return running, _("time is up")
    return running, _("of {n} min").format(n=ceil(planned_s / 60))


class TableBar(QWidget):
    """Two seats at one table. Painted; names and words arrive by the setters."""

    section_requested = Signal(str)

    def __init__(self, name: str = "table_bar", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.names = {"rec": "", "man": ""}
        self.words = {"rec": "", "man": ""}
        self.title, self.section = "", ""
        self.number, self.of = 0, 0
        self.elapsed_s, self.planned_s = 0, 0
        self.turn = "paused"
        self.span = SPANS["paused"]
        t = theme()
        self.setFixedHeight(t.px(56) if t.large() else t.size("table_bar"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sections = MenuButton("", f"{name}_sections", small=True)
        self.sections.setAccessibleName(_("Agenda"))
        self.sections.chosen.connect(self.section_requested)
        self.setLayout(row(1, self.sections, 1))
        show_if(self.sections, False)
        self._marker = QVariantAnimation(self)
        self._marker.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._marker.valueChanged.connect(self._on_marker_value_changed)

    def set_seats(self, rec_name: str, man_name: str) -> None:
        """Who sits where."""
        self.names = {"rec": rec_name, "man": man_name}
        self._tell()

    def set_title(self, words: str) -> None:
        """What the session is about."""
        self.title = words
        self._tell()

    def set_section(self, number: int, of: int, words: str) -> None:
        """Where the session is: section `number` of `of`, by name; 0 is outside any."""
        self.number, self.of, self.section = number, of, words
        self.sections.setText(self._place())
        self.sections.setAccessibleName(_("Agenda, {place}").format(place=self._place()))
        show_if(self.sections, theme().large() and bool(number))
        self._tell()

    def set_sections(self, sections: Options) -> None:
        """What the agenda offers where it is folded into this bar (text of 150 % and more)."""
        self.sections.set_items(sections)

    def set_timer(self, elapsed_s: int, planned_s: int) -> None:
        """Seconds of this section so far, and planned; 0 planned has no track."""
        if (elapsed_s, planned_s) != (self.elapsed_s, self.planned_s):
            self.elapsed_s, self.planned_s = elapsed_s, planned_s
            self.update()

    def set_turn(self, turn: str, rec_words: str, man_words: str) -> None:
        """Whose turn it is ("rec", "man", "both", "paused"), and what each is doing."""
        changed = turn != self.turn
        self.turn, self.words = turn, {"rec": rec_words, "man": man_words}
        self._tell()
        if changed:
            self._slide(SPANS[turn])
            if turn in self.names:
                who = first_name(self.names[turn])
                announce(self, _("It is {name}’s turn").format(name=who))

    def _slide(self, span: QPointF) -> None:
        length = theme().motion("turn_marker")
        if not length or not self.isVisible():
            self._marker.stop()
            self.span = span
            self.update()
            return
        self._marker.stop()
        self._marker.setDuration(length)
        self._marker.setStartValue(self.span)
        self._marker.setEndValue(span)
        self._marker.start()

    @Slot(QPointF)
    def _on_marker_value_changed(self, span: QPointF) -> None:
        self.span = span
        self.update()

    def _place(self) -> str:
        return _("{number} of {of}").format(number=self.number, of=self.of) if self.number else ""

    def _tell(self) -> None:
        said = [f"{self.names[side]} {self.words[side]}".strip() for side in ("rec", "man")]
        self.setAccessibleName(", ".join(part for part in (self.title, self._place(), self.section) if part))
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), t["surface"])
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._paint_turn(painter, mirrored)
        for side in ("rec", "man"):
            self._paint_seat(painter, side, at_left=(side == "rec") != mirrored)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), t["line2"])
        self._paint_edge(painter, mirrored)
        if t.large():
            self._paint_large_middle(painter)
        else:
            self._paint_middle(painter)

    def _seat_width(self) -> int:
        t = theme()
        if t.large():
            free = int(self.width() - self._large_middle()) // 2 - t.px(10)
            return max(t.px(SEAT_WIDTH_LARGE), min(t.px(SEAT_WIDTH_NARROW), free))
        return t.px(SEAT_WIDTH if self.width() >= t.px(1360) else SEAT_WIDTH_NARROW)

    def _paint_turn(self, painter: QPainter, mirrored: bool) -> None:
        """The tint under the seat whose turn it is, with an arrow toward the listener."""
        if self.turn not in ("rec", "man"):
            return
        t, width = theme(), self._seat_width()
        at_left = (self.turn == "rec") != mirrored
        area = QRectF(0 if at_left else self.width() - width, 0, width, self.height())
        if t.high_contrast:
            painter.setPen(QPen(t[self.turn], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))
            return
        painter.fillRect(area, t[f"{self.turn}-tint"])
        reach, inner = t.px(9), area.right() if at_left else area.left()
        tip = inner + reach if at_left else inner - reach
        middle = area.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t[f"{self.turn}-tint"])
        painter.drawPolygon(
            QPolygonF([QPointF(inner, middle - reach), QPointF(tip, middle), QPointF(inner, middle + reach)])
        )

    def _paint_seat(self, painter: QPainter, side: str, at_left: bool) -> None:
        t = theme()
        large = t.large()
        reach, pad = t.px(29 if large else LARGE), 20
        x = pad if at_left else self.width() - pad - reach
        y = (self.height() - reach) / 2
        name = self.names[side]
        if not name:
            return
        draw_seat(painter, QRectF(x, y, reach, reach), side, initials(name))
        gap, room = t.px(7 if large else 12), self._seat_width() - reach - pad - t.px(12 if large else 24)
        left = x + reach + gap if at_left else x - gap - room
        align = Qt.AlignmentFlag.AlignLeft if at_left else Qt.AlignmentFlag.AlignRight
        line, middle = t.px(17), self.height() / 2
        shown = first_name(name) if large else name
        active = self.turn in (side, "both") and self.turn != "both"
        draw_line(painter, QRectF(left, middle - line, room, line), shown, "body_strong", "ink", align=align)
        token = side if active else "ink2"
        draw_line(painter, QRectF(left, middle, room, line), self.words[side], "caption", token, align=align)

    def _paint_edge(self, painter: QPainter, mirrored: bool) -> None:
        t = theme()
        width, edge = float(self.width()), float(t.voice_edge())
        y = self.height() - edge
        start, end = self.span.x(), self.span.y()
        for side, low, high in (("rec", start, min(end, 0.5)), ("man", max(start, 0.5), end)):
            if high > low:
                x = (1 - high) * width if mirrored else low * width
                painter.fillRect(QRectF(x, y, (high - low) * width, edge), t[side])

    def _share(self) -> float:
        return min(1.0, self.elapsed_s / self.planned_s) if self.planned_s else 0.0

    def _paint_track(self, painter: QPainter, area: QRectF) -> None:
        t = theme()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t["track"])
        painter.drawRoundedRect(area, 2, 2)
        share = self._share()
        if share > 0:
            painter.setBrush(t["ink" if share >= 1 else "ink2"])
            painter.drawRoundedRect(QRectF(area.left(), area.top(), area.width() * share, area.height()), 2, 2)

    def _paint_middle(self, painter: QPainter) -> None:
        t = theme()
        room = self.width() - 2 * self._seat_width() - t.px(24)
        line, middle = t.px(22), self.height() / 2
        left = (self.width() - room) / 2
        top = middle - line if self.number else middle - line / 2
        draw_line(painter, QRectF(left, top, room, line), self.title, "section", align=Qt.AlignmentFlag.AlignHCenter)
        if not self.number:
            return
        running, after = timer_words(self.elapsed_s, self.planned_s)
        gap = t.px(8)
        parts: list[tuple[str, str, int | None]] = [
            (self._place(), "ink2", None), (self.section, "ink2", None), ("·", "ink3", None),
            (running, "ink", 600), (after, "ink2", None),
        ]  # fmt: skip
        widths = [line_width(words, "caption", weight, tabular=True) for words, token, weight in parts]
        track = t.px(TRACK_WIDTH) if self.planned_s else 0
        total = sum(widths) + gap * (len(parts) - 1) + (gap + track if track else 0)
        if total > room:
            widths[1] = max(float(t.px(40)), widths[1] - (total - room))
            total = room
        x = (self.width() - total) / 2
        for (words, token, weight), width in zip(parts, widths, strict=True):
            draw_line(painter, QRectF(x, middle, width + 1, line), words, "caption", token, weight, tabular=True)
            x += width + gap
        if track:
            self._paint_track(painter, QRectF(x, middle + line / 2 - 2, track, 4))

    def _large_parts(self) -> tuple[float, float, int]:
        """At 150 % and more: how wide the time, what stands behind it, and the button with the agenda are."""
        running, after = timer_words(self.elapsed_s, self.planned_s)
        button = self.sections.sizeHint().width() if self.number else 0
        return line_width(running, "body", 600, True), line_width(after, "body", tabular=True), button

    def _large_middle(self) -> float:
        return sum(self._large_parts()) + 2 * theme().px(7)

    def _paint_large_middle(self, painter: QPainter) -> None:
        """At 150 % and more: the button with the agenda, the time beside it, the track under both."""
        t = theme()
        running, after = timer_words(self.elapsed_s, self.planned_s)
        first, second, button = self._large_parts()
        gap, line, total = t.px(7), t.px(22), self._large_middle()
        x, y = (self.width() - total) / 2, self.height() / 2 - t.px(16)
        self.sections.setGeometry(round(x), round(y), button, t.px(22))
        x += button + gap
        draw_line(painter, QRectF(x, y, first + 1, line), running, "body", "ink", 600, tabular=True)
        draw_line(painter, QRectF(x + first + gap, y, second + 1, line), after, "body", "ink2", tabular=True)
        if self.planned_s:
            self._paint_track(painter, QRectF((self.width() - total) / 2, y + t.px(28), total, 5))
