"""Rules that look words of the brief up in a list (METHOD C.1: I-07, I-23, I-32). A list points, it does not judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hirepair_desktop.coaching.prompt import Act, Severity, Where
from hirepair_desktop.coaching.role_facts import RoleFacts
from hirepair_desktop.coaching.rule import Found, Look, Rule, Thing, named, rule
from hirepair_desktop.model.form import Habit


@dataclass(frozen=True, slots=True)
class Wording:
    """Somebody's words, what they are about, and the field they stand in."""

    about: Thing
    kind: str
    field: str
    text: str
    where: Where | None = None


Wordings = Callable[[RoleFacts], Iterator[Wording]]


def of_criteria(facts: RoleFacts) -> Iterator[Wording]:
    """What the criteria say, and what a 1 to a 4 looks like."""
    for made in facts.live:
        for text in (made.label, made.definition):
            yield Wording(made, "criterion", "criteria", text)
        for figure in sorted(made.anchors):
            yield Wording(made, "criterion", "anchors", str(made.anchors.get(figure) or ""))


def of_reasons(facts: RoleFacts) -> Iterator[Wording]:
    """What the criteria say, why they changed, and why the role and its candidates were decided as they were."""
    yield from of_criteria(facts)
    for made in facts.live:
        yield Wording(made, "criterion", "criteria", made.change_reason)
    for decision in facts.decisions:
        candidate = decision.about_id if decision.about_id != facts.role.id else None
        where = replace(facts.where, candidate=candidate)
        yield Wording(decision, "decision", "rationale", decision.rationale, where)


def of_questions(facts: RoleFacts) -> Iterator[Wording]:
    """What the stages ask."""
    for stage in facts.stages:
        for question in stage.questions:
            yield Wording(stage, "stage", "stages", question["text"])


def of_brief(facts: RoleFacts) -> Iterator[Wording]:
    """Criteria, pitch and questions, with what to listen for."""
    yield from of_criteria(facts)
    yield Wording(facts.role, "role", "pitch", facts.text("pitch"))
    yield from of_questions(facts)
    for stage in facts.stages:
        for question in stage.questions:
            yield Wording(stage, "stage", "stages", question["listen_for"])


def word_rule(
    id: str, severity: Severity, habit: Habit, lists: tuple[str, ...], wordings: Wordings, message: str, source: str,
    act: Act | None = None,
) -> Rule[RoleFacts]:  # fmt: skip
    """A rule that speaks once about each thing whose words hold a word of one of the lists, and shows the word."""

    @rule(id, severity, habit, message, "“{text}” says “{word}”.", source, act=act)
    def find(facts: RoleFacts) -> Iterator[Found]:
        told: set[str] = set()
        for said in wordings(facts):
            word = _word(said.text, lists, facts.look) if said.about.id not in told else ""
            if word:
                told.add(said.about.id)
                values = {"word": word, "text": named(said.text)}
                yield Found(said.about, said.kind, said.field, values, where=said.where)

    return find


def _word(text: str, lists: tuple[str, ...], look: Look) -> str:
    """The first word of the lists in a text; "" when it holds none."""
    return next((word for name in lists if (word := look.words.has(text, name))), "")


RULES = (
    word_rule(
        "I-07", Severity.WARN, Habit.EMPATHY, ("FIT",), of_reasons,
        "“Fit” often hides likeness to ourselves; what should this person add?",
        "[RIVERA12: 120 interviewers, over half ranked fit first]",
    ),
    word_rule(
        "I-23", Severity.BLOCK, Habit.CANDOUR, ("PAYHISTORY",), of_questions,
        "Asking what they earned before is barred in the EU rules and many US places; ask what they expect.",
        "[EU970]", Act.LOCK,
    ),
    word_rule(
        "I-32", Severity.WARN, Habit.EMPATHY, ("PROTECTED", "PROXY"), of_brief,
        "“{word}” can point at a protected trait; describe the work instead.",
        "[EEOC]",
    ),
)  # fmt: skip
