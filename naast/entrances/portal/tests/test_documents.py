"""Documents in my file and at the desk, through the pages: told by their contents, given back."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from naast.core.files.models import Part
from naast.core.files.tests.factories import PDF, WHERE, jpeg
from naast.core.policy.walls import Actor, Scope, acting
from naast.entrances.portal.actions import erase_file
from naast.support.casework.tests.factories import make_running_case
from naast.support.encounters.models import Document, Thread
from naast.support.people.queries import code_fingerprint
from naast.support.people.tests.factories import make_code, make_ground
from tests.cast import BRAM, CARLA, FOPPE, NOON, SANNE

FILE = "/wetterwald/mijn-dossier/"
DOCUMENTS = FILE + "documenten/"
CODE = "otter wilg lamp boter mand 4827"


@pytest.fixture(autouse=True)
def noon(monkeypatch, cast):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_ground()


@pytest.fixture
def case():
    case = make_running_case(SANNE.user_id)
    make_code(case.person, code_fingerprint(text=CODE))
    return case


@pytest.fixture
def her(client, case):
    client.post(FILE, {"code": CODE})
    return client


def at_desk(cast, actor):
    client = Client()
    client.force_login(cast[actor])
    return client


def add(client, data, *, name="huur.pdf", path=DOCUMENTS, **more):
    sent = SimpleUploadedFile(name, data, "application/pdf")
    return client.post(path, {"document": sent, **more})


class TestDocuments:
    def test_she_adds_one_and_who_stands_beside_her_opens_it(self, her, case, cast):
        assert add(her, PDF, naam="Brief over de huur").status_code == 302
        sanne, document = at_desk(cast, SANNE), Document.objects.get()

        listed = sanne.get(f"/desk/documents/{case.person_id}/").content.decode()
        answer = sanne.get(f"/desk/documents/{case.person_id}/{document.id}/")

        assert "Brief over de huur.pdf" in listed
        assert answer.content == PDF
        assert "Opende een document van u." in her.get(FILE).content.decode()

    def test_goes_back_as_a_download_that_runs_nowhere(self, her, case):
        add(her, PDF)

        answer = her.get(f"{DOCUMENTS}{Document.objects.get().id}/")

        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="huur.pdf"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert "no-store" in answer.headers["Cache-Control"]

    def test_a_photo_tells_nobody_where_it_was_taken(self, her, case):
        add(her, jpeg(), name="brief.pdf")

        answer = her.get(f"{DOCUMENTS}{Document.objects.get().id}/")

        assert answer.headers["Content-Disposition"] == 'attachment; filename="brief.jpg"'
        assert WHERE not in answer.content

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"MZ" * 500, "Dit is geen PDF en geen foto."),
            (b"<html>%PDF</html>", "Dit is geen PDF en geen foto."),
            (PDF + bytes(1024 * 1024), "Dit document is 2 MB. Meer dan 1 MB past niet."),
            (b"%PDF-1.7" + bytes(3 * 1024 * 1024), "Dit document is 4 MB."),
        ],
    )
    def test_what_does_not_fit_is_said_and_not_kept(self, her, settings, data, said):
        settings.NAAST_FILE_MB = 1

        answer = add(her, data, naam="Mijn brief")

        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert "Mijn brief" in answer.content.decode()
        assert not Document.objects.exists()

    def test_to_others_it_is_not_there(self, her, case, cast):
        add(her, PDF)
        document = Document.objects.get()

        for actor in (BRAM, CARLA, FOPPE):
            client = at_desk(cast, actor)
            assert client.get(f"/desk/documents/{case.person_id}/").status_code == 404
            one = client.get(f"/desk/documents/{case.person_id}/{document.id}/")
            assert one.status_code == 404

    def test_she_takes_it_away(self, her, case):
        add(her, PDF)
        path = f"{DOCUMENTS}{Document.objects.get().id}/"

        her.post(path + "weg/")

        assert her.get(path).status_code == 404
        assert not Document.objects.exists()


class TestTheWholeFile:
    def test_takes_messages_and_documents_along(self, her, case):
        add(her, PDF)
        her.post(FILE + "berichten/", {"bericht": "Mag ik u morgen bellen?"})

        answer = her.post(FILE + "meenemen/")

        bundle = zipfile.ZipFile(io.BytesIO(answer.content))
        assert PDF in [bundle.read(name) for name in bundle.namelist()]
        [told] = [n for n in bundle.namelist() if n.endswith(".json")]
        assert "Mag ik u morgen bellen?" in bundle.read(told).decode()

    def test_erased_leaves_no_byte_and_nobody_waiting(self, her, case, cast):
        add(her, PDF)
        her.post(FILE + "berichten/", {"bericht": "Mag ik u morgen bellen?"})
        her_self = Actor(at=NOON, resident=Scope(person_id=case.person_id))

        with acting(her_self):
            erase_file(actor=her_self, at=NOON)

        assert not Part.objects.exists()
        assert not Thread.objects.exists()
        queue = at_desk(cast, CARLA).get("/desk/queue/").content.decode()
        assert "Berichten zonder antwoord" not in queue
