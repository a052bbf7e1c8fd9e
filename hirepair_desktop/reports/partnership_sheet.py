"""The quarter of a pair as a document: one page, or everything; for the two, or for others once both agreed."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Partnership
from hirepair_desktop.model.quarter_record import look_back_in, others_may_see
from hirepair_desktop.model.quarters import MonthSpan, Quarter, period_from, quarter_to_print
from hirepair_desktop.reports import scripts
from hirepair_desktop.reports.compose import FULL, on_one_page
from hirepair_desktop.reports.errors import MayNotGoOutError
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.partnership import names_of, quarter_page
from hirepair_desktop.reports.partnership_data import QuarterFacts, quarter_facts
from hirepair_desktop.reports.people import People
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.reports.summaries import plain_name, printing
from hirepair_desktop.text import _, bare_day, joined, long_day


def partnership_pdf(s: Block, partnership_id: str, options: PrintOptions | None = None) -> bytes:
    """The page of a pair's quarter as a PDF: that of `options.quarter`, or the one that is offered today.

    Raises MayNotGoOutError for a quarter before the two began or one that lies ahead, and for others while the two
    have not both agreed (METHOD D.0, H10).
    """
    options = options or PrintOptions()
    pair = s.get_one(Partnership, partnership_id)
    today = options.today or date.today()
    quarter = _quarter(pair, options, today)
    _hold(s, pair, quarter, options, today)
    with printing:
        scripts.begin_document()
        return _sheet(quarter_facts(s, pair, quarter, today), options).pdf()


def partnership_file_name(s: Block, partnership_id: str, options: PrintOptions | None = None) -> str:
    """`Partnership Amara and Priya 2026-Q4.pdf`."""
    options = options or PrintOptions()
    pair = s.get_one(Partnership, partnership_id)
    quarter = _quarter(pair, options, options.today or date.today())
    words = [_("Partnership"), People(s, pair).both(), quarter.key.replace("/", " ")]
    if options.full:
        words.append(_("full"))
    return f"{plain_name(' '.join(words))}.pdf"


def _quarter(pair: Partnership, options: PrintOptions, today: date) -> Quarter | MonthSpan:
    return period_from(options.quarter) if options.quarter else quarter_to_print(pair.started_on, today)


def _hold(s: Block, pair: Partnership, quarter: Quarter | MonthSpan, options: PrintOptions, today: date) -> None:
    people = People(s, pair)
    if quarter.first > today:
        raise MayNotGoOutError(
            _("{quarter} has not begun yet. Choose an earlier one.").format(quarter=_name_of(quarter))
        )
    if quarter.last < pair.started_on:
        words = _("{names} began on {day}, after {quarter}. Choose a later one.")
        raise MayNotGoOutError(
            words.format(names=people.both(), day=long_day(pair.started_on), quarter=_name_of(quarter))
        )  # fmt: skip
    if not options.for_others:
        return
    look_back = look_back_in(s, pair.id, quarter)
    if look_back is None:
        raise MayNotGoOutError(
            _("Others see this page once both agreed, and no look-back of {when} is closed. Hold it first, and agree in "
              "it; the two of you can print your own page at any time.").format(when=_when_words(quarter))
        )  # fmt: skip
    if not others_may_see(look_back):
        missing = [people.first(person) for person in people.pair if person not in look_back.shared_by]
        words = _("{names} did not agree that others see this page. The two of you can print your own at any time.")
        raise MayNotGoOutError(words.format(names=joined(missing)))


def _name_of(quarter: Quarter | MonthSpan) -> str:
    """`2026-Q4`, as it is typed; months as people say them."""
    return quarter.months if isinstance(quarter, MonthSpan) else quarter.key


def _when_words(quarter: Quarter | MonthSpan) -> str:
    return _("these months") if isinstance(quarter, MonthSpan) else _("this quarter")


def _sheet(facts: QuarterFacts, options: PrintOptions) -> Sheet:
    frame = _frame(facts, options)
    if not options.full:
        return on_one_page(options.paper, frame, lambda fit: quarter_page(facts, fit))
    from hirepair_desktop.reports.partnership_full import quarter_rest

    return Sheet(options.paper, frame, [*quarter_page(facts, FULL), *quarter_rest(facts)])


def _frame(facts: QuarterFacts, options: PrintOptions) -> Frame:
    names = names_of(facts)
    seen = (
        _("Both agreed that others may see this page: {names}.").format(names=names)
        if options.for_others
        else _("For {names}. Anyone else only if both agree.").format(names=names)
    )
    began = facts.quarter.first if facts.of_months else facts.pair.started_on
    first = bare_day(began) if began.year == facts.until.year else long_day(began)
    return Frame(
        kind=_("Partnership, {quarter}").format(quarter=facts.quarter.months),
        when=_("{first} to {last}").format(first=first, last=long_day(facts.until)),
        about=facts.people.both(),
        seen_by=seen,
        record=facts.pair.id,
        printed=options.today,
    )
