"""What a place name means, which hours are when, and what a municipality became. Pure.

Periods are half-open: [valid_from, valid_to). A municipality that merged keeps its rows; who asks
for it after that day is shown to its heirs (I-12).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from fractions import Fraction

from naast.supply.places.rules.names import normalise

# ---------------------------------------------------------------- slugs

# First parts of addresses that are ours, now or surely later: no municipality may be called so.
# fmt: off
RESERVED_SLUGS = frozenset({
    "accounts", "admin", "api", "assets", "code", "contact", "cookies", "demo", "desk", "docs",
    "en", "favicon", "feed", "files", "foto", "fy", "gedeeld", "gemeente", "gemeenten", "health",
    "healthz", "help", "inloop", "jobs", "klacht", "login", "logout", "media", "metrics", "mijn",
    "naast", "nl",
    "over", "patterns", "privacy", "robots", "schema", "search", "security", "shared", "sitemap",
    "static", "status", "theme", "toegankelijkheid", "uitleg", "vind", "vraag", "webhooks",
    "well-known", "www", "zoek",
})
# fmt: on
SLUG = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
LONGEST_SLUG = 60


def may_be_slug(*, text: str) -> bool:
    """Whether a municipality may have this as the first part of its addresses."""
    fits = len(text) <= LONGEST_SLUG and re.fullmatch(SLUG, text, re.ASCII) is not None
    return fits and text not in RESERVED_SLUGS


# ---------------------------------------------------------------- postcode or village

LONGEST_TEXT = 60
# Shorter names are too near to each other to guess a typing error.
SHORTEST_GUESS = 4

_POSTCODE = re.compile(r"(?<![0-9a-z])([1-9][0-9]{3})\s?([a-z]{2})?(?![0-9a-z])")


class Meaning(StrEnum):
    """What came of a text that should name a place."""

    FOUND = "found"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    SEVERAL = "several"
    OTHER_POSTCODE = "other_postcode"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Meant:
    """The zones that a text may mean: one when FOUND, two or more when SEVERAL, else none."""

    meaning: Meaning
    zone_ids: tuple[int, ...] = ()


def postcode_in(*, text: str) -> str | None:
    """Return the four digits of the first postcode in a text: "in 8441 AB" → "8441"."""
    found = _POSTCODE.search(normalise(text=text))
    return found[1] if found else None


def zone_meant(
    *, text: str, postcodes: Mapping[str, int], names: Iterable[tuple[str, int]]
) -> Meant:
    """Tell which zone a resident means by a postcode, a village, or both.

    `postcodes` is four digits → zone, `names` are villages, their other spellings and zones. A
    postcode that is known decides. Else a name decides: the exact one, or one inside a sentence, or
    one that begins so, or one with a single typing error. A postcode of elsewhere says so.
    """
    if len(text) > LONGEST_TEXT:
        return Meant(meaning=Meaning.TOO_LONG)
    asked = normalise(text=text)
    if not asked:
        return Meant(meaning=Meaning.EMPTY)

    postcode = postcode_in(text=asked)
    if postcode and postcode in postcodes:
        return Meant(meaning=Meaning.FOUND, zone_ids=(postcodes[postcode],))
    if postcode:
        asked = _POSTCODE.sub(" ", asked).strip()
    if zones := _by_name(asked, [(normalise(text=name), zone) for name, zone in names]):
        meaning = Meaning.FOUND if len(zones) == 1 else Meaning.SEVERAL
        return Meant(meaning=meaning, zone_ids=zones)
    return Meant(meaning=Meaning.OTHER_POSTCODE if postcode else Meaning.UNKNOWN)


def _by_name(asked: str, names: Collection[tuple[str, int]]) -> tuple[int, ...]:
    if not asked:
        return ()
    exact = {zone for name, zone in names if name == asked}
    if exact or len(asked) < SHORTEST_GUESS:
        return tuple(sorted(exact))
    inside = {zone for name, zone in names if f" {name} " in f" {asked} "}
    begins = {zone for name, zone in names if name.startswith(asked)}
    near = {zone for name, zone in names if is_one_slip_away(first=asked, second=name)}
    return tuple(sorted(inside or begins or near))


def is_one_slip_away(*, first: str, second: str) -> bool:
    """Whether one letter too many, too few, wrong, or two swapped, makes one text the other."""
    short, long = sorted((first, second), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    a, b = short[at:], long[at:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])
    return a == b[1:]


# ---------------------------------------------------------------- walk-in hours


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Hours that come back each week, on an ISO weekday (1 is Monday), for a half-open period."""

    id: int
    weekday: int
    starts: time
    ends: time
    valid_from: date
    valid_to: date | None


def in_force(*, valid_from: date, valid_to: date | None, on: date) -> bool:
    """Whether a half-open period holds a day."""
    return valid_from <= on and (valid_to is None or on < valid_to)


def days(*, from_on: date, to_on: date) -> Iterator[date]:
    """Yield the days from `from_on` up to and with `to_on`."""
    for number in range((to_on - from_on).days + 1):
        yield from_on + timedelta(days=number)


def walk_in_moments(
    *, hours: Collection[Hours], closed: Collection[tuple[int, date]], from_on: date, to_on: date
) -> list[tuple[date, int]]:
    """Return (day, id of the hours) for each time that a door is open, in order of time.

    `closed` holds (id of the hours, day) of exceptions.
    """
    open_on = [
        (on, row.starts, row.ends, row.id)
        for on in days(from_on=from_on, to_on=to_on)
        for row in hours
        if row.weekday == on.isoweekday()
        and in_force(valid_from=row.valid_from, valid_to=row.valid_to, on=on)
        and (row.id, on) not in closed
    ]
    return [(on, id_) for on, _, _, id_ in sorted(open_on)]


# ---------------------------------------------------------------- municipalities through time


@dataclass(frozen=True, kw_only=True)
class Step:
    """From a day on, a share of the residents of one municipality belongs to another."""

    from_id: int
    to_id: int
    on: date
    share: Fraction


def heirs(*, municipality_id: int, steps: Collection[Step], on: date) -> dict[int, Fraction]:
    """Return who holds the residents of a municipality on a day: id → share of them.

    A municipality that goes on holds itself. Shares are multiplied along the way; what no step
    passes on stays where it is, so that the shares add up to one.
    """
    held: dict[int, Fraction] = {}
    waiting = [(municipality_id, Fraction(1), date.min)]
    while waiting:
        here, share, since = waiting.pop()
        onward = [s for s in steps if s.from_id == here and since < s.on <= on]
        if not onward:
            held[here] = held.get(here, Fraction(0)) + share
            continue
        first = min(step.on for step in onward)
        parts = [step for step in onward if step.on == first]
        waiting.extend((step.to_id, share * step.share, first) for step in parts)
        stays = share - sum((share * step.share for step in parts), Fraction(0))
        if stays > 0:
            waiting.append((here, stays, first))
    return held
