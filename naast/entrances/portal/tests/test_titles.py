"""Who sees the tabs or the history of her browser learns nothing from a title."""

import re
from pathlib import Path

import pytest

import naast

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


def test_pages_are_found():
    assert len(PAGES) > 40
