"""The pages on which agreements are read, written and agreed to."""

import pytest

from naast.supply.cooperation.models import Proposal
from naast.supply.cooperation.rules import ProposalState
from naast.supply.cooperation.tests.factories import TERMS, make_draft, make_proposal
from naast.supply.organisations.models import Agreement
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import CARLA, EMRE, GEA, LINDE, MEIDOORN, STIJN, WETTERWALD

LIST = "/desk/agreements/"
WRITTEN = {
    "organisation": str(MEIDOORN),
    "from_on": "01-01-2027",
    "funding": "subsidy",
    "activities": ["information"],
    "first_contact": "2",
    "worked_by": [str(LINDE)],
    "answer": "1",
    "task": "Naast inwoners staan.",
}


@pytest.fixture
def meidoorn(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_organisation(id=LINDE, name="De Linde")
    return make_organisation(id=MEIDOORN, name="Stichting Meidoorn")


@pytest.fixture
def of(client, cast):
    """Return a browser of somebody of the cast."""

    def signed_in(actor):
        client.force_login(cast[actor])
        return client

    return signed_in


def text(answer):
    return answer.content.decode()


class TestReading:
    @pytest.mark.req("R-340", "R-212")
    @pytest.mark.parametrize("actor", [CARLA, GEA, EMRE])
    def test_both_sides_and_the_council_read_what_holds(self, of, meidoorn, actor):
        row = make_agreement(meidoorn, WETTERWALD, clauses={"task": "Naast inwoners staan."})

        assert "Stichting Meidoorn" in text(of(actor).get(LIST))
        assert "Naast inwoners staan." in text(of(actor).get(f"{LIST}{row.pk}/"))

    def test_elsewhere_it_is_not_there(self, of, meidoorn):
        row = make_agreement(meidoorn, WETTERWALD)

        assert "Stichting Meidoorn" not in text(of(STIJN).get(LIST))
        assert of(STIJN).get(f"{LIST}{row.pk}/").status_code == 404

    @pytest.mark.req("R-209")
    def test_names_who_holds_the_commission_and_who_works_on_it(self, of, meidoorn):
        row = make_agreement(meidoorn, WETTERWALD, worked_by=[LINDE])

        shown = text(of(CARLA).get(f"{LIST}{row.pk}/"))

        assert "Wie er ook aan werkt" in shown
        assert "De Linde" in shown

    def test_is_saved_as_tagged_pdf(self, of, meidoorn):
        row = make_agreement(meidoorn, WETTERWALD, clauses={"task": "Naast 🙂 #staan *"})

        made = of(CARLA).get(f"{LIST}{row.pk}/paper/")

        assert made.headers["Content-Type"] == "application/pdf"
        assert b"/StructTreeRoot" in made.content
        assert b"pdfuaid" in made.content

    def test_asks_no_more_queries_for_more_agreements(
        self, of, meidoorn, django_assert_max_num_queries
    ):
        browser = of(GEA)
        for number in range(5):
            make_agreement(make_organisation(name=f"Nr {number}"), WETTERWALD)

        with django_assert_max_num_queries(12):
            browser.get(LIST)


class TestWriting:
    def test_goes_from_draft_to_agreement(self, of, meidoorn):
        written = of(GEA).post(f"{LIST}new/{WETTERWALD}/", WRITTEN)
        [row] = Proposal.objects.all()
        here = f"{LIST}proposals/{row.id}/"
        assert written.headers["Location"] == here
        assert of(CARLA).get(here).status_code == 404

        of(GEA).post(f"{here}send/")
        shown = text(of(CARLA).get(here))
        assert "Naast inwoners staan." in shown
        of(CARLA).post(f"{here}answer/", {"answer": "agree"})

        [agreement] = Agreement.objects.all()
        assert (agreement.norms, agreement.worked_by) == ({"answer": 1}, [LINDE])

    @pytest.mark.req("R-219")
    def test_is_not_sent_without_a_task_and_says_what_is_open(self, of, meidoorn):
        row = make_draft(MEIDOORN, WETTERWALD, terms={**TERMS.kept(), "clauses": {}})
        here = f"{LIST}proposals/{row.id}/"

        sent = of(GEA).post(f"{here}send/")

        assert sent.headers["Location"] == f"{here}edit/"
        row.refresh_from_db()
        assert row.state == ProposalState.DRAFT
        assert "Wat de organisatie zelf invult" in text(of(GEA).get(here))

    @pytest.mark.req("R-218", "R-220", "R-221")
    def test_keeps_room_interplay_and_innovation_as_agreed(self, of, meidoorn):
        said = {
            "own_room": "De Meidoorn kiest zelf waar zij zit.",
            "interplay": "Vrijwilligers komen naast beroepskrachten, nooit in hun plaats.",
            "innovation": "Een tiende van de uren is voor iets nieuws.",
        }
        of(GEA).post(f"{LIST}new/{WETTERWALD}/", {**WRITTEN, **said})
        [row] = Proposal.objects.all()
        of(GEA).post(f"{LIST}proposals/{row.id}/send/")
        of(CARLA).post(f"{LIST}proposals/{row.id}/answer/", {"answer": "agree"})

        [agreement] = Agreement.objects.all()
        shown = text(of(CARLA).get(f"{LIST}{agreement.pk}/"))

        assert all(words in shown for words in said.values())

    @pytest.mark.req("R-207")
    def test_pays_a_function_beside_hours_and_cases(self, of, meidoorn):
        of(GEA).post(f"{LIST}new/{WETTERWALD}/", {**WRITTEN, "funding": "lump_sum"})
        [row] = Proposal.objects.all()

        assert "Vast bedrag voor de functie" in text(of(GEA).get(f"{LIST}proposals/{row.id}/"))

    @pytest.mark.req("R-182", "R-190")
    def test_keeps_cooperation_and_the_access_teams_as_clauses_of_the_contract(self, of, meidoorn):
        said = {"cooperation": "Met De Linde.", "access_teams": "Elke maand een overleg."}
        row = make_agreement(meidoorn, WETTERWALD, clauses=said)

        shown = text(of(CARLA).get(f"{LIST}{row.pk}/"))

        assert "Hoe het gaat met de toegangsteams" in shown
        assert all(words in shown for words in said.values())

    def test_starts_from_the_version_that_is_there(self, of, meidoorn):
        row = make_agreement(meidoorn, WETTERWALD, clauses={"task": "Zoals het was."})

        shown = text(of(GEA).get(f"{LIST}new/{WETTERWALD}/?from={row.pk}"))

        assert "Zoals het was." in shown

    @pytest.mark.parametrize("wanted", ["x", "٣", "9" * 30, "0", ""])
    def test_starts_empty_from_what_is_not_there(self, of, meidoorn, wanted):
        answer = of(GEA).get(f"{LIST}new/{WETTERWALD}/?from={wanted}")

        assert answer.status_code == 200

    @pytest.mark.parametrize(
        ("field", "day"), [("until_on", "01-01-2027"), ("review_on", "31-12-2026")]
    )
    def test_asks_for_days_in_their_order(self, of, meidoorn, field, day):
        answer = of(GEA).post(f"{LIST}new/{WETTERWALD}/", {**WRITTEN, field: day})

        assert answer.status_code == 422
        assert not Proposal.objects.exists()

    def test_says_what_changes(self, of, meidoorn):
        make_agreement(meidoorn, WETTERWALD, funding="subsidy")
        row = make_proposal(MEIDOORN, WETTERWALD)

        shown = text(of(CARLA).get(f"{LIST}proposals/{row.id}/"))

        assert "Hoe het wordt betaald" in shown

    def test_what_lies_with_the_organisation_is_not_changed(self, of, meidoorn):
        row = make_proposal(MEIDOORN, WETTERWALD)

        assert of(GEA).get(f"{LIST}proposals/{row.id}/edit/").status_code == 404
        assert of(GEA).post(f"{LIST}proposals/{row.id}/send/").status_code == 404


class TestAnswering:
    def test_asks_what_should_change(self, of, meidoorn):
        row = make_proposal(MEIDOORN, WETTERWALD)

        answer = of(CARLA).post(f"{LIST}proposals/{row.id}/answer/", {"answer": "change"})

        assert answer.status_code == 422

    def test_says_kindly_that_a_later_version_is_there(self, of, meidoorn):
        make_agreement(meidoorn, WETTERWALD, from_on="2028-01-01")
        row = make_proposal(MEIDOORN, WETTERWALD)

        answer = of(CARLA).post(f"{LIST}proposals/{row.id}/answer/", {"answer": "agree"})

        assert answer.status_code == 422
        row.refresh_from_db()
        assert row.state == ProposalState.SENT

    def test_a_draft_is_not_there_for_the_organisation(self, of, meidoorn):
        row = make_draft(MEIDOORN, WETTERWALD)

        assert of(CARLA).get(f"{LIST}proposals/{row.id}/answer/").status_code == 404
