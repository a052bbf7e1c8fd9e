"""The errors a person can act on. Anything else is a bug and goes to the log and the crash dialog."""


class HirePairError(Exception):
    """A known error. Its text is one or two sentences: what happened, why, what to do.

    `exit_status` is what the command line ends with (INTERFACE.md): 2 called wrongly, 3 the file cannot be
    used, 4 the system refused.
    """

    exit_status = 3


class CalledWronglyError(HirePairError):
    """The command, the session or the field was asked for something that cannot be."""

    exit_status = 2


class UnusableFileError(HirePairError):
    """The workspace cannot be used: missing, not a workspace, newer, damaged, locked or read-only."""

    exit_status = 3


class RefusedBySystemError(HirePairError):
    """The system refused: the disk is full or permission is missing."""

    exit_status = 4


class NoRoomError(RefusedBySystemError):
    """The disk is full or cannot be written: nothing was saved, and what was typed stays where it is."""


class RefusedValueError(HirePairError):
    """A value was not taken. The text says why; what was typed stays where it is.

    `field` names the field the sentence belongs under, if it belongs to one.
    """

    exit_status = 2

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field
