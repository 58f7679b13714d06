"""What stands beside residents sees: a supporter, her day and her cases."""

from playwright.sync_api import Page as Tab

from tests.pages.steps import Page, Steps, by_link, filled_in, in_turn, pressed, too_late, unfolded

ONE_WHY = r"/desk/why/[0-9a-f-]{36}/"


def on_answered(address: str) -> Steps:
    """Follow the link of the first line of a list that was answered."""

    def steps(tab: Tab) -> None:
        line = tab.locator("main li", has_text="Beantwoord op")
        tab.goto(line.locator(f"a[href*='{address}']").first.get_attribute("href") or "")

    return steps


def of_resident(first_name: str, *addresses: str) -> Steps:
    """Open the case of a resident from the list, and follow links on from there."""

    def steps(tab: Tab) -> None:
        link = tab.locator("main a[href*='/cases/']", has_text=first_name).first
        tab.goto(link.get_attribute("href") or "")
        by_link(*addresses)(tab)

    return steps


PAGES = (
    Page(
        name="te-laat-dossier",
        path="/desk/cases/",
        steps=too_late(
            "Rianne", "/klopt-niet/achter-de-vraag/", r"/cases/[0-9a-f-]{36}/", "/question/"
        ),
        who="jildou@naast.demo",
        resident=False,
    ),
    Page(name="vandaag", path="/desk/today/", who="jildou@naast.demo", resident=False),
    Page(name="vandaag-vrijwilliger", path="/desk/today/", who="harm@naast.demo", resident=False),
    Page(
        name="nieuwe-vraag",
        path="/desk/today/",
        steps=by_link("/questions/"),
        who="jildou@naast.demo",
        resident=False,
    ),
    Page(
        name="nieuwe-vraag-fout",
        path="/desk/today/",
        steps=in_turn(by_link("/questions/"), filled_in(send="Geef door")),
        who="jildou@naast.demo",
        resident=False,
    ),
    Page(name="mijn-mensen", path="/desk/cases/", who="jildou@naast.demo", resident=False),
    *(
        Page(
            name=name,
            path="/desk/cases/",
            steps=by_link(r"/cases/[0-9a-f-]{36}/", *links),
            who="jildou@naast.demo",
            resident=False,
        )
        for name, links in {
            "dossier": (),
            "vraag-achter-de-vraag": ("/question/",),
            "doel": ("/goal/",),
            "ladder": ("/ladder/",),
            "afspraak": ("/appointment/",),
            "belofte": ("/promise/",),
            "dossier-afsluiten": ("/close/",),
            "veiligheid": ("/safety/$",),
            "termijnen-in-dossier": ("/terms/$",),
            "termijn-verder": ("/terms/$", r"/terms/[0-9a-f-]{36}/"),
            "brief-nieuw": ("/terms/$", "/letters/new/objection/$"),
            "brief": ("/terms/$", r"/letters/[0-9a-f-]{36}/"),
            "klacht-brief": ("/terms/$", "/letters/new/complaint/$"),
            "regel-noteren": ("/rule/$",),
            "mee-op-bezoek": ("/visit/$",),
            "onderweg-op-bezoek": ("/visit/$", "/on-visit/"),
        }.items()
    ),
    *(
        Page(name=name, path="/desk/our-way/", who="carla@naast.demo", steps=steps, resident=False)
        for name, steps in {
            "zo-werken-wij": None,
            "zonder-verbinding": by_link("/offline/"),
            "brief-eigen-woorden": by_link("/letters/notice_of_default/"),
        }.items()
    ),
    Page(
        name="regel-noteren-fout",
        path="/desk/cases/",
        steps=in_turn(
            by_link(r"/cases/[0-9a-f-]{36}/", "/rule/$"),
            filled_in(prevented="Mevrouw Jansen kreeg geen wasmachine"),
        ),
        who="jildou@naast.demo",
        resident=False,
    ),
    Page(
        name="klopt-niet-antwoord",
        path="/desk/today/",
        steps=by_link("/remarks/"),
        who="jildou@naast.demo",
        resident=False,
    ),
    Page(
        name="klopt-niet-antwoord-fout",
        path="/desk/today/",
        steps=in_turn(by_link("/remarks/"), filled_in(send="Antwoord")),
        who="jildou@naast.demo",
        resident=False,
    ),
    *(
        Page(name=name, path="/desk/why/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("waarom-lijst", "carla@naast.demo", None),
            ("waarom-lijst-gemeente", "karin@naast.demo", None),
            ("waarom-lijst-leeg", "rixt@naast.demo", None),
            ("waarom-antwoord", "carla@naast.demo", by_link(ONE_WHY)),
            ("waarom-antwoord-gemeente", "karin@naast.demo", by_link(ONE_WHY)),
            ("waarom-antwoord-fout", "carla@naast.demo", in_turn(by_link(ONE_WHY), filled_in())),
            ("waarom-beantwoord", "carla@naast.demo", on_answered("/desk/why/")),
        )
    ),
    Page(
        name="dossier-berichten",
        path="/desk/today/",
        steps=by_link("/messages/"),
        who="harm@naast.demo",
        resident=False,
    ),
    Page(
        name="dossier-documenten",
        path="/desk/today/",
        steps=by_link("/messages/", r"/cases/[0-9a-f-]{36}/$", "/documents/"),
        who="harm@naast.demo",
        resident=False,
    ),
    Page(
        name="dossier-berichten-fout",
        path="/desk/today/",
        steps=in_turn(by_link("/messages/"), filled_in(send="Verstuur")),
        who="harm@naast.demo",
        resident=False,
    ),
    *(
        Page(
            name=f"{name}-fout",
            path="/desk/cases/",
            steps=in_turn(by_link(r"/cases/[0-9a-f-]{36}/", *links), filled_in()),
            who="jildou@naast.demo",
            resident=False,
        )
        for name, links in {
            "dossier": (),
            "doel": ("/goal/",),
            "dossier-ladder": ("/ladder/",),
            "afspraak": ("/appointment/",),
            "belofte": ("/promise/",),
            "dossier-afsluiten": ("/close/",),
            "brief-nieuw": ("/terms/$", "/letters/new/objection/$"),
            "veiligheid": ("/safety/$",),
        }.items()
    ),
    *(
        Page(name=name, path=path, steps=steps, who=f"{who}@naast.demo", resident=False)
        for name, path, steps, who in (
            ("afgesloten", "/desk/cases/closed/", None, "jildou"),
            ("afgesloten-organisatie", "/desk/cases/closed/", None, "carla"),
            ("afgesloten-english", "/en/desk/cases/closed/", None, "carla"),
            ("vasthouden", "/desk/cases/closed/", by_link("/hold/"), "carla"),
            (
                "vasthouden-fout",
                "/desk/cases/closed/",
                in_turn(by_link("/hold/"), filled_in(until_on="2020-01-01")),
                "carla",
            ),
            ("bewaartijd", "/desk/keeping/", None, "tetsjenoordwal"),
            ("bewaartijd-english", "/en/desk/keeping/", None, "tetsjenoordwal"),
            ("bewaartijd-niet-gekozen", "/desk/keeping/", None, "geertjemolenzicht"),
            ("bewaartijd-kiezen", "/desk/keeping/", by_link(r"/keeping/\d+/"), "tetsjenoordwal"),
            (
                "bewaartijd-kiezen-fout",
                "/desk/keeping/",
                in_turn(by_link(r"/keeping/\d+/"), filled_in(months="60")),
                "tetsjenoordwal",
            ),
        )
    ),
    Page(
        name="termijnen-in-dossier-fout",
        path="/desk/cases/",
        steps=in_turn(by_link(r"/cases/[0-9a-f-]{36}/", "/terms/$"), unfolded, filled_in()),
        who="jildou@naast.demo",
        resident=False,
    ),
    *(
        Page(name=name, path="/desk/cases/", steps=steps, who="jildou@naast.demo", resident=False)
        for name, steps in {
            "dossier-voor-ander": of_resident("Hiltsje"),
            "dossier-voor-ander-akkoord": of_resident("Hiltsje", "/agreement/"),
            "dossier-voor-ander-akkoord-fout": in_turn(
                of_resident("Hiltsje", "/agreement/"), filled_in()
            ),
            "dossier-voor-ander-code": of_resident("Hiltsje", "/invite/"),
            "dossier-voor-ander-code-gemaakt": in_turn(
                of_resident("Hiltsje", "/invite/"), pressed("Maak de code")
            ),
        }.items()
    ),
    Page(
        name="nieuwe-code-naast",
        path="/desk/cases/",
        steps=in_turn(
            by_link(r"/cases/[0-9a-f-]{36}/", "/new-code/"),
        ),
        who="jildou@naast.demo",
        resident=False,
    ),
)
