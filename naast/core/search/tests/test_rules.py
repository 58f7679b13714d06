from hypothesis import given
from hypothesis import strategies as st

from naast.core.search.rules import (
    EXACT,
    LONGEST_TEXT,
    MOST_WORDS,
    Meaning,
    distance,
    likeness,
    meant,
    sound,
    words_of,
)

MEANINGS = (
    Meaning(key="money", phrases=("schulden", "huur betalen", "deurwaarder")),
    Meaning(key="home", phrases=("huis", "traplift", "huurhuis")),
)
NOTHING = frozenset[str]()
WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14)


def keys(text: str) -> list[str]:
    return [one.key for one in meant(text=text, meanings=MEANINGS, empty=NOTHING)]


class TestWordsOf:
    def test_are_small_and_without_accents(self):
        assert words_of(text="  Één BRIEF, van 't café?") == ("een", "brief", "van", "t", "cafe")

    @given(st.text(max_size=500))
    def test_are_few_and_plain_whatever_is_typed(self, text):
        words = words_of(text=text)

        assert len(words) <= MOST_WORDS
        assert sum(map(len, words)) <= LONGEST_TEXT * 4  # a sign may stand for four letters
        assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)


class TestSound:
    def test_brings_spellings_of_a_word_together(self):
        pairs = [
            ("huizen", "huis"), ("brieven", "brief"), ("schuld", "schulden"), ("cursus", "kursus"),
            ("toeslach", "toeslag"), ("ijzer", "eizer"), ("hond", "hont"), ("boetes", "boete"),
        ]  # fmt: skip

        assert [(a, b) for a, b in pairs if sound(a) != sound(b)] == []


class TestDistance:
    def test_counts_a_change_of_places_once(self):
        assert [distance("schuldne", "schulden"), distance("huis", "huis")] == [1, 0]

    @given(WORD, WORD)
    def test_is_the_same_both_ways_and_never_more_than_asked(self, one, other):
        assert distance(one, other) == distance(other, one) <= 3

    @given(WORD, st.data())
    def test_a_letter_left_out_is_one_slip(self, word, data):
        place = data.draw(st.integers(0, len(word) - 1))

        assert distance(word, word[:place] + word[place + 1 :]) == 1


class TestLikeness:
    @given(WORD, WORD)
    def test_nothing_is_surer_than_the_word_itself(self, one, other):
        assert 0 <= likeness(one, other) <= EXACT == likeness(one, one)

    def test_a_short_word_is_no_slip_for_another(self):
        assert likeness("bus", "bos") == 0


class TestMeant:
    def test_sees_through_a_typing_error(self):
        assert [keys("schuldne"), keys("trapplift")] == [["money"], ["home"]]

    def test_a_phrase_counts_when_each_word_is_there(self):
        assert keys("betalen van mijn huur")[0] == "money"

    def test_a_word_that_is_known_is_no_slip_for_another(self):
        assert keys("huis") == ["home"]

    def test_what_says_nothing_leads_nowhere(self):
        assert [keys(""), keys("zzzz"), keys("\0 <script>")] == [[], [], []]

    def test_a_word_on_the_list_of_empty_words_is_neither_sought_nor_missed(self):
        found = meant(text="huis", meanings=MEANINGS, empty=frozenset({"huis"}))
        phrase = meant(text="huur", meanings=MEANINGS, empty=frozenset({"betalen"}))

        assert (found, phrase[0].key) == ([], "money")

    @given(st.text(max_size=200))
    def test_takes_whatever_is_typed_and_answers_in_order(self, text):
        scores = [one.score for one in meant(text=text, meanings=MEANINGS, empty=NOTHING)]

        assert scores == sorted(scores, reverse=True)
        assert all(score > 0 for score in scores)
