"""Who gets which role: nobody supports and decides in one municipality."""

from datetime import date

import pytest

from naast.core.audit.models import Entry
from naast.core.identity.actions import MixesHouses, NotYours
from naast.core.identity.models import Grant
from naast.core.identity.rules import Held, Role, mixes_houses
from naast.core.policy.walls import acting
from naast.entrances.desk.actions import grant_role
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import (
    FOPPE,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    MEMBERS,
    NOON,
    QUINTEN,
    SANNE,
    WETTERWALD,
)

TODAY = NOON.date()


@pytest.fixture(autouse=True)
def places(cast):
    for number, slug in ((WETTERWALD, "wetterwald"), (HAVENSTAD, "havenstad")):
        make_municipality(id=number, slug=slug)
    make_agreement(make_organisation(id=MEIDOORN), WETTERWALD)
    make_agreement(make_organisation(id=LINDE), HAVENSTAD)


def give(user, role: Role, scope: str, *, by=QUINTEN) -> None:
    with acting(by):
        grant_role(actor=by, user_id=user.user_id, role=role, scope=scope, from_on=TODAY)


@pytest.mark.req("R-123")
class TestGrantRole:
    def test_refuses_deciding_to_who_supports_there(self):
        with pytest.raises(MixesHouses):
            give(SANNE, Role.ACCESS_OFFICER, f"municipality:{WETTERWALD}")

    def test_refuses_supporting_to_who_decides_there(self):
        with pytest.raises(MixesHouses):
            give(FOPPE, Role.SUPPORTER, f"organisation:{MEIDOORN}")

    def test_gives_it_in_another_municipality_and_records_it(self):
        give(FOPPE, Role.SUPPORTER, f"organisation:{LINDE}")

        assert Grant.objects.filter(user_id=FOPPE.user_id, role=Role.SUPPORTER).exists()
        assert Entry.objects.get().action == "identity.role.granted"

    def test_is_for_administrators(self):
        with pytest.raises(NotYours):
            give(FOPPE, Role.POLICY_OFFICER, f"municipality:{WETTERWALD}", by=FOPPE)

    def test_needs_a_scope_of_a_known_shape(self):
        with pytest.raises(ValueError, match="everywhere"):
            give(FOPPE, Role.POLICY_OFFICER, "everywhere")


def test_nobody_of_the_cast_supports_and_decides_in_one_municipality():
    serves = {MEIDOORN: {WETTERWALD}, LINDE: {WETTERWALD}}

    for member in MEMBERS.values():
        grants = [
            Held(role=role, scope=scope, from_on=date(2020, 1, 1), until_on=None)
            for role, scope in member.grants
        ]
        for new in grants:
            assert not mixes_houses(held=grants, new=new, serves=serves), member.name
