"""What is written by hand alone is in the interpreter while it is written, and in no temporary file ever (RELIABILITY faults 79, 80)."""

from __future__ import annotations

import tempfile

from tests.faults.at_table import at_table
from tests.faults.canaries import files_below, sightings
from tests.faults.private_words import (
    CANARIES,
    seal,
    write_scorecard,
)
from tests.faults.shown import remembered
from tests.ui.window import own_copy


def test_the_sweep_finds_what_the_interpreter_holds(look, made_sample, tmp_path):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        write_scorecard(hands)
        hands.window.leaving.flush()
        assert all(remembered(word) for word in CANARIES)


def test_nothing_is_left_in_the_temporary_folder(look, made_sample, tmp_path, monkeypatch, own_folders):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", None)
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        write_scorecard(hands)
        seal(hands)
        assert list((tmp_path / "tmp").iterdir()) == []
        contents = files_below(own_folders)
        assert [found for word in CANARIES for found in sightings(word, contents)] == []
