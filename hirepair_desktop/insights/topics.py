"""What the topics of feedback are called: in the form, in the grid beside the balance, inside a sentence."""

from __future__ import annotations

from hirepair_desktop.model.kinds import Topic
from hirepair_desktop.text import _, capitalised


def topic_words(topic: Topic) -> str:
    """What a topic is called by itself: “How the role is pitched”."""
    return capitalised(topic_inside(topic))


def topic_inside(topic: Topic) -> str:
    """A topic in the middle of a sentence: “how the role is pitched”."""
    return {
        Topic.PITCH: _("how the role is pitched"), Topic.COMPANY_STORY: _("how the company is described"),
        Topic.SOURCING: _("how people are found"), Topic.CANDIDATE_COMMS: _("how candidates hear from us"),
        Topic.SPEED: _("speed"), Topic.INTERVIEWING: _("interviewing"),
        Topic.CLARITY_OF_BRIEF: _("clarity of the brief"), Topic.AVAILABILITY: _("availability"),
        Topic.TEAM_INVOLVEMENT: _("involving the team"), Topic.SCREENING: _("screening"),
        Topic.MARKET_ADVICE: _("market advice"), Topic.COORDINATION: _("coordination"),
        Topic.LISTENING: _("listening"), Topic.DECISION_MAKING: _("how we decide"),
        Topic.OTHER: _("something else"),
    }[topic]  # fmt: skip
