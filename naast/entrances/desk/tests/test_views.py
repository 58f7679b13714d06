"""The shell of the desk and the accounts of the demo."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from naast.core.audit.tests.factories import entry, lines
from naast.core.identity.queries import RESIDENT
from naast.core.identity.rules import Role
from naast.core.identity.tests.factories import (
    count_users_and_grants,
    find_user,
    take_away_grants,
    user,
)
from naast.entrances.desk.queries import THE_WAY
from naast.support.people.demo_codes import demo_codes
from tests.cast import BRAM, CARLA, GEA, HANNA_ID, KARIN, MEMBERS, QUINTEN, SANNE, UMA


class TestHome:
    def test_says_who_one_is_and_in_which_roles(self, client, cast):
        client.force_login(cast[UMA])

        page = client.get("/desk/").content.decode()

        assert "Welkom, Uma" in page
        assert "Cliëntondersteuner" in page
        assert "Coördinator" in page

    def test_is_there_for_everybody_of_the_cast(self, client, cast):
        found = {}

        for actor in MEMBERS:
            client.force_login(cast[actor])
            found[actor] = client.get("/desk/").status_code

        assert set(found.values()) == {200}

    def test_without_a_role_today_it_says_whom_to_ask(self, client, cast):
        take_away_grants(cast[SANNE])
        client.force_login(cast[SANNE])

        page = client.get("/desk/").content.decode()

        assert "U hebt vandaag geen rol." in page

    def test_is_in_english_under_en(self, client, cast):
        client.force_login(cast[GEA])

        page = client.get("/en/desk/").content.decode()

        assert "Sees figures, and can open no file at all." in page

    def test_asks_a_fixed_number_of_queries(self, client, cast, django_assert_max_num_queries):
        client.force_login(cast[SANNE])

        with django_assert_max_num_queries(12):
            client.get("/desk/")


class TestMenu:
    def test_folds_what_does_not_fit_on_one_line(self, client, cast):
        client.force_login(cast[CARLA])

        seen = client.get("/desk/").context

        assert len(seen["nav"]) < len(seen["nav_more"])
        whole = [page["url"] for page in (*seen["nav"], *seen["nav_more"])]
        assert len(whole) == len(set(whole))
        assert whole[0] == "/desk/"

    def test_folds_nothing_where_all_fits(self, client, cast):
        client.force_login(cast[QUINTEN])

        page = client.get("/desk/")

        assert page.context["nav_more"] == []
        assert '<li class="naast-desk__small"><details' in page.content.decode()  # on a phone only

    def test_names_the_page_one_is_on_though_it_is_folded_away(self, client, cast):
        client.force_login(cast[CARLA])

        page = client.get("/desk/looked/").content.decode()

        assert "Menu: Wat ik bekeek</span></summary>" in page
        assert page.count("naast-desk__more--here") == 1

    @pytest.mark.parametrize("language", ["", "/en"])
    @pytest.mark.parametrize("who", [CARLA, GEA, KARIN, SANNE], ids=str)
    def test_holds_on_one_line_however_long_its_words(self, client, cast, language, who):
        client.force_login(cast[who])

        seen = client.get(f"{language}/desk/").context
        words = [str(page["label"]) for page in seen["nav"]]
        me = max(str(seen["me"]["name"]), str(seen["me"]["role"]), key=len)

        assert 2 <= len(words) <= 6
        assert len("".join((*words, me))) <= 80


class TestLooked:
    @pytest.mark.usefixtures("cast")
    def test_shows_ones_own_lines_and_no_others(self, client, cast):
        entry(user_id=SANNE.user_id, subject_id=HANNA_ID, action="casework.file.sanne")
        entry(user_id=BRAM.user_id, subject_id=HANNA_ID, action="casework.file.bram")
        client.force_login(cast[SANNE])

        page = client.get("/desk/looked/").content.decode()

        assert "casework.file.sanne" in page
        assert "casework.file.bram" not in page

    @pytest.mark.parametrize("page", ["2", "0", "-1", "abc", "9" * 40, ""])
    def test_takes_any_page_number(self, client, cast, page):
        for _ in range(51):
            entry(user_id=SANNE.user_id)
        client.force_login(cast[SANNE])

        assert client.get("/desk/looked/", {"page": page}).status_code == 200


class TestDemo:
    def test_shows_every_account_by_name_role_and_place(self, client, cast):
        page = client.get("/demo/").content.decode()

        for member in MEMBERS.values():
            assert f"<b>{member.name}</b>" in page
        assert "Beleidsmedewerker" in page

    def test_begins_with_whom_one_follows_from_question_to_council(self, client, cast):
        way = client.get("/demo/").context["way"]

        assert [one.role for one in way] == list(THE_WAY)
        assert all(len(one.people) == 1 for one in way)

    def test_is_light_with_many_accounts(self, client, cast):
        for n in range(200):
            user(f"Vrijwilliger {n}", (Role.SUPPORTER, "organisation:9"), is_demo=True)

        assert len(client.get("/demo/").content) < 80_000

    def test_asks_a_fixed_number_of_queries(self, client, cast, django_assert_max_num_queries):
        with django_assert_max_num_queries(12):
            client.get("/demo/")

    def test_shows_no_real_account(self, client, cast):
        user("Echtgenaamd")

        assert "Echtgenaamd" not in client.get("/demo/").content.decode()

    def test_signs_in_with_one_click(self, client, cast):
        answer = client.post("/demo/sign-in/", {"account": "sanne@naast.example"})

        assert answer.headers["Location"] == "/desk/"
        assert client.get("/desk/").wsgi_request.actor.user_id == SANNE.user_id

    def test_changes_the_account_and_keeps_the_resident(self, client, cast):
        client.post("/demo/sign-in/", {"account": "sanne@naast.example"})
        session = client.session
        session[RESIDENT] = {"person_id": str(HANNA_ID), "until": "2999-01-01T00:00:00+00:00"}
        session.save()

        client.post("/demo/sign-in/", {"account": "carla@naast.example"})

        assert client.get("/desk/").wsgi_request.actor.user_id == CARLA.user_id
        assert client.session[RESIDENT]["person_id"] == str(HANNA_ID)

    @pytest.mark.parametrize(
        "account", ["", "x", "101", "a@b.nl", "a" * 300 + "@b.nl", "\0@b.nl", "<b>", "😀"]
    )
    def test_any_other_account_is_not_found(self, client, cast, account):
        assert client.post("/demo/sign-in/", {"account": account}).status_code == 404

    def test_a_real_account_is_not_found(self, client, db):
        real = user("Echt")

        assert client.post("/demo/sign-in/", {"account": real.email}).status_code == 404

    def test_outside_the_demo_there_is_no_such_page(self, client, cast, settings):
        settings.DEMO = False

        shown = client.get("/demo/").status_code
        clicked = client.post("/demo/sign-in/", {"account": "sanne@naast.example"}).status_code

        assert (shown, clicked) == (404, 404)


class TestInviteAdministrator:
    def test_makes_an_administrator_and_prints_a_link(self, db, capsys):
        call_command("invite_administrator", "Ilona@naast.example", "--name", "Ilona")

        ilona = find_user("ilona@naast.example")
        path = reverse("account_login").replace("login/", "password/reset/key/")
        assert path in capsys.readouterr().out
        assert not ilona.has_usable_password()
        assert [g.role for g in ilona.grants.all()] == [Role.ADMINISTRATOR]

    def test_is_written_in_the_record(self, db):
        call_command("invite_administrator", "ilona@naast.example")

        [line] = lines()
        assert (line.action, line.role, line.user_id) == (
            "identity.administrator.invited",
            "clock",
            None,
        )

    def test_twice_gives_a_new_link_and_no_second_user_or_grant(self, db):
        call_command("invite_administrator", "ilona@naast.example")
        call_command("invite_administrator", "ilona@naast.example")

        assert count_users_and_grants() == (1, 1)

    def test_can_send_the_link(self, db, mailoutbox):
        call_command("invite_administrator", "ilona@naast.example", "--send")

        [message] = mailoutbox
        assert message.subject == "Een uitnodiging voor Naast"
        assert "/accounts/password/reset/key/" in message.body

    def test_refuses_what_is_no_address(self, db):
        with pytest.raises(CommandError):
            call_command("invite_administrator", "geen adres")


class TestResidentsOfTheDemo:
    def test_a_visitor_finds_their_codes(self, client, cast):
        page = client.get("/demo/").content.decode()

        codes = demo_codes()
        assert len({one.first_name for one in codes}) == 15
        assert [one.code for one in codes if one.code not in page] == []

    def test_a_code_with_a_pin_stands_with_its_pin(self, client, cast):
        page = client.get("/demo/").content.decode()

        [pin] = {one.pin for one in demo_codes() if one.pin}
        assert page.count(f"en de pincode {pin}") == 1
        assert f'name="pin" value="{pin}"' in page

    def test_outside_the_demo_nobody_learns_them(self, settings):
        settings.DEMO = False

        assert demo_codes() == ()
