"""The house keeps its rules; each rule is shown to find what it is for."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests import house_rules
from tests.house_rules import MAY_BE_LARGE, MOST_LINES_OF_A_FILE, RULES, UNREADY, Rule, Source, nothing_behind_it

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("hirepair_desktop", "packaging", "resources", "tests")

BROKEN = {
    "fixed_wait": [
        ("tests/test_it.py", "import time\ntime.sleep(1)"),
        ("tests/test_it.py", "from time import sleep"),
        ("tests/test_it.py", "def test_it(qtbot):\n    qtbot.wait(50)"),
        ("tests/test_it.py", "QTest.qWait(50)"),
    ],
    "skipped_test": [
        ("tests/test_it.py", "pytest.skip('later')"),
        ("tests/test_it.py", "@pytest.mark.xfail\ndef test_it(): ..."),
        ("tests/test_it.py", "@pytest.mark.skipif(True, reason='')\ndef test_it(): ..."),
        ("tests/test_it.py", "pytest.importorskip('numpy')"),
    ],
    "style_sheet": [("hirepair_desktop/ui/card.py", "self.setStyleSheet('color: red')")],
    "qt_outside_the_window": [
        ("hirepair_desktop/model/role.py", "from PySide6.QtCore import QDate"),
        ("hirepair_desktop/reports/brief.py", "import PySide6.QtGui"),
    ],
    "network": [
        ("hirepair_desktop/transfer/pull.py", "import socket\nsocket.create_connection(where)"),
        ("hirepair_desktop/transfer/pull.py", "from socket import socket"),
        ("hirepair_desktop/transfer/pull.py", "import urllib.request"),
        ("hirepair_desktop/transfer/pull.py", "from urllib import request"),
        ("hirepair_desktop/transfer/pull.py", "from http.client import HTTPSConnection"),
        ("hirepair_desktop/ui/pull.py", "from PySide6.QtNetwork import QNetworkAccessManager"),
        ("hirepair_desktop/ui/pull.py", "from PySide6 import QtNetwork"),
        ("hirepair_desktop/ui/pull.py", "import PySide6.QtNetwork"),
    ],
    "commit_outside_storage": [("hirepair_desktop/ui/page.py", "session.commit()")],
    "large_piece": [
        ("hirepair_desktop/ui/page.py", "def build():\n" + "    x = 1\n" * 60),
        ("hirepair_desktop/ui/page.py", "class Page:\n" + "    x = 1\n" * 300),
    ],
    "swallowed_error": [
        ("hirepair_desktop/app.py", "try:\n    go()\nexcept Exception:\n    pass"),
        ("hirepair_desktop/app.py", "for x in y:\n    try:\n        go()\n    except:\n        continue"),
    ],
    "attic": [("hirepair_desktop/ui/helpers.py", ""), ("hirepair_desktop/core/it.py", "")],
    "text_that_cannot_be_translated": [
        ("hirepair_desktop/ui/page.py", "_(f'Hello {name}')"),
        ("hirepair_desktop/ui/page.py", "_('Hello ' + name)"),
        ("hirepair_desktop/ui/page.py", "_('Hello {name}'.format(name=name))"),
        ("hirepair_desktop/ui/page.py", "ngettext('one', f'{n} many', n)"),
    ],
    "page_imports_page": [
        ("hirepair_desktop/ui/pages/home_page.py", "from hirepair_desktop.ui.pages.role_page import RolePage"),
        ("hirepair_desktop/ui/pages/home_page.py", "from hirepair_desktop.ui.review.chips import Chip"),
        ("hirepair_desktop/ui/intake/page.py", "import hirepair_desktop.ui.review"),
        ("hirepair_desktop/ui/intake/page.py", "from hirepair_desktop.ui.pages.lines import Line"),
    ],
    "slot_without_mark": [
        (
            "hirepair_desktop/ui/page.py",
            "class Page:\n"
            "    def __init__(self): self.save.clicked.connect(self._on_save_clicked)\n"
            "    def _on_save_clicked(self): ...",
        )
    ],
}

ALLOWED = {
    "fixed_wait": ("tests/test_it.py", "process.wait(5)\nevent.wait(5)\nclock.sleep(3)"),
    "skipped_test": ("tests/test_it.py", "reader.skip(3)\npytest.mark.long"),
    "style_sheet": ("hirepair_desktop/ui/card.py", "self.setStyle(style)"),
    "qt_outside_the_window": ("hirepair_desktop/ui/page.py", "from PySide6.QtCore import QDate"),
    "network": (
        "hirepair_desktop/ui/one.py",
        "import socket\nsocket.gethostname()\nsocket.socketpair()\nfrom PySide6.QtNetwork import QLocalServer",
    ),
    "commit_outside_storage": ("hirepair_desktop/storage/store.py", "session.commit()"),
    "large_piece": ("hirepair_desktop/ui/page.py", "def build():\n" + "    x = 1\n" * 59),
    "swallowed_error": ("hirepair_desktop/app.py", "try:\n    go()\nexcept OSError:\n    pass"),
    "attic": ("hirepair_desktop/storage/score.py", ""),
    "text_that_cannot_be_translated": ("hirepair_desktop/ui/page.py", "_('Hello {name}').format(name=name)"),
    "page_imports_page": (
        "hirepair_desktop/ui/pages/home_page.py",
        "from hirepair_desktop.ui.pages.list_page import ListPage\nfrom hirepair_desktop.ui.pages.lines import Line",
    ),
    "slot_without_mark": (
        "hirepair_desktop/ui/page.py",
        "class Page:\n"
        "    def __init__(self): self.save.clicked.connect(self._on_save_clicked)\n"
        "    @Slot()\n"
        "    def _on_save_clicked(self): ...\n"
        "    def _on_store_committed(self): ...",
    ),
}


@cache
def sources() -> list[Source]:
    """Every Python file of the project, read once by whoever runs these tests."""
    texts = {
        file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
        for folder in FOLDERS
        for file in sorted((ROOT / folder).rglob("*.py"))
    }
    return [Source(path, text, ast.parse(text, path)) for path, text in texts.items()]


def findings(rule: Rule) -> str:
    """What one rule finds in the whole project, a line each as `file:line what`."""
    found = [f"{file.path}:{line} {what}" for file in sources() for line, what in rule(file.path, file.tree)]
    return "\n".join(found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_is_kept(rule: Rule) -> None:
    assert findings(rule) == ""


@pytest.mark.parametrize(("name", "path", "text"), [(name, *case) for name, cases in BROKEN.items() for case in cases])
def test_rule_finds_what_breaks_it(name: str, path: str, text: str) -> None:
    rule: Rule = getattr(house_rules, name)
    assert list(rule(path, ast.parse(text)))


@pytest.mark.parametrize("name", ALLOWED)
def test_rule_leaves_what_is_right(name: str) -> None:
    path, text = ALLOWED[name]
    rule: Rule = getattr(house_rules, name)
    assert list(rule(path, ast.parse(text))) == []


def test_every_rule_is_shown_both_ways() -> None:
    assert {rule.__name__ for rule in RULES} == set(BROKEN) == set(ALLOWED)


def test_no_file_is_long_without_a_reason() -> None:
    long = {file.path for file in sources() if len(file.text.splitlines()) > MOST_LINES_OF_A_FILE}
    assert {path for path in long if not path.startswith(tuple(MAY_BE_LARGE))} == set()


def source(path: str, text: str) -> Source:
    """A file that only this test knows."""
    return Source(path, text, ast.parse(text))


OPEN_STEP = source("hirepair_desktop/ui/field.py", "class Field:\n    def read(self): raise NotImplementedError")
FILLED_STEP = source("hirepair_desktop/ui/line.py", "class Line(field.Field):\n    def read(self): return 1")


def test_every_open_step_is_filled_in() -> None:
    assert list(nothing_behind_it(sources())) == []


def test_open_step_that_nobody_fills_is_found() -> None:
    assert list(nothing_behind_it([OPEN_STEP])) == [
        "hirepair_desktop/ui/field.py:2 read is filled in by nobody",
    ]


def test_function_that_is_not_there_yet_is_found() -> None:
    assert list(nothing_behind_it([source("hirepair_desktop/app.py", "def go():\n    raise NotImplementedError")]))


def test_open_step_that_is_filled_elsewhere_may_be() -> None:
    assert list(nothing_behind_it([OPEN_STEP, FILLED_STEP])) == []


def test_nothing_is_left_for_later() -> None:
    left = [
        f"{file.path}:{number}"
        for file in sources()
        for number, line in enumerate(file.text.splitlines(), 1)
        if UNREADY & set(line.replace(":", " ").split())
    ]
    assert left == []
