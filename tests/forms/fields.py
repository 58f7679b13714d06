"""A form, its fields, and what a right answer to each is."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from naast.core.files.tests.factories import PDF
from tests.cast import NOON

DAY = (NOON + timedelta(days=7)).date().isoformat()

CODE = "otter wilg lamp boter mand 4827"

PIN = "4071"

OTHER_CODE = "otter wilg lamp boter mand 4828"

GIVEN_CODE = "otter wilg lamp boter mand 4841"

GIVEN_DOCUMENT_CODE = "otter wilg lamp boter mand 4842"

INVITED = "otter wilg lamp boter mand 4833"

PASSWORD = "vier woorden naast elkaar"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One field: what is filled in, and what it refuses.

    A field of free words (`longest` set) takes whatever people write, up to that length; any other
    takes what it asks for and nothing else. What is `secret` is not shown again.
    """

    good: Any
    longest: int = 0
    required: bool = False
    tick: bool = False
    secret: bool = False


def words(good: str, longest: int, *, required: bool = False) -> Entry:
    return Entry(good=good, longest=longest, required=required)


def one_of(good: Any, *, required: bool = False) -> Entry:
    """Return a choice, a number, a day, an address: something that can be wrong."""
    return Entry(good=good, required=required)


def tick(good: str = "on", *, required: bool = False) -> Entry:
    return Entry(good=good, required=required, tick=True)


def secret(good: str, *, required: bool = True) -> Entry:
    return Entry(good=good, required=required, secret=True)


class Letter(SimpleUploadedFile):
    """A document that can be sent again and again."""

    def read(self, *args: Any) -> bytes:
        self.seek(0)
        return bytes(super().read(*args))


LETTER = Letter("brief.pdf", PDF, "application/pdf")


def sent(good: SimpleUploadedFile) -> Entry:
    """Return a document: no browser keeps it when a form comes back, so it counts as secret."""
    return Entry(good=good, secret=True, required=True)


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form. `path` may name what the stage knows, such as {case}."""

    path: str
    who: str
    fields: dict[str, Entry]
    taken: int = 302
    method: str = "post"
    refused: tuple[int, ...] = (200, 422)
    says: bool = True  # whether a refusal is said on the page

    def filled(self) -> dict[str, Any]:
        return {name: entry.good for name, entry in self.fields.items() if entry.good != ""}


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button that sends nothing: whatever is sent with it changes nothing about the answer."""

    path: str
    who: str


SHARED = {
    "wat": one_of("plan", required=True),
    "plan": Entry(good="Weer slapen.", longest=9000, required=True),
    "met": one_of("{linked}", required=True),
    "waarvoor": one_of("talk", required=True),
    "tot": one_of(DAY, required=True),
}

TEXT = 4000

CLAUSE = 2000
