"""Write the list of prompts in docs/sample.md: what the coach says about the sample on day 180, and why it does.

`.venv/bin/python packaging/make_sample_doc.py` writes it; a test fails where the file says something else, or
where a prompt has no reason here.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as Block

    from hirepair_desktop.coaching.prompt import Prompt

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "sample.md"
BEGIN, END = "<!-- prompts: written by packaging/make_sample_doc.py -->\n", "<!-- end of prompts -->\n"
TODAY = date(2026, 11, 24)

NO_COMMITMENT = (
    "METHOD F fixes 26 commitments due by day 180 over 42 sessions, so some ended with none; what is left after a no "
    "is the message, which has its own owner and day."
)
LATE_ONCE = "The decision took longer than three working days; it was made, so the prompt is over."
REASONS: dict[tuple[str, str], str] = {
    ("I-13", "R3"): "60 to 98 thousand is 63 % wide: tension of R3, the range was never narrowed.",
    ("I-26", "R1"): "Open since day 6 and never reopened: the brief of the second seat is 174 days old.",
    ("I-27", "R3"): "Mei raised “design systems” after K11 and K12 were met and called it obvious (tension 3).",
    ("I-28", "R3"): "Animation came after K11 and K12; it was taken out on day 97 (tension 3).",
    ("R-06", "K11"): "Two points apart on research to flow and no note on it (tension 3).",
    ("R-06", "K17"): "Tomasz gave 2, Priya 4 on “delivers across teams”, and nobody wrote why (tension 6).",
    ("R-08", "P1"): "Amara's four later views about K02 and K04 all went Priya's way (tension 1).",
    ("R-08", "P4"): "Tomasz's three later views about K17 all went Priya's way (tension 1).",
    ("R-09", "K14"): "“Design systems” became a must late; K14 was hired without being asked about it.",
    ("R-11", "K16"): "Every must at 3 or more and still no: they waited for Priya's referral (tension 7).",
    ("R-13", "K16"): "The no names no criterion (tension 7).",
    ("R-16", "K04"): "Priya spoke first about K04 (tension 1).",
    ("R-21", "K04"): "121 thousand lies above the range; Noor asked, and the reason was typed (tension 2).",
    ("R-22", "K17"): "Viktor named the amount that was Priya's to set; the block was opened with a reason (tension 6).",
    ("R-24", "K02"): LATE_ONCE,
    ("R-24", "K08"): LATE_ONCE,
    ("R-24", "K11"): LATE_ONCE,
    ("R-24", "K12"): "22 days, and K12 took another job before the decision was told (tension 4).",
    ("R-24", "K13"): LATE_ONCE,
    ("R-26", "K09"): "On hold without a question or a date until day 50 (tension 5).",
    ("R-31", "K16"): "No message in 49 days (tension 7).",
    ("R-32", "K18"): "The message names a strength and nothing to work on.",
    ("R-36", "K17"): "Priya referred K17 and judged K17 (tension 6).",
    ("R-37", "K06"): "Lucía, whose lead K06 was, never heard what became of it (tension 9).",
    ("R-37", "K10"): "Ruben, who named K10, was never told (tension 9).",
    ("R-38", "K17"): "Decided ninety-five seconds after the reveal, over a gap of two (tension 6).",
    ("F-11", "P3"): "Only Mei wrote on day 62; closed with a reason.",
    ("F-11", "P4"): "Only Priya wrote on day 136; closed with a reason.",
    ("F-22", "P3"): "“Safe to disagree” stood at 2 against 4 on day 96; the fence was mended on day 99 (tension 10).",
    ("P-01", "P3"): "Two of Mei's promises are past due: days 168 and 174.",
    ("P-02", "P3"): "The first of them was moved twice.",
    ("P-05", "P3"): "3 of 7 kept on the first day named.",
    ("P-10", "R1"): "Jonas was in 11 of 15 interviews (tension 9).",
    ("P-11", "R1"): NO_COMMITMENT,
    ("P-11", "R2"): NO_COMMITMENT,
    ("P-11", "R3"): NO_COMMITMENT,
    ("P-11", "R4"): NO_COMMITMENT,
    ("P-11", "K03"): NO_COMMITMENT,
    ("P-11", "K09"): NO_COMMITMENT,
    ("P-11", "K11"): NO_COMMITMENT,
    ("P-11", "K13"): NO_COMMITMENT,
    ("P-11", "K16"): NO_COMMITMENT,
    ("P-11", "P3"): NO_COMMITMENT,
}
"""Why each prompt shows, by rule and place (a candidate, else a role, else a pair)."""


def prompts_of_sample() -> list[tuple[Prompt, str]]:
    """Every prompt on a fresh sample as of day 180, with the place it belongs to."""
    from hirepair_desktop.coaching.engine import every_prompt, look_at
    from hirepair_desktop.storage.store import Store
    from hirepair_desktop.transfer.sample import load_sample

    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("HIREPAIR_DATA", folder)
        store = Store.create(Path(folder) / "sample.hirepair", "Harbour & Pine")
        try:
            load_sample(store, TODAY)
            with store.read() as s:
                look = look_at(s, datetime.combine(TODAY, time(23, 59, 59), UTC), TODAY)
                names = place_names(s)
                return [(prompt, place(prompt, names)) for prompt in every_prompt(s, look)]
        finally:
            store.close(backup=False)


def place_names(s: Block) -> dict[str, str]:
    """K01, R1 and P1 by id."""
    from sqlalchemy import select

    from hirepair_desktop.model import Candidate, Partnership, Role, Session

    names = {row.id: row.code for row in s.execute(select(Role.id, Role.code))}
    names |= {row.id: row.alias for row in s.execute(select(Candidate.id, Candidate.alias))}
    pairs = s.scalars(select(Partnership.id).order_by(Partnership.started_on, Partnership.id)).all()
    names |= {pair: f"P{n}" for n, pair in enumerate(pairs, 1)}
    for session in s.scalars(select(Session)):
        alone = session.candidates[0].alias if len(session.candidates) == 1 else ""
        names[session.id] = alone or names.get(session.role_id or "", "") or names[session.partnership_id]
    return names


def place(prompt: Prompt, names: dict[str, str]) -> str:
    """The narrowest thing a reader knows that a prompt belongs to."""
    where = prompt.where
    for found in (where.candidate, where.session, where.role, where.partnership):
        if found is not None and found in names:
            return names[found]
    return prompt.about.id


def lines() -> Iterator[str]:
    """The table, a row a prompt, in the order of the rules."""
    yield "| Rule | About | State | The coach says | Why it shows |\n|---|---|---|---|---|\n"
    found = prompts_of_sample()
    for prompt, about in sorted(found, key=lambda one: (one[0].id, one[1], one[0].about.id)):
        reason = REASONS.get((prompt.id, about))
        if reason is None:
            raise LookupError(f"{prompt.id} about {about} has no reason in make_sample_doc.py: {prompt.message}")
        said = prompt.message.replace("|", "\\|")
        yield f"| {prompt.id} | {about} | {prompt.state.value} | {said} | {reason} |\n"


def document(current: str) -> str:
    """The document with its list written anew; the rest as it stands."""
    before, _begin, rest = current.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return before + BEGIN + "".join(lines()) + END + after


def main() -> int:
    """Write the document."""
    DOCUMENT.write_text(document(DOCUMENT.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
