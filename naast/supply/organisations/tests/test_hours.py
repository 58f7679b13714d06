"""How an organisation is reached: kept by who leads it, refused kindly where it is not right."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.supply.organisations import actions, queries
from naast.supply.organisations.models import CallingException, Organisation
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_calling_hours,
    make_organisation,
)
from naast.supply.places.models import MeetingPoint, Municipality
from naast.supply.places.tests.factories import make_municipality, make_walk_in, make_zone
from tests.cast import CARLA, EMRE, GEA, LINDE, MEIDOORN, NOON, STIJN, TINEKE, WETTERWALD

PAGE = "/desk/hours/"
OURS = f"{PAGE}organisations/{MEIDOORN}/"
TODAY = NOON.date()
MORNING = (time(9), time(12))


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def meidoorn(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald", phone="0999 10 20 30")
    meidoorn = make_organisation(id=MEIDOORN, name="Stichting Meidoorn", phone="0999 12 34 56")
    make_agreement(meidoorn, WETTERWALD)
    make_calling_hours(meidoorn)
    return meidoorn


@pytest.fixture
def point(meidoorn):
    zone = make_zone(Municipality.objects.get(pk=WETTERWALD), name="Buorren")
    row = make_walk_in(zone)
    MeetingPoint.objects.filter(pk=row.point_id).update(hosted_by=MEIDOORN)
    return row.point


@pytest.fixture
def of(client, cast):
    """Return a browser of somebody of the cast."""

    def signed_in(actor):
        client.force_login(cast[actor])
        return client

    return signed_in


def text(answer):
    return answer.content.decode()


def calls():
    return queries.calling_hours(organisation_id=MEIDOORN, from_on=TODAY)


class TestKeepReached:
    def test_stands_there_from_now_on_and_in_the_record(self, meidoorn):
        with acting(CARLA):
            actions.keep_reached(
                actor=CARLA,
                organisation_id=MEIDOORN,
                phone="0999 65 43 21",
                mail="",
                week={2: (MORNING,)},
            )

        assert calls().hours == [(2, *MORNING)]
        assert queries.organisation(organisation_id=MEIDOORN, on=TODAY).phone == "0999 65 43 21"
        assert Entry.objects.get(action="organisations.reached.kept").user_id == CARLA.user_id

    @pytest.mark.parametrize("actor", [TINEKE, GEA, EMRE])
    def test_nobody_else_keeps_it(self, meidoorn, actor):
        with acting(actor), pytest.raises(Organisation.DoesNotExist):
            actions.keep_reached(actor=actor, organisation_id=MEIDOORN, phone="", mail="", week={})

        assert len(calls().hours) == 5

    @pytest.mark.parametrize("ahead", [-7, 5])
    def test_a_day_that_is_over_or_without_hours_is_not_closed(self, meidoorn, ahead):
        on = TODAY + timedelta(days=ahead)

        with acting(CARLA), pytest.raises(actions.NobodyCalls):
            actions.call_nobody(actor=CARLA, organisation_id=MEIDOORN, on=on, reason="")

        assert calls().closed == frozenset()

    def test_a_day_is_closed_once_and_opened_after_all(self, meidoorn):
        with acting(CARLA):
            facts = {"actor": CARLA, "organisation_id": MEIDOORN, "on": TODAY}
            actions.call_nobody(**facts, reason="Dag samen")
            with pytest.raises(actions.NobodyCalls):
                actions.call_nobody(**facts, reason="")
            closed = calls().closed
            actions.call_after_all(**facts)

        assert closed == {TODAY}
        assert (
            calls().closed == queries.not_calling(organisation_id=MEIDOORN, from_on=TODAY) == set()
        )

    def test_another_organisation_is_not_closed(self, meidoorn):
        make_organisation(id=LINDE)

        with acting(CARLA), pytest.raises(Organisation.DoesNotExist):
            actions.call_nobody(actor=CARLA, organisation_id=LINDE, on=TODAY, reason="")


class TestPages:
    @pytest.mark.parametrize(
        ("actor", "phone", "organisation"), [(CARLA, False, True), (GEA, True, False)]
    )
    def test_each_sees_what_she_keeps(self, of, point, actor, phone, organisation):
        page = text(of(actor).get(PAGE))

        assert ("0999 10 20 30" in page, "0999 12 34 56" in page) == (phone, organisation)
        assert "Huis van Buorren" in page

    @pytest.mark.parametrize("actor", [TINEKE, STIJN])
    def test_of_elsewhere_nothing_is_there(self, of, point, actor):
        client = of(actor)
        paths = [OURS, f"{OURS}closed/", f"{PAGE}municipalities/wetterwald/",
                 f"{PAGE}points/{point.pk}/", f"{PAGE}points/{point.pk}/closed/"]  # fmt: skip

        assert {client.post(path, {}).status_code for path in paths} == {404}
        assert "Buorren" not in text(client.get(PAGE))

    def test_takes_a_few_queries_however_many_points(
        self, of, point, django_assert_max_num_queries
    ):
        client = of(GEA)
        for number in range(5):
            make_walk_in(make_zone(Municipality.objects.get(pk=WETTERWALD), name=f"Wyk {number}"))

        with django_assert_max_num_queries(15):
            client.get(PAGE)

    def test_shows_the_hours_as_they_are_to_be_changed(self, of, meidoorn):
        assert 'value="9.00-17.00"' in text(of(CARLA).get(OURS))

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("phone", "06 12 34 56 78", "Dit is een mobiel nummer."),
            ("phone", "0999", "Een nummer heeft tien cijfers."),
            ("mail", "geen adres", "Dit is geen mailadres."),
            ("day_1", "ochtend", "Wij kunnen deze tijden niet lezen."),
            ("day_2", "17-9", "Het einde ligt niet na het begin."),
            ("day_3", "9-12, 11-13", "Twee van deze tijden vallen samen."),
        ],
    )
    def test_tells_beside_the_field_what_is_not_right_and_keeps_it(
        self, of, meidoorn, field, typed, said
    ):
        answer = of(CARLA).post(OURS, {"phone": "0999 12 34 56", field: typed})

        assert answer.status_code == 422
        page = text(answer)
        assert said in page.partition(f'id="id_{field}-error"')[2].partition("</div>")[0]
        assert f'value="{typed}"' in page
        assert len(calls().hours) == 5

    @pytest.mark.parametrize("field", ["hours_nl", "hours_en"])
    def test_a_private_number_does_not_slip_in_with_the_hours(self, of, meidoorn, field):
        known = {"phone": "0999 10 20 30", "hours_nl": "Altijd.", "hours_en": "Always."}
        sent = known | {field: "Of bel Sanne: 06-1234 5678."}

        answer = of(GEA).post(f"{PAGE}municipalities/wetterwald/", sent)

        assert (answer.status_code, "Hier staat een mobiel nummer in." in text(answer)) == (
            422,
            True,
        )
        assert Municipality.objects.get(pk=WETTERWALD).phone_hours_nl == ""

    @pytest.mark.req("R-026")
    def test_the_municipality_says_whose_people_sit_somewhere(self, of, point):
        kept = {"day_1": "10-12", "hosted_by": ""}

        assert of(GEA).post(f"{PAGE}points/{point.pk}/", kept).status_code == 302

        point.refresh_from_db()
        assert point.hosted_by is None

    def test_an_organisation_does_not_say_so(self, of, point):
        client = of(CARLA)
        path = f"{PAGE}points/{point.pk}/"

        assert "hosted_by" not in text(client.get(path))
        assert client.post(path, {"day_1": "10-12", "hosted_by": "2"}).status_code == 302
        point.refresh_from_db()
        assert point.hosted_by == MEIDOORN

    def test_a_day_is_closed_and_opened_after_all(self, of, meidoorn):
        client, path = of(CARLA), f"{OURS}closed/"

        client.post(path, {"on": "16-11-2026", "reason": "Dag samen"})
        page = text(client.get(path))
        again = client.post(path, {"on": "2026-11-16"})
        client.post(path, {"open": "2026-11-16"})

        assert "maandag 16 november 2026" in page
        assert "Dag samen" in page
        assert "Op die dag is er al niemand." in text(again)
        assert not CallingException.objects.exists()

    @pytest.mark.parametrize("typed", ["2026-11-08", "2030-01-07", "morgen"])
    def test_a_day_that_cannot_be_is_said(self, of, meidoorn, typed):
        answer = of(CARLA).post(f"{OURS}closed/", {"on": typed})

        assert (answer.status_code, 'id="id_on-error"' in text(answer)) == (422, True)

    @pytest.mark.parametrize("typed", ["", "x", "2026-11-17", "9" * 5000])
    def test_opening_what_is_not_closed_changes_nothing(self, of, meidoorn, typed):
        CallingException.objects.create(organisation=meidoorn, on=TODAY)

        of(CARLA).post(f"{OURS}closed/", {"open": typed})

        assert CallingException.objects.get().on == TODAY
