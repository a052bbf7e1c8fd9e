"""The other's screen is the same to the pixel, and so is all that is told, whatever was given (RELIABILITY fault 71).

Six times one person fills every kind of round with other values: each of the six states of a rating for every
criterion, every verdict and pick, other profiles, musts, feedback and pulse. The clock stands still.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.ui.theme import apply_theme
from tests.faults.laid_table import MOMENT, PLACES, STATES, LaidTable, laid_table, lay
from tests.faults.pages_shown import Content, shown
from tests.faults.surfaces import SURFACES
from tests.ui.window import own_copy, settle

pytestmark = pytest.mark.xdist_group("peeking values")  # each table is laid once

DESK = {
    "page home",
    "page sessions",
    "page candidates",
    "page candidate",
    "page role",
    "page decisions",
    "page compare",
    "pipeline in columns",
    "said and written",
}
TOLD = {
    "counts",
    "sort order",
    "pipeline in every order",
    "tooltips",
    "exchange file",
    "calendar files",
    "file set by size",
    "pdf debrief",
}
assert {surface.name for surface in SURFACES} >= DESK | TOLD
QUICK = [surface for surface in SURFACES if surface.name in DESK | TOLD]
STEADY = [surface for surface in SURFACES if surface.steady and not surface.far]


@contextmanager
def still_table(made_sample: Path, folder: Path) -> Iterator[LaidTable]:
    """A laid table at which no clock runs and nothing moves."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", reduced_motion=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIREPAIR_DATA", str(folder / "data"))
        for place in ("hirepair_desktop.model.stamps.now", "hirepair_desktop.storage.store.now"):
            patch.setattr(place, lambda: MOMENT)
        (folder / "file").mkdir()
        file = own_copy(made_sample, folder / "file")
        lay(file)
        with laid_table(file, folder) as hands:
            yield hands
    apply_theme(app, "light", reduced_motion=False)


def where_written(hands: LaidTable) -> Content:
    """The sections in which is written alone, as the other sees them."""
    found = {}
    for kind, section in dict.fromkeys(PLACES.values()):
        hands.window.go("session", hands.about(kind))
        hands.table.frame.show_section(section)
        settle()
        hands.table.panel.coach.coach.look()  # now, not whenever its pause ends
        settle()
        found |= {f"{kind} {what}": words for what, words in shown(hands).items()}
    return found


def quick(hands: LaidTable) -> dict[str, Content]:
    """Where something of a round could show first, once what is not shown any more is gone."""
    sections = where_written(hands)
    gc.collect()
    settle()
    return {"sections": sections, **{surface.name: surface.read(hands) for surface in QUICK}}


def every_one(hands: LaidTable) -> dict[str, Content]:
    """All that is read of the program, each once what was shown before is gone."""
    found = {}
    for surface in STEADY:
        gc.collect()
        settle()
        found[surface.name] = surface.read(hands)
    return found


def parted(contents: list[dict[str, Content]]) -> list[str]:
    """What is not the same each time, by surface and part of it."""
    first = contents[0]
    return sorted(
        {
            f"{name}: {part}"
            for content in contents[1:]
            for name in first
            for part in first[name].keys() | content[name].keys()
            if first[name].get(part) != content[name].get(part)
        }
    )


def looks(hands: LaidTable, side: str, way: str) -> list[dict[str, Content]]:
    """What the other sees after each of the six; before the first, every page was shown."""
    payloads = hands.payloads(side, way)
    for _time in range(2):  # tables tell more of their cells once they were shown
        quick(hands)
    found = []
    for at in range(len(STATES)):
        hands.rewrite(payloads, side, at, way)
        found.append(quick(hands))
    return found


@pytest.mark.parametrize(("side", "way"), [("man", "sealed"), ("rec", "hidden")])
def test_the_other_sees_the_same_whatever_was_given(look, made_sample, tmp_path, side, way):
    with still_table(made_sample, tmp_path) as hands:
        assert parted(looks(hands, side, way)) == []


def test_a_difference_of_one_bit_would_be_seen(look, made_sample, tmp_path):
    with still_table(made_sample, tmp_path) as hands:
        before = where_written(hands)
        hands.write(RoundOf.PULSE, "man", 0, "sealed")
        assert "sections: feedback pixels" in parted([{"sections": before}, {"sections": where_written(hands)}])


@pytest.mark.long
@pytest.mark.parametrize("way", ["sealed", "hidden"])
@pytest.mark.parametrize("side", ["man", "rec"])
def test_every_surface_tells_the_same_whatever_was_given(look, made_sample, tmp_path, side, way):
    with still_table(made_sample, tmp_path) as hands:
        found = []
        for at in (0, 0, *range(len(STATES))):
            hands.write_all(side, at, way)
            found.append(every_one(hands))
        assert parted(found[2:]) == []
