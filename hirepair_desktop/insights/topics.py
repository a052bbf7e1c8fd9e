"""What the topics of feedback are called: in the form, and in the grid beside the balance."""

from __future__ import annotations

from hirepair_desktop.model.kinds import Topic
from hirepair_desktop.text import _


def topic_words(topic: Topic) -> str:
    """What a topic is called."""
    return {
        Topic.PITCH: _("How the role is pitched"), Topic.COMPANY_STORY: _("How the company is described"),
        Topic.SOURCING: _("How people are found"), Topic.CANDIDATE_COMMS: _("How candidates hear from us"),
        Topic.SPEED: _("Speed"), Topic.INTERVIEWING: _("Interviewing"),
        Topic.CLARITY_OF_BRIEF: _("Clarity of the brief"), Topic.AVAILABILITY: _("Availability"),
        Topic.TEAM_INVOLVEMENT: _("Involving the team"), Topic.SCREENING: _("Screening"),
        Topic.MARKET_ADVICE: _("Market advice"), Topic.COORDINATION: _("Coordination"),
        Topic.LISTENING: _("Listening"), Topic.DECISION_MAKING: _("How we decide"),
        Topic.OTHER: _("Something else"),
    }[topic]  # fmt: skip
