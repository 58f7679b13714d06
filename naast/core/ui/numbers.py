"""National numbers, for where no municipality is known. They ask nothing of the database."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

HERE = Path(__file__).parent / "numbers.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A number, what it is for in both languages, and where it was found.

    `checked_on` is an ISO day, empty while nobody looked it up at its source.
    """

    number: str
    nl: str
    en: str
    source: str
    checked_on: str

    def said(self, *, language: str) -> str:
        return self.en if language.startswith("en") else self.nl

    @property
    def href(self) -> str:
        return f"tel:{self.number.replace(' ', '')}"


@cache
def numbers() -> tuple[Number, ...]:
    """Return the numbers of the file that NAAST_NUMBERS names, else of ours.

    Raises OSError, TOMLDecodeError or TypeError for a file that is not right.
    """
    file = Path(settings.NAAST_NUMBERS or HERE)
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(Number(**one) for one in found["number"])
