"""Who gets which role: nobody supports and decides in one municipality."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.identity.actions import MixesHouses, NotBySelf, NotYours, WrongScope
from naast.core.identity.models import Grant, User
from naast.core.identity.rules import Held, Role, mixes_houses
from naast.core.policy.walls import acting
from naast.entrances.desk.actions import end_role, grant_role
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import (
    CARLA,
    FOPPE,
    GEA,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    MEMBERS,
    NOON,
    QUINTEN,
    RINSKE,
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


class TestEndRole:
    def test_ends_it_and_records_it(self):
        grant = Grant.objects.get(user_id=SANNE.user_id)

        with acting(QUINTEN):
            end_role(actor=QUINTEN, grant_id=grant.pk, until_on=TODAY)

        grant.refresh_from_db()
        assert grant.until_on == TODAY
        assert Entry.objects.get().action == "identity.role.ended"

    def test_refuses_to_end_that_one_is_administrator(self):
        grant = Grant.objects.get(user_id=QUINTEN.user_id)

        with acting(QUINTEN), pytest.raises(NotBySelf):
            end_role(actor=QUINTEN, grant_id=grant.pk, until_on=TODAY)

    def test_does_not_find_a_role_for_others(self):
        grant = Grant.objects.get(user_id=SANNE.user_id)

        with acting(CARLA), pytest.raises(Grant.DoesNotExist):
            end_role(actor=CARLA, grant_id=grant.pk, until_on=TODAY)


@pytest.fixture
def of_wetterwald(cast):
    """Let Quinten be administrator of one municipality only."""
    Grant.objects.filter(user_id=QUINTEN.user_id).update(scope=f"municipality:{WETTERWALD}")


@pytest.mark.usefixtures("of_wetterwald")
class TestAnAdministratorOfOneMunicipality:
    def test_gives_no_role_elsewhere(self):
        for scope in (f"municipality:{HAVENSTAD}", "platform:0"):
            with pytest.raises((NotYours, WrongScope)):
                give(FOPPE, Role.POLICY_OFFICER, scope)

    def test_gives_no_role_of_an_organisation_that_serves_it(self):
        with pytest.raises(NotYours):
            give(RINSKE, Role.COORDINATOR, f"organisation:{MEIDOORN}")

    def test_ends_no_role_elsewhere(self):
        grant = Grant.objects.get(user_id=RINSKE.user_id)

        with acting(QUINTEN), pytest.raises(Grant.DoesNotExist):
            end_role(actor=QUINTEN, grant_id=grant.pk, until_on=TODAY)

    def test_sees_who_holds_a_role_there_and_nobody_else(self, client, cast):
        client.force_login(cast[QUINTEN])

        page = client.get("/desk/roles/").content.decode()

        assert "Foppe" in page
        assert "Rinske" not in page
        assert "Sanne" not in page
        assert "organisation:" not in page


GIVEN = {"role": "policy_officer", "scope": f"municipality:{WETTERWALD}", "from_on": "2026-11-01"}


class TestRolesPage:
    @pytest.fixture
    def quinten(self, client, cast):
        client.force_login(cast[QUINTEN])
        return client

    def test_lets_somebody_new_in_with_a_mail(self, quinten, mailoutbox):
        answer = quinten.post("/desk/roles/", {**GIVEN, "mail": "Nij@naast.example", "name": "Nij"})

        assert answer.status_code == 302
        grant = Grant.objects.get(user__email="nij@naast.example")
        assert (grant.role, grant.scope, grant.user.name) == (
            "policy_officer", "municipality:1", "Nij"
        )  # fmt: skip
        assert "/accounts/password/reset/key/" in mailoutbox[0].body
        assert {e.action for e in Entry.objects.all()} == {
            "identity.user.invited", "identity.role.granted"
        }  # fmt: skip

    def test_sends_who_is_known_no_invitation(self, quinten, cast, mailoutbox):
        answer = quinten.post("/desk/roles/", {**GIVEN, "mail": cast[RINSKE].email})

        assert answer.status_code == 302
        assert mailoutbox == []

    @pytest.mark.req("R-123")
    def test_says_kindly_that_nobody_supports_and_decides_in_one_place(self, quinten, cast):
        wanted = {**GIVEN, "role": "access_officer", "mail": cast[SANNE].email}

        answer = quinten.post("/desk/roles/", wanted)

        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Niemand ondersteunt én beslist in één gemeente." in page
        assert cast[SANNE].email in page
        assert not Entry.objects.exists()

    def test_makes_no_user_when_the_role_is_refused(self, quinten):
        wanted = {**GIVEN, "scope": "platform:0", "mail": "nij@naast.example"}

        answer = quinten.post("/desk/roles/", wanted)

        assert "Deze rol hoort daar niet." in answer.content.decode()
        assert not User.objects.filter(email="nij@naast.example").exists()

    def test_refuses_a_role_that_she_has(self, quinten, cast):
        answer = quinten.post("/desk/roles/", {**GIVEN, "mail": cast[GEA].email})

        assert "Uw collega heeft deze rol hier al." in answer.content.decode()

    def test_ends_a_role_on_its_last_day(self, quinten):
        grant = Grant.objects.get(user_id=FOPPE.user_id)
        last = timezone.localdate() + timedelta(days=10)

        answer = quinten.post(f"/desk/roles/{grant.pk}/end/", {"last_on": last.isoformat()})

        grant.refresh_from_db()
        assert answer.status_code == 302
        assert grant.until_on == last + timedelta(days=1)

    def test_needs_a_second_factor(self, client, cast):
        User.objects.filter(pk=QUINTEN.user_id).update(is_demo=False)
        client.force_login(User.objects.get(pk=QUINTEN.user_id))

        answer = client.get("/desk/roles/")

        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/accounts/second-step/")

    @pytest.mark.parametrize("actor", [a for a in MEMBERS if a is not QUINTEN], ids=str)
    def test_is_not_there_for_others(self, client, cast, actor):
        client.force_login(cast[actor])
        grant = Grant.objects.get(user_id=FOPPE.user_id)

        found = {client.get(f"/desk/roles/{more}").status_code for more in ("", f"{grant.pk}/end/")}

        assert found == {404}
