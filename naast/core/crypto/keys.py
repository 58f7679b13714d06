"""The key file: one key per controller and one for the blind index, outside the database."""

import base64
import fcntl
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from naast.core.crypto.rules import KEY_BYTES, DataKey, blind_index

_INDEX = "index"


class NoKey(Exception):
    """The key file has no key of this name."""


def controller_key(*, controller: str) -> bytes:
    """Return the key of a controller ("organisation-5", "municipality-3").

    Raises NoKey when the file has none. Only the demo and tests make one by themselves: a real
    installation that lost its key file must notice, not start a new one.
    """
    return _key(controller)


def new_data_key(*, controller: str) -> tuple[DataKey, bytes]:
    """Return a fresh data key and its wrapped form."""
    key = DataKey.new()
    return key, key.wrapped(by=_key(controller), controller=controller)


def data_key(*, wrapped: bytes, controller: str) -> DataKey:
    """Return the data key of a person. Raises NoKey, DoesNotOpen."""
    return DataKey.unwrap(wrapped=bytes(wrapped), by=_key(controller), controller=controller)


def fingerprint(*, value: str, label: str) -> str:
    """Return the blind index of `value` under the key of this installation."""
    return blind_index(value=value, label=label, key=_key(_INDEX))


def make_key(*, name: str) -> bool:
    """Add a key to the file, unless it has one of this name; tell whether it was made."""
    file: Path = settings.NAAST_KEYS
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        keys = _read(file)
        if name in keys:
            return False
        keys[name] = base64.b64encode(os.urandom(KEY_BYTES)).decode()
        fresh = file.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(keys, indent=1, sort_keys=True))
        fresh.replace(file)
    return True


def _key(name: str) -> bytes:
    file: Path = settings.NAAST_KEYS
    keys = _cached(str(file), _version(file))
    if name not in keys and (settings.DEMO or settings.ACTING_ROLE):
        make_key(name=name)
        keys = _cached(str(file), _version(file))
    if name not in keys:
        raise NoKey(f"{name}: add it with manage.py make_key {name}")
    return base64.b64decode(keys[name])


def _version(file: Path) -> int:
    return file.stat().st_mtime_ns if file.exists() else 0


@lru_cache(maxsize=4)
def _cached(file: str, _version: int) -> dict[str, Any]:
    return _read(Path(file))


def _read(file: Path) -> dict[str, Any]:
    return dict(json.loads(file.read_text())) if file.exists() else {}
