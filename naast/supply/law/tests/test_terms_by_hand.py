"""Every term of the table, on days that were counted by hand with a calendar beside it.

`terms_by_hand.csv`: the term, the day of its event, its last day (empty while it stands still),
whether it was extended, what paused it, and the article that decides this case.
"""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from naast.supply.law import queries
from naast.supply.law.rules import Pause, Sense, last_day, opens_on

ROWS = list(csv.DictReader((Path(__file__).parent / "terms_by_hand.csv").open()))


def _pause(text: str) -> Pause:
    asked_on, _, ended_on = text.partition("/")
    return Pause(
        asked_on=date.fromisoformat(asked_on),
        ended_on=date.fromisoformat(ended_on) if ended_on else None,
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['term']} {row['start']} {row['why']}")
def test_it_ends_on_the_day_counted_by_hand(row):
    known = queries.legal_term(term_id=row["term"])
    start = date.fromisoformat(row["start"])

    if known.sense is Sense.EARLIEST:
        found = opens_on(start=start, term=known.term)
    else:
        found = last_day(
            start=start,
            term=known.term,
            extended_by=known.extension if row["extended"] else None,
            pauses=[_pause(one) for one in row["pauses"].split()],
        )

    assert found == (date.fromisoformat(row["last_on"]) if row["last_on"] else None)


def test_there_are_enough_and_each_term_with_days_has_some():
    counted = Counter(row["term"] for row in ROWS)
    with_days = {one.id for one in queries.legal_terms() if one.term and one.term.unit != "hours"}

    assert len(ROWS) >= 120
    assert len({tuple(row.values())[:5] for row in ROWS}) == len(ROWS)
    assert set(counted) == with_days
    assert all(row["decides"] and row["why"] for row in ROWS)
