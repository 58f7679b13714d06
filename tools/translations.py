"""Find texts without their Dutch.

The texts are found as Django's `makemessages` finds them, in a copy, so that nothing here changes.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

Key = tuple[str | None, str]


def complaints(*, root: Path, scratch: Path) -> Iterator[str]:
    """Yield a line for each text without one sound Dutch translation."""
    dutch: dict[Key, dict[str, Message]] = {}
    for po in sorted(root.glob("naast/**/locale/nl/LC_MESSAGES/*.po")):
        name = str(po.relative_to(root))
        catalog = _read(po)
        for message in _messages(catalog):
            dutch.setdefault(_key(message), {})[name] = message
            for error in message.check(catalog):
                yield f"{name}: {_key(message)[1]!r}: {error}"

    for message in _messages(_read(_extract(root=root, scratch=scratch))):
        where = ", ".join(sorted({file for file, _ in message.locations}))
        if not any(_is_sound(found) for found in dutch.get(_key(message), {}).values()):
            yield f"no Dutch for {_key(message)[1]!r} ({where})"

    for (_, text), found in dutch.items():
        if len({str(message.string) for message in found.values()}) > 1:
            # Django takes all catalogs together: the one who loses would say something else.
            yield f"two translations of {text!r}: {', '.join(found)}"


def in_use(*, root: Path, scratch: Path) -> Iterator[tuple[Message, Message]]:
    """Yield each text in the code and the templates, with its files, and its Dutch."""
    dutch = {
        _key(message): message
        for po in sorted(root.glob("naast/**/locale/nl/LC_MESSAGES/*.po"))
        for message in _messages(_read(po))
        if _is_sound(message)
    }
    for message in _messages(_read(_extract(root=root, scratch=scratch))):
        if found := dutch.get(_key(message)):
            yield message, found


def _extract(*, root: Path, scratch: Path) -> Path:
    """Return a catalog with every text in the code and the templates."""
    shutil.copytree(
        root / "naast", scratch / "naast",
        ignore=shutil.ignore_patterns("locale", "static", "tests", "migrations", "__pycache__"),
    )  # fmt: skip
    (scratch / "locale").mkdir()
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "--locale", "nl", "--no-wrap", "-v0"],
        cwd=scratch, check=True, capture_output=True, text=True,
        # It reads no settings, and those of a test are not in the copy.
        env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
    )  # fmt: skip
    return scratch / "locale" / "nl" / "LC_MESSAGES" / "django.po"


def _read(po: Path) -> Catalog:
    with po.open("rb") as file:
        return read_po(file, locale="nl")


def _messages(catalog: Catalog) -> Iterable[Message]:
    return (message for message in catalog if message.id)


def _key(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def _is_sound(message: Message) -> bool:
    strings = [message.string] if isinstance(message.string, str) else list(message.string)
    return not message.fuzzy and bool(strings) and all(strings)
