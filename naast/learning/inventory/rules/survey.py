"""What client organisations said in a survey of their own, beside what was coded (R-368). Pure.

In the weeks of the inventory of 2016 four client organisations asked their members the self-test of
the VNG. Both were expected to complete each other; they ask other people other questions, so
nothing here is subtracted. Source: inventory of 29 municipalities (2016), §1.3.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from naast.learning.inventory.rules.rounds import OF_PROVIDERS, RoundData, Table
from naast.learning.inventory.rules.tables import counts


class Item(StrEnum):
    """What client organisations judged."""

    SUFFICIENT = "sufficient"
    NOT_INDEPENDENT = "not_independent"
    NOT_ACCESSIBLE = "not_accessible"
    NOT_EXPERT = "not_expert"
    NOT_ALL_GROUPS = "not_all_groups"
    NOT_BROAD = "not_broad"


@dataclass(frozen=True, kw_only=True, slots=True)
class Surveyed:
    """A judgement, by how many in a hundred, and the codes that are about the same subject."""

    item: Item
    percent: int
    section: str
    line: int
    beside: tuple[tuple[Table, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Coded:
    """How often a code was given; `of` how many municipalities, None where organisations named it.

    Not all organisations that named something are in the list of who was asked.
    """

    table: Table
    code: str
    named: int
    of: int | None


def side_by_side(
    *, data: RoundData, surveyed: Collection[Surveyed]
) -> list[tuple[Surveyed, tuple[Coded, ...]]]:
    """Return each judgement with what was coded on the same subject, among who was asked."""
    tables = {table for one in surveyed for table, _code in one.beside}
    found: Mapping[Table, Mapping[str, int]] = {
        table: {code: count.within_sample for code, count in counts(data=data, table=table).items()}
        for table in tables
    }
    asked = len(data.sample())
    return [
        (
            one,
            tuple(
                Coded(
                    table=table,
                    code=code,
                    named=found[table][code],
                    of=None if table in OF_PROVIDERS else asked,
                )
                for table, code in one.beside
            ),
        )
        for one in surveyed
    ]
