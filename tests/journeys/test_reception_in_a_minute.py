"""A caller's question at the reception, by keys alone: what it costs the hand, counted.

Nothing here looks at a clock. The browser counts keys, sends and stops of Tab; what they come to in
seconds is a sum by the keystroke-level model, which docs/usability.md shows with its source.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab

from tests.journeys.hands import Keys
from tests.journeys.walk import Walker
from tests.pages.steps import RECEPTIONIST

DOCS = Path(__file__).parents[2] / "docs" / "usability.md"
SAID = "Ik durf de post niet open te doen."
PLACE = "Wetterkant"
SENDS = 2
# Besides what the caller says: to go on, to choose and to send.
MOST_OTHER_KEYS = 10
MOST_WORDS_READ_ALOUD = 75

# Every key that goes down, also on pages that come later; what is typed is not kept.
COUNTS = """addEventListener('keydown', () =>
    sessionStorage.setItem('keys', 1 + Number(sessionStorage.getItem('keys'))), true)"""

# Seconds, of Card, Moran and Newell (1980): a key, by who types 40 words a minute; a thought.
KEY, THINK = 0.28, 1.35


@dataclass(kw_only=True)
class Cost:
    """What a call cost. `thoughts` is how often one must decide something before going on."""

    sends: int
    keys: int
    typed: int
    thoughts: int

    @property
    def hand_seconds(self) -> float:
        return self.keys * KEY + self.thoughts * THINK

    def row(self, call: str) -> str:
        """Return the line of docs/usability.md."""
        return (
            f"| {call} | {self.sends} | {self.typed} | {self.keys - self.typed} | {self.thoughts} "
            f"| {self.hand_seconds:.0f} s |"
        )


@pytest.fixture
def desk(served, browser):
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, locale="nl-NL", reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    tab = context.new_page()
    walker = Walker(site=served, tab=tab, hand=Keys(tab))
    [[user_id]] = walker.rows("SELECT id FROM identity_user WHERE email = %s", RECEPTIONIST)
    walker.sign_in(user_id)
    tab.add_init_script(COUNTS)
    yield walker
    context.close()


@pytest.mark.parametrize(
    ("call", "calls_back"),
    [("nobody's name", ""), ("with a name and a number", "0612345678")],
)
def test_from_the_callers_words_to_a_promise(desk, call, calls_back):
    sent = _posts(desk.tab)
    hand, main = desk.hand, desk.tab.locator("main")
    asked = _questions(desk)

    # What the caller says and where she lives, then who can help: nothing has to be ticked.
    desk.go("/desk/reception/")
    hand.write(main.locator("[name=words]"), SAID)
    hand.write(main.locator("[name=place]"), PLACE)
    desk.tab.keyboard.press("Enter")
    main.get_by_role("heading", name="Lees dit voor").wait_for()
    assert "geld en schulden" in main.locator("section", has_text="Lees dit voor").inner_text()
    offer = main.locator("label:has([name=who])").all_inner_texts()
    assert len(offer) > 2  # two of them or more, and no preference
    assert _questions(desk) == asked

    # The caller chooses the second.
    hand.tick(main.locator("[name=who]").nth(1))
    if calls_back:
        hand.write(main.locator("[name=first_name]"), "Wiebrich")
        hand.write(main.locator("[name=phone]"), calls_back)
        hand.tick(main.locator("[name=safe]"))
    desk.tab.keyboard.press("Enter")
    main.get_by_role("heading", name="Zeg dit").wait_for()

    name = offer[1].partition(":")[0]
    assert f"Uw vraag is bij {name}." in desk.text()
    assert "U hoort van ons vóór" in desk.text()
    assert _questions(desk) == asked + 1
    typed = len(SAID + PLACE) + (len("Wiebrich" + calls_back) if calls_back else 0)
    cost = Cost(
        sends=len(sent),
        keys=int(desk.tab.evaluate("sessionStorage.getItem('keys')")),
        typed=typed,
        # What is said, where, that it may go; who, that it may go; a name, a number, whether safe.
        thoughts=8 if calls_back else 5,
    )
    assert len(" ".join(offer).split()) <= MOST_WORDS_READ_ALOUD
    assert cost.sends == SENDS
    assert cost.keys - typed <= MOST_OTHER_KEYS
    assert cost.row(call) in DOCS.read_text(encoding="utf-8"), cost.row(call)


def _posts(tab: Tab) -> list[str]:
    """Return a list that grows with each form that is sent."""
    sent: list[str] = []
    tab.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    return sent


def _questions(walker: Walker) -> int:
    [[n]] = walker.rows("SELECT count(*) FROM matching_question")
    return int(n)
