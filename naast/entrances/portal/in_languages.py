"""What stands in other languages than Dutch and English: three pages and a leaflet, from files.

`languages/<code>.toml` holds one language each, with the day of its translation and who checked it.
Until somebody who speaks it did, the pages say so (R-253).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "languages"

# In the address → in the file. The first page of a language has no name.
PAGES = {"": "home", "zoek": "find", "wat": "what", "papier": "leaflet"}


@dataclass(frozen=True, kw_only=True)
class Language:
    """One language: its own name, how it runs, and its words by page."""

    code: str
    name: str
    dir: str
    translated_on: date
    checked_by: str
    words: Mapping[str, Mapping[str, Any]]

    def page(self, name: str, *, place: str) -> dict[str, Any]:
        """Return the words of a page, with the name of the municipality filled in."""
        return {key: _filled(value, place) for key, value in self.words[name].items()}

    def says_when(self) -> str:
        """Return when this was translated, in this language."""
        # In digits, that read alike in all of them; apart, so that they keep their order in Arabic.
        day = f"\u2066{self.translated_on:%-d-%-m-%Y}\u2069"
        return str(self.words["frame"]["translated"]).replace("{day}", day)

    def says_who(self) -> str:
        """Return who checked it, or that nobody did yet, in this language."""
        frame = self.words["frame"]
        if self.checked_by:
            return str(frame["checked"]).replace("{who}", self.checked_by)
        return str(frame["unchecked"])


def _filled(value: Any, place: str) -> Any:
    if isinstance(value, list):
        return [_filled(one, place) for one in value]
    return value.replace("{name}", place) if isinstance(value, str) else value


@cache
def languages() -> dict[str, Language]:
    """Return the languages by code, in the order of the alphabet of their codes."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.toml"))}


def _read(path: Path) -> Language:
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    return Language(
        code=path.stem,
        name=written["name"],
        dir=written["dir"],
        translated_on=written["translated_on"],
        checked_by=written["checked_by"],
        words={page: written[page] for page in ("frame", *PAGES.values())},
    )
