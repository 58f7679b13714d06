"""The municipality writes, the organisation agrees, and from that day on a promise reads it."""

from datetime import date, timedelta

import pytest

from naast.core.audit.tests.factories import Entry
from naast.core.outbox.models import Message
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from naast.supply.cooperation import queries
from naast.supply.cooperation.actions import (
    CannotMove,
    agree,
    ask_for_change,
    change_proposal,
    propose,
    send_proposal,
    warn_of_dates,
    withdraw_proposal,
)
from naast.supply.cooperation.models import Proposal
from naast.supply.cooperation.rules import ProposalState
from naast.supply.cooperation.tests.factories import NEW_YEAR, TERMS, make_draft, make_proposal
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.actions import LaterVersion
from naast.supply.organisations.models import Agreement
from naast.supply.organisations.rules import Norm, terms_of
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import (
    CARLA,
    CAST,
    GEA,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    NOON,
    STIJN,
    TINEKE,
    UMA,
    WETTERWALD,
)

pytestmark = pytest.mark.django_db

DAY = NOON.date()


@pytest.fixture
def here(cast):
    make_municipality(id=WETTERWALD)
    make_organisation(id=MEIDOORN)
    make_organisation(id=LINDE)


def proposed(actor=GEA, municipality_id=WETTERWALD):
    with acting(actor):
        return propose(
            actor=actor,
            organisation_id=MEIDOORN,
            municipality_id=municipality_id,
            terms=TERMS,
            from_on=NEW_YEAR,
            until_on=None,
        )


def do(actor, action, proposal, **more):
    with acting(actor):
        return action(actor=actor, proposal_id=proposal.id, **more)


class TestTerms:
    def test_are_read_back_as_they_were_kept(self):
        assert terms_of(kept=TERMS.kept()) == TERMS


class TestPropose:
    def test_is_for_the_policy_officer_of_that_municipality(self, here):
        with pytest.raises(Proposal.DoesNotExist):
            proposed(actor=STIJN)
        with pytest.raises(Proposal.DoesNotExist):
            proposed(actor=CARLA)

        assert proposed().state == ProposalState.DRAFT

    def test_a_draft_is_seen_by_its_writer_alone(self, here):
        proposed()

        assert {one for one in CAST if queries.proposals(actor=one).exists()} == {GEA}

    def test_what_was_sent_is_seen_by_both_sides(self, here):
        do(GEA, send_proposal, proposed())

        assert {one for one in CAST if queries.proposals(actor=one).exists()} == {GEA, CARLA}
        assert Message.objects.filter(user_id=CARLA.user_id).exists()


class TestAgree:
    @pytest.mark.req("R-206", "R-208")
    def test_puts_the_terms_in_force_from_the_first_day(self, here):
        agreed = do(CARLA, agree, make_proposal(MEIDOORN, WETTERWALD))

        [row] = Agreement.objects.all()
        assert agreed.agreement_id == row.pk
        assert organisations.terms(agreement=row) == TERMS
        assert (row.from_on, row.until_on, row.agreed_on) == (NEW_YEAR, None, DAY)
        assert Entry.objects.filter(action="organisations.agreement.agreed").exists()

    def test_ends_the_version_before_and_keeps_what_it_said(self, here):
        before = make_agreement(
            organisations.Organisation.objects.get(id=MEIDOORN),
            WETTERWALD,
            first_contact_working_days=5,
            independence_floor=70,
            floor_source="Artikel 5",
        )

        do(CARLA, agree, make_proposal(MEIDOORN, WETTERWALD))

        before.refresh_from_db()
        assert (before.until_on, before.first_contact_working_days) == (NEW_YEAR, 5)
        assert Agreement.objects.get(from_on=NEW_YEAR).independence_floor == 70
        where = {"organisation_id": MEIDOORN, "municipality_id": WETTERWALD}
        eve = NEW_YEAR - timedelta(days=1)
        promised = organisations.first_contact_working_days
        assert (promised(on=eve, **where), promised(on=NEW_YEAR, **where)) == (5, 2)

    def test_is_for_the_coordinator_of_that_organisation(self, here):
        waiting = make_proposal(MEIDOORN, WETTERWALD)

        for actor in (GEA, TINEKE, UMA):
            with pytest.raises(Proposal.DoesNotExist):
                do(actor, agree, waiting)

    def test_cannot_be_done_twice(self, here):
        waiting = make_proposal(MEIDOORN, WETTERWALD)
        do(CARLA, agree, waiting)

        with pytest.raises(Proposal.DoesNotExist):
            do(CARLA, agree, waiting)

    def test_refuses_to_start_before_a_version_that_is_there(self, here):
        do(CARLA, agree, make_proposal(MEIDOORN, WETTERWALD))

        with pytest.raises(LaterVersion):
            do(CARLA, agree, make_proposal(MEIDOORN, WETTERWALD, from_on=date(2026, 12, 1)))


class TestChange:
    def test_comes_back_with_what_is_asked(self, here):
        waiting = make_proposal(MEIDOORN, WETTERWALD)

        do(CARLA, ask_for_change, waiting, remark="Graag drie dagen.")

        waiting.refresh_from_db()
        assert (waiting.state, waiting.remark) == (ProposalState.RETURNED, "Graag drie dagen.")
        do(GEA, change_proposal, waiting, terms=TERMS, from_on=NEW_YEAR, until_on=None)
        assert do(GEA, send_proposal, waiting).remark == ""

    @pytest.mark.parametrize("action", [send_proposal, withdraw_proposal])
    def test_is_refused_while_it_lies_with_the_organisation(self, here, action):
        with pytest.raises(CannotMove):
            do(GEA, action, make_proposal(MEIDOORN, WETTERWALD))

    def test_a_withdrawn_draft_is_over(self, here):
        draft = make_draft(MEIDOORN, WETTERWALD)
        do(GEA, withdraw_proposal, draft)

        with pytest.raises(CannotMove):
            do(GEA, send_proposal, draft)


class TestWhoWorksOnIt:
    @pytest.mark.req("R-209")
    def test_what_was_agreed_also_binds_who_works_on_it_without_the_commission(self, here):
        meidoorn = organisations.Organisation.objects.get(id=MEIDOORN)
        make_agreement(meidoorn, WETTERWALD, worked_by=[LINDE], norms={"answer": 2})
        linde = {"organisation_id": LINDE, "municipality_id": WETTERWALD, "on": DAY}

        assert organisations.first_contact_working_days(**linde) == 3
        assert organisations.agreed_norm(norm=Norm.ANSWER, **linde) == 2
        assert set(organisations.serving(municipality_id=WETTERWALD, on=DAY)) == {MEIDOORN, LINDE}
        assert organisations.agreed_norm(norm=Norm.VISIT, **linde) is None


class TestWarnOfDates:
    def told(self, *, days):
        clock = Actor(at=NOON + timedelta(days=days), clock=Scope())
        with acting(clock):
            warn_of_dates(actor=clock)
        return sorted(Message.objects.values_list("user_id", flat=True))

    @pytest.fixture
    def reviewed(self, here):
        meidoorn = organisations.Organisation.objects.get(id=MEIDOORN)
        return make_agreement(meidoorn, WETTERWALD, review_on=DAY + timedelta(days=60))

    @pytest.mark.req("R-214")
    def test_tells_both_sides_once_at_each_stage(self, reviewed):
        both = [CARLA.user_id, GEA.user_id]

        assert self.told(days=0) == both
        assert self.told(days=29) == both
        assert self.told(days=30) == sorted(both * 2)
        assert self.told(days=54) == sorted(both * 3)
        assert self.told(days=61) == sorted(both * 3)

    def test_is_silent_about_an_end_that_another_version_follows(self, here):
        meidoorn = organisations.Organisation.objects.get(id=MEIDOORN)
        soon = DAY + timedelta(days=10)
        make_agreement(meidoorn, WETTERWALD, until_on=soon)
        assert self.told(days=0) == [CARLA.user_id, GEA.user_id]
        Message.objects.all().delete()

        make_agreement(meidoorn, WETTERWALD, from_on=soon)

        assert self.told(days=4) == []

    def test_tells_nobody_of_elsewhere(self, here, reviewed):
        make_municipality(id=HAVENSTAD)

        assert STIJN.user_id not in self.told(days=0)
