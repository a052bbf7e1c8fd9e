"""A small workspace for print: one pair, one role with an agreed brief, one debrief, one feedback session.

Every text is a sentence of its own, so that a test can say where on the page it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session as Block

from hirepair_desktop import model as m
from hirepair_desktop.model import kinds as k
from hirepair_desktop.model.brief import agree_brief
from hirepair_desktop.storage.store import Store

BEGUN = datetime(2026, 6, 3, 9, 0, tzinfo=UTC)


@dataclass
class World:
    """The ids a test asks for."""

    store: Store
    intake: str = ""
    debrief: str = ""
    feedback: str = ""
    recruiter: str = ""
    manager: str = ""


ENTRIES = {
    "whyNow": "Refund failures doubled since March and one of two people leaves in June.",
    "ifNobody": "Payouts stay manual for another quarter.",
    "team.now": "Four engineers, strong in review, stretched by on-call weeks.",
    "team.direction": "We own refunds end to end instead of passing tickets on.",
    "team.gap": "Nobody enjoys writing things down.",
    "priorities.1": "Refunds under half a percent failing.",
    "priorities.2": "One on-call week in eight.",
    "readback.r": "You need somebody who keeps refunds right and writes it down.",
    "mission": "Make every refund arrive once, on time, and say so before anybody asks.",
    "firstWin90": "The retry queue drains by itself.",
    "notNeeded": "A degree. Years of one language.",
    "marketOpinion": "I would drop the second language.",
    "pitch": "You will own the moment people get their money back.",
    "companyStory": "We make freight pay itself.",
    "honestHard": "On call one week in five, with two night calls a week last quarter.",
    "candidateCare": "Ask Amara for an adjustment; every stage is told up front.",
    "limits": "Finance must agree above the range; the rest is ours.",
    "payPrinciples": "Top third only if two musts are 4s with evidence.",
}
MUSTS = (
    ("Designs reliable payment flows", "Draws only the good path.", "Names what fails and how it heals."),
    ("Finds causes of live faults", "Restarts and hopes.", "Finds the cause with partial data and tells users."),
    ("Writes designs others can act on", "Needs a call to explain.", "Finance acts on the page alone."),
)


def build(path: Path) -> World:
    """Write the workspace at `path` and hand back its ids. The store stays open."""
    world = World(Store.create(path, "Harbour & Pine"))
    with world.store.write() as s:
        _fill(s, world)
    return world


def _fill(s: Block, world: World) -> None:
    amara = m.Person(name="Amara Okafor", kind=k.PersonKind.RECRUITER)
    priya = m.Person(name="Priya Raman", kind=k.PersonKind.MANAGER)
    jonas = m.Person(name="Jonas Weber", kind=k.PersonKind.INTERVIEWER)
    s.add_all([amara, priya, jonas])
    s.flush()
    world.recruiter, world.manager = amara.id, priya.id
    pair = m.Partnership(recruiter_id=amara.id, manager_id=priya.id, started_on=date(2026, 5, 28))
    s.add(pair)
    s.flush()
    role = _role(s, pair, amara, priya, jonas)
    _intake(s, world, pair, role, amara, priya)
    candidate = m.Candidate(alias="K02", name="Noor Haddad", role_id=role.id, source=k.Source.SOURCED)
    s.add(candidate)
    s.flush()
    _debrief(s, world, pair, role, candidate, (amara, priya, jonas))
    _feedback(s, world, pair, amara, priya)


def _role(s: Block, pair: m.Partnership, amara: m.Person, priya: m.Person, jonas: m.Person) -> m.Role:
    role = m.Role(
        code="R1", title="Senior Backend Engineer, Payments", partnership_id=pair.id, seats=2,
        location="Rotterdam or remote in the EU", opened_on=date(2026, 6, 2), decision_owner_id=priya.id,
        pay_owner_id=priya.id, pay_min=9_200_000, pay_max=11_200_000, pay_shared=k.PayShared.ADVERT,
        jurisdictions=["NL", "DE"],
    )  # fmt: skip
    s.add(role)
    s.flush()
    for rank, (text, measure, months) in enumerate(
        (
            ("Failed refunds under 0.5 %.", "Weekly, today 1.9 %.", 6),
            ("On-call load halved.", "Night calls a week.", 9),
            ("A written design for each flow.", "Read by finance.", 12),
        )
    ):
        s.add(m.Outcome(role_id=role.id, text=text, measure=measure, due_months=months, rank=rank))
    pair_ids = sorted((amara.id, priya.id))
    for rank, (label, low, high) in enumerate(MUSTS):
        s.add(
            m.Criterion(
                role_id=role.id, label=label, definition=f"{label}, seen in a walk-through.", rank=rank,
                anchors={"1": low, "4": high}, raised_by=(amara if rank % 2 else priya).id, agreed_by=pair_ids,
            )
        )  # fmt: skip
    s.add(m.Criterion(role_id=role.id, label="Freight background", definition="x", tier=k.Tier.NICE, rank=9))
    s.add(m.Criterion(role_id=role.id, label="Kafka at scale", definition="x", tier=k.Tier.LEARN, rank=10))
    s.flush()
    s.refresh(role)
    for rank, (name, minutes, people, tested) in enumerate(
        (
            ("First talk", 30, [amara], role.criteria[2:3]),
            ("Fault session", 60, [jonas, priya], role.criteria[1:2]),
            ("Design talk", 45, [priya], [role.criteria[0], role.criteria[3]]),
        )
    ):
        stage = m.Stage(role_id=role.id, name=name, minutes=minutes, rank=rank)
        stage.questions = [
            {"text": f"What happened in {name.lower()}?", "listen_for": "Order of steps.", "criterion_id": None}
        ]
        stage.interviewers, stage.criteria = people, tested
        s.add(stage)
    s.add(m.MarketEvidence(role_id=role.id, fact="38 people within travel distance.", source="Own count",
                           date=date(2026, 5, 20)))  # fmt: skip
    s.add(m.SourceLead(role_id=role.id, channel="Payments meetup", person_id=jonas.id, due_on=date(2026, 6, 12)))
    s.add(m.Tradeoff(role_id=role.id, manager_picks=[c.id for c in role.criteria[:2]],
                     recruiter_guess=[role.criteria[0].id, role.criteria[2].id], revealed_at=BEGUN))  # fmt: skip
    for rank, (person, text, days) in enumerate(
        (
            (amara, "Three profiles each Friday.", 5), (amara, "Candidates hear back.", 2),
            (priya, "Feedback after each talk.", 2), (priya, "Two slots kept free each week.", 5),
        )
    ):  # fmt: skip
        s.add(m.Promise(role_id=role.id, from_id=person.id, text=text, working_days=days, rank=rank))
    s.add(m.DecisionRole(role_id=role.id, person_id=priya.id, part=k.Part.DECIDES))
    s.add(m.DecisionRole(role_id=role.id, person_id=jonas.id, part=k.Part.ADVISES, reason="Sees the code.", rank=1))
    s.flush()
    return role


def _intake(s: Block, world: World, pair: m.Partnership, role: m.Role, amara: m.Person, priya: m.Person) -> None:
    session = m.Session(
        kind=k.SessionKind.INTAKE, partnership_id=pair.id, role_id=role.id, started_at=BEGUN,
        closed_at=BEGUN + timedelta(minutes=62), agreed_by=sorted((amara.id, priya.id)),
    )  # fmt: skip
    session.attendees = [amara, priya]
    s.add(session)
    s.flush()
    world.intake = session.id
    for key, words in ENTRIES.items():
        writer = amara if key in ("readback.r", "marketOpinion", "candidateCare") else priya
        s.add(m.Entry(session_id=session.id, key=key, person_id=writer.id, text=words, written_at=BEGUN))
    for person, words in ((amara, "telling me before the meeting."), (priya, "bringing one example.")):
        s.add(m.Entry(session_id=session.id, key="candourPact", person_id=person.id, text=words, written_at=BEGUN))
        key = "hope.r" if person is amara else "hope.m"
        s.add(m.Entry(session_id=session.id, key=key, person_id=person.id, text=f"{person.name[:4]} hopes for calm.",
                      written_at=BEGUN))  # fmt: skip
    s.add(m.Entry(session_id=session.id, key="load.m", person_id=priya.id, choice="stretched",
                  text="Audit until July.", written_at=BEGUN))  # fmt: skip
    s.add(m.Challenge(
        session_id=session.id, from_id=amara.id, to_id=priya.id, kind=k.ChallengeKind.BRIEF, made_at=BEGUN,
        text="Three of your last four strong hires had no payments background. What would we lose?",
        response="Nothing we cannot teach. I take it out.", result=k.ChallengeResult.CHANGED,
    ))  # fmt: skip
    s.add(m.Challenge(
        session_id=session.id, from_id=priya.id, to_id=amara.id, kind=k.ChallengeKind.MARKET, made_at=BEGUN,
        text="Who will this plan never reach?", response="People who do not read English adverts.",
        result=k.ChallengeResult.KEPT,
    ))  # fmt: skip
    s.add(m.Commitment(session_id=session.id, owner_id=amara.id, text="Amara opens two channels",
                       due=date(2026, 6, 10), first_due=date(2026, 6, 10)))  # fmt: skip
    s.add(m.Commitment(session_id=session.id, owner_id=priya.id, text="Priya frees two slots a week",
                       due=date(2026, 6, 9), first_due=date(2026, 6, 9)))  # fmt: skip
    s.flush()
    s.refresh(role)
    version = agree_brief(s, role, [amara.id, priya.id], BEGUN + timedelta(minutes=60))
    session.brief_version = version.n


def _debrief(
    s: Block, world: World, pair: m.Partnership, role: m.Role, candidate: m.Candidate,
    raters: tuple[m.Person, m.Person, m.Person],
) -> None:  # fmt: skip
    amara, priya, jonas = raters
    at = datetime(2026, 6, 30, 12, 0, tzinfo=UTC)
    session = m.Session(
        kind=k.SessionKind.DEBRIEF, partnership_id=pair.id, role_id=role.id, started_at=at, brief_version=1,
        closed_at=at + timedelta(minutes=31),
    )  # fmt: skip
    session.attendees, session.candidates = list(raters), [candidate]
    s.add(session)
    s.flush()
    world.debrief = session.id
    musts = [criterion for criterion in role.criteria if criterion.tier is k.Tier.MUST]
    values = {amara.id: (4, 2, 3), priya.id: (2, 2, 3), jonas.id: (3, 3, None)}
    for rater in raters:
        for criterion, value in zip(musts, values[rater.id], strict=True):
            s.add(m.Rating(
                session_id=session.id, candidate_id=candidate.id, criterion_id=criterion.id, rater_id=rater.id,
                state=k.RatingState.RATED if value else k.RatingState.NOT_ASKED, value=value,
                evidence=f"{rater.name[:5]} saw {criterion.label.lower()}: drew the steps, named the rollback.",
                sealed_at=at - timedelta(hours=2), revealed_at=at,
            ))  # fmt: skip
    for rater, verdict in ((amara, k.Verdict.YES), (priya, k.Verdict.NO), (jonas, k.Verdict.YES)):
        s.add(m.Recommendation(
            session_id=session.id, candidate_id=candidate.id, rater_id=rater.id, value=verdict,
            confidence=k.Confidence.MEDIUM, reason=f"{rater.name[:5]} weighs flows most.", sealed_at=at,
        ))  # fmt: skip
    s.flush()
    changed = s.query(m.Rating).filter_by(rater_id=amara.id, criterion_id=musts[0].id).one()
    changed.revised_value, changed.revised_reason = 3, "Priya showed the second file case was missed."
    changed.revised_at = at + timedelta(minutes=9)
    s.add(m.Round(
        session_id=session.id, candidate_id=candidate.id, what=k.RoundOf.RATINGS, recruiter_id=amara.id,
        manager_id=priya.id, workspace_id="WRKSPACE", required_ids=[p.id for p in raters],
        state=k.RoundState.REVEALED, revealed_at=at,
        seals=[
            {"person_id": p.id, "sealed_at": "2026-06-30T10:00:00Z", "hash": f"{n}a" * 32,
             "authenticated": p is not jonas}
            for n, p in enumerate(raters)
        ],
    ))  # fmt: skip
    s.add(m.GapNote(session_id=session.id, candidate_id=candidate.id, criterion_id=musts[0].id,
                    text="Amara saw the good path, Priya the second file."))  # fmt: skip
    _answers(s, session, amara, priya)
    _end(s, session, candidate, raters, musts)


def _answers(s: Block, session: m.Session, amara: m.Person, priya: m.Person) -> None:
    at = session.started_at
    assert at is not None
    for key, person, words, choice in (
        ("matchesBrief.r", amara, "I thought the team was looking for refunds first.", None),
        ("matchesBrief", priya, "Mostly; the ledger part is missing.", "partly"),
        ("addsToDirection.r", amara, "You are heading to owning refunds; does this add?", None),
        ("addsToDirection", priya, "Yes for faults, not yet for design.", None),
        ("caseAgainst", amara, "Two flows broke on the second file.", None),
        ("caseFor", priya, "Calm under a live fault.", None),
        ("processLesson", amara, "Ask about the second file in the first talk.", None),
        ("managerAsksBack", priya, "What did you see on the calls?", None),
        ("managerAsksBack.r", amara, "They prepared every call.", None),
    ):
        s.add(m.Entry(session_id=session.id, key=key, person_id=person.id, text=words, choice=choice,
                      written_at=at))  # fmt: skip


def _end(
    s: Block,
    session: m.Session,
    candidate: m.Candidate,
    raters: tuple[m.Person, m.Person, m.Person],
    musts: list[m.Criterion],
) -> None:
    """Decision, message, thanks and what each will do."""
    amara, priya, jonas = raters
    at = session.started_at
    assert at is not None
    decision = m.Decision(
        about=k.DecisionAbout.CANDIDATE, about_id=candidate.id, session_id=session.id,
        value=k.DecisionValue.NO_HIRE, made_by=priya.id, made_at=at + timedelta(minutes=20),
        rationale="Reliable flows were 2 for me and the second case was missed twice.",
        dissent=[{"person_id": amara.id, "text": "I would have asked for one more talk."}],
    )  # fmt: skip
    decision.criteria = [musts[0]]
    s.add(decision)
    candidate.advice = [{"person_id": amara.id, "text": "One more talk about the second file."}]
    s.add(m.CandidateMessage(
        candidate_id=candidate.id, session_id=session.id, strengths=["You took a fault apart from log to fix."],
        growth=[{"text": "Say what happens on the second file.", "criterion_id": musts[0].id}],
        next_step="A call if wanted.", channel="call", owner_id=amara.id,
        due_at=datetime(2026, 7, 1, 12, tzinfo=UTC), sent_at=datetime(2026, 7, 1, 13, tzinfo=UTC),
    ))  # fmt: skip
    s.add(m.Thanks(session_id=session.id, from_id=amara.id, to_id=jonas.id, text="For the fault session."))
    s.add(m.Commitment(session_id=session.id, owner_id=amara.id, text="Amara calls the candidate",
                       due=date(2026, 7, 1), first_due=date(2026, 7, 1)))  # fmt: skip
    s.add(m.Commitment(session_id=session.id, owner_id=priya.id, text="Priya writes the second-file question",
                       due=date(2026, 7, 3), first_due=date(2026, 7, 3)))  # fmt: skip


def _feedback(s: Block, world: World, pair: m.Partnership, amara: m.Person, priya: m.Person) -> None:
    at = datetime(2026, 7, 8, 14, 0, tzinfo=UTC)
    session = m.Session(
        kind=k.SessionKind.FEEDBACK, partnership_id=pair.id, started_at=at, closed_at=at + timedelta(minutes=45),
        shared_by=sorted((amara.id, priya.id)),
    )  # fmt: skip
    session.attendees = [amara, priya]
    s.add(session)
    s.flush()
    world.feedback = session.id
    for person, load, first in ((amara, k.Load.OK, "Three offers out."), (priya, k.Load.STRETCHED, "The audit.")):
        s.add(m.Arrival(session_id=session.id, person_id=person.id, load=load, priority_now=first,
                        permission=k.Permission.YES, load_shared=True))  # fmt: skip
        s.add(m.Pulse(session_id=session.id, person_id=person.id, understands=3, straight=4, safe=4, grow=3, keeps=5,
                      revealed_at=at))  # fmt: skip
        s.add(m.Landing(session_id=session.id, person_id=person.id, word=f"{person.name[:3]}-lighter",
                        effect=k.Effect.MORE))  # fmt: skip
    common = {"session_id": session.id, "revealed_at": at, "sealed_at": at, "happened_on": date(2026, 6, 30)}
    s.add(m.Feedback(
        **common, from_id=amara.id, to_id=priya.id, topic=k.Topic.CANDIDATE_COMMS, tone=k.Tone.CONSTRUCTIVE,
        headline="The first ten minutes", situation="The design talk with K02.",
        behaviour="You joined nine minutes late and began with the hardest question.",
        impact="They told me they never found their feet.", ask="Two minutes of welcome before question one.",
        care="People who get past that start want to work for you.", thanks="Thank you, that is fair.",
        response=k.Response.ACCEPT, response_reason="I block ten minutes before each call.",
    ))  # fmt: skip
    s.add(m.Feedback(
        **common, rank=1, from_id=priya.id, to_id=amara.id, topic=k.Topic.PITCH, tone=k.Tone.CONSTRUCTIVE,
        headline="How we open the pitch", situation="First calls in June.",
        behaviour="The pitch opened with funding.", impact="Four of six asked what the work is.",
        ask="Open with the outage in March.", care="You read people faster than I do.", thanks="Good to hear.",
        response=k.Response.DISCARD, response_reason="The outage scares people off.",
    ))  # fmt: skip
    s.add(m.Feedback(
        **common, rank=2, from_id=priya.id, to_id=amara.id, topic=k.Topic.MARKET_ADVICE, tone=k.Tone.APPRECIATION,
        headline="You brought numbers", situation="The intake.", behaviour="You brought a count of 38 people.",
        impact="I dropped the second language.", thanks="Thanks.", response=k.Response.ACCEPT,
    ))  # fmt: skip
    for person, other, text in (
        (amara, priya, "Tell technical stories."),
        (priya, amara, "Open with warmth."),
    ):
        s.add(m.GrowthGoal(person_id=person.id, session_id=session.id, text=text, supporter_id=other.id,
                           help=f"{other.name[:5]} sits in on two calls.", set_on=at.date()))  # fmt: skip
    s.add(m.Commitment(session_id=session.id, owner_id=amara.id, text="Amara rewrites the opening",
                       due=date(2026, 7, 15), first_due=date(2026, 7, 15)))  # fmt: skip
    s.add(m.Commitment(session_id=session.id, owner_id=priya.id, text="Priya keeps ten minutes free",
                       due=date(2026, 7, 14), first_due=date(2026, 7, 14)))  # fmt: skip
