"""What stands before a review or a feedback talk: the two with their passphrases, and a role with an agreed brief.

It is made through the model's verbs; what the story is about is then done by hand.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from hirepair_desktop.model import Commitment, Criterion, Entry, Outcome, Partnership, Person, Role, Stage
from hirepair_desktop.model.brief import agree_brief
from hirepair_desktop.model.kinds import PayShared, PersonKind, SessionKind, StageKind, Tier
from hirepair_desktop.model.settings import put_setting
from hirepair_desktop.model.sittings import close_session, plan_session, start_session
from hirepair_desktop.storage.seals.seat_keys import set_passphrase
from hirepair_desktop.storage.store import Store
from tests.stories.acts import NADIA, PASSPHRASES, TOMAS

SAMIRA = "Samira Haddad"
AGREED = datetime(2026, 11, 10, 10, 0, tzinfo=UTC)
MUSTS = ("Owns pipelines in production", "Raises the bar for the team")
NICE = "Knows freight"
ANSWERS = {
    "mission": "Every container is found before anybody asks.",
    "whyNow": "Two feeds have no owner since June.",
    "team.direction": "A team that owns its data from port to desk.",
}


def make_pair(file: Path) -> None:
    """A workspace of the two, sealed, with nothing else in it."""
    store = Store.create(file)
    with store.write() as s:
        people = [Person(name=NADIA, kind=PersonKind.RECRUITER), Person(name=TOMAS, kind=PersonKind.MANAGER)]
        s.add_all(people)
        s.flush()
        pair = Partnership(recruiter_id=people[0].id, manager_id=people[1].id, started_on=date(2026, 9, 1))
        s.add(pair)
        s.flush()
        put_setting(s, "pair", pair.id)
        for person in people:
            set_passphrase(s, person.id, PASSPHRASES[person.name])
    store.close(backup=False)


def make_agreed_role(file: Path) -> None:
    """One role with version 1 of its brief, two musts, a nice one, a stage that Samira holds, and one promise."""
    make_pair(file)
    store = Store.open(file)
    with store.write() as s:
        pair = s.query(Partnership).one()
        samira = Person(name=SAMIRA, kind=PersonKind.INTERVIEWER)
        s.add(samira)
        role = Role(
            code="R1", title="Data Engineer", partnership_id=pair.id, opened_on=date(2026, 11, 9),
            decision_owner_id=pair.manager_id, pay_by_pair=True, pay_min=6_800_000, pay_max=8_400_000,
            pay_currency="EUR", pay_shared=PayShared.ADVERT,
        )  # fmt: skip
        s.add(role)
        s.flush()
        both = [pair.recruiter_id, pair.manager_id]
        criteria = [
            Criterion(
                role_id=role.id, label=label, tier=tier, rank=rank, agreed_by=both, raised_by=pair.manager_id,
                definition="Seen in a walk-through", anchors={"1": "Talks tools", "4": "Others call them first"},
            )
            for rank, (label, tier) in enumerate([(MUSTS[0], Tier.MUST), (MUSTS[1], Tier.MUST), (NICE, Tier.NICE)])
        ]  # fmt: skip
        s.add_all(criteria)
        stage = Stage(role_id=role.id, name="Walk-through", kind=StageKind.INTERVIEW, minutes=60, rank=0)
        stage.interviewers, stage.criteria = [samira], criteria[:2]
        outcome = Outcome(role_id=role.id, text="No feed is without an owner", measure="Feeds", due_months=6, rank=0)
        s.add_all([stage, outcome])
        session = plan_session(s, SessionKind.INTAKE, pair, role=role, planned_for=AGREED)
        start_session(s, session, AGREED)
        for key, words in ANSWERS.items():
            s.add(Entry(session_id=session.id, key=key, person_id=pair.manager_id, text=words, written_at=AGREED))
        s.add(
            Commitment(
                session_id=session.id, owner_id=pair.recruiter_id, text="Publish the advert", due=date(2026, 11, 20),
                first_due=date(2026, 11, 20), made_at=AGREED, agreed_by=both,
            )
        )  # fmt: skip
        s.flush()
        agree_brief(s, role, both, AGREED)
        close_session(session, AGREED)
    store.close(backup=False)
