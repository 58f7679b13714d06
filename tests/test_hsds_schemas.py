"""All that the demo answers as HSDS, against the schema files of the standard themselves.

`pytest tests/test_hsds_schemas.py --hsds-schemas DIR`, where DIR is `schema/` or `schema/compiled/`
of github.com/openreferral/specification. The files are under another licence than ours (CC BY-SA)
and no package carries them, so they stay outside; so does `jsonschema`, which nothing else here
needs. Without either the tests are skipped, and `naast/entrances/api/tests/hsds_3.py` holds the
facts in them.
"""

import hashlib
import json
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from naast.supply.places.models import Municipality
from tests.test_demo_world import load_world

LISTS = {"services": "service", "organizations": "organization", "locations": "location"}


@pytest.fixture(scope="module")
def schemas(request):
    """Return by entity what finds its faults; tells which files were read, by their hash."""
    given = request.config.getoption("--hsds-schemas")
    if not given:
        pytest.skip("needs the schemas of HSDS 3: pytest --hsds-schemas DIR")
    validators = pytest.importorskip(
        "jsonschema.validators", reason="needs: pip install jsonschema"
    )
    referencing = pytest.importorskip("referencing")
    folder, read = Path(given), {}

    def retrieve(uri):
        raw = (folder / uri).read_bytes()
        read[uri] = hashlib.sha256(raw).hexdigest()
        return referencing.Resource.from_contents(
            json.loads(raw),
            default_specification=referencing.jsonschema.DRAFT202012,
        )

    registry = referencing.Registry(retrieve=retrieve)
    made = validators.Draft202012Validator
    # A compiled folder has no file of a location by itself: there it stands inside the others.
    yield {
        entity: made(
            {"$ref": f"{entity}.json"}, registry=registry, format_checker=made.FORMAT_CHECKER
        )
        for entity in LISTS.values()
        if (folder / f"{entity}.json").exists()
    }
    for name, sha in sorted(read.items()):
        print(f"{sha}  {name}")  # noqa: T201 (what was read is part of the result; see -s)


@pytest.fixture(scope="module")
def answers(schemas, django_db_setup, django_db_blocker):
    """Return by entity every answer of the demo: in full lists, and each by itself."""
    found = {entity: [] for entity in schemas}
    with django_db_blocker.unblock(), transaction.atomic():
        load_world(scale=0.05)
        for slug in Municipality.objects.filter(valid_to=None).values_list("slug", flat=True):
            for path, entity in LISTS.items():
                if entity in found:
                    found[entity] += _all_of(f"/api/v1/municipalities/{slug}/{path}")
        transaction.set_rollback(True)
    return found


def _all_of(address):
    client, number = Client(), 0
    while True:
        number += 1
        page = client.get(address, {"full": "true", "page": number}).json()
        for row in page["contents"]:
            yield row
            yield client.get(f"{address}/{row['id']}").json()
        if page["last_page"]:
            return


@pytest.mark.parametrize("entity", LISTS.values())
def test_every_answer_of_the_demo_is_as_the_schema_asks(schemas, answers, entity):
    if entity not in schemas:
        pytest.skip(f"no {entity}.json in that folder")

    faults = [
        f"{row['id']}: {error.json_path}: {error.message}"
        for row in answers[entity]
        for error in schemas[entity].iter_errors(row)
    ]

    assert answers[entity]
    assert faults == []


@pytest.mark.parametrize("entity", LISTS.values())
def test_a_fault_made_on_purpose_is_found(schemas, answers, entity):
    if entity not in schemas:
        pytest.skip(f"no {entity}.json in that folder")

    for row in answers[entity][:2]:
        assert list(schemas[entity].iter_errors({**row, "id": 7}))
        assert list(schemas[entity].iter_errors({k: v for k, v in row.items() if k != "id"}))
