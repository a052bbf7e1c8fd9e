"""What the full shortlist summary holds after its page: every sealed pick, notes, challenges, messages, the record."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import (
    COLUMN_GAP,
    FULL,
    led,
    said,
    section,
    signed,
    small,
    still_open,
    voice,
)
from hirepair_desktop.reports.intake import answer_head
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.records import closing, day_and_clock, sealing
from hirepair_desktop.reports.shortlist import PICKS, WENT
from hirepair_desktop.reports.shortlist_data import Printed, ShortlistFacts
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _

FIT = FULL


def shortlist_rest(s: Block, facts: ShortlistFacts) -> list[blocks.Block]:
    """Everything the page has no room for."""
    people = facts.people
    return [
        section(_("Every sealed pick"), _picks(facts), FIT, rule="strong"),
        section(_("How it was sealed"), sealing(facts.round, people, FIT), FIT),
        section(_("What would settle it"), _notes(facts), FIT),
        section(_("Every challenge"), _challenges(facts), FIT),
        section(_("Decisions"), _decisions(facts), FIT),
        section(_("Messages"), _messages(facts), FIT),
        *closing(s, facts.session, people, FIT),
    ]


def _in_order(facts: ShortlistFacts) -> list[Printed]:
    return sorted(facts.printed, key=lambda printed: printed.profile.candidate.alias)


def _picks(facts: ShortlistFacts) -> list[blocks.Block]:
    people = facts.people
    lines: list[blocks.Block] = []
    for printed in _in_order(facts):
        about = printed.profile.candidate.headline.strip()
        heading = said(f"{printed.called}, {about}" if about else printed.called, strong())
        heading.keep = True
        lines.append(heading)
        for person, seen in (
            (people.recruiter, printed.profile.recruiter), (people.manager, printed.profile.manager),
        ):  # fmt: skip
            if seen is None:
                lines.append(still_open(_("the pick of {name}").format(name=people.first(person))))
                continue
            head = _("{name}, {pick}:").format(name=people.first(person), pick=PICKS[seen.pick].lower())
            words = seen.why.strip() or _("no line was written")
            lines.append(
                signed(people.side(person), head, kind("body", weight=500), Span(" " + words, kind("body")))
            )  # fmt: skip
            if seen.now is not None:
                head = _("{name} now says {pick}:").format(name=people.first(person), pick=PICKS[seen.now].lower())
                lines.append(led(head, seen.now_why))
        lines.append(blocks.Space(6))
    return lines[:-1] or [still_open(_("nobody has picked yet"))]


def _notes(facts: ShortlistFacts) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for printed in _in_order(facts):
        settle = printed.profile.settle
        if settle is not None:
            head = _("{called}, {name}:").format(called=printed.called, name=facts.people.first(settle.person_id))
            side = facts.people.side(settle.person_id)
            lines.append(signed(side, head, strong(), Span(" " + settle.text.strip(), kind("body"))))
    return lines or [said(_("Nothing was noted."), kind("body", "ink2"))]


def _challenges(facts: ShortlistFacts) -> list[blocks.Block]:
    if not facts.challenges:
        return [said(_("Nobody played a challenge."), kind("body", "ink2"))]
    people = facts.people
    lines: list[blocks.Block] = []
    for challenge in facts.challenges:
        about = [
            _("About {what}").format(what=challenge.target) if challenge.target else "",
            day_and_clock(challenge.made_at),
        ]
        asked = voice(
            people.side(challenge.from_id), _("{name} asked").format(name=people.first(challenge.from_id)),
            challenge.text,
        )  # fmt: skip
        answered = voice(people.side(challenge.to_id), answer_head(people, challenge), challenge.response)
        pair = (asked, answered) if people.side(challenge.from_id) != "man" else (answered, asked)
        lines += [
            small(", ".join(part for part in about if part)),
            blocks.Row([(pair[0], 0), (pair[1], 0)], gap=COLUMN_GAP, parts=True),
            blocks.Space(8),
        ]
    return lines[:-1]


def _decisions(facts: ShortlistFacts) -> list[blocks.Block]:
    """Who said what on each profile, and when; a closed one with its reason and the musts it rests on."""
    people = facts.people
    lines: list[blocks.Block] = []
    for printed in _in_order(facts):
        outcome, decision = printed.profile.outcome, printed.profile.decision
        if outcome is None:
            lines.append(still_open(_("what was agreed on {called}").format(called=printed.called)))
            continue
        went = WENT[printed.went].lower() if printed.went is not None else _("open")
        head = _("{called}, {outcome}, {name}, {when}:").format(
            called=printed.called, outcome=went, name=people.first(outcome.person_id),
            when=day_and_clock(outcome.written_at),
        )  # fmt: skip
        words = outcome.text.strip() or _("no words beside it")
        lines.append(signed(people.side(outcome.person_id), head, strong(), Span(" " + words, kind("body"))))
        if decision is not None:
            if decision.rationale.strip() != outcome.text.strip() or decision.made_by != outcome.person_id:
                head = _("{name} decided:").format(name=people.first(decision.made_by))
                lines.append(led(head, decision.rationale))
            named = "; ".join(criterion.label for criterion in decision.criteria)
            if named:
                lines.append(small(_("Rests on: {criteria}").format(criteria=named), "ink2"))
    return lines or [still_open(_("no profile was chosen"))]


def _messages(facts: ShortlistFacts) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    labels = {criterion.id: criterion.label for criterion in facts.role.criteria}
    for printed in _in_order(facts):
        message = printed.message
        if message is None:
            continue
        heading = said(printed.called, strong())
        heading.keep = True
        lines.append(heading)
        if facts.withheld:
            lines.append(said(_("The outcome and thanks. Feedback is withheld by the policy of this workspace.")))
        else:
            lines += [led(_("Strength:"), str(words)) for words in message.strengths]
            for point in message.growth:
                label = labels.get(point["criterion_id"] or "")
                lead = _("To grow, {criterion}:").format(criterion=label) if label else _("To grow:")
                lines.append(led(lead, str(point["text"])))
        if message.next_step.strip():
            lines.append(led(_("Next:"), message.next_step))
        record = [
            _("by {name}").format(name=facts.people.name(message.owner_id)) if message.owner_id else "",
            message.channel.strip(),
            _("due {when}").format(when=day_and_clock(message.due_at)) if message.due_at else "",
            _("sent {when}").format(when=day_and_clock(message.sent_at)) if message.sent_at else _("not sent yet"),
        ]
        words = ", ".join(part for part in record if part)
        lines += [said(words[:1].upper() + words[1:] + ".", kind("body", "ink2")), blocks.Space(5)]
    return lines[:-1] or [said(_("No message was written."), kind("body", "ink2"))]
