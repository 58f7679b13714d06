"""The figures from which the lives of the demo world are drawn. Why these: docs/demo.md."""

from dataclasses import dataclass

from naast.supply.law.rules import Domain
from naast.supply.supporters.rules import Language
from naast.support.people.rules import House


@dataclass(frozen=True, kw_only=True)
class Here:
    """How much is asked in a municipality in two years, of whom, and how soon somebody comes."""

    slug: str
    house: House
    many: int
    in_time: float
    chosen: float
    domains: dict[Domain, int]


_DOMAINS = {
    Domain.MONEY: 22, Domain.HOUSEHOLD: 16, Domain.BODY: 13, Domain.HOUSING: 12, Domain.MIND: 12,
    Domain.GETTING_AROUND: 9, Domain.CARING: 8, Domain.PEOPLE: 8, Domain.WORK: 7,
    Domain.FAMILY: 7, Domain.LEARNING: 4, Domain.FUTURE: 3,
}  # fmt: skip
HERE = (
    Here(
        slug="wetterwald", house=House.SUPPORT, many=1820, in_time=0.93, chosen=0.78,
        domains=_DOMAINS,
    ),
    Here(
        slug="wetterwald", house=House.MUNICIPALITY, many=630, in_time=0.95, chosen=0.7,
        domains=_DOMAINS | {Domain.HOUSEHOLD: 30, Domain.GETTING_AROUND: 15},
    ),
    Here(
        slug="havenstad", house=House.SUPPORT, many=2520, in_time=0.84, chosen=0.62,
        domains=_DOMAINS | {Domain.MONEY: 30, Domain.HOUSING: 20},
    ),
    Here(
        slug="heidehoven", house=House.SUPPORT, many=890, in_time=0.9, chosen=0.72,
        domains=_DOMAINS | {Domain.CARING: 15, Domain.GETTING_AROUND: 15},
    ),
    Here(
        slug="veenmond", house=House.SUPPORT, many=420, in_time=0.7, chosen=0.35,
        domains=_DOMAINS,
    ),
)  # fmt: skip
MUNICIPAL_DAYS = 5
WITHDRAWN = 0.04
NEVER_FULL = 0.8
"""Most keep a fifth of their ceiling free."""
SOUGHT, SOUGHT_MORE, FEW = 1 / 9, 12, 7
"""One in nine of those who help fewer than seven is asked so much that she is often full."""
# Whoever tries the demo as one of these finds a question that waits.
WAITS_FOR = {House.SUPPORT: ("Jildou", "Romke"), House.MUNICIPALITY: ("Nadia",)}
LANGUAGES = [one.value for one in Language if one not in (Language.DUTCH, Language.FRISIAN)]
