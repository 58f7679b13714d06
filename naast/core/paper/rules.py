"""What can stand on paper. Pure; fonts come in as bytes.

PDF/UA-1 refuses a sign that no font can draw, and so would lose a whole plan for one smiling face.
Such a sign is left out here, visibly, before anything is typeset.
"""

import struct
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

LEFT_OUT = "[…]"
"""What stands where signs were left out."""

_JOINERS = {0x200C, 0x200D, 0x200E, 0x200F}  # Arabic and the like need these
_NO_SIGN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_SEGMENTS, _GROUPS = 4, 12  # the two formats of a table of characters that our fonts have


class NotAFont(Exception):
    """These bytes are no OpenType font with a table of characters."""


def characters(*, font: bytes) -> frozenset[int]:
    """Return the code points that an OpenType font can draw. Raises NotAFont.

    Source: OpenType specification, `cmap`, formats 4 and 12.
    """
    try:
        [count] = struct.unpack_from(">H", font, 4)
        tables = (struct.unpack_from(">4s4xLL", font, 12 + 16 * n) for n in range(count))
        cmap = next(offset for tag, offset, _ in tables if tag == b"cmap")
        [count] = struct.unpack_from(">2xH", font, cmap)
        starts = {cmap + struct.unpack_from(">L", font, cmap + 8 + 8 * n)[0] for n in range(count)}
        return frozenset(code for start in starts for code in _codes(font, start))
    except (struct.error, StopIteration) as failure:
        raise NotAFont from failure


def fit(*, text: str, drawable: frozenset[int], marks: bool = True) -> str:
    """Return `text` as it can be printed: composed, each run of other signs as LEFT_OUT.

    `marks=False` also drops what stands on or under a letter, for the rare text in which a letter
    of one script carries a mark of another, which no single font draws.
    """
    printed = []
    for sign in unicodedata.normalize("NFC", text).replace("\r\n", "\n"):
        kind = unicodedata.category(sign)
        if sign == "\n" or kind in {"Zl", "Zp"} or sign in "\r\v\f":
            printed.append("\n")
        elif sign == "\t" or kind == "Zs":
            printed.append("\N{NO-BREAK SPACE}" if sign in "\xa0\u202f" else " ")
        elif kind in _NO_SIGN or 0xFE00 <= ord(sign) <= 0xFE0F:  # noqa: PLR2004 - how it looks
            if ord(sign) in _JOINERS & drawable and marks:
                printed.append(sign)
        elif not marks and kind in {"Mn", "Me", "Mc"}:
            continue
        elif ord(sign) in drawable:
            printed.append(sign)
        elif printed[-1:] != [LEFT_OUT]:
            printed.append(LEFT_OUT)
    return "".join(printed)


def fit_all(*, data: Any, drawable: frozenset[int], marks: bool = True) -> Any:
    """Return `data` (mappings, lists, text, numbers, None) with every text made to fit."""
    if isinstance(data, Mapping):
        return {
            str(name): fit_all(data=value, drawable=drawable, marks=marks)
            for name, value in data.items()
        }
    if isinstance(data, list | tuple):
        return [fit_all(data=value, drawable=drawable, marks=marks) for value in data]
    if data is None or isinstance(data, bool | int | float):
        return data
    return fit(text=str(data), drawable=drawable, marks=marks)  # also a translation that waits


def headers(*, filename: str) -> dict[str, str]:
    """Return the headers of a PDF that somebody saves as `filename`, and nothing between keeps.

    The name stays behind in the folder of a shared computer: choose one that tells nothing.
    """
    return {
        "Content-Type": "application/pdf",
        "Content-Disposition": f'attachment; filename="{filename}"',
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex",
    }


def _codes(font: bytes, start: int) -> Iterator[int]:
    """Yield the code points of one subtable that lead to a glyph."""
    [form] = struct.unpack_from(">H", font, start)
    if form == _GROUPS:
        [count] = struct.unpack_from(">L", font, start + 12)
        for n in range(count):
            first, last, glyph = struct.unpack_from(">LLL", font, start + 16 + 12 * n)
            yield from range(first + (glyph == 0), last + 1)
    elif form == _SEGMENTS:
        yield from _segments(font, start)


def _segments(font: bytes, start: int) -> Iterator[int]:
    [doubled] = struct.unpack_from(">H", font, start + 6)
    column = [
        struct.unpack_from(f">{doubled // 2}H", font, start + offset)
        for offset in (14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled)
    ]
    ranges = start + 16 + 3 * doubled
    for n, (last, first, delta, offset) in enumerate(zip(*column, strict=True)):
        for code in range(first, last + 1):
            if offset:
                [glyph] = struct.unpack_from(
                    ">H", font, ranges + 2 * n + offset + 2 * (code - first)
                )
            else:
                glyph = code
            if glyph and (glyph + delta) & 0xFFFF:
                yield code
