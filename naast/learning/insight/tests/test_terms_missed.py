"""Terms of the law that were missed: counted by PostgreSQL, of whole years, and of no few."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from naast.core.policy.walls import acting
from naast.learning.insight.queries import terms_missed
from naast.learning.insight.rules import AMSTERDAM, Ran, TermsTold, terms_told
from naast.support.decisions.rules import MatterStatus, Provision
from naast.support.decisions.tests.factories import make_decision, make_matter
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import make_placement, make_question
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_ground, make_hat, make_person
from tests.cast import EMRE, FOPPE, HAVENSTAD, KARIN, LEO, WETTERWALD

NOW = datetime(2026, 11, 22, 12, tzinfo=AMSTERDAM)
ON = NOW.date()
BEGAN = datetime(2025, 3, 3, 12, tzinfo=AMSTERDAM)
WORKERS = (FOPPE.user_id, KARIN.user_id, LEO.user_id)
INQUIRY, DECISION = "WMO_ONDERZOEK", "WMO_BESCHIKKING"
DAY = timedelta(days=1)

rows = st.lists(
    st.builds(
        Ran,
        year=st.integers(2022, 2026),
        term=st.sampled_from([INQUIRY, DECISION]),
        user_id=st.sampled_from([1, 2, 3, 4]),
        late=st.booleans(),
    ),
    max_size=120,
)


@given(rows)
def test_nothing_is_told_of_few_of_few_workers_or_of_a_year_that_runs(ran):
    for told in terms_told(ran=ran, on=ON):
        here = [one for one in ran if (one.year, one.term) == (told.year, told.term)]
        late = sum(one.late for one in here)

        assert 2023 <= told.year <= 2025
        assert len(here) >= 8
        assert len({one.user_id for one in here}) >= 3
        assert told.ran % 5 == 0
        assert (told.missed is None) == (late < 5)
        if told.missed is not None:
            assert told.missed % 5 == 0
            assert told.missed <= told.ran
            # What is left is fewer than five without saying how many, or five and more.
            assert (told.ran == told.missed) or len(here) - late >= 5


def begin(user_id, *, municipality_id=WETTERWALD, began=BEGAN, **fields):
    """Write a matter of which the inquiry began then."""
    person = make_person(house=House.MUNICIPALITY)
    make_hat(person, user_id)
    question = make_question(
        person,
        user_id,
        municipality_id=municipality_id,
        notice="2026-11",
        asked_at=began,
        status=QuestionStatus.ACCEPTED,
        accepted_at=began,
    )
    make_placement(question, user_id, kind="meitinker", from_at=began, until_at=began + DAY)
    return make_matter(question, user_id, notified_at=began, **fields)


def told(town=WETTERWALD):
    with acting(EMRE):
        return terms_missed(municipality_id=town, at=NOW)


@pytest.fixture
def ground(cast):
    make_ground()


class TestTheDatabase:
    @pytest.mark.req("R-340")
    @pytest.mark.parametrize(
        ("kept", "late"),
        [(12, 6), (20, 2), (2, 12), (9, 0), (4, 3), (0, 11)],
        ids=["both", "few late", "few kept", "none late", "too few", "all late"],
    )
    def test_tells_what_the_rule_tells(self, ground, kept, late):
        # Six weeks of the law: the last day is 14 April 2025.
        ends = datetime(2025, 4, 14, 23, 59, tzinfo=AMSTERDAM)
        for nth in range(kept + late):
            reported = ends if nth < kept else ends + DAY
            begin(WORKERS[nth % 3], reported_at=reported)
        ran = [
            Ran(year=2025, term=INQUIRY, user_id=WORKERS[nth % 3], late=nth >= kept)
            for nth in range(kept + late)
        ]

        assert told() == terms_told(ran=ran, on=ON)
        assert told(HAVENSTAD) == []

    def test_counts_the_decision_from_the_application_and_only_where_the_law_gives_a_term(
        self, ground
    ):
        applied = datetime(2025, 5, 1, 9, tzinfo=AMSTERDAM)
        for nth in range(10):
            matter = begin(WORKERS[nth % 3], applied_at=applied, applied_for=Provision.TRANSPORT)
            make_decision(matter, decided_at=applied + timedelta(days=10 if nth < 5 else 40))
            begin(WORKERS[nth % 3], applied_at=applied, applied_for=Provision.SPECIAL_ASSISTANCE)

        found = {one.term: one for one in told()}

        assert found[DECISION] == TermsTold(year=2025, term=DECISION, ran=10, missed=5)
        # Who applied waits for no report: twenty inquiries, all over once she applied, too late.
        assert found[INQUIRY] == TermsTold(year=2025, term=INQUIRY, ran=20, missed=20)

    def test_what_was_closed_in_time_is_not_missed_and_what_still_runs_is(self, ground):
        for nth in range(10):
            begin(WORKERS[nth % 3])
            begin(WORKERS[nth % 3], status=MatterStatus.CLOSED, closed_at=BEGAN + 7 * DAY)

        assert told() == [TermsTold(year=2025, term=INQUIRY, ran=20, missed=10)]

    def test_a_term_belongs_to_the_year_of_its_last_day(self, ground):
        for nth in range(10):
            begin(WORKERS[nth % 3], began=datetime(2024, 12, 20, 9, tzinfo=AMSTERDAM))
            begin(WORKERS[nth % 3], began=datetime(2026, 3, 2, 9, tzinfo=AMSTERDAM))

        assert [(one.year, one.ran) for one in told()] == [(date(2025, 1, 1).year, 10)]

    @pytest.mark.req("R-340")
    def test_the_council_reads_it_and_of_few_nothing(self, ground, cast, client):
        # Spring of last year, by the clock of the page.
        began = datetime(timezone.localdate().year - 1, 3, 3, 12, tzinfo=AMSTERDAM)
        client.force_login(cast[EMRE])
        with translation.override("nl"):
            few = client.get("/desk/council/").content.decode()
            for nth in range(42):
                begin(
                    WORKERS[nth % 3],
                    began=began,
                    reported_at=None if nth < 2 else began + 7 * DAY,
                )
            said = client.get("/desk/council/").content.decode()

        assert "te weinig om te tonen" in few
        assert "te weinig om te tonen" not in said
        assert "minder dan 5" in said
