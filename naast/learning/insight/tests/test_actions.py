"""Six journeys in one quarter: what is counted is what one counts by hand."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from naast.core.audit.models import Entry
from naast.core.identity.models import User
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.learning.experience.actions import answer
from naast.learning.experience.rules import Item
from naast.learning.experience.tests.factories import make_answer, make_helped_question
from naast.learning.insight import actions, queries
from naast.learning.insight.actions import ClosedBefore, MayNotClose, NotOver
from naast.learning.insight.models import ClosedPeriod, Fact, Published
from naast.learning.insight.rules import Period, Table
from naast.learning.insight.tests.factories import Q3, Q4
from naast.supply.law.rules import Activity
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.supply.supporters.models import Supporter
from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import make_supporter
from naast.support.casework.actions import (
    Said,
    close_case,
    note_contact,
    open_for_other,
    take_case,
)
from naast.support.casework.rules import ContactKind, Outcome
from naast.support.decisions.actions import close_matter, note_talk, take_matter
from naast.support.decisions.rules import TalkKind
from naast.support.matching.actions import Left, ask_question
from naast.support.matching.models import Placement, Question
from naast.support.matching.rules import Need
from naast.support.matching.tests.factories import make_placement
from naast.support.people.actions.agreements import Agreed
from naast.support.people.rules import AgreedHow, House, RelationKind
from naast.support.people.tests.factories import make_ground, make_person, make_relation
from tests.cast import (
    BRAM,
    DIRK,
    FOPPE,
    GEA,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    UMA,
    WETTERWALD,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ASKED = datetime(2026, 10, 20, 22, 30, tzinfo=AMSTERDAM)
AFTERWARDS = Actor(at=datetime(2027, 1, 2, 9, tzinfo=AMSTERDAM), clock=Scope())


@dataclass(frozen=True, kw_only=True)
class Journey:
    """One way through: who helped, about what, after how many days, how it ended."""

    who: Actor
    domains: tuple[str, ...]
    days: int
    outcome: Outcome | None = None
    stood_beside: int | None = None


JOURNEYS = (
    Journey(who=SANNE, domains=("money",), days=1, outcome=Outcome.OWN_STRENGTH, stood_beside=5),
    Journey(who=SANNE, domains=("money", "mind"), days=3, outcome=Outcome.OBJECTION),
    Journey(who=BRAM, domains=("housing",), days=2, outcome=Outcome.OWN_STRENGTH, stood_beside=4),
    Journey(who=BRAM, domains=("caring",), days=9),
    Journey(who=UMA, domains=("money",), days=4, outcome=Outcome.VOLUNTEER, stood_beside=2),
)


def travel(journey: Journey, zone) -> None:
    """Go one way by the real actions: ask, take, talk, close, answer."""
    asked = ask_question(
        municipality_id=WETTERWALD,
        house=House.SUPPORT,
        organisation_id=MEIDOORN,
        user_id=journey.who.user_id,
        working_days=5,
        need=Need(domains=frozenset(journey.domains), zone_id=zone.pk),
        text="",
        left=Left(),
        at=ASKED,
    )
    first = ASKED + timedelta(days=journey.days)
    with acting(journey.who) as who:
        case = take_case(actor=who, question_id=asked.question.id, at=ASKED)
        said = Said(kind=ContactKind.CALL, activity=Activity.ADVICE, text="Gebeld.")
        note_contact(actor=who, case_id=case.id, said=said, at=first)
        note_contact(actor=who, case_id=case.id, said=said, at=first + timedelta(days=1))
        if journey.outcome is None:
            return
        close_case(
            actor=who,
            case_id=case.id,
            outcome=journey.outcome,
            scores={},
            at=first + timedelta(days=2),
        )
    if journey.stood_beside is None:
        return
    resident = Actor(at=NOON, resident=Scope(person_id=asked.person_id))
    with acting(resident):
        answer(
            actor=resident,
            question_id=asked.question.id,
            scores={Item.STOOD_BESIDE: journey.stood_beside},
            comment="",
            at=first + timedelta(days=3),
        )


def counted(period_id):
    """Return what is counted before anything is rounded or hidden, as the role that counts."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE naast_figures")
        cursor.execute("SELECT tab, cell, value FROM insight_counts(%s)", [period_id])
        rows = cursor.fetchall()
        cursor.execute("RESET ROLE")
    found: dict[str, dict[str, int]] = {}
    for table, cell, value in rows:
        found.setdefault(table, {})[cell] = value
    return found


def close(period=Q4, municipality_id=WETTERWALD):
    with acting(AFTERWARDS):
        return actions.close_period(
            actor=AFTERWARDS, municipality_id=municipality_id, period=period
        )


@pytest.fixture
def ground(cast):
    """Write two municipalities, two organisations, a zone and four workers."""
    make_ground()
    make_supporter(SANNE.user_id, kind=Kind.FORMAL)
    make_supporter(BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER)
    make_supporter(UMA.user_id, kind=Kind.EXPERIENCE_EXPERT)
    make_supporter(FOPPE.user_id, kind=Kind.MEITINKER)
    return make_zone(Municipality.objects.get(id=WETTERWALD))


def travel_with_the_meitinker() -> None:
    """Go to the municipality's own worker, by the same steps in the other house."""
    asked = ask_question(
        municipality_id=WETTERWALD,
        house=House.MUNICIPALITY,
        organisation_id=None,
        user_id=FOPPE.user_id,
        working_days=5,
        need=Need(domains=frozenset({"household"})),
        text="",
        left=Left(),
        at=ASKED,
        notice="v1",
    )
    visit = ASKED + timedelta(days=7)
    with acting(FOPPE) as foppe:
        matter = take_matter(actor=foppe, question_id=asked.question.id, at=ASKED)
        note_talk(
            actor=foppe,
            matter_id=matter.id,
            kind=TalkKind.VISIT,
            text="Aan de keukentafel.",
            companion_present=True,
            support_offered=True,
            support_known=False,
            support_used=False,
            supporter_kind="",
            at=visit,
        )
        close_matter(actor=foppe, matter_id=matter.id, outcome="for_everyone", at=visit)
    resident = Actor(at=NOON, resident=Scope(person_id=asked.person_id))
    with acting(resident):
        answer(
            actor=resident,
            question_id=asked.question.id,
            scores={Item.STOOD_BESIDE: 5},
            comment="",
            at=visit + timedelta(days=1),
        )


@pytest.fixture
def six_journeys(ground):
    """Travel five ways to support, and a sixth to the municipality's own worker."""
    for journey in JOURNEYS:
        travel(journey, ground)
    travel_with_the_meitinker()
    return ground


class TestSixJourneys:
    @pytest.mark.req("R-235", "R-289", "R-290")
    def test_are_counted_before_rounding_as_by_hand(self, six_journeys):
        closed = close()

        found = counted(closed.pk)

        assert found["questions"] == {"total": 6}
        assert found["zone"] == {str(six_journeys.pk): 5, "none": 1}
        assert {d: n for d, n in found["domain"].items() if n} == {
            "money": 3, "mind": 1, "housing": 1, "caring": 1, "household": 1,
        }  # fmt: skip
        assert found["group"] == {
            "total": 6, "formal": 2, "informal": 2, "lived": 1, "municipal": 1,
        }  # fmt: skip
        # 1, 2, 3, 4 and 9 days; the meitinker's seven stand apart.
        assert found["waiting"] == {"total": 5, "median": 3, "p90": 9}
        assert found["waiting_municipality"] == {"total": 1, "median": 7, "p90": 7}
        assert {o: n for o, n in found["outcome"].items() if n} == {
            "total": 4, "own_strength": 2, "objection": 1, "volunteer": 1,
        }  # fmt: skip
        assert {o: n for o, n in found["outcome_municipality"].items() if n} == {
            "total": 1, "for_everyone": 1,
        }  # fmt: skip
        # Three answered about support, two of them that she stood beside them.
        assert found["stood_beside"] == {"total": 3, "agree": 2}
        assert "got_further" not in found

    def test_are_published_as_one_figure_and_otherwise_hidden(self, six_journeys):
        close()

        shown = {
            (row.table, row.cell): row.value
            for row in Published.objects.filter(value__isnull=False)
        }

        # Six asked; what they asked and how it went is about fewer than five, or too few workers.
        # Of support five had spoken to somebody, three workers; how soon is about fewer.
        assert shown == {
            (Table.QUESTIONS, "total"): 5,
            (Table.GROUP, "total"): 5,
            (Table.WAITING, "total"): 5,
            # Five were taken by support, with two contacts each.
            (Table.LAYER_QUESTIONS, "total"): 5,
            (Table.LAYER_CONTACTS, "total"): 10,
        }

    def test_leave_facts_that_name_nobody(self, six_journeys):
        closed = close()

        facts = Fact.objects.filter(period=closed)
        columns = {field.name for field in Fact._meta.concrete_fields}
        assert Counter(facts.values_list("event", flat=True)) == {
            "asked": 6, "taken": 6, "contacted": 6, "closed": 5, "answered": 4,
        }  # fmt: skip
        assert not columns & {"person", "question", "user", "organisation", "circle", "case"}
        assert set(facts.values_list("worker", flat=True)) <= {None, 1, 2, 3, 4}

    def test_stay_as_published_whatever_comes_later(self, six_journeys):
        close()
        before = list(Published.objects.order_by("id").values())

        travel(JOURNEYS[0], six_journeys)
        with pytest.raises(ClosedBefore):
            close()

        assert list(Published.objects.order_by("id").values()) == before

    def test_are_of_their_own_municipality_and_quarter(self, six_journeys):
        elsewhere, earlier = close(municipality_id=HAVENSTAD), close(Q3)

        assert counted(elsewhere.pk)["questions"] == {"total": 0}
        assert counted(earlier.pk)["questions"] == {"total": 0}


class TestWhatHappensInAnotherQuarter:
    def test_each_event_counts_where_it_happened(self, ground):
        last_summer = datetime(2026, 9, 30, 23, 59, tzinfo=AMSTERDAM)
        make_helped_question(
            make_person(),
            asked_at=last_summer,
            accepted_at=last_summer,
            first_contact_at=last_summer + timedelta(minutes=2),
        )

        summer, autumn = counted(close(Q3).pk), counted(close().pk)

        assert (summer["questions"], autumn["questions"]) == ({"total": 1}, {"total": 0})
        assert "waiting" not in summer
        assert autumn["waiting"] == {"total": 1, "median": 1, "p90": 1}

    def test_who_took_it_first_is_counted_once(self, ground):
        question = make_helped_question(make_person(), asked_at=ASKED, accepted_at=ASKED)
        make_placement(
            question,
            BRAM.user_id,
            kind="trained_volunteer",
            from_at=ASKED + timedelta(days=5),
            until_at=ASKED + timedelta(days=6),
        )

        found = counted(close().pk)["group"]

        assert (found["total"], found["formal"], found["informal"]) == (1, 1, 0)


def for_her_mother(zone, *, agrees: bool = True) -> None:
    """Let a carer ask for her mother; both are spoken to, both cases close, both answer."""
    asked = ask_question(
        municipality_id=WETTERWALD,
        house=House.SUPPORT,
        organisation_id=MEIDOORN,
        user_id=SANNE.user_id,
        working_days=5,
        need=Need(domains=frozenset({"caring"}), zone_id=zone.pk),
        text="Mijn moeder eet niet.",
        left=Left(),
        at=ASKED,
        asker_relation=RelationKind.CHILD,
    )
    day, said = timedelta(days=1), Said(kind=ContactKind.CALL, text="Gebeld.")
    ended = []
    with acting(SANNE) as sanne:
        case = take_case(actor=sanne, question_id=asked.question.id, at=ASKED)
        note_contact(actor=sanne, case_id=case.id, said=said, at=ASKED + day)
        if agrees:
            hers, _code = open_for_other(
                actor=sanne,
                case_id=case.id,
                first_name="Jantsje",
                agreed=Agreed(
                    relation=RelationKind.CHILD, by=frozenset({"subject"}), how=AgreedHow.PAPER
                ),
                at=ASKED + 3 * day,
            )
            note_contact(actor=sanne, case_id=hers.id, said=said, at=ASKED + 20 * day)
            ended.append((hers, Outcome.VOLUNTEER, 5))
        ended.append((case, Outcome.OWN_STRENGTH, 1))
        for one, outcome, _mark in ended:
            close_case(actor=sanne, case_id=one.id, outcome=outcome, scores={}, at=ASKED + 30 * day)
    for one, _outcome, mark in ended:
        with acting(Actor(at=NOON, resident=Scope(person_id=one.person_id))) as resident:
            answer(
                actor=resident,
                question_id=one.question_id,
                scores={Item.STOOD_BESIDE: mark},
                comment="",
                at=ASKED + 31 * day,
            )


class TestAskedForAnother:
    @pytest.mark.req("R-009")
    def test_is_one_question_and_who_it_is_about_tells_how_it_went(self, ground):
        for_her_mother(ground)

        found = counted(close().pk)

        assert found["questions"] == {"total": 1}
        assert found["domain"]["caring"] == 1
        assert (found["group"]["total"], found["group"]["formal"]) == (1, 1)
        # She heard after one day; that her mother was spoken to later is no second waiting.
        assert found["waiting"] == {"total": 1, "median": 1, "p90": 1}
        assert (found["outcome"]["total"], found["outcome"]["volunteer"]) == (1, 1)
        assert found["outcome"]["own_strength"] == 0
        # The daughter doubted, her mother did not: it was about her mother.
        assert found["stood_beside"] == {"total": 1, "agree": 1}

    def test_and_asked_for_oneself_are_two(self, ground):
        for_her_mother(ground)
        travel(Journey(who=BRAM, domains=("caring",), days=2, outcome=Outcome.OBJECTION), ground)

        found = counted(close().pk)

        assert found["questions"] == {"total": 2}
        assert found["domain"]["caring"] == 2
        assert found["outcome"]["total"] == 2

    def test_counts_for_the_asker_as_long_as_the_other_did_not_agree(self, ground):
        for_her_mother(ground, agrees=False)

        found = counted(close().pk)

        assert found["questions"] == {"total": 1}
        assert (found["outcome"]["total"], found["outcome"]["own_strength"]) == (1, 1)
        assert found["stood_beside"] == {"total": 1, "agree": 0}

    def test_is_not_counted_again_in_the_quarter_in_which_the_other_agrees(self, ground):
        for_her_mother(ground)
        summer = datetime(2026, 9, 1, 12, tzinfo=AMSTERDAM)
        Question.objects.filter(follows__isnull=True).update(
            asked_at=summer, first_contact_at=summer
        )
        Placement.objects.filter(question__follows__isnull=True).update(from_at=summer)

        before, after = counted(close(Q3).pk), counted(close().pk)

        assert (before["questions"], after["questions"]) == ({"total": 1}, {"total": 0})
        assert (before["group"]["total"], after["group"]["total"]) == (1, 0)
        assert (before["outcome"]["total"], after["outcome"]["total"]) == (0, 1)


class TestWhatIsNeverCounted:
    @pytest.mark.req("R-013")
    def test_a_companion_at_the_talk_is_no_support(self, ground):
        travel_with_the_meitinker()

        found = counted(close().pk)

        assert found["group"] == {
            "total": 1, "municipal": 1, "formal": 0, "informal": 0, "lived": 0,
        }  # fmt: skip
        assert "waiting" not in found
        assert "stood_beside" not in found

    @pytest.mark.req("R-034", "R-069", "R-072")
    def test_an_omtinker_and_a_meitinker_are_in_no_figure_of_support(self, six_journeys):
        before = counted(close().pk)
        ClosedPeriod.objects.all().update(year=2020)
        make_supporter(DIRK.user_id, kind=Kind.OMTINKER)
        zone = six_journeys
        travel(
            Journey(who=DIRK, domains=("money",), days=30, outcome=Outcome.STOPPED, stood_beside=1),
            zone,
        )

        after = counted(close().pk)

        assert after["questions"] == {"total": 7}
        assert after["group"] == {**before["group"], "total": 7, "omtinker": 1}
        for table in ("waiting", "outcome", "stood_beside", "waiting_municipality"):
            assert after[table] == before[table]

    @pytest.mark.req("R-014")
    def test_who_helps_without_an_organisation_is_in_no_register_and_no_figure(self, ground):
        question = make_helped_question(make_person(), asked_at=ASKED, accepted_at=ASKED)
        registered = set(Supporter.objects.values_list("id", flat=True))
        for kind in (RelationKind.NEIGHBOUR, RelationKind.FRIEND, RelationKind.PARTNER):
            make_relation(question.person, kind=kind)

        with pytest.raises(IntegrityError, match="one_employer"), transaction.atomic():
            make_supporter(DIRK.user_id, organisation_id=None)

        found = counted(close().pk)["group"]
        assert {group: many for group, many in found.items() if many} == {"total": 1, "formal": 1}
        assert set(Supporter.objects.values_list("id", flat=True)) == registered
        assert not set(RelationKind) & set(Kind)


class TestPublished:
    @pytest.mark.req("R-233")
    def test_shows_a_quarter_with_enough_in_it(self, ground):
        # 24 formal by four workers of whom 6 about money, 12 informal by three; all in one day.
        self.write(24, "formal", workers=4, money=6)
        self.write(12, "trained_volunteer", workers=3)

        closed = close()

        [found] = queries.figures(municipality_id=WETTERWALD)
        assert found.period == Q4
        assert found.closed_at == closed.closed_at
        assert found.total(Table.QUESTIONS) == 35
        assert found.cells(Table.DOMAIN)["money"] == 5
        assert found.cells(Table.DOMAIN)["mind"] is None
        assert found.waiting() == (1, 1)
        # Nobody with lived experience took one, so another hides with them.
        assert found.cells(Table.GROUP) == {
            "formal": 25, "informal": None, "municipal": None, "lived": None,
        }  # fmt: skip
        for asked in (Table.STOOD_BESIDE, Table.MY_INTEREST, Table.GOT_FURTHER):
            assert found.total(asked) == 35
            assert found.agreeing(asked).percent == 100

    @pytest.mark.req("R-142")
    def test_takes_silence_for_no_proof_of_independence(self, ground):
        for user in (SANNE, BRAM, UMA) * 4:
            make_helped_question(
                make_person(),
                user.user_id,
                asked_at=ASKED,
                accepted_at=ASKED,
                first_contact_at=ASKED,
            )

        close()

        [found] = queries.figures(municipality_id=WETTERWALD)
        assert found.total(Table.QUESTIONS) == 10
        assert found.total(Table.STOOD_BESIDE) is None
        assert found.agreeing(Table.STOOD_BESIDE) is None

    @staticmethod
    def write(count, kind, *, workers, money=0):
        users = [
            User.objects.create(email=f"{kind}{n}@naast.example", name="-") for n in range(workers)
        ]
        for n in range(count):
            question = make_helped_question(
                make_person(),
                users[n % workers].pk,
                kind=kind,
                domains=["money"] if n < money else ["work"],
                asked_at=ASKED,
                accepted_at=ASKED,
                first_contact_at=ASKED + timedelta(days=1),
            )
            make_answer(question, **dict.fromkeys(Item, 5), answered_at=NOON)


class TestClosePeriod:
    def test_refuses_a_period_that_is_not_over(self, ground):
        running = Actor(at=NOON, clock=Scope())

        with acting(running), pytest.raises(NotOver):
            actions.close_period(actor=running, municipality_id=WETTERWALD, period=Q4)

    def test_is_for_the_clock_alone(self, ground):
        with acting(GEA), pytest.raises(MayNotClose):
            actions.close_period(actor=GEA, municipality_id=WETTERWALD, period=Q3)

    def test_is_recorded(self, ground):
        closed = close()

        entry = Entry.objects.get(action="insight.period.closed")
        assert (entry.object_id, entry.user_id) == (str(closed.pk), None)


class TestCommand:
    def run(self, *arguments):
        out = StringIO()
        call_command("close_period", *arguments, stdout=out)
        return out.getvalue()

    def test_closes_a_quarter(self, ground):
        said = self.run("wetterwald", "2026-Q4", "--at", "2027-01-02T09:00")

        assert "2026-Q4 is closed" in said
        [found] = queries.figures(municipality_id=WETTERWALD)
        assert found.period == Q4

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("wetterwald", "2026-Q4", "--at", "2026-12-31T23:59"), "not over"),
            (("wetterwald", "2026-Q3", "--at", "2027-01-02T09:00"), "closed before"),
            (("wetterwald", "herfst", "--at", "2027-01-02T09:00"), "not a quarter"),
            (("nergens", "2026-Q4", "--at", "2027-01-02T09:00"), "no municipality"),
            (("wetterwald", "2026-Q4", "--at", "morgen"), "not a moment"),
            (("wetterwald", "2026-Q4", "--at", "2027-02-31T09:00"), "not a moment"),
        ],
    )
    def test_says_what_is_wrong(self, ground, arguments, words):
        close(Q3)

        with pytest.raises(CommandError, match=words):
            self.run(*arguments)


class TestWhatIsSaidOfAnOrganisation:
    """Published when a quarter closes, beside the totals of the municipality (I-9)."""

    ENOUGH = (5,) * 11 + (4,) * 6 + (3, 2, 1) * 2

    def say(self, organisation_id, scores=ENOUGH, *, workers=(SANNE, BRAM, UMA), **helped):
        for nth, score in enumerate(scores):
            question = make_helped_question(
                make_person(organisation_id=organisation_id),
                workers[nth % len(workers)].user_id,
                organisation_id=organisation_id,
                asked_at=ASKED,
                accepted_at=ASKED,
                **helped,
            )
            make_answer(question, stood_beside=score, answered_at=ASKED)

    def shown(self, municipality_id=WETTERWALD):
        said = queries.said_of_organisations(municipality_id=municipality_id)
        return {id_: (one.answers, one.agree, one.of_ten) for id_, one in said.items()}

    @pytest.mark.req("R-235")
    def test_is_shown_where_enough_answered_about_enough_workers(self, ground):
        self.say(MEIDOORN)
        self.say(MEIDOORN, scores=[None] * 4)

        close()

        assert self.shown() == {MEIDOORN: (25, 15, 6)}

    def test_is_hidden_of_two_workers(self, ground):
        self.say(MEIDOORN, workers=(SANNE, BRAM))

        close()

        assert self.shown() == {}

    def test_hides_both_where_one_is_small_and_the_total_stands_beside_it(self, ground):
        self.say(MEIDOORN)
        self.say(LINDE, scores=[5, 5, 4, 1])

        closed = close()

        assert counted(closed.pk)["stood_beside"] == {"total": 27, "agree": 20}
        assert Published.objects.get(table=Table.STOOD_BESIDE, cell="total").value == 25
        assert self.shown() == {}
        assert not Published.objects.filter(table__startswith="said_").exists()

    def test_shows_both_where_neither_is_small(self, ground):
        self.say(MEIDOORN)
        self.say(LINDE, scores=[5] * 9 + [2] * 11)

        closed = close()

        assert counted(closed.pk)["stood_beside"] == {"total": 43, "agree": 26}
        assert self.shown() == {MEIDOORN: (25, 15, 6), LINDE: (20, 10, 5)}

    @pytest.mark.req("R-069", "R-072")
    def test_leaves_out_who_does_not_count_as_support(self, ground):
        self.say(MEIDOORN)
        self.say(MEIDOORN, scores=[1] * 20, kind="omtinker")

        close()

        assert self.shown() == {MEIDOORN: (25, 15, 6)}

    def test_is_of_its_own_municipality_and_quarter(self, ground):
        self.say(MEIDOORN)

        close(Q3)
        close(municipality_id=HAVENSTAD)

        assert (self.shown(), self.shown(HAVENSTAD)) == ({}, {})

    def test_the_last_that_is_shown_stays_for_a_year(self, ground):
        self.say(MEIDOORN)
        close()
        written = []

        for nth in range(1, 5):
            with acting(Actor(at=AFTERWARDS.at + timedelta(days=95 * nth), clock=Scope())) as clock:
                actions.close_period(
                    actor=clock,
                    municipality_id=WETTERWALD,
                    period=Period(year=2027, quarter=nth),
                )
            written.append(self.shown())

        assert written == [{MEIDOORN: (25, 15, 6)}] * 3 + [{}]
