"""What a resident shares: exactly what she saw, until she stops."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.support.casework.tests.factories import make_goal, make_running_case
from naast.support.decisions.actions import open_matter
from naast.support.decisions.tests.factories import make_running_matter
from naast.support.keys.models import Consent, SharedPiece
from naast.support.people.models import Link, Person
from naast.support.people.queries import code_fingerprint
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_code, make_person, make_standing
from tests.cast import FOPPE, MEIDOORN, NOON, SANNE, WETTERWALD

pytestmark = pytest.mark.django_db

FILE = "/wetterwald/mijn-dossier/"
SHARE, LINK = FILE + "delen/", FILE + "koppelen/"
CONFIRM = SHARE + "bevestigen/"
CODE = "otter wilg lamp boter mand 4827"
OTHER_CODE = "otter wilg lamp boter mand 4828"
THIRD_CODE = "otter wilg lamp boter mand 4829"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def person(cast) -> Person:
    here = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_agreement(make_organisation(id=MEIDOORN), here.pk)
    person = make_person(first_name="Tjitske")
    make_code(person, code_fingerprint(text=CODE))
    return person


@pytest.fixture
def matter(person):
    there = make_person(house=House.MUNICIPALITY)
    make_code(there, code_fingerprint(text=OTHER_CODE))
    return make_running_matter(FOPPE.user_id, person=there)


@pytest.fixture
def case(person):
    case = make_running_case(SANNE.user_id, person=person)
    make_goal(case, "Weer slapen zonder die stapel.", score_start=2, score_end=5)
    return case


@pytest.fixture
def linked(client, matter, case):
    client.post(FILE, {"code": CODE})
    client.post(LINK, {"code": OTHER_CODE})
    return client


def filled(matter, **changes) -> dict[str, str]:
    return {
        "wat": "goals",
        "met": str(matter.person_id),
        "waarvoor": "decision",
        "tot": "2026-12-31",
        **changes,
    }


def confirmed(client, data: dict[str, str]):
    """Send what the preview asks to confirm."""
    form = client.post(SHARE, data).context["form"]
    return client.post(CONFIRM, {name: form[name].value() or "" for name in form.fields})


def seen_by_officer(matter) -> list[str]:
    with acting(FOPPE):
        opened = open_matter(actor=FOPPE, matter_id=matter.id, at=NOON)
    return [piece.text for piece in opened.pieces]


class TestLink:
    def test_links_with_the_other_code_and_shares_nothing(self, linked, matter):
        assert Link.objects.get().decided_id == matter.person_id
        assert seen_by_officer(matter) == []

    def test_of_two_files_at_one_municipality_each_has_a_name_of_its_own(self, linked, monkeypatch):
        assert "De gemeente Wetterwâld</span>" in linked.get(SHARE).content.decode()
        make_code(make_person(house=House.MUNICIPALITY), code_fingerprint(text=THIRD_CODE))
        monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(minutes=5))

        linked.post(LINK, {"code": THIRD_CODE})

        names = [str(name) for _, name in linked.get(SHARE).context["form"].fields["met"].choices]
        assert len(names) == len(set(names)) > 1
        assert sum("het dossier dat u koppelde op" in name for name in names) == 2

    @pytest.mark.parametrize("code", ["", "fout", CODE, "x" * 5000, "a\0b", "😀"])
    def test_a_wrong_code_gets_kind_words(self, client, person, code):
        client.post(FILE, {"code": CODE})

        page = client.post(LINK, {"code": code})

        assert page.status_code == 422
        assert page.context["form"].errors["code"]
        assert not Link.objects.exists()

    def test_tells_her_why_when_one_user_would_get_both_hats(self, client, person, matter):
        make_standing(person, FOPPE.user_id)
        client.post(FILE, {"code": CODE})

        page = client.post("/en" + LINK, {"code": OTHER_CODE})

        assert page.status_code == 422
        assert "Somebody stands beside you here, and decides about you" in page.content.decode()

    def test_comes_first(self, client, person):
        client.post(FILE, {"code": CODE})

        page = client.get(SHARE)

        assert LINK in page.content.decode()
        assert page.context["files"] == []
        assert "met" in page.context["form"].fields  # with somebody else she shares all the same


class TestPreview:
    def test_shows_exactly_what_would_go_and_shares_nothing(self, linked, matter):
        page = linked.post("/en" + SHARE, filled(matter)).content.decode()

        assert "- Weer slapen zonder die stapel. (my mark: first 2, now 5)" in page
        assert "With Wetterwâld, until and with 31 December 2026." in page
        assert "What a decision rests on stays in the file of the municipality" in page
        assert not Consent.objects.exists()
        assert not SharedPiece.objects.exists()

    @pytest.mark.parametrize(
        ("name", "wrong"),
        [
            ("wat", ""),
            ("wat", "alles"),
            ("met", ""),
            ("met", "00000000-0000-4000-8000-000000000999"),
            ("met", "a\0b"),
            ("waarvoor", "verkoop"),
            ("tot", ""),
            ("tot", "morgen"),
            ("tot", "2020-01-01"),
            ("tot", "2031-01-01"),
            ("tot", "9999-99-99"),
        ],
    )
    def test_wrong_input_gets_a_message_and_shares_nothing(self, linked, matter, name, wrong):
        page = linked.post(SHARE, filled(matter, **{name: wrong}))

        assert page.status_code == 422
        assert name in page.context["form"].errors
        assert not Consent.objects.exists()

    @pytest.mark.parametrize("plan", ["", "x" * 10_000, "a\0b"])
    def test_a_plan_has_words(self, linked, matter, plan):
        page = linked.post(SHARE, filled(matter, wat="plan", plan=plan))

        assert page.status_code == 422
        assert "plan" in page.context["form"].errors

    def test_without_goals_there_are_none_to_share(self, client, person, matter):
        client.post(FILE, {"code": CODE})
        client.post(LINK, {"code": OTHER_CODE})

        assert client.post(SHARE, filled(matter)).status_code == 422


class TestSharing:
    def test_the_officer_reads_the_copy_and_nothing_else(self, linked, matter):
        answer = confirmed(linked, filled(matter))

        assert answer.url == SHARE
        assert seen_by_officer(matter) == [
            "- Weer slapen zonder die stapel. (mijn cijfer: eerst 2, nu 5)"
        ]

    @pytest.mark.parametrize("plan", ["Ik wil zelf koken.", "<b>dik</b>", "😀 مرحبا"])
    def test_a_plan_goes_as_it_was_written(self, linked, matter, plan):
        confirmed(linked, filled(matter, wat="plan", plan=plan))

        assert seen_by_officer(matter) == [plan]

    def test_what_changed_since_she_looked_is_shown_again(self, linked, matter, case):
        form = linked.post(SHARE, filled(matter)).context["form"]
        make_goal(case, "Iets dat zij niet deelde.")

        page = linked.post(CONFIRM, {name: form[name].value() or "" for name in form.fields})

        assert page.status_code == 200
        assert "Iets dat zij niet deelde." in page.content.decode()
        assert not Consent.objects.exists()

    def test_stopping_closes_it_at_once(self, linked, matter):
        confirmed(linked, filled(matter))
        consent = Consent.objects.get()

        answer = linked.post(f"{SHARE}{consent.id}/stoppen/")

        assert answer.url == SHARE
        assert seen_by_officer(matter) == []

    def test_shows_what_a_decision_rests_on(self, linked, matter):
        confirmed(linked, filled(matter))
        SharedPiece.objects.update(used_at=NOON + timedelta(hours=1))

        page = linked.get("/en" + SHARE).content.decode()

        assert "The municipality used it for a decision on 9 November 2026." in page


class TestWhoComesIn:
    @pytest.mark.parametrize("path", [SHARE, LINK])
    def test_nobody_without_the_code(self, client, person, path):
        assert client.get(path).status_code == 404

    @pytest.mark.parametrize("path", [SHARE, LINK])
    def test_not_with_the_code_of_a_file_at_the_municipality(self, client, matter, path):
        client.post(FILE, {"code": OTHER_CODE})

        assert client.get(path).status_code == 404

    def test_nobody_stops_what_another_shares(self, linked, matter):
        confirmed(linked, filled(matter))
        other = make_person()
        make_code(other, code_fingerprint(text="een andere code"))
        linked.post(FILE, {"code": "een andere code"})

        answer = linked.post(f"{SHARE}{Consent.objects.get().id}/stoppen/")

        assert answer.status_code == 404
        assert Consent.objects.get().withdrawn_at is None
