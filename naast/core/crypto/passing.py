"""What passes through somebody's own browser and is kept nowhere: sealed, dated, for one purpose.

A form carries it to her and back in a hidden field. Nobody reads or changes it on the way, herself
included; it opens for a while only. The key follows from the secret key of the installation.
"""

import base64
import binascii
import json
import os
import zlib
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from naast.core.crypto.rules import KEY_BYTES, DoesNotOpen

_NONCE = 12
_CLOCKS_DIFFER = 60  # seconds, between two machines that serve the same page


class TooOld(Exception):
    """It was sealed too long ago."""


def seal(*, data: Any, purpose: str, at: datetime) -> str:
    """Return `data` (what JSON can hold) sealed at `at` (aware), as text for a hidden field."""
    clear = zlib.compress(json.dumps([at.timestamp(), data]).encode())
    nonce = os.urandom(_NONCE)
    body = _ciphers(purpose)[0].encrypt(nonce, clear, purpose.encode())
    return base64.urlsafe_b64encode(nonce + body).decode()


def unseal(*, sealed: str, purpose: str, at: datetime, lasts: timedelta) -> Any:
    """Return what was sealed for `purpose` less than `lasts` before `at`.

    Raises DoesNotOpen for whatever we did not seal or somebody changed, TooOld.
    """
    try:
        raw = base64.b64decode(sealed.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as failure:
        raise DoesNotOpen(purpose) from failure
    sealed_at, data = json.loads(zlib.decompress(_opened(raw, purpose)))
    if not -_CLOCKS_DIFFER < at.timestamp() - sealed_at < lasts.total_seconds():
        raise TooOld(purpose)
    return data


def _opened(raw: bytes, purpose: str) -> bytes:
    for cipher in _ciphers(purpose):
        try:
            return cipher.decrypt(raw[:_NONCE], raw[_NONCE:], purpose.encode())
        except (InvalidTag, ValueError):
            continue  # perhaps sealed under the secret key before this one
    raise DoesNotOpen(purpose)


def _ciphers(purpose: str) -> list[AESGCM]:
    """Return a cipher per secret key, the present one first."""
    return [
        AESGCM(
            HKDF(
                algorithm=SHA256(),
                length=KEY_BYTES,
                salt=None,
                info=f"naast.passing:{purpose}".encode(),
            ).derive(str(secret).encode())
        )
        for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    ]
