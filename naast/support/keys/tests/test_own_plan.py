"""Her own plan: in her words, sealed with her key, read by whom she lets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.models import Entry
from naast.core.policy.walls import NotActing, acting
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.support.keys import queries, rules
from naast.support.keys.actions import erase_plan, keep_plan, open_plan
from naast.support.keys.models import OwnPlan
from naast.support.keys.rules import Plan
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_person, make_standing
from tests.cast import CAST, FOPPE, HANNA, HANNA_ID, MEIDOORN, NOON, SANNE, WETTERWALD, WILLEM_ID

TEXTS = st.text(max_size=60)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=12,
)
PLAN = Plan(
    domains=("money",),
    words={"need": "Ik val vaak.\nNiet lachen.", "life-money": "De huur."},
    along="own",
    along_words="Wiebe",
    bring=("identity",),
    ask=("report",),
    ask_words="Wie belt mij?",
)


class TestPlanOf:
    @given(st.builds(Plan, words=st.dictionaries(TEXTS, TEXTS), along_words=TEXTS, ask_words=TEXTS))
    def test_what_was_kept_reads_as_it_was(self, plan):
        once = rules.plan_of(data=rules.plan_data(plan=plan))

        assert rules.plan_of(data=rules.plan_data(plan=once)) == once

    @given(ANYTHING)
    def test_leaves_out_what_it_cannot_read(self, data):
        assert isinstance(rules.plan_of(data=data), Plan)

    @given(st.text(min_size=rules.LONGEST_ANSWER + 1, max_size=rules.LONGEST_ANSWER + 9))
    def test_never_holds_more_than_fits(self, text):
        plan = rules.plan_of(data={"words": {"need": text}})

        assert len(plan.words.get("need", "")) <= rules.LONGEST_ANSWER

    def test_keeps_the_rest_of_what_is_partly_wrong(self):
        plan = rules.plan_of(data={"domains": ["money", 3], "words": {"need": 1, "self": " Ja. "}})

        assert plan == Plan(domains=("money",), words={"self": "Ja."})


class TestPlanText:
    def test_has_each_part_under_its_name_in_the_order_of_the_talk(self):
        text = queries.plan_text(plan=PLAN)

        assert text.startswith(
            "Waar het over gaat:\n- Geld en schulden\n\nGeld en schulden:\nDe huur."
        )
        assert "Wat ik nodig heb:\nIk val vaak.\nNiet lachen." in text
        assert text.endswith("Wie belt mij?")

    def test_of_an_empty_plan_is_empty(self):
        assert queries.plan_text(plan=Plan()) == ""


@pytest.mark.django_db
class TestKeepPlan:
    @pytest.fixture(autouse=True)
    def files(self, cast):
        make_municipality(id=WETTERWALD, slug="wetterwald", name="Wetterwâld")
        make_organisation(id=MEIDOORN)
        make_standing(make_person(id=HANNA_ID), SANNE.user_id)
        make_standing(make_person(id=WILLEM_ID, house=House.MUNICIPALITY), FOPPE.user_id)

    def keep(self, plan=PLAN, *, open_to_supporter=False):
        with acting(HANNA):
            return keep_plan(actor=HANNA, plan=plan, at=NOON, open_to_supporter=open_to_supporter)

    def readers(self):
        found = set()
        for actor in CAST:
            with acting(actor):
                if queries.own_plans(actor=actor).exists():
                    found.add(actor)
        return found

    @pytest.mark.req("R-006")
    def test_keeps_her_own_words_sealed_and_in_place_of_those_before(self):
        self.keep(Plan(words={"need": "Anders."}))
        self.keep()

        assert b"Ik val vaak" not in bytes(OwnPlan.objects.get().content.sealed)
        with acting(HANNA):
            kept = queries.kept_plan(actor=HANNA)
        assert (kept.plan, kept.kept_at) == (PLAN, NOON)

    def test_is_read_by_her_alone(self):
        self.keep()

        assert self.readers() == {HANNA}

    def test_opens_for_who_stands_beside_her_when_she_says_so_and_closes_again(self):
        self.keep()
        with acting(HANNA):
            open_plan(actor=HANNA, to_supporter=True)
        assert self.readers() == {HANNA, SANNE}
        with acting(SANNE):
            assert queries.kept_plan(actor=SANNE, person_id=HANNA_ID).plan == PLAN

        with acting(HANNA):
            open_plan(actor=HANNA, to_supporter=False)
        assert self.readers() == {HANNA}

    def test_cannot_be_changed_by_who_may_read_it(self):
        self.keep(open_to_supporter=True)

        with acting(SANNE):
            for verb in ("keep", "erase"):
                assert not queries.own_plans(actor=SANNE, verb=verb).exists()
        with pytest.raises(NotActing):
            erase_plan(actor=HANNA)

    def test_is_gone_when_she_erases_it(self):
        self.keep()
        with acting(HANNA):
            erase_plan(actor=HANNA)
            erase_plan(actor=HANNA)

        assert not OwnPlan.objects.exists()

    def test_records_that_and_never_what(self):
        self.keep()
        with acting(HANNA):
            open_plan(actor=HANNA, to_supporter=True)
            erase_plan(actor=HANNA)

        assert set(Entry.objects.values_list("action", flat=True)) == {
            "keys.plan.kept",
            "keys.plan.opened",
            "keys.plan.erased",
        }
