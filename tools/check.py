"""Check what needs no tests: style, types, contracts, migrations, words, settings, locks."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools import translations, words

ROOT = Path(__file__).resolve().parents[1]

# As on a real server: no demo. A folder of its own, so that the database of a running demo or test
# is left alone.
PRODUCTION = {
    "NAAST_VAR": str(ROOT / "var" / "check"),
    "NAAST_SECRET_KEY": secrets.token_urlsafe(50),
    "DJANGO_SETTINGS_MODULE": "naast.config.settings",
}
NOT_IN_PRODUCTION = {"NAAST_DEMO", "NAAST_DATABASE", "NAAST_DATABASE_ROLE", "DATABASE_URL"}

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
LOCKS = ("*.lock", "*lock.json", ".npmrc", "requirements*.txt")


@dataclass(frozen=True)
class Outcome:
    """What one check found: nothing, or what is to be mended."""

    name: str
    complaint: str
    seconds: float


def command(*arguments: str) -> str:
    """Return what a command says when it fails, nothing when it passes."""
    environment = {k: v for k, v in os.environ.items() if k not in NOT_IN_PRODUCTION} | PRODUCTION
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode == 0:
        return ""
    return (done.stdout + done.stderr).strip() or f"exit code {done.returncode}"


def missing_words() -> str:
    """Return each text without its Dutch, and each with a doubtful or a double one."""
    if shutil.which("xgettext") is None:
        return "xgettext is missing; please run: sudo apt-get install gettext"
    with tempfile.TemporaryDirectory() as folder:
        return "\n".join(translations.complaints(root=ROOT, scratch=Path(folder)))


def hard_words() -> str:
    """Return what residents read that is too long or too hard."""
    if shutil.which("xgettext") is None:
        return "xgettext is missing; please run: sudo apt-get install gettext"
    return "\n".join(words.complaints(root=ROOT))


def addresses_in_locks() -> str:
    """Return each line of a lock file that says where a package came from: hashes say enough."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *LOCKS],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = [
        f"{name}:{number}: {line.strip()}"
        for name in listed.stdout.split("\0")
        if name and (ROOT / name).is_file()
        for number, line in enumerate((ROOT / name).read_text().splitlines(), start=1)
        if "://" in line
    ]
    return "\n".join(found)


def locks_apart() -> str:
    """Return what we run on and do not test with: the development lock holds the other."""
    run, develop = (_pins(ROOT / name) for name in ("requirements.lock", "requirements-dev.lock"))
    return "\n".join(f"not in requirements-dev.lock: {pin}" for pin in sorted(run - develop))


def _pins(lock: Path) -> set[str]:
    lines = lock.read_text().splitlines()
    return {line.split(" ")[0] for line in lines if line[:1].isalnum() and "==" in line}


CHECKS: dict[str, Callable[[], str]] = {
    # The slow ones first: they share the cores with all of the others.
    "types (mypy)": lambda: command("-m", "mypy"),
    "migrations": lambda: command("manage.py", "makemigrations", "--check", "--dry-run"),
    "settings of production": lambda: command(
        "manage.py", "check", "--deploy", "--fail-level", "WARNING"
    ),
    "translations": missing_words,
    "words for residents": hard_words,
    "lint (ruff)": lambda: command("-m", "ruff", "check", "--quiet", "."),
    "format (ruff)": lambda: command("-m", "ruff", "format", "--check", "--quiet", "."),
    "import contracts": lambda: command("-c", LINT_IMPORTS),
    "addresses in lock files": addresses_in_locks,
    "locks agree": locks_apart,
}


def outcomes() -> Iterator[Outcome]:
    """Yield the outcome of each check in the order above, as soon as it is there."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        yield from pool.map(_timed, CHECKS.items())


def _timed(check: tuple[str, Callable[[], str]]) -> Outcome:
    name, find = check
    began = time.monotonic()
    return Outcome(name=name, complaint=find(), seconds=time.monotonic() - began)


def main() -> int:
    """Print a line per check and what is to be mended; 1 when anything is."""
    failed = []
    for outcome in outcomes():
        sign = "FAIL" if outcome.complaint else "ok"
        print(f"{sign:<5} {outcome.name:<26} {outcome.seconds:5.1f} s", flush=True)
        if outcome.complaint:
            failed.append(outcome.name)
            print("\n".join(f"      {line}" for line in outcome.complaint.splitlines()))
    command("-c", "from naast.config import postgres; postgres.stop()")
    print(f"failed: {', '.join(failed)}" if failed else f"all {len(CHECKS)} checks pass")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
