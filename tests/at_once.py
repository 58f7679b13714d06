"""What happens when several do something at the same moment, on real connections.

In a database of its own, because what is tried must be committed.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Barrier, Thread
from typing import Any, TypeVar

from django.db import connection

from tests.databases import drop_database, make_database

LANES = 4

Thing = TypeVar("Thing")


@contextmanager
def own_database(suffix: str, django_db_blocker: Any) -> Iterator[None]:
    """Use a new database, in this thread and in those that start here; drop it after."""
    usual = connection.settings_dict["NAME"]
    own = f"{usual}_{suffix}"
    make_database(own)
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = own
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = usual
            drop_database(own)


def at_once(
    things: Sequence[Thing],
    attempts: Sequence[Callable[[Thing], str]],
    *,
    level: str = "READ COMMITTED",
) -> list[Counter[str]]:
    """Let every thing undergo all attempts at the same moment; count per thing what they said.

    What says nothing is not counted. Raises what no attempt may raise, a deadlock among them.
    """
    went: list[Counter[str]] = [Counter() for _ in things]
    broken: list[BaseException] = []

    def work(attempt: Callable[[Thing], str], lane: int, barrier: Barrier) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL {level}"
                )
            for at in range(lane, len(things), LANES):
                barrier.wait(timeout=60)
                if said := attempt(things[at]):
                    went[at][said] += 1
        except BaseException as error:  # noqa: BLE001 (told in the thread of the test)
            broken.append(error)
            barrier.abort()
        finally:
            connection.close()

    threads = []
    for lane in range(LANES):
        barrier = Barrier(len(attempts))
        threads += [Thread(target=work, args=(one, lane, barrier)) for one in attempts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if broken:
        raise broken[0]
    return went
