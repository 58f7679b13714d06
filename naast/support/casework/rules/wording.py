"""The words of an organisation for a letter, with marks for facts and for the law. Pure.

`[onderwerp]` is a fact, `[wet: in gebreke]` a sentence that the law asks for or that claims what
the law says. An organisation may put its own words around these sentences, and never leave one out
or write it anew: what a letter claims of the law stays what somebody read at its source (I-10).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from naast.support.casework.rules.terms import LetterKind


class Fact(StrEnum):
    """What is known when a letter is begun, as it is called in a mark."""

    ABOUT = "onderwerp"
    STARTED = "begonnen op"
    ENDS = "uiterlijk op"


class Sentence(StrEnum):
    """A sentence of the law, as it is called in a mark."""

    OVERDUE = "te laat"
    IN_DEFAULT = "in gebreke"
    DECIDE_WITHIN = "alsnog beslissen"
    PENALTY = "dwangsom"
    OBJECT = "bezwaar"
    REASONS_LATER = "redenen later"
    COPY_OF_DATA = "inzage"
    WHERE_FROM = "herkomst"


MUST_HOLD: Mapping[LetterKind, tuple[Sentence, ...]] = {
    LetterKind.PREPARATION: (),
    LetterKind.REPORT_ASKED: (Sentence.OVERDUE,),
    LetterKind.REPORT_CORRECTED: (),
    LetterKind.NOTICE_OF_DEFAULT: (
        Sentence.OVERDUE, Sentence.IN_DEFAULT, Sentence.DECIDE_WITHIN, Sentence.PENALTY,
    ),
    LetterKind.OBJECTION: (Sentence.OBJECT, Sentence.REASONS_LATER),
    LetterKind.COMPLAINT: (Sentence.OVERDUE,),
    LetterKind.DATA_ACCESS: (Sentence.COPY_OF_DATA, Sentence.WHERE_FROM),
}  # fmt: skip
"""The sentences of the law that each kind of letter holds, once each."""

MARK = re.compile(r"\[([^\[\]\n]*)\]")
LAW = "wet:"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a letter: own words, a fact that is filled in, or the law's own sentence."""

    text: str
    fact: Fact | None = None
    sentence: Sentence | None = None


def mark(one: Fact | Sentence) -> str:
    """Return how a fact or a sentence is written in the words of an organisation."""
    return f"[{LAW} {one}]" if isinstance(one, Sentence) else f"[{one}]"


def pieces(*, text: str) -> Iterator[Piece]:
    """Yield the parts of a text: own words, facts, sentences of the law.

    What is between brackets and no mark of ours stays what was typed.
    """
    at = 0
    for found in MARK.finditer(text):
        known = _known(found[1])
        if known is None:
            continue
        if found.start() > at:
            yield Piece(text=text[at : found.start()])
        yield known
        at = found.end()
    if at < len(text):
        yield Piece(text=text[at:])


def _known(said: str) -> Piece | None:
    plain = " ".join(said.casefold().split())
    if plain.startswith(LAW):
        name = plain.removeprefix(LAW).strip()
        return Piece(text="", sentence=Sentence(name)) if name in set(Sentence) else None
    return Piece(text="", fact=Fact(plain)) if plain in set(Fact) else None


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """What is wrong with the words for a letter: all of it empty where nothing is."""

    missing: tuple[Sentence, ...] = ()
    twice: tuple[Sentence, ...] = ()
    elsewhere: tuple[Sentence, ...] = ()
    unknown: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.twice or self.elsewhere or self.unknown)


def wrong(*, kind: LetterKind, text: str) -> Wrong:
    """Return what is wrong with the words of an organisation for a kind of letter."""
    held = [piece.sentence for piece in pieces(text=text) if piece.sentence is not None]
    needed = MUST_HOLD[kind]
    return Wrong(
        missing=tuple(one for one in needed if one not in held),
        twice=tuple(one for one in dict.fromkeys(held) if held.count(one) > 1),
        elsewhere=tuple(one for one in dict.fromkeys(held) if one not in needed),
        unknown=tuple(found[0] for found in MARK.finditer(text) if _known(found[1]) is None),
    )


def filled(
    *, text: str, facts: Mapping[Fact, str], sentences: Mapping[Sentence, str]
) -> list[Piece]:
    """Return the parts of a letter with facts and sentences in their places."""
    return [
        Piece(text=sentences[piece.sentence], sentence=piece.sentence)
        if piece.sentence is not None
        else Piece(text=facts[piece.fact], fact=piece.fact)
        if piece.fact is not None
        else piece
        for piece in pieces(text=text)
    ]


def joined(*, parts: list[Piece]) -> str:
    """Return a letter as one text: a sentence that says nothing here leaves no hole."""
    whole = "".join(part.text for part in parts)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+(?=\n|$)", "", whole)).strip()
