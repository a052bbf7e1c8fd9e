"""Parts of a person's page: marks for things given, thanks in the giver's words, goals, words for all of them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hirepair_desktop.model.kinds import Part, PersonKind, Response
from hirepair_desktop.model.person_facts import Gave, Growing, Heard, InRole, Named, ThankedFor
from hirepair_desktop.text import _, bare_day, first_name, joined
from hirepair_desktop.ui.kind_words import kind_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, PanelFoot, row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption, plain, section_title, strong
from hirepair_desktop.ui.widgets.seat_mark import SMALL, VOICES, SeatMark, draw_shape
from hirepair_desktop.ui.widgets.tag import Tag

WORDS_WIDTH, NUMBER_WIDTH = 230, 34
STEP = 15
"""From one mark to the next, in pixels at 100 %."""


def side_of(kind: PersonKind) -> str:
    """The side of somebody's usual seat; this page is about no one pair."""
    return {PersonKind.RECRUITER: "rec", PersonKind.MANAGER: "man"}.get(kind, "other")


def seat_words(kind: PersonKind) -> str:
    """What the usual seat is called."""
    return {
        PersonKind.RECRUITER: _("Recruiter"), PersonKind.MANAGER: _("Hiring manager"),
        PersonKind.INTERVIEWER: _("Interviewer"), PersonKind.REFERRER: _("Refers people"),
        PersonKind.APPROVER: _("Agrees where it is needed"), PersonKind.HIRE: _("Hired"),
    }[kind]  # fmt: skip


def gave_words(gave: Gave) -> str:
    """What kind of thing was given."""
    if gave.what == "feedback":
        return _("Feedback to {name}").format(name=first_name(gave.about))
    return {
        "sessions": _("Sessions at the table"), "interviews": _("Talks with candidates"), "found": _("People found"),
        "referred": _("People referred"), "leads": _("Leads taken on"),
        "challenges": _("Challenges that changed something"), "thanks": _("Thanked others"),
    }[gave.what]  # fmt: skip


def under_words(gave: Gave) -> str:
    """The quieter line under the marks: what it was, or when last."""
    if gave.kinds:
        named = kind_words()
        return ", ".join(_("{kind} {n}").format(kind=named[kind], n=n) for kind, n in gave.kinds)
    if gave.what == "challenges" and gave.things:
        return _("the last: “{words}”").format(words=gave.things[0])
    if gave.what == "thanks":
        return joined([first_name(name) for name in gave.things])
    if gave.what == "feedback" and gave.last is not None:
        return _("last on {day}").format(day=bare_day(gave.last))
    return joined(list(gave.things))


def part_words(part: str) -> str:
    """What somebody's part in a role is called."""
    return {
        "seat": _("sits at the table"), "talks": _("talks with candidates"), Part.DECIDES.value: _("decides"),
        Part.ADVISES.value: _("advises"), Part.MUST_AGREE.value: _("must agree"),
        Part.CARRIES_OUT.value: _("carries it out"), Part.INFORMED.value: _("is told"),
    }[part]  # fmt: skip


class UnitMarks(QWidget):
    """One mark for one thing done, in the voice's shape and colour; they break into lines, and are never set beside
    another person's."""

    def __init__(self, side: str, n: int, words: str) -> None:
        super().__init__()
        self.side, self.n = side, n
        self.setAccessibleName(f"{words}: {n}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme().px(STEP))

    def _in_a_row(self) -> int:
        return max(1, self.width() // theme().px(STEP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(-(-self.n // self._in_a_row()) * theme().px(STEP))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, step, across = QPainter(self), theme().px(STEP), self._in_a_row()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(self.n):
            middle = QPointF(step * (at % across) + step / 2, step * (at // across) + step / 2)
            draw_shape(painter, self.side, middle, step * 0.38, "canvas")


def gave_line(gave: Gave, side: str) -> QHBoxLayout:
    """What was given, how often, a mark for each, and what it was."""
    words = strong(gave_words(gave))
    number = plain(str(gave.n), wrap=False, weight=600)
    marks = UnitMarks(side, gave.n, gave_words(gave))
    under = under_words(gave)
    line: QWidget | None = ElidedLabel(under, "caption", "ink2") if under else None
    if gave.kinds:  # few, while things may be many
        line = caption(under)
    told = stack(marks, line, space=2)
    if theme().large():
        named = row(words, number, space=10)
        named.setStretch(0, 1)
        laid = row(stack(named, told, space=4), margins=(0, 6, 0, 6))
    else:
        words.setFixedWidth(theme().px(WORDS_WIDTH))
        number.setFixedWidth(theme().px(NUMBER_WIDTH))
        laid = row(words, number, told, space=6, margins=(0, 6, 0, 6))
        laid.setStretch(2, 1)
    return laid


class PersonLink(QWidget):
    """A mark with a name that leads to its person. `requested(person_id)`."""

    requested = Signal(str)

    def __init__(self, person: Named, name: str, words: str = "") -> None:
        super().__init__()
        side = side_of(person.kind)
        self.link = LinkButton(words or first_name(person.name), name, side if side in VOICES else "ink")
        self.link.clicked.connect(lambda: self.requested.emit(person.id))
        self.setLayout(row(SeatMark(person.name, side, SMALL), self.link, space=7))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class ThanksCard(Panel):
    """Thanks in the giver's words and with the giver's edge."""

    def __init__(self, thanks: ThankedFor, at: int) -> None:
        side = side_of(thanks.giver.kind)
        super().__init__(f"thanks_{at}", edge=side if side in VOICES else "", radius="control")
        self.giver = PersonLink(thanks.giver, f"thanks_giver_{at}")
        when = caption(bare_day(thanks.day) if thanks.day is not None else "", wrap=False)
        self.setLayout(stack(row(self.giver, 1, when), plain(thanks.text), 1, space=6, margins=(12, 9, 12, 10)))
        self.setAccessibleName(f"{thanks.giver.name}: {thanks.text}")


class GrowthCard(Panel):
    """A goal and, on the helper's tint, the help that was promised."""

    def __init__(self, goal: Growing, at: int) -> None:
        super().__init__(f"growth_{at}")
        since = _("since {day}").format(day=bare_day(goal.since)) if goal.since is not None else ""
        top = stack(
            row(section_title(_("Growing towards")), 1, caption(since, wrap=False)), plain(goal.text, "reading"),
            space=6, margins=(16, 12, 16, 12),
        )  # fmt: skip
        whole = stack(top, space=0)
        if goal.helper is not None:
            whole.addWidget(_help(goal.helper, goal.help))
        self.setLayout(whole)


def _help(helper: Named, words: str) -> QWidget:
    side = side_of(helper.kind)
    foot = PanelFoot(fill=f"{side}-tint" if side in VOICES else "sunken")
    says = _("{name} helps").format(name=first_name(helper.name))
    foot.setLayout(
        stack(row(SeatMark(helper.name, side, SMALL), strong(says, wrap=False), 1, space=7),
              plain(words) if words else None, space=5, margins=(16, 10, 16, 12))
    )  # fmt: skip
    return foot


def heard_line(heard: Heard) -> QHBoxLayout:
    """Feedback that was answered: who gave it, what it asked, what became of it."""
    named = {Response.ACCEPT: _("Accepted"), Response.ADAPT: _("Adapted")}
    side = side_of(heard.giver.kind)
    tag = Tag(named.get(heard.response, ""), name="heard_answer")
    mark, headline = SeatMark(heard.giver.name, side, SMALL), plain(heard.headline)
    reason = caption(heard.reason)
    if theme().large():
        laid = row(mark, stack(headline, reason if heard.reason else None, row(tag, 1), space=3), space=10,
                   margins=(0, 6, 0, 6))  # fmt: skip
        laid.setStretch(1, 1)
        return laid
    answer = QWidget()  # as wide in each line, so that the reasons before it begin under each other
    answer.setLayout(row(1, tag))
    answer.setFixedWidth(max(Tag(words).sizeHint().width() for words in named.values()))
    laid = row(mark, headline, reason, answer, space=10, margins=(0, 6, 0, 6))
    laid.setStretch(1, 5)
    laid.setStretch(2, 4)
    return laid


def role_line(role: InRole, name: str) -> tuple[QHBoxLayout, LinkButton]:
    """A role they have a part in, and the link that opens it."""
    link = LinkButton(role.title, name)
    return row(stack(row(link, 1), caption(", ".join(part_words(part) for part in role.parts)), space=1),
               margins=(0, 5, 0, 5)), link  # fmt: skip
