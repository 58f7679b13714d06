"""What a document may be, and how a file for a calendar is written. Pure."""

from naast.core.files.rules.documents import (
    LONGEST_NAME,
    MEDIA_TYPES,
    PART_BYTES,
    Broken,
    Document,
    Kind,
    NotAllowed,
    parts,
    read_document,
    shown_name,
)
from naast.core.files.rules.icalendar import calendar_file, calendar_moment, calendar_text
from naast.core.files.rules.pictures import (
    MOST_BYTES,
    SMALLEST,
    NoPicture,
    TooLarge,
    TooSmall,
    square_photo,
)

__all__ = [
    "LONGEST_NAME",
    "MEDIA_TYPES",
    "MOST_BYTES",
    "PART_BYTES",
    "SMALLEST",
    "Broken",
    "Document",
    "Kind",
    "NoPicture",
    "NotAllowed",
    "TooLarge",
    "TooSmall",
    "calendar_file",
    "calendar_moment",
    "calendar_text",
    "parts",
    "read_document",
    "shown_name",
    "square_photo",
]
