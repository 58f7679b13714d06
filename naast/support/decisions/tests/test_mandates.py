"""The register of mandates: what covers a decision, who keeps it, and what happens without."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given as drawn
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.support.decisions.actions import NotInMandate, decide, note_talk
from naast.support.decisions.actions import mandates as actions
from naast.support.decisions.models import Mandate, MandateBacking, Talk
from naast.support.decisions.queries import mandates as queries
from naast.support.decisions.rules import LOWER_RUNGS, Provision, Verdict
from naast.support.decisions.rules.mandates import (
    LAW_OF,
    Given,
    Lack,
    Law,
    MandateKind,
    mandate_for,
)
from naast.support.decisions.tests.factories import (
    make_holder,
    make_mandate,
    make_rung,
    make_running_matter,
)
from tests.cast import FOPPE, GEA, HAVENSTAD, KARIN, NOON, RINSKE, STIJN, WETTERWALD

TODAY = NOON.date()
DAY = timedelta(days=1)
ALL = frozenset(Provision)
BACKED = frozenset(Law)


def line(id_: int = 1, **fields) -> Given:
    known = {
        "under_id": None, "provisions": ALL, "from_on": date(2020, 1, 1), "last_on": None,
        "backed": BACKED, "named": frozenset(),
    }  # fmt: skip
    return Given(id=id_, **{**known, **fields})


def found(*lines: Given, provision=Provision.HOUSEHOLD, user_id=7, on=TODAY):
    return mandate_for(register=lines, provision=provision, user_id=user_id, on=on)


class TestMandateFor:
    @pytest.mark.parametrize(
        ("fields", "lack"),
        [
            ({"provisions": frozenset({Provision.TRANSPORT})}, Lack.NONE),
            ({"from_on": TODAY + DAY}, Lack.NOT_YET),
            ({"last_on": TODAY - DAY}, Lack.OVER),
            ({"backed": frozenset({Law.PW})}, Lack.NOT_BACKED),
            ({"by_name": True, "named": frozenset({8})}, Lack.NOT_HERS),
        ],
    )
    def test_says_what_lacks(self, fields, lack):
        assert found(line(**fields)) is lack

    def test_covers_on_its_first_and_on_its_last_day(self):
        one = line(from_on=TODAY, last_on=TODAY, by_name=True, named=frozenset({7}))

        assert found(one) is one

    def test_without_a_register_there_is_none(self):
        assert found() is Lack.NONE

    def test_tells_the_lack_that_one_can_mend(self):
        assert found(line(1, last_on=TODAY - DAY), line(2, backed=frozenset())) is Lack.NOT_BACKED

    def test_what_was_passed_on_ends_with_what_it_hangs_under(self):
        above = line(1, last_on=TODAY - DAY, by_name=True)

        assert found(above, line(2, under_id=1)) is Lack.OVER

    def test_what_was_passed_on_covers_no_more_than_what_it_hangs_under(self):
        above = line(1, provisions=frozenset({Provision.TRANSPORT}))

        assert found(above, line(2, under_id=1)) is Lack.NONE

    def test_who_replaces_needs_no_name_in_the_line_above(self):
        above, below = line(1, by_name=True, named=frozenset({8})), line(2, under_id=1)

        assert found(above, below) is below

    @pytest.mark.parametrize("lines", [(line(1, under_id=1),), (line(1, under_id=9),)])
    def test_what_hangs_under_itself_or_under_nothing_covers_nothing(self, lines):
        assert found(*lines) is Lack.NONE

    @drawn(
        st.lists(
            st.builds(
                line,
                id_=st.integers(1, 4),
                under_id=st.none() | st.integers(1, 4),
                from_on=st.dates(date(2024, 1, 1), date(2028, 1, 1)),
                last_on=st.none() | st.dates(date(2024, 1, 1), date(2028, 1, 1)),
                backed=st.frozensets(st.sampled_from(Law)),
                by_name=st.booleans(),
                named=st.frozensets(st.integers(6, 8)),
            ),
            max_size=4,
            unique_by=lambda one: one.id,
        ),
        st.sampled_from(Provision),
        st.dates(date(2024, 1, 1), date(2028, 1, 1)),
    )
    def test_never_covers_what_a_line_itself_does_not_say(self, lines, provision, on):
        one = found(*lines, provision=provision, on=on)

        if isinstance(one, Given):
            assert one.from_on <= on <= (one.last_on or on)
            assert LAW_OF[provision] in one.backed
            assert not one.by_name or 7 in one.named


# ---------------------------------------------------------------- decide by it


@pytest.fixture
def places(cast):
    make_zone(make_municipality(id=WETTERWALD, slug="wetterwald"), name="Wetterkant")
    make_municipality(id=HAVENSTAD, slug="havenstad")


@pytest.fixture
def matter(places):
    matter = make_running_matter(FOPPE.user_id)
    for rung in LOWER_RUNGS:
        make_rung(matter, rung)
    return matter


def decide_household(matter):
    with acting(FOPPE):
        return decide(
            actor=FOPPE, matter_id=matter.id, provision=Provision.HOUSEHOLD,
            verdict=Verdict.GRANTED, reasons="Zij redt het niet alleen.", at=NOON,
        )  # fmt: skip


class TestDecide:
    @pytest.mark.req("R-297")
    def test_keeps_by_which_line_it_was_decided(self, matter):
        assert decide_household(matter).by_mandate == Mandate.objects.get()

    @pytest.mark.req("R-297")
    def test_is_refused_once_the_mandate_is_over_and_the_talk_goes_on(self, matter):
        Mandate.objects.update(last_on=TODAY - DAY)

        with pytest.raises(NotInMandate) as refused:
            decide_household(matter)
        with acting(FOPPE):
            note_talk(
                actor=FOPPE, matter_id=matter.id, kind="visit", text="Op bezoek geweest.",
                companion_present=False, support_offered=True, support_known=False,
                support_used=False, supporter_kind="", at=NOON,
            )  # fmt: skip

        assert refused.value.lack is Lack.OVER
        assert Talk.objects.filter(matter=matter).exists()

    @pytest.mark.req("R-311")
    def test_is_refused_until_the_policy_adviser_stands_behind_it(self, matter):
        MandateBacking.objects.filter(law=Law.WMO).delete()

        with pytest.raises(NotInMandate) as refused:
            decide_household(matter)

        assert refused.value.lack is Lack.NOT_BACKED

    def test_is_refused_by_a_mandate_of_another_municipality(self, matter):
        Mandate.objects.update(municipality_id=HAVENSTAD)

        with pytest.raises(NotInMandate):
            decide_household(matter)

    def test_is_refused_to_who_is_not_named(self, matter):
        Mandate.objects.update(by_name=True)
        make_holder(Mandate.objects.get(), KARIN.user_id)

        with pytest.raises(NotInMandate) as refused:
            decide_household(matter)
        make_holder(Mandate.objects.get(), FOPPE.user_id)

        assert refused.value.lack is Lack.NOT_HERS
        assert decide_household(matter)


# ---------------------------------------------------------------- keep the register

ENTERED = {
    "kind": MandateKind.GIVEN, "under_id": None, "function": "Meitinker",
    "provisions": [Provision.HOUSEHOLD], "decree": "Mandaatbesluit", "decided_on": TODAY,
    "published_in": "Gemeenteblad", "number": "12", "is_public": True, "by_name": False,
    "from_on": TODAY, "last_on": None, "at": NOON,
}  # fmt: skip


def enter(actor=GEA, municipality_id=WETTERWALD, **fields):
    with acting(actor):
        return actions.enter_mandate(
            actor=actor, municipality_id=municipality_id, **{**ENTERED, **fields}
        )


class TestKeepTheRegister:
    @pytest.mark.parametrize("actor", [STIJN, FOPPE, KARIN, RINSKE])
    def test_is_for_who_makes_policy_here_and_decides_nothing(self, places, actor):
        with pytest.raises(actions.NotThatRegister):
            enter(actor)

    def test_passes_on_no_more_than_there_is(self, places):
        above = enter()

        with pytest.raises(actions.WithinTheOther):
            enter(kind=MandateKind.PASSED_ON, under_id=above.pk, provisions=[Provision.DEBT_HELP])

    def test_hangs_under_no_line_of_another_municipality(self, places):
        above = make_mandate(HAVENSTAD)

        with pytest.raises(actions.NotThatRegister):
            enter(kind=MandateKind.PASSED_ON, under_id=above.pk)

    def test_backs_once_a_law(self, places):
        mandate = enter()
        backed = {"law": Law.WMO, "adviser": "Adviseur", "given_on": TODAY, "at": NOON}

        with acting(GEA):
            actions.back_mandate(actor=GEA, mandate_id=mandate.pk, **backed)
            with pytest.raises(actions.BackedAlready):
                actions.back_mandate(actor=GEA, mandate_id=mandate.pk, **backed)

    def test_names_only_who_decides_here(self, places):
        mandate = enter(by_name=True)
        name = {"mandate_id": mandate.pk, "from_on": TODAY, "last_on": None}

        with acting(GEA):
            with pytest.raises(actions.NotThatRegister):
                actions.name_holder(actor=GEA, user_id=RINSKE.user_id, **name)
            actions.name_holder(actor=GEA, user_id=FOPPE.user_id, **name)
            with pytest.raises(actions.HeldAlready):
                actions.name_holder(actor=GEA, user_id=FOPPE.user_id, **name)

    def test_ends_no_line_before_it_began(self, places):
        mandate = enter()

        with acting(GEA), pytest.raises(ValueError, match=str(TODAY.year)):
            actions.end_mandate(actor=GEA, mandate_id=mandate.pk, last_on=TODAY - DAY)


class TestPublicMandates:
    def test_leave_out_what_is_over_not_public_or_hangs_under_what_is_over(self, places):
        shown = make_mandate(WETTERWALD)
        make_mandate(WETTERWALD, is_public=False)
        make_mandate(WETTERWALD, from_on=TODAY + DAY)
        over = make_mandate(WETTERWALD, last_on=TODAY - DAY)
        make_mandate(WETTERWALD, kind=MandateKind.PASSED_ON, under=over)
        make_mandate(HAVENSTAD)

        assert queries.public_mandates(municipality_id=WETTERWALD, on=TODAY) == [shown]


class TestThePages:
    def test_enter_back_and_end_a_line(self, cast, places):
        client = Client()
        client.force_login(cast[GEA])
        filled = {
            "kind": "given", "function": "Meitinker", "provisions": ["household"],
            "decree": "Mandaatbesluit", "decided_on": "2026-01-06", "published_in": "Gemeenteblad",
            "number": "4", "from_on": "2026-02-01", "is_public": "on",
        }  # fmt: skip

        client.post(reverse("decisions:new_mandate", args=[WETTERWALD]), filled)
        mandate = Mandate.objects.get()
        backed = {"law": "wmo", "adviser": "Beleidsadviseur", "given_on": "2026-02-01"}
        client.post(reverse("decisions:back_mandate", args=[mandate.pk]), backed)
        page = client.get(reverse("decisions:mandates")).content.decode()

        assert "Beleidsadviseur" in page
        assert "Mandaatbesluit" in Client().get("/wetterwald/mandaten/").content.decode()

    def test_hold_the_number_of_queries(self, cast, places, django_assert_max_num_queries):
        client = Client()
        client.force_login(cast[FOPPE])
        for _ in range(5):
            make_mandate(WETTERWALD)

        with django_assert_max_num_queries(15):
            assert client.get(reverse("decisions:mandates")).status_code == 200
