"""What a resident sees with her code, and who got a piece of it."""

from datetime import date, timedelta

from playwright.sync_api import Page as Tab

from tests.pages.steps import (
    Page,
    Steps,
    at,
    by_link,
    code_of,
    enter,
    filled_in,
    in_talk,
    in_turn,
    last_link,
    pressed,
    too_long,
)


def from_file_of(first_name: str, address: str) -> Steps:
    """Open the file of a resident of the demo, and follow the link that has `address` in it."""

    def steps(tab: Tab) -> None:
        tab.locator("main details:has(button[name=code]) > summary").first.click()
        tab.locator("button[name=code]", has_text=first_name).click()
        by_link(address)(tab)

    return steps


def with_code(first_name: str, *, then: Steps | None = None) -> Steps:
    """Open the file of a resident whose story is told, with her code."""

    def steps(tab: Tab) -> None:
        enter(tab, "/wetterwald/mijn-dossier/", first_name)
        if then:
            then(tab)

    return steps


def with_pin(*addresses: str, then: Steps | None = None) -> Steps:
    """Open the file of the resident of the demo who set a PIN, and follow links from there."""

    def steps(tab: Tab) -> None:
        code = code_of(tab, "Lisanne")
        pin = tab.locator("input[name=pin]").first.get_attribute("value") or ""
        tab.goto("/wetterwald/mijn-dossier/")
        filled_in(code=code, pin=pin)(tab)
        by_link(*addresses)(tab)
        if then:
            then(tab)

    return steps


def linked_with(first_name: str) -> Steps:
    """Link the file that is open with one at the municipality, and go to what is shared."""
    return lambda tab: enter(tab, "/wetterwald/mijn-dossier/koppelen/", first_name)


def about_to_share(tab: Tab) -> None:
    """Fill in what would be shared, and look at it."""
    linked_with("Boukje")(tab)
    in_a_month = date.today() + timedelta(days=30)  # noqa: DTZ011 (the site goes by the wall clock)
    tab.locator("input[name=wat][value=plan]").check()
    tab.locator("textarea[name=plan]").fill("Ik wil zelf weer koken, met een stoel erbij.")
    tab.locator("input[name=met]").first.check()
    tab.locator("input[name=waarvoor][value=decision]").check()
    tab.locator("input[name=tot]").fill(in_a_month.isoformat())
    tab.locator("main button[type=submit]").last.click()
    tab.wait_for_load_state()


def about_to_share_outside(tab: Tab) -> None:
    """Fill in what would be shared with somebody who has no file here, and look at it."""
    in_a_week = date.today() + timedelta(days=7)  # noqa: DTZ011 (the site goes by the wall clock)
    tab.locator("input[name=wat][value=goals]").check()
    tab.locator("input[name=met][value=anders]").check()
    tab.locator("input[name=wie]").fill("Mijn dochter")
    tab.locator("input[name=waarvoor][value=help]").check()
    tab.locator("input[name=tot]").fill(in_a_week.isoformat())
    filled_in(send="Bekijk")(tab)


def read_with_a_code(tab: Tab) -> None:
    """Share something, and read it with the code as who got it."""
    in_turn(by_link("/delen/"), about_to_share_outside, filled_in(send="Deel dit"))(tab)
    code = " ".join(tab.locator(".naast-code__words span").all_inner_texts())
    tab.context.clear_cookies()
    tab.goto("/wetterwald/gedeeld/")
    filled_in(code=code)(tab)


def twice(tab: Tab) -> None:
    """Send the same question twice, as who presses the button and then goes back."""
    tab.locator("main textarea").first.fill("Ik durf de post niet open te doen.")
    sent = tab.locator("main form:has(textarea)").evaluate(
        "form => Object.fromEntries(new FormData(form))"
    )
    tab.request.post(tab.url, form=sent, headers={"Referer": tab.url})
    with tab.expect_navigation():
        tab.locator("main form:has(textarea) button[type=submit]").first.click()


def closed_meanwhile(tab: Tab) -> None:
    """Write a message in a file that closed on this device since the page was opened."""
    tab.locator("main textarea").first.fill("Dinsdag kan ik niet.")
    tab.context.clear_cookies(name="naast")
    with tab.expect_navigation():
        tab.locator("main form:has(textarea) button[type=submit]").first.click()


def without_token(tab: Tab) -> None:
    """Send the form of the page with a token that is no longer good."""
    tab.locator("main input[name=csrfmiddlewaretoken]").first.evaluate("it => it.value = 'old'")
    filled_in()(tab)


def call_me_on(number: str) -> Steps:
    """Ask to be called on this number."""

    def steps(tab: Tab) -> None:
        tab.locator("main input[type=radio]").nth(1).check()
        filled_in(phone=number)(tab)

    return steps


def invited(tab: Tab) -> None:
    """Make a code for whom somebody asked, close the file, and come as the other with the code."""
    with_code("Hiltsje", then=in_turn(by_link("/vraag/"), pressed("Maak de code")))(tab)
    code = " ".join(tab.locator(".naast-code__words span").all_inner_texts())
    tab.goto("/wetterwald/mijn-dossier/")
    pressed("Sluit mijn dossier")(tab)
    tab.goto("/wetterwald/mijn-dossier/")
    filled_in(code=code)(tab)


PAGES = (
    Page(
        name="eigen-plan",
        path="/wetterwald/mijn-dossier/",
        steps=with_code(
            "Tjitske",
            then=in_turn(at("/wetterwald/gesprek/"), in_talk(16), pressed("Bewaar")),
        ),
    ),
    Page(
        name="code",
        path="/wetterwald/kies/iemand/",
        steps=filled_in(voornaam="Wiebrich", vraag="Ik zie door de brieven het bos niet meer."),
    ),
    Page(name="dossier-deur", path="/wetterwald/mijn-dossier/"),
    Page(
        name="dossier-deur-fout",
        path="/wetterwald/mijn-dossier/",
        steps=filled_in(code="appel boom fiets water stoel 12"),
    ),
    *(
        Page(name=name, path="/wetterwald/mijn-dossier/", steps=steps)
        for name, steps in {
            "mijn-dossier": with_code("Tjitske"),
            "mijn-dossier-english": with_code("Tjitske", then=at("/en/wetterwald/mijn-dossier/")),
            "mijn-dossier-wacht": with_code("Sipke"),
            "mijn-dossier-samen": with_code("Folkert"),
            "mijn-dossier-vervanger": with_code("Jantsje"),
            "berichten": with_code("Tjitske", then=by_link("/berichten/")),
            "berichten-english": with_code(
                "Tjitske", then=at("/en/wetterwald/mijn-dossier/berichten/")
            ),
            "berichten-fout": with_code(
                "Tjitske", then=in_turn(by_link("/berichten/"), filled_in(send="Verstuur"))
            ),
            "berichten-niemand": with_code(
                "Rianne", then=at("/wetterwald/mijn-dossier/berichten/")
            ),
            "eigen-tijden": with_code("Boukje", then=at("/wetterwald/mijn-dossier/tijden/")),
            "eigen-tijden-fout": with_code(
                "Keimpe", then=in_turn(at("/wetterwald/mijn-dossier/tijden/"), filled_in())
            ),
            "eigen-afspraak": with_code("Boukje", then=by_link("/afspraak/")),
            "eigen-verslag": with_code("Boukje", then=by_link("/verslag/")),
            "eigen-verslag-fout": with_code(
                "Boukje", then=in_turn(by_link("/verslag/"), filled_in())
            ),
            "eigen-verslag-beantwoord": with_code("Keimpe", then=by_link("/verslag/")),
            "berichten-gemeente": with_code("Boukje", then=by_link("/berichten/")),
            "documenten": with_code("Tjitske", then=by_link("/documenten/")),
            "documenten-english": with_code(
                "Tjitske", then=at("/en/wetterwald/mijn-dossier/documenten/")
            ),
            "documenten-fout": with_code(
                "Tjitske", then=in_turn(by_link("/documenten/"), filled_in(send="Voeg"))
            ),
            "klopt-niet": with_code("Tjitske", then=by_link("/klopt-niet/gesprek/")),
            "klopt-niet-trede": with_code("Folkert", then=by_link("/klopt-niet/trede/")),
            "klopt-niet-afgesloten": with_code("Rianne", then=by_link("/klopt-niet/")),
            "klopt-niet-besluit": with_code("Keimpe", then=by_link("/klopt-niet/besluit/")),
            "klopt-niet-fout": with_code(
                "Tjitske", then=in_turn(by_link("/klopt-niet/gesprek/"), filled_in(send="Zet"))
            ),
            "waarom": with_code("Tjitske", then=by_link("/waarom/")),
            "waarom-english": with_code(
                "Tjitske", then=in_turn(at("/en/wetterwald/mijn-dossier/"), by_link("/waarom/"))
            ),
            "waarom-gemeente": with_code("Boukje", then=by_link("/waarom/")),
            "waarom-niemand": with_code("Neeltje", then=last_link("/waarom/")),
            "mijn-veiligheid": with_code("Tjitske", then=by_link("/zorgen/")),
            "brieven": with_code("Tjitske", then=by_link("/brieven/")),
            "brieven-english": with_code(
                "Tjitske", then=at("/en/wetterwald/mijn-dossier/brieven/")
            ),
            "antwoorden": with_code("Folkert", then=at("/wetterwald/mijn-dossier/antwoorden/")),
            "antwoorden-gemeente": with_code(
                "Keimpe", then=at("/wetterwald/mijn-dossier/antwoorden/")
            ),
            "antwoorden-leeg": with_code("Sipke", then=at("/wetterwald/mijn-dossier/antwoorden/")),
            "antwoorden-english": with_code(
                "Folkert", then=at("/en/wetterwald/mijn-dossier/antwoorden/")
            ),
            "waarom-fout": with_code("Tjitske", then=in_turn(by_link("/waarom/"), too_long)),
            "kies-opnieuw": with_code(
                "Sipke", then=in_turn(at("/wetterwald/vind-iemand/"), by_link("/mensen/", "/kies/"))
            ),
            "mijn-dossier-afgesloten": with_code("Rianne"),
            "mijn-dossier-gemeente": with_code("Boukje"),
            "mijn-dossier-besluit": with_code("Keimpe"),
            "bezwaar-maken": with_code("Boukje", then=by_link("/oneens/")),
            "bezwaar-maken-fout": with_code("Boukje", then=in_turn(by_link("/oneens/"), too_long)),
            "bezwaar-maken-english": with_code(
                "Boukje", then=in_turn(at("/en/wetterwald/mijn-dossier/"), by_link("/oneens/"))
            ),
            "bezwaar": with_code("Boukje", then=by_link("/bezwaar/")),
            "bezwaar-english": with_code(
                "Boukje", then=in_turn(at("/en/wetterwald/mijn-dossier/"), by_link("/bezwaar/"))
            ),
            "bezwaar-fout": with_code(
                "Boukje", then=in_turn(by_link("/bezwaar/"), filled_in(send="Voeg"))
            ),
            "bezwaar-gewonnen": with_code("Keimpe", then=by_link("/bezwaar/")),
            "delen-eerst-koppelen": with_code("Tjitske", then=by_link("/delen/")),
            "delen-fout": with_code(
                "Roelfien", then=in_turn(by_link("/delen/"), filled_in(send="Bekijk"))
            ),
        }.items()
    ),
    *(
        Page(name=name, path="/wetterwald/mijn-dossier/", steps=with_code("Roelfien", then=then))
        for name, then in {
            "dossier-inwoner": None,
            "koppelen": by_link("/delen/", "/koppelen/"),
            "delen": linked_with("Boukje"),
            "delen-buiten": in_turn(by_link("/delen/"), about_to_share_outside),
            "delen-code": in_turn(
                by_link("/delen/"), about_to_share_outside, filled_in(send="Deel dit")
            ),
            "gedeeld-gelezen": read_with_a_code,
            "delen-voorbeeld": about_to_share,
        }.items()
    ),
    Page(name="gedeeld", path="/wetterwald/gedeeld/"),
    Page(
        name="gedeeld-fout",
        path="/wetterwald/gedeeld/",
        steps=filled_in(send="Lees het", code="appel boom roos"),
    ),
    Page(name="niet-verder", path="/wetterwald/mijn-dossier/", steps=without_token),
    # What came too late (409): it is given back, and nothing is lost.
    Page(name="te-laat-al-gevraagd", path="/wetterwald/kies/iemand/", steps=twice),
    Page(
        name="te-laat-bericht",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Tjitske", then=in_turn(by_link("/berichten/"), closed_meanwhile)),
    ),
    Page(
        name="koppelen-fout",
        path="/wetterwald/mijn-dossier/",
        steps=with_code(
            "Tjitske",
            then=in_turn(by_link("/delen/", "/koppelen/"), filled_in(code="appel boom")),
        ),
    ),
    Page(
        name="mijn-code",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Mounir", then=by_link("/code/")),
    ),
    Page(
        name="pincode",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Mounir", then=by_link("/code/", "/pincode/")),
    ),
    *(
        Page(name=name, path="/wetterwald/mijn-dossier/", steps=steps)
        for name, steps in {
            "mijn-code-pincode": with_pin("/code/"),
            "pincode-veranderen": with_pin("/code/", "/pincode/"),
            "pincode-fout": with_pin(
                "/code/", "/pincode/", then=filled_in(nu="5550", pin="1234", nogmaals="1234")
            ),
            "pincode-weg": with_pin("/code/", "/pincode/weg/"),
        }.items()
    ),
    Page(
        name="dossier-klacht-langer",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Doetie"),
    ),
    Page(
        name="dossier-klacht-beantwoord",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Folkert"),
    ),
    # Asked for another: who asked, the other, and who stands beside them.
    *(
        Page(name=name, path="/wetterwald/mijn-dossier/", steps=steps)
        for name, steps in {
            "voor-ander-wacht": with_code("Hiltsje"),
            "voor-ander-code": with_code("Hiltsje", then=by_link("/vraag/")),
            "voor-ander-code-gemaakt": with_code(
                "Hiltsje", then=in_turn(by_link("/vraag/"), pressed("Maak de code"))
            ),
            "voor-ander-gevraagd": invited,
            "voor-ander-gevraagd-fout": in_turn(invited, pressed("Ja, dit wil ik")),
            "voor-ander-nee": in_turn(invited, pressed("Nee, dit wil ik niet")),
            "voor-ander-ja": with_code("Jantsje"),
            "voor-ander-meelezen": with_code("Geeske", then=by_link("/voor/")),
        }.items()
    ),
    *(
        Page(name=name, path="/wetterwald/mijn-dossier/", steps=with_code(who, then=then))
        for name, who, then in (
            ("mijn-dossier-afgesloten", "Rianne", None),
            ("dossier-bewaren", "Tjitske", by_link("/bewaren/")),
            ("dossier-bewaren-vastgehouden", "Rianne", by_link("/bewaren/")),
            ("dossier-bewaren-langer", "Mounir", by_link("/bewaren/")),
            (
                "dossier-bewaren-english",
                "Rianne",
                at("/en/wetterwald/mijn-dossier/bewaren/"),
            ),
        )
    ),
    Page(
        name="dossier-wissen",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Tjitske", then=by_link("/wissen/")),
    ),
    Page(
        name="dossier-wissen-fout",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Tjitske", then=in_turn(by_link("/wissen/"), filled_in())),
    ),
    Page(
        name="dossier-meenemen",
        path="/wetterwald/mijn-dossier/",
        steps=with_code("Mounir", then=by_link("/meenemen/")),
    ),
    Page(name="mening", path="/demo/", steps=from_file_of("Mounir", "/mening/")),
    Page(name="bellen", path="/demo/", steps=from_file_of("Neeltje", "/bellen/")),
    Page(
        name="bellen-fout",
        path="/demo/",
        steps=in_turn(from_file_of("Neeltje", "/bellen/"), call_me_on("06")),
    ),
)
