"""A suggestion for the whole queue of an organisation, and the command that prints it."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naast.core.policy.walls import acting
from naast.supply.supporters.tests.factories import make_offered
from naast.support.matching import actions
from naast.support.matching.suggesting import suggestion
from naast.support.matching.tests.factories import make_pass_on, make_question, make_text
from naast.support.people.tests.factories import make_ground, make_person
from tests.cast import BRAM, CARLA, DIRK, HAVENSTAD, ILSE, LINDE, MEIDOORN, NOON, SANNE, TINEKE
from tests.counting import statements


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()


def suggested(actor=CARLA, organisation_id=MEIDOORN):
    with acting(actor):
        found = suggestion(actor=actor, organisation_id=organisation_id, at=NOON)
    return {line.question.id: line for line in found.lines}, found


def counted():
    with CaptureQueriesContext(connection) as captured:
        suggested()
    return len(statements(captured))


class TestSuggestion:
    def test_serves_all_where_one_after_the_other_would_not(self):
        make_offered(SANNE.user_id, domains=["money", "mind"], ceiling=1)
        make_offered(BRAM.user_id, domains=["money"], ceiling=1)
        money, mind = (
            make_question(make_person(), domains=[domain]) for domain in ("money", "mind")
        )

        lines, found = suggested()

        assert lines[money.id].user_id == BRAM.user_id
        assert lines[mind.id].user_id == SANNE.user_id
        assert found.unserved == 0

    def test_leaves_what_a_resident_chose_and_the_room_it_takes(self):
        make_offered(SANNE.user_id, domains=["money"], ceiling=1)
        chosen = make_question(make_person(), SANNE.user_id)
        other = make_question(make_person(), chosen_by_resident=False)

        lines, found = suggested()

        assert (lines[chosen.id].user_id, lines[chosen.id].kept) == (SANNE.user_id, True)
        assert (lines[other.id].user_id, found.unserved) == (None, 1)

    def test_asks_nobody_who_passed_it_on_nor_works_elsewhere(self):
        make_offered(SANNE.user_id, domains=["money"])
        make_offered(BRAM.user_id, domains=["money"], municipality_ids=[HAVENSTAD])
        make_offered(DIRK.user_id, domains=["money"], organisation_id=LINDE)
        question = make_question(make_person(), chosen_by_resident=False)
        make_question(make_person(municipality_id=HAVENSTAD))
        make_pass_on(question, SANNE.user_id)

        lines, _ = suggested()

        assert lines[question.id].user_id is None
        assert {line.user_id for line in lines.values()} == {None, BRAM.user_id}

    def test_is_for_who_leads_there(self):
        make_question(make_person())

        assert suggested(SANNE)[0] == suggested(TINEKE)[0] == {}
        assert suggested()[0]

    def test_asks_the_database_no_more_for_a_longer_queue(self):
        make_offered(SANNE.user_id, domains=["money"], ceiling=9)
        make_question(make_person(), chosen_by_resident=False)
        few = counted()
        for _ in range(6):
            make_question(make_person(), chosen_by_resident=False)

        assert counted() == few

    def test_changes_nothing_and_each_line_is_accepted_as_any_proposal(self):
        make_offered(SANNE.user_id, domains=["money"])
        question = make_question(make_person(), chosen_by_resident=False)

        lines, _ = suggested()

        question.refresh_from_db()
        assert question.user_id is None
        with acting(CARLA):
            actions.propose(
                actor=CARLA, question_id=question.id, user_id=lines[question.id].user_id, at=NOON
            )
        question.refresh_from_db()
        assert question.user_id == SANNE.user_id


class TestTheCommand:
    def told(self, *words):
        out = StringIO()
        given = ("--organisation", str(MEIDOORN), "--at", NOON.isoformat(), *words)
        call_command("assign", *given, stdout=out)
        return out.getvalue()

    def test_prints_the_suggestion_without_a_word_of_anybody(self):
        make_offered(ILSE.user_id, domains=["money"], ceiling=5)
        question = make_question(make_person(), promised_at=NOON + timedelta(days=1))
        make_text(question, "Nobody else reads this")

        told = self.told("--json")

        found = json.loads(told)
        [line] = found["lines"]
        assert (line["question"], line["now"], line["ask"]) == (
            str(question.id), None, ILSE.user_id,
        )  # fmt: skip
        assert line["why"].items() >= {"domain": 3.0, "room": 0.5}.items()
        assert (found["optimal"], found["unserved"]) == (True, 0)
        assert "Nobody else" not in told
        assert question.number in self.told()

    def test_says_what_is_no_moment(self):
        with pytest.raises(CommandError):
            call_command("assign", "--organisation", "1", "--at", "soon")

    @pytest.mark.parametrize("organisation", ["999", "0", "-1", "x", "9" * 40, "1; drop", ""])
    def test_says_what_is_no_organisation(self, organisation):
        with pytest.raises(CommandError):
            call_command("assign", f"--organisation={organisation}", "--json")
