"""Role templates: four that ship, and those a pair makes from its own roles (settings `template.ID`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.brief import brief_entries
from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.criteria import live_criteria
from hirepair_desktop.model.form import Voice
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.nameless import nameless, replacements
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.role import Criterion, Outcome, Promise, Question, Role, SourceLead, Stage
from hirepair_desktop.model.session import Entry, Session
from hirepair_desktop.model.settings import put_setting
from hirepair_desktop.model.stamps import new_id
from hirepair_desktop.model.template_body import (
    ENTRIES,
    LATEST_MONTH,
    MOST,
    CriterionDraft,
    OutcomeDraft,
    PromiseDraft,
    QuestionDraft,
    StageDraft,
    TemplateBody,
    body_values,
    read_body,
)
from hirepair_desktop.model.workspace import Setting
from hirepair_desktop.paths import resource
from hirepair_desktop.text import _, clean, number

KEPT, SHIPPED, ROLE = "template.", "shipped.", "role."
"""How the key of something to start from begins: a template of this workspace, one that ships, a role."""

LONGEST_NAME = 200
"""Letters of a template's name."""

RECRUITER, MANAGER = "recruiter", "manager"


@dataclass(frozen=True, slots=True)
class Template:
    """A template by its key and name. `about` says what it is for; only one that ships has it."""

    key: str
    name: str
    body: TemplateBody
    about: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it was made here, and can be deleted."""
        return self.key.startswith(KEPT)


@cache
def shipped_templates() -> tuple[Template, ...]:
    """The templates of `resources/templates`, by name."""
    found = []
    for file in resource("templates").iterdir():
        if file.name.endswith(".json"):
            values = json.loads(file.read_text(encoding="utf-8"))
            key = SHIPPED + file.name.removesuffix(".json")
            found.append(Template(key, values["name"], read_body(values["body"]), values["about"]))
    return tuple(sorted(found, key=lambda template: template.name))


def kept_templates(s: Block) -> list[Template]:
    """The templates of this workspace, by name; one that cannot be read is left out."""
    found = []
    for kept in s.scalars(select(Setting).where(Setting.key.startswith(KEPT, autoescape=True))):
        try:
            found.append(_kept(kept))
        except RefusedValueError:
            continue
    return sorted(found, key=lambda template: (template.name.casefold(), template.key))


def _kept(kept: Setting) -> Template:
    values = kept.value if isinstance(kept.value, dict) else {}
    name = values.get("name")
    return Template(kept.key, name if isinstance(name, str) else "", read_body(values.get("body")))


def template_of(s: Block, key: str) -> TemplateBody:
    """What to start from by its key: a template or a role. Raises RefusedValueError when it is gone or unreadable."""
    if key.startswith(ROLE):
        role = s.get(Role, key.removeprefix(ROLE))
        if role is not None:
            return body_of(s, role)
    elif key.startswith(KEPT):
        kept = s.scalars(select(Setting).where(Setting.key == key)).first()
        if kept is not None:
            return _kept(kept).body
    else:
        for shipped in shipped_templates():
            if shipped.key == key:
                return shipped.body
    raise RefusedValueError(_("This template is not there any more. Choose another one."), "start_from")


# From a role


def body_of(s: Block, role: Role) -> TemplateBody:
    """The working brief of a role without people, days or names."""
    instead = _names(s, role)

    def said(words: str) -> str:
        return nameless(words, instead)

    outcomes, criteria = list(role.outcomes), live_criteria(role)
    outcome_at = {outcome.id: place for place, outcome in enumerate(outcomes)}
    at = {criterion.id: place for place, criterion in enumerate(criteria)}
    return TemplateBody(
        title=said(role.title),
        entries=_entries(s, role, instead),
        outcomes=tuple(OutcomeDraft(said(o.text), said(o.measure), o.due_months) for o in outcomes),
        criteria=tuple(
            CriterionDraft(
                said(c.label), said(c.definition), c.tier, c.weight,
                {figure: said(str(words)) for figure, words in c.anchors.items()},
                tuple(sorted(outcome_at[outcome.id] for outcome in c.outcomes)),
            )
            for c in criteria
        ),
        stages=tuple(_stage_draft(stage, at, instead) for stage in role.stages),
        promises=_promises(s, role, instead),
        sources=tuple(
            said(lead.channel)
            for lead in s.scalars(
                select(SourceLead).where(SourceLead.role_id == role.id).order_by(SourceLead.rank, SourceLead.id)
            )
            if lead.channel.strip()
        ),
    )  # fmt: skip


def _promises(s: Block, role: Role, instead: Mapping[str, str]) -> tuple[PromiseDraft, ...]:
    """The recruiter's, then the manager's, each in their order."""
    found = s.scalars(select(Promise).where(Promise.role_id == role.id).order_by(Promise.rank, Promise.id)).all()
    seats = ((RECRUITER, role.partnership.recruiter_id), (MANAGER, role.partnership.manager_id))
    return tuple(
        PromiseDraft(seat, nameless(promise.text, instead), promise.working_days)
        for seat, person_id in seats
        for promise in found
        if promise.from_id == person_id
    )


def _entries(s: Block, role: Role, instead: Mapping[str, str]) -> dict[str, str]:
    found = brief_entries(s, role.id)
    last = {key: max(found[key], key=lambda entry: (entry.written_at, entry.seq)) for key in ENTRIES if key in found}
    return {key: nameless(entry.text, instead) for key, entry in last.items() if entry.text.strip()}


def _stage_draft(stage: Stage, at: Mapping[str, int], instead: Mapping[str, str]) -> StageDraft:
    tests = tuple(sorted(at[c.id] for c in stage.criteria if c.id in at))
    return StageDraft(
        nameless(stage.name, instead), stage.kind, stage.minutes, tests,
        tuple(place for place in sorted(at[i] for i in stage.lead_ids if i in at) if place in tests),
        tuple(
            QuestionDraft(
                nameless(q["text"], instead), nameless(q["listen_for"], instead), at.get(q.get("criterion_id") or "")
            )
            for q in stage.questions
        ),
    )  # fmt: skip


def _names(s: Block, role: Role) -> dict[str, str]:
    """Every name of the workspace and what stands for it."""
    seats = {role.partnership.recruiter_id: _("the recruiter"), role.partnership.manager_id: _("the hiring manager")}
    people = [(person.name, seats.get(person.id, _("a colleague"))) for person in s.scalars(select(Person))]
    people.sort(key=lambda known: known[1] == _("a colleague"))
    candidates = s.execute(select(Candidate.name, Candidate.alias)).all()
    return replacements(
        [*people, *((name, _("a candidate")) for name, _alias in candidates),
         *((alias, _("a candidate")) for _name, alias in candidates)]
    )  # fmt: skip


def save_template(s: Block, role: Role, name: str, key: str = "") -> Template:
    """Keep a role as a template under a name of its own. Raises RefusedValueError without one, or when it is taken."""
    name = clean(name).strip()
    if not name:
        raise RefusedValueError(_("Give the template a name."), "template_name")
    if len(name) > LONGEST_NAME:
        raise RefusedValueError(_("Keep the name under {n} letters.").format(n=LONGEST_NAME), "template_name")
    taken = {template.name.casefold() for template in (*kept_templates(s), *shipped_templates())}
    if name.casefold() in taken:
        raise RefusedValueError(_("There is a template of that name already. Choose another name."), "template_name")
    made = Template(key or KEPT + new_id(), name, body_of(s, role))
    _refuse_unreadable(made.body)
    put_setting(s, made.key, {"name": made.name, "body": body_values(made.body)})
    return made


def _refuse_unreadable(body: TemplateBody) -> None:
    """Refuse what could never be read again: more of a kind, or a later month, than a template may hold."""
    month = next((o.due_months for o in body.outcomes if not 0 <= (o.due_months or 0) <= LATEST_MONTH), None)
    if month is not None:
        raise RefusedValueError(
            _("An outcome is due after {n} months; a template holds 0 to {most}. Change it, then save it.").format(
                n=number(month), most=number(LATEST_MONTH)
            ),
            "template_name",
        )
    questions = max((len(stage.questions) for stage in body.stages), default=0)
    kinds = (
        (len(body.outcomes), _("{n} outcomes")), (len(body.criteria), _("{n} criteria")),
        (len(body.stages), _("{n} stages")), (questions, _("{n} questions in one stage")),
        (len(body.promises), _("{n} promises")), (len(body.sources), _("{n} sources")),
    )  # fmt: skip
    for n, words in kinds:
        if n > MOST:
            raise RefusedValueError(
                _("This role has {what}; a template holds {most} at most. Take some out, then save it.").format(
                    what=words.format(n=number(n)), most=MOST
                ),
                "template_name",
            )


# Into a role


def fill_role(s: Block, role: Role, session: Session, body: TemplateBody, at: datetime) -> None:
    """Put a template into an empty role; its answers stand in the intake that lies ahead. Nobody has agreed to them."""
    outcomes = [
        Outcome(role_id=role.id, rank=place, text=o.text, measure=o.measure, due_months=o.due_months)
        for place, o in enumerate(body.outcomes)
    ]
    s.add_all(outcomes)
    s.flush()
    criteria = []
    for place, draft in enumerate(body.criteria):
        made = Criterion(
            role_id=role.id, rank=place, label=draft.label, definition=draft.definition, tier=draft.tier,
            weight=draft.weight, anchors=dict(draft.anchors), added_at=at,
        )  # fmt: skip
        made.outcomes = [outcomes[served] for served in draft.serves]
        criteria.append(made)
    s.add_all(criteria)
    s.flush()
    for place, stage in enumerate(body.stages):
        s.add(_made_stage(role, place, stage, criteria))
    _fill_words(s, role, session, body, at)
    s.flush()


def _made_stage(role: Role, place: int, draft: StageDraft, criteria: list[Criterion]) -> Stage:
    made = Stage(role_id=role.id, rank=place, name=draft.name, kind=draft.kind, minutes=draft.minutes)
    made.criteria = [criteria[tested] for tested in draft.tests]
    made.lead_ids = [criteria[led].id for led in draft.leads]
    made.questions = [
        Question(text=q.text, listen_for=q.listen_for, criterion_id=None if q.about is None else criteria[q.about].id)
        for q in draft.questions
    ]
    return made


def _fill_words(s: Block, role: Role, session: Session, body: TemplateBody, at: datetime) -> None:
    seats = {RECRUITER: role.partnership.recruiter_id, MANAGER: role.partnership.manager_id}
    ranks = dict.fromkeys(seats, 0)
    for promise in body.promises:
        s.add(
            Promise(
                role_id=role.id, from_id=seats[promise.seat], rank=ranks[promise.seat], text=promise.text,
                working_days=promise.working_days,
            )
        )  # fmt: skip
        ranks[promise.seat] += 1
    for place, channel in enumerate(body.sources):
        s.add(SourceLead(role_id=role.id, rank=place, channel=channel))
    owners = {field.key: field.owner for field in INTAKE.fields}
    for key, words in body.entries.items():
        person = seats[MANAGER if owners[key] is Voice.MANAGER else RECRUITER]
        s.add(Entry(session_id=session.id, key=key, person_id=person, text=words, written_at=at, proposed=True))


def template_values(s: Block, key: str) -> dict[str, Any]:
    """The setting of a template as it is kept, to put back what was deleted; empty when it is gone."""
    kept = s.scalars(select(Setting).where(Setting.key == key)).first()
    return dict(kept.value) if kept is not None and isinstance(kept.value, dict) else {}
