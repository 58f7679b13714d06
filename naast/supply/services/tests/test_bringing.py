"""Organisations and points of a file of HSDS: read, shown first, taken over whole or not."""

import json
from datetime import time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.tests.factories import Entry
from naast.core.policy.walls import acting
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.rules import OrganisationKind
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places import queries as places
from naast.supply.places.models import MeetingPoint, WalkIn
from naast.supply.places.rules import Meaning
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.supply.services import queries
from naast.supply.services.bringing import look_at, planned, take_over
from naast.supply.services.hsds_in import Fault, NotReadable
from naast.supply.services.hsds_places import read_places
from naast.supply.services.importing import NotKept
from naast.supply.services.models import Brought
from naast.supply.services.tests.factories import make_brought
from tests.cast import CARLA, EMRE, GEA, HAVENSTAD, MEIDOORN, NOON, STIJN, WETTERWALD

TODAY = NOON.date()
SOURCE = "De sociale kaart"
ZONE = 7


def organisation(**more):
    phones = [{"number": "+31 999 12 34 56"}]
    return {"id": "o1", "name": "De Ploeg", "email": "post@ploeg.example", "phones": phones, **more}


def hours(**more):
    return {"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00", **more}


def point(**more):
    return {
        "id": "l1",
        "name": "De Tsjasker",
        "addresses": [{"address_1": "Kerkstraat 1", "city": "Buorren", "postal_code": "8441 AB"}],
        "schedules": [hours()],
        **more,
    }


def zone_of(text):
    return ZONE if text in {"8441 AB", "Buorren"} else None


def told(content, zone=zone_of, on=TODAY):
    return read_places(content=json.dumps(content).encode(), zone_of=zone, on=on)


def faults_of(content):
    return [(one.field, one.fault) for one in told(content).faults]


class TestRead:
    def test_reads_apart_on_a_page_and_inside_services_alike(self):
        service = {"organization": organisation(), "service_at_locations": [{"location": point()}]}
        apart = told({"organizations": [organisation()], "locations": [point()]})

        assert told({"services": [service, service]}) == apart
        assert told({"contents": [organisation()]}).organisations == apart.organisations
        assert told([point(location_type="physical")]).points == apart.points

    def test_reads_address_zone_and_hours(self):
        [row] = told({"locations": [point()]}).points

        assert (row.address, row.zone_id) == ("Kerkstraat 1, Buorren", ZONE)
        assert row.hours == ((1, "09:00", "12:00"),)

    def test_hours_that_are_not_told_are_not_the_same_as_none(self):
        silent = {name: value for name, value in point().items() if name != "schedules"}

        assert told({"locations": [silent]}).points[0].hours is None
        assert told({"locations": [point(schedules=[])]}).points[0].hours == ()

    def test_leaves_out_hours_that_are_not_held_today(self):
        over = hours(valid_to=(TODAY - timedelta(days=1)).isoformat())
        later = hours(valid_from=(TODAY + timedelta(days=1)).isoformat())
        now = hours(byday="TU", valid_from=TODAY.isoformat(), valid_to=TODAY.isoformat())

        [row] = told({"locations": [point(schedules=[over, later, now])]}).points

        assert row.hours == ((2, "09:00", "12:00"),)

    @pytest.mark.parametrize(
        ("content", "fault"),
        [
            ({"organizations": [organisation(name="=1+1")]}, ("name", Fault.RUNS)),
            ({"organizations": [organisation(name="")]}, ("name", Fault.MISSING)),
            ({"organizations": [organisation(id=None)]}, ("id", Fault.MISSING)),
            ({"organizations": [organisation(name="x" * 121)]}, ("name", Fault.TOO_LONG)),
            ({"organizations": [organisation(email="nee")]}, ("mail", Fault.NO_MAIL)),
            ({"organizations": [organisation(phones=[{"number": "112"}])]},
             ("phone", Fault.NO_PHONE)),
            ({"organizations": [organisation(), organisation(id="o2")]}, ("name", Fault.TWICE)),
            ({"locations": [point(addresses=[], description="Elders 1, Ergens")]},
             ("zone", Fault.UNKNOWN_ZONE)),
            ({"locations": [point(schedules=[hours(freq="MONTHLY")])]}, ("day", Fault.NO_DAY)),
            ({"locations": [point(schedules=[hours(byday="1MO")])]}, ("day", Fault.NO_DAY)),
            ({"locations": [point(schedules=[hours(opens_at="09:00Z")])]},
             ("time", Fault.NO_TIME)),
            ({"locations": [point(schedules=[hours(opens_at="13:00")])]}, ("time", Fault.NO_TIME)),
            ({"locations": [point(schedules=[hours(), hours(opens_at="10:00")])]},
             ("time", Fault.OVERLAP)),
        ],
    )  # fmt: skip
    def test_says_of_each_field_what_is_wrong(self, content, fault):
        assert faults_of(content) == [fault]

    @pytest.mark.parametrize(
        ("content", "fault"),
        [
            (b"", Fault.NOT_HSDS),
            (b"{}", Fault.NO_PLACES),
            (b"[]", Fault.NO_PLACES),
            (b"7", Fault.NOT_HSDS),
            (b"[7]", Fault.NOT_HSDS),
            (b'{"organizations": 7}', Fault.NOT_HSDS),
            (b"[" * 100_000, Fault.NOT_HSDS),
            ("{}".encode("utf-16"), Fault.NOT_UTF8),
            (b" " * 2_000_001, Fault.TOO_BIG),
            (json.dumps([{}] * 501).encode(), Fault.TOO_MANY),
        ],
    )
    def test_refuses_what_it_cannot_read(self, content, fault):
        with pytest.raises(NotReadable) as raised:
            read_places(content=content, zone_of=zone_of, on=TODAY)

        assert raised.value.fault == fault

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=20),
            lambda inner: st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["organizations", "locations", "services", "contents", "id", "name",
                     "schedules", "addresses", "byday", "opens_at", "organization",
                     "service_at_locations", "location", "accessibility", "phones"]
                ),
                inner,
                max_size=4,
            ),
            max_leaves=15,
        )
    )  # fmt: skip
    def test_never_breaks_on_whatever_a_file_holds(self, content):
        try:
            found = told(content)
        except NotReadable:
            return

        assert found.organisations or found.points


# ---------------------------------------------------------------- taking over


@pytest.fixture
def here(cast):
    place = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_municipality(id=HAVENSTAD)
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    with connection.cursor() as cursor:  # what is brought gets a number that nobody has
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), 1000)",
                       ["organisations_organisation"])  # fmt: skip
    return make_zone(place, name="Buorren", postcodes=("8441",))


def rows(*, organisations=(), points=()):
    meant = places.zones_meant(municipality_id=WETTERWALD)

    def zone(text):
        found = meant(text)
        return found.zone_ids[0] if found.meaning is Meaning.FOUND else None

    found = told({"organizations": list(organisations), "locations": list(points)}, zone=zone)
    assert found.faults == ()
    return {"organisation_rows": found.organisations, "point_rows": found.points}


def taken(actor=GEA, municipality_id=WETTERWALD, **content):
    with acting(actor):
        return take_over(
            actor=actor,
            municipality_id=municipality_id,
            source=SOURCE,
            kind=OrganisationKind.WELFARE,
            **rows(**content),
        )


@pytest.mark.django_db
class TestTakeOver:
    def test_brings_both_with_hours_to_be_looked_at(self, here):
        taken(organisations=[organisation()], points=[point()])

        made = Organisation.objects.get(name="De Ploeg")
        assert (made.kind, made.phone, made.slug) == ("welfare", "0999 12 34 56", "de-ploeg")
        placed = MeetingPoint.objects.get(name="De Tsjasker")
        assert (placed.zone, placed.address) == (here, "Kerkstraat 1, Buorren")
        assert WalkIn.objects.get().starts == time(9)
        assert set(Brought.objects.values_list("unconfirmed", "looked_on", "imported_from")) == {
            (True, None, SOURCE)
        }
        assert Entry.objects.filter(action="services.point.brought").exists()

    def test_the_same_file_again_changes_nothing(self, here):
        taken(organisations=[organisation()], points=[point()])

        plan = taken(organisations=[organisation()], points=[point()])

        assert not plan.does_something
        assert (plan.organisations.same, plan.points.same) == (1, 1)
        assert WalkIn.objects.count() == 1

    def test_knows_a_row_by_its_id_and_says_what_changed(self, here):
        taken(organisations=[organisation()], points=[point()])

        plan = taken(
            organisations=[organisation(name="De Nieuwe Ploeg")],
            points=[point(schedules=[hours(byday="TU")])],
        )

        [named] = plan.organisations.changed
        assert named.fields == (("name", "De Ploeg", "De Nieuwe Ploeg"),)
        [moved] = plan.points.changed
        assert moved.fields == (("hours", "1: 9.00-12.00", "2: 9.00-12.00"),)
        assert Organisation.objects.filter(name="De Nieuwe Ploeg").count() == 1
        assert WalkIn.objects.get().weekday == 2

    def test_what_a_human_looked_at_is_to_be_looked_at_again_once_it_changes(self, here):
        taken(organisations=[organisation()])
        with acting(GEA):
            row = look_at(actor=GEA, brought_id=Brought.objects.get().pk)
        assert (row.unconfirmed, row.looked_on) == (False, TODAY)

        taken(organisations=[organisation()])
        assert Brought.objects.get().unconfirmed is False
        taken(organisations=[organisation(email="nieuw@ploeg.example")])

        assert Brought.objects.get().unconfirmed is True
        assert Brought.objects.get().looked_on is None

    def test_what_the_file_is_silent_about_stays(self, here):
        taken(organisations=[organisation()], points=[point(accessibility=[{"description": "A"}])])
        silent = {name: value for name, value in point().items() if name != "schedules"}

        plan = taken(organisations=[organisation(phones=[], email="")], points=[silent])

        assert not plan.does_something
        assert WalkIn.objects.count() == 1

    def test_an_organisation_with_people_of_its_own_keeps_its_own_data(self, here):
        make_agreement(Organisation.objects.get(id=MEIDOORN), HAVENSTAD)

        plan = taken(organisations=[organisation(name="stichting meidoorn")])

        assert plan.organisations.kept == ["Stichting Meidoorn"]
        assert not plan.does_something
        assert Organisation.objects.get(id=MEIDOORN).mail != "post@ploeg.example"

    def test_once_it_agreed_with_somebody_the_file_no_longer_speaks_for_it(self, here):
        taken(organisations=[organisation()])
        make_agreement(Organisation.objects.get(name="De Ploeg"), WETTERWALD)

        plan = taken(organisations=[organisation(email="ander@ploeg.example")])

        assert plan.organisations.kept == ["De Ploeg"]
        assert Organisation.objects.get(name="De Ploeg").mail == "post@ploeg.example"

    def test_what_another_municipality_brought_too_is_changed_by_neither(self, here):
        taken(organisations=[organisation()])
        made = Organisation.objects.get(name="De Ploeg")
        make_brought(HAVENSTAD, made.pk)

        plan = taken(organisations=[organisation(email="ander@ploeg.example")])

        assert plan.organisations.kept == ["De Ploeg"]

    def test_what_is_gone_from_the_file_is_looked_at_and_not_removed(self, here):
        taken(organisations=[organisation()], points=[point()])
        Brought.objects.update(unconfirmed=False)

        plan = taken(organisations=[organisation()], points=[])

        [gone] = plan.points.gone
        assert gone.name == "De Tsjasker"
        assert MeetingPoint.objects.filter(name="De Tsjasker").exists()
        assert Brought.objects.get(what="point").unconfirmed is True
        assert not taken(organisations=[organisation()]).does_something
        assert taken(organisations=[organisation()], points=[point()]).points.changed
        assert Brought.objects.get(what="point").gone_on is None

    def test_nothing_is_half_in(self, here, monkeypatch):
        def breaks(**_anything):
            raise RuntimeError

        monkeypatch.setattr("naast.supply.places.actions.bring_point", breaks)
        with pytest.raises(RuntimeError):
            taken(organisations=[organisation()], points=[point()])

        assert not Organisation.objects.filter(name="De Ploeg").exists()
        assert not Brought.objects.exists()

    @pytest.mark.parametrize("actor", [CARLA, STIJN, EMRE])
    def test_is_done_by_nobody_but_who_answers_for_the_municipality(self, here, actor):
        with pytest.raises(NotKept):
            taken(actor=actor, organisations=[organisation()])

        assert not Brought.objects.exists()

    def test_what_was_brought_is_seen_and_looked_at_there_alone(self, here):
        taken(organisations=[organisation()])
        [row] = Brought.objects.all()

        seen = {
            name: queries.brought(actor=actor).exists()
            for name, actor in (("gea", GEA), ("stijn", STIJN), ("carla", CARLA))
        }
        assert seen == {"gea": True, "stijn": False, "carla": False}
        with acting(STIJN), pytest.raises(Brought.DoesNotExist):
            look_at(actor=STIJN, brought_id=row.pk)

    def test_what_we_publish_of_points_comes_back_the_same(self, here, client):
        taken(points=[point(accessibility=[{"description": "Zonder drempel"}])])
        told_out = client.get("/api/v1/municipalities/wetterwald/locations?full=true").json()

        with acting(GEA):
            plan = planned(
                actor=GEA, municipality_id=WETTERWALD, source="Naast",
                **rows(points=told_out["contents"]),
            )  # fmt: skip

        assert (plan.points.same, plan.points.new, plan.points.changed) == (1, [], [])


# ---------------------------------------------------------------- the page

PAGE = f"/desk/services/import/{WETTERWALD}/places/"


def sent(**content):
    file = SimpleUploadedFile("p.json", json.dumps(content).encode(), "application/json")
    return {"file": file, "source": SOURCE, "kind": "welfare"}


@pytest.mark.django_db
class TestPage:
    def test_shows_first_takes_over_after_a_yes_and_asks_to_look(self, client, cast, here):
        client.force_login(cast[GEA])

        shown = client.post(PAGE, sent(organizations=[organisation()], locations=[point()]))
        assert "De Tsjasker" in shown.content.decode()
        assert "maandag" in shown.content.decode().lower()
        assert not Brought.objects.exists()
        done = client.post(PAGE, {"read": shown.context["sealed"]})

        assert done.status_code == 302
        listed = client.get("/desk/services/").content.decode()
        assert "Ik keek, het klopt" in listed
        [row] = Brought.objects.filter(what="organisation")
        client.post(f"/desk/services/brought/{row.pk}/looked/")
        assert Brought.objects.get(pk=row.pk).unconfirmed is False

    def test_tells_row_and_field_where_one_looks(self, client, cast, here):
        client.force_login(cast[GEA])

        shown = client.post(PAGE, sent(organizations=[organisation(), organisation(id="2")]))

        assert shown.status_code == 422
        assert "Rij 2" in shown.content.decode()
        assert not Brought.objects.exists()

    @pytest.mark.parametrize("broken", ["", "x", "x:y:z"])
    def test_what_was_changed_on_the_way_is_not_taken(self, client, cast, here, broken):
        client.force_login(cast[GEA])
        sealed = client.post(PAGE, sent(organizations=[organisation()])).context["sealed"]

        client.post(PAGE, {"read": sealed + broken if broken else broken})

        assert not Brought.objects.exists()

    def test_asks_no_more_queries_for_more_rows(
        self, client, cast, here, django_assert_max_num_queries
    ):
        client.force_login(cast[GEA])
        many = [organisation(id=str(n), name=f"Nr {n}") for n in range(40)]
        spots = [point(id=str(n), name=f"Plek {n}") for n in range(40)]

        with django_assert_max_num_queries(20):
            client.post(PAGE, sent(organizations=many, locations=spots))
