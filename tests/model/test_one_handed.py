"""Of what belongs to both: what one of the two stands behind alone (METHOD B S01)."""

from __future__ import annotations

from hirepair_desktop.model import Criterion, Entry
from hirepair_desktop.model.one_handed import Hands, hands_behind


def shared(key: str, text: str = "As agreed", by: str = "REC", **more: object) -> dict[str, list[Entry]]:
    return {key: [Entry(key=key, person_id=by, text=text, **{"agreed_by": [], "proposed": False, **more})]}


def test_each_answer_and_criterion_counts_for_whoever_stands_behind_it() -> None:
    entries = {
        **shared("pitch"), **shared("companyStory", by="MAN"), **shared("limits", agreed_by=["MAN"]),
        **shared("notNeeded", text=" "), **shared("whyNow", by="MAN"),
        **shared("payPrinciples", proposed=True),
    }  # fmt: skip
    criteria = [Criterion(label="Finds causes", agreed_by=["MAN"]), Criterion(label="", agreed_by=["REC"]),
                Criterion(label="Writes designs", agreed_by=["REC", "MAN"])]  # fmt: skip
    assert hands_behind(entries, criteria, "REC", "MAN") == Hands(n=6, recruiter=1, manager=2, both=2)
