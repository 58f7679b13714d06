"""Who must agree before anything is kept of somebody for whom another asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.support.people.rules import (
    REPRESENTATIVE,
    SUBJECT,
    RepresentationKind,
    may_begin,
    who_agrees,
)

TODAY = date(2026, 11, 9)
BOTH = frozenset({SUBJECT, REPRESENTATIVE})
HERSELF, FOR_HER = frozenset({SUBJECT}), frozenset({REPRESENTATIVE})
NINE, THIRTEEN, SEVENTEEN = date(2017, 3, 1), date(2013, 3, 1), date(2009, 3, 1)
CUSTODY, MENTOR = RepresentationKind.CUSTODY, RepresentationKind.MENTOR
MONEY_ONLY = RepresentationKind.ADMINISTRATOR


def begin(by, *, kind=None, born_on=None) -> bool:
    return may_begin(by=by, kind=kind, born_on=born_on, on=TODAY)


@pytest.mark.req("R-009", "R-105")
class TestMayBegin:
    def test_takes_herself_when_she_is_grown_up(self):
        assert begin(HERSELF)
        assert not begin(frozenset())

    def test_takes_who_represents_her_in_care_and_nobody_else_who_says_so(self):
        assert begin(FOR_HER, kind=MENTOR)
        assert not begin(FOR_HER, kind=MONEY_ONLY)
        assert not begin(FOR_HER, kind=CUSTODY)
        assert not begin(FOR_HER)

    def test_takes_a_parent_with_custody_for_a_child_of_nine(self):
        assert begin(FOR_HER, kind=CUSTODY, born_on=NINE)
        assert not begin(HERSELF, born_on=NINE)
        assert not begin(FOR_HER, kind=MENTOR, born_on=NINE)

    def test_takes_both_for_a_child_of_thirteen(self):
        assert begin(BOTH, kind=CUSTODY, born_on=THIRTEEN)
        assert not begin(FOR_HER, kind=CUSTODY, born_on=THIRTEEN)
        assert not begin(HERSELF, born_on=THIRTEEN)

    def test_takes_herself_alone_from_sixteen(self):
        assert begin(HERSELF, born_on=SEVENTEEN)
        assert not begin(FOR_HER, kind=CUSTODY, born_on=SEVENTEEN)

    @given(
        by=st.sets(st.sampled_from([SUBJECT, REPRESENTATIVE])).map(frozenset),
        kind=st.none() | st.sampled_from(list(RepresentationKind)),
        born_on=st.dates(date(2011, 1, 1), TODAY),
    )
    def test_never_begins_with_a_child_without_all_whom_the_law_names(self, by, kind, born_on):
        if begin(by, kind=kind, born_on=born_on):
            assert who_agrees(born_on=born_on, on=TODAY) <= by
