"""A fault of our own while a page is shown is raised where the program hears it, and the window lives."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.widgets.labels import plain
from tests.ui.window import own_copy, settle, window_on


class Broken(Page):
    """Builds half of what it shows, then fails."""

    def refresh(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.addWidget(plain("The first half"))
        half = QWidget()
        half.setLayout(QVBoxLayout())
        half.layout().addWidget(plain("The second half"))
        raise RuntimeError("a fault of our own")


def test_a_fault_while_a_page_is_shown_is_raised_and_the_window_lives(look, made_sample, tmp_path, qtbot):
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as window:
        page = Broken(window.workspace, "broken_page")
        window.desk.stack.addWidget(page)
        with qtbot.captureExceptions() as faults:
            window.desk.stack.setCurrentWidget(page)
            settle()
        assert [str(fault[1]) for fault in faults] == ["a fault of our own"]
        assert page.isVisible()
        assert page.grab().width() == page.width()
