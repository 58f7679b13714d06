"""A meitinker arranges a volunteer, home help and a washing machine in one conversation."""

import pytest

from tests.journeys.hands import WAYS
from tests.journeys.walk import Walker

MOST_PRESSES = 12
"""Beside what she types (R-310): from her matter until all of it is kept."""

NADIA = "nadia@naast.demo"
NOTHING_DECIDED = """
SELECT id FROM decisions_matter m WHERE user_id = %s AND closed_at IS NULL
AND NOT EXISTS (SELECT FROM decisions_decision d WHERE d.matter_id = m.id) ORDER BY opened_at, id
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
    [[nadia]] = walker.rows("SELECT id FROM identity_user WHERE email = %s", NADIA)
    walker.sign_in(nadia)
    [matter_id] = walker.rows(NOTHING_DECIDED, nadia)[0]
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
