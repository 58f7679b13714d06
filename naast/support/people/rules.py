"""Houses, hats, codes, relations and representation. Pure."""

import secrets
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from ipaddress import ip_address, ip_network
from itertools import pairwise
from string import digits

from naast.supply.law.rules import Term, ends_at


class House(StrEnum):
    """The two houses (DESIGN §2): every row about a resident belongs to one, for life."""

    SUPPORT = "support"
    MUNICIPALITY = "municipality"


class HatKind(StrEnum):
    """What a user is in a circle: never both (I-1)."""

    SUPPORTS = "supports"
    DECIDES = "decides"


class Manner(StrEnum):
    """How somebody stands there: beside the resident (or deciding), or behind who stands beside.

    Who judges an objection of hers stands there too: that opens the objection and no more.
    """

    BESIDE = "beside"
    BEHIND = "behind"
    JUDGES = "judges"


HAT_OF_HOUSE = {House.SUPPORT: HatKind.SUPPORTS, House.MUNICIPALITY: HatKind.DECIDES}


def in_the_other_hat(*, houses: Mapping[int, House], worn: Mapping[int, str]) -> set[int]:
    """Return the users who wear in a circle another hat than that of the house they work in (I-1).

    `houses` holds by user where she would stand, `worn` by user which hat she wears in the circle.
    """
    return {
        user
        for user, house in houses.items()
        if worn.get(user, HAT_OF_HOUSE[house]) != HAT_OF_HOUSE[house]
    }


def hat_stays_until(*, ended_at: datetime, terms: Iterable[Term]) -> datetime:
    """Return the aware moment until which a hat stays on after its last standing ended (I-1).

    The terms run one after the other: those of an objection, then the months of the setting.
    """
    for term in terms:
        ended_at = ends_at(event_at=ended_at, term=term)
    return ended_at


def controller_of(*, house: House, organisation_id: int | None, municipality_id: int) -> str:
    """Return the name of the controller's key: the organisation, or the municipality itself.

    Raises ValueError for a support row without an organisation: somebody must answer for it.
    """
    if house == House.MUNICIPALITY:
        return f"municipality-{municipality_id}"
    if organisation_id is None:
        raise ValueError("A row of the support house has an organisation")
    return f"organisation-{organisation_id}"


# ---------------------------------------------------------------- the code with which one comes
# back

CODE_WORDS = 5
CODE_DIGITS = 4


def new_code(*, words: Sequence[str]) -> str:
    """Return a fresh code: five words and four digits, "otter wilg lamp boter mand 4827".

    With 1024 words that is 63 bits (R: at least 60): a machine that tries a thousand codes a second
    needs some hundred million years.
    """
    chosen = [secrets.choice(words) for _ in range(CODE_WORDS)]
    return " ".join([*chosen, f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"])


def normalised_code(*, text: str) -> str:
    """Return a code as it is compared: case, accents, spaces and signs do not count.

    "Otter-Wilg, lamp  boter MAND 4827" and "otter wilg lamp boter mand 4827" are one code.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (
        c if c.isalnum() and c.isascii() else " " for c in plain if not unicodedata.combining(c)
    )
    return "".join("".join(kept).split())


# ---------------------------------------------------------------- guessing a code

EVERYWHERE = "everywhere"
"""The source under which all wrong codes of the installation are counted together."""
WINDOW = timedelta(minutes=15)
MOST_WRONG = 10
"""So many wrong codes a source may send in a quarter of an hour."""
ALARM = 300
IPV6 = 6
MOST_WRONG_ALARMED = 3
"""So many, once the whole installation met that many: then somebody guesses from many places."""


def window(*, at: datetime) -> datetime:
    """Return the start of the quarter of an hour in which `at` lies."""
    return at - (at - datetime.min.replace(tzinfo=UTC)) % WINDOW


def may_try(*, here: int, everywhere: int) -> bool:
    """Whether a source with `here` wrong codes in this quarter of an hour may try another.

    Who guesses from many places gets fewer tries from each; nobody is shut out for what others do.
    """
    return here < (MOST_WRONG if everywhere < ALARM else MOST_WRONG_ALARMED)


def network(*, source: str) -> str:
    """Return what of an address counts as one source: of IPv6 the network that one home has."""
    try:
        address = ip_address(source)
    except ValueError:
        return source
    if address.version == IPV6:
        return str(ip_network((address, 64), strict=False))
    return str(address)


# ---------------------------------------------------------------- a PIN beside the code

PIN_SHORTEST, PIN_LONGEST = 4, 6
WRONG_PINS_FREE = 4
"""So many wrong PINs one after the other cost nothing: who is unsure tries two or three."""
PIN_WAITS = (timedelta(minutes=15), timedelta(hours=1), timedelta(days=1))
"""After each next wrong PIN none is looked at for so long; the last wait stays."""


def normalised_pin(*, typed: str) -> str | None:
    """Return the four to six digits of a PIN, however they were written; None for anything else.

    Spaces do not count, and the digits of another script are the same digits.
    """
    found = [unicodedata.decimal(sign, None) for sign in "".join(typed.split())]
    if None in found or not PIN_SHORTEST <= len(found) <= PIN_LONGEST:
        return None
    return "".join(map(str, found))


def is_easily_guessed(*, pin: str) -> bool:
    """Whether these digits are what everybody tries first: one digit, a row up or down, a pair."""
    steps = {(int(two) - int(one)) % 10 for one, two in pairwise(pin)}
    repeats = any(pin == pin[:size] * (len(pin) // size) for size in (1, 2))
    return repeats or steps in ({1}, {9})


def pin_is_looked_at(*, wrong: int, last_wrong_at: datetime | None, at: datetime) -> bool:
    """Whether a PIN is looked at after `wrong` wrong ones in a row, the last at `last_wrong_at`.

    Who has the code and guesses gets one try a day in the end: half of four digits takes thirteen
    years. While it waits, the right PIN looks as wrong as any other.
    """
    if last_wrong_at is None or wrong <= WRONG_PINS_FREE:
        return True
    wait = PIN_WAITS[min(wrong - WRONG_PINS_FREE, len(PIN_WAITS)) - 1]
    return at >= last_wrong_at + wait


# ---------------------------------------------------------------- a lost code

PHONE_DIGITS = 10


def phone_number(*, typed: str) -> str | None:
    """Return the ten digits of a Dutch number, however it was written; None for anything else."""
    bare = "".join(sign for sign in typed if sign not in " ().-\t")
    for abroad in ("+31", "0031"):
        if bare.startswith(abroad):
            bare = "0" + bare.removeprefix(abroad)
    right = len(bare) == PHONE_DIGITS and bare.startswith("0") and set(bare) <= set(digits)
    return bare if right else None


CALLED_FROM = ("receptionist", "coordinator")
"""Who may give a new code to somebody who calls or comes by."""


class Way(StrEnum):
    """How a new code reached her: on paper in her hand, or read out at the number she left."""

    PAPER = "paper"
    PHONE = "phone"


def same_name(*, one: str, other: str) -> bool:
    """Whether two first names are the same one: case, accents and spaces do not count.

    A name that was not left is no name that somebody could tell.
    """
    plain = ["".join(c for c in _bare(name) if c.isalnum()) for name in (one, other)]
    return bool(plain[0]) and plain[0] == plain[1]


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


# ---------------------------------------------------------------- relations and representation


class RelationKind(StrEnum):
    PARENT_WITH_CUSTODY = "parent_with_custody"
    OTHER_PARENT = "other_parent"
    PARTNER = "partner"
    CHILD = "child"
    CARER = "carer"
    NEIGHBOUR = "neighbour"
    FRIEND = "friend"
    IN_THE_FIELD = "in_the_field"


class RepresentationKind(StrEnum):
    CURATOR = "curator"
    MENTOR = "mentor"
    ADMINISTRATOR = "administrator"
    CUSTODY = "custody"
    AUTHORISED = "authorised"


# What each may do at most; a row narrows it, never widens it. A bewindvoerder speaks for money only
# (BW 1:431), a mentor for care and never for money (BW 1:450), a curator for both (BW 1:378).
MOST = {
    RepresentationKind.CURATOR: frozenset({"money", "care"}),
    RepresentationKind.MENTOR: frozenset({"care"}),
    RepresentationKind.ADMINISTRATOR: frozenset({"money"}),
    RepresentationKind.CUSTODY: frozenset({"money", "care"}),
    RepresentationKind.AUTHORISED: frozenset({"money", "care"}),
}

AGREES_TOO_FROM = 12
DECIDES_ALONE_FROM = 16


def birthday(*, born_on: date, age: int) -> date:
    """Return the day somebody reaches `age`; who was born on 29 February does so on 1 March."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def may_see_until(*, kind: RepresentationKind, born_on: date | None) -> date | None:
    """Return the first day on which custody no longer opens the file by itself, if ever.

    A legal representative has access while the person is under sixteen (Wmo 2015 art. 5.3.2).
    """
    if kind != RepresentationKind.CUSTODY or born_on is None:
        return None
    return birthday(born_on=born_on, age=DECIDES_ALONE_FROM)


def who_agrees(*, born_on: date, on: date) -> frozenset[str]:
    """Return who must agree to sharing on day `on`: "subject", "representative", or both.

    Under twelve the representative, from twelve to sixteen both, from sixteen the subject alone
    (Wmo 2015 art. 5.3.2; the ages are those of the law's right to look).
    """
    if on < birthday(born_on=born_on, age=AGREES_TOO_FROM):
        return frozenset({"representative"})
    if on < birthday(born_on=born_on, age=DECIDES_ALONE_FROM):
        return frozenset({"subject", "representative"})
    return frozenset({"subject"})


# ---------------------------------------------------------------- asked by another


class AgreedHow(StrEnum):
    """How somebody agreed to help that another asked for her."""

    PAPER = "paper"
    SPOKEN = "spoken"
    CODE = "code"


SUBJECT, REPRESENTATIVE = "subject", "representative"


def may_begin(
    *,
    by: frozenset[str],
    kind: RepresentationKind | None,
    born_on: date | None,
    on: date,
) -> bool:
    """Whether enough people agreed on day `on` to begin a file of somebody for whom another asked.

    Without a birth date she is grown up. For a child it takes whom `who_agrees` says, and custody;
    for somebody grown up herself, or who represents her in care (BW 1:378, 1:450; in writing).
    """
    needed = who_agrees(born_on=born_on, on=on) if born_on else frozenset({SUBJECT})
    if REPRESENTATIVE in by and (kind is None or "care" not in MOST[kind]):
        return False
    if REPRESENTATIVE in needed and kind != RepresentationKind.CUSTODY:
        return False
    stands_in = needed == {SUBJECT} and kind != RepresentationKind.CUSTODY
    return needed <= by or (stands_in and REPRESENTATIVE in by)
