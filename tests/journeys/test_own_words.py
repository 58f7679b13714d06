"""Her own words, typed on a phone without script: in no address, and one can go back."""

import pytest

from tests.journeys.walk import Walker

PHONE = 360


@pytest.fixture
def walker(served, browser):
    context = browser.new_context(
        viewport={"width": PHONE, "height": 740}, java_script_enabled=False, locale="nl-NL"
    )
    context.set_default_timeout(15_000)
    yield Walker(site=served, tab=context.new_page())
    context.close()


def test_what_she_types_is_in_no_address_and_back_is_where_she_was(walker):
    walker.go("/wetterwald/")
    walker.hand.write(walker.tab.locator("main [name=zoek]"), "mijn man is dement")

    walker.hand.press(walker.tab.locator("main [role=search] button[type=submit]"))

    found = walker.tab.url
    assert "/vind-iemand/?" in found
    assert "dement" not in found
    assert walker.tab.locator(".naast-person").count() == 3

    walker.hand.press(walker.tab.locator(".naast-person a", has_text="Meer over").first)
    walker.tab.go_back()

    assert walker.tab.url == found
    assert walker.tab.locator(".naast-person").count() == 3

    walker.tab.go_back()

    assert walker.tab.url.endswith("/wetterwald/")
