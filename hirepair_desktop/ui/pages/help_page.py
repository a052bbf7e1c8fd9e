"""Help in the window: keys, what sealing protects and what not, about."""

from __future__ import annotations

from hirepair_desktop import __version__
from hirepair_desktop.text import _
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import clear, stack
from hirepair_desktop.ui.widgets.labels import plain, title
from hirepair_desktop.ui.workspace import OpenWorkspace


def help_words(about: str) -> tuple[str, ...]:
    """Title and paragraphs of one help page."""
    if about == "keys":
        return (
            _("Keys"),
            _("Ctrl 1 to 9: the places of the sidebar. Ctrl N: new session. Ctrl P: print summary. Ctrl comma: settings. F1: this page."),
            _("In a session: Ctrl . passes the turn, Ctrl Enter goes on, Ctrl Shift Enter goes back, "
              "Ctrl Alt Right skips, Ctrl E gives five more minutes once, Ctrl D goes to the decision."),
            _("In the interview plan: arrows move, Space or Enter changes a cell, Delete empties it. "
              "Ctrl Shift P: the plan, Ctrl Shift Q: the question bank."),
            _("Among candidates: J and K walk, Space ticks, Shift with an arrow or a press ticks a range, Ctrl A all of them; "
              "Alt Left and Right move somebody to the stage beside."),
            _("On a scorecard: 1 to 4 rate, 0 not asked, 9 not shown, Alt Up and Down change the criterion, Esc hides."),
            _("On feedback you received: A accept, P adapt, D discard, T thinking."),
            _("Single letters work while no text field has the focus. Ctrl Z and Ctrl Shift Z take back and do again."),
        )  # fmt: skip
    if about == "protects":
        return (
            _("What sealing protects, and what not"),
            _("What you write alone is encrypted in the file until both of you open it with your passphrases. Before "
              "that the other sees one thing: ready or not ready."),
            _("It does not protect against a key logger, a modified program, a glance at the screen, a paper form that "
              "somebody reads, or a weak passphrase that somebody with the file guesses."),
            _("Without passphrases, what you write alone is hidden in the window only: whoever has the file can read "
              "it with other tools. Every summary says which it was."),
            _("Somebody who has the file at two times can see that a page was worked on between them, never what it "
              "says or how long it is. Deleted pages may stay on a worn disk."),
            _("A forgotten passphrase and a lost recovery sheet mean writing again, never reading."),
        )  # fmt: skip
    return (
        _("About HirePair"),
        _("HirePair Desktop {version}. It runs without a network and without an account; a workspace is one file.").format(
            version=__version__
        ),
        _("It computes no verdict on a person and ranks nobody. People decide."),
        _("Made with Qt for Python (LGPL-3), SQLAlchemy, SQLCipher, ReportLab, Inter (SIL OFL 1.1) and Lucide icons (ISC). "
          "HirePair itself: MIT."),
    )  # fmt: skip


class HelpPage(Page):
    """One page for the three helps; `show_about` says which."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "help_page")
        self._about = "about"
        self._lines = stack(space=12, margins=(32, 24, 32, 24))
        self.setLayout(self._lines)

    def show_about(self, about: str) -> None:
        """Which help: "keys", "protects" or "about"."""
        self._about = about
        self.refresh()

    def refresh(self) -> None:
        clear(self._lines)
        head, *paragraphs = help_words(self._about)
        self.setWindowTitle(head)
        self._lines.addWidget(title(head))
        for words in paragraphs:
            line = plain(words, "reading")
            line.setMaximumWidth(theme().px(640))
            self._lines.addWidget(line)
        self._lines.addStretch(1)
