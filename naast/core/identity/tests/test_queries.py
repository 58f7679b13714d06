"""Who acts: by path, session, grants and second factor."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from naast.core.identity.models import Grant, User
from naast.core.identity.queries import (
    RESIDENT,
    actor_of,
    actor_of_user,
    demo_accounts,
    holders,
    mail_address,
    names,
    needs_second_factor,
    resident_actor,
    role_word,
    staff_actor,
)
from naast.core.identity.rules import Role
from naast.core.identity.tests.factories import user
from tests.cast import BRAM, CARLA, GRANTED_ON, HANNA_ID, NOON, SANNE

SESSION = {RESIDENT: {"person_id": str(HANNA_ID), "until": (NOON + timedelta(hours=1)).isoformat()}}


def request(path, *, who, session=None):
    return SimpleNamespace(path=path, user=who, session=session or {})


class TestActorOf:
    @pytest.mark.parametrize("path", ["/desk/", "/en/desk/today/", "/accounts/login/", "/demo/"])
    def test_at_the_desk_one_is_who_signed_in(self, cast, path):
        actor = actor_of(request=request(path, who=cast[SANNE], session=SESSION), at=NOON)

        assert actor.holds("supporter")
        assert not actor.holds("resident")

    @pytest.mark.parametrize("path", ["/wetterwald/", "/", "/en/wetterwald/", "/desk", "/enddesk/"])
    def test_elsewhere_one_is_the_resident_whose_code_was_given(self, cast, path):
        actor = actor_of(request=request(path, who=cast[SANNE], session=SESSION), at=NOON)

        assert set(actor.scopes) == {"resident"}
        assert (actor.user_id, actor.scopes["resident"].person_id) == (None, HANNA_ID)

    @pytest.mark.parametrize("path", ["/wetterwald/", "/desk/"])
    def test_a_stranger_is_nobody(self, db, path):
        actor = actor_of(request=request(path, who=AnonymousUser()), at=NOON)

        assert (actor.user_id, actor.scopes, actor.at) == (None, {}, NOON)


class TestResidentActor:
    def test_is_nobody_again_after_being_idle(self):
        assert resident_actor(session=SESSION, at=NOON + timedelta(minutes=59)).holds("resident")
        assert not resident_actor(session=SESSION, at=NOON + timedelta(hours=1)).scopes


class TestStaffActor:
    def test_holds_her_grants_of_the_dutch_day(self, cast):
        Grant.objects.filter(user=cast[SANNE]).update(until_on=date(2026, 11, 10))
        just_before = datetime(2026, 11, 9, 22, 59, tzinfo=UTC)  # 23.59 in the Netherlands

        before = staff_actor(user=cast[SANNE], at=just_before)
        after = staff_actor(user=cast[SANNE], at=just_before + timedelta(minutes=1))

        assert before.holds("supporter")
        assert set(after.scopes) == {"staff"}

    def test_without_a_second_factor_she_is_nobody(self, db):
        real = user("Ilona", (Role.ADMINISTRATOR, "platform:0"))

        before = staff_actor(user=real, at=NOON)
        TOTP.activate(real, "JBSWY3DPEHPK3PXP")
        after = staff_actor(user=real, at=NOON)

        assert (before.user_id, before.scopes) == (None, {})
        assert after.holds("administrator")

    def test_without_a_role_or_a_second_factor_she_is_nobody_either(self, db):
        real = user("Ilona")

        before = staff_actor(user=real, at=NOON)
        TOTP.activate(real, "JBSWY3DPEHPK3PXP")
        after = staff_actor(user=real, at=NOON)

        assert (before.user_id, before.scopes) == (None, {})
        assert (after.user_id, set(after.scopes)) == (real.pk, {"staff"})

    def test_is_read_in_one_query_with_her_second_factor(self, db, django_assert_num_queries):
        real = user("Ilona", (Role.ADMINISTRATOR, "platform:0"))
        TOTP.activate(real, "JBSWY3DPEHPK3PXP")

        with django_assert_num_queries(1):
            actor = staff_actor(user=real, at=NOON)

        assert actor.holds("administrator")


class TestNeedsSecondFactor:
    def test_a_demo_account_needs_none_in_the_demo_only(self, cast, settings):
        inside = needs_second_factor(user=cast[SANNE])
        settings.DEMO = False

        assert inside is False
        assert needs_second_factor(user=cast[SANNE]) is True


class TestDemoAccounts:
    def test_are_none_outside_the_demo(self, cast, settings):
        settings.DEMO = False

        assert not demo_accounts().exists()


class TestNames:
    def test_come_by_id(self, cast):
        assert names(user_ids={SANNE.user_id, BRAM.user_id, 999}) == {101: "Sanne", 102: "Bram"}


class TestMailAddress:
    def test_is_empty_once_she_works_here_no_more(self, cast):
        before = mail_address(user_id=SANNE.user_id)
        User.objects.filter(pk=SANNE.user_id).update(is_active=False)

        assert (before, mail_address(user_id=SANNE.user_id)) == ("sanne@naast.example", "")


class TestHolders:
    def test_are_who_hold_the_role_there_that_day(self, cast):
        user("Oud", (Role.COORDINATOR, "organisation:1"), is_active=False)
        Grant.objects.filter(user=cast[BRAM]).update(until_on=NOON.date())

        assert holders(role="coordinator", scope="organisation:1", on=NOON.date()) == [
            CARLA.user_id
        ]
        assert BRAM.user_id not in holders(role="supporter", scope="organisation:1", on=NOON.date())


class TestRoleWord:
    def test_every_role_has_one(self):
        assert all(role_word(role=role) for role in Role)
        assert role_word(role="clock") == "clock"


class TestConstraints:
    @pytest.mark.parametrize(
        "fields",
        [
            {"scope": "team:1"},
            {"scope": "organisation:"},
            {"scope": "organisation:1x"},
            {"until_on": GRANTED_ON},
            {"until_on": GRANTED_ON - timedelta(days=1)},
        ],
    )
    def test_a_grant_has_a_known_scope_and_ends_after_it_starts(self, cast, fields):
        grant = {
            "user": cast[SANNE],
            "role": "coordinator",
            "scope": "organisation:9",
            "from_on": GRANTED_ON,
        }

        with pytest.raises(IntegrityError), transaction.atomic():
            Grant.objects.create(**(grant | fields))


@pytest.mark.django_db
class TestActorOfUser:
    def test_is_who_she_would_be_if_she_signed_in_now(self, cast):
        actor = actor_of_user(user_id=SANNE.user_id, at=NOON)

        assert (actor.user_id, actor.as_setting()) == (SANNE.user_id, SANNE.as_setting())

    def test_is_nobody_for_who_may_not_come_in_any_more(self, cast):
        User.objects.filter(pk=SANNE.user_id).update(is_active=False)

        assert not actor_of_user(user_id=SANNE.user_id, at=NOON).scopes
        assert not actor_of_user(user_id=0, at=NOON).scopes

    def test_holds_no_role_that_is_over(self, cast):
        Grant.objects.filter(user_id=SANNE.user_id).update(until_on=NOON.date())

        assert set(actor_of_user(user_id=SANNE.user_id, at=NOON).scopes) == {"staff"}
