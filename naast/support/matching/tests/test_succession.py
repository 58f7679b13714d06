"""Who could go on: everybody proposed fits, and nobody is filled above her room."""

from collections import Counter
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from naast.support.matching.rules import Need, Vacancy, successors, why_not
from naast.support.matching.tests.pools import needs, pools, somebody

vacancies = st.lists(
    st.builds(
        Vacancy,
        id=st.uuids(version=4),
        need=needs,
        closed_to=st.frozensets(st.integers(0, 12)),
    ),
    max_size=14,
    unique_by=lambda one: one.id,
)


@given(vacancies=vacancies, pool=pools())
def test_proposes_only_who_may_and_fills_nobody_above_her_room(vacancies, pool):
    found = successors(vacancies=vacancies, pool=pool)

    assert found.keys() == {one.id for one in vacancies}
    by_user = {who.user_id: who for who in pool}
    for one in vacancies:
        succession = found[one.id]
        assert not one.closed_to & set(succession.fitting)
        assert succession.proposed is None or succession.proposed in succession.fitting
        for user in succession.fitting:
            apart = Need(providers=one.need.providers)
            assert why_not(candidate=by_user[user], need=apart) is None
    given_to = Counter(one.proposed for one in found.values() if one.proposed is not None)
    for user, many in given_to.items():
        assert by_user[user].running + many <= by_user[user].ceiling


@given(vacancies=vacancies, pool=pools())
def test_leaves_nobody_without_while_who_fits_has_room(vacancies, pool):
    found = successors(vacancies=vacancies, pool=pool)

    given_to = Counter(one.proposed for one in found.values())
    for one in found.values():
        if one.proposed is None:
            still_free = [
                who.user_id
                for who in pool
                if who.user_id in one.fitting and who.ceiling - who.running > given_to[who.user_id]
            ]
            assert still_free == []


def test_serves_the_hard_case_first():
    pool = [somebody(1, ceiling=1), somebody(2, ceiling=1)]
    easy = Vacancy(id=UUID(int=1), need=Need())
    hard = Vacancy(id=UUID(int=2), need=Need(), closed_to=frozenset({2}))

    found = successors(vacancies=[easy, hard], pool=pool)

    assert (found[easy.id].proposed, found[hard.id].proposed) == (2, 1)
