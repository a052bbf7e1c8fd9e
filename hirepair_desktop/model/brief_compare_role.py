"""Everything of a brief that is no list of criteria, outcomes or stages: who decides, pay, answers, promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hirepair_desktop.model.brief_change import (
    ADDED,
    OTHER,
    REMOVED,
    WORDS,
    Change,
    Names,
    Record,
    called,
    differing,
    is_reordered,
    joined_up,
    paired,
    quoted,
    sentence,
)
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.kinds import Part, PayPeriod, PayShared
from hirepair_desktop.text import _, joined, money, money_range, ngettext

PAY = ("pay_min", "pay_max", "pay_currency", "pay_period")
PAY_OWNER = ("pay_owner_id", "pay_by_pair")


# Columns of the role


def role_changes(old: Record, new: Record, names: Names) -> Iterator[Change]:
    """What differs in the columns of the role: title, who decides, who sets pay, the range, when it is told."""
    was, now = old.get("role", {}), new.get("role", {})
    fields = differing(was, now)
    if "decision_owner_id" in fields:
        yield _owner_change(was, now, names)
    if fields & set(PAY_OWNER):
        yield _pay_owner_change(was, now, names)
    if fields & set(PAY):
        yield _range_change(was, now)
    if "pay_shared" in fields:
        yield Change(
            "role.pay_shared", "role", _hears(now.get("pay_shared")), _sharing(was), _sharing(now), "paySharing"
        )
    for field, words in _plain_columns().items():
        if field in fields:
            before, after = _column(was.get(field)), _column(now.get(field))
            yield Change(f"role.{field}", "role", words.format(new=after or _("open")), before, after, field)
    for field in sorted(fields - {"decision_owner_id", "pay_shared", *PAY, *PAY_OWNER, *_plain_columns()}):
        before, after = _column(was.get(field)), _column(now.get(field))
        yield Change(f"role.{field}", "role", _("Something about the role has changed"), before, after, field)


def _plain_columns() -> dict[str, str]:
    return {
        "title": _("The role is now called “{new}”"),
        "seats": _("The number of seats is now {new}"),
        "location": _("The place is now {new}"),
        "reports_to": _("The person reports to {new}"),
        "jurisdictions": _("Candidates now live or work in {new}"),
    }


def _column(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return "" if value is None else str(value)


def _owner_change(was: Record, now: Record, names: Names) -> Change:
    before, after = was.get("decision_owner_id"), now.get("decision_owner_id")
    if after is None:
        headline = _("Nobody is named to decide any more")
    elif before is None:
        headline = _("{new} decides").format(new=called(names, after))
    else:
        headline = _("{new} decides instead of {old}").format(new=called(names, after), old=called(names, before))

    def words(person_id: object) -> str:
        return _("{name} decides.").format(name=called(names, person_id)) if person_id else ""

    return Change("role.decision_owner", "role", headline, words(before), words(after), "decisionOwner")


def _payer(role: Record, names: Names) -> str:
    if role.get("pay_by_pair"):
        return _("the two together")
    return called(names, role["pay_owner_id"]) if role.get("pay_owner_id") else ""


def _pay_owner_change(was: Record, now: Record, names: Names) -> Change:
    before, after = _payer(was, names), _payer(now, names)
    if not after:
        headline = _("Nobody is named to set pay any more")
    elif now.get("pay_by_pair"):
        headline = _("The two set pay together")
    elif before:
        headline = _("{new} sets pay instead of {old}").format(new=after, old=before)
    else:
        headline = _("{new} sets pay").format(new=after)

    def words(who: str) -> str:
        return _("Pay is set by {who}.").format(who=who) if who else ""

    return Change("role.pay_owner", "role", headline, words(before), words(after), "payOwner")


def _amounts(role: Record) -> str:
    """`€70,000–90,000`; with one end open, from or up to it."""
    low, high, currency = role.get("pay_min"), role.get("pay_max"), str(role.get("pay_currency"))
    if low is not None and high is not None:
        return money_range(low, high, currency)
    if low is not None:
        return _("from {low}").format(low=money(low, currency))
    return _("up to {high}").format(high=money(high, currency)) if high is not None else ""


def _range_words(role: Record) -> str:
    periods = {
        PayPeriod.YEAR.value: _("{range} a year"), PayPeriod.MONTH.value: _("{range} a month"),
        PayPeriod.HOUR.value: _("{range} an hour"),
    }  # fmt: skip
    amounts = _amounts(role)
    return periods.get(str(role.get("pay_period")), "{range}").format(range=amounts) if amounts else ""


def _range_change(was: Record, now: Record) -> Change:
    before, after = _range_words(was), _range_words(now)
    if not after:
        headline = _("The range is open again") if before else _("The currency or the period of pay is another")
    elif before and before != after:
        headline = _("The range is {new} instead of {old}").format(new=after, old=before)
    else:
        headline = _("The range is {new}").format(new=after)
    return Change("role.pay", "role", headline, before, after, "payRange")


def _hears(shared: object) -> str:
    return {
        PayShared.ADVERT.value: _("Candidates now read the range in the advert"),
        PayShared.BEFORE_INTERVIEW.value: _("Candidates now hear the range before the interview"),
        PayShared.ON_REQUEST.value: _("Candidates now hear the range when they ask"),
        PayShared.NO.value: _("Candidates are no longer told the range"),
    }.get(str(shared), _("When candidates hear the range is open again"))


def _sharing(role: Record) -> str:
    return {
        PayShared.ADVERT.value: _("In the advert."),
        PayShared.BEFORE_INTERVIEW.value: _("Before the interview."),
        PayShared.ON_REQUEST.value: _("On request."),
        PayShared.NO.value: _("Not told."),
    }.get(str(role.get("pay_shared")), "")


# Plain answers


def what_of_entries() -> dict[str, str]:
    """What the answers of a brief are called where a sentence begins."""
    return {
        "whyNow": _("Why this role is needed"), "ifNobody": _("What stops without the person"),
        "team.now": _("The team today"), "team.direction": _("Where the team is heading"),
        "team.gap": _("What the team lacks"), "priorities.1": _("The first priority"),
        "priorities.2": _("The second priority"), "priorities.3": _("The third priority"),
        "readback.r": _("The read-back"), "mission": _("The mission"), "firstWin90": _("The first win by day 90"),
        "notNeeded": _("What is not needed"), "marketOpinion": _("What the recruiter would change"),
        "pitch": _("The pitch"), "companyStory": _("The story of the company"),
        "honestHard": _("The hardest part of the job"), "candidateCare": _("The care for candidates"),
        "limits": _("What the organisation requires"), "payPrinciples": _("What moves pay"),
        "candourPact": _("The candour pact"),
    }  # fmt: skip


def entry_changes(old: Record, new: Record, names: Names) -> Iterator[Change]:
    """What differs in the plain answers, one change for each question and, where each answers, each person."""
    before, after = old.get("entries", {}), new.get("entries", {})
    order = [field.key for field in INTAKE.fields]
    for key in sorted({*before, *after}, key=lambda k: (order.index(k) if k in order else len(order), k)):
        was, now = before.get(key, []), after.get(key, [])
        if was != now:
            yield from _answers(key, was, now, names)


def _answers(key: str, was: Sequence[Record], now: Sequence[Record], names: Names) -> Iterator[Change]:
    """One answer of both is compared whoever wrote it; with more than one, each person's own."""
    what = what_of_entries().get(key) or quoted(_label(key))
    if len(was) <= 1 and len(now) <= 1:
        yield _answer(f"entries.{key}", key, what, was[0] if was else None, now[0] if now else None)
        return
    before, after = ({str(entry["person_id"]): entry for entry in entries} for entries in (was, now))
    for person in sorted({*before, *after}):
        if before.get(person) != after.get(person):
            own = _("{what} of {name}").format(what=what, name=called(names, person))
            yield _answer(f"entries.{key}.{person}", key, own, before.get(person), after.get(person))


def _label(key: str) -> str:
    return next((_(field.label) for field in INTAKE.fields if field.key == key), key)


def _answer(key: str, about: str, what: str, was: Record | None, now: Record | None) -> Change:
    before, after = (str((entry or {}).get("text") or "").strip() for entry in (was, now))
    if before == after:
        words = _("{what} is now put down to somebody else") if was and now else _("{what} has changed")
    elif not after:
        words = _("{what} is open again")
    else:
        words = _("{what} reads differently") if before else _("{what} is written")
    author = str((now or was or {}).get("person_id") or "")
    return Change(
        key, "entries", words.format(what=what), before, after, about, what, frozenset({WORDS}), author=author
    )


# Lists


def list_changes(old: Record, new: Record, names: Names) -> Iterator[Change]:
    """What differs in the market, the source plan, the promises, the parts in the decision and the trade-off."""
    for part, told in _lists().items():
        before, after = old.get(part, []), new.get(part, [])
        for key, was, now in paired(before, after):
            facets = frozenset({ADDED if was is None else REMOVED if now is None else WORDS})
            headline, was_words, now_words = told(was, now, names)
            yield Change(f"{part}.{key}", part, headline, was_words, now_words, key, "", facets)
        if is_reordered(before, after):
            was_said, now_said = (
                " ".join(told(record, record, names)[1] for record in records) for records in (before, after)
            )
            yield Change(f"{part}.order", part, _order_words()[part], was_said, now_said)
    if (old.get("tradeoff") or None) != (new.get("tradeoff") or None):
        yield _tradeoff_change(old, new)


Told = Callable[[Record | None, Record | None, Names], tuple[str, str, str]]
"""A headline and the words before and after."""


def _lists() -> dict[str, Told]:
    return {"market_evidence": _evidence, "source_plan": _lead, "promises": _promise, "decision_roles": _part}


def _order_words() -> dict[str, str]:
    return {
        "market_evidence": _("The facts about the market stand in another order"),
        "source_plan": _("The source plan stands in another order"),
        "promises": _("The promises stand in another order"),
        "decision_roles": _("The parts in the decision stand in another order"),
    }


def _either(was: Record | None, now: Record | None) -> Record:
    return now or was or {}


def _picked(was: Record | None, now: Record | None, added: str, removed: str, changed: str) -> str:
    return added if was is None else removed if now is None else changed


def _evidence(was: Record | None, now: Record | None, names: Names) -> tuple[str, str, str]:
    def words(fact: Record | None) -> str:
        parts = [str((fact or {}).get(key) or "") for key in ("fact", "source", "date")]
        return joined_up(*(sentence(part) for part in parts))

    headline = _picked(
        was, now, _("A fact about the market was added"), _("A fact about the market was taken out"),
        _("A fact about the market reads differently"),
    )  # fmt: skip
    return headline, words(was), words(now)


def _lead(was: Record | None, now: Record | None, names: Names) -> tuple[str, str, str]:
    def words(lead: Record | None) -> str:
        if lead is None:
            return ""
        who = names.get(str(lead.get("person_id")), "") or str(lead.get("person_name") or "")
        return joined_up(*(sentence(str(part or "")) for part in (lead.get("channel"), who, lead.get("due_on"))))

    channel = quoted(str(_either(was, now).get("channel") or "")) or _("A line without words")
    headline = _picked(
        was, now, _("“{channel}” was added to the source plan"), _("“{channel}” was taken out of the source plan"),
        _("“{channel}” in the source plan has changed"),
    )  # fmt: skip
    return headline.format(channel=channel), words(was), words(now)


def _promise(was: Record | None, now: Record | None, names: Names) -> tuple[str, str, str]:
    def words(promise: Record | None) -> str:
        if promise is None:
            return ""
        n = promise.get("working_days") or 0
        days = ngettext("{n} working day.", "{n} working days.", n).format(n=n)
        return joined_up(sentence(str(promise.get("text") or "")), days)

    name = called(names, _either(was, now).get("from_id"))
    if was is not None and now is not None and differing(was, now) == {"working_days"}:
        days = now.get("working_days") or 0
        headline = ngettext(
            "A promise of {name} takes {n} working day instead of {old}",
            "A promise of {name} takes {n} working days instead of {old}",
            days,
        ).format(name=name, n=days, old=was.get("working_days"))
    else:
        headline = _picked(
            was, now, _("{name} makes one more promise"), _("A promise of {name} was taken out"),
            _("A promise of {name} reads differently"),
        ).format(name=name)  # fmt: skip
    return headline, words(was), words(now)


def _part(was: Record | None, now: Record | None, names: Names) -> tuple[str, str, str]:
    parts = {
        Part.DECIDES.value: _("{name} decides"), Part.ADVISES.value: _("{name} advises"),
        Part.MUST_AGREE.value: _("{name} must agree"), Part.CARRIES_OUT.value: _("{name} carries it out"),
        Part.INFORMED.value: _("{name} is told"),
    }  # fmt: skip

    def words(entry: Record | None) -> str:
        if entry is None:
            return ""
        said = parts.get(str(entry.get("part")), "{name}").format(name=called(names, entry.get("person_id")))
        return joined_up(sentence(said), sentence(str(entry.get("reason") or "")))

    name = called(names, _either(was, now).get("person_id"))
    if now is None:
        headline = _("{name} has no part in the decision any more")
    elif was is not None and differing(was, now) == {"reason"}:
        headline = _("What {name} has a part for reads differently")
    else:
        headline = parts.get(str(now.get("part")), _("{name} has another part"))
    return headline.format(name=name), words(was), words(now)


def _tradeoff_change(old: Record, new: Record) -> Change:
    labels = {str(c["id"]): str(c.get("label") or "") for body in (old, new) for c in body.get("criteria", [])}

    def words(picks: Record | None) -> str:
        kept = [labels.get(key, _("a criterion since taken out")) for key in (picks or {}).get("manager_picks") or []]
        return sentence(joined(kept))

    was, now = old.get("tradeoff"), new.get("tradeoff")
    headline = _("The two musts that would stay are named") if not was else _("Other musts would stay")
    return Change("tradeoff", "tradeoff", headline, words(was), words(now), "tradeoff", "", frozenset({OTHER}))
