"""A photograph on a card: by her own dated yes, and gone at once without it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.files.rules import MOST_BYTES
from naast.core.files.tests.pictures import photo
from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import actions
from naast.supply.supporters.models import Card, Photo
from naast.supply.supporters.rules import CardField
from naast.supply.supporters.tests.factories import TODAY, make_supporter
from tests.cast import CARLA, EMRE, LINDE, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

MINE, AWAY = "/desk/my-card/photo/", "/desk/my-card/photo/away/"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def sanne(cast):
    make_municipality(id=WETTERWALD, slug="wetterwald", name="Wetterwâld")
    make_organisation(id=MEIDOORN)
    make_organisation(id=LINDE)
    worker = make_supporter(SANNE.user_id)
    with acting(SANNE):
        actions.keep_card(actor=SANNE, values={CardField.NAME: "Sanne"}, shown=[CardField.NAME])
    return worker


@pytest.fixture
def hers(client, cast, sanne):
    client.force_login(cast[SANNE])
    return client


def sent(data: bytes | None = None, *, yes: bool = True) -> dict[str, object]:
    file = SimpleUploadedFile("ik.jpg", photo() if data is None else data, "image/jpeg")
    return {"photo": file} | ({"yes": "on"} if yes else {})


def shown_at() -> str:
    return f"/foto/{Photo.objects.get().address}/"


class TestShow:
    def test_stands_on_her_card_for_everybody_and_in_no_index(self, hers, client):
        assert hers.post(MINE, sent()).status_code == 302

        client.logout()
        got = client.get(shown_at())
        assert got.headers["Content-Type"] == "image/webp"
        assert len(got.content) <= MOST_BYTES
        assert "noimageindex" in got.headers["X-Robots-Tag"]
        assert "no-store" in got.headers["Cache-Control"]
        person = client.get(f"/wetterwald/mensen/{Card.objects.get().pk}/").content.decode()
        assert f'src="{shown_at()}"' in person
        assert 'alt="Foto van Sanne"' in person

    def test_is_dated_and_written_down(self, hers):
        hers.post(MINE, sent())

        assert Photo.objects.get().since == TODAY
        told = Entry.objects.get(action="supporters.card.published", reason="photo")
        assert told.user_id == SANNE.user_id

    def test_not_without_her_yes(self, hers):
        page = hers.post(MINE, sent(yes=False))

        assert page.status_code == 422
        assert "yes" in page.context["form"].errors
        assert not Photo.objects.exists()

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            (b"<svg/>", "Dit is geen foto"),
            (photo()[:200], "Dit is geen foto"),
            (photo(size=(80, 80)), "Deze foto is te klein"),
            (b"", "Dit bestand is leeg"),
        ],
    )
    def test_a_bad_file_gets_kind_words(self, hers, data, told):
        page = hers.post(MINE, sent(data))

        assert page.status_code == 422
        assert told in page.content.decode()
        assert not Photo.objects.exists()

    def test_not_without_a_card(self, hers):
        with acting(SANNE):
            actions.withdraw_card(actor=SANNE)

        page = hers.post(MINE, sent())

        assert page.status_code == 422
        assert not Photo.objects.exists()

    def test_another_one_has_another_address(self, hers, client):
        hers.post(MINE, sent())
        before = shown_at()

        hers.post(MINE, sent())

        assert client.get(before).status_code == 404
        assert client.get(shown_at()).status_code == 200

    @pytest.mark.parametrize("actor", [EMRE], ids=str)
    def test_is_no_page_of_who_is_no_worker(self, client, cast, actor):
        client.force_login(cast[actor])

        assert client.get(MINE).status_code == 404


class TestTakeBack:
    def test_is_gone_at_once_and_the_drawing_is_back(self, hers, client):
        hers.post(MINE, sent())
        address = shown_at()

        assert hers.post(AWAY).status_code == 302

        assert not Photo.objects.exists()
        assert client.get(address).status_code == 404
        person = client.get(f"/wetterwald/mensen/{Card.objects.get().pk}/").content.decode()
        assert "/foto/" not in person
        assert 'aria-label="Tekening van Sanne"' in person

    def test_twice_is_once(self, hers):
        hers.post(MINE, sent())
        hers.post(AWAY)
        hers.post(AWAY)

        assert Entry.objects.filter(reason="photo", action__endswith="withdrawn").count() == 1

    def test_goes_with_her_card(self, hers, sanne):
        hers.post(MINE, sent())

        with acting(SANNE):
            actions.withdraw_card(actor=SANNE)

        assert not Photo.objects.exists()

    def test_goes_when_she_stops(self, hers, sanne):
        hers.post(MINE, sent())

        with acting(CARLA):
            actions.stop_supporter(actor=CARLA, supporter_id=sanne.pk)

        assert not Photo.objects.exists()

    def test_stays_when_her_card_changes(self, hers, client):
        hers.post(MINE, sent())
        address = shown_at()

        with acting(SANNE):
            actions.keep_card(
                actor=SANNE,
                values={CardField.TAGLINE: "Ik luister."},
                shown=[CardField.NAME, CardField.TAGLINE],
            )

        assert client.get(address).status_code == 200
        assert Card.objects.get().photo == Photo.objects.get().address
