"""What the chart of each measure draws for a pair: its marks with their words, and what each opens (METHOD D)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from hirepair_desktop.insights.charts import (
    Arrow,
    Arrows,
    Bar,
    Bars,
    Chart,
    Column,
    Columns,
    Dumbbell,
    Dumbbells,
    HeatGrid,
    Hired,
    Look,
    Mark,
    Outcomes,
    Range,
    Ranges,
    Step,
    Steps,
    Strip,
    Target,
    UnitRow,
    Units,
    Voice,
)
from hirepair_desktop.insights.saying import PULSE, of
from hirepair_desktop.insights.who import Who
from hirepair_desktop.text import _, bare_day, capitalised, first_name, money, ngettext


def chart_of(measure_id: str, detail: Mapping[str, Any], who: Who) -> Chart:
    """What the chart of a measure draws."""
    return _CHARTS[measure_id](detail, who)


def _balance(detail: Mapping[str, Any], who: Who) -> Chart:
    ways = {"recruiter_to_manager": who.recruiter, "manager_to_recruiter": who.manager}
    tones = {"appreciation": _("{name}: an appreciation"), "constructive": _("{name}: something to do better")}
    columns = []
    for session in detail["sessions"]:
        marks: dict[str, list[Mark]] = {way: [] for way in ways}
        for item in session["items"]:
            voice = Voice.RECRUITER if item["way"] == "recruiter_to_manager" else Voice.MANAGER
            look = Look.LIGHT if item["tone"] == "appreciation" else Look.FULL
            words = tones[item["tone"]].format(name=ways[item["way"]])
            marks[item["way"]].append(Mark(words, Target("feedback", item["feedback"]), voice, look))
        label = bare_day(date.fromisoformat(session["date"]))
        columns.append(Column(label, tuple(marks["recruiter_to_manager"]), tuple(marks["manager_to_recruiter"])))
    to = _("{a} to {b}")
    above, below = to.format(a=who.recruiter, b=who.manager), to.format(a=who.manager, b=who.recruiter)
    return Columns(
        tuple(columns),
        capitalised(above),
        capitalised(below),
        _("Outlined: an appreciation. Full: something to do better."),
    )


def _kept(detail: Mapping[str, Any], who: Who) -> Chart:
    fates = {
        "kept": _("kept on the first day"),
        "late": _("late"),
        "open_past_due": _("open past due"),
        "dropped": _("dropped openly"),
        "not_due": _("not due yet"),
    }
    rows = []
    for person in detail["people"]:
        items = [item for item in detail["items"] if item["person"] == person["person"]]
        items.sort(key=lambda item: list(fates).index(item["fate"]))
        marks = tuple(
            Mark(fates[item["fate"]], Target("commitment", item["commitment"]), who.voice(item["person"]),
                 Look.FULL if item["fate"] == "kept" else Look.HOLLOW)
            for item in items
        )  # fmt: skip
        due = person["kept"] + person["late"] + person["open_past_due"]
        figure = _("{k} of {n} on time").format(k=person["kept"], n=due)
        rows.append(UnitRow(first_name(who.name(person["person"])), figure, marks))
    heads = (_("Whose"), _("What became of it"))
    return Units(tuple(rows), _("Filled: on time. Outline: late, dropped or not due."), True, heads)


def _days(detail: Mapping[str, Any], who: Who) -> Chart:
    promise, marks = detail["promise"], []
    for item in detail["items"]:
        days = item["days"]
        words = (
            ngettext("{n} day", "{n} days", days) if item["decided"]
            else ngettext("{n} day so far, not decided yet", "{n} days so far, not decided yet", days)
        )  # fmt: skip
        late = item["days"] > promise
        look = Look.FULL if item["decided"] else Look.HOLLOW
        marks.append(
            Mark(f"{item['alias']}: {words.format(n=item['days'])}", Target("candidate", item["candidate"]),
                 look=look, at=item["days"], name=item["alias"], split=late)
        )  # fmt: skip
    return Strip(tuple(marks), _("Days"), promise, _("what we promise: {n} days").format(n=promise))


def _agreement(detail: Mapping[str, Any], who: Who) -> Chart:
    opens: list[list[list[Target]]] = [[[] for _column in range(4)] for _row in range(4)]
    for item in detail["items"]:
        opens[item["recruiter"] - 1][item["manager"] - 1].append(Target("candidate", item["candidate"]))
    return HeatGrid(
        tuple(tuple(row) for row in detail["grid"]), who.recruiter, who.manager, detail["bias"],
        tuple(tuple(tuple(cell) for cell in row) for row in opens),
    )  # fmt: skip


def _drift(detail: Mapping[str, Any], who: Who) -> Chart:
    words = _("Version {n}")
    return Steps(
        tuple(
            Step(
                words.format(n=each["n"]),
                date.fromisoformat(each["date"]),
                each["drift"],
                each["reason"],
                each["after_first_rating"],
                Target("version", each["version"]),
            )
            for each in detail["versions"]
        ),
        tuple(
            Mark(
                f"{each['alias']}: {bare_day(date.fromisoformat(each['date']))}",
                Target("candidate", each["candidate"]),
                at=date.fromisoformat(each["date"]).toordinal(),
                name=each["alias"],
            )
            for each in detail["candidates"]
        ),
    )


def _hires(detail: Mapping[str, Any], who: Who) -> Chart:
    statuses = {
        "ahead": (Look.TRIANGLE, _("ahead")),
        "on": (Look.FULL, _("on")),
        "behind": (Look.HOLLOW, _("behind")),
        "off": (Look.CROSS, _("off")),
        "too_early": (Look.HOLLOW, _("too early to tell")),
    }
    hires = []
    for item in detail["items"]:
        opens = Target("check_in", item["check_in"])
        told = [statuses[outcome["status"]] for outcome in item["outcomes"]]
        line = Dumbbell(item["alias"], item["recruiter"], item["manager"], Target("candidate", item["candidate"]))
        marks = (Mark(words, opens, look=look, split=look is Look.CROSS) for look, words in told)
        hires.append(Hired(line, tuple(marks)))
    return Outcomes(tuple(hires), capitalised(who.recruiter), capitalised(who.manager))


def _challenges(detail: Mapping[str, Any], who: Who) -> Chart:
    results = {
        "changed": _("Changed something"),
        "kept": _("Kept, with a reason"),
        "parked": _("Parked"),
        "open": _("Not answered yet"),
    }
    raised = _("raised by {name}")
    names = {"recruiter": who.recruiter, "manager": who.manager, "others": _("somebody else")}
    rows = []
    for result, label in results.items():
        items = sorted((i for i in detail["items"] if i["result"] == result), key=lambda i: list(names).index(i["by"]))
        look = Look.HOLLOW if result == "open" else Look.FULL
        marks = tuple(
            Mark(raised.format(name=names[item["by"]]), Target("challenge", item["challenge"]), Voice(item["by"]), look)
            for item in items
        )
        if marks or result != "open":
            rows.append(UnitRow(label, str(len(marks)), marks))
    key = _("Circle: raised by {recruiter}. Square: raised by {manager}.")
    heads = (_("What came of it"), _("Raised by"))
    return Units(tuple(rows), key.format(recruiter=who.recruiter, manager=who.manager), heads=heads)


def _evidence(detail: Mapping[str, Any], who: Who) -> Chart:
    return Bars(
        tuple(
            _bar(first_name(who.name(each["person"])), each, who.voice(each["person"]),
                 [Target("candidate", item["candidate"]) for item in detail["items"] if item["person"] == each["person"]]
                 or [Target("person", each["person"])])
            for each in detail["raters"]
        ),
        (_("Who rated"), _("Evidence that holds")),
    )  # fmt: skip


def _bar(label: str, share: Mapping[str, Any], voice: Voice = Voice.SHARED, opens: Iterable[Target] = ()) -> Bar:
    each = tuple(dict.fromkeys(opens))
    return Bar(label, share["k"], share["n"], share["low"], share["high"], of(share), voice, each)


def _pull(detail: Mapping[str, Any], who: Who) -> Chart:
    return Arrows(
        tuple(
            Arrow(f"{who.name(item['candidate'])}, {who.name(item['criterion'])}", item["from"], item["to"],
                  who.voice(item["person"]), Target("candidate", item["candidate"]))
            for item in detail["items"]
        )
    )  # fmt: skip


def _ownership(detail: Mapping[str, Any], who: Who) -> Chart:
    labels = {"decision": _("Decisions by their owner"), "offer": _("Offers set by the pay owner")}
    return Bars(
        tuple(
            _bar(
                label, detail[f"{kind}s"], opens=(Target(kind, item[kind]) for item in detail["items"] if kind in item)
            )
            for kind, label in labels.items()
        ),
        (_("What"), _("How many")),
    )


def _promises(detail: Mapping[str, Any], who: Who) -> Chart:
    sides = ((capitalised(who.recruiter), Voice.RECRUITER), (capitalised(who.manager), Voice.MANAGER))
    return Bars(
        tuple(
            _bar(name, detail[voice.value], voice,
                 (Target("promise", item["promise"]) for item in detail["items"] if item["side"] == voice.value))
            for name, voice in sides
        ),
        (_("Who promised"), _("On time")),
    )  # fmt: skip


def _candour(detail: Mapping[str, Any], who: Who) -> Chart:
    told = {
        "both": _("Both kinds, in time"),
        "late": _("Both kinds, late"),
        "one_sided": _("One kind only"),
        "nothing": _("Nothing"),
        "not_due": _("Not due yet"),
    }
    rows = []
    for key, label in told.items():
        look = Look.FULL if key == "both" else Look.HOLLOW
        marks = tuple(
            Mark(item["alias"], Target("candidate", item["candidate"]), Voice.SHARED, look, name=item["alias"])
            for item in detail["items"]
            if item["told"] == key
        )
        rows.append(UnitRow(label, str(len(marks)), marks))
    return Units(tuple(rows), heads=(_("What was heard"), _("Candidate")))


def _pay(detail: Mapping[str, Any], who: Who) -> Chart:
    ranges: dict[tuple[str, int, int, str], list[Mark]] = {}
    for item in detail["items"]:
        if item["low"] is None or item["high"] is None:
            continue
        words = f"{item['alias']}: {money(item['amount'], item['currency'])}"
        if item["place"] != "inside" and item["reason"]:
            words = _("{offer}, outside: {reason}").format(offer=words, reason=item["reason"])
        look = Look.FULL if item["place"] == "inside" else Look.HOLLOW
        mark = Mark(words, Target("candidate", item["candidate"]), Voice.SHARED, look, item["amount"], item["alias"])
        ranges.setdefault((item["role"], item["low"], item["high"], item["currency"]), []).append(mark)
    return Ranges(tuple(Range(who.name(key[0]), *key[1:], tuple(marks)) for key, marks in ranges.items()))


def _recruiting(detail: Mapping[str, Any], who: Who) -> Chart:
    kinds = {
        "interviews": _("an interview"), "leads": _("a candidate brought"), "referrals": _("a referral"),
        "thanks": _("a thank-you"),
    }  # fmt: skip
    rows = []
    for each in detail["people"]:
        opens, voice = Target("person", each["person"]), who.voice(each["person"])
        marks = tuple(Mark(words, opens, voice) for kind, words in kinds.items() for _n in range(each[kind]))
        rows.append(UnitRow(first_name(each["name"]), str(each["total"]), marks))
    key = _("One mark is one interview, candidate brought, referral or thank-you.")
    return Units(tuple(rows), key, heads=(_("Who"), _("What")))


def _pulse(detail: Mapping[str, Any], who: Who) -> Chart:
    most = widest(detail["items"])
    opens = Target("session", detail["session"]) if detail["session"] else None
    lines = tuple(
        Dumbbell(_(PULSE[item["item"]]), item["recruiter"], item["manager"], opens, item["item"] == most)
        for item in detail["items"]
    )
    return Dumbbells(lines, 1, 5, who.recruiter, who.manager)


def widest(items: Sequence[Mapping[str, Any]]) -> str | None:
    """The one question on which the two differ most; None where they agree or several are as wide."""
    gaps = {item["item"]: abs(item["gap"]) for item in items if item["gap"]}
    most = [key for key, gap in gaps.items() if gap == max(gaps.values())]
    return most[0] if len(most) == 1 else None


def _thriving(detail: Mapping[str, Any], who: Who) -> Chart:
    rows = []
    for each in detail["days"]:
        items = [item for item in detail["items"] if item["day"] == each["day"]]
        marks = tuple(
            Mark(f"{item['alias']}: {_thriving_words(item)}", Target("candidate", item["candidate"]), Voice.SHARED,
                 Look.FULL if item["sign"] else Look.HOLLOW, name=item["alias"])
            for item in items
        )  # fmt: skip
        rows.append(UnitRow(_("Day {n}").format(n=each["day"]), of(each), marks))
    heads = (_("Day"), _("What was written"))
    key = _("Filled: a sign of thriving is written. Outline: none, or not due yet.")
    return Units(tuple(rows), key, True, heads)


def _thriving_words(item: Mapping[str, Any]) -> str:
    if item["sign"]:
        return _("a sign is written")
    return _("no sign is written") if item["past"] else _("not due yet")


_CHARTS: dict[str, Callable[[Mapping[str, Any], Who], Chart]] = {
    "D1": _balance, "D2": _kept, "D3": _days, "D4": _agreement, "D5": _drift, "D6": _hires, "D7": _challenges,
    "D8": _evidence, "D9": _pull, "D10": _ownership, "D11": _promises, "D12": _candour, "D13": _pay,
    "D14": _recruiting, "D15": _pulse, "D16": _thriving,
}  # fmt: skip
