"""Codes from a file into a round: looked at first, then all of them or none, and as hers alone."""

import io
from datetime import date

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.learning.inventory import actions, queries, words
from naast.learning.inventory.actions import ARRANGED, Published
from naast.learning.inventory.models import Chosen, Coding, Round
from naast.learning.inventory.rules.importing import Line
from naast.learning.inventory.rules.rounds import CODES, OF_MUNICIPALITIES, Table
from naast.learning.inventory.tests.factories import make_coding, make_published, make_round
from naast.learning.inventory.views.bringing import SALT
from naast.supply.organisations.rules import profile
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import CARLA, EMRE, GEA, HAVENSTAD, MEIDOORN, MILA, NOON, NOUR, WETTERWALD

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 3)
HEADS = "municipality;table;code"
RIGHT = ["Wetterwâld;profile;3", "Wetterwâld;steering_role;sets_conditions"]
MORE = ["Wetterwâld;ambition;insight_in_use", "Wetterwâld;ambition;radical_change"]
LINES = [
    Line(of="wetterwald", table=Table.PROFILE, code="3"),
    Line(of="wetterwald", table=Table.STEERING_ROLE, code="sets_conditions"),
]


@pytest.fixture(autouse=True)
def places(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    make_organisation(id=MEIDOORN, name="Stichting Skouder")
    make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    make_municipality(id=HAVENSTAD, name="Havenstad", slug="havenstad")


@pytest.fixture
def chosen():
    row = make_round()
    Chosen.objects.create(round=row, municipality_id=HAVENSTAD, reason="Groot")
    return Chosen.objects.create(round=row, municipality_id=WETTERWALD, reason="Bewust bezig")


@pytest.fixture
def bring(client, cast, chosen):
    client.force_login(cast[MILA])

    def send(*lines, on="2026-11-03", file=None):
        file = file or SimpleUploadedFile("codes.csv", "\n".join((HEADS, *lines)).encode())
        return client.post(path(chosen), {"on": on, "file": file})

    return send


def path(chosen):
    return f"/desk/inventory/{chosen.round_id}/bring/"


def given(*, settled=False):
    rows = Coding.objects.filter(settled=settled)
    return {(one.coder_id, one.table, *one.codes) for one in rows if one.codes}


class TestBring:
    def test_keeps_what_a_colleague_may_code_too_as_who_brings_it_gave_it(self, chosen):
        make_coding(chosen, coder_id=NOUR.user_id, codes=["develops_jointly"])

        with acting(MILA):
            actions.bring(actor=MILA, round_id=chosen.round_id, lines=LINES, on=ON)

        assert given() == {
            (NOUR.user_id, "steering_role", "develops_jointly"),
            (MILA.user_id, "profile", "3"),
            (MILA.user_id, "steering_role", "sets_conditions"),
        }
        mine = Coding.objects.filter(coder_id=MILA.user_id)
        assert set(mine.values_list("table", flat=True)) == {t.value for t in OF_MUNICIPALITIES}
        assert set(mine.values_list("coded_on", flat=True)) == {ON}
        assert [one.action for one in Entry.objects.all()] == ["inventory.codes.brought"]

    def test_replaces_her_own_of_municipalities_in_the_file_and_nothing_else(self, chosen):
        elsewhere = Chosen.objects.get(municipality_id=HAVENSTAD)
        make_coding(chosen, codes=["leaves_to_providers"])
        make_coding(elsewhere, codes=["leaves_to_providers"])
        make_coding(chosen, settled=True, codes=["leaves_to_providers"])
        kept = make_coding(
            chosen, organisation_id=MEIDOORN, table=Table.TIP_PROVIDER,
            codes=["work_with_other_parties"],
        )  # fmt: skip

        with acting(MILA):
            actions.bring(actor=MILA, round_id=chosen.round_id, lines=LINES, on=ON)

        own = Coding.objects.filter(settled=False, table=Table.STEERING_ROLE)
        assert {(one.chosen_id, *one.codes) for one in own} == {
            (chosen.pk, "sets_conditions"),
            (elsewhere.pk, "leaves_to_providers"),
        }
        assert given(settled=True) == {(MILA.user_id, "steering_role", "leaves_to_providers")}
        assert Coding.objects.filter(pk=kept.pk).exists()

    def test_a_municipality_outside_the_round_leaves_everything_as_it_was(self, chosen):
        make_coding(chosen, codes=["leaves_to_providers"])
        before = given()
        lines = [*LINES, Line(of="veenmond", table=Table.PROFILE, code="1")]

        with acting(MILA), pytest.raises(Chosen.DoesNotExist):
            actions.bring(actor=MILA, round_id=chosen.round_id, lines=lines, on=ON)

        assert given() == before

    def test_not_into_what_is_published_nor_by_who_does_no_research(self, chosen):
        over = make_published()

        with acting(MILA), pytest.raises(Published):
            actions.bring(actor=MILA, round_id=over.pk, lines=LINES, on=ON)
        for actor in (NOUR, GEA, EMRE, CARLA):
            with acting(actor), pytest.raises(Round.DoesNotExist):
                actions.bring(actor=actor, round_id=chosen.round_id, lines=LINES, on=ON)
        assert given() == set()

    def test_the_features_behind_a_profile_are_those_from_which_it_follows(self):
        assert set(ARRANGED) == set(CODES[Table.PROFILE])
        for code, (formal, official) in ARRANGED.items():
            assert str(profile(formal=formal, informal_official=official)) == code


class TestPage:
    def test_shows_what_would_be_kept_and_keeps_it_after_a_yes(self, bring, client, chosen):
        make_coding(chosen)
        before = given()

        answer = bring(*RIGHT, *MORE)

        assert answer.status_code == 200
        assert given() == before
        [place] = answer.context["places"]
        assert (place["name"], place["replaces"]) == ("Wetterwâld", True)
        told = {str(name): codes for name, codes in place["tables"]}
        assert told[str(words.TABLES[Table.AMBITION])] == "; ".join(
            str(words.CODES[Table.AMBITION][code]) for code in ("radical_change", "insight_in_use")
        )

        done = client.post(path(chosen), {"read": answer.context["sealed"]}, follow=True)

        assert "Bewaard: de codes van 1 gemeente." in done.content.decode()
        assert (MILA.user_id, "ambition", "radical_change", "insight_in_use") in given()
        assert (MILA.user_id, "profile", "3") in given()

    def test_takes_a_spreadsheet_as_it_takes_csv(self, bring):
        book = Workbook()
        for line in (HEADS, *RIGHT, *MORE):
            book.active.append(line.split(";"))
        book.active["C2"] = 3
        made = io.BytesIO()
        book.save(made)

        found = bring(file=SimpleUploadedFile("codes.xlsx", made.getvalue())).context["places"]

        assert found == bring(*RIGHT, *MORE).context["places"]

    def test_tells_each_row_that_is_not_right_keeps_nothing_and_keeps_the_day(self, bring):
        answer = bring(*RIGHT, "Nergens;ambition;insight_in_use", "Wetterwâld;ambition;<b>")

        text = answer.content.decode()
        assert answer.status_code == 422
        assert [one["row"] for one in answer.context["faults"]] == [4, 5]
        assert "Nergens\N{RIGHT SINGLE QUOTATION MARK} is geen gemeente van deze ronde." in text
        assert "&lt;b&gt;\N{RIGHT SINGLE QUOTATION MARK} is geen code van deze tabel." in text
        assert 'value="2026-11-03"' in text
        assert given() == set()

    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("a.xlsx", b"no zip", "Wij kunnen dit bestand niet lezen."),
            ("a.csv", b"one,two", "De eerste rij noemt de kolommen"),
            ("a.csv", HEADS.encode(), "Onder de eerste rij staat niets."),
            ("a.csv", b"a" * (1024 * 1024 + 1), "Dit bestand is te groot."),
            ("a.csv", f"{HEADS}\n{'x;y;z' * 2}\n".encode() * 2001, "Dit bestand is te groot."),
        ],
    )
    def test_tells_what_is_wrong_with_a_file(self, bring, name, content, told):
        answer = bring(file=SimpleUploadedFile(name, content))

        assert answer.status_code == 422
        assert told in answer.content.decode()

    def test_a_day_that_is_still_to_come_is_refused(self, bring):
        answer = bring(*RIGHT, on="2099-01-01")

        assert answer.status_code == 422
        assert "Deze dag moet nog komen." in answer.content.decode()

    @pytest.mark.parametrize("sealed", ["", "nonsense", signing.dumps({"user": 1}, salt="other")])
    def test_what_we_did_not_seal_is_not_read(self, bring, client, chosen, sealed):
        answer = client.post(path(chosen), {"read": sealed})

        assert (answer.status_code, answer["Location"]) == (302, path(chosen))
        assert given() == set()

    def test_what_was_sealed_for_another_or_for_another_round_is_not_there(
        self, bring, client, chosen
    ):
        sealed = bring(*RIGHT).context["sealed"]
        told = signing.loads(sealed, salt=SALT)
        other = make_round(name="Zuid 2026")
        foreign = signing.dumps({**told, "user": NOUR.user_id}, salt=SALT)

        assert client.post(path(chosen), {"read": foreign}).status_code == 404
        elsewhere = f"/desk/inventory/{other.pk}/bring/"
        assert client.post(elsewhere, {"read": sealed}).status_code == 404
        assert given() == set()

    def test_a_round_that_changed_in_between_keeps_nothing(self, bring, client, chosen):
        sealed = bring(*RIGHT).context["sealed"]
        Chosen.objects.filter(pk=chosen.pk).delete()

        done = client.post(path(chosen), {"read": sealed}, follow=True)

        assert "De ronde is intussen veranderd" in done.content.decode()
        assert given() == set()

    def test_what_is_published_takes_no_file(self, client, cast):
        client.force_login(cast[MILA])

        assert client.get(f"/desk/inventory/{make_published().pk}/bring/").status_code == 404

    def test_says_nothing_of_what_a_colleague_gave(self, bring, chosen):
        make_coding(chosen, coder_id=NOUR.user_id, codes=["develops_jointly"])

        answer = bring(*RIGHT)

        assert answer.context["places"][0]["replaces"] is False
        with acting(MILA):
            assert queries.codings(actor=MILA).filter(coder_id=NOUR.user_id).exists()

    def test_asks_no_more_of_the_database_for_more_rows(
        self, bring, client, chosen, django_assert_max_num_queries
    ):
        one = bring(*RIGHT).context["sealed"]
        with django_assert_max_num_queries(60) as few:
            client.post(path(chosen), {"read": one})
        most = len(few)
        two = bring(
            *RIGHT, *MORE, *[line.replace("Wetterwâld", "Havenstad") for line in (*RIGHT, *MORE)]
        ).context["sealed"]
        with django_assert_max_num_queries(most):
            client.post(path(chosen), {"read": two})
