"""The main pages in other languages: whole in each, honest about who checked them, either way."""

import dataclasses
import re
from datetime import date

import pytest

from naast.entrances.portal import in_languages
from naast.entrances.portal.in_languages import PAGES, languages
from naast.supply.law import queries as law
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.rules import Language

LANGUAGES = languages().values()
PLACES = ("{name}", "{day}", "{who}")


@pytest.fixture
def here():
    return make_municipality(
        name="Wetterwâld", slug="wetterwald", phone="0999 12 34 56", listening_phone="0999 00 11 22"
    )


def shape(value):
    """Return how a text is built: its keys, how long its lists are, what is filled in."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    assert value.strip()
    return [place for place in PLACES if place in value]


class TestContent:
    def test_is_there_in_five_languages_and_people_can_be_sought_in_each(self):
        assert set(languages()) == {"ar", "fy", "pl", "tr", "uk"}
        assert set(languages()) <= {one.value for one in Language}

    @pytest.mark.parametrize("language", LANGUAGES, ids=str)
    def test_is_whole_and_alike_in_every_language(self, language):
        assert shape(dict(language.words)) == shape(dict(languages()["pl"].words))
        assert len(language.words["find"]["domains"]) == len(law.domains())

    @pytest.mark.parametrize("language", LANGUAGES, ids=str)
    def test_tells_when_it_was_translated_in_its_own_words(self, language):
        assert str(language.translated_on.year) in language.says_when()
        assert "{day}" not in language.says_when()

    @pytest.mark.req("R-253")
    def test_names_who_checked_it_or_says_that_nobody_did(self):
        polish = languages()["pl"]
        checked = dataclasses.replace(polish, checked_by="Fundacja Most")

        assert polish.says_who() == polish.words["frame"]["unchecked"]
        assert "Fundacja Most" in checked.says_who()
        assert checked.says_who() != polish.says_who()

    def test_is_of_no_later_day_than_today(self):
        assert all(one.translated_on <= date(2026, 12, 31) for one in LANGUAGES)


@pytest.mark.django_db
class TestPages:
    @pytest.mark.parametrize("name", PAGES)
    @pytest.mark.parametrize("code", languages())
    def test_are_in_one_language_and_say_who_checked_them(self, client, here, code, name):
        path = f"/wetterwald/talen/{code}/" + (f"{name}/" if name else "")

        answer = client.get(path)

        page = answer.content.decode()
        language = languages()[code]
        assert answer.status_code == 200
        assert f'<html lang="{code}" dir="{language.dir}"' in page
        assert language.words["frame"]["unchecked"] in page.replace("&#x27;", "'")
        assert "{name}" not in page
        assert 'href="tel:0999123456"' in page

    def test_run_from_right_to_left_where_one_reads_so(self, client, here):
        page = client.get("/wetterwald/talen/ar/").content.decode()

        assert 'dir="rtl"' in page
        assert '<bdi dir="ltr">0999 12 34 56</bdi>' in page

    def test_lead_to_who_speaks_it_and_knows_of_the_question(self, client, here):
        page = client.get("/wetterwald/talen/tr/zoek/").content.decode()

        assert "/wetterwald/vind-iemand/?over=money&amp;taal=tr" in page

    @pytest.mark.parametrize("path", ["xx/", "ar/onzin/", "nl/", "../ar/x/y/"])
    def test_are_not_there_in_another_language_or_under_another_name(self, client, here, path):
        assert client.get(f"/wetterwald/talen/{path}").status_code == 404

    def test_are_listed_by_their_own_names(self, client, here):
        page = client.get("/wetterwald/talen/").content.decode()

        for one in LANGUAGES:
            assert re.search(rf'lang="{one.code}" dir="{one.dir}"[^>]*>{one.name}</a>', page)

    def test_are_reached_from_every_page(self, client, here):
        assert 'href="/wetterwald/talen/"' in client.get("/wetterwald/").content.decode()


def test_files_hold_nothing_that_is_not_shown():
    assert in_languages.FOLDER.is_dir()
    assert {path.suffix for path in in_languages.FOLDER.iterdir()} == {".toml"}
