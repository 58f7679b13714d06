"""Have a calendar opened by a process that knows nothing else, and may take only so much."""

import json
import subprocess
import sys
from datetime import UTC, datetime

from django.conf import settings

from naast.supply.supporters.diary.fetch import Failed
from naast.supply.supporters.rules import Span, Trouble

_SECONDS, _CPU_SECONDS = 20, 5
_COMMAND = [sys.executable, "-m", "naast.supply.supporters.diary.read"]


def busy_in(*, contents: bytes, at: datetime, cpu_seconds: int = _CPU_SECONDS) -> tuple[Span, ...]:
    """Return when a calendar says busy in the eight weeks after `at`, in UTC. Raises Failed.

    The process gets no setting and no secret of ours, and what it says of an error is thrown away:
    it might tell what stands in the calendar.
    """
    try:
        done = subprocess.run(  # noqa: S603 (a command of our own; the calendar is its input)
            [*_COMMAND, str(int(at.timestamp())), str(cpu_seconds)],
            input=contents,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            env={"PYTHONDONTWRITEBYTECODE": "1"},
            timeout=_SECONDS,
            check=True,
        )
        said = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        raise Failed(Trouble.UNREADABLE) from None
    return tuple(
        (datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC))
        for start, end in said
    )
