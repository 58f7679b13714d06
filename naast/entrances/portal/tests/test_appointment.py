"""She offers times in her file; the officer picks one; both read the same, and nothing more."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from naast.supply.places.models import Municipality
from naast.support.casework.tests.factories import make_running_case
from naast.support.decisions.tests.factories import make_notice, make_running_matter
from naast.support.encounters.models import Appointment, OfferedTime
from naast.support.encounters.tests.factories import make_appointment
from naast.support.people.queries import code_fingerprint
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_code, make_ground, make_person
from tests.cast import FOPPE, NOON, SANNE

FILE = "/wetterwald/mijn-dossier/"
TIMES = f"{FILE}tijden/"
CODE = "otter wilg lamp boter mand 4827"
DAY = (NOON + timedelta(days=3)).date().isoformat()
FILLED = {"dag_1": DAY, "uur_1": "14.00", "waar": "home"}


@pytest.fixture(autouse=True)
def noon(monkeypatch, cast):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_ground()


@pytest.fixture
def matter():
    matter = make_running_matter(FOPPE.user_id)
    make_code(matter.person, code_fingerprint(text=CODE))
    return matter


@pytest.fixture
def her(client, matter):
    client.post(FILE, {"code": CODE})
    return client


@pytest.fixture
def foppe(cast):
    client = Client()
    client.force_login(cast[FOPPE])
    return client


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.req("R-083", "R-131")
def test_where_the_municipality_looks_again_she_finds_somebody_for_that(her, matter):
    make_notice(matter)
    before = text(her.get(FILE))
    make_notice(matter, occasion="reassessment")

    page = text(her.get(FILE))

    assert "vind-iemand/?nu=reassessment" not in before
    assert "De gemeente kijkt opnieuw naar uw hulp. Iemand mag naast u staan, gratis." in page
    assert 'href="/wetterwald/vind-iemand/?nu=reassessment"' in page


@pytest.mark.req("R-132")
def test_her_appointment_and_what_the_officer_says_name_the_talk_as_people_do(her, foppe, matter):
    Municipality.objects.filter(id=matter.municipality_id).update(talk_word="keukentafelgesprek")
    one = make_appointment(matter.person, FOPPE.user_id)

    says = text(foppe.get(f"/desk/matters/{matter.id}/appointment/"))
    page = text(her.get(f"{FILE}afspraak/{one.id}/"))

    assert (
        "het gesprek dat mensen hier “keukentafelgesprek” noemen. Officieel is dit het onderzoek."
        in says
    )
    assert "“keukentafelgesprek”" in page
    assert "Dat is geen officieel woord. De wet noemt dit het onderzoek." in page


@pytest.mark.req("R-012", "R-120", "R-122")
def test_from_an_offer_to_the_confirmation(her, foppe, matter):
    her.post(TIMES, FILLED)
    time = OfferedTime.objects.get(person=matter.person)

    offered = text(foppe.get(f"/desk/matters/{matter.id}/appointment/"))
    foppe.post(f"/desk/matters/{matter.id}/times/{time.id}/pick/")
    file = text(her.get(FILE))
    page = text(her.get(f"{FILE}afspraak/{Appointment.objects.get().id}/"))

    assert "12 november, 14.00" in offered
    assert "Uw volgende afspraak" in file
    assert "U mag altijd iemand meenemen." in page
    assert "U mag een onafhankelijke ondersteuner bij u hebben, gratis." in page
    assert "/wetterwald/vind-iemand/" in page


def test_a_time_that_is_gone_says_so_and_changes_nothing(her, foppe, matter):
    her.post(TIMES, FILLED)
    gone = OfferedTime.objects.get().id
    her.post(TIMES, FILLED | {"uur_1": "15.00"})

    answer = foppe.post(f"/desk/matters/{matter.id}/times/{gone}/pick/", follow=True)

    assert "Deze tijd kan niet meer." in text(answer)
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"uur_1": ""}, "Schrijf ook de tijd op"),
        ({"dag_1": ""}, "Kies ook de dag."),
        ({"dag_1": "2020-01-01"}, "Kies een dag die nog komt."),
        ({"dag_1": "", "uur_1": ""}, "Vul minstens één dag en tijd in."),
        ({"waar": "walk_in"}, "Kies er een uit de lijst."),
    ],
)
def test_half_a_line_asks_for_the_other_half(her, wrong, says):
    answer = her.post(TIMES, FILLED | wrong)

    assert answer.status_code == 422
    assert says in text(answer)
    assert not OfferedTime.objects.exists()


def test_she_calls_it_off_without_a_reason(her, matter):
    one = make_appointment(matter.person, FOPPE.user_id, starts_at=NOON + timedelta(days=2))

    her.post(f"{FILE}afspraak/{one.id}/")

    one.refresh_from_db()
    assert one.cancelled_at == NOON
    assert "Uw volgende afspraak" not in text(her.get(FILE))


def test_her_calendar_gets_day_and_time_alone(her, matter):
    one = make_appointment(matter.person, FOPPE.user_id, about="Over de hulp in huis")

    made = her.get(f"{FILE}afspraak/{one.id}/agenda/")

    assert made.headers["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:Afspraak" in text(made)
    assert "Foppe" not in text(made)
    assert "hulp" not in text(made)


def test_an_appointment_of_another_is_not_there(her):
    other = make_appointment(make_person(house=House.MUNICIPALITY), FOPPE.user_id)

    assert her.get(f"{FILE}afspraak/{other.id}/").status_code == 404
    assert her.get(f"{FILE}afspraak/{other.id}/agenda/").status_code == 404


def test_a_file_at_a_support_organisation_offers_the_municipality_nothing(client):
    case = make_running_case(SANNE.user_id)
    make_code(case.person, code_fingerprint(text=CODE))
    client.post(FILE, {"code": CODE})

    assert client.get(TIMES).status_code == 404
    assert client.post(TIMES, FILLED).status_code == 404


def test_what_was_agreed_out_loud_is_kept_and_can_be_called_off(her, foppe, matter):
    page = f"/desk/matters/{matter.id}/appointment/"
    foppe.post(page, {"on": DAY, "time": "10:30", "minutes": "45", "way": "office"})
    one = Appointment.objects.get(person=matter.person)

    assert "Uw volgende afspraak" in text(her.get(FILE))
    foppe.post(f"/desk/matters/{matter.id}/appointments/{one.id}/call-off/")
    one.refresh_from_db()
    assert one.cancelled_at is not None


class TestNobodyIsAtTwoPlaces:
    @pytest.fixture
    def busy(self):
        """Let Foppe be with somebody else at half past ten on that day, for an hour."""
        other = make_running_matter(FOPPE.user_id)
        at_half_past_ten = NOON.replace(hour=10, minute=30) + timedelta(days=3)
        return make_appointment(other.person, FOPPE.user_id, starts_at=at_half_past_ten, minutes=60)

    def test_a_moment_that_is_taken_is_refused_and_what_was_typed_stays(self, foppe, matter, busy):
        page = f"/desk/matters/{matter.id}/appointment/"
        sent = {"on": DAY, "time": "11:00", "minutes": "45", "way": "office"}

        answer = foppe.post(page, sent)

        assert answer.status_code == 422
        assert "U hebt dan al een andere afspraak." in text(answer)
        assert 'value="11:00"' in text(answer)
        assert not Appointment.objects.filter(person=matter.person).exists()

    def test_right_after_it_is_free(self, foppe, matter, busy):
        page = f"/desk/matters/{matter.id}/appointment/"

        foppe.post(page, {"on": DAY, "time": "11:30", "minutes": "45", "way": "office"})

        assert Appointment.objects.filter(person=matter.person).exists()

    def test_a_time_of_hers_that_is_taken_stays_among_those_she_offers(
        self, her, foppe, matter, busy
    ):
        her.post(TIMES, {**FILLED, "uur_1": "10.30"})
        time = OfferedTime.objects.get(person=matter.person)

        answer = foppe.post(f"/desk/matters/{matter.id}/times/{time.id}/pick/", follow=True)

        assert "U hebt dan al een andere afspraak." in text(answer)
        assert OfferedTime.objects.filter(id=time.id).exists()
        assert not Appointment.objects.filter(person=matter.person).exists()
