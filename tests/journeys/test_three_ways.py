"""To a chosen supporter, and to a shared plan and back: by thumb, by keys, without script."""

from datetime import date, timedelta

import pytest

from tests.journeys.hands import WAYS
from tests.journeys.walk import Walker

MOST_STEPS_TO_A_SUPPORTER = 6
MOST_STEPS_TO_SHARED_AND_BACK = 15


@pytest.fixture(params=WAYS)
def walker(request, served, browser):
    hand, window = WAYS[request.param]
    context = browser.new_context(**window, locale="nl-NL", reduced_motion="reduce")
    context.set_default_timeout(15_000)
    tab = context.new_page()
    yield Walker(site=served, tab=tab, hand=hand(tab))
    context.close()


@pytest.mark.req("R-024", "R-016")
def test_from_home_to_a_chosen_supporter_in_six_steps(walker):
    walker.go("/wetterwald/")

    code = walker.choose_from_home("Geld en schulden")

    assert len(code.split()) == 6
    assert walker.hand.steps <= MOST_STEPS_TO_A_SUPPORTER


def test_from_code_to_a_shared_plan_and_back(walker):
    mine, theirs = _both_codes(walker)
    walker.go("/wetterwald/")
    walker.hand.steps = 0
    before = _shared_now(walker)

    walker.share_a_plan(mine=mine, theirs=theirs, plan="Ik wil zelf weer koken.", until=_day())

    assert "Gedeeld tot" in walker.text()
    assert _shared_now(walker) == before + 1

    walker.stop_sharing()

    assert "Niemand kan het daar nog lezen." in walker.tab.locator("body").inner_text()
    assert "Gedeeld tot" not in walker.text()
    assert _shared_now(walker) == before
    assert walker.hand.steps <= MOST_STEPS_TO_SHARED_AND_BACK


def _both_codes(walker: Walker) -> tuple[str, str]:
    """Get a code in each house: of a supporter, and of who works for the municipality."""
    codes = []
    for who in ("formal", "municipal"):
        walker.go(f"/wetterwald/vind-iemand/?over=money&wie={who}")
        codes.append(walker.choose_first())
    return codes[0], codes[1]


def _shared_now(walker: Walker) -> int:
    [[n]] = walker.rows("SELECT count(*) FROM keys_consent WHERE withdrawn_at IS NULL")
    return int(n)


def _day() -> date:
    """Return a day whose day and month are one number: each browser has an order of its own."""
    days = (date.today() + timedelta(days=n) for n in range(1, 365))  # noqa: DTZ011 (the wall clock)
    return next(day for day in days if day.day == day.month)
