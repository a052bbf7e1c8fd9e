"""The reveal: both sides fade in together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QPropertyAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from hirepair_desktop.ui.theme import theme


def fade_in(widget: QWidget, done: Callable[[], None] | None = None) -> None:
    """Fade in the parent of both sides over 320 ms, so that neither has a head start.

    At once if motion is reduced. No effect stays on the widget; `done` is called when it is over.
    """
    length = theme().motion("reveal")
    if not length or not widget.isVisible():
        if done is not None:
            done()
        return
    effect = QGraphicsOpacityEffect(widget)
    effect.setOpacity(0.0)
    widget.setGraphicsEffect(effect)
    fade = QPropertyAnimation(effect, b"opacity", widget)
    fade.setObjectName("reveal_fade")
    fade.setDuration(length)
    fade.setStartValue(0.0)
    fade.setEndValue(1.0)
    fade.setEasingCurve(QEasingCurve.Type.OutCubic)

    def finish() -> None:
        widget.setGraphicsEffect(None)  # type: ignore[arg-type]
        fade.deleteLater()
        if done is not None:
            done()

    fade.finished.connect(finish)
    fade.start()
