"""To be called at a moment that she chooses: on a phone, without script."""

import pytest

from tests.journeys.walk import Walker

PHONE = 360


@pytest.fixture
def walker(served, browser):
    context = browser.new_context(
        viewport={"width": PHONE, "height": 740},
        java_script_enabled=False,
        locale="nl-NL",
        # Far from here: the moments stay Dutch.
        timezone_id="America/Los_Angeles",
    )
    context.set_default_timeout(15_000)
    yield Walker(site=served, tab=context.new_page())
    context.close()


@pytest.mark.req("R-025", "R-024")
def test_she_is_called_at_the_moment_that_she_chose(walker):
    walker.go("/wetterwald/vind-iemand/?hoe=phone&wie=formal")
    walker.hand.press(walker.tab.locator(".naast-person .nl-button--primary").first)
    moments = walker.tab.locator("[name=belmoment] option")
    wanted = moments.last
    day = wanted.locator("xpath=..").get_attribute("label").lower()
    walker.choose("contact", "call_back")
    walker.tab.locator("[name=belmoment]").select_option(wanted.get_attribute("value"))

    walker.send("Stuur dit naar")

    assert "Vul hier uw nummer in" in walker.text()
    kept = walker.tab.locator("[name=belmoment]").input_value()

    walker.tab.locator("[name=telefoon]").fill("06 12 34 56 78")
    walker.send("Stuur dit naar")

    assert f"U wordt gebeld op {day}, van " in walker.text()
    [[ahead, on]] = walker.rows(
        "SELECT call_from_at > now(),"
        " to_char(call_from_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD')"
        " FROM matching_question ORDER BY asked_at DESC LIMIT 1"
    )
    assert ahead
    assert kept.startswith(on)
