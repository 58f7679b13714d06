"""How the first talk comes about: only what is really offered, and at a moment that she chose."""

import re
from datetime import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from naast.core.policy.walls import acting
from naast.entrances.portal.contact import reach_of
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_calling_hours,
    make_default,
    make_organisation,
)
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import queries as supporters
from naast.supply.supporters.models import Card, PoolRecord
from naast.supply.supporters.rules import CardField, Kind, Mandate, Payer, Position
from naast.supply.supporters.tests.factories import make_busy, make_offered
from naast.support.casework.actions import take_case
from naast.support.casework.tests.factories import find_case
from naast.support.matching.models import Question
from naast.support.matching.rules import AMSTERDAM
from naast.support.people.models import Details
from tests.cast import BRAM, FOPPE, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

TOMORROW = "2026-11-10_morning"
CALLED = "dinsdag 10 november, van 9.00 tot 12.00 uur"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def tells(worker, **facts):
    """Let somebody say yes to facts on her card."""
    PoolRecord.objects.filter(supporter=worker).update(**facts)
    fields = sorted({CardField.NAME, *(f for f in CardField if f in facts)})
    Card.objects.filter(supporter=worker).update(fields=fields, **facts)


@pytest.fixture
def skouder(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald", phone="0999 10 20 30")
    skouder = make_organisation(id=MEIDOORN, name="Stichting Skouder", phone="0999 12 30 30")
    make_agreement(skouder, WETTERWALD)
    make_calling_hours(skouder)
    make_default(skouder, WETTERWALD)
    return skouder


@pytest.fixture
def sanne(skouder):
    sanne = make_offered(SANNE.user_id, name="Sanne Waterdal")
    tells(sanne, ways=["phone", "home"])
    return sanne


@pytest.fixture
def foppe(skouder):
    return make_offered(
        FOPPE.user_id, name="Foppe Hoekstra", kind=Kind.MEITINKER, organisation_id=None,
        employer_municipality_id=WETTERWALD, position=Position.MUNICIPAL,
        payer=Payer.MUNICIPALITY, mandate=Mandate.GRANTS,
    )  # fmt: skip


def page_of(worker):
    return reverse("portal:person", args=["wetterwald", worker.pk])


def choose(worker):
    return reverse("portal:choose_person", args=["wetterwald", worker.pk])


def called(**changed):
    return {"contact": "call_back", "belmoment": TOMORROW, "telefoon": "06 12 34 56 78", **changed}


def offered(client, path):
    """Return the ways that a form offers, and the moments."""
    page = client.get(path).content.decode()
    ways = re.findall(r'name="contact" value="(\w*)"', page)
    moments = page.partition('name="belmoment"')[2].partition("</select>")[0]
    return [way for way in ways if way], re.findall(r'<option value="([^"]+)"', moments)


def ask_and_come_back(client, worker, sent):
    """Ask, and open the file with the code that one gets."""
    page = client.post(choose(worker), sent).content.decode()
    words = re.findall(r"<span>([\w-]+)</span>", page.partition("naast-code__words")[2])
    client.post("/wetterwald/mijn-dossier/", {"code": " ".join(words[:6])})


class TestHerPage:
    @pytest.mark.req("R-024")
    def test_tells_the_number_of_her_organisation_and_when_one_can_be_called(self, client, sanne):
        page = client.get(page_of(sanne)).content.decode()

        assert 'href="tel:0999123030"' in page
        assert "Stichting Skouder" in page
        assert "Het eerste: dinsdag 10 november, van 9.00 tot 12.00 uur." in page
        assert "U spreekt elkaar bij u thuis." in page
        assert "inlooppunt" not in page.partition('id="reach"')[2].partition("</ul>")[0]

    def test_of_who_works_for_the_municipality_it_is_the_number_of_the_municipality(
        self, client, foppe
    ):
        page = client.get(page_of(foppe)).content.decode()

        assert "0999 10 20 30" in page.partition('id="reach"')[2].partition("</ul>")[0]

    def test_offers_nothing_of_who_takes_no_questions_now(self, client, sanne):
        PoolRecord.objects.filter(supporter=sanne).update(status="paused")

        page = client.get(page_of(sanne)).content.decode()

        assert "U wordt gebeld" not in page


class TestTheForm:
    def test_offers_only_what_she_said_yes_to_and_a_message(self, client, sanne):
        ways, moments = offered(client, choose(sanne))

        assert ways == ["call_back", "message", "home"]
        assert moments[:2] == [TOMORROW, "2026-11-10_afternoon"]

    def test_her_own_moments_go_before_the_hours_of_her_organisation(self, client, sanne):
        tells(sanne, ways=["phone"], moments=["3-evening"])

        _ways, moments = offered(client, choose(sanne))

        assert moments == ["2026-11-11_evening"]

    def test_moments_that_she_keeps_to_herself_are_not_used(self, client, sanne):
        PoolRecord.objects.filter(supporter=sanne).update(moments=["6-evening"])

        _ways, moments = offered(client, choose(sanne))

        assert "2026-11-14_evening" not in moments

    def test_promises_no_call_where_nobody_knows_when(self, client, sanne, skouder):
        skouder.calling_hours.all().delete()

        assert offered(client, choose(sanne)) == (["message", "home"], [])

    def test_who_chooses_nobody_can_be_called_by_who_receives_it(self, client, sanne):
        ways, moments = offered(client, "/wetterwald/kies/iemand/")

        assert ways == ["call_back", "message"]
        assert TOMORROW in moments

    def test_a_wish_that_she_had_before_stands_ready(self, client, sanne):
        page = client.get(f"{choose(sanne)}?hoe=home").content.decode()

        assert re.search(r'value="home"[^>]*checked', page)

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"telefoon": ""}, "Vul hier uw nummer in."),
            ({"belmoment": ""}, "Kies hier wanneer dat uitkomt."),
            ({"belmoment": "2026-11-09_morning"}, "Dit moment kan niet meer."),  # it is noon
            ({"belmoment": "2026-11-14_morning"}, "Dit moment kan niet meer."),  # a Saturday
            ({"contact": "video"}, "Dit kan hier niet."),
            ({"contact": "mail"}, "Dit kan hier niet."),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_is_kept(self, client, sanne, wrong, says):
        sent = called(voornaam="Wiebrich", vraag="Ik durf de post niet te openen.", **wrong)

        page = client.post(choose(sanne), sent).content.decode()

        assert says in page
        assert "Ik durf de post niet te openen." in page
        assert 'value="Wiebrich"' in page
        assert not Question.objects.exists()

    def test_stays_possible_without_a_name_a_number_or_a_way(self, client, sanne):
        client.post(choose(sanne), {})

        question = Question.objects.get()
        assert (question.contact_way, question.call_from_at) == ("", None)

    def test_a_message_needs_no_number(self, client, sanne):
        page = client.post(choose(sanne), {"contact": "message"}).content.decode()

        assert Question.objects.get().contact_way == "message"
        assert "U krijgt een bericht in uw dossier." in page


class TestACallBack:
    @pytest.mark.req("R-025")
    def test_is_promised_for_the_moment_that_she_chose(self, client, sanne):
        page = client.post(choose(sanne), called()).content.decode()

        question = Question.objects.get()
        assert question.call_from_at == datetime(2026, 11, 10, 9, tzinfo=AMSTERDAM)
        assert question.promised_at == datetime(2026, 11, 10, 12, tzinfo=AMSTERDAM)
        assert f"U wordt gebeld op {CALLED}." in page

    def test_asked_for_is_safe_by_that(self, client, sanne):
        client.post(choose(sanne), called())

        assert Details.objects.get().safe_to_call
        assert not Details.objects.get().safe_to_text

    def test_a_moment_alone_asks_for_a_call_too(self, client, sanne):
        client.post(choose(sanne), called(contact=""))

        assert Question.objects.get().contact_way == "call_back"

    def test_stands_in_her_file(self, client, sanne):
        page = client.post(choose(sanne), called()).content.decode()
        code = " ".join(
            re.findall(r"<span>([\w-]+)</span>", page.partition("naast-code__words")[2])[:6]
        )

        client.post("/wetterwald/mijn-dossier/", {"code": code})
        file = client.get("/wetterwald/mijn-dossier/").content.decode()

        assert f"U wordt gebeld op {CALLED}." in file

    @pytest.mark.req("R-025")
    def test_reaches_who_is_asked_before_and_after_she_takes_it(self, client, cast, sanne):
        client.post(choose(sanne), called())
        question = Question.objects.get()
        client.force_login(cast[SANNE])

        before = client.get(reverse("desk:question", args=[question.id])).content.decode()
        today = client.get(reverse("desk:today")).content.decode()
        with acting(SANNE):
            take_case(actor=SANNE, question_id=question.id, at=NOON)
        taken = client.get(reverse("desk:today")).content.decode()
        case = client.get(reverse("casework:case", args=[find_case().id])).content.decode()

        for page in (before, today, taken, case):
            assert f"Wil gebeld worden: {CALLED}." in page
        assert "0612345678" not in before + today

    def test_goes_away_with_who_could_call_when_she_chooses_another(self, client, sanne):
        bram = make_offered(BRAM.user_id, name="Bram Zandveen")
        page = client.post(choose(sanne), called()).content.decode()
        code = " ".join(
            re.findall(r"<span>([\w-]+)</span>", page.partition("naast-code__words")[2])[:6]
        )
        client.post("/wetterwald/mijn-dossier/", {"code": code})

        client.post(choose(bram), {"contact": "call_back", "belmoment": "2026-11-12_afternoon"})

        question = Question.objects.get()
        assert question.user_id == BRAM.user_id
        assert question.call_from_at == datetime(2026, 11, 12, 13, tzinfo=AMSTERDAM)

    def test_is_not_offered_in_a_file_without_a_number(self, client, sanne):
        page = client.post(choose(sanne), {}).content.decode()
        code = " ".join(
            re.findall(r"<span>([\w-]+)</span>", page.partition("naast-code__words")[2])[:6]
        )
        client.post("/wetterwald/mijn-dossier/", {"code": code})

        assert offered(client, choose(sanne)) == (["message", "home"], [])


class TestHerOwnTime:
    """What she cannot is not offered; that it is her diary, nobody reads."""

    @pytest.fixture
    def card(self, sanne):
        tells(sanne, ways=["phone"], moments=["2-morning", "3-morning", "4-morning"])
        return lambda: supporters.card(
            supporter_id=sanne.pk, municipality_id=WETTERWALD, on=NOON.date()
        )

    def offered(self, card):
        reach = reach_of(card=card(), organisation_id=MEIDOORN, at=NOON)
        return [
            f"{one.on.isoweekday()} {one.starts_at:%H:%M}-{one.ends_at:%H:%M}"
            for one in reach.moments
        ]

    def test_skips_absence_and_her_own_calendar_and_takes_extra_times(self, sanne, card):
        assert self.offered(card) == ["2 09:00-12:00", "3 09:00-12:00", "4 09:00-12:00"]

        make_busy(sanne, starts_at=datetime(2026, 11, 10, 8, tzinfo=AMSTERDAM), hours=2)
        make_busy(sanne, starts_at=datetime(2026, 11, 11, 9, 30, tzinfo=AMSTERDAM), hours=2)
        PoolRecord.objects.update(
            away=[["2026-11-12", "2026-11-13"]], extra=[["2026-11-13", "19:00", "20:30"]]
        )

        assert self.offered(card) == ["2 10:00-12:00", "5 19:00-20:30"]

    def test_of_a_colleague_changes_nothing_of_hers(self, sanne, card):
        bram = make_offered(BRAM.user_id, name="Bram Elders")
        make_busy(bram, starts_at=datetime(2026, 11, 10, 8, tzinfo=AMSTERDAM), hours=9)

        assert len(self.offered(card)) == 3
