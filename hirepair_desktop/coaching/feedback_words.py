"""What the topics of feedback are called where the coach speaks to the two."""

from __future__ import annotations

from hirepair_desktop.insights.topics import topic_inside
from hirepair_desktop.model.kinds import Topic
from hirepair_desktop.text import _


def topic_words(topic: Topic) -> str:
    """A topic in the middle of a sentence: “how the role is pitched”, “how you two decide”."""
    return _("how you two decide") if topic is Topic.DECISION_MAKING else topic_inside(topic)
