"""Whom one turns to, who spoke with whom, and that nothing in it is about a resident."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.outbox.models import Message
from naast.core.policy.walls import acting
from naast.supply.cooperation import queries
from naast.supply.cooperation.actions import (
    Reached,
    Spoken,
    change_contact,
    come_back_to,
    correct_talk,
    name_contact,
    warn_of_dates,
    write_talk,
)
from naast.supply.cooperation.models import ContactPoint, Talk
from naast.supply.cooperation.rules import Function, Sign, passes_eleven_test, signs
from naast.supply.cooperation.tests.factories import make_contact, make_talk
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import (
    CARLA,
    CLOCK,
    EMRE,
    GEA,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    NOON,
    STIJN,
    TINEKE,
    WETTERWALD,
)

TODAY = NOON.date()
REACHED = Reached(
    function=Function.SIGNALS, name="Team signalen", phone="0999 12 34 56", mail="", when=""
)
SPOKEN = Spoken(
    parties=["municipality", str(MEIDOORN)],
    spoke_on=TODAY,
    who="Gea en Carla",
    about="Hoe wij elkaar bellen",
    agreed="Elke week.",
    follow_up_on=TODAY + timedelta(days=7),
)


class TestSigns:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Wij spraken over de dorpen.", set()),
            ("BSN 111222333", {Sign.BSN}),
            ("111.222.333 stond erin", {Sign.BSN}),
            ("Het kenmerk is 123456789.", set()),  # fails the eleven-test
            ("Rekening 1112223334", set()),  # ten digits
            ("Bel 06-12345678", {Sign.PHONE}),
            ("Bel +31 6 12 34 56 78", {Sign.PHONE}),
            ("Bel (058) 123 45 67", {Sign.PHONE}),
            ("In 2026 en 2027, 30 000 euro", set()),
            ("mevrouw Jansen vroeg het", {Sign.NAME}),
            ("dhr. A. van der Veen", {Sign.NAME}),
            ("de mevrouw die belde", set()),
            ("Mw De Vries, 0612345678", {Sign.NAME, Sign.PHONE}),
        ],
    )
    def test_are_what_looks_like_a_resident(self, text, found):
        assert signs(text) == found

    @given(st.from_regex(r"[0-9]{8}", fullmatch=True))
    def test_at_most_one_last_digit_makes_a_bsn(self, start):
        passing = [end for end in "0123456789" if passes_eleven_test(digits=start + end)]

        assert len(passing) <= 1

    @given(st.text(max_size=300))
    def test_whatever_is_typed_is_read(self, text):
        assert signs(text) <= set(Sign)


@pytest.fixture
def here(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_municipality(id=HAVENSTAD, name="Havenstad")
    make_agreement(make_organisation(id=MEIDOORN, name="Stichting Meidoorn"), WETTERWALD)
    make_organisation(id=LINDE, name="De Linde")


def do(actor, action, **more):
    with acting(actor):
        return action(actor=actor, **more)


@pytest.mark.django_db
class TestContactPoint:
    @pytest.mark.req("R-185")
    def test_is_named_by_ones_own_party_and_seen_by_all_who_work_there(self, here):
        do(CARLA, name_contact, municipality_id=WETTERWALD, party=str(MEIDOORN), reached=REACHED)

        seeing = [
            one for one in (CARLA, GEA, EMRE, TINEKE, STIJN)
            if queries.contact_points(actor=one).exists()
        ]  # fmt: skip
        assert seeing == [CARLA, GEA, EMRE]

    @pytest.mark.parametrize(
        ("actor", "place", "party"),
        [
            (CARLA, WETTERWALD, str(LINDE)),
            (CARLA, WETTERWALD, "municipality"),
            (CARLA, HAVENSTAD, str(MEIDOORN)),
            (GEA, WETTERWALD, str(MEIDOORN)),
            (EMRE, WETTERWALD, "council"),
            (TINEKE, WETTERWALD, str(LINDE)),
        ],
    )
    def test_is_named_for_nobody_else(self, here, actor, place, party):
        with pytest.raises(ContactPoint.DoesNotExist):
            do(actor, name_contact, municipality_id=place, party=party, reached=REACHED)

    def test_who_follows_is_a_row_of_her_own(self, here):
        row = make_contact(WETTERWALD, MEIDOORN, CARLA.user_id)

        new = do(CARLA, change_contact, contact_id=row.id, reached=REACHED)

        row.refresh_from_db()
        assert (row.until_on, new.from_on, row.name) == (TODAY, TODAY, "Team vragen")
        rows = queries.today(rows=queries.contact_points(actor=GEA), on=TODAY)
        assert [one.name for one in rows] == ["Team signalen"]


@pytest.mark.django_db
class TestTalk:
    @pytest.mark.req("R-185", "R-178")
    def test_is_read_by_the_parties_that_spoke_and_by_nobody_else(self, here):
        row = do(GEA, write_talk, municipality_id=WETTERWALD, spoken=SPOKEN)

        assert (row.organisation_ids, row.with_municipality, row.with_council) == (
            [MEIDOORN], True, False,
        )  # fmt: skip
        assert queries.talks(actor=CARLA).exists()
        assert not queries.talks(actor=EMRE).exists()
        assert not queries.talks(actor=TINEKE).exists()

    def test_ones_own_party_is_always_concerned(self, here):
        spoken = Spoken(**{**vars(SPOKEN), "parties": ["council", str(LINDE)]})

        row = do(CARLA, write_talk, municipality_id=WETTERWALD, spoken=spoken)

        assert (row.organisation_ids, row.with_council) == ([MEIDOORN], True)

    def test_keeps_what_stood_there_before(self, here):
        row = do(GEA, write_talk, municipality_id=WETTERWALD, spoken=SPOKEN)

        other = Spoken(**{**vars(SPOKEN), "agreed": "Elke maand."})
        row = do(GEA, correct_talk, talk_id=row.id, spoken=other)

        assert row.agreed == "Elke maand."
        assert [one["agreed"] for one in row.earlier] == ["Elke week."]

    def test_is_corrected_by_nobody_else(self, here):
        row = do(GEA, write_talk, municipality_id=WETTERWALD, spoken=SPOKEN)

        with pytest.raises(Talk.DoesNotExist):
            do(CARLA, correct_talk, talk_id=row.id, spoken=SPOKEN)

    def test_tells_its_parties_of_the_day_and_no_more_once_they_came_back(self, here):
        row = do(GEA, write_talk, municipality_id=WETTERWALD, spoken=SPOKEN)

        do(CLOCK, warn_of_dates)
        told = set(Message.objects.values_list("user_id", flat=True))
        do(GEA, come_back_to, talk_id=row.id)
        with acting(CLOCK):
            near = queries.near_dates(actor=CLOCK, on=TODAY)

        assert told == {GEA.user_id, CARLA.user_id}
        assert near == []


LIST = "/desk/contacts/"
WRITTEN = {
    "parties": ["municipality"],
    "spoke_on": "02-11-2026",
    "who": "Gea",
    "about": "Hoe wij bellen",
}


@pytest.fixture
def of(client, cast):
    """Return a browser of somebody of the cast."""

    def signed_in(actor):
        client.force_login(cast[actor])
        return client

    return signed_in


@pytest.mark.django_db
class TestPages:
    @pytest.mark.parametrize("actor", [CARLA, GEA, EMRE])
    def test_asks_no_more_queries_for_more_rows(
        self, of, here, actor, django_assert_max_num_queries
    ):
        for number in range(6):
            make_contact(WETTERWALD, MEIDOORN, CARLA.user_id, name=f"Team {number}")
            make_talk(
                WETTERWALD, GEA.user_id, with_municipality=True, with_council=True,
                organisation_ids=[MEIDOORN], follow_up_on=TODAY,
            )  # fmt: skip
        browser = of(actor)

        with django_assert_max_num_queries(15):
            shown = browser.get(LIST).content.decode()

        assert "Team 5" in shown
        assert shown.count("Hoe wij elkaar bellen") == 12

    @pytest.mark.parametrize(
        ("about", "sure", "status"),
        [
            ("Mevrouw Jansen wil bellen", "", 422),
            ("Mevrouw Jansen van het zorgkantoor", "on", 302),
            ("BSN 111222333", "on", 422),
        ],
    )
    def test_asks_kindly_what_looks_like_a_resident(self, of, here, about, sure, status):
        answer = of(GEA).post(
            f"{LIST}talks/new/{WETTERWALD}/", {**WRITTEN, "about": about, "sure": sure}
        )

        assert answer.status_code == status
        assert Talk.objects.exists() == (status == 302)

    def test_shows_what_stood_there_before(self, of, here):
        browser = of(GEA)
        browser.post(f"{LIST}talks/new/{WETTERWALD}/", WRITTEN)
        page = f"{LIST}talks/{Talk.objects.get().id}/"
        browser.post(f"{page}edit/", {**WRITTEN, "about": "Hoe wij schrijven"})

        shown = browser.get(page).content.decode()

        assert "Hoe wij schrijven" in shown
        assert "Hoe wij bellen" in shown

    def test_a_day_that_comes_near_stands_on_the_desk_of_the_parties(self, of, here):
        make_talk(
            WETTERWALD, GEA.user_id, with_municipality=True, follow_up_on=date(2020, 1, 1)
        )  # past, and nobody came back to it

        assert "Hoe wij elkaar bellen" in of(GEA).get("/desk/").content.decode()
        assert "Hoe wij elkaar bellen" not in of(CARLA).get("/desk/").content.decode()
