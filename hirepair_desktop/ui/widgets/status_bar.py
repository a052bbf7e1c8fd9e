"""The bar at the bottom: where the data is, what was saved, and which keys work here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QProgressBar, QSizePolicy, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, clear, row, show_if
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.key_hint import KeyHint
from hirepair_desktop.ui.widgets.labels import ElidedLabel, Words, caption
from hirepair_desktop.ui.widgets.sentence import glyph


class StatusBar(Fill):
    """One line of facts. Nothing here asks for anything."""

    sample_requested = Signal()
    work_cancelled = Signal()
    copy_requested = Signal()

    def __init__(self, name: str = "status_bar", parent: QWidget | None = None) -> None:
        super().__init__("window", "top", parent)
        self.setObjectName(name)
        self.setFixedHeight(theme().size("status_bar"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.place_icon = row(space=0)
        self.place = caption("", wrap=False)
        self.saved = caption("", wrap=False)
        self.unsaved = Words("", "caption", "danger", wrap=False)
        self.elsewhere = LinkButton(_("Save a copy elsewhere…"), "save_elsewhere", role="caption")
        self.elsewhere.clicked.connect(self.copy_requested)
        self.backup = caption("", wrap=False)
        self.sample = button(_("Sample data"), "sample", small=True)
        self.sample.setFont(theme().font("caption", 500))
        self.sample.setProperty("tag", True)
        self.sample.setFixedHeight(theme().px(24))
        self.sample.clicked.connect(self.sample_requested)
        self.work = caption("", wrap=False)
        self.track = QProgressBar()
        self.track.setTextVisible(False)
        self.track.setFixedSize(theme().px(110), theme().px(12))
        self.track.setAccessibleName(_("Progress"))
        self.cancel = LinkButton(_("Cancel"), "work_cancel", role="caption")
        self.cancel.clicked.connect(self.work_cancelled)
        self.note = ElidedLabel("", "caption", "ink2")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.keys = row(space=20)
        self._page_keys: list[tuple[str, str]] = []
        self._covered = False
        lead = row(self.place_icon, self.place, space=8)
        work = row(self.work, self.track, self.cancel, space=8)
        parts = row(
            lead,
            self.saved,
            row(self.unsaved, self.elsewhere, space=12),
            self.backup,
            self.sample,
            work,
            1,
            self.note,
            self.keys,
            space=20,
            margins=(16, 1, 16, 0),
        )
        parts.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it gives way: hints are left out
        self.setLayout(parts)
        self.set_place(_("All data stays on this computer"), "computer")
        self.set_sample(False)
        self.set_work("")
        for part in (self.saved, self.unsaved, self.elsewhere, self.backup, self.note):
            show_if(part, False)

    def set_place(self, words: str, icon: str = "computer") -> None:
        """Where what is written goes."""
        clear(self.place_icon)
        self.place_icon.addWidget(glyph(icon))
        self.place.setText(words)
        show_if(self.place, bool(words) and not theme().large())

    def _say(self, label: QWidget, words: str) -> None:
        label.setText(words)  # type: ignore[attr-defined]
        show_if(label, bool(words))
        self._fit_keys()

    def set_saved(self, words: str) -> None:
        """`Saved 14:12`; only after it is true. It waits while something else is not saved."""
        self._say(self.saved, words)
        show_if(self.saved, bool(words) and not self.unsaved.text())

    def set_unsaved(self, words: str) -> None:
        """`Not saved: the disk is full`, in the place of the saved time, with the way out; "" when all is well."""
        show_if(self.elsewhere, bool(words))
        show_if(self.saved, bool(self.saved.text()) and not words)
        self._say(self.unsaved, words)

    def set_backup(self, words: str) -> None:
        """When the last checked backup was made."""
        self._say(self.backup, "" if theme().large() else words)

    def set_sample(self, sample: bool) -> None:
        """Whether the example is open; the tag is a button that offers to end it."""
        show_if(self.sample, sample)
        self._fit_keys()

    def set_note(self, words: str) -> None:
        """One fact at the right."""
        self._say(self.note, words)

    def set_work(self, words: str, done: int = -1, cancellable: bool = False) -> None:
        """Work that takes longer than 300 ms: words and a track (`done` in percent, -1 unknown); "" ends it."""
        self._say(self.work, words)
        self.track.setRange(0, 0 if done < 0 else 100)
        self.track.setValue(max(0, done))
        show_if(self.track, bool(words))
        show_if(self.cancel, bool(words) and cancellable)
        self._fit_keys()

    def set_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """The keys that work on this page, with their acts."""
        self._page_keys = list(keys)
        self._show_keys()

    def set_covered(self, covered: bool) -> None:
        """While something stands in front, no key of the page works, and none is offered."""
        self._covered = covered
        self._show_keys()

    def _show_keys(self) -> None:
        clear(self.keys)
        for cap, words in [] if self._covered else self._page_keys:
            self.keys.addWidget(KeyHint(cap, words))
        self._fit_keys()

    def _fit_keys(self) -> None:
        """Leave the last hints out where there is no room: none is cut, F1 has them all."""
        whole, found = self.layout(), [self.keys.itemAt(at) for at in range(self.keys.count())]
        hints = [hint for item in found if item is not None and (hint := item.widget()) is not None]
        for hint in hints:
            show_if(hint, True)
        self.keys.invalidate()  # a layout within another keeps its old hint
        while hints and whole is not None and whole.sizeHint().width() > self.width():
            show_if(hints.pop(), False)
            self.keys.invalidate()
            whole.invalidate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_keys()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().size("status_bar"))
