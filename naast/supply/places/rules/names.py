"""How a name is compared. Pure."""

import re
import unicodedata

_NO_LETTERS = re.compile(r"[^0-9a-z]+")
_LIGATURES = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "ß": "ss", "ĳ": "ij", "đ": "d"})


def normalise(*, text: str) -> str:
    """Return small letters without accents, and one space for whatever stands between words.

    "  't Wâldein " and "T-WALDEIN" become "t waldein"; control characters count as space.
    """
    lower = text.casefold().translate(_LIGATURES)
    bare = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return _NO_LETTERS.sub(" ", bare.casefold()).strip()
