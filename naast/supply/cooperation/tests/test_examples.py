"""Examples: with which one begins, which facts come in by themselves, and who reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.tests.factories import Entry
from naast.core.policy.walls import acting
from naast.supply.cooperation import queries
from naast.supply.cooperation.actions import (
    Written,
    change_example,
    keep_example,
    remove_example,
    share_example,
)
from naast.supply.cooperation.models import Covenant, OwnExample, Proposal
from naast.supply.cooperation.queries import NATIONAL
from naast.supply.cooperation.rules import (
    COVENANTS,
    ExampleKind,
    Fact,
    Point,
    blanks,
    filled,
    unknown,
)
from naast.supply.cooperation.tests.factories import (
    TERMS,
    make_covenant,
    make_example,
    make_proposal,
)
from naast.supply.cooperation.tests.test_views import WRITTEN
from naast.supply.organisations.rules import Clause
from naast.supply.organisations.tests.factories import make_organisation
from naast.supply.places.tests.factories import make_municipality
from tests.cast import CARLA, EMRE, GEA, HAVENSTAD, LINDE, MEIDOORN, NOON, SANNE, STIJN, WETTERWALD

pytestmark = pytest.mark.django_db

LIST = "/desk/examples/"
SAID = Written(title="Zo", purpose="", source="Onze jurist", texts={"task": "Naast {gemeente}."})


@pytest.fixture
def here(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_municipality(id=HAVENSTAD, name="Havenstad", slug="havenstad", code="GM0002")
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn")
    make_organisation(id=LINDE, name="De Linde")


@pytest.fixture
def of(client, cast, here):
    def signed_in(actor):
        client.force_login(cast[actor])
        return client

    return signed_in


def text(answer):
    return answer.content.decode()


class TestFilled:
    def test_fills_in_what_is_known_and_leaves_the_rest(self):
        said = filled("{gemeente} en {organisatie}, {dorp} {}", {Fact.MUNICIPALITY: "Hier"})

        assert said == "Hier en {organisatie}, {dorp} {}"

    @given(st.text(), st.dictionaries(st.sampled_from(list(Fact)), st.text()))
    def test_takes_any_text_and_changes_none_without_a_fact(self, said, facts):
        assert filled(said, {}) == said
        assert filled(said.replace("{", "("), facts) == said.replace("{", "(")

    @given(st.sampled_from(list(Fact)), st.text())
    def test_a_fact_is_not_read_again_for_facts(self, fact, value):
        assert filled(f"{{{fact}}}", {fact: value + "{tot}", Fact.UNTIL: "x"} | {fact: value}) == (
            value or f"{{{fact}}}"
        )

    @given(st.sets(st.sampled_from(list(Fact))), st.sets(st.sampled_from(list(Fact))))
    def test_is_blank_what_is_asked_and_not_known(self, asked, known):
        text = " ".join(f"{{{fact}}}" for fact in sorted(asked))

        found = blanks(text, dict.fromkeys(known, "x"))

        assert set(found) == asked - known

    def test_names_a_slip_once(self):
        assert unknown("{gemeent} {gemeente} {gemeent} { }") == ["gemeent"]


class TestNational:
    @pytest.mark.parametrize("one", NATIONAL, ids=lambda one: one.key)
    def test_says_its_source_and_all_that_is_needed_in_known_facts(self, one):
        parts = set(Point if one.kind in COVENANTS else Clause)

        assert one.source
        assert set(one.texts) <= parts
        assert unknown("\n".join([one.title, one.purpose, *one.texts.values()])) == []

    def test_there_is_one_of_each_kind(self):
        assert {one.kind for one in NATIONAL} == set(ExampleKind)
        assert len({one.key for one in NATIONAL}) == len(NATIONAL)

    @pytest.mark.req("R-192")
    def test_one_is_for_who_lived_through_it(self, of):
        shown = text(of(GEA).get(f"{LIST}national/ervaring-ggz/"))

        assert "psychisch kwetsbaar" in shown
        assert "Teylingen" in shown

    def test_one_that_is_not_there_is_404(self, of):
        assert of(GEA).get(f"{LIST}national/zomaar/").status_code == 404


class TestOwn:
    def test_is_kept_changed_and_removed_with_a_record(self, here):
        with acting(GEA):
            row = keep_example(
                actor=GEA, municipality_id=WETTERWALD, kind=ExampleKind.SUBSIDY, written=SAID
            )
            change_example(actor=GEA, example_id=row.id, written=SAID)
            remove_example(actor=GEA, example_id=row.id)

        assert not OwnExample.objects.exists()
        assert sorted(Entry.objects.values_list("action", flat=True)) == [
            "cooperation.example.changed",
            "cooperation.example.kept",
            "cooperation.example.removed",
        ]

    @pytest.mark.parametrize("actor", [STIJN, CARLA, EMRE, SANNE])
    def test_is_written_by_its_municipality_only(self, here, actor):
        row = make_example(WETTERWALD, shared_on=NOON.date())

        with acting(actor):
            for act in (
                lambda: keep_example(
                    actor=actor, municipality_id=WETTERWALD, kind=ExampleKind.ACCESS, written=SAID
                ),
                lambda: change_example(actor=actor, example_id=row.id, written=SAID),
                lambda: share_example(actor=actor, example_id=row.id, shared=False),
                lambda: remove_example(actor=actor, example_id=row.id),
            ):
                with pytest.raises(OwnExample.DoesNotExist):
                    act()

    @pytest.mark.req("R-176")
    def test_is_read_elsewhere_once_it_is_shared_and_no_longer_after(self, here):
        row = make_example(WETTERWALD)

        def read_by(actor):
            with acting(actor):
                return queries.examples(actor=actor).filter(id=row.id).exists()

        assert (read_by(GEA), read_by(STIJN)) == (True, False)
        with acting(GEA):
            share_example(actor=GEA, example_id=row.id, shared=True)
        assert (read_by(GEA), read_by(STIJN), read_by(CARLA)) == (True, True, False)
        with acting(GEA):
            share_example(actor=GEA, example_id=row.id, shared=False)
        assert read_by(STIJN) is False

    def test_who_is_elsewhere_begins_with_what_is_shared_and_nothing_else(self, here):
        shared = make_example(WETTERWALD, shared_on=NOON.date())
        kept = make_example(WETTERWALD)
        covenant = make_covenant(WETTERWALD, MEIDOORN)

        with acting(STIJN):
            found = [
                queries.start(actor=STIJN, wanted=str(one.id)) is not None
                for one in (shared, kept, covenant)
            ]

        assert found == [True, False, False]


class TestPages:
    @pytest.mark.req("R-175")
    def test_goes_from_national_example_to_own_copy_to_agreement_to_paper(self, of):
        browser = of(GEA)
        shown = text(browser.get(f"{LIST}national/subsidie/"))
        assert f"{LIST}new/{WETTERWALD}/subsidy/?from=subsidie" in shown

        there = f"{LIST}new/{WETTERWALD}/subsidy/?from=subsidie"
        assert "{organisatie} staat naast inwoners" in text(browser.get(there))
        browser.post(
            there,
            {"title": "Van ons", "source": "x", "task": "{organisatie} helpt binnen {gemeente}."},
        )
        [own] = OwnExample.objects.all()
        begun = text(browser.get(f"/desk/agreements/new/{WETTERWALD}/?example={own.id}"))
        assert "{organisatie} helpt binnen {gemeente}." in begun

        browser.post(f"/desk/agreements/new/{WETTERWALD}/", {**WRITTEN, "task": own.texts["task"]})
        [proposal] = Proposal.objects.all()
        here = f"/desk/agreements/proposals/{proposal.id}/"
        assert "Stichting Meidoorn helpt binnen Wetterwâld." in text(browser.get(here))
        made = browser.get(f"{here}paper/")
        assert b"/StructTreeRoot" in made.content

    def test_a_covenant_is_filled_from_its_facts(self, of):
        row = make_covenant(
            WETTERWALD,
            MEIDOORN,
            points={"meetings": "{partijen} komen {ritme} bij elkaar."},
            meet_every_months=2,
        )

        shown = text(of(GEA).get(f"/desk/covenants/{row.id}/"))

        assert "Stichting Meidoorn komen elke 2 maanden bij elkaar." in shown

    def test_a_covenant_becomes_an_example_for_others(self, of):
        row = make_covenant(WETTERWALD, MEIDOORN, points={"signals": "Wij bellen."})
        browser = of(GEA)

        shown = text(browser.get(f"{LIST}new/{WETTERWALD}/covenant/?from={row.id}"))

        assert "Wij bellen." in shown

    def test_begins_a_covenant_with_the_name_of_the_municipality(self, of):
        shown = text(of(GEA).get(f"/desk/covenants/new/{WETTERWALD}/?example=formeel-informeel"))

        assert "Samen naast inwoners van Wetterwâld" in shown
        assert not Covenant.objects.exists()

    @pytest.mark.parametrize("wanted", ["", "x", "٣", "formeel-informeel", "../../", "9" * 99])
    def test_begins_empty_with_what_is_no_agreement(self, of, wanted):
        answer = of(GEA).get(f"/desk/agreements/new/{WETTERWALD}/", {"example": wanted})

        assert answer.status_code == 200

    def test_says_which_fact_is_not_known(self, of):
        row = make_example(WETTERWALD, texts={"task": "In {dorp}."})

        shown = text(of(GEA).get(f"{LIST}{row.id}/"))

        assert "Dit gegeven kennen wij niet" in shown
        assert "{dorp}" in shown

    def test_an_unknown_kind_is_404(self, of):
        assert of(GEA).get(f"{LIST}new/{WETTERWALD}/zomaar/").status_code == 404

    def test_asks_no_more_queries_for_more_examples(self, of, django_assert_max_num_queries):
        browser = of(GEA)
        for number in range(5):
            make_example(WETTERWALD, title=f"Nr {number}")

        with django_assert_max_num_queries(12):
            browser.get(LIST)

    def test_the_organisation_reads_the_text_filled_in(self, of):
        terms = {
            "funding": "subsidy", "activities": ["advice"], "first_contact_working_days": 2,
            "norms": {}, "clauses": {"task": "{organisatie}: {werk}, vanaf {vanaf}."},
            "worked_by": [], "review_on": None,
        }  # fmt: skip
        row = make_proposal(MEIDOORN, WETTERWALD, terms=terms)

        shown = text(of(CARLA).get(f"/desk/agreements/proposals/{row.id}/"))

        assert "Stichting Meidoorn: advies, vanaf 1 januari 2027." in shown
        assert "niet is ingevuld" not in shown

    def test_says_which_fact_the_text_asks_for_in_vain(self, of):
        kept = TERMS.kept() | {"clauses": {"task": "Van {vanaf} tot {tot}."}}
        row = make_proposal(MEIDOORN, WETTERWALD, terms=kept)

        shown = text(of(CARLA).get(f"/desk/agreements/proposals/{row.id}/"))

        assert "De tekst vraagt om wat niet is ingevuld" in shown
        assert "de dag waarop het eindigt" in shown
