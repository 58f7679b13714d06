"""Meetings: called, invited to, kept in minutes, and what is done after them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naast.core.outbox.models import Message
from naast.core.policy.walls import acting
from naast.supply.cooperation import queries
from naast.supply.cooperation.actions import (
    Called,
    Minutes,
    NobodyOfTheParties,
    PartyMissing,
    call_meeting,
    cancel_meeting,
    finish_action,
    give_action,
    invite,
    keep_minutes,
    warn_of_dates,
)
from naast.supply.cooperation.models import Meeting, MeetingAction
from naast.supply.cooperation.rules import MeetingKind, calendar_event, lacks
from naast.supply.cooperation.tests.factories import make_action, make_meeting
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import (
    BRAM,
    CARLA,
    CLOCK,
    DIRK,
    EMRE,
    GEA,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    TINEKE,
    WETTERWALD,
)

TODAY = NOON.date()
ALL = {"organisation_ids": [MEIDOORN], "with_municipality": True, "with_council": True}
CALLED = Called(
    kind=MeetingKind.TRIALOGUE,
    title="Wat inwoners merken",
    parties=["municipality", "council", str(MEIDOORN)],
    starts_at=NOON + timedelta(days=7),
    ends_at=NOON + timedelta(days=7, hours=1),
    place="Dorpshuis",
    agenda="Wat de raad hoorde",
)


class TestLacks:
    @given(st.booleans(), st.booleans(), st.sets(st.integers(1, 3)))
    def test_a_three_way_talk_has_all_three(self, municipality, council, organisations):
        missing = lacks(
            kind=MeetingKind.TRIALOGUE,
            organisation_ids=organisations,
            with_municipality=municipality,
            with_council=council,
        )

        assert missing == (not (municipality and council and organisations))

    @pytest.mark.parametrize("kind", sorted(set(MeetingKind) - {MeetingKind.TRIALOGUE}))
    def test_any_other_is_of_whoever_comes(self, kind):
        assert not lacks(kind=kind, organisation_ids=[], with_municipality=True, with_council=False)


class TestCalendarEvent:
    def made(self, **fields):
        defaults = {
            "uid": "meeting-1",
            "starts_at": datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
            "ends_at": datetime(2026, 3, 29, 2, 30, tzinfo=UTC),
            "summary": "Naast: Overleg",
            "place": "Dorpshuis; zaal 1, boven",
            "at": NOON,
        }
        return calendar_event(**{**defaults, **fields})

    def test_is_what_a_calendar_reads(self):
        lines = self.made().split("\r\n")

        assert lines[0] == "BEGIN:VCALENDAR"
        assert "DTSTART:20260329T013000Z" in lines
        assert r"LOCATION:Dorpshuis\; zaal 1\, boven" in lines
        assert "STATUS:CANCELLED" in self.made(cancelled=True).split("\r\n")

    @given(st.text(max_size=200))
    def test_no_place_opens_a_line_of_its_own(self, place):
        lines = self.made(place=place).split("\r\n")

        assert all(len(line.encode()) <= 75 for line in lines)
        begins = [line for line in lines if line.startswith(("BEGIN:", "END:", "STATUS:"))]
        assert len(begins) == 5


@pytest.fixture
def here(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_agreement(make_organisation(id=MEIDOORN, name="Stichting Meidoorn"), WETTERWALD)
    make_organisation(id=LINDE, name="De Linde")


def do(actor, action, **more):
    with acting(actor):
        return action(actor=actor, **more)


@pytest.mark.django_db
class TestMeeting:
    @pytest.mark.req("R-189", "R-149")
    def test_a_three_way_talk_is_read_by_all_three(self, here):
        row = do(EMRE, call_meeting, municipality_id=WETTERWALD, called=CALLED)
        said = Minutes(present="Iedereen", minutes="Wij spraken.", decisions="Samen gaan.")
        do(EMRE, keep_minutes, meeting_id=row.id, minutes=said)

        for actor in (GEA, EMRE, CARLA):
            assert queries.meetings(actor=actor).get().decisions == "Samen gaan."
        assert not queries.meetings(actor=TINEKE).exists()

    def test_a_three_way_talk_without_the_council_is_none(self, here):
        called = Called(**{**vars(CALLED), "parties": ["municipality", str(MEIDOORN)]})

        with pytest.raises(PartyMissing):
            do(GEA, call_meeting, municipality_id=WETTERWALD, called=called)

    def test_is_called_by_nobody_who_works_elsewhere(self, here):
        with pytest.raises(Meeting.DoesNotExist):
            do(TINEKE, call_meeting, municipality_id=WETTERWALD, called=CALLED)

    @pytest.mark.req("R-179")
    def test_each_is_invited_once_to_a_moment_in_neutral_words(self, here):
        row = do(GEA, call_meeting, municipality_id=WETTERWALD, called=CALLED)

        do(GEA, invite, meeting_id=row.id)
        do(GEA, invite, meeting_id=row.id)

        told = Message.objects.filter(template="meeting_at")
        assert sorted(told.values_list("user_id", flat=True)) == sorted(
            one.user_id for one in (GEA, EMRE, CARLA)
        )
        assert {tuple(one) for one in told.values_list("values", flat=True)} == {("at",)}

    def test_who_was_invited_hears_that_it_is_off(self, here):
        row = do(GEA, call_meeting, municipality_id=WETTERWALD, called=CALLED)
        do(GEA, invite, meeting_id=row.id)
        Message.objects.all().delete()

        do(GEA, cancel_meeting, meeting_id=row.id)

        assert Message.objects.count() == 3
        with pytest.raises(Meeting.DoesNotExist):
            do(GEA, invite, meeting_id=row.id)

    def test_its_minutes_are_kept_by_nobody_else(self, here):
        row = do(GEA, call_meeting, municipality_id=WETTERWALD, called=CALLED)

        with pytest.raises(Meeting.DoesNotExist):
            do(
                CARLA, keep_minutes, meeting_id=row.id,
                minutes=Minutes(present="x", minutes="", decisions=""),
            )  # fmt: skip


@pytest.mark.django_db
class TestAction:
    def test_is_done_by_its_owner_who_was_not_there(self, here):
        row = make_meeting(WETTERWALD, GEA.user_id, **ALL)
        given_ = {"what": "Rooster", "due_on": TODAY + timedelta(days=3)}
        action = do(GEA, give_action, meeting_id=row.id, owner_id=SANNE.user_id, **given_)
        assert [one.id for one in queries.my_actions(actor=SANNE)] == [action.id]

        with pytest.raises(MeetingAction.DoesNotExist):
            do(BRAM, finish_action, action_id=action.id)
        do(SANNE, finish_action, action_id=action.id)

        action.refresh_from_db()
        assert action.done_on == TODAY

    def test_is_given_to_nobody_outside_the_parties(self, here):
        row = make_meeting(WETTERWALD, GEA.user_id, **ALL)

        with pytest.raises(NobodyOfTheParties):
            do(
                GEA, give_action, meeting_id=row.id, what="x", owner_id=DIRK.user_id, due_on=TODAY
            )  # fmt: skip

    @pytest.mark.parametrize(("days", "told"), [(61, 0), (60, 1), (30, 1), (7, 1), (0, 1), (-1, 0)])
    def test_warns_its_owner_from_sixty_days_before_to_the_day(self, here, days, told):
        row = make_meeting(WETTERWALD, GEA.user_id, **ALL)
        make_action(row, SANNE.user_id, due_on=TODAY + timedelta(days=days))

        do(CLOCK, warn_of_dates)

        assert list(Message.objects.values_list("user_id", flat=True)) == [SANNE.user_id] * told

    def test_stands_in_the_day_of_its_owner(self, here, client, cast):
        row = make_meeting(WETTERWALD, GEA.user_id, **ALL)
        make_action(row, SANNE.user_id, what="Rooster maken", due_on=date(2020, 1, 1))

        for actor, path in ((SANNE, "/desk/today/"), (BRAM, "/desk/today/"), (GEA, "/desk/")):
            client.force_login(cast[actor])
            shown = client.get(path).content.decode()
            assert ("Rooster maken" in shown) == (actor is SANNE)


LIST = "/desk/meetings/"


@pytest.fixture
def of(client, cast):
    """Return a browser of somebody of the cast."""

    def signed_in(actor):
        client.force_login(cast[actor])
        return client

    return signed_in


@pytest.mark.django_db
class TestPages:
    @pytest.mark.req("R-186")
    def test_goes_from_the_form_to_minutes_and_paper(self, of, here):
        browser = of(GEA)
        in_a_week = timezone.localdate() + timedelta(days=7)
        browser.post(
            f"{LIST}new/{WETTERWALD}/",
            {
                "kind": "network", "title": "Wie doet wat", "parties": ["municipality", "council"],
                "on": in_a_week.isoformat(), "starts": "14.30", "minutes": "90", "place": "Hier",
                "agenda": "Een\r\nTwee",
            },
        )  # fmt: skip
        page = f"{LIST}{Meeting.objects.get().id}/"
        browser.post(f"{page}minutes/", {"present": "Iedereen", "decisions": "Samen 🙂 #gaan *"})

        shown = of(EMRE).get(page).content.decode()
        made = of(EMRE).get(f"{page}paper/").content

        assert "14.30" in shown
        assert "16.00" in shown
        assert "Samen 🙂 #gaan *" in shown
        assert b"/StructTreeRoot" in made
        assert b"pdfuaid" in made

    def test_a_calendar_gets_the_kind_and_the_place_and_not_the_agenda(self, of, here):
        row = make_meeting(WETTERWALD, GEA.user_id, agenda="Geheim punt", **ALL)

        made = of(CARLA).get(f"{LIST}{row.id}/calendar/")

        assert made.headers["Content-Type"].startswith("text/calendar")
        assert "SUMMARY:Naast: Overleg" in made.content.decode()
        assert "Geheim" not in made.content.decode()

    def test_asks_for_the_three_of_a_three_way_talk(self, of, here):
        answer = of(GEA).post(
            f"{LIST}new/{WETTERWALD}/",
            {
                "kind": "trialogue", "title": "Samen", "parties": ["municipality"],
                "on": "2030-01-01", "starts": "14:30", "minutes": "60", "place": "Hier",
            },
        )  # fmt: skip

        assert answer.status_code == 422
        assert not Meeting.objects.exists()

    def test_asks_no_more_queries_for_more_rows(self, of, here, django_assert_max_num_queries):
        for _number in range(6):
            row = make_meeting(WETTERWALD, GEA.user_id, **ALL)
            make_action(row, SANNE.user_id)
        browser = of(CARLA)

        with django_assert_max_num_queries(15):
            shown = browser.get(LIST).content.decode()

        assert shown.count("Een rooster maken") == 6
