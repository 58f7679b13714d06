"""Who stands beside an asker finds the case of her for whom this question was asked."""

import pytest

from naast.core.policy.walls import acting
from naast.support.casework.queries import cases_of_others
from naast.support.casework.tests.factories import make_running_case
from naast.support.matching.tests.factories import make_question
from naast.support.people.rules import RelationKind
from naast.support.people.tests.factories import make_agreement_with, make_ground, make_person
from tests.cast import HANNA_ID, SANNE


@pytest.mark.django_db
def test_who_stands_beside_both_finds_the_case_of_the_right_other(cast):
    make_ground()
    hanna = make_person(id=HANNA_ID, first_name="Hanna")
    asked = [
        make_question(hanna, SANNE.user_id, asker_relation=relation)
        for relation in (RelationKind.CHILD, RelationKind.NEIGHBOUR)
    ]
    cases = {}
    for question in asked:
        other = make_person(first_name="Wopke", circle=hanna.circle)
        make_agreement_with(other, hanna, question_id=question.id)
        cases[question.id] = make_running_case(SANNE.user_id, person=other)

    with acting(SANNE):
        for question in asked:
            found = cases_of_others(actor=SANNE, question_id=question.id)
            assert list(found.values()) == [cases[question.id].id]
