"""What somebody means by the words she types: stems, sounds, beginnings and typing errors. Pure.

Whoever knows the meanings gives them as `Meaning`s: a key, and the words that lead to it. Here
stands only how words are compared, for Dutch as people type it. PostgreSQL cannot do this without
extensions: its Dutch stemmer knows no typing errors and splits no compounds.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST_TEXT = 120
MOST_WORDS = 14

# How sure a likeness is: the word itself, its sound, its beginning, a part of it, a slip of the
# finger. A slip never weighs more than the word as it stands.
EXACT, SOUND, BEGINS, PART, SLIP, TWO_SLIPS = 1.0, 0.95, 0.8, 0.6, 0.7, 0.5

SHORTEST_BEGINNING = 4
SHORTEST_PART = 5
SHORTEST_FOR_A_SLIP = 4
SHORTEST_FOR_TWO_SLIPS = 8
SHORTEST_SOUND_FOR_A_SLIP = 5
MOST_SLIPS = 2
FOR_EACH_WORD_MORE = 0.4

_NO_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """A key and the words or short phrases that lead to it, as people type them."""

    key: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Found:
    """A key with how much speaks for it; only the order of scores means something."""

    key: str
    score: float


def words_of(*, text: str) -> tuple[str, ...]:
    """Return the words of a text: small letters and digits without accents, in their order.

    At most `MOST_WORDS` of the first `LONGEST_TEXT` signs: who types more is read no further.
    """
    lower = unicodedata.normalize("NFKD", text[:LONGEST_TEXT].casefold())
    bare = "".join(sign for sign in lower if not unicodedata.combining(sign))
    return tuple(_NO_LETTERS.sub(" ", bare.replace("'", "")).split()[:MOST_WORDS])


_ENDINGS = ("tjes", "etje", "pjes", "tje", "jes", "pje", "en", "je", "s", "t")
_SHORTEST_STEM = 4


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without the ending of a plural, a diminutive or a verb: "boetes" → "boet".

    Coarser than grammar, on purpose: it need only bring words together that belong together.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word


_SOUNDS = (
    ("sch", "sg"), ("ch", "g"), ("ij", "ei"), ("uy", "ui"), ("y", "i"), ("ou", "au"),
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("c", "k"), ("qu", "kw"),
    ("q", "k"), ("x", "ks"), ("z", "s"), ("v", "f"), ("dt", "t"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return how the stem of a word sounds, so that "skulden" misses "schulden" by one sign only.

    "huizen" and "huis", "brieven" and "brief", "eizer" and "ijzer" sound alike.
    """
    said = stem(word)
    for written, spoken in _SOUNDS:
        said = said.replace(written, spoken)
    said = _DOUBLED.sub(r"\1", said)
    if said.endswith("d"):
        said = said[:-1] + "t"
    return said


def distance(one: str, other: str, *, most: int = MOST_SLIPS) -> int:
    """Return how many slips lie between two words, or `most` + 1 where there are more.

    A slip: a letter too many, too few, another, or two letters that changed places.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


@lru_cache(maxsize=20_000)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


def likeness(typed: str, known: str, *, slips: bool = True) -> float:
    """Return how surely a typed word means a known one: 0 for not at all, 1 for the word itself.

    `slips` is off for a word that is known as it stands: "bus" is then no slip for "bos".
    """
    if typed == known:
        return EXACT
    said, heard = sound(typed), sound(known)
    if said == heard:
        return SOUND
    short, long = (typed, known) if len(typed) < len(known) else (known, typed)
    if len(short) >= SHORTEST_BEGINNING and long.startswith(short):
        return BEGINS
    if len(heard) >= SHORTEST_BEGINNING and said.startswith(heard):
        return BEGINS
    # A compound holds what it is about: "rolstoelbus" a "rolstoel". Not the other way round.
    if len(known) >= SHORTEST_PART and known in typed:
        return PART
    return _slip(typed, known) if slips else 0.0


def _slip(typed: str, known: str) -> float:
    shortest = min(len(typed), len(known))
    if shortest < SHORTEST_FOR_A_SLIP or abs(len(typed) - len(known)) > MOST_SLIPS:
        return 0.0
    # Each slip brings or takes at most a letter on either side: most pairs end here.
    if len(_letters(typed) ^ _letters(known)) > 2 * MOST_SLIPS:
        return 0.0
    slips = distance(typed, known, most=MOST_SLIPS)
    if slips > 1:
        said, heard = sound(typed), sound(known)
        if min(len(said), len(heard)) >= SHORTEST_SOUND_FOR_A_SLIP:
            slips = min(slips, distance(said, heard, most=MOST_SLIPS))
    if slips <= 1:
        return SLIP
    return TWO_SLIPS if slips <= MOST_SLIPS and shortest >= SHORTEST_FOR_TWO_SLIPS else 0.0


def meant(*, text: str, meanings: Sequence[Meaning], empty: frozenset[str]) -> list[Found]:
    """Return what a text may mean, the surest first; equals stay in the order of `meanings`.

    A phrase counts when each of its words is there, in whatever order; more words of it say more
    than one. A typed word speaks once for a key, by the phrase that explains it best. Words in
    `empty` say nothing: they never lead anywhere, nor are they missed.
    """
    typed = [word for word in words_of(text=text) if word not in empty]
    phrases = [_phrases(one, empty) for one in meanings]
    known = {word for some in phrases for phrase in some for word in phrase}
    sounds = {sound(word) for word in known}
    sure = {
        one: {
            word: like
            for word in known
            if (like := likeness(one, word, slips=one not in known and sound(one) not in sounds))
        }
        for one in set(typed)
    }
    found = [
        Found(key=one.key, score=_score([sure[word] for word in typed], some))
        for one, some in zip(meanings, phrases, strict=True)
    ]
    return sorted((one for one in found if one.score > 0), key=lambda one: -one.score)


def _score(typed: list[dict[str, float]], phrases: tuple[tuple[str, ...], ...]) -> float:
    best = [0.0] * len(typed)
    for phrase in phrases:
        spoken: dict[int, float] = {}
        for word in phrase:
            place = max(
                (i for i, like in enumerate(typed) if i not in spoken and word in like),
                key=lambda i: typed[i][word],
                default=None,
            )
            if place is None:
                break
            spoken[place] = typed[place][word]
        else:
            for place, like in spoken.items():
                best[place] = max(best[place], like * (1 + (len(phrase) - 1) * FOR_EACH_WORD_MORE))
    return round(sum(best), 4)


@lru_cache(maxsize=200)
def _phrases(meaning: Meaning, empty: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Return the words of each phrase that say something; all of them where none does."""
    phrases = [words_of(text=phrase) for phrase in meaning.phrases]
    return tuple(
        tuple(word for word in words if word not in empty) or words for words in phrases if words
    )
