import pytest
from django.urls import reverse

from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.models import Card, Declaration, OwnWords, PoolRecord
from naast.supply.supporters.rules import CardField, Kind, Status
from naast.supply.supporters.tests.factories import make_declaration, make_supporter
from tests.cast import CARLA, FOPPE, GEA, MEIDOORN, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

MY_CARD = "/desk/my-card/"
# What people, machines and attackers type, by what it is.
STRANGE = {
    "script": "<script>alert(1)</script>",
    "emoji": "Sanne 🌻👩‍🦽",
    "right to left": "سناء \u202eannas",
    "quotes": 'O\'Brien "Bé" \\ ; DROP TABLE',
}


@pytest.fixture
def sanne(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    return make_supporter(SANNE.user_id)


@pytest.fixture
def desk(client, cast, sanne):
    client.force_login(cast[SANNE])
    return client


def filled(**fields):
    return {"shown_name": "Sanne", "show_shown_name": "on", **fields}


class TestMyCard:
    def test_keeps_and_shows_what_she_ticked_and_nothing_else(self, desk):
        sent = filled(tagline="Had zelf schulden.", story="Een geheim", show_tagline="on")

        answer = desk.post(MY_CARD, sent, follow=True)

        card = Card.objects.get()
        assert (card.shown_name, card.tagline, card.story) == ("Sanne", "Had zelf schulden.", "")
        assert OwnWords.objects.get().story == "Een geheim"
        assert "Uw kaartje is bewaard." in answer.content.decode()

    @pytest.mark.parametrize("value", STRANGE.values(), ids=STRANGE)
    def test_takes_any_text_as_text(self, desk, value):
        desk.post(MY_CARD, filled(shown_name=value, tagline=value, show_tagline="on"))

        page = desk.get(MY_CARD).content.decode()

        assert Card.objects.get().shown_name == value
        assert "<script>alert" not in page

    @pytest.mark.parametrize(
        ("field", "value", "told"),
        [
            ("shown_name", "a" * 10_000, "60"),
            ("tagline", "a" * 81, "80"),
            ("story", "a" * 10_000, "1200"),
            ("training", "é" * 201, "200"),
            ("shown_name", "Sanne\x00", "niet"),
            ("domains", "geluk", "Deze keuze kennen wij niet"),
            ("domains", "money\x00", "Deze keuze kennen wij niet"),
            ("zone_ids", "999999", "Deze keuze kennen wij niet"),
            ("zone_ids", "huis", "Deze keuze kennen wij niet"),
            ("portrait", "<script>", "Deze keuze kennen wij niet"),
            ("gender", "🌻", "Deze keuze kennen wij niet"),
            ("moments", "8-morning", "Deze keuze kennen wij niet"),
        ],
    )
    def test_says_kindly_what_is_wrong_and_keeps_what_was_typed(self, desk, field, value, told):
        sent = filled(training="Cursus Naast u") | {field: value}

        answer = desk.post(MY_CARD, sent)

        page = answer.content.decode()
        assert answer.status_code == 422
        assert told in answer.context["form"].errors[field][0]
        assert field == "training" or "Cursus Naast u" in page
        assert not Card.objects.exists()
        assert not OwnWords.objects.exists()

    def test_without_anything_shows_nothing(self, desk):
        answer = desk.post(MY_CARD, {})

        assert answer.status_code == 302
        assert not Card.objects.exists()

    def test_with_blanks_for_a_name_shows_nothing(self, desk):
        desk.post(MY_CARD, filled(shown_name="   \u00a0 "))

        assert not Card.objects.exists()

    @pytest.mark.parametrize("actor", [CARLA, GEA, FOPPE])
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_is_not_there_for_who_is_no_worker(self, client, cast, sanne, actor, method):
        client.force_login(cast[actor])

        assert getattr(client, method)(MY_CARD).status_code == 404

    def test_asks_who_did_not_sign_in_to_do_so(self, client, sanne):
        assert "/accounts/login/" in client.get(MY_CARD).url

    def test_is_there_for_a_meitinker(self, client, cast, sanne):
        make_supporter(FOPPE.user_id, kind=Kind.MEITINKER)
        client.force_login(cast[FOPPE])

        assert client.get(MY_CARD).status_code == 200

    def test_takes_few_queries(self, desk, django_assert_max_num_queries):
        desk.post(MY_CARD, filled(show_domains="on", domains=["money", "housing"]))

        with django_assert_max_num_queries(25):
            desk.get(MY_CARD)


class TestWithdraw:
    def test_takes_the_card_away_at_once_and_keeps_her_words(self, desk):
        desk.post(MY_CARD, filled(tagline="Hoi", show_tagline="on"))

        desk.post(reverse("supporters:withdraw"))

        assert not Card.objects.exists()
        assert (OwnWords.objects.get().tagline, OwnWords.objects.get().shown) == ("Hoi", {})


class TestDeclare:
    def test_keeps_each_line_as_a_tie(self, desk):
        sent = {"providers": "Thuiszorg De Kiel\n\n  Zorg   en Meer ", "sure": "on"}

        desk.post(reverse("supporters:declare"), sent)

        ties = Declaration.objects.get().interests.order_by("provider")
        assert [tie.provider for tie in ties] == ["Thuiszorg De Kiel", "Zorg en Meer"]

    def test_without_a_line_declares_that_there_is_none(self, desk):
        desk.post(reverse("supporters:declare"), {"sure": "on"})

        assert not Declaration.objects.get().interests.exists()

    @pytest.mark.parametrize(
        ("sent", "field"),
        [
            ({"providers": "Thuiszorg"}, "sure"),
            ({"providers": "a" * 10_000, "sure": "on"}, "providers"),
            ({"providers": "a" * 121, "sure": "on"}, "providers"),
            ({"providers": "\n".join("abcdefghijk"), "sure": "on"}, "providers"),
            ({"providers": "Zorg\x00", "sure": "on"}, "providers"),
        ],
    )
    def test_says_kindly_what_is_wrong_and_writes_nothing(self, desk, sent, field):
        answer = desk.post(reverse("supporters:declare"), sent)

        assert answer.status_code == 422
        assert answer.context["declaration"].errors[field]
        assert sent["providers"].replace("\x00", "")[:20] in answer.content.decode()
        assert not Declaration.objects.exists()


class TestPauseAndConfirm:
    def test_goes_away_and_comes_back(self, desk):
        desk.post(reverse("supporters:pause"))
        away = PoolRecord.objects.get().status
        desk.post(reverse("supporters:pause"))

        assert (away, PoolRecord.objects.get().status) == (Status.PAUSED, Status.ACTIVE)

    def test_asks_after_half_a_year_and_is_content_with_a_yes(self, desk):
        PoolRecord.objects.update(facts_confirmed_on="2020-06-01")
        before = desk.get(MY_CARD).content.decode()

        desk.post(reverse("supporters:confirm"))

        assert "Klopt dit nog?" in before
        assert "Klopt dit nog?" not in desk.get(MY_CARD).content.decode()

    @pytest.mark.parametrize("name", ["withdraw", "confirm", "declare", "pause"])
    def test_changes_nothing_by_looking(self, desk, name):
        assert desk.get(reverse(f"supporters:{name}")).status_code == 405


def test_every_field_of_the_card_has_a_tick_of_its_own(desk):
    page = desk.get(MY_CARD).content.decode()

    assert [f for f in CardField if f'name="show_{f}"' not in page] == []


def test_a_declaration_takes_the_warning_away(desk, sanne):
    before = desk.get(MY_CARD).content.decode()
    make_declaration(sanne, until_on="2099-01-01")

    after = desk.get(MY_CARD).content.decode()

    assert ("ontbreekt of is verlopen" in before, "ontbreekt of is verlopen" in after) == (
        True,
        False,
    )
