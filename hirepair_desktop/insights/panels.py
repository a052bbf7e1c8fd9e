"""From measures of a pair to the panels of Insights and of the quarterly page (pictures 07 and 30)."""

from __future__ import annotations

from collections.abc import Callable

from hirepair_desktop.insights.beside import beside
from hirepair_desktop.insights.charts import Panel
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.pair_charts import chart_of, widest
from hirepair_desktop.insights.saying import PULSE, said
from hirepair_desktop.insights.titles import made_of, name_of
from hirepair_desktop.insights.who import Who
from hirepair_desktop.text import _, capitalised

SIX_ON_SCREEN = ("D15", "D1", "D2", "D7", "D3", "D6")
"""The panels of picture 07, in its order."""

SIX_IN_PRINT = ("D1", "D2", "D3", "D4", "D7", "D15")
"""The panels of the partnership page (METHOD E, picture 30), in its order."""


def panel_of(measure: Measure, who: Who) -> Panel:
    """The panel of a measure of a pair or of one of its roles."""
    chart = chart_of(measure.id, measure.detail, who)
    told = measure.id in _TITLES and (measure.n or measure.k is None)  # 0 of 0 is no sentence
    title = _TITLES[measure.id](measure, who) if told else name_of(measure.id)
    return Panel(
        measure.id, title, made_of(measure.id), chart, tuple(said(measure)), measure.detail["cannot_tell"],
        beside(measure.id, measure.detail, who),
    )  # fmt: skip


def _title_balance(measure: Measure, who: Who) -> str:
    here = measure.detail
    words = _("{recruiter} gave feedback {a} times, {manager} {b}")
    a, b = here["recruiter_to_manager"], here["manager_to_recruiter"]
    return capitalised(words.format(recruiter=who.recruiter, manager=who.manager, a=a, b=b))


def _title_pulse(measure: Measure, who: Who) -> str:
    most = widest(measure.detail["items"])
    if most is None:
        return _("Pulse, written apart")
    return _("You differ most on “{item}”").format(item=_(PULSE[most]).lower())


def _title_days(measure: Measure, who: Who) -> str:
    words = _("{k} of {n} decided within {days} days")
    return words.format(k=measure.k, n=measure.n, days=measure.detail["promise"])


def _title_hires(measure: Measure, who: Who) -> str:
    return _("What we rated, and what day 90 showed")


def _k_of_n(words: str) -> Callable[[Measure, Who], str]:
    return lambda measure, who: _(words).format(k=measure.k, n=measure.n)


def _title_drift(measure: Measure, who: Who) -> str:
    return _("Intake drift, {role}").format(role=who.name(measure.scope_id))


_TITLES: dict[str, Callable[[Measure, Who], str]] = {
    "D1": _title_balance,
    "D2": _k_of_n("{k} of {n} commitments were kept on time"),
    "D3": _title_days,
    "D4": _k_of_n("{k} of {n} ratings the same"),
    "D5": _title_drift,
    "D6": _title_hires,
    "D7": _k_of_n("{k} of {n} challenges changed something"),
    "D9": _k_of_n("{k} of {n} later views moved towards the manager"),
    "D12": _k_of_n("{k} of {n} candidates heard both kinds in time"),
    "D13": _k_of_n("{k} of {n} offers in the range"),
    "D15": _title_pulse,
}
