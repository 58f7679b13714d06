"""My file: the code opens it, all that is written stands in it, and who looked."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from naast.core.policy.walls import acting
from naast.entrances.portal import file_words
from naast.supply.organisations.rules import Length
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_arrangement,
    make_organisation,
)
from naast.supply.places.tests.factories import make_municipality
from naast.support.casework import actions as casework
from naast.support.casework.rules import ContactKind, Outcome, Rung, RungState
from naast.support.decisions import actions as decisions
from naast.support.decisions.rules import Provision, Verdict
from naast.support.decisions.rules import Rung as NearRung
from naast.support.decisions.rules import RungState as NearState
from naast.support.decisions.tests.factories import make_mandate
from naast.support.encounters.rules import Way
from naast.support.matching.actions import Left, ask_question
from naast.support.matching.rules import Need
from naast.support.people.models import Code
from naast.support.people.rules import House
from tests.cast import BRAM, FOPPE, HAVENSTAD, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

FILE = "/wetterwald/mijn-dossier/"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def asked(cast):
    here = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_municipality(id=HAVENSTAD, name="Havenstad", slug="havenstad")
    make_agreement(make_organisation(id=MEIDOORN), here.pk)
    return ask_question(
        municipality_id=WETTERWALD,
        house=House.SUPPORT,
        organisation_id=MEIDOORN,
        user_id=SANNE.user_id,
        working_days=3,
        need=Need(domains=frozenset({"money"})),
        text="De brieven liggen in een doos.",
        left=Left(first_name="Wiebrich"),
        at=NOON,
    )


@pytest.fixture
def helped(asked):
    with acting(SANNE):
        case = casework.take_case(actor=SANNE, question_id=asked.question.id, at=NOON)
        casework.open_case(actor=SANNE, case_id=case.id)
        casework.note_contact(
            actor=SANNE,
            case_id=case.id,
            said=casework.Said(
                kind=ContactKind.CALL, minutes=10, text="Samen elf brieven geopend."
            ),
            at=NOON,
        )
        casework.write_question_behind(
            actor=SANNE, case_id=case.id, behind="Er zit schaamte onder.", reading="", at=NOON
        )
        casework.set_goal(actor=SANNE, case_id=case.id, text="Weer slapen", score_start=2, at=NOON)
        casework.mark_rung(
            actor=SANNE,
            case_id=case.id,
            rung=Rung.OWN_CIRCLE,
            state=RungState.DONE,
            text="Haar zus leest mee.",
            at=NOON,
        )
        casework.agree_appointment(
            actor=SANNE,
            case_id=case.id,
            way=Way.HOME,
            starts_at=NOON + timedelta(days=2),
            minutes=60,
            about="De brieven van deze week",
            at=NOON,
        )
    return case


@pytest.mark.req("R-110")
def test_she_reads_how_long_it_lasts_here_and_that_it_never_stops_by_itself(client, asked, helped):
    make_arrangement(WETTERWALD, length=Length.LIMIT, length_says="Na zes gesprekken kijken wij.")
    enter(client, asked.code)

    shown = client.get(FILE).content.decode()

    assert "Na zes gesprekken kijken wij." in shown
    assert "Uw hulp stopt nooit vanzelf." in shown


def enter(client, code, **extra):
    return client.post(FILE, {"code": code}, **extra)


@pytest.fixture
def with_the_municipality(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_mandate(WETTERWALD)
    asked = ask_question(
        municipality_id=WETTERWALD,
        house=House.MUNICIPALITY,
        organisation_id=None,
        user_id=FOPPE.user_id,
        working_days=5,
        need=Need(),
        text="De trap lukt niet meer.",
        left=Left(first_name="Lysbeth"),
        at=NOON,
        notice="2026-11",
    )
    with acting(FOPPE):
        matter = decisions.take_matter(actor=FOPPE, question_id=asked.question.id, at=NOON)
        decisions.open_matter(actor=FOPPE, matter_id=matter.id, at=NOON)
        for rung in list(NearRung)[:3]:
            decisions.mark_rung(
                actor=FOPPE,
                matter_id=matter.id,
                rung=rung,
                state=NearState.NOT_ENOUGH,
                text="Bekeken.",
                at=NOON,
            )
        decisions.decide(
            actor=FOPPE,
            matter_id=matter.id,
            provision=Provision.HOME_ADAPTATION,
            verdict=Verdict.GRANTED,
            reasons="U kunt niet meer veilig naar boven.",
            at=NOON,
        )
    return asked


class TestTheDoor:
    def test_without_a_code_there_is_a_door(self, client, asked):
        page = client.get(FILE).content.decode()

        assert "Vul die hier in" in page
        assert "Wiebrich" not in page

    def test_the_code_opens_however_it_is_typed(self, client, asked):
        response = enter(client, asked.code.upper().replace(" ", "-"))

        assert response.status_code == 302
        assert "Dag Wiebrich" in client.get(FILE).content.decode()

    @pytest.mark.parametrize(
        "typed", ["", "a\0b", "otter wilg", "x" * 10_000, "🙂", "\u202eabc", "<script>"]
    )
    def test_a_wrong_code_is_told_at_its_field(self, client, asked, typed):
        response = enter(client, typed)

        assert response.status_code == 422
        assert 'aria-invalid="true"' in response.content.decode()

    def test_an_ended_code_and_an_unknown_one_get_the_same_page(self, client, asked):
        Code.objects.update(ended_at=NOON)

        ended, unknown = enter(client, asked.code), enter(client, "otter wilg lamp mand bank 1234")

        def plain(page):
            text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.content.decode())
            return re.sub(r'value="[^"]*"', "", text)

        assert plain(ended) == plain(unknown)

    def test_fifteen_idle_minutes_close_it(self, client, asked, monkeypatch):
        enter(client, asked.code)

        monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(minutes=14))
        assert "Wiebrich" in client.get(FILE).content.decode()
        monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(minutes=30))
        assert "Wiebrich" not in client.get(FILE).content.decode()

    def test_closing_it_closes_it(self, client, asked):
        enter(client, asked.code)

        client.post(f"{FILE}sluiten/")

        assert "Wiebrich" not in client.get(FILE).content.decode()

    def test_it_opens_in_her_own_municipality(self, client, asked):
        enter(client, asked.code)

        assert client.get("/havenstad/mijn-dossier/").headers["Location"] == FILE

    def test_her_code_opens_nothing_at_the_desk(self, client, asked, helped):
        enter(client, asked.code)

        assert client.get(f"/desk/cases/{helped.id}/").status_code in (302, 404)

    def test_it_is_kept_nowhere(self, client, asked):
        enter(client, asked.code)

        assert "no-store" in client.get(FILE).headers["Cache-Control"]


class TestTheFile:
    @pytest.mark.req("R-103")
    def test_holds_all_that_is_written(self, client, asked, helped):
        enter(client, asked.code)

        page = client.get(FILE).content.decode()

        for text in (
            "De brieven liggen in een doos.",
            "Samen elf brieven geopend.",
            "Er zit schaamte onder.",
            "Weer slapen",
            "Haar zus leest mee.",
            "De brieven van deze week",
            "Sanne",
        ):
            assert text in page

    def test_says_who_looked_and_why(self, client, asked, helped):
        enter(client, asked.code)

        page = client.get(FILE).content.decode()

        assert "Keek in uw dossier, om u te helpen." in page
        assert "De gemeente keek zo vaak: <b>0</b>." in page

    def test_says_before_when_she_hears_while_nobody_took_it(self, client, asked):
        enter(client, asked.code)

        assert "donderdag 12 november, 17.00" in client.get(FILE).content.decode()

    def test_she_takes_an_open_question_back_without_a_reason(self, client, asked):
        enter(client, asked.code)

        client.post(f"{FILE}vraag/{asked.question.id}/terugnemen/")

        assert "U nam deze vraag terug." in client.get(FILE).content.decode()

    def test_a_question_that_was_taken_stays(self, client, asked, helped):
        enter(client, asked.code)

        page = client.post(f"{FILE}vraag/{asked.question.id}/terugnemen/", follow=True)

        assert "Iemand nam uw vraag net aan." in page.content.decode()

    def test_nobody_takes_back_the_question_of_somebody_else(self, client, asked):
        answer = client.post(f"{FILE}vraag/{asked.question.id}/terugnemen/")

        assert answer.status_code == 404

    def test_holds_what_the_municipality_decided_and_that_it_looked(
        self, client, with_the_municipality
    ):
        enter(client, with_the_municipality.code)

        page = client.get(FILE).content.decode()

        assert "U kunt niet meer veilig naar boven." in page
        assert "Foppe" in page
        assert "De gemeente keek zo vaak: <b>0</b>." not in page

    def test_leads_to_what_she_may_do_with_it(self, client, asked, helped):
        enter(client, asked.code)

        page = client.get(FILE).content.decode()

        for path in (
            f"{FILE}code/",
            f"{FILE}delen/",
            f"{FILE}documenten/",
            f"{FILE}meenemen/",
            f"{FILE}wissen/",
            "/wetterwald/klacht/",
            "/wetterwald/vind-iemand/",
        ):
            assert f'href="{path}"' in page

    def test_is_hers_after_closing(self, client, asked, helped):
        with acting(SANNE):
            casework.close_case(
                actor=SANNE,
                case_id=helped.id,
                outcome=Outcome.OWN_STRENGTH,
                scores={},
                at=NOON,
            )
        enter(client, asked.code)

        page = client.get(FILE).content.decode()

        assert "Samen elf brieven geopend." in page
        assert "Op dit moment staat er niemand naast u." in page
        assert f"{FILE}mening/{asked.question.id}/" in page

    def test_a_colleague_who_does_not_stand_beside_her_left_no_trace(self, asked, helped):
        with acting(BRAM), pytest.raises(Exception, match="does not exist"):
            casework.open_case(actor=BRAM, case_id=helped.id)


def test_every_recorded_act_has_words_for_the_resident():
    naast = Path(file_words.__file__).parents[2]
    recorded = set()
    for file in (*naast.glob("support/*/actions.py"), *naast.glob("support/*/actions/*.py")):
        recorded |= set(re.findall(r'"([a-z]+\.[a-z_]+\.[a-z_]+)"', file.read_text()))

    # A worry and somebody in sight are nobody's file yet: their entries name no subject.
    of_no_file = (
        "outreach.", "decisions.approach.", "decisions.mandate.", "decisions.article.",
        "casework.offline.", "casework.wording.",
    )  # fmt: skip
    hers = {a for a in recorded if a.startswith(("people.", "keys.", *of_no_file))} | {
        "casework.case.left",
        "casework.consult.answered",  # who answers knows not about whom it is
        "casework.hand_over.unwanted",
        "casework.along.unwanted",
        "casework.along.wanted",
        "matching.question.asked",
        "matching.question.put_to_another",
        "matching.question.withdrawn",
        "matching.tell_coordinator",
        "matching.suggestion.asked",  # of a queue
        "matching.weights.set",  # of nobody's file
        "keeping.term.set",  # the same
    }
    assert recorded - hers - set(file_words.DID) == set()
