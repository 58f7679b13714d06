"""Fetch a calendar from an address that somebody typed, as if its owner meant us harm.

It reaches the open internet only: every name is resolved here, and the very address that was
looked at is the one connected to, also after each redirect. Nothing here writes an address
anywhere: what went wrong is a code.
"""

import os
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from typing import Any
from urllib.parse import urljoin, urlsplit

from naast.supply.supporters.rules import (
    MOST_DIARY_BYTES,
    Trouble,
    is_public,
    secure_address,
)

Place = tuple[str, int]
"""An address of the internet protocol and a port."""

_SECONDS_AT_ONCE = 10.0
_MOST_REDIRECTS = 3
_MOVED = frozenset({301, 302, 303, 307, 308})
_OK = 200
_CALENDAR = "text/calendar"


class Failed(Exception):
    """A calendar could not be read; `trouble` says why, and nothing of where."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def places_of(host: str) -> list[Place]:
    """Return where a name leads to. Raises OSError, UnicodeError."""
    found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return [(str(place[0]), int(place[1])) for *_, place in found]


def _public(ip: str) -> bool:
    return is_public(ip=ip)


@dataclass(frozen=True, kw_only=True)
class Internet:
    """What we hold to be outside. Tests bring their own."""

    resolve: Callable[[str], list[Place]] = places_of
    may_connect: Callable[[str], bool] = _public
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    seconds: float = 25.0


def fetch_diary(*, address: str, internet: Internet | None = None) -> bytes:
    """Return what lies at `address`, of at most `MOST_DIARY_BYTES`. Raises Failed.

    All redirects together, and whatever the other side does, it takes `internet.seconds` at most;
    only the looking up of a name may take what the system takes for that.
    """
    outside = internet or Internet()
    with _until(outside.seconds) as watch:
        try:
            found = _followed(address, outside, watch)
        except Failed:
            if not watch.over:
                raise
        except (OSError, HTTPException, ValueError):
            # Not told from where: an exception of the network may name the address.
            raise Failed(Trouble.SILENT) from None
        else:
            if not watch.over:
                return found
        # What was cut off looks like something shorter.
        raise Failed(Trouble.SILENT)


def _followed(address: str, outside: Internet, watch: "Watch") -> bytes:
    for _ in range(_MOST_REDIRECTS + 1):
        found = secure_address(text=address)
        if found is None:
            raise Failed(Trouble.NOT_PUBLIC)
        moved = _asked(found, outside, watch)
        if isinstance(moved, bytes):
            return moved
        address = urljoin(found, moved)
    raise Failed(Trouble.WANDERS)


def _asked(address: str, outside: Internet, watch: "Watch") -> bytes | str:
    """Return what lies there, or where it went."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    connection = _Connection(host, place=_place(host, outside), outside=outside, watch=watch)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(
            "GET",
            target,
            headers={
                "Accept": _CALENDAR,
                # Packed it may be far bigger than it looks.
                "Accept-Encoding": "identity",
                "User-Agent": "Naast",
                "Connection": "close",
            },
        )
        with connection.getresponse() as answer:
            if answer.status in _MOVED and (there := answer.getheader("Location")):
                return there
            return _contents(answer)
    finally:
        connection.close()


def _contents(answer: HTTPResponse) -> bytes:
    if answer.status != _OK:
        raise Failed(Trouble.REFUSED)
    packed = answer.getheader("Content-Encoding", "identity").strip().lower()
    if answer.headers.get_content_type() != _CALENDAR or packed not in {"", "identity"}:
        raise Failed(Trouble.NO_CALENDAR)
    if answer.length is not None and answer.length > MOST_DIARY_BYTES:
        raise Failed(Trouble.TOO_BIG)
    found = answer.read(MOST_DIARY_BYTES + 1)
    if len(found) > MOST_DIARY_BYTES:
        raise Failed(Trouble.TOO_BIG)
    if answer.length:  # what was promised and did not come
        raise Failed(Trouble.SILENT)
    return found


def _place(host: str, outside: Internet) -> Place:
    """Return where to connect to. One closed address among several closes all of them."""
    try:
        found = outside.resolve(host)
    except (OSError, UnicodeError):
        raise Failed(Trouble.NOT_FOUND) from None
    if not found:
        raise Failed(Trouble.NOT_FOUND)
    if not all(outside.may_connect(ip) for ip, _ in found):
        raise Failed(Trouble.NOT_PUBLIC)
    return found[0]


class _Connection(HTTPSConnection):
    """A connection to the address that was looked at, for the name that was asked for."""

    def __init__(self, host: str, *, place: Place, outside: Internet, watch: "Watch") -> None:
        super().__init__(host, timeout=_SECONDS_AT_ONCE, context=outside.context)
        self._to, self._outside, self._watch = place, outside, watch

    def connect(self) -> None:
        raw = socket.create_connection(self._to, timeout=_SECONDS_AT_ONCE)
        try:
            self._watch.guard(raw)
            if not self._outside.may_connect(raw.getpeername()[0]):
                raise Failed(Trouble.NOT_PUBLIC)  # noqa: TRY301 (closed below, as after any)
            self.sock: Any = self._outside.context.wrap_socket(raw, server_hostname=self.host)
        except BaseException:
            raw.close()
            raise


class Watch:
    """Cuts what is open when time is up: who drips a letter a second is in time for each."""

    def __init__(self) -> None:
        self._open: list[socket.socket] = []
        self.over = False

    def guard(self, raw: socket.socket) -> None:
        """Cut this connection too. By a handle of our own: TLS takes the other one over."""
        self._open.append(socket.socket(fileno=os.dup(raw.fileno())))
        if self.over:
            raise TimeoutError

    def cut(self) -> None:
        self.over = True
        for one in self._open:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def close(self) -> None:
        for one in self._open:
            one.close()


@contextmanager
def _until(seconds: float) -> Iterator[Watch]:
    watch = Watch()
    timer = Timer(seconds, watch.cut)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()
        timer.join()
        # Whatever still holds a half-read answer, nothing comes in any more.
        watch.cut()
        watch.close()
