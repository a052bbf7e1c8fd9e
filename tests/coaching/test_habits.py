"""Every prompt and every question belongs to freedom, candour or empathy (METHOD B S07)."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest

from hirepair_desktop import coaching
from hirepair_desktop.coaching.rule import Rule
from hirepair_desktop.model.check_in_form import CHECK_IN
from hirepair_desktop.model.feedback_form import FEEDBACK
from hirepair_desktop.model.form import Form, Habit
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.review_form import REVIEW


def every_rule() -> dict[str, Rule]:
    """The rules of all chapters, by id."""
    found = {}
    for module in pkgutil.iter_modules(coaching.__path__):
        named = vars(importlib.import_module(f"{coaching.__name__}.{module.name}")).values()
        listed = [each for each in named if isinstance(each, tuple)]
        rules = [each for each in (*named, *(rule for many in listed for rule in many)) if isinstance(each, Rule)]
        found.update({rule.id: rule for rule in rules})
    return found


def test_every_prompt_belongs_to_one_of_the_three():
    counted = Counter(rule.habit for rule in every_rule().values())
    assert (counted.total(), set(counted)) == (128, set(Habit))


@pytest.mark.parametrize("form", [INTAKE, REVIEW, FEEDBACK, CHECK_IN], ids=lambda form: form.title)
def test_each_of_the_four_talks_asks_about_all_three(form: Form):
    assert {field.habit for field in form.fields} == set(Habit)
