"""Somebody to call where no municipality is known; who runs the installation says whom."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from naast.core.ui import numbers, views


@pytest.fixture(autouse=True)
def fresh():
    numbers.numbers.cache_clear()
    yield
    numbers.numbers.cache_clear()


def test_each_number_has_its_source():
    found = numbers.numbers()

    assert {one.number for one in found} >= {"112", "0800 0113"}
    assert all(one.source and one.nl and one.en for one in found)


@pytest.mark.parametrize(("language", "words"), [("nl", "Levensgevaar: bel"), ("en", "Danger")])
@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_an_error_outside_a_municipality_has_somebody_to_call(language, words, status):
    with translation.override(language):
        page = views.error_page(RequestFactory().get("/nergens/"), status=status).content.decode()

    assert words in page
    assert 'href="tel:112"' in page


def test_another_file_takes_its_place(settings, tmp_path):
    file = tmp_path / "numbers.toml"
    file.write_text(
        '[[number]]\nnumber = "0999 55"\nnl = "Bel"\nen = "Call"\nsource = "ons"\nchecked_on = ""\n'
    )
    settings.NAAST_NUMBERS = str(file)

    page = views.error_page(RequestFactory().get("/nergens/"), status=404).content.decode()

    assert 'href="tel:099955"' in page
    assert "tel:112" not in page


@pytest.mark.django_db
def test_so_has_the_choice_of_a_municipality(client):
    assert 'href="tel:08000113"' in client.get("/").content.decode()


def test_the_page_for_when_all_breaks_has_the_same_numbers():
    """It is a file that a proxy serves by itself: nothing fills it in."""
    page = views.FALLBACK.read_text(encoding="utf-8")

    for one in numbers.numbers():
        assert f'{one.nl} <a class="nl-link" href="{one.href}">{one.number}</a>' in page
