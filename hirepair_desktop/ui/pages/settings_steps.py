"""What the parts of the settings share: a change of settings as one step, and who changed one in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Person, Setting
from hirepair_desktop.model.settings import (
    CHANGED,
    DEFAULTS,
    SettingChange,
    change_of,
    change_setting,
    drop_setting,
    put_setting,
    reason_setting,
    setting,
)
from hirepair_desktop.text import _, bare_day, day, first_name, local
from hirepair_desktop.ui.edits import Edits
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.widgets.announce import announce
from hirepair_desktop.ui.widgets.setting_row import SettingRow
from hirepair_desktop.ui.workspace import MAN, REC, Pair

BOTH = "both"
"""The two changed it together."""


def settings_step(
    edits: Edits, verb: Callable[[Block], None], keys: Iterable[str], words: str, field: str = ""
) -> bool:
    """Run a verb that changes these settings as one undoable step; False when it was refused."""
    wanted = list(keys)
    with edits.store.read() as s:
        before = {row.key: row.value for row in s.scalars(select(Setting).where(Setting.key.in_(wanted)))}

    def undo(s: Block) -> None:
        for key in wanted:
            if key in before:
                put_setting(s, key, before[key])
            else:
                drop_setting(s, key)

    return edits.step(words, verb, undo, field)


def seats_of(pair: Pair | None) -> list[tuple[str, str]]:
    """Who may have changed something: both, or one of the two."""
    if pair is None:
        return [(BOTH, _("Both"))]
    return [(BOTH, _("Both")), (REC, pair.recruiter.first), (MAN, pair.manager.first)]


def people_of(who: str, pair: Pair | None) -> tuple[str, ...]:
    """The ids behind a choice of `seats_of`."""
    if pair is None:
        return ()
    return {REC: (pair.recruiter.id,), MAN: (pair.manager.id,)}.get(who, (pair.recruiter.id, pair.manager.id))


def seat_of(change: SettingChange, pair: Pair | None) -> str:
    """The choice of `seats_of` that stands for who changed it; "" for somebody else."""
    if pair is None:
        return BOTH
    return next((who for who, _words in seats_of(pair) if set(people_of(who, pair)) == set(change.by)), "")


def change_words(s: Block, change: SettingChange, pair: Pair | None, today: date) -> str:
    """“Changed 4 Nov by both: monthly suits us”."""
    if seat_of(change, pair) == BOTH:
        who = _("both")
    else:
        found = s.scalars(select(Person).where(Person.id.in_(change.by)))
        names = {person.id: person.name for person in found}
        who = ", ".join(first_name(names[person]) for person in change.by if person in names) or _("somebody")
    if change.at is None:
        words = _("Changed by {who}").format(who=who)
    else:
        moment = local(change.at).date()
        shown = bare_day(moment) if moment.year == today.year else day(moment)
        words = _("Changed {day} by {who}").format(day=shown, who=who)
    return _("{words}: {why}").format(words=words, why=change.why) if change.why else words


class SettingRows:
    """Wires rows to settings that have a default and a record of change (METHOD 0.4b, A.2)."""

    def __init__(self, page: Page, pair: Pair | None) -> None:
        self.page, self.pair = page, pair
        self.rows: dict[str, SettingRow] = {}

    def adopt(self, row: SettingRow, default_words: str) -> None:
        """Let a row put its setting back and say who changed it; `default_words` is what it goes back to."""
        self.rows[row.key] = row
        row.setProperty("back_words", _("Back to {default}").format(default=default_words))
        row.put_back_requested.connect(partial(self._put_back, row.key))
        row.explained.connect(partial(self._explain, row.key))

    def change(self, key: str, value: Any) -> bool:
        """A person chose another value. Who and why stay as they were said, or are asked for."""
        with self.page.workspace.read() as s:
            before, kept = change_of(s, key), setting(s, key)
        if value == kept:
            return True
        by = before.by if before is not None else people_of(BOTH, self.pair)
        why, at = before.why if before is not None else "", self.page.workspace.now()
        if not why:
            self.rows[key].open_record()
        return self._step(key, lambda s: change_setting(s, key, value, by, at, why))

    def _put_back(self, key: str) -> None:
        at, editor = self.page.workspace.now(), self.rows[key].editor
        editor.setFocus()
        if isinstance(editor, NumberField) and editor.sentence.text():
            editor.forget()
        self._step(key, lambda s: change_setting(s, key, DEFAULTS[key], (), at))
        announce(editor, _("{name} is at its default again.").format(name=self.rows[key].name))

    def _explain(self, key: str, who: str, why: str) -> None:
        by = people_of(who, self.pair)
        self._step(key, lambda s: reason_setting(s, key, by, why))

    def _step(self, key: str, verb: Callable[[Block], None]) -> bool:
        return settings_step(self.page.edits, verb, (key, CHANGED + key), self.rows[key].name, key)

    def put_all_back(self, keys: Sequence[str]) -> bool:
        """Every one of these at its default again, in one step."""

        def verb(s: Block) -> None:
            for key in keys:
                drop_setting(s, key)
                drop_setting(s, CHANGED + key)

        every = [*keys, *(CHANGED + key for key in keys)]
        return settings_step(self.page.edits, verb, every, _("Put all back"))

    def show(self, s: Block, key: str) -> None:
        """Show in a row whether its setting is at the default, or when, by whom and why it was changed."""
        shown, change = self.rows[key], change_of(s, key)
        if change is None:
            shown.show_default()
        else:
            words = change_words(s, change, self.pair, self.page.workspace.today())
            shown.show_changed(words, shown.property("back_words"), seat_of(change, self.pair), change.why)
