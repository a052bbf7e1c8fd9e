"""What the full debrief summary holds after its page, in the order of METHOD E."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.deciding import decisions_about
from hirepair_desktop.model.kinds import Confidence, RatingState
from hirepair_desktop.model.review_facts import clock_went_back
from hirepair_desktop.model.reviewing import BriefChange, changes_since_lock
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
from hirepair_desktop.reports.intake_full import ABOUT
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.offers import STATUSES, place_words
from hirepair_desktop.reports.records import closing, day_and_clock, moment, sealing
from hirepair_desktop.reports.review import DECIDED
from hirepair_desktop.reports.review_data import Looked, ReviewFacts
from hirepair_desktop.reports.review_table import VERDICTS
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, money

FIT = FULL
CONFIDENCES = {
    Confidence.LOW: _("low confidence"),
    Confidence.MEDIUM: _("medium confidence"),
    Confidence.HIGH: _("high confidence"),
}
CLOCK_WENT_BACK = _(
    "The clock of the computer was set back between sealing and reveal: a page is dated after its own reveal."
)
STATES = {RatingState.NOT_ASKED: _("not asked"), RatingState.NOT_SHOWN: _("asked, not shown")}


def review_rest(s: Block, facts: ReviewFacts) -> list[blocks.Block]:
    """Everything the page has no room for."""
    return [
        section(_("All evidence"), _evidence(facts), FIT, rule="strong"),
        section(_("Recommendations"), _recommendations(facts), FIT),
        section(_("How it was sealed"), _seals(facts), FIT),
        section(_("Revisions"), _revisions(facts), FIT),
        section(_("Questions to each other"), _questions(facts), FIT),
        section(_("Every challenge"), _challenges(facts), FIT),
        section(_("Criteria changed since lock"), _changes(s, facts), FIT),
        section(_("Offer and decisions"), _offer(s, facts), FIT),
        section(_("Message and record"), _message(facts), FIT),
        section(_("Thanks"), _thanks(facts), FIT),
        section(_("One thing to change in how we hire"), _lesson(facts), FIT),
        *closing(s, facts.session, facts.people, FIT),
    ]


def _evidence(facts: ReviewFacts) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for row in facts.looked:
        heading = said(row.criterion.label, strong())
        heading.keep = True
        lines += [heading, *_views(facts, row), blocks.Space(7)]
    return lines[:-1] or [still_open(_("nobody has rated yet"))]


def _views(facts: ReviewFacts, row: Looked) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for person in facts.raters:
        view = row.views.get(person)
        if view is None:
            continue
        value = str(view.value) if view.value is not None else STATES[view.state]
        head = _("{name}, {value}:").format(name=facts.people.first(person), value=value)
        words = view.evidence.strip() or _("no evidence written")
        lines.append(signed(facts.people.side(person), head, kind("body", weight=500), Span(" " + words, kind("body"))))
    return lines


def _recommendations(facts: ReviewFacts) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for person in facts.raters:
        view = facts.recommendations.get(person)
        if view is None:
            continue
        parts = [VERDICTS[view.value].lower()]
        if view.confidence is not None:
            parts.append(CONFIDENCES[view.confidence])
        head = _("{name}, {what}:").format(name=facts.people.first(person), what=", ".join(parts))
        words = view.reason.strip() or _("no reason written")
        lines.append(signed(facts.people.side(person), head, strong(), Span(" " + words, kind("body"))))
    return lines or [still_open(_("nobody has written an overall view"))]


def _seals(facts: ReviewFacts) -> list[blocks.Block]:
    """Mode, times and commitments, who was released, and what none of it proves (RELIABILITY D9)."""
    held = facts.round
    if held is None:
        return [said(_("No record of the sealing is kept with these ratings."), kind("body", "ink2"))]
    lines = sealing(held, facts.people, FIT)
    if held.seals and not held.released:
        lines.append(blocks.Space(5))
    if any(not seal["authenticated"] for seal in held.seals):
        words = _(
            "An interviewer’s seal is made with the public key alone: it says when it was sealed, not who wrote it."
        )
        lines.append(small(words, "ink2"))
    if clock_went_back(held.revealed_at, [moment(seal["sealed_at"]) for seal in held.seals]):
        lines.append(said(CLOCK_WENT_BACK))
    if len(set(held.required_ids) - {release["person_id"] for release in held.released}) == 1:
        lines.append(said(_("One person had to write, so nothing here was independent.")))
    return lines


def _revisions(facts: ReviewFacts) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for row in facts.looked:
        for view in row.views.values():
            if view.revised_value is not None:
                head = _("{name}, {criterion}, {first} now {second}:").format(
                    name=facts.people.first(view.rater_id), criterion=row.criterion.label, first=view.value,
                    second=view.revised_value,
                )  # fmt: skip
                rest = f" {view.revised_reason.strip()} ({day_and_clock(view.revised_at)})"
                lines.append(signed(facts.people.side(view.rater_id), head, strong(), Span(rest, kind("body"))))
    return lines or [said(_("No rating was changed after the reveal."), kind("body", "ink2"))]


def _questions(facts: ReviewFacts) -> list[blocks.Block]:
    """What the manager asked back, and what would change the owner's mind."""
    lines: list[blocks.Block] = []
    asked, answered = facts.said("managerAsksBack"), facts.said("managerAsksBack.r")
    sides: list[blocks.Block] = []
    for entry, words in ((answered, _("{name} answered")), (asked, _("{name} asked"))):
        if entry is None:
            sides.append(still_open(_("what was seen on the calls")))
        else:
            head = words.format(name=facts.people.first(entry.person_id))
            sides.append(voice(facts.people.side(entry.person_id), head, entry.text))
    lines.append(blocks.Row([(side, 0) for side in sides], gap=COLUMN_GAP, parts=True))
    mind = facts.said("changeMyMind")
    if mind is not None:
        head = _("What would change {name}’s mind:").format(name=facts.people.first(mind.person_id))
        lines += [blocks.Space(5), led(head, mind.text)]
    plan = facts.said("closePlan")
    if plan is not None:
        lines += [blocks.Space(5), led(_("What this person cares about, and who calls them:"), plan.text)]
    return lines


def _challenges(facts: ReviewFacts) -> list[blocks.Block]:
    if not facts.challenges:
        return [said(_("Nobody played a challenge."), kind("body", "ink2"))]
    lines: list[blocks.Block] = []
    people = facts.people
    for challenge in facts.challenges:
        about = [_("About {what}").format(what=ABOUT[challenge.kind]), day_and_clock(challenge.made_at)]
        asked = voice(
            people.side(challenge.from_id),
            _("{name} asked").format(name=people.first(challenge.from_id)),
            challenge.text,
        )
        answered = voice(people.side(challenge.to_id), answer_head(people, challenge), challenge.response)
        pair = (asked, answered) if people.side(challenge.from_id) != "man" else (answered, asked)
        lines += [
            small(", ".join(part for part in about if part)),
            blocks.Row([(pair[0], 0), (pair[1], 0)], gap=COLUMN_GAP, parts=True),
            blocks.Space(8),
        ]
    return lines[:-1]


def _changes(s: Block, facts: ReviewFacts) -> list[blocks.Block]:
    version = facts.session.brief_version or facts.role.intake_version
    changes = changes_since_lock(s, facts.role.id, version)
    if not changes:
        return [said(_("None before this debrief."), kind("body", "ink2"))]
    return [_change(change) for change in changes]


def _change(change: BriefChange) -> blocks.Block:
    parts = []
    for words, labels in (
        (_("Came: {criteria}."), change.added),
        (_("Went: {criteria}."), change.gone),
        (_("Changed: {criteria}."), change.moved),
    ):
        if labels:
            parts.append(words.format(criteria="; ".join(labels)))
    parts.append(change.reason.strip() or _("No reason was written."))
    head = _("Version {n}, {when}:").format(n=change.n, when=day_and_clock(change.agreed_at))
    return led(head, " ".join(parts))


def _offer(s: Block, facts: ReviewFacts) -> list[blocks.Block]:
    """The reasoning of the offer, and every decision made, the last one holding."""
    lines: list[blocks.Block] = []
    offer, people = facts.offer, facts.people
    if offer is not None:
        head = _("Offer {n}, {amount}:").format(n=offer.version, amount=money(offer.amount, offer.currency))
        parts = (STATUSES[offer.status], place_words(offer), day_and_clock(offer.set_at))
        about = "; ".join(part for part in parts if part)
        lines.append(signed(people.side(offer.set_by), head, strong(), Span(f" {about}.", kind("body", "ink2"))))
        for lead, words in (
            (_("Reason:"), offer.reason),
            (_("Why somebody else set it:"), offer.delegation_note),
            (_("Note:"), offer.note),
        ):
            if words.strip():
                lines.append(led(lead, words))
        lines.append(blocks.Space(5))
    for decision in decisions_about(s, facts.candidate.id):
        assert decision.value is not None
        head = _("{name}, {what}, {when}:").format(
            name=people.first(decision.made_by), what=DECIDED[decision.value].lower(),
            when=day_and_clock(decision.made_at),
        )  # fmt: skip
        words = decision.rationale.strip() or _("no reason written")
        lines.append(signed(people.side(decision.made_by), head, strong(), Span(" " + words, kind("body"))))
    return lines or [still_open(_("no decision is recorded yet"))]


def _message(facts: ReviewFacts) -> list[blocks.Block]:
    message = facts.message
    if message is None:
        what = _("who tells the outcome, and when") if facts.withheld else _("the message to the candidate")
        return [still_open(what)]
    labels = {row.criterion.id: row.criterion.label for row in facts.looked}
    lines: list[blocks.Block] = []
    if facts.withheld:
        lines.append(said(_("Feedback was withheld by policy: the candidate hears the outcome and thanks.")))
    lines += [led(_("Strength:"), str(words)) for words in message.strengths if not facts.withheld]
    for point in message.growth if not facts.withheld else ():
        label = labels.get(point["criterion_id"] or "")
        lead = _("To grow, {criterion}:").format(criterion=label) if label else _("To grow:")
        lines.append(led(lead, str(point["text"])))
    if message.next_step.strip() and not facts.withheld:
        lines.append(led(_("Next:"), message.next_step))
    record = [
        _("by {name}").format(name=facts.people.name(message.owner_id)) if message.owner_id else "",
        message.channel.strip(),
        _("due {when}").format(when=day_and_clock(message.due_at)) if message.due_at else "",
        _("sent {when}").format(when=day_and_clock(message.sent_at)) if message.sent_at else _("not sent yet"),
    ]
    words = ", ".join(part for part in record if part)
    return [*lines, said(words[:1].upper() + words[1:] + ".", kind("body", "ink2"))]


def _thanks(facts: ReviewFacts) -> list[blocks.Block]:
    people = facts.people
    lines: list[blocks.Block] = []
    for entry in facts.thanks:
        head = _("{giver} thanks {who}:").format(giver=people.first(entry.from_id), who=people.name(entry.to_id))
        lines.append(signed(people.side(entry.from_id), head, strong(), Span(" " + entry.text.strip(), kind("body"))))
    return lines or [said(_("Nobody was thanked."), kind("body", "ink2"))]


def _lesson(facts: ReviewFacts) -> list[blocks.Block]:
    lesson = facts.said("processLesson")
    if lesson is None:
        return [said(_("Nothing written."), kind("body", "ink2"))]
    return [signed(facts.people.side(lesson.person_id), lesson.text.strip())]
