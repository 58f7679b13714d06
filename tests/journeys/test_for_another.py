"""Asked for another, without script: my mother, who agrees later; a child of nine.

Until the other agrees, nothing is kept but the words of who asked.
"""

import re

import pytest
from django.test import Client
from django.utils import timezone

from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement, make_default
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.supply.supporters.tests.factories import make_offered
from naast.support.casework.models import Case, Contact, Goal
from naast.support.people.models import Agreement, Person, Relation, Representation
from naast.support.people.tests.factories import make_ground
from tests.cast import MEIDOORN, SANNE, WETTERWALD

FILE = "/wetterwald/mijn-dossier/"
ASK = "/wetterwald/kies/iemand/?voor=ander"


@pytest.fixture
def sanne(cast):
    make_ground()
    make_zone(Municipality.objects.get(id=WETTERWALD), name="Wetterkant")
    meidoorn = Organisation.objects.get(id=MEIDOORN)
    make_agreement(meidoorn, WETTERWALD)
    make_default(meidoorn, WETTERWALD)
    make_offered(SANNE.user_id, name="Sanne")
    client = Client()
    client.force_login(cast[SANNE])
    return client


def code_on(page: str) -> str:
    return " ".join(re.findall(r"<span>(\w+)</span>", page.partition("naast-code__words")[2])[:6])


def asks(**filled: str) -> tuple[Client, str]:
    """Ask for another, and come in with the code."""
    client = Client()
    form = client.get(ASK).content.decode()
    once = re.search(r'name="eens"[^>]*value="([^"]*)"', form) or re.search(
        r'value="([^"]*)"[^>]*name="eens"', form
    )
    sent = {"voor": "ander", "vraag": "Mijn moeder eet niet.", "hulp": "geen", **filled}
    page = client.post(ASK, {**sent, "eens": once[1] if once else ""}).content.decode()
    code = code_on(page)
    assert client.post(FILE, {"code": code}).status_code == 302
    return client, code


def opened(code: str) -> Client:
    client = Client()
    assert client.post(FILE, {"code": code}).status_code == 302
    return client


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def taken(sanne: Client) -> Case:
    """Let Sanne take the question that waits for her."""
    [link] = set(re.findall(r"/desk/questions/[0-9a-f-]{36}/", read(sanne, "/desk/today/")))
    assert sanne.post(f"{link}accept/").status_code == 302
    return Case.objects.get()


def agrees(sanne: Client, case: Case, **filled) -> str:
    """Let Sanne note that the other agreed; return the code of the other."""
    answer = sanne.post(f"/desk/cases/{case.id}/agreement/", filled)
    assert answer.status_code == 200
    return code_on(answer.content.decode())


@pytest.mark.django_db
class TestForMyMother:
    @pytest.mark.req("R-009", "R-010")
    def test_nothing_of_her_is_kept_until_she_agrees_and_then_she_decides(self, sanne):
        daughter, _ = asks(band="child", voornaam="Wiebrich")
        case = taken(sanne)

        # Sanne hears the daughter. Of the mother she can write nothing.
        page = read(sanne, f"/desk/cases/{case.id}/")
        assert "Gevraagd voor iemand anders" in page
        assert f'href="/desk/cases/{case.id}/agreement/"' in page
        for step, typed in (
            ("goal", {"text": "Weer eten."}),
            ("question", {"behind": "Zij rouwt."}),
            ("ladder", {"rung": "1", "state": "busy", "text": "De buurvrouw."}),
        ):
            assert sanne.post(f"/desk/cases/{case.id}/{step}/", typed).status_code == 404
        assert Person.objects.count() == 1
        assert not Relation.objects.exists()
        assert not Goal.objects.exists()

        # Nobody heard it: that is not enough, and what was typed stays.
        refused = sanne.post(
            f"/desk/cases/{case.id}/agreement/",
            {"first_name": "Jantsje", "relation": "child", "by": "subject", "how": "spoken"},
        ).content.decode()
        assert "Schrijf wie het hoorde" in refused
        assert 'value="Jantsje"' in refused
        assert Person.objects.count() == 1

        # She agrees, at her table; her daughter's friend heard it.
        hers = agrees(
            sanne, case,
            first_name="Jantsje", relation="child", by="subject", how="spoken", witness="Ytsje",
        )  # fmt: skip
        mother = opened(hers)
        agreement = Agreement.objects.get()
        assert (agreement.how, agreement.noted_by_id) == ("spoken", SANNE.user_id)
        assert agreement.person.circle_id == agreement.asker.circle_id
        assert "Uw zoon of dochter vroeg dit voor u." in read(mother, FILE)
        assert "Mijn moeder eet niet." not in read(mother, FILE)

        # Now Sanne works in a case of the mother's own.
        her_case = Case.objects.exclude(id=case.id).get()
        note = {"text": "bel 15 Zij wil weer koken.", "kind": "call"}
        assert sanne.post(f"/desk/cases/{her_case.id}/", note).status_code == 302
        assert "Zij wil weer koken." in read(mother, FILE)

        # The daughter sees that she agreed, and nothing else.
        along = f"{FILE}voor/{agreement.person_id}/"
        assert "De ander beslist wat u mag lezen. Nu is dat niets." in read(daughter, FILE)
        assert "Zij wil weer koken." not in read(daughter, FILE)
        assert daughter.get(along).status_code == 404

        # The mother lets her read along, sees that she did, and stops it again.
        see = f"{FILE}meekijken/{agreement.id}/"
        assert daughter.post(see, {"mag": "ja"}).status_code == 404
        assert mother.post(see, {"mag": "ja"}).status_code == 302
        assert "Zij wil weer koken." in read(daughter, along)
        assert "Las mee in uw dossier." in read(mother, FILE)
        assert mother.post(see).status_code == 302
        assert daughter.get(along).status_code == 404

    def test_is_noted_once(self, sanne):
        asks(band="child")
        case = taken(sanne)
        paper = {"relation": "child", "by": "subject", "how": "paper"}
        agrees(sanne, case, **paper)

        again = sanne.post(f"/desk/cases/{case.id}/agreement/", paper).content.decode()

        assert "Dit staat er al." in again
        assert Person.objects.count() == 2

    def test_what_the_asker_tells_of_herself_can_be_noted(self, sanne):
        asks(band="child")
        case = taken(sanne)

        note = {"text": "bel 15 Zij slaapt slecht van de zorg.", "kind": "call"}

        assert sanne.post(f"/desk/cases/{case.id}/", note).status_code == 302
        assert Contact.objects.count() == 1

    def test_who_asked_for_herself_has_no_such_page(self, sanne):
        client = Client()
        client.post("/wetterwald/kies/iemand/", {"vraag": "Help.", "hulp": "geen"})
        case = taken(sanne)

        assert sanne.get(f"/desk/cases/{case.id}/agreement/").status_code == 404


@pytest.mark.django_db
class TestForAChildOfNine:
    @pytest.mark.req("R-105", "R-010")
    def test_a_parent_with_custody_agrees_reads_along_and_gets_letters(self, sanne):
        parent, _ = asks(band="parent_with_custody", vraag="Mijn kind gaat niet naar school.")
        case = taken(sanne)
        today = timezone.localdate()
        born_on = today.replace(year=today.year - 9, day=1)
        child = {
            "first_name": "Sjoerd",
            "relation": "parent_with_custody",
            "how": "paper",
            "born_on": born_on.isoformat(),
        }

        # A child of nine does not agree alone, and custody is seen before it is believed.
        alone = sanne.post(f"/desk/cases/{case.id}/agreement/", {**child, "by": "subject"})
        assert "Onder 12 beslist een ouder met gezag" in alone.content.decode()
        unseen = {**child, "by": "representative", "kind": "custody"}
        answer = sanne.post(f"/desk/cases/{case.id}/agreement/", unseen)
        assert "Bekijk eerst het bewijs" in answer.content.decode()
        assert Person.objects.count() == 1

        code = agrees(sanne, case, **unseen, proof="on", letters="on")

        speaks = Representation.objects.get()
        assert (speaks.kind, speaks.may_see, speaks.may_agree) == ("custody", True, True)
        assert speaks.receives_letters
        assert speaks.may_see_until == born_on.replace(year=born_on.year + 16)
        assert speaks.evidence_seen_by_id == SANNE.user_id
        assert "U leest mee met Sjoerd" in read(parent, f"{FILE}voor/{speaks.person_id}/")
        assert "Uw ouder vroeg dit voor u." in read(opened(code), FILE)

    @pytest.mark.req("R-105")
    def test_custody_opens_nothing_from_sixteen(self, sanne):
        parent, _ = asks(band="parent_with_custody")
        case = taken(sanne)
        today = timezone.localdate()
        born_on = today.replace(year=today.year - 9, day=1)
        agrees(
            sanne, case, relation="parent_with_custody", how="paper", born_on=born_on.isoformat(),
            by="representative", kind="custody", proof="on",
        )  # fmt: skip
        Representation.objects.update(may_see_until=today)

        [person_id] = Representation.objects.values_list("person_id", flat=True)

        assert parent.get(f"{FILE}voor/{person_id}/").status_code == 404

    @pytest.mark.req("R-010")
    def test_with_a_supporter_against_the_parent_he_sees_nothing(self, sanne):
        parent, _ = asks(band="parent_with_custody")
        case = taken(sanne)
        today = timezone.localdate()
        code = agrees(
            sanne, case,
            relation="parent_with_custody", how="paper", by=["subject", "representative"],
            born_on=today.replace(year=today.year - 14, day=1).isoformat(),
            kind="custody", proof="on",
        )  # fmt: skip
        agreement = Agreement.objects.get()
        along = f"{FILE}voor/{agreement.person_id}/"
        assert parent.get(along).status_code == 200

        assert opened(code).post(f"{FILE}meekijken/{agreement.id}/").status_code == 302

        assert parent.get(along).status_code == 404
        assert "Nu is dat niets." in read(parent, FILE)
