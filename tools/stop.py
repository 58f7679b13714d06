"""Stop whatever runs in this folder: web and worker by asking, the databases by pg_ctl."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

from naast.config import postgres
from tools.demo import LOCK, ROOT

MOST_SECONDS = 8


def is_running() -> bool:
    """Whether a `make demo` of this folder holds its lock."""
    if not LOCK.exists():
        return False
    with LOCK.open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def stop_demo() -> None:
    """Ask it to stop, and wait until it did."""
    if not is_running():
        return
    number = int(LOCK.read_text().split()[0])
    with suppress(ProcessLookupError):
        os.kill(number, signal.SIGTERM)
    until = time.monotonic() + MOST_SECONDS
    while is_running() and time.monotonic() < until:
        time.sleep(0.05)


def main() -> int:
    """Stop the demo, then the servers that commands and tests left running."""
    stop_demo()
    postgres.stop()
    tests = {**os.environ, "NAAST_VAR": str(ROOT / "var" / "test")}
    subprocess.run(
        [sys.executable, "-c", "from naast.config import postgres; postgres.stop()"],
        cwd=ROOT, env=tests, check=False,
    )  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
