"""A plain text that grows with its words: the page around it scrolls, not the text itself, unless it is bounded."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, QSizeF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from hirepair_desktop.text import clean
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.drawn_words import wrapping


class GrowingText(QTextEdit):
    """Plain words in lines of 20 px. Tab goes on to the next field; pasted text loses its looks.

    `most_lines` bounds its height where a name is meant and a book may be pasted: the rest scrolls inside.
    """

    def __init__(self, min_lines: int = 1, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role, self.min_lines, self.most_lines = role, min_lines, 0
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme().font(role))
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_size_changed)
        self.load("")

    def words(self) -> str:
        """What is written, as it is kept. `toPlainText` would turn spaces that do not break into common ones."""
        return clean(self.document().toRawText())

    def load(self, words: str) -> None:
        """Show words, with the cursor after them as in a line; this is no step that undo could take back."""
        self.document().setUndoRedoEnabled(False)
        self.setPlainText("")
        self._set_lines()
        end = QTextCursor(self.document())
        self._insert(end, words)
        self.setTextCursor(end)
        self.document().setUndoRedoEnabled(True)
        self._fit(self.document().size())

    def clear(self) -> None:
        """Empty, with the line height kept."""
        self.load("")

    def _set_lines(self) -> None:
        lines = QTextBlockFormat()
        lines.setLineHeight(theme().line(self.role), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        QTextCursor(self.document()).setBlockFormat(lines)

    def _insert(self, cursor: QTextCursor, words: str) -> None:
        """Words in lines of our height; the way lines break suits the longest word that was ever put in at once."""
        if self.wordWrapMode() != QTextOption.WrapMode.WrapAnywhere:
            self.setWordWrapMode(wrapping(words))
        cursor.insertText(words)

    @Slot(QSizeF)
    def _on_document_size_changed(self, size: QSizeF) -> None:
        self._fit(size)

    def _fit(self, size: QSizeF) -> None:
        line = theme().line(self.role)
        height = max(round(size.height()), self.min_lines * line)
        if self.most_lines:
            bounded = height > self.most_lines * line
            height = min(height, self.most_lines * line)
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if bounded else policy.ScrollBarAlwaysOff)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, unless this text is bounded and has the keys."""
        if self.most_lines and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), self.min_lines * theme().line(self.role))

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._insert(self.textCursor(), clean(source.text()))  # the built-in paste forgets the line height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter belongs to the session (next section), not to the text.

        A new paragraph is made here: Qt's own Enter in an empty one takes the line height away instead.
        """
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif not self.isReadOnly():
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
