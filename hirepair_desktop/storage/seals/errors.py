"""What can go wrong with keys, codes, drafts and rounds, each as a sentence that says what to do."""

from __future__ import annotations

from hirepair_desktop.errors import CalledWronglyError, HirePairError, RefusedValueError
from hirepair_desktop.text import _, joined, ngettext


class PassphraseRefusedError(RefusedValueError):
    """The passphrase is too short or too easy to guess to be taken."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, field="passphrase")


class WrongPassphraseError(HirePairError):
    """The passphrase does not open this person's key. Nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            _("That is not the passphrase. Type it again, or choose Forgotten? and use the recovery sheet.")
        )


class RecoveryCodeMistypedError(RefusedValueError):
    """The typed recovery code cannot be one. `group` is 1 to 8 where the mistyped group is known."""

    def __init__(self, sentence: str, group: int | None = None) -> None:
        super().__init__(sentence, field="recovery_code")
        self.group = group


class NoKeyError(CalledWronglyError):
    """Somebody who needs a passphrase has none yet. The text names who."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            ngettext(
                "{names} has no passphrase yet. Both seats set one before anybody writes alone.",
                "{names} have no passphrase yet. Both seats set one before anybody writes alone.",
                len(names),
            ).format(names=joined(names))
        )


class WrongRecoveryCodeError(HirePairError):
    """A well-formed recovery code that does not open this person's key: another's, or one that was replaced."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This recovery code does not belong to this key. It may be another person's sheet, or an older "
                "one that a newer sheet has replaced."
            )
        )


class WrongTurnCodeError(HirePairError):
    """The turn code does not open the unfinished text."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "That is not the code of this turn. Type the code shown when it began, or leave this empty to start the "
                "page again."
            )
        )


class DamagedKeyError(HirePairError):
    """The stored key of a person is damaged or does not belong to this workspace and person."""

    def __init__(self) -> None:
        super().__init__(
            _("The stored key of this person is damaged. Nothing was changed; open a backup from before it.")
        )


class DamagedBoxError(HirePairError):
    """A sealed blob cannot be opened: damaged, moved from another place, or not written by whom it names."""

    def __init__(self) -> None:
        super().__init__(_("A sealed page is damaged and cannot be opened. Open a backup from before the damage."))


class DamagedDraftError(HirePairError):
    """The draft of a named person cannot be opened. `person_id` says whose. Nothing was changed."""

    def __init__(self, person_id: str, name: str) -> None:
        super().__init__(
            _(
                "What {name} wrote alone is damaged and cannot be opened. Open a backup from before the "
                "damage, or let {name} write the page again."
            ).format(name=name)
        )
        self.person_id = person_id


class DamagedShareError(HirePairError):
    """The share of a named seat cannot be opened, or the two shares do not make the key of the round."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "The half of the key that {name} holds for this round is damaged. Open a backup from before "
                "the damage, or abandon the round and write it again."
            ).format(name=name)
        )


class RoundRefusedError(CalledWronglyError):
    """The round is not in a state that allows this: the text says which and what to do."""
