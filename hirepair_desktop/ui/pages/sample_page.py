"""What the sample is, its passphrase, and the one button that wipes it."""

from __future__ import annotations

from PySide6.QtCore import Slot

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.text import _
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import plain, title
from hirepair_desktop.ui.workspace import OpenWorkspace


class SamplePage(Page):
    """The page behind the “Sample data” tag."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "sample_page")
        t = theme()
        self._sure = False
        self.setWindowTitle(_("Sample data"))
        self.wipe_sample = button(_("Wipe the sample"), "wipe_sample")
        lines = (
            _("Harbour & Pine is an invented firm: four roles, six months, ten people, and what went wrong. Nobody in it is "
              "real."),
            _("Everybody's passphrase in the sample is “harbour and pine”. Amara has sealed her scorecard for K19; Priya and "
              "Jonas have not."),
            _("Wiping leaves an empty workspace; a backup is made first."),
        )  # fmt: skip
        words = [plain(line, "reading") for line in lines]
        for line in words:
            line.setMaximumWidth(t.px(640))
        self.setLayout(
            stack(title(_("Sample data")), *words, row(self.wipe_sample, 1), 1, space=14,
                  margins=(32, 24, 32, 24))
        )  # fmt: skip
        self.wipe_sample.clicked.connect(self._on_wipe_sample_clicked)

    def refresh(self) -> None:
        self._sure = False
        self.wipe_sample.setText(_("Wipe the sample"))

    @Slot()
    def _on_wipe_sample_clicked(self) -> None:
        if not self._sure:
            self._sure = True
            self.wipe_sample.setText(_("Press again: everything of the sample goes"))
            return
        from hirepair_desktop.transfer.sample import wipe_sample

        try:
            wipe_sample(self.workspace.store)
        except HirePairError as error:
            self.said.emit(str(error))
            return
        self.refresh()
        self.open_requested.emit("home", "")
