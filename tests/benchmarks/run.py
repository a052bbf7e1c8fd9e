"""`dev.py bench`: measure the rows of PERFORMANCE against their floors and say which goals hold.

Exit status 0: every goal holds; 1: one does not, or a side could not be measured; 2: called wrongly.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from coach_row import COACH
from measuring import FEWEST_RUNS, BenchError, Result, Row, measure, table
from reveal_row import REVEAL
from scroll_row import SCROLL
from start_row import START

ROWS: tuple[Row, ...] = (START, COACH, REVEAL, SCROLL)


def parser() -> argparse.ArgumentParser:
    """The arguments of `bench`."""
    names = ", ".join(f"'{row.name}'" for row in ROWS)
    arguments = argparse.ArgumentParser(prog="dev.py bench", description="Measure against the floors.")
    arguments.add_argument("--json", type=Path, metavar="FILE", help="also write the results to FILE")
    arguments.add_argument("--row", action="append", metavar="NAME", help=f"only this row; there are {names}")
    arguments.add_argument("--runs", type=int, default=11, metavar="N", help=f"at least {FEWEST_RUNS}")
    return arguments


def chosen(names: Sequence[str] | None) -> list[Row]:
    """The rows with these names; all where none is named. Raises LookupError with the first unknown name."""
    known = {row.name: row for row in ROWS}
    for name in names or ():
        if name not in known:
            raise LookupError(name)
    return [known[name] for name in names or known]


def main(argv: Sequence[str]) -> int:
    """Measure, print the table and write the file that was asked for."""
    arguments = parser().parse_args(argv)
    if arguments.runs < FEWEST_RUNS:
        parser().error(f"{arguments.runs} runs say too little; at least {FEWEST_RUNS} are needed")
    try:
        rows = chosen(arguments.row)
    except LookupError as unknown:
        parser().error(f"there is no row {unknown}; there are {', '.join(row.name for row in ROWS)}")
    results = list[Result]()
    try:
        for row in rows:
            with tempfile.TemporaryDirectory(prefix="hirepair-bench-") as folder:
                results.append(measure(row, Path(folder), arguments.runs))
    except BenchError as error:
        sys.stderr.write(f"bench: {error}\n")
        return 1
    sys.stdout.write(table(results))
    if arguments.json:
        arguments.json.write_text(json.dumps([result.as_json() for result in results], indent=1) + "\n")
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
