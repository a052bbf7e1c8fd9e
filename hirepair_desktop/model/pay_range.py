"""The range of a role: agreed before people are known, its start below its end (METHOD A.1 `payRange`)."""

from __future__ import annotations

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.role import Role
from hirepair_desktop.text import _, minor_factor, money, number, same_figure

SLIPS = (10, 100, 1000)
"""A digit, two or three left out of the higher end."""

WIDEST_GUESS = 2
"""A guess is offered only up to twice the lower end: beyond that it would be no slip."""


def suggestion(low: int, high: int) -> tuple[int, int]:
    """What an upside-down range most likely meant: a digit left out, or its two ends swapped."""
    for factor in SLIPS:
        if low <= high * factor <= low * WIDEST_GUESS:
            return low, high * factor
    return high, low


def range_sentence(low: int | None, high: int | None, currency: str) -> str:
    """What is wrong with a range, in minor units; "" when nothing is, or one end is still open."""
    if low is None or high is None or low <= high:
        return ""
    meant_low, meant_high = suggestion(low, high)
    if meant_low == low:
        figure = number(meant_high // minor_factor(currency))
        return _("The range ends below its start. Did you mean {figure}?").format(figure=figure)
    return _("The range ends below its start. Did you mean {low} to {high}?").format(
        low=money(meant_low, currency), high=money(meant_high, currency)
    )


def set_range(role: Role, low: int | None, high: int | None) -> None:
    """Set both ends, in minor units. Raises RefusedValueError when it ends below its start."""
    sentence = range_sentence(low, high, role.pay_currency)
    if sentence:
        raise RefusedValueError(sentence, "pay_max")
    role.pay_min, role.pay_max = low, high


def set_currency(role: Role, currency: str) -> None:
    """Say in what the range is paid: both figures stay as they are read, nothing is converted."""
    role.pay_min = same_figure(role.pay_min, role.pay_currency, currency)
    role.pay_max = same_figure(role.pay_max, role.pay_currency, currency)
    role.pay_currency = currency
