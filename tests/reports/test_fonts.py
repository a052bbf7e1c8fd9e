"""The cuts of Inter: made once, found again, made again when damaged, no need for a folder that can be written."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from hirepair_desktop.reports import fonts

MADE: dict[str, bytes] = {}


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Make each cut only once for all tests here."""
    real = fonts._cut

    def once(face: str) -> bytes:
        if face not in MADE:
            MADE[face] = real(face)
        return MADE[face]

    monkeypatch.setattr(fonts, "_cut", once)
    monkeypatch.setattr(fonts, "ENVIRONMENT", tmp_path / "nowhere")


def test_cuts_are_static_and_named_apart(cut: None, tmp_path: Path) -> None:
    fonts.prepare_fonts(tmp_path / "made")
    found = {}
    for path in (tmp_path / "made").iterdir():
        font = TTFont(BytesIO(path.read_bytes()))
        found[font["name"].getDebugName(6)] = "fvar" in font
    assert found == {"Inter-Light": False, "Inter-Display": False, "Inter-Medium": False, "Inter-SemiBold": False}


def test_cuts_are_kept_in_the_data_folder(cut: None, own_folders: Path) -> None:
    fonts.prepare_fonts()
    assert len(list((own_folders / "hirepair-data" / "cache" / "fonts").iterdir())) == len(fonts.CUTS)


def test_damaged_cut_is_made_again(cut: None, own_folders: Path, caplog: Any) -> None:
    fonts.prepare_fonts()
    kept = own_folders / "hirepair-data" / "cache" / "fonts" / fonts._file_name("light")
    kept.write_bytes(b"\x00\x01\x00\x00 not a font")
    with caplog.at_level(logging.INFO):
        fonts._load("light")
    assert TTFont(BytesIO(kept.read_bytes()))["name"].getDebugName(6) == "Inter-Light"


def test_folder_that_cannot_be_written_costs_only_time(
    cut: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the data folder should be")
    monkeypatch.setenv("HIREPAIR_DATA", str(blocked))
    assert fonts._load("light").fontName == "Inter-Light"


def test_regular_sets_latin_greek_and_cyrillic() -> None:
    assert fonts.face("regular").plain >= set("Zoë Nguyễn €£–— Ελένη Шевченко ✓")
