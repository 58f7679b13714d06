"""What somebody keeps to herself cannot be worked out from whom is shown, nor from the counts."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.supporters.rules import CardField
from naast.support.matching.rules import (
    Candidate,
    Group,
    Need,
    left_by_answer,
    make_offer,
    terms,
    why_not,
)

VALUES = {
    CardField.DOMAINS: st.frozensets(st.sampled_from(["money", "housing", "mind"])),
    CardField.ZONES: st.frozensets(st.integers(1, 3)),
    CardField.LANGUAGES: st.frozensets(st.sampled_from(["nl", "fy", "tr"])),
    CardField.THEMES: st.frozensets(st.sampled_from(["poverty", "caring"])),
    CardField.GENDER: st.sampled_from(["", "woman", "man"]),
    CardField.WAYS: st.frozensets(st.sampled_from(["home", "phone"])),
    CardField.MOMENTS: st.frozensets(st.sampled_from(["evening", "weekend"])),
    CardField.BREADTH: st.sampled_from(["", "generalist", "specialist"]),
}
needs = st.builds(
    Need,
    domains=VALUES[CardField.DOMAINS],
    zone_id=st.none() | st.integers(1, 3),
    language=st.sampled_from(["", "nl", "fy", "tr"]),
    theme=st.sampled_from(["", "poverty", "caring"]),
    gender=VALUES[CardField.GENDER],
    way=st.sampled_from(["", "home", "phone"]),
    moment=st.sampled_from(["", "evening", "weekend"]),
    breadth=VALUES[CardField.BREADTH],
)


@st.composite
def alike_on_their_cards(draw):
    """Return two pools of the same people, who differ only in what they keep to themselves."""
    one, other = [], []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        facts = {field.value: draw(values) for field, values in VALUES.items()}
        kept = draw(st.sets(st.sampled_from(list(VALUES))))
        who = Candidate(
            id=UUID(int=number),
            user_id=number,
            group=draw(st.sampled_from([Group.FORMAL, Group.INFORMAL, Group.LIVED])),
            in_access_team=False,
            municipal=False,
            organisation_id=1,
            ceiling=5,
            running=draw(st.integers(0, 5)),
            published=frozenset({CardField.NAME, *(VALUES.keys() - kept)}),
            **facts,
        )
        one.append(who)
        other.append(replace(who, **{field.value: draw(VALUES[field]) for field in kept}))
    return one, other


@pytest.mark.req("R-042")
@given(alike_on_their_cards(), needs, st.integers(0, 99))
def test_what_is_kept_changes_nothing_that_is_shown(pools, need, seed):
    one, other = ([who.as_published() for who in pool] for pool in pools)

    assert one == other
    assert make_offer(candidates=one, need=need, seed=seed) == make_offer(
        candidates=other, need=need, seed=seed
    )
    assert left_by_answer(candidates=one, need=need) == left_by_answer(candidates=other, need=need)
    for first, second in zip(one, other, strict=True):
        assert why_not(candidate=first, need=need) == why_not(candidate=second, need=need)
        assert terms(candidate=first, need=need) == terms(candidate=second, need=need)


@given(alike_on_their_cards())
def test_what_is_published_stays_as_it_is(pools):
    for who in pools[0]:
        seen = who.as_published()
        for field in VALUES:
            if field in who.published:
                assert getattr(seen, field.value) == getattr(who, field.value)
        assert (seen.id, seen.running, seen.ties) == (who.id, who.running, who.ties)
