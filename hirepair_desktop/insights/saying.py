"""A measure in words: `k of n`, the rate with its interval, or why there is none (METHOD D.0, H1 to H3).

One wording for the terminal, the table beside a chart, and a screen reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.text import _, ngettext

NARROW = "\u00a0"
"""Between a figure and its sign: a line never breaks there."""

LAST_DAYS = 5
"""So many open waits are told; a list of more is what the chart is for."""


def said(measure: Measure) -> list[str]:
    """What a measure has to say, in one to four short sentences; why a figure is withheld comes last."""
    lines = _SAYS[measure.id](measure)
    return [*lines, measure.withheld] if measure.withheld else lines


def percent(value: float) -> str:
    """`73 %`."""
    return _("{n} %").format(n=round(100 * value)).replace(" ", NARROW)


def of(share: Mapping[str, Any]) -> str:
    """`19 of 26 (73 %; 95 %: 54 to 86 %)`, or `3 of 4` where no rate is named. Never a bare per cent."""
    words = _("{k} of {n}").format(k=share["k"], n=share["n"])
    if share["value"] is None or share["low"] is None or share["high"] is None:
        return words
    rates = {"rate": percent(share["value"]), "level": percent(0.95), "high": percent(share["high"])}
    return _("{k_of_n} ({rate}; {level} interval {low} to {high})").format(
        k_of_n=words, low=round(100 * share["low"]), **rates
    )


def signed(value: float) -> str:
    """`+0.67` or `−0.33`, with a true minus."""
    return f"{value:+.2f}".replace("-", "−")


def _of(measure: Measure) -> str:
    return of({"k": measure.k, "n": measure.n, "value": measure.value, "low": measure.low, "high": measure.high})


def _balance(measure: Measure) -> list[str]:
    here, last = measure.detail, measure.detail["last"]
    if measure.value is None:
        return []
    ways = _("{a} to the manager, {b} to the recruiter; balance {value}.")
    lately = _("Last {k} sessions: {a} and {b}.")
    to_manager, to_recruiter = here["recruiter_to_manager"], here["manager_to_recruiter"]
    return [
        ways.format(a=to_manager, b=to_recruiter, value=f"{measure.value:.2f}"),
        lately.format(k=last["sessions"], a=last["recruiter_to_manager"], b=last["manager_to_recruiter"]),
    ]


def _kept(measure: Measure) -> list[str]:
    here = measure.detail
    words = _("Late {late}, open past due {past}, dropped {dropped}, not due yet {ahead}.")
    rest = words.format(late=here["late"], past=here["open_past_due"], dropped=here["dropped"], ahead=here["not_due"])
    lines = [_("Kept {k_of_n}.").format(k_of_n=_of(measure)), rest]
    lately, before = here["lately"], here["before"]
    if lately["value"] is not None and before["value"] is not None:
        moved = {
            "up": _("Last {days} days {lately}, before {before}: more."),
            "down": _("Last {days} days {lately}, before {before}: fewer."),
            "no_clear_change": _("Last {days} days {lately}, before {before}: no clear change."),
        }
        lines.append(moved[here["change"]].format(days=lately["days"], lately=_counts(lately), before=_counts(before)))
    return lines


def _counts(share: Mapping[str, Any]) -> str:
    return _("{k} of {n}").format(k=share["k"], n=share["n"])


def _days(measure: Measure) -> list[str]:
    here = measure.detail
    lines = []
    if measure.value is not None:
        lines.append(_median(measure.value, here["quartiles"]))
        within = _("Within {days} days: {k_of_n}.")
        lines.append(within.format(days=here["promise"], k_of_n=of(here["within"])))
        lines.extend([here["within"]["withheld"]] if here["within"]["withheld"] else [])
    waiting = here["open"]
    if waiting:
        words = _("Still open: {n}; days so far: {days}.")
        lines.append(words.format(n=len(waiting), days=", ".join(map(str, waiting[-LAST_DAYS:]))))
    return lines


def _median(median: float, quartiles: list[float] | None) -> str:
    """The median, with the quartiles where there are enough for them (METHOD D3)."""
    if quartiles is None:
        return _("Median {n} days.").format(n=f"{median:g}")
    words = _("Median {n} days, half of them {low} to {high}.")
    return words.format(n=f"{median:g}", low=f"{quartiles[0]:g}", high=f"{quartiles[1]:g}")


def _agreement(measure: Measure) -> list[str]:
    here = measure.detail
    lines = [
        _("Exactly the same {k_of_n}.").format(k_of_n=of(here["exact_share"])),
        _("Within one {k_of_n}.").format(k_of_n=of(here["within_1_share"])),
    ]
    if here["bias"] is not None:
        lines.append(_("Bias {bias}, manager minus recruiter.").format(bias=signed(here["bias"])))
    if measure.value is not None and measure.low is not None and measure.high is not None:
        kappa = _("Kappa {value}, 95 % by candidate {low} to {high}.")
        figures = {"value": measure.value, "low": measure.low, "high": measure.high}
        lines.append(kappa.format(**{key: f"{each:.2f}".replace("-", "−") for key, each in figures.items()}))
        if measure.low < WEAK < GOOD < measure.high:
            lines.append(_("Cannot tell weak from good agreement yet."))
    return lines


WEAK, GOOD = 0.2, 0.6
"""An interval that holds both ends tells nothing (METHOD F); the ends are a house default and no grade of anybody."""


def _drift(measure: Measure) -> list[str]:
    if measure.value is None:
        return []
    words = ngettext("Drift {value} of the weight of {n} must.", "Drift {value} of the weight of {n} musts.", measure.n)
    return [words.format(value=f"{measure.value:.2f}", n=measure.n)]


def _outcomes(measure: Measure) -> list[str]:
    words = _("{alias}: {k} of {n} outcomes ahead or on.")
    lines = [
        words.format(alias=each["alias"], k=each["k"], n=each["n"]) for each in measure.detail["items"][:LAST_DAYS]
    ]
    if measure.value is not None and measure.low is not None and measure.high is not None:
        rank = _("Rank correlation {value}, 95 %: {low} to {high}.")
        lines.append(rank.format(value=signed(measure.value), low=signed(measure.low), high=signed(measure.high)))
    return lines


def _challenges(measure: Measure) -> list[str]:
    raised = measure.detail["raised"]
    who = _("Raised by the recruiter {a}, by the manager {b}.").format(a=raised["recruiter"], b=raised["manager"])
    return [_("Changed something {k_of_n}.").format(k_of_n=_of(measure)), who]


def _evidence(measure: Measure) -> list[str]:
    return [_("Evidence that holds {k_of_n}.").format(k_of_n=_of(measure))]


def _pull(measure: Measure) -> list[str]:
    here = measure.detail
    words = _("Later views towards the manager {k_of_n}, towards the recruiter {other}, away {away}.")
    pull = words.format(k_of_n=_of(measure), other=here["towards_recruiter"], away=here["away"])
    return [pull, _("Sealed before the reveal {k_of_n}.").format(k_of_n=of(here["independent"]))]


def _ownership(measure: Measure) -> list[str]:
    here = measure.detail
    moved = ngettext("{n} entry in the power log.", "{n} entries in the power log.", len(here["power_log"]))
    return [
        _("Decisions by their owner {k_of_n}.").format(k_of_n=_of(measure)),
        _("Offers set by the pay owner {k_of_n}.").format(k_of_n=of(here["offers"])),
        moved.format(n=len(here["power_log"])),
    ]


def _promises(measure: Measure) -> list[str]:
    here = measure.detail
    return [
        _("Recruiter on time {k_of_n}.").format(k_of_n=of(here["recruiter"])),
        _("Manager on time {k_of_n}.").format(k_of_n=of(here["manager"])),
    ]


def _candour(measure: Measure) -> list[str]:
    return [_("Told both kinds in time {k_of_n}.").format(k_of_n=_of(measure))]


def _pay(measure: Measure) -> list[str]:
    return [_("Offers in the range {k_of_n}.").format(k_of_n=_of(measure))]


def _recruiting(measure: Measure) -> list[str]:
    here = measure.detail
    names = {each["person"]: each["name"] for each in here["people"]}
    if not here["top"]:
        return []
    top = _("Busiest: {name}, {k_of_n} contributions.")
    lines = [top.format(name=", ".join(names[who] for who in here["top"]), k_of_n=_of(measure))]
    talks = here["interviews"]
    if talks["n"]:
        most = _("Interviews: {name} in {k} of {n}.")
        who = ", ".join(names[person] for person in talks["top"])
        lines.append(most.format(name=who, k=talks["k"], n=talks["n"]))
    return lines


PULSE = {
    "understands": "Understands my world",
    "straight": "Tells me straight",
    "safe": "Safe to disagree",
    "grow": "Helps me grow",
    "keeps": "Keeps promises",
}
"""The five items (METHOD D15), as message ids."""


def _pulse(measure: Measure) -> list[str]:
    items = measure.detail["items"]
    words = _("{item} {recruiter} and {manager}")
    both = [
        words.format(item=_(PULSE[each["item"]]), recruiter=each["recruiter"], manager=each["manager"])
        for each in items
        if each["recruiter"] is not None and each["manager"] is not None
    ]
    return [_("{answers} (recruiter and manager).").format(answers=", ".join(both))] if both else []


def _thriving(measure: Measure) -> list[str]:
    gaps = measure.detail["promise_gap"]
    words = _("Promise gap: none {none}, small {small}, large {large}.")
    return [_("A sign of thriving {k_of_n}.").format(k_of_n=_of(measure)), words.format(**gaps)]


_SAYS: dict[str, Callable[[Measure], list[str]]] = {
    "D1": _balance, "D2": _kept, "D3": _days, "D4": _agreement, "D5": _drift, "D6": _outcomes, "D7": _challenges,
    "D8": _evidence, "D9": _pull, "D10": _ownership, "D11": _promises, "D12": _candour, "D13": _pay,
    "D14": _recruiting, "D15": _pulse, "D16": _thriving,
}  # fmt: skip
