"""Random pools and needs for the match."""

from uuid import UUID

from hypothesis import strategies as st

from naast.support.matching.rules import (
    ABSOLUTE,
    Candidate,
    Group,
    Moment,
    Need,
    provider_name,
)

DOMAINS = ["money", "housing", "mind", "household"]
LANGUAGES = ["nl", "fy", "tr"]
THEMES = ["poverty", "caring"]
GENDERS = ["woman", "man"]
WAYS = ["home", "phone"]
BREADTHS = ["generalist", "specialist"]
TIES = ["Thuiszorg Wetterkant", "Zorg aan de Vaart"]


def somebody(number=1, **changed):
    return Candidate(
        **{
            "id": UUID(int=number),
            "user_id": number,
            "group": Group.FORMAL,
            "in_access_team": False,
            "municipal": False,
            "organisation_id": 1,
            "domains": frozenset({"money"}),
            "zone_ids": frozenset(),
            "languages": frozenset({"nl"}),
            "ceiling": 5,
            "running": 0,
            **changed,
        }
    )


@st.composite
def pools(draw):
    groups = draw(st.lists(st.sampled_from(list(Group)), max_size=12))
    return [
        somebody(
            number,
            group=group,
            municipal=group == Group.MUNICIPAL,
            in_access_team=draw(st.booleans()),
            team_zone_ids=frozenset(draw(st.sets(st.integers(1, 3), max_size=2))),
            domains=frozenset(draw(st.sets(st.sampled_from(DOMAINS), min_size=1))),
            zone_ids=frozenset(draw(st.sets(st.integers(1, 3)))),
            languages=frozenset(draw(st.sets(st.sampled_from(LANGUAGES), min_size=1))),
            running=draw(st.integers(0, 6)),
            lacks=frozenset(draw(st.sets(st.sampled_from(sorted(ABSOLUTE)), max_size=1))),
            ties=tuple(draw(st.sets(st.sampled_from(TIES)))),
            themes=frozenset(draw(st.sets(st.sampled_from(THEMES)))),
            gender=draw(st.sampled_from(["", *GENDERS])),
            ways=frozenset(draw(st.sets(st.sampled_from(WAYS)))),
            moments=frozenset(draw(st.sets(st.sampled_from(list(Moment))))),
            breadth=draw(st.sampled_from(["", *BREADTHS])),
        )
        for number, group in enumerate(groups, start=1)
    ]


needs = st.builds(
    Need,
    domains=st.frozensets(st.sampled_from(DOMAINS)),
    zone_id=st.none() | st.integers(1, 3),
    group=st.sampled_from(["", *Group]),
    language=st.sampled_from(["", *LANGUAGES]),
    theme=st.sampled_from(["", *THEMES]),
    gender=st.sampled_from(["", *GENDERS]),
    way=st.sampled_from(["", *WAYS]),
    moment=st.sampled_from(["", *Moment]),
    breadth=st.sampled_from(["", *BREADTHS]),
    providers=st.frozensets(st.sampled_from(TIES).map(provider_name)),
)
seeds = st.integers(0, 10**6)
