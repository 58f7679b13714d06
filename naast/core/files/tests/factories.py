"""Documents for tests: small ones that are what they say, and rows for the walls."""

import zlib
from struct import pack
from typing import Any

from naast.core.crypto.rules import DataKey
from naast.core.files import queries
from naast.core.files.models import Part, StoredFile
from naast.core.files.rules import parts
from naast.core.policy.walls import Scope
from tests.cast import HANNA, HANNA_ID, NOON, WILLEM, WILLEM_ID
from tests.world import World

KEY = DataKey(b"k" * 32)
PDF = b"%PDF-1.7\n1 0 obj\n<< /Title (Brief over de huur) >>\nendobj\n%%EOF\n"
WHERE = b"53.2012N 5.7999E"
"""What a telephone writes in a photo."""


def jpeg(*, upright: int = 6, order: str = ">") -> bytes:
    """Return a photo (its picture is none) with a place, a maker and a word in it."""
    mark = b"MM\0*" if order == ">" else b"II*\0"
    tiff = mark + pack(f"{order}IHHHIHHI", 8, 1, 0x0112, 3, 1, upright, 0, 0) + WHERE
    return b"".join([
        b"\xff\xd8",
        _segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
        _segment(0xE1, b"Exif\0\0" + tiff),
        _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + WHERE),
        _segment(0xED, WHERE),
        _segment(0xFE, WHERE),
        _segment(0xDB, bytes(65)),
        _segment(0xDA, b"\1\1\0\0\x3f\0"),
        b"picture\xff\xd9",
    ])  # fmt: skip


def _segment(marker: int, body: bytes) -> bytes:
    return pack(">BBH", 0xFF, marker, len(body) + 2) + body


def png() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(body)) + name + body + pack(">I", zlib.crc32(name + body))
        for name, body in (
            (b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
            (b"tEXt", b"Comment\0" + WHERE),
            (b"IDAT", zlib.compress(b"\0\0")),
            (b"IEND", b""),
        )
    )


def make_file(*, subject_id: Any, house: str, data: bytes = PDF, key: DataKey = KEY) -> StoredFile:
    pieces = list(parts(data=data))
    stored = StoredFile.objects.create(
        subject_id=subject_id,
        house=house,
        kind="pdf",
        size=len(data),
        parts=len(pieces),
        kept_at=NOON,
    )
    for number, piece in enumerate(pieces):
        part = Part(file=stored, subject_id=subject_id, house=house, number=number)
        label = queries.label_of(part=part, many=len(pieces))
        part.sealed = key.seal_bytes(data=piece, label=label)
        part.save(force_insert=True)
    return stored


WALL_QUERIES = {StoredFile: queries.files, Part: queries.parts}


def wall_rows(world: World) -> None:
    """Write a document of each house, and the step that holds one of them."""
    for subject_id, house, herself, name in (
        (HANNA_ID, "support", HANNA, "holding Hanna's"),
        (WILLEM_ID, "municipality", WILLEM, "holding Willem's"),
    ):
        stored = make_file(subject_id=subject_id, house=house)
        step = world.step(name, holding=Scope(row_ids=[stored.id]))
        erases = {herself} if house == "support" else set()
        world.expect(stored, view={herself, step}, keep={step}, remove={step})
        part = Part.objects.get(file=stored)
        world.expect(part, view={herself, step}, keep={step}, remove={step}, erase=erases)
