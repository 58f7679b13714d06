"""Compile translations (.po) into what Django reads (.mo), without Debian's gettext."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_messages(*, po: Path) -> None:
    """Write the .mo beside `po`, in one step; doubtful (fuzzy) translations stay out."""
    with po.open("rb") as source:
        catalog = read_po(source, abort_invalid=True)
    fresh = po.with_suffix(f".{os.getpid()}")
    with fresh.open("wb") as target:
        write_mo(target, catalog)
    fresh.replace(po.with_suffix(".mo"))


def compile_stale(*, root: Path) -> None:
    """Compile what is newer than its .mo, everywhere under `root`."""
    for po in root.glob("naast/**/locale/*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns:
            compile_messages(po=po)


def main(paths: Sequence[str]) -> int:
    """Compile the files named."""
    for path in paths:
        compile_messages(po=Path(path))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
