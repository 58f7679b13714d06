"""What of a worker's own calendar may be fetched, kept and told: when she is busy. Pure."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from ipaddress import IPv6Network, ip_address
from urllib.parse import urlsplit

Span = tuple[datetime, datetime]
"""From a moment until the first that is no longer in it; aware."""

DIARY_AHEAD = timedelta(weeks=8)
"""How far ahead a calendar counts here; what lies beyond it is not kept."""
MOST_BUSY = 1000
"""How many busy times one calendar gives; the soonest stay."""
LONGEST_ADDRESS = 1000
MOST_DIARY_BYTES = 3_000_000
READ_AGAIN = timedelta(hours=3)
FAILS_LONG = timedelta(days=3)
"""After how long without an answer she is told, once."""

_HTTPS = 443
# Addresses that stand for another one: what they lead to cannot be seen from the outside.
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("2002::/16"))


class Trouble(StrEnum):
    """Why a calendar could not be read."""

    NOT_FOUND = "not_found"
    NOT_PUBLIC = "not_public"
    SILENT = "silent"
    REFUSED = "refused"
    WANDERS = "wanders"
    NO_CALENDAR = "no_calendar"
    TOO_BIG = "too_big"
    UNREADABLE = "unreadable"


def secure_address(*, text: str) -> str | None:
    """Return the address to fetch for what somebody pasted; None for what is never fetched.

    Only https at its own port, without a name and password in it. `webcal` is how calendars write
    https.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        return None
    fits = (
        parts.scheme in {"https", "webcal", "webcals"}
        and bool(parts.hostname)
        and port in {None, _HTTPS}
        and "@" not in parts.netloc
        and text.strip().isascii()
        and text.strip().isprintable()
        and " " not in text.strip()
        and len(text.strip()) <= LONGEST_ADDRESS
    )
    return parts._replace(scheme="https", fragment="").geturl() if fits else None


def is_public(*, ip: str) -> bool:
    """Whether this address lies on the open internet: nothing of our own machine or network."""
    try:
        found = ip_address(ip)
    except ValueError:
        return False
    if found.version == 6:  # noqa: PLR2004 (of the internet protocol)
        if found.ipv4_mapped is not None:
            return is_public(ip=str(found.ipv4_mapped))
        hidden = found.scope_id or found.teredo or found.is_site_local
        if hidden or any(found in one for one in _TRANSLATED):
            return False
    closed = found.is_multicast or found.is_reserved or found.is_loopback or found.is_link_local
    return found.is_global and not closed and not found.is_unspecified


def joined_spans(*, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same moments as few spans, in UTC and in order; what touches becomes one.

    In UTC, because Python compares two moments of one zone by what the clock on the wall says,
    and in the night in which it is put back that says the same twice.
    """
    found: list[Span] = []
    for start, end in sorted((a.astimezone(UTC), b.astimezone(UTC)) for a, b in spans):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)


def busy_to_keep(*, spans: Iterable[Span], at: datetime) -> tuple[Span, ...]:
    """Return what of `spans` is kept: of the coming eight weeks, in whole minutes, joined.

    Joined, so that not even the number of things that somebody does can be read from it.
    """
    first = at.astimezone(UTC)
    last = first + DIARY_AHEAD
    within = (
        (max(_minute(start), first), min(_minute(end), last))
        for start, end in spans
        if start < last and end > first
    )
    return joined_spans(spans=within)[:MOST_BUSY]


def _minute(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def fails_long(*, failing_since: datetime | None, at: datetime) -> bool:
    """Whether a calendar has not been read for so long that she should hear of it."""
    return failing_since is not None and at - failing_since >= FAILS_LONG
