"""What somebody without a file here reads: what she saw beforehand, with a code, while she says so.

Read as who would like to read more: with a wrong code, an old one, another's, at another house.
"""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.support.casework.tests.factories import (
    make_contact,
    make_goal,
    make_rung,
    make_running_case,
)
from naast.support.decisions.actions import open_matter
from naast.support.decisions.tests.factories import make_running_matter
from naast.support.encounters.tests.factories import make_appointment, make_document
from naast.support.keys.actions.outside import read_outside
from naast.support.keys.models import Consent, OutsidePiece, SharedPiece
from naast.support.keys.rules import LONGEST_DAYS_OUTSIDE, MOST_OUTSIDE
from naast.support.keys.tests.factories import make_outside
from naast.support.people.actions import TooManyTries
from naast.support.people.models import Code, Link, Person
from naast.support.people.queries import code_fingerprint
from naast.support.people.rules import MOST_WRONG, House
from naast.support.people.tests.factories import make_code, make_person, sealed
from tests.cast import CAST, FOPPE, HANNA, MEIDOORN, NOON, SANNE, VERA, WETTERWALD

pytestmark = pytest.mark.django_db

FILE = "/wetterwald/mijn-dossier/"
SHARE = FILE + "delen/"
CONFIRM = SHARE + "bevestigen/"
READ = "/wetterwald/gedeeld/"
DOCUMENT = READ + "document/"
CODE = "otter wilg lamp boter mand 4827"
GIVEN = "otter wilg lamp boter mand 4829"
GOALS = "- Weer slapen zonder die stapel. (mijn cijfer: eerst 2, nu 5)"


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def person(cast) -> Person:
    here = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_agreement(make_organisation(id=MEIDOORN), here.pk)
    make_agreement(make_organisation(id=77, name="De Kajuit", slug="de-kajuit"), here.pk)
    person = make_person(first_name="Tjitske")
    make_code(person, code_fingerprint(text=CODE))
    return person


@pytest.fixture
def case(person):
    case = make_running_case(SANNE.user_id, person=person)
    make_goal(case, "Weer slapen zonder die stapel.", score_start=2, score_end=5)
    return case


@pytest.fixture
def inside(client, case):
    client.post(FILE, {"code": CODE})
    return client


def filled(**changes) -> dict[str, str]:
    return {
        "wat": "goals",
        "met": "anders",
        "wie": "Mijn huisarts",
        "waarvoor": "help",
        "tot": "2026-12-01",
        **changes,
    }


def confirmed(client, **changes):
    """Look at what would go and confirm it; return the page with the code."""
    form = client.post(SHARE, filled(**changes)).context["form"]
    return client.post(CONFIRM, {name: form[name].value() or "" for name in form.fields})


def shared_with_code(client, **changes) -> str:
    return " ".join(confirmed(client, **changes).context["code"])


def read(client, code: str, *, path: str = READ):
    client.cookies.clear()
    return client.post(path, {"code": code})


class TestWhatIsRead:
    def test_is_exactly_what_she_saw(self, inside, client):
        preview = inside.post(SHARE, filled()).content.decode()
        code = shared_with_code(inside)

        page = read(client, code).content.decode()

        seen = preview[preview.index('<div class="naast-note naast-note--own">') :]
        seen = seen[: seen.index("</p>", seen.index("<b>")) + 4]
        assert GOALS in seen
        assert seen in page

    def test_names_nobody(self, inside, client):
        page = read(client, shared_with_code(inside)).content.decode()

        assert "Tjitske" not in page
        assert "huisarts" not in page

    @pytest.mark.parametrize("path", [READ, "/en" + READ])
    def test_stays_in_no_cache_and_no_title(self, inside, client, path):
        page = read(client, shared_with_code(inside), path=path)

        assert "no-store" in page.headers["Cache-Control"]
        assert "<title>Naast</title>" in page.content.decode()

    def test_leaves_no_way_in_behind(self, inside, client):
        read(client, shared_with_code(inside))

        assert client.get(FILE).context["form"] is not None  # the door, with its field for a code
        assert GOALS not in client.get(READ).content.decode()

    @pytest.mark.parametrize(
        ("piece", "told"),
        [
            ("plan", "Ik wil zelf koken."),
            ("ladder", "Zij vraagt haar zus."),
            ("appointment", "met Sanne"),
            ("note:{note}", "Wij maakten de doos open."),
        ],
    )
    def test_any_text_of_her_file(self, inside, client, case, piece, told):
        note = make_contact(case, "Wij maakten de doos open.")
        make_appointment(case.person, SANNE.user_id, starts_at=NOON + timedelta(days=2))
        make_rung(case, text=sealed(case.person, "Zij vraagt haar zus."))

        page = read(
            client,
            shared_with_code(inside, wat=piece.format(note=note.id), plan="Ik wil zelf koken."),
        )

        assert told in page.content.decode()

    def test_a_document_opens_with_the_code_and_not_without(self, inside, client, person):
        kept = make_document(person, name="brief.pdf")
        code = shared_with_code(inside, wat=f"document:{kept.id}")

        assert "brief.pdf" in read(client, code).content.decode()
        opened = read(client, code, path=DOCUMENT)
        assert opened.headers["Content-Type"] == "application/pdf"
        assert opened.content.startswith(b"%PDF")
        assert read(client, "otter", path=DOCUMENT).status_code == 422
        assert client.get(FILE + f"documenten/{kept.id}/").status_code == 404

    def test_a_document_that_she_took_away_is_not_there(self, inside, client, person):
        kept = make_document(person, name="brief.pdf")
        code = shared_with_code(inside, wat=f"document:{kept.id}")
        inside.post(f"{FILE}documenten/{kept.id}/weg/")

        assert read(client, code, path=DOCUMENT).status_code == 404

    def test_a_text_is_no_document(self, inside, client):
        assert read(client, shared_with_code(inside), path=DOCUMENT).status_code == 404


class TestWhoSheSharesWith:
    def test_another_organisation_by_its_name(self, inside):
        confirmed(inside, met="organisatie:77", wie="")

        consent = Consent.objects.get()
        assert consent.party == "organisation:77"
        assert "Met De Kajuit, sinds 9 november 2026." in inside.get(SHARE).content.decode()

    def test_not_her_own_organisation_that_has_the_file(self, inside):
        choices = [key for key, _ in inside.get(SHARE).context["form"].fields["met"].choices]

        assert choices == ["organisatie:77", "anders"]

    def test_somebody_else_has_a_name_that_she_gives(self, inside):
        page = inside.post(SHARE, filled(wie=""))

        assert page.status_code == 422
        assert "wie" in page.context["form"].errors

    def test_nobody_outside_decides(self, inside):
        page = inside.post(SHARE, filled(waarvoor="decision"))

        assert page.status_code == 422
        assert "waarvoor" in page.context["form"].errors

    def test_a_month_at_most(self, inside):
        last = NOON.date() + timedelta(days=LONGEST_DAYS_OUTSIDE)

        assert inside.post(SHARE, filled(tot=last.isoformat())).status_code == 200
        longer = inside.post(SHARE, filled(tot=(last + timedelta(days=1)).isoformat()))
        assert longer.status_code == 422
        assert "tot" in longer.context["form"].errors

    def test_not_without_end_to_how_much(self, inside, person):
        for _number in range(MOST_OUTSIDE):
            make_outside(person)

        page = confirmed(inside)

        assert page.status_code == 422
        assert not Consent.objects.exists()

    @pytest.mark.parametrize("wrong", ["document:{other}", "note:{other}", "note:x", "document:"])
    def test_nothing_of_anothers_file(self, inside, wrong):
        other = make_document(make_person())

        page = inside.post(SHARE, filled(wat=wrong.format(other=other.id)))

        assert page.status_code == 422
        assert not OutsidePiece.objects.exists()


class TestTheCode:
    def test_is_kept_as_a_fingerprint_alone_and_opens_no_file(self, inside, client):
        code = shared_with_code(inside)

        assert OutsidePiece.objects.get().code_hash == code_fingerprint(text=code)
        assert not Code.objects.filter(code_hash=code_fingerprint(text=code)).exists()
        assert client.post(FILE, {"code": code}).status_code == 422

    def test_is_another_each_time(self, inside):
        assert shared_with_code(inside) != shared_with_code(inside)

    @pytest.mark.parametrize("text", ["", "fout", CODE, "x" * 5000, "a\0b", "😀", "%s' or 1=1"])
    def test_whatever_else_gets_the_same_kind_words(self, inside, client, text):
        shared_with_code(inside)

        page = read(client, text)

        assert page.status_code == 422
        assert page.context["form"].errors["code"]
        assert GOALS not in page.content.decode()

    def test_unknown_over_and_taken_back_look_the_same(self, person, client):
        make_outside(person, code_hash=code_fingerprint(text="a"), until_at=NOON)
        make_outside(person, code_hash=code_fingerprint(text="b"), withdrawn_at=NOON)

        told = {str(read(client, text).context["form"].errors) for text in ("a", "b", "c")}

        assert len(told) == 1

    def test_guessing_is_slowed_and_written_down(self, person, client):
        make_outside(person, code_hash=code_fingerprint(text=GIVEN))
        for number in range(MOST_WRONG):
            assert read(client, f"fout {number}").status_code == 422

        assert read(client, GIVEN).status_code == 429
        assert Entry.objects.filter(action="people.guessing.slowed").exists()

    def test_a_guess_here_counts_at_the_door_of_a_file(self, person, client):
        for number in range(MOST_WRONG):
            read(client, f"fout {number}")

        assert client.post(FILE, {"code": CODE}).status_code == 429

    def test_stops_after_its_last_day(self, inside, client, monkeypatch):
        code = shared_with_code(inside, tot="2026-11-10")
        day = timedelta(days=1)

        monkeypatch.setattr(timezone, "now", lambda: NOON + day)
        assert read(client, code).status_code == 200
        monkeypatch.setattr(timezone, "now", lambda: NOON + 2 * day)
        assert read(client, code).status_code == 422


class TestShe:
    def test_stops_it_at_once(self, inside, client):
        code = shared_with_code(inside)

        inside.post(f"{SHARE}{Consent.objects.get().id}/stoppen/")

        assert read(client, code).status_code == 422
        assert OutsidePiece.objects.get().withdrawn_at == NOON

    def test_sees_that_it_was_read_and_what(self, inside, client):
        code = shared_with_code(inside)
        assert "Niemand gebruikte de code nog." in inside.get(SHARE).content.decode()

        read(client, code)
        client.post(FILE, {"code": CODE})

        assert "Gelezen op 9 november, 12.00." in client.get(SHARE).content.decode()
        looked = client.get(FILE).content.decode()
        assert "Wie een code van u kreeg" in looked
        assert "Las wat u met een code deelde." in looked

    def test_erases_it_with_her_file(self, inside, client):
        code = shared_with_code(inside)

        assert inside.post(FILE + "wissen/", {"zeker": "on"}).status_code == 302

        assert not OutsidePiece.objects.exists()
        assert read(client, code).status_code == 422


class TestTheWalls:
    @pytest.mark.parametrize("actor", [a for a in CAST if a not in (HANNA, VERA)], ids=str)
    def test_nobody_with_a_grant_sees_what_goes_outside(self, person, actor):
        make_outside(person)

        with acting(actor):
            assert not OutsidePiece.objects.exists()

    def test_a_code_opens_one_piece(self, person):
        make_outside(person, "Het ene.", code_hash=code_fingerprint(text=GIVEN))
        make_outside(person, "Het andere.")

        found = read_outside(text=GIVEN, source="192.0.2.7", at=NOON)

        assert found is not None
        assert found.text == "Het ene."

    def test_who_guessed_too_often_is_not_even_looked_at(self, person):
        make_outside(person, code_hash=code_fingerprint(text=GIVEN))
        for number in range(MOST_WRONG):
            read_outside(text=f"fout {number}", source="192.0.2.7", at=NOON)

        with pytest.raises(TooManyTries):
            read_outside(text=GIVEN, source="192.0.2.7", at=NOON)


class TestADocumentForTheMunicipality:
    @pytest.fixture
    def matter(self, person):
        there = make_person(house=House.MUNICIPALITY)
        Link.objects.create(supported=person, decided=there, linked_at=NOON)
        return make_running_matter(FOPPE.user_id, person=there)

    def test_is_a_copy_of_its_own_under_the_key_there(self, inside, matter, person):
        kept = make_document(person, name="brief.pdf")

        confirmed(inside, met=str(matter.person_id), wat=f"document:{kept.id}", waarvoor="decision")

        piece = SharedPiece.objects.get()
        assert piece.file_id != kept.file_id
        assert (piece.file.subject_id, piece.file.house) == (matter.person_id, "municipality")
        with acting(FOPPE):
            [shown] = open_matter(actor=FOPPE, matter_id=matter.id, at=NOON).pieces
        assert (shown.text, shown.has_document) == ("brief.pdf", True)

    def test_the_officer_opens_it_and_she_sees_that(self, cast, inside, matter, person, client):
        kept = make_document(person, name="brief.pdf")
        confirmed(inside, met=str(matter.person_id), wat=f"document:{kept.id}", waarvoor="talk")
        piece = SharedPiece.objects.get()
        client.force_login(cast[FOPPE])

        opened = client.get(f"/desk/matters/shared/{piece.id}/")

        assert opened.content.startswith(b"%PDF")
        told = Entry.objects.get(action="keys.piece.opened")
        assert (told.subject_id, told.user_id) == (matter.person_id, FOPPE.user_id)

    def test_what_she_took_back_opens_no_more(self, cast, inside, matter, person, client):
        kept = make_document(person, name="brief.pdf")
        confirmed(inside, met=str(matter.person_id), wat=f"document:{kept.id}", waarvoor="talk")
        inside.post(f"{SHARE}{Consent.objects.get().id}/stoppen/")
        client.force_login(cast[FOPPE])

        piece = SharedPiece.objects.get()
        assert client.get(f"/desk/matters/shared/{piece.id}/").status_code == 404


def test_the_day_of_these_tests_is_one_on_which_sharing_can_end():
    assert NOON.date() < date(2026, 12, 1) <= NOON.date() + timedelta(days=LONGEST_DAYS_OUTSIDE)
