"""In a real browser, under the real Content-Security-Policy."""

import pytest

from tests.axe import violations

pytestmark = pytest.mark.browser

THEMES = ["wetterwald", "heidehoven", "havenstad", "veenmond"]
SEEN = "one.checkVisibility({contentVisibilityAuto: true}) && !one.closest('svg, .naast-vh')"
CUT = f"""() => [...document.querySelectorAll("main *")]
    .filter(one => {SEEN})
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.outerHTML.slice(0, 80))"""


def at_its_top(page):
    page.evaluate("scrollTo(0, 0)")  # else the bar that stays in sight lies over something
    return violations(page)


@pytest.fixture
def complaints(page):
    """What the browser complained about: refused styles and scripts, errors, missing files."""
    said = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


class TestEveryPart:
    @pytest.mark.parametrize("query", ["", "staff"])
    @pytest.mark.parametrize("width", [360, 1280])
    def test_has_no_violation_of_wcag(self, site, page, complaints, width, query):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{site}/patterns/?{query}")

        assert at_its_top(page) == []
        assert complaints == []

    @pytest.mark.parametrize("theme", THEMES)
    def test_can_be_read_in_every_theme(self, site, page, theme):
        page.goto(f"{site}/patterns/?theme={theme}")

        assert page.locator(f"html.naast-theme--{theme}").count() == 1
        assert at_its_top(page) == []

    @pytest.mark.parametrize("query", ["", "staff"])
    @pytest.mark.parametrize("width", [320, 360, 640, 1024])
    def test_needs_no_scrolling_sideways(self, site, page, width, query):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{site}/patterns/?{query}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT) == []


class TestLeaveQuickly:
    def test_hides_the_page_at_once_and_takes_its_place(self, site, page):
        page.route("**/*", lambda route: self.answer(route, site))
        page.goto(f"{site}/nergens/")
        page.goto(f"{site}/patterns/")

        page.get_by_role("link", name="Snel weg").click()
        page.wait_for_url("https://**")
        page.go_back()

        assert page.url == f"{site}/nergens/"

    def answer(self, route, site):
        """Answer for the world outside: tests go nowhere."""
        if route.request.url.startswith(site):
            route.continue_()
        else:
            route.fulfill(status=200, content_type="text/html", body="het weer")

    def test_is_a_plain_link_without_script(self, browser, site):
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(f"{site}/patterns/")

            assert page.locator(".naast-leave__out").get_attribute("href").startswith("https://")


class TestScript:
    def test_a_page_with_errors_begins_at_the_errors(self, site, page):
        page.goto(f"{site}/patterns/")

        assert page.evaluate("document.activeElement.id") == "errors"

    def test_keys_walk_through_what_is_to_do(self, site, page):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{site}/patterns/?staff")

        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        assert page.locator(".naast-todo > li").first.get_attribute("aria-current") == "true"

        page.keyboard.press("n")
        page.keyboard.type("jkn")
        assert page.locator("#quick").input_value() == "jkn"

    def test_keys_are_switched_off_and_on_and_it_is_remembered(self, site, browser):
        with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
            page = context.new_page()
            page.goto(f"{site}/patterns/?staff")
            first = page.locator(".naast-todo > li").first
            legend, switch = page.locator("p.naast-keys"), page.locator("[data-naast-keys]")
            assert legend.is_visible()

            switch.click()
            page.reload()
            page.keyboard.press("j")
            assert first.get_attribute("aria-current") is None
            assert not legend.is_visible()

            switch.click()
            page.keyboard.press("j")
            assert first.get_attribute("aria-current") == "true"
            assert legend.is_visible()
