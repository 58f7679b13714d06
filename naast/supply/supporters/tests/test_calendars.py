"""The secret address of her own calendar: hers to make, and shown once."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import actions, queries
from naast.supply.supporters.models import CalendarAddress, PoolRecord, Supporter
from naast.supply.supporters.rules import (
    Busy,
    Status,
    calendar_window,
    is_calendar_token,
    own_calendar,
)
from naast.supply.supporters.tests.factories import make_supporter
from tests.cast import BRAM, CARLA, MEIDOORN, NOON, SANNE, WETTERWALD

PAGE = "/desk/my-details/calendar/"
DUTCH = ZoneInfo("Europe/Amsterdam")
# Wall-clock time, to which hypothesis itself adds the zone.
FIRST, LAST = datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2090-01-01")
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(DUTCH))
ADDRESS = re.compile(r"http://testserver/feed/([0-9a-f]+)\.ics")
# What RFC 5545 calls these, and nothing beside them.
KNOWN = {
    "BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "REFRESH-INTERVAL",
    "X-PUBLISHED-TTL", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "CLASS",
    "TRANSP",
}  # fmt: skip


def made(*busy, place="", summary="Afspraak Naast", at=NOON):
    return own_calendar(busy=busy, name="Naast", summary=summary, place=place, at=at)


def read(text):
    """Return the fields of each event, unfolded."""
    lines = text.replace("\r\n ", "").split("\r\n")
    events = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name not in {"END", ""}:
            events[-1][name] = value
    return events


def moment(text):
    return datetime.strptime(text + "+0000", "%Y%m%dT%H%M%SZ%z")


class TestOwnCalendar:
    @given(st.lists(st.tuples(MOMENTS, st.integers(1, 600)), max_size=5))
    def test_each_lasts_as_long_as_it_does_also_when_the_clock_changes(self, moments):
        busy = [Busy(uid=str(n), starts_at=at, minutes=m) for n, (at, m) in enumerate(moments)]

        found = [(moment(one["DTSTART"]), moment(one["DTEND"])) for one in read(made(*busy))]

        starts = [one.starts_at.astimezone(ZoneInfo("UTC")).replace(microsecond=0) for one in busy]
        assert [start for start, _ in found] == starts
        assert [end - start for start, end in found] == [
            timedelta(minutes=one.minutes) for one in busy
        ]

    @pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
    def test_two_hours_over_the_change_of_the_clock_are_two(self, day):
        starts_at = datetime.fromisoformat(f"{day}T01:30").replace(tzinfo=DUTCH)

        [one] = read(made(Busy(uid="1", starts_at=starts_at, minutes=120)))

        assert moment(one["DTEND"]) - moment(one["DTSTART"]) == timedelta(hours=2)

    @given(st.text(max_size=60), st.text(max_size=60))
    def test_no_place_opens_a_line_of_its_own(self, place, summary):
        text = made(Busy(uid="1", starts_at=NOON, minutes=60), place=place, summary=summary)

        names = [re.split("[:;]", line)[0] for line in text.replace("\r\n ", "").split("\r\n")]
        assert set(names) - {""} <= KNOWN
        assert names.count("BEGIN") == names.count("END") == 2

    def test_without_a_place_there_is_none(self):
        assert "LOCATION" not in made(Busy(uid="1", starts_at=NOON, minutes=60))

    @given(MOMENTS)
    def test_shows_last_week_and_the_coming_months(self, at):
        start, end = calendar_window(at=at)

        assert start <= at - timedelta(days=7)
        assert end >= at + timedelta(days=180)

    @pytest.mark.parametrize(
        "text", ["", "a" * 39, "A" * 40, "a" * 41, "g" * 40, "a" * 39 + "\n", "१" * 40]
    )
    def test_knows_what_is_no_address(self, text):
        assert not is_calendar_token(text=text)


@pytest.fixture
def sanne(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    return make_supporter(SANNE.user_id)


@pytest.fixture
def desk(client, cast, sanne):
    client.force_login(cast[SANNE])
    return client


def whose(token):
    found = queries.followed(token=token, at=NOON)
    return found and (found.user_id, found.place)


@pytest.mark.django_db
class TestAddress:
    def test_is_hard_to_guess_and_stands_nowhere(self, sanne):
        with acting(SANNE):
            tokens = {actions.make_calendar(actor=SANNE) for _ in range(20)}

        kept = str([*CalendarAddress.objects.values(), *Entry.objects.values()])
        assert len(tokens) == 20
        assert all(is_calendar_token(text=one) and len(one) * 4 >= 128 for one in tokens)
        assert not any(one in kept for one in tokens)

    def test_a_new_one_ends_the_old_and_keeps_the_place(self, sanne):
        with acting(SANNE):
            old = actions.make_calendar(actor=SANNE, place="Onderweg")
            new = actions.make_calendar(actor=SANNE)

        assert (whose(old), whose(new)) == (None, (SANNE.user_id, "Onderweg"))

    def test_what_ended_opens_nothing_and_leaves_no_row(self, sanne):
        with acting(SANNE):
            token = actions.make_calendar(actor=SANNE)
            actions.end_calendar(actor=SANNE)
            actions.end_calendar(actor=SANNE)

        assert whose(token) is None
        assert not CalendarAddress.objects.exists()

    def test_is_of_nobody_who_is_no_worker_or_stopped(self, sanne):
        PoolRecord.objects.update(status=Status.STOPPED)

        for actor in (CARLA, SANNE):
            with acting(actor), pytest.raises(Supporter.DoesNotExist):
                actions.make_calendar(actor=actor)

    def test_of_a_colleague_is_not_there(self, sanne):
        with acting(SANNE):
            actions.make_calendar(actor=SANNE)

        for actor in (BRAM, CARLA):
            with acting(actor):
                assert queries.own_address(actor=actor) is None
                with pytest.raises(CalendarAddress.DoesNotExist):
                    actions.place_calendar(actor=actor, place="Elders")


@pytest.mark.django_db
class TestPage:
    def test_shows_the_address_once(self, desk):
        made = desk.post(PAGE, {"place": " Dorpshuis   De Kamp "}).content.decode()
        [token] = set(ADDRESS.findall(made))

        after = desk.get(PAGE).content.decode()

        assert whose(token) == (SANNE.user_id, "Dorpshuis De Kamp")
        assert f"webcal://testserver/feed/{token}.ics" in made
        assert token not in after
        assert "Dorpshuis De Kamp" in after

    def test_another_place_leaves_the_address_as_it_is(self, desk):
        [token] = set(ADDRESS.findall(desk.post(PAGE, {"place": "Hier"}).content.decode()))

        assert desk.post(PAGE, {"place": ""}).status_code == 302
        assert whose(token) == (SANNE.user_id, "")

    def test_renews_and_ends_with_one_button_each(self, desk):
        [first] = set(ADDRESS.findall(desk.post(PAGE, {"place": ""}).content.decode()))

        [second] = set(ADDRESS.findall(desk.post(f"{PAGE}renew/").content.decode()))
        assert (whose(first), whose(second)) == (None, (SANNE.user_id, ""))

        desk.post(f"{PAGE}end/")
        assert whose(second) is None

    def test_what_is_too_long_is_said_and_nothing_made(self, desk):
        answer = desk.post(PAGE, {"place": "x" * 61})

        assert answer.status_code == 422
        assert "hooguit 60 tekens" in answer.content.decode()
        assert not CalendarAddress.objects.exists()

    def test_is_found_from_her_details(self, desk):
        assert PAGE in desk.get("/desk/my-details/").content.decode()
