"""Measure the pages of the journey: `make bench`.

Each page is asked in one process, as the app's role, on a copy of the demo world. Beside its time
stand, in the same run, the same SQL run bare and a page that does nothing: machines differ, so a
figure means something only beside these. Where the bare SQL takes 5 ms or more the ratio counts,
below that the milliseconds. Nothing here passes or fails; `results/` keeps what was measured.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DATABASE = "naast_bench"
ROUNDS = 30
WARM = 3
RATIO_FROM_MS = 5.0


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What one page took: milliseconds in the process, queries, bytes as sent (gzip)."""

    page: str
    median_ms: float
    p95_ms: float
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
    from tests.databases import drop_database, make_database_with_world  # noqa: PLC0415

    make_database_with_world(DATABASE)
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
    finally:
        drop_database(DATABASE)


def measure() -> list[Measured]:
    from benchmarks.pages import pages, visitor  # noqa: PLC0415

    empty = _times(lambda: _get(visitor(), "/robots.txt"))
    found = []
    for name, client, path in pages():
        answer = _get(client, path)
        assert answer.status_code == 200, (name, path, answer.status_code)  # noqa: S101
        statements = _statements(client, path)
        took = _times(lambda client=client, path=path: _get(client, path))
        bare = statistics.median(_times(lambda statements=statements: _run_bare(statements)))
        middle = statistics.median(took)
        found.append(
            Measured(
                page=name,
                median_ms=round(middle, 1),
                p95_ms=round(statistics.quantiles(took, n=20)[-1], 1),
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


def _statements(client: Any, path: str) -> list[str]:
    """Return what a page asks of the database, without the bookkeeping of transactions."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as caught:
        _get(client, path)
    bookkeeping = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
    return [q["sql"] for q in caught if not q["sql"].startswith(bookkeeping)]


def _run_bare(statements: list[str]) -> None:
    """Run the same SQL without Django: who acts is set by the statements themselves."""
    from django.db import connection, transaction  # noqa: PLC0415

    with transaction.atomic():
        raw = connection.connection.cursor()
        for sql in statements:
            if sql.startswith("SELECT"):
                raw.execute(sql)
                raw.fetchall()
        transaction.set_rollback(True)


def report(measured: list[Measured]) -> None:
    head = (
        f"{'page':34}{'median':>8}{'p95':>8}{'queries':>9}{'bare SQL':>10}{'ratio':>7}{'bytes':>8}"
    )
    print(head)
    for one in measured:
        ratio = f"{one.times_bare_sql:.1f}" if one.times_bare_sql else "-"
        print(
            f"{one.page:34}{one.median_ms:8.1f}{one.p95_ms:8.1f}{one.queries:9}"
            f"{one.bare_sql_ms:10.1f}{ratio:>7}{one.bytes:8}"
        )
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    kept = {
        "commit": commit,
        "machine": {
            "system": platform.system(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "load_before": round(os.getloadavg()[2], 1),
        },
        "rounds": ROUNDS,
        "pages": [asdict(one) for one in measured],
    }
    file = ROOT / "benchmarks" / "results" / "journey.json"
    file.write_text(json.dumps(kept, indent=1) + "\n")
    print(f"kept in {file.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
