"""What a municipality calls the talk about what somebody needs. Pure."""

from naast.supply.places.rules.names import normalise

LONGEST_TALK_WORD = 40

OFFICIAL = frozenset({"onderzoek", "melding", "aanvraag", "verslag", "besluit", "beschikking"})
"""Words with which the law means something (Wmo 2015 art. 2.3.2 to 2.3.5)."""


def is_official(*, word: str) -> bool:
    """Tell whether a word for the talk is one of the law, alone or as the head of a longer one.

    The word of a municipality is informal: who reads "aanvraag" must be able to rely on the law.
    """
    return any(part.endswith(tuple(OFFICIAL)) for part in normalise(text=word).split())
