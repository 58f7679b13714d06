"""Find somebody and ask: an explained choice, nothing required, nothing sent twice."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from naast.core.identity.models import Grant
from naast.core.outbox.models import Message
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_default,
    make_organisation,
)
from naast.supply.places.tests.factories import make_municipality, make_village, make_zone
from naast.supply.supporters.models import Card, PoolRecord
from naast.supply.supporters.rules import CardField, Kind, Mandate, Payer, Position
from naast.supply.supporters.tests.factories import make_offered
from naast.support.decisions.rules.notices import CURRENT_NOTICE
from naast.support.matching.models import Offer, Question, QuestionText
from naast.support.people.models import Code, Details, Person
from tests.cast import BRAM, FOPPE, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

FIND = "/wetterwald/vind-iemand/"
BAD = {
    "nul": "a\0b",
    "script": "<script>alert(1)</script>",
    "emoji": "🙂" * 40,
    "right-to-left": "\u202eمرحبا",  # noqa: RUF001 (Arabic on purpose)
    "long": "x" * 10_000,
}


def shown(worker, **facts):
    """Write facts of a worker in the pool, and publish them on her card."""
    PoolRecord.objects.filter(supporter=worker).update(**facts)
    names = {CardField.NAME, *(f for f in CardField if f in facts)}
    Card.objects.filter(supporter=worker).update(fields=sorted(names), **facts)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def here(cast):
    here = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    here.zone = make_zone(here, name="Wetterkant", slug="wetterkant", postcodes=("9991",))
    make_village(here.zone, "Aldeterp")
    skouder = make_organisation(id=MEIDOORN, name="Stichting Skouder", slug="skouder")
    make_agreement(skouder, WETTERWALD, first_contact_working_days=3)
    make_default(skouder, WETTERWALD)
    return here


@pytest.fixture
def people(here):
    sanne = make_offered(SANNE.user_id, name="Sanne Waterdal")
    shown(sanne, domains=["money", "housing"], languages=["nl", "fy"])
    bram = make_offered(
        BRAM.user_id, name="Bram Zandveen", kind=Kind.EXPERIENCE_EXPERT, payer=Payer.NOBODY
    )
    shown(bram, domains=["money"], languages=["nl"])
    foppe = make_offered(
        FOPPE.user_id,
        name="Foppe Hoekstra",
        kind=Kind.MEITINKER,
        organisation_id=None,
        employer_municipality_id=WETTERWALD,
        position=Position.MUNICIPAL,
        payer=Payer.MUNICIPALITY,
        mandate=Mandate.GRANTS,
    )
    shown(foppe, domains=["money"], languages=["nl"])
    return {"sanne": sanne, "bram": bram, "foppe": foppe}


def choose(worker):
    return reverse("portal:choose_person", args=["wetterwald", worker.pk])


class TestFind:
    def test_shows_people_of_every_kind_with_their_label_and_why(self, client, people):
        page = client.get(FIND, {"over": "money"}).content.decode()

        for name in ("Sanne Waterdal", "Bram Zandveen", "Foppe Hoekstra"):
            assert name in page
        assert "Werkt voor de gemeente" in page
        assert "Weet veel van" in page

    def test_shows_everybody_without_a_single_answer(self, client, people):
        response = client.get(FIND)

        assert response.status_code == 200
        assert "3 mensen kunnen naast u staan" in response.content.decode()
        assert "Zeg wat u zoekt" in response.content.decode()

    def test_says_that_people_suit_her_once_she_told_what_she_seeks(self, client, people):
        page = client.get(FIND, {"over": "money"}).content.decode()

        assert re.search(r"\d (persoon past|mensen passen) bij u", page)
        assert "Verander wat u zoekt" in page

    def test_says_which_wish_was_set_aside_when_nobody_fits(self, client, people):
        page = client.get(FIND, {"taal": "ti"}).content.decode()

        assert "Niemand past precies" in page
        assert "deze taal niet spreken" in page
        assert "Sanne Waterdal" in page

    def test_knows_a_village_with_a_slip_and_a_postcode(self, client, people):
        for typed in ("aldeterp", "Aldetrep", "9991 AB"):
            assert "Wetterkant" in client.get(FIND, {"waar": typed}).content.decode()

    def test_an_unknown_place_is_told_at_its_field_and_kept(self, client, people):
        page = client.get(FIND, {"waar": "Parijs"}).content.decode()

        assert "Deze plaats kennen wij hier niet" in page
        assert 'value="Parijs"' in page

    @pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
    @pytest.mark.parametrize("name", ["over", "waar", "wie", "taal", "z", "meer"])
    def test_wrong_input_gives_a_page_with_people(self, client, people, name, bad):
        response = client.get(FIND, {name: bad})

        assert response.status_code == (404 if "\0" in bad else 200)
        if "\0" not in bad:
            assert "Sanne Waterdal" in response.content.decode()
            assert "<script>alert" not in response.content.decode()

    def test_takes_a_fixed_number_of_queries(self, client, people, django_assert_max_num_queries):
        with django_assert_max_num_queries(27):
            client.get(FIND, {"over": "money", "waar": "9991"})

    def test_publishes_what_counts_and_what_never_does(self, client, here):
        page = client.get(f"{FIND}hoe/").content.decode()

        assert "Wat nooit meetelt" in page
        assert "Wat iemand kost" in page


def test_from_home_to_whom_she_chose_takes_few_steps(client, people):
    """Follow the first link or button each time, as somebody does who reads little."""
    home = client.get("/wetterwald/").content.decode()
    found = client.get(re.search(rf'nl-button--primary" href="({FIND})"', home)[1])
    choose = re.search(r'nl-button--primary" href="([^"]+)"', found.content.decode())[1]
    form = client.get(choose.replace("&amp;", "&"))
    code = client.post(choose.replace("&amp;", "&"), {})

    assert (form.status_code, code.status_code) == (200, 200)
    assert "Uw code" in code.content.decode()


class TestWhyNow:
    @pytest.mark.req("R-083", "R-084")
    @pytest.mark.parametrize(
        "why_now", ["reassessment", "change", "care_plan", "taking_part", "education"]
    )
    def test_from_the_page_about_support_to_a_question_at_that_moment(
        self, client, people, why_now
    ):
        about = client.get("/wetterwald/wat-is-dit/").content.decode()
        [link] = re.findall(rf'href="([^"]+nu={why_now})"', about)
        found = client.get(link).content.decode()
        links = {url.replace("&amp;", "&") for url in re.findall(r'href="([^"]+)"', found)}
        [chosen] = [url for url in links if url.startswith(choose(people["sanne"]))]
        form = client.get(chosen).content.decode()
        client.post(chosen, {"nu": why_now})

        assert f'<option value="{why_now}" selected' in form
        assert Question.objects.get().why_now == why_now

    @pytest.mark.req("R-088")
    def test_who_doubts_a_talk_finds_somebody_before_it_goes_to_the_municipality(
        self, client, people
    ):
        page = client.get(choose(people["foppe"])).content.decode()
        [link] = re.findall(r'href="([^"]+nu=talk_in_doubt[^"]*)"', page)

        found = client.get(link.replace("&amp;", "&")).content.decode()

        assert "Weet u niet of u een gesprek met de gemeente nodig hebt?" in page
        assert "Sanne Waterdal" in found
        assert "Ik weet niet of ik een gesprek met de gemeente nodig heb" in found

    def test_changes_nothing_in_who_fits(self, client, people):
        def names(page):
            return re.findall(r"(Sanne|Bram|Foppe) \w+", page.content.decode())

        bare = names(client.get(FIND, {"over": "money", "z": "7"}))

        assert names(client.get(FIND, {"over": "money", "z": "7", "nu": "change"})) == bare


@pytest.mark.req("R-030")
class TestNotBehindTheAccessDesk:
    def test_somebody_is_found_and_asked_where_nobody_works_at_the_municipality(
        self, client, people
    ):
        Grant.objects.filter(scope__startswith="municipality:").delete()
        Card.objects.filter(employer_municipality_id=WETTERWALD).delete()

        home = client.get("/wetterwald/").content.decode()
        page = client.get(FIND).content.decode()
        client.post(choose(people["sanne"]), {"vraag": "Ik slaap niet."})

        assert 'href="/wetterwald/inloop/"' in home
        assert "Sanne Waterdal" in page
        question = Question.objects.get()
        assert (question.house, question.user_id) == ("support", SANNE.user_id)


class TestAsk:
    @pytest.mark.req("R-001")
    def test_nothing_is_required(self, client, people):
        response = client.post(choose(people["sanne"]), {})

        assert response.status_code == 200
        question = Question.objects.get()
        assert question.user_id == SANNE.user_id
        assert not QuestionText.objects.exists()
        assert Details.objects.get().phone is None
        assert timezone.localtime(question.promised_at).isoformat() == "2026-11-12T17:00:00+01:00"

    def test_shows_a_code_that_opens_the_file_and_keeps_only_its_fingerprint(self, client, people):
        page = client.post(choose(people["sanne"]), {"voornaam": "Anna"}).content.decode()

        words = re.findall(r"<span>(\w+)</span>", page.split("naast-code__words")[1])[:6]
        assert len(words) == 6
        assert " ".join(words) not in Code.objects.get().code_hash

    def test_the_page_with_the_code_is_kept_nowhere(self, client, people):
        response = client.post(choose(people["sanne"]), {})

        assert "no-store" in response.headers["Cache-Control"]

    @pytest.mark.req("R-024")
    def test_tells_the_supporter_in_neutral_words(self, client, people):
        client.post(choose(people["sanne"]), {"vraag": "Ik heb schulden"})

        message = Message.objects.get()
        assert (message.user_id, message.template) == (SANNE.user_id, "question_waiting")

    def test_keeps_what_was_shown_and_why(self, client, people):
        client.post(f"{choose(people['sanne'])}?over=money&z=5", {})

        offer = Offer.objects.get()
        assert offer.chosen == people["sanne"].pk
        assert {"id", "terms"} == set(offer.shown[0])

    def test_the_same_form_sent_twice_asks_once(self, client, people):
        once = re.search(
            r'name="eens" value="([^"]+)"',
            client.get(choose(people["sanne"])).content.decode(),
        )[1]

        first = client.post(choose(people["sanne"]), {"eens": once})
        second = client.post(choose(people["sanne"]), {"eens": once})

        assert (first.status_code, second.status_code) == (200, 409)
        assert Question.objects.count() == 1
        assert "Wij hebben uw vraag al" in second.content.decode()

    def test_an_id_of_somebody_elses_making_is_not_used(self, client, people):
        client.post(choose(people["sanne"]), {})
        victim = Person.objects.get().pk

        client.post(choose(people["sanne"]), {"eens": str(victim)})

        assert Person.objects.count() == 2

    @pytest.mark.req("R-256")
    def test_the_municipality_gets_it_only_after_reading_what_that_means(self, client, people):
        refused = client.post(choose(people["foppe"]), {"vraag": "Kunt u langskomen?"})

        assert "Vink eerst aan dat u dit las" in refused.content.decode()
        assert "Kunt u langskomen?" in refused.content.decode()
        assert not Person.objects.exists()

        client.post(choose(people["foppe"]), {"gelezen": "on"})

        question = Question.objects.get()
        assert (question.house, question.organisation_id) == ("municipality", None)
        assert question.notice == CURRENT_NOTICE
        assert question.notice_at == NOON
        assert Person.objects.get().controller == f"municipality-{WETTERWALD}"

    def test_without_a_choice_the_best_fitting_of_who_receives_such_questions_is_asked(
        self, client, people
    ):
        client.post("/wetterwald/kies/iemand/?over=housing", {"vraag": "Help"})

        question = Question.objects.get()
        assert (question.user_id, question.organisation_id) == (SANNE.user_id, MEIDOORN)
        assert not question.chosen_by_resident

    def test_who_cannot_be_chosen_looks_like_who_does_not_exist(self, client, people):
        Card.objects.filter(supporter=people["sanne"]).delete()

        assert client.get(choose(people["sanne"])).status_code == 404
        assert client.post(choose(people["sanne"]), {}).status_code == 404

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ({"telefoon": "0612"}, "4 cijfers"),
            ({"telefoon": "zes een twee"}, "alleen cijfers"),
            ({"telefoon": "1612345678"}, "begint met 0"),
            ({"telefoon": "9" * 26}, "te lang"),
            ({"mail": "anna"}, "geen mailadres"),
            ({"mail": f"{'a' * 130}@x.nl"}, "te lang voor een mailadres"),
            ({"vraag": "x" * 10_000}, "nu te lang"),
            ({"voornaam": "x" * 10_000}, "Een voornaam is genoeg"),
            ({"veilig": "duif"}, "Deze keuze kennen wij niet"),
            ({"veilig": "call"}, "Vul dan hier uw nummer in"),
            ({"veilig": "mail"}, "Vul dan hier uw mailadres in"),
        ],
    )
    def test_wrong_input_is_told_at_its_field_kept_and_writes_nothing(
        self, client, people, typed, told
    ):
        page = client.post(
            choose(people["sanne"]), {"vraag": "Mijn verhaal", **typed}
        ).content.decode()

        assert told in page
        assert "Mijn verhaal" in page or "vraag" in typed
        assert not Person.objects.exists()

    @pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
    @pytest.mark.parametrize("name", ["voornaam", "vraag", "telefoon", "mail", "veilig", "eens"])
    def test_no_input_breaks_it(self, client, people, name, bad):
        response = client.post(choose(people["sanne"]), {name: bad})

        assert response.status_code == 200

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [("06-12 34 56 78", "0612345678"), ("+31 6 12345678", "0612345678"), ("", "")],
    )
    def test_a_number_may_be_typed_as_one_is_used_to(self, client, people, typed, kept):
        client.post(choose(people["sanne"]), {"telefoon": typed})

        assert bool(Details.objects.get().phone_index) == bool(kept)
