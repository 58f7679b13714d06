"""One who asks for two others, or twice for one: each agrees, or does not, to her own question."""

from importlib import import_module

import pytest
from django.db import connection

from naast.core.policy.walls import acting
from naast.support.matching import queries
from naast.support.matching.actions import NotForAnother, invite
from naast.support.matching.actions.inviting import agree_with_code, refuse_with_code
from naast.support.matching.rules import Stand
from naast.support.matching.tests.factories import make_question
from naast.support.people.models import Agreement
from naast.support.people.rules import RelationKind
from naast.support.people.tests.factories import make_agreement_with, make_ground, make_person
from tests.cast import HANNA, HANNA_ID, NOON, SANNE

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanna(cast):
    make_ground()
    return make_person(id=HANNA_ID, first_name="Hanna")


@pytest.fixture
def asked(hanna):
    """Hanna asked for her mother, and for her neighbour."""
    return [
        make_question(hanna, SANNE.user_id, asker_relation=relation)
        for relation in (RelationKind.CHILD, RelationKind.NEIGHBOUR)
    ]


def code_for(question):
    with acting(HANNA):
        return invite(actor=HANNA, question_id=question.id, at=NOON)


def agree(code, relation):
    return agree_with_code(text=code, first_name="Wopke", relation=relation, language="nl", at=NOON)


def stands(questions):
    with acting(HANNA):
        found = queries.others(actor=HANNA, asked=questions, at=NOON)
    return [found[question.id].stand for question in questions]


class TestTwoOthers:
    def test_do_not_share_a_yes(self, asked):
        mother, neighbour = asked

        agree(code_for(mother), RelationKind.CHILD)

        assert stands(asked) == [Stand.AGREED, Stand.NOTHING]
        code_for(neighbour)
        with acting(HANNA), pytest.raises(NotForAnother):
            invite(actor=HANNA, question_id=mother.id, at=NOON)

    def test_answer_each_for_herself(self, asked):
        codes = [code_for(question) for question in asked]

        agree(codes[0], RelationKind.CHILD)
        refuse_with_code(text=codes[1], at=NOON)

        assert stands(asked) == [Stand.AGREED, Stand.REFUSED]

    def test_may_both_agree_each_with_a_file_of_her_own(self, asked):
        codes = [code_for(question) for question in asked]

        for code, relation in zip(codes, (RelationKind.CHILD, RelationKind.NEIGHBOUR), strict=True):
            agree(code, relation)

        assert stands(asked) == [Stand.AGREED, Stand.AGREED]
        agreed = dict(Agreement.objects.values_list("question_id", "person_id"))
        assert set(agreed) == {question.id for question in asked}
        assert len(set(agreed.values())) == 2


def test_the_migration_finds_the_question_of_each(hanna, asked):
    migration = import_module(
        "naast.support.matching.migrations.0011_agreements_know_their_question"
    )
    for question in asked:
        other = make_person(first_name="Wopke", circle=hanna.circle)
        make_agreement_with(other, hanna)
        make_question(other, SANNE.user_id, asker=hanna, follows=question)

    with connection.cursor() as cursor:
        cursor.execute(migration.FILL)

    found = Agreement.objects.values_list("question_id", flat=True)
    assert set(found) == {question.id for question in asked}
