"""What the word lists are called and what each is for (METHOD W, and the rules of METHOD C that read them)."""

from __future__ import annotations

from hirepair_desktop.text import _

LAWYER = (
    "It follows the traits named in United States federal guidance plus common additions. "
    "Have a local lawyer extend it."
)
"""METHOD W, on PROTECTED."""

_TITLES = {
    "PROTECTED": "Protected traits",
    "ALLOW": "Allowed phrases",
    "PROXY": "Words that stand in for a trait",
    "FIT": "“Fit”",
    "PAYHISTORY": "Earlier pay",
    "VAGUE": "Vague criteria",
    "DEGREE": "Degrees",
    "OPINION": "Verdicts",
    "OBSERVED": "Things seen or heard",
    "PERSONALITY": "Traits of character",
    "COMPARE": "Comparisons",
    "PROMISE": "Promises to candidates",
    "BLAME": "Blame",
    "ABSOLUTE": "Always and never",
    "TRAIT": "Who somebody is",
    "HEARSAY": "Hearsay",
    "HEALTHFAMILY": "Health and family",
}

_PURPOSES = {
    "PROTECTED": "Can point at a trait the law protects. Describe the work instead.",
    "ALLOW": "Taken out of a text before any other list is looked up, so that “race condition” says nothing about race.",
    "PROXY": "Can stand in for age, background or gender. Describe the skill.",
    "FIT": "“Fit” often hides likeness to ourselves. Say what the person should add.",
    "PAYHISTORY": "Asking what somebody earned before is barred in many places. Ask what they expect.",
    "VAGUE": "Means different things to the two of you. Write what you would see.",
    "DEGREE": "Stands in for something somebody should be able to do.",
    "OPINION": "Reads as a verdict where evidence is asked, unless the text also holds something seen or heard.",
    "OBSERVED": "Shows that a text tells what somebody said or did. Silences the verdicts.",
    "PERSONALITY": "A word for a character without an act.",
    "COMPARE": "Sets candidates against each other. Judge against the criteria first.",
    "PROMISE": "Promises something to a candidate that nobody can keep for sure.",
    "BLAME": "Blames. Try “I saw… it led to… could we…”.",
    "ABSOLUTE": "Rarely true and easy to argue with. Give one case.",
    "TRAIT": "Says who somebody is. Describe what was done.",
    "HEARSAY": "Second-hand. Did you see it yourself?",
    "HEALTHFAMILY": "Health and family stay out of what is written and printed about a hire.",
}

_USERS = {
    "PROTECTED": ("I-32", "R-28", "F-28"),
    "PROXY": ("I-32", "R-29"),
    "FIT": ("I-07", "R-33"),
    "PAYHISTORY": ("I-23", "R-23"),
    "VAGUE": ("I-06",),
    "DEGREE": ("I-05",),
    "OPINION": ("R-02",),
    "OBSERVED": ("R-02",),
    "PERSONALITY": ("R-30",),
    "COMPARE": ("R-15", "R-33"),
    "PROMISE": ("R-33",),
    "BLAME": ("F-06", "R-35", "C-09"),
    "ABSOLUTE": ("F-07", "R-35"),
    "TRAIT": ("F-02",),
    "HEARSAY": ("F-20",),
    "HEALTHFAMILY": ("C-10",),
}
"""The rules of METHOD C that look a list up."""


def list_title(name: str) -> str:
    """What a list is called."""
    return _(_TITLES[name])


def list_purpose(name: str) -> str:
    """What a list is for."""
    return _(_PURPOSES[name])


def list_users(name: str) -> str:
    """Which rules read a list."""
    if name not in _USERS:
        return _("Read before every other list.")
    return _("Read by {rules}.").format(rules=", ".join(_USERS[name]))


def no_list_words(language: str) -> str:
    """What is said where the window speaks a language without lists."""
    return _("The window speaks “{language}”: no lists ship for it, so the word rules are off. What you add here "
             "switches its rules on.").format(language=language)  # fmt: skip
