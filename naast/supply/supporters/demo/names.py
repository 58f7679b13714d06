"""Names for the demo world, put together by chance from invented surnames: nobody is meant.

First names and surnames are apart, so that a name says nothing about a role.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from naast.supply.supporters.rules import Gender, Language

WOMEN = (
    "Anke", "Baukje", "Durkje", "Eelkje", "Froukje", "Geertje", "Hiske", "Ineke", "Janneke",
    "Klaske", "Lolkje", "Minke", "Nynke", "Oukje", "Pytsje", "Rixt", "Sjoukje", "Tetsje", "Wytske",
    "Ymkje", "Aaltje", "Bregje", "Corrie", "Dineke", "Elly", "Fenna", "Greet", "Hennie", "Joke",
    "Lineke", "Mieke", "Nel", "Riet", "Tineke", "Willy", "Marleen", "Suzan", "Esther", "Karin",
    "Mirjam", "Yvonne", "Judith", "Lotte", "Femke", "Roos", "Merel", "Noortje", "Lieke",
)  # fmt: skip
MEN = (
    "Anne-Wybe", "Bouke", "Douwe", "Eeltsje", "Fedde", "Gjalt", "Hessel", "Ids", "Jelmer",
    "Klaas-Jan", "Lieuwe", "Meindert", "Oene", "Piter", "Reitse", "Sjoerd", "Tjeerd", "Ulbe",
    "Wiebe", "Ype", "Arend", "Berend", "Cees", "Dick", "Evert", "Frits", "Gerrit", "Henk", "Jaap",
    "Kees", "Leen", "Maarten", "Nico", "Otto", "Peter", "Ruud", "Sjaak", "Teun", "Vincent", "Wim",
    "Bas", "Daan", "Jeroen", "Ruben", "Thijs", "Stef", "Mats", "Olaf",
)  # fmt: skip
SURNAMES = (
    "Zandveen", "Waterdal", "Wetterbos", "Heidewal", "Rietlaan", "Miedstra-Veen", "Fjildhof",
    "Elsbroek", "Turfdam", "Kaaiwater", "Poelhorst", "Brugzicht", "Wilgendam", "Hooilanda",
    "Sluisveld", "Berkenkamp", "Noordwal", "Vaartzicht", "Meerkoe", "Slootdorp", "Zuidpolder",
    "Lisveld", "Greppelda", "Skiphof", "Eilanda", "Dobbewei", "Gaasthof", "Wieringsloot",
    "Kromwater", "Bultsma-Veld", "Heerweg", "Plaggenberg", "Molenzicht", "Kraanstra", "Dokkade",
    "Ankerveld", "Havenduin", "Stroomdal", "Zeilwater", "Veldkruis",
)  # fmt: skip
# Somebody who speaks one of these languages at home: first names by gender, and a surname.
ABROAD = {
    Language.TURKISH: (("Elifnur", "Sevda"), ("Kerem", "Ozan"), ("Dağova", "Yenisuyu")),
    Language.ARABIC: (("Samira", "Hanan"), ("Idris", "Tarik"), ("Belkandi", "El Wadiri")),
    Language.TAMAZIGHT: (("Tiziri", "Naïma"), ("Yidir", "Massin"), ("Azrou-Veld", "Tafrakt")),
    Language.POLISH: (("Bożena", "Kinga"), ("Zbyszek", "Tomek"), ("Brzozowicz", "Lipowska")),
    Language.UKRAINIAN: (("Oksana", "Daryna"), ("Taras", "Ostap"), ("Verbova", "Kalynenko")),
    Language.TIGRINYA: (("Selam", "Feven"), ("Yonas", "Filmon"), ("Tesfagebre", "Habtewold")),
    Language.SOMALI: (("Ubax", "Sagal"), ("Guled", "Liban"), ("Warfaade", "Geeddiyo")),
    Language.FARSI: (("Parvaneh", "Shirin"), ("Dariush", "Kamran"), ("Golestanfar", "Bahariya")),
    Language.KURDISH: (("Berfin", "Rojda"), ("Baran", "Azad"), ("Çiyayi", "Rubarî")),
    Language.PAPIAMENTO: (("Soraida", "Mylene"), ("Rignald", "Edson"), ("Kadushi", "Shimaruku")),
    Language.SRANAN: (("Joyce", "Muriel"), ("Winston", "Orlando"), ("Kankantri", "Sabanapark")),
    Language.GERMAN: (("Heike", "Silke"), ("Jörn", "Uwe"), ("Moorbach", "Deichfeld")),
    Language.SPANISH: (("Rocío", "Pilar"), ("Gonzalo", "Efraín"), ("Riosverde", "Montellano")),
}


@dataclass(frozen=True, kw_only=True)
class Named:
    """Somebody's name, gender, and the languages she speaks."""

    first: str
    last: str
    gender: Gender
    languages: tuple[Language, ...]

    @property
    def full(self) -> str:
        return f"{self.first} {self.last}"


def plain(text: str) -> str:
    """Return a text in small letters without accents, for an address: "Brêge" → "brege"."""
    letters = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())


def people(*, random: Random, frisian: float) -> Iterator[Named]:
    """Yield people without end, no two with the same name; `frisian` is the share who speak it.

    One in six speaks another language at home, each language as often.
    """
    seen: set[str] = set()
    abroad = list(ABROAD)
    while True:
        gender = random.choices([Gender.WOMAN, Gender.MAN], [62, 38])[0]
        languages = [Language.DUTCH]
        if random.random() < 1 / 6:
            spoken = abroad[len(seen) % len(abroad)]
            women, men, surnames = ABROAD[spoken]
            first = random.choice(women if gender is Gender.WOMAN else men)
            last = random.choice(surnames)
            languages.append(spoken)
        else:
            first = random.choice(WOMEN if gender is Gender.WOMAN else MEN)
            last = random.choice(SURNAMES)
            if random.random() < frisian:
                languages.append(Language.FRISIAN)
        if random.random() < 0.35:
            languages.append(Language.ENGLISH)
        if random.random() < 0.02:
            languages.append(Language.DUTCH_SIGN_LANGUAGE)
        named = Named(first=first, last=last, gender=gender, languages=tuple(languages))
        if named.full not in seen:
            seen.add(named.full)
            yield named
