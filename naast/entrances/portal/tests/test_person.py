from datetime import date

import pytest
from django.apps import apps

from naast.learning.insight.rules import Table
from naast.learning.insight.tests.factories import make_figures
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.supply.supporters.tests.factories import (
    make_card,
    make_offered,
    make_screening,
    make_supporter,
)
from tests.cast import BRAM, HAVENSTAD, MEIDOORN, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db


@pytest.fixture
def sanne(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    return make_supporter(SANNE.user_id)


class TestPerson:
    def page(self, client, worker, *, slug="wetterwald"):
        return client.get(f"/{slug}/mensen/{worker.pk}/")

    def test_shows_what_she_said_yes_to(self, client, sanne):
        make_card(sanne, shown_name="Sanne Bakker", story="Een.\n\nTwee.", themes=["poverty"])

        answer = self.page(client, sanne)

        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Sanne Bakker" in page
        assert '<p lang="nl">Een.</p>\n<p lang="nl">Twee.</p>' in page
        assert "Schulden" in page
        assert "Onafhankelijk. Dit is een beroep." in page

    def test_is_in_no_index_and_no_cache(self, client, sanne):
        make_card(sanne)

        answer = self.page(client, sanne)

        assert '<meta name="robots" content="noindex, noarchive">' in answer.content.decode()
        assert "no-store" in answer.headers["Cache-Control"]

    def test_is_gone_at_once_when_she_withdraws(self, client, cast, sanne):
        client.force_login(cast[SANNE])
        client.post("/desk/my-card/", {"shown_name": "Sanne", "show_shown_name": "on"})
        before = self.page(client, sanne).status_code
        client.post("/desk/my-card/withdraw/")

        assert (before, self.page(client, sanne).status_code) == (200, 404)

    @pytest.mark.req("R-261")
    def test_shows_face_place_and_time_with_her_yes_and_not_without(self, client, cast, sanne):
        zone = make_zone(apps.get_model("places.Municipality").objects.get(), name="Buorren")
        make_zone(zone.municipality, name="Wetterkant")
        client.force_login(cast[SANNE])
        facts = {"portrait": "scarf-plum", "zone_ids": [zone.pk], "moments": ["3-evening"]}
        sent = {"shown_name": "Sanne", "show_shown_name": "on", **facts}
        pages, faces = [], []

        for yes in ({f"show_{name}": "on" for name in facts}, {}):
            client.post("/desk/my-card/", {**sent, **yes})
            pages.append(self.page(client, sanne).content.decode())
            faces.append(apps.get_model("supporters.Card").objects.get().portrait)

        assert faces == ["scarf-plum", ""]
        for told in ("Buorren", "Woensdag \u2019s\u00a0avonds"):
            assert [told in page for page in pages] == [True, False]

    @pytest.mark.parametrize(
        ("agree", "told"), [(20, "zeggen 8 van de 10 mensen"), (None, "Proef zonder cijfer")]
    )
    def test_tells_what_residents_say_of_support_here_and_never_of_her(
        self, client, sanne, agree, told
    ):
        cells = {"total": 25, "agree": agree}
        make_figures(WETTERWALD, {Table.STOOD_BESIDE: cells})
        make_card(sanne, shown_name="Proef zonder cijfer")

        page = self.page(client, sanne).content.decode()

        assert told in page
        assert ("van de 10 mensen" in page) == (agree is not None)
        assert "Dit tellen wij nooit per persoon." in page

    def test_tells_what_residents_say_of_her_organisation(self, client, sanne):
        cell = str(MEIDOORN)
        make_figures(WETTERWALD, {Table.SAID_ANSWERS: {cell: 25}, Table.SAID_AGREE: {cell: 20}})
        make_card(sanne)

        page = self.page(client, sanne).content.decode()

        assert "Van de 10 mensen die Stichting Meidoorn hielp, zeggen er ongeveer 8:" in page
        assert "Juli t/m september 2026: ongeveer 25 mensen gaven antwoord." in page

    @pytest.mark.parametrize("of", [HAVENSTAD, WETTERWALD])
    def test_tells_that_there_is_too_little_to_show(self, client, sanne, of):
        """Of another organisation here, and of her own one elsewhere."""
        cell = str(MEIDOORN) if of == HAVENSTAD else str(MEIDOORN + 1)
        if of == HAVENSTAD:
            make_municipality(id=HAVENSTAD, slug="havenstad")
        make_figures(of, {Table.SAID_ANSWERS: {cell: 25}, Table.SAID_AGREE: {cell: 20}})
        make_card(sanne)

        page = self.page(client, sanne).content.decode()

        assert "Over Stichting Meidoorn zijn er te weinig antwoorden om te laten zien." in page
        assert "gaven antwoord" not in page

    @pytest.mark.parametrize("slug", ["havenstad", "nergens"])
    def test_is_not_there_elsewhere(self, client, sanne, slug):
        make_municipality(id=HAVENSTAD, slug="havenstad")
        make_card(sanne)

        assert self.page(client, sanne, slug=slug).status_code == 404

    def test_writes_markup_as_text(self, client, sanne):
        make_card(sanne, shown_name="<b>Sanne", story="<script>alert(1)</script>")

        page = self.page(client, sanne).content.decode()

        assert "&lt;b&gt;Sanne" in page
        assert "<script>alert" not in page

    def test_offers_no_choice_when_the_certificate_lapsed(self, client, sanne):
        make_card(sanne, vog_until="2020-01-01")
        make_screening(sanne, vog_until=date(2020, 1, 1))

        page = self.page(client, sanne).content.decode()

        assert "Kies Iemand" not in page
        assert "neemt nu geen nieuwe vragen aan" in page
        assert "VOG" not in page

    def test_offers_the_choice_of_who_is_in_order(self, client, sanne):
        bram = make_offered(BRAM.user_id, name="Bram Proef")
        # The page goes by the clock on the wall.
        apps.get_model("supporters.Declaration").objects.update(until_on="2099-01-01")
        apps.get_model("supporters.Screening").objects.update(
            seen={"vog": ["2020-01-01", "2099-01-01"], "code": ["2020-01-01", None]}
        )

        assert "Kies Bram" in self.page(client, bram).content.decode()

    def test_answers_to_head(self, client, sanne):
        make_card(sanne)

        assert client.head(f"/wetterwald/mensen/{sanne.pk}/").status_code == 200
