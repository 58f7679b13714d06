from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from naast.core.audit.models import Entry
from naast.core.outbox.models import Message
from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.support.outreach import actions, queries
from naast.support.outreach.actions import Told
from naast.support.outreach.models import InSight, Tally, Visit, Worry, WorryText
from naast.support.outreach.rules import Came, Counted, How, InSightHow, Known, Sign, Teller
from naast.support.outreach.tests.factories import DAY, make_in_sight, make_worry
from tests.cast import (
    BRAM,
    CARLA,
    CLOCK,
    DIRK,
    FOPPE,
    JOOP,
    MEIDOORN,
    NOON,
    SANNE,
    TINEKE,
    WETTERWALD,
)

ANYBODY = Actor(at=NOON)
NAME, STREET = "Geertrui Tjalkema", "Wilgenlaan 4"


@pytest.fixture(autouse=True)
def places(cast):
    make_municipality(id=WETTERWALD, slug="wetterwald")
    make_organisation(id=MEIDOORN)


def report(actor=ANYBODY, *, at=NOON, told_by="Wiebe", **fields):
    told = Told(
        who=NAME, where=STREET, story="De gordijnen blijven dicht.", told_by=told_by, reach="06"
    )
    facts = {
        "municipality_id": WETTERWALD,
        "organisation_id": MEIDOORN,
        "zone_id": None,
        "came": Came.WEB,
        "teller": Teller.NEIGHBOUR,
        "signs": [Sign.CARE_TOO_HEAVY],
        **fields,
    }
    with acting(actor):
        return actions.report_worry(actor=actor, told=told, at=at, **facts)


def at(actor: Actor, moment) -> Actor:
    """Return the same person at another moment."""
    scopes = {role: Scope(**vars(scope)) for role, scope in actor.scopes.items()}
    return Actor(user_id=actor.user_id, at=moment, **scopes)


def counts() -> dict[str, int]:
    return dict(Tally.objects.values_list("what", "n"))


def everything_about(worry_id) -> dict[str, int]:
    """Return how many rows are left of a worry, in every table that could hold one."""
    return {
        "headers": Worry.objects.filter(id=worry_id).count(),
        "texts": WorryText.objects.filter(worry_id=worry_id).count(),
        "visits": Visit.objects.filter(worry_id=worry_id).count(),
    }


GONE = {"headers": 0, "texts": 0, "visits": 0}


class TestReportWorry:
    @pytest.mark.req("R-318")
    @pytest.mark.parametrize("actor", [ANYBODY, JOOP, FOPPE])
    def test_anybody_may_and_nobody_reads_it_back(self, actor):
        report(actor)

        with acting(actor):
            assert not queries.worries(actor=actor).exists()
            assert not queries.texts(actor=actor).exists()
        assert Worry.objects.count() == WorryText.objects.count() == 1

    def test_is_sealed_and_the_name_is_nowhere_in_plain(self):
        report()

        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT encode(who, 'escape'), encode(story, 'escape') FROM outreach_worrytext"
            )
            row = cursor.fetchone()
        assert "Tjalkema" not in row[0]
        assert "gordijnen" not in row[1]

    def test_says_when_the_name_is_gone_and_tells_who_leads_in_neutral_words(self):
        ends = report()

        assert ends == Worry.objects.get().ends_at
        message = Message.objects.get()
        assert (message.user_id, message.template) == (CARLA.user_id, "question_waiting")
        assert message.values == {}

    def test_without_a_name_of_who_tells_keeps_no_way_to_reach_her(self):
        report(told_by="")

        worry, text = Worry.objects.get(), WorryText.objects.get()
        assert worry.anonymous
        assert (text.told_by, text.reach) == (None, None)

    @pytest.mark.req("R-324")
    def test_counts_what_one_noticed(self):
        report(signs=[Sign.CARE_TOO_HEAVY, Sign.TOO_LITTLE_MONEY])
        report(signs=[Sign.TOO_LITTLE_MONEY])

        assert counts() == {"reported": 2, "care_too_heavy": 1, "too_little_money": 2}

    def test_sent_twice_is_kept_once_with_the_same_answer(self):
        worry_id = make_worry().id
        Worry.objects.all().delete()

        first = report(worry_id=worry_id)
        second = report(worry_id=worry_id)

        assert first == second
        assert Worry.objects.count() == 1
        assert counts()["reported"] == 1

    def test_of_who_reports_at_a_desk_the_record_holds_the_look_and_no_words(self):
        report(JOOP, came=Came.PHONE)

        entry = Entry.objects.get()
        assert (entry.action, entry.user_id) == ("outreach.worry.reported", JOOP.user_id)
        assert (entry.reason, entry.subject_id) == ("", None)


class TestGiveWorry:
    def test_lets_somebody_of_the_organisation_go(self):
        worry = make_worry()

        with acting(CARLA):
            actions.give_worry(actor=CARLA, worry_id=worry.id, user_id=SANNE.user_id, at=NOON)

        with acting(SANNE):
            opened = actions.open_worry(actor=SANNE, worry_id=worry.id)
        assert (opened.who, opened.told_by) == ("Mevrouw Tjalkema", "Wiebe")

    def test_refuses_somebody_of_elsewhere_and_of_the_municipality(self):
        worry = make_worry()

        for other in (DIRK, FOPPE):
            with acting(CARLA), pytest.raises(actions.NotOneOfYours):
                actions.give_worry(actor=CARLA, worry_id=worry.id, user_id=other.user_id, at=NOON)

    @pytest.mark.parametrize("actor", [SANNE, TINEKE, JOOP, FOPPE])
    def test_is_of_who_leads_there(self, actor):
        worry = make_worry(user_id=SANNE.user_id)

        with acting(actor), pytest.raises(Worry.DoesNotExist):
            actions.give_worry(actor=actor, worry_id=worry.id, user_id=SANNE.user_id, at=NOON)

    def test_given_to_another_the_first_reads_it_no_more(self):
        worry = make_worry(user_id=SANNE.user_id)

        with acting(CARLA):
            actions.give_worry(actor=CARLA, worry_id=worry.id, user_id=BRAM.user_id, at=NOON)

        with acting(SANNE), pytest.raises(WorryText.DoesNotExist):
            actions.open_worry(actor=SANNE, worry_id=worry.id)

    def test_who_leads_opens_no_name(self):
        worry = make_worry(user_id=SANNE.user_id)

        with acting(CARLA), pytest.raises(WorryText.DoesNotExist):
            actions.open_worry(actor=CARLA, worry_id=worry.id)


def visit(worry, how, *, moment=NOON, agreed="Volgende week koffie."):
    sanne = at(SANNE, moment)
    with acting(sanne):
        return actions.note_visit(
            actor=sanne,
            worry_id=worry.id,
            how=how,
            agreed=agreed,
            next_on=(moment + 7 * DAY).date(),
            at=moment,
        )


class TestNoteVisit:
    @pytest.mark.req("R-317")
    def test_keeps_what_was_agreed_for_who_goes_there(self):
        worry = make_worry(user_id=SANNE.user_id)

        visit(worry, How.AGREED)

        with acting(SANNE):
            [said] = actions.open_worry(actor=SANNE, worry_id=worry.id).visits
        assert said.agreed == "Volgende week koffie."
        worry.refresh_from_db()
        assert (worry.visits, worry.known) == (1, Known.AGREED)
        assert counts() == {"visited": 1}

    @pytest.mark.parametrize("how", [How.TOLD, How.AGREED])
    def test_who_knows_of_it_may_be_kept_for_longer(self, how):
        worry = make_worry(user_id=SANNE.user_id, reported_at=NOON - 10 * DAY)

        visit(worry, how)

        with acting(at(CLOCK, NOON + 30 * DAY)) as clock:
            assert actions.let_go(actor=clock, at=clock.at) == 0
        with acting(at(CLOCK, NOON + 90 * DAY)) as clock:
            assert actions.let_go(actor=clock, at=clock.at) == 1

    def test_nobody_at_home_gives_no_day_more(self):
        worry = make_worry(user_id=SANNE.user_id)
        before = worry.ends_at

        visit(worry, How.NOBODY_HOME, agreed="")

        worry.refresh_from_db()
        assert (worry.ends_at, worry.known, worry.visits) == (before, Known.NOT, 1)

    def test_no_takes_all_of_it_away_at_once_and_the_count_stays(self):
        worry = make_worry(user_id=SANNE.user_id)
        visit(worry, How.AGREED)

        visit(worry, How.NO)

        assert everything_about(worry.id) == GONE
        assert counts() == {"visited": 2, "said_no": 1}

    def test_without_a_name_goes_on_in_sight_and_the_name_is_gone(self):
        worry = make_worry(user_id=SANNE.user_id)

        entry = visit(worry, How.IN_SIGHT)

        assert everything_about(worry.id) == GONE
        assert (entry.visits, entry.next_on) == (1, (NOON + 7 * DAY).date())
        assert counts() == {"visited": 1, "went_in_sight": 1}

    def test_an_entry_in_sight_has_no_field_in_which_a_name_could_stand(self):
        fields = {field.name for field in InSight._meta.get_fields()}

        assert fields == {
            "id", "organisation", "municipality", "zone", "user", "mark", "visits", "next_on",
            "ends_at",
        }  # fmt: skip

    @pytest.mark.parametrize("actor", [BRAM, CARLA, DIRK, FOPPE])
    def test_is_of_who_goes_there(self, actor):
        worry = make_worry(user_id=SANNE.user_id)

        with acting(actor), pytest.raises(Worry.DoesNotExist):
            actions.note_visit(
                actor=actor,
                worry_id=worry.id,
                how=How.NO,
                agreed="",
                next_on=NOON.date(),
                at=NOON,
            )


class TestInSight:
    def test_never_takes_a_mark_that_hides_because_its_entry_is_over(self, monkeypatch):
        monkeypatch.setattr("naast.support.outreach.actions.rules.MARKS", ("reiger", "merel"))
        over = make_in_sight(SANNE.user_id, ends_at=NOON - DAY)

        with acting(SANNE):
            kept = [
                actions.keep_in_sight(
                    actor=SANNE,
                    organisation_id=over.organisation_id,
                    municipality_id=over.municipality_id,
                    zone_id=None,
                    next_on=NOON.date(),
                    at=NOON,
                )
                for _ in range(2)
            ]

        first, second = (one.mark for one in kept)
        assert first == "merel"
        assert second.startswith(("reiger ", "merel "))

    def test_is_seen_again(self):
        entry = make_in_sight(SANNE.user_id)

        with acting(SANNE):
            actions.note_visit_in_sight(
                actor=SANNE,
                in_sight_id=entry.id,
                how=InSightHow.AGAIN,
                next_on=(NOON + 3 * DAY).date(),
                at=NOON,
            )

        entry.refresh_from_db()
        assert (entry.visits, entry.next_on) == (2, (NOON + 3 * DAY).date())

    @pytest.mark.parametrize(
        ("how", "counted"),
        [
            (InSightHow.NO, {"visited": 1, "said_no": 1}),
            (InSightHow.ENOUGH, {"visited": 1}),
        ],
    )
    def test_ends_and_the_count_stays(self, how, counted):
        entry = make_in_sight(SANNE.user_id)

        with acting(SANNE):
            actions.note_visit_in_sight(
                actor=SANNE, in_sight_id=entry.id, how=how, next_on=NOON.date(), at=NOON
            )

        assert not InSight.objects.exists()
        assert counts() == counted

    def test_marks_of_one_supporter_differ(self):
        with acting(SANNE):
            marks = {
                actions.keep_in_sight(
                    actor=SANNE,
                    organisation_id=MEIDOORN,
                    municipality_id=WETTERWALD,
                    zone_id=None,
                    next_on=NOON.date(),
                    at=NOON,
                ).mark
                for _ in range(10)
            }

        assert len(marks) == 10


class TestLetGo:
    def test_on_the_fourteenth_dutch_day_all_of_it_is_gone_and_the_counts_stay(self):
        report()
        worry = Worry.objects.get()
        Worry.objects.update(user_id=SANNE.user_id, given_at=NOON)
        visit(worry, How.NOBODY_HOME)
        before = counts()

        just_before = at(CLOCK, worry.ends_at - timedelta(seconds=1))
        with acting(just_before):
            assert actions.let_go(actor=just_before, at=just_before.at) == 0
        assert everything_about(worry.id)["texts"] == 1
        then = at(CLOCK, worry.ends_at)
        with acting(then):
            assert actions.let_go(actor=then, at=then.at) == 1

        assert everything_about(worry.id) == GONE
        assert counts() == {**before, Counted.TIME_OVER: 1}

    def test_who_looks_before_a_late_job_sees_nothing_either(self):
        worry = make_worry(user_id=SANNE.user_id)
        late = at(SANNE, worry.ends_at)

        with acting(late), pytest.raises(WorryText.DoesNotExist):
            actions.open_worry(actor=late, worry_id=worry.id)
        with acting(late):
            assert queries.to_visit(actor=late) == []

    def test_no_row_is_kept_for_longer_even_by_who_writes_around_the_actions(self):
        worry = make_worry()

        with pytest.raises(IntegrityError), transaction.atomic():
            Worry.objects.filter(id=worry.id).update(ends_at=worry.ends_at + 2 * DAY)

    def test_who_was_not_seen_for_a_year_is_in_sight_no_more(self):
        make_in_sight(SANNE.user_id)

        with acting(at(CLOCK, NOON + 300 * DAY)) as clock:
            actions.let_go(actor=clock, at=clock.at)

        assert not InSight.objects.exists()


class TestWarn:
    def warned(self, moment) -> set[int]:
        Message.objects.all().delete()
        with acting(at(CLOCK, moment)) as clock:
            actions.warn(actor=clock, at=moment)
        return set(Message.objects.values_list("user_id", flat=True))

    def test_after_ten_and_thirteen_days_who_goes_and_who_leads(self):
        make_worry(user_id=SANNE.user_id, reported_at=NOON)
        both = {SANNE.user_id, CARLA.user_id}

        assert self.warned(NOON + 9 * DAY) == set()
        assert self.warned(NOON + 10 * DAY) == both
        assert self.warned(NOON + 13 * DAY) == both
        assert self.warned(NOON + 14 * DAY) == set()

    def test_each_once_and_with_a_day_alone(self):
        make_worry(user_id=SANNE.user_id, reported_at=NOON)

        for _ in range(2):
            with acting(at(CLOCK, NOON + 10 * DAY)) as clock:
                actions.warn(actor=clock, at=clock.at)

        messages = Message.objects.filter(user_id=SANNE.user_id)
        assert [(one.template, one.values) for one in messages] == [
            ("date_near", {"on": "2026-11-22"})
        ]

    def test_not_where_the_name_may_stay(self):
        make_worry(reported_at=NOON, known=Known.TOLD, known_at=NOON, ends_at=NOON + 80 * DAY)

        assert self.warned(NOON + 10 * DAY) == set()
