"""Tab goes in reading order: left voice, right voice, what is shared; rows that came later stand where they are seen.

Qt keeps the order in which widgets were made: a row added later would come after everything else in the window.
A widget with the property `tab_last` comes after the other stops of the nearest one around it with `tab_group`.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget


def go_on(whole: QWidget, forward: bool) -> bool:
    """Give the focus to the next stop inside `whole` (or the one before), around its end; False when there is none."""
    focused = QApplication.focusWidget()
    found = stops(whole, focused)
    if not any(stop is not focused for stop in found):
        return False
    at = found.index(focused) if focused in found else -1 if forward else 0
    target = found[(at + (1 if forward else -1)) % len(found)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    show(target)
    return True


def landing(part: QWidget, before: QWidget | None = None) -> QWidget | None:
    """Where keys go on in a part of the window: at what had them there last (`before`, when it is known better), at
    what comes after that when it went or rests now, else at the first stop, before any that `lands_last`. None when
    there is no stop."""
    held: QWidget | None = part.focusWidget()
    if held is not None and held.property("lands_last"):
        held = None  # a page that comes up for the first time has the keys at whatever was made first
    last = before or held
    found = stops(part, last)
    at = found.index(last) if last in found else 0
    around = found[at:] + found[:at]
    if last not in found:
        around.sort(key=lambda stop: bool(stop.property("lands_last")))
    return next((stop for stop in around if stop.isEnabled() and not (stop is last and _went(stop, part))), None)


def _went(widget: QWidget, part: QWidget) -> bool:
    """Whether it or something around it inside the part is hidden on purpose."""
    around: QWidget | None = widget
    while around is not None and around is not part:
        if is_hidden(around):
            return True
        around = around.parentWidget()
    return False


def show(widget: QWidget) -> None:
    """Scroll until a widget is in sight."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def stops(widget: QWidget, also: QWidget | None = None) -> list[QWidget]:
    """Where Tab stops in a widget, in the order of its layouts.

    `also` is counted where it stands, even when it is no stop or was just hidden: from there Qt asks for the next.
    """
    return [stop for stop, _last in _stops(widget, also)]


def _stops(widget: QWidget, also: QWidget | None) -> list[tuple[QWidget, bool]]:
    """The stops, each with whether it still waits for a group around it to put it last."""
    found: list[tuple[QWidget, bool]] = []
    for child in _children(widget):
        last = bool(child.property("tab_last"))
        if is_hidden(child):
            if also is not None and (child is also or child.isAncestorOf(also)):
                found.append((also, bool(also.property("tab_last"))))
            continue
        is_stop = child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None and child.isEnabled()
        if is_stop or child is also:
            found.append((child, last))
        found += _stops(child, also)
    if widget.property("tab_group"):
        found = [(stop, False) for stop, _last in sorted(found, key=lambda each: each[1])]
    return found


def is_hidden(widget: QWidget) -> bool:
    """Hidden on purpose; one that only waits to be shown with its page is not."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _children(widget: QWidget) -> list[QWidget]:
    inside: list[QWidget | None]
    if isinstance(widget, QScrollArea):
        inside = [widget.widget()]
    elif isinstance(widget, QStackedWidget):
        inside = [widget.currentWidget()]
    elif isinstance(widget, QSplitter):
        inside = [widget.widget(at) for at in range(widget.count())]
    else:
        layout = widget.layout()
        inside = list(_laid_out(layout)) if layout is not None else [_placed_by_hand(widget)]
    return [child for child in inside if child is not None]


def _placed_by_hand(widget: QWidget) -> QWidget | None:
    """What takes the keys inside a widget that places its parts itself, as a table under a column that stays."""
    taker = widget.focusProxy()
    return taker if taker is not None and taker.parentWidget() is widget else None


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
