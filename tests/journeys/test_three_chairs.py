"""Three chairs fill in the self-test, each alone; it lies on the table, and they agree on three."""

import pytest

from naast.learning.steering.rules.selftest import Item
from tests.journeys.walk import Walker

TOWN = "veenmond"
AGREED = (
    "Zet op elke brief waar steun is",
    "Vraag bij elk afscheid of iemand naast u stond",
    "Praat twee keer per jaar over de uitkomsten",
)
ANSWERS = {"municipality": "yes", "providers": "partly", "council": "no"}


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


def holder(walker: Walker, role: str, scope: str) -> int:
    [[user_id]] = walker.rows(
        "SELECT user_id FROM identity_grant WHERE role = %s AND scope = %s ORDER BY id LIMIT 1",
        role,
        scope,
    )
    return int(user_id)


def fill_in(walker: Walker, *, score: str) -> None:
    """Fill in one's own sheet, all alike but for one that all call in order, and hand it in."""
    press(walker, "Vul uw blad in")
    for item in Item:
        value = "yes" if item is Item.NO_COST else score
        walker.hand.tick(walker.tab.locator(f"main [name={item}][value={value}]"))
    press(walker, "Lever in")


@pytest.mark.req("R-247", "R-337", "R-335")
def test_three_chairs_fill_in_the_self_test_and_agree_on_three_actions(somebody):
    official, council = somebody(), somebody()
    [[town]] = official.rows("SELECT id FROM places_municipality WHERE slug = %s", TOWN)
    official.sign_in(holder(official, "policy_officer", f"municipality:{town}"))
    council.sign_in(holder(council, "council_member", f"municipality:{town}"))

    official.go("/desk/self-test/")
    press(official, "Begin de zelftest")
    [[day]] = official.rows("SELECT (current_date + 30)::text")
    official.hand.write(official.tab.locator("main [name=closes_on]"), day)
    press(official, "Bewaar")
    address = official.tab.url.removeprefix(official.site.url)
    fill_in(official, score=ANSWERS["municipality"])
    council.go(address)
    fill_in(council, score=ANSWERS["council"])

    # Two are in: neither reads the other's, and there is no talk yet.
    for walker in (official, council):
        walker.go(address)
        assert "Waarover u praat" not in walker.text()
    seated = official.rows(
        "SELECT s.organisation_id FROM steering_seat s JOIN steering_selftest t ON t.id = s.test_id"
        " WHERE t.municipality_id = %s AND s.handed_in_on IS NULL",
        town,
    )
    assert seated
    for [organisation_id] in seated:
        provider = somebody()
        provider.sign_in(holder(provider, "coordinator", f"organisation:{organisation_id}"))
        provider.go(address)
        fill_in(provider, score=ANSWERS["providers"])

    # It lies on the table: 23 points on which they differ, one on which they do not.
    council.go(address)
    assert "Waarover u praat" in council.text()
    table = council.tab.locator("section[aria-labelledby=talk] tbody tr")
    assert table.count() == len(Item) - 1
    assert "Deels" in table.first.inner_text()

    for what in AGREED:
        council.go(address)
        press(council, "Stel voor wat er gebeurt")
        council.hand.write(council.tab.locator("main [name=what]"), what)
        council.hand.pick(council.tab.locator("main [name=owner]"), "municipality")
        council.hand.write(council.tab.locator("main [name=before_on]"), day)
        press(council, "Bewaar")
    # The municipality says yes; two of three is no agreement.
    official.go(address)
    for _what in AGREED:
        press(official, "Zeg ja")
    assert "Wacht op het ja van: Organisaties" in official.text()
    for _what in AGREED:
        provider.go(address)
        press(provider, "Zeg ja")
    assert "Wacht op het ja van" not in provider.text()

    # Who does it tells how far it is, and all who sit there read it.
    official.go(address)
    press(official, "Vertel hoe ver het is")
    official.hand.tick(official.tab.locator("main [name=progress][value=busy]"))
    press(official, "Bewaar")
    council.go(address)
    assert "Mee bezig" in council.text()
    paper = council.tab.request.get(f"{council.site.url}{address}table.pdf")
    assert paper.body().startswith(b"%PDF-")
