"""In the demo world nobody supports and decides in one municipality (I-1)."""

import psycopg
import pytest

from naast.config import postgres
from naast.core.identity.rules import Held, mixes_houses
from tests.databases import drop_database, make_database_with_world

GRANTS = "SELECT user_id, role, scope, from_on, until_on FROM identity_grant"
SERVED = "SELECT organisation_id, municipality_id FROM organisations_agreement"


@pytest.mark.req("R-123")
def test_nobody_holds_a_supporting_and_a_deciding_grant_in_one_municipality():
    name = "naast_test_houses"
    make_database_with_world(name)
    with psycopg.connect(postgres.url(user="postgres", database=name)) as there:
        rows = there.execute(GRANTS).fetchall()
        served = there.execute(SERVED).fetchall()
    drop_database(name)
    held: dict[int, list[Held]] = {}
    for user_id, role, scope, from_on, until_on in rows:
        grant = Held(role=role, scope=scope, from_on=from_on, until_on=until_on)
        held.setdefault(user_id, []).append(grant)
    serves: dict[int, set[int]] = {}
    for organisation_id, municipality_id in served:
        serves.setdefault(organisation_id, set()).add(municipality_id)

    mixed = [
        user_id
        for user_id, grants in held.items()
        for new in grants
        if mixes_houses(held=grants, new=new, serves=serves)
    ]

    assert held, "the demo world has no accounts"
    assert mixed == []
