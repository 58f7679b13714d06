"""A meitinker arranges a volunteer, home help and a washing machine in one conversation."""

import pytest

from tests.journeys.hands import WAYS
from tests.journeys.walk import Walker

MOST_PRESSES = 12
"""Beside what she types (R-310): from her matter until all of it is kept."""

# Of a colleague of Nadia, whose own matters other tests look at.
NOTHING_DECIDED = """
SELECT m.id, m.user_id FROM decisions_matter m
JOIN places_municipality p ON p.id = m.municipality_id AND p.slug = 'wetterwald'
JOIN identity_user u ON u.id = m.user_id AND u.email <> 'nadia@naast.demo'
WHERE m.closed_at IS NULL AND m.applied_at IS NULL
AND NOT EXISTS (SELECT FROM decisions_decision d WHERE d.matter_id = m.id)
ORDER BY m.opened_at, m.id
"""


@pytest.fixture(params=["phone", "without script"])
def walker(request, served, browser):
    hand, window = WAYS[request.param]
    context = browser.new_context(
        **window, base_url=served.url, locale="nl-NL", reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    tab = context.new_page()
    yield Walker(site=served, tab=tab, hand=hand(tab))
    context.close()


@pytest.mark.req("R-303", "R-310")
def test_in_twelve_presses_with_one_rule_left_aside(walker):
    matter_id, officer = walker.rows(NOTHING_DECIDED)[0]
    walker.sign_in(officer)
    matter = f"/matters/{matter_id}/"
    walker.go(f"/desk{matter}")
    hand, tab = walker.hand, walker.tab

    def radio(name: str, value: str) -> None:
        hand.steps += 1
        walker.choose(name, value)

    hand.press(tab.locator(f"main a[href$='{matter}conversation/']").first)
    hand.tick(tab.locator("[name=support_offered]"))
    for rung, state in ((1, "helps_partly"), (2, "helps"), (3, "not_there")):
        radio(f"rung_{rung}", state)
    hand.tick(tab.locator("[name=referral_yes]"))
    hand.pick(tab.locator("[name=provision_1]"), "household")
    hand.pick(tab.locator("[name=provision_2]"), "special_assistance")
    radio("left_in", "2")
    hand.pick(tab.locator("[name=goal]"), "health")
    for name, text in {
        "text": "Aan de keukentafel. Alles in één keer geregeld.",
        "referral_to": "De tuinploeg van het dorp",
        "referral_words": "Ik mag niet tillen. Wie helpt mij met de tuin?",
        "what_1": "Twee uur per week.",
        "reasons_1": "U mag een half jaar niet tillen.",
        "what_2": "Een wasmachine.",
        "reasons_2": "De oude is stuk, en het spaargeld is op.",
        "deviation": "De wachttijd van drie maanden: de was kan niet wachten.",
    }.items():
        tab.fill(f"[name={name}]", text)
    hand.press(tab.locator("main form button[type=submit]").last)

    told = walker.text()
    assert tab.url.endswith(matter), told
    for part in (
        "De tuinploeg van het dorp", "Twee uur per week.", "Een wasmachine.",
        "De wachttijd van drie maanden", "namens het college",
    ):  # fmt: skip
        assert part in told, part
    assert hand.steps <= MOST_PRESSES
