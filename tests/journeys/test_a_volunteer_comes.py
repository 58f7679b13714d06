"""A volunteer: from applying, by a talk, an account and all that must be seen, to a first offer."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from naast.core.identity.models import Grant, User
from naast.core.identity.rules import Role
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_default,
    make_organisation,
)
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters.tests.factories import make_application, make_supporter
from tests.cast import CARLA, LINDE, MEIDOORN, NOON, SANNE, TINEKE, UMA, WETTERWALD

pytestmark = pytest.mark.django_db

APPLY, WAITING = "/wetterwald/meedoen/", "/desk/people/applications/"
FIND = "/wetterwald/vind-iemand/"
APPLIED = {
    "bij": str(MEIDOORN),
    "als": "experience_expert",
    "naam": "Wietske",
    "bereik": "06 12 34 56 78",
    "waarom": "Ik had zelf jaren schulden.",
}


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_organisation(id=LINDE, name="De Linde")
    skouder = make_organisation(id=MEIDOORN, name="Stichting Skouder")
    make_agreement(skouder, WETTERWALD)
    make_default(skouder, WETTERWALD)


def applications():
    return apps.get_model("supporters.Application").objects


def let_in(name="Wietske"):
    """Write the account that the administrator of the organisation gives on her own page."""
    user = User.objects.create(email="wietske@naast.example", name=name, is_demo=True)
    scope = f"organisation:{MEIDOORN}"
    Grant.objects.create(user=user, role=Role.SUPPORTER, scope=scope, from_on=NOON.date())
    return user


@pytest.mark.req("R-152", "R-161")
def test_from_application_to_first_offer(client, cast):
    client.post(APPLY, APPLIED)
    [left] = applications().all()

    client.force_login(cast[CARLA])
    assert "Ik had zelf jaren schulden." in client.get(WAITING).content.decode()
    client.post(f"{WAITING}{left.pk}/talked/")
    user = let_in()
    client.post(f"{WAITING}{left.pk}/admit/", {"account": user.pk})
    worker = apps.get_model("supporters.Supporter").objects.get(user=user)
    in_a_year = (NOON + timedelta(days=365)).date().isoformat()
    for item, until in (("vog", in_a_year), ("code", "")):
        sent = {"item": item, "seen_on": NOON.date().isoformat(), "valid_until": until}
        client.post(f"/desk/people/{worker.pk}/", sent)
    before = client.get(FIND).content.decode()

    client.force_login(user)
    client.post("/desk/my-card/declare/", {"providers": "", "sure": "on"})
    client.post("/desk/my-card/", {"shown_name": "Wietske", "show_shown_name": "on"})
    client.logout()
    after = client.get(FIND).content.decode()

    assert "Kies Wietske" not in before
    assert "Kies Wietske" in after
    client.post(f"/wetterwald/kies/{worker.pk}/", {"vraag": "Ik durf de post niet te openen."})
    assert apps.get_model("matching.Question").objects.get().user_id == user.pk


def test_her_coordinator_hears_of_it_and_nobody_else_reads_it(client, cast):
    client.post(APPLY, APPLIED)

    told = apps.get_model("outbox.Message").objects.values_list("user_id", flat=True)
    client.force_login(cast[TINEKE])

    assert list(told) == [CARLA.user_id]
    assert "Wietske" not in client.get(WAITING).content.decode()


def test_what_she_left_is_erased_when_she_is_admitted_and_gone_when_it_is_not_to_be(client, cast):
    one, other = make_application(), make_application(name="Douwe")
    user = let_in()
    client.force_login(cast[CARLA])

    client.post(f"{WAITING}{other.pk}/decline/")
    client.post(f"{WAITING}{one.pk}/talked/")
    client.post(f"{WAITING}{one.pk}/admit/", {"account": user.pk})

    [kept] = applications().all()
    assert (kept.name, kept.contact, kept.motivation) == ("", "", "")
    assert kept.supporter.user_id == user.pk


@pytest.mark.parametrize("account", ["", str(SANNE.user_id + 5), str(CARLA.user_id)])
def test_nobody_is_admitted_without_an_account_of_a_supporter_there(client, cast, account):
    one = make_application(stage="talked")
    client.force_login(cast[CARLA])

    assert client.post(f"{WAITING}{one.pk}/admit/", {"account": account}).status_code == 422
    assert not apps.get_model("supporters.Supporter").objects.exists()


def test_nobody_is_admitted_before_a_talk(client, cast):
    one = make_application()
    user = let_in()
    client.force_login(cast[CARLA])

    assert client.post(f"{WAITING}{one.pk}/admit/", {"account": user.pk}).status_code == 404


def test_nobody_is_admitted_under_the_account_of_who_works_elsewhere(client, cast):
    one = make_application(stage="talked")
    make_supporter(UMA.user_id, organisation_id=LINDE)
    client.force_login(cast[CARLA])

    answer = client.post(f"{WAITING}{one.pk}/admit/", {"account": UMA.user_id})

    assert answer.status_code == 422
    assert apps.get_model("supporters.Supporter").objects.count() == 1


def test_a_stranger_decides_nothing(client, cast):
    one = make_application()
    client.force_login(cast[TINEKE])

    answer = client.post(f"{WAITING}{one.pk}/decline/")

    assert answer.status_code == 404
    assert applications().filter(pk=one.pk).exists()


@pytest.mark.parametrize(
    "wrong", [{"als": "formal"}, {"als": "meitinker"}, {"bij": str(LINDE)}, {"naam": ""}]
)
def test_nobody_applies_for_paid_work_or_where_nobody_serves(client, wrong):
    assert client.post(APPLY, {**APPLIED, **wrong}).status_code == 422
    assert not applications().exists()
