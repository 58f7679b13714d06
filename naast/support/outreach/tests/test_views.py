import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naast.core.audit.models import Entry
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_default,
    make_organisation,
)
from naast.supply.places.tests.factories import make_municipality, make_zone
from naast.support.matching.models import Question
from naast.support.outreach.models import InSight, Tally, Worry, WorryText
from naast.support.outreach.rules import Sign
from naast.support.outreach.tests.factories import DAY, make_in_sight, make_tally, make_worry
from tests.cast import BRAM, CARLA, DIRK, FOPPE, JOOP, MEIDOORN, NOON, SANNE, TINEKE, WETTERWALD
from tests.counting import statements

pytestmark = pytest.mark.django_db

TELL, NEW, WORRIES, TODAY = (
    "/wetterwald/zorgen-om-iemand/",
    "/desk/worries/new/",
    "/desk/worries/",
    "/desk/today/",
)
TOLD = {
    "wat": "De gordijnen blijven al weken dicht.",
    "tekens": ["alone"],
    "wie": "Geertrui Tjalkema",
    "waar": "Wilgenlaan 4, 9991 AB",
    "u": "neighbour",
    "bekend": "met",
    "naam": "Wiebe",
    "bereik": "0612345678",
}
AT_THE_DESK = {
    "named": "with",
    "story": "De gordijnen blijven al weken dicht.",
    "who": "Geertrui Tjalkema",
    "where": "Wilgenlaan 4",
    "teller": "gp",
    "name": "Praktijk De Mieden",
    "channel": "phone",
    "town": "1",
}


@pytest.fixture(autouse=True)
def here(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    town = make_municipality(id=WETTERWALD, name="Wetterwâld", slug="wetterwald")
    organisation = make_organisation(id=MEIDOORN, name="Stichting Skouder")
    make_agreement(organisation, WETTERWALD)
    make_default(organisation, WETTERWALD)
    return make_zone(town, name="Wetterkant", slug="wetterkant", postcodes=("9991",))


@pytest.fixture
def as_(client, cast):
    def sign_in(actor):
        client.force_login(cast[actor])
        return client

    return sign_in


def page(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def without_token(html: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html)


class TestTelling:
    def test_says_beforehand_what_becomes_of_a_name_and_of_ones_own(self, client):
        shown = page(client, TELL)

        assert "De naam gaat na 14 dagen weg." in shown
        assert "Dan moeten wij misschien uw naam zeggen." in shown
        assert "De gemeente leest dit niet. Het gaat naar Stichting Skouder." in shown
        for number in ("tel:112", "tel:08000113", "tel:08002000"):
            assert number in shown

    def test_keeps_it_in_its_zone_and_says_until_when(self, client, here):
        answer = client.post(TELL, TOLD, follow=True)

        worry = Worry.objects.get()
        assert (worry.zone, worry.anonymous, worry.signs) == (here, False, ["alone"])
        assert "Na 22 november gaat de naam weg." in answer.content.decode()

    def test_without_a_name_drops_what_was_filled_in_of_it(self, client):
        client.post(TELL, {**TOLD, "bekend": "zonder"})

        assert Worry.objects.get().anonymous
        assert WorryText.objects.get().told_by is None

    @pytest.mark.parametrize("field", ["wat", "waar", "u", "bekend", "naam"])
    def test_asks_what_is_needed_and_keeps_nothing(self, client, field):
        answer = client.post(TELL, {**TOLD, field: ""})

        assert answer.status_code == 422
        assert not Worry.objects.exists()

    def test_words_of_danger_are_answered_first_and_sent_after_that(self, client):
        danger = {**TOLD, "wat": "Haar man slaat haar."}

        first = client.post(TELL, danger)

        assert "Wacht niet op ons: bel nu." in first.content.decode()
        assert "Haar man slaat haar." in first.content.decode()
        assert not Worry.objects.exists()
        client.post(TELL, {**danger, "gelezen": "1"})
        assert Worry.objects.count() == 1

    def test_the_answer_is_the_same_when_somebody_worried_before(self, client):
        """Nor is it slower: as many queries, of the same kinds."""

        def answer():
            with CaptureQueriesContext(connection) as asked:
                sent = client.post(TELL, TOLD)
            home = client.get(sent.headers["Location"]).content.decode()
            kinds = [sql.split()[:3] for sql in statements(asked)]
            return sent.status_code, sent.headers["Location"], without_token(home), kinds

        answer()  # what is read once a process, is read
        Worry.objects.all().delete()
        first = answer()
        Worry.objects.update(user_id=SANNE.user_id, given_at=NOON)

        assert answer() == first
        assert Worry.objects.count() == 2


class TestAtTheDesk:
    def test_takes_what_a_caller_tells_and_shows_it_no_more(self, as_):
        answer = as_(JOOP).post(NEW, AT_THE_DESK, follow=True)

        said = answer.content.decode()
        assert "Zeg: er gaat iemand langs." in said
        assert "Tjalkema" not in said
        assert Worry.objects.get().came == "phone"

    def test_words_of_danger_come_first(self, as_):
        client = as_(JOOP)

        first = client.post(NEW, {**AT_THE_DESK, "story": "Hij wil niet meer leven."})

        assert "De woorden wijzen op gevaar. Zeg het nu:" in first.content.decode()
        assert not Worry.objects.exists()


class TestWhoLeads:
    def test_sees_the_header_and_no_name(self, as_):
        make_worry(user_id=SANNE.user_id)

        shown = page(as_(CARLA), WORRIES)

        assert "Erg alleen" in shown
        assert "Sanne" in shown
        for hidden in ("Tjalkema", "Wilgenlaan", "gordijnen", "Wiebe"):
            assert hidden not in shown

    @pytest.mark.parametrize(("days", "kind"), [(9, ""), (10, "soon"), (13, "late")])
    def test_is_warned_after_ten_and_thirteen_days(self, as_, days, kind):
        make_worry(reported_at=NOON - days * DAY)

        row = as_(CARLA).get(WORRIES).context["rows"][0]

        assert row["ends"]["kind"] == kind

    def test_reads_until_when_and_what_as_one_says_it(self, as_):
        make_worry(reported_at=NOON, signs=[Sign.ALONE, Sign.HOUSEHOLD])

        shown = page(as_(CARLA), WORRIES)

        assert "naam t/m 22 nov<" in shown
        assert "Erg alleen, het huis of de dagelijkse dingen lopen mis" in shown

    def test_gives_it_to_somebody_of_her_own(self, as_):
        worry = make_worry()

        as_(CARLA).post(f"{WORRIES}{worry.id}/", {"user": SANNE.user_id})

        assert Worry.objects.get().user_id == SANNE.user_id

    def test_cannot_give_it_to_somebody_of_elsewhere(self, as_):
        worry = make_worry()

        answer = as_(CARLA).post(f"{WORRIES}{worry.id}/", {"user": DIRK.user_id})

        assert answer.status_code == 422

    @pytest.mark.req("R-324")
    def test_sees_signals_by_zone_and_nothing_under_five(self, as_, here):
        make_tally(Sign.CARE_TOO_HEAVY, 6, zone_id=here.pk)
        make_tally(Sign.TOO_LITTLE_MONEY, 4, zone_id=here.pk)

        [zone] = as_(CARLA).get(WORRIES).context["counts"]

        assert [cell.n for cell in zone.cells][:2] == [6, None]

    def test_of_another_organisation_sees_nothing(self, as_):
        make_worry(user_id=SANNE.user_id)
        make_in_sight(SANNE.user_id)

        context = as_(TINEKE).get(WORRIES).context

        assert (context["rows"], context["in_sight"], context["counts"]) == ([], [], [])

    def test_takes_few_queries_however_many_there_are(self, as_, django_assert_max_num_queries):
        for number in range(12):
            make_worry(user_id=SANNE.user_id)
            make_in_sight(SANNE.user_id, mark=f"reiger {number}")
        client = as_(CARLA)

        with django_assert_max_num_queries(15):
            client.get(WORRIES)


class TestVisit:
    def test_today_shows_where_to_go_and_no_name(self, as_):
        make_worry(user_id=SANNE.user_id)
        make_in_sight(SANNE.user_id)

        shown = page(as_(SANNE), TODAY)

        assert "Erg alleen" in shown
        assert "reiger" in shown
        assert "Tjalkema" not in shown

    def test_opening_is_written_down_as_a_look(self, as_):
        worry = make_worry(user_id=SANNE.user_id)

        assert "Mevrouw Tjalkema" in page(as_(SANNE), f"/desk/visits/{worry.id}/")

        [look] = Entry.objects.filter(action="outreach.worry.opened")
        assert (look.user_id, look.object_id) == (SANNE.user_id, str(worry.id))

    def test_is_noted_with_one_choice(self, as_):
        """One presses *the visit* on today, how it was, and *keep*: three touches."""
        worry = make_worry(user_id=SANNE.user_id)

        as_(SANNE).post(f"/desk/visits/{worry.id}/", {"how": "nobody_home", "after": "7"})

        worry.refresh_from_db()
        assert (worry.visits, worry.next_on) == (1, NOON.date() + timedelta(days=7))

    def test_a_stranger_is_told_nothing(self, as_):
        worry, entry = make_worry(user_id=SANNE.user_id), make_in_sight(SANNE.user_id)

        for actor in (BRAM, DIRK, CARLA, FOPPE):
            client = as_(actor)
            for path in (f"/desk/visits/{worry.id}/", f"/desk/in-sight/{entry.id}/"):
                for where in (path, f"{path}question/"):
                    assert client.get(where).status_code == 404
                    assert client.post(where, {"how": "no", "after": "7"}).status_code == 404
        assert Worry.objects.count() == InSight.objects.count() == 1

    def test_on_ones_own_initiative_takes_a_zone_and_no_words(self, as_, here):
        client = as_(SANNE)
        form = client.get("/desk/in-sight/new/").context["form"]

        client.post(
            "/desk/in-sight/new/",
            {"where": here.pk, "signs": ["too_little_money"], "after": "3"},
        )

        assert set(form.fields) == {"where", "signs", "after"}
        entry = InSight.objects.get()
        assert (entry.zone, entry.next_on) == (here, NOON.date() + timedelta(days=3))
        assert Tally.objects.get().what == Sign.TOO_LITTLE_MONEY


class TestBecomesAQuestion:
    ASKED = {"words": "Wilt u meelezen met de post?", "who": "anybody", "first_name": "Geertrui"}

    @pytest.mark.parametrize("named", [True, False])
    def test_by_the_road_of_everybody_with_a_code_of_her_own(self, as_, named):
        row = make_worry(user_id=SANNE.user_id) if named else make_in_sight(SANNE.user_id)
        path = f"/desk/{'visits' if named else 'in-sight'}/{row.id}/question/"

        answer = as_(SANNE).post(path, self.ASKED)

        question = Question.objects.get()
        assert (question.channel, question.organisation_id) == ("outreach", MEIDOORN)
        assert len(answer.context["code"]) == 6
        assert not Worry.objects.exists()
        assert not InSight.objects.exists()
        assert dict(Tally.objects.values_list("what", "n")) == {"visited": 1, "asked": 1}

    def test_sent_twice_is_asked_once(self, as_):
        worry = make_worry(user_id=SANNE.user_id)
        client, path = as_(SANNE), f"/desk/visits/{worry.id}/question/"

        client.post(path, self.ASKED)

        assert client.post(path, self.ASKED).status_code == 404
        assert Question.objects.count() == 1
