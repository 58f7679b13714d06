"""Measure the Dutch that residents read: how long sentences are, and which words stand in them.

What may be, and what we write instead of a hard word, stands in tools/words.toml.
"""

import re
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from statistics import mean
from typing import Any

from babel.messages.catalog import Message

from tools import translations

SETTINGS = Path(__file__).parent / "words.toml"

# Where a sentence ends: a point, a sign, a line. A point in "8.30" or "art. 3" ends none.
END = re.compile(r"(?:(?<!\bart)\.|[?!:;])(?=\s|$)|\n|<br>|</p>|</li>")
TAG = re.compile(r"<[^>]+>")
# A name that is filled in counts as one word.
FILLED = re.compile(r"%\(\w+\)s|{\w*}|%s")
WORD = re.compile(r"[\w\u2019'.,-]*\w[\w\u2019'.,-]*")


@dataclass(frozen=True, kw_only=True)
class Text:
    """A Dutch text and where it is written."""

    dutch: str
    where: str


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What was found: each fault a line; how many sentences, and their mean length."""

    faults: tuple[str, ...]
    sentences: int
    mean: float


def settings() -> dict[str, Any]:
    return tomllib.loads(SETTINGS.read_text(encoding="utf-8"))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, without its tags; a label without an end is one, too."""
    plain = (TAG.sub(" ", part).strip() for part in END.split(FILLED.sub("naam", text)))
    return [part for part in plain if WORD.search(part)]


def length(sentence: str) -> int:
    """Return how many words a sentence has; a number or a word with a hyphen is one."""
    return len(WORD.findall(sentence))


def hard_words(text: str, *, avoid: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each hard word of a text, and what we write instead."""
    plain = TAG.sub(" ", text).casefold()
    for word, instead in avoid.items():
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain):
            yield word, instead


def measure(texts: Iterable[Text]) -> Measured:
    """Measure texts against tools/words.toml."""
    rules = settings()
    longest, most = rules["limits"]["longest"], rules["limits"]["mean"]
    faults, lengths = [], []
    for text in texts:
        for sentence in sentences(text.dutch):
            words = length(sentence)
            # A label is no sentence, and would make the mean of sentences look short.
            if text.dutch.rstrip().endswith((".", "?", "!")):
                lengths.append(words)
            if words > longest:
                faults.append(f"{text.where}: {words} words, at most {longest}: {sentence!r}")
        for word, instead in hard_words(text.dutch, avoid=rules["avoid"]):
            faults.append(f"{text.where}: not {word!r} but {instead!r}: {text.dutch!r}")
    found = mean(lengths) if lengths else 0.0
    if found > most:
        faults.append(f"a sentence has {found:.1f} words on average, at most {most}")
    return Measured(faults=tuple(faults), sentences=len(lengths), mean=found)


def is_for_staff(files: Iterable[str]) -> bool:
    """Tell whether a text stands only in files that no resident sees."""
    patterns = settings()["staff"]["files"]
    named = list(files)
    return bool(named) and all(
        any(fnmatch(file, pattern) for pattern in patterns) for file in named
    )


def resident_texts(*, root: Path) -> Iterator[Text]:
    """Yield each Dutch text of a page for residents, save what quotes the law."""
    quoted = settings()["quotes"]["context"]
    with tempfile.TemporaryDirectory() as folder:
        for message, dutch in translations.in_use(root=root, scratch=Path(folder)):
            files = sorted({file for file, _ in message.locations})
            if message.context != quoted and not is_for_staff(files):
                for one in _strings(dutch):
                    yield Text(dutch=one, where=", ".join(files))


def _strings(message: Message) -> Iterable[str]:
    return [message.string] if isinstance(message.string, str) else message.string or ()


def complaints(*, root: Path) -> Iterator[str]:
    """Yield a line for each text that is too long or too hard."""
    yield from measure(resident_texts(root=root)).faults


def main() -> int:
    """Print what was measured, and what is wrong."""
    measured = measure(resident_texts(root=Path(__file__).resolve().parents[1]))
    print(*measured.faults, sep="\n")
    print(f"{measured.sentences} sentences for residents, {measured.mean:.1f} words on average")
    return 1 if measured.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
