"""A file of HSDS: read whatever it holds, shown before it counts, taken over whole or not."""

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.supply.law.rules import Domain
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.services import queries
from naast.supply.services.actions import confirm_service
from naast.supply.services.hsds_in import MOST_ROWS, Fault, NotReadable, read
from naast.supply.services.importing import NeedsALaw, NotKept, planned, take_over
from naast.supply.services.models import Service
from naast.supply.services.rules import Kind
from naast.supply.services.tests.factories import make_service
from tests.cast import CARLA, EMRE, GEA, HAVENSTAD, MEIDOORN, NOON, STIJN, WETTERWALD

TODAY = NOON.date()
SOURCE = "De sociale kaart"


def one(**more):
    return {
        "id": "a1",
        "name": "Samen eten",
        "description": "Elke week een maaltijd.",
        "application_process": "Bel gerust.",
        "organization": {"name": "Buurthuis"},
        "attributes": [{"link_type": "topic", "value": "people"}],
        **more,
    }


def told(*rows):
    content = json.dumps(list(rows)).encode()
    return read(content=content, domains=set(Domain), kinds=set(Kind))


def packed(**tables):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in tables.items():
            zipped.writestr(f"{name}.csv", text)
    return made.getvalue()


def fault_of(content):
    with pytest.raises(NotReadable) as raised:
        read(content=content, domains=set(Domain), kinds=set(Kind))
    return raised.value.fault


class TestRead:
    def test_a_zip_of_csv_says_the_same_as_json(self):
        zipped = packed(
            services="id,name,description,application_process,organization_id\n"
            "a1,Samen eten,Elke week een maaltijd.,Bel gerust.,o1\n",
            organizations="id,name\no1,Buurthuis\n",
            attributes="link_id,link_type,value\na1,topic,people\n",
            phones="service_id,number\na1,+31 999 12 34 56\n",
        )

        [row] = read(content=zipped, domains=set(Domain), kinds=set(Kind)).rows

        [same] = told(one(phones=[{"number": "0999 12 34 56"}])).rows
        assert row == same

    @pytest.mark.parametrize(
        ("more", "field", "fault"),
        [
            ({"name": "=HYPERLINK(1)"}, "name", Fault.RUNS),
            ({"name": "x" * 81}, "name", Fault.TOO_LONG),
            ({"description": None}, "text", Fault.MISSING),
            ({"description": ["a"]}, "text", Fault.MISSING),
            ({"organization": "Buurthuis"}, "provider", Fault.MISSING),
            ({"attributes": [{"link_type": "topic", "value": "x"}]}, "domains",
             Fault.UNKNOWN_DOMAIN),
            ({"attributes": 7}, "domains", Fault.MISSING),
            ({"phones": [{"number": "112 bellen"}]}, "phone", Fault.NO_PHONE),
            ({"email": "nee"}, "mail", Fault.NO_MAIL),
            ({"url": "javascript:alert(1)"}, "url", Fault.NO_URL),
        ],
    )  # fmt: skip
    def test_says_of_each_field_what_is_wrong(self, more, field, fault):
        found = [(wrong.row, wrong.field, wrong.fault) for wrong in told(one(**more)).faults]

        assert found == [(1, field, fault)]

    def test_says_that_a_row_stands_there_twice(self):
        found = told(one(), one(id="b2")).faults

        assert [(wrong.row, wrong.fault) for wrong in found] == [(2, Fault.TWICE)]

    def test_keeps_the_words_of_a_text_with_tags_and_nothing_that_runs(self):
        [row] = told(one(description="<p>Elke <b>week</b></p><script>alert(1)</script>")).rows

        assert row.text == "Elke week"

    @pytest.mark.parametrize(
        ("content", "fault"),
        [
            (b"", Fault.NOT_HSDS),
            (b"[]", Fault.EMPTY),
            (b"7", Fault.NOT_HSDS),
            (b"[" * 100_000, Fault.NOT_HSDS),
            (b"[" + b"9" * 100_000 + b"]", Fault.NOT_HSDS),
            ("[{}]".encode("utf-16"), Fault.NOT_UTF8),
            ('{"name": "caf\xe9"}'.encode("latin-1"), Fault.NOT_UTF8),
            (b" " * 2_000_001, Fault.TOO_BIG),
            (b"PK\x03\x04broken", Fault.BROKEN_ZIP),
            (json.dumps([{}] * (MOST_ROWS + 1)).encode(), Fault.TOO_MANY),
            (packed(services="id\n" + "a\n" * 1_000_000), Fault.TOO_MANY),
            (packed(services="id,name\n" + "a" * 20_000_000), Fault.TOO_BIG),
            (packed(organizations="id,name\n"), Fault.NOT_HSDS),
        ],
        ids=range(13),
    )
    def test_a_file_that_is_none_is_refused_as_a_whole(self, content, fault):
        assert fault_of(content) == fault

    @given(st.binary(max_size=300))
    def test_whatever_comes_is_read_or_refused(self, content):
        for whole in (content, b"PK" + content, b"[{" + content):
            try:
                read(content=whole, domains=set(Domain), kinds=set(Kind))
            except NotReadable:
                continue

    values = st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda deeper: (
            st.lists(deeper, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "name", "number", "value", "link_type"]), deeper, max_size=3
            )
        ),
        max_leaves=10,
    )

    @given(
        st.lists(
            st.dictionaries(
                st.sampled_from([*one(), "phones", "email", "url"]), values, max_size=9
            ),
            min_size=1,
            max_size=3,
        )
    )
    def test_a_field_of_any_shape_is_no_error(self, rows):
        found = told(*rows)

        assert len(found.rows) == len(rows)


@pytest.fixture
def here(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_municipality(id=HAVENSTAD, name="Havenstad", slug="havenstad")
    make_agreement(make_organisation(id=MEIDOORN, name="Stichting Meidoorn"), WETTERWALD)


def taken(*rows, actor=GEA, kind=Kind.VOLUNTEERS, source=SOURCE):
    with acting(actor):
        return take_over(
            actor=actor, municipality_id=WETTERWALD, source=source, kind=kind,
            rows=told(*rows).rows,
        )  # fmt: skip


@pytest.mark.django_db
class TestTakeOver:
    def test_what_comes_is_to_be_confirmed_until_a_human_looked(self, here):
        taken(one())

        row = Service.objects.get()
        assert (row.unconfirmed, row.imported_from, row.imported_id) == (True, SOURCE, "a1")
        [shown] = queries.services(municipality_id=WETTERWALD, on=TODAY)
        assert (shown.unconfirmed, shown.stale) == (True, True)
        with acting(CARLA):
            confirm_service(actor=CARLA, service_id=row.id)
        [shown] = queries.services(municipality_id=WETTERWALD, on=TODAY)
        assert (shown.unconfirmed, shown.stale) == (False, False)

    def test_a_second_time_changes_nothing(self, here):
        taken(one(), one(id="b2", name="Samen wandelen"))
        before = list(Service.objects.order_by("id").values())

        again = taken(one(), one(id="b2", name="Samen wandelen"))

        assert (again.does_something, again.same) == (False, 2)
        assert list(Service.objects.order_by("id").values()) == before

    def test_what_is_told_otherwise_changes_and_what_is_gone_closes(self, here):
        taken(one(), one(id="b2", name="Samen wandelen"))

        done = taken(one(description="Elke maand een maaltijd."))

        assert [change.fields for change in done.changed] == [
            (("text", "Elke week een maaltijd.", "Elke maand een maaltijd."),)
        ]
        assert [gone.name for gone in done.gone] == ["Samen wandelen"]
        on = TODAY + timedelta(days=1)
        found = queries.services(municipality_id=WETTERWALD, on=on)
        assert [row.text for row in found] == ["Elke maand een maaltijd."]

    def test_what_another_file_or_a_human_wrote_is_never_gone(self, here):
        make_service(WETTERWALD)
        taken(one(id="z9", name="Van elders"), source="Een andere kaart")

        assert taken(one()).gone == []

    def test_a_right_cannot_come_from_a_file_and_nothing_is_half_in(self, here):
        right = [{"link_type": "topic", "value": "money"}, {"link_type": "kind", "value": "right"}]

        with pytest.raises(NeedsALaw):
            taken(one(), one(id="b2", name="Een recht", attributes=right))

        assert not Service.objects.exists()

    @pytest.mark.parametrize("actor", [STIJN, EMRE])
    def test_is_done_by_nobody_who_does_not_keep_the_map_there(self, here, actor):
        with pytest.raises(NotKept):
            taken(one(), actor=actor)

    def test_looking_changes_nothing(self, here):
        with acting(GEA):
            plan = planned(
                actor=GEA, municipality_id=WETTERWALD, source=SOURCE, rows=told(one()).rows
            )

        assert len(plan.new) == 1
        assert not Service.objects.exists()

    def test_what_we_publish_comes_back_the_same(self, here, client):
        make_service(WETTERWALD, valid_from=date(2020, 1, 1), url="https://example.nl/a")
        make_service(WETTERWALD, name="Koor", phone="0999 12 34 56", mail="koor@example.nl",
                     kind=Kind.ASSOCIATION, domains=["people", "money"])  # fmt: skip
        told_out = client.get("/api/v1/municipalities/wetterwald/services?full=true").json()
        back = told(*told_out["contents"])
        assert back.faults == ()

        with acting(GEA):
            plan = planned(actor=GEA, municipality_id=WETTERWALD, source=SOURCE, rows=back.rows)
        assert (plan.does_something, plan.same) == (False, 2)

        facts = ("name", "provider", "text", "how", "domains", "phone", "mail", "url", "kind")
        before = sorted(Service.objects.values_list(*facts), key=str)
        Service.objects.all().delete()
        with acting(GEA):
            take_over(
                actor=GEA, municipality_id=WETTERWALD, source=SOURCE, kind=Kind.PROVISION,
                rows=back.rows,
            )  # fmt: skip
        after = sorted(Service.objects.values_list(*facts), key=str)
        assert [(*row[:4], sorted(row[4]), *row[5:]) for row in after] == [
            (*row[:4], sorted(row[4]), *row[5:]) for row in before
        ]


PAGE = f"/desk/services/import/{WETTERWALD}/"


def sent(*rows):
    content = json.dumps(list(rows)).encode()
    file = SimpleUploadedFile("kaart.json", content, "application/json")
    return {"file": file, "source": SOURCE, "kind": "volunteers"}


@pytest.mark.django_db
class TestPage:
    def test_shows_first_and_takes_over_only_after_a_yes(self, client, cast, here):
        client.force_login(cast[GEA])

        shown = client.post(PAGE, sent(one()))
        assert "Samen eten" in shown.content.decode()
        assert not Service.objects.exists()
        done = client.post(PAGE, {"read": shown.context["sealed"]})

        assert done.status_code == 302
        assert Service.objects.get().valid_from == timezone.localdate()
        assert "De sociale kaart" in client.get("/desk/services/").content.decode()

    def test_tells_row_and_field_where_one_looks(self, client, cast, here):
        client.force_login(cast[GEA])

        shown = client.post(PAGE, sent(one(), one(id="b2", name="=1+1")))

        assert shown.status_code == 422
        assert "Rij 2" in shown.content.decode()
        assert not Service.objects.exists()

    @pytest.mark.parametrize("broken", ["", "x", "x:y:z"])
    def test_what_was_changed_on_the_way_is_not_taken(self, client, cast, here, broken):
        client.force_login(cast[GEA])
        shown = client.post(PAGE, sent(one()))

        client.post(PAGE, {"read": shown.context["sealed"] + broken if broken else broken})

        assert not Service.objects.exists()

    def test_what_another_looked_at_is_not_taken_in_her_name(self, client, cast, here):
        client.force_login(cast[GEA])
        sealed = client.post(PAGE, sent(one())).context["sealed"]
        client.force_login(cast[CARLA])

        assert client.post(PAGE, {"read": sealed}).status_code == 404
        assert not Service.objects.exists()
