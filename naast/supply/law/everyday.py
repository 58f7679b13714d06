"""The words that people use, and the domain that they lead to; they stand in `everyday.txt`."""

from pathlib import Path

from naast.core.search.rules import Meaning
from naast.supply.law.rules import Domain


def _read() -> dict[str, tuple[str, ...]]:
    text = (Path(__file__).parent / "everyday.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = {}
    for part in " ".join(lines).split("[")[1:]:
        key, _, phrases = part.partition("]")
        found[key] = tuple(" ".join(phrase.split()) for phrase in phrases.split(","))
    return found


_KNOWN = _read()
MEANINGS = tuple(Meaning(key=domain.value, phrases=_KNOWN[domain.value]) for domain in Domain)
DANGER = Meaning(key="danger", phrases=_KNOWN["danger"])
EMPTY = frozenset(_KNOWN["empty"])
