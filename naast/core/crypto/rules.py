"""Sealing text with a data key per person. Pure; the keys come in as arguments.

A person's data key seals what is written about her. It is itself sealed ("wrapped") with the key of
the controller, which lies outside the database: who steals a dump has neither. Erasing the wrapped
key erases her, in every backup too.

AES-256-GCM. The label (which column) is authenticated, so a sealed text moved to another column or
another person does not open.
"""

import hashlib
import hmac
import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_VERSION = b"\x01"
_NONCE = 12
KEY_BYTES = 32


class DoesNotOpen(Exception):
    """The sealed text was not sealed with this key and label, or was changed."""


class DataKey:
    """The key of one person."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            raise ValueError(f"A data key has {KEY_BYTES} bytes")
        self._raw = raw
        self._cipher = AESGCM(raw)

    @classmethod
    def new(cls) -> "DataKey":
        return cls(os.urandom(KEY_BYTES))

    def seal(self, *, text: str, label: str) -> bytes:
        return _seal(self._cipher, text.encode(), label)

    def open(self, *, sealed: bytes, label: str) -> str:
        """Return the text. Raises DoesNotOpen."""
        return _open(self._cipher, sealed, label).decode()

    def seal_bytes(self, *, data: bytes, label: str) -> bytes:
        return _seal(self._cipher, data, label)

    def open_bytes(self, *, sealed: bytes, label: str) -> bytes:
        """Return the bytes. Raises DoesNotOpen."""
        return _open(self._cipher, sealed, label)

    def wrapped(self, *, by: bytes, controller: str) -> bytes:
        """Return this key sealed with the key `by` of `controller`, to keep in the database."""
        return _seal(AESGCM(by), self._raw, controller)

    @classmethod
    def unwrap(cls, *, wrapped: bytes, by: bytes, controller: str) -> "DataKey":
        """Return the data key. Raises DoesNotOpen when `by` is not what wrapped it."""
        return cls(_open(AESGCM(by), wrapped, controller))


def _seal(cipher: AESGCM, clear: bytes, label: str) -> bytes:
    nonce = os.urandom(_NONCE)
    return _VERSION + nonce + cipher.encrypt(nonce, clear, label.encode())


def _open(cipher: AESGCM, sealed: bytes, label: str) -> bytes:
    version, nonce, body = sealed[:1], sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    if version != _VERSION or not body:
        raise DoesNotOpen(label)
    try:
        return cipher.decrypt(nonce, body, label.encode())
    except InvalidTag as failure:
        raise DoesNotOpen(label) from failure


def blind_index(*, value: str, label: str, key: bytes) -> str:
    """Return a fingerprint for exact look-up, 64 hexadecimal digits, useless without `key`.

    `value` is compared without case, accents and white space, so 06-12 34 and 0612 34 must be
    to one form by the caller.
    """
    plain = unicodedata.normalize("NFKD", value).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c) and not c.isspace())
    return hmac.new(key, f"{label}\0{plain}".encode(), hashlib.sha256).hexdigest()
