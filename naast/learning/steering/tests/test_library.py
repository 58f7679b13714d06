"""The library: each piece says where it is named, and who steers reads it."""

import pytest
from django.utils import translation

from naast.learning.steering.queries.library import library
from naast.learning.steering.tests.factories import make_ground
from naast.learning.steering.words.library import KINDS
from tests.cast import GEA


def test_each_piece_has_a_title_a_maker_and_where_it_is_named():
    assert library()
    for one in library():
        assert one.title, one
        assert one.maker, one
        assert one.source, one
        assert one.kind in KINDS


@pytest.mark.req("R-327")
@pytest.mark.django_db
def test_the_page_shows_research_letters_and_what_others_do(client, cast):
    make_ground()
    client.force_login(cast[GEA])

    with translation.override("nl"):
        shown = client.get("/desk/steering/library/").content.decode()

    for one in library():
        assert one.title in shown
        assert one.where in shown
