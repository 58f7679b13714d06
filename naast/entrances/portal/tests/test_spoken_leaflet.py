"""The leaflet in another language: read by poppler, from its own side, honest about who looked."""

import dataclasses

import pytest

from naast.core.paper import queries as paper
from naast.core.paper.rules import LEFT_OUT
from naast.core.paper.tests.look import look_at
from naast.entrances.portal import in_languages
from naast.entrances.portal.in_languages import languages
from naast.supply.places.tests.factories import make_municipality

pytestmark = pytest.mark.django_db

CODES = sorted(languages())


@pytest.fixture
def here():
    return make_municipality(
        name="Wetterwâld", slug="wetterwald", phone="0999 12 34 56", listening_phone="0999 00 11 22"
    )


def printed(client, code):
    answer = client.get(f"/wetterwald/papier/taal/{code}/")
    assert answer.headers["Content-Type"] == "application/pdf"
    return answer.content


def words(text):
    """Return a text as its words in order: poppler breaks lines where the paper does."""
    return text.split()


class TestSpokenLeaflet:
    @pytest.mark.req("R-253", "R-255")
    @pytest.mark.parametrize("code", CODES)
    def test_is_one_tagged_a5_in_its_language_with_fonts_of_ours(self, client, here, code):
        seen = look_at(printed(client, code))

        assert seen.tagged
        assert (seen.title, seen.language) == (languages()[code].words["leaflet"]["title"], code)
        assert (seen.pages, seen.size.split(" pts")[0]) == (1, "419.528 x 595.276")
        assert all(seen.fonts.values())
        assert all(name.startswith(("AtkinsonHyper", "NotoSans")) for name in seen.fonts)

    @pytest.mark.parametrize("code", CODES)
    def test_leaves_no_sign_of_any_language_out(self, code):
        for page in languages()[code].words.values():
            for value in page.values():
                assert paper.fits(text=str(value))

    @pytest.mark.parametrize("code", CODES)
    def test_says_what_it_is_how_to_call_and_that_nobody_checked_it(self, client, here, code):
        content, language = printed(client, code), languages()[code]
        seen = look_at(content)

        assert LEFT_OUT not in seen.text
        assert "0999 12 34 56" in seen.text
        assert "0999 00 11 22" in seen.text
        assert f"wetterwald/talen/{code}" in seen.text
        assert f"{language.translated_on:%-d-%-m-%Y}" in seen.text
        # The tree tells the words in the order in which they are heard, from the right side.
        if language.dir == "ltr":
            heard = words(seen.text)
            for line in (*language.words["leaflet"]["lines"], language.says_who()):
                assert any(
                    heard[at : at + len(words(line))] == words(line) for at in range(len(heard))
                )
        else:
            assert b"/Direction/R2L" in content
            assert "NotoSansArabic-Regular" in seen.fonts

    def test_names_who_checked_it(self, client, here, monkeypatch):
        polish = dataclasses.replace(languages()["pl"], checked_by="Fundacja Most")
        monkeypatch.setattr(
            "naast.entrances.portal.views.languages.languages", lambda: {"pl": polish}
        )

        heard = " ".join(words(look_at(printed(client, "pl")).text))

        assert "Fundacja Most" in heard
        assert polish.words["frame"]["unchecked"] not in heard

    def test_no_number_that_is_not_there(self, client):
        make_municipality(name="Havenstad", slug="havenstad", phone="", listening_phone="")

        answer = client.get("/havenstad/papier/taal/ar/")

        assert look_at(answer.content).pages == 1

    def test_a_language_that_is_not_there_is_no_page(self, client, here):
        assert client.get("/wetterwald/papier/taal/xx/").status_code == 404

    def test_each_is_found_on_paper_and_from_its_own_pages(self, client, here):
        listed = client.get("/wetterwald/papier/").content.decode()

        for code in in_languages.languages():
            here_it_is = f'href="/wetterwald/papier/taal/{code}/"'
            assert here_it_is in listed
            assert here_it_is in client.get(f"/wetterwald/talen/{code}/papier/").content.decode()
