"""How something is written for a calendar (RFC 5545). Pure."""

from collections.abc import Iterable
from datetime import UTC, datetime

LONGEST_LINE = 75  # octets, without the end of the line


def calendar_file(lines: Iterable[str]) -> str:
    """Return `lines` as a file: folded, each ended as RFC 5545 §3.1 wants it."""
    return "".join(f"{piece}\r\n" for line in lines for piece in fold(line))


def calendar_moment(at: datetime) -> str:
    """Return an aware moment in UTC: so no change of the clock can move it (§3.3.5, form 2)."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def calendar_text(value: str) -> str:
    """Return a text as RFC 5545 §3.3.11 writes it; a sign that steers a machine is left out."""
    value = "".join(sign for sign in value if sign >= " " or sign == "\n")
    for sign in ("\\", ";", ","):
        value = value.replace(sign, "\\" + sign)
    return "\\n".join(value.splitlines())


def fold(line: str) -> list[str]:
    """Return a line in pieces of at most 75 octets, each next one after a space (RFC 5545 §3.1)."""
    pieces, piece = [], ""
    for sign in line:
        if len((piece + sign).encode()) > LONGEST_LINE:
            pieces.append(piece)
            piece = " "
        piece += sign
    return [*pieces, piece]
