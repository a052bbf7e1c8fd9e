"""The recovery sheet of a file: it opens without the passphrase, and says what is wrong with it (fault 51)."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from hirepair_desktop.storage.cipher import keys, ring, sheet, turning
from hirepair_desktop.storage.cipher.errors import OtherSheetError, StartDamagedError, WrongPassphraseError
from hirepair_desktop.storage.cipher.keys import Key
from hirepair_desktop.storage.seals.errors import RecoveryCodeMistypedError
from hirepair_desktop.storage.seals.recovery_code import ALPHABET
from tests.storage.locked import locked_workspace, names

KEY = Key(hashlib.sha256(b"key").digest(), hashlib.sha256(b"salt").digest()[:16])
GROUPS = sheet.sheet_groups(KEY)


@pytest.fixture
def path(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(keys, "ROUNDS", 2)
    return locked_workspace(tmp_path)


def held(path: Path) -> list[str]:
    """The sheet of a file; its key is forgotten."""
    key = ring.key_of(path)
    assert key is not None
    groups = sheet.sheet_groups(key)
    ring.forget()
    return groups


def with_mistake(number: int) -> str:
    """The groups with one wrong symbol in one of them."""
    symbol = GROUPS[number - 1][2]
    wrong = ALPHABET[(ALPHABET.index(symbol) + 1) % len(ALPHABET)]
    group = GROUPS[number - 1][:2] + wrong + GROUPS[number - 1][3]
    return " ".join([*GROUPS[: number - 1], group, *GROUPS[number:]])


def test_a_sheet_has_sixteen_groups_of_the_alphabet():
    assert len(GROUPS) == 16
    assert {len(group) for group in GROUPS} == {4}
    assert set("".join(GROUPS)) <= set(ALPHABET)


@pytest.mark.parametrize("write", [" ".join, "".join, "-".join, lambda groups: "\n".join(groups).lower()])
def test_it_is_read_however_it_is_typed(write):
    assert sheet.parsed(write(GROUPS))[0] == KEY.raw


@pytest.mark.parametrize("edge", [bytes(32), b"\xff" * 32])
def test_every_key_comes_back(edge):
    assert sheet.parsed(" ".join(sheet.sheet_groups(Key(edge, bytes(16)))))[0] == edge


@pytest.mark.parametrize("number", range(1, 17))
def test_a_mistyped_group_is_named(number):
    with pytest.raises(RecoveryCodeMistypedError, match=rf"^Group {number} does not match") as caught:
        sheet.parsed(with_mistake(number))
    assert caught.value.group == number


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (" ".join([*GROUPS[:9], "AB", *GROUPS[10:]]), "Group 10 does not have four letters or digits"),
        (" ".join([*GROUPS[:12], "K0QM", *GROUPS[13:]]), "Group 13 has a letter or digit that is never used"),
        (" ".join(GROUPS[:15]), "has 16 groups, 64 letters and digits; 60 were typed"),
        ("", "0 were typed"),
    ],
)
def test_what_is_wrong_is_said(typed, said):
    with pytest.raises(RecoveryCodeMistypedError, match=said):
        sheet.parsed(typed)


def test_mistakes_all_over_name_the_half():
    typed = [group if number % 2 else "2222" for number, group in enumerate(GROUPS[8:])]
    with pytest.raises(RecoveryCodeMistypedError, match="Groups 9 to 16 do not match each other"):
        sheet.parsed(" ".join(GROUPS[:8] + typed))


def test_it_opens_the_file_without_the_passphrase(path):
    groups = held(path)
    sheet.unlock_with_sheet(path, " ".join(groups))
    assert names(path) == 40


def test_where_the_passphrase_is_asked_for_the_groups_do_as_well(path):
    groups = held(path)
    sheet.unlock_with(path, "".join(groups).lower())
    assert (names(path), path in ring._tries) == (40, False)


def test_a_wrong_passphrase_is_not_taken_for_a_sheet(path):
    held(path)
    with pytest.raises(WrongPassphraseError):
        sheet.unlock_with(path, "wrong words")


def test_the_sheet_of_an_older_passphrase_gives_a_sentence(path):
    old = " ".join(held(path))
    sheet.unlock_with_sheet(path, old)
    turning.change_passphrase(path, "another passphrase")
    new = " ".join(held(path))
    before = path.read_bytes()
    with pytest.raises(OtherSheetError, match="belongs to an earlier passphrase"):
        sheet.unlock_with_sheet(path, old)
    assert path.read_bytes() == before
    sheet.unlock_with_sheet(path, new)


def test_the_sheet_of_another_file_gives_a_sentence(path):
    held(path)
    with pytest.raises(OtherSheetError, match="or to another workspace"):
        sheet.unlock_with_sheet(path, " ".join(GROUPS))


def test_under_the_right_sheet_damage_is_called_damage(path):
    groups = held(path)
    content = bytearray(path.read_bytes())
    content[100:164] = bytes(64)
    path.write_bytes(content)
    with pytest.raises(StartDamagedError):
        sheet.unlock_with_sheet(path, " ".join(groups))
