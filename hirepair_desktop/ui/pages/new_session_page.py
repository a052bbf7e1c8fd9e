"""New session: which kind, who, about which role or candidate, now or on a day. In place, not a dialog."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model import Candidate, Partnership, Role
from hirepair_desktop.model.beginning import WITHOUT_ROLE, Wish, begin, pair_up
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.kinds import CandidateStatus, SessionKind
from hirepair_desktop.model.next_session import Next, next_session
from hirepair_desktop.model.shortlisting import candidates_to_choose, new_ones
from hirepair_desktop.model.templates import KEPT, ROLE, SHIPPED
from hirepair_desktop.text import _, joined
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.check_in_choice import CheckInChoice
from hirepair_desktop.ui.pages.lines import session_choices
from hirepair_desktop.ui.pages.pair_choices import pair_choices, stays_chosen
from hirepair_desktop.ui.pages.start_from import EMPTY, StartFrom
from hirepair_desktop.ui.session.profile_ticks import ProfileTicks
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import Segmented, button
from hirepair_desktop.ui.widgets.labels import caption, title
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from hirepair_desktop.ui.workspace import OpenWorkspace

NEW = "new"
START_HOUR = 10
"""A planned session without an hour is put at ten."""

ABOUT_PEOPLE = (SessionKind.DEBRIEF.value, SessionKind.SHORTLIST.value)
"""Kinds that may be about a role with or without an agreed brief."""

OVER = (CandidateStatus.HIRED, CandidateStatus.DECLINED, CandidateStatus.WITHDRAWN, CandidateStatus.LOST)


def kind_lines() -> dict[str, str]:
    """What each is for, in a sentence."""
    return {
        SessionKind.INTAKE.value: _("Shape the search together. The recruiter brings something."),
        SessionKind.SHORTLIST.value: _(
            "Up to six profiles: pick alone, open together, talk where you differ. 20 minutes."
        ),
        SessionKind.DEBRIEF.value: _("Write alone, open together, talk about the differences; the owner decides."),
        SessionKind.FEEDBACK.value: _("Both ask, both answer. The receiver is free. 45 minutes."),
        SessionKind.RE_INTAKE.value: _(
            "Here the two agree changes of an agreed brief: what have we learnt, what changes and why? 15 minutes."
        ),
        SessionKind.CHECK_IN.value: _("Joy first, then outcomes and their own words. 30 minutes; day 14 takes ten."),
        SessionKind.MEND.value: _("What happened, written alone; read aloud, said back; one repair each. 15 minutes."),
        SessionKind.LOOK_BACK.value: _("Each quarter: six panels, three things going well, two to change. 20 minutes."),
    }


def profiles_to_tick(workspace: OpenWorkspace, role_id: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Id and words of each profile a shortlist review can be about, and which are ticked at first."""
    with workspace.read() as s:
        found = candidates_to_choose(s, role_id)
        words = [(c.id, " · ".join(filter(None, (c.alias, c.headline.strip())))) for c in found]
        return words, new_ones(found)


class NewSessionPage(Page):
    """`open_requested("session", id)` once the two sit down."""

    shows = frozenset({"role", "candidate", "partnership", "person", "setting"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "new_session_page")
        self.setWindowTitle(_("New session"))
        self.kind = Segmented(session_choices(), "kind", _("Kind of session"))
        self.kind.set_value(SessionKind.INTAKE.value)
        self.kind_list = ChoiceField(_("Kind of session"), session_choices(), "kind_list")
        self.kind_words = caption("")
        self.who = ChoiceField(_("Who sits down"), [], "who")
        self.not_offered = caption("", name="not_offered")
        self.recruiter = LineField(_("Recruiter"), "new_recruiter", "rec")
        self.manager = LineField(_("Hiring manager"), "new_manager", "man")
        self.role = ChoiceField(_("Role"), [], "role")
        self.role_title = LineField(_("What is the role called?"), "role_title")
        self.start_from = StartFrom(workspace)
        self._given_title = ""
        self.candidate = ChoiceField(_("Candidate"), [], "candidate")
        self.candidate_name = LineField(_("The candidate's name"), "candidate_name")
        self.profiles = ProfileTicks()
        self._ticked_for = ""
        self.check_in = CheckInChoice(workspace)
        self.form = Segmented([("full", _("60 minutes")), ("short", _("45 minutes"))], "form", _("Length"))
        self.form.set_value("full")
        self.day = DateField(_("On which day, to plan it"), "day")
        self.told = FieldSentence()
        self.start_now = button(_("Sit down now"), "start_now", owner="primary")
        self.plan_it = button(_("Plan it"), "plan_it")
        self._build()
        for field in (self.who, self.role, self.candidate):
            field.edited.connect(self._on_choice_edited)
        self.start_from.chosen.connect(self._on_start_from_chosen)
        self.kind.chosen.connect(self._on_kind_chosen)
        self.kind_list.edited.connect(self._on_kind_list_edited)
        self.form.chosen.connect(self._on_form_chosen)
        self.start_now.clicked.connect(self._on_start_now_clicked)
        for line in (self.role_title, self.candidate_name):
            line.submitted.connect(self._on_start_now_clicked)
        self.plan_it.clicked.connect(self._on_plan_it_clicked)

    def _build(self) -> None:
        self._new_pair = QWidget()
        names = row(self.recruiter, self.manager, space=16)
        names.setStretch(0, 1)
        names.setStretch(1, 1)
        self._new_pair.setLayout(names)
        self._length = QWidget()
        self.form_words = caption("", name="form_words")
        self._length.setLayout(stack(caption(_("Length")), row(self.form, 1), self.form_words, space=4))
        column = QWidget()
        column.setMaximumWidth(theme().px(640))
        column.setLayout(
            stack(
                self.kind_list, self.kind_words, Rule(),
                self.who, self.not_offered, self._new_pair, self.role, self.start_from, self.role_title,
                self.candidate, self.candidate_name, self.profiles, self.check_in,
                self._length, self.day, self.told, row(self.start_now, self.plan_it, 1), 1, space=14,
            )
        )  # fmt: skip
        laid = row(column, 1)
        laid.setStretch(0, 100)  # as wide as it may be from the beginning, whatever is chosen in it
        head = stack(title(_("New session")), row(self.kind, 1), space=14)  # the kinds are wider than the fields
        self.setLayout(stack(head, laid, space=14, margins=(32, 24, 32, 24)))

    # What is proposed

    def show_about(self, kind: str) -> None:
        """Begin with a kind, or with a template or role to start from; "" with what the two need next, unless
        somebody has begun to write here."""
        if kind.startswith((KEPT, SHIPPED, ROLE)):
            self._start_from(kind)
        elif kind or not self._is_begun():
            self.propose(kind, "", "")

    def _is_begun(self) -> bool:
        fields = (self.recruiter, self.manager, self.role_title, self.candidate_name)
        return self.isVisible() or any(field.value().strip() for field in fields)

    def _next(self) -> Next:
        """What the two need next; a first pair begins with an intake."""
        pair = self.workspace.pair()
        if pair is None:
            return SessionKind.INTAKE, ""
        with self.workspace.read() as s:
            return next_session(s, pair.id, self.workspace.today())

    def propose(self, kind: str, role_id: str, candidate_id: str) -> None:
        """Fill in what somebody wished for elsewhere; without a kind what comes next."""
        if not kind:
            following, role_id = self._next()
            kind = following.value
        self.kind.set_value(kind)
        self.refresh()
        if role_id:
            with self.workspace.read() as s:
                role = s.get(Role, role_id)
                if role is not None:
                    self.who.set_value(role.partnership_id)
            self._fill_roles()
            self.role.set_value(role_id)
            self._fill_candidates()
        if candidate_id:
            self.candidate.set_value(candidate_id)
            self.check_in.propose(candidate_id)
            self.profiles.set_held([candidate_id])
        self._show_fields()

    def _start_from(self, key: str) -> None:
        """A new role that begins with a template."""
        self.kind.set_value(SessionKind.INTAKE.value)
        self.refresh()
        self.role.set_value(NEW)
        self.start_from.set_key(key)
        body = self.start_from.body()
        self._on_start_from_chosen(body.title if body is not None else "")
        self._show_fields()

    def focus_first(self) -> None:
        """Begin where something has to be written, else at the button."""
        for field in (self.recruiter, self.role_title, self.candidate_name):
            if field.isVisibleTo(self):
                field.focus()
                return
        self.start_now.setFocus()

    def refresh(self) -> None:
        self._fill_pairs()
        self._fill_roles()
        self._fill_candidates()
        self.start_from.fill()
        self._show_fields()

    def _fill_pairs(self, keeps_new: bool = False) -> None:
        """The pairs that go on; of one that ended the hires keep their check-ins."""
        offered, told = pair_choices(self.workspace.pairs(), self.kind.value() == SessionKind.CHECK_IN.value)
        held, here = self.who.value(), self.workspace.pair()
        keeps_new = keeps_new or any(field.line.text().strip() for field in (self.recruiter, self.manager))
        self.not_offered.setText(told)
        self.who.set_options([*offered, (NEW, _("A new pair…"))])
        self.who.set_value(NEW if held == NEW and keeps_new else stays_chosen(offered, held, here) or NEW)

    def _fill_roles(self) -> None:
        kind, held = self.kind.value(), self.role.value()
        with self.workspace.read() as s:
            rows = s.scalars(select(Role).where(Role.partnership_id == self.who.value()).order_by(Role.code)).all()
            wanted = [
                (role.id, f"{role.code} · {role.title}")
                for role in rows
                if (kind == SessionKind.INTAKE.value) == (role.intake_version == 0) or kind in ABOUT_PEOPLE
            ]
        if kind == SessionKind.INTAKE.value:
            wanted.append((NEW, _("A new role…")))
        self.role.set_options(wanted)
        values = [value for value, _words in wanted]
        if values:
            self.role.set_value(held if held in values else values[-1])

    def _fill_candidates(self) -> None:
        held = self.candidate.value()
        with self.workspace.read() as s:
            rows = s.scalars(
                select(Candidate)
                .where(Candidate.role_id == self.role.value(), Candidate.status.not_in(OVER))
                .order_by(Candidate.alias)
            ).all()
            wanted = [(c.id, f"{c.alias} · {c.name}") for c in rows]
        self.candidate.set_options([*wanted, (NEW, _("A new candidate…"))])
        values = [value for value, _words in wanted]
        self.candidate.set_value(held if held in values else (values[0] if values else NEW))
        self._fill_profiles()

    def _fill_profiles(self) -> None:
        """Who can be ticked: who is new or shortlisted; the new ones are ticked when a role is chosen, up to six."""
        role_id = str(self.role.value() or "")
        choices, new = profiles_to_tick(self.workspace, role_id)
        self.profiles.set_choices(choices, self.profiles.value() if role_id == self._ticked_for else new)
        self._ticked_for = role_id
        self.check_in.fill(str(self.who.value() or ""))

    def _show_fields(self) -> None:
        kind = self.kind.value()
        about_hire = kind == SessionKind.CHECK_IN.value
        about_role = SessionKind(kind) not in WITHOUT_ROLE and not about_hire
        about_candidate = kind == SessionKind.DEBRIEF.value
        self.kind_words.setText(kind_lines()[kind])
        self.kind_list.set_value(kind)
        show_if(self.kind, not theme().large())  # in large text its line is wider than the page
        show_if(self.kind_list, theme().large())
        self._new_pair.setVisible(self.who.value() == NEW)
        self.role.setVisible(about_role)
        for part in (self.role_title, self.start_from):
            part.setVisible(about_role and self.role.value() == NEW)
        self.candidate.setVisible(about_candidate)
        self.candidate_name.setVisible(about_candidate and self.candidate.value() == NEW)
        self.profiles.setVisible(kind == SessionKind.SHORTLIST.value)
        self.check_in.setVisible(about_hire)
        self._length.setVisible(kind == SessionKind.INTAKE.value)
        self._on_form_chosen(self.form.value())
        show_if(self.not_offered, bool(self.not_offered.text()))
        self.told.setText("")

    @Slot(object)
    def _on_choice_edited(self, value: object) -> None:
        if self.sender() is self.who:
            self._fill_roles()
        if self.sender() in (self.who, self.role):
            self._fill_candidates()
        self._show_fields()

    @Slot(str)
    def _on_start_from_chosen(self, words: str) -> None:
        """The template gives the role its name, as long as nobody wrote one."""
        if self.role_title.value().strip() in ("", self._given_title):
            self._given_title = words
            self.role_title.set_value(words)

    @Slot(str)
    def _on_kind_list_edited(self, kind: str) -> None:
        self.kind.set_value(kind)
        self._on_kind_chosen(kind)

    @Slot(str)
    def _on_kind_chosen(self, kind: str) -> None:
        self._fill_pairs(keeps_new=True)
        self._fill_roles()
        self._fill_candidates()
        self._show_fields()

    @Slot(str)
    def _on_form_chosen(self, form: str) -> None:
        """Which sections a form asks, and how long they are (METHOD A.1)."""
        asked = INTAKE.sections_of(short=form == "short")
        left = joined([_(section.title) for section in INTAKE.sections if section not in asked])
        minutes = sum(section.minutes for section in asked)
        words = _("{n} sections, {minutes} minutes.").format(n=len(asked), minutes=minutes)
        if left:
            words += " " + _("Not asked: {sections}.").format(sections=left)
        self.form_words.setText(words)

    # Beginning

    def _planned_for(self) -> datetime:
        chosen = self.day.value()
        if isinstance(chosen, date) and chosen != self.workspace.today():
            return datetime.combine(chosen, time(START_HOUR)).astimezone()
        return self.workspace.now()

    def _begin(self) -> str:
        for field in (self.recruiter, self.manager, self.role_title, self.candidate_name):
            field.flush()
        today = self.workspace.today()
        try:
            with self.workspace.write() as s:
                pair_id = str(self.who.value())
                if pair_id == NEW:
                    pair_id = pair_up(s, self.recruiter.value(), self.manager.value(), today).id
                kind, candidate = SessionKind(self.kind.value()), str(self.candidate.value() or "")
                if kind is SessionKind.CHECK_IN:
                    self.check_in.write_start(s)
                    candidate = self.check_in.candidate_id()
                wish = Wish(
                    kind,
                    pair_id,
                    role_id="" if self.role.value() == NEW else str(self.role.value() or ""),
                    role_title=self.role_title.value(),
                    start_from=self.start_from.key(),
                    candidate_id="" if candidate == NEW else candidate,
                    candidate_name=self.candidate_name.value(),
                    profile_ids=tuple(self.profiles.value()),
                    check_in_day=self.check_in.day(),
                    short=self.form.value() == "short" and kind is SessionKind.INTAKE,
                    planned_for=self._planned_for(),
                )
                session_id = begin(s, wish, today).id
                partnership_id = s.get_one(Partnership, pair_id).id
        except HirePairError as error:
            self.told.setText(str(error))
            return ""
        self.workspace.turn_to(partnership_id)
        for field in (self.recruiter, self.manager, self.role_title, self.candidate_name):
            field.set_value("")
        self.profiles.set_held(())
        self.start_from.set_key(EMPTY)
        self._given_title = ""
        return session_id

    @Slot()
    def _on_start_now_clicked(self) -> None:
        session_id = self._begin()
        if session_id:
            self.open_requested.emit("session", session_id)

    @Slot()
    def _on_plan_it_clicked(self) -> None:
        if self._begin():
            self.open_requested.emit("home", "")
            self.said.emit(_("Planned. It stands on Home until you sit down."))
