"""Visits that go along: off by itself, for her alone, 72 hours, kept once, seen by the resident."""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.tests.factories import Entry
from naast.core.paper.tests.look import look_at
from naast.core.policy.walls import Actor, Scope, acting
from naast.support.casework.actions import CaseCannotMove, Said, close_case
from naast.support.casework.actions import offline as actions
from naast.support.casework.models import Case, Contact, OfflineChoice, Visit
from naast.support.casework.queries import offline as queries
from naast.support.casework.rules import ContactKind, Outcome
from naast.support.casework.rules.offline import KEPT, held_at, kept_until
from naast.support.casework.tests.factories import (
    HALF_KEY,
    make_goal,
    make_offline_choice,
    make_running_case,
    make_visit,
)
from naast.support.people.models import Details
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import BRAM, CARLA, CLOCK, FOPPE, HANNA_ID, LINDE, MEIDOORN, NOON, SANNE, TINEKE

MOMENTS = st.datetimes(timezones=st.just(NOON.tzinfo))
NOTHING = {
    "own_note": "", "with_name": False, "with_phone": False, "with_question": False,
    "with_goals": False,
}  # fmt: skip
CALL = ContactKind.CALL
TALK = Said(kind=ContactKind.HOME, text="Zij slaapt weer.")


@pytest.fixture(autouse=True)
def noon(monkeypatch, cast):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_ground()


@pytest.fixture
def case():
    person = make_person(id=HANNA_ID, first_name="Hanna", phone="0612345678")
    case = make_running_case(SANNE.user_id, person=person, text="Ik slaap niet.")
    make_goal(case, "Weer slapen.")
    return case


@pytest.fixture
def client(cast):
    client = Client()
    client.force_login(cast[SANNE])
    return client


def later(actor, at):
    """Return the same member of the staff at another moment."""
    scopes = {
        role: Scope(**{k: v for k, v in vars(scope).items() if k != "now"})
        for role, scope in actor.scopes.items()
    }
    return Actor(user_id=actor.user_id, at=at, **scopes)


def take(actor, case, **chosen):
    with acting(actor):
        return actions.take_along(
            actor=actor, case_id=case.id, at=actor.at, **{**NOTHING, **chosen}
        )


def send(actor, visit, *, note_id=None, said=TALK, said_at=None):
    with acting(actor):
        return actions.send_note(
            actor=actor,
            visit_id=visit.id,
            note_id=note_id or uuid4(),
            said=said,
            said_at=said_at,
            at=actor.at,
        )


class TestTheMomentOfATalk:
    @given(MOMENTS, MOMENTS, st.none() | MOMENTS)
    def test_is_never_before_it_was_taken_nor_ahead(self, one, other, said):
        taken_at, at = sorted((one, other))

        assert taken_at <= held_at(said=said, taken_at=taken_at, at=at) <= at

    def test_is_what_the_browser_says_where_that_can_be(self):
        said = NOON - timedelta(hours=5)

        assert held_at(said=said, taken_at=NOON - KEPT, at=NOON) == said

    def test_lasts_72_hours(self):
        assert kept_until(taken_at=NOON) - NOON == timedelta(hours=72)


class TestTheSwitch:
    def test_is_off_by_itself(self, case, client):
        page = client.get(f"/desk/cases/{case.id}/visit/")
        answer = client.post(f"/desk/cases/{case.id}/visit/", {"way": "along"})

        assert 'value="paper"' in page.content.decode()
        assert 'value="along"' not in page.content.decode()
        assert answer.status_code == HTTPStatus.NOT_FOUND
        with pytest.raises(actions.SwitchedOff):
            take(SANNE, case)
        assert not Visit.objects.exists()

    def test_is_that_of_the_newest_choice(self, case):
        for is_on in (True, False, True):
            with acting(CARLA):
                actions.choose_offline(actor=CARLA, organisation_id=MEIDOORN, is_on=is_on, at=NOON)
            OfflineChoice.objects.filter(at=NOON).update(at=NOON - timedelta(days=1))
            OfflineChoice.objects.exclude(is_on=is_on).update(at=NOON - timedelta(days=2))

            with acting(SANNE):
                assert queries.is_on(actor=SANNE, organisation_id=MEIDOORN) is is_on

        names = set(Entry.objects.values_list("action", flat=True))
        assert names == {"casework.offline.switched_on", "casework.offline.switched_off"}

    @pytest.mark.parametrize("actor", [TINEKE, SANNE, FOPPE], ids=["other", "works", "decides"])
    def test_is_for_who_leads_the_organisation(self, actor):
        with acting(actor), pytest.raises(actions.NotLed):
            actions.choose_offline(actor=actor, organisation_id=MEIDOORN, is_on=True, at=NOON)

    def test_is_of_one_organisation(self, case):
        make_offline_choice(organisation_id=LINDE, user_id=TINEKE.user_id)

        with pytest.raises(actions.SwitchedOff):
            take(SANNE, case)

    def test_says_beforehand_what_it_does_not_do(self, cast):
        client = Client()
        client.force_login(cast[CARLA])

        page = client.get(f"/en/desk/our-way/{MEIDOORN}/offline/")

        said = page.content.decode()
        assert "What it does not do" in said
        assert "lost for good" in said
        assert client.get(f"/desk/our-way/{LINDE}/offline/").status_code == HTTPStatus.NOT_FOUND

    def test_switched_off_what_is_on_its_way_comes_home(self, case):
        make_offline_choice()
        visit = take(SANNE, case)
        with acting(CARLA):
            actions.choose_offline(actor=CARLA, organisation_id=MEIDOORN, is_on=False, at=NOON)

        send(SANNE, visit)

        assert Contact.objects.filter(case=case).count() == 1


class TestWhatGoesAlong:
    @pytest.fixture(autouse=True)
    def _on(self, noon):
        make_offline_choice()

    def test_is_what_she_chose_and_no_more(self, case):
        visit = take(SANNE, case, own_note="Vraag naar de huur.", with_goals=True)

        with acting(SANNE):
            shown = actions.open_visit(actor=SANNE, visit_id=visit.id).shown

        assert shown == queries.Shown(own_note="Vraag naar de huur.", goals=("Weer slapen.",))

    def test_stands_on_the_page_and_nothing_else_of_her(self, case, client):
        visit = take(SANNE, case, with_name=True)

        page = client.get(f"/desk/on-visit/{visit.id}/").content.decode()

        assert "Hanna" in page
        assert "0612345678" not in page
        assert "Ik slaap niet." not in page
        assert client.get(f"/desk/on-visit/{visit.id}/")["Cache-Control"] == (
            "max-age=0, no-cache, no-store, must-revalidate, private"
        )

    def test_is_seen_by_the_resident(self, case):
        visit = take(SANNE, case)

        entry = Entry.objects.get(action="casework.visit.taken_along")
        assert (entry.subject_id, entry.user_id) == (case.person_id, SANNE.user_id)
        assert entry.object_id == str(visit.id)

    def test_is_sealed_in_the_database(self, case):
        take(SANNE, case, own_note="Vraag naar de huur.")

        with connection.cursor() as cursor:
            cursor.execute("SELECT one::text FROM casework_visit AS one")
            assert "huur" not in cursor.fetchone()[0]

    def test_has_a_key_of_its_own_each_time(self, case):
        halves = set()
        for _ in range(3):
            visit = take(SANNE, case)
            with acting(SANNE):
                halves.add(queries.opened_visit(actor=SANNE, visit_id=visit.id).half_key)

        assert len(halves) == 3
        assert {len(half) for half in halves} == {64}

    @pytest.mark.parametrize("actor", [BRAM, CARLA, FOPPE], ids=["colleague", "leads", "decides"])
    def test_opens_for_nobody_else(self, case, actor):
        visit = make_visit(case)

        with acting(actor):
            assert not Visit.objects.exists()
            with pytest.raises(Visit.DoesNotExist):
                actions.open_visit(actor=actor, visit_id=visit.id)

    def test_opens_for_nobody_once_the_hours_are_over(self, case):
        visit = take(SANNE, case)
        last, over = (later(SANNE, NOON + KEPT - timedelta(seconds=s)) for s in (1, 0))

        with acting(last):
            assert actions.open_visit(actor=last, visit_id=visit.id).half_key
        with acting(over), pytest.raises(Visit.DoesNotExist):
            actions.open_visit(actor=over, visit_id=visit.id)
        with acting(over):
            assert not Visit.objects.exists()
        with pytest.raises(Visit.DoesNotExist):
            send(over, visit)

    def test_is_removed_by_the_clock_when_the_hours_are_over(self, case):
        over, running = make_visit(case, until_at=NOON), make_visit(case)

        with acting(CLOCK):
            assert actions.forget_visits(actor=CLOCK) == 1

        assert set(Visit.objects.values_list("id", flat=True)) == {running.id} != {over.id}

    def test_ends_with_the_case(self, case):
        visit = take(SANNE, case)
        with acting(SANNE):
            close_case(actor=SANNE, case_id=case.id, outcome=Outcome.STOPPED, scores={}, at=NOON)

        with acting(SANNE), pytest.raises(Visit.DoesNotExist):
            actions.open_visit(actor=SANNE, visit_id=visit.id)
        with pytest.raises(Visit.DoesNotExist):
            send(SANNE, visit)
        with pytest.raises((Case.DoesNotExist, CaseCannotMove)):
            take(SANNE, case)

    def test_done_our_half_of_the_key_is_gone(self, case, client):
        visit = make_visit(case)

        answer = client.post(f"/desk/on-visit/{visit.id}/done/")

        assert answer.headers["Location"] == f"/desk/cases/{case.id}/"
        assert not Visit.objects.exists()
        assert client.post(f"/desk/on-visit/{visit.id}/done/").status_code == HTTPStatus.NOT_FOUND


class TestANote:
    def test_sent_twice_is_kept_once(self, case):
        visit, number = make_visit(case), uuid4()

        first, again = (send(SANNE, visit, note_id=number) for _ in range(2))

        assert first.id == again.id
        assert Contact.objects.count() == 1
        assert Entry.objects.filter(action="casework.contact.noted").count() == 1

    def test_keeps_the_moment_at_which_it_was_written(self, case):
        said_at = NOON - timedelta(hours=3)

        note = send(SANNE, make_visit(case), said_at=said_at)

        assert Contact.objects.get(id=note.id).at == said_at

    def test_of_before_changes_nothing_of_a_later_talk(self, case):
        promised = NOON + timedelta(days=3)
        Case.objects.update(last_contact_at=NOON, hear_before_at=promised, layer=3)

        send(SANNE, make_visit(case), said_at=NOON - timedelta(hours=3))

        case.refresh_from_db()
        assert (case.last_contact_at, case.hear_before_at, case.layer) == (NOON, promised, 3)

    def test_with_other_words_under_the_same_number_is_another_note(self, case):
        """As after a step back in the browser, or in a second tab with the same draft."""
        visit, number = make_visit(case), uuid4()
        others = [TALK, replace(TALK, text="De huur is betaald."), replace(TALK, kind=CALL)]

        kept = {send(SANNE, visit, note_id=number, said=said).id for said in others * 2}

        assert len(kept) == Contact.objects.filter(case=case).count() == len(others)

    def test_under_a_number_seen_elsewhere_is_of_this_case_alone(self, case):
        mine = make_visit(make_running_case(SANNE.user_id))
        number = uuid4()

        kept = [send(SANNE, visit, note_id=number) for visit in (mine, make_visit(case))]

        assert [note.case_id for note in kept] == [mine.case_id, case.id]

    def test_its_number_tells_nothing_of_its_words(self, case):
        number = uuid4()

        note = send(SANNE, make_visit(case), note_id=number)

        entries = str(list(Entry.objects.values()))
        assert note.id != number
        assert str(number) not in entries

    def test_by_the_script_is_answered_by_its_number(self, case, client):
        visit, number = make_visit(case), uuid4()
        data = {"note_id": number, "text": "Zij slaapt weer.", "kind": "home", "said_at": "morgen"}

        answers = [
            client.post(f"/desk/on-visit/{visit.id}/", data, headers={"accept": "application/json"})
            for _ in range(2)
        ]

        assert [one.json() for one in answers] == [{"kept": str(number)}] * 2
        assert Contact.objects.filter(case=case).count() == 1

    def test_without_script_is_a_form_like_any_other(self, case, client):
        visit = make_visit(case)
        page = client.get(f"/desk/on-visit/{visit.id}/")
        number = page.context["form"].initial["note_id"]
        data = {"note_id": number, "text": "Zij slaapt weer.", "kind": "home"}

        answers = [client.post(f"/desk/on-visit/{visit.id}/", data) for _ in range(2)]

        assert {one.status_code for one in answers} == {HTTPStatus.FOUND}
        assert Contact.objects.filter(case=case).count() == 1

    def test_the_page_gives_our_half_of_the_key_to_her_alone(self, case, client, cast):
        visit = make_visit(case)
        other = Client()
        other.force_login(cast[BRAM])

        assert HALF_KEY in client.get(f"/desk/on-visit/{visit.id}/").content.decode()
        assert other.get(f"/desk/on-visit/{visit.id}/").status_code == HTTPStatus.NOT_FOUND


class TestTheSheet:
    def test_is_there_also_where_the_browser_is_off(self, case, client):
        chosen = {
            "way": "paper",
            "own_note": "Vraag naar de huur.",
            "fields_along": ["name", "phone", "question", "goals"],
        }

        answer = client.post(f"/desk/cases/{case.id}/visit/", chosen)

        assert answer.headers["Content-Type"] == "application/pdf"
        printed = look_at(answer.content).text
        for words in (
            "Hanna",
            "0612345678",
            "Vraag naar de huur.",
            "Ik slaap niet.",
            "Weer slapen",
        ):
            assert words in printed
        assert Entry.objects.filter(action="casework.visit.printed").count() == 1

    @pytest.mark.parametrize("is_safe", [True, False], ids=["safe", "unsafe"])
    def test_says_beside_a_number_whether_it_is_safe_to_call(self, case, client, is_safe):
        Details.objects.update(safe_to_call=is_safe, safe_to_text=is_safe)
        chosen = {"fields_along": ["phone"]}
        said = [
            look_at(
                client.post(f"/en/desk/cases/{case.id}/visit/", {**chosen, "way": "paper"}).content
            ).text
        ]
        make_offline_choice()
        taken = client.post(f"/en/desk/cases/{case.id}/visit/", {**chosen, "way": "along"})
        said.append(client.get(taken["Location"]).content.decode())

        for words in said:
            assert ("Calling is safe." in words) is is_safe
            assert ("Do not call" in words) is not is_safe

    def test_holds_nothing_that_was_not_chosen(self, case, client):
        answer = client.post(f"/desk/cases/{case.id}/visit/", {"way": "paper"})

        printed = look_at(answer.content).text
        assert not any(words in printed for words in ("Hanna", "0612345678", "slap"))

    def test_is_tagged(self, case, client):
        answer = client.post(f"/desk/cases/{case.id}/visit/", {"way": "paper"})

        look = look_at(answer.content)
        assert (look.tagged, look.language) == (True, "nl")
        assert "H1" in look.structure
