"""Examples of agreements and covenants: which kinds there are, how facts come into a text. Pure.

A text may hold the name of a fact between braces: {gemeente}. It is filled in from what was agreed
when one reads or prints it, so that the text and the facts never differ.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ExampleKind(StrEnum):
    """For what an example is meant: an agreement by its payment, or a covenant by its parties."""

    SUBSIDY = "subsidy"
    PURCHASE = "purchase"
    FUNCTION = "function"
    OWN_POOL = "own_pool"
    COVENANT = "covenant"
    EXPERIENCE = "experience"
    ACCESS = "access"


COVENANTS = frozenset({ExampleKind.COVENANT, ExampleKind.EXPERIENCE, ExampleKind.ACCESS})


class Fact(StrEnum):
    """What a text can be filled from. The values are Dutch: they stand in texts that are."""

    MUNICIPALITY = "gemeente"
    ORGANISATION = "organisatie"
    PARTIES = "partijen"
    FROM = "vanaf"
    UNTIL = "tot"
    REVIEW = "terugkijken"
    RHYTHM = "ritme"
    FIRST_CONTACT = "eerste contact"
    FUNDING = "betaling"
    ACTIVITIES = "werk"


@dataclass(frozen=True, kw_only=True)
class Example:
    """An example that comes with Naast, in Dutch. `texts` are by clause or by point."""

    key: str
    kind: ExampleKind
    title: str
    purpose: str = ""
    source: str
    texts: Mapping[str, str] = field(default_factory=dict)


# Words only, so that a set of numbers or a line of code between braces is left as it stands.
_NAMED = re.compile(r"\{([a-z][a-z ]{0,30})\}")


def filled(text: str, facts: Mapping[Fact, str]) -> str:
    """Return a text with its facts filled in; what is no fact, or not known, stays as it stands."""

    def said(found: re.Match[str]) -> str:
        name = found[1]
        known = facts.get(Fact(name), "") if name in set(Fact) else ""
        return known or found[0]

    return _NAMED.sub(said, text)


def blanks(text: str, facts: Mapping[Fact, str]) -> list[Fact]:
    """Return which facts a text asks for that are not known, in the order of the enum."""
    asked = set(_NAMED.findall(text))
    return [fact for fact in Fact if fact in asked and not facts.get(fact)]


def unknown(text: str) -> list[str]:
    """Return what stands between braces and is no fact: a slip of who writes, each once."""
    return sorted(set(_NAMED.findall(text)) - set(Fact))
