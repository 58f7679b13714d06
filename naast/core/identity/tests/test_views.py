"""Signing in, the second factor, and the way an invited person comes in."""

import re
from types import SimpleNamespace
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache

from naast.core.identity.actions import invite_administrator
from naast.core.identity.models import User
from naast.core.identity.queries import RESIDENT
from naast.core.policy.rules import Actor, Scope
from naast.core.policy.walls import acting
from tests.cast import GEA, NOON, SANNE

PASSWORD = "vier woorden naast elkaar"


def code_for(secret: str) -> str:
    """Return what the app on a phone shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def ilona(db) -> User:
    """Return a real account, not one of the demo: it has a password, and no second factor yet."""
    return User.objects.create_user(email="ilona@naast.example", password=PASSWORD, name="Ilona")


@pytest.fixture
def with_phone(ilona) -> SimpleNamespace:
    """Return a real account with a second factor, and the secret in her phone."""
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(ilona, secret)
    return SimpleNamespace(user=ilona, secret=secret)


def sign_in(client, email="ilona@naast.example", password=PASSWORD, **more):
    return client.post("/accounts/login/", {"login": email, "password": password, **more})


class TestSigningIn:
    def test_shows_a_form_with_our_words(self, client, db):
        page = client.get("/accounts/login/").content.decode()

        assert "Voor mensen die met Naast werken." in page
        assert "placeholder" not in page
        assert "signup" not in page

    def test_a_wrong_password_gets_a_kind_message_and_keeps_the_address(self, client, ilona):
        page = sign_in(client, password="iets anders").content.decode()

        assert "Dit e-mailadres en wachtwoord horen niet bij elkaar." in page
        assert "ilona@naast.example" in page

    @pytest.mark.parametrize(
        ("login", "password"),
        [("", ""), ("a", "b"), ("x" * 10_000, "y" * 10_000), ("\0@x.nl", "\0"), ("<b>@x.nl", "😀")],
    )
    def test_wrong_input_is_answered_beside_the_field(self, client, db, login, password):
        answer = sign_in(client, email=login, password=password)

        assert answer.status_code == 200
        assert "naast-errors" in answer.content.decode()

    def test_too_many_tries_are_slowed_down(self, client, ilona):
        for _ in range(5):
            sign_in(client, password="geraden")

        page = sign_in(client).content.decode()

        assert "Dit ging te vaak mis." in page

    def test_closes_the_file_that_a_resident_opened_in_this_browser(self, client, ilona):
        session = client.session
        session[RESIDENT] = {"person_id": str(uuid4()), "until": "2999-01-01T00:00:00+00:00"}
        session.save()

        sign_in(client)

        assert RESIDENT not in client.session

    @pytest.mark.parametrize(
        "next_", ["//evil.example/", "https://evil.example/", "/\\evil.example"]
    )
    def test_leads_to_no_other_site(self, client, ilona, next_):
        answer = client.post(
            f"/accounts/login/?next={next_}",
            {"login": ilona.email, "password": PASSWORD, "next": next_},
        )

        assert answer.headers["Location"] == "/desk/"

    def test_is_in_english_under_en(self, client, db):
        page = client.get("/en/accounts/login/").content.decode()

        assert "For people who work with Naast." in page

    def test_nobody_can_register(self, client, db):
        assert client.get("/accounts/signup/").status_code == 404


class TestSecondFactor:
    @pytest.mark.parametrize("path", ["/desk/", "/desk/looked/", "/desk/not-there/"])
    def test_comes_before_anything_else(self, client, ilona, path):
        sign_in(client)

        answer = client.get(path)

        assert answer.headers["Location"] == "/accounts/second-step/set-up/"

    def test_without_it_a_user_is_nobody(self, client, ilona):
        sign_in(client)

        assert client.get("/accounts/second-step/set-up/").wsgi_request.actor.scopes == {}

    def test_is_set_up_with_a_phone_and_gives_recovery_codes(self, client, ilona):
        sign_in(client)
        secret = client.get("/accounts/second-step/set-up/").context["form"].secret

        answer = client.post(
            "/accounts/second-step/set-up/", {"code": code_for(secret)}, follow=True
        )

        assert answer.redirect_chain[-1][0] == "/accounts/recovery-codes/"
        assert len(answer.context["unused_codes"]) == 10
        assert client.get("/desk/").status_code == 200

    def test_a_wrong_code_sets_up_nothing(self, client, ilona):
        sign_in(client)
        client.get("/accounts/second-step/set-up/")

        page = client.post("/accounts/second-step/set-up/", {"code": "000000"}).content.decode()

        assert "Deze code klopt niet." in page
        assert not Authenticator.objects.exists()

    def test_is_asked_after_the_password(self, client, with_phone):
        answer = sign_in(client)

        assert answer.headers["Location"] == "/accounts/second-step/sign-in/"
        assert "_auth_user_id" not in client.session

    def test_the_right_code_lets_in(self, client, with_phone):
        sign_in(client)

        answer = client.post(
            "/accounts/second-step/sign-in/", {"code": code_for(with_phone.secret)}
        )

        assert answer.headers["Location"] == "/desk/"
        assert client.get("/desk/").wsgi_request.actor.user_id == with_phone.user.pk

    def test_the_wrong_code_does_not(self, client, with_phone):
        sign_in(client)

        page = client.post("/accounts/second-step/sign-in/", {"code": "123456"}).content.decode()

        assert "Deze code klopt niet." in page
        assert "_auth_user_id" not in client.session

    def test_removing_it_asks_the_password_again_and_closes_the_desk(self, client, with_phone):
        client.force_login(with_phone.user)
        asked = client.get("/accounts/second-step/remove/").headers["Location"]
        client.post(asked, {"password": PASSWORD})

        client.post("/accounts/second-step/remove/")

        assert asked.startswith("/accounts/reauthenticate/")
        assert client.get("/desk/").headers["Location"] == "/accounts/second-step/set-up/"

    def test_pages_about_it_are_there(self, client, with_phone):
        client.force_login(with_phone.user)

        page = client.get("/accounts/second-step/")

        assert "De app hoort bij het inloggen." in page.content.decode()


class TestDesk:
    def test_is_for_who_signed_in(self, client, db):
        answer = client.get("/desk/")

        assert answer.headers["Location"] == "/accounts/login/?next=%2Fdesk%2F"

    def test_unknown_addresses_tell_a_stranger_nothing(self, client, db):
        answer = client.get("/en/desk/whatever/")

        assert answer.headers["Location"].startswith("/en/accounts/login/?next=")

    def test_signing_out_takes_a_post(self, client, cast):
        client.force_login(cast[SANNE])

        shown = client.get("/accounts/logout/")
        client.post("/accounts/logout/")

        assert shown.status_code == 200
        assert client.get("/desk/").status_code == 302

    def test_demo_accounts_need_no_second_factor_in_the_demo_only(self, client, cast, settings):
        client.force_login(cast[GEA])
        inside = client.get("/desk/").status_code
        settings.DEMO = False

        assert inside == 200
        assert client.get("/desk/").headers["Location"] == "/accounts/second-step/set-up/"


class TestNewPassword:
    def ask(self, client, email):
        return client.post("/accounts/password/reset/", {"email": email}, follow=True)

    def test_comes_with_a_link_by_mail_in_neutral_words(self, client, ilona):
        self.ask(client, "ilona@naast.example")

        [message] = mail.outbox
        assert message.to == ["ilona@naast.example"]
        assert message.subject == "Een nieuw wachtwoord voor Naast"
        assert "/accounts/password/reset/key/" in message.body

    def test_an_unknown_address_looks_the_same_and_gets_no_mail(self, client, ilona):
        known = self.ask(client, "ilona@naast.example").content
        unknown = self.ask(client, "niemand@naast.example").content

        assert re.sub(rb'value="[^"]*"', b"", known) == re.sub(rb'value="[^"]*"', b"", unknown)
        assert len(mail.outbox) == 1

    def test_looks_the_same_when_the_mail_server_fails(self, client, ilona, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

        answer = self.ask(client, "ilona@naast.example")

        assert "Kijk in uw mail" in answer.content.decode()

    def test_still_asks_for_the_second_factor(self, client, with_phone):
        self.ask(client, "ilona@naast.example")
        link = re.search(r"/accounts/password/reset/key/\S+", mail.outbox[0].body)[0]
        form = client.get(link, follow=True)

        answer = client.post(
            form.wsgi_request.path,
            {"password1": "een ander lang woord", "password2": "een ander lang woord"},
        )

        assert answer.headers["Location"] == "/accounts/second-step/sign-in/"

    @pytest.mark.parametrize("key", ["1-abc", "zzzzzzzzzzzzzzzzzzzz-abc", "0-", "1-set-password"])
    def test_a_made_up_link_gets_kind_words(self, client, db, key):
        answer = client.get(f"/accounts/password/reset/key/{key}/")

        assert answer.status_code in {200, 404}


class TestInvitation:
    @pytest.fixture
    def link(self, db, settings):
        settings.NAAST_URL = "https://naast.example"
        with acting(Actor(at=NOON, clock=Scope())) as actor:
            _, link = invite_administrator(actor=actor, email="jildou@naast.example", name="Jildou")
        return link

    def test_leads_to_a_password_and_then_to_the_second_factor(self, client, link):
        path = link.removeprefix("https://naast.example")
        form = client.get(path, follow=True)

        answer = client.post(
            form.wsgi_request.path, {"password1": PASSWORD, "password2": PASSWORD}, follow=True
        )

        assert answer.redirect_chain[-1][0] == "/accounts/second-step/set-up/"

    def test_works_once(self, client, link):
        path = link.removeprefix("https://naast.example")
        form = client.get(path, follow=True)
        client.post(form.wsgi_request.path, {"password1": PASSWORD, "password2": PASSWORD})
        client.post("/accounts/logout/")

        page = client.get(path, follow=True).content.decode()

        assert "Deze link werkt niet meer" in page

    @pytest.mark.parametrize(
        ("first", "second", "said"),
        [
            ("", "", "Kies een wachtwoord."),
            ("kort", "kort", "12"),
            (
                "een lang wachtwoord",
                "een ander wachtwoord",
                "De twee wachtwoorden zijn niet gelijk.",
            ),
            ("wachtwoord123", "", "Typ het nieuwe wachtwoord nog een keer."),
        ],
    )
    def test_says_what_is_wrong_with_a_password(self, client, link, first, second, said):
        form = client.get(link.removeprefix("https://naast.example"), follow=True)

        page = client.post(form.wsgi_request.path, {"password1": first, "password2": second})

        assert said in page.content.decode()
