"""The demo world is loaded once, whole, and never where it does not belong."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from naast.supply.places import queries as places
from naast.supply.places.tests.factories import make_municipality

pytestmark = pytest.mark.django_db

AT = "2026-11-23T09:00"


def load(**options) -> str:
    out = StringIO()
    call_command("load_demo", stdout=out, **{"at": AT, **options})
    return out.getvalue()


def slugs(on) -> list[str]:
    return [one.slug for one in places.municipalities(on=on)]


def test_refuses_outside_the_demo(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="NAAST_DEMO=1"):
        load()


def test_refuses_without_the_superuser(settings):
    settings.DATABASE_ROLE = "app"

    with pytest.raises(CommandError, match="superuser"):
        load()


@pytest.mark.parametrize("at", ["", "gisteren", "2026-13-01", "2026-11-23T25:00"])
def test_refuses_a_moment_that_is_none(at):
    with pytest.raises(CommandError, match="--at"):
        load(at=at)


def test_leaves_a_database_alone_that_has_a_municipality():
    own = make_municipality()

    said = load()

    assert "there already" in said
    assert slugs(own.valid_from) == [own.slug]
