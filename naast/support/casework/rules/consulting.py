"""Ask a colleague about a case without giving it away: what the tool recognises in the words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ConsultState(StrEnum):
    """How it stands with a question to a colleague, or to who talk about cases together."""

    ASKED = "asked"
    ANSWERED = "answered"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"
    DISCUSSED = "discussed"


class Sign(StrEnum):
    """What in a text could tell whom it is about."""

    NAME = "name"
    PLACE = "place"
    DAY = "day"
    NUMBER = "number"


MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
SHORTEST_NUMBER = 5
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_SENTENCE_ENDS = re.compile(r"[.!?:;\n“”\"]\s*$")
_WRITTEN_DAY = re.compile(r"\b(\d{1,2})(?:e)?\s+([a-z]{3,9})\b\.?")
_NUMBERED_DAY = re.compile(r"(?<![\d-])(\d{1,2})[-/.](\d{1,2})\b(?:[-/.]\d{2,4})?")
_ISO_DAY = re.compile(r"\b\d{4}-(\d{2})-(\d{2})\b")
_DIGITS = re.compile(r"\d(?:[ .\-]?\d)+")


@dataclass(frozen=True, kw_only=True)
class Known:
    """What stands in a case by which somebody could be recognised.

    `words` are texts of the case: what is written there with a capital within a sentence, is taken
    for a name. `numbers` are phone numbers, a mail address, the number of the question.
    """

    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    days: frozenset[date] = frozenset()
    numbers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def recognised(*, text: str, known: Known) -> tuple[tuple[Sign, str], ...]:
    """Return what of a case stands in `text`, each once, as it is written there.

    It warns and judges nothing: that nothing is found does not tell that nobody can be recognised.
    """
    found = dict.fromkeys(
        (
            *_names(text, known),
            *((Sign.PLACE, place) for place in known.places if _holds(text, place)),
            *((Sign.DAY, written) for written, day in _days(text) if day in _month_days(known)),
            *((Sign.NUMBER, number) for number in _numbers(text, known)),
        )
    )
    return tuple(found)


def _plain(text: str) -> str:
    """Return a text without capitals and without signs on its letters."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))


def _names(text: str, known: Known) -> Iterator[tuple[Sign, str]]:
    names = {_plain(word) for name in known.names for word in _WORD.findall(name) if len(word) > 1}
    capitals = {_plain(word) for words in known.words for word in _within_sentences(words)}
    for word in _WORD.findall(text):
        # A name of the resident counts however it is written; a word of the case with its capital.
        if _plain(word) in names or (word[0].isupper() and _plain(word) in capitals):
            yield Sign.NAME, word


def _within_sentences(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        before = text[: match.start()]
        if match[0][0].isupper() and before.strip() and not _SENTENCE_ENDS.search(before):
            yield match[0]


def _holds(text: str, place: str) -> bool:
    wanted = _plain(place).strip()
    return bool(wanted) and bool(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", _plain(text)))


def _month_days(known: Known) -> set[tuple[int, int]]:
    return {(day.month, day.day) for day in known.days}


def _days(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each day that stands in a text, with its month and day; a year is not compared."""
    plain = text.casefold()
    for match in _WRITTEN_DAY.finditer(plain):
        for number, month in enumerate(MONTHS, start=1):
            if month.startswith(match[2]):
                yield match[0], (number, int(match[1]))
    for match in _ISO_DAY.finditer(plain):
        yield match[0], (int(match[1]), int(match[2]))
    for match in _NUMBERED_DAY.finditer(plain):
        yield match[0], (int(match[2]), int(match[1]))


def _numbers(text: str, known: Known) -> Iterator[str]:
    written = {re.sub(r"\D", "", run): run for run in _DIGITS.findall(text)}
    for number in known.numbers:
        digits = re.sub(r"\D", "", number)
        if "@" in number:
            if number.casefold() in text.casefold():
                yield number
        elif len(digits) >= SHORTEST_NUMBER:
            yield from (run for bare, run in written.items() if bare and bare.endswith(digits[-9:]))
        elif number and number.casefold() in text.casefold():
            yield number
