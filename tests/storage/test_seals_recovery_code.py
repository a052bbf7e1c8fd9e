"""The recovery code of the sheet: its shape, how forgiving it is when typed, and which group it blames."""

from __future__ import annotations

import random

import pytest

from hirepair_desktop.storage.seals.errors import RecoveryCodeMistypedError
from hirepair_desktop.storage.seals.recovery_code import (
    ALPHABET,
    bare,
    new_code,
    new_turn_code,
    parse_code,
)


def with_symbol(code: str, position: int, step: int = 1) -> str:
    """The code with another symbol at one of its 32 positions."""
    symbols = list(bare(code))
    symbols[position] = ALPHABET[(ALPHABET.index(symbols[position]) + step) % 32]
    return "".join(symbols)


def blamed(typed: str) -> int | None:
    with pytest.raises(RecoveryCodeMistypedError) as refused:
        parse_code(typed)
    return refused.value.group


def test_a_code_is_eight_groups_of_four() -> None:
    assert [len(group) for group in new_code().split(" ")] == [4] * 8


def test_the_alphabet_has_no_letters_that_look_alike() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("O0I1") & set(ALPHABET)


def test_every_new_code_reads_back() -> None:
    codes = [new_code() for _ in range(200)]
    assert [parse_code(code) for code in codes] == [bare(code) for code in codes]


def test_codes_differ_in_every_group() -> None:
    groups = [group for _ in range(50) for group in new_code().split(" ")]
    assert len(set(groups)) > len(groups) - 6  # two of 400 are alike in one run of thirteen, six in none


@pytest.mark.parametrize("separator", ["", "-", " - ", "\n", "\u2013", ".", "   "])
def test_spaces_and_dashes_do_not_matter(separator: str) -> None:
    code = new_code()
    assert parse_code(separator.join(code.split(" "))) == bare(code)


def test_capitals_do_not_matter() -> None:
    code = new_code()
    assert parse_code(code.lower()) == bare(code)


@pytest.mark.parametrize("position", range(32))
def test_one_wrong_symbol_names_its_group(position: int) -> None:
    code = new_code()
    assert [blamed(with_symbol(code, position, step)) for step in (1, 7, 31)] == [position // 4 + 1] * 3


@pytest.mark.parametrize("group", range(8))
def test_two_swapped_neighbours_name_their_group(group: int) -> None:
    code = new_code()
    while bare(code)[group * 4] == bare(code)[group * 4 + 1]:
        code = new_code()
    symbols = list(bare(code))
    at = group * 4
    symbols[at], symbols[at + 1] = symbols[at + 1], symbols[at]
    assert blamed("".join(symbols)) == group + 1


def test_every_mistake_of_up_to_four_symbols_is_noticed() -> None:
    chance = random.Random(31)
    for _ in range(400):
        typed = bare(new_code())
        for position in chance.sample(range(32), chance.randint(1, 4)):
            typed = with_symbol(typed, position, chance.randint(1, 31))
        with pytest.raises(RecoveryCodeMistypedError):
            parse_code(typed)


def test_mistakes_in_many_groups_blame_the_last_group_or_one_group_but_are_refused() -> None:
    code = new_code()
    typed = with_symbol(with_symbol(with_symbol(code, 0), 9, 5), 21, 11)
    with pytest.raises(RecoveryCodeMistypedError, match="does not match the others"):
        parse_code(typed)


@pytest.mark.parametrize("never_used", ["O", "0", "I", "1", "é", "%"])
def test_a_letter_that_is_never_used_names_its_group(never_used: str) -> None:
    groups = new_code().split(" ")
    groups[4] = groups[4][:2] + never_used + groups[4][3:]
    with pytest.raises(RecoveryCodeMistypedError, match=r"Group 5 has .* never used"):
        parse_code(" ".join(groups))


def test_a_short_group_is_named() -> None:
    groups = new_code().split(" ")
    groups[2] = groups[2][:3]
    assert blamed(" ".join(groups)) == 3


def test_a_long_group_is_named() -> None:
    groups = new_code().split(" ")
    groups[6] += "7"
    assert blamed(" ".join(groups)) == 7


def test_a_missing_group_says_how_many_symbols_were_typed() -> None:
    with pytest.raises(RecoveryCodeMistypedError, match="28 were typed"):
        parse_code(" ".join(new_code().split(" ")[:7]))


@pytest.mark.parametrize("typed", ["", "  - ", "\n"])
def test_nothing_typed_asks_for_the_groups(typed: str) -> None:
    with pytest.raises(RecoveryCodeMistypedError, match="eight groups"):
        parse_code(typed)


def test_a_turn_code_is_three_groups_of_four() -> None:
    groups = new_turn_code().split(" ")
    assert [len(group) for group in groups] == [4] * 3
    assert set("".join(groups)) <= set(ALPHABET)
