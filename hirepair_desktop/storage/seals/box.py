"""The sealed box: bytes that only the holder of one private key can open, and the padding of what goes in.

Format, version 1, never changed, only followed by a version 2:

    1 byte   version, 1
    32 bytes public half of a key made for this box alone (X25519)
    the rest AES-256-GCM of the content, 16 bytes of tag at the end

The key and the nonce come from HKDF-SHA256 over the shared secrets; the salt is the three public keys that
took part, the info names this format. An authenticated box mixes in the secret of sender and recipient, so
only one of these two can have made it; from outside it looks like an anonymous one. The header and what the
box is bound to (workspace, round, person, state) are associated data: a box that was moved or relabelled does
not open.
"""

from __future__ import annotations

from hirepair_desktop.storage.seals.errors import DamagedBoxError

VERSION = 1
KEY_SIZE = 32
TAG_SIZE = 16
HEADER_SIZE = 1 + KEY_SIZE
SMALLEST = 32 * 1024
"""Contents are padded to 32 KiB, then to powers of two (RELIABILITY D9)."""

_INFO = b"hirepair box 1"
_NOBODY = bytes(KEY_SIZE)


def bind(*parts: str) -> bytes:
    """Associated data out of names, each with its length before it: no two lists give the same bytes."""
    encoded = [part.encode() for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)


def pad(content: bytes) -> bytes:
    """The content with its length before it and zeros after it: 32 KiB, or the next power of two."""
    size = SMALLEST
    while size < len(content) + 4:
        size *= 2
    return (len(content).to_bytes(4, "big") + content).ljust(size, b"\0")


def unpad(padded: bytes) -> bytes:
    """What was padded. Raises DamagedBoxError where the length cannot be."""
    length = int.from_bytes(padded[:4], "big")
    if len(padded) < 4 or length > len(padded) - 4:
        raise DamagedBoxError
    return padded[4 : 4 + length]


def public_of(private: bytes) -> bytes:
    """The public half of a private key, 32 bytes each."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def new_private() -> bytes:
    """A new X25519 private key of 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.generate().private_bytes_raw()


def _shared(private: bytes, public: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    try:
        return X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError as problem:  # a wrong size, or a point of small order
        raise DamagedBoxError from problem


def derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """HKDF-SHA256 of a secret that is already hard to guess."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)


def _key_and_nonce(secrets: bytes, once: bytes, recipient: bytes, sender: bytes) -> tuple[bytes, bytes]:
    """A key used for one box alone, so that its nonce may be derived with it."""
    material = derived(secrets, once + recipient + sender, _INFO, 44)
    return material[:32], material[32:]


def seal_box(recipient: bytes, content: bytes, bound: bytes, sender_private: bytes | None = None) -> bytes:
    """A box for the holder of the private half of `recipient`; authenticated where a sender's key is given."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    once_private = new_private()
    once = public_of(once_private)
    secrets, sender = _shared(once_private, recipient), _NOBODY
    if sender_private is not None:
        secrets += _shared(sender_private, recipient)
        sender = public_of(sender_private)
    header = bytes((VERSION,)) + once
    key, nonce = _key_and_nonce(secrets, once, recipient, sender)
    return header + AESGCM(key).encrypt(nonce, content, header + bound)


def open_box(private: bytes, box: bytes, bound: bytes, sender: bytes | None = None) -> bytes:
    """The content of a box. With a sender's public key only a box authenticated by that sender opens.

    Without one, only an anonymous box opens. Raises DamagedBoxError for everything else: there is no way to
    tell a flipped bit from a wrong key, a wrong place or a forged sender.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(box) < HEADER_SIZE + TAG_SIZE or box[:1] != bytes((VERSION,)):
        raise DamagedBoxError
    header, once = box[:HEADER_SIZE], box[1:HEADER_SIZE]
    secrets = _shared(private, once)
    if sender is not None:
        secrets += _shared(private, sender)
    key, nonce = _key_and_nonce(secrets, once, public_of(private), sender or _NOBODY)
    try:
        return AESGCM(key).decrypt(nonce, box[HEADER_SIZE:], header + bound)
    except InvalidTag as problem:
        raise DamagedBoxError from problem
