"""From a file to a rule that stands in the way: three interactions and a text, and back."""

import pytest
from django.utils import translation

from naast.core.audit.models import Entry
from naast.learning.concerns.models import Obstacle
from naast.learning.concerns.tests.factories import make_obstacle
from naast.support.casework.models import Case
from naast.support.casework.rules import CaseStatus
from naast.support.casework.tests.factories import make_running_case
from naast.support.decisions.tests.factories import make_article, make_running_matter
from naast.support.people.tests.factories import make_ground
from tests.cast import BRAM, CARLA, EMRE, FOPPE, GEA, KARIN, MEIDOORN, SANNE

NEW = {
    "rule": "",
    "kind": "protocol",
    "name": "Alleen per brief",
    "holder": "De corporatie",
    "prevented": "Op tijd een regeling voor de huur",
}


@pytest.fixture(autouse=True)
def ground(cast):
    make_ground()
    with translation.override("nl"):
        yield


def sent(client, cast, path, typed, *, who=SANNE):
    client.force_login(cast[who])
    return client.post(path, typed)


def shown(client, cast, path, *, who=SANNE):
    client.force_login(cast[who])
    return client.get(path)


class TestInACase:
    @pytest.mark.req("R-117")
    def test_a_supporter_notes_a_rule_in_three_interactions_and_a_text(self, client, cast):
        case = make_running_case(SANNE.user_id)
        make_obstacle(BRAM.user_id)  # a colleague met it before, so it can be chosen
        page = f"/desk/cases/{case.id}/"

        # One: from the page of the case.
        assert f'href="{page}rule/"' in shown(client, cast, page).content.decode()
        form = shown(client, cast, f"{page}rule/").content.decode()
        chosen = form.partition('value="policy_rule|')[2].partition('"')[0]
        # Two: choose the rule. A text: what it prevented. Three: keep.
        typed = {"rule": f"policy_rule|{chosen}", "prevented": "Een wasmachine"}
        kept = sent(client, cast, f"{page}rule/", typed)

        assert kept.headers["Location"] == page
        one = Obstacle.objects.get(prevented="Een wasmachine")
        assert (one.rule, one.organisation_id) == ("Eerst drie offertes", MEIDOORN)

    @pytest.mark.req("R-117")
    def test_nothing_of_it_leads_to_her_file_also_not_in_the_record(self, client, cast):
        case = make_running_case(SANNE.user_id)

        sent(client, cast, f"/desk/cases/{case.id}/rule/", NEW)

        one = Obstacle.objects.get()
        found = {str(case.id), str(case.person_id), str(case.question_id)}
        assert not found & {str(value) for value in Obstacle.objects.values_list().get()}
        entry = Entry.objects.get(action="concerns.obstacle.logged")
        assert entry.subject_id is None
        assert str(one.id) not in entry.object_id

    def test_a_rule_can_be_named_and_is_in_the_list_next_time(self, client, cast):
        case = make_running_case(SANNE.user_id)
        sent(client, cast, f"/desk/cases/{case.id}/rule/", NEW)

        again = shown(client, cast, f"/desk/cases/{case.id}/rule/").content.decode()

        assert "Alleen per brief (De corporatie)" in again

    def test_articles_of_the_municipality_can_be_chosen(self, client, cast):
        case = make_running_case(SANNE.user_id)
        article = make_article()

        assert article.name in shown(client, cast, f"/desk/cases/{case.id}/rule/").content.decode()

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            ("prevented", "Mevrouw Jansen kreeg geen wasmachine"),
            ("holder", "Mevrouw Pietersen"),
            ("name", "Bel 06 12 34 56 78"),
        ],
    )
    def test_refuses_what_looks_like_a_person_and_keeps_what_was_typed(
        self, client, cast, field, text
    ):
        case = make_running_case(SANNE.user_id)

        back = sent(client, cast, f"/desk/cases/{case.id}/rule/", {**NEW, field: text})

        assert back.status_code == 422
        assert text in back.content.decode()
        assert not Obstacle.objects.exists()

    @pytest.mark.parametrize("missing", ["kind", "name", "prevented"])
    def test_asks_for_what_is_missing(self, client, cast, missing):
        case = make_running_case(SANNE.user_id)

        back = sent(client, cast, f"/desk/cases/{case.id}/rule/", {**NEW, missing: ""})

        assert back.status_code == 422
        assert not Obstacle.objects.exists()

    @pytest.mark.parametrize("who", [BRAM, CARLA, FOPPE, GEA, EMRE])
    def test_is_not_there_for_who_does_not_stand_beside_her(self, client, cast, who):
        case = make_running_case(SANNE.user_id)
        path = f"/desk/cases/{case.id}/rule/"

        assert shown(client, cast, path, who=who).status_code == 404
        assert sent(client, cast, path, NEW, who=who).status_code == 404

    def test_is_not_there_once_the_case_is_closed(self, client, cast):
        case = make_running_case(SANNE.user_id)
        Case.objects.filter(id=case.id).update(
            status=CaseStatus.CLOSED, hat=None, closed_at=case.opened_at, outcome="own_strength"
        )

        assert shown(client, cast, f"/desk/cases/{case.id}/rule/").status_code == 404


class TestInAMatter:
    @pytest.mark.req("R-117")
    def test_a_meitinker_notes_a_rule_in_his_own_part(self, client, cast):
        matter = make_running_matter(FOPPE.user_id)
        make_obstacle(SANNE.user_id)
        page = f"/desk/matters/{matter.id}/"

        assert f'href="{page}rule/"' in shown(client, cast, page, who=FOPPE).content.decode()
        form = shown(client, cast, f"{page}rule/", who=FOPPE).content.decode()
        kept = sent(client, cast, f"{page}rule/", NEW, who=FOPPE)

        # What support noted is not his to read, not even as a rule to choose from.
        assert "Eerst drie offertes" not in form
        assert kept.headers["Location"] == page
        assert Obstacle.objects.get(user_id=FOPPE.user_id).organisation_id is None

    @pytest.mark.parametrize("who", [SANNE, KARIN, GEA])
    def test_is_not_there_for_others(self, client, cast, who):
        matter = make_running_matter(FOPPE.user_id)

        path = f"/desk/matters/{matter.id}/rule/"
        assert shown(client, cast, path, who=who).status_code == 404
