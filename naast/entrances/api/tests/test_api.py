import json
import posixpath
from datetime import date, time

import grimp
import pytest
from django.utils import timezone

from naast.entrances.api.tests.hsds_3 import faults
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.models import MeetingPoint, WalkIn, WalkInException
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.supply.services.rules import Kind
from naast.supply.services.tests.factories import make_service
from naast.supply.supporters.tests.factories import make_offered
from tests.cast import MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db
LISTS = {"services": "service", "organizations": "organization", "locations": "location"}
HERE = "/api/v1/municipalities/wetterwald"


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    here = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    zone = make_zone(here, name="Wetterkant", slug="wetterkant", postcodes=("9991",))
    meidoorn = make_organisation(
        id=MEIDOORN, name="Stichting Meidoorn", slug="meidoorn", phone="0999 12 34 56",
        mail="vraag@meidoorn.example",
    )  # fmt: skip
    make_agreement(meidoorn, WETTERWALD)
    make_offered(SANNE.user_id, name="Sanne Waterdal")
    make_service(
        WETTERWALD, name="Samen eten", phone="0999 11 22 33", url="https://eten.example/",
        mail="eten@eten.example", checked_on=date(2025, 1, 1),
    )  # fmt: skip
    make_service(
        WETTERWALD, name="Een recht", kind=Kind.RIGHT, source="Wmo 2015", domains=["money"]
    )
    point = MeetingPoint.objects.create(
        zone=zone, name="De Kajuit", address="Kade 3", access="Zonder drempel."
    )
    hours = WalkIn.objects.create(
        point=point, weekday=1, starts=time(10), ends=time(12), valid_from=date(2024, 1, 1),
        note="Koffie",
    )  # fmt: skip
    WalkInException.objects.create(walk_in=hours, on=date(2027, 3, 29))
    return here


def get(client, path, **query):
    return client.get(posixpath.normpath(f"{HERE}/{path}") + "/" * path.endswith("/"), query)


class TestLists:
    @pytest.mark.parametrize(("path", "entity"), LISTS.items())
    def test_in_full_are_as_hsds_3_asks(self, client, path, entity):
        answer = get(client, path, full="true").json()
        contents = answer.pop("contents")

        assert contents != []
        assert faults("page", answer) == []
        assert [fault for one in contents for fault in faults(entity, one)] == []

    @pytest.mark.parametrize(("path", "entity"), [*LISTS.items()][:2])
    def test_hold_only_what_there_is_one_of(self, client, path, entity):
        contents = get(client, path).json()["contents"]

        assert contents != []
        assert [fault for one in contents for fault in faults(entity, one, listed=True)] == []

    def test_come_in_pages(self, client):
        pages = [get(client, "services", per_page=1, page=page).json() for page in (1, 2, 3)]

        assert [(one["size"], one["first_page"], one["last_page"]) for one in pages] == [
            (1, True, False), (1, False, True), (0, False, True),
        ]  # fmt: skip
        assert [one["empty"] for one in pages] == [False, False, True]

    def test_services_by_domain(self, client):
        names = [one["name"] for one in get(client, "services", domain="money").json()["contents"]]

        assert names == ["Een recht"]

    def test_tell_when_a_human_checked_it_and_warn_when_that_is_long_ago(self, client):
        [one] = get(client, "services", domain="people").json()["contents"]

        assert (one["assured_date"], "Bel eerst" in one["alert"]) == ("2025-01-01", True)

    @pytest.mark.parametrize("path", LISTS)
    def test_each_one_has_an_address_of_its_own_and_is_told_in_full(self, client, path):
        full = get(client, path, full="true").json()["contents"]

        assert [get(client, f"{path}/{one['id']}").json() for one in full] == full

    @pytest.mark.parametrize(
        ("typed", "names"),
        [("SAMEN", ["Samen eten"]), ("eten maatje", []), ("twee recht", ["Een recht"])],
    )
    def test_can_be_searched_by_all_words(self, client, typed, names):
        found = get(client, "services", search=typed).json()["contents"]

        assert [one["name"] for one in found] == names

    @pytest.mark.parametrize("path", LISTS)
    def test_take_a_few_queries(self, client, path, django_assert_max_num_queries):
        with django_assert_max_num_queries(10):  # of which five begin and end the transaction
            get(client, path)


class TestRoot:
    @pytest.mark.parametrize("address", [HERE, f"{HERE}/"])
    def test_tells_which_hsds_this_is_and_where_it_is_described(self, client, address):
        root = client.get(address).json()

        assert faults("root", root) == []
        assert root["version"] == "3.2"
        assert client.get(root["openapi_url"]).json()["openapi"].startswith("3.")


class TestHours:
    """Ours are on the Dutch clock; HSDS wants the distance to UTC."""

    @pytest.mark.parametrize(
        ("on", "opens", "distance"),
        [(date(2027, 1, 11), "10:00+01:00", 1), (date(2027, 7, 12), "10:00+02:00", 2)],
    )
    def test_carry_the_distance_to_utc_that_holds_today(
        self, client, monkeypatch, on, opens, distance
    ):
        monkeypatch.setattr(timezone, "localdate", lambda: on)
        [point] = get(client, "locations").json()["contents"]
        [hours] = point["schedules"]

        assert (hours["opens_at"], hours["timezone"]) == (opens, distance)
        assert "Nederlandse tijd" in hours["description"]

    def test_tell_the_days_on_which_the_door_stays_shut(self, client):
        [point] = get(client, "locations").json()["contents"]
        [hours] = point["schedules"]

        assert hours["notes"] == "Koffie Dicht op 29-3-2027."

    def test_tell_the_last_day_on_which_they_hold(self, client):
        WalkIn.objects.update(valid_to=date(2028, 1, 1))

        [point] = get(client, "locations").json()["contents"]

        assert point["schedules"][0]["valid_to"] == "2027-12-31"
        assert faults("location", point) == []


class TestOurReading:
    """That the check of HSDS can fail."""

    GOOD = {"id": "6f1f6c0e-0000-4000-8000-000000000000", "name": "x", "status": "active"}

    @pytest.mark.parametrize(
        "wrong",
        [
            {"status": "open"},
            {"id": "1"},
            {"url": "eten"},
            {"email": "eten"},
            {"assured_date": "1-1-2025"},
            {"minimum_age": "12"},
            {"name": None},
            {"nonsense": "x"},
            {"contacts": []},
            {"phones": [{"id": "6f1f6c0e-0000-4000-8000-000000000000"}]},
            {"organization": {"id": "6f1f6c0e-0000-4000-8000-000000000000", "name": "x"}},
        ],
    )
    def test_finds_one_fault(self, wrong):
        assert faults("service", self.GOOD) == []
        assert len(faults("service", {**self.GOOD, **wrong})) == 1

    @pytest.mark.parametrize("clock", ["10:00", "25:00Z", "10:00+1", "10.00Z"])
    def test_wants_a_time_with_its_distance(self, clock):
        assert len(faults("schedule", {"id": self.GOOD["id"], "opens_at": clock})) == 1


class TestWalkIns:
    def test_are_a_calendar_that_leaves_out_closed_days(self, client):
        answer = get(client, "walk-ins")
        lines = answer.content.decode().split("\r\n")

        assert answer["Content-Type"].startswith("text/calendar")
        assert "RRULE:FREQ=WEEKLY;BYDAY=MO" in lines
        assert "EXDATE;TZID=Europe/Amsterdam:20270329T100000" in lines


class TestDesignRules:
    """Of the Dutch API Design Rules, those that a test can see."""

    @pytest.mark.parametrize("path", [*LISTS, "walk-ins", "services?page=x"])
    def test_every_answer_tells_the_whole_version(self, client, path):
        assert get(client, path)["API-Version"] == "1.0.0"

    def test_describes_itself_by_openapi_3(self, client):
        found = client.get("/api/v1/openapi.json").json()

        assert found["openapi"].startswith("3.")
        here = "/api/v1/municipalities/{municipality}"
        assert set(found["paths"]) == {
            here, f"{here}/services", f"{here}/services/{{id}}", f"{here}/organizations",
            f"{here}/organizations/{{id}}", f"{here}/locations", f"{here}/locations/{{id}}",
            f"{here}/walk-ins",
        }  # fmt: skip

    def test_no_address_ends_in_a_slash_but_the_root_of_hsds(self, client):
        assert get(client, "services/").status_code == 404

    @pytest.mark.parametrize(
        ("path", "query", "status"),
        [
            ("../nergens/services", {}, 404),
            ("../nergens", {}, 404),
            ("services", {"page": "x"}, 400),
            ("services", {"page": "0"}, 400),
            ("services", {"per_page": "1000"}, 400),
            ("services", {"domain": "x"}, 400),
            ("services", {"search": "x" * 10_000}, 400),
            ("services", {"full": "x"}, 400),
            (f"../{'x' * 5_000}/services", {}, 404),
            *((f"{path}/6f1f6c0e-0000-4000-8000-000000000000", {}, 404) for path in LISTS),
        ],
    )
    def test_what_is_wrong_is_told_as_a_problem(self, client, path, query, status):
        answer = get(client, path, **query)

        assert answer.status_code == status
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["status"] == status

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_nobody_can_write(self, client, method):
        assert getattr(client, method)(f"{HERE}/services").status_code == 405

    def test_head_works(self, client):
        answer = client.head(f"{HERE}/services")

        assert (answer.status_code, answer.content) == (200, b"")


class TestNoPersons:
    def test_no_name_of_a_worker_stands_in_any_answer(self, client):
        answers = [get(client, path).content.decode() for path in (*LISTS, "walk-ins")]

        assert [one for one in answers if "Sanne" in one or "Waterdal" in one] == []

    def test_no_field_for_a_person_is_ever_filled(self, client):
        text = json.dumps([get(client, path, full="true").json() for path in LISTS])

        assert [
            name for name in ("contacts", "attention", "assurer_email") if f'"{name}"' in text
        ] == []

    def test_the_code_reaches_nothing_in_which_a_person_stands(self):
        graph = grimp.build_graph("naast", exclude_type_checking_imports=True)
        persons = ["naast.support", "naast.learning", "naast.supply.supporters",
                   "naast.core.identity", "naast.core.crypto"]  # fmt: skip

        reached = [
            (mine, theirs)
            for mine in graph.find_descendants("naast.entrances.api")
            if ".tests" not in mine
            for theirs in graph.find_modules_directly_imported_by(mine)
            if theirs.startswith(tuple(persons))
        ]

        assert reached == []
