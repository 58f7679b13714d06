"""Hours as people write them, numbers that may be public, and who keeps what of a place."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.supply.places import actions, queries, rules
from naast.supply.places.models import MeetingPoint, Municipality, WalkIn, WalkInException
from naast.supply.places.rules import HoursFault, NotHours, NotPublic, NumberFault
from naast.supply.places.tests.factories import make_municipality, make_walk_in, make_zone
from tests.cast import CARLA, EMRE, GEA, HAVENSTAD, MEIDOORN, NOON, STIJN, TINEKE, WETTERWALD

TODAY = NOON.date()  # a Monday
MORNING, AFTERNOON = (time(9), time(12)), (time(13), time(17, 30))
times = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def days(draw):
    """Draw at most three spans of a day that do not overlap."""
    marks = sorted(draw(st.sets(times, max_size=6)))
    return tuple(zip(marks[::2], marks[1::2], strict=False))


class TestReadHours:
    @pytest.mark.parametrize(
        "typed",
        [
            "9.00-12.00, 13.00-17.30",
            "9-12 en 13-17:30",
            "13.00 tot 17.30 uur; 09:00 tot 12:00 uur",
            " 9.00 – 12.00 AND 13.00 to 17.30 ",  # noqa: RUF001 - as typed
        ],
    )
    def test_takes_what_people_write(self, typed):
        assert rules.read_hours(typed=typed) == (MORNING, AFTERNOON)

    @pytest.mark.parametrize(
        ("typed", "fault"),
        [
            ("morning", HoursFault.UNREADABLE),
            ("9.00", HoursFault.UNREADABLE),
            ("9-12,", HoursFault.UNREADABLE),
            ("٩-١٢", HoursFault.UNREADABLE),
            ("9.00-24.00", HoursFault.NO_TIME),
            ("9.60-12.00", HoursFault.NO_TIME),
            ("12-9", HoursFault.BACKWARDS),
            ("9-9", HoursFault.BACKWARDS),
            ("9-12, 11-13", HoursFault.OVERLAP),
            ("9-10, 10-11, 11-12, 12-13", HoursFault.TOO_MANY),
        ],
    )
    def test_tells_what_is_wrong(self, typed, fault):
        with pytest.raises(NotHours) as wrong:
            rules.read_hours(typed=typed)

        assert wrong.value.fault == fault

    def test_nothing_is_no_hours(self):
        assert rules.read_hours(typed="  ") == ()

    @given(days())
    def test_reads_back_what_it_writes(self, spans):
        assert rules.read_hours(typed=rules.write_hours(spans=spans)) == spans

    @given(st.text(max_size=40))
    def test_whatever_is_typed_gives_hours_in_order_or_a_fault(self, typed):
        try:
            found = rules.read_hours(typed=typed)
        except NotHours:
            return

        marks = [mark for span in found for mark in span]
        assert marks == sorted(marks)


class TestPublicNumber:
    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ("0999 12 34 56", "0999 12 34 56"),
            ("0999-123456", "0999-123456"),
            ("(0999) 123456", "0999 123456"),
            ("+31 999 12 34 56", "0999 12 34 56"),
            ("+31 (0)999 123456", "0999 123456"),
            ("0 9 9 9 1 2 3 4 5 6", "0999123456"),
            ("0800 1234", "0800 1234"),
        ],
    )
    def test_takes_a_number_of_a_house(self, typed, told):
        assert rules.public_number(typed=typed) == told

    @pytest.mark.parametrize(
        "typed", ["06 12345678", "+31 6 1234 5678", "0031612345678", "06-1234 5678"]
    )
    def test_refuses_a_mobile_one_however_it_is_written(self, typed):
        with pytest.raises(NotPublic) as wrong:
            rules.public_number(typed=typed)

        assert wrong.value.fault == NumberFault.MOBILE
        assert rules.tells_a_mobile(text=f"Bel {typed} gerust.")

    @pytest.mark.parametrize("typed", ["", "12", "0999 12 34 5", "0999 12 34 567", "bel"])
    def test_refuses_what_is_no_number(self, typed):
        with pytest.raises(NotPublic) as wrong:
            rules.public_number(typed=typed)

        assert wrong.value.fault == NumberFault.NO_NUMBER

    @pytest.mark.parametrize("text", ["8.30 tot 17.00 uur", "0999 12 34 56", "6 dagen per week"])
    def test_sees_no_mobile_where_there_is_none(self, text):
        assert not rules.tells_a_mobile(text=text)

    @given(st.text(alphabet="0123456789 -.()+", max_size=30))
    def test_what_it_gives_fits_the_column_and_is_never_mobile(self, typed):
        try:
            told = rules.public_number(typed=typed)
        except NotPublic:
            return

        assert len(told) <= rules.LONGEST_NUMBER
        assert not told.replace(" ", "").replace("-", "").startswith("06")


@pytest.fixture
def town(cast):
    make_municipality(id=HAVENSTAD, slug="havenstad")
    return make_municipality(id=WETTERWALD, slug="wetterwald")


@pytest.fixture
def hours(town):
    """Return the hours on Monday of a point where people of Meidoorn sit."""
    row = make_walk_in(make_zone(town), note="Koffie")
    MeetingPoint.objects.filter(pk=row.point_id).update(hosted_by=MEIDOORN)
    return row


def keep(actor, row, week):
    with acting(actor):
        actions.keep_walk_ins(actor=actor, point_id=row.point_id, week=week)


def open_on(*, until=TODAY + timedelta(days=14)):
    found = queries.walk_ins(municipality_id=WETTERWALD, from_on=TODAY, to_on=until)
    return [(one.on, one.starts, one.note) for one in found]


@pytest.mark.django_db
class TestWhoKeeps:
    @pytest.mark.parametrize(
        ("actor", "keeps"),
        [(GEA, True), (CARLA, True), (TINEKE, False), (STIJN, False), (EMRE, False)],
    )
    def test_hours_are_kept_by_whose_people_sit_there_and_by_the_municipality(
        self, hours, actor, keeps
    ):
        assert queries.kept_points(actor=actor, on=TODAY).exists() == keeps
        if not keeps:
            with pytest.raises(MeetingPoint.DoesNotExist):
                keep(actor, hours, {})
            assert WalkIn.objects.get().valid_to is None

    @pytest.mark.parametrize("actor", [CARLA, STIJN, EMRE])
    def test_the_phone_of_a_municipality_is_kept_by_nobody_else(self, hours, actor):
        facts = {"phone": "0999 11 11 11", "hours_nl": "Altijd.", "hours_en": "Always."}

        with acting(actor), pytest.raises(Municipality.DoesNotExist):
            actions.keep_phone(actor=actor, municipality_id=WETTERWALD, **facts)

        assert Municipality.objects.get(pk=WETTERWALD).phone != "0999 11 11 11"

    @pytest.mark.parametrize("actor", [CARLA, STIJN, EMRE])
    def test_what_people_call_the_talk_is_kept_by_nobody_else(self, hours, actor):
        with acting(actor), pytest.raises(Municipality.DoesNotExist):
            actions.keep_talk_word(actor=actor, municipality_id=WETTERWALD, word="praatje")

        assert queries.talk_word(municipality_id=WETTERWALD) == ""

    @pytest.mark.parametrize("word", ["aanvraag", "Het onderzoek", "wmo-melding"])
    def test_a_word_of_the_law_is_no_everyday_word_for_it(self, hours, word):
        with acting(GEA), pytest.raises(ValueError, match=word):
            actions.keep_talk_word(actor=GEA, municipality_id=WETTERWALD, word=word)

        assert queries.talk_word(municipality_id=WETTERWALD) == ""

    @pytest.mark.parametrize("actor", [CARLA, STIJN])
    def test_only_its_municipality_says_whose_people_sit_there(self, hours, actor):
        with acting(actor), pytest.raises(MeetingPoint.DoesNotExist):
            actions.host_point(actor=actor, point_id=hours.point_id, organisation_id=2)

        assert MeetingPoint.objects.get().hosted_by == MEIDOORN

    def test_who_sits_there_no_more_keeps_nothing(self, hours):
        with acting(GEA):
            actions.host_point(actor=GEA, point_id=hours.point_id, organisation_id=None)

        assert not queries.kept_points(actor=CARLA, on=TODAY).exists()


@pytest.mark.django_db
class TestKeepWalkIns:
    def test_what_stays_is_the_same_row(self, hours):
        keep(CARLA, hours, {1: ((time(10), time(12)),), 3: (AFTERNOON,)})

        assert WalkIn.objects.get(weekday=1) == hours
        assert WalkIn.objects.get(weekday=3).valid_from == TODAY

    def test_what_stops_ends_today_and_stays_in_the_past(self, hours):
        keep(CARLA, hours, {})

        hours.refresh_from_db()
        assert hours.valid_to == TODAY
        assert open_on() == []
        before = TODAY - timedelta(days=7)
        past = queries.walk_ins(municipality_id=WETTERWALD, from_on=before, to_on=before)
        assert [one.starts for one in past] == [time(10)]

    def test_other_times_on_the_same_day_keep_note_and_closed_days(self, hours):
        closed_on = TODAY + timedelta(days=7)
        WalkInException.objects.create(walk_in=hours, on=closed_on, reason="Dag samen")

        keep(CARLA, hours, {1: (AFTERNOON,)})

        assert open_on() == [
            (TODAY, time(13), "Koffie"), (TODAY + timedelta(days=14), time(13), "Koffie")
        ]  # fmt: skip
        assert (
            WalkInException.objects.get(on=closed_on, walk_in__valid_to=None).reason == "Dag samen"
        )

    def test_a_day_on_which_one_door_of_two_was_closed_does_not_close_new_hours(self, hours):
        make_walk_in(hours.point.zone, starts=time(13), ends=time(14))
        WalkInException.objects.create(walk_in=hours, on=TODAY + timedelta(days=7))

        keep(CARLA, hours, {1: (AFTERNOON,)})

        assert len(open_on()) == 3

    def test_changing_twice_on_a_day_leaves_what_was_never_held_out(self, hours):
        keep(CARLA, hours, {1: (MORNING,)})
        keep(GEA, hours, {1: (AFTERNOON,)})

        assert not WalkIn.objects.filter(starts=time(9)).exists()
        assert open_on()[0] == (TODAY, time(13), "Koffie")

    def test_what_begins_later_stays(self, hours):
        later = make_walk_in(hours.point.zone, weekday=5, valid_from=TODAY + timedelta(days=30))

        keep(CARLA, hours, {})

        later.refresh_from_db()
        assert later.valid_to is None

    @pytest.mark.parametrize(("actor", "role"), [(CARLA, "coordinator"), (GEA, "policy_officer")])
    def test_stands_in_the_record(self, hours, actor, role):
        keep(actor, hours, {})

        entry = Entry.objects.get(action="places.walk_ins.kept")
        assert (entry.user_id, entry.role) == (actor.user_id, role)
        assert entry.object_id == str(hours.point_id)


@pytest.mark.django_db
class TestClosePoint:
    def close(self, row, on):
        with acting(CARLA):
            actions.close_point(actor=CARLA, point_id=row.point_id, on=on, reason="Dag samen")

    def test_closes_all_doors_of_that_day_and_no_other(self, hours):
        make_walk_in(hours.point.zone, starts=time(13), ends=time(14))

        self.close(hours, TODAY + timedelta(days=7))

        assert {on for on, *_rest in open_on()} == {TODAY, TODAY + timedelta(days=14)}

    def test_can_be_taken_back(self, hours):
        self.close(hours, TODAY)
        with acting(CARLA):
            actions.reopen_point(actor=CARLA, point_id=hours.point_id, on=TODAY)

        assert open_on()[0][0] == TODAY

    @pytest.mark.parametrize("ahead", [1, -7])
    def test_refuses_a_day_without_hours_and_one_that_is_over(self, hours, ahead):
        with pytest.raises(actions.NobodyThere):
            self.close(hours, TODAY + timedelta(days=ahead))

        assert not WalkInException.objects.exists()

    def test_refuses_a_day_that_was_closed_already(self, hours):
        self.close(hours, TODAY)

        with pytest.raises(actions.NobodyThere):
            self.close(hours, TODAY)

    @pytest.mark.parametrize("on", [date(2026, 11, 9)])
    def test_elsewhere_it_closes_nothing(self, hours, on):
        with acting(TINEKE), pytest.raises(MeetingPoint.DoesNotExist):
            actions.close_point(actor=TINEKE, point_id=hours.point_id, on=on, reason="")

        assert not WalkInException.objects.exists()
