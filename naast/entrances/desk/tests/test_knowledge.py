"""How busy people are and what they are asked without knowing much of it: of one's own alone."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from naast.entrances.desk.knowledge import Worker, asked_of, loaded
from naast.supply.supporters.tests.factories import make_offered
from naast.support.casework.rules import CaseStatus
from naast.support.casework.tests.factories import make_running_case
from naast.support.people.tests.factories import make_ground
from tests.cast import BRAM, CARLA, DIRK, EMRE, GEA, LINDE, SANNE, TINEKE

PAGE = "/desk/knowledge/"
CODES = ["money", "mind", "work", "caring"]
about = st.lists(st.sampled_from(CODES), max_size=4)
workers = st.lists(
    st.builds(
        Worker,
        user_id=st.integers(1, 6),
        name=st.sampled_from(["Bram", "Sanne", "anneke", "Uma"]),
        running=st.integers(0, 9),
        ceiling=st.none() | st.integers(1, 9),
        knows=st.frozensets(st.sampled_from(CODES)),
    ),
    max_size=6,
    unique_by=lambda one: one.user_id,
)
cases = st.lists(st.tuples(st.integers(1, 6), about), max_size=30)


class TestRules:
    @given(workers, cases)
    def test_nobody_lacks_what_is_on_her_card_and_the_parts_agree_with_the_people(self, who, held):
        people = loaded(workers=who, cases=held)

        for one in people:
            for code, n in one.lacks:
                assert code not in one.worker.knows
                assert n == sum(code in d for user, d in held if user == one.worker.user_id)
        for part in asked_of(codes=CODES, people=people, cases=held):
            assert part.cases == sum(part.code in d for _user, d in held)
            assert part.without == sum(dict(one.lacks).get(part.code, 0) for one in people)
            assert part.without <= part.cases
            assert part.knowing == sum(part.code in one.knows for one in who)

    @given(workers, cases)
    def test_people_stand_by_name_and_never_by_how_busy_they_are(self, who, held):
        found = [one.worker for one in loaded(workers=who, cases=held)]

        assert found == sorted(who, key=lambda one: (one.name.casefold(), one.user_id))

    @given(workers)
    def test_of_who_has_no_ceiling_nobody_says_that_she_is_full(self, who):
        assert not any(one.full for one in loaded(workers=who, cases=[]) if not one.worker.ceiling)


@pytest.mark.django_db
class TestThePage:
    @pytest.fixture(autouse=True)
    def ground(self, cast):
        make_ground()
        with translation.override("nl"):
            yield

    def look(self, client, cast, who):
        client.force_login(cast[who])
        return client.get(PAGE)

    @pytest.mark.req("R-116")
    def test_tells_who_has_no_room_and_what_is_asked_that_nobody_has_on_a_card(self, client, cast):
        make_offered(SANNE.user_id, domains=["money"], ceiling=2)
        make_running_case(SANNE.user_id, domains=["money", "mind"])
        make_running_case(SANNE.user_id, domains=["mind"])
        make_running_case(BRAM.user_id, domains=["work"], status=CaseStatus.CLOSED)

        said = self.look(client, cast, CARLA).content.decode()

        row = said.partition("Sanne</th>")[2].partition("</tr>")[0]
        assert "2 van 2" in row
        assert "geen ruimte" in row
        assert "Hoofd (2)" in row.replace("Mijn hoofd", "Hoofd")
        assert "Geld" not in row
        mind = said.partition("hoofd<br>")[2].partition("</tr>")[0]
        assert "niemand doet het" in mind
        assert said.count("niemand doet het") == 1  # what is over asks for nothing

    @pytest.mark.req("R-076")
    def test_tells_no_number_to_reach_of_a_volunteer(self, client, cast):
        make_offered(BRAM.user_id, domains=["money"], kind="trained_volunteer", ceiling=1)
        make_running_case(BRAM.user_id, domains=["money"], kind="trained_volunteer")

        said = self.look(client, cast, CARLA).content.decode()

        row = said.partition("Bram</th>")[2].partition("</tr>")[0]
        assert "1 van 1" not in row
        assert "geen ruimte" not in row

    @pytest.mark.req("R-116")
    def test_is_of_one_s_own_people_and_for_nobody_else(self, client, cast):
        make_offered(SANNE.user_id, domains=["money"])
        make_offered(DIRK.user_id, domains=["money"], organisation_id=LINDE)

        carla, tineke = (self.look(client, cast, who).content.decode() for who in (CARLA, TINEKE))

        assert "Sanne</th>" in carla
        assert "Dirk</th>" not in carla
        assert "Dirk</th>" in tineke
        assert "Sanne</th>" not in tineke
        for who in (GEA, EMRE, SANNE):
            assert self.look(client, cast, who).status_code == 404

    def test_asks_few_queries(self, client, cast, django_assert_max_num_queries):
        make_offered(SANNE.user_id, domains=["money"])
        client.force_login(cast[CARLA])

        with django_assert_max_num_queries(15):
            assert client.get(PAGE).status_code == 200
