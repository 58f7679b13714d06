"""How much each term counts: in bounds, public before it counts, for a reason (I-7)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.supply.places.tests.factories import make_municipality
from naast.support.matching import actions, queries
from naast.support.matching.models import WeightVersion
from naast.support.matching.rules import (
    BOUNDS,
    SHOWN_BEFORE,
    WEIGHTS,
    TermName,
    Weighed,
    out_of_bounds,
    weights_on,
)
from tests.cast import CAST, EMRE, GEA, HAVENSTAD, NAMES, NOON, STIJN, WETTERWALD

OTHERS = {**WEIGHTS, TermName.ZONE: 3.0}


def weigh(actor=GEA, municipality_id=WETTERWALD, weights=OTHERS, reason="Nearer is sooner"):
    with acting(actor):
        return actions.set_weights(
            actor=actor, municipality_id=municipality_id, weights=weights, reason=reason, at=NOON
        )


class TestRules:
    @given(
        name=st.sampled_from(list(TermName)),
        weight=st.floats(allow_nan=True, min_value=None, max_value=None),
    )
    def test_a_weight_outside_its_bounds_is_told(self, name, weight):
        low, high = BOUNDS[name]

        wrong = out_of_bounds(weights={**WEIGHTS, name: weight})

        assert (name in wrong) == (not low <= weight <= high)

    def test_none_may_be_missing(self):
        assert out_of_bounds(weights={}) == list(TermName)

    @given(days=st.lists(st.integers(0, 9), max_size=5), on=st.integers(0, 9))
    def test_what_counts_is_what_was_set_last_of_what_has_begun(self, days, on):
        start = date(2026, 11, 1)
        versions = [
            Weighed(
                weights={TermName.ZONE: float(at)},
                reason="-",
                set_at=NOON + timedelta(hours=at),
                from_on=start + timedelta(days=day),
            )
            for at, day in enumerate(days)
        ]

        found = weights_on(versions=versions, on=start + timedelta(days=on))

        begun = [(day, at) for at, day in enumerate(days) if day <= on]
        assert found == ({TermName.ZONE: float(max(begun)[1])} if begun else WEIGHTS)

    def test_all_of_a_question_never_counts_less_than_a_part(self):
        assert BOUNDS[TermName.DOMAIN][0] >= BOUNDS[TermName.SOME_DOMAINS][1]


@pytest.mark.django_db
class TestSetWeights:
    @pytest.fixture(autouse=True)
    def ground(self, cast):
        make_municipality(id=WETTERWALD, slug="wetterwald")
        make_municipality(id=HAVENSTAD, slug="havenstad")

    def test_counts_only_after_the_days_in_which_everybody_reads_it(self):
        weigh()

        just_before = NOON + SHOWN_BEFORE - timedelta(days=1)
        assert queries.weights(municipality_id=WETTERWALD, at=just_before) == WEIGHTS
        assert queries.weights(municipality_id=WETTERWALD, at=NOON + SHOWN_BEFORE) == OTHERS
        assert queries.weights(municipality_id=HAVENSTAD, at=NOON + SHOWN_BEFORE) == WEIGHTS
        [shown] = queries.weighed(municipality_id=WETTERWALD)
        assert (shown.reason, shown.weights) == ("Nearer is sooner", OTHERS)

    def test_is_in_the_record(self):
        version = weigh()

        entry = Entry.objects.get(action="matching.weights.set")
        assert (entry.user_id, entry.object_id) == (GEA.user_id, str(version.pk))

    def test_is_for_the_policy_officer_of_that_municipality(self):
        for actor in CAST:
            if actor == GEA:
                continue
            with pytest.raises(actions.MayNotWeigh):
                weigh(actor)
        assert weigh(STIJN, HAVENSTAD)
        assert not WeightVersion.objects.filter(municipality_id=WETTERWALD).exists()

    def test_refuses_what_would_decide_the_order_and_what_has_no_reason(self):
        with pytest.raises(actions.OutOfBounds):
            weigh(weights={**WEIGHTS, TermName.ROOM: 9.0})
        with pytest.raises(ValueError, match=" "):
            weigh(reason=" ")

    def test_the_client_council_reads_and_does_not_set(self):
        readers = {NAMES[actor] for actor in CAST if queries.reads_weights_of(actor=actor)}
        setters = {NAMES[actor] for actor in CAST if queries.sets_weights_of(actor=actor)}

        assert readers - setters == {NAMES[EMRE]}


@pytest.mark.django_db
class TestPages:
    @pytest.fixture(autouse=True)
    def ground(self, cast):
        make_municipality(id=WETTERWALD, slug="wetterwald", name="Wetterwald")

    def post(self, client, **changed):
        fields = {name.value: str(weight) for name, weight in WEIGHTS.items()}
        return client.post("/desk/weights/", {**fields, "reason": "Dichtbij", **changed})

    def test_what_is_set_stands_in_public_at_once_with_its_reason(self, client, cast):
        client.force_login(cast[GEA])

        self.post(client, zone="2,5")

        page = client.get("/wetterwald/vind-iemand/hoe/").content.decode()
        assert "Dichtbij" in page
        assert "2,5" in page
        told = client.get("/wetterwald/vind-iemand/hoe/gewichten.json").json()
        assert told["weights"]["zone"] == 2.0
        assert told["changes"][0]["weights"]["zone"] == 2.5
        assert told["changes"][0]["reason"] == "Dichtbij"

    def test_what_is_wrong_is_told_and_what_was_typed_stays(self, client, cast):
        client.force_login(cast[GEA])

        answer = self.post(client, zone="99")

        assert answer.status_code == 422
        assert 'value="99"' in answer.content.decode()
        assert not WeightVersion.objects.exists()

    def test_the_client_council_sees_no_form_and_cannot_post(self, client, cast):
        client.force_login(cast[EMRE])

        assert '<form class="naast-form' not in client.get("/desk/weights/").content.decode()
        assert self.post(client).status_code == 404
