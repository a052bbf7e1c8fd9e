"""The measures of the sample as of 24 November 2026, made once for all tests that only read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.measures import measures
from hirepair_desktop.storage.store import Store
from tests.coaching.world import World, world_in
from tests.transfer.sample.sampled import TODAY, pairs_by_name, role

Find = Callable[..., Measure]


@pytest.fixture(scope="session")
def found(read_sample: Store) -> list[Measure]:
    """Every measure of the sample."""
    with read_sample.read() as s:
        return measures(s, TODAY)


@pytest.fixture(scope="session")
def find(read_sample: Store, found: list[Measure]) -> Find:
    """A measure by id, of all, of a pair (P1 to P4) or of a role (R1 to R4)."""
    with read_sample.read() as s:
        ids = {name: pair.id for name, pair in pairs_by_name(s).items()}
        ids |= {code: role(s, code).id for code in ("R1", "R2", "R3", "R4")}

    def of(measure_id: str, name: str = "") -> Measure:
        (one,) = (each for each in found if each.id == measure_id and each.scope_id == (ids[name] if name else None))
        return one

    return of


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A new file with one pair and one role."""
    with world_in(tmp_path) as made:
        yield made
