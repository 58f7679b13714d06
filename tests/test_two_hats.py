"""I-1 under attack: nobody supports and decides in one circle, whatever the code forgets.

The attacker is a user with both roles, which `identity` refuses within one municipality: so the
database is all that stands between her and the second hat. Simultaneous attempts are tried in
`test_two_hats_at_once.py`.

Not yet tried, as there are no objections yet: who took a decision cannot decide the objection.
"""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from psycopg.errors import ForeignKeyViolation, InsufficientPrivilege, UniqueViolation

from naast.core.audit.models import Entry
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.tests.factories import make_offered
from naast.support.casework.actions import close_case, take_case
from naast.support.casework.models import Case
from naast.support.casework.rules import Outcome as CaseOutcome
from naast.support.casework.tests.factories import make_running_case
from naast.support.decisions.actions import close_matter, decide, take_matter
from naast.support.decisions.models import Decision, Matter
from naast.support.decisions.rules import Outcome, Provision, Verdict
from naast.support.decisions.tests.factories import make_decision, make_running_matter
from naast.support.matching.actions import CannotBeProposed, pass_on, propose
from naast.support.matching.models import Placement, Question
from naast.support.matching.tests.factories import make_question
from naast.support.people.actions import CannotLink, link_houses
from naast.support.people.models import Circle, Hat, Link, Person, Standing
from naast.support.people.queries import code_fingerprint
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_code, make_hat, make_person
from tests.cast import BRAM, CARLA, FOPPE, HAVENSTAD, MEIDOORN, NOON, RINSKE, SANNE, WETTERWALD

CODE = "otter wilg lamp boter mand 4827"
OTHER_CODE = "otter wilg lamp boter mand 4828"
GONE = "Question matching query does not exist."

# Sanne again, who since last year also decides for the municipality next door.
BOTH = Actor(
    user_id=SANNE.user_id,
    at=NOON,
    staff=SANNE.scopes["staff"],
    supporter=SANNE.scopes["supporter"],
    access_officer=Scope(user_id=SANNE.user_id, organisation_ids=[], municipality_ids=[HAVENSTAD]),
)


@pytest.fixture(autouse=True)
def places(cast):
    make_municipality(id=WETTERWALD, slug="wetterwald")
    make_municipality(id=HAVENSTAD, slug="havenstad")
    make_organisation(id=MEIDOORN)


@pytest.fixture
def circle() -> Circle:
    """Return the circle of one human being with a file in each house."""
    return Circle.objects.create()


@pytest.fixture
def supported(circle) -> Person:
    person = make_person(circle=circle)
    make_code(person, code_fingerprint(text=CODE))
    return person


@pytest.fixture
def decided(circle) -> Person:
    person = make_person(circle=circle, house=House.MUNICIPALITY, municipality_id=HAVENSTAD)
    make_code(person, code_fingerprint(text=OTHER_CODE))
    return person


def take(actor: Actor, question: Question, house: House):
    with acting(actor):
        if house == House.SUPPORT:
            return take_case(actor=actor, question_id=question.id, at=NOON)
        return take_matter(actor=actor, question_id=question.id, at=NOON)


def hats(circle: Circle) -> set[tuple[int, str]]:
    return set(Hat.objects.filter(circle=circle).values_list("user_id", "kind"))


@pytest.mark.req("R-123")
class TestThroughTheActions:
    @pytest.mark.parametrize("first", House)
    def test_who_wears_one_hat_cannot_take_the_other(self, circle, supported, decided, first):
        questions = {
            House.SUPPORT: make_question(supported, BOTH.user_id),
            House.MUNICIPALITY: make_question(decided, BOTH.user_id),
        }
        [second] = set(House) - {first}
        take(BOTH, questions[first], first)

        with pytest.raises(Question.DoesNotExist):
            take(BOTH, questions[second], second)

        assert len(hats(circle)) == 1
        assert Case.objects.count() + Matter.objects.count() == 1
        assert Standing.objects.count() == Placement.objects.count() == 1
        assert Question.objects.get(id=questions[second].id).status == "open"

    @pytest.mark.parametrize("house", House)
    def test_the_refusal_is_that_of_a_question_that_is_not_there(self, supported, decided, house):
        person = supported if house == House.SUPPORT else decided
        other = decided if house == House.SUPPORT else supported
        make_hat(other, BOTH.user_id)
        question = make_question(person, BOTH.user_id)
        told = []

        for question_id in (question.id, uuid4()):
            action = take_case if house == House.SUPPORT else take_matter
            with acting(BOTH), pytest.raises(Question.DoesNotExist) as refused:
                action(actor=BOTH, question_id=question_id, at=NOON)
            told.append(str(refused.value))

        assert told == [GONE, GONE]
        assert not Entry.objects.filter(subject_id=person.id).exists()

    def test_the_hat_stays_when_the_case_is_closed(self, circle, supported, decided):
        case = make_running_case(SANNE.user_id, person=supported)
        with acting(SANNE):
            close_case(
                actor=SANNE, case_id=case.id, outcome=CaseOutcome.STOPPED, scores={}, at=NOON
            )

        with pytest.raises(Question.DoesNotExist):
            take(BOTH, make_question(decided, BOTH.user_id), House.MUNICIPALITY)

        assert hats(circle) == {(SANNE.user_id, "supports")}

    def test_the_hat_stays_when_the_matter_is_closed(self, circle, supported, decided):
        matter = make_running_matter(BOTH.user_id, person=decided)
        with acting(BOTH):
            close_matter(actor=BOTH, matter_id=matter.id, outcome=Outcome.STOPPED, at=NOON)

        with pytest.raises(Question.DoesNotExist):
            take(BOTH, make_question(supported, BOTH.user_id), House.SUPPORT)

        assert hats(circle) == {(BOTH.user_id, "decides")}

    @pytest.mark.req("R-124")
    def test_a_supporter_finds_no_matter_to_decide(self, supported, decided):
        make_running_case(SANNE.user_id, person=supported)
        matter = make_running_matter(RINSKE.user_id, person=decided)

        for actor in (SANNE, BOTH):
            with acting(actor), pytest.raises(Matter.DoesNotExist):
                decide(
                    actor=actor,
                    matter_id=matter.id,
                    provision=Provision.DEBT_HELP,
                    verdict=Verdict.GRANTED,
                    reasons="-",
                    at=NOON,
                )

    def test_two_colleagues_may_wear_a_hat_each(self, circle, supported, decided):
        take(SANNE, make_question(supported, SANNE.user_id), House.SUPPORT)
        take(RINSKE, make_question(decided, RINSKE.user_id), House.MUNICIPALITY)

        assert hats(circle) == {(SANNE.user_id, "supports"), (RINSKE.user_id, "decides")}


def refused_by(error: type[Exception], sql: str, *parameters: object) -> bool:
    """Whether PostgreSQL itself refuses a statement with this error."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, parameters)
    except Exception as refused:  # noqa: BLE001 (Django wraps what psycopg raised)
        return isinstance(refused.__cause__, error)
    return False


WEAR = (
    "INSERT INTO people_hat (id, circle_id, user_id, house, kind, from_at)"
    " VALUES (%s, %s, %s, %s, %s, now())"
)
STAND = (
    "INSERT INTO people_standing"
    " (id, person_id, circle_id, user_id, organisation_id, municipality_id, house, hat, from_at)"
    " VALUES (%s, %s, %s, %s, NULL, %s, 'municipality', 'decides', now())"
)


class TestThroughRawSql:
    """As the app's role, acting as herself: what a forgotten filter or a console could do."""

    @pytest.fixture(autouse=True)
    def _supports(self, places, supported):
        make_running_case(BOTH.user_id, person=supported)

    def test_a_second_hat_is_refused(self, circle):
        with acting(BOTH):
            second = (uuid4(), circle.id, BOTH.user_id, "municipality", "decides")
            assert refused_by(UniqueViolation, WEAR, *second)

    def test_a_hat_is_never_changed_nor_taken_off(self, circle):
        with acting(BOTH), connection.cursor() as cursor:
            cursor.execute("UPDATE people_hat SET kind = 'decides', house = 'municipality'")
            changed = cursor.rowcount
            cursor.execute("DELETE FROM people_hat")
            removed = cursor.rowcount

        assert (changed, removed) == (0, 0)
        assert hats(circle) == {(BOTH.user_id, "supports")}

    def test_a_standing_without_the_hat_is_refused(self, circle, decided):
        with acting(BOTH):
            row = (uuid4(), decided.id, circle.id, BOTH.user_id, HAVENSTAD)
            assert refused_by(ForeignKeyViolation, STAND, *row)

    def test_a_circle_made_up_for_the_occasion_is_refused(self, decided):
        with acting(BOTH):
            made_up = Circle.objects.create()
            hat = (uuid4(), made_up.id, BOTH.user_id, "municipality", "decides")
            with connection.cursor() as cursor:
                cursor.execute(WEAR, hat)
            row = (uuid4(), decided.id, made_up.id, BOTH.user_id, HAVENSTAD)
            assert refused_by(ForeignKeyViolation, STAND, *row)

    def test_her_person_cannot_be_moved_out_of_the_circle(self, supported, circle):
        with acting(BOTH), connection.cursor() as cursor:
            made_up = Circle.objects.create()
            cursor.execute(WEAR, (uuid4(), made_up.id, BOTH.user_id, "support", "supports"))
            cursor.execute("UPDATE people_person SET circle_id = %s", [made_up.id])

        assert Person.objects.get(id=supported.id).circle_id == circle.id

    def test_a_person_cannot_leave_her_hats_behind_even_by_a_superuser(self, supported):
        made_up = Circle.objects.create()

        move = "UPDATE people_person SET circle_id = %s"

        assert refused_by(ForeignKeyViolation, move, made_up.id)

    @pytest.mark.parametrize("table", ["decisions_matter", "matching_placement", "people_standing"])
    def test_handing_over_into_the_other_hat_is_refused_even_to_a_superuser(self, decided, table):
        make_running_matter(RINSKE.user_id, person=decided)

        hand_over = f"UPDATE {table} SET user_id = %s WHERE hat = 'decides'"

        assert refused_by(ForeignKeyViolation, hand_over, BOTH.user_id)

    def test_handing_over_a_case_to_who_decides_is_refused_even_to_a_superuser(self, decided):
        make_running_matter(RINSKE.user_id, person=decided)

        hand_over = "UPDATE casework_case SET user_id = %s"

        assert refused_by(ForeignKeyViolation, hand_over, RINSKE.user_id)

    def test_handing_over_is_not_for_her_to_write(self, decided):
        with acting(BOTH):
            hand_over = "UPDATE casework_case SET user_id = %s"
            assert refused_by(InsufficientPrivilege, hand_over, BRAM.user_id)

    def test_a_decision_under_the_supporting_hat_is_refused_even_to_a_superuser(self, decided):
        matter = make_running_matter(RINSKE.user_id, person=decided)

        for hat in ("decides", "supports"):
            with pytest.raises(IntegrityError), transaction.atomic():
                make_decision(matter, user_id=BOTH.user_id, hat=hat)

        assert not Decision.objects.exists()

    def test_a_running_row_cannot_drop_its_hat(self, decided):
        make_running_matter(RINSKE.user_id, person=decided)

        for table in ("decisions_matter", "casework_case", "people_standing", "matching_placement"):
            with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"UPDATE {table} SET hat = NULL")

    def test_a_hat_that_is_needed_cannot_be_removed_even_by_a_superuser(self):
        assert refused_by(ForeignKeyViolation, "DELETE FROM people_hat")


class TestLinkingHerFiles:
    """Joining circles: all or nothing."""

    @pytest.fixture
    def mine(self) -> Person:
        person = make_person()
        make_code(person, code_fingerprint(text=CODE))
        return person

    @pytest.fixture
    def hers(self) -> Person:
        person = make_person(house=House.MUNICIPALITY, municipality_id=HAVENSTAD)
        make_code(person, code_fingerprint(text=OTHER_CODE))
        return person

    def link(self, person: Person, code: str) -> Link:
        resident = Actor(at=NOON, resident=Scope(person_id=person.id))
        with acting(resident):
            return link_houses(actor=resident, other_code=code, source="here", at=NOON)

    @pytest.mark.parametrize("from_house", House)
    def test_makes_one_circle_with_all_hats_and_running_rows(self, mine, hers, from_house):
        case = make_running_case(SANNE.user_id, person=mine)
        matter = make_running_matter(RINSKE.user_id, person=hers)
        make_decision(matter)
        here, code = (mine, OTHER_CODE) if from_house == House.SUPPORT else (hers, CODE)

        self.link(here, code)

        circles = {
            model: set(model.objects.values_list("circle_id", flat=True))
            for model in (Person, Hat, Standing, Placement, Case, Matter, Decision)
        }
        assert set(map(frozenset, circles.values())) == {frozenset({hers.circle_id})}
        assert (Case.objects.get().id, Matter.objects.get().id) == (case.id, matter.id)

    def test_takes_ended_rows_along(self, mine, hers):
        case = make_running_case(SANNE.user_id, person=mine)
        with acting(SANNE):
            close_case(
                actor=SANNE, case_id=case.id, outcome=CaseOutcome.STOPPED, scores={}, at=NOON
            )

        self.link(hers, CODE)

        assert Case.objects.get().circle_id == hers.circle_id
        assert Hat.objects.get().circle_id == hers.circle_id

    def test_is_seen_in_both_files(self, mine, hers):
        self.link(mine, OTHER_CODE)

        entries = Entry.objects.filter(action="people.houses.linked")
        assert set(entries.values_list("subject_id", "house")) == {
            (mine.id, House.SUPPORT),
            (hers.id, House.MUNICIPALITY),
        }

    @pytest.mark.req("R-123")
    def test_fails_as_a_whole_while_one_user_would_get_both_hats(self, mine, hers):
        make_running_case(BOTH.user_id, person=mine)
        make_running_case(BRAM.user_id, person=make_person(circle=mine.circle))
        make_running_matter(BOTH.user_id, person=hers)
        before = list(Hat.objects.order_by("id").values_list("id", "circle_id", "kind"))

        with pytest.raises(CannotLink) as refused:
            self.link(mine, OTHER_CODE)

        assert refused.value.both_hats
        assert list(Hat.objects.order_by("id").values_list("id", "circle_id", "kind")) == before
        assert Person.objects.get(id=hers.id).circle_id == hers.circle_id
        assert not Link.objects.exists()
        assert not Entry.objects.filter(action="people.houses.linked").exists()

    def test_keeps_out_who_would_come_to_the_second_hat_later(self, mine, hers):
        make_running_case(BOTH.user_id, person=mine)
        question = make_question(hers, BOTH.user_id)
        self.link(hers, CODE)

        with pytest.raises(Question.DoesNotExist):
            take(BOTH, question, House.MUNICIPALITY)

    def test_leaves_a_colleague_who_wears_the_same_hat_in_both_with_one(self, mine, hers):
        make_running_matter(RINSKE.user_id, person=hers)
        second = make_person(house=House.MUNICIPALITY, circle=mine.circle)
        make_running_matter(RINSKE.user_id, person=second)

        self.link(mine, OTHER_CODE)

        assert Hat.objects.filter(user_id=RINSKE.user_id).count() == 1
        assert Matter.objects.filter(circle_id=hers.circle_id).count() == 2

    def test_twice_is_once(self, mine, hers):
        first = self.link(mine, OTHER_CODE)

        assert self.link(hers, CODE) == first

    @pytest.mark.parametrize("code", ["", "fout", "otter wilg lamp boter mand 9999"])
    def test_needs_the_other_code(self, mine, code):
        with pytest.raises(CannotLink) as refused:
            self.link(mine, code)

        assert not refused.value.both_hats

    def test_needs_a_file_of_the_other_house(self, mine):
        another = make_person()
        make_code(another, "ab" * 32)
        make_code(make_person(), code_fingerprint(text=OTHER_CODE))

        for code in (CODE, OTHER_CODE):
            with pytest.raises(CannotLink):
                self.link(mine, code)

    def test_is_nothing_for_who_works_here(self, mine, hers):
        make_running_case(SANNE.user_id, person=mine)

        with acting(SANNE), pytest.raises(KeyError):
            link_houses(actor=SANNE, other_code=OTHER_CODE, source="here", at=NOON)


class TestWhoIsAsked:
    """Who wears the other hat is left out like somebody who is absent."""

    def passed_on_to(self, person: Person) -> int | None:
        question = make_question(person, SANNE.user_id)
        with acting(SANNE):
            pass_on(actor=SANNE, question_id=question.id, reason="no_room", at=NOON)
        return Question.objects.get(id=question.id).user_id

    def test_a_colleague_who_decides_about_her_is_not_proposed(self, supported, decided):
        make_offered(BRAM.user_id)
        make_hat(decided, BRAM.user_id)

        assert self.passed_on_to(supported) is None

    def test_a_colleague_who_stood_beside_her_is(self, supported, decided):
        make_offered(BRAM.user_id)
        make_hat(supported, BRAM.user_id)

        assert self.passed_on_to(supported) == BRAM.user_id

    def test_nobody_who_leads_can_ask_her_either(self, supported, decided):
        make_offered(BRAM.user_id)
        make_hat(decided, BRAM.user_id)
        question = make_question(supported)
        told = []

        for user_id in (BRAM.user_id, RINSKE.user_id):
            with acting(CARLA), pytest.raises(CannotBeProposed) as refused:
                propose(actor=CARLA, question_id=question.id, user_id=user_id, at=NOON)
            told.append(str(refused.value))

        assert told[0] == told[1]


class TestNobodyIsToldOfTheOtherHouse:
    def test_an_officer_sees_no_hat_but_her_own(self, circle, supported, decided):
        make_running_case(SANNE.user_id, person=supported)
        make_running_matter(RINSKE.user_id, person=decided)

        with acting(RINSKE):
            seen = set(Hat.objects.values_list("user_id", flat=True))

        assert seen == {RINSKE.user_id}

    def test_an_officer_sees_no_link(self, supported, decided):
        Link.objects.create(supported=supported, decided=decided, linked_at=NOON)
        make_running_matter(FOPPE.user_id, person=decided)

        with acting(FOPPE):
            assert not Link.objects.exists()
