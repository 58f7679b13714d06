"""Show who can see what: run the tests of the walls and print, per table, what they measured.

A check is one actor, at one wall of one table, for one verb: the rows she gets there, set beside
the rows that are hers. A leak is a check that gave her a row that is not. A changed line is a
policy table with one line loosened, added, swapped or dropped; unseen, when no test would notice.
"""

import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TESTS = ("tests/test_walls.py", "tests/test_mutations.py")
COLUMNS = ("checks", "leaks", "mutations", "unseen")
HEADS = ("checks", "leaks", "changed lines", "unseen")


class Measured:
    """Gathers what the tests hand over with `record_property`."""

    def __init__(self) -> None:
        """Start with nothing measured."""
        self.by_table: dict[str, Counter[str]] = {}
        self.red: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in one phase of one test."""
        if report.failed:
            self.red.append(f"{report.nodeid}\n{report.longreprtext}")
        if report.when != "call":
            return
        found = {name: value for name, value in report.user_properties if name != "requirement"}
        if "table" in found:
            counts = self.by_table.setdefault(str(found["table"]), Counter())
            counts.update({name: int(str(found[name])) for name in COLUMNS if name in found})

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Take in what could not be collected."""
        if report.failed:
            self.red.append(f"{report.nodeid}\n{report.longreprtext}")

    @property
    def total(self) -> Counter[str]:
        """Return the counts of all tables together."""
        return sum(self.by_table.values(), Counter())


def lines(measured: Measured) -> list[str]:
    """Return what to print: a line per table, what is red, and the count."""
    width = max([len(table) for table in measured.by_table] + [len("table")])
    form = f"{{:<{width}}}" + "".join(f"  {{:>{len(head)}}}" for head in HEADS)
    found = [form.format("table", *HEADS)]
    for table, counts in sorted(measured.by_table.items()):
        found.append(form.format(table, *(counts[name] for name in COLUMNS)))
    total = measured.total
    found += ["", *measured.red]
    if measured.red:
        found += ["", f"{len(measured.red)} tests of the walls are red"]
    found.append(
        f"changed lines noticed: {total['mutations'] - total['unseen']} of {total['mutations']}"
    )
    found.append(f"leaks: {total['leaks']} of {total['checks']} checks")
    return found


def main() -> int:
    """Run the tests; return 0 only when all are green and nothing leaks."""
    measured = Measured()
    quiet = ["-p", "no:terminal", "--rootdir", str(ROOT)]
    code = pytest.main([*quiet, *(str(ROOT / test) for test in TESTS)], plugins=[measured])
    sys.stdout.write("\n".join(lines(measured)) + "\n")
    nothing_measured = not measured.total["checks"]
    return int(bool(code or measured.red or measured.total["leaks"] or nothing_measured))


if __name__ == "__main__":
    sys.exit(main())
