"""What the full intake brief holds after its page, in the order of METHOD E."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Challenge, ExampleProfile
from hirepair_desktop.model.form import Field
from hirepair_desktop.model.intake_state import open_fields
from hirepair_desktop.model.kinds import ChallengeKind, ChallengeResult, Load, Part, Tier
from hirepair_desktop.model.placeholders import has_placeholder
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import (
    FULL,
    columns,
    day_words,
    led,
    said,
    said_or_open,
    section,
    signed,
    small,
    still_open,
    table,
    voice,
)
from hirepair_desktop.reports.holding import went_out
from hirepair_desktop.reports.intake import challenge_row, raised
from hirepair_desktop.reports.intake_again import again_sections
from hirepair_desktop.reports.intake_facts import IntakeFacts
from hirepair_desktop.reports.lines import Text
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.power import power_sections
from hirepair_desktop.reports.records import attendance, day_and_clock, open_answers
from hirepair_desktop.reports.sent_away import dismissed
from hirepair_desktop.reports.versions import version_lines
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, day

FIT = FULL
TIERS = {Tier.MUST: _("must"), Tier.NICE: _("nice to have"), Tier.LEARN: _("can learn")}
LOADS = {
    Load.LIGHT.value: _("light"), Load.OK.value: _("all right"), Load.STRETCHED.value: _("stretched"),
    Load.OVERLOADED.value: _("overloaded"),
}  # fmt: skip
PARTS = {
    Part.DECIDES.value: _("decides"), Part.ADVISES.value: _("advises"), Part.MUST_AGREE.value: _("must agree"),
    Part.CARRIES_OUT.value: _("carries it out"), Part.INFORMED.value: _("is told"),
}  # fmt: skip
ABOUT = {
    ChallengeKind.BRIEF: _("the brief"), ChallengeKind.DIRECTION: _("where the team is heading"),
    ChallengeKind.EVIDENCE: _("the evidence"), ChallengeKind.MARKET: _("the market"),
    ChallengeKind.RISK: _("a risk"), ChallengeKind.PROCESS: _("the process"),
}  # fmt: skip


def intake_rest(s: Block, facts: IntakeFacts, options: PrintOptions) -> list[blocks.Block]:
    """Everything the page has no room for; what is still open comes first."""
    parts = [
        section(_("Priorities, load, read back"), _priorities(facts), FIT, rule="strong"),
        section(_("More on the team"), _more_on_team(facts), FIT),
        section(_("Anchors in full"), _anchors(facts), FIT),
        section(_("If only two musts could stay"), _tradeoff(facts), FIT),
        section(_("What the market says"), _market(s, facts), FIT),
        section(_("Who looks where"), _source_plan(facts), FIT),
        section(_("Questions by stage"), _questions(facts), FIT),
        section(_("Everybody's part"), _decision_roles(facts), FIT),
        *power_sections(s, facts),
        section(_("What moves pay"), [_answer(facts, "payPrinciples", _("what moves someone up the range"))], FIT),
        section(_("Candour pact"), _pact(facts), FIT),
        section(_("Every challenge"), _thread(facts), FIT),
        dismissed(s, facts.session, facts.people, FIT),
        section(_("Versions and drift"), version_lines(s, facts), FIT),
        attendance(facts.session, facts.people, FIT),
    ]
    missing = open_answers([_open_label(facts, field) for field in open_fields(s, facts.session)], FIT)
    return [
        *again_sections(s, facts, options.today),
        *([missing] if missing else []),
        *parts,
        *went_out(s, facts.session, options, FIT),
    ]


def _open_label(facts: IntakeFacts, field: Field) -> str:
    if has_placeholder(facts.words(field.key)):
        return _("{question}: still a placeholder").format(question=_(field.label))
    return _(field.label)


def _answer(facts: IntakeFacts, key: str, what: str) -> Text:
    return said_or_open(facts.words(key), what)


def _priorities(facts: IntakeFacts) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for number in (1, 2, 3):
        words = facts.words(f"priorities.{number}")
        if words:
            lines.append(led(f"{number}", words))
    lines = lines or [still_open(_("the first priority"))]
    for entry in facts.sat("load.m"):
        note = f", {entry.text.strip()}" if entry.text.strip() else ""
        words = LOADS.get(entry.choice or "", "") + note
        lines.append(led(_("{name}’s load:").format(name=facts.people.first(entry.person_id)), words.strip(", ")))
    for entry in (*facts.sat("hope.r"), *facts.sat("hope.m")):
        if entry.text.strip():
            lines.append(led(_("{name} hopes:").format(name=facts.people.first(entry.person_id)), entry.text))
    lines.append(blocks.Space(5))
    readback = facts.words("readback.r")
    head = _("{name} said it back").format(name=facts.people.first(facts.people.recruiter))
    lines.append(voice("rec", head, readback) if readback else still_open(_("the recruiter's own words")))
    return lines


def _more_on_team(facts: IntakeFacts) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for key, lead in (
        ("team.gap", _("What nobody on the team does well:")),
        ("ifNobody", _("What stops if the seat stays empty for three months:")),
        ("firstWin90", _("A first win by day 90:")),
        ("notNeeded", _("What people assume but we do not need:")),
    ):
        words = facts.words(key)
        if words:
            lines.append(led(lead, words))
        elif key != "notNeeded":
            lines.append(still_open(lead[:1].lower() + lead[1:].rstrip(":")))
    return lines


def _anchors(facts: IntakeFacts) -> list[blocks.Block]:
    rows: list[blocks.Block] = []
    for criterion in facts.body["criteria"]:
        about = _("{tier}, weight {n}").format(tier=TIERS[Tier(criterion["tier"])], n=criterion["weight"])
        head = raised(facts, criterion, strong(), Span("  " + about, kind("small", "ink3")))
        lines: list[blocks.Block | None] = [head]
        lines.append(said_or_open(str(criterion["definition"] or ""), _("what it is and how we will see it")))
        anchors = criterion["anchors"] or {}
        lines += [led(figure, str(anchors[figure])) for figure in "1234" if str(anchors.get(figure, "")).strip()]
        serves = [
            str(o["text"]).strip().rstrip(".") for o in facts.body["outcomes"] if o["id"] in criterion["outcome_ids"]
        ]
        if serves:
            lines.append(said(_("Serves: {outcomes}").format(outcomes="; ".join(serves)), kind("meta", "ink2")))
        rows += [blocks.Stack(lines, whole=blocks.WHOLE), blocks.Space(6)]
    return rows[:-1] or [still_open(_("the criteria"))]


def _tradeoff(facts: IntakeFacts) -> list[blocks.Block]:
    """The recruiter's guess left, the manager's choice right, as revealed."""
    picks: Mapping[str, Any] | None = facts.body.get("tradeoff")
    if not picks:
        return [still_open(_("the guess and the choice, both still to be written"))]
    people = facts.people
    shared = set(picks["recruiter_guess"]) & set(picks["manager_picks"])
    sides = []
    for person, head, chosen in (
        (people.recruiter, _("{name} guessed"), picks["recruiter_guess"]),
        (people.manager, _("{name} chose"), picks["manager_picks"]),
    ):
        lines: list[blocks.Block] = [signed(people.side(person), head.format(name=people.first(person)), strong())]
        for criterion_id in chosen:
            mark = " ✓" if criterion_id in shared else ""
            lines.append(said((facts.label(criterion_id) or _("a criterion since taken out")) + mark))
        sides.append(lines)
    return [columns(*sides)]


def _market(s: Block, facts: IntakeFacts) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for item in facts.body["market_evidence"]:
        source = ", ".join(str(part) for part in (item["source"], item["date"] and _iso_day(item["date"])) if part)
        spans = [Span(str(item["fact"]).strip() + " ", kind("body")), Span(source, kind("body", "ink3"))]
        lines.append(Text(spans))
    lines = lines or [still_open(_("a fact, its source, its date"))]
    opinion = facts.words("marketOpinion")
    head = _("{name} would change").format(name=facts.people.first(facts.people.recruiter))
    lines.append(blocks.Space(5))
    lines.append(voice("rec", head, opinion) if opinion else still_open(_("what the recruiter would change")))
    story = facts.words("companyStory")
    lines.append(blocks.Space(5))
    lines.append(
        led(_("How we describe the company:"), story) if story else still_open(_("how we describe the company"))
    )
    return [*lines, *_profiles(s, facts)]


def _profiles(s: Block, facts: IntakeFacts) -> list[blocks.Block]:
    found = s.scalars(
        select(ExampleProfile)
        .where(ExampleProfile.role_id == facts.role.id)
        .order_by(ExampleProfile.rank, ExampleProfile.id)
    ).all()
    lines: list[blocks.Block] = []
    for profile in found:
        lines += [blocks.Space(5), led(f"{profile.label.strip() or _('Example')}:", profile.text)]
        for pick in profile.picks:
            fits = _("{name}: fits.") if pick["fits"] else _("{name}: does not fit.")
            lines.append(
                signed(
                    facts.people.side(pick["person_id"]),
                    fits.format(name=facts.people.first(pick["person_id"])),
                    strong(),
                    Span(" " + str(pick["why"]).strip(), kind("body")),
                )
            )
    return lines


def _iso_day(words: str) -> str:
    from datetime import date

    return day(date.fromisoformat(words))


def _source_plan(facts: IntakeFacts) -> list[blocks.Block]:
    rows = []
    for lead in facts.body["source_plan"]:
        who = facts.people.name(lead["person_id"]) if lead["person_id"] else str(lead["person_name"] or "")
        rows.append(
            [
                said(str(lead["channel"])),
                signed(facts.people.side(lead["person_id"]), who) if who.strip() else still_open(_("who")),
                said(_iso_day(lead["due_on"]) if lead["due_on"] else "–", kind("body", "ink2")),
            ]
        )
    if not rows:
        return [still_open(_("a channel, a person by name, a day"))]
    heads = [small(words, "ink2") for words in (_("Channel"), _("Who"), _("By"))]
    return [table(heads, rows, (0, 0, 80), FIT)]


def _questions(facts: IntakeFacts) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for stage in facts.body["stages"]:
        about = _("{name}, {n} min, {who}").format(
            name=stage["name"], n=stage["minutes"],
            who=facts.people.firsts(stage["interviewer_ids"]) or _("nobody yet"),
        )  # fmt: skip
        part: list[blocks.Block | None] = [said(about, strong())]
        for question in stage["questions"]:
            part.append(said(str(question["text"])))
            if str(question.get("listen_for") or "").strip():
                part.append(led(_("Listen for:"), str(question["listen_for"]), look=kind("body", "ink2")))
        if not stage["questions"]:
            part.append(still_open(_("its questions")))
        lines += [blocks.Stack(part), blocks.Space(5)]
    care = facts.words("candidateCare")
    lead = _("How we look after candidates:")
    return [*lines, led(lead, care) if care else still_open(_("how we look after candidates"))]


def _decision_roles(facts: IntakeFacts) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for entry in facts.body["decision_roles"]:
        words = _("{name} {part}.").format(
            name=facts.people.name(entry["person_id"]), part=PARTS.get(entry["part"], entry["part"])
        )
        reason = f" {entry['reason'].strip()}" if str(entry["reason"] or "").strip() else ""
        lines.append(signed(facts.people.side(entry["person_id"]), words, strong(), Span(reason, kind("body"))))
    lines = lines or [still_open(_("everybody's part in the decision"))]
    limits = facts.words("limits")
    lead = _("What the organisation still requires, and what we own:")
    lines.append(led(lead, limits) if limits else still_open(_("what the organisation still requires")))
    return lines


def _pact(facts: IntakeFacts) -> list[blocks.Block]:
    people = facts.people
    sides = []
    for person in people.pair:
        head = people.first(person)
        words = facts.words("candourPact", person)
        body = said(words) if words else still_open(_("how"))
        sides.append([signed(people.side(person), head, strong()), body])
    return [columns(*sides)]


def _parked(facts: IntakeFacts, challenge: Challenge) -> str:
    """Until when it is parked: a day, or what has to happen first; "" for one that is not."""
    if challenge.result is not ChallengeResult.PARKED:
        return ""
    if challenge.parked_until is not None:
        return _("until {day}").format(day=day_words(challenge.parked_until, facts.session.started_at))
    return _("until this: {event}").format(event=challenge.parked_event.strip()) if challenge.parked_event else ""


def _thread(facts: IntakeFacts) -> list[blocks.Block]:
    if not facts.challenges:
        return [still_open(_("one challenge each way"))]
    lines: list[blocks.Block] = []
    for challenge in facts.challenges:
        about = [_("About {what}").format(what=ABOUT[challenge.kind]), day_and_clock(challenge.made_at)]
        if challenge.owner_id:
            about.append(_("{name} looks after it").format(name=facts.people.first(challenge.owner_id)))
        about.append(_parked(facts, challenge))
        lines += [
            small(", ".join(part for part in about if part)),
            challenge_row(facts, challenge, FIT),
            blocks.Space(8),
        ]
    return lines[:-1]
