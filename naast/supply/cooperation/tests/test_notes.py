"""What was decided: a draft is the municipality's own, what is published everybody reads."""

import pytest

from naast.core.policy.walls import acting
from naast.supply.cooperation import queries
from naast.supply.cooperation.actions import Decided, change_note, publish_note, write_note
from naast.supply.cooperation.models import PolicyNote
from naast.supply.cooperation.rules import NoteKind
from naast.supply.cooperation.tests.factories import make_note
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import CARLA, EMRE, GEA, HAVENSTAD, MEIDOORN, NOON, SANNE, STIJN, WETTERWALD

pytestmark = pytest.mark.django_db

LIST = "/desk/notes/"
DECIDED = Decided(
    kind=NoteKind.POLICY,
    title="Naast elke inwoner",
    says="Iedereen kiest zelf.",
    decided_by="De gemeenteraad",
    decided_on=NOON.date(),
    url="",
)
WRITTEN = {
    "kind": "policy",
    "title": "Naast elke inwoner",
    "says": "Iedereen kiest zelf.",
    "decided_by": "De gemeenteraad",
    "decided_on": "01-10-2026",
}


@pytest.fixture
def here(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_municipality(id=HAVENSTAD)
    make_organisation(id=MEIDOORN)


def read_by(row):
    found = set()
    for name, actor in (("gea", GEA), ("stijn", STIJN), ("carla", CARLA), ("emre", EMRE)):
        with acting(actor):
            if queries.notes(actor=actor).filter(id=row.id).exists():
                found.add(name)
    return found


class TestNote:
    @pytest.mark.req("R-224", "R-225")
    def test_is_read_by_everybody_once_published_and_no_longer_after(self, here):
        with acting(GEA):
            row = write_note(actor=GEA, municipality_id=WETTERWALD, decided=DECIDED)
        assert read_by(row) == {"gea"}

        with acting(GEA):
            publish_note(actor=GEA, note_id=row.id, published=True)
        assert read_by(row) == {"gea", "stijn", "carla", "emre"}
        assert queries.published(municipality_id=WETTERWALD).count() == 1

        with acting(GEA):
            publish_note(actor=GEA, note_id=row.id, published=False)
        assert read_by(row) == {"gea"}
        assert not queries.published(municipality_id=WETTERWALD).exists()

    @pytest.mark.parametrize("actor", [STIJN, CARLA, EMRE, SANNE], ids=str)
    def test_is_written_by_its_municipality_only(self, here, actor):
        row = make_note(WETTERWALD, published_on=NOON.date())

        with acting(actor):
            for act in (
                lambda: write_note(actor=actor, municipality_id=WETTERWALD, decided=DECIDED),
                lambda: change_note(actor=actor, note_id=row.id, decided=DECIDED),
                lambda: publish_note(actor=actor, note_id=row.id, published=False),
            ):
                with pytest.raises(PolicyNote.DoesNotExist):
                    act()


class TestPages:
    def test_is_written_published_and_stands_in_the_library(self, client, cast, here):
        client.force_login(cast[GEA])
        client.post(f"{LIST}new/{WETTERWALD}/", WRITTEN)
        [row] = PolicyNote.objects.all()
        assert "niet gepubliceerd" in client.get(LIST).content.decode()

        client.post(f"{LIST}{row.id}/publish/")

        client.force_login(cast[CARLA])
        assert "Naast elke inwoner" in client.get(f"{LIST}?kind=policy").content.decode()
        assert "Naast elke inwoner" not in client.get(f"{LIST}?kind=result").content.decode()
        assert client.get(f"{LIST}?kind=zomaar").status_code == 200
        assert client.get(f"{LIST}{row.id}/edit/").status_code == 404

    def test_asks_no_more_queries_for_more_notes(
        self, client, cast, here, django_assert_max_num_queries
    ):
        client.force_login(cast[GEA])
        for number in range(5):
            make_note(WETTERWALD, title=f"Nr {number}")

        with django_assert_max_num_queries(12):
            client.get(LIST)
