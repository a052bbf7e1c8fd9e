"""Two hands that touch nothing but keys: Tab to a thing, Enter on it, words in its place."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox

from tests.stories.hands import AN_ID, Hands, pdf_text

STOPS_MOST = 400
"""So many stops of Tab no page of an intake has."""
OPTIONS_MOST = 12
"""So many answers no question offers."""


def tab_to(hands: Hands, name: str, star: str = AN_ID) -> None:
    """Press Tab until the thing of that name has the focus; `*` stands for an id, or for what `star` says."""
    pattern = re.compile(re.escape(name).replace(r"\*", star))
    been: list[str] = []
    for _stop in range(STOPS_MOST):
        if pattern.fullmatch(hands.focus_name()):
            return
        been.append(hands.focus_name())
        hands.press("Tab")
    raise AssertionError(f"Tab does not reach {name}; it goes to {list(dict.fromkeys(been))}")


def press(hands: Hands, name: str) -> None:
    """Go to a button with Tab and press it with Enter."""
    tab_to(hands, name)
    hands.press("Return")


def write(hands: Hands, name: str, words: str) -> None:
    """Go to a field with Tab and write in it, in place of what stands there."""
    tab_to(hands, name)
    hands.press("Ctrl+A")
    hands.type(words)


def pick(hands: Hands, name: str) -> None:
    """Go with Tab to the choices of a question (`name` ends in the wanted one), with arrows to that one."""
    group = name.rpartition("_")[0]
    tab_to(hands, f"{group}_*", "[a-z_0-9]+")
    for _option in range(OPTIONS_MOST):
        if hands.focus_name() == name:
            break
        hands.press("Right")
    assert hands.focus_name() == name
    hands.press("Space")


def choose(hands: Hands, words: str) -> None:
    """Open the list that has the focus, walk down to the entry with these words, take it."""
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox), hands.focus_name()
    for _entry in range(box.count()):
        if box.currentText() == words:
            return
        hands.press("Down")
    raise AssertionError(f"“{words}” is not reached; it is {box.currentText()}")


def save_summary(hands: Hands, path: Path) -> str:
    """The summary that is shown, saved as a PDF, closed with Esc; what pdftotext reads in it."""
    hands.see("pages shown")
    hands.until(lambda: hands.find("save_pdf").isEnabled(), lambda: "nothing to save")
    tab_to(hands, "save_pdf")
    hands.save_as(lambda: hands.press("Return"), path)
    hands.see(f"Saved {path.name}.")
    hands.press("Esc")
    hands.gone("preview")
    return pdf_text(path)


def print_in_full(hands: Hands, path: Path) -> str:
    """Ctrl+P, the full form, saved as a PDF; what pdftotext reads in it."""
    hands.press("Ctrl+P")
    hands.see("pages shown")
    tab_to(hands, "detail_page")
    hands.press("Right")
    hands.see("pages shown")
    return save_summary(hands, path)
