"""A person's key: passphrase, recovery code, change, damage, wiping, and what a guess costs."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from dataclasses import replace

import pytest

from hirepair_desktop.storage.seals.errors import (
    DamagedKeyError,
    PassphraseRefusedError,
    RecoveryCodeMistypedError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from hirepair_desktop.storage.seals.keys import (
    FULL_COST,
    Cost,
    Owner,
    WrappedKey,
    change_key_passphrase,
    is_open_key,
    make_key,
    make_open_key,
    recover_key,
    take_open_key,
    unlock_key,
)
from hirepair_desktop.storage.seals.recovery_code import bare, new_code

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
OWNER = Owner("WORKSPC1", "PERSON01")
PASSPHRASE = "harbour and pine"


@pytest.fixture(scope="module")
def made() -> tuple[WrappedKey, str]:
    return make_key(OWNER, PASSPHRASE, CHEAP)


def test_the_passphrase_opens_the_key(made: tuple[WrappedKey, str]) -> None:
    key, _code = made
    assert unlock_key(key, OWNER, PASSPHRASE).public == key.public


def test_a_wrong_passphrase_is_refused_with_the_same_sentence_each_time(made: tuple[WrappedKey, str]) -> None:
    sentences = set()
    for guess in ("harbour and pin", "Harbour and pine", "", "harbour and pine "):
        with pytest.raises(WrongPassphraseError) as refused:
            unlock_key(made[0], OWNER, guess)
        sentences.add(str(refused.value))
    assert len(sentences) == 1


def test_the_default_cost_is_64_mib_and_three_passes() -> None:
    assert Cost(memory_kib=65536, passes=3, lanes=4) == FULL_COST


def test_a_key_made_without_naming_a_cost_stores_and_uses_the_full_one() -> None:
    key, _code = make_key(OWNER, PASSPHRASE)
    figures = [int.from_bytes(key.by_passphrase[at : at + 4], "big") for at in (2, 6, 10)]
    assert figures == [65536, 3, 4]
    assert unlock_key(key, OWNER, PASSPHRASE).public == key.public


def test_a_key_of_another_cost_stays_readable() -> None:
    key, _code = make_key(OWNER, PASSPHRASE, Cost(memory_kib=128, passes=2, lanes=2))
    assert unlock_key(key, OWNER, PASSPHRASE).public == key.public


def test_the_same_passphrase_typed_decomposed_opens_the_key() -> None:
    key, _code = make_key(OWNER, "Zürich über alles", CHEAP)
    assert unlock_key(key, OWNER, unicodedata.normalize("NFD", "Zürich über alles")).public == key.public


@pytest.mark.parametrize("short", ["", "seven77", "é" * 7, "e\u0301" * 7])
def test_a_passphrase_under_eight_characters_is_refused(short: str) -> None:
    with pytest.raises(PassphraseRefusedError, match="8 characters or more") as refused:
        make_key(OWNER, short, CHEAP)
    assert refused.value.field == "passphrase"


@pytest.mark.parametrize("weak", ["aaaaaaaa", "abababab", "112211221122"])
def test_a_passphrase_of_hardly_any_characters_is_refused(weak: str) -> None:
    with pytest.raises(PassphraseRefusedError, match="too easy to guess"):
        make_key(OWNER, weak, CHEAP)


def test_eight_characters_are_enough() -> None:
    assert make_key(OWNER, "pine-cup", CHEAP)[1]


def test_two_keys_of_one_passphrase_have_nothing_in_common() -> None:
    first, second = (make_key(OWNER, PASSPHRASE, CHEAP)[0] for _ in range(2))
    assert first.public != second.public
    assert first.by_passphrase[14:] != second.by_passphrase[14:]


@pytest.mark.parametrize("other", [Owner("WORKSPC2", "PERSON01"), Owner("WORKSPC1", "PERSON02")])
def test_a_key_moved_to_another_workspace_or_person_does_not_open(made: tuple[WrappedKey, str], other: Owner) -> None:
    with pytest.raises(WrongPassphraseError):
        unlock_key(made[0], other, PASSPHRASE)


def test_a_public_key_put_in_place_of_the_right_one_is_damage(made: tuple[WrappedKey, str]) -> None:
    stranger, _code = make_key(OWNER, PASSPHRASE, CHEAP)
    with pytest.raises(DamagedKeyError):
        unlock_key(replace(made[0], public=stranger.public), OWNER, PASSPHRASE)


@pytest.mark.parametrize("at", [0, 1, 3, 10, 20, 40, 60, 100])
def test_a_flipped_byte_is_damage_and_not_a_wrong_passphrase(made: tuple[WrappedKey, str], at: int) -> None:
    damaged = bytearray(made[0].by_passphrase)
    damaged[at % len(damaged)] ^= 0x40
    with pytest.raises(DamagedKeyError):
        unlock_key(replace(made[0], by_passphrase=bytes(damaged)), OWNER, PASSPHRASE)


@pytest.mark.parametrize("length", [0, 1, 14, 50, 97])
def test_a_cut_key_is_damage(made: tuple[WrappedKey, str], length: int) -> None:
    with pytest.raises(DamagedKeyError):
        unlock_key(replace(made[0], by_passphrase=made[0].by_passphrase[:length]), OWNER, PASSPHRASE)


def test_the_halves_cannot_stand_in_for_each_other(made: tuple[WrappedKey, str]) -> None:
    with pytest.raises(DamagedKeyError):
        unlock_key(replace(made[0], by_passphrase=made[0].by_recovery_code), OWNER, PASSPHRASE)


def test_a_change_of_passphrase_keeps_key_and_sheet(made: tuple[WrappedKey, str]) -> None:
    key, code = made
    changed = change_key_passphrase(key, OWNER, PASSPHRASE, "lantern by the door", CHEAP)
    assert unlock_key(changed, OWNER, "lantern by the door").public == key.public
    assert recover_key(changed, OWNER, code, "another one again", CHEAP)[0].public == key.public


def test_after_a_change_the_old_passphrase_does_not_open(made: tuple[WrappedKey, str]) -> None:
    changed = change_key_passphrase(made[0], OWNER, PASSPHRASE, "lantern by the door", CHEAP)
    with pytest.raises(WrongPassphraseError):
        unlock_key(changed, OWNER, PASSPHRASE)


def test_a_change_wants_the_old_passphrase(made: tuple[WrappedKey, str]) -> None:
    with pytest.raises(WrongPassphraseError):
        change_key_passphrase(made[0], OWNER, "not the old one", "lantern by the door", CHEAP)


def test_the_recovery_code_sets_a_new_passphrase(made: tuple[WrappedKey, str]) -> None:
    key, code = made
    recovered, _new_code = recover_key(key, OWNER, code.lower().replace(" ", "-"), "lantern by the door", CHEAP)
    assert unlock_key(recovered, OWNER, "lantern by the door").public == key.public


def test_after_a_recovery_the_old_sheet_stops_working(made: tuple[WrappedKey, str]) -> None:
    key, code = made
    recovered, new = recover_key(key, OWNER, code, "lantern by the door", CHEAP)
    assert bare(new) != bare(code)
    with pytest.raises(WrongRecoveryCodeError):
        recover_key(recovered, OWNER, code, "yet another one", CHEAP)
    assert recover_key(recovered, OWNER, new, "yet another one", CHEAP)[0].public == key.public


def test_another_persons_sheet_gives_a_sentence(made: tuple[WrappedKey, str]) -> None:
    with pytest.raises(WrongRecoveryCodeError, match="another person's sheet"):
        recover_key(made[0], OWNER, new_code(), "lantern by the door", CHEAP)


def test_a_mistyped_sheet_names_the_group(made: tuple[WrappedKey, str]) -> None:
    groups = made[1].split(" ")
    groups[3] = groups[3][::-1] if groups[3] != groups[3][::-1] else "2345"
    with pytest.raises(RecoveryCodeMistypedError):
        recover_key(made[0], OWNER, " ".join(groups), "lantern by the door", CHEAP)


def test_a_recovery_with_a_weak_passphrase_changes_nothing(made: tuple[WrappedKey, str]) -> None:
    with pytest.raises(PassphraseRefusedError):
        recover_key(made[0], OWNER, made[1], "short", CHEAP)


def test_neither_secret_lies_in_the_wrapped_key(made: tuple[WrappedKey, str]) -> None:
    key, code = made
    kept = key.public + key.by_passphrase + key.by_recovery_code
    private = unlock_key(key, OWNER, PASSPHRASE).private
    assert not [word for word in (PASSPHRASE.encode(), bare(code).encode(), private) if word in kept]


def test_a_wiped_key_is_gone(made: tuple[WrappedKey, str]) -> None:
    unlocked = unlock_key(made[0], OWNER, PASSPHRASE)
    unlocked.wipe()
    with pytest.raises(RuntimeError, match="wiped"):
        _ = unlocked.private


def test_leaving_the_block_wipes_the_key(made: tuple[WrappedKey, str]) -> None:
    with unlock_key(made[0], OWNER, PASSPHRASE) as unlocked:
        assert len(unlocked.private) == 32
    assert unlocked.wiped


def test_an_unlocked_key_does_not_print_itself(made: tuple[WrappedKey, str]) -> None:
    unlocked = unlock_key(made[0], OWNER, PASSPHRASE)
    assert unlocked.private.hex() not in repr(unlocked)
    assert str(unlocked.private) not in repr(unlocked)


def test_an_absurd_cost_in_the_file_is_damage_and_is_not_computed(made: tuple[WrappedKey, str]) -> None:
    import hashlib

    body = bytearray(made[0].by_passphrase[:-8])
    body[2:6] = (2**31).to_bytes(4, "big")
    absurd = bytes(body) + hashlib.blake2b(bytes(body), digest_size=8).digest()
    with pytest.raises(DamagedKeyError):
        unlock_key(replace(made[0], by_passphrase=absurd), OWNER, PASSPHRASE)


def test_a_key_in_the_open_is_named_so_and_needs_no_passphrase(made: tuple[WrappedKey, str]) -> None:
    key = make_open_key()
    assert (is_open_key(key), is_open_key(made[0])) == (True, False)
    assert take_open_key(key, OWNER).public == key.public


def test_a_damaged_key_in_the_open_is_noticed() -> None:
    key = make_open_key()
    with pytest.raises(DamagedKeyError):
        take_open_key(replace(key, by_passphrase=key.by_passphrase[:-1]), OWNER)


def test_a_wrapped_key_does_not_pass_for_one_in_the_open(made: tuple[WrappedKey, str]) -> None:
    with pytest.raises(DamagedKeyError):
        take_open_key(made[0], OWNER)


def test_importing_the_seals_loads_no_cryptography() -> None:
    program = (
        "import sys, pkgutil, importlib, hirepair_desktop.storage.seals as seals\n"
        "for module in pkgutil.iter_modules(seals.__path__):\n"
        "    importlib.import_module(f'{seals.__name__}.{module.name}')\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'cryptography'])\n"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
