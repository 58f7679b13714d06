"""What holds for who works here: in versions, with its source, and never in the match."""

from datetime import date, timedelta
from itertools import pairwise

import grimp
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.supply.organisations.rules import Clause
from naast.supply.organisations.tests.factories import make_agreement, make_organisation
from naast.supply.places.tests.factories import make_municipality
from naast.supply.supporters import queries
from naast.supply.supporters.actions import DayDoesNotFit, MayNotAdmit, write_term
from naast.supply.supporters.models import TermVersion
from naast.supply.supporters.rules import (
    CONDITIONS,
    FOR_WHOM,
    Kind,
    Term,
    Topic,
    has_conditions,
    in_force,
)
from naast.supply.supporters.tests.factories import make_offered, make_supporter
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    EMRE,
    GEA,
    KARIN,
    LINDE,
    MEIDOORN,
    NOON,
    SANNE,
    TINEKE,
    WETTERWALD,
)

TODAY = date(2026, 11, 9)
PAGE = "/desk/people/terms/"
VOLUNTEER = Kind.TRAINED_VOLUNTEER


def term(**fields):
    defaults = {
        "who": VOLUNTEER,
        "topic": Topic.ALLOWANCE,
        "text": "Volgens het beleid.",
        "url": "",
        "source": "Vrijwilligersbeleid",
        "from_on": TODAY,
    }
    return {**defaults, **fields}


class TestInForce:
    def test_the_newest_version_holds_from_its_day(self):
        old = Term(**term(text="oud", from_on=TODAY - timedelta(days=9)))
        new = Term(**term(text="nieuw", from_on=TODAY))

        before = in_force(terms=[old, new], on=TODAY - timedelta(days=1))
        after = in_force(terms=[old, new], on=TODAY)

        assert [one.text for one in (*before.values(), *after.values())] == ["oud", "nieuw"]

    def test_of_two_on_one_day_the_last_holds(self):
        terms = [Term(**term(text="eerst")), Term(**term(text="toen"))]

        assert in_force(terms=terms, on=TODAY)[VOLUNTEER, Topic.ALLOWANCE].text == "toen"

    def test_a_version_without_text_ends_it(self):
        terms = [Term(**term(from_on=TODAY - timedelta(days=9))), Term(**term(text=""))]

        assert in_force(terms=terms, on=TODAY) == {}

    @given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["", "a", "b"])), max_size=8))
    def test_what_is_to_come_changes_nothing_today(self, versions):
        terms = [
            Term(**term(text=text, from_on=TODAY + timedelta(days=days)))
            for days, text in sorted(versions)
        ]

        now = [one for one in terms if one.from_on <= TODAY]
        assert in_force(terms=terms, on=TODAY) == in_force(terms=now, on=TODAY)
        assert all(one.from_on <= two.from_on for one, two in pairwise(terms))

    @pytest.mark.parametrize("who", FOR_WHOM)
    def test_conditions_are_of_informal_supporters_and_a_coordinator(self, who):
        informal = {VOLUNTEER, Kind.EXPERIENCE_EXPERT, Kind.FAMILY_EXPERT}
        informal |= {Kind.ADVISER_FOR_THE_ELDERLY}

        assert has_conditions(who=who) is (who in informal or who == "coordinator")


@pytest.fixture
def stage(cast):
    make_municipality(id=WETTERWALD, name="Wetterwâld")
    make_organisation(id=LINDE, name="De Linde")
    return make_organisation(id=MEIDOORN, name="Stichting Meidoorn")


def write(actor, **fields):
    with acting(actor):
        return write_term(actor=actor, **{"employer": (MEIDOORN, None), **term(**fields)})


class TestWriteTerm:
    @pytest.mark.req("R-170")
    def test_keeps_every_version_with_its_source(self, stage):
        write(CARLA, text="Eerst")
        write(CARLA, text="Later", from_on=TODAY + timedelta(days=30))
        write(CARLA, who="coordinator", topic=Topic.PLACE, text="Een eigen kamer.")

        [(_name, kinds)] = queries.terms_of(
            employers={(MEIDOORN, None): "Stichting Meidoorn"}, on=TODAY
        )
        assert [one.text for of in kinds for one in of.now] == ["Eerst", "Een eigen kamer."]
        assert [one.text for of in kinds for one in of.others] == ["Later"]

    @pytest.mark.parametrize("actor", [SANNE, TINEKE, GEA, EMRE, KARIN])
    def test_is_of_who_leads_there(self, stage, actor):
        with pytest.raises(MayNotAdmit):
            write(actor)

    def test_not_of_a_day_that_is_past(self, stage):
        with pytest.raises(DayDoesNotFit):
            write(CARLA, from_on=TODAY - timedelta(days=1))

    def test_a_municipality_writes_for_its_own_people(self, stage):
        written = write(KARIN, employer=(None, WETTERWALD), who=Kind.MEITINKER, topic=Topic.METHOD)

        assert written.employer_municipality_id == WETTERWALD


@pytest.mark.req("R-170")
class TestNothingOfItEntersTheMatch:
    def test_candidates_are_the_same_and_never_read_it(self, stage):
        make_offered(SANNE.user_id)
        make_offered(BRAM.user_id, kind=VOLUNTEER, name="Bram")

        def found():
            with acting(CARLA), CaptureQueriesContext(connection) as asked:
                rows = queries.candidates(actor=CARLA, municipality_id=WETTERWALD, on=TODAY)
            return rows, " ".join(one["sql"] for one in asked)

        without, _sql = found()
        for topic in CONDITIONS:
            write(CARLA, topic=topic, text="Veel.")
        within, sql = found()

        assert len(within) == 2
        assert without == within
        assert "termversion" not in sql

    def test_matching_cannot_name_it(self):
        graph = grimp.build_graph("naast", exclude_type_checking_imports=True)
        terms = {module for module in graph.modules if module.endswith(".terms")}
        terms |= {"naast.supply.supporters.terms_form"}
        inside = graph.find_descendants("naast.support.matching")

        named = {
            line["line_contents"]
            for importer in inside
            for imported in graph.find_modules_directly_imported_by(importer)
            if imported.startswith("naast.supply.supporters")
            for line in graph.get_import_details(importer=importer, imported=imported)
        }

        assert terms
        assert not terms & {
            imported
            for importer in inside
            for imported in graph.find_modules_directly_imported_by(importer)
        }
        assert not [line for line in named if "term" in line.lower()]


@pytest.fixture
def of(client, cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)

    def signed_in(actor):
        client.force_login(cast[actor])
        return client

    return signed_in


def text(answer):
    return answer.content.decode()


SENT = {
    "employer": f"{MEIDOORN}-0",
    "who": "trained_volunteer",
    "topic": "allowance",
    "text": "Volgens het beleid van 2026.",
    "url": "",
    "source": "Vrijwilligersbeleid, hoofdstuk 4",
    "from_on": "2026-11-09",
}


class TestPages:
    @pytest.mark.req("R-170")
    def test_from_the_desk_to_her_own_page(self, of, stage):
        make_supporter(BRAM.user_id, kind=VOLUNTEER)
        of(CARLA).post(PAGE, SENT)

        page = text(of(BRAM).get("/desk/my-details/"))

        assert "Volgens het beleid van 2026." in page
        assert "Vrijwilligersbeleid, hoofdstuk 4" in page

    def test_of_another_kind_or_place_she_reads_nothing(self, of, stage):
        make_supporter(SANNE.user_id)
        make_supporter(DIRK.user_id, kind=VOLUNTEER, organisation_id=LINDE)
        of(CARLA).post(PAGE, SENT)

        for actor in (SANNE, DIRK):
            assert "Volgens het beleid van 2026." not in text(of(actor).get("/desk/my-details/"))

    @pytest.mark.parametrize(
        ("who", "topic"), [("formal", "allowance"), ("coordinator", "profile")]
    )
    def test_refuses_what_does_not_fit(self, of, stage, who, topic):
        answer = of(CARLA).post(PAGE, {**SENT, "who": who, "topic": topic})

        assert answer.status_code == 422
        assert not TermVersion.objects.exists()

    @pytest.mark.req("R-165")
    def test_shows_methods_beside_what_the_municipality_asks_of_them(self, of, stage):
        make_agreement(stage, WETTERWALD, clauses={Clause.METHOD: "Werk vanuit de leefwereld."})
        of(CARLA).post(PAGE, {**SENT, "topic": "method", "text": "Sociale netwerkstrategie."})

        for path in (PAGE, f"/desk/independence/organisations/{MEIDOORN}/"):
            page = text(of(CARLA).get(path))
            assert "Sociale netwerkstrategie." in page
            assert "Werk vanuit de leefwereld." in page

    @pytest.mark.req("R-160", "R-162", "R-164")
    @pytest.mark.parametrize("actor", [CARLA, GEA, EMRE])
    def test_the_card_of_an_organisation_tells_profile_code_and_mark(self, of, stage, actor):
        make_agreement(stage, WETTERWALD)
        for topic, told in (("profile", "Profiel X"), ("code", "Code Y"), ("mark", "Merk Z")):
            of(CARLA).post(PAGE, {**SENT, "topic": topic, "text": told})

        page = text(of(actor).get(f"/desk/independence/organisations/{MEIDOORN}/"))

        assert all(told in page for told in ("Profiel X", "Code Y", "Merk Z"))

    @pytest.mark.req("R-168")
    @pytest.mark.parametrize("actor", [CARLA, GEA, EMRE])
    def test_the_card_tells_of_the_complaints_act_and_keeps_conditions_inside(
        self, of, stage, actor
    ):
        make_agreement(stage, WETTERWALD)
        of(CARLA).post(PAGE, {**SENT, "topic": "oversight", "text": "Geschillencommissie Noord"})
        of(CARLA).post(PAGE, SENT)

        page = text(of(actor).get(f"/desk/independence/organisations/{MEIDOORN}/"))

        assert "Geschillencommissie Noord" in page
        assert "Volgens het beleid van 2026." not in page
