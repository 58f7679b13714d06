"""What stands around every page of a resident: somebody to call, a quick way out, a plain title.

Who sees the tabs or the history of her browser learns nothing from a title.
"""

import re
from pathlib import Path

import pytest

import naast
from naast.supply.places.tests.factories import make_municipality

OF_RESIDENTS = re.compile(r'{% extends "(ui/resident\.html|portal/in_language/_frame\.html)" %}')
TITLE = re.compile(r"{% block title %}(.*?){% endblock %}", re.DOTALL)
SAYS_NOTHING = re.compile(
    r"Naast|{% blocktranslate [^%]*%}Naast in {{ name }}{% endblocktranslate %}"
)
# What anybody may find by a search engine, and what is about nobody.
PUBLIC = "{% block robots %}index{% endblock %}"

FOLDER = Path(naast.__file__).parent
PAGES = {
    str(path.relative_to(FOLDER)): text
    for path in sorted(FOLDER.glob("*/*/templates/**/*.html"))
    if OF_RESIDENTS.search(text := path.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_is_not_public_has_a_title_that_says_nothing(path):
    title = TITLE.search(PAGES[path])

    assert title is None or PUBLIC in PAGES[path] or SAYS_NOTHING.fullmatch(title[1])


# The frames that have somebody to call and the way out, and what a page may fill in of them.
FRAMES = (
    "core/ui/templates/ui/resident.html",
    "entrances/portal/templates/portal/in_language/_frame.html",
)
AROUND = re.compile(r"{% block (?:page|helpline)\b")


@pytest.mark.parametrize("path", [path for path in PAGES if path not in FRAMES])
def test_a_page_leaves_number_and_way_out_where_they_are(path):
    assert not AROUND.search(PAGES[path])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["", "talen/ar/", "klacht/", "mijn-dossier/", "gesprek/", "nergens/"]
)
def test_on_a_page_one_can_call_and_leave(client, path):
    make_municipality(name="Wetterwâld", slug="wetterwald", phone="0999 12 34 56")

    page = client.get(f"/wetterwald/{path}").content.decode()

    assert 'class="naast-helpline"' in page
    assert page.count('href="tel:0999123456"') == 2  # on top, and below
    assert 'class="naast-leave"' in page


def test_pages_are_found():
    assert len(PAGES) > 40
