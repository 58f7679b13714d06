"""A worry becomes a visit becomes a question; or nothing comes of it, and the name is gone.

The neighbour and the supporter use a phone, without script. The served site goes by the clock on
the wall, so a fortnight passes by moving the rows back, and the job is run by its command.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.walk import Walker

ROOT = Path(__file__).resolve().parents[2]
PHONE = 360
NAME, STREET, STORY = "Trijntje Oudwater", "Bokkumerpad 81", "de luiken al weken dicht"
TELLER = "Sjoerd van hiernaast"
HERS = "Wilt u samen met mij naar de post kijken?"


@pytest.fixture
def somebody(served, browser):
    contexts = []

    def opened() -> Walker:
        context = browser.new_context(
            viewport={"width": PHONE, "height": 740}, java_script_enabled=False, locale="nl-NL"
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return Walker(site=served, tab=context.new_page())

    yield opened
    for context in contexts:
        context.close()


def tell(neighbour: Walker) -> str:
    """Tell a worry from the home page; return its id."""
    main = neighbour.tab.locator("main")
    neighbour.go("/wetterwald/")
    neighbour.hand.press(main.locator("a[href$='/zorgen-om-iemand/']"))
    assert "Dan moeten wij misschien uw naam zeggen." in neighbour.text()
    main.locator("[name=wat]").fill(f"Bij haar blijven {STORY}.")
    main.locator("[name=wie]").fill(NAME)
    main.locator("[name=waar]").fill(STREET)
    neighbour.choose("tekens", "too_little_money")
    neighbour.choose("u", "neighbour")
    neighbour.choose("bekend", "met")
    main.locator("[name=naam]").fill(TELLER)
    neighbour.send("Stuur dit")
    assert "Dank u wel. Er gaat iemand langs." in neighbour.tab.content()
    [[worry_id]] = neighbour.rows("SELECT id FROM outreach_worry ORDER BY reported_at DESC LIMIT 1")
    return str(worry_id)


def give(lead: Walker, worry_id: str) -> int:
    """As who leads there, ask the first supporter to go; return her user id."""
    [[coordinator]] = lead.rows(
        "SELECT min(g.user_id) FROM identity_grant g JOIN outreach_worry w"
        " ON g.scope = 'organisation:' || w.organisation_id"
        " WHERE w.id = %s AND g.role = 'coordinator'",
        worry_id,
    )
    lead.sign_in(coordinator)
    lead.go("/desk/worries/")
    tells_nothing(lead)
    lead.hand.press(lead.tab.locator(f"main a[href='/desk/worries/{worry_id}/']"))
    tells_nothing(lead)
    lead.hand.tick(lead.tab.locator("main [name=user]").first)
    lead.send("Vraag")
    [[user_id]] = lead.rows("SELECT user_id FROM outreach_worry WHERE id = %s", worry_id)
    return int(user_id)


def tells_nothing(walker: Walker) -> None:
    page = walker.tab.content()
    assert not [word for word in (NAME, STREET, STORY, TELLER) if word in page]


def note(supporter: Walker, worry_id: str, how: str, agreed: str = "") -> int:
    """Note a visit, from today; return with how many touches, the words not counted."""
    supporter.go("/desk/today/")
    tells_nothing(supporter)
    before = supporter.hand.steps
    supporter.hand.press(supporter.tab.locator(f"main a[href='/desk/visits/{worry_id}/']"))
    supporter.hand.tick(supporter.tab.locator(f"main [name=how][value={how}]"))
    if agreed:
        supporter.tab.locator("main [name=agreed]").fill(agreed)
    supporter.hand.press(supporter.tab.locator("main button", has_text="Bewaar dit bezoek"))
    return supporter.hand.steps - before


def found_in(walker: Walker, words: str) -> list[str]:
    """Return the tables of which any column of any row has `words` in it."""
    tables = [
        name
        for [name] in walker.rows(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        )
    ]
    return [
        table
        for table in tables
        if walker.rows(f'SELECT 1 FROM "{table}" one WHERE one::text LIKE %s LIMIT 1', f"%{words}%")
    ]


def counted(walker: Walker, what: str) -> int:
    [[n]] = walker.rows("SELECT coalesce(sum(n), 0) FROM outreach_tally WHERE what = %s", what)
    return int(n)


def left_of(walker: Walker, worry_id: str) -> int:
    [[n]] = walker.rows(
        "SELECT (SELECT count(*) FROM outreach_worry WHERE id = %s)"
        " + (SELECT count(*) FROM outreach_worrytext WHERE worry_id = %s)"
        " + (SELECT count(*) FROM outreach_visit WHERE worry_id = %s)",
        *[worry_id] * 3,
    )
    return int(n)


@pytest.mark.req("R-317", "R-318", "R-324")
def test_a_worry_becomes_a_visit_becomes_a_question(somebody):
    neighbour, lead, supporter, herself = somebody(), somebody(), somebody(), somebody()
    signals = counted(neighbour, "too_little_money")

    worry_id = tell(neighbour)
    supporter.sign_in(give(lead, worry_id))
    touches = note(supporter, worry_id, "agreed", agreed="Donderdag drinken we koffie.")

    assert touches <= 3
    assert counted(neighbour, "too_little_money") == signals + 1
    supporter.go(f"/desk/visits/{worry_id}/")
    assert NAME in supporter.text()
    assert "Donderdag drinken we koffie." in supporter.text()

    supporter.hand.press(supporter.tab.locator("main a", has_text="Schrijf de vraag op"))
    supporter.tab.locator("main [name=words]").fill(HERS)
    supporter.send("Wie kan helpen?")
    supporter.hand.tick(supporter.tab.locator("main [name=who]").first)
    supporter.send("Stuur naar wie de inwoner koos")
    code = " ".join(supporter.tab.locator(".naast-code__words span").all_inner_texts())

    assert len(code.split()) == 6
    assert left_of(supporter, worry_id) == 0
    assert supporter.status(f"/desk/visits/{worry_id}/") == 404
    [[channel, mine, chosen]] = supporter.rows(
        "SELECT channel, user_id IS NOT NULL, chosen_by_resident FROM matching_question"
        " ORDER BY asked_at DESC LIMIT 1"
    )
    assert (channel, mine, chosen) == ("outreach", True, True)

    herself.go("/wetterwald/mijn-dossier/")
    herself.tab.locator("main [name=code]").fill(code)
    herself.send("Open mijn dossier")
    assert HERS in herself.text()
    tells_nothing(herself)


@pytest.mark.req("R-317")
def test_after_a_fortnight_the_name_is_gone_from_everywhere_and_the_counts_stay(somebody):
    neighbour, lead, supporter = somebody(), somebody(), somebody()
    worry_id = tell(neighbour)
    supporter.sign_in(give(lead, worry_id))
    note(supporter, worry_id, "nobody_home")
    before = {what: counted(lead, what) for what in ("reported", "visited", "time_over")}

    lead.rows(
        "UPDATE outreach_worry SET reported_at = reported_at - interval '14 days',"
        " ends_at = ends_at - interval '14 days' WHERE id = %s",
        worry_id,
    )
    # The job has not run yet; nobody reads it all the same.
    assert left_of(lead, worry_id) == 3
    assert supporter.status(f"/desk/visits/{worry_id}/") == 404
    assert lead.status(f"/desk/worries/{worry_id}/") == 404
    run(supporter.site, "let_go_of_names")

    assert left_of(lead, worry_id) == 0
    for words in (NAME, STREET, STORY, TELLER):
        assert found_in(lead, words) == []
    for walker, path in ((supporter, "/desk/today/"), (lead, "/desk/worries/")):
        walker.go(path)
        assert worry_id not in walker.tab.content()
        tells_nothing(walker)
    before["time_over"] += 1
    assert {what: counted(lead, what) for what in before} == before
    # The record keeps that somebody looked and did: ids and codes, that lead nowhere now.
    kept = lead.rows(
        "SELECT DISTINCT action, reason FROM audit_entry WHERE object_id = %s", worry_id
    )
    assert {action for action, _reason in kept} == {
        "outreach.worry.given", "outreach.worry.opened", "outreach.visit.noted",
    }  # fmt: skip
    assert {reason for _action, reason in kept} == {"", "nobody_home"}


def run(site, *arguments: str) -> None:
    """Run a command as the worker does its jobs: with the rights of the app."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "naast.config.settings",
        "NAAST_DATABASE": site.database,
        "NAAST_DATABASE_ROLE": "app",
    }
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True)
