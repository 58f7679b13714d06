"""The whole way once: from a resident's question to a figure for the council, in a browser.

Six journeys in a quarter that has no others. They are counted by hand here; what the quarter says
once it is closed, before rounding, must be the same.
"""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import psycopg
import pytest

from naast.config import postgres
from naast.support.matching.rules import quantile
from tests.journeys.walk import Journey, Walker
from tests.served import served_site

ROOT = Path(__file__).resolve().parents[2]

JOURNEYS = [
    Journey(group="formal", domain="money", waited=1, outcome="own_strength", stood_beside=5),
    Journey(group="lived", domain="money", waited=4, outcome="volunteer", stood_beside=4),
    Journey(
        group="informal",
        domain="household",
        waited=2,
        outcome="for_everyone",
        stood_beside=2,
        passed_on=True,
    ),
    Journey(group="formal", domain="housing", waited=0, outcome="own_strength", stood_beside=None),
    Journey(group="informal", domain="money", waited=6, outcome="stopped", stood_beside=5),
    Journey(
        group="municipal", domain="household", waited=3, outcome="made_to_measure", stood_beside=3
    ),
]


@pytest.fixture(scope="module")
def site():
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with served_site(name=f"test_journey_{worker}", only_supply=True) as site:
        yield site
        assert site.complaints() == ""


def window(browser, *, script, width):
    context = browser.new_context(
        reduced_motion="reduce",
        java_script_enabled=script,
        viewport={"width": width, "height": 800},
        locale="fr",
    )
    context.set_default_timeout(15_000)
    return context.new_page()


@pytest.mark.req("R-024", "R-235", "R-289")
@pytest.mark.browser
def test_from_a_question_to_a_figure_for_the_council(site, browser):
    keeper = Walker(site=site, tab=window(browser, script=True, width=1280))
    keeper.keep_the_register()
    keeper.tab.context.close()
    for turn, journey in enumerate(JOURNEYS):
        # Every other journey without script, on a phone: each step must work so too.
        plain = turn % 2 == 1
        walker = Walker(
            site=site,
            tab=window(browser, script=not plain, width=360 if plain else 1280),
        )
        _walk(walker, journey)
        walker.tab.context.close()

    raw = _closed_quarter(site)

    _figures_equal_the_hand_count(raw)
    _who_steers_sees_figures_and_no_file(site, browser)


def _walk(walker: Walker, journey: Journey) -> None:
    walker.ask(journey)
    walker.days_pass(journey)
    if not journey.municipal:
        _the_coordinator_sees_that_it_waits_and_no_contents(walker, journey)
    if journey.passed_on:
        walker.pass_on(journey)
    if journey.municipal:
        matter = walker.decide(journey)
        _she_sees_all_of_it(walker, journey, "U kunt het huis niet alleen schoonhouden.")
        walker.close_matter(journey, matter)
    else:
        case = walker.support(journey)
        _she_sees_all_of_it(
            walker,
            journey,
            "Samen de eerste brief geopend.",
            "Er zit schaamte onder.",
            "Weer rustig slapen",
            "Haar zus leest mee.",
        )
        walker.close_case(journey, case)
    walker.answer(journey)


def _she_sees_all_of_it(walker: Walker, journey: Journey, *written: str) -> None:
    page = walker.open_file(journey)
    for text in (*written, "Keek in uw dossier, om u te helpen."):
        assert text in page
    walker.close_file()
    # In one browser her file and the desk are two things: staff stay signed in.
    walker.sign_in(journey.asked[-1])


def _the_coordinator_sees_that_it_waits_and_no_contents(walker: Walker, journey: Journey) -> None:
    [[coordinator]] = walker.rows(
        "SELECT g.user_id FROM identity_grant g JOIN matching_question q "
        "ON g.scope = 'organisation:' || q.organisation_id "
        "WHERE q.number = %s AND g.role = 'coordinator' ORDER BY 1 LIMIT 1",
        journey.number,
    )
    walker.sign_in(coordinator)
    walker.go("/desk/queue/")
    assert journey.number in walker.text()
    assert "Wiebrich" not in walker.text()
    assert "brievenbus" not in walker.text()
    walker.sign_out()


def _closed_quarter(site) -> dict[tuple[str, str], int]:
    address = postgres.url(user="postgres", database=site.database)
    with psycopg.connect(address, autocommit=True) as there:
        [[period, after]] = there.execute(
            "SELECT to_char(now(), 'YYYY\"-Q\"Q'), "
            "to_char(date_trunc('quarter', now()) + interval '3 months 1 day 9 hours', "
            "'YYYY-MM-DD\"T\"HH24:MI')"
        ).fetchall()
        _manage(site, "close_period", "wetterwald", period, "--at", after)
        raw = there.execute(
            "SELECT tab, cell, value FROM insight_closedperiod p, insight_counts(p.id)"
        ).fetchall()
        still = subprocess.run(
            [sys.executable, "manage.py", "close_period", "wetterwald", period],
            cwd=ROOT, env=_environment(site), capture_output=True, check=False,
        )  # fmt: skip
        assert still.returncode != 0, "a period that still runs was closed"
    return {(tab, cell): value for tab, cell, value in raw}


def _manage(site, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=_environment(site), check=True
    )


def _environment(site) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "naast.config.settings",
        "NAAST_DATABASE": site.database,
        "NAAST_DATABASE_ROLE": "app",
    }


def _figures_equal_the_hand_count(raw: dict[tuple[str, str], int]) -> None:
    supported = [j for j in JOURNEYS if not j.municipal]

    assert raw["questions", "total"] == 6
    for domain, n in Counter(j.domain for j in JOURNEYS).items():
        assert raw["domain", domain] == n
    for group, n in Counter(j.group for j in JOURNEYS).items():
        assert raw["group", group] == n
    for outcome, n in Counter(j.outcome for j in supported).items():
        assert raw["outcome", outcome] == n
    assert raw["outcome_municipality", "made_to_measure"] == 1

    waits = [j.waited for j in supported]
    assert raw["waiting", "median"] == quantile(values=waits, share=0.5) == 2
    assert raw["waiting", "p90"] == quantile(values=waits, share=0.9) == 6

    beside = [j.stood_beside for j in supported if j.stood_beside is not None]
    assert raw["stood_beside", "total"] == len(beside) == 4
    assert raw["stood_beside", "agree"] == sum(score >= 4 for score in beside) == 3


def _who_steers_sees_figures_and_no_file(site, browser) -> None:
    walker = Walker(site=site, tab=window(browser, script=True, width=1280))
    [[officer]] = walker.rows(
        "SELECT g.user_id FROM identity_grant g JOIN places_municipality m "
        "ON g.scope = 'municipality:' || m.id "
        "WHERE m.slug = 'wetterwald' AND g.role = 'policy_officer' LIMIT 1"
    )
    walker.sign_in(officer)
    walker.go("/desk/figures/")
    assert "Wiebrich" not in walker.text()
    addresses = [
        f"/desk/questions/{question_id}/"
        for [question_id] in walker.rows("SELECT id FROM matching_question")
    ]
    for [case_id] in walker.rows("SELECT id FROM casework_case"):
        parts = ("", "question/", "goal/", "ladder/", "appointment/", "promise/", "close/")
        addresses += [f"/desk/cases/{case_id}/{part}" for part in parts]
    for [matter_id] in walker.rows("SELECT id FROM decisions_matter"):
        addresses += [f"/desk/matters/{matter_id}/{part}" for part in ("", "decide/", "close/")]
    assert {walker.status(address) for address in addresses} == {404}
    walker.tab.context.close()
