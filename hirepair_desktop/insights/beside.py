"""What stands in words beside a chart: the grid of topics, the power log, offers outside, pulses over time (METHOD D)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hirepair_desktop.insights.charts import Table
from hirepair_desktop.insights.topics import topic_words
from hirepair_desktop.insights.who import Who
from hirepair_desktop.model.kinds import PowerOver, Topic
from hirepair_desktop.text import _, bare_day, capitalised, first_name, money

Detail = Mapping[str, Any]


def beside(measure_id: str, detail: Detail, who: Who) -> Table | None:
    """What a measure lists beside its chart; None where it has nothing to list."""
    table = _BESIDE[measure_id](detail, who) if measure_id in _BESIDE else None
    return table if table is not None and table.rows else None


def _topics(detail: Detail, who: Who) -> Table:
    """The four topics of the article always, others when they were used; the day of the last use (METHOD D1)."""
    if not detail["recruiter_to_manager"] + detail["manager_to_recruiter"]:
        return Table((), ())
    rows = tuple(
        (
            topic_words(Topic(each["topic"])),
            str(each["recruiter_to_manager"]),
            str(each["manager_to_recruiter"]),
            _when(each["last"]) or _("not yet"),
        )
        for each in detail["topics"]
    )
    return Table((_("About"), capitalised(who.recruiter), capitalised(who.manager), _("Last")), rows)


def _power(detail: Detail, who: Who) -> Table:
    """What moved from one to the other, the newest first (METHOD D10)."""
    rows = tuple(
        (
            _when(each["date"]),
            _moved(each["what"]),
            first_name(who.name(each["from"])),
            first_name(who.name(each["to"])),
        )
        for each in sorted(detail["power_log"], key=lambda each: each["date"], reverse=True)
    )
    return Table((_("When"), _("What moved"), _("From"), _("To")), rows)


def _moved(what: str) -> str:
    return {
        PowerOver.OWNER: _("Who decides"),
        PowerOver.PAY_OWNER: _("Who sets pay"),
        PowerOver.RANGE: _("The range"),
        PowerOver.DECISION: _("A decision"),
        PowerOver.OFFER: _("An offer"),
    }[PowerOver(what)]


def _outside(detail: Detail, who: Who) -> Table:
    """Offers outside their range with the reason (METHOD D13)."""
    rows = tuple(
        (
            each["alias"],
            money(each["amount"], each["currency"]),
            each["reason"] or _("no reason written"),
        )
        for each in detail["items"]
        if each["place"] != "inside" and each["low"] is not None and each["high"] is not None
    )
    return Table((_("Who"), _("Offer"), _("Why")), rows)


def _pulses(detail: Detail, who: Who) -> Table:
    """Every pulse of both on its time line, the newest first, with the word each left with (METHOD D15)."""
    rows = tuple(
        (
            _when(each["date"]),
            _five(each["items"], "recruiter"),
            _five(each["items"], "manager"),
            " / ".join(_word(each["landing"], seat) for seat in ("recruiter", "manager")),
        )
        for each in reversed(detail["history"])
    )
    return Table((_("When"), who.recruiter, who.manager, _("Left with")), rows)


def _five(items: list[dict[str, Any]], seat: str) -> str:
    return " ".join("–" if each[seat] is None else str(each[seat]) for each in items)


def _word(landing: Mapping[str, Any], seat: str) -> str:
    return ((landing.get(seat) or {}).get("word") or "").strip() or "–"


def _when(on: str | None) -> str:
    return bare_day(date.fromisoformat(on)) if on else ""


_BESIDE: dict[str, Callable[[Detail, Who], Table]] = {"D1": _topics, "D10": _power, "D13": _outside, "D15": _pulses}
