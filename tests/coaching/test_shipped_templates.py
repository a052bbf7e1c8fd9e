"""The coach has nothing to say on what a shipped template holds; what it leaves open is for the intake."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hirepair_desktop.coaching.engine import look_at, role_prompts
from hirepair_desktop.model import Partnership, Role
from hirepair_desktop.model.beginning import Wish, begin
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.templates import Template, shipped_templates
from hirepair_desktop.storage.store import Store
from tests.factories import Factory

ABOUT_WHAT_IT_HOLDS = {f"I-{n:02d}" for n in (*range(1, 10), *range(20, 24), 30, 32)}
"""Rules on musts, anchors, words, outcomes, the hard part, stages, questions and promises (METHOD C.1)."""


@pytest.mark.parametrize("template", shipped_templates(), ids=lambda template: template.name)
def test_the_coach_is_content_with_a_template(tmp_path: Path, template: Template) -> None:
    today, at = date(2026, 11, 24), datetime(2026, 11, 24, 9, tzinfo=UTC)
    make = Factory()
    pair = make.the(Partnership)
    store = Store.create(tmp_path / "new.hirepair")
    make.save(store)
    with store.write() as s:
        wish = Wish(SessionKind.INTAKE, pair.id, role_title="New", start_from=template.key, planned_for=at)
        role_id = begin(s, wish, today).role_id
    with store.read() as s:
        role = s.get_one(Role, role_id)
        said = {prompt.id: prompt.message for prompt in role_prompts(s, role.id, look_at(s, at, today))}
    store.close(backup=False)
    assert {rule: words for rule, words in said.items() if rule in ABOUT_WHAT_IT_HOLDS} == {}
