"""Asked for another, without script: my mother, who agrees later; a child of nine.

Until the other agrees, nothing is kept but the words of who asked.
"""

import re
from datetime import datetime, timedelta

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone

from naast.core.identity.queries import RESIDENT
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement, make_default
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.supply.supporters.tests.factories import make_offered
from naast.support.casework.models import Case, Contact, Goal
from naast.support.matching.models import Invitation, Question
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


ANSWER = f"{FILE}antwoord/"
YES = {"antwoord": "ja", "voornaam": "Jantsje", "zestien": "on"}


def invited_by(client: Client, sanne: Client | None = None) -> str:
    """Let the asker (or Sanne, beside her) make a code for the other; return it."""
    if sanne is None:
        [link] = set(re.findall(r'href="([^"]+/vraag/[^"]+/code/)"', read(client, FILE)))
        return code_on(client.post(link).content.decode())
    return code_on(sanne.post(f"/desk/cases/{Case.objects.get().id}/invite/").content.decode())


@pytest.mark.django_db
class TestWithACodeOfHerOwn:
    @pytest.mark.req("R-009", "R-010")
    def test_she_says_yes_gets_a_code_that_nobody_else_knows_and_is_asked_of_the_same(self, sanne):
        daughter, _ = asks(band="child", voornaam="Wiebrich")
        taken(sanne)
        code = invited_by(daughter)
        assert "Er is nog geen antwoord." in read(daughter, FILE)
        assert Person.objects.count() == 1

        # She types it at the door of the files, and reads what was asked: none of the words.
        mother = Client()
        asked = mother.post(FILE, {"code": code}).content.decode()
        assert "Uw zoon of dochter vroeg dit voor u." in asked
        assert "Sanne van Stichting" in asked
        assert "eet niet" not in asked
        assert Person.objects.count() == 1

        # Whoever is not sixteen does not decide alone; what was typed stays.
        young = mother.post(ANSWER, {**YES, "code": code, "zestien": ""})
        assert young.status_code == 422
        assert 'value="Jantsje"' in young.content.decode()
        assert Person.objects.count() == 1

        hers = code_on(mother.post(ANSWER, {**YES, "code": code}).content.decode())

        assert hers != code
        agreement = Agreement.objects.get()
        assert (agreement.how, agreement.noted_by_id, agreement.by_subject) == ("code", None, True)
        assert agreement.person.circle_id == agreement.asker.circle_id
        assert "Uw zoon of dochter vroeg dit voor u." in read(opened(hers), FILE)
        assert "eet niet" not in read(opened(hers), FILE)
        # The code that others had in their hands opens nothing any more.
        assert Client().post(FILE, {"code": code}).status_code == 422
        assert Client().post(ANSWER, {**YES, "code": code}).status_code == 422
        # The daughter reads that she said yes; nothing else.
        assert "De ander zei ja op" in read(daughter, FILE)
        assert "Maak een code" not in read(daughter, FILE)
        assert daughter.get(f"{FILE}voor/{agreement.person_id}/").status_code == 404
        # Sanne is asked, and takes it as any other question.
        [link] = set(re.findall(r"/desk/questions/[0-9a-f-]{36}/", read(sanne, "/desk/today/")))
        assert sanne.post(f"{link}accept/").status_code == 302
        assert Case.objects.get(person_id=agreement.person_id).user_id == SANNE.user_id

    @pytest.mark.parametrize(("ticked", "minutes"), [({}, 15), ({"openbaar": "on"}, 5)])
    def test_her_file_closes_sooner_where_others_come_too(self, sanne, ticked, minutes):
        daughter, _ = asks(band="child")
        taken(sanne)
        code = invited_by(daughter)
        mother = Client()
        door = mother.post(FILE, {"code": code, **ticked}).content.decode()
        kept = re.search(r"<input[^>]*name=\"openbaar\"[^>]*>", door)[0]
        assert ("checked" in kept) == bool(ticked)

        mother.post(ANSWER, {**YES, "code": code, **ticked})

        known = mother.session[RESIDENT]
        open_for = datetime.fromisoformat(known["until"]) - datetime.fromisoformat(known["since"])
        assert open_for == timedelta(minutes=minutes)

    @pytest.mark.req("R-009")
    def test_she_says_no_and_nothing_of_her_is_kept(self, sanne):
        daughter, _ = asks(band="child")
        case = taken(sanne)
        code = invited_by(daughter, sanne)

        said = Client().post(ANSWER, {"code": code, "antwoord": "nee", "voornaam": "Jantsje"})

        assert "Van u blijft niets bewaard." in said.content.decode()
        assert Person.objects.count() == 1
        assert not Agreement.objects.exists()
        assert not Relation.objects.exists()
        for page in (read(daughter, FILE), read(sanne, f"/desk/cases/{case.id}/")):
            assert "De ander zei nee op" in page
            assert "Mijn moeder eet niet." in page
        assert Client().post(ANSWER, {**YES, "code": code}).status_code == 422
        # Who changes her mind can be asked again.
        again = invited_by(daughter)
        assert Client().post(ANSWER, {**YES, "code": again}).status_code == 200
        assert Person.objects.count() == 2

    @pytest.mark.req("R-009")
    def test_she_stops_later_and_all_that_was_written_of_her_goes(self, sanne):
        daughter, _ = asks(band="child")
        case = taken(sanne)
        spoken = {"relation": "child", "by": "subject", "how": "spoken", "witness": "Ytsje"}
        mother = opened(agrees(sanne, case, **spoken))
        her_case = Case.objects.exclude(id=case.id).get()
        sanne.post(f"/desk/cases/{her_case.id}/", {"text": "bel 15 Zij huilt.", "kind": "call"})
        assert f'href="{FILE}wissen/"' in read(mother, FILE)

        assert mother.post(f"{FILE}wissen/", {"zeker": "on"}).status_code == 302

        assert sanne.get(f"/desk/cases/{her_case.id}/").status_code == 404
        agreement = Agreement.objects.get()
        assert agreement.withdrawn_at is not None
        assert agreement.person.wrapped_key is None
        for page in (read(daughter, FILE), read(sanne, f"/desk/cases/{case.id}/")):
            assert "De ander had ja gezegd, en stopte op" in page
            assert "De ander beslist wat u mag lezen" not in page

    def test_a_new_code_ends_the_one_before_and_so_does_agreeing_on_paper(self, sanne):
        daughter, _ = asks(band="child")
        case = taken(sanne)
        first, second = invited_by(daughter), invited_by(daughter)
        assert Client().post(FILE, {"code": first}).status_code == 422
        assert Client().post(FILE, {"code": second}).status_code == 200

        agrees(sanne, case, relation="child", by="subject", how="paper")

        assert Client().post(FILE, {"code": second}).status_code == 422
        assert sanne.post(f"/desk/cases/{case.id}/invite/").status_code == 302

    def test_it_opens_nothing_after_four_weeks_or_once_the_question_was_taken_back(self, sanne):
        daughter, _ = asks(band="child")
        code = invited_by(daughter)
        Invitation.objects.update(ends_at=F("made_at"))
        assert Client().post(FILE, {"code": code}).status_code == 422
        assert "Er kwam geen antwoord." in read(daughter, FILE)

        code = invited_by(daughter)
        question = Question.objects.get()
        assert daughter.post(f"{FILE}vraag/{question.id}/terugnemen/").status_code == 302

        assert Client().post(FILE, {"code": code}).status_code == 422

    def test_who_asked_for_herself_makes_no_such_code(self, sanne):
        client = Client()
        sent = {"vraag": "Help.", "hulp": "geen"}
        page = client.post("/wetterwald/kies/iemand/", sent).content.decode()
        client = opened(code_on(page))
        question = Question.objects.get()

        assert client.get(f"{FILE}vraag/{question.id}/code/").status_code == 404
        assert client.post(f"{FILE}vraag/{question.id}/code/").status_code == 404

    def test_wrong_codes_are_slowed_here_too(self, sanne):
        statuses = {
            Client().post(ANSWER, {**YES, "code": "appel boom"}).status_code for _ in range(12)
        }

        assert statuses == {422, 429}


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
