"""Pay against the range both agreed: the band, what the candidate hopes for, and the offer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _, minor_factor, money, money_range, number
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.drawn_words import draw_line, line_width
from hirepair_desktop.ui.widgets.seat_mark import draw_shape
from hirepair_desktop.ui.widgets.tag import Tag


def bare_thousands(minor: int, currency: str) -> str:
    """`78k` for whole thousands, else the number."""
    whole = minor // minor_factor(currency)
    return f"{whole // 1000}k" if whole and whole % 1000 == 0 else number(whole)


def bare_range(low: int, high: int, currency: str) -> str:
    """`86–90k`."""
    first, last = bare_thousands(low, currency), bare_thousands(high, currency)
    if first.endswith("k") and last.endswith("k"):
        first = first[:-1]
    return f"{first}–{last}" if low != high else last


def pay_verdict(offer: int | None, low: int | None, high: int | None) -> str:
    """below, inside or above the agreed range; "" while one of them is missing."""
    if offer is None or low is None or high is None:
        return ""
    return "below" if offer < low else "above" if offer > high else "inside"


def verdict_text(verdict: str) -> str:
    """The words of a verdict."""
    return {
        "below": _("Below the range"), "inside": _("Inside the range"), "above": _("Above the range"), "": "",
    }[verdict]  # fmt: skip


class PayVerdict(Tag):
    """Inside (green, tick), or below or above (mulberry, sign): outside asks for a reason, it does not forbid."""

    def __init__(self, verdict: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", "", "pay_verdict", parent=parent)
        self.set_verdict(verdict)

    def set_verdict(self, verdict: str) -> None:
        """below, inside, above, or "" for nothing."""
        inside = verdict == "inside"
        self.set_words(verdict_text(verdict), "done" if inside else "split", "check" if inside else "warning")
        self.setVisible(bool(verdict)) if self.parentWidget() is not None else None


class PayRange(QWidget):
    """A painted line; amounts in minor units."""

    def __init__(
        self, low: int, high: int, hope_low: int | None = None, hope_high: int | None = None,
        offer: int | None = None, owner_side: str = "man", currency: str = "EUR", name: str = "pay_range",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.owner_side = owner_side
        self.set_range(low, high, hope_low, hope_high, offer, currency)

    def set_range(
        self, low: int, high: int, hope_low: int | None, hope_high: int | None, offer: int | None, currency: str
    ) -> None:
        """The agreed band, the candidate's hope and the offer."""
        self.low, self.high, self.currency, self.offer = low, high, currency, offer
        one = hope_high if hope_low is None else hope_low
        other = hope_low if hope_high is None else hope_high
        self.hope = None if one is None or other is None else (one, other)
        self._tell()

    def set_offer(self, offer: int | None) -> None:
        """What is offered; None is nothing yet."""
        self.offer = offer
        self._tell()

    def verdict(self) -> str:
        """below, inside, above or ""."""
        return pay_verdict(self.offer, self.low, self.high)

    def _tell(self) -> None:
        offered = _("Nothing offered yet") if self.offer is None else money(self.offer, self.currency)
        self.setAccessibleName(_("Pay: {offer}").format(offer=offered))
        said = [_("agreed range {range}").format(range=money_range(self.low, self.high, self.currency))]
        if self.hope is not None:
            said.append(_("hopes for {range}").format(range=money_range(*self.hope, self.currency)))
        if self.verdict():
            said.append(verdict_text(self.verdict()))
        self.setAccessibleDescription(", ".join(said))
        self.updateGeometry()
        self.update()

    def _scale(self) -> tuple[float, float]:
        """The ends of the line: everything that is shown, with a fifth of the band around it."""
        shown = [self.low, self.high, *(self.hope or ())]
        if self.offer is not None:
            shown.append(self.offer)
        room = max(1.0, (max(shown) - min(shown)) * 0.3)
        return min(shown) - room, max(shown) + room

    def _x(self, amount: float) -> float:
        start, end = self._scale()
        return (amount - start) / (end - start) * self.width()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), self.heightForWidth(theme().px(320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(40))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = 2 if self._labels_meet(width) else 1
        return theme().px(22) + lines * theme().px(18)

    def _labels_meet(self, width: float) -> bool:
        """Whether the label of the hope would touch those of the band."""
        if self.hope is None:
            return False
        start, end = self._scale()
        middle = ((self.hope[0] + self.hope[1]) / 2 - start) / (end - start) * width
        half = line_width(self._hope_words(), "caption") / 2 + theme().px(20)
        return any(abs((amount - start) / (end - start) * width - middle) < half for amount in (self.low, self.high))

    def _hope_words(self) -> str:
        if self.hope is None:
            return ""
        return _("hopes {range}").format(range=bare_range(*self.hope, self.currency))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = t.px(11)
        painter.fillRect(QRectF(0, y - 1, self.width(), 2), t["track"])
        band = QRectF(self._x(self.low), y - t.px(4), self._x(self.high) - self._x(self.low), t.px(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t["ink2"])
        painter.drawRoundedRect(band, 2, 2)
        if self.hope is not None:
            self._paint_hope(painter, y)
        if self.offer is not None:
            draw_shape(painter, self.owner_side, QPointF(self._x(self.offer), y), t.px(7))
        self._paint_labels(painter, t.px(22))

    def _paint_hope(self, painter: QPainter, y: float) -> None:
        """What the candidate hopes for: upright hatching in band and line."""
        t = theme()
        if self.hope is None:
            return
        left, right = self._x(self.hope[0]), max(self._x(self.hope[1]), self._x(self.hope[0]) + t.px(4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(QRectF(left, y - t.px(4), right - left, t.px(8)), t["surface"])
        x = left
        while x < right:
            painter.fillRect(QRectF(round(x), y - t.px(4), 2, t.px(8)), t["ink2"])
            x += 4
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_labels(self, painter: QPainter, top: float) -> None:
        line = theme().px(18)
        centre = Qt.AlignmentFlag.AlignHCenter

        def label(x: float, words: str, y: float, token: str = "ink2") -> None:
            width = line_width(words, "caption") + 4
            left = max(0.0, min(self.width() - width, x - width / 2))
            draw_line(painter, QRectF(left, y, width, line), words, "caption", token, align=centre)

        label(self._x(self.low), bare_thousands(self.low, self.currency), top)
        label(self._x(self.high), bare_thousands(self.high, self.currency), top)
        if self.hope is not None:
            second = top + (line if self._labels_meet(self.width()) else 0)
            label((self._x(self.hope[0]) + self._x(self.hope[1])) / 2, self._hope_words(), second, "ink2")
