"""The municipality's side: an officer, her matters, objections and mandates."""

import re

from playwright.sync_api import Page as Tab

from tests.pages.steps import Page, Steps, by_link, filled_in, in_turn, last_link, too_late


def undecided(tab: Tab) -> None:
    """Go to the first matter in which nothing is decided yet; take a question if there is none."""
    links = [link.get_attribute("href") or "" for link in tab.locator("main a").all()]
    for link in links:
        if re.search(r"/matters/[0-9a-f-]{36}/$", link):
            tab.goto(link)
            if tab.locator('main a[href$="/decide/"]').count():
                return
    tab.goto("/desk/matters/")
    with tab.expect_navigation():
        tab.locator('main form[action$="/take/"] button').first.click()


def by_matter_with(address: str) -> Steps:
    """Go to the first matter that has a link with `address` in it, and follow that."""

    def steps(tab: Tab) -> None:
        links = [link.get_attribute("href") or "" for link in tab.locator("main a").all()]
        for link in links:
            if re.search(r"/matters/[0-9a-f-]{36}/$", link):
                tab.goto(link)
                found = tab.locator(f'main a[href$="{address}"]')
                if found.count():
                    tab.goto(found.first.get_attribute("href") or "")
                    return
        raise AssertionError(address)

    return steps


def in_undecided(*addresses: str) -> Steps:
    def steps(tab: Tab) -> None:
        undecided(tab)
        by_link(*addresses)(tab)

    return steps


OBJECTION = r"/desk/objections/[0-9a-f-]{36}/$"


def notified(tab: Tab) -> None:
    """Note what somebody notifies by phone, after it was read out what the law has her told."""
    tab.fill("main textarea[name=words]", "Het lukt niet meer om de was te doen.")
    tab.locator("main label:has(input[name=told])").click()
    filled_in(first_name="Jelske")(tab)


def with_decision(tab: Tab) -> None:
    """Go to the first matter in which something is decided."""
    decided = tab.locator("main li", has_text="besloten")
    tab.goto(decided.locator("a").first.get_attribute("href") or "")


PAGES = (
    Page(
        name="te-laat-zaak",
        path="/desk/matters/",
        steps=too_late("Keimpe", "/klopt-niet/besluit/", r"/matters/[0-9a-f-]{36}/$", "/question/"),
        who="nadia@naast.demo",
        resident=False,
    ),
    Page(
        name="melding-berichten",
        path="/desk/matters/",
        steps=by_link("/messages/"),
        who="nadia@naast.demo",
        resident=False,
    ),
    Page(name="meldingen", path="/desk/matters/", who="nadia@naast.demo", resident=False),
    *(
        Page(name=f"{name}-english", path=f"/en{path}", who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("inloggen", "/accounts/login/", None, None),
            ("vandaag", "/desk/today/", "jildou@naast.demo", None),
            ("mijn-kaartje", "/desk/my-card/", "harm@naast.demo", None),
            (
                "dossier",
                "/desk/cases/",
                "jildou@naast.demo",
                by_link(r"/cases/[0-9a-f-]{36}/"),
            ),
            ("wachtrij", "/desk/queue/", "carla@naast.demo", None),
            ("wachtrij-voorstel", "/desk/suggestion/", "carla@naast.demo", None),
            ("meldingen", "/desk/matters/", "nadia@naast.demo", None),
            ("melding", "/desk/matters/", "nadia@naast.demo", undecided),
        )
    ),
    Page(
        name="regel-noteren-meitinker",
        path="/desk/matters/",
        steps=in_undecided("/rule/$"),
        who="nadia@naast.demo",
        resident=False,
    ),
    *(
        Page(name=name, path="/desk/terms/", steps=steps, who=who, resident=False)
        for name, steps, who in (
            ("termijnen", None, "gea@naast.demo"),
            ("termijnen-raad", None, "emre@naast.demo"),
            ("termijn", by_link("/terms/WGS_BESLUIT/"), "gea@naast.demo"),
            (
                "termijn-fout",
                in_turn(by_link("/terms/AWB_KLACHT/"), filled_in(length="0")),
                "gea@naast.demo",
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/mandates/", steps=steps, who=who, resident=False)
        for name, steps, who in (
            ("mandaten", None, "gea@naast.demo"),
            ("mandaten-meitinker", None, "nadia@naast.demo"),
            ("mandaat-nieuw", by_link(r"/mandates/new/\d+/"), "gea@naast.demo"),
            (
                "mandaat-nieuw-fout",
                in_turn(by_link(r"/mandates/new/\d+/"), filled_in(function="Meitinker")),
                "gea@naast.demo",
            ),
            ("mandaat-achter", by_link("/back/"), "gea@naast.demo"),
            ("mandaat-op-naam", by_link("/name/"), "gea@naast.demo"),
            ("mandaat-eindigt", by_link("/end/"), "gea@naast.demo"),
        )
    ),
    *(
        Page(name=name, path=path, steps=steps, who=who, resident=False)
        for name, path, steps, who in (
            ("kader", "/desk/framework/", None, "gea@naast.demo"),
            ("kader-meitinker", "/en/desk/framework/", None, "nadia@naast.demo"),
            ("kader-artikel", "/desk/framework/", by_link(r"/new/\d+/"), "gea@naast.demo"),
            (
                "kader-artikel-fout",
                "/desk/framework/",
                in_turn(by_link(r"/new/\d+/"), filled_in(name="Artikel 8")),
                "gea@naast.demo",
            ),
            ("kader-eindigt", "/desk/framework/", by_link("/end/"), "gea@naast.demo"),
            ("doorbraken", "/desk/breakthroughs/", None, "gea@naast.demo"),
            ("doorbraken-english", "/en/desk/breakthroughs/", None, "gea@naast.demo"),
        )
    ),
    Page(name="mandaten-english", path="/en/desk/mandates/", who="gea@naast.demo", resident=False),
    Page(name="mandaten-inwoner", path="/wetterwald/mandaten/"),
    Page(name="mandaten-inwoner-english", path="/en/wetterwald/mandaten/"),
    Page(name="mandaten-inwoner-leeg", path="/veenmond/mandaten/"),
    *(
        Page(name=name, path="/desk/matters/", steps=steps, who="nadia@naast.demo", resident=False)
        for name, steps in {
            "melding": undecided,
            "melding-met-besluit": with_decision,
            "melding-doorgeven": by_link("/pass-on/"),
            "melding-fout": in_turn(undecided, filled_in()),
            "melding-besluit-fout": in_turn(in_undecided("/decide/"), filled_in()),
            "melding-afsluiten-fout": in_turn(in_undecided("/close/"), filled_in()),
            "melding-vraag": in_undecided("/question/"),
            "melding-ladder": in_undecided("/ladder/"),
            "melding-afspraak": in_turn(undecided, by_link("/appointment/")),
            "melding-afspraak-fout": in_turn(
                undecided, by_link("/appointment/"), filled_in(send="Leg de afspraak vast")
            ),
            "melding-verslag": by_matter_with("/report/"),
            "melding-brief": by_matter_with("/letter/"),
            "melding-opnieuw": by_matter_with("/anew/"),
            "melding-opnieuw-fout": in_turn(by_matter_with("/anew/"), filled_in()),
            "melding-verslag-fout": in_turn(by_matter_with("/report/"), filled_in()),
            "melding-antwoord": by_matter_with("/report/reply/"),
            "melding-vooraf": in_undecided("/notice/"),
            "melding-doen": by_link("/notify/"),
            "melding-doen-fout": in_turn(by_link("/notify/"), filled_in()),
            "melding-gedaan": in_turn(by_link("/notify/"), notified),
            "melding-aanvraag": by_matter_with("/application/"),
            "melding-besluit": in_undecided("/decide/"),
            "melding-een-gesprek": in_undecided("/conversation/"),
            "melding-een-gesprek-fout": in_turn(in_undecided("/conversation/"), filled_in()),
            "melding-afsluiten": in_undecided("/close/"),
        }.items()
    ),
    *(
        Page(
            name=name,
            path="/desk/objections/",
            steps=steps,
            who="merelstroomdal@naast.demo",
            resident=False,
        )
        for name, steps in {
            "bezwaren": None,
            "bezwaar-papier": by_link("/register/"),
            "bezwaar-papier-fout": in_turn(by_link("/register/"), filled_in()),
            "bezwaar-te-laat": by_link(OBJECTION),
            "bezwaar-horen": last_link(OBJECTION),
            "bezwaar-zitting": by_link(OBJECTION, "/hearing/"),
            "bezwaar-zitting-fout": in_turn(by_link(OBJECTION, "/hearing/"), filled_in()),
            "bezwaar-verslag": by_link(OBJECTION, "/heard/"),
            "bezwaar-verslag-fout": in_turn(by_link(OBJECTION, "/heard/"), filled_in()),
            "bezwaar-langer": in_turn(last_link(OBJECTION), by_link("/longer/")),
            "bezwaar-langer-fout": in_turn(last_link(OBJECTION), by_link("/longer/"), filled_in()),
            "bezwaar-besluit": by_link(OBJECTION, "/decide/"),
            "bezwaar-besluit-fout": in_turn(by_link(OBJECTION, "/decide/"), filled_in()),
        }.items()
    ),
    Page(
        name="bezwaren-leeg",
        path="/desk/objections/",
        who="elifnuryenisuyu@naast.demo",
        resident=False,
    ),
)
