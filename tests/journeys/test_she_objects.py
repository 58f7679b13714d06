"""She is refused, objects with who supports her, and wins: four people, each with a browser.

She sits at the table with her supporter and presses herself. Who decided never reads her objection;
who judges it never decided. What is decided anew takes the place of what was refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.journeys.hands import WAYS
from tests.journeys.walk import Journey, Walker

MOST_TO_OBJECT, MOST_TO_JUDGE = 4, 7
"""From her file until it is in; from the queue until the letter is final, hearing included."""

REFUSED = "Uw dochter kan het huis schoonhouden."
WHY = "Mijn dochter woont in een andere stad. Zij komt eens per maand."
WHAT, BECAUSE = "Twee uur hulp per week.", "Uw dochter woont te ver weg om elke week te komen."
HEARD = "Mevrouw vertelde over haar dochter. Haar ondersteuner zat naast haar."
FILE = "/wetterwald/mijn-dossier/"


@dataclass(frozen=True, kw_only=True)
class People:
    """Who walks: each has a browser of her own."""

    she: Walker
    supporter: Walker
    officer: Walker
    judge: Walker


@pytest.fixture(params=["phone", "without script"])
def people(request, served, browser) -> Iterator[People]:
    hand, window = WAYS[request.param]
    contexts = []

    def come() -> Walker:
        context = browser.new_context(**window, locale="nl-NL", reduced_motion="reduce")
        context.set_default_timeout(15_000)
        contexts.append(context)
        tab = context.new_page()
        return Walker(site=served, tab=tab, hand=hand(tab))

    yield People(she=come(), supporter=come(), officer=come(), judge=come())
    for context in contexts:
        context.close()


def press(walker: Walker, words: str) -> None:
    walker.hand.press(walker.tab.locator("main a, main button").filter(has_text=words).first)


def asks(walker: Walker, group: str) -> Journey:
    """Ask somebody of this kind; return the way with her code and whom she asked."""
    journey = Journey(
        group=group, domain="household", waited=0, outcome="made_to_measure", stood_beside=None
    )
    walker.ask(journey)
    return journey


def supported(walker: Walker, journey: Journey) -> str:
    """Let her supporter take her question, and note what they spoke of; return the name."""
    walker.sign_in(journey.asked[-1])
    walker.open_question(journey)
    walker.send("Neem aan")
    walker.tab.fill("[name=text]", "bel 15 Samen gaan wij in bezwaar.")
    walker.send("Bewaar")
    [[name]] = walker.rows("SELECT name FROM identity_user WHERE id = %s", journey.asked[-1])
    return str(name)


def refuse(walker: Walker, journey: Journey) -> None:
    """Take her notification, refuse help at home, and send the letter."""
    walker.sign_in(journey.asked[-1])
    [[question_id]] = walker.rows(
        "SELECT id FROM matching_question WHERE number = %s", journey.number
    )
    walker.go("/desk/matters/")
    walker.hand.press(walker.tab.locator(f"form[action*='{question_id}/take/'] button"))
    matter = walker.tab.url.removeprefix(walker.site.url).split("?")[0]
    walker.go(f"{matter}decide/")
    walker.tab.select_option("[name=provision]", "household")
    if walker.tab.locator("select[name=verdict]").count():
        walker.tab.select_option("[name=verdict]", "refused")
    else:
        walker.choose("verdict", "refused")
    walker.tab.fill("[name=reasons]", REFUSED)
    walker.hand.press(walker.tab.locator("main form button[type=submit]").last)
    walker.go(f"{matter}letter/")
    walker.hand.press(walker.tab.locator("main button[name=final]"))
    assert REFUSED in walker.text() or "pdf" in walker.text()


def come_in(walker: Walker, code: str) -> None:
    walker.go(FILE)
    walker.tab.fill("main [name=code]", code)
    press(walker, "Open mijn dossier")


def object_to(walker: Walker, *, helper: str) -> int:
    """Object to what was decided, and let the supporter speak along; return the steps."""
    before = walker.hand.steps
    assert REFUSED in walker.text()
    press(walker, "Ik ben het niet eens")
    walker.hand.write(walker.tab.locator("[name=waarom]"), WHY)
    walker.hand.write(walker.tab.locator("[name=namens]"), helper)
    press(walker, "Verstuur mijn bezwaar")
    told = walker.text()
    for part in ("Dit is uw bewijs.", WHY, helper, "Iemand anders dan wie besliste"):
        assert part in told, part
    return walker.hand.steps - before


def judge_it(walker: Walker, *, helper: str) -> int:
    """Take it, write what she said at the hearing, decide that she is right; return the steps."""
    hand, tab = walker.hand, walker.tab
    [[user_id]] = walker.rows(
        "SELECT g.user_id FROM identity_grant g JOIN places_municipality m"
        " ON g.scope = 'municipality:' || m.id"
        " WHERE m.slug = 'wetterwald' AND g.role = 'objection_officer'"
    )
    [[objection_id]] = walker.rows(
        "SELECT id FROM decisions_objection ORDER BY received_at DESC, id LIMIT 1"
    )
    walker.sign_in(user_id)
    before = hand.steps
    walker.go("/desk/objections/")
    assert WHY not in walker.text()
    hand.press(tab.locator(f"form[action*='{objection_id}/take/'] button"))
    assert tab.url.endswith(f"/desk/objections/{objection_id}/")
    for part in (WHY, helper, REFUSED):
        assert part in walker.text(), part
    press(walker, "Verslag van de hoorzitting")
    tab.fill("[name=text]", HEARD)
    hand.press(tab.locator("main form button[type=submit]").first)
    press(walker, "Besluit op het bezwaar")
    hand.steps += 1
    walker.choose("outcome", "founded")
    tab.fill("[name=reasons]", BECAUSE)
    hand.pick(tab.locator("[name=verdict]"), "granted")
    tab.fill("[name=what]", WHAT)
    hand.press(tab.locator("main form button[type=submit]").first)
    assert "De brief is definitief" in tab.locator("body").inner_text()
    # From now on it opens for her no more.
    assert walker.status(f"/desk/objections/{objection_id}/") == 404
    return hand.steps - before


@pytest.mark.req("R-087")
def test_refused_she_objects_with_who_supports_her_and_wins(people):
    she = people.she
    hers, theirs = asks(she, "formal"), asks(she, "municipal")
    name = supported(people.supporter, hers)
    refuse(people.officer, theirs)

    come_in(she, theirs.code)
    to_object = object_to(she, helper=name)

    # Who decided sees nothing of it, and cannot take it; her supporter is in no list of theirs.
    people.officer.go("/desk/matters/")
    assert WHY not in people.officer.text()
    assert people.officer.status("/desk/objections/") == 404
    to_judge = judge_it(people.judge, helper=name)

    she.go(FILE)
    told = she.text()
    for part in ("Dit geldt niet meer sinds", WHAT, BECAUSE, REFUSED, "U maakte bezwaar."):
        assert part in told, part
    press(she, "U maakte bezwaar.")
    told = she.text()
    for part in ("Gegrond", WHAT, BECAUSE, HEARD):
        assert part in told, part
    # What she won stands in one decision that counts, in the place of what was refused.
    [[before, after]] = she.rows(
        "SELECT one.verdict, anew.verdict FROM decisions_decision one"
        " JOIN decisions_decision anew ON anew.replaces_id = one.id AND anew.user_id <> one.user_id"
        " JOIN decisions_matter m ON m.id = one.matter_id"
        " JOIN matching_question q ON q.id = m.question_id WHERE q.number = %s",
        theirs.number,
    )
    assert (before, after) == ("refused", "granted")
    assert to_object <= MOST_TO_OBJECT, to_object
    assert to_judge <= MOST_TO_JUDGE, to_judge
