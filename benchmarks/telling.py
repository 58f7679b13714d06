"""How well time tells that somebody is supported (I-1): `python -m benchmarks.telling`.

An officer takes questions, turn and turn about of somebody alone and of somebody beside whom a
supporter stands, in one circle. Who watches the time of one such step and guesses which of the two
it was, is right in `guessed` of the cases: 0.5 is a coin. The interval says what chance alone does
with as many steps, from the same times shuffled. The tests prove that the statements are the same
(`tests/test_support_tells_nothing.py`); here is what that leaves on the clock.
"""

import json
import os
import random
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATABASE = "naast_bench_telling"
STEPS = 600
SHUFFLES = 2000


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415

    from benchmarks.__main__ import keep  # noqa: PLC0415
    from tests.databases import drop_database, make_database  # noqa: PLC0415

    make_database(DATABASE)
    connection.settings_dict["NAME"] = DATABASE
    try:
        found = {"at": datetime.now(UTC).date().isoformat(), "steps": STEPS, **measure()}
    finally:
        connection.close()
        drop_database(DATABASE)
    print(json.dumps(found, indent=1))
    keep("telling.json", found)


def measure() -> dict[str, object]:
    from naast.core.policy.walls import acting  # noqa: PLC0415
    from naast.support.casework.tests.factories import make_running_case  # noqa: PLC0415
    from naast.support.decisions.actions import take_matter  # noqa: PLC0415
    from naast.support.matching.tests.factories import make_question  # noqa: PLC0415
    from naast.support.people.models import Link  # noqa: PLC0415
    from naast.support.people.rules import House  # noqa: PLC0415
    from naast.support.people.tests.factories import make_ground, make_person  # noqa: PLC0415
    from tests.cast import FOPPE, NOON, SANNE, write_cast  # noqa: PLC0415

    write_cast()
    make_ground()
    questions = []
    for at in range(2 * STEPS):
        her = make_person(house=House.MUNICIPALITY)
        if at % 2:
            beside = make_running_case(SANNE.user_id, person=make_person(circle=her.circle)).person
            Link.objects.create(supported=beside, decided=her, linked_at=NOON)
        questions.append((make_question(her, FOPPE.user_id), bool(at % 2)))
    random.Random(7).shuffle(questions)  # noqa: S311 (no secret)
    took: dict[bool, list[float]] = {True: [], False: []}
    for question, supported in questions:
        start = time.perf_counter()
        with acting(FOPPE):
            take_matter(actor=FOPPE, question_id=question.id, at=NOON)
        took[supported].append((time.perf_counter() - start) * 1000)
    return told(alone=took[False], supported=took[True])


def told(*, alone: list[float], supported: list[float]) -> dict[str, object]:
    """Return what the two rows of times tell, as ratios within this run."""
    draw = random.Random(11)  # noqa: S311 (no secret)
    both = alone + supported
    by_chance = []
    for _ in range(SHUFFLES):
        draw.shuffle(both)
        by_chance.append(guessed(both[: len(alone)], both[len(alone) :]))
    by_chance.sort()
    return {
        "median_alone_ms": round(statistics.median(alone), 2),
        "median_ratio": round(statistics.median(supported) / statistics.median(alone), 3),
        "guessed": round(guessed(alone, supported), 3),
        "guessed_by_chance_95": [
            round(by_chance[int(SHUFFLES * share)], 3) for share in (0.025, 0.975)
        ],
    }


def guessed(alone: list[float], supported: list[float]) -> float:
    """Return how often of one of each the supported one took longer (Mann and Whitney)."""
    ranked = sorted([(took, 0) for took in alone] + [(took, 1) for took in supported])
    ranks = sum(rank for rank, (_, kind) in enumerate(ranked, start=1) if kind)
    most = len(supported) * (len(supported) + 1) / 2
    return (ranks - most) / (len(alone) * len(supported))


if __name__ == "__main__":
    sys.exit(main())
