"""What happens in every story: taking the two chairs, a session begun, a page written alone, opened together, saved.

Passphrases and names are those of the two in the stories; nobody of them is real.
"""

from __future__ import annotations

from pathlib import Path

from tests.stories.hands import Hands, pdf_text

NADIA, TOMAS = "Nadia Rahimi", "Tomas Eklund"
PASSPHRASES = {NADIA: "seven quiet harbours", TOMAS: "pine needles in march"}


def take_chairs(hands: Hands) -> list[str]:
    """Both names, both passphrases, both recovery sheets; the new session stands there then. By keys alone.

    Returns the eight groups of Nadia's sheet.
    """
    hands.see("Two chairs, one table")
    for name in (NADIA, TOMAS):
        hands.type(name)
        hands.press("Tab")
        hands.type(PASSPHRASES[name])
        hands.press("Tab")
        hands.type(PASSPHRASES[name])
        hands.press("Return")
    hands.see("Nadia, your recovery sheet")
    groups = [hands.read(f"group_{n}") for n in range(1, 9)]
    hands.press("Tab", "Return")
    hands.see("Hand the laptop to Tomas")
    hands.press("Tab", "Return")
    hands.see("Tomas, your recovery sheet")
    hands.press("Tab", "Return")
    hands.see("New session")
    return groups


def sit_down_for_intake(hands: Hands, title: str) -> None:
    """From the new session into an intake of 60 minutes about a new role."""
    hands.type_into("role_title_editor", title)
    hands.click("form_full")
    hands.click("start_now")
    hands.see(f"Intake: {title}", "Arrive")


def next_section(hands: Hands, title: str) -> None:
    """Ctrl+Enter, to the section of that title."""
    hands.press("Ctrl+Return")
    hands.see(title)


def open_alone(hands: Hands, button: str, name: str, at: int | None = None) -> None:
    """Take the laptop, type one's passphrase (who has none begins a turn with Enter), see one's private page."""
    first = name.split()[0]
    hands.click(button, at)
    hands.see(f"Hand the laptop to {first}")
    hands.type(PASSPHRASES.get(name, ""))
    hands.press("Return")
    hands.see(f"Only {first} should be looking")


def seal(hands: Hands) -> None:
    """Seal the private page that is open; the table is there again."""
    hands.click("seal")
    hands.gone("private_frame")


def open_together(hands: Hands, button: str) -> None:
    """Both give their passphrase, one after the other with Enter."""
    hands.click(button)
    hands.see("Open it together")
    hands.type(PASSPHRASES[NADIA])
    hands.press("Return")
    hands.type(PASSPHRASES[TOMAS])
    hands.press("Return")
    hands.gone("opening")


def save_summary(hands: Hands, path: Path) -> str:
    """The summary that is shown, saved as a PDF by keyboard, closed with Esc; what pdftotext reads in it."""
    hands.see("pages shown")
    hands.save_as(lambda: hands.click("save_pdf"), path)
    hands.see(f"Saved {path.name}.")
    hands.press("Esc")
    hands.gone("preview")
    return pdf_text(path)


def type_row(hands: Hands, *words: str) -> None:
    """Type into the field that has the focus and the ones after it, with Tab between."""
    for place, each in enumerate(words):
        if place:
            hands.press("Tab")
        hands.type(each)


def agree(hands: Hands, field: str, words: str) -> None:
    """Write a text that is both's, and both agree to it."""
    hands.type_into(f"{field}_editor", words)
    hands.click(f"{field}_rec_agrees")
    hands.click(f"{field}_man_agrees")


def close_session(hands: Hands) -> None:
    """End the session with its own button; the desk is there again."""
    hands.click("close_session_here")
    hands.see("Closed. What is open is printed as open.")
