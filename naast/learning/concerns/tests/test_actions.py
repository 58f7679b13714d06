"""A signal goes to the municipality and comes back; who works there reads it, and nobody else."""

from datetime import timedelta

import pytest

from naast.core.outbox.tests.factories import Message
from naast.core.policy.walls import acting
from naast.learning.concerns import queries
from naast.learning.concerns.actions import NotThere, answer_concern, raise_concern
from naast.learning.concerns.models import Concern
from naast.learning.concerns.rules import Follow, State
from naast.learning.concerns.tests.factories import RAISED_ON, make_answered, make_concern
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import make_agreement
from naast.support.people.tests.factories import make_ground
from tests.cast import (
    CARLA,
    DIRK,
    EMRE,
    FOPPE,
    GEA,
    HANNA,
    HAVENSTAD,
    JOOP,
    KARIN,
    LEO,
    LINDE,
    MEIDOORN,
    MILA,
    NOON,
    RINSKE,
    SANNE,
    STIJN,
    TINEKE,
    WETTERWALD,
)

TOLD = {
    "zone_id": None,
    "theme": "caring",
    "group": "carers",
    "about": "Mantelzorgers raken op",
    "text": "Er is in het weekend geen vervanging.",
    "at": NOON,
}


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    for number in (MEIDOORN, LINDE):
        make_agreement(Organisation.objects.get(id=number), WETTERWALD)


def tell(actor, **changed):
    with acting(actor):
        return raise_concern(actor=actor, **{"municipality_id": WETTERWALD, **TOLD, **changed})


def answer(concern, *, actor=GEA, **changed):
    given = {"follow": Follow.DOING, "answer": "Wij regelen vervanging.", "at": NOON}
    with acting(actor):
        return answer_concern(actor=actor, concern_id=concern.id, **{**given, **changed})


def seen_by(actor, concern):
    with acting(actor):
        return queries.concerns(actor=actor).filter(id=concern.id).exists()


class TestRaise:
    @pytest.mark.req("R-316", "R-320")
    @pytest.mark.parametrize(
        ("who", "organisation_id"),
        [(SANNE, MEIDOORN), (CARLA, MEIDOORN), (JOOP, MEIDOORN), (FOPPE, None), (EMRE, None)],
    )
    def test_goes_to_the_municipality_with_the_day_of_its_answer(self, who, organisation_id):
        concern = tell(who)

        assert seen_by(GEA, concern)
        assert (concern.organisation_id, concern.user_id) == (organisation_id, who.user_id)
        assert concern.answer_before_on == NOON.date() + timedelta(days=28)
        assert [one.user_id for one in Message.objects.all()] == [GEA.user_id]

    @pytest.mark.req("R-319", "R-184")
    def test_is_read_by_the_other_organisations_there(self):
        concern = tell(SANNE)

        assert seen_by(DIRK, concern)
        assert seen_by(TINEKE, concern)

    def test_is_not_read_elsewhere_nor_by_a_resident(self):
        concern = tell(SANNE)

        for actor in (RINSKE, STIJN, LEO, MILA, HANNA):
            assert not seen_by(actor, concern)

    @pytest.mark.parametrize("who", [SANNE, EMRE, KARIN])
    def test_is_about_where_one_works(self, who):
        with pytest.raises(NotThere):
            tell(who, municipality_id=HAVENSTAD)

    @pytest.mark.parametrize("who", [GEA, LEO, MILA, HANNA])
    def test_is_for_who_sees_residents_or_speaks_for_them(self, who):
        with pytest.raises(NotThere):
            tell(who)

        assert not Concern.objects.exists()

    @pytest.mark.req("R-324")
    def test_can_be_about_carers_who_burn_out_and_is_counted_so(self):
        tell(SANNE)
        tell(CARLA, theme="money", group="")

        with acting(GEA):
            rows = queries.concerns(actor=GEA)
            by_group = queries.tally(rows, by="group", on=NOON.date())

        assert by_group["carers"].raised == 1


class TestAnswer:
    @pytest.mark.req("R-316", "R-188")
    def test_comes_back_to_who_told_it(self):
        concern = tell(SANNE)
        Message.objects.all().delete()

        answer(concern)

        assert [one.user_id for one in Message.objects.all()] == [SANNE.user_id]
        with acting(SANNE):
            [row] = queries.concerns(actor=SANNE)
        assert (row.follow, row.answered_by_id) == (Follow.DOING, GEA.user_id)

    def test_is_written_anew_and_what_stood_there_stays(self):
        concern = tell(SANNE)
        answer(concern, answer="Wij kijken.", follow=Follow.LOOKING)

        answer(concern)

        concern.refresh_from_db()
        assert concern.answer == "Wij regelen vervanging."
        assert [old["answer"] for old in concern.earlier] == ["Wij kijken."]

    @pytest.mark.parametrize("who", [SANNE, CARLA, EMRE, KARIN, STIJN, HANNA])
    def test_is_for_who_works_on_policy_there(self, who):
        concern = tell(SANNE)

        with pytest.raises(Concern.DoesNotExist):
            answer(concern, actor=who)

        concern.refresh_from_db()
        assert concern.answer == ""


class TestTally:
    @pytest.mark.req("R-323")
    def test_counts_by_theme_with_what_waits_too_long_and_what_was_answered(self):
        on = RAISED_ON + timedelta(days=29)
        make_concern(SANNE.user_id)
        make_concern(SANNE.user_id, raised_on=on, answer_before_on=on)
        make_answered(SANNE.user_id)
        make_concern(SANNE.user_id, theme="housing")

        with acting(EMRE):
            found = queries.tally(queries.concerns(actor=EMRE), by="theme", on=on)

        money = found["money"]
        assert (money.raised, money.waiting, money.late, money.answered) == (3, 1, 1, 1)
        assert found["housing"].late == 1

    def test_each_signal_stands_in_one_state(self):
        on = RAISED_ON + timedelta(days=29)
        late, waits = make_concern(SANNE.user_id), make_concern(SANNE.user_id, answer_before_on=on)
        done = make_answered(SANNE.user_id)

        with acting(GEA):
            rows = queries.concerns(actor=GEA)
            found = {how: list(queries.in_state(rows, state=how, on=on)) for how in State}

        assert found == {State.LATE: [late], State.WAITING: [waits], State.ANSWERED: [done]}
