"""The key of a person: an X25519 pair whose private half is wrapped by a passphrase and by a recovery code.

A wrapped key, version 1:

    1 byte   version, 1
    1 byte   kind: 1 passphrase, 2 recovery code, 3 in the open
    12 bytes cost of the derivation: memory in KiB, passes, lanes, four bytes each (zeros for kind 2)
    16 bytes salt
    12 bytes nonce
    48 bytes AES-256-GCM of the private key
    8 bytes  BLAKE2b of all before, so that damage is told apart from a wrong passphrase

Header, workspace and person are associated data; the public key is compared once the private one is open, so
that a replaced public key is called damage and not a wrong passphrase. The passphrase passes through Argon2id.
The recovery code has 140 random bits, which nobody can try: HKDF-SHA256 is enough for it.

A workspace that chose *hidden in the window only* keeps keys of kind 3: two bytes, the private key as it is,
the BLAKE2b. They protect nothing against a person who opens the file with other tools, and are named so.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from types import TracebackType

from hirepair_desktop.storage.seals.box import bind, derived, new_private, public_of
from hirepair_desktop.storage.seals.errors import (
    DamagedKeyError,
    PassphraseRefusedError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from hirepair_desktop.storage.seals.recovery_code import bare, new_code, parse_code
from hirepair_desktop.text import _

VERSION = 1
BY_PASSPHRASE = 1
BY_RECOVERY_CODE = 2
IN_THE_OPEN = 3
MINIMUM_LENGTH = 8
"""Characters of a passphrase (METHOD 0.2)."""
DIFFERENT_CHARACTERS = 4
"""House default: a passphrase of fewer different characters, such as `aaaaaaaa`, is the first thing tried."""

_HEADER_SIZE = 2 + 12
_SALT_SIZE = 16
_NONCE_SIZE = 12
_CHECK_SIZE = 8
_WRAPPED_SIZE = _HEADER_SIZE + _SALT_SIZE + _NONCE_SIZE + 48 + _CHECK_SIZE
_OPEN_SIZE = 2 + 32 + _CHECK_SIZE
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_PASSES = 64
_MOST_LANES = 64


@dataclass(frozen=True)
class Cost:
    """What one guess of a passphrase costs: KiB of memory, passes, lanes. Kept beside the wrapped key."""

    memory_kib: int
    passes: int
    lanes: int


FULL_COST = Cost(memory_kib=64 * 1024, passes=3, lanes=4)
"""RELIABILITY D9: 64 MiB and 3 passes. Four lanes make it the second recommendation of RFC 9106, section 4."""


@dataclass(frozen=True)
class Owner:
    """Whose key it is and in which workspace. A wrapped key opens nowhere else."""

    workspace_id: str
    person_id: str


@dataclass(frozen=True)
class WrappedKey:
    """What the file keeps of a person's key. Neither half is any use without passphrase or recovery code."""

    public: bytes
    by_passphrase: bytes
    by_recovery_code: bytes


class Unlocked:
    """A person's private key in memory, for one private page or one reveal. Never stored, printed or compared.

    `wipe()` overwrites our copy; copies made by the interpreter and the library may live until they are reused,
    which Help says under what is not protected.
    """

    def __init__(self, person_id: str, private: bytes) -> None:
        self.person_id = person_id
        self.public = public_of(private)
        self._private: bytearray | None = bytearray(private)

    @property
    def private(self) -> bytes:
        """The 32 bytes of the private key. Raises RuntimeError once wiped: that is a bug of the caller."""
        if self._private is None:
            raise RuntimeError("this key was wiped")
        return bytes(self._private)

    @property
    def wiped(self) -> bool:
        """Whether the key is gone."""
        return self._private is None

    def wipe(self) -> None:
        """Overwrite the key. Called at every hand-over, lock and close."""
        if self._private is not None:
            self._private[:] = bytes(len(self._private))
        self._private = None

    def __enter__(self) -> Unlocked:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wipe()

    def __repr__(self) -> str:
        return f"<Unlocked {self.person_id}{' wiped' if self.wiped else ''}>"


def checked_passphrase(typed: str) -> bytes:
    """A new passphrase as it is derived from: NFC, UTF-8. Raises PassphraseRefusedError for a weak one."""
    normal = unicodedata.normalize("NFC", typed)
    if len(normal) < MINIMUM_LENGTH:
        raise PassphraseRefusedError(
            _("A passphrase has 8 characters or more. Three or four unrelated words make a good one.")
        )
    if len(set(normal)) < DIFFERENT_CHARACTERS:
        raise PassphraseRefusedError(
            _("This passphrase is too easy to guess. Three or four unrelated words make a good one.")
        )
    return _passphrase_bytes(normal)


def _passphrase_bytes(typed: str) -> bytes:
    return unicodedata.normalize("NFC", typed).encode("utf-8", "surrogatepass")


def stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Argon2id: 32 bytes out of something a person remembers or types."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(secret)


def cost_bytes(cost: Cost) -> bytes:
    """Twelve bytes for a header."""
    return b"".join(figure.to_bytes(4, "big") for figure in (cost.memory_kib, cost.passes, cost.lanes))


def cost_from(header: bytes) -> Cost:
    """The cost out of twelve bytes. Raises DamagedKeyError for figures that no version of ours has written."""
    memory, passes, lanes = (int.from_bytes(header[at : at + 4], "big") for at in (0, 4, 8))
    sound = 1 <= lanes <= _MOST_LANES and 1 <= passes <= _MOST_PASSES and 8 * lanes <= memory <= _MOST_MEMORY_KIB
    if not sound:
        raise DamagedKeyError
    return Cost(memory, passes, lanes)


def _wrapping_key(kind: int, secret: bytes, salt: bytes, cost: bytes) -> bytes:
    if kind == BY_PASSPHRASE:
        return stretched(secret, salt, cost_from(cost))
    return derived(secret, salt, b"hirepair recovery code 1", 32)


def _bound(header: bytes, owner: Owner) -> bytes:
    return header + bind("key", owner.workspace_id, owner.person_id)


def _wrap(kind: int, secret: bytes, private: bytes, owner: Owner, cost: Cost | None) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    header = bytes((VERSION, kind)) + (cost_bytes(cost) if cost else bytes(12))
    salt, nonce = secrets.token_bytes(_SALT_SIZE), secrets.token_bytes(_NONCE_SIZE)
    key = _wrapping_key(kind, secret, salt, header[2:])
    sealed = AESGCM(key).encrypt(nonce, private, _bound(header, owner))
    return _with_check(header + salt + nonce + sealed)


def _with_check(body: bytes) -> bytes:
    return body + hashlib.blake2b(body, digest_size=_CHECK_SIZE).digest()


def _checked_body(kind: int, wrapped: bytes, size: int) -> bytes:
    """The wrapped key without its check. Raises DamagedKeyError."""
    body = wrapped[:-_CHECK_SIZE]
    if len(wrapped) != size or _with_check(body) != wrapped or body[:2] != bytes((VERSION, kind)):
        raise DamagedKeyError
    return body


def _unwrap(kind: int, secret: bytes, wrapped: bytes, owner: Owner, public: bytes) -> bytes | None:
    """The private key, or None for a wrong secret. Raises DamagedKeyError."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    body = _checked_body(kind, wrapped, _WRAPPED_SIZE)
    header, rest = body[:_HEADER_SIZE], body[_HEADER_SIZE:]
    salt, nonce = rest[:_SALT_SIZE], rest[_SALT_SIZE : _SALT_SIZE + _NONCE_SIZE]
    key = _wrapping_key(kind, secret, salt, header[2:])
    try:
        private = AESGCM(key).decrypt(nonce, rest[_SALT_SIZE + _NONCE_SIZE :], _bound(header, owner))
    except InvalidTag:
        return None
    if public_of(private) != public:
        raise DamagedKeyError
    return private


def _wrapped_twice(private: bytes, owner: Owner, passphrase: bytes, cost: Cost) -> tuple[WrappedKey, str]:
    code = new_code()
    return WrappedKey(
        public=public_of(private),
        by_passphrase=_wrap(BY_PASSPHRASE, passphrase, private, owner, cost),
        by_recovery_code=_wrap(BY_RECOVERY_CODE, bare(code).encode(), private, owner, None),
    ), code


def make_key(owner: Owner, passphrase: str, cost: Cost = FULL_COST) -> tuple[WrappedKey, str]:
    """A new key and its recovery code, which is shown once and kept nowhere.

    Raises PassphraseRefusedError for a passphrase that is too short or too easy to guess.
    """
    return _wrapped_twice(new_private(), owner, checked_passphrase(passphrase), cost)


def unlock_key(key: WrappedKey, owner: Owner, passphrase: str) -> Unlocked:
    """The private key in memory. Raises WrongPassphraseError or DamagedKeyError."""
    private = _unwrap(BY_PASSPHRASE, _passphrase_bytes(passphrase), key.by_passphrase, owner, key.public)
    if private is None:
        raise WrongPassphraseError
    return Unlocked(owner.person_id, private)


def change_key_passphrase(key: WrappedKey, owner: Owner, old: str, new: str, cost: Cost = FULL_COST) -> WrappedKey:
    """The same key under another passphrase; the recovery sheet stays good.

    Raises WrongPassphraseError, PassphraseRefusedError or DamagedKeyError.
    """
    secret = checked_passphrase(new)
    with unlock_key(key, owner, old) as unlocked:
        wrapped = _wrap(BY_PASSPHRASE, secret, unlocked.private, owner, cost)
    return WrappedKey(key.public, wrapped, key.by_recovery_code)


def recover_key(
    key: WrappedKey, owner: Owner, code: str, new_passphrase: str, cost: Cost = FULL_COST
) -> tuple[WrappedKey, str]:
    """The same key under a new passphrase and a new recovery code; old passphrase and sheet stop working.

    Raises RecoveryCodeMistypedError, WrongRecoveryCodeError, PassphraseRefusedError or DamagedKeyError.
    """
    symbols = parse_code(code)
    secret = checked_passphrase(new_passphrase)
    private = _unwrap(BY_RECOVERY_CODE, symbols.encode(), key.by_recovery_code, owner, key.public)
    if private is None:
        raise WrongRecoveryCodeError
    return _wrapped_twice(private, owner, secret, cost)


def make_open_key() -> WrappedKey:
    """A key that lies in the file as it is, for a workspace that hides in the window only."""
    private = new_private()
    return WrappedKey(public_of(private), _with_check(bytes((VERSION, IN_THE_OPEN)) + private), b"")


def is_open_key(key: WrappedKey) -> bool:
    """Whether the key lies in the file as it is and no passphrase is asked."""
    return key.by_passphrase[1:2] == bytes((IN_THE_OPEN,))


def take_open_key(key: WrappedKey, owner: Owner) -> Unlocked:
    """The private key of an open key. Raises DamagedKeyError."""
    private = _checked_body(IN_THE_OPEN, key.by_passphrase, _OPEN_SIZE)[2:]
    if public_of(private) != key.public:
        raise DamagedKeyError
    return Unlocked(owner.person_id, private)
