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

__all__ = [
    "LONGEST_NAME",
    "MEDIA_TYPES",
    "PART_BYTES",
    "Broken",
    "Document",
    "Kind",
    "NotAllowed",
    "calendar_file",
    "calendar_moment",
    "calendar_text",
    "parts",
    "read_document",
    "shown_name",
]
