"""What topics, tones, loads and answers of two-way feedback are called on screen."""

from __future__ import annotations

from hirepair_desktop.insights.topics import topic_words
from hirepair_desktop.model import Feedback
from hirepair_desktop.model.kinds import Effect, Load, Permission, Tone
from hirepair_desktop.text import _, day, short_day
from hirepair_desktop.ui.widgets.buttons import Options
from hirepair_desktop.ui.widgets.feedback_item import FeedbackParts


def tone_words(tone: Tone) -> str:
    """Appreciation and constructive, as people say it."""
    return _("Keep doing") if tone is Tone.APPRECIATION else _("Could be better")


def tone_options() -> Options:
    """The two tones."""
    return [(tone.value, tone_words(tone)) for tone in (Tone.APPRECIATION, Tone.CONSTRUCTIVE)]


def load_options() -> Options:
    """How full the plate is."""
    words = {
        Load.LIGHT: _("Light"), Load.OK: _("All right"), Load.STRETCHED: _("Stretched"),
        Load.OVERLOADED: _("Overloaded"),
    }  # fmt: skip
    return [(load.value, said) for load, said in words.items()]


def permission_options() -> Options:
    """Whether now is a good time."""
    words = {
        Permission.YES: _("Yes"), Permission.SHORTER: _("Shorter today"),
        Permission.ANOTHER_DAY: _("Another day"),
    }  # fmt: skip
    return [(permission.value, said) for permission, said in words.items()]


def effect_options() -> Options:
    """What directness did to the person."""
    words = {Effect.MORE: _("More able"), Effect.SAME: _("The same"), Effect.LESS: _("Less able")}
    return [(effect.value, said) for effect, said in words.items()]


def part_labels() -> dict[str, str]:
    """The five parts of an item, by their attribute (METHOD A.3)."""
    return {
        "situation": _("When and where"), "behaviour": _("What I saw"), "impact": _("What it did"),
        "ask": _("What I ask"), "care": _("Why I say it"),
    }  # fmt: skip


def headline_of(item: Feedback) -> str:
    """What an item is called: its headline, else its topic."""
    return item.headline.strip() or topic_words(item.topic)


def parts_of(item: Feedback) -> FeedbackParts:
    """An item as it is shown: its parts without the empty ones, the day behind when and where."""
    labels = part_labels()
    said = {key: getattr(item, key).strip() for key in labels}
    if item.happened_on is not None:
        near = item.revealed_at.date().year == item.happened_on.year
        when = short_day(item.happened_on) if near else day(item.happened_on)
        said["situation"] = f"{said['situation'].rstrip('.')}, {when}" if said["situation"] else when
    parts = [(labels[key], words) for key, words in said.items() if words]
    return FeedbackParts(headline_of(item), tone_words(item.tone), parts, strong=labels["ask"])
