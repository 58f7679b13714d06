"""The words of a resident's code are easy to say, to hear and to spell, and hurt nobody."""

import itertools
import re
from pathlib import Path

WORDS = (Path(__file__).parents[1] / "code_words.txt").read_text(encoding="ascii").splitlines()


def test_there_are_1024_so_that_each_word_is_ten_bits():
    assert len(WORDS) == len(set(WORDS)) == 1024
    assert sorted(WORDS) == WORDS


def test_each_is_four_to_seven_plain_letters():
    assert [word for word in WORDS if not re.fullmatch(r"[a-z]{4,7}", word)] == []


def test_none_has_letters_that_sound_alike_and_are_spelled_apart():
    # ei and ij, au and ou, c and k or s, x and ks, y and i: whoever hears them must guess.
    unsure = re.compile(r"ei|ij|au|ou|c(?!h)|[qxy]|th|ph")

    assert [word for word in WORDS if unsure.search(word)] == []


def test_one_wrong_letter_never_makes_another_word():
    seen: dict[str, str] = {}
    alike = []

    # A star for a letter, or one letter left out: words that share such a shape are one slip apart.
    for word in WORDS:
        shapes = {word[:i] + "*" + word[i + 1 :] for i in range(len(word))}
        shapes |= {word[:i] + "*" + word[i:] for i in range(len(word) + 1)}
        alike += [(seen[shape], word) for shape in shapes if shape in seen]
        seen |= dict.fromkeys(shapes, word)

    assert alike == []


def test_no_two_sound_the_same():
    def sound(word: str) -> str:
        word = word.replace("ch", "g").replace("v", "f").replace("z", "s")
        return word[:-1] + {"d": "t", "b": "p"}.get(word[-1], word[-1])

    alike = [
        (a, b) for a, b in itertools.pairwise(sorted(WORDS, key=sound)) if sound(a) == sound(b)
    ]

    assert alike == []


def test_none_is_about_illness_money_trouble_violence_or_religion():
    unkind = {
        "ziek", "pijn", "griep", "arts", "dokter", "wond", "dood", "graf", "schuld", "boete", "arm",
        "armoede", "straf", "mes", "wapen", "oorlog", "bloed", "slag", "kerk", "kruis", "engel",
        "god", "duivel", "moskee", "tempel", "hemel", "altaar", "varken", "slang", "ezel",
        "poes", "doos",
    }  # fmt: skip

    assert unkind & set(WORDS) == set()
