"""By layer, and who had somebody beside her at a talk: counted by PostgreSQL, and of no few."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.learning.insight import queries
from naast.learning.insight.actions import close_period
from naast.learning.insight.rules import AGREE, TOTAL, Said, Table, said_shown, shown
from naast.learning.insight.tests.factories import Q4
from naast.support.casework.rules import CaseStatus, Outcome
from naast.support.casework.tests.factories import make_case, make_contact
from naast.support.decisions.rules import SupporterKind
from naast.support.decisions.tests.factories import make_matter, make_talk
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import make_placement, make_question
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_ground, make_hat, make_person
from tests.cast import BRAM, EMRE, FOPPE, GEA, KARIN, LEO, NOON, SANNE, UMA, WETTERWALD

pytestmark = pytest.mark.django_db
IN_Q4 = datetime(2026, 10, 20, 9, tzinfo=NOON.tzinfo)
DAY = timedelta(days=1)
HELPERS = (SANNE, BRAM, UMA)
WORKERS = (FOPPE, KARIN, LEO)


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


def help_somebody(nth, *, layer, outcome=None, contacts=1, kind="formal", helpers=HELPERS):
    """Write a resident whom a supporter helped in the quarter; closed where it has an outcome."""
    who = helpers[nth % len(helpers)]
    person = make_person()
    question = make_question(
        person, who.user_id, status=QuestionStatus.ACCEPTED, asked_at=IN_Q4, accepted_at=IN_Q4
    )
    make_hat(person, who.user_id)
    make_placement(
        question, who.user_id, kind=kind, from_at=IN_Q4, until_at=IN_Q4 + timedelta(seconds=1)
    )
    closed = {"status": CaseStatus.CLOSED, "closed_at": IN_Q4 + 9 * DAY, "outcome": outcome}
    case = make_case(
        question, who.user_id, layer=layer, opened_at=IN_Q4, **(closed if outcome else {})
    )
    for n in range(contacts):
        make_contact(case, layer=layer, at=IN_Q4 + n * DAY)
    return case


def talk(nth, *, used=False, known=None, offered=True, talks=1, workers=WORKERS):
    """Write a resident with whom the municipality talked in the quarter."""
    who = workers[nth % len(workers)]
    person = make_person(house=House.MUNICIPALITY)
    make_hat(person, who.user_id)
    question = make_question(
        person, who.user_id, notice="2026-11", asked_at=IN_Q4, accepted_at=IN_Q4,
        status=QuestionStatus.ACCEPTED,
    )  # fmt: skip
    matter = make_matter(question, who.user_id, notified_at=IN_Q4)
    for n in range(talks):
        here = used and n == 0
        make_talk(
            matter, at=IN_Q4 + n * DAY, support_used=here, support_offered=offered,
            support_known=here or bool(known),
            supporter_kind=SupporterKind.FORMAL if here else "",
        )  # fmt: skip
    return matter


def closed():
    after = Actor(at=datetime(2027, 1, 8, 9, tzinfo=NOON.tzinfo), clock=Scope())
    with acting(after):
        close_period(actor=after, municipality_id=WETTERWALD, period=Q4)
    [figures] = queries.figures(municipality_id=WETTERWALD)
    return figures.tables


class TestByLayer:
    @pytest.mark.req("R-090")
    def test_questions_contacts_and_results_are_told_of_each_layer(self):
        for layer, how_many, near in ((1, 20, 12), (2, 30, 15), (3, 15, 9)):
            for nth in range(how_many):
                outcome = Outcome.VOLUNTEER if nth < near else Outcome.MADE_TO_MEASURE
                help_somebody(nth, layer=layer, outcome=outcome, contacts=2)

        tables = closed()

        assert tables[Table.LAYER_QUESTIONS] == {TOTAL: 65, "1": 20, "2": 30, "3": 15}
        assert tables[Table.LAYER_CONTACTS] == {TOTAL: 130, "1": 40, "2": 60, "3": 30}
        assert tables[Table.LAYER_CLOSED] == {"1": 20, "2": 30, "3": 15}
        assert tables[Table.LAYER_NEAR] == {"1": 10, "2": 15, "3": 10}

    @pytest.mark.req("R-090")
    def test_a_small_layer_is_hidden_as_the_rules_say_and_never_alone(self):
        counts = {1: 20, 2: 30, 3: 3}
        for layer, how_many in counts.items():
            for nth in range(how_many):
                help_somebody(nth, layer=layer, outcome=Outcome.VOLUNTEER)

        tables = closed()

        cells = [counts[layer] for layer in (1, 2, 3)]
        by_rule = shown(cells=cells, workers=[3, 3, 3])
        by_layer = tuple(tables[Table.LAYER_QUESTIONS][cell] for cell in "123")
        assert by_layer == by_rule == (20, None, None)
        said = said_shown(said=[Said(answers=n, agree=n, workers=3) for n in cells])
        told = tables.get(Table.LAYER_CLOSED, {})
        assert [told.get(cell) for cell in "123"] == [one and one[0] for one in said]

    def test_many_contacts_of_few_residents_are_hidden(self):
        for nth in range(4):
            help_somebody(nth, layer=3, contacts=9)
        for nth in range(12):
            help_somebody(nth, layer=2, contacts=2)

        tables = closed()

        assert tables[Table.LAYER_CONTACTS]["3"] is None
        assert tables[Table.LAYER_CONTACTS][TOTAL] == 60

    def test_work_of_fewer_than_three_stays_inside_the_team(self):
        for nth in range(30):
            help_somebody(nth, layer=1 + nth % 3, outcome=Outcome.VOLUNTEER, helpers=HELPERS[:2])

        tables = closed()

        for table in (Table.LAYER_QUESTIONS, Table.LAYER_CONTACTS):
            assert set(tables[table].values()) == {None}
        assert Table.LAYER_CLOSED not in tables

    def test_who_is_not_counted_as_support_is_in_none(self):
        for nth in range(12):
            help_somebody(nth, layer=1, outcome=Outcome.VOLUNTEER)
            help_somebody(nth, layer=1, kind="omtinker", outcome=Outcome.VOLUNTEER)

        tables = closed()

        assert tables[Table.LAYER_QUESTIONS][TOTAL] == 10
        assert tables[Table.LAYER_CONTACTS][TOTAL] == 10


class TestTalks:
    @pytest.mark.req("R-127")
    def test_the_share_with_a_supporter_counts_each_resident_once(self):
        for nth in range(40):
            talk(nth, used=nth < 10, known=nth < 25, talks=2)

        tables = closed()

        assert tables[Table.TALK_USED] == {TOTAL: 40, AGREE: 10}
        assert tables[Table.TALK_KNOWN] == {TOTAL: 40, AGREE: 25}
        assert tables[Table.TALK_OFFERED] == {TOTAL: 40, AGREE: 40}

    @pytest.mark.parametrize(
        ("many", "used", "workers", "told"),
        [
            (7, 6, WORKERS, {TOTAL: 5, AGREE: None}),
            (40, 4, WORKERS, {TOTAL: 40, AGREE: None}),
            (4, 4, WORKERS, {TOTAL: None, AGREE: None}),
            (40, 20, WORKERS[:2], {TOTAL: None, AGREE: None}),
        ],
    )
    def test_of_few_it_is_hidden(self, many, used, workers, told):
        for nth in range(many):
            talk(nth, used=nth < used, workers=workers)

        assert closed()[Table.TALK_USED] == told

    def test_before_anybody_was_spoken_there_is_no_figure(self):
        assert not {Table.TALK_USED, Table.TALK_KNOWN, Table.TALK_OFFERED} & closed().keys()


@pytest.mark.req("R-090", "R-127")
def test_municipality_council_and_residents_read_the_same(cast, monkeypatch):
    for nth in range(30):
        help_somebody(nth, layer=2 if nth < 15 else 1, outcome=Outcome.VOLUNTEER)
        help_somebody(nth, layer=3)
        talk(nth, used=nth < 15)
    closed()
    monkeypatch.setattr(timezone, "now", lambda: datetime(2027, 1, 9, 9, tzinfo=NOON.tzinfo))
    pages = []
    for who in (GEA, EMRE, None):
        client = Client()
        if who:
            client.force_login(cast[who])
        path = "/desk/figures/" if who else "/wetterwald/cijfers/"
        pages.append(client.get(path).content.decode())

    for said in pages:
        assert "Naast 50 van de 100 inwoners stond iemand bij het gesprek." in said
        assert "Geholpen zonder voorziening, per laag" in said
        assert "Contacten per laag van steun" in said
        assert "Steun hielp het vaakst bij hulp die er al was." in said
