"""Why somebody goes on without support: asked kindly, and nothing kept of who she is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from naast.learning.experience import queries
from naast.learning.experience.models import Reason
from naast.learning.experience.rules import WhyNot, quarter_of, shown_count
from naast.supply.places.tests.factories import make_municipality
from tests.cast import HAVENSTAD, WETTERWALD

ADDRESS = "/wetterwald/waarom-niet/"
AUTUMN, SUMMER = date(2026, 10, 1), date(2026, 7, 1)
TODAY = date(2026, 11, 23)


@pytest.fixture
def here():
    return make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")


def gave(why, often, *, quarter_on=SUMMER, municipality_id=WETTERWALD):
    for _ in range(often):
        Reason.objects.create(municipality_id=municipality_id, quarter_on=quarter_on, why=why)


class TestQuarter:
    @given(st.dates())
    def test_begins_on_the_first_of_its_first_month_and_holds_the_day(self, day):
        first = quarter_of(day=day)

        assert first.day == 1
        assert first.month in {1, 4, 7, 10}
        assert first <= day
        assert (day.year, day.month) < (first.year, first.month + 3)


class TestShownCount:
    @given(st.integers(min_value=0, max_value=1000))
    def test_hides_fewer_than_five_and_rounds_the_rest(self, given):
        shown = shown_count(given=given)

        assert (shown is None) == (given < 5)
        if shown is not None:
            assert shown % 5 == 0
            assert abs(shown - given) <= 2


@pytest.mark.django_db
class TestReasons:
    @pytest.mark.req("R-033")
    def test_are_counted_by_code_over_the_quarter_that_is_over(self, here):
        gave(WhyNot.THRESHOLD, 7)
        gave(WhyNot.UNAWARE, 11)

        found = queries.reasons(municipality_id=WETTERWALD, on=TODAY)

        assert [(str(one.words), one.count) for one in found] == [
            ("Ik wist niet dat dit er was", 10),
            ("Ik vind het moeilijk om hulp te vragen", 5),
        ]

    def test_do_not_change_while_a_quarter_runs(self, here):
        gave(WhyNot.UNAWARE, 6)
        before = queries.reasons(municipality_id=WETTERWALD, on=TODAY)
        gave(WhyNot.UNAWARE, 6, quarter_on=AUTUMN)

        assert queries.reasons(municipality_id=WETTERWALD, on=TODAY) == before

    def test_hide_what_fewer_than_five_people_said(self, here):
        gave(WhyNot.UNAWARE, 4)

        assert [one.count for one in queries.reasons(municipality_id=WETTERWALD, on=TODAY)] == [
            None
        ]

    def test_are_of_one_municipality(self, here):
        make_municipality(id=HAVENSTAD, name="Havenstad", slug="havenstad")
        gave(WhyNot.UNAWARE, 6, municipality_id=HAVENSTAD)

        assert queries.reasons(municipality_id=WETTERWALD, on=TODAY) == []


@pytest.mark.django_db
class TestPage:
    def test_keeps_the_reason_and_the_quarter_and_nothing_else(self, here, monkeypatch):
        noon = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
        monkeypatch.setattr("django.utils.timezone.now", lambda: noon)

        answer = Client().post(ADDRESS, {"why": "threshold"}, follow=True)

        assert "Dank u wel" in answer.content.decode()
        kept = Reason.objects.get()
        assert (kept.why, kept.quarter_on) == ("threshold", AUTUMN)
        assert {field.name for field in Reason._meta.fields} == {
            "id", "municipality", "quarter_on", "why",
        }  # fmt: skip

    @pytest.mark.parametrize("sent", [None, {"why": "unaware"}, {"why": "x"}])
    def test_leaves_nothing_in_the_browser(self, here, sent):
        browser = Client()

        answer = browser.get(ADDRESS) if sent is None else browser.post(ADDRESS, sent)

        assert answer.cookies == {}
        assert browser.cookies == {}

    @pytest.mark.parametrize("why", ["", "x", "\0", "UNAWARE", "1" * 10_000])
    def test_tells_kindly_what_is_not_a_reason_and_keeps_nothing(self, here, why):
        answer = Client().post(ADDRESS, {"why": why})

        assert answer.status_code in {400, 422}
        assert not Reason.objects.exists()

    def test_is_reached_from_where_somebody_gives_up(self, client, here):
        for path in ("/wetterwald/vind-iemand/", "/wetterwald/wat-is-dit/"):
            assert f'href="{ADDRESS}"' in client.get(path).content.decode()
