"""A council asks, the municipality says nothing, and everybody reads it; then it is answered."""

from datetime import timedelta

import pytest

from tests.journeys.walk import Walker

TOWN = "havenstad"
ABOUT = "Waarom staat de folder niet bij de huisarts"


@pytest.fixture
def somebody(served, browser):
    """Return a way to let one more person come, with a browser of her own."""
    contexts = []

    def come() -> Walker:
        context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
        context.set_default_timeout(15_000)
        contexts.append(context)
        return Walker(site=served, tab=context.new_page())

    yield come
    for context in contexts:
        context.close()


def press(walker: Walker, words: str) -> None:
    walker.hand.press(walker.tab.locator("main a, main button").filter(has_text=words).first)


def sign_in(walker: Walker, role: str) -> None:
    [[user_id]] = walker.rows(
        "SELECT g.user_id FROM identity_grant g JOIN places_municipality m"
        " ON g.scope = 'municipality:' || m.id WHERE g.role = %s AND m.slug = %s"
        " ORDER BY g.id LIMIT 1",
        role,
        TOWN,
    )
    walker.sign_in(user_id)


@pytest.mark.req("R-341")
def test_a_question_that_is_not_answered_becomes_visible_to_all(somebody):
    council, official, neighbour = somebody(), somebody(), somebody()
    sign_in(council, "council_member")
    sign_in(official, "policy_officer")

    council.go("/desk/council/")
    press(council, "Zeg iets namens de raad")
    council.hand.tick(council.tab.locator("main [name=voice][value=question]"))
    council.hand.write(council.tab.locator("main [name=about]"), ABOUT)
    council.hand.write(council.tab.locator("main [name=text]"), "Daar komen mensen het eerst.")
    press(council, "Bewaar")
    address = council.tab.url.removeprefix(council.site.url)
    neighbour.go(f"/{TOWN}/clientenraad/")
    assert ABOUT not in neighbour.text()

    # Four weeks and a day go by, and nobody answers.
    gone = timedelta(days=29)
    council.rows(
        "UPDATE steering_councilword SET said_on = said_on - %s::interval,"
        " answer_before_on = answer_before_on - %s::interval,"
        " public_from = public_from - %s::interval WHERE about = %s",
        gone,
        gone,
        gone,
        ABOUT,
    )
    neighbour.go(f"/{TOWN}/clientenraad/")
    assert ABOUT in neighbour.text()
    assert "1 dag te laat" in neighbour.text()
    council.go("/desk/council/")
    assert "Geen antwoord, te laat" in council.text()

    official.go(address)
    official.hand.tick(official.tab.locator("main [name=answer][value=followed]"))
    official.hand.write(official.tab.locator("main [name=answer_text]"), "Wij brengen ze er heen.")
    press(official, "Bewaar dit antwoord")
    neighbour.go(f"/{TOWN}/clientenraad/")
    assert "Wij brengen ze er heen." in neighbour.text()
    assert "te laat beantwoord" in neighbour.text()
