"""HirePair Desktop: a recruiter and a hiring manager, side by side at one laptop."""

__version__ = "0.1.0"
