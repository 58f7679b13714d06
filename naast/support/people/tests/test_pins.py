"""A PIN beside the code: set, asked, changed, dropped, and not guessed."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.audit.models import Entry
from naast.core.policy.walls import acting
from naast.support.people import actions, rules
from naast.support.people.actions import EasilyGuessed, TooManyTries, WrongPin
from naast.support.people.models import Code, Guesses
from naast.support.people.rules import MOST_WRONG, PIN_WAITS, WRONG_PINS_FREE, House, Way
from naast.support.people.tests.factories import make_ground, make_person, make_standing
from tests.cast import HANNA, HANNA_ID, NOON, SANNE

PIN, OTHER = "4071", "829403"
WRONG = "5550"
LATER = NOON + timedelta(minutes=1)
MOMENTS = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


# ---------------------------------------------------------------- rules


class TestNormalisedPin:
    @given(st.text(alphabet="0123456789", min_size=4, max_size=6), st.sampled_from(["", " ", "  "]))
    def test_spaces_do_not_count(self, pin, space):
        assert rules.normalised_pin(typed=space + space.join(pin) + space) == pin

    @given(st.text())
    def test_is_four_to_six_plain_digits_or_nothing(self, typed):
        pin = rules.normalised_pin(typed=typed)

        assert pin is None or (4 <= len(pin) <= 6 and pin.isascii() and pin.isdigit())

    @pytest.mark.parametrize("typed", ["", "407", "4071234", "40a1", "40.71", "\0\0\0\0", "½½½½"])
    def test_anything_else_is_none(self, typed):
        assert rules.normalised_pin(typed=typed) is None

    def test_digits_of_another_script_are_the_same_digits(self):
        assert rules.normalised_pin(typed="\u0664\u0660\u0667\u0661") == PIN


class TestIsEasilyGuessed:
    @pytest.mark.parametrize("pin", ["0000", "777777", "1234", "4321", "890123", "1212", "343434"])
    def test_what_everybody_tries_first(self, pin):
        assert rules.is_easily_guessed(pin=pin)

    @pytest.mark.parametrize("pin", [PIN, OTHER, "1235", "12312", "1221"])
    def test_leaves_the_rest(self, pin):
        assert not rules.is_easily_guessed(pin=pin)

    def test_leaves_nearly_all_of_four_digits(self):
        refused = [n for n in range(10_000) if rules.is_easily_guessed(pin=f"{n:04}")]

        assert len(refused) == 120


class TestPinIsLookedAt:
    @given(st.integers(0, WRONG_PINS_FREE), MOMENTS)
    def test_the_first_ones_cost_nothing(self, wrong, at):
        assert rules.pin_is_looked_at(wrong=wrong, last_wrong_at=at, at=at)

    @given(st.integers(WRONG_PINS_FREE + 1, 10_000), MOMENTS)
    def test_then_one_waits_and_only_so_long(self, wrong, at):
        wait = PIN_WAITS[min(wrong - WRONG_PINS_FREE, len(PIN_WAITS)) - 1]

        just_before = at + wait - timedelta(microseconds=1)
        assert not rules.pin_is_looked_at(wrong=wrong, last_wrong_at=at, at=just_before)
        assert rules.pin_is_looked_at(wrong=wrong, last_wrong_at=at, at=at + wait)

    @given(st.integers(0, 50), MOMENTS, st.timedeltas(timedelta(0), timedelta(days=3)))
    def test_one_more_wrong_never_waits_less(self, wrong, at, gone):
        after = {"last_wrong_at": at, "at": at + gone}
        if rules.pin_is_looked_at(wrong=wrong + 1, **after):
            assert rules.pin_is_looked_at(wrong=wrong, **after)

    def test_half_of_four_digits_takes_more_than_ten_years(self):
        tries, at, last = 0, NOON, None
        while at < NOON + timedelta(days=3652):
            if rules.pin_is_looked_at(wrong=tries, last_wrong_at=last, at=at):
                tries, last = tries + 1, at
            at += timedelta(hours=1) if tries < 12 else timedelta(days=1)

        assert tries < 5000


# ---------------------------------------------------------------- actions


@pytest.fixture
def hanna(cast):
    make_ground()
    return make_person(id=HANNA_ID, first_name="Hanna")


@pytest.fixture
def code(hanna):
    with acting(HANNA):
        return actions.renew_code(actor=HANNA, at=NOON)


@pytest.fixture
def with_pin(code):
    set_pin(PIN)
    return code


def set_pin(new, *, now="", at=NOON):
    with acting(HANNA):
        actions.set_pin(actor=HANNA, now=now, new=new, at=at)


def enter(code, pin="", *, at=LATER, source="192.0.2.7"):
    found = actions.enter_with_code(text=code, pin=pin, source=source, at=at)
    return found and found.scopes["resident"].person_id


@pytest.mark.django_db
class TestComingIn:
    def test_without_a_pin_the_code_is_enough(self, code):
        assert enter(code) == HANNA_ID

    def test_without_a_pin_one_typed_does_no_harm(self, code):
        assert enter(code, WRONG) == HANNA_ID

    @pytest.mark.parametrize("typed", [PIN, " 40 71 ", "\u0664\u0660\u0667\u0661"])
    def test_with_one_it_takes_both(self, with_pin, typed):
        assert enter(with_pin, typed) == HANNA_ID

    @pytest.mark.parametrize("typed", ["", WRONG, "40", "geen idee", OTHER])
    def test_code_alone_or_with_a_wrong_pin_opens_nothing(self, with_pin, typed):
        assert enter(with_pin, typed) is None

    def test_counts_as_a_wrong_code_of_its_source_too(self, with_pin):
        for minute in range(MOST_WRONG):
            assert enter(with_pin, WRONG, at=NOON + timedelta(seconds=minute)) is None

        with pytest.raises(TooManyTries):
            enter(with_pin, PIN)
        assert Guesses.objects.count() == 2

    def test_linking_asks_the_pin_of_the_other_file(self, with_pin):
        there = make_person(house=House.MUNICIPALITY)
        resident = HANNA.__class__(
            at=NOON, resident=HANNA.scopes["resident"].__class__(person_id=there.id)
        )
        link = {"actor": resident, "other_code": with_pin, "source": "here", "at": NOON}

        with acting(resident):
            with pytest.raises(actions.CannotLink):
                actions.link_houses(**link)
            assert actions.link_houses(**link, other_pin=PIN).supported_id == HANNA_ID


@pytest.mark.django_db
class TestGuessing:
    def guess_until_it_waits(self, code):
        """Guess from another place each time, so that only the code itself counts."""
        for n in range(WRONG_PINS_FREE + 1):
            assert enter(code, WRONG, source=f"192.0.2.{n}") is None

    def test_the_right_one_after_a_few_wrong_ones_opens_and_forgets_them(self, with_pin):
        for n in range(WRONG_PINS_FREE):
            enter(with_pin, WRONG, source=f"192.0.2.{n}")

        assert enter(with_pin, PIN) == HANNA_ID
        assert (Code.objects.get(ended_at=None).pin_wrong, enter(with_pin, WRONG)) == (0, None)

    def test_then_even_the_right_one_waits_from_wherever(self, with_pin):
        self.guess_until_it_waits(with_pin)

        assert enter(with_pin, PIN, source="198.51.100.7") is None
        assert enter(with_pin, PIN, at=LATER + PIN_WAITS[0]) == HANNA_ID

    def test_what_is_not_looked_at_counts_for_nothing(self, with_pin):
        self.guess_until_it_waits(with_pin)
        before = Code.objects.filter(ended_at=None).values().get()

        enter(with_pin, WRONG, source="198.51.100.7")

        assert Code.objects.filter(ended_at=None).values().get() == before

    def test_each_next_one_waits_longer(self, with_pin):
        self.guess_until_it_waits(with_pin)
        at = LATER
        for wait in PIN_WAITS:
            at += wait
            assert enter(with_pin, WRONG, at=at) is None

        assert enter(with_pin, PIN, at=at + PIN_WAITS[-1] - timedelta(seconds=1)) is None
        assert enter(with_pin, PIN, at=at + PIN_WAITS[-1]) == HANNA_ID

    def test_she_sees_each_one_that_was_looked_at_and_nobody_reads_it_elsewhere(
        self, with_pin, caplog
    ):
        with caplog.at_level(logging.WARNING):
            self.guess_until_it_waits(with_pin)
            enter(with_pin, WRONG)

        entries = Entry.objects.filter(action="people.pin.wrong", subject_id=HANNA_ID)
        assert {(e.user_id, e.role, e.reason) for e in entries} == {(None, "visitor", "")}
        assert len(entries) == WRONG_PINS_FREE + 1
        assert "A PIN is guessed" in caplog.text
        assert not {WRONG, PIN, with_pin, str(HANNA_ID)} & set(caplog.text.split())

    def test_in_her_own_file_it_is_counted_alike(self, with_pin):
        with acting(HANNA):
            for typed in (*[WRONG] * (WRONG_PINS_FREE + 1), PIN):
                with pytest.raises(WrongPin):
                    actions.set_pin(actor=HANNA, now=typed, new=OTHER, at=LATER)

        assert enter(with_pin, PIN) is None


@pytest.mark.django_db
class TestHerOwn:
    @pytest.mark.parametrize("new", ["", "407", "1234", "0000", "geen idee"])
    def test_refuses_what_is_no_pin_or_easily_guessed(self, code, new):
        with pytest.raises(EasilyGuessed):
            set_pin(new)

    def test_changing_it_asks_the_one_of_now(self, with_pin):
        for wrong in ("", WRONG):
            with pytest.raises(WrongPin):
                set_pin(OTHER, now=wrong)
        set_pin(OTHER, now=PIN)

        assert (enter(with_pin, PIN), enter(with_pin, OTHER)) == (None, HANNA_ID)

    def test_dropping_it_too(self, with_pin):
        with acting(HANNA):
            with pytest.raises(WrongPin):
                actions.drop_pin(actor=HANNA, now=WRONG, at=LATER)
            actions.drop_pin(actor=HANNA, now=PIN, at=LATER)

        assert enter(with_pin) == HANNA_ID
        assert Entry.objects.filter(action="people.pin.dropped", subject_id=HANNA_ID).count() == 1

    def test_a_new_code_asks_it_and_has_none(self, with_pin):
        with acting(HANNA):
            with pytest.raises(WrongPin):
                actions.renew_code(actor=HANNA, pin=WRONG, at=LATER)
            new = actions.renew_code(actor=HANNA, pin=PIN, at=LATER)

        assert (enter(with_pin, PIN), enter(new)) == (None, HANNA_ID)
        assert not Code.objects.exclude(pin_hash="").exists()

    def test_who_lost_it_gets_a_new_code_of_who_stands_beside_her(self, with_pin, hanna):
        make_standing(hanna, SANNE.user_id)

        with acting(SANNE):
            new = actions.renew_code_beside(
                actor=SANNE, person_id=HANNA_ID, way=Way.PAPER, at=LATER
            )

        assert enter(new) == HANNA_ID
        assert not Code.objects.exclude(pin_hash="").exists()

    def test_is_kept_as_a_fingerprint_that_differs_with_each_code(self, with_pin):
        first = Code.objects.get(ended_at=None).pin_hash
        with acting(HANNA):
            actions.renew_code(actor=HANNA, pin=PIN, at=LATER)
        set_pin(PIN)

        second = Code.objects.get(ended_at=None).pin_hash
        assert len(first) == len(second) == 64
        assert first != second
        assert PIN not in {first, second}
