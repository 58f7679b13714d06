"""The residents of Wetterwâld whose story is told: who they are and when things happened.

Roelfien has a file in each house, and linked them. Hiltsje asks for her father, who did not answer
yet; Geeske asked for her mother Jantsje, who agreed.

What was said and done stands with the apps that keep it, under the same `slug`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from naast.supply.law.rules import Domain
from naast.support.people.rules import CODE_DIGITS, CODE_WORDS, House

PLACE = "wetterwald"
PIN = "407182"


@dataclass(frozen=True, kw_only=True)
class Told:
    """Somebody of a story. `beside` is the first name of who helps; days count back from today.

    `spoken` None: her question still waits. `ended` None: it goes on.
    """

    slug: str
    first_name: str
    beside: str
    zone: str
    domains: tuple[Domain, ...]
    channel: str
    asked: int
    spoken: int | None = None
    ended: int | None = None
    house: House = House.SUPPORT
    language: str = ""
    relation: str = ""  # who is around her, and came along
    phone: bool = True
    linked: str = ""
    """The story in the other house that is hers too, because she said so with both codes."""
    has_pin: bool = False
    """Whether she set a PIN; a visitor of the demo finds it beside her code."""
    asks_for: str = ""
    """What she is to somebody else, for whom she asks."""
    asked_by: str = ""
    """The story of who asked for her, before she agreed."""

    @property
    def is_of_two(self) -> bool:
        """Whether this is a story of who asks for another, or of that other."""
        return bool(self.asks_for or self.asked_by)


TOLD = (
    Told(
        slug="doos-met-post", first_name="Tjitske", beside="Harm", zone="wetterkant",
        domains=(Domain.MONEY, Domain.PEOPLE), channel="walk_in", asked=16, spoken=14,
    ),
    Told(
        slug="naar-de-werf", first_name="Keimpe", beside="Nadia", zone="wetterkant",
        domains=(Domain.PEOPLE, Domain.GETTING_AROUND), channel="outreach", asked=75, spoken=71,
        ended=20, house=House.MUNICIPALITY,
    ),
    Told(
        slug="was-in-een-gesprek", first_name="Boukje", beside="Nadia", zone="wetterkant",
        domains=(Domain.HOUSEHOLD, Domain.MONEY), channel="phone", asked=12, spoken=8,
        house=House.MUNICIPALITY,
    ),
    Told(
        slug="minder-uren", first_name="Roelfien", beside="Jildou", zone="buorren",
        domains=(Domain.HOUSEHOLD, Domain.BODY), channel="web", asked=34, spoken=32,
    ),
    Told(
        slug="minder-uren-gemeente", first_name="Roelfien", beside="Nadia", zone="buorren",
        domains=(Domain.HOUSEHOLD, Domain.BODY), channel="phone", asked=30, spoken=26,
        house=House.MUNICIPALITY, linked="minder-uren",
    ),
    Told(
        slug="niet-naar-school", first_name="Evelien", beside="Jildou", zone="de-mieden",
        domains=(Domain.LEARNING, Domain.FAMILY), channel="referred", asked=61, spoken=59,
    ),
    Told(
        slug="stoel-stuk", first_name="Folkert", beside="Jildou", zone="fjildsicht",
        domains=(Domain.BODY, Domain.GETTING_AROUND), channel="phone", asked=48, spoken=47,
    ),
    Told(
        slug="na-de-scheiding", first_name="Rianne", beside="Jildou", zone="buorren",
        domains=(Domain.MONEY, Domain.FAMILY, Domain.HOUSING), channel="referred", asked=210,
        spoken=208, ended=95,
    ),
    Told(
        slug="eigen-huis", first_name="Neeltje", beside="Romke", zone="waldein",
        domains=(Domain.HOUSING, Domain.BODY), channel="phone", asked=150, spoken=147, ended=58,
        relation="child",
    ),
    Told(
        slug="nooit-vrij", first_name="Doetie", beside="Marije", zone="it-eilan",
        domains=(Domain.CARING, Domain.MIND), channel="web", asked=27, spoken=25,
    ),
    Told(
        slug="taal-en-werk", first_name="Mounir", beside="Jildou", zone="de-mieden",
        domains=(Domain.WORK, Domain.LEARNING), channel="walk_in", asked=120, spoken=118, ended=33,
    ),
    Told(
        slug="deurwaarder", first_name="Sipke", beside="Harm", zone="buorren",
        domains=(Domain.MONEY,), channel="web", asked=6,
    ),
    Told(
        slug="te-klein", first_name="Lisanne", beside="Jildou", zone="wetterkant",
        domains=(Domain.HOUSING, Domain.FAMILY), channel="web", asked=1, has_pin=True,
    ),
    Told(
        slug="voor-mijn-vader", first_name="Hiltsje", beside="Jildou", zone="buorren",
        domains=(Domain.CARING, Domain.PEOPLE), channel="web", asked=8, spoken=6,
        asks_for="child",
    ),
    Told(
        slug="voor-mijn-moeder", first_name="Geeske", beside="Jildou", zone="waldein",
        domains=(Domain.CARING, Domain.BODY), channel="phone", asked=24, spoken=22,
        asks_for="child",
    ),
    Told(
        slug="weer-koken", first_name="Jantsje", beside="Jildou", zone="waldein",
        domains=(Domain.CARING, Domain.BODY), channel="referred", asked=19, spoken=18, phone=False,
        asked_by="voor-mijn-moeder",
    ),
)  # fmt: skip


def code_of(*, whose: str, words: Sequence[str]) -> str:
    """Return the code of a resident: of a story by its slug, else by "seed:person".

    As `rules.new_code` makes them, by chance that can be repeated: those of the stories are always
    the same, so that a visitor can use them.
    """
    draw = Random(f"code of {whose}")  # noqa: S311 - a code of the demo is no secret
    chosen = [draw.choice(words) for _ in range(CODE_WORDS)]
    return " ".join([*chosen, f"{draw.randrange(10**CODE_DIGITS):0{CODE_DIGITS}}"])
