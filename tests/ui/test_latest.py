"""Questions answered on a thread: the last one is heard, a refusal in its sentence, an answer to an older one never."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.ui.jobs import Jobs
from hirepair_desktop.ui.latest import Latest
from tests.ui.window import settle


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.finish()
    settle()


@pytest.fixture
def heard(jobs):
    """What was answered and refused, beside what is asked."""
    asked, told = Latest(jobs, jobs), []
    asked.answered.connect(told.append)
    asked.refused.connect(told.append)
    return asked, told


def test_only_the_last_question_is_answered(jobs, heard):
    asked, told = heard
    go = Event()
    asked.read(lambda: go.wait(5) and "older")
    asked.read(lambda: "newer")
    go.set()
    jobs.finish()
    settle()
    assert (told, asked.is_reading()) == (["newer"], False)


def test_what_is_forgotten_is_not_heard(jobs, heard):
    asked, told = heard
    asked.read(lambda: "x")
    asked.forget()
    jobs.finish()
    settle()
    assert (told, asked.is_reading()) == ([], False)


def refusing():
    raise RefusedValueError("The day lies ahead.", "day")


def test_a_refusal_is_heard_in_its_sentence(jobs, heard):
    asked, told = heard
    asked.read(refusing)
    jobs.finish()
    settle()
    assert (told, asked.is_reading()) == (["The day lies ahead."], False)


def test_an_answer_is_heard_when_the_job_that_brings_it_is_gone(jobs, heard):
    asked, told = heard
    asked.read(lambda: "x")
    jobs.finish()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
    assert (told, asked.is_reading()) == (["x"], False)
