"""An upside-down range is refused with what it most likely meant."""

from __future__ import annotations

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Role
from hirepair_desktop.model.pay_range import range_sentence, set_currency, set_range, suggestion
from tests.factories import Factory


@pytest.mark.parametrize(
    ("low", "high", "meant"),
    [
        (78_000, 9_200, (78_000, 92_000)),
        (78_000, 92, (78_000, 92_000)),
        (112_000, 92_000, (92_000, 112_000)),
        (50_000, 0, (0, 50_000)),
        (92_000, 91_999, (91_999, 92_000)),
    ],
)
def test_what_it_meant(low: int, high: int, meant: tuple[int, int]) -> None:
    assert suggestion(low, high) == meant


@pytest.mark.parametrize(("low", "high"), [(None, None), (92_000, None), (None, 5), (5, 5), (5, 6)])
def test_a_whole_or_open_range_is_fine(low: int | None, high: int | None) -> None:
    assert range_sentence(low, high, "EUR") == ""


def test_a_currency_without_minor_units_is_named_in_whole_ones() -> None:
    assert range_sentence(5_000_000, 600_000, "JPY").endswith("Did you mean 6,000,000?")


def test_an_upside_down_range_changes_nothing() -> None:
    role = Factory()(Role, pay_min=1, pay_max=2)
    with pytest.raises(RefusedValueError):
        set_range(role, 5, 4)
    assert (role.pay_min, role.pay_max) == (1, 2)


def test_in_another_currency_the_figures_stay_as_they_are_read() -> None:
    role = Factory()(Role, pay_min=7_800_000, pay_max=None, pay_currency="EUR")
    set_currency(role, "JPY")
    assert (role.pay_min, role.pay_max, role.pay_currency) == (78_000, None, "JPY")
    set_currency(role, "USD")
    assert (role.pay_min, role.pay_currency) == (7_800_000, "USD")
