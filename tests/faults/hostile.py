"""Words that break programs, and how somebody pastes them into the fields of the real window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTextEdit

from hirepair_desktop.ui.fields.field import TypedField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.widgets.buttons import IconButton, MenuButton
from tests.ui.window import settle

HOSTILE = {
    "mark-up": '<b>unclosed &amp; <img src="file:///etc/passwd"> <a href="javascript:x">y</a></para>',
    "a colour that runs": "<font color=\"[[[getattr(pow,'__globals__')['os'].system('x') for x in ['']]]]\">z</font>",
    "entities": "&xxe; &lt;b&gt; &#0; <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
    "control letters": "a" + "".join(map(chr, range(1, 32))) + "\x7f\x85\x9fz",
    "NUL": "before\x00after",
    "right to left": "\u202egnirts\u202c \u2067isolated\u2069 שלום مرحبا",
    "nothing wide": "zero\u200bwidth\u200d\u2060\ufeffjoined\u00adsoft",
    "marks": "e" + "\u0301" * 5000,
    "one word": "W" * 50_000,
    "faces": "👩‍👩‍👧‍👦🏳️‍🌈🏴‍☠️ \U0010ffff\U000e0041",
    "spaces that hold": "1\u00a0000\u202f000 km\u2007/\u2003h",
    "line ends": "one\r\ntwo\rthree\u2028four\u2029five\n\n  six  \t",
    "no letters": "a\ufdd0b\ufdd1c\ufffed\uffffe\ufffcf",
    "composed": "é \u1112\u1161\u11ab ﬁ Å ﷺ ǅ",
    "statements": "'; DROP TABLE entry; -- \" OR 1=1 %_ \\' /* */",
    "placeholders": "%s %n %(x)s {0.__class__} {name} ${HOME} $(reboot) `x` {{7*7}}",
    "names of files": "../../etc/passwd C:\\CON NUL: ~/.ssh\\..\\x|y?*",
    "a cell": "=cmd|' /C calc'!A0 +1 -1 @SUM(A1)",
}
"""Each goes into one field of each kind."""

EVERYWHERE = (
    '<b>&amp;</b> <img src="x"> \u202eleft\u202c \u00a0👩‍👩‍👧 \x01\x1b\x7f%s {0.__class__} '
    "'; DROP TABLE entry; -- ../../CON =1+1 שלום e\u0301\u0301 \u200b\nnext & <last"
)
"""All of it in little, for every field there is."""

MILLION = {"lines": ("x" * 99 + "\n") * 10_100, "words": "lorem ipsum " * 84_000, "one word": "W" * 1_000_001}


def paste(editor: QTextEdit | QLineEdit, words: str) -> None:
    """Put words in the place of what stands in an editor, by its own Paste."""
    carried = QMimeData()
    carried.setText(words)
    QApplication.clipboard().setMimeData(carried)
    editor.setFocus()
    editor.selectAll()
    editor.paste()


def editor_of(field: TypedField) -> QTextEdit | QLineEdit:
    """Where one types in a field of words."""
    assert isinstance(field, (VoiceField, LineField))
    return field.text if isinstance(field, VoiceField) else field.line


def open_fields(window: MainWindow) -> Iterator[TypedField]:
    """Every field of words that can be seen and written in now, inside rows too."""
    for field in window.stack.findChildren(TypedField):
        if isinstance(field, (VoiceField, LineField)) and field.isEnabled():
            editor = editor_of(field)
            if editor.isVisible() and not editor.isReadOnly():
                yield field


def add_rows(window: MainWindow) -> None:
    """Press every button that adds a row, once."""
    for name in sorted({b.objectName() for b in window.stack.findChildren(QAbstractButton) if _adds(b)}):
        (found,) = [b for b in window.stack.findChildren(QAbstractButton, name) if b.isVisible()]
        found.click()
        settle()


def _adds(made: QAbstractButton) -> bool:
    if isinstance(made, MenuButton):
        return False
    return made.isVisible() and made.isEnabled() and made.objectName().endswith("_add")


def fill_all(window: MainWindow, written: dict[str, str], words: str) -> None:
    """Paste `words`, each time with a number of its own in front, into every field that is seen now."""
    add_rows(window)
    for field in list(open_fields(window)):
        if field.name not in written:
            written[field.name] = f"{len(written)}) {words}"
            paste(editor_of(field), written[field.name])
            field.flush()
    settle()


def shown_values(window: MainWindow) -> set[str]:
    """What stands in the fields that can be seen now, and in those of each row that can be unfolded."""
    found = {field.value() for field in open_fields(window)}
    folds = [fold.objectName() for fold in window.stack.findChildren(IconButton) if fold.objectName().endswith("_fold")]
    for name in folds:
        for fold in window.stack.findChildren(IconButton, name):
            if fold.isVisible():
                fold.click()
                settle()
                found |= {field.value() for field in open_fields(window)}
    return found
