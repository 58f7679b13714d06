"""The page of the arrangement: what it says, who reads what of it, and what residents read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from naast.core.policy.walls import acting
from naast.learning.steering.actions.answers import NotYours, say
from naast.learning.steering.models import Answer
from naast.learning.steering.queries.answers import current
from naast.learning.steering.rules.arrangement import Subject
from naast.learning.steering.tests.factories import make_answer, make_draft, make_ground
from naast.supply.organisations import actions as organisations
from naast.supply.organisations.models import Agreement, Arrangement, Organisation
from naast.supply.organisations.queries import arrangement
from naast.supply.organisations.rules import FormalPosition, ProfileFacts
from naast.supply.organisations.tests.factories import make_agreement
from naast.supply.supporters.rules import Kind, Position
from naast.supply.supporters.tests.factories import make_card, make_supporter
from tests.cast import CARLA, EMRE, GEA, LINDE, NOON, SANNE, STIJN, TINEKE, WETTERWALD
from tests.counting import statements

pytestmark = pytest.mark.django_db
PAGE = "/desk/steering/wetterwald/arrangement/"
NOW = "/desk/steering/wetterwald/now/"
SAY = "/desk/steering/wetterwald/say/{}/"
MOST_QUERIES = 15


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


def page(client, cast, path=PAGE, *, who=GEA, typed=None):
    client.force_login(cast[who])
    return client.get(path) if typed is None else client.post(path, typed)


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.req("R-198", "R-203")
def test_tells_the_profile_from_cards_and_agreements(client, cast):
    make_card(make_supporter(SANNE.user_id, position=Position.IN_TEAM, kind=Kind.FORMAL))
    make_answer(Subject.AGREED, codes=["no"])

    shown = text(page(client, cast))

    assert "Profiel 6." in shown
    assert "Uit de kaartjes van beroepskrachten" in shown
    assert "Beantwoord op" in shown


@pytest.mark.req("R-236")
def test_tells_in_whose_commission_asking_clients_is_missing(client, cast):
    linde = Organisation.objects.get(pk=LINDE)
    make_agreement(linde, WETTERWALD, clauses={"research": "Elk jaar, door een ander."})

    for who in (GEA, EMRE):
        shown = text(page(client, cast, "/desk/steering/", who=who))
        assert "niet afgesproken met: Stichting Meidoorn." in shown
    Agreement.objects.update(clauses={"research": "Elk jaar, door een ander."})
    assert "staat in elke afspraak" in text(page(client, cast, "/desk/steering/"))


def test_says_why_it_cannot_be_told(client, cast):
    shown = text(page(client, cast))

    assert "Nog geen profiel." in shown
    assert "waar beroepskrachten staan" in shown


@pytest.mark.req("R-205")
def test_what_the_law_fixes_cannot_be_answered(client, cast):
    shown = text(page(client, cast))

    law = shown[shown.index('id="law"') :].split("</section>")[0]
    assert "Wmo 2015 art. 2.1.4" in law
    assert "/say/" not in law


@pytest.mark.req("R-200", "R-202", "R-217")
def test_knowledge_and_tips_stand_at_the_question_with_their_source(client, cast):
    shown = text(page(client, cast, SAY.format("whom_with")))

    assert "Mensen werken samen" in shown
    assert "Genoemd door 7 gemeenten." in shown
    assert "Movisie 2016, §3.6" in shown


@pytest.mark.req("R-201")
def test_an_answer_is_kept_with_its_day_and_the_one_before_stays(client, cast):
    make_answer(Subject.DURATION, codes=["limit"], text="Vijf gesprekken.")
    typed = {"codes": "as_long_as_needed", "text": "", "is_open": "on"}

    assert page(client, cast, SAY.format("duration"), typed=typed).status_code == 302

    assert Answer.objects.filter(subject="duration").count() == 2
    assert "Vijf gesprekken." in text(page(client, cast, SAY.format("duration")))
    assert "Zo lang als nodig is" in text(page(client, cast))


@pytest.mark.parametrize("who", [EMRE, CARLA])
def test_a_draft_is_not_read_by_council_and_organisations(client, cast, who):
    make_draft(Subject.MIX, text="Alleen een idee.")
    make_answer(Subject.BREADTH, codes=["both"], text="Dit mag men lezen.")

    shown = text(page(client, cast, who=who))

    assert "Dit mag men lezen." in shown
    assert "Alleen een idee." not in shown
    assert "Alleen een idee." in text(page(client, cast))


def test_a_council_reads_what_was_opened_though_a_newer_draft_is_there():
    opened = make_answer(Subject.MIX)
    make_draft(Subject.MIX, codes=["formal_first"], said_at=NOON.replace(hour=13))

    with acting(EMRE):
        found = current(actor=EMRE, municipality_id=WETTERWALD)

    assert found["mix"] == opened


def test_a_stranger_and_another_municipality_find_nothing(client, cast):
    for who in (STIJN, TINEKE, SANNE):
        assert page(client, cast, who=who).status_code == 404


def test_who_does_not_steer_there_does_not_answer():
    for who in (EMRE, STIJN, CARLA):
        with acting(who), pytest.raises(NotYours):
            say(
                actor=who,
                municipality_id=WETTERWALD,
                subject=Subject.MIX,
                codes=["formal_first"],
                is_open=True,
            )


@pytest.mark.req("R-204")
def test_the_paper_says_what_the_network_said(client, cast):
    make_answer(Subject.HEARD_RESIDENTS, codes=[], text="Wij weten niet dat het bestaat.")

    made = page(client, cast, "/desk/steering/wetterwald/situation.pdf")

    assert made["Content-Type"] == "application/pdf"
    assert made.content.startswith(b"%PDF")


class TestShow:
    def test_puts_what_is_known_on_the_page_of_residents(self, client, cast):
        make_card(make_supporter(SANNE.user_id, position=Position.IN_TEAM, kind=Kind.FORMAL))
        make_answer(Subject.AGREED, codes=["no"])

        page(client, cast, PAGE + "show/", typed={})

        shown = arrangement(municipality_id=WETTERWALD, on=Arrangement.objects.get().from_on)
        assert (shown.formal, shown.profile) == (FormalPosition.IN_TEAM, 6)

    @pytest.mark.req("R-110")
    def test_puts_how_long_support_lasts_and_what_it_reaches_to_there_too(self, client, cast):
        make_card(make_supporter(SANNE.user_id, position=Position.IN_TEAM, kind=Kind.FORMAL))
        make_answer(Subject.AGREED, codes=["no"])
        make_answer(Subject.DURATION, codes=["limit"], text="Zes gesprekken.")
        make_answer(Subject.SCOPE, codes=["advice", "along"])

        page(client, cast, PAGE + "show/", typed={})

        on = Arrangement.objects.get().from_on
        shown = arrangement(municipality_id=WETTERWALD, on=on).length_policy
        assert (shown.says, len(shown.reaches), shown.collides) == ("Zes gesprekken.", 2, True)

    def test_not_before_it_is_known_where_professionals_stand(self, client, cast):
        page(client, cast, PAGE + "show/", typed={})

        assert not Arrangement.objects.exists()

    def test_nobody_does_it_for_another_municipality(self):
        with acting(STIJN), pytest.raises(organisations.MayNotKeep):
            organisations.keep_arrangement(
                actor=STIJN,
                municipality_id=WETTERWALD,
                facts=ProfileFacts(formal=FormalPosition.BOTH),
                steering_role=None,
            )


@pytest.mark.req("R-080")
def test_the_overview_tells_what_to_do_next(client, cast):
    shown = text(page(client, cast, "/desk/steering/"))

    assert "Laag 1" in shown
    assert "/say/layer_1/" in shown


def test_the_overview_gives_a_council_nothing_to_do(client, cast):
    assert "/say/" not in text(page(client, cast, "/desk/steering/", who=EMRE))


@pytest.mark.parametrize("path", ["/desk/steering/", PAGE, NOW])
def test_costs_as_many_queries_with_every_answer(client, cast, path):
    for subject in Subject:
        make_answer(subject, codes=[], text="Zo is het.")
    page(client, cast, path)

    with CaptureQueriesContext(connection) as captured:
        client.get(path)

    asked = statements(captured)
    assert len(asked) <= MOST_QUERIES, "\n".join(one[:150] for one in asked)
