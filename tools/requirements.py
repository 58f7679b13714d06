"""Tell how many of the requirements a test shows, and write it to `docs/requirements.md`.

`docs/requirements.csv` is the register. Tests name what they show with `@pytest.mark.req("R-103")`;
`tests/plugins/requirements.py` keeps their outcomes under `var/`, of the commit at hand only.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REGISTER = Path("docs/requirements.csv")
RESULTS = Path("var/requirements/results.json")
PAGE = Path("docs/requirements.md")

# What pytest answers when it ran: all passed, some failed, nothing to run.
RAN = {0, 1, 5}

HEADING = """\
# What the tests show

Made by `make requirements` from `docs/requirements.csv` and the outcomes of the tests.
A requirement counts when at least one test marked with it passed and none failed.
"""


@dataclass(frozen=True)
class Requirement:
    """One line of the register."""

    id: str
    group: str
    kind: str
    name: str


@dataclass(frozen=True)
class Ran:
    """What one test did, and the requirements it is marked with."""

    ids: tuple[str, ...]
    outcome: str


@dataclass(frozen=True)
class Results:
    """Outcomes at one commit: requirement, then test (its node id), then outcome."""

    commit: str = ""
    outcomes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_register(*, path: Path) -> list[Requirement]:
    """Return the register in its own order."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [Requirement(**line) for line in csv.DictReader(lines)]


def read_results(*, path: Path) -> Results:
    """Return what earlier runs left; nothing where no run left anything."""
    if not path.exists():
        return Results()

    kept = json.loads(path.read_text(encoding="utf-8"))
    return Results(commit=kept["commit"], outcomes=kept["requirements"])


def write_results(*, path: Path, results: Results) -> None:
    """Write in one step, so that a reader never meets half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(
        {"commit": results.commit, "requirements": results.outcomes}, indent=1, sort_keys=True
    )
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_text(text + "\n", encoding="utf-8")
    fresh.replace(path)


def merge(*, before: Results, commit: str, ran: Mapping[str, Ran]) -> Results:
    """Lay a run over what earlier runs of the same commit left.

    A test that ran again loses its earlier outcome and marks; other commits prove nothing.
    """
    outcomes: dict[str, dict[str, str]] = {}
    if before.commit == commit:
        for id_, tests in before.outcomes.items():
            outcomes[id_] = {test: outcome for test, outcome in tests.items() if test not in ran}
    for test, one in ran.items():
        for id_ in one.ids:
            outcomes.setdefault(id_, {})[test] = one.outcome
    return Results(commit=commit, outcomes={id_: tests for id_, tests in outcomes.items() if tests})


def proofs(*, outcomes: Mapping[str, str]) -> list[str]:
    """Return the tests that show a requirement: those that passed, none where one failed.

    The cases of a parametrised test are one test.
    """
    if "failed" in outcomes.values():
        return []
    return sorted({test.partition("[")[0] for test, how in outcomes.items() if how == "passed"})


def current_commit(*, root: Path) -> str:
    """Return the hash of the commit at hand, "unknown" outside a repository."""
    answer = subprocess.run(
        ["git", "-C", str(root), "rev-parse", "HEAD"],
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout.strip() if answer.returncode == 0 else "unknown"


def summary(*, register: Sequence[Requirement], results: Results) -> Iterator[str]:
    """Yield a line per group, and the line that ends the report."""
    shown = {one.id for one in register if proofs(outcomes=results.outcomes.get(one.id, {}))}
    for group, members in _by_group(register):
        ids = [one.id for one in members]
        yield f"{len(shown.intersection(ids)):4} of {len(ids):3}  {group}"
    yield f"{len(shown)} of {len(register)} requirements have a passing test"


def page(*, register: Sequence[Requirement], results: Results) -> str:
    """Return the report as Markdown: a table per group, the same for the same outcomes."""
    parts = [HEADING]
    for group, members in _by_group(register):
        number, _, title = group.partition(" ")
        parts.append(f"\n## {number}. {title}\n")
        parts.append("| id | requirement | kind | tests that pass |\n|---|---|---|---|")
        for one in members:
            tests = proofs(outcomes=results.outcomes.get(one.id, {}))
            cell = "<br>".join(f"`{test}`" for test in tests)
            parts.append(f"| {one.id} | {one.name} | {one.kind} | {cell} |")
    return "\n".join(parts) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Report; first run the marked tests where none ran at this commit."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--run", action="store_true", help="run the marked tests in any case")
    options = parser.parse_args(arguments)

    exit_code = 0
    results = read_results(path=ROOT / RESULTS)
    if options.run or results.commit != current_commit(root=ROOT):
        tests = subprocess.run([sys.executable, "-m", "pytest", "-m", "req"], cwd=ROOT, check=False)
        exit_code = 0 if tests.returncode in RAN else tests.returncode
        results = read_results(path=ROOT / RESULTS)
        if results.commit != current_commit(root=ROOT):
            results = Results()

    register = read_register(path=ROOT / REGISTER)
    (ROOT / PAGE).write_text(page(register=register, results=results), encoding="utf-8")
    sys.stdout.writelines(f"{line}\n" for line in summary(register=register, results=results))
    return exit_code


def _by_group(register: Iterable[Requirement]) -> Iterator[tuple[str, list[Requirement]]]:
    for group, members in groupby(register, key=lambda one: one.group):
        yield group, list(members)


if __name__ == "__main__":
    sys.exit(main())
