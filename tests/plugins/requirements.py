"""Marks that tie a test to requirements: `@pytest.mark.req("R-103")`.

Refuses a mark that names no requirement of the register, or more than three; and keeps the outcome
of each marked test for `tools/requirements.py`.
"""

import fcntl
from collections.abc import Generator
from pathlib import Path

import pytest

from tools import requirements

MOST = 3
KNOWN = pytest.StashKey[frozenset[str]]()
PROPERTY = "requirement"


def pytest_configure(config: pytest.Config) -> None:
    """Read the register, and gather outcomes where all of them come together."""
    register = requirements.read_register(path=config.rootpath / requirements.REGISTER)
    config.stash[KNOWN] = frozenset(one.id for one in register)

    is_worker_of_xdist = hasattr(config, "workerinput")
    if not is_worker_of_xdist and not config.option.collectonly:
        config.pluginmanager.register(Outcomes(root=config.rootpath))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail the collection of what holds a wrong mark, and hand the right ones to the reports."""
    report = yield
    known = collector.config.stash[KNOWN]
    wrong: dict[str, None] = {}
    for item in report.result or []:
        if not isinstance(item, pytest.Item):
            continue
        if problem := _problem(item, known):
            wrong[f"{item.nodeid.partition('[')[0]}: {problem}"] = None
        item.user_properties.extend((PROPERTY, id_) for id_ in _ids(item))
    if wrong:
        report.outcome = "failed"
        report.longrepr = "\n".join(wrong)
        report.result = []
    return report


class Outcomes:
    """Gathers the outcome of every test, in the one process that hears of all of them."""

    def __init__(self, *, root: Path) -> None:
        """Start with nothing run."""
        self.root = root
        self.ran: dict[str, requirements.Ran] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in one phase of one test: it failed if any phase did, it passed if its call did."""
        shows_nothing = report.skipped or hasattr(report, "wasxfail")
        before = self.ran.get(report.nodeid)
        if report.failed or (before and before.outcome == "failed"):
            outcome = "failed"
        elif shows_nothing:
            outcome = "skipped"
        elif report.when == "call":
            outcome = "passed"
        else:
            outcome = before.outcome if before else "skipped"
        ids = tuple(str(value) for name, value in report.user_properties if name == PROPERTY)
        self.ran[report.nodeid] = requirements.Ran(ids=ids, outcome=outcome)

    def pytest_sessionfinish(self) -> None:
        """Lay this run over the earlier ones; two runs that end together wait for each other."""
        if not self.ran:
            return
        path = self.root / requirements.RESULTS
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            merged = requirements.merge(
                before=requirements.read_results(path=path),
                commit=requirements.current_commit(root=self.root),
                ran=self.ran,
            )
            requirements.write_results(path=path, results=merged)


def _ids(item: pytest.Item) -> list[str]:
    return sorted({str(id_) for mark in item.iter_markers("req") for id_ in mark.args})


def _problem(item: pytest.Item, known: frozenset[str]) -> str | None:
    if any(not mark.args or mark.kwargs for mark in item.iter_markers("req")):
        return "a mark `req` takes ids of requirements, and nothing else"
    ids = _ids(item)
    if strange := [id_ for id_ in ids if id_ not in known]:
        return f"not in {requirements.REGISTER}: {', '.join(strange)}"
    if len(ids) > MOST:
        return f"{len(ids)} requirements; one test shows at most {MOST}"
    return None
