"""docs/article-map.md is held to what there is: every row, a place in the words of the window, proofs that exist."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "article-map.md"

EVERY_ROW = [f"S{n:02d}" for n in range(1, 55)]
ROW = re.compile(r"^\| (?P<row>S\d+) \|(?P<asked>[^|]*)\|(?P<place>[^|]*)\|(?P<proof>[^|]*)\|$", re.MULTILINE)
NAMED = re.compile("“([^”]+)”")
COMMAND = re.compile(r"`hirepair (\w+)")
PROOF = re.compile(r"`(?P<file>tests/[\w/]+\.py)::(?P<test>\w+)(?:\[(?P<case>[^]]+)\])?`")
CASE = re.compile(r"(?:(?P<table>\w+)-)?(?P<label>[A-Z]-\d\d .+)")
LISTS = {"test_it_speaks": "SPEAKS", "test_it_is_silent": "SILENT"}
"""Which lists of a table a test of all its cases goes through, by a part of their names."""


@cache
def program() -> str:
    """The rooms in which messages and commands stand."""
    rooms = [ROOT / "hirepair_desktop" / room for room in ("ui", "model", "insights", "cli")]
    return "\n".join(path.read_text() for room in rooms for path in sorted(room.rglob("*.py")))


@cache
def is_said(words: str) -> bool:
    """Whether the program holds these words, as the start of a line or inside a sentence."""
    return words in program() or words[0].lower() + words[1:] in program()


@cache
def tree(path: Path) -> ast.Module:
    """A test file, read once."""
    return ast.parse(path.read_text())


def tables_of(path: Path) -> Iterator[Path]:
    """The file and the tables of cases beside it that it reads."""
    yield path
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests.coaching"):
            folder = ROOT.joinpath(*str(node.module).split("."))
            for beside in (folder.with_suffix(".py"), *(folder / f"{name.name}.py" for name in node.names)):
                if beside.exists():
                    yield beside


@cache
def cases(path: Path) -> dict[str, set[str]]:
    """The cases a test file goes through: `C-08 day 30`, and the lists each stands in."""
    found: dict[str, set[str]] = {}
    for table in tables_of(path):
        for listed in tree(table).body:
            if isinstance(listed, ast.Assign | ast.AnnAssign):
                targets = listed.targets if isinstance(listed, ast.Assign) else [listed.target]
                for label in labels(listed):
                    found.setdefault(label, set()).update(ast.unparse(target) for target in targets)
    return found


def labels(listed: ast.AST) -> Iterator[str]:
    """What the cases written in a list are called."""
    for call in ast.walk(listed):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "Case" and len(call.args) > 1:
            rule, name = call.args[:2]
            if isinstance(rule, ast.Constant) and isinstance(name, ast.Constant):
                yield f"{rule.value} {name.value}"


def is_long(module: ast.Module, test: ast.FunctionDef) -> bool:
    """Whether a test is left out of the ordinary run."""
    marks = [ast.unparse(mark) for mark in test.decorator_list]
    marks += [
        ast.unparse(node) for node in module.body if isinstance(node, ast.Assign) and "pytestmark" in ast.unparse(node)
    ]
    return any("mark.long" in mark for mark in marks)


def fault_of(proof: re.Match[str]) -> str:
    """What is wrong with one proof; "" for nothing."""
    path = ROOT / proof["file"]
    if not path.exists():
        return f"no file {proof['file']}"
    module = tree(path)
    tests = [node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == proof["test"]]
    if not tests:
        return f"no test {proof['test']} in {proof['file']}"
    if is_long(module, tests[0]):
        return f"{proof['test']} is left out of the ordinary run"
    return fault_of_case(path, proof) if proof["case"] else ""


def fault_of_case(path: Path, proof: re.Match[str]) -> str:
    """What is wrong with the case in brackets; "" for nothing."""
    case = CASE.fullmatch(proof["case"])
    lists = cases(path).get(case["label"], set()) if case is not None else set()
    wanted = LISTS.get(proof["test"], "")
    if case is None or not any(wanted in name for name in lists):
        return f"{proof['test']} has no case {proof['case']}"
    if case["table"] and case["table"] not in path.read_text():
        return f"{proof['test']} has no table {case['table']}"
    return ""


def faults(page: str) -> list[str]:
    """Everything that is wrong with the map."""
    rows = list(ROW.finditer(page))
    found = [f"{row} stands {n} times" for row, n in Counter(row["row"] for row in rows).items() if n > 1]
    found += [f"{row} is missing" for row in EVERY_ROW if row not in {each["row"] for each in rows}]
    found += [f"{row['row']} is no row of the article" for row in rows if row["row"] not in EVERY_ROW]
    for row in rows:
        proofs = list(PROOF.finditer(row["proof"]))
        told = [fault_of(proof) for proof in proofs]
        named = [words for words in NAMED.findall(row["place"]) if not is_said(words)]
        told += [f"“{words}” stands nowhere in the window" for words in named]
        commands = [words for words in COMMAND.findall(row["place"]) if not is_said(f'add_parser("{words}"')]
        told += [f"there is no command {words}" for words in commands]
        told += ["nothing is asked"] * (not row["asked"].strip())
        told += ["it has no place"] * (not NAMED.search(row["place"]) and not COMMAND.search(row["place"]))
        told += ["it has no proof"] * (not proofs)
        told += ["a proof cannot be read"] * (len(proofs) != row["proof"].count("::"))
        found += [f"{row['row']}: {each}" for each in told if each]
    return found


def test_every_row_of_the_article_has_a_place_and_proofs_that_run() -> None:
    assert faults(PAGE.read_text()) == []


OF_THIS = "tests/test_article_map.py::test_every_row_of_the_article_has_a_place_and_proofs_that_run"
LONG = "tests/faults/test_peeking_kills.py::test_two_hundred_killed_rounds_show_nothing_of_one_side_alone"
A_CASE = "tests/coaching/test_check_in_table.py::test_it_speaks[quiet_talk-C-08 day 30]"
GOOD = f"| S01 | Asked. | “Home” | `{OF_THIS}` |"
WITH_CASE = f"| S01 | Asked. | `hirepair coach` | `{A_CASE}` |"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (GOOD, ""),
        (WITH_CASE, ""),
        (GOOD + "\n" + GOOD, "S01 stands 2 times"),
        (GOOD.replace("S01", "S55"), "S55 is no row of the article"),
        (GOOD.replace("Asked.", ""), "S01: nothing is asked"),
        (GOOD.replace("“Home”", "somewhere"), "S01: it has no place"),
        (GOOD.replace("“Home”", "“Hall of mirrors”"), "S01: “Hall of mirrors” stands nowhere in the window"),
        (WITH_CASE.replace("hirepair coach", "hirepair sing"), "S01: there is no command sing"),
        (GOOD.replace("::", ":"), "S01: it has no proof"),
        (GOOD.replace("`tests", "tests"), "S01: a proof cannot be read"),
        (GOOD.replace("test_article_map.py", "test_gone.py"), "S01: no file tests/test_gone.py"),
        (GOOD.replace("test_every_row", "test_each_row"), "S01: no test test_each_row"),
        (WITH_CASE.replace("day 30", "day 31"), "S01: test_it_speaks has no case quiet_talk-C-08 day 31"),
        (WITH_CASE.replace("C-08 day 30", "C-08 day 14"), "S01: test_it_speaks has no case quiet_talk-C-08 day 14"),
        (WITH_CASE.replace("quiet_talk", "loud_talk"), "S01: test_it_speaks has no table loud_talk"),
        (GOOD.replace(OF_THIS, LONG), "S01: test_two_hundred_killed_rounds_show_nothing_of_one_side_alone is left out"),
    ],
)  # fmt: skip
def test_a_row_that_is_wrong_is_found(row: str, fault: str) -> None:
    """The other rows are missing, whatever is written about this one."""
    told = [each for each in faults(row) if "is missing" not in each]
    assert any(each.startswith(fault) for each in told) if fault else told == []


def test_a_row_that_is_left_out_is_found() -> None:
    without = "\n".join(line for line in PAGE.read_text().splitlines() if not line.startswith("| S37 |"))
    assert faults(without) == ["S37 is missing"]
