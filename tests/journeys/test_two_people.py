"""For my mother, who agrees later; for a child of nine: from home to consent, in three ways.

By thumb, by keys alone, and without script. Three people, each with a browser of her own: who asks,
whom it is about, and who stands beside.
"""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from tests.journeys.hands import WAYS
from tests.journeys.walk import Walker

MOST_STEPS_TO_A_SUPPORTER = 6
FILE = "/wetterwald/mijn-dossier/"
WORDS = "Mijn moeder eet niet meer."


@pytest.fixture(params=WAYS)
def somebody(request, served, browser) -> Iterator[Callable[[], Walker]]:
    """Return a way to let one more person come, with a browser of her own."""
    hand, window = WAYS[request.param]
    contexts = []

    def come() -> Walker:
        context = browser.new_context(**window, locale="nl-NL", reduced_motion="reduce")
        context.set_default_timeout(15_000)
        contexts.append(context)
        tab = context.new_page()
        return Walker(site=served, tab=tab, hand=hand(tab))

    yield come
    for context in contexts:
        context.close()


def ask_for(walker: Walker, *, band: str) -> str:
    """Go from home to a chosen supporter for somebody else; return the code of who asks."""
    main = walker.tab.locator("main")
    walker.go("/wetterwald/")
    walker.hand.press(main.locator("a[href*='voor=ander']").first)
    assert "Die ander beslist hoe het verder gaat." in walker.text()
    walker.hand.press(main.locator(".naast-person .nl-button--primary").first)
    walker.hand.tick(main.locator(f"[name=band][value={band}]"))
    walker.hand.write(main.locator("[name=vraag]"), WORDS)
    walker.hand.press(main.locator("button[type=submit]", has_text="Stuur dit naar"))
    assert walker.hand.steps <= MOST_STEPS_TO_A_SUPPORTER
    return shown_code(walker)


def shown_code(walker: Walker) -> str:
    words = walker.tab.locator(".naast-code__words span").all_inner_texts()
    assert len(words) == 6
    return " ".join(words)


def come_in(walker: Walker, code: str) -> None:
    walker.go(FILE)
    walker.hand.write(walker.tab.locator("main [name=code]"), code)
    walker.hand.press(walker.tab.locator("main button", has_text="Open mijn dossier"))


def press(walker: Walker, words: str) -> None:
    """Press what has these words on it, a link or a button."""
    walker.hand.press(walker.tab.locator("main a, main button").filter(has_text=words).first)


def take_newest(walker: Walker) -> str:
    """Let who was asked last take that question; return the address of the case."""
    [[question_id, user_id]] = walker.rows(
        "SELECT id, user_id FROM matching_question ORDER BY asked_at DESC, id LIMIT 1"
    )
    if "/desk/" not in walker.tab.url:
        walker.sign_in(user_id)
    walker.go("/desk/today/")
    walker.hand.press(walker.tab.locator(f"main a[href='/desk/questions/{question_id}/']").first)
    press(walker, "Neem aan")
    return str(walker.tab.url.removeprefix(walker.site.url))


def persons(walker: Walker) -> int:
    [[n]] = walker.rows("SELECT count(*) FROM people_person")
    return int(n)


@pytest.mark.req("R-009", "R-010")
def test_for_my_mother_who_agrees_later_with_a_code_of_her_own(somebody):
    daughter, supporter, mother = somebody(), somebody(), somebody()
    before = persons(daughter)

    # The daughter asks, and makes a code for her mother. Of her mother nothing is kept.
    own_code = ask_for(daughter, band="child")
    come_in(daughter, own_code)
    assert "U vraagt dit voor uw moeder of vader." in daughter.text()
    press(daughter, "Maak een code voor de ander")
    press(daughter, "Maak de code")
    code = shown_code(daughter)
    assert persons(daughter) == before + 1
    case = take_newest(supporter)
    assert "Er is nog geen antwoord." in supporter.text()

    # The mother types it where one opens a file, reads who asked and what a yes means; says yes.
    come_in(mother, code)
    assert "Uw zoon of dochter vroeg dit voor u. U beslist of u dat wilt." in mother.text()
    assert WORDS not in mother.text()
    mother.hand.write(mother.tab.locator("main [name=voornaam]"), "Jantsje")
    mother.hand.tick(mother.tab.locator("main [name=zestien]"))
    press(mother, "Ja, dit wil ik")
    hers = shown_code(mother)
    assert hers not in {code, own_code}
    press(mother, "Naar uw dossier")
    assert "Dag Jantsje" in mother.text()
    assert "Uw zoon of dochter vroeg dit voor u." in mother.text()

    # Who stands beside the daughter is asked for the mother too, and writes in a file of her own.
    her_case = take_newest(supporter)
    assert her_case != case
    supporter.hand.write(supporter.tab.locator("[name=text]"), "bel 15 Zij wil weer koken.")
    press(supporter, "Bewaar")
    supporter.go(case)
    assert "Zij wil weer koken." not in supporter.text()

    # The daughter reads that her mother said yes, and no more than that, until her mother lets her.
    daughter.go(FILE)
    assert "De ander zei ja op" in daughter.text()
    assert "Lees mee" not in daughter.text()
    mother.go(FILE)
    assert "Zij wil weer koken." in mother.text()
    press(mother, "Laat wie vroeg meelezen")
    daughter.go(FILE)
    press(daughter, "Lees mee")
    assert "Zij wil weer koken." in daughter.text()
    mother.go(FILE)
    press(mother, "Laat niemand meelezen")
    assert daughter.status(daughter.tab.url.removeprefix(daughter.site.url)) == 404

    # She stops: her file goes, and the daughter is told just that. What she asked stays hers.
    mother.go(FILE)
    press(mother, "Wis dan uw dossier")
    mother.hand.tick(mother.tab.locator("main [name=zeker]"))
    press(mother, "Wis mijn dossier")
    daughter.go(FILE)
    assert "De ander had ja gezegd, en stopte op" in daughter.text()
    assert WORDS in daughter.text()
    supporter.go(case)
    assert "De ander had ja gezegd, en stopte op" in supporter.text()
    assert supporter.status(her_case) == 404


@pytest.mark.req("R-009")
def test_for_my_mother_who_says_no(somebody):
    daughter, mother = somebody(), somebody()
    come_in(daughter, ask_for(daughter, band="child"))
    press(daughter, "Maak een code voor de ander")
    press(daughter, "Maak de code")
    before = persons(daughter)

    come_in(mother, shown_code(daughter))
    press(mother, "Nee, dit wil ik niet")

    assert "Van u blijft niets bewaard." in mother.text()
    assert persons(daughter) == before
    daughter.go(FILE)
    assert "De ander zei nee op" in daughter.text()
    assert WORDS in daughter.text()


@pytest.mark.req("R-105", "R-010")
def test_for_a_child_of_nine_a_parent_with_custody_agrees(somebody):
    parent, supporter, child = somebody(), somebody(), somebody()
    own_code = ask_for(parent, band="parent_with_custody")
    case = take_newest(supporter)
    before = persons(parent)

    # The page says who must agree at which age; a child of nine alone is not enough.
    press(supporter, "De ander gaat akkoord")
    assert "Onder 12" in supporter.text()
    form = supporter.tab.locator("main form")
    supporter.hand.write(form.locator("[name=first_name]"), "Sjoerd")
    supporter.hand.tick(form.locator("[name=by][value=subject]"))
    supporter.hand.tick(form.locator("[name=how][value=paper]"))
    born = date.today().replace(day=1)  # noqa: DTZ011 (the wall clock)
    born = born.replace(year=born.year - 9)
    supporter.hand.write(form.locator("[name=born_on]"), born.isoformat())
    press(supporter, "Bewaar en maak een code")
    assert "Onder 12 beslist een ouder met gezag" in supporter.text()
    assert form.locator("[name=first_name]").input_value() == "Sjoerd"
    assert persons(parent) == before

    # With a parent who has custody, once the proof was seen.
    supporter.hand.untick(form.locator("[name=by][value=subject]"))
    supporter.hand.tick(form.locator("[name=by][value=representative]"))
    supporter.hand.pick(form.locator("[name=kind]"), "custody")
    supporter.hand.tick(form.locator("[name=proof]"))
    press(supporter, "Bewaar en maak een code")
    hers = shown_code(supporter)
    press(supporter, "Naar het dossier")
    supporter.hand.write(supporter.tab.locator("[name=text]"), "bel 15 Sjoerd tekent graag.")
    press(supporter, "Bewaar")

    # The parent reads along, as the law has it under sixteen; the child reads that a parent asked.
    come_in(parent, own_code)
    assert "De ander zei ja op" in parent.text()
    press(parent, "Lees mee")
    assert "U leest mee met Sjoerd" in parent.text()
    assert "Sjoerd tekent graag." in parent.text()
    come_in(child, hers)
    assert "Uw ouder vroeg dit voor u." in child.text()
    assert "Las mee in uw dossier." in child.text()
    supporter.go(case)
    assert "Sjoerd tekent graag." not in supporter.text()
