"""manage.py match: an offer explained to the operator, by the terms and filters that made it."""

import json
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from naast.supply.supporters.rules import Kind
from naast.supply.supporters.tests.factories import (
    make_card,
    make_declaration,
    make_offered,
    make_screening,
    make_supporter,
)
from naast.support.matching.tests.factories import make_question, make_text
from naast.support.people.rules import HatKind, House
from naast.support.people.tests.factories import make_ground, make_hat, make_person
from tests.cast import BRAM, DIRK, HANNA_ID, ILSE, LINDE, NOON, SANNE, UMA


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


def make_shown(user_id, **fields):
    """Write a worker whose card tells what she knows about."""
    worker = make_supporter(user_id, **fields)
    make_screening(worker)
    make_declaration(worker)
    make_card(worker, domains=fields["domains"])
    return worker


def match(question_id, *words):
    out = StringIO()
    call_command(
        "match", "--question", str(question_id), "--at", NOON.isoformat(), *words, stdout=out
    )
    return out.getvalue()


@pytest.mark.req("R-042")
def test_prints_candidates_with_terms_and_who_is_left_out_with_every_filter():
    sanne = make_shown(SANNE.user_id, domains=["money"], ceiling=5)
    bram = make_shown(
        BRAM.user_id, kind=Kind.TRAINED_VOLUNTEER, domains=["money", "mind"], ceiling=5
    )
    dirk = make_shown(DIRK.user_id, organisation_id=LINDE, domains=["housing"], ceiling=0)
    question = make_question(make_person(id=HANNA_ID), domains=["money", "mind"])
    make_text(question, "Nobody else reads this")

    told = match(question.id, "--json")

    found = json.loads(told)
    assert [who["supporter"] for who in found["candidates"]] == [str(bram.id), str(sanne.id)]
    sanne_terms, bram_terms = (
        {term["name"] for term in who["terms"]} for who in reversed(found["candidates"])
    )
    assert {"some_domains", "room"} <= sanne_terms
    assert {"domain", "room"} <= bram_terms
    for who in found["candidates"]:
        assert who["score"] == sum(term["weight"] for term in who["terms"])
        assert who["terms"][-1]["reason"]
    [out] = found["left_out"]
    assert out["supporter"] == str(dirk.id)
    assert [one["name"] for one in out["filters"]] == ["full", "domain"]
    assert "Nobody else reads this" not in told
    assert str(HANNA_ID) not in told


def test_of_who_decides_in_her_circle_the_operator_is_not_told_either():
    make_offered(SANNE.user_id, domains=["money"])
    other = make_offered(UMA.user_id, domains=["money"])
    person = make_person(id=HANNA_ID)
    make_hat(person, UMA.user_id, house=House.MUNICIPALITY, kind=HatKind.DECIDES)

    told = match(make_question(person).id, "--json")

    assert str(other.id) not in told
    assert json.loads(told)["candidates"]


def test_tells_a_person_at_the_machine_too():
    worker = make_offered(ILSE.user_id, domains=["money"])

    told = match(make_question(make_person()).id)

    assert f"1* {worker.id} formal" in told


@pytest.mark.parametrize("question_id", ["V-9001", uuid4()])
def test_says_what_is_no_question(question_id):
    with pytest.raises(CommandError):
        match(question_id)
