"""Rank the supporters of a municipality in a pool as large as the country's."""

import statistics
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.__main__ import _run_bare, _times, plans_thrown_away, times_and_busy

A_CITY, A_TOWN = 1000, 1100  # 400 workers, and 34 or 35 as most have


def grow_to_the_country(database: str) -> None:
    """Fill a database that holds places and workers of the demo world up to 12 000 of them."""
    import psycopg  # noqa: PLC0415

    from naast.config import postgres  # noqa: PLC0415

    script = (Path(__file__).parent / "national.sql").read_text()
    address = postgres.url(user="postgres", database=database)
    with psycopg.connect(address, autocommit=True) as there:
        there.execute(script)


def rank() -> list[dict[str, Any]]:
    """Return, for a city and a town, how long it takes to find and to order who could be offered.

    `pure_ms` is the ordering alone, `median_ms` with the reading of all candidates;
    `busy_times_pure` says how much more web and database compute for all of it.
    """
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from naast.core.policy.walls import NOBODY, acting  # noqa: PLC0415
    from naast.support.matching.queries import candidates  # noqa: PLC0415
    from naast.support.matching.rules import Need, make_offer  # noqa: PLC0415

    need = Need(domains=frozenset({"money"}))
    found = []
    for municipality_id in (A_CITY, A_TOWN):

        def read(municipality_id: int = municipality_id) -> Any:
            return candidates(municipality_id=municipality_id, at=datetime.now(UTC))

        def both(read: Any = read) -> Any:
            return make_offer(candidates=read(), need=need, seed=7)

        with acting(NOBODY):
            pool = read()
            with CaptureQueriesContext(connection) as caught:
                read()
            took, busy = times_and_busy(both)
            with plans_thrown_away():
                anew, _ = times_and_busy(both)
            pure = _times(lambda pool=pool: make_offer(candidates=pool, need=need, seed=7))
        middle = statistics.median(took)
        bare = statistics.median(
            _times(lambda caught=caught: _run_bare([q["sql"] for q in caught]))
        )
        found.append(
            {
                "workers": len(pool),
                "median_ms": round(middle, 1),
                "busy_ms": round(busy, 1),
                "planned_anew_ms": round(statistics.median(anew), 1),
                "pure_ms": round(statistics.median(pure), 2),
                "bare_sql_ms": round(bare, 1),
                "times_bare_sql": round(middle / bare, 1),
                # A ratio within this run: what all of it computes, beside the ordering alone.
                "busy_times_pure": round(busy / statistics.median(pure), 1),
            }
        )
        print(found[-1])
    return found
