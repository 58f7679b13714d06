"""What was decided before stays to be read by whoever steers next, and by nobody else."""

from datetime import timedelta

import pytest
from django.utils import translation

from naast.learning.steering.rules.arrangement import Subject
from naast.learning.steering.rules.vision import Stage
from naast.learning.steering.tests.factories import make_answer, make_ground, make_vision
from naast.learning.steering.tests.factories_of_ambitions import make_motion
from tests.cast import CARLA, EMRE, GEA, NOON, STIJN

PAGE = "/desk/steering/wetterwald/before/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


def read(client, cast, who=GEA):
    client.force_login(cast[who])
    with translation.override("nl"):
        return client.get(PAGE)


@pytest.mark.req("R-329")
def test_each_decision_stays_with_its_day_its_reason_and_who_knows(client, cast):
    make_answer(Subject.MIX, codes=["formal_first"], text="Vrijwilligers waren er nog niet.",
                said_at=NOON - timedelta(days=900))  # fmt: skip
    make_answer(Subject.MIX, codes=["resident_chooses"], text="De raad vroeg om keuze.")
    make_vision(stage=Stage.DECIDED, title="Naast elkaar", why_new="Er kwamen drie dorpen bij.",
                decision="Raadsbesluit 7", decided_on=NOON.date() - timedelta(days=400),
                from_on=NOON.date() - timedelta(days=380))  # fmt: skip
    make_motion(title="Ook voor jongeren")

    said = read(client, cast).content.decode()

    for words in (
        "Vrijwilligers waren er nog niet.",
        "De raad vroeg om keuze.",
        "Er kwamen drie dorpen bij.",
        "Raadsbesluit 7",
        "Ook voor jongeren",
    ):
        assert words in said
    assert said.index("De raad vroeg om keuze.") < said.index("Vrijwilligers waren er nog niet.")


@pytest.mark.parametrize("who", [EMRE, CARLA, STIJN], ids=["council", "organisation", "elsewhere"])
def test_nobody_else_reads_it(client, cast, who):
    make_answer(Subject.MIX, codes=["formal_first"], open_on=None, organisation_ids=[])

    assert read(client, cast, who).status_code == 404


def test_it_asks_as_much_of_the_database_for_many_answers(
    client, cast, django_assert_max_num_queries
):
    for _ in range(30):
        make_answer(Subject.MIX, codes=["formal_first"])
    client.force_login(cast[GEA])

    with django_assert_max_num_queries(15):
        client.get(PAGE)
