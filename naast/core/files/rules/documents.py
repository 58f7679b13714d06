"""What a document may be, told by its contents and never by its name. Pure.

Photos lose what they tell besides the picture: the place where they were taken can be the place
where somebody hides. Which side is up stays.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from struct import error as TooShort  # noqa: N812 (what it means here)
from struct import pack, unpack, unpack_from


class Kind(StrEnum):
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"


MEDIA_TYPES = {Kind.PDF: "application/pdf", Kind.JPEG: "image/jpeg", Kind.PNG: "image/png"}
ENDINGS = {Kind.PDF: "pdf", Kind.JPEG: "jpg", Kind.PNG: "png"}
LONGEST_NAME = 100
PART_BYTES = 512 * 1024
"""How much of a document is sealed and kept in one row."""


class NotAllowed(Exception):
    """The contents are no PDF, JPEG or PNG."""


class Broken(Exception):
    """It begins as what is allowed, and does not go on so."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """What is kept of a document: its kind, and its bytes."""

    kind: Kind
    data: bytes


def read_document(*, data: bytes) -> Document:
    """Return what is kept of an upload. Raises NotAllowed, Broken."""
    if data.startswith(_JPEG_START):
        return Document(kind=Kind.JPEG, data=_whole(_jpeg, data))
    if data.startswith(_PNG_START):
        return Document(kind=Kind.PNG, data=_whole(_png, data))
    if b"%PDF-" in data[:_PDF_HEAD]:
        if b"%%EOF" not in data[-_PDF_TAIL:]:
            raise Broken(Kind.PDF)
        return Document(kind=Kind.PDF, data=data)
    raise NotAllowed


def parts(*, data: bytes) -> Iterator[bytes]:
    """Yield the parts in which a document is sealed; one empty part for an empty one."""
    for start in range(0, len(data) or 1, PART_BYTES):
        yield data[start : start + PART_BYTES]


def shown_name(*, typed: str, kind: Kind) -> str:
    """Return the name under which a document is kept and given back: no folder, the right ending.

    "brieven/brief.exe" becomes "brief.pdf" for a PDF.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", typed))[-1]
    clean = "".join(c for c in last if unicodedata.category(c)[0] not in "CZ" or c == " ")
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", clean.strip()).strip(" .")
    return f"{stem[:LONGEST_NAME] or 'document'}.{ENDINGS[kind]}"


def _whole(reader: object, data: bytes) -> bytes:
    try:
        return b"".join(reader(data))  # type: ignore[operator]
    except (TooShort, IndexError) as failure:
        raise Broken from failure


_PDF_HEAD, _PDF_TAIL = 1024, 2048  # as readers do: some put a line before, some a few after

# ---------------------------------------------------------------- JPEG

_JPEG_START, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_SCAN, _EXIF, _ORIENTATION = 0xDA, 0xE1, 0x0112
# What tells of anything but the picture: EXIF and XMP (E1), everything of makers, IPTC (ED), words.
# E0 (JFIF), E2 (colours) and EE (Adobe's colours) are needed to draw it.
_DROPPED = {*range(0xE1, 0xF0), 0xFE} - {0xE2, 0xEE}


def _jpeg(data: bytes) -> Iterator[bytes]:
    if _JPEG_END not in data[-64:]:
        raise Broken(Kind.JPEG)
    yield data[:2]
    at, upright = 2, 1
    while True:
        start, marker, length = unpack_from(">BBH", data, at)
        if start != 0xFF:  # noqa: PLR2004 (every segment begins so)
            raise Broken(Kind.JPEG)
        segment = data[at : at + 2 + length]
        if marker == _EXIF and segment[4:10] == b"Exif\0\0":
            upright = _orientation(segment[10:])
            if upright != 1:
                yield _only_orientation(upright)
        elif marker not in _DROPPED:
            yield segment
        at += 2 + length
        if marker == _SCAN:
            yield data[at:]
            return


def _orientation(tiff: bytes) -> int:
    """Return which side of a photo is up, 1 (as it lies) where it does not say."""
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (first,) = unpack_from(f"{order}I", tiff, 4)
        (many,) = unpack_from(f"{order}H", tiff, first)
        for number in range(many):
            tag, _, _, value = unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
            if tag == _ORIENTATION and 1 <= value <= 8:  # noqa: PLR2004 (EXIF 2.3, table 4)
                return int(value)
    except TooShort:
        pass
    return 1


def _only_orientation(upright: int) -> bytes:
    tiff = b"MM\0*" + pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, upright, 0, 0)
    return b"\xff\xe1" + pack(">H", 2 + 6 + len(tiff)) + b"Exif\0\0" + tiff


# ---------------------------------------------------------------- PNG

_PNG_START = b"\x89PNG\r\n\x1a\n"
_TELLS = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG_START
    at, name = len(_PNG_START), b""
    while name != b"IEND":
        length, name = unpack_from(">I4s", data, at)
        chunk = data[at : at + 12 + length]
        if zlib.crc32(chunk[4:-4]) != unpack(">I", chunk[-4:])[0]:
            raise Broken(Kind.PNG)
        if name not in _TELLS:
            yield chunk
        at += len(chunk)
