"""A professional stops, and her fourteen cases go over without a resident being lost.

Through the pages, without script, on the real database with its walls: whoever stopped reads
nothing any more, whoever goes on reads what she must, and every resident finds a name.
"""

import re
from datetime import timedelta

import pytest
from django.test import Client

from naast.core.policy.walls import Actor, acting
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement, make_default
from naast.supply.supporters.tests.factories import make_offered
from naast.support.casework import queries
from naast.support.casework.models import Case
from naast.support.casework.tests.factories import make_contact, make_running_case
from naast.support.people.queries import code_fingerprint
from naast.support.people.tests.factories import Standing, make_code, make_ground, make_person
from tests.cast import BRAM, CARLA, MEIDOORN, MEMBERS, NOON, SANNE, UMA, WETTERWALD

FILE = "/wetterwald/mijn-dossier/"
CASES = 14
LIST = f"/desk/hand-over/{SANNE.user_id}/"


def code_of(number: int) -> str:
    return f"otter wilg lamp boter mand {number:04}"


@pytest.fixture
def staff(cast):
    """Let Sanne stand beside fourteen residents; two colleagues have room for nine of them."""
    make_ground()
    meidoorn = Organisation.objects.get(id=MEIDOORN)
    make_agreement(meidoorn, WETTERWALD)
    make_default(meidoorn, WETTERWALD)
    make_offered(SANNE.user_id, name="Sanne", ceiling=20)
    make_offered(BRAM.user_id, name="Bram", kind="trained_volunteer", ceiling=5)
    make_offered(UMA.user_id, name="Uma", ceiling=4)
    for number in range(CASES):
        person = make_person(first_name=f"Bewoner{number}")
        make_code(person, code_fingerprint(text=code_of(number)))
        case = make_running_case(SANNE.user_id, person=person, text=f"Mijn woorden {number}.")
        make_contact(case, f"Samen gebeld over {number}.")
    clients = {}
    for actor in (SANNE, BRAM, UMA, CARLA):
        clients[actor] = Client()
        clients[actor].force_login(cast[actor])
    return clients


def later(actor: Actor) -> Actor:
    """Return somebody of the cast long after this test: what ended in it has ended for her."""
    return Actor(
        user_id=actor.user_id,
        at=NOON + timedelta(days=36_500),
        **MEMBERS[actor].actor().scopes,
    )


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def resident(number: int) -> Client:
    client = Client()
    assert client.post(FILE, {"code": code_of(number)}).status_code == 302
    return client


def proposals(page: str) -> dict[str, str]:
    """Return what the page proposes: for each case the one who is chosen in its list."""
    found = {}
    for name, options in re.findall(
        r'<select[^>]*name="(to_[0-9a-f-]{36})"[^>]*>(.*?)</select>', page, re.DOTALL
    ):
        chosen = re.search(r'<option value="(\d+)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def offers_to(client: Client) -> list[str]:
    return sorted(set(re.findall(r"/desk/go-on/[0-9a-f-]{36}/", read(client, "/desk/today/"))))


@pytest.mark.req("R-111")
def test_fourteen_cases_go_over_and_nobody_is_lost(staff):
    # Carla asks all whom there is room for, at once; five are left.
    chosen = proposals(read(staff[CARLA], LIST))
    assert len(chosen) == CASES
    assert sorted(chosen.values()).count("") == CASES - 9
    sent = staff[CARLA].post(LIST, {"reason": "stops", **chosen})
    assert sent.status_code == 302

    # Who is asked reads no name before saying yes; the residents know whom.
    [first, *rest] = offers_to(staff[BRAM])
    assert "Bewoner" not in read(staff[BRAM], first)
    told = [number for number in range(CASES) if "gevraagd om na Sanne" in file_of(number)]
    assert len(told) == 9

    # Bram cannot take the first; one resident of Uma's would rather have another; the rest go on.
    assert staff[BRAM].post(f"{first}no/").status_code == 302
    one = next(number for number in told if "Uma is gevraagd" in file_of(number))
    page = file_of(one)
    [no] = re.findall(rf"{FILE}verder/[0-9a-f-]{{36}}/liever-een-ander/", page)
    assert resident(one).post(no).status_code == 302
    for client, offers in ((staff[BRAM], rest), (staff[UMA], offers_to(staff[UMA]))):
        for offer in offers:
            assert client.post(f"{offer}yes/").status_code == 302

    # Seven are handed over. Of the seven that are left Carla keeps the place, one by one.
    left = Case.objects.filter(user_id=SANNE.user_id)
    assert left.count() == 7
    for case in list(left):
        kept = staff[CARLA].post(f"{LIST}{case.id}/keep/")
        assert kept.status_code == 302
    assert "Niemand raakte kwijt" in read(staff[CARLA], LIST)

    everybody_has_somebody()
    sanne_reads_nothing(staff[SANNE])
    who_goes_on_reads_what_she_must(staff)


def file_of(number: int) -> str:
    return read(resident(number), FILE)


def everybody_has_somebody() -> None:
    """Each resident finds exactly one name beside her, and it is no longer Sanne's."""
    running = Standing.objects.filter(until_at=None)
    assert running.count() == CASES
    assert running.values("person").distinct().count() == CASES
    assert not running.filter(user_id=SANNE.user_id).exists()
    for number in range(CASES):
        page = file_of(number)
        [who] = re.findall(r"<b>(\w+)</b> <span[^>]*>sinds ", page)
        assert who in {"Bram", "Uma", "Carla"}
        assert ("Carla bewaart uw plek" in page) == (who == "Carla")
        assert f"Samen gebeld over {number}." in page


def sanne_reads_nothing(client: Client) -> None:
    assert "Bewoner" not in read(client, "/desk/cases/")
    assert "Bewoner" not in read(client, "/desk/today/")
    for case in Case.objects.all():
        for path in (
            f"/desk/cases/{case.id}/",
            f"/desk/cases/{case.id}/messages/",
            f"/desk/documents/{case.person_id}/",
        ):
            assert client.get(path).status_code == 404, path
    with acting(later(SANNE)) as sanne:
        assert not queries.cases(actor=sanne).exists()
        assert not queries.contents(actor=sanne).exists()
        assert not queries.contacts(actor=sanne).exists()


def who_goes_on_reads_what_she_must(staff) -> None:
    for actor in (BRAM, UMA):
        mine = Case.objects.filter(user_id=actor.user_id)
        assert mine.exists()
        for case in mine:
            page = read(staff[actor], f"/desk/cases/{case.id}/")
            assert "Mijn woorden" in page
            assert "Samen gebeld over" in page
        for case in Case.objects.exclude(user_id=actor.user_id):
            assert staff[actor].get(f"/desk/cases/{case.id}/").status_code == 404
    # Who keeps the places reads headers, and nothing of what anybody told.
    for case in Case.objects.filter(user_id=CARLA.user_id):
        assert staff[CARLA].get(f"/desk/cases/{case.id}/").status_code == 404
    with acting(later(CARLA)) as carla:
        assert queries.cases(actor=carla).count() == CASES
        assert not queries.contents(actor=carla).exists()
