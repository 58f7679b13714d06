"""What everybody may read: what support is, and how it is arranged here, from what is kept."""

import re
from datetime import date

import pytest

from naast.learning.insight.rules import Table
from naast.learning.insight.tests.factories import Q4, make_figures
from naast.supply.cooperation.tests.factories import make_note
from naast.supply.law.queries import quoted_definition
from naast.supply.organisations.rules import FormalPosition
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_arrangement,
    make_organisation,
    make_review,
    make_tie,
)
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.queries import kinds_here
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_card, make_supporter
from tests.cast import BRAM, HAVENSTAD, MEIDOORN, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

SUPPORT, ARRANGED = "/wetterwald/wat-is-dit/", "/wetterwald/hoe-is-het-hier/"


@pytest.fixture
def here():
    return make_municipality(
        id=WETTERWALD,
        name="Wetterwâld",
        slug="wetterwald",
        listening_phone="0999 00 11 22",
        listening_name="De Luisterlijn",
        listening_source="Afspraak van de gemeente",
    )


@pytest.fixture
def meidoorn(here):
    meidoorn = make_organisation(
        id=MEIDOORN, name="Stichting Meidoorn", phone="0999 12 30 30", mail="vraag@example.nl"
    )
    make_agreement(meidoorn, here.pk, first_contact_working_days=4)
    return meidoorn


def read(client, path):
    """Return the page as one line of words."""
    page = client.get(path).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace(" .", ".")


class TestSupport:
    @pytest.mark.req("R-004")
    def test_quotes_the_law_word_for_word_and_then_says_it_plainly(self, client, here):
        quote, source = quoted_definition()

        page = read(client, SUPPORT)

        assert quote in page
        assert source in page
        assert "Iemand die onafhankelijk is, geeft informatie" in page

    @pytest.mark.req("R-263", "R-007")
    def test_tells_what_one_has_from_it_and_who_decides(self, client, here):
        page = read(client, SUPPORT)

        for gain in ("Luistert", "wat uw rechten zijn", "Gaat mee", "Helpt u met een brief"):
            assert gain in page
        assert "Wie beslist, staat nooit naast u." in page
        assert "U kiest" in read(client, "/wetterwald/")

    @pytest.mark.req("R-259")
    def test_is_for_everybody_also_who_has_no_talk_with_the_municipality(self, client, here):
        for path in ("/wetterwald/", SUPPORT):
            page = client.get(path)
            assert page.status_code == 200
            assert "noindex" not in page.content.decode()
        first = read(client, SUPPORT).partition("Wanneer kunt u iemand vragen?")[2]
        assert first.index("U denkt na") < first.index("gemeente")

    @pytest.mark.req("R-128")
    def test_tells_who_does_what_at_a_talk(self, client, here):
        roles = read(client, SUPPORT).partition("Wie doet wat in een gesprek met de gemeente")[2]

        for part in (
            "zegt wat telt", "werkt voor de gemeente", "is er alleen voor u",
            "beslist niets",
        ):  # fmt: skip
            assert part in roles, part

    @pytest.mark.req("R-086", "R-089")
    def test_is_there_before_long_term_care_is_asked_and_in_a_conflict(self, client, here):
        page = read(client, SUPPORT)

        when = page.partition("Wanneer kunt u iemand vragen?")[2]
        for part in (
            "U denkt aan wonen met zorg, dag en nacht", "ook vóór de aanvraag",
            "U bent het niet eens", "Met een besluit, of met iemand die u helpt.",
        ):  # fmt: skip
            assert part in when, part
        assert "Vind iemand" in when

    def test_leaves_the_words_of_the_law_in_dutch_and_says_so(self, client, here):
        page = client.get(f"/en{SUPPORT}").content.decode()

        quoted = re.search(r'<blockquote lang="nl"[^>]*><p>“(.*?)”', page)
        assert quoted
        assert quoted[1] == quoted_definition()[0]


class TestArranged:
    def test_tells_what_residents_say_of_each_organisation(self, client, meidoorn):
        other = make_organisation(id=MEIDOORN + 1, name="De Brug")
        make_agreement(other, WETTERWALD)
        cell = str(MEIDOORN)
        make_figures(WETTERWALD, {Table.SAID_ANSWERS: {cell: 40}, Table.SAID_AGREE: {cell: 30}})

        page = read(client, ARRANGED)

        assert "Van de 10 mensen die Stichting Meidoorn hielp, zeggen er ongeveer 8:" in page
        assert "Over De Brug zijn er te weinig antwoorden om te laten zien." in page

    @pytest.mark.req("R-257")
    def test_names_volunteers_in_one_list_with_professionals(self, client, cast, meidoorn):
        make_card(make_supporter(SANNE.user_id))
        make_card(make_supporter(BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER))

        page = read(client, ARRANGED)

        assert "Beroepskrachten en vrijwilligers staan hier naast elkaar." in page
        assert page.index("Beroepskracht ") < page.index("Vrijwilliger ")

    @pytest.mark.req("R-183")
    def test_tells_what_a_volunteer_is_strong_in_and_where_it_ends(self, client, cast, meidoorn):
        make_card(make_supporter(BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER))
        [kind] = kinds_here(municipality_id=WETTERWALD)

        page = read(client, ARRANGED)

        assert kind.strength
        assert kind.limit
        assert str(kind.strength) in page
        assert str(kind.limit) in page

    @pytest.mark.req("R-213")
    def test_publishes_which_work_was_agreed_to_count_as_support(self, client, here):
        organisation = make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
        make_agreement(organisation, here.pk, activities=["advice", "information"])

        assert "Afgesproken werk: informatie, advies." in read(client, ARRANGED)

    @pytest.mark.req("R-224")
    def test_shows_what_was_decided_once_it_is_published(self, client, meidoorn):
        make_note(WETTERWALD, title="Steun voor elke inwoner", published_on=date(2026, 10, 2))
        make_note(WETTERWALD, title="Nog geheim")
        make_municipality(id=HAVENSTAD, slug="havenstad", name="Havenstad")
        make_note(HAVENSTAD, title="Van elders", published_on=date(2026, 10, 2))

        page = read(client, ARRANGED)

        assert "Steun voor elke inwoner" in page
        assert "Nog geheim" not in page
        assert "Van elders" not in page

    def test_names_only_kinds_that_show_themselves_here(self, client, cast, meidoorn):
        make_card(make_supporter(SANNE.user_id))

        assert "Meitinker" not in read(client, ARRANGED)

    def test_tells_who_has_an_agreement_and_what_it_promises(self, client, meidoorn):
        elsewhere = make_organisation(name="Stichting Elders")
        make_municipality(id=HAVENSTAD, slug="havenstad", name="Havenstad")
        make_agreement(elsewhere, HAVENSTAD)
        make_tie(meidoorn, "Zorg Zeker")

        page = read(client, ARRANGED)

        assert "U hoort binnen 4 werkdagen van iemand." in page
        assert "Werkt samen met wie hulp geeft: Zorg Zeker." in page
        assert "vraag@example.nl" in page
        assert "Stichting Elders" not in page

    @pytest.mark.parametrize(
        ("facts", "words"),
        [
            ({}, "Vrijwilligers hebben nog geen vaste plek."),
            (
                {
                    "informal_agreed": True,
                    "informal_subsidised": True,
                    "informal_named_to_residents": True,
                },
                "Vrijwilligers hebben een vaste plek naast hen.",
            ),
        ],
    )
    def test_tells_where_professionals_and_volunteers_stand(self, client, meidoorn, facts, words):
        make_arrangement(meidoorn.agreements.get().municipality_id, **facts)

        page = read(client, ARRANGED)

        assert "buiten het toegangsteam" in page
        assert words in page

    def test_says_nothing_of_positions_that_nobody_told(self, client, meidoorn):
        assert "Hier staan beroepskrachten" not in read(client, ARRANGED)

    def test_tells_how_long_people_waited_in_the_last_closed_quarter(self, client, meidoorn):
        make_figures(WETTERWALD, {Table.WAITING: {"total": 55, "median": 3, "p90": 8}}, period=Q4)

        page = read(client, ARRANGED)

        assert "De helft van de mensen sprak binnen 3 dagen iemand." in page
        assert "Van de tien mensen lukte dat er negen binnen 8 dagen." in page

    @pytest.mark.parametrize("waited", [None, {"total": 4, "median": None, "p90": None}])
    def test_promises_no_wait_that_was_not_counted(self, client, meidoorn, waited):
        if waited:
            make_figures(WETTERWALD, {Table.WAITING: waited}, period=Q4)

        assert "Er is nog geen kwartaal geteld." in read(client, ARRANGED)

    def test_tells_nobody_which_organisation_is_looked_into(self, client, cast, meidoorn):
        before = read(client, ARRANGED)
        make_review(MEIDOORN, WETTERWALD)

        assert read(client, ARRANGED) == before

    def test_asks_nothing_per_organisation_or_person(
        self, client, cast, meidoorn, django_assert_max_num_queries
    ):
        make_arrangement(WETTERWALD, formal=FormalPosition.BOTH)
        for number in range(5):
            make_agreement(make_organisation(name=f"Stichting {number}"), WETTERWALD)

        with django_assert_max_num_queries(17):
            client.get(ARRANGED)


class TestListening:
    def test_stands_on_the_home_with_who_listens_and_who_says_so(self, client, here):
        page = read(client, "/wetterwald/")

        assert "Dag en nacht luistert iemand." in page
        assert "(De Luisterlijn)" in page
        assert "Bron: Afspraak van de gemeente" in page

    def test_is_not_promised_where_there_is_none(self, client, here):
        here.listening_phone = ""
        here.save()

        assert "Dag en nacht" not in read(client, "/wetterwald/")
