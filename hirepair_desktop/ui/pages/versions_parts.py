"""The parts of the comparison of two versions: the strip of versions, what came and went, who is touched, who agreed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hirepair_desktop.model.brief_compare import Same
from hirepair_desktop.model.brief_history import BriefState, Went
from hirepair_desktop.model.brief_touched import Touched
from hirepair_desktop.text import _, bare_day, clock, first_name, joined, local
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.told_changes import bare, state_words, touched_words
from hirepair_desktop.ui.widgets.boxes import Fill, Panel, Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import IconButton, LinkButton
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption, plain, section_title, strong
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.workspace import Pair

IN_A_ROW, IN_A_LARGE_ROW = 4, 1
"""Cells of the strip beside each other."""

ALIAS_WIDTH = 30
"""Room for an alias, so that words stand below each other, in px at 100 %."""

Names = Mapping[str, str]


def drift_figure(drift: float | None) -> str:
    """`drift 0.17`; "" where there is none to count from."""
    if drift is None:
        return ""
    return _("drift {n}").format(n="0" if not drift else f"{drift:.2f}")


def who_agreed(state: BriefState, pair: Pair, names: Names) -> str:
    """`Both agreed`, `Mei alone`, `Nobody yet`."""
    if state.is_draft:
        return _("Nobody has agreed yet")
    if {pair.recruiter.id, pair.manager.id} <= set(state.agreed_by):
        return _("Both agreed")
    return _("{name} alone").format(name=joined([first_name(names.get(key, "")) for key in state.agreed_by]))


class VersionCell(QWidget):
    """One version of the strip: when, how far it drifted, who agreed, whether a reason was given."""

    def __init__(self, state: BriefState, pair: Pair, names: Names) -> None:
        super().__init__()
        words = state_words(state)
        said = who_agreed(state, pair, names)
        day = bare(state.agreed_at) if state.agreed_at is not None else ""
        reason = "" if state.n == 1 or state.is_draft else _("reason given") if state.reason else _("no reason given")
        self.setObjectName(f"version_{state.n}")
        self.setAccessibleName(
            ", ".join(part for part in (words, day, said, reason, drift_figure(state.drift)) if part)
        )
        marks = [
            SeatMark(names.get(key, ""), pair.side_of(key), SMALL)
            for key in sorted(state.agreed_by, key=lambda key: pair.side_of(key) != "rec")
        ]
        top = row(
            strong(words, wrap=False), caption(day, wrap=False), 1, caption(drift_figure(state.drift), wrap=False)
        )
        agreed = row(*marks, ElidedLabel(said, "caption"), caption(reason, wrap=False), 1, space=6)
        self.setLayout(stack(top, agreed, 1, space=4, margins=(14, 10, 14, 10)))


class VersionStrip(Panel):
    """All versions in their order, the two compared on a darker ground, and what the figure of the newer one says."""

    def __init__(
        self, states: Sequence[BriefState], compared: tuple[int, int], note: str, pair: Pair, names: Names
    ) -> None:
        super().__init__("version_strip")
        cells: list[QWidget] = []
        for state in states:
            ground = Fill("selected" if state.n in compared else "surface")
            ground.setLayout(stack(VersionCell(state, pair, names)))
            cells.append(ground)
        told = caption(note, name="drift_note")
        holder = QWidget()
        holder.setLayout(stack(told, 1, margins=(14, 10, 14, 10)))
        cells.append(holder)
        wide = IN_A_LARGE_ROW if theme().large() else IN_A_ROW
        box = QGridLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        for place, cell in enumerate(cells):
            last = place == len(cells) - 1
            line, at = divmod(place, wide)
            box.addWidget(cell, line, at, 1, wide - at if last else 1)
        for at in range(wide):
            box.setColumnStretch(at, 1)


class SideList(QVBoxLayout):
    """A titled list of the right column."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self.setSpacing(theme().px(6))
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(section_title(words, name))
        self.addWidget(Rule())


def went_list(went: Sequence[Went], old: int, new: int) -> SideList:
    """What was there only in between."""
    made = SideList(_("Came and went"), "went_title")
    for each in went:
        made.addWidget(strong(each.headline))
        words = _(
            "In version {n}, {day}, and back as it was on {later}. Only in between, so it is not a change from "
            "{old} to {new}."
        )
        if each.came.agreed_at is not None and each.gone.agreed_at is not None:
            told = words.format(
                n=each.came.n, day=bare(each.came.agreed_at), later=bare(each.gone.agreed_at), old=old, new=new
            )
        else:
            told = _("Only in version {n}, so it is not a change from {old}.").format(n=each.came.n, old=old)
        made.addWidget(caption(told))
    return made


def touched_list(touched: Sequence[Touched]) -> SideList:
    """Who was met, and where what changed stands with each."""
    made = SideList(_("Who is touched"), "touched_title")
    for place, each in enumerate(touched):
        if place:
            made.addWidget(Rule())
        made.addLayout(touched_line(each))
    if touched:
        made.addWidget(caption(_("A criterion that changes after people were rated never touches their ratings.")))
    else:
        made.addWidget(caption(_("Nobody: no one was met, or no criterion changed in what it asks.")))
    return made


def touched_line(each: Touched) -> QHBoxLayout:
    """One candidate. With one changed criterion its name goes without saying."""
    alias = strong(each.alias, wrap=False, name=f"touched_{each.id}")
    alias.setMinimumWidth(theme().px(ALIAS_WIDTH))
    told = [each.lines[0][1]] if len(each.lines) == 1 else touched_words(each)
    said = stack(*(plain(words) for words in told))
    end = caption(each.state, wrap=False)
    laid = row(alias, said, end, space=12)
    laid.setStretch(1, 1)
    if len(each.lines) > 1:
        for part in (alias, end):
            laid.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return laid


def agreed_list(state: BriefState, pair: Pair, names: Names) -> SideList:
    """Who agreed to the newer one and when, and why it was made."""
    made = SideList(_("Agreed by"), "agreed_title")
    if state.agreed_at is None:
        made.addWidget(caption(_("Nobody yet. What changes is agreed in a re-intake.")))
        return made
    when = _("{day}, {time}").format(day=bare_day(local(state.agreed_at).date()), time=clock(state.agreed_at))
    people = sorted(state.agreed_by, key=lambda key: pair.side_of(key) != "rec")
    for place, key in enumerate(people):
        if place:
            made.addWidget(Rule())
        mark = SeatMark(names.get(key, ""), pair.side_of(key), SMALL)
        name = plain(first_name(names.get(key, "")), wrap=False)
        made.addLayout(row(mark, name, 1, glyph("check", "done"), caption(when, wrap=False), space=8))
    if state.reason:
        made.addWidget(caption(_("Why")))
        made.addWidget(plain(state.reason, name="version_reason"))
    return made


class Unchanged(QWidget):
    """One line of what did not change; opened, what stands in each part."""

    def __init__(self, same: Sequence[Same]) -> None:
        super().__init__()
        self.same = same
        words = _("Not changed: {parts}").format(parts=", ".join(part.words for part in same))
        self.fold = IconButton("chevron-right", _("Show what did not change"), "unchanged_fold")
        self.words = plain(words, "body", "ink2", name="unchanged_words")
        self.inside = QWidget()
        lines = stack(space=8, margins=(36, 4, 0, 0))
        for part in same:
            if part.lines:
                told = stack(*(plain(line) for line in part.lines), space=2)
                lines.addLayout(stack(caption(part.words), told, space=2))
        self.inside.setLayout(lines)
        self.inside.hide()
        top = row(self.fold, self.words, space=6)
        top.setStretch(1, 1)
        top.setAlignment(self.fold, Qt.AlignmentFlag.AlignTop)
        self.setLayout(stack(top, self.inside, space=2))
        self.fold.clicked.connect(self._on_fold_clicked)
        show_if(self.fold, any(part.lines for part in same))

    @Slot()
    def _on_fold_clicked(self) -> None:
        opened = self.inside.isHidden()
        self.inside.setVisible(opened)
        words = _("Fold what did not change") if opened else _("Show what did not change")
        self.fold.set_icon("chevron-down" if opened else "chevron-right", words)


class Trail(QWidget):
    """Where the page stands: the role, then the brief. `chosen(place)`."""

    chosen = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.to_role = LinkButton(title, "to_role", "ink2", "caption")
        self.to_role.clicked.connect(partial(self.chosen.emit, "role"))
        self.setLayout(row(self.to_role, glyph("chevron-right"), caption(_("The brief"), wrap=False), 1, space=4))
