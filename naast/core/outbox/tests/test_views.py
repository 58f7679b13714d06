"""The demo shows what it would have sent; a real installation has no such page."""

import os

import pytest
from django.core.mail import EmailMessage

from naast.core.outbox import jobs, providers
from tests.cast import SANNE

from .factories import PHONE, message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.NAAST_OUTBOX = tmp_path / "outbox"
    settings.EMAIL_BACKEND = "naast.core.outbox.providers.MailFiles"


def test_it_starts_empty(client):
    page = client.get("/demo/outbox/")

    assert page.status_code == 200
    assert "Er is nog niets verstuurd." in page.content.decode()


def test_it_lists_mail_text_and_letter_newest_first(client, cast, settings):
    mail = message(to=SANNE.user_id, template="question_waiting")
    text = message()
    letter = message(channel="letter", to="Hanna Voorbeeld\nDorpsstraat 1\n1234 AB Veen")
    for seconds, one in enumerate([mail, text, letter], start=1):
        jobs.send_message(message_id=str(one.id))
        [file] = settings.NAAST_OUTBOX.glob(f"{one.id}.*")
        os.utime(file, (seconds, seconds))

    page = client.get("/demo/outbox/").content.decode()

    places = [page.index(words) for words in ("Dorpsstraat 1", PHONE, "sanne@naast.example")]
    assert places == sorted(places)
    assert "Er staat iets voor u klaar in Naast" in page
    assert 'href="http://127.0.0.1:8000/desk/"' in page


def test_the_files_are_for_the_owner_only_and_a_second_try_is_the_same_file(settings):
    one = message()
    parcel = providers.Parcel(
        message_id=one.id, channel="text", language="nl", address=PHONE, subject="", text="Dag"
    )

    providers.files(parcel=parcel)
    providers.files(parcel=parcel)

    assert [file.name for file in settings.NAAST_OUTBOX.iterdir()] == [f"{one.id}.txt"]
    assert settings.NAAST_OUTBOX.stat().st_mode & 0o077 == 0


def test_it_shows_what_others_mail_and_never_as_markup(client):
    EmailMessage("<b>", "<script>alert(1)</script>", to=["x@naast.example"]).send()

    page = client.get("/demo/outbox/").content.decode()

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_outside_the_demo_it_is_not_there(client, settings):
    settings.DEMO = False

    assert client.get("/demo/outbox/").status_code == 404


def test_outside_the_demo_a_channel_without_provider_fails(settings):
    settings.NAAST_PROVIDERS = {
        "mail": "naast.core.outbox.providers.mail",
        "text": "",
        "letter": "",
    }
    one = message()

    jobs.send_message(message_id=str(one.id))

    one.refresh_from_db()
    assert (one.state, one.attempts) == ("waiting", 1)
