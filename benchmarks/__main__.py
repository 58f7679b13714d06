"""Measure the pages of the journey, the ranking and the assigning of supporters: `make bench`.

Each page is asked in one process, as the app's role, on a copy of the demo world. Beside its time
stand, in the same run, the same SQL run bare, the page with every statement planned anew (decision
0012), and a page that does nothing: machines differ, so a figure means something only beside these.
Where the bare SQL takes 5 ms or more the ratio counts, below that the milliseconds. `busy` is what
web and database computed: the one figure that a busy machine does not stretch. Nothing here passes
or fails; `results/` keeps what was measured.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DATABASE = "naast_bench"
COUNTRY = "naast_bench_country"
ROUNDS = 30
WARM = 8  # PostgreSQL plans a kept statement anew five times before it keeps the plan
RATIO_FROM_MS = 5.0


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What one page took: milliseconds in the process, queries, bytes as sent (gzip)."""

    page: str
    median_ms: float
    p95_ms: float
    busy_ms: float
    planned_anew_ms: float
    planned_anew_busy_ms: float
    queries: int
    bare_sql_ms: float
    times_bare_sql: float | None
    above_empty_ms: float
    bytes: int


def main() -> None:
    if "--measure" in sys.argv:
        import django  # noqa: PLC0415

        django.setup()
        report(measure())
        return
    if "--rank" in sys.argv:
        import django  # noqa: PLC0415

        django.setup()
        from benchmarks.assigning import assign_and_rank  # noqa: PLC0415
        from benchmarks.ranking import rank  # noqa: PLC0415

        keep("ranking.json", {"municipalities": rank(), "rules": assign_and_rank()})
        return
    from benchmarks.ranking import grow_to_the_country  # noqa: PLC0415
    from tests.databases import drop_database, make_database_with_world  # noqa: PLC0415

    make_database_with_world(DATABASE)
    make_database_with_world(COUNTRY, only_supply=True)
    grow_to_the_country(COUNTRY)
    # A process of its own: settings are read once, and making databases has read those of tests.
    environment = {
        **os.environ,
        "NAAST_DEMO": "1",
        "NAAST_DATABASE": DATABASE,
        "NAAST_DATABASE_ROLE": "app",
        "DJANGO_SETTINGS_MODULE": "naast.config.settings",
    }
    try:
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"],
            cwd=ROOT, env=environment, check=True,
        )  # fmt: skip
        subprocess.run(
            [sys.executable, "-m", "benchmarks", "--measure"],
            cwd=ROOT, env=environment, check=True,
        )  # fmt: skip
        subprocess.run(
            [sys.executable, "-m", "benchmarks", "--rank"],
            cwd=ROOT, env={**environment, "NAAST_DATABASE": COUNTRY}, check=True,
        )  # fmt: skip
    finally:
        drop_database(DATABASE)
        drop_database(COUNTRY)


def measure() -> list[Measured]:
    from benchmarks.pages import pages, visitor  # noqa: PLC0415

    empty = _times(lambda: _get(visitor(), "/robots.txt"))
    found = []
    for name, client, path in pages():
        answer = _get(client, path)
        assert answer.status_code == 200, (name, path, answer.status_code)  # noqa: S101
        statements = _statements(client, path)
        ask = lambda client=client, path=path: _get(client, path)  # noqa: E731
        took, busy = times_and_busy(ask)
        with plans_thrown_away():
            anew, anew_busy = times_and_busy(ask)
        bare = statistics.median(_times(lambda statements=statements: _run_bare(statements)))
        middle = statistics.median(took)
        found.append(
            Measured(
                page=name,
                median_ms=round(middle, 1),
                p95_ms=round(statistics.quantiles(took, n=20)[-1], 1),
                busy_ms=round(busy, 1),
                planned_anew_ms=round(statistics.median(anew), 1),
                planned_anew_busy_ms=round(anew_busy, 1),
                queries=len(statements),
                bare_sql_ms=round(bare, 1),
                times_bare_sql=round(middle / bare, 1) if bare >= RATIO_FROM_MS else None,
                above_empty_ms=round(middle - statistics.median(empty), 1),
                bytes=len(answer.content),
            )
        )
    return found


def _get(client: Any, path: str) -> Any:
    return client.get(path, headers={"accept-encoding": "gzip"})


def _times(run: Callable[[], Any]) -> list[float]:
    for _ in range(WARM):
        run()
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        took.append((time.perf_counter() - start) * 1000)
    return took


def times_and_busy(run: Callable[[], Any]) -> tuple[list[float], float]:
    """Return how long each run took, and how long web and database computed in one, in ms."""
    for _ in range(WARM):
        run()
    before, took = _computed_ms(), _times(run)
    return took, (_computed_ms() - before) / (ROUNDS + WARM)


def _computed_ms() -> float:
    """Return what this process and its database process computed so far (Linux, one machine)."""
    from django.db import connection  # noqa: PLC0415

    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    database = int(backend.read_text().split()[0]) / 1e6 if backend.exists() else 0.0
    return time.process_time() * 1000 + database


@contextmanager
def plans_thrown_away() -> Iterator[None]:
    """Let PostgreSQL plan every statement anew, as it does without prepared statements."""
    from django.db import connection  # noqa: PLC0415

    kept = connection.connection.prepare_threshold
    connection.connection.prepare_threshold = None
    try:
        yield
    finally:
        connection.connection.prepare_threshold = kept


def _statements(client: Any, path: str) -> list[str]:
    """Return what a page asks of the database, without the bookkeeping of transactions."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as caught:
        _get(client, path)
    bookkeeping = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
    return [q["sql"] for q in caught if not q["sql"].startswith(bookkeeping)]


def _run_bare(statements: list[str]) -> None:
    """Run the same SQL without Django: who acts is set by the statements themselves.

    Nothing is rolled back: psycopg would then forget the plans that it keeps.
    """
    from django.db import connection, transaction  # noqa: PLC0415

    with transaction.atomic():
        raw = connection.connection.cursor()
        for sql in statements:
            if sql.startswith("SELECT"):
                raw.execute(sql)
                raw.fetchall()


def report(measured: list[Measured]) -> None:
    head = (
        f"{'page':22}{'median':>8}{'p95':>8}{'busy':>7}{'anew':>7}{'busy':>7}{'queries':>9}"
        f"{'bare SQL':>10}{'ratio':>7}{'bytes':>8}"
    )
    print(head)
    for one in measured:
        ratio = f"{one.times_bare_sql:.1f}" if one.times_bare_sql else "-"
        print(
            f"{one.page:22}{one.median_ms:8.1f}{one.p95_ms:8.1f}{one.busy_ms:7.1f}"
            f"{one.planned_anew_ms:7.1f}{one.planned_anew_busy_ms:7.1f}{one.queries:9}"
            f"{one.bare_sql_ms:10.1f}{ratio:>7}{one.bytes:8}"
        )
    keep("journey.json", {"rounds": ROUNDS, "pages": [asdict(one) for one in measured]})


def keep(name: str, found: dict[str, Any]) -> None:
    """Write what was measured into `results/`, with commit and machine."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    machine = {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[2], 1),
    }
    file = ROOT / "benchmarks" / "results" / name
    file.write_text(json.dumps({"commit": commit, "machine": machine, **found}, indent=1) + "\n")
    print(f"kept in {file.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
