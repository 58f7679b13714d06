"""Whom one turns to, and what may stand in a record of who spoke with whom. Pure."""

import re
from collections.abc import Iterable
from enum import StrEnum

_DIGITS_OF_A_BSN = 9
_WEIGHTS_OF_A_BSN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_DIGITS_OF_A_PHONE = 10


class Function(StrEnum):
    """For what one calls somebody of another organisation. Source: inventory, §3.2.2 and §3.6."""

    LEADS = "leads"
    QUESTIONS = "questions"
    POLICY = "policy"
    ADMINISTRATION = "administration"
    ACCESS = "access"
    VOLUNTEERS = "volunteers"
    TRAINING = "training"
    SIGNALS = "signals"
    FINANCE = "finance"
    COMPLAINTS = "complaints"
    PRIVACY = "privacy"
    COUNCIL = "council"


class Sign(StrEnum):
    """What makes a text look as if it is about a resident."""

    BSN = "bsn"
    PHONE = "phone"
    NAME = "name"


# A citizen service number in one piece, or in the groups in which people write it.
_MAYBE_BSN = re.compile(
    r"(?<![\d+])(?<!\d[ .])"
    r"(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})"
    r"(?![ .]?\d)"
)
_MAYBE_PHONE = re.compile(r"(?<![\d+])(?:\+31|0031|0)(?:[ ./()-]{0,2}\d){8,10}(?!\d)")
_TITLE = r"(?:[Mm]evr(?:ouw|\.)?|[Mm]eneer|[Mm][wr]s?\.?|[Dd]hr\.?|[Ff]am(?:ilie|\.)?)"
_BETWEEN = r"(?:(?:van|de|der|den|ten|ter|het|'t) +)*"
_MAYBE_NAME = re.compile(rf"(?<!\w){_TITLE} +(?:[A-Z]\. ?)*{_BETWEEN}[A-ZÀ-Þ]\w+")


def signs(*texts: str) -> frozenset[Sign]:
    """Return what in these texts looks like a resident: a hint for who writes, never a proof.

    A number of nine digits counts only when it passes the eleven-test of a BSN.
    """
    text = "\n".join(texts)
    found = set()
    if any(passes_eleven_test(digits=_digits(one)) for one in _MAYBE_BSN.findall(text)):
        found.add(Sign.BSN)
    if any(len(_national(_digits(one))) == _DIGITS_OF_A_PHONE for one in _phones(text)):
        found.add(Sign.PHONE)
    if _MAYBE_NAME.search(text):
        found.add(Sign.NAME)
    return frozenset(found)


def passes_eleven_test(*, digits: str) -> bool:
    """Whether nine digits can be a BSN: 9a + 8b + … + 2h - i is a multiple of eleven, and not 0.

    Source: Logisch ontwerp BSN, the eleven-test.
    """
    if len(digits) != _DIGITS_OF_A_BSN or not digits.isascii() or not digits.isdigit():
        return False
    total = sum(w * int(d) for w, d in zip(_WEIGHTS_OF_A_BSN, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0


def _phones(text: str) -> Iterable[str]:
    return _MAYBE_PHONE.findall(text)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _national(digits: str) -> str:
    """Return a number as one dials it in this country."""
    for abroad in ("0031", "31"):
        if digits.startswith(abroad):
            return "0" + digits.removeprefix(abroad)
    return digits
