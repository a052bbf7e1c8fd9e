"""Labels: words of people and of the program as plain text, in lines as high as the type scale says."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.drawn_words import wrapping

WIDEST = 100_000.0
LEAST_WIDTH = 48
"""How narrow a wrapping label may become, at 100 %."""


class Words(QLabel):
    """Plain text in one colour of the theme. Wraps by default; lines have the height of their role.

    Qt's own label knows no line height and is never narrower than its text: the wrapping one paints itself.
    """

    def __init__(
        self, words: str = "", role: str = "body", token: str = "ink", wrap: bool = True,
        weight: int | None = None, tabular: bool = False, name: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.role, self.token = role, token
        self._lead: tuple[str, str, int] = ("", "", 0)
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme().font(role, weight, tabular))
        self.setObjectName(name)
        self.setWordWrap(wrap)
        self.setMinimumHeight(theme().line(role))
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._tint()
        self.setText(words)

    def setText(self, words: str) -> None:
        """Show other words."""
        self._heights.clear()
        super().setText(words)
        self.updateGeometry()

    def set_token(self, token: str) -> None:
        """Another colour of the theme."""
        self.token = token
        self._tint()
        self.update()

    def set_lead(self, lead: str, token: str = "", weight: int = 600) -> None:
        """Paint the start of the text, if it is `lead`, heavier or in another colour ("Why now:")."""
        self._lead = (lead, token, weight)
        self._heights.clear()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        elif event.type() == QEvent.Type.FontChange:
            self._heights.clear()
        super().changeEvent(event)

    def _tint(self) -> None:
        wanted = theme()[self.token]
        if self.palette().color(QPalette.ColorRole.WindowText) != wanted:
            palette = self.palette()
            for group in (
                QPalette.ColorGroup.Active,
                QPalette.ColorGroup.Inactive,
                QPalette.ColorGroup.Disabled,
            ):
                palette.setColor(group, QPalette.ColorRole.WindowText, wanted)
            self.setPalette(palette)

    def _laid_out(self, width: float) -> tuple[QTextLayout, float]:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption()
        option.setWrapMode(wrapping(self.text()))
        option.setTextDirection(self.layoutDirection())
        option.setAlignment(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        layout.setTextOption(option)
        self._format_lead(layout)
        height = float(theme().line(self.role))
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0.0, y + (height - line.height()) / 2))
            y += height
        layout.endLayout()
        return layout, max(y, height)

    def _format_lead(self, layout: QTextLayout) -> None:
        lead, token, weight = self._lead
        if not lead or not self.text().startswith(lead):
            return
        form = QTextCharFormat()
        form.setFont(theme().font(self.role, weight))
        if token:
            form.setForeground(theme()[token])
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = 0, len(lead), form
        layout.setFormats([span])

    def _natural_width(self) -> int:
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(line) for line in self.text().split("\n")), default=0.0)
        return int(widest * (1.06 if self._lead[0] else 1.0)) + 2

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return super().heightForWidth(width)
        sides = self.contentsMargins()
        if width not in self._heights:
            if len(self._heights) > 64:
                self._heights.clear()
            inner = max(1.0, float(width - sides.left() - sides.right()))
            height = self._laid_out(inner)[1]
            self._heights[width] = int(height) + sides.top() + sides.bottom()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().sizeHint()
        sides = self.contentsMargins()
        lines = self.text().count("\n") + 1
        return QSize(
            self._natural_width() + sides.left() + sides.right(),
            lines * theme().line(self.role) + sides.top() + sides.bottom(),
        )

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().minimumSizeHint()
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme().px(LEAST_WIDTH)), theme().line(self.role))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.wordWrap() and event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.wordWrap():
            super().paintEvent(event)
            return
        area = self.contentsRect()
        layout, height = self._laid_out(float(area.width()))
        y = float(area.top())
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            y += max(0.0, (area.height() - height) / 2)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(float(area.left()), y))


class ElidedLabel(QLabel):
    """One line that ends in three dots where there is no room; the whole text is its tooltip then."""

    def __init__(
        self, words: str = "", role: str = "body", token: str = "ink", weight: int | None = None,
        name: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(words.replace("\n", " "), parent)
        self.role, self.token = role, token
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme().font(role, weight))
        self.setObjectName(name)
        self.setFixedHeight(theme().line(role))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_token(self, token: str) -> None:
        """Another colour of the theme."""
        self.token = token
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(int(width) + 2, theme().line(self.role))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(24), theme().line(self.role))

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = QFontMetricsF(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter = QPainter(self)
        painter.setPen(theme()[self.token])
        flags = Qt.AlignmentFlag.AlignVCenter | (self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        painter.drawText(QRectF(self.rect()), int(flags), shown)


def plain(
    words: str, role: str = "body", token: str = "ink", wrap: bool = True, name: str = "",
    weight: int | None = None,
) -> Words:  # fmt: skip
    """Words as they are."""
    return Words(words, role, token, wrap, weight, name=name)


def strong(words: str, token: str = "ink", wrap: bool = True, name: str = "") -> Words:
    """Words of body size that carry weight."""
    return Words(words, "body_strong", token, wrap, name=name)


def caption(words: str, token: str = "ink2", wrap: bool = True, name: str = "") -> Words:
    """Small words beside or under something."""
    return Words(words, "caption", token, wrap, name=name)


def title(words: str, name: str = "title") -> Words:
    """The name of a page; the ring stands around it where a page has nothing else that takes keys."""
    made = Words(words, "page", name=name)
    made.setProperty("heading", True)
    return made


def section_title(words: str, name: str = "", token: str = "ink") -> Words:
    """The name of a part of a page."""
    return Words(words, "section", token, name=name)
