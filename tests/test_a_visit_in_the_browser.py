"""A visit on its way, in a real browser: the network cut, the tab killed, sent twice, over time.

What is kept is asked of the database of the site; what lies in the browser, of the browser itself.
"""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import BrowserContext, expect
from playwright.sync_api import Page as Tab

from naast.core.audit.tests.factories import Entry
from naast.core.identity.models import User
from naast.core.policy.rules import Actor
from naast.core.policy.walls import acting
from naast.support.casework.actions import Said
from naast.support.casework.actions.offline import send_note
from naast.support.casework.models import Visit
from naast.support.casework.rules import ContactKind
from naast.support.casework.tests.factories import (
    make_offline_choice,
    make_running_case,
    make_visit,
)
from naast.support.people.tests.factories import make_ground
from tests.at_once import at_once, own_database
from tests.cast import BRAM, NOON, SANNE, write_cast

ROUNDS = 12
SAID = "Zij slaapt weer, en de huur is betaald."
READY = "[data-along-ready]"
IN_THE_BROWSER = """async () => {
  const done = (asked) => new Promise((yes, no) => {
    asked.onsuccess = () => yes(asked.result); asked.onerror = () => no(asked.error);
  });
  const base = await done(indexedDB.open("naast-along", 1));
  const all = (store) => done(base.transaction(store).objectStore(store).getAll());
  const notes = await all("notes"), keys = await all("keys");
  const leaves = [];
  for (const one of keys)
    leaves.push(await crypto.subtle.exportKey("raw", one.key).then(() => true, () => false));
  // With the browser's half alone, as who shares this browser has it.
  const opens = [];
  for (const note of notes) {
    const mine = keys.find((one) => one.visit === note.visit).key;
    const guess = new TextEncoder().encode(`${note.visit}:`);
    const half = await crypto.subtle.sign("HMAC", mine, guess);
    const key = await crypto.subtle.importKey("raw", half, "AES-GCM", false, ["decrypt"]);
    const how = {
      name: "AES-GCM", iv: note.iv,
      additionalData: new TextEncoder().encode(`${note.visit}:${note.id}`),
    };
    opens.push(await crypto.subtle.decrypt(how, key, note.sealed).then(() => true, () => false));
  }
  const text = notes.map((one) => new TextDecoder("latin1").decode(one.sealed)).join("");
  base.close();
  return { notes: notes.length, keys: keys.length, leaves, opens, text };
}"""


@pytest.fixture(scope="module")
def users(django_db_setup, django_db_blocker) -> Iterator[dict[Actor, User]]:
    """Write who works here into a database of its own, where a browser sees it."""
    with own_database("visit", django_db_blocker):
        users = write_cast()
        make_ground()
        make_offline_choice()
        yield users


@pytest.fixture
def context(browser, users, site) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=site, viewport={"width": 360, "height": 740}, locale="nl-NL"
    )
    sign_in(context, site, users[SANNE])
    yield context
    context.close()


def sign_in(context: BrowserContext, site: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    value = client.cookies["naast"].value
    context.add_cookies([{"name": "naast", "value": value, "url": site}])


@pytest.fixture
def visit(context) -> str:
    """Take a visit along, as she does, and return where it is."""
    case = make_running_case(SANNE.user_id)
    tab = context.new_page()
    tab.goto(f"/desk/cases/{case.id}/visit/")
    with tab.expect_navigation():
        tab.locator("button[value=along]").click()
    path = tab.url
    tab.close()
    assert re.search(r"/desk/on-visit/[0-9a-f-]{36}/$", path)
    return path


def on_a_visit(context: BrowserContext, visit: str) -> Tab:
    tab = context.new_page()
    tab.goto(visit)
    expect(tab.locator(READY)).to_have_count(1)
    return tab


def write(tab: Tab, text: str) -> None:
    tab.locator("textarea").fill(text)
    expect(says(tab, "draft")).to_be_visible()


def keep(tab: Tab) -> None:
    tab.get_by_role("button", name="Bewaar").click()


def says(tab: Tab, word: str):
    return tab.locator(f"[data-along-says={word}]")


def kept(visit: str) -> int:
    """Count the notes of the case of a visit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM casework_contact AS talk JOIN casework_visit AS visit"
            " USING (case_id) WHERE visit.id = %s",
            [visit.rstrip("/").split("/")[-1]],
        )
        return cursor.fetchone()[0]


def test_a_note_without_a_network_survives_the_tab_and_is_sent_once(context, visit):
    tab = on_a_visit(context, visit)
    context.set_offline(True)
    write(tab, SAID)
    keep(tab)
    expect(says(tab, "waiting")).to_be_visible()
    expect(tab.locator("[data-along-list]")).to_contain_text(SAID)
    lies = tab.evaluate(IN_THE_BROWSER)
    tab.close(run_before_unload=False)
    before = kept(visit)

    context.set_offline(False)
    tab = on_a_visit(context, visit)
    expect(says(tab, "sent")).to_be_visible()

    assert (before, kept(visit)) == (0, 1)
    assert (lies["notes"], lies["leaves"], lies["opens"]) == (1, [False], [False])
    assert "huur" not in lies["text"]
    assert tab.evaluate(IN_THE_BROWSER)["notes"] == 0


def test_an_answer_that_was_lost_keeps_it_once(context, visit):
    tab = on_a_visit(context, visit)

    def loses_the_answer(route):
        if route.request.method == "POST":
            route.fetch()  # it arrives, and what comes back does not
            route.abort("connectionreset")
        else:
            route.continue_()

    tab.route("**/desk/on-visit/**", loses_the_answer)
    write(tab, SAID)
    keep(tab)
    expect(says(tab, "waiting")).to_be_visible()
    arrived = kept(visit)
    tab.unroute("**/desk/on-visit/**")
    tab.evaluate("window.dispatchEvent(new Event('online'))")
    expect(says(tab, "sent")).to_be_visible()

    assert (arrived, kept(visit)) == (1, 1)


def test_a_draft_is_there_again_after_the_tab_was_killed(context, visit):
    tab = on_a_visit(context, visit)
    write(tab, SAID)
    tab.close(run_before_unload=False)

    tab = on_a_visit(context, visit)

    expect(tab.locator("textarea")).to_have_value(SAID)
    assert kept(visit) == 0


# In each 73 hours went by. Who puts the clock of a device back, cannot put back how long the page
# is open; and while a device sleeps, its clock goes on alone.
PASSED = {
    "by the clock": "const wall = Date.now; Date.now = () => wall() + 73 * 3600 * 1000;",
    "with the clock put back": """
        const [wall, open] = [Date.now, performance.now.bind(performance)];
        Date.now = () => wall() - 120 * 3600 * 1000;
        performance.now = () => open() + 73 * 3600 * 1000;""",
}


@pytest.mark.parametrize("passed", PASSED.values(), ids=PASSED)
def test_after_72_hours_nothing_is_left_in_the_browser(context, visit, passed):
    tab = on_a_visit(context, visit)
    context.set_offline(True)
    write(tab, SAID)
    tab.evaluate(passed)
    tab.evaluate("window.dispatchEvent(new Event('online'))")

    expect(says(tab, "gone")).to_be_visible()

    left = tab.evaluate(IN_THE_BROWSER)
    assert (left["notes"], left["keys"]) == (0, 0)
    expect(tab.locator("textarea")).to_have_count(0)
    assert SAID not in tab.content()


def test_a_clock_that_is_a_year_wrong_loses_nothing(context, visit):
    tab = on_a_visit(context, visit)
    write(tab, SAID)
    tab.close(run_before_unload=False)
    tab = context.new_page()
    tab.add_init_script("const now = Date.now; Date.now = () => now() + 366 * 24 * 3600 * 1000;")

    tab.goto(visit)

    expect(tab.locator("textarea")).to_have_value(SAID)
    keep(tab)
    expect(says(tab, "sent")).to_be_visible()
    assert kept(visit) == 1


def test_what_is_typed_while_a_sending_hangs_survives_the_tab(context, visit):
    tab = on_a_visit(context, visit)
    hangs = []

    def never_answers(route):
        hangs.append(route)

    tab.route("**/desk/on-visit/**", never_answers)
    write(tab, "Wat blijft hangen.")
    with tab.expect_request("**/desk/on-visit/**"):
        keep(tab)
    write(tab, SAID)
    tab.close(run_before_unload=False)

    tab = on_a_visit(context, visit)

    expect(says(tab, "sent")).to_be_visible()
    expect(tab.locator("textarea")).to_have_value(SAID)
    assert (len(hangs), kept(visit)) == (1, 1)


def test_two_tabs_keep_each_others_words_and_send_each_note_once(context, visit):
    one, other = (on_a_visit(context, visit) for _ in range(2))
    context.set_offline(True)
    for tab, text in ((one, SAID), (other, "De huur komt later.")):
        write(tab, text)
        keep(tab)
        expect(says(tab, "waiting")).to_be_visible()
    write(one, "Nog iets.")

    context.set_offline(False)
    for tab in (one, other):
        expect(tab.locator("[data-along-list] li")).to_have_count(0)
    one.close(run_before_unload=False)
    other.reload()

    expect(other.locator("textarea")).to_have_value("Nog iets.")
    assert kept(visit) == 2


def test_who_goes_back_or_presses_twice_sends_it_once(context, visit):
    tab = on_a_visit(context, visit)
    write(tab, SAID)

    tab.get_by_role("button", name="Bewaar").dblclick()
    expect(says(tab, "sent")).to_be_visible()

    assert kept(visit) == 1
    assert tab.evaluate(IN_THE_BROWSER)["notes"] == 0


def test_signed_out_while_away_it_waits_until_she_signs_in(context, visit, site, users):
    tab = on_a_visit(context, visit)
    write(tab, SAID)
    context.clear_cookies()
    keep(tab)
    expect(says(tab, "signin")).to_be_visible()
    before = kept(visit)

    sign_in(context, site, users[SANNE])
    tab.evaluate("window.dispatchEvent(new Event('online'))")
    expect(says(tab, "sent")).to_be_visible()

    assert (before, kept(visit)) == (0, 1)


def test_another_who_signed_in_meanwhile_sends_nothing_of_it(context, visit, site, users):
    tab = on_a_visit(context, visit)
    write(tab, SAID)
    context.clear_cookies()
    sign_in(context, site, users[BRAM])
    keep(tab)
    expect(says(tab, "signin")).to_be_visible()
    before = kept(visit)

    context.clear_cookies()
    sign_in(context, site, users[SANNE])
    tab.evaluate("window.dispatchEvent(new Event('online'))")
    expect(says(tab, "sent")).to_be_visible()

    assert (before, kept(visit)) == (0, 1)


def test_switched_off_meanwhile_what_is_on_its_way_comes_home(context, visit):
    tab = on_a_visit(context, visit)
    context.set_offline(True)
    write(tab, SAID)
    keep(tab)
    expect(says(tab, "waiting")).to_be_visible()
    off = make_offline_choice(is_on=False, at=NOON)

    context.set_offline(False)
    expect(says(tab, "sent")).to_be_visible()

    assert kept(visit) == 1
    off.delete()


def test_a_browser_that_is_full_leaves_the_words_on_the_page(context, visit):
    tab = on_a_visit(context, visit)
    tab.evaluate("void (IDBObjectStore.prototype.put = () => { throw new Error('full') })")

    tab.locator("textarea").fill(SAID)
    keep(tab)

    expect(says(tab, "full")).to_be_visible()
    expect(tab.locator("textarea")).to_have_value(SAID)
    assert kept(visit) == 0


def test_a_browser_that_keeps_nothing_says_so_and_is_a_form_like_any_other(context, visit):
    tab = context.new_page()
    tab.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    tab.goto(visit)
    expect(says(tab, "unable")).to_be_visible()

    tab.locator("textarea").fill(SAID)
    with tab.expect_navigation():
        keep(tab)

    assert kept(visit) == 1


def test_sent_at_the_same_moment_by_four_it_is_kept_once(users):
    visits = [make_visit(make_running_case(SANNE.user_id)) for _ in range(ROUNDS)]

    def send(visit: Visit) -> str:
        with acting(SANNE):
            note = send_note(
                actor=SANNE,
                visit_id=visit.id,
                note_id=visit.id,
                said=Said(kind=ContactKind.HOME, text=SAID),
                said_at=None,
                at=NOON,
            )
        return str(note.id)

    went = at_once(visits, [send] * 4)

    assert [sorted(one.values()) for one in went] == [[4]] * ROUNDS
    assert [kept(str(visit.id)) for visit in visits] == [1] * ROUNDS
    assert (
        Entry.objects.filter(
            action="casework.contact.noted", object_id__in=set().union(*went)
        ).count()
        == ROUNDS
    )


def test_another_user_of_the_browser_reads_nothing(context, visit, site, users):
    tab = on_a_visit(context, visit)
    write(tab, SAID)
    tab.close(run_before_unload=False)
    context.clear_cookies()
    sign_in(context, site, users[BRAM])
    tab = context.new_page()

    answer = tab.goto(visit)

    assert answer.status == 404
    lies = tab.evaluate(IN_THE_BROWSER)
    assert (lies["notes"], lies["leaves"], lies["opens"]) == (1, [False], [False])
    assert "huur" not in lies["text"]


def test_done_nothing_is_left_in_the_browser(context, visit):
    tab = on_a_visit(context, visit)
    write(tab, SAID)
    tab.locator("details summary").last.click()
    done = tab.get_by_role("button", name="Rond dit bezoek af")
    done.click()
    expect(says(tab, "first")).to_be_visible()  # words are not thrown away by one press

    tab.locator("textarea").fill("")
    with tab.expect_navigation():
        done.click()

    left = tab.evaluate(IN_THE_BROWSER)
    assert (left["notes"], left["keys"]) == (0, 0)
    assert tab.goto(visit).status == 404
