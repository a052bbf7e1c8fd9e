"""The word rules F-02, F-06 and F-07 over what the two wrote to mend a fence (METHOD A.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.feedback_items import WORD_RULES, WORD_WHY
from hirepair_desktop.coaching.prompt import Prompt, Severity, Where, in_order
from hirepair_desktop.coaching.rule import Found, Look, Rule, prompts, rule
from hirepair_desktop.model import Entry, Session
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.mending import KEYS


@dataclass(slots=True)
class MendFacts:
    """What both wrote alone, as it was shown; before that there are no entries. Behind the curtain there is no session
    to speak about, and every answer is spoken about by itself."""

    look: Look
    session: Session | None
    entries: Sequence[Entry]

    @property
    def where(self) -> Where:
        """The place of every prompt about this session."""
        assert self.session is not None
        return Where(partnership=self.session.partnership_id, session=self.session.id)


def mend_facts(s: Block, session: Session, look: Look) -> MendFacts:
    """Read what both wrote."""
    found = select(Entry).where(Entry.session_id == session.id, Entry.key.in_(KEYS)).order_by(Entry.key, Entry.id)
    return MendFacts(look, session, s.scalars(found).all())


def _word_rule(
    id: str, severity: Severity, habit: Habit, listed: str, columns: tuple[str, ...], source: str, message: str
) -> Rule[MendFacts]:
    """A row of the word rules of feedback, over what was written to mend a fence."""

    def found(facts: MendFacts) -> Iterator[Found]:
        for entry in facts.entries:
            word = facts.look.words.has(entry.text, listed)
            if word:
                yield Found(facts.session or entry, "session", entry.key, {"word": word})

    return rule(id, severity, habit, message, WORD_WHY, source)(found)


RULES = tuple(_word_rule(*row) for row in WORD_RULES if row[0] in ("F-02", "F-06", "F-07"))


def draft_prompts(words: Mapping[str, str], look: Look, where: Where) -> list[Prompt]:
    """What the rules say about one writer's own page while it is private, by the key of the answer.

    What the other writes is not looked at and could not be.
    """
    entries = [Entry(id=key, key=key, text=text, seq=0) for key, text in words.items()]
    return in_order(prompts(RULES, MendFacts(look, None, entries), look, where))
